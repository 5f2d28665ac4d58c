package ui

import (
	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Arrived is the road of the sessions, newest on top, joined by brackets of one state.
//
// Ids: arrived.handover, arrived.back, sheet.prev, sheet.next.

// Eight evenings a sheet, 70 high.
const eveningH = 70

func (p *painter) arrived(v flow.View, s flow.Arrived) scene {
	d := p.desk(v)
	sub := d.t("handover.nothingThere")
	if s.Road.Arrived != 0 {
		sub = d.t("handover.allUpTo", "day", dayMonth(s.Road.Arrived))
	}
	d.head(headSpec{back: d.t("kit.back"), title: d.t("handover.which"), sub: sub})
	renamed(d.stage, "back", "arrived.back")
	d.card(deskLeft, deskTop, 838, 568)
	if len(s.Rows) == 0 {
		d.write(deskLeft+60, 300, 718, 120, kit.Words{Text: d.t("handover.noEvening"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i := range s.Rows {
		d.put(deskLeft+1, deskTop+4+eveningH*float32(i), 836, eveningH, kit.EveningRow(d.style, d.eveningOf(s.Rows, i)))
	}
	d.brackets(s)
	d.arrivedBar(s)
	return d.still()
}

// stateOf is the sign of a row: an evening that did not take place is on the road like any other fact.
func stateOf(r flow.ArrivedRow) kit.CarryState {
	switch {
	case r.State == flow.ArrivedState:
		return kit.StateArrived
	case r.State == flow.OnTheWayState:
		return kit.StateWaiting
	case r.Reason != "":
		return kit.StateNotHeld
	}
	return kit.StateKept
}

func (d *desk) eveningOf(rows []flow.ArrivedRow, i int) kit.EveningSpec {
	r := rows[i]
	e := kit.EveningSpec{
		State: stateOf(r), Day: dayMonth(r.Date), Weekday: d.words.Weekday(r.Date.Time()), First: i == 0, Last: i == len(rows)-1,
		AboveIsSolid: i > 0 && rows[i-1].State == flow.ArrivedState, BelowIsSolid: r.State == flow.ArrivedState, Divider: i < len(rows)-1,
	}
	switch {
	case r.Reason != "":
		e.NotHeld, e.Title = true, d.t("handover.notHeld", "reason", lowerFirst(d.t("facilitator.reason."+r.Reason)))
	case r.Lesson != nil:
		e.Title = d.titled(*r.Lesson)
	default:
		e.Title = d.t("facilitator.session")
	}
	if r.Reason == "" {
		e.Count = d.t("facilitator.people", "n", r.Here)
	}
	return e
}

// brackets join the rows of one state and say what it means.
func (d *desk) brackets(s flow.Arrived) {
	tones := map[flow.RoadState]kit.Token{flow.StillHereState: kit.Ink, flow.OnTheWayState: kit.AmberEdge, flow.ArrivedState: kit.Action}
	free := float32(deskTop)
	for from := 0; from < len(s.Rows); {
		to := from
		for to+1 < len(s.Rows) && s.Rows[to+1].State == s.Rows[from].State {
			to++
		}
		state := s.Rows[from].State
		top := deskTop + 13 + eveningH*float32(from)
		bottom := deskTop - 5 + eveningH*float32(to+1)
		d.put(892, top, 17, bottom-top, kit.Bracket(d.style, tones[state]))
		free = d.bracketWords(s, state, max(free, top), bottom)
		from = to + 1
	}
}

// bracketWords stand in the middle of their bracket, or as near as the ones above let them; it returns where they end.
func (d *desk) bracketWords(s flow.Arrived, state flow.RoadState, top, bottom float32) float32 {
	const x, w = 922, 404
	glyph, title, detail := kit.StateKept, d.t("handover.stateHere"), d.t("handover.stateHereNote", "n", len(s.Road.Here))
	switch state {
	case flow.OnTheWayState:
		glyph, title, detail = kit.StateWaiting, d.t("handover.stateWay"), ""
		if s.Road.Carried != 0 {
			detail = upperFirst(d.t("handover.carriedOn", "day", dayMonth(s.Road.Carried)))
		}
	case flow.ArrivedState:
		glyph, title, detail = kit.StateArrived, d.t("handover.arrived"), ""
	}
	body := kit.Words{Text: detail, Font: d.style.Font(kit.DeskLabel), Color: kit.Ink2}
	high := float32(40)
	if detail != "" {
		high += kit.Height(body, w-48)
	}
	receipt := state == flow.ArrivedState && s.Receipt != nil
	if receipt {
		high += 8 + 94
	}
	y := max(top, min((top+bottom-high)/2, deskBottom-high))
	d.put(x, y+5, 30, 30, kit.CarryGlyph(d.style, glyph, title))
	d.write(x+44, y, w-44, 40, kit.Words{Text: title, Font: bold(22), Color: kit.Ink, Middle: true})
	if detail != "" {
		d.write(x+44, y+40, w-44, high-40, body)
	}
	if receipt {
		d.receipt(x, y+48, w, *s.Receipt)
	}
	return y + high + 12
}

// receipt is the centre's newest word.
func (d *desk) receipt(x, y, w float32, r flow.ReceiptView) {
	d.put(x, y, w, 86, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 20}))
	d.write(x+20, y+10, w-40, 36, kit.Words{Text: d.t("handover.receiptOf", "date", assets.Date(r.Issued.Time())), Font: bold(20), Color: kit.OnTint, Middle: true})
	d.write(x+20, y+46, w-40, 30, kit.Words{Text: d.t("handover.receiptHolds", "n", r.Sessions, "day", dayMonth(r.UpTo)), Font: plain(18), Color: kit.OnTint, Middle: true})
}

func (d *desk) arrivedBar(s flow.Arrived) {
	bar := kit.ActionBarSpec{Primary: d.button("arrived.handover", d.t("handover.hand"), "send", flow.HandOver{})}
	bar.Text = d.t("handover.nothingToCarry")
	if all := append(append(s.Road.OnTheWay[:0:0], s.Road.OnTheWay...), s.Road.Here...); len(all) > 0 {
		bar.Text = d.t("handover.willCarry", "days", days(d, all))
	}
	if s.Page > 1 {
		bar.Buttons = append(bar.Buttons, d.button("sheet.prev", d.t("handover.newer"), "chevron-left", flow.Sheet{By: -1}))
	}
	if s.Page < s.Pages {
		bar.Buttons = append(bar.Buttons, d.button("sheet.next", d.t("handover.older"), "calendar", flow.Sheet{By: 1}))
	}
	d.bar(bar)
}
