package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// WalkIn adds a person in ten seconds; everything that can be a choice is one.
//
// Ids: walkin.name, walkin.year, sex.female, sex.male, hamlet.<i>, consent.yes, consent.no, walkin.add, walkin.cancel,
// walkin.same.<i>; while typing walkin.typed and those of the keyboard or the pad.

// record.Sex, whose names this room does not see.
const (
	femaleSex = 1
	maleSex   = male
)

func (p *painter) walkIn(v flow.View, s flow.WalkIn) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.walkInBack(s), title: d.t("facilitator.newPerson"), sub: d.t("facilitator.tenSeconds")})
	if s.Typing {
		return d.walkInTyping(s)
	}
	d.walkInForm(s)
	d.alike(s)
	d.consent(s)
	d.walkInBar(s)
	return d.still()
}

func (d *desk) walkInBack(s flow.WalkIn) string {
	switch {
	case s.Typing:
		return d.t("facilitator.toForm")
	case s.Class:
		return d.t("facilitator.attendance")
	}
	return d.t("facilitator.learners")
}

// The form's column.
const (
	formX, formW        = 40, 782
	formField           = 185
	formRight           = 797
	formRow, formPitch  = 131, 147 // with a fourth row for who is alike
	formTall, tallPitch = 178, 195
)

// formRow is one question of the form; it returns where a field of 72 begins.
func (d *desk) formRow(s flow.WalkIn, i int, label string) (y float32) {
	high, pitch := float32(formTall), float32(tallPitch)
	if len(s.Alike) > 0 {
		high, pitch = formRow, formPitch
	}
	y = deskTop + pitch*float32(i)
	d.card(formX, y, formW, high)
	d.write(65, y, 120, high, kit.Words{Text: label, Font: plain(20), Color: kit.Ink2, Middle: true})
	return y + (high-72)/2
}

func (d *desk) walkInForm(s flow.WalkIn) {
	y := d.formRow(s, 0, d.t("facilitator.fullName"))
	d.put(formField, y, formRight-formField, 72, d.nameField(s))
	y = d.formRow(s, 1, d.t("facilitator.birthYear"))
	year := kit.FieldSpec{Text: s.Year, Placeholder: d.t("facilitator.yearHint"), Focused: s.Field == flow.FieldYear}
	d.put(formField, y, 140, 72, kit.Field(d.style, year, d.send(flow.FieldChosen{Field: flow.FieldYear})).Named("walkin.year"))
	if s.Age > 0 {
		d.write(341, y, 110, 72, kit.Words{Text: d.t("facilitator.age", "n", s.Age), Font: plain(20), Color: kit.Ink2, Middle: true})
	}
	d.write(441, y, 96, 72, kit.Words{Text: d.t("facilitator.sex"), Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	d.put(549, y, 118, 72, kit.Choice(d.style, kit.ChoiceSpec{Text: d.t("facilitator.female"), Chosen: s.Sex == femaleSex}, d.send(flow.SexChosen{Sex: femaleSex})).Named("sex.female"))
	d.put(679, y, 118, 72, kit.Choice(d.style, kit.ChoiceSpec{Text: d.t("facilitator.male"), Chosen: s.Sex == maleSex}, d.send(flow.SexChosen{Sex: maleSex})).Named("sex.male"))
	d.hamlets(s, d.formRow(s, 2, d.t("facilitator.hamlet")))
}

func (d *desk) nameField(s flow.WalkIn) *kit.Press {
	method := d.t("kit.telex")
	if s.Keys.VNI {
		method = d.t("kit.vni")
	}
	f := kit.FieldSpec{Text: s.Name, Focused: s.Field == flow.FieldName, Badge: method, Placeholder: d.t("facilitator.nameHint")}
	return kit.Field(d.style, f, d.send(flow.FieldChosen{Field: flow.FieldName})).Named("walkin.name")
}

// hamlets are the hall's, and somewhere else; more than four lie in two rows.
func (d *desk) hamlets(s flow.WalkIn, y float32) {
	names := append(append([]string(nil), s.Hamlets...), d.t("facilitator.elsewhere"))
	columns, h := len(names), float32(72)
	if columns > 4 {
		columns, h = (len(names)+1)/2, 50
		y -= 20
	}
	const gap = 12
	w := (formRight - formField - gap*float32(columns-1)) / float32(columns)
	for i, name := range names {
		at := kit.Choice(d.style, kit.ChoiceSpec{Text: name, Chosen: i == s.Hamlet}, d.send(flow.HamletChosen{I: i})).Named(fmt.Sprintf("hamlet.%d", i))
		d.put(formField+(w+gap)*float32(i%columns), y+(h+gap)*float32(i/columns), w, h, at)
	}
}

// alike are people who may be the same; saying so is one press.
func (d *desk) alike(s flow.WalkIn) {
	if len(s.Alike) == 0 {
		return
	}
	y := float32(deskTop + 3*formPitch)
	const h = deskBottom - deskTop - 3*formPitch
	d.put(formX, y, formW, h, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 28}))
	d.write(65, y, 150, h, kit.Words{Text: d.t("facilitator.isIt"), Font: bold(20), Color: kit.Ink, Middle: true})
	d.alikeTiles(s, kit.Box{X: 221, Y: y + 20, W: formRight - 221, H: h - 40})
}

