package bundle_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

var practised = bundle.Result{
	Kiosk: record.KioskID{ID: record.ID{1, 2, 3, 4, 5, 6, 7, 8}}, KeyNo: 1, Learner: record.LearnerID{ID: record.ID{9, 8, 7}},
	Date: record.DayAt(2026, 5, 19), Evenings: 14, Lessons: 9, Mastered: 31, Practised: 40,
}

func TestResultReadsBack(t *testing.T) {
	text := practised.Sign(kioskKey())
	got, err := bundle.ParseResult(" " + strings.ToLower(text[:40]) + "\n" + text[40:])
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Verify(kioskPub()); err != nil {
		t.Error(err)
	}
	if again := got.Sign(kioskKey()); again != text || got.Evenings != 14 || got.Date != practised.Date || got.Learner != practised.Learner {
		t.Errorf("read %+v", got)
	}
	if len(text) != bundle.ResultLetters || len(text) > 160 {
		t.Errorf("the code has %d letters; it must stay small enough for a worn sheet", len(text))
	}
}

// What a hand changed, or another kiosk signed, is not believed.
func TestResultForged(t *testing.T) {
	text := practised.Sign(kioskKey())
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
		with := rapid.SampledFrom([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")).Draw(t, "with")
		if text[at] == with {
			return
		}
		got, err := bundle.ParseResult(text[:at] + string(with) + text[at+1:])
		if err == nil {
			err = got.Verify(kioskPub())
		}
		if err == nil {
			t.Fatalf("letter %d made %c is believed", at, with)
		}
	})
	got, err := bundle.ParseResult(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Verify(); !errors.Is(err, bundle.ErrForged) {
		t.Errorf("without a key: %v", err)
	}
}

func FuzzParseResult(f *testing.F) {
	f.Add(practised.Sign(kioskKey()))
	f.Add("DDK1")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := bundle.ParseResult(text)
		if err == nil && r.Verify(kioskPub()) == nil && r.Sign(kioskKey()) == "" {
			t.Error("read, and cannot be written")
		}
	})
}
