package flow

import (
	"slices"

	"dendau/storage/record"
)

// learnersTurn tells whether the room is one of people who learn, with nothing lying over it.
func (k *Kiosk) learnersTurn() bool {
	_, learner := k.room.(patient)
	_, lies := k.room.(over)
	return learner && !lies
}

// toBench shows who sits here, over whatever they do.
func (k *Kiosk) toBench() {
	if !k.learnersTurn() || len(k.seat.who) == 0 {
		return
	}
	k.pauseFilm()
	k.enter(&benchRoom{back: k.room})
}

// benchRoom is who sits at the PC: one more sits down, one gets up, or somebody else's name was pressed.
type benchRoom struct{ back room }

func (*benchRoom) patient() bool { return true }
func (r *benchRoom) under() room { return r.back }

// resized: the page under it is drawn in another size too.
func (r *benchRoom) resized() { resizeUnder(r.back) }

func resizeUnder(r room) {
	if sized, ok := r.(interface{ resized() }); ok {
		sized.resized()
	}
}

func (r *benchRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Next:
		k.room = r.back // as it was: it does not begin again
	case AddPartner:
		if len(k.seat.who) < maxPartners {
			k.stopFilm()
			k.enter(k.find(beneath(r)))
		}
	case LeaveBench:
		r.getUp(k, a.ID)
	case SomebodyElse:
		k.leave("next")
	case ToLessons:
		k.leaveLesson()
	}
}

// getUp lets one of several go; the others stay at their page.
func (r *benchRoom) getUp(k *Kiosk, id record.LearnerID) {
	at := slices.Index(k.seat.who, id)
	if at < 0 || len(k.seat.who) < 2 {
		return
	}
	k.stopFilm() // what was watched so far was watched by all of them
	k.keep(func() {
		k.seat.who = slices.Delete(slices.Clone(k.seat.who), at, at+1)
		if page, ok := beneath(r).(interface{ reseat(k *Kiosk) }); ok && at == 0 {
			page.reseat(k)
		}
	}, record.LearnerLeft{Learners: []record.LearnerID{id}, Reason: "next"})
}

// reseat: the first who sits here is another now, and may have come when some of it was answered already.
func (s *study) reseat(k *Kiosk) {
	s.takeUp(k.placeOf(s.lesson.ID))
	s.come(s.at)
}

func (r *benchRoom) view(k *Kiosk) Screen {
	_, lessons := beneath(r).(*lessonsRoom)
	return Bench{Who: k.seated(), CanAdd: len(k.seat.who) < maxPartners && len(k.standing()) > 0, Lesson: !lessons}
}

// handRoom says that the hand is up: the learner can lower it, and whoever it called can step in.
type handRoom struct{ back room }

func (*handRoom) patient() bool { return true }
func (r *handRoom) under() room { return r.back }
func (r *handRoom) resized()    { resizeUnder(r.back) }

func (r *handRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back, Next:
		k.room = r.back
	case LowerHand:
		k.keep(func() { k.seat.raised, k.room = false, r.back }, record.HandLowered{Session: k.session(), Learners: k.seat.who})
	}
}

func (r *handRoom) view(k *Kiosk) Screen { return HandUp{Who: k.seated()} }
