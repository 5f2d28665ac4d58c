package ui

import (
	"fmt"
	"time"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HandoverQR hands over by the screen. The kiosk cannot see the phone: its bar is of time shown, and claims nothing.
//
// Ids: handover.stick, qr.speed.<i>, qr.done, handover.back.
func (p *painter) handoverQR(v flow.View, s flow.HandoverQR) scene {
	d := p.desk(v)
	sub := d.t("handover.hereNone")
	if n := len(s.Sessions); n > 0 {
		sub = d.t("handover.sessions", "n", n) + ": " + days(d, s.Sessions)
	}
	took := d.t("handover.phoneHasIt")
	if s.Rest > 0 {
		sub, took = d.t("handover.parts", "n", s.Rest), d.t("handover.nextPart")
	}
	d.head(headSpec{
		back: d.t("kit.back"), title: d.t("handover.byPhoneTitle"), sub: sub,
		buttons: []kit.DeskButton{d.button("handover.stick", d.t("handover.byUSB"), "usb", flow.ByStick{})},
	})
	renamed(d.stage, "back", "handover.back")
	panel := kit.NewQRPanel(d.style, modules(s.Code), d.t("handover.code"))
	side := float32(648)
	if v.Notice != nil { // nothing lies over a code
		side = 560
	}
	d.put(40, 88, side, side, panel)
	stuck := s.NoCentre || s.Failed != ""
	if text := d.qrTrouble(s); text != "" {
		d.write(80, 290, side-80, 160, kit.Words{Text: text, Font: bold(26), Color: kit.Black, Align: kit.Centre, Middle: true, Balance: true})
	}
	d.put(728, 88, 598, 230, kit.Numbered(d.style, []kit.Step{
		{Title: d.t("handover.phone1"), Detail: d.t("handover.phone1Note")},
		{Title: d.t("handover.phone2"), Detail: d.t("handover.phone2Note")},
		{Title: d.t("handover.phone3"), Detail: d.t("handover.phone3Note")},
	}))
	moved := func(flow.HandoverQR) {}
	if !stuck {
		moved = d.qrTime(s)
		d.qrSpeeds(s)
	}
	switch {
	case v.Notice != nil:
		d.notice()
	case !stuck:
		done := kit.ButtonSpec{Text: took, Icon: "check", IconSize: 30, Font: bold(24)}
		d.put(728, 662, 598, 78, kit.NewButton(d.style, done, d.send(flow.PhoneHasIt{})).Named("qr.done"))
	}
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.HandoverQR)
		empty := s.Code.Size == 0
		s.Code, s.Shown, s.Usual = flow.Matrix{}, 0, 0
		return struct {
			flow.HandoverQR
			empty bool
		}{s, empty}
	}, func(v flow.View) {
		s := v.Main.(flow.HandoverQR)
		panel.SetModules(modules(s.Code))
		moved(s)
	})
}

// qrTrouble is why there is no code, empty while there is one.
func (d *desk) qrTrouble(s flow.HandoverQR) string {
	switch {
	case s.NoCentre:
		return d.t("handover.noCentre") + "\n" + d.t("handover.noCentreNote")
	case s.Failed != "":
		return d.t(s.Failed)
	case s.Code.Size == 0:
		return d.t("handover.preparing")
	}
	return ""
}

// modules turns a code into the rows that the panel draws.
func modules(m flow.Matrix) [][]bool {
	if m.Size <= 0 || len(m.Modules) < m.Size*m.Size {
		return nil
	}
	rows := make([][]bool, m.Size)
	for y := range rows {
		rows[y] = m.Modules[y*m.Size : (y+1)*m.Size]
	}
	return rows
}

// qrMark is where on the bar of time the usual end stands.
const qrMark = 0.8

// qrTime is the bar of time shown; it returns what moves it.
func (d *desk) qrTime(s flow.HandoverQR) func(flow.HandoverQR) {
	const x, y, w, h = 728, 340, 598, 146
	d.card(x, y, w, h)
	if s.Still { // one picture holds everything
		d.put(x+25, y+40, 64, 64, kit.NewIcon(d.style, "qr", kit.Action))
		d.write(x+112, y+16, w-136, h-32, kit.Words{Text: d.t("handover.still"), Font: plain(22), Color: kit.Ink, Middle: true})
		return func(flow.HandoverQR) {}
	}
	shown := kit.NewText(d.style, kit.Words{Font: bold(22), Color: kit.Ink, Middle: true})
	usual := kit.NewText(d.style, kit.Words{Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	spec := kit.TimeBar
	spec.Mark = qrMark
	bar := kit.NewProgress(d.style, spec, 0)
	d.put(x+25, y+16, 300, 40, shown)
	d.put(x+w-25-320, y+16, 320, 40, usual)
	d.put(x+25, y+56, w-50, 36, bar)
	d.note(x+25, y+98, w-50, 32, d.t("handover.onlyPhone"))
	change := func(s flow.HandoverQR) {
		shown.SetText(d.t("handover.shown", "time", d.words.Duration(s.Shown.Truncate(time.Second))))
		if s.Usual > 0 {
			usual.SetText(d.t("handover.usual", "time", d.words.Duration(s.Usual)))
			bar.SetValue(min(1, float32(s.Shown)/float32(s.Usual)*qrMark))
		}
	}
	change(s)
	return change
}

func (d *desk) qrSpeeds(s flow.HandoverQR) {
	if s.Still {
		return
	}
	d.note(728, 518, 598, 36, d.t("handover.speedHint"))
	for i, key := range []string{"handover.slow", "handover.normal", "handover.fast"} {
		at := kit.Choice(d.style, kit.ChoiceSpec{Text: d.t(key), Chosen: i == s.Speed}, d.send(flow.SpeedChosen{I: i}))
		d.put(728+203.5*float32(i), 562, 191, 64, at.Named(fmt.Sprintf("qr.speed.%d", i)))
	}
}
