package ui

import (
	"fmt"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// PIN guards the facilitator's side and the way out of the program.
//
// Ids: facilitator.<i>, pin.<digit>, pin.erase, pin.open, pin.home, pin.forgot.

func (p *painter) pin(v flow.View, s flow.PIN) scene {
	d := p.desk(v)
	d.put(0, 0, 432, kit.StageH, kit.NightPanel(d.style, false))
	hall := kit.Words{Text: s.Hall, Font: kit.Font{Size: 34, Bold: true, Line: 1.28}, Color: kit.OnBar, Balance: true}
	d.write(48, 48, 260, 140, hall)
	d.facilitators(s)
	d.pinAsk(s)
	dots := newSlot(268, 28)
	d.put(pinPadX+104, 208, dots.w, dots.h, dots.Stage)
	d.pad(pinPadX, 260, padSpec{"pin.open", d.t("kit.open"), s.Digits == 6 && s.Wait == 0, flow.Next{}, pinDigit})
	if s.Commune != "" {
		y := 48 + kit.Height(hall, 260) + 8
		d.write(48, y, 260, 60, kit.Words{Text: s.Commune, Font: plain(20), Color: kit.OnBar})
	}
	if v.Notice != nil {
		d.notice()
	} else {
		back, icon := d.t("facilitator.learnersScreen"), "home"
		switch {
		case s.Guarding:
			back, icon = d.t("facilitator.settings"), "back"
		case s.Leaving:
			back, icon = d.t("facilitator.stay"), "back"
		case s.Page:
			back, icon = d.t("facilitator.backToPage"), "back"
		}
		spec := kit.ButtonSpec{Kind: kit.Second, Text: back, Icon: icon, IconSize: 28, Font: bold(22), Radius: 16, Ink: kit.Ink}
		d.put(544, 672, kit.ButtonWidth(spec, 25), 69, kit.NewButton(d.style, spec, d.send(flow.Back{})).Named("pin.home"))
		forgot := kit.ButtonSpec{Kind: kit.Second, Text: d.t("desk.forgot"), Icon: "key", IconSize: 28, Font: bold(22), Radius: 16, Ink: kit.Ink}
		w := kit.ButtonWidth(forgot, 25)
		d.put(1254-w, 672, w, 69, kit.NewButton(d.style, forgot, d.send(flow.ForgotPIN{})).Named("pin.forgot"))
	}
	change := func(v flow.View) { dots.show(kit.PINDots(d.style, v.Main.(flow.PIN).Digits, 6)) }
	change(v)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.PIN)
		full := s.Digits == 6
		s.Digits = 0
		return struct {
			flow.PIN
			full bool
		}{s, full}
	}, change)
}

// facilitators are those who may sign in, two a row as drawn, three where there are more.
func (d *desk) facilitators(s flow.PIN) {
	n := len(s.Facilitators)
	box, columns := kit.Box{X: 544, Y: 32, W: 710, H: 84}, 2
	if n > 2 {
		box, columns = kit.Box{X: 480, Y: 32, W: 838, H: 84}, 3
	}
	const between = 12
	if n > 3 {
		box.Y, box.H = 4, 58
	}
	const gap = 16
	w := (box.W - gap*float32(columns-1)) / float32(columns)
	for i, f := range s.Facilitators {
		room := w - 110
		if i == s.Chosen { // the check takes some
			room -= 40
		}
		spec := kit.ChoiceSpec{Text: shortName(f.Name, bold(18), room), Note: d.t("facilitator.role"), Avatar: initialOf(f.Name), Chosen: i == s.Chosen}
		if n > 2 {
			spec.Note = ""
		}
		x, y := box.X+(w+gap)*float32(i%columns), box.Y+(box.H+between)*float32(i/columns)
		if n == 1 {
			x = box.X + (box.W-w)/2
		}
		d.put(x, y, w, box.H, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("facilitator.%d", i)))
	}
}

// shortName leaves the family name out first, then the middle ones, until the rest stands on one line.
func shortName(full string, f kit.Font, w float32) string {
	words := strings.Fields(full)
	for len(words) > 1 && kit.Width(strings.Join(words, " "), f) > w {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// pinAsk says what the pad is for, or how long it waits.
func (d *desk) pinAsk(s flow.PIN) {
	name := ""
	if s.Chosen < len(s.Facilitators) {
		name = givenName(s.Facilitators[s.Chosen].Name)
	}
	text := d.t("facilitator.pinAsk", "name", name)
	switch {
	case s.Wait > 0:
		text = d.t("facilitator.pinWait", "wait", d.words.Duration(s.Wait))
	case s.Wrong:
		text = d.t("facilitator.pinWrong")
	case s.Leaving:
		text = d.t("facilitator.pinLeave")
	case s.Guarding:
		text = d.t("desk.pinGuard", "name", name)
	}
	font := d.style.Font(kit.DeskHeadline).Sized(32)
	if s.Wait > 0 || s.Wrong {
		w := kit.Width(text, font) + 64
		d.put(899-w/2, 136, w, 58, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}))
	}
	d.write(449, 136, 900, 58, kit.Words{Text: text, Font: font, Color: kit.Ink, Align: kit.Centre, Middle: true})
}
