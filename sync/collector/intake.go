package collector

import (
	"database/sql"
	"errors"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// Kinds of alarms. Nothing is lost when one is raised; somebody must look.
const (
	// AlarmFork: two runs name one predecessor, or a run went on after another had followed it: a copied disk or a restored backup.
	AlarmFork = "fork"
	// AlarmEvent: a stamp came twice with different bytes or a different past. The first stays, the second is in its bundle's file.
	AlarmEvent = "event"
	// AlarmChain: an event does not follow the one that is held before it.
	AlarmChain = "chain"
	// AlarmStrange: a run does not begin as runs begin.
	AlarmStrange = "strange"
	// AlarmRevoked: a kiosk that was shut out goes on sending; what it sent is kept aside.
	AlarmRevoked = "revoked"
	// AlarmKey: a kiosk that is enrolled asks to be enrolled with another key.
	AlarmKey = "key"
)

// storePart writes what is new of one run's stretch of events.
func (in *intake) storePart(index int, part bundle.RunPart) error {
	s := in.stretch(part)
	if err := in.compare(&s); err != nil {
		return err
	}
	if err := in.insert(s); err != nil {
		return err
	}
	if err := in.findBreaks(s); err != nil {
		return err
	}
	if err := in.link(index, part); err != nil {
		return err
	}
	if part.Strange != "" {
		if err := in.alarm(AlarmStrange, part.Run, part.First, part.Strange); err != nil {
			return err
		}
	}
	if err := in.extend(part); err != nil {
		return err
	}
	if _, err := in.exec("INSERT INTO runs (kiosk, run, heard) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET heard = excluded.heard",
		in.kiosk(), part.Run, in.turn); err != nil {
		return err
	}
	_, err := in.exec("INSERT INTO parts (turn, kiosk, run, first, last) VALUES (?, ?, ?, ?, ?)", in.turn, in.kiosk(), part.Run, part.First, part.Last)
	return err
}

func (in *intake) kiosk() []byte { return in.contents.Kiosk.ID[:] }

// state is how an event of a bundle stands to what is held.
type state byte

const (
	isNew state = iota
	isHeld
	isOther // something else is held under its stamp
)

// stretch is one run's events of a bundle, each with its chain value and its state.
type stretch struct {
	part   bundle.RunPart
	events [][]byte
	chains [][32]byte
	states []state
}

func (in *intake) stretch(part bundle.RunPart) stretch {
	from := part.First - in.contents.First()
	s := stretch{part: part, events: in.contents.Events[from : from+part.Last-part.First+1]}
	chain := part.Before
	for i, event := range s.events {
		chain = record.Chain(chain, in.contents.Kiosk, part.Run, part.First+record.Seq(i), event)
		s.chains = append(s.chains, chain)
	}
	s.states = make([]state, len(s.events))
	return s
}

// compare finds what is held of a stretch. The chain value covers the event, its stamp and its whole past.
func (in *intake) compare(s *stretch) error {
	firstOther := record.Seq(0)
	err := each(in.ctx, in.tx, func(rows *sql.Rows) error {
		var seq record.Seq
		var chain []byte
		if err := rows.Scan(&seq, &chain); err != nil {
			return err
		}
		i := seq - s.part.First
		s.states[i] = isHeld
		if string(chain) != string(s.chains[i][:]) {
			s.states[i] = isOther
			if firstOther == 0 {
				firstOther = seq
			}
		}
		return nil
	}, "SELECT seq, chain FROM events WHERE kiosk = ? AND run = ? AND seq BETWEEN ? AND ? ORDER BY seq", in.kiosk(), s.part.Run, s.part.First, s.part.Last)
	if err != nil || firstOther == 0 {
		return err
	}
	return in.alarm(AlarmEvent, s.part.Run, firstOther, "")
}

func (in *intake) insert(s stretch) error {
	kiosk := in.kiosk()
	values := make([]any, 0, rowValues*len(s.events))
	for i, event := range s.events {
		if s.states[i] != isNew {
			in.known++
			continue
		}
		values = append(values, kiosk, s.part.Run, s.part.First+record.Seq(i), event, s.chains[i][:])
		in.fresh++
	}
	return in.rows.write(in.ctx, values)
}

// findBreaks raises an alarm wherever a new event stands beside one, held before, that it does not join.
func (in *intake) findBreaks(s stretch) error {
	last := len(s.states) - 1
	for i := 1; i <= last; i++ {
		if s.states[i-1] != s.states[i] && s.states[i-1]+s.states[i] == isNew+isOther {
			if err := in.alarm(AlarmChain, s.part.Run, s.part.First+record.Seq(i), ""); err != nil {
				return err
			}
		}
	}
	if s.states[0] == isNew {
		_, chain, err := in.eventAt(s.part.Run, s.part.First-1)
		if err != nil {
			return err
		}
		if chain != nil && string(chain) != string(s.part.Before[:]) {
			if err := in.alarm(AlarmChain, s.part.Run, s.part.First, ""); err != nil {
				return err
			}
		}
	}
	if s.states[last] != isNew {
		return nil
	}
	event, chain, err := in.eventAt(s.part.Run, s.part.Last+1)
	if err != nil || chain == nil {
		return err
	}
	if follows := record.Chain(s.chains[last], in.contents.Kiosk, s.part.Run, s.part.Last+1, event); string(follows[:]) != string(chain) {
		return in.alarm(AlarmChain, s.part.Run, s.part.Last+1, "")
	}
	return nil
}

// eventAt gives a held event and its chain value; nil when it is not held.
func (in *intake) eventAt(run record.Run, seq record.Seq) (event, chain []byte, err error) {
	err = in.tx.QueryRowContext(in.ctx, "SELECT event, chain FROM events WHERE kiosk = ? AND run = ? AND seq = ?", in.kiosk(), run, seq).Scan(&event, &chain)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, nil
	}
	return event, chain, err
}

