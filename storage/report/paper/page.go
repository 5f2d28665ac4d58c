package paper

import (
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"dendau/assets"
)

// Sheet sizes in millimetres: A4 with room for a hole punch at the left.
const (
	marginLeft, marginTop, marginRight = 18, 14, 14
	marginBottom                       = 16
	lineGap                            = 1.35 // of the letters' height
	pointMM                            = 0.352778
)

// Head is what stands on top of every page of a sheet.
type Head struct {
	// Hall and Commune say where.
	Hall, Commune string
	// Title names the sheet, Line says of what it is: class, date, lesson.
	Title, Line string
	// Printed is when, by the kiosk's date.
	Printed time.Time
}

// page is a document under way.
type page struct {
	*fpdf.Fpdf
	m    *assets.Messages
	head Head
	// apart is set where every page is another person's.
	apart bool
}

// begin opens a document. Landscape is for tables with many columns.
func begin(m *assets.Messages, head Head, landscape bool) *page {
	orientation := "P"
	if landscape {
		orientation = "L"
	}
	p := &page{Fpdf: fpdf.New(orientation, "mm", "A4", ""), m: m, head: head}
	p.AddUTF8FontFromBytes("vn", "", assets.Font(false))
	p.AddUTF8FontFromBytes("vn", "B", assets.Font(true))
	p.SetMargins(marginLeft, marginTop, marginRight)
	p.SetAutoPageBreak(false, marginBottom)
	p.SetTitle(head.Title, true)
	p.SetCreator("Đèn Dầu", true)
	// The same sheet twice is the same bytes: a test can look, and nothing but what is printed travels in the file.
	p.SetCatalogSort(true)
	p.SetCreationDate(head.Printed)
	p.SetModificationDate(head.Printed)
	p.AliasNbPages("{pages}")
	p.SetFooterFunc(p.foot)
	return p
}

// open begins a page with the sheet's head.
func (p *page) open() {
	p.AddPage()
	p.write(9, false, 0, p.head.Hall+" · "+p.head.Commune)
	p.Ln(1.5)
	p.write(17, true, 0, p.head.Title)
	if p.head.Line != "" {
		p.write(11, false, 0, p.head.Line)
	}
	p.Ln(3)
}

func (p *page) foot() {
	p.SetY(-marginBottom + 4)
	p.SetFont("vn", "", 8)
	// The number of pages is put in when all are there, so only the words at the left may hold it.
	if !p.apart {
		p.CellFormat(0, 4, p.m.T("paper.pageOf", "i", p.PageNo(), "of", "{pages}"), "", 0, "L", false, 0, "")
		p.SetX(marginLeft)
	}
	p.CellFormat(0, 4, p.m.T("paper.printed", "date", assets.Date(p.head.Printed)), "", 0, "R", false, 0, "")
}

// write puts wrapped words at the left margin, or at x, and goes on below them.
func (p *page) write(size float64, bold bool, x float64, text string) {
	p.face(size, bold)
	if x > 0 {
		p.SetX(x)
	}
	w, _ := p.GetPageSize()
	p.MultiCell(w-marginRight-p.GetX(), size*pointMM*lineGap, text, "", "L", false)
}

// face chooses letters of a size in points.
func (p *page) face(size float64, bold bool) {
	style := ""
	if bold {
		style = "B"
	}
	p.SetFont("vn", style, size)
}

// room is how much is left on the page.
func (p *page) room() float64 {
	_, h := p.GetPageSize()
	return h - marginBottom - p.GetY()
}

// full is how much room a page has under the head of the sheet, about.
func (p *page) full() float64 {
	_, h := p.GetPageSize()
	return h - marginBottom - marginTop - 28
}

// width of the text between the margins.
func (p *page) width() float64 {
	w, _ := p.GetPageSize()
	return w - marginLeft - marginRight
}

func (p *page) send(w io.Writer) error {
	if err := p.Output(w); err != nil {
		return fmt.Errorf("paper: write %q: %w", p.head.Title, err)
	}
	return nil
}

// Code is a QR code as modules, true for dark, without its quiet zone.
type Code [][]bool

// code draws a code of a width with its quiet zone of four modules inside.
func (p *page) code(c Code, x, y, w float64) {
	if len(c) == 0 {
		return
	}
	module := w / float64(len(c)+8)
	p.SetFillColor(0, 0, 0)
	for row, line := range c {
		for from := 0; from < len(line); {
			to := from
			for to < len(line) && line[to] {
				to++
			}
			if to > from {
				p.Rect(x+module*float64(from+4), y+module*float64(row+4), module*float64(to-from), module*1.01, "F")
			}
			from = to + 1
		}
	}
}
