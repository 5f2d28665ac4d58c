package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// practice is one item of type Simulate in somebody's hands. Whoever holds it (a learner's lesson, the short review of evenings before, the
// class) hands its actions on, draws its view, and gives it two ways home.
type practice struct {
	item content.Item
	// keep keeps what came of it and goes on with then once it is kept; the holder fills in session, learners, lesson, rule and way.
	keep func(k *Kiosk, then func(), f record.PracticeDone)
	// leave leads on: after Next once it is over, or after Skip.
	leave func(k *Kiosk)

	done bool
}

// newPractice begins an item of type Simulate from its first step. The holder calls Kiosk.speak itself when it comes in.
func newPractice(it content.Item, keep func(*Kiosk, func(), record.PracticeDone), leave func(*Kiosk)) *practice {
	return &practice{item: it, keep: keep, leave: leave}
}

// do takes every action that the holder has no use for itself: all but Back, Finished and AddPartner, and the film's.
// What was done is kept before it is shown as over.
func (p *practice) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Next:
		if p.done {
			p.leave(k)
			return
		}
		p.keep(k, func() { p.done = true; k.speak() }, record.PracticeDone{Item: p.item.ID, Rev: p.item.Rev, Skill: p.item.Skill})
	case Skip:
		p.leave(k)
	}
}

// over tells that every step is done and kept, and the screen says how it went.
func (p *practice) over() bool { return p.done }

// parts are what is read aloud now.
func (p *practice) parts(k *Kiosk) []part { return partsOf(k.style.Lang, 0, p.item.Question) }

// field is the text that is being typed, nil while nothing is.
func (p *practice) field() *typing { return nil }

// takesDigits tells that the digits of a keyboard are wanted as Digit, not as Choose.
func (p *practice) takesDigits() bool { return false }

func (p *practice) view(_ *Kiosk, f Frame) Practice {
	return Practice{Frame: f, Item: p.item, Over: p.done}
}
