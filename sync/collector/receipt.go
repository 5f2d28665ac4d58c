package collector

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// logbook is the shape of one kiosk's log as far as it is held: which runs, which ranges, what follows what.
type logbook struct {
	kiosk record.KioskID
	// ranges are held, by run, rising and apart; a break of the chain divides them too.
	ranges map[record.Run][]Span
	// heard orders the runs by the last bundle that held something of them.
	heard map[record.Run]int64
	// after are the runs that name a run as their predecessor; after[0] are beginnings of logs.
	after map[record.Run][]link
	// kept are the branches of forks whose computer is used, as an officer said.
	kept map[record.Run]bool
}

type link struct {
	run   record.Run
	seq   record.Seq
	chain record.ID
}

// tip is how far a log can be followed in one run.
type tip struct {
	run   record.Run
	entry record.Seq
	last  record.Seq
	// kept counts the branches on the way here that an officer chose.
	kept int
}

// Receipt is the centre's signed word on how far it holds a kiosk's log: the last event that is held with all that leads to it, and
// up to four ranges beyond the first gap. In a forked log it follows the branch that an officer chose, else the one that was heard of last.
func (c *Centre) Receipt(ctx context.Context, kiosk record.KioskID) (bundle.Receipt, error) {
	tx, err := c.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return bundle.Receipt{}, tried("make a receipt", err)
	}
	defer tx.Rollback() // it only reads
	l, err := readLogbook(ctx, tx, kiosk)
	if err != nil {
		return bundle.Receipt{}, tried("make a receipt", err)
	}
	start := record.ChainStart(kiosk)
	r := bundle.Receipt{Kiosk: kiosk, Chain: record.ID(start[:8]), Issued: c.o.Now().Unix()}
	best, err := l.best(ctx, tx)
	if err != nil {
		return bundle.Receipt{}, tried("make a receipt", err)
	}
	if best.run != 0 {
		r.Run, r.UpTo = best.run, best.last
		if r.Chain, _, err = chainAt(ctx, tx, kiosk, best.run, best.last); err != nil {
			return bundle.Receipt{}, tried("make a receipt", err)
		}
	}
	r.Held = l.beyond(r.UpTo)
	k, err := c.keysNow(ctx, tx)
	if err != nil {
		return bundle.Receipt{}, fmt.Errorf("make a receipt: %w", err)
	}
	r.Sign(k.receipt)
	return r, nil
}

func readLogbook(ctx context.Context, q querier, kiosk record.KioskID) (logbook, error) {
	l := logbook{kiosk: kiosk, ranges: map[record.Run][]Span{}, heard: map[record.Run]int64{}, after: map[record.Run][]link{}, kept: map[record.Run]bool{}}
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var run record.Run
		var s Span
		err := rows.Scan(&run, &s.First, &s.Last)
		l.ranges[run] = append(l.ranges[run], s)
		return err
	}, "SELECT run, first, last FROM held WHERE kiosk = ? ORDER BY run, first", kiosk.ID[:]); err != nil {
		return l, err
	}
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var run record.Run
		var seq record.Seq
		err := rows.Scan(&run, &seq)
		l.ranges[run] = divide(l.ranges[run], seq)
		return err
	}, "SELECT run, seq FROM alarms WHERE kiosk = ? AND kind = ?", kiosk.ID[:], AlarmChain); err != nil {
		return l, err
	}
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var run record.Run
		err := rows.Scan(&run)
		l.kept[run] = true
		return err
	}, "SELECT seen_run FROM alarms WHERE kiosk = ? AND kind = ? AND seen_run > 0", kiosk.ID[:], AlarmFork); err != nil {
		return l, err
	}
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var run record.Run
		var heard int64
		err := rows.Scan(&run, &heard)
		l.heard[run] = heard
		return err
	}, "SELECT run, heard FROM runs WHERE kiosk = ?", kiosk.ID[:]); err != nil {
		return l, err
	}
	return l, each(ctx, q, func(rows *sql.Rows) error {
		var prev record.Run
		var after link
		var chain []byte
		err := rows.Scan(&after.run, &prev, &after.seq, &chain)
		copy(after.chain[:], chain)
		l.after[prev] = append(l.after[prev], after)
		return err
	}, "SELECT run, prev_run, prev_seq, prev_chain FROM links WHERE kiosk = ? ORDER BY run, prev_run, prev_seq", kiosk.ID[:])
}

// divide cuts the range that holds seq in two before it.
func divide(spans []Span, seq record.Seq) []Span {
	for i, s := range spans {
		if s.First < seq && seq <= s.Last {
			out := slices.Insert(slices.Clone(spans), i+1, Span{seq, s.Last})
			out[i].Last = seq - 1
			return out
		}
	}
	return spans
}

