package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// classes are the classes and what was planned for them.
type classes struct {
	made     map[record.ClassID]latest[record.ClassMade]
	changed  map[record.ClassID]latest[record.ClassChanged]
	planned  map[planKey]latest[content.LessonID]
	proposed map[proposalKey]latest[bool]
}

type planKey struct {
	class record.ClassID
	date  record.Day
}

type proposalKey struct {
	class record.ClassID
	ProposedItem
}

// holidayKey: days off begin on a day, for one class or, with none, for all.
type holidayKey struct {
	from  record.Day
	class record.ClassID
}

// addTerm takes what concerns classes and their term.
func (b *Book) addTerm(e record.Event) {
	switch f := e.Fact.(type) {
	case record.ClassMade:
		put(&b.classes.made, f.Class, e.Stamp, f)
	case record.ClassChanged:
		put(&b.classes.changed, f.Class, e.Stamp, f)
	case record.ClassPlanned:
		put(&b.classes.planned, planKey{f.Class, f.Date}, e.Stamp, f.Lesson)
	case record.HolidaySet:
		put(&at(&b.kiosks, e.Kiosk).holidays, holidayKey{f.From, f.Class}, e.Stamp, f)
	case record.ItemProposed:
		put(&b.classes.proposed, proposalKey{f.Class, ProposedItem{f.Lesson, f.Item}}, e.Stamp, !f.Off)
	}
}

// Class is a class as it stands; ended tells that it meets no more. False when none was made under this id.
func (b *Book) Class(id record.ClassID) (class record.ClassMade, ended, ok bool) {
	made := b.classes.made[id]
	if !made.set() {
		return record.ClassMade{}, false, false
	}
	class = made.value
	if c := b.classes.changed[id]; c.set() {
		f := c.value
		class.Name, class.Course, class.Weekdays, class.Minute, ended = f.Name, f.Course, f.Weekdays, f.Minute, f.Ended
	}
	return class, ended, true
}

// Classes lists the classes that meet, as they stand, in the order in which they were made.
func (b *Book) Classes() []record.ClassMade { return b.classList(false) }

// EndedClasses lists the classes that meet no more, in the order in which they were made.
func (b *Book) EndedClasses() []record.ClassMade { return b.classList(true) }

func (b *Book) classList(ended bool) []record.ClassMade {
	var out []record.ClassMade
	for _, id := range inOrder(b.classes.made) {
		if class, over, _ := b.Class(id); over == ended {
			out = append(out, class)
		}
	}
	return out
}

// Planned is the lesson that a class is to have on a day; false when nobody planned one.
func (b *Book) Planned(class record.ClassID, day record.Day) (content.LessonID, bool) {
	lesson := b.classes.planned[planKey{class, day}].value
	return lesson, lesson != ""
}

// Holidays lists when classes of a kiosk do not meet, by the first day; those of all classes stand before those of one.
func (b *Book) Holidays(k record.KioskID) []record.HolidaySet {
	kiosk := b.kiosks[k]
	if kiosk == nil {
		return nil
	}
	var out []record.HolidaySet
	for h := range maps.Values(kiosk.holidays) {
		if !h.value.Off {
			out = append(out, h.value)
		}
	}
	slices.SortFunc(out, func(a, b record.HolidaySet) int {
		return cmp.Or(cmp.Compare(a.From, b.From), compareIDs(a.Class.ID, b.Class.ID))
	})
	return out
}

// Holiday tells why a class of a kiosk does not meet on a day; false when it does.
func (b *Book) Holiday(k record.KioskID, class record.ClassID, day record.Day) (reason string, off bool) {
	for _, h := range b.Holidays(k) {
		if h.From <= day && day <= h.To && (h.Class.IsZero() || h.Class == class) {
			return h.Reason, true
		}
	}
	return "", false
}

// ProposedItem is a question that stands before a class's next evening.
type ProposedItem struct {
	Lesson content.LessonID
	Item   content.ItemID
}

// Proposed lists the questions that were put before a class's next evening, in the order in which they were. Once an evening that opened after
// the proposal has ended, it was the next one.
func (b *Book) Proposed(class record.ClassID) []ProposedItem {
	var over latest[bool]
	for id, s := range b.sessions {
		if s.opened.value.Class == class && s.to.set() && !b.void(id) {
			over = over.newer(latest[bool]{s.opened.stamp, true})
		}
	}
	var out []ProposedItem
	for _, key := range inOrder(b.classes.proposed) {
		said := b.classes.proposed[key]
		if key.class == class && said.value && (!over.set() || later(said.stamp, over.stamp)) {
			out = append(out, key.ProposedItem)
		}
	}
	return out
}
