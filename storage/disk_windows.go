package storage

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// syncDir does nothing: on NTFS a directory cannot be flushed, and its journal orders renames.
func syncDir(string) error { return nil }

// isFull tells that an operation failed for want of room.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// lockFile takes the file for this process until it is closed. The system lets go of it when the process dies, however it dies.
func lockFile(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrRunning
	}
	return err
}
