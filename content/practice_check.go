package content

import (
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of one practice: more steps than fingers at two hands twice is no practice for one evening.
const (
	maxSteps   = 20
	maxScreens = 20
	maxParts   = 24
	maxTaps    = 20
	maxSlips   = 12
	maxSigns   = 3
)

// OwnName as the text of a step stands for the learner's own given name.
const OwnName = "@name"

// keypadParts are on every keypad without being listed.
const keypadParts = "0123456789*#"

var (
	partIDPattern = regexp.MustCompile(`^[a-z0-9-]{1,24}$`)
	iconPattern   = regexp.MustCompile(`^[a-z0-9-]{0,24}$`)
	clockPattern  = regexp.MustCompile(`^(|[0-2][0-9]:[0-5][0-9])$`)
)

// Kinds that this program draws.
var (
	devices         = []Device{Phone, Board}
	imitationKinds  = []ImitationKind{ScreenApps, ScreenList, ScreenKeypad, ScreenChat, ScreenBrowser, ScreenBank, ScreenSignIn, ScreenCall, ScreenCamera, ScreenBoard}
	partKinds       = []PartKind{PartApp, PartRow, PartToggle, PartField, PartButton, PartBubble, PartMine, PartLink, PartNote, PartCode, PartPhoto, PartTile}
	errNoPractice   = errors.New("no practice")
	errTapAndType   = errors.New("either taps or typing is wanted, and not both")
	errTwice        = errors.New("the id stands twice")
	errBoardOnPhone = errors.New("a board's screens are of kind board, a phone's are not")
)

// known tells what of a practice only a later program can show. Nothing at all is no matter of versions; check says so.
func (p *Practice) known() error {
	if p == nil {
		return nil
	}
	if !slices.Contains(devices, p.Device) {
		return fmt.Errorf("device %q", p.Device)
	}
	for _, s := range p.Screens {
		if !slices.Contains(imitationKinds, s.Kind) {
			return fmt.Errorf("screen %s of kind %q", s.ID, s.Kind)
		}
		for _, part := range s.Parts {
			if !slices.Contains(partKinds, part.Kind) {
				return fmt.Errorf("part %s of kind %q", part.ID, part.Kind)
			}
		}
	}
	return nil
}

// Place is where in a practice something is: a screen and perhaps a part of it, a step or a sign counted from 1, or the whole.
type Place struct {
	Screen, Part string
	Step, Sign   int
}

func (at Place) String() string {
	switch {
	case at.Part != "":
		return fmt.Sprintf("screen %s, part %s", at.Screen, at.Part)
	case at.Screen != "":
		return "screen " + at.Screen
	case at.Step > 0:
		return fmt.Sprintf("step %d", at.Step)
	case at.Sign > 0:
		return fmt.Sprintf("sign %d", at.Sign)
	}
	return "practice"
}

func (p *Practice) check() error {
	if p == nil {
		return errNoPractice
	}
	for at, err := range p.Faults() {
		return fmt.Errorf("%v: %w", at, err)
	}
	return nil
}

// Faults gives everything that keeps a practice from being played to its end: whoever does what each step says must come through.
func (p *Practice) Faults() iter.Seq2[Place, error] {
	return func(yield func(Place, error) bool) {
		// Counts first: what is far too long is not looked at further.
		if err := p.checkCounts(); err != nil {
			yield(Place{}, err)
			return
		}
		seen := map[string]bool{}
		for _, s := range p.Screens {
			at := Place{Screen: s.ID}
			if seen[s.ID] && !yield(at, errTwice) {
				return
			}
			seen[s.ID] = true
			if !s.faults(p.Device, func(part string, err error) bool { return yield(Place{Screen: s.ID, Part: part}, err) }) {
				return
			}
		}
		for i, step := range p.Steps {
			if err := p.checkStep(step); err != nil && !yield(Place{Step: i + 1}, err) {
				return
			}
		}
		for i, sign := range p.Signs {
			if err := p.checkSign(sign); err != nil && !yield(Place{Sign: i + 1}, err) {
				return
			}
		}
	}
}

func (p *Practice) checkCounts() error {
	switch {
	case len(p.Screens) < 1 || len(p.Screens) > maxScreens:
		return fmt.Errorf("%d screens, 1 to %d wanted", len(p.Screens), maxScreens)
	case len(p.Steps) < 1 || len(p.Steps) > maxSteps:
		return fmt.Errorf("%d steps, 1 to %d wanted", len(p.Steps), maxSteps)
	case len(p.Signs) > maxSigns:
		return fmt.Errorf("%d signs, at most %d", len(p.Signs), maxSigns)
	}
	return nil
}

// faults reports a screen's own faults without a part, and gives false when nobody wants to hear more.
func (s Imitation) faults(on Device, report func(part string, err error) bool) bool {
	if err := s.check(on); err != nil {
		return report("", err)
	}
	seen := map[string]bool{}
	for _, part := range s.Parts {
		if seen[part.ID] && !report(part.ID, errTwice) {
			return false
		}
		seen[part.ID] = true
		if err := s.checkPart(part); err != nil && !report(part.ID, err) {
			return false
		}
	}
	return true
}

func (s Imitation) check(on Device) error {
	switch {
	case (s.Kind == ScreenBoard) != (on == Board):
		return errBoardOnPhone
	case !partIDPattern.MatchString(s.ID):
		return fmt.Errorf("id %q is not 1 to 24 small letters, digits and hyphens", s.ID)
	case !clockPattern.MatchString(s.Clock):
		return fmt.Errorf("clock %q is not of the form 19:42", s.Clock)
	case len(s.Parts) > maxParts:
		return fmt.Errorf("%d parts, at most %d", len(s.Parts), maxParts)
	}
	return checkComposed(s.Title, s.Note)
}

func (s Imitation) checkPart(part Part) error {
	switch {
	case !partIDPattern.MatchString(part.ID):
		return fmt.Errorf("id %q is not 1 to 24 small letters, digits and hyphens", part.ID)
	case s.Kind == ScreenKeypad && isKey(part.ID):
		return errors.New("a keypad has this key already")
	case (part.Kind == PartTile) != (s.Kind == ScreenBoard):
		return errors.New("tiles stand on a board, and nothing else does")
	case !iconPattern.MatchString(part.Icon):
		return fmt.Errorf("icon %q", part.Icon)
	case part.Text[Vietnamese] == "" && part.Icon == "" && part.Picture.Path == "" && part.Kind != PartCode:
		return errors.New("neither words nor a picture")
	}
	return checkComposed(part.Text, part.Value)
}

func (p *Practice) checkStep(step Step) error {
	screen, ok := p.Screen(step.Screen)
	switch {
	case !ok:
		return fmt.Errorf("no screen %q", step.Screen)
	case (len(step.Tap) > 0) == (step.Type != ""):
		return errTapAndType
	case len(step.Tap) > maxTaps:
		return fmt.Errorf("%d taps, at most %d", len(step.Tap), maxTaps)
	case utf8.RuneCountInString(step.Type) > maxTyped || !norm.NFC.IsNormalString(step.Type):
		return fmt.Errorf("text %q is longer than %d letters or not NFC", step.Type, maxTyped)
	case len(step.Slips) > maxSlips:
		return fmt.Errorf("%d slips, at most %d", len(step.Slips), maxSlips)
	}
	for _, words := range []struct {
		what string
		text Text
	}{{"short", step.Short}, {"do", step.Do.Text}, {"hint", step.Hint.Text}} {
		if err := words.text.check(); err != nil {
			return fmt.Errorf("%s: %w", words.what, err)
		}
	}
	for _, id := range step.Tap {
		if !screen.Has(id) {
			return fmt.Errorf("screen %s has no part %q to tap", screen.ID, id)
		}
	}
	return checkSlips(step, screen)
}

func checkSlips(step Step, screen Imitation) error {
	seen := map[string]bool{}
	for _, slip := range step.Slips {
		switch {
		case seen[slip.Part]:
			return fmt.Errorf("two slips for part %q", slip.Part)
		case !screen.Has(slip.Part):
			return fmt.Errorf("screen %s has no part %q to slip to", screen.ID, slip.Part)
		case len(step.Tap) == 1 && step.Tap[0] == slip.Part:
			return fmt.Errorf("part %q is the right one and a slip", slip.Part)
		}
		seen[slip.Part] = true
		if err := slip.Hint.Text.check(); err != nil {
			return fmt.Errorf("slip %s: %w", slip.Part, err)
		}
	}
	return nil
}

func (p *Practice) checkSign(sign Sign) error {
	if err := sign.Text.check(); err != nil {
		return err
	}
	if err := checkComposed(sign.Note); err != nil {
		return err
	}
	for _, s := range p.Screens {
		if s.Has(sign.Part) {
			return nil
		}
	}
	return fmt.Errorf("no screen has a part %q", sign.Part)
}

// checkComposed is for texts that may be missing.
func checkComposed(texts ...Text) error {
	for _, t := range texts {
		for lang, s := range t {
			if !norm.NFC.IsNormalString(s) {
				return fmt.Errorf("text in %q is not NFC: %q", lang, s)
			}
		}
	}
	return nil
}
