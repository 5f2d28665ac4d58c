package storage

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"dendau/storage/record"
)

// readBatchLimit bounds what one transaction copies out: no transaction stays open while a caller works, or Append could wait for it.
const readBatchLimit = 1024

// Since gives the events after one, in order, up to the last that was acknowledged when it began. Every event is checked against the
// chain on its way; where the database fails, the journal answers.
func (l *Log) Since(after record.Seq) iter.Seq2[record.Event, error] {
	return func(yield func(record.Event, error) bool) {
		for e, err := range l.between(after+1, l.Head().Seq) {
			var event record.Event
			if err == nil {
				event, err = record.Decode(l.stamp(e), e.event)
			}
			if !yield(event, err) || err != nil {
				return
			}
		}
	}
}

// ChainAt is the chain value at an event; at 0 it is where the chain begins. ErrRange: the log does not go so far.
func (l *Log) ChainAt(seq record.Seq) ([32]byte, error) {
	if head := l.Head(); seq > head.Seq {
		return [32]byte{}, fmt.Errorf("chain at event %d of %d: %w", seq, head.Seq, ErrRange)
	}
	if seq == 0 {
		return record.ChainStart(l.kiosk), nil
	}
	for e, err := range l.between(seq, seq) {
		return e.chain, err
	}
	return [32]byte{}, fmt.Errorf("chain at event %d: %w", seq, ErrRange)
}

// Slice is a part of the log as a bundle takes it.
type Slice struct {
	Kiosk       record.KioskID
	First, Last record.Seq
	// Runs are the runs that have events in the slice; the first may have begun before it.
	Runs []Run
	// Before is the chain value before First, Chain the one at Last.
	Before, Chain [32]byte
	Events        []record.Event
	// Bytes are the events as record.Encode writes them.
	Bytes [][]byte
}

// Slice gives the events from first to last, both included. ErrRange: the log has not all of them.
func (l *Log) Slice(first, last record.Seq) (Slice, error) {
	if first < 1 || first > last || last > l.Head().Seq {
		return Slice{}, fmt.Errorf("events %d to %d of %d: %w", first, last, l.Head().Seq, ErrRange)
	}
	before, err := l.ChainAt(first - 1)
	if err != nil {
		return Slice{}, err
	}
	s := Slice{Kiosk: l.kiosk, First: first, Last: last, Before: before, Runs: runsWithin(l.Runs(), first, last)}
	for e, err := range l.between(first, last) {
		if err != nil {
			return Slice{}, err
		}
		event, err := record.Decode(l.stamp(e), e.event)
		if err != nil {
			return Slice{}, fmt.Errorf("event %d: %w", e.seq, err)
		}
		s.Events, s.Bytes, s.Chain = append(s.Events, event), append(s.Bytes, e.event), e.chain
	}
	return s, nil
}

func runsWithin(runs []Run, first, last record.Seq) []Run {
	begin := len(runs)
	for begin > 0 && (begin == len(runs) || runs[begin].First > first) {
		begin--
	}
	end := begin
	for end < len(runs) && runs[end].First <= last {
		end++
	}
	return runs[begin:end]
}

// between gives the entries from one to another, from the tail in memory, the database, or else the journal.
func (l *Log) between(from, to record.Seq) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		for next := from; next >= 1 && next <= to; {
			batch, err := l.batch(next, to)
			if err != nil {
				yield(entry{}, err)
				return
			}
			for _, e := range batch {
				if !yield(e, nil) {
					return
				}
			}
			next += record.Seq(len(batch))
		}
	}
}

// batch gives some entries from next on, at least one.
func (l *Log) batch(next, to record.Seq) ([]entry, error) {
	l.mu.Lock()
	t, tail, head := l.twin, l.tail, l.head.seq
	l.mu.Unlock()
	if t != nil && len(tail) > 0 && next >= tail[0].seq {
		last := min(int(to-tail[0].seq)+1, len(tail))
		return tail[next-tail[0].seq : last], nil
	}
	if t != nil {
		inTwin := head - record.Seq(len(tail))
		batch, err := l.batchOfTwin(t, next, min(to, inTwin))
		if err == nil {
			return batch, nil
		}
		l.logger().Error("the database cannot be read", "from", next, "error", err)
	}
	var batch []entry
	err := l.readJournal(next, to, func(e entry) error {
		e.event = slices.Clone(e.event)
		batch = append(batch, e)
		return nil
	})
	if err == nil && len(batch) == 0 {
		err = fmt.Errorf("event %d: %w", next, ErrDamaged)
	}
	return batch, err
}

func (l *Log) batchOfTwin(t *twin, next, to record.Seq) ([]entry, error) {
	var batch []entry
	chain := record.ChainStart(l.kiosk)
	expect := max(next-1, 1)
	err := t.walk(expect, func(e entry) (bool, error) {
		if e.seq != expect {
			return false, fmt.Errorf("event %d is missing", expect)
		}
		if e.seq >= next {
			if e.chain != record.Chain(chain, l.kiosk, e.run, e.seq, e.event) {
				return false, fmt.Errorf("event %d breaks the chain", e.seq)
			}
			e.event = slices.Clone(e.event)
			batch = append(batch, e)
		}
		chain = e.chain
		expect++
		return e.seq < to && len(batch) < readBatchLimit, nil
	})
	if err == nil && len(batch) == 0 {
		err = fmt.Errorf("event %d is missing", next)
	}
	return batch, err
}

// readJournal visits the entries from one to another in the journal, from its beginning so that the chain convicts every change.
// An entry's event is valid during the visit only.
func (l *Log) readJournal(from, to record.Seq, visit func(entry) error) error {
	if from > to {
		return nil
	}
	f, err := l.o.FS.OpenFile(l.path(journalName), os.O_RDONLY, 0)
	if err != nil {
		return diskError("open the journal", err)
	}
	defer f.Close() // read only: nothing can be lost
	r, err := newJournalReader(io.NewSectionReader(f, 0, 1<<62))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	w := newWalker(r.kiosk)
	for w.at.seq < to {
		e, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = w.step(e)
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if e.seq < from {
			continue
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}

// chainInJournal is the chain value at seq as the journal has it.
func (l *Log) chainInJournal(seq record.Seq) ([32]byte, error) {
	chain := record.ChainStart(l.kiosk)
	err := l.readJournal(seq, seq, func(e entry) error {
		chain = e.chain
		return nil
	})
	return chain, err
}
