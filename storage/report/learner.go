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
	consent    latest[bool]
	size       latest[int]
	// touched is the lesson they were in last.
	touched latest[content.LessonID]
	// pages are the last pages seen; a lesson that was finished since has an empty one.
	pages    map[content.LessonID]latest[content.PageID]
	finished map[content.LessonID]latest[bool]
	tries    map[content.ItemID]map[record.Stamp]firstTry
	// evenings are when they were first seen on each evening at the machine; recalled those on which something was recalled.
	evenings map[evening]record.Stamp
	recalled map[evening]bool
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

// Learner gives one person; false when no event registered them.
func (b *Book) Learner(id record.LearnerID, names Names) (Learner, bool) {
	l := b.learners[id]
	if l == nil || !l.registered.set() {
		return Learner{}, false
	}
	f := l.registered.value
	out := Learner{ID: id, Class: f.Class, Year: f.Year, Sex: f.Sex, Consent: l.consent.value, Asked: l.consent.set()}
	if names != nil {
		out.Name, _ = names.Name(id.ID)
	}
	return out, true
}

// Learners lists the people of a class in Vietnamese order, or of all classes when class is zero.
func (b *Book) Learners(class record.ClassID, names Names) []Learner {
	var out []Learner
	for id := range maps.Keys(b.learners) {
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
