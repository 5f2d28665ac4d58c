package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dendau/storage/record"
)

// lostKiosk is the backup of a kiosk in which something happened.
func lostKiosk(t *testing.T) Backup {
	t.Helper()
	l := open(t, t.TempDir(), Options{})
	if _, err := l.Vault(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(record.Draft{Fact: record.HallSet{Hall: record.HallID{ID: record.ID{3}}, Name: "Nhà văn hóa thôn Thử", Commune: "23020"}}); err != nil {
		t.Fatal(err)
	}
	b, err := l.Backup()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// justStarted is a folder in which the program was started once and given a language, and gives its kiosk.
func justStarted(t *testing.T) (dir string, kiosk record.KioskID) {
	t.Helper()
	dir = t.TempDir()
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Vault(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(record.Draft{Fact: record.SettingChanged{Key: "lang", Value: "en"}}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, l.Head().Kiosk
}

// becomes opens a folder and tells whether it is the lost kiosk whole, with its own key, or the one that was there whole; anything else fails.
func becomes(t *testing.T, dir string, b Backup, was record.KioskID) (replaced bool) {
	t.Helper()
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	v, err := l.Vault()
	if err != nil {
		t.Fatal(err)
	}
	_, want, err := parseVault(b.Vault)
	if err != nil {
		t.Fatal(err)
	}
	switch head := l.Head(); head.Kiosk {
	case b.Head.Kiosk:
		if head.Seq != b.Head.Seq+1 || l.Runs()[len(l.Runs())-1].Prev != b.Head.Run || string(v.content.Seed) != string(want.Seed) {
			t.Errorf("it is not whole: %+v, %+v", head, l.Runs())
		}
		if !l.TakenOver() || len(l.Repaired()) != 0 {
			t.Errorf("taken over %v, mended %v", l.TakenOver(), l.Repaired())
		}
		replaced = true
	case was:
		if string(v.content.Seed) == string(want.Seed) || l.TakenOver() {
			t.Errorf("half of the lost kiosk: taken over %v", l.TakenOver())
		}
	default:
		t.Fatalf("it is %v, neither of both", head.Kiosk)
	}
	if found, err := l.Check(); err != nil || !found.OK() {
		t.Errorf("the log: %+v, %v", found, err)
	}
	return replaced
}

// A kiosk that was only started takes a lost one's place: the next start is the lost kiosk, says so until somebody was told, and the log that was
// begun lies in quarantine.
func TestTakeOverWhileTheLogIsOpen(t *testing.T) {
	b := lostKiosk(t)
	dir, was := justStarted(t)
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // pressed again after the program could not begin anew
		if err := l.TakeOver(b); err != nil {
			t.Fatal(err)
		}
	}
	if l.Head().Kiosk != was || l.TakenOver() {
		t.Error("the open log changed")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if !becomes(t, dir, b, was) {
		t.Fatal("the next start is the kiosk that was there")
	}
	put, err := os.ReadDir(filepath.Join(dir, quarantineDir))
	var names []string
	for _, f := range put {
		names = append(names, f.Name())
	}
	for _, want := range []string{journalName, twinName, vaultNames[0], vaultNames[1]} {
		if !strings.Contains(strings.Join(names, " "), want) {
			t.Errorf("%s is not in quarantine: %v, %v", want, names, err)
		}
	}
	l, err = Open(dir, Options{})
	if err != nil || !l.TakenOver() {
		t.Fatalf("a power cut while it was read takes the words away: %v", err)
	}
	if err := errors.Join(l.TakeoverTold(), l.TakeoverTold(), l.Close()); err != nil {
		t.Error(err)
	}
	if l, err = Open(dir, Options{}); err != nil || l.TakenOver() {
		t.Errorf("told again: %v", err)
	}
	l.Close()
}

// A log in which anything happened is nobody's to replace, by window or by command; one that was only started is, by both.
func TestTakeOverLeavesAUsedLog(t *testing.T) {
	b := lostKiosk(t)
	dir, was := justStarted(t)
	if err := Restore(dir, b, Options{}); err != nil {
		t.Fatal(err)
	}
	if !becomes(t, dir, b, was) {
		t.Error("restored, and it is the kiosk that was there")
	}
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.TakeOver(b); !errors.Is(err, ErrInUse) {
		t.Errorf("over a log in use: %v", err)
	}
	if err := l.TakeOver(Backup{}); err == nil || errors.Is(err, ErrInUse) {
		t.Errorf("by nothing: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(dir, b, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("restored over a log in use: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, takeoverDir, journalName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was refused lies there: %v", err)
	}
}

// The disk fails at each operation of laying a backup: the caller hears what it is, and the folder is as it was.
func TestDiskFailsWhileABackupIsLaid(t *testing.T) {
	b := lostKiosk(t)
	for _, cause := range []error{noRoom, syscall.EIO} {
		wanted := map[error]error{noRoom: ErrDiskFull, syscall.EIO: ErrDisk}[cause]
		for n := 1; ; n++ {
			dir, was := justStarted(t)
			disk := &faultyFS{}
			l, err := Open(dir, Options{FS: disk})
			if err != nil {
				t.Fatal(err)
			}
			ops, failed := 0, false
			disk.set(func(op, name string) error {
				if ops++; ops == n {
					failed = true
					return cause
				}
				return nil
			})
			err = l.TakeOver(b)
			disk.set(nil)
			if !failed {
				if err != nil || n < 10 {
					t.Errorf("%d operations, %v", n, err)
				}
				l.Close()
				break
			}
			if !errors.Is(err, wanted) {
				t.Errorf("operation %d, %v: got %v", n, cause, err)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{takeoverDir, takeoverDir + ".part"} {
				if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, os.ErrNotExist) {
					t.Errorf("operation %d leaves %s", n, name)
				}
			}
			if becomes(t, dir, b, was) {
				t.Errorf("operation %d failed and it took over", n)
			}
		}
	}
}

// The power goes at each operation of putting a laid backup in its place: the next start goes on, and it is the lost kiosk, whole.
func TestPowerGoesWhileABackupIsPutInPlace(t *testing.T) {
	b := lostKiosk(t)
	for n := 1; ; n++ {
		dir, was := justStarted(t)
		l, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(l.TakeOver(b), l.Close()); err != nil {
			t.Fatal(err)
		}
		disk := &faultyFS{}
		ops, gone := 0, false
		disk.set(func(op, name string) error {
			if ops++; ops >= n {
				gone = true
				return fmt.Errorf("the power is gone: %w", syscall.EIO)
			}
			return nil
		})
		_, err = putInPlace(disk, dir, time.Unix(1_800_000_000, 0))
		if !gone {
			if err != nil || n < 10 {
				t.Errorf("%d operations, %v", n, err)
			}
			break
		}
		if !errors.Is(err, ErrDisk) {
			t.Errorf("operation %d: got %v", n, err)
		}
		if !becomes(t, dir, b, was) {
			t.Errorf("operation %d: the takeover is forgotten", n)
		}
	}
}
