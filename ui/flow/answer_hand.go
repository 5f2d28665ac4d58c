package flow

import (
	"slices"
	"strings"

	"dendau/content"
)

// hand is an answer of more than one press while it is being put together.
type hand struct {
	// chosen are options in the order of their presses; for Match the partner of each option, -1 for none.
	chosen []int
	// left is the option of a Match that waits for its partner, turns the options in the order in which they got theirs.
	left  int
	turns []int
	// digits were pressed for Number, text typed for Short.
	digits string
	text   typing
}

// newHand is an empty hand. The first option of a Match waits for its partner from the start: one press a pair is enough.
func newHand(it content.Item) hand {
	h := hand{left: -1}
	if it.Type == content.Match {
		h.chosen = slices.Repeat([]int{-1}, len(it.Options))
		h.left = 0
	}
	return h
}

// secondHand begins a second try with what was right in the first: the right options of Multi, the right beginning of Order, the right
// pairs of Match. Of Short everything stays, since typing is labour and often one letter is missing; of Number nothing, since three digits are
// pressed sooner than mended.
func secondHand(it content.Item, last content.Answer) hand {
	h := newHand(it)
	switch it.Type {
	case content.Multi:
		for _, i := range last.Chosen {
			if it.Mark(i) {
				h.chosen = append(h.chosen, i)
			}
		}
	case content.Order:
		for at, i := range last.Chosen {
			if at >= len(it.Keys) || it.Keys[at] != i {
				break
			}
			h.chosen = append(h.chosen, i)
		}
	case content.Match:
		for i, partner := range last.Chosen {
			if i < len(it.Keys) && it.Keys[i] == partner {
				h.chosen[i], h.turns = partner, append(h.turns, i)
			}
		}
		h.left = slices.Index(h.chosen, -1)
	case content.Short:
		h.text.Set(last.Typed)
	}
	return h
}

// choose presses option i: it is taken, or taken back.
func (h *hand) choose(it content.Item, i int) {
	if i < 0 || i >= len(it.Options) {
		return
	}
	switch at := slices.Index(h.chosen, i); it.Type {
	case content.Multi:
		if at >= 0 {
			h.chosen = slices.Delete(h.chosen, at, at+1)
		} else {
			h.chosen = append(h.chosen, i)
		}
	case content.Order:
		if at >= 0 {
			h.chosen = h.chosen[:at] // what came after it goes too: a row has no holes
		} else {
			h.chosen = append(h.chosen, i)
		}
	case content.Match:
		h.part(i)
		h.left = i
	}
}

// do takes the presses that are not a choice.
func (h *hand) do(it content.Item, a Action) {
	switch a := a.(type) {
	case Pair:
		if it.Type == content.Match {
			h.pair(it, a.I)
		}
	case Digit:
		if it.Type == content.Number && a.D >= 0 && a.D <= 9 && len(h.digits) < mostDigits(it) {
			h.digits += string(rune('0' + a.D))
		}
	case Erase:
		h.undo(it)
	case EraseAll:
		*h = newHand(it)
	}
}

// mostDigits is how many digits a number can have: some more than the right one, so that its length is not told.
func mostDigits(it content.Item) int {
	longest := 0
	for _, accepted := range it.Accept {
		longest = max(longest, len(accepted))
	}
	return longest + 3
}

// pair gives the waiting option its partner; then the next option that has none waits. Pressing a partner while nothing waits parts its pair.
func (h *hand) pair(it content.Item, partner int) {
	if partner < 0 || partner >= len(it.Partners) {
		return
	}
	before := slices.Index(h.chosen, partner)
	if before >= 0 {
		h.part(before)
	}
	if h.left < 0 {
		h.left = before
		return
	}
	h.chosen[h.left], h.turns = partner, append(h.turns, h.left)
	h.left = slices.Index(h.chosen, -1)
}

// FreePartners are the partners of a Match that no option has, in their order: chosen is the partner of each option, -1 for none.
func FreePartners(it content.Item, chosen []int) (free []int) {
	for i := range it.Partners {
		if !slices.Contains(chosen, i) {
			free = append(free, i)
		}
	}
	return free
}

// part takes the partner of an option away.
func (h *hand) part(i int) {
	h.chosen[i] = -1
	h.turns = slices.DeleteFunc(h.turns, func(turn int) bool { return turn == i })
}

// undo takes the last press back.
func (h *hand) undo(it content.Item) {
	switch {
	case it.Type == content.Match && len(h.turns) > 0:
		h.left = h.turns[len(h.turns)-1]
		h.part(h.left)
	case it.Type != content.Match && len(h.chosen) > 0:
		h.chosen = h.chosen[:len(h.chosen)-1]
	case h.digits != "":
		h.digits = h.digits[:len(h.digits)-1]
	}
}

func (h *hand) canUndo() bool {
	return slices.ContainsFunc(h.chosen, func(i int) bool { return i >= 0 }) || h.digits != "" || h.text.Text() != ""
}

// whole tells that nothing is missing.
func (h *hand) whole(it content.Item) bool {
	switch it.Type {
	case content.Multi:
		return len(h.chosen) > 0
	case content.Order:
		return len(h.chosen) == len(it.Options)
	case content.Match:
		return !slices.Contains(h.chosen, -1)
	case content.Number:
		return h.digits != ""
	case content.Short:
		return h.text.Trimmed() != ""
	}
	return false
}

// answer is what the hand holds.
func (h *hand) answer(it content.Item) content.Answer {
	switch it.Type {
	case content.Number:
		return content.Answer{Typed: h.digits}
	case content.Short:
		return content.Answer{Typed: h.text.Text()}
	}
	return content.Answer{Chosen: slices.Clone(h.chosen)}
}

// sameAnswer tells that two answers say one thing.
func sameAnswer(it content.Item, a, b content.Answer) bool {
	switch it.Type {
	case content.Number, content.Short:
		return strings.EqualFold(strings.Join(strings.Fields(a.Typed), " "), strings.Join(strings.Fields(b.Typed), " "))
	case content.Multi:
		return slices.Equal(slices.Sorted(slices.Values(a.Chosen)), slices.Sorted(slices.Values(b.Chosen)))
	}
	return slices.Equal(a.Chosen, b.Chosen)
}
