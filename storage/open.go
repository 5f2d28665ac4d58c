package storage

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"dendau/storage/record"
)

// Options are what Open takes from outside; every field may be left empty.
type Options struct {
	// Now is the wall clock, Rand the randomness: the machine's own when nil.
	Now  func() time.Time
	Rand io.Reader
	// Running is how long the program has run, by a clock that nobody can set: the machine's own when nil.
	Running func() time.Duration
	// Program is the version that a run notes, Build when it was built: no true clock stands before it.
	Program string
	Build   time.Time
	// ReadOnly begins no run and takes no events. Damage is mended as always.
	ReadOnly bool
	// FS is the disk of the journal and the vault: the machine's own when nil.
	FS FS
	// Logger hears of repairs and of a failing disk: nobody when nil.
	Logger *slog.Logger
	// beforeFollow lets tests fail the database.
	beforeFollow func() error
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Running == nil {
		began := time.Now()
		o.Running = func() time.Duration { return time.Since(began) }
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.FS == nil {
		o.FS = systemFS{}
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.beforeFollow == nil {
		o.beforeFollow = func() error { return nil }
	}
	return o
}

// Open opens the log in dir, or begins one. It compares both copies, mends what is damaged (see Repaired) and begins a run, whose
// RunStarted is the first event. When the disk is full that event waits for the first Append. ErrRunning says that another process
// has the log.
func Open(dir string, o Options) (*Log, error) {
	o = o.filled()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, diskError("make the log's folder", err)
	}
	lock, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	l := newLog(dir, o, lock)
	if l.takenOver, err = putInPlace(o.FS, dir, o.Now()); err != nil {
		l.release()
		return nil, fmt.Errorf("open event log: %w", err)
	}
	if err := l.mend(); err != nil {
		l.release()
		return nil, fmt.Errorf("open event log: %w", err)
	}
	if err := l.begin(); err != nil {
		l.release()
		return nil, fmt.Errorf("begin a run: %w", err)
	}
	return l, nil
}

// lockName is a file of its own, so that no file of the log must exist or be whole to be locked.
const lockName = "lock"

func takeLock(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, diskError("open the lock", err)
	}
	if err := lockSoon(f); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the log: %w", err), f.Close())
	}
	return f, nil
}

// A lock outlives its program by a moment: until the system has taken a killed one apart, or until a child that it was just starting has
// become another program. Somebody who starts anew at once must not be told that it still runs.
const (
	lockPatience = time.Second
	lockPause    = 20 * time.Millisecond
)

// lockSoon takes the lock, or gives up after lockPatience.
func lockSoon(f *os.File) error {
	for deadline := time.Now().Add(lockPatience); ; time.Sleep(lockPause) {
		err := lockFile(f)
		if !errors.Is(err, ErrRunning) || time.Now().After(deadline) {
			return err
		}
	}
}

// mendRounds is how often Open repairs and looks again: each remedy leaves less to do, so the third round finds nothing.
const mendRounds = 4

// mend surveys both copies and repairs them until they are whole, then opens them. Without a twin the log works from the journal.
func (l *Log) mend() error {
	s := surveyor{disk: l.o.FS, dir: l.dir}
	if l.o.ReadOnly && s.absent() {
		return fs.ErrNotExist
	}
	for range mendRounds {
		t, twinErr := openTwin(l.path(twinName))
		if errors.Is(twinErr, ErrRunning) {
			return twinErr
		}
		found := s.both(t, twinErr)
		if errors.Is(found.journal.err, ErrNewer) {
			t.close()
			return found.journal.err
		}
		todo := found.decide()
		l.note(found, todo)
		if todo.none() {
			return l.settle(found, t)
		}
		err := l.apply(todo, found, t)
		t.close()
		if errors.Is(err, errNoTwin) {
			l.o.Logger.Error("the log goes on without its database", "error", err)
			return l.settle(s.both(nil, err), nil)
		}
		if err != nil {
			return err
		}
	}
	return fmt.Errorf("%w: repairs do not hold", ErrDamaged)
}

// errNoTwin: the database could not be rebuilt, which is no reason to stop.
var errNoTwin = errors.New("the database cannot be rebuilt")

func (l *Log) apply(todo remedy, found survey, t *twin) error {
	switch {
	case todo.begin:
		return l.beginLog(found)
	case todo.rebuildJournal:
		return l.rebuildJournal(found.twin, t)
	case todo.cutJournal:
		return l.cutJournal(found.journal.end)
	default:
		t.close() // Windows renames no open file
		if err := l.rebuildTwin(found.journal.kiosk, found.journal.whole.seq); err != nil {
			return fmt.Errorf("%w: %w", errNoTwin, err)
		}
		return nil
	}
}

