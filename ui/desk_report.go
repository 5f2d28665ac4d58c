package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/storage/report"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HallReport is the hall's report of a period: four numbers, the evenings as columns or the lessons that were taught, and the province's table.
//
// Ids: sheet.prev, sheet.next, period.<month quarter half year>, report.taught, report.xlsx, report.pdf, report.csv, report.print, report.back.

func (p *painter) hallReport(v flow.View, s flow.HallReport) scene {
	d := p.desk(v)
	d.reportHead(s)
	d.reportNumbers(s.Sum)
	d.card(deskLeft, reportTop, reportLeftW, reportBottom-reportTop)
	if s.Taught {
		d.taught(s)
	} else {
		d.evenings(s)
	}
	d.reportTable(s)
	d.reportBar(s)
	return d.still()
}

// periodWords are the keys of a period's name among others, and of the report's title.
var periodWords = map[report.Period][2]string{
	report.Month: {"report.wordMonth", "report.month"}, report.Quarter: {"report.wordQuarter", "report.quarter"},
	report.Half: {"report.wordHalf", "report.half"}, report.Year: {"report.wordYear", "report.year"},
}

// reportHead is the header: between two arrows stands which period it is.
func (d *desk) reportHead(s flow.HallReport) {
	date := d.words.LongDate(d.view.Now)
	right := float32(deskRight) - max(kit.Width(date, d.style.Font(kit.DeskLabel)), 120) - 25
	name := d.words.PeriodName(string(s.Period), s.From.Time())
	label := bold(24)
	w := kit.Width(name, label) + 32
	left := right - 56 - w - 56
	sub := s.Hall
	for _, part := range []string{s.Commune, d.formName(s.Filled.Form)} {
		if part != "" {
			sub += " · " + part
		}
	}
	title := periodWords[s.Period][1]
	if title == "" {
		title = "report.month"
	}
	back := d.t("kit.back")
	from := deskLeft + kit.ButtonWidth(kit.ButtonSpec{Text: back, Icon: "back", IconSize: 25, Font: bold(20)}, 17) + 24
	d.head(headSpec{back: back, title: d.t(title), sub: kit.Shorten(sub, d.style.Font(kit.DeskLabel), left-from-8, 1)})
	renamed(d.stage, "back", "report.back")
	d.arrow(left, "sheet.prev", d.t("report.before"), "chevron-left", d.send(flow.Sheet{By: -1}))
	d.write(left+56, 14, w, 56, kit.Words{Text: name, Font: label, Color: kit.Ink, Align: kit.Centre, Middle: true})
	var after func()
	if !s.Newest {
		after = d.send(flow.Sheet{By: 1})
	}
	d.arrow(right-56, "sheet.next", d.t("report.after"), "chevron-right", after)
}

// arrow is a chevron whose word is the period beside it.
func (d *desk) arrow(x float32, id, label, icon string, press func()) {
	button := kit.NewPress(d.style, "button", label, press, func(p *kit.Pen) {
		shape, ink := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}, kit.Ink
		if press == nil {
			shape, ink = kit.Shape{Fill: kit.Sand, Radius: 16}, kit.Ink2
		}
		if p.Down {
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		p.Icon(icon, kit.Square(p.W/2, p.H/2, 28), ink)
	})
	if press != nil {
		button.Named(id)
	}
	d.put(x, 14, 56, 56, button)
}

// formName says whose table it is.
func (d *desk) formName(f report.Form) string {
	if f.Name == nil {
		return ""
	}
	return d.t("report.form", "name", d.text(f.Name), "version", f.Version)
}

// The second row of the report.
const reportTop, reportBottom = 216, 656

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
	const gap, h, last = 16, 112, 334 // the last one has the longest words
	const each = float32(deskRight-deskLeft-3*gap-last) / 3
	for i, c := range cards {
		x, w := deskLeft+(each+gap)*float32(i), each
		tone := kit.Action
		if c.number == report.Confirmed { // not our number
			tone, w = kit.Ink2, last
			d.put(x, deskTop, w, h, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 28}))
		} else {
			d.card(x, deskTop, w, h)
		}
		number := kit.Font{Size: 50, Bold: true, Line: 1.2}
		left := x + 24 + kit.Width(c.number, number) + 16
		if c.number == report.Confirmed {
			left = x + 80
			d.put(x+24, deskTop+h/2-20, 40, 40, kit.NewIcon(d.style, "bank", tone))
		} else {
			d.write(x+24, deskTop, 140, h, kit.Words{Text: c.number, Font: number, Color: tone, Middle: true})
		}
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
const (
	reportLeftW = 618
	cardPad     = 29
)

