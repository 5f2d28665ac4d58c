package content

import (
	"slices"
	"strings"
)

// ItemID names a question or a practice for ever, for example "L04.Q1" or "L04.T1".
type ItemID string

// ItemType is how an item is answered. The loader refuses a type that it does not know.
type ItemType string

// The types of items.
const (
	// Single has options of which exactly one is right; TrueFalse the same with the two options "Đúng" and "Sai".
	Single    ItemType = "single"
	TrueFalse ItemType = "truefalse"
	// Multi has options of which several are right: all of them and no other are the answer.
	Multi ItemType = "multi"
	// Order has options that are tapped in turn.
	Order ItemType = "order"
	// Match has options at the left and as many partners at the right.
	Match ItemType = "match"
	// Hotspot has numbered spots on the item's picture, of which one is right.
	Hotspot ItemType = "hotspot"
	// Number is typed on a pad, Short with the screen's keyboard.
	Number ItemType = "number"
	Short  ItemType = "short"
	// Simulate is done on an imitation: see Practice.
	Simulate ItemType = "simulate"
)

// Item is one question of a review, or one practice on an imitation.
type Item struct {
	ID ItemID `json:"id"`
	// Rev rises when the wording or the key changes; results keep id and rev.
	Rev  int      `json:"rev"`
	Type ItemType `json:"type"`
	// Question is read aloud; a newline in it breaks the line at meaning. For a practice it says what will be done.
	Question Spoken   `json:"question"`
	Picture  Picture  `json:"picture"`
	Options  []Option `json:"options,omitempty"`
	// Key is the index of the right option from 0: of Single and TrueFalse, and the right spot of Hotspot.
	Key int `json:"key"`
	// Keys are the right options of Multi, rising; the options of Order in their right order; for each option of Match its partner.
	Keys []int `json:"keys,omitempty"`
	// Partners are the right-hand side of Match.
	Partners []Option `json:"partners,omitempty"`
	// Spots are the places of Hotspot.
	Spots []Spot `json:"spots,omitempty"`
	// Accept are the right answers of Number (digits alone) and Short, the first one being shown.
	Accept []string `json:"accept,omitempty"`
	// Practice is what Simulate plays.
	Practice *Practice `json:"practice,omitempty"`
	// Why is the reason, shown and said after an answer; after a practice what was learned by it.
	Why Spoken `json:"why"`
	// Skill is the framework's code that a result counts for.
	Skill string `json:"skill"`
	// Notes are the facilitator's reminders for this item; where there are none, the lesson's are shown.
	Notes []Text `json:"notes,omitempty"`
}

// Option is one answer to choose.
type Option struct {
	Spoken
	Picture Picture `json:"picture,omitzero"`
}

// Spot is a place on a picture, in thousandths of its width and height, and the words for it. Its number stands at the centre.
type Spot struct {
	Spoken
	X int `json:"x"`
	Y int `json:"y"`
}

// Answer is what somebody gave to an item.
type Answer struct {
	// Chosen are indices in the order of tapping: options; for Match the partner of each option (-1 none); for Hotspot a spot.
	Chosen []int
	// Typed is what was typed for Number and Short.
	Typed string
}

// Mark tells whether option (or spot) i belongs to the right answer. An index out of range does not.
func (it Item) Mark(i int) bool {
	switch it.Type {
	case Hotspot:
		return i >= 0 && i < len(it.Spots) && i == it.Key
	case Multi:
		return i >= 0 && i < len(it.Options) && slices.Contains(it.Keys, i)
	case Order, Match, Number, Short, Simulate:
		return false
	}
	return i >= 0 && i < len(it.Options) && i == it.Key
}

// Right tells whether an answer is the right one.
func (it Item) Right(a Answer) bool {
	switch it.Type {
	case Multi:
		chosen := slices.Sorted(slices.Values(a.Chosen))
		return len(chosen) > 0 && slices.Equal(slices.Compact(chosen), it.Keys)
	case Order, Match:
		return slices.Equal(a.Chosen, it.Keys)
	case Number:
		return slices.Contains(it.Accept, digitsOf(a.Typed))
	case Short:
		for _, want := range it.Accept {
			if plain(want) == plain(a.Typed) {
				return true
			}
		}
		return false
	}
	return len(a.Chosen) == 1 && it.Mark(a.Chosen[0])
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// plain is a text without case and outer blanks: "Hà Nội" and "hà  nội" are one answer.
func plain(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
