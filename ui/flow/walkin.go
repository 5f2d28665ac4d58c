package flow

import (
	"strconv"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow/scan"
)

// oldest is the age up to which a year of birth is believed, youngest the one from which.
const (
	oldest   = 120
	youngest = 3
)

// consentMethod is how consent is given in a hall: the notice is read aloud and the person answers.
const consentMethod = "spoken"

// walkInRoom adds a person in ten seconds.
type walkInRoom struct {
	list    *attendanceRoom // opened from there; nil from the list of learners
	name    typing
	year    typing
	sex     record.Sex
	hamlet  int
	consent *bool
	asked   time.Time
	active  WalkInField
	typing  bool
	id      record.LearnerID // drawn once: pressing again must not make two
}

func newWalkIn(_ *Kiosk, list *attendanceRoom) *walkInRoom {
	return &walkInRoom{list: list, name: typing{names: true}, year: typing{digits: 4}, hamlet: -1}
}

// newWalkInFrom begins with what an ID card says: the name as it is written there, the year, the sex.
func newWalkInFrom(k *Kiosk, list *attendanceRoom, p scan.Person) *walkInRoom {
	r := newWalkIn(k, list)
	r.fill(p)
	return r
}

// fill takes over what an ID card says; what it does not say stays as it was.
func (r *walkInRoom) fill(p scan.Person) {
	r.name.Set(p.Name)
	r.consent, r.typing = nil, false
	if p.Year != 0 {
		r.year.Set(strconv.Itoa(p.Year))
	}
	switch {
	case p.Female:
		r.sex = record.Female
	case p.Male:
		r.sex = record.Male
	}
}

// scanned: an ID card fills the form in; a card of ours is somebody who has been here.
func (r *walkInRoom) scanned(k *Kiosk, c code) {
	switch l := k.who(c); {
	case c.person != nil:
		r.fill(*c.person)
	case l != nil:
		r.same(k, l.ID)
	default:
		k.notice = &Notice{Key: noCardNotice}
	}
}

func (r *walkInRoom) field() *typing {
	if r.active == FieldYear {
		return &r.year
	}
	return &r.name
}

// typed: the answer was given for the person who stood there; another name is another person.
func (r *walkInRoom) typed(*Kiosk) {
	if r.active == FieldName && r.name.Text() == "" {
		r.consent = nil
	}
}

func (r *walkInRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.back(k)
	case FieldChosen:
		r.active, r.typing = a.Field, true
	case TypingDone:
		r.typing = false
	case Next:
		if r.typing {
			r.nextField()
			return
		}
		r.add(k)
	case SexChosen:
		r.sex = a.Sex
	case HamletChosen:
		if a.I >= -1 && a.I <= len(r.hamlets(k)) {
			r.hamlet = a.I
		}
	case ConsentGiven:
		r.consent, r.asked = &a.Granted, k.now
	case AddPerson:
		r.add(k)
	case SamePerson:
		r.same(k, a.ID)
	}
}

// nextField is Enter while typing: from the name to the year, from the year to the form.
func (r *walkInRoom) nextField() {
	if r.active == FieldName {
		r.active = FieldYear
		return
	}
	r.typing = false
}

func (r *walkInRoom) back(k *Kiosk) {
	switch {
	case r.typing:
		r.typing = false
	case r.list != nil:
		k.enter(r.list)
	default:
		k.enter(&learnersRoom{})
	}
}

// hamlets are the hall's, before "somewhere else".
func (r *walkInRoom) hamlets(k *Kiosk) []string { return k.book.hall().Hamlets }

func (r *walkInRoom) draft(k *Kiosk) record.Name {
	n := record.Name{Full: r.name.Trimmed()}
	if h := r.hamlets(k); r.hamlet >= 0 && r.hamlet < len(h) {
		n.Hamlet = h[r.hamlet]
	}
	return n
}

// born is the year of birth, 0 where none was given; ok tells whether it can be one.
func (r *walkInRoom) born(k *Kiosk) (year int, ok bool) {
	text := r.year.Text()
	if text == "" {
		return 0, true
	}
	year, err := strconv.Atoi(text)
	age := k.now.Year() - year
	if k.plan.date != 0 {
		age = k.plan.date.Year() - year // the clock may be wrong
	}
	return year, err == nil && age >= youngest && age <= oldest
}

// canAdd: consent is an answer, and so is its refusal; then nothing but a number is kept.
func (r *walkInRoom) canAdd(k *Kiosk) bool {
	if r.consent == nil {
		return false
	}
	if !*r.consent {
		return r.list != nil
	}
	_, ok := r.born(k)
	return ok && r.name.Trimmed() != ""
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
		record.ConsentRecorded{Learner: r.id, Granted: true, Wording: k.cfg.Wording, Method: consentMethod},
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
		k.enter(&learnersRoom{})
		return
	}
	r.list.joined(id, p)
	k.enter(r.list)
}

// same: the person was here before, so they are present and nobody new is made.
func (r *walkInRoom) same(k *Kiosk, id record.LearnerID) {
	if k.book.learner(id) == nil {
		return
	}
	if r.list == nil {
		k.enter(&learnersRoom{})
		return
	}
	k.keep(func() { r.added(k, id, record.Present) }, r.list.line(id, record.Present))
}

// alike are people with the same name up to marks, or with the same given name and year.
func (r *walkInRoom) alike(k *Kiosk) []Person {
	full := report.Fold(r.name.Trimmed())
	year, ok := r.born(k)
	if full == "" {
		return nil
	}
	var ps []Person
	for _, l := range k.book.of(record.ClassID{}) {
		sameYear := ok && year != 0 && l.Year == year
		if name := report.Fold(l.Name.Full); name == full || sameYear && givenName(name) == givenName(full) {
			ps = append(ps, l.person(k.now))
		}
	}
	return ps[:min(len(ps), maxMatches)]
}

func (r *walkInRoom) view(k *Kiosk) Screen {
	year, ok := r.born(k)
	v := WalkIn{
		Name: r.name.Text(), Year: r.year.Text(), Sex: r.sex, Hamlets: r.hamlets(k), Hamlet: r.hamlet, Consent: r.consent, AskedAt: r.asked,
		Field: r.active, Keys: k.keys, Typing: r.typing, Alike: r.alike(k), CanAdd: r.canAdd(k), Class: r.list != nil,
	}
	if ok && year != 0 {
		v.Age = k.now.Year() - year
	} else {
		year = 0
	}
	v.Person = personOf(report.Learner{Name: r.draft(k), Year: year, Sex: r.sex}, k.now)
	v.Finding, v.Person.Card = k.finding(), cardOf(len(k.book.cards))
	return v
}
