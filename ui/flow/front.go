package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// front is what is done in front of the class at the PC, while the TV follows: a question that somebody came forward to answer or that the
// class answers aloud, or a practice. Who came forward is credited; of the class together no answer is kept, only that it did a practice.
type front struct {
	who   []record.LearnerID // one, or nobody: the class together
	asked *attempt           // the question, nil for a practice
	doing *practice          // the practice, nil for a question
}

// newFront begins the item on the TV.
func newFront(ld *lead, it content.Item, who ...record.LearnerID) *front {
	lesson := ld.asks()
	rule := record.MasteryRule{Right: lesson.Rule.Right, Of: lesson.Rule.Of}
	thank := func(k *Kiosk) { ld.thank(k) }
	if it.Type == content.Simulate {
		return &front{who: who, doing: newPractice(it, func(k *Kiosk, then func(), done record.PracticeDone) {
			done.Session, done.Learners, done.Lesson, done.Rule, done.Way = ld.session, who, lesson.ID, rule, record.Relayed
			k.keep(then, done)
		}, thank)}
	}
	return &front{who: who, asked: newAttempt(it, answer{}, func(k *Kiosk, then func(), try record.ItemAnswered) {
		if len(who) == 0 { // nobody to keep it for
			then()
			return
		}
		try.Session, try.Learners, try.Lesson, try.Rule, try.Way = ld.session, who, lesson.ID, rule, record.Relayed
		k.keep(then, try)
	}, thank)}
}

// over tells that the answer is found or told, or the practice gone through.
func (f *front) over() bool {
	if f.doing != nil {
		return f.doing.over()
	}
	return f.asked.done.over()
}

// frontRoom is the learner's own screen while the class looks on.
type frontRoom struct{ front *front }

// step forward lets somebody, or the class together, answer what is on the TV.
func (k *Kiosk) stepForward(who ...record.LearnerID) {
	it, ok := k.lead.item()
	if !ok {
		return
	}
	k.lead.whenCounted(k, func() {
		k.lead.pointer, k.lead.aside, k.lead.black = nil, false, false
		k.lead.front = newFront(k.lead, it, who...)
		k.enter(&frontRoom{k.lead.front})
	})
}

func (r *frontRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back, Finished:
		if p := r.front.doing; p != nil {
			p.quit(k, func() { k.lead.thank(k) })
			return
		}
		k.lead.thank(k)
	case Cover:
		k.lead.black = !k.lead.black
	case AddPartner:
	default:
		if r.front.doing != nil {
			r.front.doing.do(k, a)
			return
		}
		r.front.asked.do(k, a)
	}
}

// key is a key of the keyboard where it is more than a choice.
func (r *frontRoom) key(k *Kiosk, key rune) bool {
	var a Action
	switch {
	case r.front.asked != nil && key >= 'a' && key <= 'i' && r.front.asked.phase() == Asking: // the letters on the TV
		a = Choose{int(key - 'a')}
	case r.front.asked != nil:
		a, _ = r.front.asked.key(key)
	case r.front.doing.takesDigits() && key >= '0' && key <= '9':
		a = Digit{int(key - '0')}
	}
	if a == nil {
		return false
	}
	r.do(k, a)
	return true
}

// thank goes back to the presenter; what was found in front of the class stays shown.
func (ld *lead) thank(k *Kiosk) {
	if it, ok := ld.item(); ok && ld.front.over() {
		ld.shown[it.ID] = true
		if s, ok := ld.front.view(k, ld).(Practice); ok {
			ld.practised = s
		}
	}
	ld.front = nil
	k.hush()
	k.room = &teachRoom{}
}

// field is what is being typed in front of the class.
func (r *frontRoom) field() *typing {
	if p := r.front.doing; p != nil {
		return p.field()
	}
	return r.front.asked.field()
}

func (r *frontRoom) view(k *Kiosk) Screen { return r.front.view(k, k.lead) }

// view is the learner's screen.
func (f *front) view(k *Kiosk, ld *lead) Screen {
	frame := ld.frame(k, ld.at)
	frame.Relay = true
	if p := f.person(k); p != nil {
		frame.Who = []Person{*p}
	}
	if f.doing != nil {
		return f.doing.view(k, frame)
	}
	return f.asked.view(k, frame)
}

// person is who came forward, nil for the class.
func (f *front) person(k *Kiosk) *Person {
	if len(f.who) == 0 {
		return nil
	}
	l := k.book.learner(f.who[0])
	if l == nil {
		return nil
	}
	p := l.person(k.now)
	return &p
}

// onTV is what the class sees of it.
func (f *front) onTV(k *Kiosk, ld *lead) Screen {
	switch s := f.view(k, ld).(type) {
	case Practice:
		return TVPractice{s}
	case Question:
		return TVQuestion{
			Frame: s.Frame, Item: s.Item, Hands: ld.hands.of(s.Item), Here: ld.here(k), Answer: s.Answer, Left: s.Left, Phase: s.Phase,
			Relay: f.person(k), Reveal: f.over(),
		}
	}
	return nil
}
