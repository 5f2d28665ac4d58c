package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The calm pages around a record: before consent is withdrawn or everything erased, asking for consent, and two records side by side.
//
// Ids: rights.yes, rights.no, consent.hear, consent.yes, consent.no, consent.keep, merge.yes, merge.swap.

// rightsLine is one sentence of what follows, with its sign.
type rightsLine struct{ icon, text string }

func (p *painter) rightsPage(v flow.View, s flow.Rights) scene {
	d := p.desk(v)
	who := lowerFirstIf(s.Address != "", d.called(s.Person))
	you := d.pronoun([]flow.Person{s.Person})
	title, yes := d.t("people.withdrawTitle", "Who", upperFirst(d.called(s.Person))), d.t("people.withdrawYes")
	sub := s.Full + " · " + birthplace(d.painter, s.Person)
	lines := []rightsLine{
		{"eyeoff", d.t("people.withdrawFrom", "you", you)}, {"people", d.t("people.withdrawStill", "You", upperFirst(you))}, {"trash", d.t("people.withdrawErase")},
	}
	switch s.Step {
	case flow.StepErase:
		title, yes = d.t("people.eraseTitle", "who", who), d.t("people.eraseNext")
		sub = d.t("people.eraseStep", "i", 1) + " · " + sub
		lines = []rightsLine{{"trash", d.t("people.eraseGoes")}, {"chart", d.t("people.eraseStays")}, {"send", d.t("people.eraseTells")}}
	case flow.StepEraseSure:
		title, yes = d.t("people.eraseSure", "who", who), d.t("people.eraseYes")
		sub = d.t("people.eraseStep", "i", 2) + " · " + sub
		lines = []rightsLine{{"warning", d.t("people.eraseSureNote", "You", upperFirst(you))}}
	}
	d.head(headSpec{back: d.t("people.toRecord"), title: title, sub: sub})
	d.rightsLines(lines)
	keep := d.button("rights.no", d.t("people.eraseKeep"), "", flow.Back{})
	bar := kit.ActionBarSpec{Buttons: []kit.DeskButton{keep}, Primary: d.button("rights.yes", yes, "check", flow.Next{})}
	if s.Step == flow.StepErase {
		bar.Text = d.t("people.afterErase")
	}
	d.bar(bar)
	return d.still()
}

// rightsLines are the sentences in one card, with room around them.
func (d *desk) rightsLines(lines []rightsLine) {
	const x, w = 183, 1000
	h := 136*float32(len(lines)) + 48
	y := deskTop + (deskBottom-deskTop-h)/2
	d.card(x, y, w, h)
	for i, line := range lines {
		at := y + 24 + 136*float32(i)
		d.put(x+40, at+32, 72, 72, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 20}))
		d.put(x+54, at+46, 44, 44, kit.NewIcon(d.style, line.icon, kit.Action))
		d.write(x+144, at, w-184, 136, kit.Words{Text: line.text, Font: plain(26), Color: kit.Ink, Middle: true})
	}
}

func (p *painter) askConsentAgain(v flow.View, s flow.AskConsentAgain) scene {
	d := p.desk(v)
	d.head(headSpec{
		back: d.t("people.toRecord"), title: d.t("people.askTitle", "who", lowerFirstIf(s.Person.Address != "", d.called(s.Person))), sub: d.t("people.askHint"), lead: true,
	})
	d.card(deskLeft, deskTop, 782, 568)
	d.put(deskLeft+281, deskTop+96, 220, 220, kit.NewPicture(d.style, d.faceOf(s.Person), ""))
	d.write(deskLeft+29, deskTop+344, 724, 64, kit.Words{Text: s.Person.Full, Font: bold(36), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.write(deskLeft+29, deskTop+408, 724, 48, kit.Words{Text: birthplace(d.painter, s.Person), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	d.consent(notice{who: s.Person, answer: s.Consent, at: s.AskedAt})
	keep := kit.DeskButton{ID: "consent.keep", Text: d.t("people.editSave"), Icon: "check"}
	note := d.t("facilitator.needConsent")
	if s.CanKeep {
		keep.OnPress, note = d.send(flow.Next{}), ""
	}
	d.bar(kit.ActionBarSpec{Text: note, Primary: keep})
	return d.voiced()
}

func (p *painter) mergeTwo(v flow.View, s flow.MergeTwo) scene {
	d := p.desk(v)
	title, note, yes := d.t("people.mergeTitle"), d.t("people.mergeNote"), d.t("people.mergeYes")
	words := [2]string{d.t("people.keepThis"), d.t("people.mergeGone")}
	if s.Undo {
		title, note, yes = d.t("people.splitTitle"), d.t("people.splitNote"), d.t("people.splitYes")
		words = [2]string{}
	}
	d.head(headSpec{back: d.t("kit.back"), title: title, sub: note})
	for i, side := range []flow.MergeSide{s.Kept, s.Gone} {
		d.mergeSide(deskLeft+(631+deskGap)*float32(i), side, words[i], i == 0 && !s.Undo, !s.Undo)
	}
	bar := kit.ActionBarSpec{Primary: d.button("merge.yes", yes, "check", flow.Next{})}
	if !s.Undo {
		bar.Buttons = []kit.DeskButton{d.button("merge.swap", d.t("people.mergeSwap"), "again", flow.KeepOther{})}
	}
	d.bar(bar)
	return d.still()
}

// mergeSide is one record; the one that stays is tinted and has a check.
func (d *desk) mergeSide(x float32, s flow.MergeSide, word string, stays, counted bool) {
	const w = 631
	d.card(x, deskTop, w, 568)
	d.put(x+w/2-90, deskTop+40, 180, 180, kit.NewPicture(d.style, d.faceOf(s.Person), ""))
	d.write(x+29, deskTop+236, w-58, 56, kit.Words{Text: s.Full, Font: bold(32), Color: kit.Ink, Align: kit.Centre, Middle: true})
	note, _ := d.rowNote(s.LearnerRow, flow.ByName)
	d.write(x+29, deskTop+292, w-58, 44, kit.Words{Text: note, Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	if counted {
		d.write(x+29, deskTop+356, w-58, 44, kit.Words{Text: d.t("people.came", "n", s.Came), Font: plain(22), Color: kit.Ink, Align: kit.Centre, Middle: true})
	}
	if word == "" {
		return
	}
	fill, ink := kit.Sand, kit.Ink
	if stays {
		fill, ink = kit.Tint, kit.OnTint
	}
	d.put(x+115, deskTop+456, w-230, 72, kit.NewPiece(d.style, "text", word, func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: fill, Radius: 36})
		if stays {
			p.Icon("check", kit.Square(40, p.H/2, 28), ink)
		}
		p.Words(p.Box(), kit.Words{Text: word, Font: bold(22), Color: ink, Align: kit.Centre, Middle: true})
	}))
}
