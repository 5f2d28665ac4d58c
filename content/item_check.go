package content

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of one item: what still fits a screen with targets for old hands.
const (
	maxOptions = 6
	maxPairs   = 5
	maxSpots   = 6
	maxAccept  = 8
	// maxTyped is the length of an answer that somebody writes with one finger.
	maxTyped  = 24
	maxDigits = 12
)

// level is the level of program that an item asks for.
func (it Item) level() int {
	if it.Type == Single {
		return 1
	}
	return 2
}

// Known tells what of an item only a later program can play.
func (it Item) Known() error {
	switch it.Type {
	case Single, TrueFalse, Multi, Order, Match, Hotspot, Number, Short:
		return nil
	case Simulate:
		return it.Practice.known()
	}
	return fmt.Errorf("type %q", it.Type)
}

// Check tells what is wrong with an item of a type that this program knows.
func (it Item) Check() error {
	switch {
	case it.ID == "":
		return errors.New("no id")
	case it.Rev < 1:
		return fmt.Errorf("rev %d", it.Rev)
	}
	if err := it.Question.Text.check(); err != nil {
		return fmt.Errorf("question: %w", err)
	}
	if err := it.Why.Text.check(); err != nil {
		return fmt.Errorf("reason: %w", err)
	}
	if err := it.checkStrangers(); err != nil {
		return err
	}
	return it.checkAnswer()
}

// checkAnswer looks at what the type of item needs: an answer that can be given, and no two ways to read it.
func (it Item) checkAnswer() error {
	switch it.Type {
	case Multi:
		return it.checkMulti()
	case Order:
		return it.checkOrder()
	case Match:
		return it.checkMatch()
	case Hotspot:
		return it.checkHotspot()
	case Number, Short:
		return it.checkAccept()
	case Simulate:
		return it.Practice.check()
	}
	if it.Type == TrueFalse && len(it.Options) != 2 {
		return fmt.Errorf("%d options, true and false wanted", len(it.Options))
	}
	if err := checkOptions("option", it.Options, 2, maxOptions); err != nil {
		return err
	}
	if it.Key < 0 || it.Key >= len(it.Options) {
		return fmt.Errorf("key %d is none of %d options", it.Key, len(it.Options))
	}
	return nil
}

// checkStrangers refuses what belongs to another type of item: it would be read by nobody, or by the wrong screen.
func (it Item) checkStrangers() error {
	for _, part := range []struct {
		name   string
		has    bool
		belong []ItemType
	}{
		{"options", len(it.Options) > 0, []ItemType{Single, TrueFalse, Multi, Order, Match}},
		{"keys", len(it.Keys) > 0, []ItemType{Multi, Order, Match}},
		{"key", it.Key != 0, []ItemType{Single, TrueFalse, Hotspot}},
		{"partners", len(it.Partners) > 0, []ItemType{Match}},
		{"spots", len(it.Spots) > 0, []ItemType{Hotspot}},
		{"accept", len(it.Accept) > 0, []ItemType{Number, Short}},
		{"practice", it.Practice != nil, []ItemType{Simulate}},
	} {
		if part.has && !slices.Contains(part.belong, it.Type) {
			return fmt.Errorf("%s with type %q", part.name, it.Type)
		}
	}
	return nil
}

func (it Item) checkMulti() error {
	if err := checkOptions("option", it.Options, 2, maxOptions); err != nil {
		return err
	}
	if len(it.Keys) < 2 || len(it.Keys) > len(it.Options) {
		return fmt.Errorf("%d of %d options are right, at least 2 wanted", len(it.Keys), len(it.Options))
	}
	for i, k := range it.Keys {
		if k < 0 || k >= len(it.Options) || i > 0 && k <= it.Keys[i-1] {
			return fmt.Errorf("keys %v do not rise among %d options", it.Keys, len(it.Options))
		}
	}
	return nil
}

func (it Item) checkOrder() error {
	if err := checkOptions("option", it.Options, 2, maxOptions); err != nil {
		return err
	}
	return checkEachOnce(it.Keys, len(it.Options))
}

func (it Item) checkMatch() error {
	if err := checkOptions("option", it.Options, 2, maxPairs); err != nil {
		return err
	}
	if len(it.Partners) != len(it.Options) {
		return fmt.Errorf("%d partners for %d options", len(it.Partners), len(it.Options))
	}
	if err := checkOptions("partner", it.Partners, 2, maxPairs); err != nil {
		return err
	}
	return checkEachOnce(it.Keys, len(it.Options))
}

func (it Item) checkHotspot() error {
	switch {
	case it.Picture.Path == "":
		return errors.New("spots without a picture")
	case len(it.Spots) < 2 || len(it.Spots) > maxSpots:
		return fmt.Errorf("%d spots, 2 to %d wanted", len(it.Spots), maxSpots)
	case it.Key < 0 || it.Key >= len(it.Spots):
		return fmt.Errorf("key %d is none of %d spots", it.Key, len(it.Spots))
	}
	words := make([]Option, len(it.Spots))
	for i, s := range it.Spots {
		if s.X < 0 || s.X > 1000 || s.Y < 0 || s.Y > 1000 {
			return fmt.Errorf("spot %d at %d,%d is outside of the picture", i+1, s.X, s.Y)
		}
		words[i].Spoken = s.Spoken
	}
	return checkOptions("spot", words, 2, maxSpots)
}

func (it Item) checkAccept() error {
	if len(it.Accept) < 1 || len(it.Accept) > maxAccept {
		return fmt.Errorf("%d right answers, 1 to %d wanted", len(it.Accept), maxAccept)
	}
	for _, a := range it.Accept {
		n := utf8.RuneCountInString(a)
		switch {
		case plain(a) == "" || n > maxTyped || !norm.NFC.IsNormalString(a):
			return fmt.Errorf("answer %q is empty, not NFC, or longer than %d letters", a, maxTyped)
		case it.Type == Number && (digitsOf(a) != a || n > maxDigits):
			return fmt.Errorf("answer %q is not 1 to %d digits", a, maxDigits)
		}
	}
	return nil
}

// checkOptions wants texts of which no two say the same: else one key would not be one answer.
func checkOptions(what string, options []Option, least, most int) error {
	if len(options) < least || len(options) > most {
		return fmt.Errorf("%d %ss, %d to %d wanted", len(options), what, least, most)
	}
	seen := map[string]bool{}
	for _, o := range options {
		if err := o.Text.check(); err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		words := plain(o.Text[Vietnamese])
		if seen[words] {
			return fmt.Errorf("two %ss say %q, so one key is not one answer", what, words)
		}
		seen[words] = true
	}
	return nil
}

// checkEachOnce wants the numbers from 0 to n-1, each once.
func checkEachOnce(keys []int, n int) error {
	sorted := slices.Sorted(slices.Values(keys))
	for i, k := range sorted {
		if k != i {
			return fmt.Errorf("keys %v do not name each of %d once", keys, n)
		}
	}
	if len(keys) != n {
		return fmt.Errorf("keys %v do not name each of %d once", keys, n)
	}
	return nil
}
