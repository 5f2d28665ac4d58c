package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dendau/storage/record"
)

// Backup is a log and its vault as one would find them in a kiosk's folder, whole up to one event. Whoever holds it holds names: it never
// leaves the kiosk unsealed.
type Backup struct {
	Journal, Vault []byte
	// Head is the last event in the journal.
	Head Head
}

// ErrInUse: a folder that a backup is to be restored to has a log already.
var ErrInUse = errors.New("there is a log in that folder already")

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

// Restore lays a backup into a folder that has no log yet; Open then goes on from it, and the run that it begins names the backup's last
// event. Nothing but Options.FS is used. The vault is laid first: a folder with a log and no vault would be given a new signing key.
func Restore(dir string, b Backup, o Options) error {
	o = o.filled()
	if _, err := ParseBackup(b.Journal, b.Vault); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return diskError("make the log's folder", err)
	}
	lock, err := takeLock(dir)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer lock.Close()
	for _, name := range []string{journalName, twinName} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return fmt.Errorf("restore to %s: %w", dir, ErrInUse)
		}
	}
	for _, part := range []struct {
		name string
		data []byte
	}{{vaultNames[0], b.Vault}, {vaultNames[1], b.Vault}, {journalName, b.Journal}} {
		err := writeWhole(o.FS, filepath.Join(dir, part.name), 0o600, func(w io.Writer) error {
			_, err := w.Write(part.data)
			return err
		})
		if err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	return nil
}

// Kiosk is whose backup it is.
func (b Backup) Kiosk() record.KioskID { return b.Head.Kiosk }
