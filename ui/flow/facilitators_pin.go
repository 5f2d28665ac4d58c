package flow

import "dendau/storage/record"

// newPINRoom asks for a PIN twice: of somebody new, of somebody here, or of somebody whom the centre let in.
type newPINRoom struct {
	who         record.FacilitatorID
	name        string   // of somebody new
	question    *uint32  // that the centre answered
	gate        *pinRoom // where it was asked, nil without one
	pin, second string
	again       bool
	mismatch    bool
	setting     bool // the PIN is on its way to the vault
	spent       bool // the question is answered for good
	back        room
}

// patient: somebody whom the centre let in is on the learners' side still, and may walk away.
func (r *newPINRoom) patient() bool { return r.gate != nil && r.gate.patient() }

func (r *newPINRoom) under() room {
	if r.gate == nil {
		return nil
	}
	return r.gate.back
}

func (r *newPINRoom) waiting() bool { return r.setting }

func (r *newPINRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.again {
			r.again, r.pin, r.second = false, "", ""
			return
		}
		k.room = r.back
	case Digit:
		r.digit(k, a.D)
	case Next:
		r.next(k)
	case PINChecked:
		if r.setting && !a.Only {
			r.setting = false
			r.set(k, a.OK)
		}
	}
}

func (r *newPINRoom) digit(_ *Kiosk, d int) {
	if d < 0 || d > 9 {
		return
	}
	if r.again {
		r.second = addDigit(r.second, d)
		return
	}
	r.pin, r.mismatch = addDigit(r.pin, d), false
}

func (r *newPINRoom) erase() {
	digits := &r.pin
	if r.again {
		digits = &r.second
	}
	*digits = (*digits)[:max(0, len(*digits)-1)]
}

func (r *newPINRoom) digits() int {
	if r.again {
		return len(r.second)
	}
	return len(r.pin)
}

func (r *newPINRoom) next(k *Kiosk) {
	switch {
	case r.digits() != pinDigits:
	case !r.again:
		r.again = true
	case r.second != r.pin:
		r.again, r.mismatch, r.pin, r.second = false, true, "", ""
	case r.question != nil && !r.spent:
		// First the question is spent, then the PIN set: a power cut in between costs another call, never a second use.
		k.keep(func() { r.spent = true; r.send(k) }, record.PINReset{Facilitator: r.who, Question: *r.question})
	default:
		r.send(k)
	}
}

func (r *newPINRoom) send(k *Kiosk) {
	r.setting = true
	k.effect(SetPIN{Facilitator: r.who, PIN: r.pin})
}

// set keeps what the vault has done.
func (r *newPINRoom) set(k *Kiosk, ok bool) {
	if !ok {
		k.notice = &Notice{Key: keepNotice}
		return
	}
	set := record.PINSet{Facilitator: r.who}
	switch {
	case r.question != nil:
		k.keep(func() { r.gate.passed(k, r.who) }, set)
	case r.name != "":
		names := []PersonName{{Person: r.who.ID, Name: record.Name{Full: r.name}}}
		k.keepNamed(names, func() { k.enter(&facilitatorsRoom{chosen: -1}) }, record.FacilitatorAdded{Facilitator: r.who}, set)
	default:
		k.keep(func() { k.enter(&facilitatorsRoom{chosen: -1}) }, set)
	}
}

func (r *newPINRoom) view(k *Kiosk) Screen {
	v := NewPIN{
		Name: r.name, Again: r.again, Digits: r.digits(), Mismatch: r.mismatch, CanGoOn: r.digits() == pinDigits,
		Own: r.who == k.signed, Reset: r.question != nil,
	}
	if v.Name == "" {
		v.Name = k.facilitatorName(r.who)
	}
	return v
}
