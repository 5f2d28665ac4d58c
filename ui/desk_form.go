package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The form of a person, new or known: everything that can be a choice is one.
//
// Ids: walkin.name, walkin.nick, walkin.year, sex.female, sex.male, hamlet.<i>, hamlet.field, address.<tail>; while typing walkin.typed and those of the
// keyboard or the pad.

// record.Sex, whose names this room does not see.
const (
	femaleSex = 1
	maleSex   = male
)

// The form's column: a strip, and four rows of a field.
const (
	formX, formW = 40, 782
	formField    = 185
	formRight    = 797
	formStrip    = 88
	formRowH     = 108
	formGap      = 12
)

// addressTails are the words before names, as the keys of the catalogue end.
var addressTails = []string{"ong", "ba", "co", "bac", "anh", "chi"}

// formRow is one question of the form; it returns where a field of 72 begins.
func (d *desk) formRow(i int, label string) (y float32) {
	y = deskTop + formStrip + formGap + (formRowH+formGap)*float32(i)
	d.card(formX, y, formW, formRowH)
	d.write(65, y, 120, formRowH, kit.Words{Text: label, Font: plain(20), Color: kit.Ink2, Middle: true})
	return y + (formRowH-72)/2
}

func (d *desk) personForm(s flow.PersonForm) {
	d.formNames(s, d.formRow(0, d.t("facilitator.fullName")))
	y := d.formRow(1, d.t("facilitator.birthYear"))
	year := kit.FieldSpec{Text: s.Year, Placeholder: d.t("facilitator.yearHint"), Focused: s.Field == flow.FieldYear}
	d.put(formField, y, 140, 72, kit.Field(d.style, year, d.send(flow.FieldChosen{Field: flow.FieldYear})).Named("walkin.year"))
	if s.Age > 0 {
		d.write(341, y, 110, 72, kit.Words{Text: d.t("people.years", "n", s.Age), Font: plain(20), Color: kit.Ink2, Middle: true})
	}
	d.write(441, y, 96, 72, kit.Words{Text: d.t("facilitator.sex"), Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	d.put(549, y, 118, 72, kit.Choice(d.style, kit.ChoiceSpec{Text: d.t("facilitator.female"), Chosen: s.Sex == femaleSex}, d.send(flow.SexChosen{Sex: femaleSex})).Named("sex.female"))
	d.put(679, y, 118, 72, kit.Choice(d.style, kit.ChoiceSpec{Text: d.t("facilitator.male"), Chosen: s.Sex == maleSex}, d.send(flow.SexChosen{Sex: maleSex})).Named("sex.male"))
	d.hamlets(s, d.formRow(2, d.t("facilitator.hamlet")))
	d.addresses(s, d.formRow(3, d.t("people.address")))
}

// formNames are the full name and what people call them.
func (d *desk) formNames(s flow.PersonForm, y float32) {
	const nickW, gap = 176, 12
	name := kit.FieldSpec{Text: s.Name, Focused: s.Field == flow.FieldName, Placeholder: d.t("facilitator.nameHint")}
	d.put(formField, y, formRight-formField-nickW-gap, 72, kit.Field(d.style, name, d.send(flow.FieldChosen{Field: flow.FieldName})).Named("walkin.name"))
	nick := kit.FieldSpec{Text: s.Nickname, Focused: s.Field == flow.FieldNick, Placeholder: d.t("people.nicknameLabel"), Font: kit.Font{Size: 22, Bold: true, Line: 1.2}}
	d.put(formRight-nickW, y, nickW, 72, kit.Field(d.style, nick, d.send(flow.FieldChosen{Field: flow.FieldNick})).Named("walkin.nick"))
}

// hamlets are the hall's, and somewhere else; more than four lie in two rows. Where somewhere else is, is typed.
func (d *desk) hamlets(s flow.PersonForm, y float32) {
	elsewhere := d.t("facilitator.elsewhere")
	if s.Elsewhere != "" && s.Hamlet == len(s.Hamlets) {
		elsewhere = s.Elsewhere
	}
	names := append(append([]string(nil), s.Hamlets...), elsewhere)
	columns, h := len(names), float32(72)
	gap := float32(12)
	if columns > 4 {
		gap = 6
		columns, h = (len(names)+1)/2, 47
		y -= 14
	}
	w := (formRight - formField - gap*float32(columns-1)) / float32(columns)
	for i, name := range names {
		at := kit.Choice(d.style, kit.ChoiceSpec{Text: name, Chosen: i == s.Hamlet, Size: min(22, h/2)}, d.send(flow.HamletChosen{I: i})).Named(fmt.Sprintf("hamlet.%d", i))
		d.put(formField+(w+gap)*float32(i%columns), y+(h+gap)*float32(i/columns), w, h, at)
	}
}

// addresses are how the person is spoken to; the one that goes with age and sex stands proposed.
func (d *desk) addresses(s flow.PersonForm, y float32) {
	const gap = 12
	w := (formRight - formField - gap*float32(len(addressTails)-1)) / float32(len(addressTails))
	for i, tail := range addressTails {
		spec := kit.ChoiceSpec{Text: d.t("learner.address." + tail), Chosen: tail == s.Address, Size: 18}
		d.put(formField+(w+gap)*float32(i), y, w, 72, kit.Choice(d.style, spec, d.send(flow.AddressChosen{Address: tail})).Named("address."+tail))
	}
}

// strip is the row above the form: what a scanner is for, or what it read.
func (d *desk) strip(s flow.PersonForm) {
	d.put(formX, deskTop, formW, formStrip, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 28}))
	d.put(64, deskTop+12, 64, 64, kit.NewPlate(d.style, kit.Shape{Fill: kit.Surface, Radius: 16}))
	d.put(74, deskTop+22, 44, 44, kit.NewIcon(d.style, "idcard", kit.Action))
	room := float32(formX + formW - 152 - 24)
	text := d.t("people.cardWait")
	switch {
	case s.Unsure:
		text = d.t("people.cardUnsure")
		spec := kit.ButtonSpec{Kind: kit.Second, Text: d.t("people.cardSure"), Icon: "check", IconSize: 26, Font: bold(20), Radius: 16, Ink: kit.Ink}
		w := kit.ButtonWidth(spec, 18)
		d.put(formX+formW-24-w, deskTop+14, w, 61, kit.NewButton(d.style, spec, d.send(flow.SureOfCard{})).Named("walkin.sure"))
		room -= w + 16
	case s.Scanned:
		text = d.t("people.cardRead")
	}
	d.write(152, deskTop, room, formStrip, kit.Words{Text: text, Font: bold(22), Color: kit.Ink, Middle: true})
}

