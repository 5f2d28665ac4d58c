package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"syscall"
	"testing"
)

// faultyFS is the machine's disk until the test makes an operation fail.
type faultyFS struct {
	systemFS
	mu sync.Mutex
	// fail decides about each operation: "open", "write", "sync", "truncate", "rename", "syncdir".
	fail func(op, name string) error
}

func (d *faultyFS) ask(op, name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail == nil {
		return nil
	}
	return d.fail(op, filepath.Base(name))
}

func (d *faultyFS) set(fail func(op, name string) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fail = fail
}

func (d *faultyFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	if flag != os.O_RDONLY {
		if err := d.ask("open", name); err != nil {
			return nil, err
		}
	}
	f, err := d.systemFS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &faultyFile{File: f, disk: d, name: name}, nil
}

func (d *faultyFS) Rename(from, to string) error {
	if err := d.ask("rename", to); err != nil {
		return err
	}
	return d.systemFS.Rename(from, to)
}

func (d *faultyFS) SyncDir(dir string) error {
	if err := d.ask("syncdir", dir); err != nil {
		return err
	}
	return d.systemFS.SyncDir(dir)
}

type faultyFile struct {
	File
	disk *faultyFS
	name string
}

// WriteAt writes half before it fails, as a full disk does.
func (f *faultyFile) WriteAt(b []byte, at int64) (int, error) {
	if err := f.disk.ask("write", f.name); err != nil {
		n, _ := f.File.WriteAt(b[:len(b)/2], at)
		return n, err
	}
	return f.File.WriteAt(b, at)
}

func (f *faultyFile) Sync() error {
	if err := f.disk.ask("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultyFile) Truncate(size int64) error {
	if err := f.disk.ask("truncate", f.name); err != nil {
		return err
	}
	return f.File.Truncate(size)
}

// Every operation of an append fails, alone or with all after it, for want of room or with an error of the device: the caller is told
// what it is, nothing acknowledged is lost, nothing refused appears, and the log goes on when the disk does.
func TestDiskFailsDuringAppend(t *testing.T) {
	t.Parallel()
	ops := []string{"write", "sync", "truncate", "open"}
	for _, op := range ops {
		for _, cause := range []error{noRoom, syscall.EIO} {
			for _, lasting := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s %v lasting %v", op, cause, lasting), func(t *testing.T) {
					failDuringAppend(t, op, cause, lasting)
				})
			}
		}
	}
}

func failDuringAppend(t *testing.T, op string, cause error, lasting bool) {
	disk := &faultyFS{}
	o := options()
	o.FS = disk
	dir := t.TempDir()
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	appendNumbers(t, l, 1, 3)
	failed := false
	disk.set(func(at, name string) error {
		// open and truncate happen only when the journal is opened again after a failed write
		first := at == "write" && (op == "open" || op == "truncate") && !failed
		if name == journalName && (first || at == op && (lasting || !failed)) {
			failed = failed || at == op
			return cause
		}
		return nil
	})
	wanted := ErrDisk
	if cause == noRoom {
		wanted = ErrDiskFull
	}
	before := l.Head()
	if _, err := l.Append(numbered(4), numbered(5)); !errors.Is(err, wanted) || !errors.Is(err, cause) {
		t.Fatalf("got %v, want %v", err, wanted)
	}
	if lasting {
		if _, err := l.Append(numbered(4)); !errors.Is(err, wanted) {
			t.Errorf("the second time: got %v, want %v", err, wanted)
		}
	}
	if l.Head() != before {
		t.Errorf("what was refused is there: %+v, want %+v", l.Head(), before)
	}
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 3)) {
		t.Errorf("meanwhile the log holds %v", got)
	}
	disk.set(nil)
	appendNumbers(t, l, 4, 6)
	closeChecked(t, l)
	if got := numbers(t, open(t, dir, options())); !reflect.DeepEqual(got, want(1, 6)) {
		t.Errorf("afterwards: %v", got)
	}
}

// Every single operation of a session of appends fails once in its turn.
func TestEveryOperationFailsOnce(t *testing.T) {
	t.Parallel()
	for _, cause := range []error{noRoom, syscall.EIO} {
		for at := 0; ; at++ {
			count := 0
			disk := &faultyFS{}
			o := options()
			o.FS = disk
			dir := t.TempDir()
			l, err := Open(dir, o)
			if err != nil {
				t.Fatal(err)
			}
			disk.set(func(string, string) error {
				count++
				if count == at+1 {
					return cause
				}
				return nil
			})
			var kept []string
			for n := range 5 {
				if _, err := l.Append(numbered(n)); err == nil {
					kept = append(kept, fmt.Sprint(n))
				} else if !errors.Is(err, ErrDisk) && !errors.Is(err, ErrDiskFull) {
					t.Errorf("operation %d: %v", at, err)
				}
			}
			disk.set(nil)
			closeChecked(t, l)
			if got := numbers(t, open(t, dir, options())); !reflect.DeepEqual(got, kept) {
				t.Errorf("operation %d: got %v, want %v", at, got, kept)
			}
			if count <= at {
				if len(kept) != 5 || at < 8 {
					t.Errorf("%d operations, kept %v", at, kept)
				}
				break
			}
		}
	}
}

