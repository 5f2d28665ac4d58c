package ui

import (
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Question is one item of a review: the question, its picture, what to press; then kind words, the reason, and on.
//
// Ids: option.1…, partner.1…, spot.1…, digit.0…, key.…, erase, undo, again, next.

const (
	questionTop  = 112
	questionPicW = 424
)

func (p *painter) question(v flow.View, s flow.Question) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	pill := b.t("learner.review")
	if s.Recalled {
		pill = b.t("learner.recalled")
	}
	b.head(pill, s.Frame, "learner.questionOf")
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
	switch s.Item.Type {
	case content.Match:
		b.matching(s)
	case content.Hotspot:
		b.pointing(s)
	case content.Number:
		b.counting(s)
	case content.Short:
		b.writing(s)
	default:
		b.choosing(s)
	}
	return b.scene(rest, change)
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

// besideTop is where picture and options begin under the question.
func (p *painter) besideTop(s flow.Question) float32 {
	return max([...]float32{232, 256, 256}[p.size()], questionTop+kit.Height(p.questionWords(s), bodyW)+12)
}

// answeredBar is the bar at the foot once something was answered. quiet is set where the line at its left has room.
func (b *board) answeredBar(s flow.Question, quiet bool) {
	if s.Phase == flow.NotYet {
		if quiet {
			key := "learner.noHarm"
			if !oneRight(s.Item) {
				key = "learner.noHarmAgain"
			}
			b.quiet(b.t(key))
		}
		b.primary("again", kit.ButtonSpec{Text: b.t("learner.tryAgain"), Icon: "again"}, flow.TryAgain{})
		return
	}
	text := b.t("learner.nextQuestion")
	if s.N == s.Of {
		text = b.t("learner.next")
	}
	b.next(text)
}

// askingBar is the bar at the foot where an answer takes more than one press: take the last one back, what to do now, give it.
func (b *board) askingBar(s flow.Question, hint string, keys ...string) {
	left, right := float32(bodyX), float32(bodyRight)
	if s.CanUndo && (s.Item.Type == content.Order || s.Item.Type == content.Match) {
		undo := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.undo"), Icon: "undo", IconSize: 40, Font: b.style.Font(kit.RailText)}
		w := kit.ButtonWidth(undo, 24)
		b.put(left, actionY, w, actionH, kit.NewButton(b.style, undo, b.send(flow.Erase{})).Named("undo"))
		left += w + columnGap
	}
	if s.Ready {
		b.giveAnswer(s)
		right -= b.primaryW() + columnGap
		hint, keys = b.t("learner.pressDone"), nil
	}
	font := b.style.Font(kit.Body)
	font.Line = 1.2
	words := kit.Words{Text: hint, Font: font, Color: kit.Ink2, Middle: true}
	if kit.Height(words, right-left) > actionH {
		return
	}
	if len(keys) > 0 && kit.Width(hint, font)+float32(22+76*len(keys)) < right-left {
		b.put(left, actionY, right-left, actionH, kit.KeyHint(b.style, hint, keys...))
		return
	}
	b.put(left, actionY, right-left, actionH, kit.NewText(b.style, words))
}

// giveAnswer is the primary that gives what was put together.
func (b *board) giveAnswer(flow.Question) {
	b.primary("next", kit.ButtonSpec{Text: b.t("kit.done"), Icon: "check", IconAt: kit.IconRight}, flow.Next{})
}

// numbers are the keys 1 to n.
func numbers(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = digits(i + 1)
	}
	return keys
}

// signOf is what option or place i is called: its key, or in front of the class the letter that the class reads on the TV.
func signOf(s flow.Question, i int) string {
	if s.Relay {
		return letter(i)
	}
	return digits(i + 1)
}

// keySigns are the signs of n options, for the line that says which keys choose them.
func keySigns(s flow.Question, n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = signOf(s, i)
	}
	return keys
}
