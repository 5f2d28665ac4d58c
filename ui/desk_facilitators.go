package ui

import (
	"fmt"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Those who run classes: the list, a name, a PIN twice, and the way in for somebody who forgot theirs.
//
// Ids: facilitator.<i>, facilitators.add, .pin, .goes, .really, .stay; facilitator.next, setup.field and the keyboard's; pin.<digit>, pin.erase, pin.ok; back.

func (p *painter) facilitatorList(v flow.View, s flow.Facilitators) scene {
	d := p.desk(v)
	var buttons []kit.DeskButton
	if !s.Full {
		buttons = append(buttons, d.button("facilitators.add", d.t("desk.addFacilitator"), "plus", flow.AddFacilitator{}))
	}
	d.head(headSpec{back: d.t("facilitator.settings"), title: d.t("desk.facilitators"), sub: d.t("desk.facilitatorsHint"), lead: true, buttons: buttons})
	const w, high, gap = 640, 82, 12
	for i, f := range s.All {
		spec := kit.ChoiceSpec{Text: shortName(f.Name, bold(22), w-180), Size: 22, Avatar: initialOf(f.Name), Chosen: i == s.Chosen}
		d.put(deskLeft, deskTop+8+(high+gap)*float32(i), w, high, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("facilitator.%d", i)))
	}
	d.chosenFacilitator(kit.Box{X: deskLeft + w + deskGap, Y: deskTop + 8, W: deskRight - deskLeft - w - deskGap, H: 552}, s)
	text := d.t("desk.facilitatorsNote")
	if s.Full {
		text = d.t("desk.facilitatorsFull")
	}
	d.bar(kit.ActionBarSpec{Text: text})
	return d.still()
}

// chosenFacilitator is what can be done about one of them.
func (d *desk) chosenFacilitator(at kit.Box, s flow.Facilitators) {
	d.card(at.X, at.Y, at.W, at.H)
	x, w := at.X+36, at.W-72
	if s.Chosen < 0 {
		d.write(x, at.Y, w, at.H, kit.Words{Text: d.t("desk.chooseFacilitator"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true, Balance: true})
		return
	}
	full := s.All[s.Chosen].Name
	name := givenName(full)
	d.write(x, at.Y+28, w, 52, kit.Words{Text: shortName(full, bold(34), w), Font: bold(34), Color: kit.Ink, Middle: true})
	if s.Asking {
		d.write(x, at.Y+96, w, 150, kit.Words{Text: d.t("desk.reallyGoes", "name", name), Font: plain(24), Color: kit.Ink})
		spec := kit.ButtonSpec{Text: d.t("desk.goes", "name", name), Icon: "check", IconSize: 30, Font: bold(24)}
		d.put(x, at.Y+268, w, 86, kit.NewButton(d.style, spec, d.send(flow.Next{})).Named("facilitators.really"))
		d.second(x, at.Y+370, w, 77, "facilitators.stay", d.t("desk.staysOn"), "back", flow.Back{})
		return
	}
	note, pin := d.t("desk.colleague", "name", name), d.t("desk.newPINFor", "name", name)
	if s.Own {
		note, pin = d.t("desk.yourself"), d.t("desk.newPINOwn")
	}
	d.write(x, at.Y+96, w, 108, kit.Words{Text: note, Font: plain(22), Color: kit.Ink2})
	d.second(x, at.Y+220, w, 77, "facilitators.pin", pin, "key", flow.NewPINFor{})
	if s.Last {
		d.write(x, at.Y+324, w, 100, kit.Words{Text: d.t("desk.lastOne"), Font: plain(22), Color: kit.Ink2})
		return
	}
	d.second(x, at.Y+316, w, 77, "facilitators.goes", d.t("desk.leaves"), "person", flow.FacilitatorGoes{})
}

// initialOf is the first letter of the given name.
func initialOf(full string) string {
	for _, r := range givenName(full) {
		return string(r)
	}
	return ""
}

func (p *painter) newFacilitator(v flow.View, s flow.NewFacilitator) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("desk.facilitators"), title: d.t("desk.newFacilitator"), sub: d.t("desk.newFacilitatorHint"), lead: true})
	const w, methodW = 886, 190
	x := float32(kit.StageW-w) / 2
	field := newSlot(w-methodW-16, 72)
	d.put(x, 120, field.w, field.h, field.Stage)
	d.method(x+field.w+16, 120, methodW, 72, s.Keys)
	if s.Twin {
		d.put(x, 212, w, 64, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}))
		d.write(x+24, 212, w-48, 64, kit.Words{Text: d.t("desk.twin"), Font: plain(22), Color: kit.Ink, Middle: true})
	}
	keys := deskKeys{at: kit.Box{X: x, W: w, H: 74}, mode: s.Keys}
	keys.at.Y = deskBottom - keys.height()
	d.keyboard(keys)
	next := kit.DeskButton{ID: "facilitator.next", Text: d.t("desk.nextPIN"), Icon: "next"}
	if s.CanGoOn {
		next.OnPress = d.send(flow.Next{})
	}
	d.bar(kit.ActionBarSpec{Text: d.t("desk.nameNote"), Primary: next})
	return typed(d, field, "setup.field", d.t("setup.example.facilitator"), func(s *flow.NewFacilitator) *string { return &s.Name })
}