// A full disk when the program starts: the log can be read, and the run begins with the first event that finds room.
func TestDiskFullAtOpen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample(t, dir)
	disk := &faultyFS{fail: func(op, name string) error {
		if op == "write" {
			return noRoom
		}
		return nil
	}}
	o := options()
	o.FS = disk
	l := open(t, dir, o)
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 12)) {
		t.Errorf("got %v", got)
	}
	if _, err := l.Append(numbered(13)); !errors.Is(err, ErrDiskFull) {
		t.Errorf("got %v, want %v", err, ErrDiskFull)
	}
	disk.set(nil)
	kept, err := l.Append(numbered(13))
	if err != nil || len(l.Runs()) != 4 || kept[0].Seq != l.Runs()[3].First+1 {
		t.Errorf("got %+v, %v, runs %+v", kept, err, l.Runs())
	}
}

// The database fails: the log is read from the journal, takes events, and the database comes back.
func TestDatabaseFailsToFollow(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var fail error
	o := options()
	o.beforeFollow = func() error {
		mu.Lock()
		defer mu.Unlock()
		return fail
	}
	set := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		fail = err
	}
	l := open(t, t.TempDir(), o)
	appendNumbers(t, l, 1, 3)
	set(noRoom)
	follow := func() {
		t.Helper()
		if err := l.whileStill(l.follow); err != nil {
			t.Fatal(err)
		}
	}
	follow()
	appendNumbers(t, l, 4, 6)
	follow()
	if !l.twinLost() {
		t.Fatal("the database did not fail: the test cannot fail")
	}
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 6)) {
		t.Errorf("without the database: %v", got)
	}
	set(nil)
	follow()
	if l.twinLost() {
		t.Error("the database did not come back")
	}
	appendNumbers(t, l, 7, 8)
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 8)) {
		t.Errorf("afterwards: %v", got)
	}
}

// forgetfulFS keeps on its plate only what was synced; a power cut takes the rest.
type forgetfulFS struct {
	systemFS
	mu      sync.Mutex
	durable map[string][]byte
	// lies: Sync returns without making anything durable, as without fsync or with an acknowledgement before the write.
	lies bool
}

func (d *forgetfulFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := d.systemFS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return forgetfulFile{File: f, disk: d, name: name}, nil
}

func (d *forgetfulFS) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.durable[to] = d.durable[from]
	return d.systemFS.Rename(from, to)
}

// cut gives a folder with what a power cut leaves. The database is taken to be lost, so that the journal stands alone.
func (d *forgetfulFS) cut(t *testing.T) string {
	t.Helper()
	d.mu.Lock()
	durable := maps.Clone(d.durable)
	d.mu.Unlock()
	dir := t.TempDir()
	for name, b := range durable {
		if filepath.Base(name) == journalName {
			if err := os.WriteFile(filepath.Join(dir, journalName), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

type forgetfulFile struct {
	File
	disk *forgetfulFS
	name string
}

func (f forgetfulFile) Sync() error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.lies && filepath.Base(f.name) == journalName {
		return nil
	}
	size, err := f.Size()
	if err != nil {
		return err
	}
	b := make([]byte, size)
	if _, err := f.ReadAt(b, 0); err != nil && size > 0 {
		return err
	}
	f.disk.durable[f.name] = b
	return nil
}

// lostInPowerCuts appends with the power going at several moments and counts acknowledged events that are gone afterwards.
func lostInPowerCuts(t *testing.T, lies bool) int {
	t.Helper()
	lost := 0
	disk := &forgetfulFS{durable: map[string][]byte{}, lies: lies}
	o := options()
	o.FS = disk
	l, err := Open(t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 20; n++ {
		appendNumbers(t, l, n, n)
		after, err := Open(disk.cut(t), options())
		if err != nil {
			t.Fatal(err)
		}
		got := numbers(t, after)
		if !slices.Equal(got, want(1, 20)[:len(got)]) {
			t.Errorf("after %d: %v", n, got)
		}
		lost += max(0, n-len(got))
		closeChecked(t, after)
	}
	closeChecked(t, l)
	return lost
}

func TestPowerCut(t *testing.T) {
	t.Parallel()
	if lost := lostInPowerCuts(t, false); lost > 0 {
		t.Errorf("%d acknowledged events were lost", lost)
	}
}

// The control: a disk that acknowledges before it has written fails the same check.
func TestControlOfThePowerCut(t *testing.T) {
	t.Parallel()
	if lost := lostInPowerCuts(t, true); lost == 0 {
		t.Error("nothing was lost without fsync: the check cannot fail")
	}
}
