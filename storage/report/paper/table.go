package paper

import "slices"

// column is one column of a printed table.
type column struct {
	title string
	// width in mm; 0 takes an equal share of what the others leave.
	width float64
	align string // "L", "C", "R"
	// group is a head that stands once over neighbours of the same group.
	group string
}

// table is rows under heads, which are repeated on every page.
type table struct {
	columns []column
	rows    [][]string
	// least is the height of a row at least, for a hand to write in; size the letters' in points.
	least, size float64
	// head is the size of the heads where they are narrow, 0 for the usual one.
	head float64
	// sums are the rows, counted from 0, that stand bold under a line.
	sums []int
}

const cellPad = 1.2

func (p *page) table(t table) {
	widths := p.shares(t.columns)
	p.tableHead(t, widths)
	for i, row := range t.rows {
		bold := slices.Contains(t.sums, i)
		p.face(t.size, bold)
		h := p.rowHeight(t, row, widths)
		if h > p.room() {
			p.open()
			p.tableHead(t, widths)
			p.face(t.size, bold)
		}
		p.tableRow(t, row, widths, h, bold)
	}
}

// shares gives every column its width.
func (p *page) shares(columns []column) []float64 {
	left, open := p.width(), 0
	for _, c := range columns {
		left -= c.width
		if c.width == 0 {
			open++
		}
	}
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = c.width
		if c.width == 0 {
			widths[i] = left / float64(open)
		}
	}
	return widths
}

func (p *page) rowHeight(t table, row []string, widths []float64) float64 {
	lines := 1
	for i, text := range row {
		lines = max(lines, len(p.SplitText(text, widths[i]-2*cellPad)))
	}
	return max(t.least, float64(lines)*t.size*pointMM*lineGap+2*cellPad)
}

func (p *page) tableHead(t table, widths []float64) {
	size := min(t.size, 9)
	if t.head > 0 {
		size = t.head
	}
	p.face(size, true)
	titles := make([]string, len(t.columns))
	for i, c := range t.columns {
		titles[i] = c.title
	}
	p.SetFillColor(243, 234, 218)
	x, y := marginLeft+0.0, p.GetY()
	h := p.rowHeight(table{size: size}, titles, widths)
	over := p.groupHeight(t, size)
	h += over
	if first := max(t.least, t.size*pointMM*lineGap+2*cellPad); h+first > p.room() { // heads alone at the foot say nothing
		p.open()
		p.face(size, true)
		p.SetFillColor(243, 234, 218)
		y = p.GetY()
	}
	p.Rect(x, y, p.width(), h, "F")
	for i, title := range titles {
		top := y
		if t.columns[i].group != "" {
			top += over
		}
		p.cell(x, top, widths[i], y+h-top, size, title, t.columns[i].align)
		x += widths[i]
	}
	p.groups(t, widths, y, over, size)
	p.rule(y+h, 0.5)
	p.SetXY(marginLeft, y+h)
}

// groupHeight is the room over the heads for groups, none where there are none.
func (p *page) groupHeight(t table, size float64) float64 {
	for _, c := range t.columns {
		if c.group != "" {
			return size*pointMM*lineGap + 2*cellPad
		}
	}
	return 0
}

// groups writes each group once, centred over a line as wide as its columns.
func (p *page) groups(t table, widths []float64, y, h, size float64) {
	x := marginLeft + 0.0
	for i := 0; i < len(t.columns); {
		to, w := i+1, widths[i]
		for to < len(t.columns) && t.columns[i].group != "" && t.columns[to].group == t.columns[i].group {
			w += widths[to]
			to++
		}
		if t.columns[i].group != "" {
			p.cell(x, y, w, h, size, t.columns[i].group, "C")
			p.SetLineWidth(0.2)
			p.SetDrawColor(30, 42, 45)
			p.Line(x+1, y+h, x+w-1, y+h)
		}
		x += w
		i = to
	}
}

func (p *page) tableRow(t table, row []string, widths []float64, h float64, bold bool) {
	x, y := marginLeft+0.0, p.GetY()
	if bold {
		p.rule(y, 0.5)
	}
	for i, text := range row {
		p.cell(x, y, widths[i], h, t.size, text, t.columns[i].align)
		x += widths[i]
	}
	p.rule(y+h, 0.12)
	p.SetXY(marginLeft, y+h)
}

// cell writes wrapped words in the middle of a box's height.
func (p *page) cell(x, y, w, h, size float64, text, align string) {
	if text == "" {
		return
	}
	line := size * pointMM * lineGap
	lines := p.SplitText(text, w-2*cellPad)
	top := y + (h-line*float64(len(lines)))/2
	for i, words := range lines {
		p.SetXY(x+cellPad, top+line*float64(i))
		p.CellFormat(w-2*cellPad, line, words, "", 0, align+"M", false, 0, "")
	}
}

// rule draws a line across the page.
func (p *page) rule(y, thick float64) {
	p.SetLineWidth(thick)
	p.SetDrawColor(30, 42, 45)
	p.Line(marginLeft, y, marginLeft+p.width(), y)
}
