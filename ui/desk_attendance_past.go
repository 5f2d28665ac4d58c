package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Evenings before, and the list of one of them, to be mended.
//
// Ids: evening.<session id>, past.<learner id>, past.void, past.unvoid, sheet.prev, sheet.next, back.

const pastRowH = 80

func (p *painter) past(v flow.View, s flow.Past) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("more.title.past"), sub: d.t("facilitator.pastHint"), lead: true})
	if len(s.Evenings) == 0 {
		d.write(283, 280, 800, 120, kit.Words{Text: d.t("handover.noEvening"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i, e := range s.Evenings {
		d.put(deskLeft, deskTop+pastRowH*float32(i), deskRight-deskLeft, pastRowH-12, d.pastRow(e))
	}
	var bar kit.ActionBarSpec
	if s.Sheets > 1 {
		bar.Text = d.t("facilitator.sheet", "i", s.Sheet, "of", s.Sheets)
	}
	bar.Buttons = d.sheets(s.Sheet, s.Sheets)
	d.bar(bar)
	return d.still()
}

// pastRow is one evening: two of a day differ by the hour, the class and the lesson.
func (d *desk) pastRow(e flow.Evening) *kit.Press {
	when := d.words.Weekday(e.Date.Time()) + " " + assets.Date(e.Date.Time())
	lesson := d.lessonName(e.Lesson)
	counts := d.t("facilitator.pastCounts", "here", e.Here, "away", e.Away)
	state := ""
	switch {
	case e.Void:
		state = d.t("facilitator.voided")
	case e.Fixed > 0:
		state = d.t("facilitator.fixedCount", "n", e.Fixed)
	}
	return kit.NewPress(d.style, "row", strings.Join([]string{when, assets.Clock(e.From), e.Class, lesson, counts, state}, ", "), d.send(flow.PastChosen{ID: e.ID}), func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}
		tone := kit.Ink
		if e.Void {
			shape.Fill, shape.Dashed, tone = kit.Sand, true, kit.Ink2
		}
		if p.Down {
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		small := p.Font(kit.DeskLabel)
		p.Words(kit.Box{X: 24, Y: 6, W: 320, H: 30}, kit.Words{Text: when, Font: bold(22), Color: tone, Middle: true})
		p.Words(kit.Box{X: 24, Y: 36, W: 320, H: 26}, kit.Words{Text: d.t("facilitator.atTime", "time", assets.Clock(e.From)), Font: small, Color: kit.Ink2, Middle: true})
		const x, w = 360, 560
		p.Words(kit.Box{X: x, Y: 6, W: w, H: 30}, kit.Words{Text: kit.Shorten(lesson, plain(22), w, 1), Font: plain(22), Color: tone, Middle: true})
		p.Words(kit.Box{X: x, Y: 36, W: w, H: 26}, kit.Words{Text: kit.Shorten(e.Class, small, w, 1), Font: small, Color: kit.Ink2, Middle: true})
		right := kit.Box{X: 930, Y: 6, W: p.W - 930 - 60, H: 30}
		if state == "" {
			right.Y = p.H/2 - 15
		}
		p.Words(right, kit.Words{Text: counts, Font: bold(22), Color: tone, Align: kit.RightSide, Middle: true})
		p.Words(kit.Box{X: right.X, Y: 36, W: right.W, H: 26}, kit.Words{Text: state, Font: small, Color: kit.Ink2, Align: kit.RightSide, Middle: true})
		p.Icon("chevron-right", kit.Square(p.W-32, p.H/2, 28), kit.Ink2)
	}).Named(fmt.Sprintf("evening.%v", e.ID))
}

func (p *painter) pastList(v flow.View, s flow.PastList) scene {
	d := p.desk(v)
	d.head(headSpec{
		back: d.t("more.title.past"), title: d.t("facilitator.pastTitle", "day", d.weekday(s.Evening.Date)), sub: d.pastSub(s),
		buttons: d.sheets(s.Sheet, s.Sheets),
	})
	grid := gridFor(1)
	for i, t := range s.Tiles {
		at := grid.at(i)
		press := d.send(flow.FixMark{ID: t.ID})
		if s.Evening.Void {
			press = nil
		}
		d.put(at.X, at.Y, at.W, at.H, kit.AttendanceTile(d.style, d.pastSpec(t), press))
	}
	switch {
	case s.Aged:
		d.write(283, 280, 800, 140, kit.Words{Text: d.t("facilitator.aged"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	case len(s.Tiles) == 0:
		d.write(283, 280, 800, 140, kit.Words{Text: d.t("facilitator.pastNobody"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	d.bar(d.pastBar(s))
	return d.still()
}

func (d *desk) pastSub(s flow.PastList) string {
	if s.Evening.Void {
		return upperFirst(d.t("facilitator.voided"))
	}
	line := []string{d.t("facilitator.tapToFix"), assets.Clock(s.Evening.From)}
	if s.Evening.Class != "" {
		line = append(line, s.Evening.Class)
	}
	return strings.Join(append(line, d.lessonShort(s.Evening.Lesson)), " · ")
}

func (d *desk) pastBar(s flow.PastList) kit.ActionBarSpec {
	counts := []kit.Count{{N: s.Evening.Here, Word: d.t("facilitator.here")}, {N: s.Evening.Away, Word: d.t("facilitator.absent")}}
	if s.Evening.Guests > 0 {
		counts = append(counts, kit.Count{N: s.Evening.Guests, Word: d.t("facilitator.guests")})
	}
	if s.Evening.Fixed > 0 {
		counts = append(counts, kit.Count{N: s.Evening.Fixed, Word: d.t("facilitator.fixedWord")})
	}
	bar := kit.ActionBarSpec{Left: kit.Counters(d.style, counts...), LeftWidth: 700}
	note := d.t("term.noteButton")
	if s.Note != "" {
		note = d.t("term.noteChange")
	}
	bar.Buttons = []kit.DeskButton{d.button("past.note", note, "pencil", flow.WriteNote{}), d.button("past.void", d.t("facilitator.void"), "undo", flow.Void{})}
	if s.Evening.Void {
		bar.Buttons = []kit.DeskButton{d.button("past.unvoid", d.t("facilitator.unvoid"), "undo", flow.Unvoid{})}
	}
	return bar
}

// pastSpec is a tile as it was kept; one that was mended says both, who and when.
func (d *desk) pastSpec(t flow.PastTile) kit.PresenceSpec {
	spec := d.presenceSpec(t.AttendanceTile, nil)
	spec.ID = fmt.Sprintf("past.%v", t.ID)
	switch {
	case t.Unmarked:
		spec.State, spec.Word = kit.UnknownState, d.t("facilitator.unmarked")
	case t.Fix != nil:
		spec.Word = d.presenceWord(int(t.Presence))
		spec.Before = d.t("facilitator.before", "word", d.presenceWord(int(t.Fix.Was)))
		spec.Fixed = dayMonth(t.Fix.Day) + " · " + givenName(t.Fix.By)
	}
	return spec
}

// presenceWord is what a mark says.
func (d *desk) presenceWord(p int) string {
	switch p {
	case absent:
		return d.t("facilitator.absent")
	case late:
		return d.t("facilitator.late")
	case leftEarly:
		return d.t("facilitator.leftEarly")
	case walkIn:
		return d.t("facilitator.isNew")
	}
	return d.t("facilitator.here")
}
