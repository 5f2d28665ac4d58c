package ui

import (
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Number and Short: an answer that is typed, on a pad of digits or on the screen's keyboard.

// counting is a number: what was typed at the left, the digits at the right, the last row of them in the action bar.
func (b *board) counting(s flow.Question) {
	top := max([...]float32{232, 248, 256}[b.size()], questionTop+kit.Height(b.questionWords(s), bodyW)+12)
	font := kit.Font{Size: [...]float32{64, 68, 72}[b.size()], Bold: true, Line: 1.2}
	const fieldH = 120
	fits := b.size() < 2 && b.panelFits(s, bodyRight-besideX, bodyBottom-top)
	if s.Phase != flow.Asking && !fits {
		b.answered(s, []kit.AnswerLine{{Text: b.shownAnswer(s)}})
		return
	}
	b.ask(s, bodyX, bodyW)
	if rest := float32(bodyBottom) - top - fieldH - 16; rest >= 120 && s.Item.Picture.Path != "" {
		panel := kit.PanelSpec{Picture: b.picture(s.Item.Picture), Alt: b.text(s.Item.Picture.Alt)}
		b.put(bodyX, top+fieldH+16, questionPicW, rest, kit.PicturePanel(b.style, panel))
	}
	if s.Phase != flow.Asking {
		b.put(bodyX, top, questionPicW, fieldH, kit.Given(b.style, b.given(s, font)))
		b.put(besideX, top, bodyRight-besideX, bodyBottom-top, kit.FeedbackPanel(b.style, b.feedback(s)))
		b.answeredBar(s, true)
		return
	}
	field := kit.FieldSpec{Text: s.Answer.Typed, Focused: true, Learner: true, Font: font}
	b.put(bodyX, top, questionPicW, fieldH, kit.Field(b.style, field, nil))
	b.digitPad(s, top)
	if s.Ready {
		b.giveAnswer(s)
	}
	hint := kit.Words{Text: b.t("learner.typeNumber"), Font: b.style.Font(kit.Body), Color: kit.Ink2, Middle: true}
	hint.Font.Line = 1.2
	if kit.Height(hint, questionPicW) <= actionH {
		b.put(bodyX, actionY, questionPicW, actionH, kit.NewText(b.style, hint))
	}
}

// digitPad is three rows of digits, then eraser and nought beside the primary.
func (b *board) digitPad(s flow.Question, top float32) {
	const gap = 12
	w, h := float32(bodyRight-besideX-2*gap)/3, (bodyBottom-top-2*gap)/3
	digit := func(x, y, w, h float32, r rune) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: string(r), Font: kit.Font{Size: [...]float32{44, 50, 56}[b.size()], Bold: true, Line: 1.2}, Ink: kit.Ink}
		b.put(x, y, w, h, kit.NewButton(b.style, spec, b.send(pinDigit(r))).Named("digit."+string(r)).Counting())
	}
	for i, r := range "123456789" {
		digit(besideX+float32(i%3)*(w+gap), top+float32(i/3)*(h+gap), w, h, r)
	}
	half := (bodyRight - b.primaryW() - gap - besideX - gap) / 2
	erase := kit.ButtonSpec{Kind: kit.Second, Text: b.t("kit.clear"), Icon: "bksp", IconAt: kit.IconTop, Font: b.style.Font(kit.RailText)}
	if s.Answer.Typed != "" {
		b.put(besideX, actionY, half, actionH, kit.NewButton(b.style, erase, b.send(flow.Erase{})).Named("erase").Counting())
	}
	digit(besideX+half+gap, actionY, half, actionH, '0')
}

// given is a typed answer once it was given, or the right one once it is told.
func (b *board) given(s flow.Question, font kit.Font) kit.GivenSpec {
	font.Size, font.Line = 48, 1.15
	g := kit.GivenSpec{Text: b.shownAnswer(s), Note: b.t("learner.yourAnswer"), Font: font}
	if s.Phase != flow.NotYet {
		g.Right, g.Note = true, b.t("kit.optionRight")
	}
	for g.Font.Size > 36 && kit.Width(g.Text, g.Font) > questionPicW-24-76-16 {
		g.Font.Size--
	}
	return g
}

// shownAnswer is what was typed, or the right answer once it is told.
func (b *board) shownAnswer(s flow.Question) string {
	if s.Phase == flow.Told {
		return s.Item.Accept[0]
	}
	return s.Answer.Typed
}

// writing is a short text: the question, the field, and the keyboard under them.
func (b *board) writing(s flow.Question) {
	if s.Phase != flow.Asking {
		b.answered(s, []kit.AnswerLine{{Text: b.shownAnswer(s)}})
		return
	}
	const fieldH = 76
	top := b.ask(s, bodyX, bodyW) + 8
	font := kit.Font{Size: [...]float32{42, 44, 46}[b.size()], Bold: true, Line: 1.2}
	field := kit.FieldSpec{Text: s.Answer.Typed, Placeholder: b.t("learner.typeAnswer"), Focused: true, Learner: true, Font: font}
	const w float32 = 196
	b.put(bodyX, top, bodyW-2*(w+12), fieldH, kit.Field(b.style, field, nil))
	method, layout := "kit.telex", "kit.alphabet"
	if s.Keys.VNI {
		method = "kit.vni"
	}
	if s.Keys.Alphabet {
		layout = "kit.qwerty"
	}
	for i, key := range []struct {
		id, word string
		does     flow.Action
	}{{"key.method", method, flow.KeyVNI{}}, {"key.alphabet", layout, flow.KeyAlphabet{}}} {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: b.t(key.word), Font: b.style.Font(kit.RailText), Radius: 16}
		b.put(bodyRight-float32(2-i)*(w+12)+12, top, w, fieldH, kit.NewButton(b.style, spec, b.send(key.does)).Named(key.id))
	}
	top += fieldH + 12
	keys := kit.KeyboardSpec{
		VNI: s.Keys.VNI, Alphabet: s.Keys.Alphabet, Low: true, Height: screenBottom - top, DoneW: b.primaryW(),
		Digits: strings.ContainsAny(strings.Join(s.Item.Accept, ""), "0123456789"), NoDone: !s.Ready,
	}
	b.put(bodyX, top, bodyW, screenBottom-top, kit.Keyboard(b.style, keys, b.typed(flow.Next{})))
}
