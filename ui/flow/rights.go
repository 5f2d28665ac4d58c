package flow

import (
	"slices"
	"time"

	"dendau/storage/record"
)

// forgetNotice says that the name is gone from the screens now and from the disk at the next start.
const forgetNotice = "errors.forget"

// rightsRoom is the calm page before consent is withdrawn or somebody is forgotten.
type rightsRoom struct {
	id     record.LearnerID
	record *recordRoom
	step   RightStep
}

func (r *rightsRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		if r.step == StepEraseSure {
			r.step = StepErase
			return
		}
		k.enter(r.record)
	case Next:
		switch r.step {
		case StepWithdraw:
			k.keep(func() { k.leaveSeats(r.id); k.enter(r.record) }, record.ConsentRecorded{Learner: r.id, Wording: k.cfg.Wording, Method: consentMethod})
		case StepErase:
			r.step = StepEraseSure
		case StepEraseSure:
			r.erase(k)
		}
	}
}

// erase keeps a tombstone for every record of the person, with the notes that named them as they read without, and then has their keys destroyed.
func (r *rightsRoom) erase(k *Kiosk) {
	l := k.book.learner(r.id)
	if l == nil {
		k.enter(newLearners())
		return
	}
	reason := "asked"
	if l.withdrawn() {
		reason = "withdrawn"
	}
	var tombs []record.Fact
	var persons []record.ID
	for _, one := range k.book.facts.Records(r.id) {
		tombs = append(tombs, record.PersonErased{Person: one.ID, Reason: reason})
		persons = append(persons, one.ID)
	}
	notes := k.notesNaming(l)
	if len(notes) > 0 {
		var old []record.ID // the keys of those notes: what is written anew gets new ones
		for _, n := range notes {
			old = append(old, n.Session.ID)
		}
		k.effect(ForgetPerson{old})
	}
	k.await(func() {
		k.effect(ForgetPerson{persons})
		k.leaveSeats(r.id)
		k.enter(newLearners())
	}, Append{Drafts: k.drafts(tombs), Notes: notes})
}

// leaveSeats: whoever no longer wishes to be known does not sit at any page that waits.
func (k *Kiosk) leaveSeats(id record.LearnerID) {
	sits := func(s *stay) bool {
		return s != nil && slices.ContainsFunc(s.seat.who, func(one record.LearnerID) bool { return k.book.facts.Person(one) == id })
	}
	if sits(k.waiting) {
		k.waiting = nil
	}
	if sits(k.away) {
		k.away = nil
	}
}

func (r *rightsRoom) view(k *Kiosk) Screen {
	return Rights{Person: r.record.known.Person, Step: r.step, Evenings: r.record.known.Came}
}

// consentRoom reads the notice to somebody who is on the list already.
type consentRoom struct {
	answered
	id     record.LearnerID
	record *recordRoom
	asked  time.Time
}

func (r *consentRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.record)
	case ConsentGiven:
		r.consent, r.asked = &a.Granted, k.now
		k.hush()
	case AddPerson, Next:
		if r.consent == nil {
			return
		}
		k.keep(func() {
			if !*r.consent {
				k.leaveSeats(r.id)
			}
			k.enter(r.record)
		}, record.ConsentRecorded{Learner: r.id, Granted: *r.consent, Wording: k.cfg.Wording, Method: r.method()})
	}
}

func (r *consentRoom) view(k *Kiosk) Screen {
	return AskConsentAgain{Person: r.record.known.Person, Notice: k.noticeFor(r.record.known.Person), Consent: r.consent, AskedAt: r.asked, CanKeep: r.consent != nil}
}
