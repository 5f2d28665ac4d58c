package report

import (
	"slices"

	"dendau/storage/record"
)

// resets are the questions that were drawn for PINs that somebody forgot.
type resets struct {
	asked map[record.FacilitatorID]latest[resetKey]
	drawn map[resetKey]bool
	used  map[resetKey]bool
}

// resetKey is a question of a kiosk: the centre's answer fits both.
type resetKey struct {
	kiosk    record.KioskID
	question uint32
}

// addDesk takes what concerns facilitators.
func (b *Book) addDesk(e record.Event) {
	switch f := e.Fact.(type) {
	case record.FacilitatorAdded:
		put(&b.facilitators, f.Facilitator, e.Stamp, true)
	case record.FacilitatorLeft:
		put(&b.facilitators, f.Facilitator, e.Stamp, false)
	case record.PINResetAsked:
		key := resetKey{e.Kiosk, f.Question}
		put(&b.resets.asked, f.Facilitator, e.Stamp, key)
		keep(&b.resets.drawn, key, true)
	case record.PINReset:
		keep(&b.resets.used, resetKey{e.Kiosk, f.Question}, true)
	}
}

// Facilitators lists those who run classes, in the order in which they were added.
func (b *Book) Facilitators() []record.FacilitatorID {
	return slices.DeleteFunc(inOrder(b.facilitators), func(id record.FacilitatorID) bool {
		return !b.facilitators[id].value || b.Erased(id.ID)
	})
}

// OpenReset is the question that waits for the centre's answer, of somebody who forgot their PIN; false when none does. A later question
// replaces the one before, and one that was answered once opens never again.
func (b *Book) OpenReset(who record.FacilitatorID) (question uint32, open bool) {
	asked := b.resets.asked[who]
	if !asked.set() || b.resets.used[asked.value] {
		return 0, false
	}
	return asked.value.question, true
}

// ResetDrawn tells whether a kiosk ever drew or answered a question: it must draw another.
func (b *Book) ResetDrawn(k record.KioskID, question uint32) bool {
	key := resetKey{k, question}
	return b.resets.drawn[key] || b.resets.used[key]
}
