package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The plan of the term and the days off.
//
// Ids: plan.class.<i>, evening.<i>, plan.week, plan.holidays; lesson.<id>, plan.off, plan.order; holiday.over.<i>, holiday.add, holiday.week;
// from.minus, from.plus, from.week.minus, from.week.plus, the same for to, reason.<i>, holiday.class, holiday.ok.

func (p *painter) termPlan(v flow.View, s flow.TermPlan) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("more.title"), title: d.t("more.title.plan"), sub: d.t("term.planHint"), lead: true})
	top := float32(deskTop + 4)
	if len(s.Classes) > 1 {
		top = d.planClasses(s) + 12
	}
	if len(s.Rows) == 0 {
		d.write(283, 300, 800, 100, kit.Words{Text: d.t("term.noDays"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	const columns, rows, gap = 2, 6, 10
	const w = (deskRight - deskLeft - 24) / float32(columns)
	h := (deskBottom - 4 - top - gap*(rows-1)) / float32(rows)
	for i, row := range s.Rows {
		x, y := deskLeft+(w+24)*float32(i/rows), top+(h+gap)*float32(i%rows)
		d.put(x, y, w, h, d.planRow(row).Named(fmt.Sprintf("evening.%d", i)))
	}
	d.bar(kit.ActionBarSpec{
		Buttons: append(d.sheets(s.Sheet, s.Sheets),
			d.button("plan.holidays", d.t("more.title.holidays"), "star", flow.ShowHolidays{}),
			d.button("plan.week", d.t("term.weekOff"), "rain", flow.WeekOff{})),
	})
	return d.still()
}

// planClasses are the classes, one of which is shown; it returns where they end.
func (d *desk) planClasses(s flow.TermPlan) float32 {
	const gap, h, most = 12, 60, 5
	from := max(0, min(s.Chosen-most/2, len(s.Classes)-most))
	shown := s.Classes[from:min(from+most, len(s.Classes))]
	w := (deskRight - deskLeft - gap*float32(len(shown)-1)) / float32(len(shown))
	for i, c := range shown {
		choice := kit.ChoiceSpec{Text: c.Name, Chosen: from+i == s.Chosen, Size: 20}
		d.put(deskLeft+(w+gap)*float32(i), deskTop, w, h, kit.Choice(d.style, choice, d.send(flow.ClassChosen{ID: c.ID})).Named(fmt.Sprintf("plan.class.%d", from+i)))
	}
	return deskTop + h
}

// planRow is one evening: its day, its lesson's picture and name, or why nobody meets.
func (d *desk) planRow(row flow.PlanRow) *kit.Press {
	title, note := d.text(row.Lesson.Title), d.t("kit.lesson", "n", row.Lesson.Number)
	if row.Fixed {
		note += " · " + d.t("term.fixed")
	}
	if row.Off != "" {
		title, note = d.t("facilitator.reason."+row.Off), d.t("term.off")
	}
	if row.Lesson.ID == "" && row.Off == "" {
		title, note = d.t("facilitator.noLesson"), ""
	}
	picture := d.picture(row.Lesson.Icon)
	week, day := d.words.Weekday(row.Date.Time()), dayMonth(row.Date)
	return kit.NewPress(d.style, "button", week+" "+day+", "+title, d.send(flow.EveningChosen{Date: row.Date}), func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}
		ink := kit.Ink
		if row.Off != "" {
			shape.Fill, ink = kit.Sand, kit.Ink2
		}
		if p.Down {
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		p.Words(kit.Box{X: 20, Y: p.H/2 - 30, W: 116, H: 28}, kit.Words{Text: week, Font: p.Font(kit.DeskLabel), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: 20, Y: p.H/2 - 4, W: 116, H: 32}, kit.Words{Text: day, Font: bold(24), Color: ink, Middle: true})
		p.Rect(kit.Box{X: 140, Y: 12, W: 1, H: p.H - 24}, kit.Shape{Fill: kit.Hair})
		switch side := min(p.H-20, 52); {
		case row.Off != "":
			p.Icon("dashed", kit.Square(182, p.H/2, 40), kit.Ink2)
		case picture != nil:
			p.Picture(picture, kit.Square(182, p.H/2, side), 1)
		default:
			p.Icon("book", kit.Square(182, p.H/2, 40), kit.Action)
		}
		font := bold(22)
		room := p.W - 224 - 56
		for font.Size > 19 && kit.Width(title, font) > room {
			font.Size--
		}
		p.Words(kit.Box{X: 224, Y: p.H/2 - 30, W: room, H: 28}, kit.Words{Text: note, Font: p.Font(kit.DeskLabel), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: 224, Y: p.H/2 - 4, W: room + 2, H: 32}, kit.Words{Text: kit.Shorten(title, font, room, 1), Font: font, Color: ink, Middle: true})
		p.Icon("chevron-right", kit.Square(p.W-32, p.H/2, 28), kit.Action)
	})
}

func (p *painter) planEvening(v flow.View, s flow.PlanEvening) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("more.title.plan"), title: d.longDay(s.Date), sub: d.t("term.eveningHint", "class", s.Class), lead: true})
	columns := 6
	if len(s.Tiles) > 18 {
		columns = 8
	}
	d.lessonGrid(s.Tiles, columns, deskBottom)
	buttons := []kit.DeskButton{d.button("plan.off", d.t("term.dayOff"), "rain", flow.AddHoliday{})}
	if s.Fixed {
		buttons = append(buttons, d.button("plan.order", d.t("term.inOrder"), "undo", flow.InOrder{}))
	}
	d.bar(kit.ActionBarSpec{Text: d.t("facilitator.lessonHint"), Buttons: buttons})
	return d.still()
}

