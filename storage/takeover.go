package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dendau/storage/record"
)

// A replacement takes a lost kiosk's place: the backup is laid whole beside the log that the replacement began when it was started first, and only
// renames put it in that log's place. So a full disk or a power cut leaves either the folder as it was or the lost kiosk's log.

// takeoverDir holds a backup until it is in its place. Empty, it says that this was done and that nobody was told yet.
const takeoverDir = "takeover"

// ErrInUse: a folder that a backup is to be restored to has a log in which something happened.
var ErrInUse = errors.New("there is a log in use in that folder already")

// Restore lays a backup into a folder that has no log, or one in which nothing happened; Open then goes on from it, and the run that it begins
// names the backup's last event. Nothing but Options.FS is used where there is no log.
func Restore(dir string, b Backup, o Options) error {
	if err := restore(dir, b, o.filled()); err != nil {
		return fmt.Errorf("restore to %s: %w", dir, err)
	}
	return nil
}

func restore(dir string, b Backup, o Options) error {
	if _, err := ParseBackup(b.Journal, b.Vault); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return diskError("make the log's folder", err)
	}
	if !(surveyor{disk: o.FS, dir: dir}).absent() {
		o.ReadOnly = true
		l, err := Open(dir, o)
		if err != nil {
			return err
		}
		if err := errors.Join(l.TakeOver(b), l.Close()); err != nil {
			return err
		}
	}
	lock, err := takeLock(dir)
	if err != nil {
		return err
	}
	defer lock.Close() // it holds nothing but the lock
	if (surveyor{disk: o.FS, dir: dir}).absent() {
		if err := lay(o.FS, dir, b); err != nil {
			return err
		}
	}
	_, err = putInPlace(o.FS, dir, o.Now())
	return err
}

// TakeOver lays a backup beside a log in which nothing happened but that the program was started. The next Open puts it in that log's place, which
// goes into quarantine: whoever called this closes the log and begins anew. After an error the folder is as it was.
func (l *Log) TakeOver(b Backup) error {
	if _, err := ParseBackup(b.Journal, b.Vault); err != nil {
		return fmt.Errorf("take over: %w", err)
	}
	if used, err := l.used(); err != nil || used {
		return errors.Join(err, ErrInUse)
	}
	if err := lay(l.o.FS, l.dir, b); err != nil {
		return fmt.Errorf("take over: %w", err)
	}
	return nil
}

// used tells whether anything is in the log that would be missed.
func (l *Log) used() (bool, error) {
	for e, err := range l.Since(0) {
		if err != nil {
			return false, err
		}
		switch e.Fact.(type) {
		case record.RunStarted, record.SettingChanged, record.TextSizeChosen, record.VoiceChosen:
		default:
			return true, nil
		}
	}
	return false, nil
}

// TakenOver tells that this log came from a backup and nobody was told yet; TakeoverTold that somebody was.
func (l *Log) TakenOver() bool { return l.takenOver }

// TakeoverTold takes the sign away by which TakenOver says so.
func (l *Log) TakeoverTold() error {
	if err := os.Remove(l.path(takeoverDir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return diskError("forget the takeover", err)
	}
	return diskError("forget the takeover", l.o.FS.SyncDir(l.dir))
}

// lay makes the backup's files appear in the folder for takeovers, all of them or none.
func lay(disk FS, dir string, b Backup) error {
	if err := clearTakeover(disk, dir); err != nil {
		return err
	}
	part := filepath.Join(dir, takeoverDir+".part")
	err := diskError("make the folder for the backup", os.Mkdir(part, 0o700))
	for _, f := range []struct {
		name string
		data []byte
	}{{vaultNames[0], b.Vault}, {vaultNames[1], b.Vault}, {journalName, b.Journal}} {
		if err == nil {
			err = writeWhole(disk, filepath.Join(part, f.name), 0o600, func(w io.Writer) error {
				_, err := w.Write(f.data)
				return err
			})
		}
	}
	if err == nil {
		err = diskError("put the backup beside the log", disk.Rename(part, filepath.Join(dir, takeoverDir)))
	}
	if err == nil {
		err = diskError("put the backup beside the log", disk.SyncDir(dir))
	}
	if err != nil {
		return errors.Join(err, clearTakeover(disk, dir))
	}
	return nil
}

// clearTakeover takes away a backup that was laid, whole, or in parts that nobody reads.
func clearTakeover(disk FS, dir string) error {
	laid := filepath.Join(dir, takeoverDir)
	part := laid + ".part"
	if err := os.RemoveAll(part); err != nil {
		return diskError("clear the folder for the backup", err)
	}
	if _, err := os.Lstat(laid); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	// Under its own name it is whole or not there: a power cut must never leave a journal without its vault.
	if err := disk.Rename(laid, part); err != nil {
		return diskError("clear the folder for the backup", err)
	}
	return diskError("clear the folder for the backup", errors.Join(disk.SyncDir(dir), os.RemoveAll(part)))
}

// putInPlace puts a backup that was laid in the log's place, or goes on with it after a power cut. The journal comes last: as long as it waits,
// everything before it is looked at again. It tells whether a takeover was done that nobody was told of.
func putInPlace(disk FS, dir string, now time.Time) (bool, error) {
	laid := filepath.Join(dir, takeoverDir)
	if _, err := os.Lstat(laid); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if _, err := os.Lstat(filepath.Join(laid, journalName)); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if _, err := quarantine(disk, filepath.Join(dir, twinName), now); err != nil {
		return false, err
	}
	for _, name := range []string{vaultNames[0], vaultNames[1], journalName} {
		from, to := filepath.Join(laid, name), filepath.Join(dir, name)
		if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
			continue // it is in its place since before the power went
		}
		if _, err := quarantine(disk, to, now); err != nil {
			return false, err
		}
		if err := disk.Rename(from, to); err != nil {
			return false, diskError("put the backup in its place", err)
		}
		if err := errors.Join(disk.SyncDir(dir), disk.SyncDir(laid)); err != nil {
			return false, diskError("put the backup in its place", err)
		}
	}
	return true, nil
}
