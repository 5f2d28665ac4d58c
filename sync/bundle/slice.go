package bundle

import (
	"bytes"
	"fmt"

	"dendau/storage/record"
)

// Slice is a stretch of one kiosk's log: events without a gap, as record.Encode wrote them.
type Slice struct {
	Kiosk record.KioskID
	// Before is the chain value before the first event: record.ChainStart at the beginning of a log.
	Before [32]byte
	// Runs are the runs in the slice, rising; the first one may have begun before it. Seal reads Run and First alone.
	Runs []RunPart
	// Events are the canonical bytes, the first at Runs[0].First.
	Events [][]byte
}

// RunPart is what a slice holds of one run. All but Run and First is told by Open, from the events themselves.
type RunPart struct {
	Run record.Run
	// First and Last are the part's range.
	First, Last record.Seq
	// Begins tells that the run's first event is in the slice; only then PrevRun and PrevSeq are known.
	Begins  bool
	PrevRun record.Run
	PrevSeq record.Seq
	// Before is the chain value before First, After the one at Last.
	Before, After [32]byte
	// Strange says why the run does not join what stands before it (a fork, a damaged log), and is empty when it does.
	Strange string
}

// NewSlice makes a slice of stamped events that follow each other. before is the chain value before the first.
func NewSlice(before [32]byte, stamps []record.Stamp, events [][]byte) (Slice, error) {
	if len(stamps) != len(events) || len(events) == 0 {
		return Slice{}, fmt.Errorf("slice of %d events with %d stamps: %w", len(events), len(stamps), ErrImplausible)
	}
	s := Slice{Kiosk: stamps[0].Kiosk, Before: before, Events: events}
	for i, stamp := range stamps {
		if stamp.Kiosk != s.Kiosk || stamp.Seq != stamps[0].Seq+record.Seq(i) {
			return Slice{}, fmt.Errorf("slice: event %d of kiosk %s stands after %d: %w", stamp.Seq, stamp.Kiosk.Short(), stamps[0].Seq+record.Seq(i)-1, ErrImplausible)
		}
		if i == 0 || stamp.Run != stamps[i-1].Run {
			s.Runs = append(s.Runs, RunPart{Run: stamp.Run, First: stamp.Seq})
		}
	}
	return s, nil
}

// First is the first sequence number.
func (s Slice) First() record.Seq { return s.Runs[0].First }

// Last is the last sequence number.
func (s Slice) Last() record.Seq { return s.First() + record.Seq(len(s.Events)) - 1 }

// check tells what a slice cannot be, whoever made it.
func (s Slice) check() error {
	switch {
	case len(s.Runs) == 0 || len(s.Events) == 0:
		return fmt.Errorf("%d events in %d runs: %w", len(s.Events), len(s.Runs), ErrImplausible)
	case s.First() == 1 && s.Before != record.ChainStart(s.Kiosk):
		return fmt.Errorf("a log that does not begin at its start: %w", ErrChain)
	}
	for i, run := range s.Runs {
		if run.Run == 0 || run.First > s.Last() || i > 0 && (run.First <= s.Runs[i-1].First || run.Run == s.Runs[i-1].Run) {
			return fmt.Errorf("run %08x from %d: %w", run.Run, run.First, ErrDamaged)
		}
	}
	return nil
}

// Contents is an opened bundle.
type Contents struct {
	Slice
	// After is the chain value at the last event.
	After [32]byte
	// Stamped are the events, read.
	Stamped []record.Event
}

// follow walks the chain through a slice: every event must read, and the last chain value must be the one that the kiosk stated (its
// first 8 bytes; nil when it states it now).
func follow(s Slice, stated []byte) (*Contents, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	c := &Contents{Slice: s, Stamped: make([]record.Event, 0, len(s.Events))}
	c.Runs = nil
	chain, next := s.Before, 0
	for i, b := range s.Events {
		seq := s.First() + record.Seq(i)
		begins := next < len(s.Runs) && s.Runs[next].First == seq
		if begins {
			c.Runs = append(c.Runs, RunPart{Run: s.Runs[next].Run, First: seq, Before: chain})
			next++
		}
		part := &c.Runs[len(c.Runs)-1]
		event, err := record.Decode(record.Stamp{Kiosk: s.Kiosk, Run: part.Run, Seq: seq}, b)
		if err != nil {
			return nil, fmt.Errorf("event %d: %w: %w", seq, ErrDamaged, err)
		}
		part.join(event, begins, c.Runs)
		chain = record.Chain(chain, s.Kiosk, part.Run, seq, b)
		part.Last, part.After = seq, chain
		c.Stamped = append(c.Stamped, event)
	}
	if stated != nil && !bytes.Equal(stated, chain[:8]) {
		return nil, fmt.Errorf("chain value %x at event %d, %x stated: %w", chain[:8], s.Last(), stated, ErrChain)
	}
	c.After = chain
	return c, nil
}

// join reads what a RunStarted says and notes what does not fit: a run must begin with one, have only one, and name what stands before it.
// That is never a reason to refuse what happened in the run; the centre shows it. A slice may begin in the middle of its first run.
func (p *RunPart) join(event record.Event, begins bool, parts []RunPart) {
	start, is := event.Fact.(record.RunStarted)
	switch {
	case !is && begins && len(parts) > 1:
		p.Strange = fmt.Sprintf("begins with %v", event.Fact.Kind())
	case is && !begins:
		p.Strange = fmt.Sprintf("begins again at event %d", event.Seq)
	case is:
		p.Begins, p.PrevRun, p.PrevSeq = true, start.PrevRun, start.PrevSeq
		p.Strange = p.misnamed(start, parts)
	}
}

// misnamed tells what of its predecessor a RunStarted names wrongly, and "" when it is right.
func (p *RunPart) misnamed(start record.RunStarted, parts []RunPart) string {
	switch {
	case start.PrevSeq != p.First-1:
		return fmt.Sprintf("follows event %d and stands at %d", start.PrevSeq, p.First)
	case p.First == 1:
		return "" // a new log: nothing stands before it
	case start.PrevChain != record.ID(p.Before[:8]):
		return fmt.Sprintf("follows chain value %s, not %x", start.PrevChain, p.Before[:8])
	case len(parts) > 1 && start.PrevRun != parts[len(parts)-2].Run:
		return fmt.Sprintf("follows run %08x, not %08x", start.PrevRun, parts[len(parts)-2].Run)
	}
	return ""
}
