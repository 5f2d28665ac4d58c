package collector

import (
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/sheet"
)

// pyramid is people by age, women left, men right, the oldest on top.
type pyramid struct {
	Women, Men, Unknown int
	Bands               []pyramidBand
}

type pyramidBand struct {
	Text               string
	Women, Men         int
	WomenWide, MenWide int
}

// bandWide is the longest bar in pixels.
const bandWide = 72

func (v *room) pyramid(r report.Row) pyramid {
	var p pyramid
	most := 1
	for band := range report.Bands {
		p.Women += r.Ages[record.Female][band]
		p.Men += r.Ages[record.Male][band]
		most = max(most, r.Ages[record.Female][band], r.Ages[record.Male][band])
	}
	p.Unknown = r.People - p.Women - p.Men
	bands := []report.Band{report.Age80up, report.Age70to79, report.Age60to69, report.Age35to59, report.Age15to34, report.AgeUnder15}
	if r.Ages[record.Female][report.AgeUnknown]+r.Ages[record.Male][report.AgeUnknown] > 0 {
		bands = append(bands, report.AgeUnknown)
	}
	for _, band := range bands {
		b := pyramidBand{Text: v.m.T(sheet.Bands[band]), Women: r.Ages[record.Female][band], Men: r.Ages[record.Male][band]}
		b.WomenWide, b.MenWide = wide(b.Women, most), wide(b.Men, most)
		p.Bands = append(p.Bands, b)
	}
	return p
}

// wide is a bar's length; whoever is there is seen.
func wide(n, most int) int {
	if n == 0 {
		return 0
	}
	return max(3, n*bandWide/most)
}

// columnChart has a column for every lesson, its value above it.
type columnChart struct {
	Text    string
	Columns []chartColumn
}

type chartColumn struct{ X, Y, Wide, High, Middle, Above, Value, Label any }

// lessonChart counts in how many halls each lesson was taught.
func (v *room) lessonChart(byHall report.Table) columnChart {
	c := columnChart{Text: v.say("lessonsTitle")}
	halls, most := map[string]int{}, 1
	for _, row := range byHall.Rows {
		for _, l := range row.Lessons {
			halls[string(l.Lesson)]++
			most = max(most, halls[string(l.Lesson)])
		}
	}
	const width, base, height = 302, 70, 52
	step := width / max(1, len(byHall.Total.Lessons))
	step = min(step, 40)
	for i, l := range byHall.Total.Lessons {
		n := halls[string(l.Lesson)]
		high := max(2, n*height/most)
		middle := i*step + step/2
		c.Columns = append(c.Columns, chartColumn{X: i*step + 2, Y: base - high, Wide: step - 4, High: high, Middle: middle, Above: base - high - 4, Value: n, Label: shortLesson(string(l.Lesson))})
	}
	return c
}

// shortLesson is what stands under a column: the number of L07, or the id.
func shortLesson(id string) string {
	for len(id) > 1 && (id[0] == 'L' || id[0] == '0') {
		id = id[1:]
	}
	return id
}

// weekColumn is one of ten weeks.
type weekColumn struct {
	X, Y, High int
	Now        bool
}

const weeks = 10

// weekColumns draws ten weeks on a scale that all rows share.
func weekColumns(counts [weeks]int, most int) []weekColumn {
	var out []weekColumn
	for i, n := range counts {
		high := 0
		if n > 0 {
			high = max(2, n*24/max(most, 1))
		}
		out = append(out, weekColumn{X: i * 10, Y: 25 - high, High: max(high, 1), Now: i == weeks-1})
	}
	return out
}

// rangeBar is the log as a bar of what is held, gaps at their place.
type rangeBar struct {
	X, Wide, Middle int
	Gap             bool
	Text            string
}

// rangeBars shares the bar out by length, but lets no piece be too short for its words.
func (v *room) rangeBars(held []Span) []rangeBar {
	const whole, between, least = 892, 4, 84
	type piece struct {
		Span
		gap bool
	}
	var pieces []piece
	gaps := gapsOf(held)
	for _, s := range held {
		if len(gaps) > 0 && gaps[0].First < s.First {
			pieces = append(pieces, piece{gaps[0], true})
			gaps = gaps[1:]
		}
		pieces = append(pieces, piece{s, false})
	}
	if len(pieces) == 0 || len(pieces)*(least+between) > whole {
		return nil // too many to draw: the rows below tell them
	}
	events := int(held[len(held)-1].Last)
	room := whole - len(pieces)*(least+between) + between
	x := 0
	var out []rangeBar
	for _, p := range pieces {
		b := rangeBar{X: x, Wide: least + room*int(p.Last-p.First+1)/max(events, 1), Gap: p.gap, Text: spanText(p.Span)}
		if p.gap {
			b.Text = v.say("waitingFor", "range", spanText(p.Span))
		}
		b.Middle = b.X + b.Wide/2
		x += b.Wide + between
		out = append(out, b)
	}
	return out
}
