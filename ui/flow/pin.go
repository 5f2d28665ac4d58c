package flow

import (
	"strconv"
	"time"

	"dendau/storage/record"
)

// pinRoom guards the desk and the way out of the program.
type pinRoom struct {
	chosen   int
	pin      string
	wrong    bool
	until    time.Time // locked until then
	leaving  bool
	stepping bool // the facilitator steps in over the page of back
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

// wantOut asks for the PIN before the program ends. Before there is one, nobody's work can be lost.
func (k *Kiosk) wantOut() {
	if len(k.book.facts.Facilitators()) == 0 {
		k.effect(Quit{})
		return
	}
	if _, already := k.room.(*pinRoom); already {
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
		if a.I >= 0 && a.I < len(k.book.facts.Facilitators()) {
			*r = pinRoom{chosen: a.I, leaving: r.leaving, stepping: r.stepping, back: r.back}
		}
	case Digit:
		r.digit(k, a.D)
	case Next:
		r.check(k)
	case PINChecked:
		if r.checking {
			r.checked(k, a)
		}
	}
}

func (r *pinRoom) goBack(k *Kiosk) {
	if r.back == nil {
		k.enter(&homeRoom{})
		return
	}
	k.room = r.back // as it was: it does not begin again
}

func (r *pinRoom) digit(k *Kiosk, d int) {
	if d < 0 || d > 9 || k.now.Before(r.until) {
		return
	}
	r.pin, r.wrong = addDigit(r.pin, d), false
}

func (r *pinRoom) erase() { r.pin = r.pin[:max(0, len(r.pin)-1)] }

func (r *pinRoom) check(k *Kiosk) {
	if len(r.pin) != pinDigits || r.chosen >= len(k.book.facts.Facilitators()) || k.now.Before(r.until) {
		return
	}
	r.checking = true
	k.effect(CheckPIN{Facilitator: k.book.facts.Facilitators()[r.chosen], PIN: r.pin})
}

func (r *pinRoom) checked(k *Kiosk, a PINChecked) {
	who := k.book.facts.Facilitators()[r.chosen]
	r.checking, r.pin = false, ""
	switch {
	case a.OK && r.leaving:
		k.stopFilm()
		k.hush()
		k.effect(Quit{})
		r.goBack(k)
	case a.OK && r.stepping:
		k.stepIn(who, r.back)
	case a.OK:
		k.lowerHand()
		k.signIn(who)
	default:
		r.wrong, r.until = true, k.now.Add(a.Wait)
		k.note(record.PINFailed{Facilitator: who, Count: a.Wrong})
	}
}

func (r *pinRoom) view(k *Kiosk) Screen {
	v := PIN{
		Hall: k.book.hall().Name, Chosen: r.chosen, Digits: len(r.pin), Wrong: r.wrong, Wait: max(0, r.until.Sub(k.now)), Leaving: r.leaving, Page: r.stepping,
	}
	for _, id := range k.book.facts.Facilitators() {
		v.Facilitators = append(v.Facilitators, Facilitator{ID: id, Name: k.facilitatorName(id)})
	}
	return v
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
	k.enter(&tonightRoom{})
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
