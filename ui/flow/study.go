package flow

import (
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// maxTries is how often an item is tried before its answer is shown.
const maxTries = 2

// study is a lesson in the hands of the learners at the PC, or of somebody who tries without a name.
type study struct {
	lesson  *content.Lesson
	steps   []step
	at      int
	film    projector
	answers map[content.ItemID]answer
	asking  bool // the second try has begun
}

func (*study) patient() bool { return true }

// openLesson goes on with a lesson where the first who sits here stopped.
func (k *Kiosk) openLesson(id content.LessonID) {
	l := k.cfg.Course.lesson(id)
	if l == nil || len(l.Pages)+len(l.Items) == 0 {
		return
	}
	p := k.placeOf(id)
	s := &study{lesson: l, steps: stepsOf(l), answers: maps.Clone(p.answers)}
	if s.answers == nil {
		s.answers = map[content.ItemID]answer{}
	}
	s.at = s.resume(p)
	k.enter(s)
}

// resume is the first item that is not over once the review was begun, else the page shown last.
func (s *study) resume(p place) int {
	if len(p.answers) == 0 {
		return max(0, stepOf(s.lesson, s.steps, string(p.page)))
	}
	for i, st := range s.steps {
		if st.kind == itemStep && !p.answers[s.lesson.Items[st.i].ID].over() {
			return i
		}
	}
	return len(s.steps) - 2 // every item is over: the last one, from which the lesson ends
}

func (s *study) step() step { return s.steps[s.at] }

// enter remembers a page, so that the learner goes on there.
func (s *study) enter(k *Kiosk) {
	s.asking = false
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
		s.goTo(k, s.at-1)
		return
	case Finished:
		k.leaveLesson()
		return
	case AddPartner:
		if n := len(k.seat.who); n > 0 && n < maxPartners {
			k.stopFilm()
			k.enter(newNames(k, s))
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
		s.doItem(k, a)
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
		s.at = at
		k.enter(s)
	}
}

func (k *Kiosk) leaveLesson() {
	k.stopFilm()
	k.enter(&lessonsRoom{})
}

// finish keeps that the lesson is done and shows what that was.
func (s *study) finish(k *Kiosk) {
	done := &doneRoom{lesson: s.lesson, films: s.film.times}
	if len(k.seat.who) == 0 {
		k.stopFilm()
		k.enter(done)
		return
	}
	var facts []record.Fact
	if n := len(s.lesson.Items); n > 0 {
		facts = append(facts, record.ReviewFinished{
			Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID, Items: n, First: s.firstTries(),
		})
	}
	facts = append(facts, record.LessonFinished{Session: k.session(), Learners: k.seat.who, Lesson: s.lesson.ID})
	k.keep(func() { k.stopFilm(); k.enter(done) }, facts...)
}

// firstTries counts the items that were right at once.
func (s *study) firstTries() int {
	n := 0
	for _, it := range s.lesson.Items {
		if a := s.answers[it.ID]; a.right && len(a.tries) == 1 {
			n++
		}
	}
	return n
}

func (s *study) parts(k *Kiosk) []part {
	switch st := s.step(); st.kind {
	case pageStep:
		return pageParts(k.style.Lang, s.lesson.Pages[st.i])
	case itemStep:
		it := s.lesson.Items[st.i]
		if s.phase(it) == Asking {
			return itemParts(k.style.Lang, it)
		}
		return whyPart(k.style.Lang, it)
	}
	return nil
}

func (s *study) view(k *Kiosk) Screen {
	f := k.frame(s.lesson, s.step())
	f.Who = k.seated()
	switch st := s.step(); st.kind {
	case filmStep:
		return s.film.view(f)
	case itemStep:
		it := s.lesson.Items[st.i]
		return Question{Frame: f, Item: it, Phase: s.phase(it), Chosen: slices.Clone(s.answers[it.ID].tries)}
	default:
		return Page{Frame: f, Page: s.lesson.Pages[st.i]}
	}
}
