package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Custody lists what was handed over: when, to what, who took it, and whether it arrived. CourierName asks for the name.
//
// Ids: custody.<i>, sheet.prev, sheet.next, back; courier.<i>, courier.forget.<i>, courier.field and the keyboard's, courier.keep, courier.gone, courier.stay.

func (p *painter) custody(v flow.View, s flow.Custody) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("handover.road"), title: d.t("road.custody"), sub: d.t("road.custodyHint"), lead: true})
	d.card(deskLeft, deskTop, deskRight-deskLeft, 568)
	if len(s.Rows) == 0 {
		d.write(deskLeft+60, 300, 1166, 120, kit.Words{Text: d.t("road.custodyNone"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i, row := range s.Rows {
		d.custodyRow(i, row, i < len(s.Rows)-1)
	}
	bar := kit.ActionBarSpec{Text: d.t("road.custodyNote")}
	if s.Page > 1 {
		bar.Buttons = append(bar.Buttons, d.button("sheet.prev", d.t("handover.newer"), "chevron-left", flow.Sheet{By: -1}))
	}
	if s.Page < s.Pages {
		bar.Buttons = append(bar.Buttons, d.button("sheet.next", d.t("handover.older"), "calendar", flow.Sheet{By: 1}))
	}
	d.bar(bar)
	return d.still()
}

// custodyWay is what something was handed over to, and the sign of it.
func (d *desk) custodyWay(r flow.CustodyRow) (icon, text string) {
	switch r.Way {
	case "usb":
		if strings.HasPrefix(strings.ToUpper(r.Stick), "USB") {
			return "usb", r.Stick
		}
		if r.Stick != "" {
			return "usb", "USB " + r.Stick
		}
		return "usb", "USB"
	case "qr":
		return "phone", d.t("road.byPhone")
	case "paper":
		return "print", d.t("road.byPaper")
	}
	return "qr", d.t("road.byCode")
}

// custodyState is how far it has come.
func (d *desk) custodyState(r flow.CustodyRow) (kit.CarryState, string) {
	switch {
	case r.Arrived && r.ArrivedOn != 0:
		return kit.StateArrived, d.t("road.arrivedOn", "day", dayMonth(r.ArrivedOn))
	case r.Arrived:
		return kit.StateArrived, d.t("handover.arrived")
	case r.Way == "usb" || r.Way == "qr":
		return kit.StateWaiting, d.t("handover.stateWay")
	}
	return kit.StateKept, d.t("road.unsure")
}

func (d *desk) custodyRow(i int, r flow.CustodyRow, divided bool) {
	y := deskTop + 4 + eveningH*float32(i)
	state, word := d.custodyState(r)
	icon, way := d.custodyWay(r)
	d.put(deskLeft+24, y+18, 34, 34, kit.CarryGlyph(d.style, state, word))
	d.write(deskLeft+80, y+8, 120, 30, kit.Words{Text: dayMonth(r.Day), Font: bold(22), Color: kit.Ink, Middle: true})
	d.note(deskLeft+80, y+37, 120, 26, assets.Clock(r.At))
	d.put(deskLeft+200, y+19, 32, 32, kit.NewIcon(d.style, icon, kit.Ink2))
	d.write(deskLeft+248, y+8, 300, 30, kit.Words{Text: kit.Shorten(way, bold(20), 300, 1), Font: bold(20), Color: kit.Ink, Middle: true})
	what := d.t("road.noEvening")
	if n := len(r.Evenings); n > 0 {
		what = d.t("handover.sessions", "n", n) + ": " + days(d, r.Evenings)
	}
	d.note(deskLeft+248, y+37, 420, 26, what)
	d.write(deskLeft+690, y, 270, eveningH, kit.Words{Text: word, Font: plain(20), Color: kit.Ink2, Middle: true})
	name := r.Courier
	if name == "" {
		name = d.t("road.writeName")
	}
	const w = 290
	spec := kit.ButtonSpec{Kind: kit.Second, Text: shortName(name, bold(20), w-90), Icon: "person", IconSize: 26, Font: bold(20), Radius: 14, Ink: kit.Ink}
	d.put(deskRight-24-w, y+6, w, 58, kit.NewButton(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("custody.%d", i)))
	if divided {
		d.put(deskLeft+80, y+eveningH-1, deskRight-deskLeft-104, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	}
}

func (p *painter) courierName(v flow.View, s flow.CourierName) scene {
	d := p.desk(v)
	if s.Forgetting != "" {
		return d.forgetCourier(s)
	}
	_, way := d.custodyWay(s.Row)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("road.whoCarries"), sub: way + ", " + d.weekday(s.Row.Day) + " " + assets.Clock(s.Row.At)})
	d.knownCouriers(s)
	const x, w, methodW = 440, 886, 190
	field := newSlot(w-methodW-16, 72)
	d.put(x, 120, field.w, field.h, field.Stage)
	d.method(x+field.w+16, 120, methodW, 72, s.Keys)
	keys := deskKeys{at: kit.Box{X: x, W: w, H: 74}, mode: s.Keys}
	keys.at.Y = deskBottom - keys.height()
	d.keyboard(keys)
	keep := kit.DeskButton{ID: "courier.keep", Text: d.t("road.keepName"), Icon: "check"}
	if s.CanKeep {
		keep.OnPress = d.send(flow.Next{})
	}
	d.bar(kit.ActionBarSpec{Text: d.t("road.nameNote"), Primary: keep})
	return typed(d, field, "courier.field", d.t("road.nameExample"), func(s *flow.CourierName) *string { return &s.Name })
}

// knownCouriers are those who carried before: one press, or out of the list for good.
func (d *desk) knownCouriers(s flow.CourierName) {
	const w, high, gap, trash = 380, 78, 14, 78
	d.write(deskLeft, 112, w, 40, kit.Words{Text: d.t("road.before"), Font: bold(20), Color: kit.Ink, Middle: true})
	if len(s.Known) == 0 {
		d.write(deskLeft, 160, w, 120, kit.Words{Text: d.t("road.beforeNone"), Font: plain(20), Color: kit.Ink2})
	}
	for i, name := range s.Known {
		y := 160 + (high+gap)*float32(i)
		chosen, room := name == s.Row.Courier, float32(w-trash-gap-110)
		if chosen { // its check takes some
			room -= 50
		}
		spec := kit.ChoiceSpec{Text: shortName(name, bold(20), room), Size: 20, Avatar: initialOf(name), Chosen: chosen}
		d.put(deskLeft, y, w-trash-gap, high, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("courier.%d", i)))
		forget := kit.ButtonSpec{Kind: kit.Second, Text: d.t("road.forget"), Icon: "trash", IconAt: kit.IconTop, IconSize: 26, Font: kit.Font{Size: 18, Bold: true, Line: 1.1}, Radius: 14, Ink: kit.Ink}
		d.put(deskLeft+w-trash, y, trash, high, kit.NewButton(d.style, forget, d.send(flow.ForgetCourier{I: i})).Named(fmt.Sprintf("courier.forget.%d", i)))
	}
}

// forgetCourier is the calm page before a name goes for good.
func (d *desk) forgetCourier(s flow.CourierName) scene {
	d.head(headSpec{back: d.t("kit.back"), title: d.t("road.forgetTitle", "name", s.Forgetting)})
	d.rightsLines([]rightsLine{{"trash", d.t("road.forgetGoes")}, {"send", d.t("road.forgetStays")}})
	d.bar(kit.ActionBarSpec{
		Buttons: []kit.DeskButton{d.button("courier.stay", d.t("road.forgetKeep"), "", flow.Back{})},
		Primary: d.button("courier.gone", d.t("road.forgetYes"), "check", flow.Next{}),
	})
	return d.still()
}
