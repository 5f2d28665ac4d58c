package report

import (
	"maps"
	"slices"

	"dendau/storage/record"
)

// Attendee is one learner as a period met them: what a form can count by.
type Attendee struct {
	ID  record.LearnerID
	Sex record.Sex
	// Born is the year of birth, 0 unknown; Year that of the last session of the period, by which the age counts.
	Born, Year int
	// Times is in how many sessions they took part.
	Times int
}

// Age is by the years alone, since days are not recorded; false where it is not known.
func (a Attendee) Age() (int, bool) {
	age := a.Year - a.Born
	return age, a.Born > 0 && age >= 0
}

// Census lists who took part in the sessions of a period, by id. Guests are not among them.
func (b *Book) Census(from, to record.Day) []Attendee {
	return b.CensusOf(from, to, func(record.HallSet) bool { return true })
}

// CensusOf is the census of some halls.
func (b *Book) CensusOf(from, to record.Day, of func(record.HallSet) bool) []Attendee {
	found := map[record.LearnerID]Attendee{}
	for _, id := range b.sessionOrder() {
		s := b.sessions[id]
		day := s.opened.value.Date
		if day < from || day > to {
			continue
		}
		if hall, _ := b.Hall(s.opened.stamp.Kiosk); !of(hall) {
			continue
		}
		for who, presence := range b.presences(s) {
			if !presence.Here() {
				continue
			}
			v, a := b.vital(who), found[who]
			found[who] = Attendee{ID: who, Sex: min(v.sex, Sexes-1), Born: v.year, Year: max(a.Year, day.Year()), Times: a.Times + 1}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b Attendee) int { return compareIDs(a.ID.ID, b.ID.ID) })
}
