package storage

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"dendau/storage/record"
)

// Log is the event log of one kiosk. Its methods may be called from any goroutine.
type Log struct {
	dir  string
	o    Options
	lock *os.File
	run  record.Run

	requests chan request
	closing  chan struct{}
	stopped  chan struct{}
	closed   sync.Once

	// journal and started belong to the writer's goroutine once it runs.
	journal *journal
	started bool

	vaultMu sync.Mutex // guards vault
	vault   *Vault

	mu sync.Mutex // guards what follows
	// kiosk, repaired and takenOver do not change after Open.
	kiosk     record.KioskID
	repaired  []Finding
	takenOver bool
	head      place
	runs      []Run
	// tail holds the entries that the journal has and the twin has not yet.
	tail []entry
	twin *twin

	clock clock
}

// clock grades the wall clock of the next events.
type clock struct {
	trust record.Grade
	// floor is the latest wall clock that was believed, in Unix seconds.
	floor int64
	build int64
	// settings counts SetTrust, so that an Append under way does not undo one.
	settings int
}

// clockSlack is how far a clock may be set back without being called wrong: network time and hand-set watches do that.
const clockSlack = 2 * 60

func (c *clock) grade(at int64) record.Grade {
	if at+clockSlack < c.floor || at < c.build {
		return record.ClockWrong
	}
	c.floor = max(c.floor, at)
	return c.trust
}

func newLog(dir string, o Options, lock *os.File) *Log {
	l := &Log{
		dir: dir, o: o, lock: lock,
		requests: make(chan request),
		closing:  make(chan struct{}),
		stopped:  make(chan struct{}),
	}
	if !o.Build.IsZero() {
		l.clock.build = o.Build.Unix()
	}
	return l
}

func (l *Log) path(name string) string { return filepath.Join(l.dir, name) }

// Head is how far the log has come: its last event and the chain value there.
type Head struct {
	Kiosk record.KioskID
	Run   record.Run
	Seq   record.Seq
	Chain [32]byte
}

// Head gives the last acknowledged event.
func (l *Log) Head() Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return Head{Kiosk: l.kiosk, Run: l.head.run, Seq: l.head.seq, Chain: l.head.chain}
}

// Runs gives every start of the program that the log tells of, oldest first.
func (l *Log) Runs() []Run {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.runs)
}

// Repaired tells what Open found and mended; empty after a usual start or a mere power cut without a torn record.
func (l *Log) Repaired() []Finding { return slices.Clone(l.repaired) }

// SetTrust grades the wall clock of the events from now on: the facilitator confirmed the date, or a receipt agreed with it.
// It also begins a new measure for a clock that goes backwards.
func (l *Log) SetTrust(grade record.Grade) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clock.trust, l.clock.floor = grade, l.now().Unix()
	l.clock.settings++
}

// Trust is the grade of the wall clock that SetTrust gave last.
func (l *Log) Trust() record.Grade {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.clock.trust
}

// Append keeps the facts and gives their events when the disk has them: all of them, one after the other, or none. Callers at the same
// time share one wait for the disk. After ErrDiskFull or ErrDisk nothing was kept and the next Append tries the disk anew.
func (l *Log) Append(drafts ...record.Draft) ([]record.Event, error) {
	if l.o.ReadOnly {
		return nil, ErrReadOnly
	}
	reply := make(chan result, 1)
	select {
	case l.requests <- request{drafts: drafts, reply: reply}:
		r := <-reply
		return r.events, r.err
	case <-l.closing:
		return nil, ErrClosed
	}
}

// Close lets the database follow to the end and gives the log up. What was acknowledged is on disk without it.
func (l *Log) Close() error {
	l.closed.Do(func() { close(l.closing) })
	<-l.stopped
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lock == nil {
		return nil
	}
	l.twin.close()
	l.twin = nil
	err := errors.Join(l.journal.close(), l.lock.Close())
	l.lock = nil
	return diskError("close the log", err)
}

// readClock starts the measure of the clock at the last event.
func (l *Log) readClock() error {
	for e, err := range l.between(l.head.seq, l.head.seq) {
		if err != nil {
			return err
		}
		event, err := record.Decode(l.stamp(e), e.event)
		if err != nil {
			return fmt.Errorf("event %d: %w", e.seq, err)
		}
		l.clock.floor = event.At
	}
	return nil
}

func (l *Log) stamp(e entry) record.Stamp {
	return record.Stamp{Kiosk: l.kiosk, Run: e.run, Seq: e.seq}
}

// logger and now keep the options' long way out of the code.
func (l *Log) logger() *slog.Logger { return l.o.Logger }

func (l *Log) now() time.Time { return l.o.Now() }
