package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// inHand is the item that a learner has before them: a question or a practice, nothing on a page.
type inHand struct {
	attempt  *attempt
	practice *practice
}

// asker is who holds items: a learner's lesson, or the short review of evenings before.
type asker interface {
	// answered and practised remember what was kept; onward leads on.
	answered(it content.Item, a answer)
	practised(it content.Item, f record.PracticeDone)
	onward(k *Kiosk)
}

// take puts an item into somebody's hands.
func take(it content.Item, l *content.Lesson, before answer, way record.Way, who asker) inHand {
	rule := record.MasteryRule{Right: l.Rule.Right, Of: l.Rule.Of}
	if it.Type == content.Simulate {
		return inHand{practice: newPractice(it, func(k *Kiosk, then func(), f record.PracticeDone) {
			f.Lesson, f.Rule, f.Way, f.Session, f.Learners = l.ID, rule, way, k.session(), k.seat.who
			k.keepForThem(func() { who.practised(it, f); then() }, f)
		}, who.onward)}
	}
	at := newAttempt(it, before, nil, who.onward)
	at.keep = func(k *Kiosk, then func(), f record.ItemAnswered) {
		f.Lesson, f.Rule, f.Way, f.Session, f.Learners = l.ID, rule, way, k.session(), k.seat.who
		k.keepForThem(func() { then(); who.answered(it, at.done) }, f)
	}
	return inHand{attempt: at}
}

// keepForThem keeps a fact for those who sit here and goes on once it is kept; of somebody without a name nothing is kept.
func (k *Kiosk) keepForThem(then func(), f record.Fact) {
	if len(k.seat.who) == 0 {
		then()
		return
	}
	k.keep(then, f)
}

func (h inHand) do(k *Kiosk, a Action) {
	switch {
	case h.attempt != nil:
		h.attempt.do(k, a)
	case h.practice != nil:
		h.practice.do(k, a)
	}
}

// quit leaves an item: what was done of a practice is kept first.
func (h inHand) quit(k *Kiosk, then func()) {
	if h.practice != nil {
		h.practice.quit(k, then)
		return
	}
	then()
}

// wholePractice tells that a practice was gone through to its end.
func wholePractice(f record.PracticeDone) bool { return f.Done >= f.Steps }

// field is what is being typed, nil while nothing is.
func (h inHand) field() *typing {
	switch {
	case h.attempt != nil:
		return h.attempt.field()
	case h.practice != nil:
		return h.practice.field()
	}
	return nil
}

// key takes a key of the keyboard where it is more than a choice; false leaves it to others.
func (h inHand) key(k *Kiosk, r rune) bool {
	digit := r >= '0' && r <= '9'
	switch {
	case h.attempt != nil:
		a, ok := h.attempt.key(r)
		if ok {
			h.attempt.do(k, a)
		}
		return ok
	case h.practice != nil && digit && h.practice.takesDigits():
		h.practice.do(k, Digit{int(r - '0')})
		return true
	}
	return false
}

func (h inHand) view(k *Kiosk, f Frame) Screen {
	if h.practice != nil {
		return h.practice.view(k, f)
	}
	return h.attempt.view(k, f)
}

// isQuestion tells a question from a practice: they are counted apart.
func isQuestion(it content.Item) bool { return it.Type != content.Simulate }

// countItems counts the questions of a lesson, or its practices.
func countItems(items []content.Item, questions bool) int {
	n := 0
	for _, it := range items {
		if isQuestion(it) == questions {
			n++
		}
	}
	return n
}
