package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// doneRoom says what a learner did today.
type doneRoom struct {
	lesson           *content.Lesson
	films, practices int
}

func (*doneRoom) patient() bool { return true }

func (r *doneRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Finished, Next:
		k.leave("done")
	case Back, Continue:
		k.enter(&lessonsRoom{})
	}
}

func (r *doneRoom) view(k *Kiosk) Screen {
	v := Done{
		Who: k.seated(), Lesson: k.cfg.Course.refOf(r.lesson.ID), Pages: len(r.lesson.Pages), Items: countItems(r.lesson.Items, true),
		Practices: r.practices, Films: min(r.films, 1), Remember: r.lesson.Remember, Voice: k.voice.on, Minute: -1,
	}
	if len(k.seat.who) > 0 {
		v.Lamps = k.book.lamps(k.seat.who[0], k.cfg.Course)
		v.Mastered = k.newlyMastered()
		if l := k.book.learner(k.seat.who[0]); l != nil {
			v.Next, v.Minute = k.nextEvening(l.Class, record.DayOf(k.now))
		}
	}
	return v
}

// newlyMastered counts what the first who sits here has mastered since they sat down.
func (k *Kiosk) newlyMastered() int {
	return max(0, len(k.book.facts.Progress(k.seat.who[0]).Mastered)-k.seat.had)
}
