package report

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// Rows of single people are given up after a while: who came on which evening, who answered what on it. What they come to stays: every number
// of the tables, how often a person came, which lessons they had, what they mastered.

// age notes that the rows up to a day were given up. Of two such words one that came later and reaches as far makes the other say nothing.
func (k *kiosk) age(stamp record.Stamp, upTo record.Day) {
	for at, day := range k.ages {
		switch {
		case day >= upTo && !later(stamp, at):
			return
		case upTo >= day && later(stamp, at):
			delete(k.ages, at)
		}
	}
	keep(&k.ages, stamp, upTo)
}

// aged tells whether a session's rows of single people were given up. One that was opened afterwards has its rows, on whatever day it was: an
// evening that is written down from paper late has not been carried yet.
func (b *Book) aged(s *session) bool {
	k := b.kiosks[s.opened.stamp.Kiosk]
	if k == nil {
		return false
	}
	for stamp, upTo := range k.ages {
		if s.opened.value.Date <= upTo && later(stamp, s.opened.stamp) {
			return true
		}
	}
	return false
}

// AgedTo is the last day of which a kiosk's rows of single people were given up; false while none were.
func (b *Book) AgedTo(k record.KioskID) (record.Day, bool) {
	kiosk := b.kiosks[k]
	if kiosk == nil || len(kiosk.ages) == 0 {
		return 0, false
	}
	var last record.Day
	for _, upTo := range kiosk.ages {
		last = max(last, upTo)
	}
	return last, true
}

// DueToAge is the last day of which a kiosk's rows of single people are to be given up on a day: the centre has held every evening up to it,
// with all that was said of it since, for so many days. False where nothing is due that was not given up before.
func (b *Book) DueToAge(k record.KioskID, today record.Day, days int) (upTo record.Day, due bool) {
	log := b.kiosks[k]
	if log == nil {
		return 0, false
	}
	ids := b.orderOf(func(id record.SessionID) bool { return b.sessions[id].opened.stamp.Kiosk == k })
	ripe := func(id record.SessionID) bool {
		s := b.sessions[id]
		held, ok := log.heldSince(s.last.stamp.Seq)
		return ok && (s.to.set() || b.void(id)) && today-held >= record.Day(days)
	}
	if green := slices.IndexFunc(ids, func(id record.SessionID) bool { return !ripe(id) }); green >= 0 {
		first := b.sessions[ids[green]].opened.value.Date
		ids = slices.DeleteFunc(ids, func(id record.SessionID) bool { return b.sessions[id].opened.value.Date >= first })
	}
	for _, id := range ids {
		s := b.sessions[id]
		upTo, due = s.opened.value.Date, due || !b.aged(s)
	}
	return upTo, due
}

// heldSince is the day on which the centre wrote first that it holds a kiosk's log up to an event; false where it never did.
func (k *kiosk) heldSince(last record.Seq) (day record.Day, ok bool) {
	for _, r := range k.receipts {
		if r.Issued == 0 { // typed: it tells no time
			continue
		}
		if on := dayOf(r.Issued); r.UpTo >= last && (!ok || on < day) {
			day, ok = on, true
		}
	}
	return day, ok
}

// Turnout is what a person's evenings come to: those whose rows were given up count too.
type Turnout struct {
	// Came counts the evenings they came to, of Held for which they were marked.
	Came, Held int
	// Lessons are those of the evenings they came to, Missed those of evenings on which they were away, by id.
	Lessons, Missed []content.LessonID
}

// Turnout sums up the evenings of a person, with every record of theirs.
func (b *Book) Turnout(id record.LearnerID) Turnout {
	var out Turnout
	person := b.people.of(id)
	for _, session := range b.sessionOrder() {
		s := b.sessions[session]
		presence, marked := b.presences(s)[person]
		switch lesson := s.opened.value.Lesson; {
		case !marked:
		case presence.Here():
			out.Came++
			out.Held++
			out.Lessons = append(out.Lessons, lesson)
		default:
			out.Held++
			out.Missed = append(out.Missed, lesson)
		}
	}
	tidy := func(ids []content.LessonID) []content.LessonID {
		return slices.Compact(slices.Sorted(slices.Values(ids)))
	}
	out.Lessons, out.Missed = tidy(out.Lessons), tidy(out.Missed)
	return out
}
