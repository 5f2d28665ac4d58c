package ui

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"dendau/content"
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
	b := p.learner(v, railSpec{who: s.Who, face: true})
	b.head(b.t("learner.review"), s.Frame, "learner.questionOf")
	rest := func(v flow.View) any { return stillQuestion(v.Main.(flow.Question)) }
	if b.coveredWhole() {
		b.notices(true)
		return b.scene(rest, nil)
	}
	if b.covered() {
		b.ask(s, bodyX, bodyW)
		b.notices(false)
		return b.scene(rest, nil)
	}
	asking := s.Phase == flow.Asking
	switch pictures, beside := b.beside(s); {
	case beside && (asking || b.feedbackFits(s)):
		b.askBeside(s, pictures)
		b.questionAction(s, true)
	case asking:
		b.askWide(s)
	default:
		b.answerWide(s)
		b.questionAction(s, b.size() < 2)
	}
	return b.scene(rest, nil)
}

// stillQuestion is what of a question does not move while it is read.
func stillQuestion(s flow.Question) flow.Question {
	s.Voice, s.Part = false, 0
	return s
}

func (p *painter) questionWords(s flow.Question) kit.Words {
	return kit.Words{Text: p.text(s.Item.Question.Text), Font: p.style.Font(kit.Question), Color: kit.Ink, Balance: true}
}

// ask puts the question at the top of the body and returns where it ends.
func (b *board) ask(s flow.Question, x, w float32) float32 {
	words := b.questionWords(s)
	high := kit.Height(words, w)
	top := questionY(words, w)
	b.put(x, top, w, high, kit.NewText(b.style, words))
	return top + high
}

// questionY is where a question begins: four lines of it begin right under the head.
func questionY(words kit.Words, w float32) float32 {
	if kit.Lines(words, w) > 3 {
		return headY + 80
	}
	return questionTop
}

// askBeside has the picture, or what the kiosk answers, at the left of the options.
func (b *board) askBeside(s flow.Question, pictures bool) {
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

// The column of options beside the picture.
const (
	besideX   = bodyX + questionPicW + columnGap
	besideGap = 16
)

// besideTop is where picture and options begin under the question.
func (p *painter) besideTop(s flow.Question) float32 {
	return max([...]float32{232, 256, 256}[p.size()], questionTop+kit.Height(p.questionWords(s), bodyW)+12)
}

// beside tells whether all options have room beside a picture, and whether with pictures of their own. It is the same in all phases of a
// question, so that nothing moves when it is answered.
func (p *painter) beside(s flow.Question) (pictures, fits bool) {
	if p.size() == 2 {
		return false, false
	}
	n := float32(len(s.Item.Options))
	h := (bodyBottom - p.besideTop(s) - besideGap*(n-1)) / n
	if p.size() == 0 && p.optionsFit(s, h, 148) {
		return true, true
	}
	return false, p.optionsFit(s, h, 0)
}

// optionsFit tells whether every option's words, and the word for what became of it, stand in a column of options of height h.
func (p *painter) optionsFit(s flow.Question, h, picture float32) bool {
	const badge, margin, lip = 26 + 72 + 25, 20, 9
	note := p.style.Font(kit.Note)
	note.Line = 1.2
	for _, o := range s.Item.Options {
		words := kit.Words{Text: p.text(o.Text), Font: p.style.Font(kit.OptionText)}
		if kit.Height(words, bodyRight-besideX-badge-margin-picture)+note.Height() > h-lip {
			return false
		}
	}
	return true
}

// askWide uses the whole width and the action bar's room too, because nothing else is to be pressed.
func (b *board) askWide(s flow.Question) {
	top := max(348, b.ask(s, bodyX, bodyW)+8)
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
	const room, mark = questionPicW - 48, 64 + 14 + 24
	return p.feedbackHeight(p.feedback(s), room)+mark <= bodyBottom-p.besideTop(s)
}

// feedbackHeight is the height of the words of an answer in a column.
func (p *painter) feedbackHeight(fb kit.FeedbackSpec, w float32) float32 {
	title := p.style.Font(kit.Question)
	if fb.Right {
		title.Size, title.Line = max(48, title.Size), 1.25
	}
	return kit.Height(kit.Words{Text: fb.Title, Font: title}, w) + 10 + kit.Height(kit.Words{Text: fb.Reason, Font: p.style.Font(kit.Body)}, w)
}

// answerWide keeps the option that matters and gives the room of the others to the answer; the question goes where words need its room.
func (b *board) answerWide(s flow.Question) {
	const gap = 12
	shown := s.Item.Key
	if s.Phase == flow.NotYet && len(s.Chosen) > 0 {
		shown = s.Chosen[len(s.Chosen)-1]
	}
	optionH := b.wideOptionH(s.Item.Options[shown])
	fb := b.feedback(s)
	fb.Title = strings.ReplaceAll(fb.Title, "\n", " ")
	need := max(160, b.feedbackHeight(fb, bodyW-answerSide)+32)
	top := questionTop + kit.Height(b.questionWords(s), bodyW) + gap
	if top+optionH+gap+need <= bodyBottom {
		b.ask(s, bodyX, bodyW)
	} else {
		top = bodyTop
	}
	b.put(bodyX, top, bodyW, optionH, b.option(s, shown, false))
	top += optionH + gap
	b.put(bodyX, top, bodyW, bodyBottom-top, kit.FeedbackPanel(b.style, fb))
}

// answerSide is what the mark and the margins take of a wide answer.
const answerSide = 176 + 32

// wideOptionH is the height of one option of the whole width with the word for what became of it.
func (p *painter) wideOptionH(o content.Option) float32 {
	const badge, margin = 26 + 80 + 25, 20
	note := p.style.Font(kit.Note)
	note.Line = 1.2
	words := kit.Words{Text: p.text(o.Text), Font: p.style.Font(kit.OptionText)}
	return max([...]float32{96, 96, 112}[p.size()], kit.Height(words, bodyW-badge-margin)+note.Height()+14)
}

// questionAction is the bar at the foot: what to press. quiet is set where the line at its left has room.
func (b *board) questionAction(s flow.Question, quiet bool) {
	switch s.Phase {
	case flow.Asking:
		keys := make([]string, len(s.Item.Options))
		for i := range keys {
			keys[i] = digits(i + 1)
		}
		b.put(bodyX, actionY, bodyW, actionH, kit.KeyHint(b.style, b.t("learner.chooseHint"), keys...))
	case flow.NotYet:
		if quiet {
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
