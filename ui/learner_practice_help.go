package ui

import (
	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Hints and help of a practice, and its layout at the larger texts.

// helpers are the four ways out: to be shown the place, stronger help, one step back, and another time.
func (b *board) helpers(s flow.Practice, box kit.Box) {
	const gap = 16
	w, h := (box.W-gap)/2, (box.H-gap)/2
	right, below := box.X+w+gap, box.Y+h+gap
	b.helper("learner.practiceShow", "eye", flow.ShowMe{}, "practice.show", kit.Box{X: box.X, Y: box.Y, W: w, H: h})
	b.put(right, box.Y, w, h, kit.HelpButton(b.style, int(s.Help), b.t("learner.practiceHelp"), b.send(flow.MoreHelp{})).Named("practice.help"))
	if s.CanUndo {
		b.helper("learner.practiceUndo", "undo", flow.Erase{}, "practice.undo", kit.Box{X: box.X, Y: below, W: w, H: h})
	}
	b.helper("learner.practiceSkip", "next", flow.Skip{}, "practice.skip", kit.Box{X: right, Y: below, W: w, H: h})
}

// helper is one of them.
func (b *board) helper(key, icon string, a flow.Action, id string, at kit.Box) {
	spec := kit.ButtonSpec{Kind: kit.Second, Text: b.t(key), Icon: icon, IconAt: kit.IconTop, IconSize: 36, Font: b.style.Font(kit.RailText)}
	for spec.Font.Size > 22 && kit.Width(spec.Text, spec.Font) > at.W-18 {
		spec.Font.Size--
	}
	b.put(at.X, at.Y, at.W, at.H, kit.NewButton(b.style, spec, b.send(a)).Named(id))
}

// hints are, in a column beside the phone: the kind answer to a wrong tap, what to look out for, or how help is to be had.
func (b *board) hints(s flow.Practice, st content.Step, box kit.Box) {
	if miss, ok := b.miss(s); ok {
		b.put(box.X, box.Y, box.W, box.H, kit.Miss(b.style, miss))
		return
	}
	b.put(box.X, box.Y, box.W, box.H, kit.NewCard(b.style))
	const pad = 28
	inside := kit.Box{X: box.X + pad, Y: box.Y + 20, W: box.W - 2*pad, H: box.H - 40}
	signs := b.signs(s, st)
	if len(signs) == 0 {
		b.quietCard(s, inside)
		return
	}
	title := kit.Words{Text: b.t("learner.practiceHint"), Font: b.style.Font(kit.OptionText), Color: kit.Ink, Middle: true}
	b.put(inside.X, inside.Y, 48, 56, kit.NewPicture(b.style, assets.Picture("bulb", b.style.Dark), ""))
	b.put(inside.X+62, inside.Y, inside.W-62, 56, kit.NewText(b.style, title))
	inside.Y, inside.H = inside.Y+68, inside.H-68
	b.signColumn(signs, inside)
}

// quietCard says how help is to be had, in the middle of a card.
func (b *board) quietCard(s flow.Practice, box kit.Box) {
	words := kit.Words{Text: b.quietHelp(s), Font: b.style.Font(kit.Body), Color: kit.Ink, Align: kit.Centre, Balance: true}
	words.Font.Line = 1.3
	const bulb, gap = 112, 20
	high := kit.Height(words, box.W)
	y := box.Y + (box.H-bulb-gap-high)/2
	b.put(box.X+(box.W-bulb)/2, y, bulb, bulb, kit.NewPicture(b.style, assets.Picture("bulb", b.style.Dark), ""))
	b.put(box.X, y+bulb+gap, box.W, high, kit.NewText(b.style, words))
}

// signColumn puts what to look out for, with as much air as there is.
func (b *board) signColumn(signs []kit.SignSpec, box kit.Box) {
	need := float32(0)
	for _, sign := range signs {
		need += kit.SignHeight(b.style, sign, box.W)
	}
	gap := min(24, (box.H-need)/float32(len(signs)))
	y := box.Y
	for _, sign := range signs {
		h := kit.SignHeight(b.style, sign, box.W)
		b.put(box.X, y, box.W, h, kit.Sign(b.style, sign))
		y += h + max(0, gap)
	}
}

// miss is the answer to a wrong tap.
func (b *board) miss(s flow.Practice) (kit.MissSpec, bool) {
	hint := b.text(s.Hint.Text)
	return kit.MissSpec{Title: b.t("learner.practiceMiss"), Hint: hint}, hint != ""
}

// quietHelp is what is said when there is nothing to look out for and nothing was missed.
func (b *board) quietHelp(s flow.Practice) string {
	if s.Shown {
		return b.t("learner.practiceRing")
	}
	return b.t("learner.practiceNeed")
}

// signs are those that stand on the screen shown.
func (b *board) signs(s flow.Practice, st content.Step) (signs []kit.SignSpec) {
	screen, _ := s.Item.Practice.Screen(st.Screen)
	for i, sign := range s.Item.Practice.Signs {
		if screen.Has(sign.Part) {
			signs = append(signs, kit.SignSpec{N: i + 1, Text: b.text(sign.Text), Note: b.text(sign.Note)})
		}
	}
	return signs
}

// bigPhoneW is the phone's width at the larger texts; it has the whole height.
func (p *painter) bigPhoneW() float32 { return [...]float32{phoneW, 560, 660}[p.size()] }

// practiceTwo has what to do, hints and help at the left of a phone that has grown with its letters.
func (b *board) practiceTwo(s flow.Practice, st content.Step) {
	w := b.bigPhoneW()
	left := kit.Box{X: bodyX, Y: doY, W: bodyW - w - 24}
	b.practiceHead(s, left.W)
	const helpTop = 528
	left.H = helpTop - 16 - left.Y
	b.doAndHint(s, st, left)
	b.helpers(s, kit.Box{X: left.X, Y: helpTop, W: left.W, H: screenBottom - helpTop})
	b.imitation(s, st, kit.Box{X: bodyRight - w, Y: headY, W: w, H: screenBottom - headY})
}

// doAndHint has what to do above and the hint under it. Where both have no room, the hint stands alone: it says what to do as well.
func (b *board) doAndHint(s flow.Practice, st content.Step, box kit.Box) {
	const gap = 16
	if miss, ok := b.miss(s); ok {
		need := kit.MissHeight(b.style, miss, box.W)
		first, rest := b.doWords(st.Do, box.W, box.H-need-gap)
		if doHeight(first, rest, box.W)+gap+need > box.H {
			b.put(box.X, box.Y, box.W, box.H, kit.Miss(b.style, miss))
			return
		}
		end := b.instruct(st.Do, kit.Box{X: box.X, Y: box.Y, W: box.W, H: box.H - need - gap}) + gap
		b.put(box.X, end, box.W, box.Y+box.H-end, kit.Miss(b.style, miss))
		return
	}
	end := b.instruct(st.Do, box) + gap
	left := kit.Box{X: box.X, Y: end, W: box.W, H: box.Y + box.H - end}
	signs, need := b.signs(s, st), float32(0)
	for i := range signs {
		signs[i].Note = "" // said in full at the usual text, and on the page before
		need += kit.SignHeight(b.style, signs[i], box.W) + 8
	}
	switch {
	case len(signs) > 0 && need <= left.H:
		b.signColumn(signs, left)
	case left.H >= 104:
		h := min(left.H, 120)
		b.safe(kit.Box{X: left.X, Y: left.Y + left.H - h, W: left.W, H: h})
	}
}
