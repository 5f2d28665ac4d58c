package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/storage/report"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HallReport is the hall's report of a month: four numbers, what was taught, and who came by age and sex.
//
// Ids: sheet.prev, sheet.next, report.back.

func (p *painter) hallReport(v flow.View, s flow.HallReport) scene {
	d := p.desk(v)
	buttons := []kit.DeskButton{d.button("sheet.prev", d.t("report.before"), "chevron-left", flow.Sheet{By: -1})}
	if !s.Newest {
		buttons = append(buttons, d.button("sheet.next", d.t("report.after"), "chevron-right", flow.Sheet{By: 1}))
	}
	title := d.t("report.month") + " · " + assets.MonthYear(s.From.Time())
	d.head(headSpec{back: d.t("kit.back"), title: title, sub: d.t("report.until", "from", assets.Date(s.From.Time()), "to", assets.Date(s.To.Time())), buttons: buttons})
	renamed(d.stage, "back", "report.back")
	d.reportNumbers(s.Sum)
	d.taught(s)
	d.practice(s.Sum)
	d.ages(s.Sum)
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// The second row of the report.
const reportTop, reportBottom = 216, 744

func (d *desk) reportNumbers(sum report.Row) {
	guests := d.t("report.eachTime")
	if sum.Guests > 0 {
		guests = d.t("report.withGuests", "n", sum.Guests)
	}
	cards := []struct{ number, word, note string }{
		{assets.Number(int64(sum.Held)), d.t("report.held", "n", sum.Held), d.t("report.cancelled", "n", sum.Cancelled)},
		{assets.Number(int64(sum.Attendances)), d.t("report.attendances"), guests},
		{assets.Number(int64(sum.People)), d.t("report.people", "n", sum.People), d.t("report.eachOnce")},
		{report.Confirmed, d.t("report.confirmed"), d.t("report.national")},
	}
	const gap, w, h = 16, float32(deskRight-deskLeft-3*16) / 4, 112
	for i, c := range cards {
		x := deskLeft + (w+gap)*float32(i)
		tone := kit.Action
		if c.number == report.Confirmed { // not our number
			tone = kit.Ink2
			d.put(x, deskTop, w, h, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 28}))
		} else {
			d.card(x, deskTop, w, h)
		}
		number := kit.Font{Size: 50, Bold: true, Line: 1.2}
		d.write(x+24, deskTop, 140, h, kit.Words{Text: c.number, Font: number, Color: tone, Middle: true})
		left := x + 24 + kit.Width(c.number, number) + 16
		words := kit.Words{Text: c.word, Font: bold(18), Color: kit.Ink}
		note := kit.Words{Text: c.note, Font: kit.Font{Size: 18, Line: 1.25}, Color: kit.Ink2}
		room := x + w - 14 - left
		wordH, noteH := kit.Height(words, room), kit.Height(note, room)
		y := deskTop + (h-wordH-noteH)/2
		d.write(left, y, room, wordH, words)
		d.write(left, y+wordH, room, noteH, note)
	}
}

// The left column of the report.
const reportLeftW = 560

