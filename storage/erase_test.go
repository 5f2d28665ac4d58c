package storage

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dendau/storage/record"
)

// forgotten is who asks to be forgotten in these tests; beside stays.
var (
	forgotten = record.Name{Full: "Nguyễn Thị Mẫu", Hamlet: "thôn Đường Ngoài", Nickname: "Mẫu lớn"}
	beside    = record.ID{0x12}
)

// tracesOf searches every file of a folder for a name, its words, and keys, in all forms in which they could have been written.
func tracesOf(t *testing.T, dir string, name record.Name, keys ...[32]byte) []string {
	t.Helper()
	needles := map[string][]byte{}
	for _, text := range []string{name.Full, "Nguyễn", name.Hamlet, name.Nickname} {
		needles[text+" as NFC"] = []byte(norm.NFC.String(text))
		needles[text+" as NFD"] = []byte(norm.NFD.String(text))
		var wide []byte
		for _, r := range norm.NFC.String(text) {
			wide = append(wide, byte(r), byte(r>>8))
		}
		needles[text+" as UTF-16"] = wide
	}
	for i, key := range keys {
		needles["key "+strconv.Itoa(i)] = key[:]
	}
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for what, needle := range needles {
			if bytes.Contains(b, needle) {
				found = append(found, filepath.Base(path)+": "+what)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// named opens a log in a new folder in which two people have names and an evening has a note, and which went through all that leaves
// copies of a vault behind: a damaged copy in quarantine, and the parts of writes that a power cut ended.
func named(t *testing.T) (l *Log, v *Vault, keys [][32]byte) {
	t.Helper()
	dir, key := filled(t)
	old, err := os.ReadFile(filepath.Join(dir, vaultNames[0]))
	if err != nil {
		t.Fatal(err)
	}
	rewrite(t, filepath.Join(dir, vaultNames[1]), func(b []byte) []byte { return b[:len(b)-1] })
	for _, name := range vaultNames {
		if err := os.WriteFile(filepath.Join(dir, name+".part"), old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l = open(t, dir, options())
	v = vaultOf(t, l)
	var drafts []record.Draft
	for _, id := range []record.ID{person, beside} {
		fact, err := v.SealName(id, forgotten)
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, record.Draft{Fact: fact})
	}
	note, err := v.SealNote(record.SessionID{ID: record.ID{0x31}}, forgotten.Full+" ốm")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(append(drafts, record.Draft{Fact: note})...); err != nil {
		t.Fatal(err)
	}
	return l, v, [][32]byte{key}
}

// No byte of a forgotten person's name or key is left in any file, the log still verifies, and nobody else loses anything.
func TestErasedIsInNoFile(t *testing.T) {
	t.Parallel()
	l, v, keys := named(t)
	if found := tracesOf(t, l.dir, record.Name{Full: "?", Hamlet: "?", Nickname: "?"}, keys...); len(found) < 4 {
		t.Fatalf("the search finds the key in %v only: it searches badly", found)
	}
	before := l.Head()
	if _, err := l.Append(record.Draft{Fact: record.PersonErased{Person: person, Reason: "asked"}}); err != nil {
		t.Fatal(err)
	}
	if err := v.DestroyPersonKey(person); err != nil {
		t.Fatal(err)
	}
	if found := tracesOf(t, l.dir, forgotten, keys...); len(found) > 0 {
		t.Errorf("left behind: %v", found)
	}
	roster := rosterOf(t, l, v)
	if _, ok := roster.Name(person); ok {
		t.Error("the name can still be read")
	}
	if name, ok := roster.Name(beside); !ok || name != forgotten {
		t.Errorf("the neighbour's name: %+v, %v", name, ok)
	}
	if found, err := l.Check(); err != nil || !found.OK() {
		t.Errorf("the log does not verify any more: %v, %v", found.Wrong, err)
	}
	if chain, err := l.ChainAt(before.Seq); err != nil || chain != before.Chain {
		t.Errorf("the chain before is another: %v", err)
	}
	closeChecked(t, l)
	if found, err := Check(l.dir); err != nil || !found.OK() {
		t.Errorf("after closing: %v, %v", found.Wrong, err)
	}
	if found := tracesOf(t, l.dir, forgotten, keys...); len(found) > 0 {
		t.Errorf("left behind after closing: %v", found)
	}
}

// The control of the search: a name that somebody wrote down beside the log is found, in each form.
func TestTracesAreFound(t *testing.T) {
	t.Parallel()
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x"), []byte(form.String("… "+forgotten.Full+" …")), 0o600); err != nil {
			t.Fatal(err)
		}
		if len(tracesOf(t, dir, forgotten)) == 0 {
			t.Errorf("form %d is not found", form)
		}
	}
}

// The power may go between the tombstone and the destruction of the key: the next start finds it out. So it does beside an older vault.
func TestErasureIsFinishedAtTheNextStart(t *testing.T) {
	t.Parallel()
	l, v, keys := named(t)
	backup := map[string][]byte{}
	for _, name := range vaultNames {
		backup[name], _ = os.ReadFile(filepath.Join(l.dir, name))
	}
	if _, err := l.Append(record.Draft{Fact: record.PersonErased{Person: person, Reason: "withdrawn"}}); err != nil {
		t.Fatal(err)
	}
	if _, ok := rosterOf(t, l, v).Name(person); ok {
		t.Error("a name is shown after the tombstone")
	}
	for round := range 2 {
		closeChecked(t, l)
		l = open(t, l.dir, options())
		v = vaultOf(t, l)
		gone := rosterOf(t, l, v).Erased()
		if !slices.Equal(gone, []record.ID{person}) {
			t.Fatalf("to be forgotten: %v", gone)
		}
		if err := v.DestroyPersonKey(gone...); err != nil {
			t.Fatal(err)
		}
		if found := tracesOf(t, l.dir, forgotten, keys...); len(found) > 0 {
			t.Errorf("round %d left behind: %v", round, found)
		}
		for name, b := range backup { // somebody puts an older vault back
			rewrite(t, filepath.Join(l.dir, name), func([]byte) []byte { return b })
		}
	}
}

// While a copy of the vault cannot be written nobody is told that the key is gone, and the next try ends it.
func TestErasureOnAFailingDisk(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"open", "write", "sync", "rename", "syncdir"} {
		for _, copyName := range vaultNames {
			dir, key := filled(t)
			disk := &faultyFS{}
			o := options()
			o.FS = disk
			l := open(t, dir, o)
			v := vaultOf(t, l)
			disk.set(func(at, name string) error {
				if at == op && (strings.HasPrefix(name, copyName) || op == "syncdir") {
					return syscall.EIO
				}
				return nil
			})
			if err := v.DestroyPersonKey(person); !errors.Is(err, ErrDisk) {
				t.Errorf("%s %s: got %v", op, copyName, err)
			}
			disk.set(nil)
			if err := v.DestroyPersonKey(person); err != nil {
				t.Errorf("%s %s: again: %v", op, copyName, err)
			}
			if found := tracesOf(t, dir, forgotten, key); len(found) > 0 {
				t.Errorf("%s %s: left behind: %v", op, copyName, found)
			}
		}
	}
}

// A note opens with the session's key and in no other way; destroying that key takes the note with it.
func TestNotesAreSealed(t *testing.T) {
	t.Parallel()
	l, v, _ := named(t)
	session := record.SessionID{ID: record.ID{0x31}}
	note, err := v.SealNote(session, "Bà Mẫu ốm")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := v.OpenNote(note); err != nil || got != "Bà Mẫu ốm" {
		t.Errorf("got %q, %v", got, err)
	}
	other := note
	other.Session.ID[7] = 1
	if _, err := v.OpenNote(other); !errors.Is(err, ErrNoKey) {
		t.Errorf("another session's: %v", err)
	}
	if _, err := v.SealNote(session, strings.Repeat("x", record.MaxNote+1)); err == nil {
		t.Error("a note of any length is taken")
	}
	if err := v.DestroyPersonKey(session.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := v.OpenNote(note); !errors.Is(err, ErrNoKey) {
		t.Errorf("after its key was destroyed: %v", err)
	}
	if found, err := l.Check(); err != nil || !found.OK() {
		t.Errorf("the log: %v, %v", found.Wrong, err)
	}
}
