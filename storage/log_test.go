package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"dendau/storage/record"
)

// evening is the clock of the tests: 2026-11-22 19:30 in Viet Nam.
var evening = time.Date(2026, 11, 22, 12, 30, 0, 0, time.UTC)

func options() Options {
	return Options{Now: func() time.Time { return evening }, Program: "0.1.0", Build: evening.AddDate(0, -1, 0)}
}

// open opens a log that is closed and checked when the test ends.
func open(t *testing.T, dir string, o Options) *Log {
	t.Helper()
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeChecked(t, l) })
	return l
}

func closeChecked(t *testing.T, l *Log) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	found, err := Check(l.dir)
	if errors.Is(err, ErrRunning) {
		return // the test has opened it again
	}
	if err != nil || !found.OK() {
		t.Errorf("check of %s: %v, %v", l.dir, found.Wrong, err)
	}
}

// numbered is a fact that can be told from others.
func numbered(n int) record.Draft {
	return record.Draft{Fact: record.SettingChanged{Key: "n", Value: fmt.Sprint(n)}}
}

func appendNumbers(t *testing.T, l *Log, from, to int) {
	t.Helper()
	for n := from; n <= to; n++ {
		if _, err := l.Append(numbered(n)); err != nil {
			t.Fatal(err)
		}
	}
}

// numbers lists the numbered facts that the log holds.
func numbers(t *testing.T, l *Log) []string {
	t.Helper()
	var out []string
	for e, err := range l.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if fact, ok := e.Fact.(record.SettingChanged); ok {
			out = append(out, fact.Value)
		}
	}
	return out
}

func want(from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprint(n))
	}
	return out
}

func TestAppendedEventsComeBack(t *testing.T) {
	l := open(t, t.TempDir(), options())
	by := record.FacilitatorID{ID: record.ID{7}}
	kept, err := l.Append(record.Draft{By: by, Fact: record.PINFailed{Facilitator: by, Count: 1}}, numbered(1))
	if err != nil {
		t.Fatal(err)
	}
	var got []record.Event
	for e, err := range l.Since(1) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	if !reflect.DeepEqual(got, kept) {
		t.Errorf("got %+v, want %+v", got, kept)
	}
	if e := kept[0]; e.Seq != 2 || e.At != evening.Unix() || e.By != by || e.Run != l.Head().Run {
		t.Errorf("got %+v", e)
	}
}

func TestEveryOpenBeginsARunThatNamesTheOneBefore(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	appendNumbers(t, first, 1, 3)
	before := first.Head()
	closeChecked(t, first)

	second := open(t, dir, options())
	runs := second.Runs()
	if len(runs) != 2 || runs[1].Prev != before.Run || runs[1].First != 5 || runs[1].Before != before.Chain {
		t.Errorf("got %+v after %+v", runs, before)
	}
	for e, err := range second.Since(4) {
		started := e.Fact.(record.RunStarted)
		if err != nil || started.PrevRun != before.Run || started.PrevSeq != 4 || started.Program != "0.1.0" {
			t.Errorf("got %+v, %v", e, err)
		}
	}
	if second.Head().Kiosk != before.Kiosk {
		t.Error("the kiosk has another id")
	}
	if got := second.Repaired(); len(got) > 0 {
		t.Errorf("a usual start repaired %v", got)
	}
}

// TestAStartThatWaitsForTheEnd: whoever starts the program while the last one is still going comes in, whichever is first.
func TestAStartThatWaitsForTheEnd(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan error)
	go func() {
		l, err := Open(dir, options())
		if err == nil {
			err = l.Close()
		}
		second <- err
	}()
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if err := <-second; err != nil {
		t.Errorf("the second start was sent away: %v", err)
	}
}

// Two programs cannot write one log.
func TestSecondOpenSaysRunning(t *testing.T) {
	l := open(t, t.TempDir(), options())
	if _, err := Open(l.dir, options()); !errors.Is(err, ErrRunning) {
		t.Errorf("got %v, want %v", err, ErrRunning)
	}
	if _, err := Check(l.dir); !errors.Is(err, ErrRunning) {
		t.Errorf("check: got %v, want %v", err, ErrRunning)
	}
}

func TestAppendIsAllOrNothing(t *testing.T) {
	l := open(t, t.TempDir(), options())
	before := l.Head()
	bad := record.Draft{Fact: record.SettingChanged{Key: "\xff"}}
	if _, err := l.Append(numbered(1), bad, numbered(2)); err == nil {
		t.Fatal("a fact that cannot be read was kept")
	}
	if l.Head() != before {
		t.Errorf("got %+v, want %+v", l.Head(), before)
	}
	appendNumbers(t, l, 1, 2)
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 2)) {
		t.Errorf("got %v", got)
	}
}

