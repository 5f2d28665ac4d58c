package ui

import (
	"slices"
	"strings"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What the kiosk answers: kind words, the reason, the right answer.

func (p *painter) feedback(s flow.Question) kit.FeedbackSpec {
	fb := kit.FeedbackSpec{Reason: p.text(s.Item.Why.Text)}
	switch s.Phase {
	case flow.Right:
		fb.Right, fb.Title = true, p.t("learner.right")
	case flow.Told:
		fb.Right, fb.Title = true, p.told(s)
	default:
		fb.Title = p.t("learner.notYet")
	}
	return fb
}

// told names the right answer of an item.
func (p *painter) told(s flow.Question) string {
	it, sign := s.Item, func(i int) string { return signOf(s, i) }
	switch it.Type {
	case content.TrueFalse:
		return p.t("learner.toldWord", "answer", p.text(it.Options[it.Key].Text))
	case content.Multi:
		return p.t("learner.toldSeveral", "list", p.listed(it.Keys, sign))
	case content.Order:
		return p.t("learner.toldOrder", "list", strings.Join(signs(it.Keys, letter), " – "))
	case content.Match:
		return p.t("learner.toldPairs")
	case content.Hotspot:
		return p.t("learner.toldSpot", "i", sign(it.Key))
	case content.Number, content.Short:
		return p.t("learner.toldWord", "answer", it.Accept[0])
	}
	return p.t("learner.told", "i", sign(it.Key))
}

func signs(of []int, sign func(int) string) []string {
	out := make([]string, len(of))
	for i, n := range of {
		out[i] = sign(n)
	}
	return out
}

// listed is "1, 2 và 4".
func (p *painter) listed(of []int, sign func(int) string) string {
	all := signs(of, sign)
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " " + p.t("learner.and") + " " + all[last]
}

// feedbackFits tells whether what the kiosk answers has room in the picture's place, without smaller words.
func (p *painter) feedbackFits(s flow.Question) bool {
	return p.panelFits(s, questionPicW, bodyBottom-p.besideTop(s))
}

// panelFits tells whether the answer's words stand in a tall panel of that size.
func (p *painter) panelFits(s flow.Question, w, h float32) bool {
	const mark = 64 + 14 + 24
	fb := p.feedback(s)
	for line := range strings.SplitSeq(fb.Title, "\n") { // a word wider than the panel
		for word := range strings.FieldsSeq(line) {
			if kit.Width(word, p.titleFont(fb)) > w-48 {
				return false
			}
		}
	}
	return p.feedbackHeight(fb, w-48)+mark <= h
}

func (p *painter) titleFont(fb kit.FeedbackSpec) kit.Font {
	title := p.style.Font(kit.Question)
	if fb.Right {
		title.Size, title.Line = max(48, title.Size), 1.25
	}
	return title
}

// feedbackHeight is the height of the words of an answer in a column.
func (p *painter) feedbackHeight(fb kit.FeedbackSpec, w float32) float32 {
	return kit.Height(kit.Words{Text: fb.Title, Font: p.titleFont(fb)}, w) + 10 + kit.Height(kit.Words{Text: fb.Reason, Font: p.style.Font(kit.Body)}, w)
}

// answerSide is what the mark and the margins take of a wide answer.
const answerSide = 176 + 32

// wideFeedback is the answer in one line of thought, for a panel of the whole width.
func (p *painter) wideFeedback(s flow.Question) (fb kit.FeedbackSpec, need float32) {
	fb = p.feedback(s)
	fb.Title = strings.ReplaceAll(fb.Title, "\n", " ")
	return fb, max(160, p.feedbackHeight(fb, bodyW-answerSide)+32)
}

// answerWide keeps the option that matters and gives the room of the others to the answer; the question goes where words need its room.
func (b *board) answerWide(s flow.Question) {
	const gap = 12
	shown := s.Item.Key
	if s.Phase == flow.NotYet && len(s.Chosen) > 0 {
		shown = s.Chosen[len(s.Chosen)-1]
	}
	optionH := b.wideOptionH(b.optionSpec(s, shown, false))
	fb, need := b.wideFeedback(s)
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

// wideOptionH is the height of one option of the whole width with the word for what became of it.
func (p *painter) wideOptionH(o kit.OptionSpec) float32 {
	note := p.style.Font(kit.Note)
	note.Line = 1.2
	words := kit.Words{Text: o.Text, Font: p.style.Font(kit.OptionText)}
	if o.Icon != "" {
		words.Font = p.style.Font(kit.Title)
	}
	return max([...]float32{96, 96, 112}[p.size()], kit.Height(words, bodyW-p.style.OptionSide(o))+note.Height()+14)
}

// answered gives the whole width to an answer that was put together: the question, the answer in few lines, kind words and the reason.
// Where they have no room the question goes first, then a wrong answer's lines, of which nothing can be learned.
func (b *board) answered(s flow.Question, lines []kit.AnswerLine) {
	const gap = 12
	spec := kit.AnswerSpec{Right: s.Phase != flow.NotYet, Note: b.t("learner.yourAnswer"), Lines: lines}
	if spec.Right {
		spec.Note = b.t("kit.optionRight")
	}
	fb, need := b.wideFeedback(s)
	listH := kit.AnswerHeight(b.style, spec, bodyW) + gap
	if bodyTop+listH+need > bodyBottom {
		spec.Tight, need = true, need-16
		listH = kit.AnswerHeight(b.style, spec, bodyW) + gap
	}
	words := b.questionWords(s)
	under := questionY(words, bodyW) + kit.Height(words, bodyW) + gap
	asked, listed := under+listH+need <= bodyBottom, len(lines) > 0
	if !asked && !spec.Right && under+need <= bodyBottom {
		asked, listed = true, false
	}
	top := float32(bodyTop)
	if asked {
		top = b.ask(s, bodyX, bodyW) + gap
	}
	if listed && top+listH+need <= bodyBottom {
		b.put(bodyX, top, bodyW, listH-gap, kit.Answer(b.style, spec))
		top += listH
	}
	b.put(bodyX, top, bodyW, bodyBottom-top, kit.FeedbackPanel(b.style, fb))
	b.answeredBar(s, b.size() < 2)
}

// optionLines are the options of an answer: those given, or the right ones.
func (b *board) optionLines(s flow.Question) (lines []kit.AnswerLine) {
	order := s.Item.Keys
	if s.Phase == flow.NotYet {
		order = s.Answer.Chosen
	}
	for _, i := range order {
		if i < 0 || i >= len(s.Item.Options) {
			continue
		}
		sign := signOf(s, i)
		if s.Item.Type == content.Order {
			sign = letter(i)
		}
		lines = append(lines, kit.AnswerLine{Sign: sign, Text: b.text(s.Item.Options[i].Text)})
	}
	if s.Item.Type == content.Multi {
		slices.SortFunc(lines, func(a, b kit.AnswerLine) int { return strings.Compare(a.Sign, b.Sign) })
	}
	return lines
}
