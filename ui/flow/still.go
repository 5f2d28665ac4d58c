package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// stay is a learners' turn that waits: who sat there, at what, and how it looked to them.
type stay struct {
	seat  seat
	room  room
	style Style
}

// over is a room that lies over another for a moment: the other waits under it as it was.
type over interface{ under() room }

// beneath is the learners' own room under whatever lies over it.
func beneath(r room) room {
	for {
		o, lies := r.(over)
		if !lies || o.under() == nil {
			return r
		}
		r = o.under()
	}
}

// suspend makes the learners' turn at a room wait, and the screen fresh for somebody else.
func (k *Kiosk) suspend(r room) *stay {
	s := &stay{k.seat, beneath(r), k.style}
	k.freshen()
	return s
}

// resume goes on with a turn that waited: the very same page, as it was left.
func (k *Kiosk) resume(s *stay) {
	dark := k.style.Dark // may have been changed for the hall meanwhile
	k.seat, k.style, k.room = s.seat, s.style, s.room
	k.style.Dark = dark
	k.idle.touch(k.now)
}

// lessonOf is the lesson that a turn is at: the one on the screen, else the one to go on with.
func (k *Kiosk) lessonOf(s *stay) LessonRef {
	switch r := s.room.(type) {
	case *study:
		return k.cfg.Course.refOf(r.lesson.ID)
	case *doneRoom:
		return k.cfg.Course.refOf(r.lesson.ID)
	}
	if len(s.seat.who) == 0 {
		return LessonRef{}
	}
	next, _ := k.goesOnWith(s.seat.who[0])
	return k.cfg.Course.refOf(next)
}

// personsOf names learners.
func (k *Kiosk) personsOf(ids []record.LearnerID) []Person {
	ps := make([]Person, 0, len(ids))
	for _, id := range ids {
		if l := k.book.learner(id); l != nil {
			ps = append(ps, l.person(k.now))
		}
	}
	return ps
}

// whoIsIt asks, before anybody finds their name, whether they are who sat here until the kiosk went home by itself.
func (k *Kiosk) whoIsIt(pressed Action) (asked bool) {
	if k.away == nil {
		return false
	}
	switch pressed.(type) {
	case FindMyName, TypeMyName, GroupChosen, CardGroupChosen, Choose, Next:
		k.enter(&stillRoom{pressed: pressed})
		return true
	}
	return false
}

// stillRoom asks the next person whether they are who sat here before.
type stillRoom struct{ pressed Action } // at home, and not lost

func (*stillRoom) patient() bool { return true }

func (r *stillRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&homeRoom{})
	case ItIsMe, Next:
		r.itIsMe(k)
	case SomebodyElse:
		r.somebodyElse(k)
	case Choose:
		switch a.I {
		case 0:
			r.itIsMe(k)
		case 1:
			r.somebodyElse(k)
		}
	}
}

func (r *stillRoom) itIsMe(k *Kiosk) {
	s := k.away
	if s == nil { // the facilitator was here meanwhile
		k.enter(&homeRoom{})
		return
	}
	k.keep(func() {
		k.away = nil
		k.resume(s)
		k.speak()
	}, record.LearnerArrived{Session: k.session(), Learners: s.seat.who})
}

// somebodyElse goes on with what was pressed at home.
func (r *stillRoom) somebodyElse(k *Kiosk) {
	k.away = nil
	k.enter(&homeRoom{})
	k.room.do(k, r.pressed)
}

func (*stillRoom) view(k *Kiosk) Screen {
	if k.away == nil {
		return StillYou{}
	}
	return StillYou{Who: k.personsOf(k.away.seat.who), Lesson: k.lessonOf(k.away)}
}

// goesOnWith is the lesson with which a learner goes on: the one in whose midst they are, for that is theirs and nearly done; else tonight's,
// so that whoever sits down during class is where the class is; else the first of their class's course that is not finished. All tells that
// every one of that course is.
func (k *Kiosk) goesOnWith(id record.LearnerID) (lesson content.LessonID, all bool) {
	if at, begun := k.book.latest(id, k.cfg.Course); begun {
		return k.cfg.Course.Lessons[at].ID, false
	}
	course := k.courseOf(k.classOf(id))
	next, all := k.book.next(id, course)
	lesson = course.ref(next).ID
	begun := k.book.place(id, lesson).begun()
	s := k.book.open()
	if s == nil || begun && !all {
		return lesson, all
	}
	if k.cfg.Course.index(s.Lesson) >= 0 && !k.book.place(id, s.Lesson).finished {
		return s.Lesson, false
	}
	return lesson, all
}
