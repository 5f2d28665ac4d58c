package storage

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"dendau/storage/record"
)

// answered is an event of the usual size.
func answered() record.Draft {
	return record.Draft{Fact: record.ItemAnswered{
		Session: record.SessionID{ID: record.ID{1}}, Learners: []record.LearnerID{{ID: record.ID{2}}}, Lesson: "L04", Item: "L04.Q1", Rev: 2, Try: 1,
		Choice: 1, Words: "Gọi lại số của ngân hàng", Right: true, Skill: "1.2", Rule: record.MasteryRule{Right: 2, Of: 3},
	}}
}

// BenchmarkAppend is one durable Append at a time, against a bare append and fdatasync of as many bytes to a file of its own, taken in
// turn so that both see the same disk. ratio is the first over the second, by medians.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	l, err := Open(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	bare, err := systemFS{}.OpenFile(filepath.Join(dir, "bare"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	line := make([]byte, 180)
	var end int64
	var ours, theirs []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := l.Append(answered()); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(start))
		start = time.Now()
		if _, err := bare.WriteAt(line, end); err != nil {
			b.Fatal(err)
		}
		if err := bare.Sync(); err != nil {
			b.Fatal(err)
		}
		theirs = append(theirs, time.Since(start))
		end += int64(len(line))
	}
	median := func(d []time.Duration) float64 {
		slices.Sort(d)
		return float64(d[len(d)/2])
	}
	b.ReportMetric(median(ours)/1e3, "append-µs")
	b.ReportMetric(median(theirs)/1e3, "bare-µs")
	b.ReportMetric(median(ours)/median(theirs), "ratio")
}

// BenchmarkAppendGrouped is 64 callers at once, who share syncs.
func BenchmarkAppendGrouped(b *testing.B) {
	l, err := Open(b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for b.Loop() {
		var callers sync.WaitGroup
		for range 64 {
			callers.Go(func() {
				if _, err := l.Append(answered()); err != nil {
					b.Error(err)
				}
			})
		}
		callers.Wait()
	}
	b.ReportMetric(float64(b.N)*64/b.Elapsed().Seconds(), "events/s")
}

// yearOfEvents is what a hall writes in a year.
const yearOfEvents = 67_000

// BenchmarkOpenAYear opens a year's log, both copies compared from end to end; since is the time to read every event of it.
func BenchmarkOpenAYear(b *testing.B) {
	dir := b.TempDir()
	l, err := Open(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	drafts := slices.Repeat([]record.Draft{answered()}, 1000)
	for range yearOfEvents / 1000 {
		if _, err := l.Append(drafts...); err != nil {
			b.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	var reading time.Duration
	for b.Loop() {
		if l, err = Open(dir, Options{}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		start := time.Now()
		for _, err := range l.Since(0) {
			if err != nil {
				b.Fatal(err)
			}
		}
		reading += time.Since(start)
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(reading.Milliseconds())/float64(b.N), "since-ms/op")
}