// alikeTiles are at most three people.
func (d *desk) alikeTiles(s flow.WalkIn, at kit.Box) {
	const most, gap = 3, 12
	n := min(most, len(s.Alike))
	w := min(380, (at.W-gap*float32(n-1))/float32(n))
	for i, who := range s.Alike[:n] {
		tile := kit.NameTile(d.style, kit.NameSpec{Name: who.Full, Note: birthplace(d.painter, who), Suggested: true}, d.send(flow.SamePerson{ID: who.ID}))
		d.put(at.X+(w+gap)*float32(i), at.Y, w, at.H, tile.Named(fmt.Sprintf("walkin.same.%d", i)))
	}
}

// consent is asked aloud; both answers stand equal, and refusing is an answer.
func (d *desk) consent(s flow.WalkIn) {
	const x, w = 846, 480
	you := d.pronoun([]flow.Person{s.Person})
	d.card(x, deskTop, w, 568)
	d.write(x+29, 108, w-58, 56, kit.Words{Text: d.t("facilitator.readAloud"), Font: bold(24), Color: kit.Ink, Middle: true})
	if s.Finding != flow.ByName { // the card that the new person is handed
		d.put(x+w-29-72, 100, 72, 72, kit.NewPicture(d.style, d.cardPicture(s.Finding, s.Person.Card), d.cardWord(s.Finding, s.Person.Card)))
	}
	d.write(x+29, 172, w-58, 236, kit.Words{Text: d.t("facilitator.consent", "you", you, "You", upperFirst(you)), Font: kit.Font{Size: 22, Line: 1.48}, Color: kit.Ink})
	yes := kit.ChoiceSpec{Text: d.t("facilitator.consentYes"), Disc: true, Size: 24}
	no := kit.ChoiceSpec{Text: d.t("facilitator.consentNo"), Note: d.t("facilitator.consentNoNote"), Disc: true, Size: 24}
	if s.Consent != nil {
		yes.Chosen, no.Chosen = *s.Consent, !*s.Consent
	}
	yes.Note = d.t("facilitator.consentSpoken")
	if yes.Chosen {
		yes.Note = d.t("facilitator.consentAt", "time", assets.Clock(s.AskedAt))
	}
	d.put(x+29, 419, w-58, 96, kit.Choice(d.style, yes, d.send(flow.ConsentGiven{Granted: true})).Named("consent.yes"))
	d.put(x+29, 531, w-58, 96, kit.Choice(d.style, no, d.send(flow.ConsentGiven{Granted: false})).Named("consent.no"))
}

