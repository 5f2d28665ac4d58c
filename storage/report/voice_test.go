package report_test

import (
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
)

// The voice that a learner chose last holds, in whatever order the facts come; who never chose has none.
func TestVoiceChosenLastHolds(t *testing.T) {
	lan, nam := record.LearnerID{ID: record.ID{1}}, record.LearnerID{ID: record.ID{2}}
	events := []record.Event{
		{Stamp: record.Stamp{Run: 1, Seq: 1}, Fact: record.VoiceChosen{Learners: []record.LearnerID{lan}, Voice: 1}},
		{Stamp: record.Stamp{Run: 1, Seq: 2}, Fact: record.VoiceChosen{Learners: []record.LearnerID{lan}, Voice: 2}},
	}
	for range 2 {
		var b report.Book
		for _, e := range append(events, events...) {
			b.Add(e)
		}
		if got, chosen := b.Voice(lan); got != 2 || !chosen {
			t.Errorf("got %d, %v", got, chosen)
		}
		if got, chosen := b.Voice(nam); got != 0 || chosen {
			t.Errorf("who never chose: %d, %v", got, chosen)
		}
		slices.Reverse(events)
	}
}
