package ui

import (
	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Arrived is the road of the sessions, newest on top, joined by brackets of one state.
//
// Ids: arrived.handover, arrived.back, arrived.receipt, arrived.custody, sheet.prev, sheet.next.

// Eight evenings a sheet, 70 high; under the words of the brackets stands the way in for a receipt.
const (
	eveningH = 70
	receiptY = deskBottom - 72
)

func (p *painter) arrived(v flow.View, s flow.Arrived) scene {
	d := p.desk(v)
	sub := d.t("handover.nothingThere")
	if s.Road.Arrived != 0 {
		sub = d.t("handover.allUpTo", "day", dayMonth(s.Road.Arrived))
	}
	var buttons []kit.DeskButton
	if s.Handed {
		buttons = append(buttons, d.button("arrived.custody", d.t("road.custody"), "list", flow.ShowCustody{}))
	}
	d.head(headSpec{back: d.t("kit.back"), title: d.t("handover.which"), sub: sub, buttons: buttons})
	renamed(d.stage, "back", "arrived.back")
	d.card(deskLeft, deskTop, 838, 568)
	if len(s.Rows) == 0 {
		d.write(deskLeft+60, 300, 718, 120, kit.Words{Text: d.t("handover.noEvening"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i := range s.Rows {
		d.put(deskLeft+1, deskTop+4+eveningH*float32(i), 836, eveningH, kit.EveningRow(d.style, d.eveningOf(s.Rows, i)))
	}
	d.brackets(s)
	d.second(922, receiptY, 404, 68, "arrived.receipt", d.t("road.newReceipt"), "qr", flow.TypeReceipt{})
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
	case r.State == flow.OfferedState && r.Reason == "":
		return kit.StateKept
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
	tones := map[flow.RoadState]kit.Token{flow.StillHereState: kit.Ink, flow.OnTheWayState: kit.AmberEdge, flow.ArrivedState: kit.Action, flow.OfferedState: kit.Ink}
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
	glyph, title, detail := d.stateWords(s, state)
	body := kit.Words{Text: detail, Font: d.style.Font(kit.DeskLabel), Color: kit.Ink2}
	high := float32(40)
	if detail != "" {
		high += kit.Height(body, w-48)
	}
	var receipt flow.ReceiptView
	if state == flow.ArrivedState && s.Receipt != nil {
		receipt = *s.Receipt
		if top+high+8+receiptHigh(receipt) > receiptY { // where every state is there its digits stand on no other's words
			receipt.Code = ""
		}
		high += 8 + receiptHigh(receipt)
	}
	y := max(top, min((top+bottom-high)/2, receiptY-4-high))
	d.put(x, y+5, 30, 30, kit.CarryGlyph(d.style, glyph, title))
	d.write(x+44, y, w-44, 40, kit.Words{Text: title, Font: bold(22), Color: kit.Ink, Middle: true})
	if detail != "" {
		d.write(x+44, y+40, w-44, high-40, body)
	}
	if state == flow.ArrivedState && s.Receipt != nil {
		d.receipt(x, y+48, w, receipt)
	}
	return y + high + 12
}

// stateWords say what a state means, and what became of the newest handing over.
func (d *desk) stateWords(s flow.Arrived, state flow.RoadState) (glyph kit.CarryState, title, detail string) {
	switch state {
	case flow.OfferedState:
		return kit.StateKept, d.t("road.offered"), d.t("road.offeredNote")
	case flow.OnTheWayState:
		if r := s.Carried; r != nil {
			_, way := d.custodyWay(*r)
			if detail = d.t("road.carriedOn", "day", dayMonth(r.Day), "way", way); r.Courier != "" {
				detail += ". " + d.t("road.carriedBy", "name", r.Courier)
			}
		}
		return kit.StateWaiting, d.t("handover.stateWay"), detail
	case flow.ArrivedState:
		return kit.StateArrived, d.t("handover.arrived"), ""
	}
	return kit.StateKept, d.t("handover.stateHere"), d.t("handover.stateHereNote", "n", len(s.Road.Here)-len(s.Road.Offered))
}

// receiptHigh is how high a receipt's card is: with its digits, or without.
func receiptHigh(r flow.ReceiptView) float32 {
	if r.Code != "" {
		return 138
	}
	return 94
}

// receipt is the centre's newest word, with the digits that it reads out for it.
func (d *desk) receipt(x, y, w float32, r flow.ReceiptView) {
	d.put(x, y, w, receiptHigh(r)-8, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 20}))
	title := d.t("road.receiptTyped")
	if r.Issued != 0 {
		title = d.t("handover.receiptOf", "date", assets.Date(r.Issued.Time()))
	}
	d.write(x+20, y+10, w-40, 36, kit.Words{Text: title, Font: bold(20), Color: kit.OnTint, Middle: true})
	d.write(x+20, y+46, w-40, 30, kit.Words{Text: d.t("handover.receiptHolds", "n", r.Sessions, "day", dayMonth(r.UpTo)), Font: plain(18), Color: kit.OnTint, Middle: true})
	if r.Code != "" {
		d.write(x+20, y+78, w-40, 44, kit.Words{Text: inGroups(r.Code), Font: bold(28), Color: kit.OnTint, Middle: true})
	}
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
