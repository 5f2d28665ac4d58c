package flow

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// lead is a lesson on the TV. It outlives the presenter's screen, so that the TV goes on while the list is mended.
type lead struct {
	session record.SessionID
	from    time.Time
	lesson  *content.Lesson
	review  []hardItem // questions of evenings before that begin this one
	steps   []step
	at      int
	film    projector
	hands   hands
	shown   map[content.ItemID]bool // the right answer is shown
	black   bool
	pointer *Point // on the TV, nil for none
	aside   bool   // with one screen: the facilitator's own card lies over the picture
	front   *front // what is done in front of the class, nil for nothing
	// practised is how the newest practice ended.
	practised Practice
}

// teach leads the open session's lesson: where it is, or after a power cut where it was.
func (k *Kiosk) teach() {
	s := k.book.open()
	if s == nil {
		return
	}
	if k.lead == nil || k.lead.session != s.ID {
		l := k.cfg.Course.lesson(s.Lesson)
		if l == nil { // the pack that had it is gone: the evening can still be closed
			k.notice = &Notice{Key: noLessonNotice}
			k.enter(&closeRoom{})
			return
		}
		k.lead = newLead(l, s, k.reviewOf(s), k.book.evening(s.ID).at)
		k.room = &teachRoom{}
		k.lead.come(k, k.lead.at)
		return
	}
	k.room = &teachRoom{} // the TV shows it already: nothing is said again
}

// recallLead puts tonight's lesson back on the TV after a power cut: the class need not wait for the PIN.
func (k *Kiosk) recallLead() {
	s := k.book.open()
	if s == nil || k.book.evening(s.ID).at == "" || s.Date != record.DayOf(k.now) {
		return
	}
	if l := k.cfg.Course.lesson(s.Lesson); l != nil {
		k.lead = newLead(l, s, k.reviewOf(s), k.book.evening(s.ID).at)
	}
}

func newLead(l *content.Lesson, s *report.Session, review []hardItem, at string) *lead {
	ld := &lead{session: s.ID, from: s.From, lesson: l, review: review, steps: reviewed(review, stepsOf(l)), shown: map[content.ItemID]bool{}}
	ld.at = ld.stepOf(at)
	if l.Film != nil {
		ld.film = projector{film: *l.Film, class: true, subtitles: true}
	}
	ld.hands.begin(ld.items(), s)
	return ld
}

func (ld *lead) step() step { return ld.steps[ld.at] }

// item is the question on the TV.
func (ld *lead) item() (content.Item, bool) {
	switch ld.step().kind {
	case itemStep, reviewStep:
		return ld.itemAt(ld.at), true
	}
	return content.Item{}, false
}

// come to a step: the class's way through the lesson is kept, and it is read aloud once.
func (ld *lead) come(k *Kiosk, at int) {
	k.stopFilm()
	ld.at, ld.pointer, ld.aside, ld.hands.full = at, nil, false, false
	switch st := ld.step(); st.kind {
	case pageStep:
		k.note(record.PageShown{Session: ld.session, Lesson: ld.lesson.ID, Page: ld.lesson.Pages[st.i].ID})
	case filmStep:
		ld.film = projector{film: *ld.lesson.Film, class: true, subtitles: true}
	}
	k.speak()
}

// screen is what the TV shows at a step.
func (ld *lead) screen(k *Kiosk, at int) Screen {
	st := ld.steps[at]
	f := ld.frame(k, at)
	if at != ld.at {
		f.Voice, f.Part = false, 0
	}
	switch st.kind {
	case pageStep:
		return TVPage{Page{Frame: f, Page: ld.lesson.Pages[st.i]}}
	case filmStep:
		film := ld.film
		if at != ld.at {
			film = projector{film: *ld.lesson.Film, subtitles: true}
		}
		return TVFilm{film.view(f)}
	case itemStep, reviewStep:
		it := ld.itemAt(at)
		if ld.front != nil && at == ld.at {
			return ld.front.onTV(k, ld)
		}
		if it.Type == content.Simulate {
			if ld.practised.Item.ID == it.ID {
				ended := ld.practised
				ended.Frame = f
				return TVPractice{ended}
			}
			return TVPractice{Practice{Frame: f, Item: it, Steps: len(it.Practice.Steps)}}
		}
		return TVQuestion{Frame: f, Item: it, Hands: ld.hands.of(it), Here: ld.here(k), Reveal: ld.shown[it.ID]}
	}
	return TVDone{Lesson: f.Lesson, Remember: ld.lesson.Remember, Practice: ld.lesson.Practice}
}

// tv is what the second window shows.
func (k *Kiosk) tv() Screen {
	s := k.book.open()
	if s == nil {
		return nil
	}
	switch ld := k.lead; {
	case ld == nil || ld.session != s.ID:
		return TVRest{Hall: k.book.hall().Name, Lesson: lessonPtr(k.cfg.Course, s.Lesson)}
	case ld.black:
		return TVBlack{}
	default:
		return ld.screen(k, ld.at)
	}
}
