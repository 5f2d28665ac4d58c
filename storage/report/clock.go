package report

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"dendau/storage/record"
)

// The day on which something happened is never asked of a clock alone. Events keep what the clock said; a facilitator who confirmed the date,
// or a receipt that the centre wrote later than the kiosk's clock stood, tells what that was worth.

// run is one start of the program.
type run struct {
	confirmed map[record.Seq]anchor
	receipts  map[record.Seq]anchor
}

type runKey struct {
	kiosk record.KioskID
	run   record.Run
}

// anchor says which day it was when the clock showed something.
type anchor struct {
	seq   record.Seq
	clock int64
	date  record.Day
}

const (
	aDay = 24 * 60 * 60
	// corrected: a second confirmation within half a day of the clock mends the first.
	corrected = aDay / 2
	// longest is how long a run lasts at most. A clock that is farther from its confirmation has jumped.
	longest = 31 * aDay
)

// addClock takes what tells of a run's clock.
func (b *Book) addClock(e record.Event) {
	key := runKey{e.Kiosk, e.Run}
	switch f := e.Fact.(type) {
	case record.DateConfirmed:
		keep(&at(&b.runs, key).confirmed, e.Seq, anchor{e.Seq, f.Clock, f.Date})
	case record.SessionOpened:
		// Opening tonight's session accepts its date. Where the clock had it too, it tells what a jump in mid-class was worth.
		if e.Trust == record.ClockConfirmed && dayOf(e.At) == f.Date {
			keep(&at(&b.runs, key).confirmed, e.Seq, anchor{e.Seq, e.At, f.Date})
		}
	case record.ReceiptTaken:
		// A receipt is older than the moment at which it is read, so it convicts a clock that is behind, and no other.
		if e.At < f.Issued {
			keep(&at(&b.runs, key).receipts, e.Seq, anchor{e.Seq, e.At, dayOf(f.Issued)})
		}
	}
}

// DayOf is the day on which an event happened, from its stamp and what the clock showed.
func (b *Book) DayOf(stamp record.Stamp, clock int64) record.Day {
	r := b.runs[runKey{stamp.Kiosk, stamp.Run}]
	if r == nil {
		return dayOf(clock)
	}
	anchors := r.anchors()
	before, after := -1, -1
	for i, a := range anchors {
		switch {
		case !a.agrees(stamp.Seq, clock):
		case a.seq <= stamp.Seq:
			before = i
		case after < 0:
			after = i
		}
	}
	switch {
	case before >= 0:
		return anchors[before].day(clock)
	case after >= 0:
		return anchors[after].day(clock)
	}
	// The clock jumped between every confirmation and the event: it was the day of the nearest.
	return slices.MinFunc(anchors, func(x, y anchor) int {
		return cmp.Or(cmp.Compare(distance(x.seq, stamp.Seq), distance(y.seq, stamp.Seq)), cmp.Compare(x.seq, y.seq))
	}).date
}

// anchors are what is believed of a run, by sequence. A receipt counts where nobody confirmed a date that may be true.
func (r *run) anchors() []anchor {
	believed := map[record.Seq]anchor{}
	all := sortedAnchors(r.confirmed)
	for i, a := range all {
		mended := slices.ContainsFunc(all[i+1:], func(o anchor) bool { return distance(o.clock, a.clock) < corrected })
		if !mended && !r.tooEarly(a) {
			believed[a.seq] = a
		}
	}
	if len(believed) == 0 {
		maps.Copy(believed, r.receipts)
	}
	if len(believed) == 0 {
		return all
	}
	return sortedAnchors(believed)
}

// tooEarly: the centre had already written a later day when this one was confirmed.
func (r *run) tooEarly(a anchor) bool {
	for _, receipt := range r.receipts {
		if receipt.agrees(a.seq, a.clock) && receipt.day(a.clock) > a.date {
			return true
		}
	}
	return false
}

func sortedAnchors(m map[record.Seq]anchor) []anchor {
	return slices.SortedFunc(maps.Values(m), func(a, b anchor) int { return cmp.Compare(a.seq, b.seq) })
}

// agrees tells whether the clock went on without a jump between the anchor and an event.
func (a anchor) agrees(seq record.Seq, clock int64) bool {
	forth := clock >= a.clock
	if seq < a.seq {
		forth = clock <= a.clock
	}
	return forth && distance(clock, a.clock) <= longest
}

// day is the day when the clock showed something. A clock that showed the right day is believed to the minute; a wrong one may be wrong in the hour
// too, so what is within half a day of the confirmation is on its day.
func (a anchor) day(clock int64) record.Day {
	if dayOf(a.clock) == a.date {
		return dayOf(clock)
	}
	noon := a.date.Time().Add(12 * time.Hour).Unix()
	return record.DayOf(time.Unix(noon+clock-a.clock, 0).UTC())
}

func distance[T int64 | record.Seq](a, b T) T { return max(a, b) - min(a, b) }
