package collector

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"

	"dendau/storage/record"
)

// Branch is one side of a fork: the events that only one of the computers has.
type Branch struct {
	// Run names the branch: the run with which it begins, or the one that was left and went on.
	Run record.Run
	// Events are held of it, the last of them Last, and Newest says when by the kiosk's clock, in Unix seconds.
	Events int
	Last   record.Seq
	Newest int64
	// heard is the last bundle that told of it, tail the run of its last event.
	heard int64
	tail  record.Run
}

// Branches are the sides of a fork at a run, the one heard of last first.
func (c *Centre) Branches(ctx context.Context, kiosk record.KioskID, at record.Run) ([]Branch, error) {
	out, err := branches(ctx, c.read, kiosk, at)
	return out, tried("look at the branches", err)
}

func branches(ctx context.Context, q querier, kiosk record.KioskID, at record.Run) ([]Branch, error) {
	l, err := readLogbook(ctx, q, kiosk)
	if err != nil {
		return nil, err
	}
	var out []Branch
	left := record.Seq(math.MaxUint32)
	taken := map[record.Run]bool{at: true}
	for _, next := range l.after[at] {
		left = min(left, next.seq)
		if !taken[next.run] {
			taken[next.run] = true
			out = append(out, l.branch(next.run, taken))
		}
	}
	if own := (Branch{Run: at}); at != 0 && len(out) > 0 {
		l.count(&own, at, left+1)
		if own.Events > 0 {
			out = append(out, own)
		}
	}
	for i := range out {
		if out[i].Newest, err = newest(ctx, q, kiosk, out[i].tail, out[i].Last); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b Branch) int { return cmp.Compare(b.heard, a.heard) })
	return out, nil
}

// branch counts a run and everything that follows it.
func (l logbook) branch(run record.Run, taken map[record.Run]bool) Branch {
	b := Branch{Run: run}
	for todo := []record.Run{run}; len(todo) > 0; {
		at := todo[0]
		todo = todo[1:]
		l.count(&b, at, 1)
		for _, next := range l.after[at] {
			if !taken[next.run] {
				taken[next.run] = true
				todo = append(todo, next.run)
			}
		}
	}
	return b
}

// count adds what is held of a run from an event on.
func (l logbook) count(b *Branch, run record.Run, from record.Seq) {
	for _, s := range l.ranges[run] {
		if s.Last >= from {
			b.Events += int(s.Last - max(s.First, from) + 1)
			if s.Last >= b.Last {
				b.Last, b.tail = s.Last, run
			}
		}
	}
	b.heard = max(b.heard, l.heard[run])
}

// newest is when, by the kiosk's clock, an event happened; 0 where it is not held.
func newest(ctx context.Context, q querier, kiosk record.KioskID, run record.Run, seq record.Seq) (at int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return err
		}
		e, err := record.Decode(record.Stamp{Kiosk: kiosk, Run: run, Seq: seq}, b)
		at = e.At
		return err
	}, "SELECT event FROM events WHERE kiosk = ? AND run = ? AND seq = ?", kiosk.ID[:], run, seq)
	return at, err
}

// reopen raises forks anew that were dealt with, where since then two sides went on, or one that the officer did not choose.
func (in *intake) reopen() error {
	type seen struct {
		at, kept record.Run
		turn     int64
	}
	var all []seen
	if err := each(in.ctx, in.tx, func(rows *sql.Rows) error {
		var s seen
		err := rows.Scan(&s.at, &s.kept, &s.turn)
		all = append(all, s)
		return err
	}, "SELECT run, seen_run, seen_turn FROM alarms WHERE kiosk = ? AND kind = ? AND seen_at > 0", in.kiosk(), AlarmFork); err != nil {
		return err
	}
	for _, s := range all {
		sides, err := branches(in.ctx, in.tx, in.contents.Kiosk, s.at)
		if err != nil {
			return err
		}
		if !goesOn(sides, s.kept, s.turn) {
			continue
		}
		if _, err := in.exec("UPDATE alarms SET seen_at = 0, found_at = ? WHERE kiosk = ? AND kind = ? AND run = ?", in.now, in.kiosk(), AlarmFork, s.at); err != nil {
			return err
		}
	}
	return nil
}

// goesOn tells whether more than one computer has been writing since a turn.
func goesOn(sides []Branch, kept record.Run, since int64) bool {
	n := 0
	for _, b := range sides {
		if b.heard > since && (kept == 0 || b.Run != kept) {
			n++
		}
	}
	return n > 1 || kept != 0 && n > 0
}
