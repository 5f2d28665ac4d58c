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
	i, ok := v.content.pin(who)
	return ok && len(v.content.PINs[i].Sum) > 0
}

// CheckPIN compares. Five wrong ones in a row are free; then 1, 5 and each time 15 minutes must pass, whatever is done to the
// clock meanwhile, and across restarts unless it is set ahead while the program is off. It takes some 30 ms and is nothing for a window's goroutine.
func (v *Vault) CheckPIN(who record.FacilitatorID, pin string) (PINAnswer, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.pin(who)
	if !ok || len(v.content.PINs[i].Sum) == 0 {
		return PINAnswer{}, fmt.Errorf("check a PIN: %w", ErrNoPIN)
	}
	row := v.content.PINs[i]
	return v.try(row, func() bool { return subtle.ConstantTimeCompare(pinSumOf(pin, row.Salt), row.Sum) == 1 })
}

// TryInstead looks at something else than the PIN that would let the facilitator in, such as a code from the centre. Wrong ones count and
// wait with the wrong PINs, so nobody guesses twice as often.
func (v *Vault) TryInstead(who record.FacilitatorID, right func() bool) (PINAnswer, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	row := pinRow{Facilitator: who}
	if i, ok := v.content.pin(who); ok {
		row = v.content.PINs[i]
	}
	return v.try(row, right)
}

// PINWait is how long no PIN of a facilitator is looked at, and how many were wrong in a row.
func (v *Vault) PINWait(who record.FacilitatorID) (PINAnswer, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.pin(who)
	if !ok {
		return PINAnswer{}, nil
	}
	wait, err := v.waitOf(v.content.PINs[i])
	return PINAnswer{Wrong: v.content.PINs[i].Wrong, Wait: wait}, err
}

// try looks once, unless one must wait; the caller holds mu.
func (v *Vault) try(row pinRow, right func() bool) (PINAnswer, error) {
	wait, err := v.waitOf(row)
	if err != nil || wait > 0 {
		return PINAnswer{Wrong: row.Wrong, Wait: wait}, err
	}
	if right() {
		if row.Wrong == 0 {
			return PINAnswer{OK: true, Looked: true}, nil
		}
		row.Wrong, row.Since = 0, 0
		return PINAnswer{OK: true, Looked: true}, v.savePIN(row)
	}
	row.Wrong++
	row.Since = v.log.now().Unix()
	wait = row.price()
	v.waitUntil(row.Facilitator, wait)
	return PINAnswer{Wrong: row.Wrong, Wait: wait, Looked: true}, v.savePIN(row)
}

// waitOf is how long is left. A wait that began in this run is counted by the running time, which nobody can set. Of one that began before
// only the wall clock can tell; where that went back the wait begins anew. From its first look on it is counted by the running time too.
func (v *Vault) waitOf(row pinRow) (time.Duration, error) {
	if until, known := v.waits[row.Facilitator]; known {
		return max(0, until-v.log.o.Running()), nil
	}
	left, now := row.price(), v.log.now().Unix()
	if left == 0 {
		return 0, nil
	}
	// In seconds, and bounded before it is a duration: a clock that was set a thousand years ahead must not overflow into a wait.
	gone := min(max(0, now-row.Since), int64(left/time.Second))
	left -= time.Duration(gone) * time.Second
	v.waitUntil(row.Facilitator, left)
	if now >= row.Since {
		return left, nil
	}
	row.Since = now
	return left, v.savePIN(row)
}

func (v *Vault) waitUntil(who record.FacilitatorID, wait time.Duration) {
	if v.waits == nil {
		v.waits = map[record.FacilitatorID]time.Duration{}
	}
	v.waits[who] = v.log.o.Running() + wait
}

// price is how long the wrong ones so far must wait in all.
func (r pinRow) price() time.Duration {
	if r.Wrong < freeTries {
		return 0
	}
	return pinWaits[min(r.Wrong-freeTries, len(pinWaits)-1)]
}

// savePIN keeps a row; the caller holds mu.
func (v *Vault) savePIN(row pinRow) error {
	if row.Wrong == 0 {
		delete(v.waits, row.Facilitator)
	}
	content := v.content
	content.PINs = slices.Clone(content.PINs)
	if i, ok := content.pin(row.Facilitator); ok {
		content.PINs[i] = row
	} else {
		content.PINs = slices.Insert(content.PINs, i, row)
	}
	err := v.save(content, oneCopy)
	if err != nil && row.Wrong > 0 {
		v.content.PINs = content.PINs // a full disk is no leave to guess on
	}
	return err
}

func (c vaultContent) pin(who record.FacilitatorID) (int, bool) {
	return slices.BinarySearchFunc(c.PINs, who, func(row pinRow, who record.FacilitatorID) int {
		return bytes.Compare(row.Facilitator.ID[:], who.ID[:])
	})
}

func pinSumOf(pin string, salt []byte) []byte {
	return argon2.IDKey([]byte(pin), salt, pinPasses, pinMemory, pinThreads, pinSum)
}
