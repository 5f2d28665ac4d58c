package storage

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// syncDir has nothing to do: rename returns when the new name is on the disk, and NTFS orders names in its own journal.
func syncDir(string) error { return nil }

// longestHold is the last pause before a rename gives up; with those before it, about a second.
const longestHold = 512 * time.Millisecond

// rename puts a file in another's place and returns when that is on the disk. Virus scanners and indexers open a file that was just written
// for some milliseconds, and Windows renames nothing that is open: then it is tried again.
func rename(from, to string) error { return renameWith(time.Sleep, from, to) }

func renameWith(wait func(time.Duration), from, to string) error {
	a, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	b, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	for pause := time.Millisecond; ; pause *= 2 {
		err := windows.MoveFileEx(a, b, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
		if err == nil {
			return nil
		}
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !held || pause > longestHold {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
		wait(pause)
	}
}

// isFull tells that an operation failed for want of room.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) || errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
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