// typingForm is a form while the keyboard is up: one field, and who is alike already.
func (d *desk) typingForm(s flow.PersonForm, alike []flow.Person, form func(flow.View) flow.PersonForm) scene {
	labels := map[flow.WalkInField]string{
		flow.FieldName: "facilitator.fullName", flow.FieldYear: "facilitator.birthYear", flow.FieldNick: "people.nicknameLabel", flow.FieldHamlet: "facilitator.hamlet",
	}
	hints := map[flow.WalkInField]string{
		flow.FieldName: "facilitator.nameHint", flow.FieldYear: "facilitator.yearHint", flow.FieldNick: "people.nicknameHint", flow.FieldHamlet: "people.hamletHint",
	}
	d.write(deskLeft, 96, 150, 76, kit.Words{Text: d.t(labels[s.Field]), Font: plain(20), Color: kit.Ink2, Middle: true})
	field := newSlot(560, 76)
	d.put(formField, 96, field.w, field.h, field.Stage)
	done := d.button("walkin.typed", d.t("facilitator.typed"), "check", flow.TypingDone{})
	change := func(v flow.View) {
		now := form(v)
		text := map[flow.WalkInField]string{flow.FieldName: now.Name, flow.FieldYear: now.Year, flow.FieldNick: now.Nickname, flow.FieldHamlet: now.Elsewhere}
		spec := kit.FieldSpec{Text: text[now.Field], Focused: true, Placeholder: d.t(hints[now.Field])}
		field.show(kit.Field(d.style, spec, nil).Named("walkin.field"))
	}
	switch {
	case s.Field == flow.FieldYear:
		d.pad(445, 220, padSpec{"walkin.typed", d.t("facilitator.typedShort"), true, flow.TypingDone{}, func(r rune) flow.Action { return flow.Type{Rune: r} }})
		d.bar(kit.ActionBarSpec{Text: d.t("facilitator.yearNote")})
	default:
		d.method(761, 96, 200, 76, s.Keys)
		if len(alike) > 0 && s.Field == flow.FieldName {
			d.write(deskLeft, 196, 150, 88, kit.Words{Text: d.t("facilitator.isIt"), Font: bold(20), Color: kit.Ink, Middle: true})
			d.alikeTiles(alike, kit.Box{X: formField + 16, Y: 196, W: deskRight - formField - 16, H: 88})
		}
		keys := deskKeys{at: kit.Box{X: deskLeft, W: deskRight - deskLeft, H: 76}, mode: s.Keys, digits: s.Field == flow.FieldHamlet}
		keys.at.Y = 652 - keys.height()
		d.keyboard(keys)
		d.bar(kit.ActionBarSpec{Text: d.t("facilitator.nameNote"), Primary: done})
	}
	change(d.view)
	return d.scene(func(v flow.View) any { return typingFrame(form(v), v) }, change)
}

