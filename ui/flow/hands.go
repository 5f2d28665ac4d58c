package flow

import (
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// handsRest is how long hands are let be before their counts are kept: between two presses of + there is less.
const handsRest = 3 * time.Second

// fullHall is how many people a hall holds at most.
const fullHall = 150

// hands are a class's answers: for each question one count an option, raised as hands or as cards A, B, C.
type hands struct {
	counts  map[content.ItemID][]int
	last    counted // the newest press, to be taken back; zero By for none
	full    bool    // the newest press was one hand more than there are people
	dirty   bool    // changed since they were kept
	touched time.Time
}

// counted is one press of + or −.
type counted struct {
	item content.ItemID
	Hand
}

// countable is among how many answers a class chooses by raising hands; 0 where a question is answered in another way.
func countable(it content.Item) int {
	switch it.Type {
	case content.Hotspot:
		return len(it.Spots)
	case content.Order, content.Match, content.Number, content.Short, content.Simulate:
		return 0
	}
	return len(it.Options)
}

// begin takes the counts that are kept of an evening.
func (h *hands) begin(items []content.Item, s *report.Session) {
	h.counts = map[content.ItemID][]int{}
	for _, it := range items {
		if n := countable(it); n > 0 {
			h.counts[it.ID] = make([]int, n)
		}
	}
	for _, kept := range s.Hands {
		copy(h.counts[kept.Item], kept.Counts)
	}
}

// of gives a question's counts, nil where hands are not counted.
func (h *hands) of(it content.Item) []int { return slices.Clone(h.counts[it.ID]) }

// count takes hands more or less: never below none, never more than there can be.
func (h *hands) count(it content.Item, a Hand, most int, now time.Time) {
	counts := h.counts[it.ID]
	if a.I < 0 || a.I >= len(counts) {
		return
	}
	free := most - sum(counts)
	if it.Type == content.Multi { // everybody may raise a hand for each of the answers
		free = most - counts[a.I]
	}
	by := max(-counts[a.I], min(a.By, max(0, free)))
	h.full = by < a.By && a.By > 0
	if by == 0 {
		return
	}
	counts[a.I] += by
	h.last = counted{it.ID, Hand{a.I, by}}
	h.dirty, h.touched = true, now
}

// undo takes the newest press back, once.
func (h *hands) undo(it content.Item, most int, now time.Time) {
	if last := h.last; last.item == it.ID && last.By != 0 {
		h.count(it, Hand{last.I, -last.By}, most, now)
		h.last = counted{}
	}
}

// hand counts hands for the question on the TV. Once the right answer is shown nobody votes any more, but a miscount can be mended.
func (ld *lead) hand(k *Kiosk, a Hand) {
	if it, ok := ld.item(); ok {
		ld.hands.count(it, a, ld.mostHands(k), k.now)
	}
}

func (ld *lead) undoHand(k *Kiosk) {
	if it, ok := ld.item(); ok {
		ld.hands.undo(it, ld.mostHands(k), k.now)
	}
}

// here counts who takes part tonight, guests included.
func (ld *lead) here(k *Kiosk) int {
	s, _ := k.book.facts.Session(ld.session)
	return s.Here + s.Guests
}

// mostHands is how many hands there can be: one of everybody here. Where nobody is written down the hall is believed.
func (ld *lead) mostHands(k *Kiosk) int {
	if here := ld.here(k); here > 0 {
		return here
	}
	return fullHall
}

func sum(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// counted are the hands to keep, nothing when they are kept already.
func (ld *lead) counted() []record.Fact {
	it, ok := ld.item()
	if !ok || !ld.hands.dirty {
		return nil
	}
	fact := record.HandsCounted{
		Session: ld.session, Lesson: ld.asks().ID, Item: it.ID, Rev: it.Rev, Counts: ld.hands.of(it), Right: it.Key, Skill: it.Skill,
	}
	if it.Type == content.Multi && len(it.Keys) > 0 {
		fact.Right, fact.Rights = it.Keys[0], slices.Clone(it.Keys)
	}
	return []record.Fact{fact}
}

// saveHands keeps the counts once nobody has raised a hand for a while, so that a power cut costs seconds and not a question.
func (ld *lead) saveHands(k *Kiosk) {
	if ld.hands.dirty && !k.busy() && k.now.Sub(ld.hands.touched) >= handsRest {
		k.note(ld.counted()...)
		ld.hands.dirty = false
	}
}

// whenCounted goes on once the hands are kept.
func (ld *lead) whenCounted(k *Kiosk, then func()) {
	facts := ld.counted()
	if len(facts) == 0 {
		then()
		return
	}
	k.keep(func() { ld.hands.dirty = false; then() }, facts...)
}
