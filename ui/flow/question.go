package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// phase is where the answer to an item stands.
func (s *study) phase(it content.Item) Phase {
	a := s.answers[it.ID]
	switch {
	case a.right:
		return Right
	case len(a.tries) >= maxTries:
		return Told
	case len(a.tries) > 0 && !s.asking:
		return NotYet
	}
	return Asking
}

func (s *study) doItem(k *Kiosk, a Action) {
	it := s.lesson.Items[s.step().i]
	switch a := a.(type) {
	case Choose:
		s.answer(k, it, a.I)
	case TryAgain:
		s.tryAgain(k, it)
	case Next:
		switch s.phase(it) {
		case NotYet:
			s.tryAgain(k, it)
		case Right, Told:
			s.goTo(k, s.at+1)
		}
	}
}

func (s *study) tryAgain(k *Kiosk, it content.Item) {
	if s.phase(it) == NotYet {
		s.asking = true
		k.hush()
	}
}

// answer keeps a choice; the feedback is shown once it is kept. What was chosen before cannot be chosen again.
func (s *study) answer(k *Kiosk, it content.Item, i int) {
	a := s.answers[it.ID]
	if i < 0 || i >= len(it.Options) || a.over() || slices.Contains(a.tries, i) {
		return
	}
	shown := func() {
		s.answers[it.ID] = answer{tries: append(slices.Clone(a.tries), i), right: it.Mark(i)}
		s.asking = false
		k.speak()
	}
	if len(k.seat.who) == 0 { // nobody to keep it for
		shown()
		return
	}
	k.keep(shown, record.ItemAnswered{
		Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID, Item: it.ID, Rev: it.Rev,
		Try: len(a.tries) + 1, Choice: i, Words: it.Options[i].Text.In(content.Vietnamese), Right: it.Mark(i), Skill: it.Skill,
		Rule: record.MasteryRule{Right: s.lesson.Rule.Right, Of: s.lesson.Rule.Of},
	})
}
