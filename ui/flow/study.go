package flow

import (
	"maps"

	"dendau/content"
	"dendau/storage/record"
)

// study is a lesson in the hands of the learners at the PC, or of somebody who tries without a name.
type study struct {
	lesson  *content.Lesson
	steps   []step
	at      int
	film    projector
	answers map[content.ItemID]answer
	done    map[content.ItemID]bool // practices that were gone through
	item    inHand
}

func (*study) patient() bool { return true }

// openLesson goes on with a lesson where the first who sits here stopped.
func (k *Kiosk) openLesson(id content.LessonID) {
	l := k.cfg.Course.lesson(id)
	if l == nil || len(l.Pages)+len(l.Items) == 0 {
		return
	}
	p := k.placeOf(id)
	s := &study{lesson: l, steps: stepsOf(l)}
	s.takeUp(p)
	s.come(s.resume(p))
	k.enter(s)
}

// takeUp goes on with what was answered and practised.
func (s *study) takeUp(p place) {
	s.answers, s.done = map[content.ItemID]answer{}, map[content.ItemID]bool{}
	maps.Copy(s.answers, p.answers)
	maps.Copy(s.done, p.practised)
}

// resume is the first item that is not over once one of them was begun, else the page shown last.
func (s *study) resume(p place) int {
	if len(p.answers)+len(p.practised) == 0 {
		return max(0, stepOf(s.lesson, s.steps, string(p.page)))
	}
	for i, st := range s.steps {
		if st.kind == itemStep && !s.over(s.lesson.Items[st.i]) {
			return i
		}
	}
	return len(s.steps) - 2 // every item is over: the last one, from which the lesson ends
}

// over tells that an item needs nothing more.
func (s *study) over(it content.Item) bool { return s.done[it.ID] || s.answers[it.ID].over() }

// come to a step, with its item in hand. Coming back into the room, as after somebody sat down too, leaves what is in hand.
func (s *study) come(at int) {
	s.at, s.item = at, inHand{}
	if st := s.step(); st.kind == itemStep {
		it := s.lesson.Items[st.i]
		s.item = take(it, s.lesson, s.answers[it.ID], record.ByOneself, s)
	}
}

func (s *study) answered(it content.Item, a answer) { s.answers[it.ID] = a }

func (s *study) practised(it content.Item, f record.PracticeDone) {
	if wholePractice(f) {
		s.done[it.ID] = true
	}
}

func (s *study) onward(k *Kiosk) { s.goTo(k, s.at+1) }

func (s *study) step() step { return s.steps[s.at] }

// enter remembers a page, so that the learner goes on there.
func (s *study) enter(k *Kiosk) {
	switch st := s.step(); st.kind {
	case pageStep:
		if len(k.seat.who) > 0 {
			k.note(record.PageShown{Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID, Page: s.lesson.Pages[st.i].ID})
		}
	case filmStep:
		s.film = projector{film: *s.lesson.Film, subtitles: true}
	}
}

func (s *study) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		s.item.quit(k, func() { s.goTo(k, s.at-1) })
		return
	case Finished:
		s.item.quit(k, k.leaveLesson)
		return
	case AddPartner:
		if n := len(k.seat.who); n > 0 && n < maxPartners {
			k.stopFilm()
			k.enter(k.find(s))
		}
		return
	}
	switch s.step().kind {
	case pageStep:
		if _, next := a.(Next); next {
			s.goTo(k, s.at+1)
		}
	case filmStep:
		if _, next := a.(Next); next {
			s.goTo(k, s.at+1)
			return
		}
		s.film.do(k, a)
	case itemStep:
		s.item.do(k, a)
	}
}

// goTo a step; before the first one lie the lessons, after the last one the lesson is finished.
func (s *study) goTo(k *Kiosk, at int) {
	switch {
	case at < 0:
		k.leaveLesson()
	case s.steps[at].kind == endStep:
		s.finish(k)
	default:
		k.stopFilm()
		s.come(at)
		k.enter(s)
	}
}

func (k *Kiosk) leaveLesson() {
	k.stopFilm()
	k.enter(&lessonsRoom{})
}

// finish keeps that the lesson is done and shows what that was.
func (s *study) finish(k *Kiosk) {
	done := &doneRoom{lesson: s.lesson, films: s.film.times, practices: len(s.done)}
	if len(k.seat.who) == 0 {
		k.stopFilm()
		k.enter(done)
		return
	}
	var facts []record.Fact
	if n := countItems(s.lesson.Items, true); n > 0 {
		facts = append(facts, record.ReviewFinished{
			Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID, Items: n, First: s.firstTries(),
		})
	}
	facts = append(facts, record.LessonFinished{Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID})
	k.keep(func() { k.stopFilm(); k.enter(done) }, facts...)
}

// firstTries counts the questions that were right at once.
func (s *study) firstTries() int {
	n := 0
	for _, it := range s.lesson.Items {
		if a := s.answers[it.ID]; a.right && len(a.tries) == 1 {
			n++
		}
	}
	return n
}

// field and key belong to the item in hand.
func (s *study) field() *typing            { return s.item.field() }
func (s *study) key(k *Kiosk, r rune) bool { return s.item.key(k, r) }

func (s *study) view(k *Kiosk) Screen {
	f := k.frame(s.lesson, s.step())
	f.Who = k.seated()
	switch st := s.step(); st.kind {
	case filmStep:
		return s.film.view(f)
	case itemStep:
		return s.item.view(k, f)
	default:
		return Page{Frame: f, Page: s.lesson.Pages[st.i]}
	}
}
