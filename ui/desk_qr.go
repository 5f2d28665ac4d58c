package ui

import (
	"fmt"
	"time"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HandoverQR hands over by the screen. The kiosk cannot see the phone: its bar is of time shown, and claims nothing. That the phone has everything
// is its own word, six digits that are typed here or scanned off it.
//
// Ids: handover.stick, qr.print, qr.speed.<i>, qr.done, qr.word, qr.notyet, pin.<digit>, pin.erase, pin.ok, qr.who, handover.back.

// The two columns of f08.
const (
	codeSide              = 648
	codeRight, codeRightW = 728, 598
	qrPadX, qrPadTop      = codeRight + (codeRightW-476)/2, 256
)

func (p *painter) handoverQR(v flow.View, s flow.HandoverQR) scene {
	d := p.desk(v)
	if s.Taken {
		return d.phoneHasAll(s)
	}
	d.qrHead(s)
	panel := kit.NewQRPanel(d.style, modules(s.Code), d.t("handover.code"))
	side := float32(codeSide)
	if v.Notice != nil { // nothing lies over a code
		side = 560
	}
	d.put(deskLeft, deskTop, side, side, panel)
	if text := d.qrTrouble(s); text != "" {
		d.write(80, 290, side-80, 160, kit.Words{Text: text, Font: bold(26), Color: kit.Black, Align: kit.Centre, Middle: true, Balance: true})
	}
	moved := func(flow.HandoverQR) {}
	if s.Asking {
		moved = d.phoneWord(s)
	} else {
		moved = d.phoneSteps(s)
	}
	if v.Notice != nil {
		d.notice()
	}
	return d.scene(func(v flow.View) any {
		s, ok := v.Main.(flow.HandoverQR)
		full, empty := len(s.Word) == wordLength, s.Code.Size == 0
		s.Code, s.Shown, s.Usual, s.Word = flow.Matrix{}, 0, 0, ""
		return struct {
			flow.HandoverQR
			ok, full, empty bool
		}{s, ok, full, empty}
	}, func(v flow.View) {
		s := v.Main.(flow.HandoverQR)
		panel.SetModules(modules(s.Code))
		moved(s)
	})
}

// wordLength is how many digits a phone's word has.
const wordLength = 6

func (d *desk) qrHead(s flow.HandoverQR) {
	sub := d.t("handover.hereNone")
	if n := len(s.Sessions); n > 0 {
		sub = d.t("handover.sessions", "n", n) + ": " + days(d, s.Sessions)
	}
	if s.Rest > 0 {
		sub = d.t("road.parts", "n", s.Rest)
	}
	var buttons []kit.DeskButton
	if !s.Asking {
		if s.Code.Size > 0 {
			buttons = append(buttons, d.button("qr.print", d.t("road.print"), "print", flow.OnSheets{}))
		}
		buttons = append(buttons, d.button("handover.stick", d.t("road.stick"), "usb", flow.ByStick{}))
	}
	d.head(headSpec{back: d.t("kit.back"), title: d.t("handover.byPhoneTitle"), sub: sub, buttons: buttons})
	renamed(d.stage, "back", "handover.back")
}

// phoneSteps are what to do with the phone, how long it takes, and the speeds; it returns what moves the bar.
func (d *desk) phoneSteps(s flow.HandoverQR) func(flow.HandoverQR) {
	d.put(codeRight, deskTop, codeRightW, 230, kit.Numbered(d.style, []kit.Step{
		{Title: d.t("handover.phone1"), Detail: d.t("handover.phone1Note")},
		{Title: d.t("handover.phone2"), Detail: d.t("handover.phone2Note")},
		{Title: d.t("handover.phone3"), Detail: d.t("road.phone3Note")},
	}))
	if s.NoCentre || s.Failed != "" {
		return func(flow.HandoverQR) {}
	}
	moved := d.qrTime(s)
	d.qrSpeeds(s)
	if d.view.Notice == nil && s.Code.Size > 0 {
		text := d.t("road.typeWord")
		if s.Printing {
			text = d.t("road.printing")
		}
		done := kit.ButtonSpec{Text: text, Icon: "check", IconSize: 30, Font: bold(24), Disabled: s.Printing}
		d.put(codeRight, 662, codeRightW, 78, kit.NewButton(d.style, done, d.send(flow.PhoneHasIt{})).Named("qr.done"))
	}
	return moved
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
	const x, y, w, h = codeRight, 340, codeRightW, 146
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

// qrSpeeds are the three of them, and what helps a camera that sees badly: no program may turn a screen up everywhere, a hand can.
func (d *desk) qrSpeeds(s flow.HandoverQR) {
	if s.Still {
		d.note(codeRight, 518, codeRightW, 36, d.t("road.bright"))
		return
	}
	d.note(codeRight, 510, codeRightW, 44, d.t("handover.speedHint")+". "+d.t("road.bright"))
	for i, key := range []string{"handover.slow", "handover.normal", "handover.fast"} {
		at := kit.Choice(d.style, kit.ChoiceSpec{Text: d.t(key), Chosen: i == s.Speed}, d.send(flow.SpeedChosen{I: i}))
		d.put(codeRight+203.5*float32(i), 562, 191, 64, at.Named(fmt.Sprintf("qr.speed.%d", i)))
	}
}

// phoneWord asks for the six digits on the phone; it returns what shows those that are typed.
func (d *desk) phoneWord(s flow.HandoverQR) func(flow.HandoverQR) {
	text, again := d.t("road.wordAsk"), false
	switch {
	case s.Wait > 0:
		text, again = d.t("road.wait", "wait", d.words.Duration(s.Wait.Truncate(time.Second)+time.Second)), true
	case s.Wrong:
		text, again = d.t("road.wordWrong"), true
	}
	d.padAsk(kit.Box{X: codeRight, Y: 92, W: codeRightW, H: 62}, text, again)
	digits := newSlot(476, 72)
	d.put(qrPadX, 168, digits.w, digits.h, digits.Stage)
	d.pad(qrPadX, qrPadTop, padSpec{"pin.ok", d.t("road.check"), len(s.Word) == wordLength && s.Wait == 0, flow.Next{}, pinDigit})
	if d.view.Notice == nil {
		d.write(codeRight, 632, codeRightW, 40, kit.Words{Text: d.t("road.wordScan"), Font: plain(20), Color: kit.Ink2, Align: kit.Centre, Middle: true})
		d.second(codeRight+61, 676, 476, 64, "qr.notyet", d.t("road.notYet"), "back", flow.Back{})
	}
	change := func(s flow.HandoverQR) {
		spec := kit.FieldSpec{Focused: true, Text: inThrees(s.Word), Placeholder: "000 000", Font: bold(36)}
		digits.show(kit.Field(d.style, spec, nil).Named("qr.word"))
	}
	change(s)
	return change
}

// inThrees parts six digits as a phone shows them.
func inThrees(digits string) string {
	if len(digits) > 3 {
		return digits[:3] + " " + digits[3:]
	}
	return digits
}

// phoneHasAll is where the phone gave its word: the evenings are on their way, and whoever takes them may leave their name.
func (d *desk) phoneHasAll(s flow.HandoverQR) scene {
	sub := d.t("handover.hereNone")
	if n := len(s.Sessions); n > 0 {
		sub = d.t("handover.sessions", "n", n) + ": " + days(d, s.Sessions)
	}
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("handover.byPhoneTitle"), sub: sub})
	renamed(d.stage, "back", "handover.back")
	d.card(deskLeft, deskTop, 702, 568)
	d.put(deskLeft+231, 128, 240, 240, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 120}))
	d.put(deskLeft+291, 188, 120, 120, kit.NewIcon(d.style, "phone", kit.Action))
	d.put(deskLeft+401, 298, 72, 72, kit.CarryGlyph(d.style, kit.StateArrived, d.t("road.phoneHasAll")))
	d.write(deskLeft+40, 396, 622, 64, kit.Words{Text: d.t("road.phoneHasAll"), Font: bold(40), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.write(deskLeft+56, 468, 590, 120, kit.Words{Text: d.t("road.phoneHasAllNote"), Font: plain(22), Color: kit.Ink2, Align: kit.Centre, Balance: true})
	d.whoCarries(kit.Box{X: 766, Y: deskTop, W: 560, H: 232}, s.Courier)
	if len(s.Sessions) > 0 {
		d.card(766, 344, 560, 160)
		d.put(794, 376, 44, 44, kit.CarryGlyph(d.style, kit.StateWaiting, d.t("handover.stateWay")))
		d.write(858, 368, 444, 60, kit.Words{Text: d.t("handover.stateWay"), Font: bold(24), Color: kit.Ink, Middle: true})
		d.write(858, 424, 444, 60, kit.Words{Text: sub, Font: plain(20), Color: kit.Ink2})
	}
	d.bar(kit.ActionBarSpec{Text: d.t("handover.sealed") + ": " + d.t("handover.sealedNote"), Primary: d.button("qr.home", d.t("handover.toStart"), "check", flow.Next{})})
	return d.still()
}

// whoCarries asks, after the fact, who takes what was handed over; nobody needs to say.
func (d *desk) whoCarries(at kit.Box, who string) {
	d.card(at.X, at.Y, at.W, at.H)
	d.put(at.X+28, at.Y+28, 44, 44, kit.NewIcon(d.style, "person", kit.Action))
	title, button := d.t("road.whoCarries"), d.t("road.writeName")
	note := d.t("road.whoNote")
	if who != "" {
		title, button, note = d.t("handover.courier"), d.t("road.otherName"), who
	}
	d.write(at.X+92, at.Y+24, at.W-116, 44, kit.Words{Text: title, Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(at.X+92, at.Y+68, at.W-116, 60, kit.Words{Text: note, Font: plain(20), Color: kit.Ink2, Middle: true})
	d.second(at.X+28, at.Y+at.H-92, at.W-56, 68, "qr.who", button, "pencil", flow.WhoCarries{})
}
