package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"dendau/storage/record"
)

// Backup is a log and its vault as one would find them in a kiosk's folder, whole up to one event. Whoever holds it holds names: it never
// leaves the kiosk unsealed.
type Backup struct {
	Journal, Vault []byte
	// Head is the last event in the journal.
	Head Head
}

// Backup copies the log up to its last acknowledged event, and the vault with it.
func (l *Log) Backup() (Backup, error) {
	head := l.Head()
	var out bytes.Buffer
	out.Write(journalHeader(l.kiosk))
	var frame []byte
	for e, err := range l.between(1, head.Seq) {
		if err != nil {
			return Backup{}, fmt.Errorf("copy the log: %w", err)
		}
		frame = appendFrame(frame[:0], e)
		out.Write(frame)
	}
	v, err := l.Vault()
	if err != nil {
		return Backup{}, fmt.Errorf("copy the vault: %w", err)
	}
	vault, err := v.copy()
	if err != nil {
		return Backup{}, fmt.Errorf("copy the vault: %w", err)
	}
	return Backup{Journal: out.Bytes(), Vault: vault, Head: head}, nil
}

func (v *Vault) copy() ([]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return marshalVault(v.generation, v.content)
}

// ParseBackup reads both parts from end to end, sums, order and chain, and tells how far the log goes.
func ParseBackup(journal, vault []byte) (Backup, error) {
	if _, _, err := parseVault(vault); err != nil {
		return Backup{}, fmt.Errorf("read backup: %w: %w", ErrVault, err)
	}
	r, err := newJournalReader(bytes.NewReader(journal))
	if err != nil {
		return Backup{}, fmt.Errorf("read backup: %w: %w", ErrDamaged, err)
	}
	w := newWalker(r.kiosk)
	for {
		e, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = w.step(e)
		}
		if err != nil {
			return Backup{}, fmt.Errorf("read backup: %w: %w", ErrDamaged, err)
		}
	}
	if w.at.seq == 0 {
		return Backup{}, fmt.Errorf("read backup: nothing is in it: %w", ErrDamaged)
	}
	head := Head{Kiosk: r.kiosk, Run: w.at.run, Seq: w.at.seq, Chain: w.at.chain}
	return Backup{Journal: journal, Vault: vault, Head: head}, nil
}

// Kiosk is whose backup it is.
func (b Backup) Kiosk() record.KioskID { return b.Head.Kiosk }
