package flow

import (
	"encoding/binary"
	"fmt"
	"time"

	"dendau/storage/record"
)

const (
	// resetDigits is how long the centre's answer is, and resetQuestions how many questions there are: as many as it has answers.
	resetDigits    = 8
	resetQuestions = 100_000_000
)

// forgot opens the way in over the centre. A question that waits is asked again, so that a power cut during the call costs nothing.
func (k *Kiosk) forgot(who record.FacilitatorID, back *pinRoom) {
	r := &forgottenRoom{who: who, back: back}
	if !k.centreKnowsUs() {
		k.enter(r)
		return
	}
	question, open := k.book.facts.OpenReset(who)
	if r.question = &question; open {
		k.enter(r)
		return
	}
	question = k.newQuestion()
	k.keep(func() { k.enter(r) }, record.PINResetAsked{Facilitator: who, Question: question})
}

// centreKnowsUs tells whether the centre can have this kiosk's key: it travels with whatever is handed over.
func (k *Kiosk) centreKnowsUs() bool {
	return k.centre != "" && (!k.book.carried.IsZero() || k.book.receipt.UpTo > 0)
}

// newQuestion draws a question that this kiosk never asked.
func (k *Kiosk) newQuestion() uint32 {
	for {
		id := k.cfg.NewID()
		question := binary.BigEndian.Uint32(id[4:]) % resetQuestions
		if !k.book.facts.ResetDrawn(k.book.kiosk, question) {
			return question
		}
	}
}

// forgottenRoom takes the centre's answer.
type forgottenRoom struct {
	who      record.FacilitatorID
	question *uint32 // nil where the centre does not know this kiosk
	answer   string
	wrong    bool
	wait     time.Duration
	checking bool
	back     *pinRoom
}

func (r *forgottenRoom) patient() bool { return r.back.patient() }
func (r *forgottenRoom) under() room   { return r.back.back }
func (r *forgottenRoom) waiting() bool { return r.checking }

func (r *forgottenRoom) enter(k *Kiosk) { k.effect(LookAtPIN{Facilitator: r.who}) }

func (r *forgottenRoom) tick(k *Kiosk) {
	if r.wait > 0 && !r.checking {
		r.enter(k)
	}
}

func (r *forgottenRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.back)
	case Digit:
		r.digit(k, a.D)
	case Next:
		if r.question != nil && len(r.answer) == resetDigits && r.wait == 0 {
			r.checking = true
			k.effect(CheckReset{Facilitator: r.who, Question: *r.question, Answer: r.answer})
		}
	case PINChecked:
		switch {
		case a.Only:
			if a.Facilitator == r.who {
				r.wait = a.Wait
			}
		case r.checking:
			r.checking = false
			r.checked(k, a)
		}
	}
}

func (r *forgottenRoom) checked(k *Kiosk, a PINChecked) {
	r.answer = ""
	if a.OK {
		k.enter(&newPINRoom{who: r.who, question: r.question, gate: r.back, back: r.back})
		return
	}
	r.wrong, r.wait = true, a.Wait
	k.failed(r.who, a)
}

func (r *forgottenRoom) digit(_ *Kiosk, d int) {
	if d < 0 || d > 9 || r.question == nil || r.wait > 0 || len(r.answer) == resetDigits {
		return
	}
	r.answer, r.wrong = r.answer+number(d), false
}

func (r *forgottenRoom) erase() { r.answer = r.answer[:max(0, len(r.answer)-1)] }

func (r *forgottenRoom) view(k *Kiosk) Screen {
	v := Forgotten{
		Name: k.facilitatorName(r.who), Colleague: len(k.book.facts.Facilitators()) > 1, Centre: k.centre, Kiosk: k.book.kiosk.Short(),
		Answer: r.answer, Wrong: r.wrong, Wait: max(0, r.wait),
	}
	if r.question != nil {
		v.Question = fmt.Sprintf("%08d", *r.question)
	}
	return v
}
