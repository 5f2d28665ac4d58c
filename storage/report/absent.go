package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/storage/record"
)

// followed is what came of looking after somebody who stayed away.
type followed struct {
	outcome string
	at      int64
}

// Absence is somebody who stayed away evening after evening.
type Absence struct {
	Learner record.LearnerID
	// Missed is how many evenings of the class in a row, up to the last.
	Missed int
	// LastSeen is the last day on which they came to any class, and Seen that there is one.
	LastSeen record.Day
	Seen     bool
	// Outcome is what came of visiting or calling them since ("comes", "ill", "busy", "stops", "unknown"), empty when nobody did, and Followed when.
	Outcome  string
	Followed record.Day
}

// seen is when somebody came last.
type seen struct {
	date  record.Day
	stamp record.Stamp
}

// meeting is a day on which a class met.
type meeting struct {
	date   record.Day
	opened record.Stamp // of the last session of the day
}

// Absent lists the learners of a class who missed its last n evenings or more in a row while others came, those who missed most first. An
// evening that was called off, is void, or to which nobody came is nobody's absence; nor is one before they were registered, or after they
// were seen in another class.
func (b *Book) Absent(class record.ClassID, n int) []Absence {
	last, meetings := b.attendance(class)
	var out []Absence
	for id := range maps.Keys(b.learners) {
		if b.firstMet(id) != id {
			continue
		}
		l, ok := b.Learner(id, nil)
		if !ok || l.Class != class {
			continue
		}
		if a := b.absence(l.ID, last, meetings); a.Missed >= max(n, 1) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Absence) int {
		return cmp.Or(cmp.Compare(b.Missed, a.Missed), cmp.Compare(a.LastSeen, b.LastSeen), compareIDs(a.Learner.ID, b.Learner.ID))
	})
	return out
}

// attendance tells when everybody was seen last, and on which days a class met, by date.
func (b *Book) attendance(class record.ClassID) (map[record.LearnerID]seen, []meeting) {
	last := map[record.LearnerID]seen{}
	var meetings []meeting
	for _, id := range b.sessionOrder() {
		s := b.sessions[id]
		if b.aged(s) {
			continue
		}
		opened := s.opened
		some := false
		for person, presence := range b.presences(s) {
			if presence.Here() {
				some = true
				last[person] = seen{opened.value.Date, opened.stamp}
			}
		}
		if !some || opened.value.Class != class {
			continue
		}
		if end := len(meetings) - 1; end >= 0 && meetings[end].date == opened.value.Date {
			meetings[end].opened = opened.stamp
			continue
		}
		meetings = append(meetings, meeting{opened.value.Date, opened.stamp})
	}
	return last, meetings
}

func (b *Book) absence(id record.LearnerID, last map[record.LearnerID]seen, meetings []meeting) Absence {
	saw, ok := last[id]
	a := Absence{Learner: id, LastSeen: saw.date, Seen: ok}
	var registered latest[bool]
	var followed latest[followed]
	for _, one := range b.people.records(id) {
		l := b.learners[one]
		if l == nil {
			continue
		}
		if at := l.registered; at.set() && (!registered.set() || later(registered.stamp, at.stamp)) {
			registered.stamp = at.stamp
		}
		followed = followed.newer(l.followed)
	}
	for _, m := range meetings {
		if later(m.opened, registered.stamp) && (!ok || m.date > saw.date) {
			a.Missed++
		}
	}
	if followed.set() && (!ok || later(followed.stamp, saw.stamp)) {
		a.Outcome, a.Followed = followed.value.outcome, b.DayOf(followed.stamp, followed.value.at)
	}
	return a
}
