package storage

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"dendau/storage/record"
)

// desk is a log in a folder, and what a plain model says of the names in it.
type desk struct {
	t     *testing.T
	log   *Log
	vault *Vault
	model deskModel
	// backup is a copy of the folder that somebody made, and what the model said then.
	backup      string
	backupModel deskModel
	// dead are the keys of those who were forgotten in this folder.
	keys map[record.ID][32]byte
}

type deskModel struct {
	names  map[record.ID]record.Name
	erased map[record.ID]bool
	events int
}

func (m deskModel) clone() deskModel {
	return deskModel{maps.Clone(m.names), maps.Clone(m.erased), m.events}
}

// start opens the folder as the program does: who is to be forgotten is forgotten first.
func (d *desk) start(t *rapid.T, dir string) {
	l, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	v, err := l.Vault()
	if err != nil {
		t.Fatal(err)
	}
	d.log, d.vault = l, v
	d.model.events++
	if err := v.DestroyPersonKey(d.roster(t).Erased()...); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) stop(t *rapid.T) {
	if err := d.log.Close(); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) keep(t *rapid.T, fact record.Fact) {
	if _, err := d.log.Append(record.Draft{Fact: fact}); err != nil {
		t.Fatal(err)
	}
	d.model.events++
}

func (d *desk) roster(t *rapid.T) *Roster {
	r := d.vault.NewRoster()
	for e, err := range d.log.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		r.Add(e)
	}
	return r
}

func (d *desk) name(t *rapid.T) {
	who := record.ID{byte(rapid.IntRange(1, 4).Draw(t, "who"))}
	if d.model.erased[who] {
		return // ids are never used again
	}
	name := record.Name{Full: fmt.Sprint("Nguyễn Thị Mẫu ", rapid.IntRange(0, 99).Draw(t, "name")), Hamlet: forgotten.Hamlet, Nickname: forgotten.Nickname}
	fact, err := d.vault.SealName(who, name)
	if err != nil {
		t.Fatal(err)
	}
	d.keep(t, fact)
	d.model.names[who] = name
	if d.keys[who], err = d.vault.PersonKey(who); err != nil {
		t.Fatal(err)
	}
}

// erase forgets somebody; now and then the power goes between the word and the deed.
func (d *desk) erase(t *rapid.T) {
	who := record.ID{byte(rapid.IntRange(1, 4).Draw(t, "who"))}
	d.keep(t, record.PersonErased{Person: who, Reason: "asked"})
	d.model.erased[who] = true
	delete(d.model.names, who)
	if rapid.IntRange(0, 2).Draw(t, "the power goes") == 0 {
		d.restart(t)
		return
	}
	if err := d.vault.DestroyPersonKey(who); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) restart(t *rapid.T) {
	d.stop(t)
	d.start(t, d.log.dir)
}

// damage spoils one copy of the vault, which goes into quarantine at the next start.
func (d *desk) damage(t *rapid.T) {
	d.stop(t)
	path := filepath.Join(d.log.dir, vaultNames[rapid.IntRange(0, 1).Draw(t, "copy")])
	b, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, b[:len(b)-1], 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.start(t, d.log.dir)
}

func (d *desk) backUp(t *rapid.T) {
	d.stop(t)
	d.backup, d.backupModel = filepath.Join(d.t.TempDir(), "backup"), d.model.clone()
	if err := os.CopyFS(d.backup, os.DirFS(d.log.dir)); err != nil {
		t.Fatal(err)
	}
	d.start(t, d.log.dir)
}

// restore goes on in the backup: the program knows only what it knew when that was made.
func (d *desk) restore(t *rapid.T) {
	if d.backup == "" {
		return
	}
	d.stop(t)
	d.model = d.backupModel.clone()
	d.start(t, d.backup)
	d.backup = ""
}

// restoreVault puts the vaults of the backup beside the log as it is: keys of people who are forgotten come back, and go at once.
func (d *desk) restoreVault(t *rapid.T) {
	if d.backup == "" {
		return
	}
	d.stop(t)
	for _, name := range vaultNames {
		b, err := os.ReadFile(filepath.Join(d.backup, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(d.log.dir, name), b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for who := range d.model.names {
		if _, known := d.backupModel.names[who]; !known {
			delete(d.model.names, who) // their keys came after the backup
		}
	}
	d.start(t, d.log.dir)
}

// check compares the folder with the model.
func (d *desk) check(t *rapid.T) {
	roster := d.roster(t)
	for n := range byte(4) {
		who := record.ID{n + 1}
		got, ok := roster.Name(who)
		if want, known := d.model.names[who]; ok != known || got != want {
			t.Fatalf("%v is called %+v, %v, the model says %+v, %v", who, got, ok, want, known)
		}
	}
	var gone [][32]byte
	for who := range d.model.erased {
		if _, err := d.vault.PersonKey(who); !errors.Is(err, ErrNoKey) {
			t.Fatalf("the key of %v: %v", who, err)
		}
		if key, had := d.keys[who]; had {
			gone = append(gone, key)
		}
	}
	if found := tracesOf(d.t, d.log.dir, forgotten, gone...); len(found) > 0 {
		t.Fatalf("left behind: %v", found)
	}
	if found, err := d.log.Check(); err != nil || !found.OK() || int(d.log.Head().Seq) != d.model.events {
		t.Fatalf("the log has %d of %d events: %v, %v", d.log.Head().Seq, d.model.events, found.Wrong, err)
	}
}

// Whatever happens at a desk, restored backups and power cuts included: names are those of a plain model, of forgotten people no file holds a
// name or a key, and the chain verifies.
func TestForgettingInAnyHistory(t *testing.T) {
	t.Parallel()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		if n++; n > 25 && !testing.Verbose() {
			return // each makes folders and syncs them
		}
		d := &desk{t: t, model: deskModel{names: map[record.ID]record.Name{}, erased: map[record.ID]bool{}}, keys: map[record.ID][32]byte{}}
		d.start(r, filepath.Join(t.TempDir(), "data"))
		defer func() { _ = d.log.Close() }()
		r.Repeat(map[string]func(*rapid.T){
			"name": d.name, "name again": d.name, "erase": d.erase, "restart": d.restart, "damage": d.damage,
			"back up": d.backUp, "restore": d.restore, "restore the vault": d.restoreVault, "": d.check,
		})
	})
}