// typingFrame is what of a form must stay the same for the keyboard to stay: all but what is being written.
func typingFrame(s flow.PersonForm, v flow.View) any {
	s.Name, s.Nickname, s.Year, s.Elsewhere, s.Age, s.Person, s.Address = "", "", "", "", 0, flow.Person{}, ""
	if w, ok := v.Main.(flow.WalkIn); ok {
		return [2]any{s, w.Alike}
	}
	return s
}

func (p *painter) editForm(v flow.View, s flow.EditForm) scene {
	d := p.desk(v)
	back := d.t("people.toRecord")
	if s.Typing {
		back = d.t("facilitator.toForm")
	}
	d.head(headSpec{back: back, title: d.t("people.editTitle"), sub: s.Before.Full})
	if s.Typing {
		return d.typingForm(s.PersonForm, nil, func(v flow.View) flow.PersonForm { return v.Main.(flow.EditForm).PersonForm })
	}
	d.put(formX, deskTop, formW, formStrip, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 28}))
	d.write(65, deskTop, formW-50, formStrip, kit.Words{Text: d.t("people.editNote"), Font: plain(20), Color: kit.Ink, Middle: true})
	d.personForm(s.PersonForm)
	const x, w = 846, 480
	d.card(x, deskTop, w, 568)
	d.put(x+w/2-90, deskTop+48, 180, 180, kit.NewPicture(d.style, d.faceOf(s.Person), ""))
	d.write(x+29, deskTop+250, w-58, 60, kit.Words{Text: d.called(s.Person), Font: bold(36), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.write(x+29, deskTop+316, w-58, 96, kit.Words{Text: s.Person.Full + "\n" + birthplace(d.painter, s.Person), Font: plain(24), Color: kit.Ink2, Align: kit.Centre})
	save := kit.DeskButton{ID: "walkin.add", Text: d.t("people.editSave"), Icon: "check"}
	if s.CanSave {
		save.OnPress = d.send(flow.AddPerson{})
	}
	d.bar(kit.ActionBarSpec{Buttons: []kit.DeskButton{d.button("walkin.cancel", d.t("people.eraseKeep"), "", flow.Back{})}, Primary: save})
	return d.still()
}