// beginLog makes a new journal; the next round makes its twin.
func (l *Log) beginLog(found survey) error {
	for _, name := range []string{journalName, twinName} {
		if _, err := quarantine(l.o.FS, l.path(name), l.o.Now()); err != nil {
			return err
		}
	}
	kiosk := found.journal.kiosk
	if kiosk.IsZero() {
		if _, err := io.ReadFull(l.o.Rand, kiosk.ID[:]); err != nil {
			return fmt.Errorf("draw the kiosk's id: %w", err)
		}
	}
	return writeJournal(l.o.FS, l.path(journalName), kiosk, func(func(entry) error) error { return nil })
}

// rebuildJournal writes the journal anew from the twin, as far as that can be believed.
func (l *Log) rebuildJournal(state copyState, t *twin) error {
	if _, err := quarantine(l.o.FS, l.path(journalName), l.o.Now()); err != nil {
		return err
	}
	return writeJournal(l.o.FS, l.path(journalName), state.kiosk, func(write func(entry) error) error {
		return t.walk(0, func(e entry) (bool, error) {
			if e.seq > state.at.seq {
				return false, nil
			}
			return true, write(e)
		})
	})
}

// cutJournal keeps the journal up to end, after the rest was copied into quarantine.
func (l *Log) cutJournal(end int64) error {
	f, err := l.o.FS.OpenFile(l.path(journalName), os.O_RDWR, 0o600)
	if err != nil {
		return diskError("open the journal", err)
	}
	size, err := f.Size()
	if err == nil {
		var to string
		if to, err = quarantineName(l.path(journalName)+"-tail", l.o.Now()); err == nil {
			tail := io.NewSectionReader(f, end, max(0, size-end))
			err = writeWhole(l.o.FS, to, 0o600, func(w io.Writer) error {
				_, err := io.Copy(w, tail)
				return err
			})
		}
	}
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		err = f.Sync()
	}
	return diskError("cut the journal", errors.Join(err, f.Close()))
}

// rebuildTwin moves a database that is there aside and builds another from the journal.
func (l *Log) rebuildTwin(kiosk record.KioskID, to record.Seq) error {
	if _, err := quarantine(l.o.FS, l.path(twinName), l.o.Now()); err != nil {
		return err
	}
	t, err := buildTwin(l.o.FS, l.path(twinName), kiosk, func(write func(entry) error) error {
		return l.readJournal(1, to, write)
	})
	t.close()
	return err
}

// settle takes the mended copies into use.
func (l *Log) settle(found survey, t *twin) error {
	state := found.journal
	l.kiosk, l.head, l.runs, l.twin = state.kiosk, state.whole, state.runs, t
	l.journal = &journal{disk: l.o.FS, path: l.path(journalName), end: state.end, last: state.whole, failed: true}
	followed := found.twin.at.seq
	if t == nil {
		followed = 0
	}
	err := l.readJournal(followed+1, l.head.seq, func(e entry) error {
		if t != nil {
			e.event = slices.Clone(e.event)
			l.tail = append(l.tail, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.readClock()
}

// note tells the log and Repaired what is about to be mended. That there was nothing at all yet is nothing to tell.
func (l *Log) note(found survey, todo remedy) {
	if !found.journal.exists && !found.twin.exists || todo.none() {
		return
	}
	if todo.rebuildTwin && !found.twin.exists && found.journal.whole.seq == 0 && found.journal.err == nil {
		return // the second half of beginning a log
	}
	if l.takenOver && !found.twin.exists && found.journal.err == nil {
		return // a backup has no database
	}
	report := found.findings()
	for _, f := range slices.Concat(report.Wrong, report.Notes) {
		if slices.Contains(l.repaired, f) {
			continue
		}
		l.repaired = append(l.repaired, f)
		l.o.Logger.Error("the log was not whole", "file", f.File, "after", f.After, "what", f.What)
	}
}

// maxDraws is far more than chance needs to find a number that no run has had.
const maxDraws = 64

// begin starts the writer and, unless the log is for reading only, the run.
func (l *Log) begin() error {
	for draws := 0; l.run == 0 || slices.ContainsFunc(l.runs, func(r Run) bool { return r.ID == l.run }); draws++ {
		if draws == maxDraws {
			return errors.New("draw the run's id: the randomness repeats itself")
		}
		var b [4]byte
		if _, err := io.ReadFull(l.o.Rand, b[:]); err != nil {
			return fmt.Errorf("draw the run's id: %w", err)
		}
		l.run = record.Run(binary.BigEndian.Uint32(b[:]))
	}
	go l.write()
	if l.o.ReadOnly {
		return nil
	}
	_, err := l.Append()
	if errors.Is(err, ErrDiskFull) || errors.Is(err, ErrDisk) {
		l.o.Logger.Error("the run is not noted yet", "error", err)
		return nil
	}
	if err != nil {
		return errors.Join(err, l.Close())
	}
	return nil
}

// release gives up a log that was not opened.
func (l *Log) release() {
	l.twin.close()
	if l.journal != nil {
		_ = l.journal.close()
	}
	_ = l.lock.Close()
}
