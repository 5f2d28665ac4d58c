package ui

import (
	"fmt"
	"image"
	"slices"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Question is one item of a review: the question, its picture, the options; then kind words, the reason, and on.
//
// Ids: option.1…, again, next.

const (
	questionTop  = 112
	questionPicW = 424
)

func (p *painter) question(v flow.View, s flow.Question) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true, voice: s.Voice, raised: s.Raised})
	b.head(b.t("learner.review"), s.Frame, "learner.questionOf")
	rest := func(v flow.View) any { return stillQuestion(v.Main.(flow.Question)) }
	change := func(v flow.View) { b.voice(v.Main.(flow.Question).Voice) }
	if b.coveredWhole() {
		b.notices(true)
		return b.scene(rest, change)
	}
	if b.covered() {
		b.ask(s, bodyX, bodyW)
		b.notices(false)
		return b.scene(rest, change)
	}
	switch {
	case s.Phase == flow.Asking && b.size() == 2:
		b.askWide(s)
	case s.Phase == flow.Asking || b.feedbackFits(s):
		b.askBeside(s)
	default:
		b.answerWide(s)
	}
	b.questionAction(s)
	return b.scene(rest, change)
}

// stillQuestion is what of a question does not move while it is read.
func stillQuestion(s flow.Question) flow.Question {
	s.Voice, s.Part = false, 0
	return s
}

func (p *painter) questionWords(s flow.Question) kit.Words {
	return kit.Words{Text: p.text(s.Item.Question.Text), Font: p.style.Font(kit.Question), Color: kit.Ink}
}

// ask puts the question at the top of the body and returns where it ends.
func (b *board) ask(s flow.Question, x, w float32) float32 {
	words := b.questionWords(s)
	high := kit.Height(words, w)
	b.put(x, questionTop, w, high, kit.NewText(b.style, words))
	return questionTop + high
}

// askBeside has the picture, or what the kiosk answers, at the left of the options.
func (b *board) askBeside(s flow.Question) {
	top := max([...]float32{232, 256, 256}[b.size()], b.ask(s, bodyX, bodyW)+12)
	h := float32(bodyBottom) - top
	if s.Phase == flow.Asking {
		b.put(bodyX, top, questionPicW, h, kit.PicturePanel(b.style, kit.PanelSpec{Picture: b.picture(s.Item.Picture), Alt: b.text(s.Item.Picture.Alt), Cover: true}))
	} else {
		b.put(bodyX, top, questionPicW, h, kit.FeedbackPanel(b.style, b.feedback(s)))
	}
	const x = bodyX + questionPicW + columnGap
	b.options(s, kit.Box{X: x, Y: top, W: bodyRight - x, H: h}, 16, b.size() == 0)
}

// askWide uses the whole width and the action bar's room too, because nothing else is to be pressed.
func (b *board) askWide(s flow.Question) {
	top := max(348, b.ask(s, bodyX, bodyW)+10)
	b.options(s, kit.Box{X: bodyX, Y: top, W: bodyW, H: screenBottom - top}, 12, false)
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
	o := s.Item.Options[i]
	var picture image.Image
	if pictures {
		picture = b.picture(o.Picture)
	}
	spec := kit.OptionSpec{Key: digits(i + 1), Text: b.text(o.Text), Picture: picture, State: optionState(s, i)}
	return kit.Option(b.style, spec, b.send(flow.Choose{I: i})).Named(fmt.Sprintf("option.%d", i+1))
}

func optionState(s flow.Question, i int) kit.OptionState {
	answered := s.Phase == flow.Right || s.Phase == flow.Told
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

func (p *painter) feedback(s flow.Question) kit.FeedbackSpec {
	fb := kit.FeedbackSpec{Reason: p.text(s.Item.Why.Text)}
	switch s.Phase {
	case flow.Right:
		fb.Right, fb.Title = true, p.t("learner.right")
	case flow.Told:
		fb.Right, fb.Title = true, p.t("learner.told", "i", s.Item.Key+1)
	default:
		fb.Title = p.t("learner.notYet")
	}
	return fb
}

// feedbackFits tells whether what the kiosk answers has room in the picture's place, without smaller words.
func (p *painter) feedbackFits(s flow.Question) bool {
	if p.size() == 2 {
		return false
	}
	const room = questionPicW - 48
	top := max([...]float32{232, 256, 256}[p.size()], questionTop+kit.Height(p.questionWords(s), bodyW)+12)
	return p.feedbackHeight(s, room)+64+14+24 <= bodyBottom-top
}

// feedbackHeight is the height of the words of an answer in a column.
func (p *painter) feedbackHeight(s flow.Question, w float32) float32 {
	fb, title := p.feedback(s), p.style.Font(kit.Question)
	if fb.Right {
		title.Size, title.Line = max(48, title.Size), 1.25
	}
	return kit.Height(kit.Words{Text: fb.Title, Font: title}, w) + 10 + kit.Height(kit.Words{Text: fb.Reason, Font: p.style.Font(kit.Body)}, w)
}

// answerWide keeps the option that matters and gives the room of the others to the answer; the question goes where words need its room.
func (b *board) answerWide(s flow.Question) {
	const optionH, gap, side = 112, 12, 176 + 32
	need := max(160, b.feedbackHeight(s, bodyW-side)+40)
	top := questionTop + kit.Height(b.questionWords(s), bodyW) + gap
	if top+optionH+gap+need <= bodyBottom {
		b.ask(s, bodyX, bodyW)
	} else {
		top = bodyTop
	}
	shown := s.Item.Key
	if s.Phase == flow.NotYet && len(s.Chosen) > 0 {
		shown = s.Chosen[len(s.Chosen)-1]
	}
	b.put(bodyX, top, bodyW, optionH, b.option(s, shown, false))
	top += optionH + gap
	b.put(bodyX, top, bodyW, bodyBottom-top, kit.FeedbackPanel(b.style, b.feedback(s)))
}

// questionAction is the bar at the foot: what to press.
func (b *board) questionAction(s flow.Question) {
	switch s.Phase {
	case flow.Asking:
		if b.size() == 2 {
			return
		}
		keys := make([]string, len(s.Item.Options))
		for i := range keys {
			keys[i] = digits(i + 1)
		}
		b.put(bodyX, actionY, bodyW, actionH, kit.KeyHint(b.style, b.t("learner.chooseHint"), keys...))
	case flow.NotYet:
		if b.size() < 2 {
			b.quiet(b.t("learner.noHarm"))
		}
		b.primary("again", kit.ButtonSpec{Text: b.t("learner.tryAgain"), Icon: "again"}, flow.TryAgain{})
	default:
		text := b.t("learner.nextQuestion")
		if s.N == s.Of {
			text = b.t("learner.next")
		}
		b.next(text)
	}
}
