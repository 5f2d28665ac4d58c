package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
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

// DestroyPersonKey makes a person's name unreadable for ever, here and in every copy of the log, and removes quarantined vaults, which
// may still hold the key. It cannot reach copies of the vault that others made, nor blocks that the disk has not reused.
func (v *Vault) DestroyPersonKey(person record.ID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if i, ok := v.content.person(person); ok || v.behind {
		content := v.content
		if ok {
			content.Persons = slices.Delete(slices.Clone(content.Persons), i, i+1)
		}
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
	for _, f := range files {
		if strings.Contains(f.Name(), "-vault-") {
			err = errors.Join(err, os.Remove(filepath.Join(dir, f.Name())))
		}
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

// Roster is the newest name of everybody whose key the vault has. It obeys report.Names. It is not safe for use from several goroutines.
type Roster struct {
	vault *Vault
	named map[record.ID]record.PersonNamed
	order map[record.ID]record.Seq
	open  map[record.ID]record.Name
}

// NewRoster makes an empty roster.
func (v *Vault) NewRoster() *Roster {
	return &Roster{vault: v, named: map[record.ID]record.PersonNamed{}, order: map[record.ID]record.Seq{}, open: map[record.ID]record.Name{}}
}

// Add takes an event of this kiosk's log; only names concern it.
func (r *Roster) Add(e record.Event) {
	fact, ok := e.Fact.(record.PersonNamed)
	if !ok || e.Seq < r.order[fact.Person] {
		return
	}
	r.named[fact.Person], r.order[fact.Person] = fact, e.Seq
	delete(r.open, fact.Person)
}

// Name opens a person's newest name; false when they have none, or their key was destroyed.
func (r *Roster) Name(person record.ID) (record.Name, bool) {
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
