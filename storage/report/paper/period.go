package paper

import (
	"io"

	"dendau/assets"
)

// Report is a table of the province: columns under groups.
type Report struct {
	// Figures stand large above everything.
	Figures []Figure
	Columns []ReportColumn
	Rows    [][]string
	// Sums are the rows, counted from 0, that sum others up: bold, under a line.
	Sums  []int
	Notes []string
	// Chart is drawn above the table where people would rather look than read; empty for none.
	Chart []Bar
	// ChartTitle says what the bars count.
	ChartTitle string
}

// ReportColumn is one column; Words are left, numbers right.
type ReportColumn struct {
	Title string
	Words bool
	// Group is a head that stands once over neighbours of the same group.
	Group string
}

// Figure is one large number and what it counts.
type Figure struct {
	N    string
	Word string
}

// Bar is one column of a chart.
type Bar struct {
	Label string
	N     int
	// Off is set for an evening that did not take place: a dashed empty bar.
	Off bool
}

// mostColumns is how many columns stand side by side in letters that can be read; a wider table goes on below.
const mostColumns = 12

// Period writes the report of a period. A table of more than twelve columns is written in parts, each beginning with the first column.
func Period(w io.Writer, m *assets.Messages, head Head, r Report) error {
	p := begin(m, head, true)
	p.open()
	if len(r.Figures) > 0 {
		p.numbers(r.Figures)
	}
	if len(r.Chart) > 0 {
		p.chart(r.ChartTitle, r.Chart)
	}
	for _, part := range parts(r) {
		if high := p.tableHeight(part); high > p.room() && high < p.full() {
			p.open()
		}
		p.table(part)
		p.Ln(5)
	}
	p.notes(r.Notes)
	return p.send(w)
}

// parts cuts a wide table; every part begins with the columns of words, so that each row says whose it is.
func parts(r Report) []table {
	lead := 1
	for i, c := range r.Columns[:min(len(r.Columns), 3)] {
		if c.Words {
			lead = i + 1
		}
	}
	var out []table
	for from := lead; from < len(r.Columns) || len(out) == 0; {
		to := min(len(r.Columns), from+mostColumns-lead)
		t := table{size: 9.5, least: 7, sums: r.Sums}
		for c := range r.Columns {
			if c < lead || c >= from && c < to {
				t.columns = append(t.columns, reportColumn(r.Columns[c], c < lead))
			}
		}
		for _, row := range r.Rows {
			t.rows = append(t.rows, append(append([]string(nil), row[:lead]...), row[from:to]...))
		}
		out = append(out, t)
		from = to
	}
	return out
}

func reportColumn(c ReportColumn, lead bool) column {
	switch {
	case !c.Words && lead:
		return column{c.Title, 12, "C", c.Group}
	case lead:
		return column{c.Title, 0, "L", c.Group}
	case c.Words:
		return column{c.Title, 24, "L", c.Group}
	}
	return column{c.Title, 20, "R", c.Group}
}

// chart draws bars from zero with their number above; no grid, no axis but the base line.
func (p *page) chart(title string, bars []Bar) {
	const high = 42.0
	p.write(11, true, 0, title)
	most := 1
	for _, b := range bars {
		most = max(most, b.N)
	}
	y, w := p.GetY()+6, min(p.width()/float64(len(bars)), 22)
	for i, b := range bars {
		x := marginLeft + w*float64(i)
		p.bar(b, x+w*0.15, y, w*0.7, high, float64(b.N)/float64(most))
		p.face(8, false)
		p.SetXY(x, y+high+1)
		p.CellFormat(w, 4, b.Label, "", 0, "C", false, 0, "")
	}
	p.SetLineWidth(0.4)
	p.SetDrawColor(30, 42, 45)
	p.Line(marginLeft, y+high, marginLeft+w*float64(len(bars)), y+high)
	p.SetXY(marginLeft, y+high+8)
}

func (p *page) bar(b Bar, x, y, w, high, part float64) {
	if b.Off {
		p.SetDrawColor(125, 117, 101)
		p.SetLineWidth(0.25)
		p.SetDashPattern([]float64{1, 1}, 0)
		p.Rect(x, y+high*0.6, w, high*0.4, "D")
		p.SetDashPattern(nil, 0)
		return
	}
	p.SetFillColor(11, 90, 94)
	p.Rect(x, y+high*(1-part), w, high*part, "F")
	p.face(9, true)
	p.SetXY(x-4, y+high*(1-part)-5)
	p.CellFormat(w+8, 4, assets.Number(int64(b.N)), "", 0, "C", false, 0, "")
}
