package ui

import (
	"fmt"
	"slices"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Match: two columns, pressed left then right; a letter, a colour and a line tell what belongs together.

func (b *board) matching(s flow.Question) {
	if s.Phase != flow.Asking {
		b.answered(s, b.pairLines(s))
		return
	}
	hint, keys := b.t("learner.chooseLeft"), len(s.Item.Options)
	free := flow.FreePartners(s.Item, s.Answer.Chosen)
	if s.Left >= 0 {
		hint, keys = b.t("learner.chooseRight"), len(free)
	}
	b.askingBar(s, hint, numbers(keys)...)
	top := max([...]float32{224, 232, 240}[b.size()], b.ask(s, bodyX, bodyW)+12)
	n := float32(max(len(s.Item.Options), len(s.Item.Partners)))
	gap, between := float32(12), [...]float32{112, 96, 72}[b.size()]
	w := (bodyW - between) / 2
	h := min(136, (bodyBottom-top-gap*(n-1))/n)
	y := func(i int) float32 { return top + float32(i)*(h+gap) }
	pairOf := pairs(s)
	for i := range s.Item.Options {
		partner := partnerOf(s, i)
		if partner < 0 {
			continue
		}
		link := kit.MatchLink(b.style, pairOf[i], y(i)-top+(h-5)/2, y(partner)-top+(h-5)/2)
		b.put(bodyX+w, top, between, n*(h+gap)-gap, link)
	}
	for i, o := range s.Item.Options {
		spec := kit.MatchSpec{Text: b.text(o.Text), Pair: pairOf[i], Waiting: s.Left == i}
		switch s.Left {
		case -1:
			spec.Key = digits(i + 1)
		case i:
			spec.Key = letter(i) // of the pair to be: digits are its partners'
		}
		b.put(bodyX, y(i), w, h, kit.MatchTile(b.style, spec, b.send(flow.Choose{I: i})).Named(fmt.Sprintf("option.%d", i+1)))
	}
	for i, o := range s.Item.Partners {
		spec := kit.MatchSpec{Text: b.text(o.Text), Pair: pairTo(s, pairOf, i)}
		if at := slices.Index(free, i); s.Left >= 0 && at >= 0 {
			spec.Key = digits(at + 1)
		}
		b.put(bodyX+w+between, y(i), w, h, kit.MatchTile(b.style, spec, b.send(flow.Pair{I: i})).Named(fmt.Sprintf("partner.%d", i+1)))
	}
}

// partnerOf is the partner given to option i, -1 without one.
func partnerOf(s flow.Question, i int) int {
	if i >= len(s.Answer.Chosen) || s.Answer.Chosen[i] >= len(s.Item.Partners) {
		return -1
	}
	return s.Answer.Chosen[i]
}

// pairs numbers the pairs from 1 by their option; 0 is an option without a partner.
func pairs(s flow.Question) []int {
	out := make([]int, len(s.Item.Options))
	for i := range out {
		if partnerOf(s, i) >= 0 {
			out[i] = i + 1
		}
	}
	return out
}

// pairTo is the number of the pair that partner i belongs to.
func pairTo(s flow.Question, pairOf []int, i int) int {
	for option, pair := range pairOf {
		if pair > 0 && partnerOf(s, option) == i {
			return pair
		}
	}
	return 0
}

// pairLines are the pairs of an answer: those given, or the right ones.
func (b *board) pairLines(s flow.Question) (lines []kit.AnswerLine) {
	to := s.Item.Keys
	if s.Phase == flow.NotYet {
		to = s.Answer.Chosen
	}
	for i, partner := range to {
		if i < len(s.Item.Options) && partner >= 0 && partner < len(s.Item.Partners) {
			lines = append(lines, kit.AnswerLine{Sign: letter(i), Text: b.text(s.Item.Options[i].Text), With: b.text(s.Item.Partners[partner].Text)})
		}
	}
	return lines
}

// spotOptions are the words of an item's spots as options.
func spotOptions(it content.Item) content.Item {
	it.Options = nil
	for _, s := range it.Spots {
		it.Options = append(it.Options, content.Option{Spoken: s.Spoken})
	}
	return it
}
