package ui

import (
	"fmt"
	"time"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// WalkIn adds a person in ten seconds.
//
// Ids: those of the form, walkin.sure, consent.hear, consent.yes, consent.no, walkin.add, walkin.cancel, walkin.same.<i>.

func (p *painter) walkIn(v flow.View, s flow.WalkIn) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.walkInBack(s), title: d.t("facilitator.newPerson"), sub: d.t("facilitator.tenSeconds")})
	if s.Typing {
		return d.typingForm(s.PersonForm, s.Alike, func(v flow.View) flow.PersonForm { return v.Main.(flow.WalkIn).PersonForm })
	}
	if len(s.Alike) > 0 && !s.Unsure {
		d.alike(s)
	} else {
		d.strip(s.PersonForm)
	}
	d.personForm(s.PersonForm)
	d.consent(notice{who: s.Person, answer: s.Consent, at: s.AskedAt, finding: s.Finding})
	d.walkInBar(s)
	return d.voiced()
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

// alike are people who may be the same; saying so is one press.
func (d *desk) alike(s flow.WalkIn) {
	d.put(formX, deskTop, formW, formStrip, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 28}))
	d.write(65, deskTop, 150, formStrip, kit.Words{Text: d.t("facilitator.isIt"), Font: bold(20), Color: kit.Ink, Middle: true})
	d.alikeTiles(s.Alike, kit.Box{X: 209, Y: deskTop + 5, W: formRight - 209, H: formStrip - 10})
}

// alikeTiles are at most three people.
func (d *desk) alikeTiles(alike []flow.Person, at kit.Box) {
	const most, gap = 3, 12
	n := min(most, len(alike))
	w := min(380, (at.W-gap*float32(n-1))/float32(n))
	for i, who := range alike[:n] {
		tile := kit.NameTile(d.style, kit.NameSpec{Name: who.Full, Note: birthplace(d.painter, who), Suggested: true}, d.send(flow.SamePerson{ID: who.ID}))
		d.put(at.X+(w+gap)*float32(i), at.Y, w, at.H, tile.Named(fmt.Sprintf("walkin.same.%d", i)))
	}
}

// notice is the question whether somebody may be written down, and the answer.
type notice struct {
	who     flow.Person
	answer  *bool
	at      time.Time
	finding flow.Finding
}

// consent is asked aloud; both answers stand equal, and refusing is an answer.
func (d *desk) consent(s notice) {
	const x, w = 846, 480
	d.card(x, deskTop, w, 568)
	room := float32(w - 58)
	if s.finding != flow.ByName {
		room -= 72 + 14
	}
	d.hearNotice(x+29+room-noticeButton, 106, 60)
	d.write(x+29, 108, room-noticeButton, 56, kit.Words{Text: d.t("facilitator.readAloud"), Font: bold(24), Color: kit.Ink, Middle: true})
	if s.finding != flow.ByName { // the card that the new person is handed
		d.put(x+w-29-72, 100, 72, 72, kit.NewPicture(d.style, d.cardPicture(s.finding, s.who.Card), d.cardWord(s.finding, s.who.Card)))
	}
	d.write(x+29, 172, w-58, 236, kit.Words{Text: d.words.Notice(s.who.Address), Font: kit.Font{Size: 22, Line: 1.48}, Color: kit.Ink})
	yes := kit.ChoiceSpec{Text: d.t("facilitator.consentYes"), Disc: true, Size: 24}
	no := kit.ChoiceSpec{Text: d.t("facilitator.consentNo"), Note: d.t("facilitator.consentNoNote"), Disc: true, Size: 24}
	if s.answer != nil {
		yes.Chosen, no.Chosen = *s.answer, !*s.answer
	}
	yes.Note = d.t("facilitator.consentSpoken")
	if yes.Chosen {
		yes.Note = d.t("facilitator.consentAt", "time", assets.Clock(s.at))
	}
	d.put(x+29, 419, w-58, 96, kit.Choice(d.style, yes, d.send(flow.ConsentGiven{Granted: true})).Named("consent.yes"))
	d.put(x+29, 531, w-58, 96, kit.Choice(d.style, no, d.send(flow.ConsentGiven{Granted: false})).Named("consent.no"))
}

// noticeButton is how wide the button is that has the notice read.
const noticeButton = 136

// voiced ends a screen on which nothing changes but whether the notice is being read.
func (d *desk) voiced() scene {
	return d.scene(func(v flow.View) any {
		return struct {
			flow.Screen
			voice bool
		}{v.Main, v.Voice}
	}, nil)
}

// hearNotice has the machine read the notice, or stop.
func (d *desk) hearNotice(x, y, h float32) {
	spec := kit.ButtonSpec{Kind: kit.TintButton, Text: d.t("facilitator.hearNotice"), Icon: "hear", IconSize: 26, Font: bold(20), Radius: 16}
	if d.view.Voice {
		spec.Text, spec.Icon = d.t("facilitator.hushNotice"), "pause"
	}
	d.put(x, y, noticeButton, h, kit.NewButton(d.style, spec, d.send(flow.HearNotice{})).Named("consent.hear"))
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
