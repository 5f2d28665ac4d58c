package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"testing"
)

// sample makes a log of three runs and twelve numbered facts, the last three of one Append, and closes it.
func sample(t *testing.T, dir string) {
	t.Helper()
	for run := range 3 {
		l, err := Open(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		appendNumbers(t, l, run*3+1, run*3+3)
		if run == 2 {
			if _, err := l.Append(numbered(10), numbered(11), numbered(12)); err != nil {
				t.Fatal(err)
			}
		}
		closeChecked(t, l)
	}
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

func copyLog(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if runtime.GOOS == "windows" { // over some damage bbolt panics and leaves the file mapped, and Windows removes no mapped file
		var err error
		if to, err = os.MkdirTemp("", "dendau-damage"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(to) }) // what is mapped stays until the machine's own cleaning
	}
	for _, name := range []string{journalName, twinName} {
		b, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func quarantined(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, quarantineDir))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Whatever happens to one copy, the other one mends it: no event is missing and the damaged file is kept.
func TestEitherCopyRebuildsTheOther(t *testing.T) {
	t.Parallel()
	good, foreign := t.TempDir(), t.TempDir()
	sample(t, good)
	sample(t, foreign)
	journal, twin := "20261122T123000Z-journal.ddj", "20261122T123000Z-log.db"
	file := func(name string, change func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) { rewrite(t, filepath.Join(dir, name), change) }
	}
	steal := func(name string) func(*testing.T, string) {
		return file(name, func([]byte) []byte {
			b, err := os.ReadFile(filepath.Join(foreign, name))
			if err != nil {
				t.Fatal(err)
			}
			return b
		})
	}
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	nothing := func([]byte) []byte { return nil }
	half := func(b []byte) []byte { return b[:len(b)/2] }
	tests := []struct {
		name   string
		damage func(*testing.T, string)
		kept   []string
		quiet  bool
	}{
		{"nothing happened", func(*testing.T, string) {}, nil, true},
		{"journal emptied", file(journalName, nothing), []string{journal}, false},
		{"journal gone", remove(journalName), nil, false},
		{"journal halved", file(journalName, half), []string{journal}, false},
		{"journal's head changed", file(journalName, func(b []byte) []byte { b[6] ^= 1; return b }), []string{journal}, false},
		{"journal ends one record early", file(journalName, func(b []byte) []byte { return b[:lastWhole(t, b)] }), []string{journal}, false},
		{"journal followed by a torn record", file(journalName, func(b []byte) []byte { return append(b, 0, 0, 0, 40, 1, 2) }), []string{journal + "-tail"}, false},
		{"journal followed by zeros", file(journalName, func(b []byte) []byte { return append(b, make([]byte, 4096)...) }), []string{journal + "-tail"}, false},
		{"database emptied", file(twinName, nothing), []string{twin}, false},
		{"database gone", remove(twinName), nil, false},
		{"database halved", file(twinName, half), []string{twin}, false},
		{"database is noise", file(twinName, func(b []byte) []byte { return bytes.Repeat([]byte{0x5a}, len(b)) }), []string{twin}, false},
		{"database of another kiosk", steal(twinName), []string{twin}, false},
		{"journal and database damaged at different places", func(t *testing.T, dir string) {
			rewrite(t, filepath.Join(dir, journalName), half)
			remove(twinName)(t, dir)
		}, []string{journal + "-tail"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := copyLog(t, good)
			test.damage(t, dir)
			l := open(t, dir, options())
			got := numbers(t, l)
			lossless := test.name != "journal and database damaged at different places"
			if full := want(1, 12); lossless && !reflect.DeepEqual(got, full) || !slices.Equal(got, full[:len(got)]) {
				t.Errorf("got %v", got)
			}
			if got := quarantined(t, dir); !slices.Equal(got, test.kept) {
				t.Errorf("quarantine holds %v, want %v", got, test.kept)
			}
			if (len(l.Repaired()) == 0) != test.quiet {
				t.Errorf("told %v", l.Repaired())
			}
		})
	}
}

// lastWhole is the offset of the journal's last Append but one.
func lastWhole(t *testing.T, b []byte) int64 {
	t.Helper()
	r, err := newJournalReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var before int64
	for {
		before = r.whole
		at := r.whole
		for r.whole == at {
			if _, err := r.next(); err != nil {
				t.Fatal(err)
			}
		}
		if r.whole == int64(len(b)) {
			return before
		}
	}
}

// every is the step with which a test goes over the bytes of a file: each one where time does not matter.
func every(step int) int {
	if os.Getenv("DENDAU_ALL") == "1" {
		return 1
	}
	return step
}

// The journal may end at any byte: every Append before it is whole, the one that was cut is not there at all.
func TestJournalCutAnywhere(t *testing.T) {
	t.Parallel()
	good := t.TempDir()
	sample(t, good)
	whole, err := os.ReadFile(filepath.Join(good, journalName))
	if err != nil {
		t.Fatal(err)
	}
	for size := headerSize; size < len(whole); size += every(17) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, journalName), whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		got := numbers(t, l)
		if !slices.Equal(got, want(1, 12)[:len(got)]) || len(got) == 10 || len(got) == 11 {
			t.Errorf("cut at %d: %v", size, got)
		}
		closeChecked(t, l)
	}
}