// newPIN asks for a PIN twice.
func (p *painter) newPIN(v flow.View, s flow.NewPIN) scene {
	d := p.desk(v)
	name := givenName(s.Name)
	title, back := d.t("desk.newPINFor", "name", name), d.t("kit.back")
	if s.Own || s.Reset {
		title = d.t("desk.newPINOwn")
	}
	d.head(headSpec{back: back, title: title, sub: d.t("desk.newPINHint"), lead: true})
	ask := d.t("desk.choosePIN", "name", name)
	switch {
	case s.Mismatch:
		ask = d.t("setup.mismatch")
	case s.Again:
		ask = d.t("desk.choosePINAgain", "name", name)
	}
	d.padAsk(kit.Box{X: 183, Y: 112, W: 1000, H: 60}, ask, s.Mismatch)
	const padX = (kit.StageW - 476) / 2
	dots := newSlot(268, 28)
	d.put(padX+104, 196, dots.w, dots.h, dots.Stage)
	d.pad(padX, 252, padSpec{"pin.ok", d.t("setup.nextShort"), s.CanGoOn, flow.Next{}, pinDigit})
	if v.Notice != nil {
		d.notice()
	} else {
		d.write(183, 656, 1000, 60, kit.Words{Text: d.t("desk.pinNote"), Font: plain(20), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	change := func(v flow.View) { dots.show(kit.PINDots(d.style, v.Main.(flow.NewPIN).Digits, 6)) }
	change(v)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.NewPIN)
		s.Digits = 0
		return s
	}, change)
}

// padAsk says what a pad is for; again draws the colours of a second try.
func (d *desk) padAsk(at kit.Box, text string, again bool) {
	font := d.style.Font(kit.DeskHeadline).Sized(32)
	for font.Size > 22 && kit.Width(text, font) > at.W-64 {
		font = font.Sized(font.Size - 1)
	}
	if again {
		w := kit.Width(text, font) + 64
		d.put(at.X+(at.W-w)/2, at.Y, w, at.H, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}))
	}
	d.write(at.X, at.Y, at.W, at.H, kit.Words{Text: text, Font: font, Color: kit.Ink, Align: kit.Centre, Middle: true})
}

