package courier

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dendau/storage"
)

func TestRecoveryCode(t *testing.T) {
	code, err := NewRecovery(rand.Reader)
	if err != nil || len(code) != 24 {
		t.Fatalf("got %q, %v", code, err)
	}
	for _, typed := range []string{string(code), code.String(), " " + code.String() + "\n", code.String()[:4] + "-" + code.String()[5:]} {
		if got, err := ParseRecovery(typed); err != nil || got != code {
			t.Errorf("%q: got %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "1234", string(code) + "1", "x" + string(code[1:]), "١" + string(code[1:])} {
		if _, err := ParseRecovery(typed); !errors.Is(err, ErrRecovery) {
			t.Errorf("%q: got %v", typed, err)
		}
	}
}

// A lost kiosk's replacement finds the backup on any of its sticks and goes on from it with the code on paper.
func TestBackupComesBack(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	stick, out := stickAt(t, dir), h.outgoing(t)
	out.Backup = h.backup(t)
	if _, err := Export(t.Context(), stick, out); err != nil {
		t.Fatal(err)
	}
	heads, ignored, err := Backups(stick)
	if err != nil || len(heads) != 1 || len(ignored) != 0 || heads[0].Kiosk != h.log.Head().Kiosk || heads[0].UpTo != 5 {
		t.Fatalf("got %+v, %v, %v", heads, ignored, err)
	}
	if _, err := ReadBackup(stick, heads[0].Name, "000000000000000000000000"); !errors.Is(err, ErrRecovery) {
		t.Errorf("with another code: %v", err)
	}
	b, err := ReadBackup(stick, heads[0].Name, recovery)
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if err := storage.Restore(to, b, storage.Options{}); err != nil {
		t.Fatal(err)
	}
	l, err := storage.Open(to, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Head(); got.Kiosk != h.log.Head().Kiosk || got.Seq != 6 {
		t.Errorf("the replacement is at %+v", got)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

// A newer backup takes the place of an older one, but a kiosk that was set back never takes away what it does not know.
func TestBackupKeepsWhatIsNotKnown(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	stick, out := stickAt(t, dir), h.outgoing(t)
	older := h.backup(t)
	h.evening(t)
	out.Backup = h.backup(t)
	if _, err := Export(t.Context(), stick, out); err != nil {
		t.Fatal(err)
	}
	back := restored(t, older)
	if err := stick.putBackup(t.Context(), back, older); err != nil {
		t.Fatal(err)
	}
	heads, _, err := Backups(stick)
	if err != nil || len(heads) != 2 {
		t.Fatalf("got %+v, %v", heads, err)
	}
	if short := h.log.Head().Kiosk.Short(); heads[0].Name != short+"-2.dds" || heads[0].UpTo != 5 || heads[1].Name != short+".dds" || heads[1].UpTo != 9 {
		t.Errorf("got %+v", heads)
	}
	if err := stick.putBackup(t.Context(), h.log, h.backup(t)); err != nil {
		t.Fatal(err)
	}
	if heads, _, err = Backups(stick); err != nil || len(heads) != 2 {
		t.Errorf("again: got %+v, %v", heads, err)
	}
}

func restored(t *testing.T, sealed []byte) *storage.Log {
	t.Helper()
	b, err := OpenBackup(sealed, recovery)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := storage.Restore(dir, b, storage.Options{}); err != nil {
		t.Fatal(err)
	}
	l, err := storage.Open(dir, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// A backup that was cut, changed or made up is refused with a reason before it is believed.
func TestHostileBackups(t *testing.T) {
	h := newHall(t)
	sealed := h.backup(t)
	for name, change := range map[string]func([]byte) []byte{
		"empty":          func([]byte) []byte { return nil },
		"a photo":        func([]byte) []byte { return []byte("\xff\xd8\xff\xe0 photo of a wedding, long enough to be read") },
		"cut":            func(b []byte) []byte { return b[:len(b)-1] },
		"longer":         func(b []byte) []byte { return append(b, 0) },
		"of another":     func(b []byte) []byte { b[5] ^= 1; return b },
		"claims more":    func(b []byte) []byte { b[19]++; return b },
		"a changed byte": func(b []byte) []byte { b[len(b)-20] ^= 1; return b },
		"costly to open": func(b []byte) []byte { return replaceWork(b, "30") },
		"a cut envelope": func(b []byte) []byte { b = b[:backupHead+60]; b[28], b[29], b[30], b[31] = 0, 0, 0, 60; return b },
	} {
		if _, err := OpenBackup(change(slices.Clone(sealed)), recovery); !errors.Is(err, ErrBackup) && !errors.Is(err, ErrRecovery) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	newer := slices.Clone(sealed)
	newer[3]++
	if _, err := OpenBackup(newer, recovery); !errors.Is(err, ErrBackupNewer) {
		t.Errorf("a newer version: got %v", err)
	}
	dir := t.TempDir()
	put(t, dir, "DENDAU/backup/ABCDEF.dds", []byte("torn"))
	put(t, dir, "DENDAU/backup/ABCDEF.dds.lnk", []byte("a shortcut"))
	if err := os.Mkdir(filepath.Join(dir, "DENDAU/backup/123456.dds"), 0o777); err != nil {
		t.Fatal(err)
	}
	heads, ignored, err := Backups(stickAt(t, dir))
	if err != nil || len(heads) != 0 || len(ignored) != 1 {
		t.Errorf("got %v, %v, %v", heads, ignored, err)
	}
	if _, err := ReadBackup(stickAt(t, dir), "../../etc/passwd", recovery); !errors.Is(err, ErrBackup) {
		t.Errorf("a name from elsewhere: %v", err)
	}
}

// replaceWork claims another scrypt work factor in an age header.
func replaceWork(b []byte, work string) []byte {
	for i := range b {
		if string(b[i:min(i+4, len(b))]) == " 15\n" {
			return append(b[:i+1:i+1], append([]byte(work), b[i+3:]...)...)
		}
	}
	return nil
}

func FuzzOpenBackup(f *testing.F) {
	f.Add([]byte(backupMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := OpenBackup(b, recovery); err == nil {
			t.Error("a made-up backup was opened")
		}
	})
}
