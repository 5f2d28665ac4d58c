package ui

import (
	"strings"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// A practice on a plain board, with the keyboard, and once it is over.

// practiceBoard has what to do over large tiles, and help in the action bar.
func (b *board) practiceBoard(s flow.Practice, st content.Step) {
	top := float32(doY)
	if b.size() < 2 {
		b.practiceHead(s, bodyW)
	} else {
		top = headY
	}
	most := [...]float32{160, 176, 250}[b.size()]
	if miss, ok := b.miss(s); ok {
		h := min(max(96, kit.MissHeight(b.style, miss, bodyW)), most)
		b.put(bodyX, top, bodyW, h, kit.Miss(b.style, miss))
		top += h
	} else {
		top = b.instruct(st.Do, kit.Box{X: bodyX, Y: top, W: bodyW, H: most})
	}
	top += 20
	h := bodyBottom - 8 - top
	b.helpRow(s)
	b.put(bodyX, top, bodyW, h, kit.Board(b.style, bodyW, h, b.boardSpec(s, st), func(part string) { b.do(flow.Tap{Part: part}) }))
}

// helpRow is the four ways out side by side in the action bar, with the quiet word at the left where there is room.
func (b *board) helpRow(s flow.Practice) {
	const gap = 16
	w := [...]float32{168, 184, 220}[b.size()]
	at := func(i float32) kit.Box {
		return kit.Box{X: bodyRight - (4-i)*w - (3-i)*gap, Y: actionY, W: w, H: actionH}
	}
	if b.size() < 2 {
		b.safe(kit.Box{X: bodyX, Y: actionY, W: at(0).X - gap - bodyX, H: actionH})
	}
	if s.CanUndo {
		b.helper("learner.practiceUndo", "undo", flow.Erase{}, "practice.undo", at(0))
	}
	b.helper("learner.practiceShow", "eye", flow.ShowMe{}, "practice.show", at(1))
	b.put(at(2).X, actionY, w, actionH, kit.HelpButton(b.style, int(s.Help), b.t("learner.practiceHelp"), b.send(flow.MoreHelp{})).Named("practice.help"))
	b.helper("learner.practiceSkip", "next", flow.Skip{}, "practice.skip", at(3))
}

// practiceTyping has what to write, the field of the imitation, and the screen's keyboard under it.
func (b *board) practiceTyping(s flow.Practice, st content.Step) {
	const gap, buttonW, fieldH = 12, 168, 76
	words := kit.Box{X: bodyX, Y: headY, W: bodyW - 2*(buttonW+gap) - gap, H: actionH}
	if miss, ok := b.miss(s); ok {
		miss.Title = ""
		b.put(words.X, words.Y, words.W, max(words.H, kit.MissHeight(b.style, miss, words.W)), kit.Miss(b.style, miss))
	} else {
		do := st.Do
		if s.Shown {
			do = content.Spoken{Text: content.Text{b.lang: b.t("learner.practiceWrite", "text", b.wanted(s, st))}}
		}
		b.instruct(do, words)
	}
	x := float32(bodyRight - 2*buttonW - gap)
	b.helper("learner.practiceShow", "eye", flow.ShowMe{}, "practice.show", kit.Box{X: x, Y: headY, W: buttonW, H: actionH})
	b.helper("learner.practiceSkip", "next", flow.Skip{}, "practice.skip", kit.Box{X: x + buttonW + gap, Y: headY, W: buttonW, H: actionH})
	top := float32(headY + actionH + gap)
	screen, _ := s.Item.Practice.Screen(st.Screen)
	label := b.t("learner.typeAnswer")
	for _, part := range screen.Parts {
		if part.ID == writingField(screen) {
			label = b.text(part.Text)
		}
	}
	font := kit.Font{Size: [...]float32{42, 44, 46}[b.size()], Bold: true, Line: 1.2}
	b.put(bodyX, top, bodyW, fieldH, kit.Field(b.style, kit.FieldSpec{Text: s.Written, Placeholder: label, Focused: true, Learner: true, Font: font}, nil))
	top += fieldH + gap
	keys := kit.KeyboardSpec{
		VNI: s.Keys.VNI, Alphabet: s.Keys.Alphabet, Low: true, Height: screenBottom - top, DoneW: b.primaryW(),
		Digits: strings.ContainsAny(st.Type, "0123456789"), NoDone: s.Written == "",
	}
	b.put(bodyX, top, bodyW, screenBottom-top, kit.Keyboard(b.style, keys, b.typed(flow.Next{})))
}

// practiceOver says what was done alone, what it was good for, and leads on.
func (b *board) practiceOver(s flow.Practice) {
	b.practiceHead(s, bodyW)
	x, w := float32(bodyX), float32(bodyW)
	if b.size() < 2 {
		panel := kit.PanelSpec{Picture: b.picture(s.Item.Picture), Alt: b.text(s.Item.Picture.Alt), Cover: true}
		if panel.Picture == nil {
			panel = kit.PanelSpec{Picture: assets.Picture("lotus", b.style.Dark), Margin: 72}
		}
		b.put(bodyX, bodyTop, questionPicW, bodyBottom-bodyTop, kit.PicturePanel(b.style, panel))
		x, w = besideX, bodyRight-besideX
	}
	you := upperFirst(b.pronoun(s.Who))
	title := kit.Words{Text: b.t("learner.practiceOver", "you", you), Font: b.style.Font(kit.Title), Color: kit.Ink}
	alone := kit.Words{Text: b.alone(s, you), Font: b.style.Font(kit.OptionText), Color: kit.OnRight}
	why := kit.Words{Text: b.text(s.Item.Why.Text), Font: b.style.Font(kit.Body), Color: kit.Ink}
	const pad, gap = 24, 24
	plate := kit.Height(alone, w-2*pad-60) + 2*pad
	high := kit.Height(title, w) + gap + plate + gap + kit.Height(why, w)
	y := bodyTop + max(0, (bodyBottom-bodyTop-high)/2)
	b.put(x, y, w, kit.Height(title, w), kit.NewText(b.style, title))
	y += kit.Height(title, w) + gap
	b.put(x, y, w, plate, kit.NewPlate(b.style, kit.Shape{Fill: kit.Right, Edge: kit.RightEdge, EdgeWidth: 2, Radius: 20}))
	b.put(x+pad, y+(plate-44)/2, 44, 44, kit.NewIcon(b.style, "check", kit.OnRight))
	b.put(x+pad+60, y+pad, w-2*pad-60, plate-2*pad, kit.NewText(b.style, alone))
	y += plate + gap
	b.put(x, y, w, kit.Height(why, w), kit.NewText(b.style, why))
	again := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.practiceAgain"), Icon: "again", Font: b.style.Font(kit.RailText)}
	b.put(bodyX, actionY, max(240, kit.ButtonWidth(again, 28)), actionH, kit.NewButton(b.style, again, b.send(flow.TryAgain{})).Named("again"))
	b.next(b.t("learner.practiceOn"))
}

// alone says how much was done without help, and nothing about the rest.
func (b *board) alone(s flow.Practice, you string) string {
	switch {
	case s.Alone >= s.Steps:
		return b.t("learner.practiceAllAlone", "you", you, "of", s.Steps)
	case s.Alone == 0:
		return b.t("learner.practiceTogether", "of", s.Steps)
	}
	return b.t("learner.practiceAlone", "you", you, "n", s.Alone, "of", s.Steps)
}