// lessonGrid are lessons to choose one of, down to a height.
func (d *desk) lessonGrid(tiles []flow.LessonTile, columns int, bottom float32) {
	const gap = 20
	rows := max(2, (len(tiles)+columns-1)/columns)
	w := (deskRight - deskLeft - gap*float32(columns-1)) / float32(columns)
	h := min(264, (bottom-deskTop-8-gap*float32(rows-1))/float32(rows))
	for i, tile := range tiles {
		spec := kit.LessonSpec{Number: tile.Number, Title: d.text(tile.Short), Picture: d.picture(tile.Icon), Lit: tile.Finished, Current: tile.Current, Unlit: true}
		at := kit.LessonTile(d.style, spec, d.send(flow.OpenLesson{ID: tile.ID})).Named("lesson." + string(tile.ID))
		d.put(deskLeft+(w+gap)*float32(i%columns), deskTop+8+(h+gap)*float32(i/columns), w, h, at)
	}
}

func (p *painter) holidays(v flow.View, s flow.Holidays) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("more.title.holidays"), sub: d.t("term.holidaysHint")})
	if len(s.Rows) == 0 {
		d.put(623, 230, 120, 120, kit.NewIcon(d.style, "star", kit.Hair))
		d.write(283, 370, 800, 80, kit.Words{Text: d.t("term.noHolidays"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	const rowH, pitch = 84, 94
	for i, h := range s.Rows {
		y := deskTop + 4 + pitch*float32(i)
		d.card(deskLeft, y, deskRight-deskLeft, rowH)
		icon := reasonIcons[h.Reason]
		d.put(deskLeft+28, y+22, 40, 40, kit.NewIcon(d.style, icon, kit.Action))
		d.write(deskLeft+92, y, 520, rowH, kit.Words{Text: d.fromTo(h.From, h.To), Font: bold(24), Color: kit.Ink, Middle: true})
		d.write(deskLeft+620, y, 410, rowH, kit.Words{Text: d.whyAndWhose(h), Font: plain(20), Color: kit.Ink2, Middle: true})
		d.second(deskRight-28-200, y+10, 200, 66, fmt.Sprintf("holiday.over.%d", i), d.t("term.notOff"), "undo", flow.HolidayOver{From: h.From, Class: h.Class})
	}
	buttons := append(d.sheets(s.Sheet, s.Sheets), d.button("holiday.week", d.t("term.weekOff"), "rain", flow.WeekOff{}))
	d.bar(kit.ActionBarSpec{Buttons: buttons, Primary: d.button("holiday.add", d.t("term.addHoliday"), "plus", flow.AddHoliday{})})
	return d.still()
}

// whyAndWhose is the reason, and the class where it is one class's.
func (d *desk) whyAndWhose(h flow.Holiday) string {
	text := d.t("facilitator.reason." + h.Reason)
	if h.Name != "" {
		text = kit.Shorten(h.Name+" · "+text, plain(20), 410, 2)
	}
	return text
}

// fromTo writes "thứ Ba 19/05 đến Chủ nhật 24/05", or the one day.
func (d *desk) fromTo(from, to calendar) string {
	if from.Time().Equal(to.Time()) {
		return upperFirst(d.weekday(from))
	}
	return upperFirst(d.t("term.fromTo", "from", d.weekday(from), "to", d.weekday(to)))
}

func (p *painter) holidayForm(v flow.View, s flow.HolidayForm) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("term.addHoliday"), sub: d.t("term.holidayHint"), lead: true})
	const x, w = deskLeft, 720
	d.card(x, deskTop, w, 568)
	by := func(days int, last bool) flow.Action {
		if last {
			return flow.LastBy{Days: days}
		}
		return flow.DateBy{Days: days}
	}
	for i, row := range []struct {
		id, label string
		day       calendar
	}{{"from", d.t("term.from"), s.From}, {"to", d.t("term.to"), s.To}} {
		y := deskTop + 24 + 232*float32(i)
		last := i == 1
		d.write(x+32, y, w-64, 36, kit.Words{Text: row.label, Font: plain(20), Color: kit.Ink2, Middle: true})
		d.write(x+32, y+36, w-64, 52, kit.Words{Text: d.longDay(row.day), Font: bold(30), Color: kit.Ink, Middle: true})
		for j, b := range []struct {
			id, text string
			days     int
		}{{row.id + ".week.minus", d.t("term.weekLess"), -7}, {row.id + ".minus", d.t("term.dayLess"), -1}, {row.id + ".plus", d.t("term.dayMore"), 1}, {row.id + ".week.plus", d.t("term.weekMore"), 7}} {
			spec := kit.ButtonSpec{Kind: kit.Second, Text: b.text, Font: bold(22), Radius: 16, Ink: kit.Ink}
			d.put(x+32+167*float32(j), y+104, 155, 84, kit.NewButton(d.style, spec, d.send(by(b.days, last))).Named(b.id).Counting())
		}
	}
	d.put(x+32, deskTop+24+212, w-64, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	d.write(x+32, deskTop+484, w-64, 64, kit.Words{Text: d.t("term.fallOut", "n", s.Evenings), Font: plain(22), Color: kit.Ink, Middle: true})
	d.reasons(s.Reasons, s.Chosen, kit.Box{X: 784, Y: deskTop, W: deskRight - 784, H: 568})
	ok := kit.DeskButton{ID: "holiday.ok", Text: d.t("term.holidayOK", "days", d.shortSpan(s.From, s.To)), Icon: "check"}
	if s.Chosen >= 0 {
		ok.OnPress = d.send(flow.Next{})
	}
	bar := kit.ActionBarSpec{Text: d.t("term.holidayNote"), Primary: ok}
	if s.Several {
		whose := d.t("term.allClasses")
		if s.Class != "" {
			whose = kit.Shorten(s.Class, bold(22), 300, 1)
		}
		bar.Buttons = []kit.DeskButton{d.button("holiday.class", whose, "people", flow.HolidayFor{})}
		bar.Text = d.t("term.whoseNote")
	}
	d.bar(bar)
	return d.still()
}

// shortSpan writes 19/05 – 24/05.
func (d *desk) shortSpan(from, to calendar) string {
	if from.Time().Equal(to.Time()) {
		return dayMonth(from)
	}
	return dayMonth(from) + " – " + dayMonth(to)
}

// reasons are why nobody meets, one under another.
func (d *desk) reasons(reasons []string, chosen int, box kit.Box) {
	const gap = 14
	n := float32(max(1, len(reasons)))
	h := (box.H - gap*(n-1)) / n
	for i, reason := range reasons {
		y := box.Y + (h+gap)*float32(i)
		spec := kit.ChoiceSpec{Text: d.t("facilitator.reason." + reason), Disc: true, Size: 24, Chosen: i == chosen}
		d.put(box.X, y, box.W, h, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("reason.%d", i)))
		if icon := reasonIcons[reason]; icon != "" {
			d.put(box.X+box.W-72, y+h/2-20, 40, 40, kit.NewIcon(d.style, icon, kit.Ink2))
		}
	}
}
