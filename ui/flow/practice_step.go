package flow

import (
	"slices"
	"strings"
	"unicode"

	"dendau/content"
	"dendau/storage/report"
)

// tap is a tap on a part of the imitation, or beside all of them.
func (p *practice) tap(k *Kiosk, part string) {
	st, ok := p.step()
	if !ok || st.Type != "" || part != "" && !p.live(part) {
		return
	}
	if p.tapped < len(st.Tap) && st.Tap[p.tapped] == part {
		p.right(k, st)
		return
	}
	p.wrong(k, part, st.Hint)
}

// right goes on: to the next tap of the step, the next step, or the end.
func (p *practice) right(k *Kiosk, st content.Step) {
	seen := p.help == HelpShown
	p.helped[p.at] = p.helped[p.at] || seen
	if p.tapped+1 < len(st.Tap) {
		p.tapped++
		p.quiet()
		return
	}
	if seen { // counted once a step
		p.show()
	}
	p.onward(k)
}

// onward goes to the next step; after the last one what came of it is kept, and then shown.
func (p *practice) onward(k *Kiosk) {
	if p.at+1 < len(p.steps) {
		if text := p.typed.Trimmed(); text != "" {
			p.wrote[p.at] = text
		}
		p.come(p.at + 1)
		k.speak()
		return
	}
	p.keep(k, func() {
		p.quiet()
		p.done = true
		k.speak()
	}, p.fact(len(p.steps)))
}

// wrong is answered kindly, and nothing else happens.
func (p *practice) wrong(k *Kiosk, part string, hint content.Spoken) {
	st, _ := p.step()
	for _, slip := range st.Slips {
		if part != "" && slip.Part == part {
			hint = slip.Hint
		}
	}
	p.slips++
	p.helped[p.at] = true
	p.hint, p.slipped, p.missed = hint, part, p.typed.Text()
	if p.help >= HelpHint {
		p.show()
	}
	k.speak()
}

// choose taps the i-th part by a key, where there are no more than the keys 1, 2 and 3.
func (p *practice) choose(k *Kiosk, i int) {
	if parts := p.tappable(); len(parts) <= 3 && i >= 0 && i < len(parts) && !p.takesDigits() {
		p.tap(k, parts[i])
	}
}

// write ends the typing: the marks matter to who reads it, but who left them out is understood.
func (p *practice) write(k *Kiosk) {
	st, ok := p.step()
	switch {
	case !ok:
		p.onward(k)
	case st.Type == "":
	case p.accepts(k, st.Type):
		if p.help == HelpShown {
			p.show()
		}
		p.onward(k)
	default:
		p.wrong(k, "", st.Hint)
	}
}

// accepts tells whether what was written is what was wanted. For one's own name that is the name of anybody who sits here; of somebody
// without a name, anything that may be one.
func (p *practice) accepts(k *Kiosk, want string) bool {
	got := unmarked(p.typed.Text())
	if want != content.OwnName {
		return got == unmarked(want)
	}
	who := k.seated()
	for _, one := range who {
		if given := unmarked(one.Given); got == given || strings.HasSuffix(got, " "+given) {
			return true
		}
	}
	letters := 0
	for _, r := range got {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return len(who) == 0 && letters >= 2
}

// unmarked is a text without case, marks and superfluous blanks.
func unmarked(text string) string { return strings.Join(strings.Fields(report.Fold(text)), " ") }

// undo takes back a letter, a tap, or the step before.
func (p *practice) undo(k *Kiosk) {
	switch {
	case p.typed.Text() != "":
		p.typed.Erase()
		p.quiet()
	case p.tapped > 0:
		p.undone++
		p.tapped--
		p.quiet()
	case p.at > 0:
		p.undone++
		p.back()
		k.speak()
	}
}

// back is in the step before, with its last tap taken back or its text as it was written.
func (p *practice) back() {
	p.come(p.at - 1)
	p.tapped = max(0, len(p.steps[p.at].Tap)-1)
	if p.steps[p.at].Type != "" {
		p.typed.Set(p.wrote[p.at])
	}
	delete(p.wrote, p.at)
}

// screen is the imitation that the step shows.
func (p *practice) screen() content.Imitation {
	if st, ok := p.step(); ok {
		s, _ := p.item.Practice.Screen(st.Screen)
		return s
	}
	return content.Imitation{}
}

// live tells whether a part of the screen can be tapped.
func (p *practice) live(id string) bool {
	if p.takesDigits() && isKeypadKey(id) {
		return true
	}
	s := p.screen()
	i := slices.IndexFunc(s.Parts, func(part content.Part) bool { return part.ID == id })
	return i >= 0 && canTap(*p.item.Practice, s, s.Parts[i])
}

// tappable are the parts of the screen that can be tapped, in reading order.
func (p *practice) tappable() (ids []string) {
	s := p.screen()
	for _, part := range s.Parts {
		if canTap(*p.item.Practice, s, part) {
			ids = append(ids, part.ID)
		}
	}
	return ids
}

func isKeypadKey(id string) bool { return len(id) == 1 && strings.Contains("0123456789*#", id) }

// canTap tells whether a part can be tapped: what is only read can where a step or its hint asks for it.
func canTap(p content.Practice, s content.Imitation, part content.Part) bool {
	switch part.Kind {
	case content.PartNote, content.PartBubble, content.PartMine, content.PartPhoto:
	default:
		return true
	}
	return slices.ContainsFunc(p.Steps, func(st content.Step) bool {
		slips := func(slip content.Slip) bool { return slip.Part == part.ID }
		return st.Screen == s.ID && (slices.Contains(st.Tap, part.ID) || slices.ContainsFunc(st.Slips, slips))
	})
}