// link writes what a run says of its predecessor, and what the bundle's own chain proves of it.
func (in *intake) link(index int, part bundle.RunPart) error {
	if index > 0 {
		before := in.contents.Runs[index-1]
		if err := in.writeLink(part.Run, before.Run, before.Last, record.ID(before.After[:8])); err != nil {
			return err
		}
	}
	if !part.Begins {
		return nil
	}
	start := in.contents.Stamped[part.First-in.contents.First()].Fact.(record.RunStarted) // which is what Begins says
	return in.writeLink(part.Run, start.PrevRun, start.PrevSeq, start.PrevChain)
}

func (in *intake) writeLink(run, prev record.Run, seq record.Seq, chain record.ID) error {
	_, err := in.exec("INSERT INTO links (kiosk, run, prev_run, prev_seq, prev_chain) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		in.kiosk(), run, prev, seq, chain[:])
	return err
}

// extend merges a stretch into the ranges that are held of its run.
func (in *intake) extend(part bundle.RunPart) error {
	first, last := part.First, part.Last
	err := each(in.ctx, in.tx, func(rows *sql.Rows) error {
		var a, b record.Seq
		err := rows.Scan(&a, &b)
		first, last = min(first, a), max(last, b)
		return err
	}, "SELECT first, last FROM held WHERE kiosk = ? AND run = ? AND first <= ? AND last >= ?", in.kiosk(), part.Run, int64(part.Last)+1, int64(part.First)-1)
	if err != nil {
		return err
	}
	if _, err := in.exec("DELETE FROM held WHERE kiosk = ? AND run = ? AND first BETWEEN ? AND ?", in.kiosk(), part.Run, first, last); err != nil {
		return err
	}
	_, err = in.exec("INSERT INTO held (kiosk, run, first, last) VALUES (?, ?, ?, ?)", in.kiosk(), part.Run, first, last)
	return err
}

// findForks looks for runs that cannot both be the kiosk's one log: two after one predecessor, or one that went on after its successor
// began. One that was dealt with is raised anew when it grows.
func (in *intake) findForks() error {
	if _, err := in.exec(`INSERT INTO alarms (kiosk, kind, run, seq, detail, found_at)
		SELECT kiosk, ?, prev_run, 0, '', ? FROM links WHERE kiosk = ? GROUP BY kiosk, prev_run HAVING COUNT(DISTINCT run) > 1
		ON CONFLICT DO NOTHING`, AlarmFork, in.now, in.kiosk()); err != nil {
		return err
	}
	_, err := in.exec(`INSERT INTO alarms (kiosk, kind, run, seq, detail, found_at)
		SELECT DISTINCT l.kiosk, ?, l.prev_run, 0, '', ? FROM links l
		JOIN held h ON h.kiosk = l.kiosk AND h.run = l.prev_run AND h.last > l.prev_seq
		WHERE l.kiosk = ? AND l.prev_seq > 0
		ON CONFLICT DO NOTHING`, AlarmFork, in.now, in.kiosk())
	if err != nil || in.fresh == 0 {
		return err
	}
	return in.reopen()
}

func (in *intake) alarm(kind string, run record.Run, seq record.Seq, detail string) error {
	return raise(in.ctx, in.tx, in.contents.Kiosk, Alarm{Kind: kind, Run: run, Seq: seq, Detail: detail, Found: in.now})
}
