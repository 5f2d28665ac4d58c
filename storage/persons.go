package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dendau/storage/record"
)

// PersonKey gives the key that seals a person's name. ErrNoKey: there is none.
func (v *Vault) PersonKey(person record.ID) ([32]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.person(person)
	if !ok {
		return [32]byte{}, ErrNoKey
	}
	return [32]byte(v.content.Persons[i].Key), nil
}

// NewPersonKey makes and keeps a key for a person; one that exists is given as it is.
func (v *Vault) NewPersonKey(person record.ID) ([32]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.person(person)
	if ok {
		return [32]byte(v.content.Persons[i].Key), nil
	}
	var key [32]byte
	if _, err := io.ReadFull(v.log.o.Rand, key[:]); err != nil {
		return key, fmt.Errorf("draw a person's key: %w", err)
	}
	content := v.content
	content.Persons = slices.Insert(slices.Clone(content.Persons), i, personKey{Person: person, Key: key[:]})
	return key, v.save(content, oneCopy)
}

// DestroyPersonKey makes the names of people unreadable for ever, here and in every copy of the log: no file of the folder holds their keys
// afterwards. It removes quarantined vaults, which may still hold them. It cannot reach copies of the vault that others made, nor blocks that
// the disk has not reused. Whoever calls it has kept a record.PersonErased first, so that a power cut between the two is found out at the
// next start (see Roster.Erased); a second call does no harm.
func (v *Vault) DestroyPersonKey(persons ...record.ID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	content := v.content
	content.Persons = slices.DeleteFunc(slices.Clone(content.Persons), func(row personKey) bool { return slices.Contains(persons, row.Person) })
	if len(content.Persons) < len(v.content.Persons) || v.behind {
		if err := v.save(content, bothCopies); err != nil {
			return fmt.Errorf("destroy a person's key: %w", err)
		}
	}
	return v.forgetQuarantined()
}

// forgetQuarantined is the one deletion of the product: a person's right to be forgotten is above a damaged file.
func (v *Vault) forgetQuarantined() error {
	dir := v.log.path(quarantineDir)
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	removed := false
	for _, f := range files {
		if strings.Contains(f.Name(), "-vault-") {
			err = errors.Join(err, os.Remove(filepath.Join(dir, f.Name())))
			removed = true
		}
	}
	if removed {
		err = errors.Join(err, v.log.o.FS.SyncDir(dir))
	}
	return diskError("forget damaged vaults", err)
}

func (c vaultContent) person(person record.ID) (int, bool) {
	return slices.BinarySearchFunc(c.Persons, person, func(row personKey, person record.ID) int {
		return bytes.Compare(row.Person[:], person[:])
	})
}

// SealName seals a person's name for the log, making their key if they have none.
func (v *Vault) SealName(person record.ID, name record.Name) (record.PersonNamed, error) {
	key, err := v.NewPersonKey(person)
	if err != nil {
		return record.PersonNamed{}, err
	}
	sealed, err := record.SealName(key, person, name, v.log.o.Rand)
	return record.PersonNamed{Person: person, Sealed: sealed}, err
}

// SealNote seals the note of an evening for the log, under a key of the session.
func (v *Vault) SealNote(session record.SessionID, note string) (record.EveningNoted, error) {
	key, err := v.NewPersonKey(session.ID)
	if err != nil {
		return record.EveningNoted{}, err
	}
	sealed, err := record.SealNote(key, session, note, v.log.o.Rand)
	return record.EveningNoted{Session: session, Sealed: sealed}, err
}

// OpenNote reads the note of an evening. ErrNoKey: its key was destroyed, or another kiosk's.
func (v *Vault) OpenNote(note record.EveningNoted) (string, error) {
	key, err := v.PersonKey(note.Session.ID)
	if err != nil {
		return "", err
	}
	return record.OpenNote(key, note.Session, note.Sealed)
}

// Roster is the newest name of everybody whose key the vault has. It obeys report.Names. It is not safe for use from several goroutines.
type Roster struct {
	vault *Vault
	named map[record.ID]record.PersonNamed
	order map[record.ID]record.Seq
	open  map[record.ID]record.Name
	gone  map[record.ID]bool
}

// NewRoster makes an empty roster.
func (v *Vault) NewRoster() *Roster {
	return &Roster{
		vault: v, named: map[record.ID]record.PersonNamed{}, order: map[record.ID]record.Seq{}, open: map[record.ID]record.Name{}, gone: map[record.ID]bool{},
	}
}

// Add takes an event of this kiosk's log; only names and who is to be forgotten concern it.
func (r *Roster) Add(e record.Event) {
	if f, ok := e.Fact.(record.PersonErased); ok {
		r.gone[f.Person] = true
		r.Forget(f.Person)
		return
	}
	fact, ok := e.Fact.(record.PersonNamed)
	if !ok || e.Seq < r.order[fact.Person] {
		return
	}
	r.named[fact.Person], r.order[fact.Person] = fact, e.Seq
	delete(r.open, fact.Person)
}

// Erased lists those who are to be forgotten. DestroyPersonKey takes them at every start, in case the power went before it could, or the
// vault is an older copy.
func (r *Roster) Erased() []record.ID {
	return slices.SortedFunc(maps.Keys(r.gone), func(a, b record.ID) int { return bytes.Compare(a[:], b[:]) })
}

// Name opens a person's newest name; false when they have none, asked to be forgotten, or their key was destroyed.
func (r *Roster) Name(person record.ID) (record.Name, bool) {
	if r.gone[person] {
		return record.Name{}, false
	}
	if name, ok := r.open[person]; ok {
		return name, true
	}
	fact, ok := r.named[person]
	if !ok {
		return record.Name{}, false
	}
	key, err := r.vault.PersonKey(person)
	if err != nil {
		return record.Name{}, false
	}
	name, err := record.OpenName(key, person, fact.Sealed)
	if err != nil {
		return record.Name{}, false
	}
	r.open[person] = name
	return name, true
}

// Forget drops an opened name from memory, after its key was destroyed.
func (r *Roster) Forget(person record.ID) { delete(r.open, person) }
