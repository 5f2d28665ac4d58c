package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What the hall is called, which hamlets it has, and how long rows of single people stay on this kiosk.
//
// Ids: back, hall.name, hall.hamlet.<i>, hall.add, hall.days.<n>; while one is typed hall.field, hall.keep, hall.gone, hall.really, hall.stays and those of
// the keyboard.

func (p *painter) hallForm(v flow.View, s flow.HallForm) scene {
	switch {
	case s.Asking:
		return p.hamletGoes(v, s)
	case s.Typing:
		return p.hallTyped(v, s)
	}
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.settings"), title: d.t("desk.hall"), sub: d.t("hall.hint"), lead: true})
	d.hallNames(kit.Box{X: deskLeft, Y: deskTop, W: 760, H: 648}, s)
	d.hallRows(kit.Box{X: 824, Y: deskTop, W: deskRight - 824, H: 648}, s)
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// hallNames are the hall's name and its hamlets, each a button that types it anew.
func (d *desk) hallNames(at kit.Box, s flow.HallForm) {
	d.card(at.X, at.Y, at.W, at.H)
	x, w := at.X+32, at.W-64
	d.write(x, at.Y+16, w, 40, kit.Words{Text: d.t("hall.name"), Font: bold(24), Color: kit.Ink, Middle: true})
	name := kit.ButtonSpec{Kind: kit.Second, Text: kit.Shorten(s.Name, bold(26), w-120, 1), Note: s.Commune, Icon: "pencil", IconSize: 30, Font: bold(26), NoteFont: plain(18), AtLeft: true, Radius: 16, Ink: kit.Ink}
	d.put(x, at.Y+64, w, 92, kit.NewButton(d.style, name, d.send(flow.HallFieldChosen{I: -1})).Named("hall.name"))
	d.write(x, at.Y+180, w, 40, kit.Words{Text: d.t("hall.hamlets"), Font: bold(24), Color: kit.Ink, Middle: true})
	const gap, high, columns = 14, 88, 3
	each := (w - gap*(columns-1)) / columns
	place := func(i int) (float32, float32) {
		return x + (each+gap)*float32(i%columns), at.Y + 228 + (high+gap)*float32(i/columns)
	}
	for i, h := range s.Hamlets {
		font := bold(22)
		for font.Size > 18 && kit.Width(h.Name, font) > each-92 {
			font.Size--
		}
		spec := kit.ButtonSpec{
			Kind: kit.Second, Text: kit.Shorten(h.Name, font, each-92, 2), Note: d.t("hall.livesHere", "n", h.People), Icon: "pencil", IconSize: 26, Font: font, NoteFont: plain(18),
			AtLeft: true, Radius: 16, Ink: kit.Ink,
		}
		px, py := place(i)
		d.put(px, py, each, high, kit.NewButton(d.style, spec, d.send(flow.HallFieldChosen{I: i})).Named(fmt.Sprintf("hall.hamlet.%d", i)))
	}
	if s.Full {
		d.write(x, at.Y+228+(high+gap)*3+8, w, 84, kit.Words{Text: d.t("hall.fullNote"), Font: plain(20), Color: kit.Ink2})
		return
	}
	add := kit.ButtonSpec{Kind: kit.TintButton, Text: d.t("hall.addHamlet"), Icon: "plus", IconSize: 26, Font: bold(22), AtLeft: true, Radius: 16}
	px, py := place(len(s.Hamlets))
	d.put(px, py, each, high, kit.NewButton(d.style, add, d.send(flow.HallFieldChosen{I: len(s.Hamlets)})).Named("hall.add"))
}

// hallRows is how long names stay in the evenings.
func (d *desk) hallRows(at kit.Box, s flow.HallForm) {
	d.card(at.X, at.Y, at.W, at.H)
	x, w := at.X+28, at.W-56
	d.write(x, at.Y+16, w, 40, kit.Words{Text: d.t("hall.rowsTitle"), Font: bold(24), Color: kit.Ink, Middle: true})
	const gap, high, columns = 12, 76, 2
	each := (w - gap) / columns
	for i, days := range s.Choices {
		text := d.t("hall.days", "n", days)
		if days == 0 {
			text = d.t("hall.forGood")
		}
		var press func()
		if days != s.Days {
			press = d.send(flow.RowDaysChosen{Days: days})
		}
		choice := kit.Choice(d.style, kit.ChoiceSpec{Text: text, Chosen: press == nil, Size: 22}, press)
		if press != nil {
			choice.Named(fmt.Sprintf("hall.days.%d", days))
		}
		d.put(x+(each+gap)*float32(i%columns), at.Y+68+(high+gap)*float32(i/columns), each, high, choice)
	}
	d.write(x, at.Y+340, w, 150, kit.Words{Text: d.t("hall.rowsNote"), Font: plain(20), Color: kit.Ink2})
	aged := d.t("hall.agedNone")
	if s.AgedTo != 0 {
		aged = d.t("hall.agedTo", "day", assets.Date(s.AgedTo.Time()))
	}
	d.write(x, at.Y+490, w, 140, kit.Words{Text: aged + " " + d.t("hall.soon"), Font: plain(20), Color: kit.Ink})
}

// hallTyped is one name while it is typed.
func (p *painter) hallTyped(v flow.View, s flow.HallForm) scene {
	d := p.desk(v)
	title, note := d.t("hall.hamlet"), ""
	switch {
	case s.At < 0:
		title = d.t("hall.name")
	case s.Twin:
		note = d.t("hall.twin")
	case s.At < len(s.Hamlets) && s.Hamlets[s.At].People > 0:
		note = d.t("hall.moves", "hamlet", s.Hamlets[s.At].Name)
	case s.At < len(s.Hamlets) && !s.CanGo:
		note = d.t("hall.lastHamlet")
	}
	d.head(headSpec{back: d.t("desk.hall"), title: title})
	const methodW = 220
	field := newSlot(deskRight-deskLeft-methodW-16, 80)
	d.put(deskLeft, 100, field.w, field.h, field.Stage)
	d.method(deskRight-methodW, 100, methodW, 80, s.Keys)
	d.keyboard(deskKeys{at: kit.Box{X: deskLeft, Y: 204, W: deskRight - deskLeft, H: 78}, mode: s.Keys, digits: true})
	bar := kit.ActionBarSpec{Text: note, Primary: kit.DeskButton{ID: "hall.keep", Text: d.t("hall.keep"), Icon: "check"}}
	if s.CanKeep {
		bar.Primary.OnPress = d.send(flow.Next{})
	}
	if s.CanGo {
		bar.Buttons = []kit.DeskButton{d.button("hall.gone", d.t("hall.goHamlet"), "trash", flow.HamletGone{})}
	}
	d.bar(bar)
	hint := d.t("hall.hamletHint")
	if s.At < 0 {
		hint = d.t("setup.example.hall")
	}
	return typed(d, field, "hall.field", hint, func(s *flow.HallForm) *string { return &s.Text })
}

// hamletGoes asks once more before a hamlet is taken off the list.
func (p *painter) hamletGoes(v flow.View, s flow.HallForm) scene {
	d := p.desk(v)
	name := s.Hamlets[s.At].Name
	d.head(headSpec{back: d.t("kit.back"), title: d.t("hall.reallyGo", "hamlet", name)})
	const x, w = 243, 880
	d.card(x, 180, w, 380)
	d.write(x+48, 220, w-96, 130, kit.Words{Text: d.t("hall.reallyGoNote", "hamlet", name), Font: plain(26), Color: kit.Ink})
	spec := kit.ButtonSpec{Text: d.t("hall.goHamlet"), Icon: "check", IconSize: 30, Font: bold(24)}
	d.put(x+48, 390, 380, 96, kit.NewButton(d.style, spec, d.send(flow.HamletGone{})).Named("hall.really"))
	d.second(x+452, 390, 380, 96, "hall.stays", d.t("hall.stays"), "back", flow.Back{})
	return d.still()
}
