package storage

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dendau/storage/record"
)

// Check reads both copies of the log in dir from end to end, every event included, and changes nothing. ErrRunning: a program has it open.
func Check(dir string) (Findings, error) {
	if _, err := os.Stat(dir); err != nil {
		return Findings{}, fmt.Errorf("check event log: %w", err)
	}
	lock, err := takeLock(dir)
	if err != nil {
		return Findings{}, fmt.Errorf("check event log: %w", err)
	}
	defer lock.Close() // it holds nothing but the lock
	s := surveyor{disk: systemFS{}, dir: dir, decode: true}
	t, twinErr := openTwin(filepath.Join(dir, twinName))
	defer t.close()
	return s.both(t, twinErr).findings(), nil
}

// Check does the same with the open log. Appends wait meanwhile: a second for a year's events.
func (l *Log) Check() (Findings, error) {
	var found Findings
	err := l.whileStill(func() {
		l.follow()
		l.mu.Lock()
		t := l.twin
		l.mu.Unlock()
		var twinErr error
		if t == nil {
			twinErr = errNoTwin
		}
		found = surveyor{disk: l.o.FS, dir: l.dir, decode: true}.both(t, twinErr).findings()
	})
	return found, err
}

// whileStill runs look on the writer's goroutine, when nothing is being written.
func (l *Log) whileStill(look func()) error {
	reply := make(chan result, 1)
	select {
	case l.requests <- request{look: look, reply: reply}:
		return (<-reply).err
	case <-l.closing:
		return ErrClosed
	}
}

// Rebuild mends the log in dir as Open does and then writes the database anew from the journal, the old one going into quarantine.
// It tells what was wrong before.
func Rebuild(dir string, o Options) (Findings, error) {
	found, err := Check(dir)
	if err != nil {
		return found, err
	}
	o.ReadOnly = true
	l, err := Open(dir, o)
	if err != nil {
		return found, err
	}
	var built error
	err = l.whileStill(func() {
		l.mu.Lock()
		t := l.twin
		l.twin, l.tail = nil, nil
		l.mu.Unlock()
		t.close()
		built = l.rebuildTwin(l.kiosk, l.Head().Seq)
	})
	return found, errors.Join(err, built, l.Close())
}

// Dump writes the log for technicians: one event a line, in JSON, oldest first.
func Dump(w io.Writer, l *Log) error {
	out := bufio.NewWriter(w)
	for e, err := range l.Since(0) {
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		line, err := record.JSON(e)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write the dump: %w", err)
		}
	}
	return out.Flush()
}
