package report

import (
	"maps"

	"dendau/content"
	"dendau/storage/record"
)

// whole is all that the person of a record did by themselves, in sessions that count; nil when nothing is known. It is read only: where
// there is but one record and nothing to leave out it is the book's own.
func (b *Book) whole(id record.LearnerID) *learner {
	records := b.people.records(id)
	if len(records) == 1 && len(b.voided) == 0 {
		return b.learners[id]
	}
	var out *learner
	for _, one := range records {
		if l := b.learners[one]; l != nil {
			if out == nil {
				out = &learner{}
			}
			out.join(l, b.void)
		}
	}
	return out
}

// join adds what another record of the same person says. Where somebody was in a lesson is a bookmark and counts nothing, so a session that
// is void does not move it.
func (l *learner) join(o *learner, void func(record.SessionID) bool) {
	l.size = l.size.newer(o.size)
	l.touched = l.touched.newer(o.touched)
	for lesson, page := range o.pages {
		put(&l.pages, lesson, page.stamp, page.value)
	}
	for lesson, sessions := range o.finished {
		for session := range sessions {
			if !void(session) {
				keep(&l.finished, lesson, sessions)
				break
			}
		}
	}
	for tonight, first := range o.evenings {
		if met, ok := l.evenings[tonight]; !void(tonight.session) && (!ok || later(met, first)) {
			keep(&l.evenings, tonight, first)
		}
	}
	for tonight := range o.recalled {
		if !void(tonight.session) {
			keep(&l.recalled, tonight, true)
		}
	}
	l.joinTries(o.tries, void)
}

func (l *learner) joinTries(others map[content.ItemID]map[record.Stamp]firstTry, void func(record.SessionID) bool) {
	for item, tries := range others {
		counted := maps.Clone(tries)
		maps.DeleteFunc(counted, func(_ record.Stamp, try firstTry) bool { return void(try.evening.session) })
		if len(counted) == 0 {
			continue
		}
		maps.Copy(counted, l.tries[item])
		keep(&l.tries, item, counted)
	}
}