func (d *desk) walkInBar(s flow.WalkIn) {
	add := kit.DeskButton{ID: "walkin.add", Text: d.t("facilitator.addPerson"), Icon: "plus"}
	switch {
	case s.Consent != nil && !*s.Consent:
		add.Text = d.t("facilitator.countOne")
	case s.Person.Given != "":
		add.Text = d.t("facilitator.addNamed", "who", lowerFirstIf(s.Person.Address != "", d.called(s.Person)))
	}
	if s.CanAdd {
		add.OnPress = d.send(flow.AddPerson{})
	}
	cancel := d.button("walkin.cancel", d.t("facilitator.dontAdd"), "", flow.Back{})
	note := d.walkInNote(s)
	if s.Finding != flow.ByName && s.CanAdd && *s.Consent {
		note = d.t("cards.line", "card", d.cardWord(s.Finding, s.Person.Card))
	}
	d.bar(kit.ActionBarSpec{Text: note, Buttons: []kit.DeskButton{cancel}, Primary: add})
}

func lowerFirstIf(yes bool, s string) string {
	if yes {
		return lowerFirst(s)
	}
	return s
}

// walkInNote says what is still missing, or that nobody is alike.
func (d *desk) walkInNote(s flow.WalkIn) string {
	refused := s.Consent != nil && !*s.Consent
	switch {
	case refused && s.CanAdd:
		return d.t("facilitator.refusedNote")
	case refused:
		return d.t("facilitator.refusedHere")
	case s.Name == "":
		return d.t("facilitator.needName")
	case s.Consent == nil:
		return d.t("facilitator.needConsent")
	case s.Year != "" && s.Age == 0:
		return d.t("facilitator.needYear")
	case len(s.Alike) == 0:
		return d.t("facilitator.nobodyAlike", "name", s.Person.Given)
	}
	return ""
}

// walkInTyping is the form while the keyboard is up: one field, and who is alike already.
func (d *desk) walkInTyping(s flow.WalkIn) scene {
	label := d.t("facilitator.fullName")
	if s.Field == flow.FieldYear {
		label = d.t("facilitator.birthYear")
	}
	d.write(deskLeft, 96, 150, 76, kit.Words{Text: label, Font: plain(20), Color: kit.Ink2, Middle: true})
	field := newSlot(560, 76)
	d.put(formField, 96, field.w, field.h, field.Stage)
	done := d.button("walkin.typed", d.t("facilitator.typed"), "check", flow.TypingDone{})
	change := func(v flow.View) {
		s := v.Main.(flow.WalkIn)
		f := kit.FieldSpec{Text: s.Name, Focused: true, Placeholder: d.t("facilitator.nameHint")}
		if s.Field == flow.FieldYear {
			f.Text, f.Placeholder = s.Year, d.t("facilitator.yearHint")
		}
		field.show(kit.Field(d.style, f, nil).Named("walkin.field"))
	}
	if s.Field == flow.FieldYear {
		d.pad(445, 220, padSpec{"walkin.typed", d.t("facilitator.typedShort"), true, flow.TypingDone{}, func(r rune) flow.Action { return flow.Type{Rune: r} }})
		d.bar(kit.ActionBarSpec{Text: d.t("facilitator.yearNote")})
	} else {
		d.method(761, 96, 200, 76, s.Keys)
		if len(s.Alike) > 0 {
			d.write(deskLeft, 196, 150, 88, kit.Words{Text: d.t("facilitator.isIt"), Font: bold(20), Color: kit.Ink, Middle: true})
			d.alikeTiles(s, kit.Box{X: formField + 16, Y: 196, W: deskRight - formField - 16, H: 88})
		}
		keys := deskKeys{at: kit.Box{X: deskLeft, W: deskRight - deskLeft, H: 76}, mode: s.Keys}
		keys.at.Y = 652 - keys.height()
		d.keyboard(keys)
		d.bar(kit.ActionBarSpec{Text: d.t("facilitator.nameNote"), Primary: done})
	}
	change(d.view)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.WalkIn)
		s.Name, s.Year, s.Age, s.CanAdd, s.Person = "", "", 0, false, flow.Person{}
		return s
	}, change)
}