// cardTitle is the head of the left card, with the way to its other side.
func (d *desk) cardTitle(title, other string) {
	spec := kit.ButtonSpec{Kind: kit.Second, Text: other, Icon: "again", IconSize: 22, Font: bold(18), Radius: 14, Ink: kit.Ink}
	w := kit.ButtonWidth(spec, 16)
	d.write(deskLeft+cardPad, reportTop+10, reportLeftW-2*cardPad-w-12, 50, kit.Words{Text: title, Font: bold(22), Color: kit.Ink, Middle: true})
	d.put(deskLeft+reportLeftW-cardPad-w, reportTop+12, w, 50, kit.NewButton(d.style, spec, d.send(flow.ShowTaught{})).Named("report.taught"))
}

// evenings is the chart.
func (d *desk) evenings(s flow.HallReport) {
	d.cardTitle(d.t(s.Step.Key()), d.t("report.lessons"))
	spec := kit.ChartSpec{Title: d.t(s.Step.Key()), Legend: s.Classes}
	any := false
	for _, b := range s.Bars {
		any = any || b.N > 0 || b.Off != ""
		bar := kit.ChartBar{Label: dayMonth(b.From), N: b.N, Amber: b.Class == 1}
		if s.Step == flow.BarMonth {
			bar.Label = assets.MonthYear(b.From.Time())
			if len(s.Bars) > 6 {
				bar.Label = fmt.Sprint(int(b.From.Time().Month()))
			}
		}
		if b.Off != "" {
			bar.Off = strings.ToLower(d.offWord(b.Off))
		}
		spec.Bars = append(spec.Bars, bar)
	}
	if !any {
		d.write(deskLeft+cardPad, reportTop+76, reportLeftW-2*cardPad, 80, kit.Words{Text: d.t("report.noLessons"), Font: plain(20), Color: kit.Ink2})
		return
	}
	d.put(deskLeft+cardPad, reportTop+62, reportLeftW-2*cardPad, reportBottom-reportTop-74, kit.Chart(d.style, spec))
}

// offWord is a reason in two words: a column is narrow.
func (d *desk) offWord(reason string) string {
	if key := "report.off." + reason; d.words.Has(key) {
		return d.t(key)
	}
	return reason
}

// taught are the lessons of the period. Titles are never cut: where two columns are too narrow, letters grow smaller.
func (d *desk) taught(s flow.HallReport) {
	d.cardTitle(d.t("report.lessons"), d.t("report.chart"))
	const top, x, w = reportTop + 66, deskLeft + cardPad, reportLeftW - 2*cardPad
	if len(s.Lessons) == 0 {
		d.write(x, top+8, w, 80, kit.Words{Text: d.t("report.noLessons"), Font: plain(20), Color: kit.Ink2})
		return
	}
	const practiceH = 56
	columns := 1 + (len(s.Lessons)-1)/7
	rows := (len(s.Lessons) + columns - 1) / columns
	rowH := min(48, (reportBottom-top-practiceH-8)/float32(rows))
	columnW := (w - 24*float32(columns-1)) / float32(columns)
	for i, l := range s.Lessons {
		at := kit.Box{X: x + (columnW+24)*float32(i/rows), Y: top + rowH*float32(i%rows), W: columnW, H: rowH}
		d.taughtRow(at, l, columns)
	}
	d.practice(kit.Box{X: x, Y: reportBottom - practiceH - 4, W: w, H: practiceH}, s.Sum)
}

