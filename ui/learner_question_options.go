package ui

import (
	"fmt"
	"image"
	"slices"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Options under one another: one of them is right, or several, or all of them in turn.

// The column of options beside the picture.
const (
	besideX   = bodyX + questionPicW + columnGap
	besideGap = 16
)

// choosing is an item whose options are pressed.
func (b *board) choosing(s flow.Question) {
	asking := s.Phase == flow.Asking
	switch pictures, beside := b.beside(s); {
	case beside && (asking || b.feedbackFits(s)):
		b.chooseBeside(s, pictures)
		if asking {
			b.chooseBar(s)
		} else {
			b.answeredBar(s, true)
		}
	case asking:
		b.chooseWide(s)
	case oneRight(s.Item):
		b.answerWide(s)
		b.answeredBar(s, b.size() < 2)
	default:
		b.answered(s, b.optionLines(s))
	}
}

// oneRight tells whether one press answers the item.
func oneRight(it content.Item) bool {
	switch it.Type {
	case content.Multi, content.Order, content.Match, content.Number, content.Short:
		return false
	}
	return true
}

// chooseBar says what to press, and holds the primary of an answer of several presses.
func (b *board) chooseBar(s flow.Question) {
	keys := keySigns(s, len(s.Item.Options))
	switch s.Item.Type {
	case content.Multi:
		b.askingBar(s, b.t("learner.chooseSeveral"), keys...)
	case content.Order:
		b.askingBar(s, b.t("learner.chooseInTurn"))
	default:
		b.put(bodyX, actionY, bodyW, actionH, kit.KeyHint(b.style, b.t("learner.chooseHint"), keys...))
	}
}

// chooseBeside has the picture, or what the kiosk answers, at the left of the options.
func (b *board) chooseBeside(s flow.Question, pictures bool) {
	b.ask(s, bodyX, bodyW)
	top := b.besideTop(s)
	h := float32(bodyBottom) - top
	if s.Phase == flow.Asking {
		b.put(bodyX, top, questionPicW, h, kit.PicturePanel(b.style, kit.PanelSpec{Picture: b.picture(s.Item.Picture), Alt: b.text(s.Item.Picture.Alt), Cover: true}))
	} else {
		b.put(bodyX, top, questionPicW, h, kit.FeedbackPanel(b.style, b.feedback(s)))
	}
	b.options(s, kit.Box{X: besideX, Y: top, W: bodyRight - besideX, H: h}, besideGap, pictures)
}

// beside tells whether all options have room beside a picture, and whether with pictures of their own. It is the same in all phases of a
// question, so that nothing moves when it is answered.
func (p *painter) beside(s flow.Question) (pictures, fits bool) {
	if p.size() == 2 || s.Item.Picture.Path == "" {
		return false, false
	}
	n := float32(len(s.Item.Options))
	h := (bodyBottom - p.besideTop(s) - besideGap*(n-1)) / n
	if p.size() == 0 && p.optionsFit(s, h, true) {
		return true, true
	}
	return false, p.optionsFit(s, h, false)
}

// optionsFit tells whether every option's words, and the word for what became of it, stand in a column of options of height h.
func (p *painter) optionsFit(s flow.Question, h float32, pictures bool) bool {
	const lip = 9
	note := p.style.Font(kit.Note)
	note.Line = 1.2
	for i := range s.Item.Options {
		spec := p.optionSpec(s, i, pictures)
		font := p.style.Font(kit.OptionText)
		if spec.Icon != "" {
			font = p.style.Font(kit.Title)
		}
		words := kit.Words{Text: spec.Text, Font: font}
		under := note.Height()
		if s.Item.Type == content.Order {
			under = 0
		}
		if kit.Height(words, bodyRight-besideX-p.style.OptionSide(spec))+under > h-lip {
			return false
		}
	}
	return true
}

// chooseWide uses the whole width, and the action bar's room too where nothing else is to be pressed.
func (b *board) chooseWide(s flow.Question) {
	top := b.ask(s, bodyX, bodyW) + 8
	bottom := float32(screenBottom)
	if !oneRight(s.Item) {
		bottom = bodyBottom
		b.chooseBar(s)
	} else {
		top = max(348, top)
	}
	b.options(s, kit.Box{X: bodyX, Y: top, W: bodyW, H: bottom - top}, 12, false)
}

// options are the answers under one another in a box.
func (b *board) options(s flow.Question, box kit.Box, gap float32, pictures bool) {
	n := float32(len(s.Item.Options))
	h := (box.H - gap*(n-1)) / n
	for i := range s.Item.Options {
		b.put(box.X, box.Y+float32(i)*(h+gap), box.W, h, b.option(s, i, pictures))
	}
}

func (b *board) option(s flow.Question, i int, pictures bool) *kit.Press {
	return kit.Option(b.style, b.optionSpec(s, i, pictures), b.send(flow.Choose{I: i})).Named(fmt.Sprintf("option.%d", i+1))
}

// signsOfTruth stand on the two options of a true-or-false item. Neither is a cross: no answer is a fault.
var signsOfTruth = [2]string{"check", "block"}

func (p *painter) optionSpec(s flow.Question, i int, pictures bool) kit.OptionSpec {
	o := s.Item.Options[i]
	var picture image.Image
	if pictures {
		picture = p.picture(o.Picture)
	}
	spec := kit.OptionSpec{Key: signOf(s, i), Text: p.text(o.Text), Picture: picture, State: optionState(s, i)}
	switch s.Item.Type {
	case content.TrueFalse:
		spec.Icon, spec.Picture = signsOfTruth[i%2], nil
	case content.Multi:
		spec.Mark = kit.SquareMark
	case content.Order: // letters, since the numbers are those of the turns
		spec.Key, spec.Mark, spec.Turn = letter(i), kit.TurnMark, turnOf(s, i)
	}
	return spec
}

// turnOf is which press in turn option i was, or after the answer is told ought to be; 0 for none.
func turnOf(s flow.Question, i int) int {
	order := s.Answer.Chosen
	if s.Phase == flow.Right || s.Phase == flow.Told {
		order = s.Item.Keys
	}
	return slices.Index(order, i) + 1
}

func optionState(s flow.Question, i int) kit.OptionState {
	answered := s.Phase == flow.Right || s.Phase == flow.Told
	if !oneRight(s.Item) {
		return severalState(s, i, answered)
	}
	switch {
	case answered && s.Item.Mark(i):
		return kit.OptionRight
	case slices.Contains(s.Chosen, i) && s.Phase != flow.Right:
		return kit.OptionAgain
	case answered:
		return kit.OptionDimmed
	}
	return kit.OptionPlain
}

// severalState is what became of an option among several that belong to the answer.
func severalState(s flow.Question, i int, answered bool) kit.OptionState {
	chosen := slices.Contains(s.Answer.Chosen, i)
	switch {
	case answered && (s.Item.Type == content.Order || s.Item.Mark(i)):
		return kit.OptionRight
	case answered && chosen:
		return kit.OptionAgain
	case answered:
		return kit.OptionDimmed
	case chosen && s.Phase == flow.NotYet:
		return kit.OptionGiven
	case s.Phase == flow.NotYet: // the second try begins with "Thử lại"
		return kit.OptionDimmed
	case chosen:
		return kit.OptionChosen
	}
	return kit.OptionPlain
}
