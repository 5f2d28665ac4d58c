package flow

import (
	"strconv"
	"time"

	"dendau/storage/record"
)

// pinRoom guards the desk, the list of facilitators and the way out of the program.
type pinRoom struct {
	chosen   int
	pin      string
	wrong    bool
	wait     time.Duration // how long no PIN is looked at, as the vault said last
	leaving  bool
	stepping bool // the facilitator steps in over the page of back
	// guarding is set before the room behind: whoever changes who may come in, or what the hall is called, gives their own PIN first, since a desk
	// stands open.
	guarding bool
	behind   room
	checking bool
	back     room // where the way out was asked for; nil from home
}

func newPIN(k *Kiosk, back room) *pinRoom {
	r := &pinRoom{back: back}
	for i, f := range k.book.facts.Facilitators() {
		if f == k.signed {
			r.chosen = i
		}
	}
	return r
}

// enter asks the vault whether one must wait, which may be from before the program started.
func (r *pinRoom) enter(k *Kiosk) {
	if who, ok := r.who(k); ok {
		k.effect(LookAtPIN{Facilitator: who})
	}
}

// tick counts the wait by the vault's clock, which nobody can set.
func (r *pinRoom) tick(k *Kiosk) {
	if r.wait > 0 && !r.checking {
		r.enter(k)
	}
}

// who is the chosen facilitator; false when there is none.
func (r *pinRoom) who(k *Kiosk) (record.FacilitatorID, bool) {
	all := k.book.facts.Facilitators()
	if r.chosen < 0 || r.chosen >= len(all) {
		return record.FacilitatorID{}, false
	}
	return all[r.chosen], true
}

// wantOut asks for the PIN before the program ends. Before there is one, nobody's work can be lost.
func (k *Kiosk) wantOut() {
	if len(k.book.facts.Facilitators()) == 0 {
		k.effect(Quit{})
		return
	}
	if k.underPIN() {
		return
	}
	k.pauseFilm()
	r := newPIN(k, k.room)
	r.leaving = true
	k.enter(r)
}

// patient: whoever came here by mistake walks away, unless a facilitator is at work behind it.
func (r *pinRoom) patient() bool {
	_, learners := r.back.(patient)
	return r.back == nil || learners
}

func (r *pinRoom) under() room   { return r.back }
func (r *pinRoom) waiting() bool { return r.checking }

func (r *pinRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.goBack(k)
	case Choose:
		if a.I >= 0 && a.I < len(k.book.facts.Facilitators()) && !r.guarding {
			*r = pinRoom{chosen: a.I, leaving: r.leaving, stepping: r.stepping, back: r.back}
			r.enter(k)
		}
	case Digit:
		r.digit(k, a.D)
	case Next:
		r.check(k)
	case ForgotPIN:
		if who, ok := r.who(k); ok && !r.checking {
			k.forgot(who, r)
		}
	case PINChecked:
		r.came(k, a)
	}
}

func (r *pinRoom) goBack(k *Kiosk) {
	if r.back == nil {
		k.enter(&homeRoom{})
		return
	}
	k.room = r.back // as it was: it does not begin again
}

func (r *pinRoom) digit(_ *Kiosk, d int) {
	if d < 0 || d > 9 || r.wait > 0 {
		return
	}
	r.pin, r.wrong = addDigit(r.pin, d), false
}

func (r *pinRoom) erase() { r.pin = r.pin[:max(0, len(r.pin)-1)] }

func (r *pinRoom) check(k *Kiosk) {
	who, ok := r.who(k)
	if !ok || len(r.pin) != pinDigits || r.wait > 0 {
		return
	}
	r.checking = true
	k.effect(CheckPIN{Facilitator: who, PIN: r.pin})
}

// came takes the vault's answer: to a PIN, or only how long one must wait.
func (r *pinRoom) came(k *Kiosk, a PINChecked) {
	who, ok := r.who(k)
	switch {
	case a.Only:
		if ok && a.Facilitator == who {
			r.wait = a.Wait
		}
	case r.checking && ok:
		r.checked(k, who, a)
	}
}

func (r *pinRoom) checked(k *Kiosk, who record.FacilitatorID, a PINChecked) {
	r.checking, r.pin = false, ""
	if a.OK {
		r.passed(k, who)
		return
	}
	r.wrong, r.wait = true, a.Wait
	k.failed(who, a)
}

// passed opens what the PIN stands before.
func (r *pinRoom) passed(k *Kiosk, who record.FacilitatorID) {
	switch {
	case r.leaving:
		k.stopFilm()
		k.hush()
		k.effect(Quit{})
		r.goBack(k)
	case r.guarding:
		k.enter(r.behind)
	case r.stepping:
		k.stepIn(who, r.back)
		k.note(record.PINPassed{Facilitator: who})
	default:
		k.lowerHand()
		k.signIn(who)
		k.note(record.PINPassed{Facilitator: who})
	}
}

// failed keeps that somebody tried in vain. What came within a wait was not looked at, and does not count.
func (k *Kiosk) failed(who record.FacilitatorID, a PINChecked) {
	if a.Looked {
		k.note(record.PINFailed{Facilitator: who, Count: a.Wrong})
	}
}

func (r *pinRoom) view(k *Kiosk) Screen {
	v := PIN{
		Hall: k.book.hall().Name, Commune: k.communeName(), Chosen: r.chosen, Digits: len(r.pin), Wrong: r.wrong, Wait: max(0, r.wait),
		Leaving: r.leaving, Page: r.stepping,
	}
	v.Facilitators = k.facilitators()
	if r.guarding && r.chosen < len(v.Facilitators) {
		v.Facilitators, v.Chosen, v.Guarding = v.Facilitators[r.chosen:r.chosen+1], 0, true
	}
	return v
}

// facilitators are those who run classes here, with their names.
func (k *Kiosk) facilitators() (all []Facilitator) {
	for _, id := range k.book.facts.Facilitators() {
		all = append(all, Facilitator{ID: id, Name: k.facilitatorName(id)})
	}
	return all
}

func (k *Kiosk) facilitatorName(id record.FacilitatorID) string {
	name, _ := k.book.names.Name(id.ID)
	return name.Full
}

// lowerHand: whoever raised a hand at home is with the facilitator now.
func (k *Kiosk) lowerHand() {
	if k.seat.raised {
		k.seat.raised = false
		k.note(record.HandLowered{Session: k.session(), Learners: k.seat.who})
	}
}

// signIn opens the desk.
func (k *Kiosk) signIn(id record.FacilitatorID) {
	k.signed, k.away = id, nil
	k.plan.propose(k)
	k.openDesk()
	if k.cfg.Revoked {
		k.notice = &Notice{Key: revokedNotice}
	}
	if k.cfg.Mended {
		k.cfg.Mended = false // told once
		k.notice = &Notice{Key: mendedNotice}
	}
}

// signOut closes the desk: the page that waits is shown, else the learners' home. A session stays open, and so does its TV.
func (k *Kiosk) signOut() {
	if k.away = nil; k.waiting != nil {
		k.goBackToPage()
		return
	}
	k.signed = record.FacilitatorID{}
	k.enter(&homeRoom{})
}

func number(n int) string { return strconv.Itoa(n) }