func (d *desk) taughtRow(at kit.Box, l flow.LessonTimes, columns int) {
	name := string(l.ID)
	if l.Number > 0 {
		name = d.titled(l.LessonRef)
	}
	times := d.t("report.times", "n", l.Times)
	if columns > 1 {
		times = fmt.Sprint(l.Times)
	}
	timesW := kit.Width(times, bold(18)) + 2
	font := kit.Font{Size: 20, Line: 1.15}
	for words := (kit.Words{Text: name, Font: font}); font.Size > 15 && kit.Height(words, at.W-timesW-10) > at.H-2; words.Font = font {
		font.Size--
	}
	d.write(at.X, at.Y, at.W-timesW-10, at.H-1, kit.Words{Text: name, Font: font, Color: kit.Ink, Middle: true})
	d.write(at.X+at.W-timesW, at.Y, timesW, at.H-1, kit.Words{Text: times, Font: bold(18), Color: kit.Ink, Align: kit.RightSide, Middle: true})
	d.put(at.X, at.Y+at.H-1, at.W, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
}

// practice is how the reviews went. These are results of practice and confirm nothing.
func (d *desk) practice(at kit.Box, sum report.Row) {
	var answers, right, hands, handsRight int
	for _, skill := range sum.Skills {
		answers, right = answers+skill.Answers, right+skill.Right
		hands, handsRight = hands+skill.Hands, handsRight+skill.HandsRight
	}
	w := at.W / 2
	for i, row := range []struct {
		n, of int
		word  string
	}{{right, answers, d.t("report.alone")}, {handsRight, hands, d.t("report.hands")}} {
		share := "–"
		if row.of > 0 {
			share = assets.Number(int64((100*row.n+row.of/2)/row.of)) + " %"
		}
		x := at.X + w*float32(i)
		d.write(x, at.Y, 84, at.H, kit.Words{Text: share, Font: bold(24), Color: kit.Action, Middle: true})
		d.write(x+84, at.Y, w-96, at.H, kit.Words{Text: row.word, Font: kit.Font{Size: 18, Line: 1.2}, Color: kit.Ink2, Middle: true})
	}
}

// reportTable is the province's table as far as there is room: all of it stands on the sheets.
func (d *desk) reportTable(s flow.HallReport) {
	const x, w = deskLeft + reportLeftW + 16, deskRight - deskLeft - reportLeftW - 16
	d.card(x, reportTop, w, reportBottom-reportTop)
	if len(s.Filled.Numbers) == 0 {
		return
	}
	d.put(x, reportTop, w, reportBottom-reportTop, d.formTable(s.Filled))
}

// mostOnScreen is how many columns and rows the card has room for.
const mostOnScreenColumns, mostOnScreenRows = 6, 11

// formTable draws words at the left, numbers at the right, hair between the rows, sums over a line of ink, groups over theirs.
func (d *desk) formTable(f report.Filled) *kit.Piece {
	heads, rows := f.Form.Columns, f.Numbers
	if len(heads) > mostOnScreenColumns {
		heads = heads[:mostOnScreenColumns]
	}
	if len(rows) > mostOnScreenRows {
		rows = rows[:mostOnScreenRows]
	}
	cut := len(heads) < len(f.Form.Columns) || len(rows) < len(f.Numbers)
	var label []string
	for _, row := range rows {
		label = append(label, fmt.Sprint(d.text(row.Title), " ", row.Counts))
	}
	corner, more := d.text(f.Form.Corner), d.t("report.moreOnPaper")
	return kit.NewPiece(d.style, "table", strings.Join(label, "; "), func(p *kit.Pen) {
		t := formGrid{left: 28, right: p.W - 36, top: 6, first: 128}
		t.pitch = (t.right - t.left - t.first) / float32(len(heads))
		bottom := p.H - 10
		if cut {
			bottom -= 34
			p.Words(kit.Box{X: t.left, Y: bottom, W: p.W - 2*t.left, H: 34}, kit.Words{Text: more, Font: kit.Font{Size: 18, Line: 1.2}, Color: kit.Ink2, Middle: true})
		}
		headH := d.formHeads(p, t, corner, heads)
		rowH := min(62, (bottom-t.top-headH)/float32(len(rows)))
		for i, row := range rows {
			d.tableLine(p, t, t.top+headH+rowH*float32(i), rowH, row, heads)
		}
	})
}

// formGrid is where a table's columns stand.
type formGrid struct{ left, right, top, first, pitch float32 }

func (t formGrid) end(i int) float32 { return t.left + t.first + t.pitch*float32(i+1) }

// formHeads draws the heads and gives their height.
func (d *desk) formHeads(p *kit.Pen, t formGrid, corner string, heads []report.FormColumn) float32 {
	const groupH, headH = 34, 26
	small := bold(18)
	p.Words(kit.Box{X: t.left, Y: t.top, W: t.first, H: groupH + headH}, kit.Words{Text: corner, Font: plain(18), Color: kit.Ink2, Middle: true})
	for i := 0; i < len(heads); {
		to := i + 1
		for group := d.text(heads[i].Group); to < len(heads) && group != "" && d.text(heads[to].Group) == group; {
			to++
		}
		if group := d.text(heads[i].Group); group != "" {
			at := kit.Box{X: t.end(i) - t.pitch + 14, Y: t.top, W: t.pitch*float32(to-i) - 14, H: groupH}
			p.Words(at, kit.Words{Text: group, Font: small, Color: kit.Ink, Align: kit.Centre, Middle: true})
			p.Rect(kit.Box{X: at.X, Y: t.top + groupH, W: at.W, H: 2}, kit.Shape{Fill: kit.Hair})
		}
		i = to
	}
	for i, c := range heads {
		p.Words(kit.Box{X: t.end(i) - t.pitch, Y: t.top + groupH + 2, W: t.pitch, H: headH}, kit.Words{Text: d.text(c.Title), Font: small, Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	}
	return groupH + headH + 6
}

func (d *desk) tableLine(p *kit.Pen, t formGrid, y, h float32, row report.FilledRow, heads []report.FormColumn) {
	line := kit.Shape{Fill: kit.Hair}
	thick := float32(1)
	if row.Sum {
		line.Fill, thick = kit.Ink, 2
	}
	p.Rect(kit.Box{X: t.left, Y: y, W: t.right - t.left + 8, H: thick}, line)
	font := kit.Font{Size: min(22, h*0.6), Bold: row.Sum, Line: 1.15}
	name := font
	for name.Size > 15 && kit.Height(kit.Words{Text: d.text(row.Title), Font: name}, t.first) > h {
		name.Size--
	}
	p.Words(kit.Box{X: t.left, Y: y, W: t.first, H: h}, kit.Words{Text: d.text(row.Title), Font: name, Color: kit.Ink, Middle: true})
	for i, c := range heads {
		number := font
		number.Bold = number.Bold || c.Sex == "" // who is everybody is a sum
		p.Words(kit.Box{X: t.end(i) - t.pitch, Y: y, W: t.pitch, H: h}, kit.Words{Text: assets.Number(int64(row.Counts[i])), Font: number, Color: kit.Ink, Align: kit.RightSide, Middle: true})
	}
}

// reportBar chooses the period at the left; at the right the same table goes to an office or to paper.
func (d *desk) reportBar(s flow.HallReport) {
	press := func(a flow.Action) func() {
		if s.Making {
			return nil
		}
		return d.send(a)
	}
	bar := kit.ActionBarSpec{Left: kit.NewPlate(d.style, kit.Shape{Fill: kit.Surface}), LeftWidth: 1}
	for _, b := range []struct {
		id, text, icon string
		as             flow.SheetFormat
	}{{"report.xlsx", "Excel", "table", flow.AsXLSX}, {"report.pdf", "PDF", "document", flow.AsPDF}, {"report.csv", "CSV", "list", flow.AsCSV}} {
		bar.Buttons = append(bar.Buttons, kit.DeskButton{ID: b.id, Text: b.text, Icon: b.icon, OnPress: press(flow.SheetWanted{As: b.as})})
	}
	bar.Primary = kit.DeskButton{ID: "report.print", Text: d.t("report.print"), Icon: "print", OnPress: press(flow.SheetWanted{As: flow.OnPaper})}
	d.bar(bar)
	if d.view.Notice != nil || len(s.Periods) < 2 {
		return
	}
	x := float32(deskLeft)
	for _, period := range s.Periods {
		word := d.t(periodWords[period][0])
		w := kit.Width(word, bold(19)) + 58
		choice := kit.Choice(d.style, kit.ChoiceSpec{Text: word, Chosen: period == s.Period, Size: 19}, d.send(flow.PeriodChosen{Period: period}))
		d.put(x, deskBarY+16, w, 64, choice.Named("period."+string(period)))
		x += w + 8
	}
}
