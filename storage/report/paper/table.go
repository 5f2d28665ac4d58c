package paper

import (
	"slices"
	"strings"
)

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
		need := h
		if slices.Contains(t.sums, i+1) && i+1 < len(t.rows) { // a sum alone on a page sums nothing up
			p.face(t.size, true)
			need += p.rowHeight(t, t.rows[i+1], widths)
			p.face(t.size, bold)
		}
		if need > p.room() {
			p.open()
			p.tableHead(t, widths)
			p.face(t.size, bold)
		}
		p.tableRow(t, row, widths, h, bold)
	}
}

// tableHeight is how high a table is that is not parted.
func (p *page) tableHeight(t table) float64 {
	widths := p.shares(t.columns)
	high := p.headHeight(t, widths)
	for i, row := range t.rows {
		p.face(t.size, slices.Contains(t.sums, i))
		high += p.rowHeight(t, row, widths)
	}
	return high
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
	high := 0.0
	for i, text := range row {
		size, lines := p.fit(text, widths[i], t.size)
		high = max(high, float64(len(lines))*size*pointMM*lineGap)
	}
	p.SetFontSize(t.size)
	return max(t.least, max(high, t.size*pointMM*lineGap)+2*cellPad)
}

// narrow is how small letters become in a cell before a line more is taken.
const narrow = 0.8

// fit cuts a cell's words into lines, in letters no larger than size and in the style that is chosen. They become a little smaller where that saves
// a line, and smaller still where a word would be broken: half of a number is another number.
func (p *page) fit(text string, w, size float64) (float64, []string) {
	room := w - 2*cellPad
	widest := ""
	p.SetFontSize(size)
	for _, word := range strings.Fields(text) {
		if p.GetStringWidth(word) > p.GetStringWidth(widest) {
			widest = word
		}
	}
	for size > 4 && p.GetStringWidth(widest) > room {
		size -= 0.25
		p.SetFontSize(size)
	}
	best, lines := size, p.SplitText(text, room)
	for small := size - 0.25; len(lines) > 1 && small >= size*narrow; small -= 0.25 {
		p.SetFontSize(small)
		if fewer := p.SplitText(text, room); len(fewer) < len(lines) {
			best, lines = small, fewer
		}
	}
	p.SetFontSize(best)
	return best, lines
}

// headSize is how large the heads are.
func (t table) headSize() float64 {
	if t.head > 0 {
		return t.head
	}
	return min(t.size, 9)
}

func (t table) titles() []string {
	titles := make([]string, len(t.columns))
	for i, c := range t.columns {
		titles[i] = c.title
	}
	return titles
}

func (p *page) headHeight(t table, widths []float64) float64 {
	p.face(t.headSize(), true)
	return p.rowHeight(table{size: t.headSize()}, t.titles(), widths) + p.groupHeight(t, t.headSize())
}

func (p *page) tableHead(t table, widths []float64) {
	size, titles := t.headSize(), t.titles()
	p.face(size, true)
	p.SetFillColor(243, 234, 218)
	x, y := marginLeft+0.0, p.GetY()
	h, over := p.headHeight(t, widths), p.groupHeight(t, size)
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
	high, widths := 0.0, p.shares(t.columns)
	for i := 0; i < len(t.columns); {
		to, w := grouped(t.columns, widths, i)
		if group := t.columns[i].group; group != "" {
			small, lines := p.fit(group, w, size)
			high = max(high, float64(len(lines))*small*pointMM*lineGap+2*cellPad)
		}
		i = to
	}
	p.SetFontSize(size)
	return high
}

// grouped is where a group of columns that begins at i ends, and how wide it is.
func grouped(columns []column, widths []float64, i int) (to int, w float64) {
	to, w = i+1, widths[i]
	for to < len(columns) && columns[i].group != "" && columns[to].group == columns[i].group {
		w += widths[to]
		to++
	}
	return to, w
}

// groups writes each group once, centred over a line as wide as its columns.
func (p *page) groups(t table, widths []float64, y, h, size float64) {
	x := marginLeft + 0.0
	for i := 0; i < len(t.columns); {
		to, w := grouped(t.columns, widths, i)
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
	before, _ := p.GetFontSize()
	defer p.SetFontSize(before)
	size, lines := p.fit(text, w, size)
	line := size * pointMM * lineGap
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
