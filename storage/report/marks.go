package report

import (
	"cmp"
	"slices"
	"time"

	"dendau/storage/record"
)

// list is one confirmed list of attendance, or one mark that was corrected.
type list struct {
	marks  []record.Mark
	by     record.FacilitatorID
	at     int64
	fixed  bool
	reason string
}

// standing is what a record says of somebody's presence in a session.
type standing struct {
	presence record.Presence
	stamp    record.Stamp
}

// standings are the newest mark of each record, and present for those who sat down at the kiosk after an absent mark or without any.
func (s *session) standings() map[record.LearnerID]standing {
	out := make(map[record.LearnerID]standing, len(s.marks))
	for id, mark := range s.marks {
		out[id] = standing{mark.value, mark.stamp}
	}
	for id, came := range s.arrived {
		if mark := s.marks[id]; !mark.value.Here() && (!mark.set() || later(came.stamp, mark.stamp)) {
			out[id] = standing{record.Present, came.stamp}
		}
	}
	return out
}

// presences is the attendance in force, of each person once.
func (b *Book) presences(s *session) map[record.LearnerID]record.Presence {
	standings := s.standings()
	out := make(map[record.LearnerID]record.Presence, len(standings))
	for id, one := range standings {
		g := b.people.groups[id]
		if g == nil {
			out[id] = one.presence
			continue
		}
		for _, other := range g.records {
			if o, ok := standings[other]; ok && o.over(one, g.since) {
				one = o
			}
		}
		out[g.records[0]] = one.presence
	}
	return out
}

// over tells which of two records of one person is believed. What was said after they were merged is meant of the person, so the newest of it
// counts; of what was said before, they came if either of them did.
func (s standing) over(o standing, merged record.Stamp) bool {
	knew, otherKnew := later(s.stamp, merged), later(o.stamp, merged)
	newest := cmp.Or(compareStamps(s.stamp, o.stamp), boolCompare(s.presence.Here(), o.presence.Here()))
	switch {
	case knew != otherKnew:
		return knew
	case !knew && s.presence.Here() != o.presence.Here():
		return s.presence.Here()
	case newest != 0:
		return newest > 0
	}
	return s.presence < o.presence
}

// Marking is one word on somebody's presence: a list that was confirmed, a correction, or that they sat down at the kiosk.
type Marking struct {
	Learner  record.LearnerID
	Presence record.Presence
	// Fixed: it is a correction, for a Reason. Arrived: they sat down at the kiosk.
	Fixed, Arrived bool
	Reason         string
	By             record.FacilitatorID
	// At is the kiosk's clock; Day what it was worth.
	At  time.Time
	Day record.Day
	// Stamp orders the words; the latest of them is in force.
	Stamp record.Stamp
}

// Markings lists all that was ever said of people's presence at a session, earliest first; of one who sat down at the kiosk the last time only. Of those
// who asked to be forgotten there is nothing, and after the rows were given up of nobody.
func (b *Book) Markings(id record.SessionID) []Marking {
	s := b.sessions[id]
	if s == nil || b.aged(s) {
		return nil
	}
	var out []Marking
	add := func(m Marking, at int64) {
		if b.people.nobody(m.Learner) {
			return
		}
		m.Learner = b.people.of(m.Learner)
		m.At, m.Day = time.Unix(at, 0).UTC(), b.DayOf(m.Stamp, at)
		out = append(out, m)
	}
	for stamp, l := range s.lists {
		for _, mark := range l.marks {
			add(Marking{Learner: mark.Learner, Presence: mark.Presence, Fixed: l.fixed, Reason: l.reason, By: l.by, Stamp: stamp}, l.at)
		}
	}
	for learner, came := range s.arrived {
		add(Marking{Learner: learner, Presence: record.Present, Arrived: true, Stamp: came.stamp}, came.value)
	}
	slices.SortFunc(out, func(a, b Marking) int {
		return cmp.Or(compareStamps(a.Stamp, b.Stamp), compareIDs(a.Learner.ID, b.Learner.ID), cmp.Compare(a.Presence, b.Presence))
	})
	return out
}
