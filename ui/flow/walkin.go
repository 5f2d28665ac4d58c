package flow

import (
	"time"

	"dendau/storage/record"
	"dendau/ui/flow/scan"
)

// walkInRoom adds a person in ten seconds.
type walkInRoom struct {
	form
	answered
	list  *attendanceRoom // opened from there; nil from the list of learners
	asked time.Time
	id    record.LearnerID // drawn once: pressing again must not make two
}

func newWalkIn(list *attendanceRoom) *walkInRoom {
	return &walkInRoom{form: newForm(), list: list}
}

// newWalkInFrom begins with what an ID card says: the name as it is written there, the year, the sex.
func newWalkInFrom(list *attendanceRoom, p scan.Person) *walkInRoom {
	r := newWalkIn(list)
	r.fill(p)
	return r
}

// scanned: an ID card fills the form in, and whoever it is was not asked yet; a card of ours is somebody who has been here.
func (r *walkInRoom) scanned(k *Kiosk, c code) {
	switch l := k.who(c); {
	case c.person != nil:
		r.fill(*c.person)
		r.answered = answered{}
	case l != nil:
		r.same(k, l.ID)
	default:
		k.notice = &Notice{Key: noCardNotice}
	}
}

// typed: the answer was given for the person who stood there; another name is another person. Whoever mends what a card said has looked at it.
func (r *walkInRoom) typed(*Kiosk) {
	r.unsure = false
	if r.active == FieldName && r.name.Text() == "" {
		r.answered = answered{}
	}
}

func (r *walkInRoom) do(k *Kiosk, a Action) {
	if r.form.do(k, a) {
		return
	}
	switch a := a.(type) {
	case Back:
		r.back(k)
	case Next:
		if r.typing {
			r.nextField()
			return
		}
		r.add(k)
	case ConsentGiven:
		r.consent, r.asked, r.typing = &a.Granted, k.now, false
		k.hush()
	case AddPerson:
		r.add(k)
	case SamePerson:
		r.same(k, a.ID)
	}
}

func (r *walkInRoom) back(k *Kiosk) {
	switch {
	case r.typing:
		r.typing = false
	case r.list != nil:
		k.enter(r.list)
	default:
		k.enter(newLearners())
	}
}

// canAdd: consent is an answer, and so is its refusal; then nothing but a number is kept.
func (r *walkInRoom) canAdd(k *Kiosk) bool {
	if r.consent == nil {
		return false
	}
	if !*r.consent {
		return r.list != nil
	}
	return r.whole(k)
}

func (r *walkInRoom) add(k *Kiosk) {
	if !r.canAdd(k) {
		return
	}
	if !*r.consent {
		r.addGuest(k)
		return
	}
	if r.id.IsZero() {
		r.id = record.LearnerID{ID: k.cfg.NewID()}
	}
	year, _ := r.born(k)
	facts := []record.Fact{
		record.LearnerRegistered{Learner: r.id, Class: r.class(k), Year: year, Sex: r.sex},
		record.ConsentRecorded{Learner: r.id, Granted: true, Wording: k.cfg.Wording, Method: r.method()},
	}
	if r.list != nil {
		facts = append(facts, r.list.line(r.id, record.WalkIn))
	}
	names := []PersonName{{Person: r.id.ID, Name: r.draft(k)}}
	k.keepNamed(names, func() { r.added(k, r.id, record.WalkIn) }, facts...)
}

// addGuest counts somebody who does not wish to be written down: no name, no year, one more person.
func (r *walkInRoom) addGuest(k *Kiosk) {
	fact := r.list.line(record.LearnerID{}, record.Absent)
	fact.Guests++
	k.keep(func() {
		r.list.guests++
		k.enter(r.list)
	}, fact)
}

// line is one more line of the list; the list so far stays what it was.
func (r *attendanceRoom) line(id record.LearnerID, p record.Presence) record.AttendanceTaken {
	f := record.AttendanceTaken{Session: r.id, Guests: r.guests}
	if !id.IsZero() {
		f.Marks = []record.Mark{{Learner: id, Presence: p}}
	}
	return f
}

func (r *walkInRoom) class(k *Kiosk) record.ClassID {
	if r.list != nil {
		return r.list.session(k).Class
	}
	return k.plan.class
}

func (r *walkInRoom) added(k *Kiosk, id record.LearnerID, p record.Presence) {
	if r.list == nil {
		k.enter(newLearners())
		return
	}
	r.list.joined(id, p)
	k.enter(r.list)
}

// same: the person was here before, so they are present and nobody new is made. Their answer to the notice is kept, if they gave one; whoever
// refused before has to give one.
func (r *walkInRoom) same(k *Kiosk, id record.LearnerID) {
	l := k.book.learner(id)
	if l == nil || l.withdrawn() && (r.consent == nil || !*r.consent) {
		return
	}
	var facts []record.Fact
	if r.consent != nil && *r.consent && !l.Consent {
		facts = append(facts, record.ConsentRecorded{Learner: l.ID, Granted: true, Wording: k.cfg.Wording, Method: r.method()})
	}
	if r.list != nil {
		facts = append(facts, r.list.line(l.ID, record.Present))
	}
	then := func() { r.added(k, l.ID, record.Present) }
	if r.list == nil {
		then = func() { k.enter(newRecord(k, l.ID, newLearners())) }
	}
	if len(facts) == 0 {
		then()
		return
	}
	k.keep(then, facts...)
}

// mostAlike is how many people who may be the same a form shows.
const mostAlike = 3

func (r *walkInRoom) view(k *Kiosk) Screen {
	v := WalkIn{
		PersonForm: r.form.view(k), Consent: r.consent, AskedAt: r.asked, CanAdd: r.canAdd(k), Class: r.list != nil, Finding: k.finding(),
	}
	found := k.alike(r.likeness(k))
	v.Alike = k.persons(found[:min(len(found), mostAlike)])
	v.Person.Card = cardOf(len(k.book.cards))
	v.Notice = k.noticeFor(v.Person)
	return v
}
