package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Tonight is the facilitator's home: date, class and lesson are proposed, one press accepts them all.
//
// Ids: tonight.open, .cancel, .date, .class, .lesson, .lock or .back, .handover, .arrived, .learners, .alone, .report, .more.

func (p *painter) tonight(v flow.View, s flow.Tonight) scene {
	d := p.desk(v)
	buttons := []kit.DeskButton{d.button("tonight.lock", d.t("facilitator.lock"), "lock", flow.Lock{})}
	if len(s.Waiting) > 0 { // a learner's page does: it is where locking leads too
		buttons = []kit.DeskButton{d.button("tonight.back", d.t("facilitator.pageWaits", "who", lowerFirst(d.calledAll(s.Waiting))), "back", flow.GoOn{})}
	}
	d.head(headSpec{title: d.t("facilitator.hello", "name", givenName(s.Facilitator)), sub: s.Hall + " · " + s.Commune, buttons: buttons})
	d.proposal(s)
	d.roadCard(s.Road, d.beforeTiles(s.Before))
	if v.Notice != nil {
		d.notice()
	} else {
		d.rooms()
	}
	return d.still()
}

// proposal is the card with tonight's session.
func (d *desk) proposal(s flow.Tonight) {
	const x, w = 81, 756
	title, open := d.t("facilitator.tonight"), d.t("facilitator.openTonight")
	not := d.t("facilitator.notTonight")
	switch {
	case s.Open:
		title, open = d.t("facilitator.tonightOpen"), d.t("facilitator.goOn")
	case s.Off != "":
		title, open = d.t("facilitator.tonightOff", "reason", d.t("facilitator.reason."+s.Off)), d.t("facilitator.openAfterAll")
		not = d.t("facilitator.changeReason")
	}
	d.card(deskLeft, deskTop, 838, 556)
	d.say(x, 112, w, 52, kit.DeskHeadline, title)
	for _, y := range []float32{174, 288, 401} {
		d.put(x, y, w, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	}
	for i, fact := range d.facts(s) {
		d.put(x, [...]float32{191, 305, 419}[i], w, 80, kit.FactRow(d.style, fact))
	}
	spec := kit.ButtonSpec{Text: open, Icon: "check", IconSize: 32, Font: bold(28)}
	if s.Open {
		spec.Icon, spec.IconAt = "next", kit.IconRight
		d.put(x, 521, w, 94, kit.NewButton(d.style, spec, d.send(flow.OpenTonight{})).Named("tonight.open"))
		return
	}
	d.put(x, 521, 449, 94, kit.NewButton(d.style, spec, d.send(flow.OpenTonight{})).Named("tonight.open"))
	cancel := kit.ButtonSpec{Kind: kit.Second, Text: not, Icon: "rain", IconSize: 28, Font: bold(22), Ink: kit.Ink}
	d.put(546, 521, 291, 92, kit.NewButton(d.style, cancel, d.send(flow.CancelTonight{})).Named("tonight.cancel"))
}

// facts are the three answers that are proposed; once the session is open they stand.
func (d *desk) facts(s flow.Tonight) []kit.FactSpec {
	change := func(a flow.Action) func() {
		if s.Open {
			return nil
		}
		return d.send(a)
	}
	date := kit.FactSpec{ID: "tonight.date", Icon: "calendar", Label: d.t("facilitator.date"), Value: d.longDay(s.Date), Change: d.t("facilitator.changeDate"), OnChange: change(flow.EditDate{})}
	if s.ClockDoubt {
		date.Icon, date.Label = "clock", d.t("facilitator.clockDoubt")
	}
	class := kit.FactSpec{ID: "tonight.class", Icon: "people", Label: d.t("facilitator.class"), Change: d.t("facilitator.changeClass"), OnChange: change(flow.EditClass{})}
	class.Value = d.t("facilitator.firstClass")
	if s.Class != "" {
		class.Value = s.Class + " · " + d.t("facilitator.people", "n", s.Members)
	}
	lesson := kit.FactSpec{ID: "tonight.lesson", Picture: d.picture(s.Lesson.Icon), Label: d.lessonPill(s.Lesson), Value: d.text(s.Lesson.Title), Change: d.t("facilitator.changeLesson"), OnChange: change(flow.EditLesson{})}
	if s.Minutes > 0 {
		lesson.Label += " · " + d.t("facilitator.about", "time", d.t("kit.minutes", "n", s.Minutes))
	}
	if lesson.Picture == nil {
		lesson.Icon = "book"
	}
	if s.Lesson.ID == "" {
		lesson.Label, lesson.Value = d.t("facilitator.lesson"), d.t("facilitator.noLesson")
	}
	return []kit.FactSpec{date, class, lesson}
}

// roadCard is how far the sessions have come. It makes room for the tiles under it.
func (d *desk) roadCard(r flow.Road, tiles int) {
	const x, w, glyph = 902, 424, 36
	h := 556 - 106*float32(tiles)
	pitch := min(86, (h-151)/3)
	first := deskTop + 56 + (h-151-3*pitch)/4
	d.card(x, deskTop, w, h)
	d.write(x+29, first-50-(h-344)/12, w-58, 48, kit.Words{Text: d.t("handover.road"), Font: bold(24), Color: kit.Ink, Middle: true})
	for i, leg := range d.legs(r) {
		y := first + pitch*float32(i)
		d.put(x+28, y+14, glyph, glyph, kit.CarryGlyph(d.style, leg.state, leg.title))
		if i < 2 {
			d.put(x+44, y+53, 4, pitch-42, dotted(d.style))
		}
		d.write(x+81, y, w-110, 34, kit.Words{Text: leg.title, Font: bold(22), Color: kit.Ink, Middle: true})
		d.note(x+81, y+34, w-110, 28, leg.detail)
	}
	d.second(x+29, deskTop+h-69-min(29, 19+(h-344)/5), w-58, 69, "tonight.handover", d.t("handover.hand"), "send", flow.HandOver{})
}

// beforeTiles are what is good to know before the evening, at most two tiles under the road: whom to visit, and what was noted or is to be
// reviewed. It returns how many there are.
func (d *desk) beforeTiles(b flow.Before) int {
	type tile struct {
		id, icon, title, note string
		a                     flow.Action
	}
	var tiles []tile
	if b.Away > 0 {
		tiles = append(tiles, tile{"tonight.visits", "heart", d.t("term.away", "n", b.Away), d.t("term.awayNote"), flow.ShowVisits{}})
	}
	if note := d.beforeNoteLine(b); note != "" {
		tiles = append(tiles, tile{"tonight.before", "bulb", d.t("term.beforeTitle"), note, flow.ShowBefore{}})
	}
	const x, w, h = 902, 424, 92
	for i, t := range tiles {
		note := kit.Font{Size: 18, Line: 1.35}
		spec := kit.ButtonSpec{
			Kind: kit.Second, Text: t.title, Note: kit.Shorten(t.note, note, w-130, 1), Icon: t.icon, IconSize: 36, Font: bold(20), NoteFont: note, AtLeft: true, Chevron: true, Radius: 20, Ink: kit.Ink,
		}
		y := deskTop + 556 - h - 106*float32(len(tiles)-1-i) + 4
		d.put(x, y, w, h, kit.NewButton(d.style, spec, d.send(t.a)).Named(t.id))
	}
	return len(tiles)
}

// beforeNoteLine is the one line of what is good to know; empty for nothing.
func (d *desk) beforeNoteLine(b flow.Before) string {
	switch {
	case b.Note != "":
		return d.t("term.lastTime", "note", b.Note)
	case len(b.Review) > 0:
		return d.t("term.reviewFirst", "n", len(b.Review))
	case b.Hard != nil:
		return d.t("insight.hard", "percent", percent(b.Hard.Missed, b.Hard.Answers)) + " " + oneText(d.text(b.Hard.Item.Question.Text))
	case b.Helped > 0:
		return d.t("term.helped", "n", b.Helped)
	}
	return ""
}

// leg is one state of the road in words.
type leg struct {
	state         kit.CarryState
	title, detail string
}

func (d *desk) legs(r flow.Road) []leg {
	here := leg{kit.StateNotHeld, d.t("handover.hereNone"), d.t("handover.hereNoneNote")}
	if n := len(r.Here); n > 0 {
		here = leg{kit.StateKept, d.t("handover.here", "n", n), days(d, r.Here)}
		if n == 1 {
			here.detail = d.weekday(r.Here[0])
		}
		if len(r.Offered) == n {
			here.detail += ", " + lowerFirst(d.t("road.offered"))
		}
	}
	way := leg{kit.StateNotHeld, d.t("handover.wayNone"), d.t("handover.wayNoneNote")}
	if n := len(r.OnTheWay); n > 0 {
		way = leg{kit.StateWaiting, d.t("handover.way", "n", n), days(d, r.OnTheWay)}
		if r.Carried != 0 {
			way.detail += ", " + d.t("handover.carriedOn", "day", dayMonth(r.Carried))
		}
	}
	there := leg{kit.StateNotHeld, d.t("handover.arrived"), d.t("handover.arrivedNone")}
	if r.Arrived != 0 {
		there.state, there.detail = kit.StateArrived, d.t("handover.upTo", "day", dayMonth(r.Arrived))
	}
	return []leg{here, way, there}
}

// dotted is the line between two states that nothing has passed yet.
func dotted(s kit.Style) *kit.Piece {
	return kit.NewPiece(s, "plate", "", func(p *kit.Pen) {
		for y := float32(0); y+4 <= p.H; y += 8 {
			p.Rect(kit.Box{Y: y, W: 4, H: 4}, kit.Shape{Fill: kit.Edge, Radius: 2})
		}
	})
}

// rooms are the facilitator's other rooms.
func (d *desk) rooms() {
	buttons := []struct {
		id, key, icon string
		a             flow.Action
	}{
		{"tonight.learners", "facilitator.learners", "people", flow.ShowLearners{}},
		{"tonight.alone", "facilitator.alone", "person", flow.AloneMode{}},
		{"tonight.report", "report.month", "chart", flow.ShowReport{}},
		{"tonight.sheets", "paper.sheets", "print", flow.ShowSheets{}},
		{"tonight.insight", "insight.title", "question", flow.ShowInsight{}},
		{"tonight.more", "more.title", "table", flow.ShowMore{}},
	}
	const gap = 16
	font := bold(18)
	air := float32(deskRight-deskLeft+gap) / float32(len(buttons)) // longer words get more of the row
	for _, b := range buttons {
		air -= (kit.Width(d.t(b.key), font) + gap) / float32(len(buttons))
	}
	x := float32(deskLeft)
	for _, b := range buttons {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: d.t(b.key), Icon: b.icon, IconSize: 26, Font: font}
		w := kit.Width(spec.Text, font) + air
		d.put(x, 664, w, 77, kit.NewButton(d.style, spec, d.send(b.a)).Named(b.id))
		x += w + gap
	}
}