// forgotten is the way in over the telephone.
func (p *painter) forgotten(v flow.View, s flow.Forgotten) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("desk.toPIN"), title: d.t("desk.forgotten"), sub: d.t("desk.forgottenFor", "name", givenName(s.Name)), lead: true})
	if v.Notice != nil {
		d.notice()
	}
	if s.Question == "" {
		d.unreachable(s)
		return d.still()
	}
	const x, w = 40, 700
	d.card(x, deskTop, w, 560)
	d.readOut(kit.Box{X: x + 32, Y: deskTop + 20, W: w - 64}, s)
	const padX, padW = 808, 476
	text, again := d.t("desk.answerAsk"), false
	switch {
	case s.Wait > 0:
		text, again = d.t("facilitator.pinWait", "wait", d.words.Duration(s.Wait)), true
	case s.Wrong:
		text, again = d.t("desk.answerWrong"), true
	}
	d.padAsk(kit.Box{X: padX - 40, Y: 96, W: padW + 82, H: 58}, text, again)
	digits := newSlot(padW, 72)
	d.put(padX, 168, digits.w, digits.h, digits.Stage)
	d.pad(padX, 262, padSpec{"pin.ok", d.t("kit.open"), len(s.Answer) == 8 && s.Wait == 0, flow.Next{}, pinDigit})
	change := func(v flow.View) {
		digits.show(kit.Field(d.style, kit.FieldSpec{Focused: true, Text: inGroups(v.Main.(flow.Forgotten).Answer), Placeholder: "0000 0000"}, nil).Named("reset.answer"))
	}
	change(v)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.Forgotten)
		full := len(s.Answer) == 8
		s.Answer = ""
		return struct {
			flow.Forgotten
			full bool
		}{s, full}
	}, change)
}

// readOut is what to do, step by step, with the two numbers to read out.
func (d *desk) readOut(at kit.Box, s flow.Forgotten) {
	step := func(y float32, n int, text string) {
		d.put(at.X, at.Y+y+4, 44, 44, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 22}))
		d.write(at.X, at.Y+y+4, 44, 44, kit.Words{Text: fmt.Sprint(n), Font: bold(24), Color: kit.Ink, Align: kit.Centre, Middle: true})
		d.write(at.X+64, at.Y+y, at.W-64, 64, kit.Words{Text: text, Font: plain(22), Color: kit.Ink, Middle: true})
	}
	step(0, 1, d.t("desk.resetCall", "centre", s.Centre))
	step(84, 2, d.t("desk.resetRead"))
	numbers := []struct{ label, value string }{{d.t("desk.machineCode"), s.Kiosk}, {d.t("desk.question"), inGroups(s.Question)}}
	for i, one := range numbers {
		y := at.Y + 156 + 92*float32(i)
		d.put(at.X+64, y, at.W-64, 80, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 16}))
		d.write(at.X+88, y, 160, 80, kit.Words{Text: one.label, Font: plain(20), Color: kit.Ink2, Middle: true})
		d.write(at.X+248, y, at.W-270, 80, kit.Words{Text: one.value, Font: bold(44), Color: kit.Ink, Middle: true})
	}
	step(352, 3, d.t("desk.resetType"))
	note := d.t("desk.resetOnce")
	if s.Colleague {
		note = d.t("desk.resetColleague")
	}
	d.write(at.X, at.Y+430, at.W, 96, kit.Words{Text: note, Font: plain(20), Color: kit.Ink2, Middle: true})
}

// unreachable is where the centre does not know this kiosk: a colleague helps, or the technician.
func (d *desk) unreachable(s flow.Forgotten) {
	const x, w = 203, 960
	title, texts, high := d.t("desk.noReset"), []string{d.t("desk.noResetAlone", "code", s.Kiosk)}, float32(300)
	if s.Colleague {
		title, high = d.t("desk.noResetColleague"), 448
		texts = []string{d.t("desk.noResetSteps"), d.t("desk.noResetTechnician", "code", s.Kiosk)}
	}
	y := deskTop + (deskBottom-deskTop-high)/2
	d.card(x, y, w, high)
	d.put(x+40, y+46, 56, 56, kit.NewIcon(d.style, "key", kit.AmberEdge))
	d.write(x+120, y+32, w-160, 84, kit.Words{Text: title, Font: bold(30), Color: kit.Ink, Middle: true})
	for i, text := range texts {
		d.write(x+40, y+136+148*float32(i), w-80, 136, kit.Words{Text: text, Font: plain(24), Color: kit.Ink})
	}
}

// inGroups writes digits in groups of four, as they are read out.
func inGroups(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
