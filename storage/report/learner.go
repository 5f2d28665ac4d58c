package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// Names opens the sealed names of people. The kiosk can; the centre cannot and gives none.
type Names interface {
	// Name gives the newest name of a person; false when it cannot be known here.
	Name(person record.ID) (record.Name, bool)
}

// learner is one person as events tell it, possibly before the event that registered them has come.
type learner struct {
	registered latest[record.LearnerRegistered]
	vital      latest[vital]
	consent    latest[bool]
	followed   latest[followed]
	size       latest[int]
	// touched is the lesson they were in last.
	touched latest[content.LessonID]
	// pages are the last pages seen; a lesson that was finished since has an empty one.
	pages    map[content.LessonID]latest[content.PageID]
	finished map[content.LessonID]map[record.SessionID]bool
	tries    map[content.ItemID]map[record.Stamp]firstTry
	// evenings are when they were first seen on each evening at the machine; recalled those on which something was recalled.
	evenings map[evening]record.Stamp
	recalled map[evening]bool
}

// vital is what the tables need of somebody.
type vital struct {
	year int
	sex  record.Sex
}

// Learner is one person of a class.
type Learner struct {
	ID    record.LearnerID
	Class record.ClassID
	// Year of birth, 0 when unknown.
	Year int
	Sex  record.Sex
	// Consent: the newest answer to the notice; Asked that there is one.
	Consent, Asked bool
	// Name is empty when it cannot be known here.
	Name record.Name
}

// Learner gives the person whom a record stands for; false when no event registered them, or when they asked to be forgotten.
func (b *Book) Learner(id record.LearnerID, names Names) (Learner, bool) {
	person := b.people.of(id)
	if b.people.nobody(person) {
		return Learner{}, false
	}
	registered := b.registered(person)
	if registered.Learner.IsZero() {
		return Learner{}, false
	}
	var consent latest[bool]
	var named record.Name
	known := false
	for _, one := range b.people.records(person) {
		if !known && names != nil {
			named, known = names.Name(one.ID)
		}
		if l := b.learners[one]; l != nil {
			consent = consent.newer(l.consent)
		}
	}
	v := b.vital(person)
	return Learner{
		ID: person, Class: registered.Class, Year: v.year, Sex: v.sex, Consent: consent.value, Asked: consent.set(), Name: named,
	}, true
}

// registered is how a person came: with the record that was kept, or with the first that any event registered; zero for none.
func (b *Book) registered(person record.LearnerID) record.LearnerRegistered {
	for _, one := range b.people.records(person) {
		if l := b.learners[one]; l != nil && l.registered.set() {
			return l.registered.value
		}
	}
	return record.LearnerRegistered{}
}

// vital is what is known of a person: of the record that was kept, or of the first that tells.
func (b *Book) vital(person record.LearnerID) vital {
	for _, one := range b.people.records(person) {
		if l := b.learners[one]; l != nil && l.vital.set() {
			return l.vital.value
		}
	}
	return vital{}
}

// Learners lists the people of a class in Vietnamese order, or of all classes when class is zero. A person with several records is there
// once, who asked to be forgotten is not.
func (b *Book) Learners(class record.ClassID, names Names) []Learner {
	var out []Learner
	for id := range maps.Keys(b.learners) {
		if b.firstMet(id) != id {
			continue // another record of the same person stands for them
		}
		l, ok := b.Learner(id, names)
		if ok && (class.IsZero() || l.Class == class) {
			out = append(out, l)
		}
	}
	order := NewOrder()
	slices.SortFunc(out, func(a, b Learner) int {
		return cmp.Or(order.Compare(a.Name.Full, b.Name.Full), cmp.Compare(a.Year, b.Year),
			order.text(a.Name.Hamlet, b.Name.Hamlet), compareIDs(a.ID.ID, b.ID.ID))
	})
	return out
}

// firstMet is the first record of a person that any event tells of.
func (b *Book) firstMet(id record.LearnerID) record.LearnerID {
	for _, one := range b.people.records(id) {
		if b.learners[one] != nil {
			return one
		}
	}
	return id
}
