package storage

import (
	"errors"
	"fmt"
)

// The errors that a caller decides by.
var (
	// ErrRunning: another process has this log open ("đang chạy rồi").
	ErrRunning = errors.New("the log is open in another program")
	// ErrClosed: the log was closed.
	ErrClosed = errors.New("the log is closed")
	// ErrReadOnly: the log was opened for reading only.
	ErrReadOnly = errors.New("the log is open for reading only")
	// ErrDiskFull: there is no room; nothing acknowledged is lost, and Append works again when there is room.
	ErrDiskFull = errors.New("the disk is full")
	// ErrDisk: the disk failed; nothing acknowledged is lost, and Append tries again the next time.
	ErrDisk = errors.New("the disk failed")
	// ErrDamaged: both copies are damaged at the same place; Open keeps what can be read and quarantines the rest.
	ErrDamaged = errors.New("the log is damaged")
	// ErrNewer: a newer program wrote the log or the vault. Its files are left alone.
	ErrNewer = errors.New("a newer program wrote it")
	// ErrRange: the log has no such events.
	ErrRange = errors.New("the log has no such events")
)

// diskError says whether a failed operation is for want of room, which a person can mend.
func diskError(doing string, err error) error {
	if err == nil || errors.Is(err, ErrDisk) || errors.Is(err, ErrDiskFull) {
		return err
	}
	kind := ErrDisk
	if isFull(err) {
		kind = ErrDiskFull
	}
	return fmt.Errorf("%s: %w: %w", doing, kind, err)
}
