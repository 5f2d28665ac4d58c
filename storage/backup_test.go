package storage

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"dendau/storage/record"
)

// A lost kiosk's replacement goes on where the backup ends: the same kiosk, the same key, the same names; its run names the backup's end.
func TestRestoreGoesOn(t *testing.T) {
	at := time.Date(2026, 11, 22, 12, 30, 0, 0, time.UTC)
	o := Options{Now: func() time.Time { return at }}
	first := open(t, t.TempDir(), o)
	vault, err := first.Vault()
	if err != nil {
		t.Fatal(err)
	}
	person := record.ID{7}
	sealed, err := vault.SealName(person, record.Name{Full: "Lê Văn Mẫu"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := first.Append(record.Draft{Fact: sealed}); err != nil {
		t.Fatal(err)
	}
	b, err := first.Backup()
	if err != nil {
		t.Fatal(err)
	}
	if b.Head != first.Head() {
		t.Errorf("the backup ends at %+v, the log at %+v", b.Head, first.Head())
	}

	dir := t.TempDir()
	if err := Restore(dir, b, o); err != nil {
		t.Fatal(err)
	}
	second := open(t, dir, o)
	for _, f := range second.Repaired() {
		if f.File != twinName {
			t.Errorf("mended: %v", f) // only the database is made anew
		}
	}
	if got := second.Head(); got.Kiosk != b.Head.Kiosk || got.Seq != b.Head.Seq+1 {
		t.Errorf("the replacement is at %+v", got)
	}
	runs := second.Runs()
	if last := runs[len(runs)-1]; last.Prev != b.Head.Run {
		t.Errorf("the new run follows %v, want %v", last.Prev, b.Head.Run)
	}
	other, err := second.Vault()
	if err != nil {
		t.Fatal(err)
	}
	_, was := vault.Signer()
	if _, key := other.Signer(); !key.Equal(was) {
		t.Error("another signing key")
	}
	roster := other.NewRoster()
	for e, err := range second.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		roster.Add(e)
	}
	if name, ok := roster.Name(person); !ok || name.Full != "Lê Văn Mẫu" {
		t.Errorf("the name is %v, %v", name, ok)
	}

	if err := Restore(dir, b, o); !errors.Is(err, ErrRunning) {
		t.Errorf("over a running log: got %v", err)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(dir, b, o); !errors.Is(err, ErrInUse) {
		t.Errorf("over a log: got %v", err)
	}
}

// Every byte of a backup is under a sum: one that changed is refused, and so is a part of one.
func TestBackupThatChanged(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	b, err := l.Backup()
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Journal {
		torn := bytes.Clone(b.Journal)
		torn[i] ^= 1
		if _, err := ParseBackup(torn, b.Vault); err == nil {
			t.Errorf("byte %d of the journal changed and nobody saw", i)
		}
	}
	for i := range b.Vault {
		torn := bytes.Clone(b.Vault)
		torn[i] ^= 1
		if _, err := ParseBackup(b.Journal, torn); err == nil {
			t.Errorf("byte %d of the vault changed and nobody saw", i)
		}
	}
	if _, err := ParseBackup(b.Journal[:len(b.Journal)-1], b.Vault); err == nil {
		t.Error("a cut journal was taken")
	}
	if err := Restore(t.TempDir(), Backup{}, Options{}); err == nil {
		t.Error("nothing was restored")
	}
}
