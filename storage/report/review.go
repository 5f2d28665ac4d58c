package report

import (
	"cmp"
	"slices"

	"github.com/open-spaced-repetition/go-fsrs/v4"

	"dendau/content"
	"dendau/storage/record"
)

// The review of evenings before asks what is about to be forgotten. FSRS models that from what people really forget; here it gets two
// grades, both seen and never asked for: right at the first try, or not.
const (
	// daysAnEvening: time is counted in the learner's own evenings at the machine, never by a clock that may be wrong. Halls meet twice a
	// week, so one evening stands for three days.
	daysAnEvening = 3
	// stillKnown is how likely an answer should be when it is asked again. It is more than the usual 0.9: who learns at eighty should meet
	// what they still know. What was right comes back on the next evening, then after 2, 5, 12 and 25; what was not, on the next.
	stillKnown = 0.95
)

// evening names one evening of a learner: a session, or outside of any one start of the program.
type evening struct {
	session record.SessionID
	kiosk   record.KioskID
	run     record.Run
}

func eveningOf(e record.Event, session record.SessionID) evening {
	if !session.IsZero() {
		return evening{session: session}
	}
	return evening{kiosk: e.Kiosk, run: e.Run}
}

// here notes that a learner was at the machine.
func (l *learner) here(e record.Event, session record.SessionID) {
	at := eveningOf(e, session)
	if first, met := l.evenings[at]; !met || later(first, e.Stamp) {
		keep(&l.evenings, at, e.Stamp)
	}
}

// Recall chooses at most so many of the items known to the course that a learner should be asked again: those that are due, the one that is
// furthest from memory first. What was answered this evening is not due; of what is mastered at most one comes. Once something was
// recalled on an evening, the evening has had its review.
func (b *Book) Recall(id record.LearnerID, known []content.ItemID, most int) []content.ItemID {
	l := b.whole(id)
	if l == nil || len(l.evenings) == 0 {
		return nil
	}
	numbers, tonight := l.countEvenings()
	if l.recalled[tonight] {
		return nil
	}
	var due []memory
	for _, item := range known {
		if m, ok := remember(l.tries[item], numbers); ok && m.due(numbers[tonight]) {
			m.item = item
			due = append(due, m)
		}
	}
	slices.SortFunc(due, func(a, b memory) int {
		return cmp.Or(boolCompare(a.mastered, b.mastered), cmp.Compare(a.recall(numbers[tonight]), b.recall(numbers[tonight])), cmp.Compare(a.item, b.item))
	})
	if first := slices.IndexFunc(due, func(m memory) bool { return m.mastered }); first >= 0 {
		due = due[:first+1]
	}
	var items []content.ItemID
	for _, m := range due[:min(len(due), max(0, most))] {
		items = append(items, m.item)
	}
	return items
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// countEvenings numbers the learner's evenings in the order in which they began, and tells the last.
func (l *learner) countEvenings() (numbers map[evening]int, last evening) {
	numbers = make(map[evening]int, len(l.evenings))
	order := make([]evening, 0, len(l.evenings))
	for at := range l.evenings {
		order = append(order, at)
	}
	slices.SortFunc(order, func(a, b evening) int { return compareStamps(l.evenings[a], l.evenings[b]) })
	for i, at := range order {
		numbers[at] = i
	}
	return numbers, order[len(order)-1]
}

// memory is how well somebody remembers one item.
type memory struct {
	item     content.ItemID
	state    fsrs.MemoryState
	interval float64 // in days, until it is likely to be forgotten
	last     int     // the evening of the last try
	mastered bool
}

// forgetting are the usual weights of FSRS: a hall has too few answers for weights of its own.
var forgetting = fsrs.DefaultParam()

// remember replays the first tries at an item; of each evening the first counts, since what was just told is not remembered.
func remember(tries map[record.Stamp]firstTry, numbers map[evening]int) (memory, bool) {
	m := memory{mastered: mastered(tries)}
	for i, stamp := range byStamp(tries) {
		try := tries[stamp]
		number := numbers[try.evening]
		if i > 0 && number <= m.last {
			continue
		}
		grade := fsrs.Again
		if try.right {
			grade = fsrs.Good
		}
		next := forgetting.NextState(&m.state, stillKnown, uint64(number-m.last)*daysAnEvening, grade)
		m.state, m.interval, m.last = next.Memory, next.Interval, number
	}
	return m, len(tries) > 0
}

func (m memory) due(tonight int) bool {
	return tonight > m.last && float64((tonight-m.last)*daysAnEvening) >= m.interval
}

// recall is how likely it is still known.
func (m memory) recall(tonight int) float64 {
	return forgetting.ForgettingCurve(float64((tonight-m.last)*daysAnEvening), m.state.Stability)
}
