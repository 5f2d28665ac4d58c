package courier

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// Fault is what can go wrong with a stick, as the person who holds it can act on it.
type Fault struct {
	// Key is the message's key in the catalogues.
	Key  string
	text string
}

// NewFault names a fault that another room found, with the key of its message and its words for the log.
func NewFault(key, text string) *Fault { return &Fault{Key: key, text: text} }

// Error is the fault for the log, in English.
func (f *Fault) Error() string { return f.text }

// The keys of the messages. Each says what happened and what to do.
const (
	KeyFull     = "handover.error.full"
	KeyReadOnly = "handover.error.readonly"
	KeyGone     = "handover.error.gone"
	KeySlow     = "handover.error.slow"
	KeyBroken   = "handover.error.broken"
	KeyChanged  = "handover.error.changed"
	KeyOccupied = "handover.error.occupied"
	KeyOther    = "handover.error.other"
	// KeyUnopened: the stick is plugged in, and the system does not open it.
	KeyUnopened = "handover.error.unopened"
	KeyNoRoom   = "handover.error.noRoom"
	KeyKiosk    = "handover.error.kiosk"
	KeyPack     = "handover.error.pack"
	KeyBackup   = "handover.error.backup"
	KeyRecovery = "handover.error.recovery"
	// KeyBackupNewer: this kiosk's program is older than the backup.
	KeyBackupNewer = "setup.recovery.newer"
)

// The faults.
var (
	// ErrFull: no room; take another stick or make room.
	ErrFull = &Fault{KeyFull, "the stick is full"}
	// ErrReadOnly: a lock slide, or a drive that does not let itself be written.
	ErrReadOnly = &Fault{KeyReadOnly, "the stick cannot be written"}
	// ErrGone: it was pulled out; plug it in again, nothing is lost.
	ErrGone = &Fault{KeyGone, "the stick is gone"}
	// ErrSlow: the time that the caller gave is over; the stick is nearly dead, or the port is.
	ErrSlow = &Fault{KeySlow, "the stick is too slow"}
	// ErrBroken: the drive reports errors; it was half pulled out, or it is broken.
	ErrBroken = &Fault{KeyBroken, "the stick reports errors"}
	// ErrChanged: what was read back is not what was written; a stick of false capacity.
	ErrChanged = &Fault{KeyChanged, "the stick does not keep what is written"}
	// ErrOccupied: a file or link stands where our folder belongs.
	ErrOccupied = &Fault{KeyOccupied, "something else stands where the folder DENDAU belongs"}
)

// KeyOf gives the message for an error of this package: its fault's, or the one for everything else.
func KeyOf(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Key
	}
	return KeyOther
}

// faulty wraps what a system call answered with the fault that it means.
func faulty(doing string, err error) error {
	var known *Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return fmt.Errorf("%s: %w", doing, err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: %w: %w", doing, ErrSlow, err)
	}
	if fault := faultOf(err); fault != nil {
		return fmt.Errorf("%s: %w: %w", doing, fault, err)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrClosed):
		return fmt.Errorf("%s: %w: %w", doing, ErrGone, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w: %w", doing, ErrReadOnly, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// failing gives the fault of a stick that fails while a file of it is read; nil where the file is merely not what its name says, or not for us to
// read.
func failing(doing string, err error) error {
	err = faulty(doing, err)
	if errors.Is(err, ErrGone) || errors.Is(err, ErrBroken) || errors.Is(err, ErrSlow) {
		return err
	}
	return nil
}

// The faults of the kiosk's own disk while packs come in, and of packs.
var (
	// ErrNoRoom: the kiosk has no room for the new lessons; those it has stay.
	ErrNoRoom = &Fault{KeyNoRoom, "the kiosk has no room for it"}
	// ErrKiosk: the kiosk's own disk fails.
	ErrKiosk = &Fault{KeyKiosk, "the kiosk's own disk fails"}
	// ErrPackDamaged: what is on the stick is not what the publisher signed.
	ErrPackDamaged = &Fault{KeyPack, "the lessons on the stick are not what was signed"}
)

// onKiosk says that a fault is not the stick's but the kiosk's own disk's.
func onKiosk(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, ErrFull):
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	}
	return fmt.Errorf("%w: %w", ErrKiosk, err)
}