// Appends at the same time do not mix: each one's events are neighbours.
func TestAppendsAtOnceAreContiguous(t *testing.T) {
	l := open(t, t.TempDir(), options())
	var all sync.WaitGroup
	for n := range 40 {
		all.Go(func() {
			kept, err := l.Append(numbered(n), numbered(n), numbered(n))
			if err != nil || len(kept) != 3 || kept[2].Seq != kept[0].Seq+2 {
				t.Errorf("got %+v, %v", kept, err)
			}
		})
	}
	all.Wait()
	got := numbers(t, l)
	if len(got) != 120 {
		t.Fatalf("got %d events, want 120", len(got))
	}
	for i := 0; i < len(got); i += 3 {
		if got[i] != got[i+1] || got[i] != got[i+2] {
			t.Errorf("at %d: %v", i, got[i:i+3])
		}
	}
}

func TestClockIsGraded(t *testing.T) {
	dir := t.TempDir()
	now := evening
	o := options()
	o.Now = func() time.Time { return now }
	grade := func(l *Log) record.Grade {
		t.Helper()
		kept, err := l.Append(numbered(1))
		if err != nil {
			t.Fatal(err)
		}
		return kept[0].Trust
	}
	check := func(name string, got, want record.Grade) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	check("at the start", grade(l), record.ClockUnchecked)
	l.SetTrust(record.ClockConfirmed)
	check("after the facilitator confirmed", grade(l), record.ClockConfirmed)
	now = evening.Add(-time.Hour)
	check("set back an hour", grade(l), record.ClockWrong)
	l.SetTrust(record.ClockConfirmed)
	check("confirmed again", grade(l), record.ClockConfirmed)
	closeChecked(t, l)

	now = evening.Add(-24 * time.Hour)
	check("opened the day before", grade(open(t, dir, o)), record.ClockWrong)

	now = o.Build.Add(-time.Hour)
	check("before the program was built", grade(open(t, t.TempDir(), o)), record.ClockWrong)
}

func TestSliceCarriesWhatABundleNeeds(t *testing.T) {
	dir := t.TempDir()
	for range 3 {
		l, err := Open(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		appendNumbers(t, l, 1, 4) // 5 events a run with its beginning
		closeChecked(t, l)
	}
	l := open(t, dir, options())
	runs := l.Runs()
	tests := []struct {
		first, last record.Seq
		runs        []Run
	}{
		{1, 16, runs},
		{1, 5, runs[:1]},
		{3, 5, runs[:1]},
		{4, 6, runs[:2]},
		{6, 6, runs[1:2]},
		{10, 16, runs[1:]},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%d-%d", test.first, test.last), func(t *testing.T) {
			s, err := l.Slice(test.first, test.last)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(s.Runs, test.runs) {
				t.Errorf("got runs %+v, want %+v", s.Runs, test.runs)
			}
			chain := s.Before
			for i, e := range s.Events {
				chain = record.Chain(chain, e.Kiosk, e.Run, e.Seq, s.Bytes[i])
			}
			if at, err := l.ChainAt(test.last); err != nil || chain != s.Chain || chain != at {
				t.Errorf("the chain does not lead to the end: %x, %x, %x, %v", chain, s.Chain, at, err)
			}
		})
	}
	for _, bad := range [][2]record.Seq{{0, 1}, {3, 2}, {1, 17}} {
		if _, err := l.Slice(bad[0], bad[1]); !errors.Is(err, ErrRange) {
			t.Errorf("%v: got %v, want %v", bad, err, ErrRange)
		}
	}
}

// The database follows when nobody waits; what it has not yet is read from memory all the same.
func TestSinceSeesWhatIsAcknowledged(t *testing.T) {
	l := open(t, t.TempDir(), options())
	for n := 1; n <= 3000; n += 3 {
		if _, err := l.Append(numbered(n), numbered(n+1), numbered(n+2)); err != nil {
			t.Fatal(err)
		}
		if n%300 == 1 {
			if got := numbers(t, l); len(got) != n+2 {
				t.Fatalf("got %d events, want %d", len(got), n+2)
			}
		}
	}
}

// A reader may append while it reads: no transaction stays open under it.
func TestAppendWithinSince(t *testing.T) {
	l := open(t, t.TempDir(), options())
	appendNumbers(t, l, 1, 50)
	for e, err := range l.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Append(numbered(100 + int(e.Seq))); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "log")
	o := options()
	o.ReadOnly = true
	if _, err := Open(dir, o); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("with no log: got %v", err)
	}
	l, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	appendNumbers(t, l, 1, 2)
	head := l.Head()
	closeChecked(t, l)
	l = open(t, dir, o)
	if l.Head() != head {
		t.Errorf("got %+v, want %+v", l.Head(), head)
	}
	if _, err := l.Append(numbered(3)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %v, want %v", err, ErrReadOnly)
	}
}

func TestClosedLogTakesNothing(t *testing.T) {
	l := open(t, t.TempDir(), options())
	closeChecked(t, l)
	if _, err := l.Append(numbered(1)); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want %v", err, ErrClosed)
	}
}
