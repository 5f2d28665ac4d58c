package paper

import (
	"fmt"
	"io"

	"dendau/assets"
)

// Bundle is what sheets of codes say beside them: which kiosk's, and which of its events. They name nobody.
type Bundle struct {
	Kiosk       string
	First, Last uint32
}

// Codes writes a bundle as sheets of QR codes, all of one size.
func Codes(w io.Writer, m *assets.Messages, head Head, b Bundle, sheets [][]Code) error {
	p := begin(m, head, false)
	number, all := 0, 0
	for _, sheet := range sheets {
		all += len(sheet)
	}
	for _, sheet := range sheets {
		p.AddPage()
		p.write(17, true, 0, head.Title)
		p.write(11, false, 0, m.T("paper.codesOf", "kiosk", b.Kiosk, "from", fmt.Sprint(b.First), "to", fmt.Sprint(b.Last)))
		p.write(10, false, 0, m.T("paper.codesHow"))
		p.Ln(2)
		p.codes(sheet, &number, all)
	}
	return p.send(w)
}

// codes draws a sheet: three columns of small codes, or two of large ones.
func (p *page) codes(sheet []Code, number *int, all int) {
	const small = 65 // modules of the largest code that is small
	columns, rows := 2, 3
	if len(sheet) > 0 && len(sheet[0]) <= small {
		columns, rows = 3, 4
	}
	const caption = 4
	top := p.GetY()
	side := min(p.width()/float64(columns), p.room()/float64(rows)-caption)
	left := marginLeft + (p.width()-side*float64(columns))/2
	for i, c := range sheet {
		x, y := left+side*float64(i%columns), top+(side+caption)*float64(i/columns)
		p.code(c, x, y, side)
		*number++
		p.face(8, false)
		p.SetXY(x, y+side-1)
		p.CellFormat(side, caption, fmt.Sprintf("%d / %d", *number, all), "", 0, "C", false, 0, "")
	}
}
