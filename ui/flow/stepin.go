package flow

import (
	"time"

	"dendau/storage/record"
)

// callFacilitator opens the PIN over a learner's screen. The page waits under it exactly as it is.
func (k *Kiosk) callFacilitator() {
	if k.atHome() {
		k.enter(newPIN(k, nil))
		return
	}
	if _, learners := k.room.(patient); !learners || k.underPIN() {
		return
	}
	k.pauseFilm()
	r := newPIN(k, k.room)
	r.stepping = true
	k.enter(r)
}

func (k *Kiosk) underPIN() bool {
	switch r := k.room.(type) {
	case *pinRoom, *forgottenRoom:
		return true
	case *newPINRoom:
		return r.gate != nil
	}
	return false
}

// pauseFilm halts a film that would play where nobody sees it.
func (k *Kiosk) pauseFilm() {
	if k.stage != nil && k.stage.playing {
		k.stage.do(k, PlayPause{})
	}
}

// stepIn lets the facilitator in over the learners' page, and lowers the hand that called them.
func (k *Kiosk) stepIn(id record.FacilitatorID, page room) {
	raised, who := k.seat.raised, k.seat.who
	k.seat.raised = false
	k.away = nil
	k.waiting = k.suspend(page)
	k.signed = id
	if raised {
		k.note(record.HandLowered{Session: k.session(), Learners: who})
	}
	k.enter(&stepInRoom{raised: raised, since: k.now})
}

// goBackToPage leaves the facilitator's side for the page that waits.
func (k *Kiosk) goBackToPage() {
	s := k.waiting
	if s == nil {
		return
	}
	k.waiting, k.signed = nil, record.FacilitatorID{}
	k.hush()
	k.resume(s)
}

// stepInRoom is the facilitator at a learner's screen.
type stepInRoom struct {
	raised bool
	since  time.Time // of the last press
}

func (r *stepInRoom) do(k *Kiosk, a Action) {
	r.since = k.now
	switch a.(type) {
	case GoOn, Next, Back, Lock:
		k.goBackToPage()
	case OtherPerson:
		k.goBackToPage()
		k.leave("next")
	case ToDesk:
		k.signIn(k.signed)
	}
}

// tick: a facilitator who walked away leaves nothing open to the learners.
func (r *stepInRoom) tick(k *Kiosk) {
	switch {
	case k.now.Before(r.since):
		r.since = k.now
	case k.now.Sub(r.since) >= idleAfter && !k.busy():
		k.goBackToPage()
	}
}

func (r *stepInRoom) view(k *Kiosk) Screen {
	v := StepIn{Facilitator: k.facilitatorName(k.signed), Raised: r.raised}
	if k.waiting != nil {
		v.Who, v.Lesson = k.personsOf(k.waiting.seat.who), k.lessonOf(k.waiting)
	}
	return v
}