// A changed byte of the journal is always found, and always mended by the database.
func TestJournalByteChangedAnywhere(t *testing.T) {
	t.Parallel()
	good := t.TempDir()
	sample(t, good)
	info, err := os.Stat(filepath.Join(good, journalName))
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < int(info.Size()); at += every(13) {
		dir := copyLog(t, good)
		rewrite(t, filepath.Join(dir, journalName), func(b []byte) []byte { b[at] ^= 0x10; return b })
		if found, err := Check(dir); err != nil || found.OK() && len(found.Notes) == 0 {
			t.Fatalf("byte %d: check found nothing, %v", at, err)
		}
		l, err := Open(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 12)) {
			t.Errorf("byte %d: %v", at, got)
		}
		closeChecked(t, l)
	}
}

// bbolt's pages have no sums: half of these changes would be read as truth. The journal convicts them.
func TestDatabaseBitsChanged(t *testing.T) {
	t.Parallel()
	good := t.TempDir()
	sample(t, good)
	random := rand.New(rand.NewPCG(1, 2))
	noticed := 0
	for range 120 {
		dir := copyLog(t, good)
		rewrite(t, filepath.Join(dir, twinName), func(b []byte) []byte {
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
			return b
		})
		l, err := Open(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Repaired()) > 0 {
			noticed++
		}
		if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 12)) {
			t.Errorf("%v", got)
		}
		closeChecked(t, l)
	}
	t.Logf("%d of 120 changes touched what is used", noticed)
	if noticed == 0 {
		t.Error("no change was noticed: the test cannot fail")
	}
}

// Both copies damaged: what can be believed is kept, all the rest stays in quarantine, and the log goes on.
func TestBothCopiesDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample(t, dir)
	rewrite(t, filepath.Join(dir, journalName), func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
	rewrite(t, filepath.Join(dir, twinName), func([]byte) []byte { return nil })
	l := open(t, dir, options())
	got := numbers(t, l)
	if len(got) == 0 || len(got) == 12 || !slices.Equal(got, want(1, 12)[:len(got)]) {
		t.Errorf("got %v", got)
	}
	if names := quarantined(t, dir); len(names) != 2 {
		t.Errorf("quarantine holds %v", names)
	}
	appendNumbers(t, l, 13, 14)
}

func TestRebuildWritesTheDatabaseAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample(t, dir)
	rewrite(t, filepath.Join(dir, twinName), func([]byte) []byte { return nil })
	found, err := Rebuild(dir, options())
	if err != nil || found.OK() || found.Events != 15 {
		t.Fatalf("got %+v, %v", found, err)
	}
	if found, err = Check(dir); err != nil || !found.OK() || len(found.Runs) != 3 {
		t.Errorf("afterwards: %+v, %v", found, err)
	}
}

func ExampleFinding() {
	fmt.Println(Finding{File: journalName, After: 41, What: errTorn.Error()})
	// Output: journal.ddj after event 41: the last record is not whole
}

// An older program must not take a newer one's files for damage.
func TestNewerFilesAreLeftAlone(t *testing.T) {
	t.Parallel()
	resum := func(b []byte) []byte {
		copy(b, "DDJ2")
		return append(binary.BigEndian.AppendUint32(b[:12:12], crc32.Checksum(b[:12], castagnoli)), b[16:]...)
	}
	flag := func(b []byte) []byte {
		b[headerSize+16] = 2
		size := int(binary.BigEndian.Uint32(b[headerSize:])) + frameHead + chainSize
		binary.BigEndian.PutUint32(b[headerSize+4:], frameSum(b[headerSize:headerSize+size]))
		return b
	}
	for name, change := range map[string]func([]byte) []byte{"a newer journal": resum, "a record with unknown flags": flag} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			sample(t, dir)
			rewrite(t, filepath.Join(dir, journalName), change)
			if _, err := Open(dir, options()); !errors.Is(err, ErrNewer) {
				t.Errorf("got %v, want %v", err, ErrNewer)
			}
			if got := quarantined(t, dir); len(got) > 0 {
				t.Errorf("quarantine holds %v", got)
			}
		})
	}
}

// Found by flipping 24,000 bits of a database: a row that claims a gigabyte beyond the file's end took seconds to be refused.
func TestDatabaseRowOfAGigabyte(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	appendNumbers(t, l, 1, 200)
	closeChecked(t, l)
	changed := 0
	rewrite(t, filepath.Join(dir, twinName), func(b []byte) []byte {
		const page, leaf, secondLength = 4096, 2, 47
		for at := 0; at < len(b); at += page {
			if b[at+8] == leaf && b[at+10] > 1 {
				b[at+secondLength] ^= 0x40
				changed++
			}
		}
		return b
	})
	if changed == 0 {
		t.Fatal("no page was changed: the test cannot fail")
	}
	l = open(t, dir, options())
	if got := numbers(t, l); !reflect.DeepEqual(got, want(1, 200)) || len(l.Repaired()) == 0 {
		t.Errorf("%d events, told %v", len(got), l.Repaired())
	}
}