// taught are the lessons of the month, as many as there is room for.
func (d *desk) taught(s flow.HallReport) {
	const bottom = 568
	d.card(deskLeft, reportTop, reportLeftW, bottom-reportTop)
	d.write(deskLeft+29, reportTop+12, 400, 44, kit.Words{Text: d.t("report.lessons"), Font: bold(22), Color: kit.Ink, Middle: true})
	if len(s.Lessons) == 0 {
		d.write(deskLeft+29, reportTop+64, reportLeftW-58, 80, kit.Words{Text: d.t("report.noLessons"), Font: plain(20), Color: kit.Ink2})
		return
	}
	const most, rowH = 6, 46
	shown := s.Lessons
	if len(shown) > most {
		shown = shown[:most-1]
	}
	for i, l := range shown {
		y := reportTop + 60 + rowH*float32(i)
		name := string(l.ID)
		if l.Number > 0 {
			name = d.titled(l.LessonRef)
		}
		d.write(deskLeft+29, y, 400, rowH, kit.Words{Text: oneLine(name, plain(20), 400), Font: plain(20), Color: kit.Ink, Middle: true})
		d.write(deskLeft+430, y, reportLeftW-459, rowH, kit.Words{Text: d.t("report.times", "n", l.Times), Font: bold(20), Color: kit.Ink, Align: kit.RightSide, Middle: true})
		d.put(deskLeft+29, y+rowH-1, reportLeftW-58, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	}
	if more := len(s.Lessons) - len(shown); more > 0 {
		d.note(deskLeft+29, reportTop+60+rowH*float32(len(shown)), 500, rowH, d.t("report.moreLessons", "n", more))
	}
}

// practice is how the reviews went. These are results of practice and confirm nothing.
func (d *desk) practice(sum report.Row) {
	const y = 584
	d.card(deskLeft, y, reportLeftW, reportBottom-y)
	d.write(deskLeft+29, y+10, 500, 44, kit.Words{Text: d.t("report.practice"), Font: bold(22), Color: kit.Ink, Middle: true})
	var answers, right, hands, handsRight int
	for _, skill := range sum.Skills {
		answers, right = answers+skill.Answers, right+skill.Right
		hands, handsRight = hands+skill.Hands, handsRight+skill.HandsRight
	}
	for i, row := range []struct {
		n, of int
		word  string
	}{{right, answers, d.t("report.alone")}, {handsRight, hands, d.t("report.hands")}} {
		top := y + 58 + 44*float32(i)
		share := "–"
		if row.of > 0 {
			share = assets.Number(int64((100*row.n+row.of/2)/row.of)) + " %"
		}
		d.write(deskLeft+29, top, 90, 40, kit.Words{Text: share, Font: bold(26), Color: kit.Action, Middle: true})
		d.write(deskLeft+125, top, 300, 40, kit.Words{Text: row.word, Font: plain(20), Color: kit.Ink, Middle: true})
		d.write(deskLeft+reportLeftW-159, top, 130, 40, kit.Words{Text: fmt.Sprintf("%d / %d", row.n, row.of), Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	}
}

// ageRow is one line of the table: its name and its numbers by sex.
type ageRow struct {
	name string
	by   [report.Sexes]int
}

func (r ageRow) sum() (n int) {
	for _, one := range r.by {
		n += one
	}
	return n
}

// ageRows are the bands in order; those that hold nobody of this hall's usual ages are left out.
func (d *desk) ageRows(sum report.Row) []ageRow {
	names := map[report.Band]string{
		report.AgeUnder15: d.t("report.under15"), report.Age15to34: "15–34", report.Age35to59: "35–59", report.Age60to69: "60–69",
		report.Age70to79: "70–79", report.Age80up: d.t("report.80up"), report.AgeUnknown: d.t("report.unknownAge"),
	}
	rare := map[report.Band]bool{report.AgeUnder15: true, report.AgeUnknown: true}
	var rows []ageRow
	for _, band := range []report.Band{report.AgeUnder15, report.Age15to34, report.Age35to59, report.Age60to69, report.Age70to79, report.Age80up, report.AgeUnknown} {
		row := ageRow{name: names[band]}
		for sex := range row.by {
			row.by[sex] = sum.Ages[sex][band]
		}
		if row.sum() > 0 || !rare[band] {
			rows = append(rows, row)
		}
	}
	return rows
}

// ages is the table: words at the left, numbers at the right, hair between the rows, sums over a line of ink.
func (d *desk) ages(sum report.Row) {
	const x, w = deskLeft + reportLeftW + 16, deskRight - deskLeft - reportLeftW - 16
	d.card(x, reportTop, w, reportBottom-reportTop)
	rows := d.ageRows(sum)
	total := ageRow{name: d.t("report.sum")}
	for _, row := range rows {
		for sex, n := range row.by {
			total.by[sex] += n
		}
	}
	columns := []ageColumn{{d.t("report.female"), func(r ageRow) int { return r.by[femaleSex] }}, {d.t("report.male"), func(r ageRow) int { return r.by[maleSex] }}}
	if total.by[0] > 0 {
		columns = append(columns, ageColumn{d.t("report.unknownSex"), func(r ageRow) int { return r.by[0] }})
	}
	columns = append(columns, ageColumn{d.t("report.sum"), ageRow.sum})
	d.put(x, reportTop, w, reportBottom-reportTop, d.ageTable(columns, rows, total))
}

type ageColumn struct {
	name string
	of   func(ageRow) int
}

func (d *desk) ageTable(columns []ageColumn, rows []ageRow, total ageRow) *kit.Piece {
	var label []string
	for _, row := range append(rows[:len(rows):len(rows)], total) {
		label = append(label, fmt.Sprint(row.name, " ", row.sum()))
	}
	head, age := d.t("report.learners"), d.t("report.age")
	return kit.NewPiece(d.style, "table", strings.Join(label, "; "), func(p *kit.Pen) {
		const left, top, pitch = 29, 16, 108
		right := p.W - 37
		p.Words(kit.Box{X: left, Y: top, W: 400, H: 40}, kit.Words{Text: head, Font: bold(22), Color: kit.Ink, Middle: true})
		rowH := min(62, (p.H-top-40-40-24)/float32(len(rows)+1))
		line := func(y float32, row func(ageColumn) string, name string, font kit.Font, tone kit.Token) {
			p.Words(kit.Box{X: left, Y: y, W: 260, H: rowH}, kit.Words{Text: name, Font: font, Color: tone, Middle: true})
			for i, c := range columns {
				at := right - pitch*float32(len(columns)-1-i)
				one := font
				one.Bold = one.Bold || i == len(columns)-1
				p.Words(kit.Box{X: at - 140, Y: y, W: 140, H: rowH}, kit.Words{Text: row(c), Font: one, Color: tone, Align: kit.RightSide, Middle: true})
			}
		}
		y := float32(top + 36)
		line(y, func(c ageColumn) string { return c.name }, age, bold(18), kit.Ink2)
		y += rowH
		for _, row := range rows {
			p.Rect(kit.Box{X: left, Y: y, W: p.W - 2*left, H: 1}, kit.Shape{Fill: kit.Hair})
			line(y, func(c ageColumn) string { return fmt.Sprint(c.of(row)) }, row.name, plain(22), kit.Ink)
			y += rowH
		}
		p.Rect(kit.Box{X: left, Y: y, W: p.W - 2*left, H: 2}, kit.Shape{Fill: kit.Ink})
		line(y, func(c ageColumn) string { return fmt.Sprint(c.of(total)) }, total.name, bold(22), kit.Ink)
	})
}
