package flow

import (
	"strings"

	"dendau/content"
)

// hinted tells that a hint stands on the screen: until the next right tap, or the next letter.
func (p *practice) hinted() bool { return len(p.hint.Text) > 0 && p.typed.Text() == p.missed }

// field is the text that is being typed, nil while nothing is.
func (p *practice) field() *typing {
	if st, ok := p.step(); ok && st.Type != "" && !p.done {
		return &p.typed
	}
	return nil
}

// takesDigits tells that the digits of a keyboard are wanted as Digit, not as Choose.
func (p *practice) takesDigits() bool {
	return !p.done && p.screen().Kind == content.ScreenKeypad
}

// written is what stands in the field that is being written, or over the keypad: what was pressed and written since its screen came.
func (p *practice) written() string {
	st, ok := p.step()
	if !ok {
		return ""
	}
	first := p.at
	for first > 0 && p.steps[first-1].Screen == st.Screen {
		first--
	}
	var digits strings.Builder
	text := p.typed.Text()
	for i := first; i <= p.at; i++ {
		taps := p.steps[i].Tap
		if i == p.at {
			taps = taps[:p.tapped]
		}
		for _, id := range taps {
			if isKeypadKey(id) {
				digits.WriteString(id)
			}
		}
		if wrote, ok := p.wrote[i]; ok && st.Type == "" {
			text = wrote
		}
	}
	if p.takesDigits() {
		return digits.String()
	}
	return text
}

func (p *practice) view(k *Kiosk, f Frame) Practice {
	v := Practice{
		Frame: f, Item: p.item, Step: p.at, Tapped: p.tapped, Written: p.written(), Help: p.help, Over: p.done,
		Steps: len(p.steps), Alone: p.fact(len(p.steps)).Alone, Keys: k.keys,
	}
	if p.done {
		return v
	}
	v.Shown = p.shown || p.help == HelpShown
	v.CanUndo = p.at > 0 || p.tapped > 0 || p.typed.Text() != ""
	if p.hinted() {
		v.Hint, v.Slipped = p.hint, p.slipped
	}
	return v
}

// Doing is the step that the screen shows, false when the practice has none.
func (s Practice) Doing() (content.Step, bool) {
	if s.Item.Practice == nil || s.Step < 0 || s.Step >= len(s.Item.Practice.Steps) {
		return content.Step{}, false
	}
	return s.Item.Practice.Steps[s.Step], true
}

// Target is the part to tap now, empty where something is to be written.
func (s Practice) Target() string {
	if st, ok := s.Doing(); ok && !s.Over && s.Tapped < len(st.Tap) {
		return st.Tap[s.Tapped]
	}
	return ""
}

// Live tells whether a part of the screen shown can be tapped.
func (s Practice) Live(screen content.Imitation, part content.Part) bool {
	return !s.Over && s.Item.Practice != nil && canTap(*s.Item.Practice, screen, part)
}
