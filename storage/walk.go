package storage

import (
	"bytes"
	"fmt"
	"slices"

	"dendau/storage/record"
)

// Run is one start of the program, as the log tells it.
type Run struct {
	ID record.Run
	// First is the sequence number of its RunStarted.
	First record.Seq
	// Prev is the run before it, 0 for the first.
	Prev record.Run
	// Before is the chain value before its first event.
	Before [32]byte
}

// walker follows one copy of the log entry by entry and checks that each continues the one before.
type walker struct {
	kiosk record.KioskID
	at    place
	runs  []Run
	// whole and wholeRuns are at and the number of runs after the last entry that ended an Append.
	whole     place
	wholeRuns int
	// decode makes step read every event's fields too; what cannot be read is told in unread.
	decode bool
	unread []string
	// strange tells of runs that do not follow from each other.
	strange []string
}

func newWalker(kiosk record.KioskID) walker {
	start := place{chain: record.ChainStart(kiosk)}
	return walker{kiosk: kiosk, at: start, whole: start}
}

// step takes the next entry, or says why it cannot be the next.
func (w *walker) step(e entry) error {
	if e.seq != w.at.seq+1 {
		return fmt.Errorf("event %d follows event %d", e.seq, w.at.seq)
	}
	if e.chain != record.Chain(w.at.chain, w.kiosk, e.run, e.seq, e.event) {
		return fmt.Errorf("event %d breaks the chain", e.seq)
	}
	if e.run != w.at.run {
		w.beginRun(e)
	}
	if w.decode {
		if _, err := record.Decode(w.stamp(e), e.event); err != nil {
			w.unread = append(w.unread, fmt.Sprintf("event %d: %v", e.seq, err))
		}
	}
	w.at = e.place()
	if !e.more {
		w.whole, w.wholeRuns = w.at, len(w.runs)
	}
	return nil
}

// settle forgets the entries of an Append that has no end.
func (w *walker) settle() {
	w.at, w.runs = w.whole, w.runs[:w.wholeRuns]
}

// beginRun notes a run. One that does not name its predecessor rightly is strange but no reason to refuse what happened in it.
func (w *walker) beginRun(e entry) {
	run := Run{ID: e.run, First: e.seq, Prev: w.at.run, Before: w.at.chain}
	if slices.ContainsFunc(w.runs, func(r Run) bool { return r.ID == run.ID }) {
		w.strange = append(w.strange, fmt.Sprintf("run %08x begins twice, again at event %d", run.ID, e.seq))
	}
	w.runs = append(w.runs, run)
	decoded, err := record.Decode(w.stamp(e), e.event)
	if err != nil {
		w.strange = append(w.strange, fmt.Sprintf("event %d: %v", e.seq, err))
		return
	}
	started, ok := decoded.Fact.(record.RunStarted)
	names := ok && started.PrevRun == w.at.run && started.PrevSeq == w.at.seq
	if !names || (w.at.seq > 0 && !bytes.Equal(started.PrevChain[:], w.at.chain[:len(started.PrevChain)])) {
		w.strange = append(w.strange, fmt.Sprintf("run %08x does not name the run before it", run.ID))
	}
}

func (w *walker) stamp(e entry) record.Stamp {
	return record.Stamp{Kiosk: w.kiosk, Run: e.run, Seq: e.seq}
}
