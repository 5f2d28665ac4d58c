package storage

import (
	"bytes"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"golang.org/x/crypto/argon2"

	"dendau/storage/record"
)

// The cost of a PIN: 26 ms on the reference machine. Six digits protect a screen, not a disk.
const (
	pinPasses  = 2
	pinMemory  = 19 << 10 // KiB
	pinThreads = 1
	pinSalt    = 16
	pinSum     = 32
)

// freeTries wrong PINs cost no waiting; the next ones do, the last wait for every further one.
const freeTries = 5

var pinWaits = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute}

// ErrNoPIN says that no PIN was ever set for this facilitator.
var ErrNoPIN = errors.New("no PIN was set")

// pinRow is a facilitator's verifier. It says nothing of the PIN but whether one is it.
type pinRow struct {
	_           struct{} `cbor:",toarray"`
	Facilitator record.FacilitatorID
	Salt        []byte
	Sum         []byte
	// Wrong counts wrong ones in a row; Since is the wall clock of the last one in Unix seconds.
	Wrong int
	Since int64
}

// PINAnswer says whether a PIN was right.
type PINAnswer struct {
	OK bool
	// Wrong counts wrong ones in a row, this one included.
	Wrong int
	// Wait is how long no PIN is looked at; more than 0 also when this one was not.
	Wait time.Duration
	// Looked is false when the PIN came within a wait: it was not compared and does not count.
	Looked bool
}

// SetPIN keeps a facilitator's PIN, replacing one that is there.
func (v *Vault) SetPIN(who record.FacilitatorID, pin string) error {
	salt := make([]byte, pinSalt)
	if _, err := io.ReadFull(v.log.o.Rand, salt); err != nil {
		return fmt.Errorf("set a PIN: draw its salt: %w", err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.savePIN(pinRow{Facilitator: who, Salt: salt, Sum: pinSumOf(pin, salt)})
}

// HasPIN tells whether a PIN was set for a facilitator.
func (v *Vault) HasPIN(who record.FacilitatorID) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	_, ok := v.content.pin(who)
	return ok
}

// CheckPIN compares. Five wrong ones in a row are free; then 1, 5 and each time 15 minutes must pass, also across restarts and whatever
// is done to the clock: one set back begins the wait anew. It takes some 30 ms and is nothing for a window's goroutine.
func (v *Vault) CheckPIN(who record.FacilitatorID, pin string) (PINAnswer, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.pin(who)
	if !ok {
		return PINAnswer{}, fmt.Errorf("check a PIN: %w", ErrNoPIN)
	}
	row := v.content.PINs[i]
	now := v.log.now().Unix()
	if now < row.Since {
		row.Since = now
		if err := v.savePIN(row); err != nil {
			return PINAnswer{}, err
		}
	}
	if wait := row.wait(now); wait > 0 {
		return PINAnswer{Wrong: row.Wrong, Wait: wait}, nil
	}
	if subtle.ConstantTimeCompare(pinSumOf(pin, row.Salt), row.Sum) == 1 {
		if row.Wrong == 0 {
			return PINAnswer{OK: true, Looked: true}, nil
		}
		row.Wrong, row.Since = 0, 0
		return PINAnswer{OK: true, Looked: true}, v.savePIN(row)
	}
	row.Wrong++
	row.Since = now
	return PINAnswer{Wrong: row.Wrong, Wait: row.wait(now), Looked: true}, v.savePIN(row)
}

// wait is how long is left at a time.
func (r pinRow) wait(now int64) time.Duration {
	if r.Wrong < freeTries {
		return 0
	}
	wait := pinWaits[min(r.Wrong-freeTries, len(pinWaits)-1)]
	return max(0, wait-time.Duration(now-r.Since)*time.Second)
}

// savePIN keeps a row; the caller holds mu.
func (v *Vault) savePIN(row pinRow) error {
	content := v.content
	content.PINs = slices.Clone(content.PINs)
	if i, ok := content.pin(row.Facilitator); ok {
		content.PINs[i] = row
	} else {
		content.PINs = slices.Insert(content.PINs, i, row)
	}
	return v.save(content, oneCopy)
}

func (c vaultContent) pin(who record.FacilitatorID) (int, bool) {
	return slices.BinarySearchFunc(c.PINs, who, func(row pinRow, who record.FacilitatorID) int {
		return bytes.Compare(row.Facilitator.ID[:], who.ID[:])
	})
}

func pinSumOf(pin string, salt []byte) []byte {
	return argon2.IDKey([]byte(pin), salt, pinPasses, pinMemory, pinThreads, pinSum)
}