// best follows the log from its beginning along every branch and chooses the end that was heard of last.
func (l logbook) best(ctx context.Context, q querier) (tip, error) {
	var ends []tip
	todo := []tip{}
	for _, root := range l.after[0] {
		if last, ok := l.from(root.run, 1); ok && root.seq == 0 {
			todo = append(todo, tip{root.run, 1, last, l.chosen(root.run)})
		}
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		next, ended, err := l.onward(ctx, q, at)
		if err != nil {
			return tip{}, err
		}
		if ended {
			at.kept += l.chosen(at.run) // where the branch that was left is the one that is used
			ends = append(ends, at)
		}
		todo = append(todo, next...)
	}
	if len(ends) == 0 {
		return tip{}, nil
	}
	return slices.MaxFunc(ends, func(a, b tip) int {
		return cmp.Or(cmp.Compare(a.kept, b.kept), cmp.Compare(l.heard[a.run], l.heard[b.run]), cmp.Compare(a.last, b.last), cmp.Compare(a.run, b.run))
	}), nil
}

// chosen is 1 for a branch that an officer chose.
func (l logbook) chosen(run record.Run) int {
	if l.kept[run] {
		return 1
	}
	return 0
}

// onward gives the runs that join a stretch, and whether the stretch itself is an end: no run follows its last event.
func (l logbook) onward(ctx context.Context, q querier, at tip) (next []tip, ended bool, err error) {
	ended = true
	for _, after := range l.after[at.run] {
		last, held := l.from(after.run, after.seq+1)
		if !held || after.seq < at.entry || after.seq > at.last {
			continue
		}
		chain, ok, err := chainAt(ctx, q, l.kiosk, at.run, after.seq)
		if err != nil {
			return nil, false, err
		}
		if !ok || chain != after.chain {
			continue
		}
		ended = ended && after.seq != at.last
		next = append(next, tip{after.run, after.seq + 1, last, at.kept + l.chosen(after.run)})
	}
	return next, ended, nil
}

// from gives how far a run is held from an event on.
func (l logbook) from(run record.Run, seq record.Seq) (last record.Seq, ok bool) {
	for _, s := range l.ranges[run] {
		if s.First <= seq && seq <= s.Last {
			return s.Last, true
		}
	}
	return 0, false
}

// chainAt is the beginning of the chain value at a held event.
func chainAt(ctx context.Context, q querier, kiosk record.KioskID, run record.Run, seq record.Seq) (id record.ID, ok bool, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var chain []byte
		err := rows.Scan(&chain)
		ok = copy(id[:], chain) == len(id)
		return err
	}, "SELECT chain FROM events WHERE kiosk = ? AND run = ? AND seq = ?", kiosk.ID[:], run, seq)
	return id, ok, err
}

// union are the sequence numbers that are held in any run, rising and apart.
func (l logbook) union() []Span {
	var all []Span
	for _, spans := range l.ranges {
		all = append(all, spans...)
	}
	return union(all)
}

// union merges stretches, in any order, that touch or overlap.
func union(all []Span) []Span {
	slices.SortFunc(all, func(a, b Span) int { return cmp.Compare(a.First, b.First) })
	var out []Span
	for _, s := range all {
		if n := len(out); n > 0 && uint64(s.First) <= uint64(out[n-1].Last)+1 {
			out[n-1].Last = max(out[n-1].Last, s.Last)
			continue
		}
		out = append(out, s)
	}
	return out
}

// beyond are the first ranges after a gap, as a receipt names them. A range that touches the confirmed part without joining it (a fork)
// is not named: the kiosk would take it for its own.
func (l logbook) beyond(upTo record.Seq) []bundle.Range {
	var out []bundle.Range
	for _, s := range l.union() {
		if uint64(s.First) <= uint64(upTo)+1 || len(out) == bundle.MaxRanges {
			continue
		}
		out = append(out, bundle.Range{Start: s.First, Length: uint16(min(s.Last-s.First+1, math.MaxUint16))})
	}
	return out
}

// Ranges are the events of a kiosk that are held in any run, rising and apart.
func (c *Centre) Ranges(ctx context.Context, kiosk record.KioskID) ([]Span, error) {
	l, err := readLogbook(ctx, c.read, kiosk)
	if err != nil {
		return nil, tried(fmt.Sprintf("read ranges of %s", kiosk.Short()), err)
	}
	return l.union(), nil
}

// Gaps are what is missing between a log's beginning and its last held event.
func (c *Centre) Gaps(ctx context.Context, kiosk record.KioskID) ([]Span, error) {
	held, err := c.Ranges(ctx, kiosk)
	return gapsOf(held), err
}

func gapsOf(held []Span) []Span {
	var out []Span
	next := record.Seq(1)
	for _, s := range held {
		if s.First > next {
			out = append(out, Span{next, s.First - 1})
		}
		next = s.Last + 1
	}
	return out
}
