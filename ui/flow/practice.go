package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// practice is one item of type Simulate in somebody's hands. Whoever holds it (a learner's lesson, the short review of evenings before, the
// class) hands its actions on, draws its view, and gives it two ways home.
//
// It knows no wrong end: a wrong tap is answered with a kind hint and nothing else happens, everything can be taken back, and help comes as
// strongly as it is asked for. What is counted is how much somebody did alone. What somebody types is never kept.
type practice struct {
	item content.Item
	// keep keeps what came of it and goes on with then once it is kept; the holder fills in session, learners, lesson, rule and way.
	keep func(k *Kiosk, then func(), f record.PracticeDone)
	// leave leads on: after Next once it is over, or after Skip.
	leave func(k *Kiosk)

	steps  []content.Step
	at     int            // the step under way
	tapped int            // how many of its taps are made
	typed  typing         // what is being written in it
	wrote  map[int]string // what was written in the steps before
	helped []bool         // the steps that were not done alone
	done   bool           // every step is done and kept

	help    Help
	shown   bool // the place is shown now
	hint    content.Spoken
	slipped string
	missed  string // what was written when the hint came: it goes with the next letter

	slips, shows, undone int
}

// newPractice begins an item of type Simulate from its first step. The holder calls Kiosk.speak itself when it comes in.
func newPractice(it content.Item, keep func(*Kiosk, func(), record.PracticeDone), leave func(*Kiosk)) *practice {
	p := &practice{item: it, keep: keep, leave: leave, help: HelpHint}
	if it.Practice != nil {
		p.steps = it.Practice.Steps
	}
	p.begin()
	return p
}

// begin is at the first step, with nothing done yet. The strength of help stays.
func (p *practice) begin() {
	p.done, p.wrote, p.helped = false, map[int]string{}, make([]bool, len(p.steps))
	p.slips, p.shows, p.undone = 0, 0, 0
	p.come(0)
}

// come to a step with nothing done in it.
func (p *practice) come(at int) {
	p.at, p.tapped = at, 0
	p.typed = typing{names: at < len(p.steps) && p.steps[at].Type == content.OwnName}
	p.quiet()
}

// quiet takes the hint and the shown place away.
func (p *practice) quiet() { p.hint, p.slipped, p.missed, p.shown = content.Spoken{}, "", "", false }

// do takes every action that the holder has no use for itself: all but Back, Finished and AddPartner, and the film's.
// What was done is kept before it is shown as over.
func (p *practice) do(k *Kiosk, a Action) {
	if p.done {
		p.doOver(k, a)
		return
	}
	switch a := a.(type) {
	case Tap:
		p.tap(k, a.Part)
	case Digit:
		if p.takesDigits() && a.D >= 0 && a.D <= 9 {
			p.tap(k, string(rune('0'+a.D)))
		}
	case Choose:
		p.choose(k, a.I)
	case Next, TypingDone:
		p.write(k)
	case Erase:
		p.undo(k)
	case ShowMe:
		p.showMe(k)
	case MoreHelp: // more than the strongest is words alone again: one button goes round all three
		p.help = (p.help + 1) % (HelpShown + 1)
		k.speak()
	case Skip:
		p.quit(k, func() { p.leave(k) })
	}
}

// doOver: every step is done; on, or once more from the beginning.
func (p *practice) doOver(k *Kiosk, a Action) {
	switch a.(type) {
	case Next, Skip:
		p.leave(k)
	case TryAgain:
		p.begin()
		k.speak()
	}
}

// over tells that every step is done and kept, and the screen says how it went.
func (p *practice) over() bool { return p.done }

// quit goes elsewhere; what was done so far is kept first.
func (p *practice) quit(k *Kiosk, then func()) {
	if p.done || p.at == 0 {
		then()
		return
	}
	p.keep(k, then, p.fact(p.at))
}

// fact is what came of it after so many steps.
func (p *practice) fact(done int) record.PracticeDone {
	alone := 0
	for _, helped := range p.helped[:done] {
		if !helped {
			alone++
		}
	}
	return record.PracticeDone{
		Item: p.item.ID, Rev: p.item.Rev, Skill: p.item.Skill, Steps: len(p.steps), Done: done, Alone: alone,
		Slips: p.slips, Shown: p.shows, Undone: p.undone, Help: int(p.help),
	}
}

// step is the one under way; false when a practice has none.
func (p *practice) step() (content.Step, bool) {
	if p.at >= len(p.steps) {
		return content.Step{}, false
	}
	return p.steps[p.at], true
}

// showMe shows the place to tap or the text to write, once.
func (p *practice) showMe(k *Kiosk) {
	if _, ok := p.step(); !ok {
		return
	}
	p.show()
	k.speak()
}

// show shows the place: the step is then not done alone.
func (p *practice) show() {
	if !p.shown {
		p.shows++
	}
	p.shown, p.helped[p.at] = true, true
}
