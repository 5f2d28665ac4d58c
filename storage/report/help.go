package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

const (
	// lately is how many evenings of a class tell who needs help now.
	lately = 3
	// muchHelp is how many missed first tries and raised hands together are worth a visit to somebody's seat.
	muchHelp = 2
)

// Help is somebody who needed it on the last evenings of a class.
type Help struct {
	Learner record.LearnerID
	// Tries are first tries at questions and practices, Missed those that were not right.
	Tries, Missed int
	// Raised is how often they raised a hand at the kiosk.
	Raised int
	// Items are what they missed, by id.
	Items []content.ItemID
}

// NeedHelp lists who missed or asked most on the last evenings of a class, the neediest first.
func (b *Book) NeedHelp(class record.ClassID) []Help {
	last := map[record.SessionID]bool{}
	for _, id := range slices.Backward(b.sessionOrder()) {
		if len(last) < lately && b.sessions[id].opened.value.Class == class && !b.aged(b.sessions[id]) {
			last[id] = true
		}
	}
	var out []Help
	for id := range maps.Keys(b.learners) {
		if b.firstMet(id) != id {
			continue
		}
		if l, ok := b.Learner(id, nil); ok && l.Class == class {
			if h := b.helpFor(l.ID, last); h.Missed+h.Raised >= muchHelp {
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(a, b Help) int {
		return cmp.Or(cmp.Compare(b.Missed+b.Raised, a.Missed+a.Raised), cmp.Compare(b.Missed, a.Missed), compareIDs(a.Learner.ID, b.Learner.ID))
	})
	return out
}

func (b *Book) helpFor(id record.LearnerID, last map[record.SessionID]bool) Help {
	h := Help{Learner: id}
	l := b.whole(id)
	for _, item := range sorted(l.tries) {
		missed := h.Missed
		for _, try := range l.tries[item] {
			if !last[try.evening.session] {
				continue
			}
			h.Tries++
			if !try.right {
				h.Missed++
			}
		}
		if h.Missed > missed {
			h.Items = append(h.Items, item)
		}
	}
	for session := range last {
		raised := map[record.Stamp]bool{}
		for _, one := range b.people.records(id) {
			maps.Copy(raised, b.sessions[session].raised[one])
		}
		h.Raised += len(raised)
	}
	return h
}
