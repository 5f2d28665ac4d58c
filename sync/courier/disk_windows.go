package courier

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// syncDrive flushes the drive's first folder. Windows' own FAT, which Microsoft publishes among its samples, then writes out the whole volume;
// a volume itself can be flushed by an administrator only. A driver that cannot do it has nothing more to give, and sticks are set to quick removal.
func syncDrive(f *os.File) error {
	volume := filepath.VolumeName(f.Name())
	name, err := windows.UTF16PtrFromString(volume + `\`)
	if volume == "" || err != nil {
		return nil
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	folder, err := windows.CreateFile(name, windows.GENERIC_WRITE, share, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err == nil {
		err = errors.Join(windows.FlushFileBuffers(folder), windows.CloseHandle(folder))
	}
	switch faultOf(err) {
	case ErrGone, ErrBroken, ErrSlow, ErrFull:
		return err
	}
	return nil
}

func forget(*os.File) error { return nil }

// longestHold is the last pause before a change of names gives up; with those before it, about a second.
const longestHold = 512 * time.Millisecond

// patiently changes names. Virus scanners open a file that was just written for some milliseconds, and Windows renames nothing that is open:
// then it is tried again.
func patiently(change func() error) error { return patientlyWith(time.Sleep, change) }

func patientlyWith(wait func(time.Duration), change func() error) error {
	for pause := time.Millisecond; ; pause *= 2 {
		err := change()
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !held || pause > longestHold {
			return err
		}
		wait(pause)
	}
}

func freeBytes(f *os.File) (uint64, error) {
	path, err := windows.UTF16PtrFromString(f.Name())
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return free, err
}

// numbers are what the system answers, by the fault of a stick that each means. One that is pulled out answers any of the gone ones, by what
// was just being done to it.
var numbers = map[*Fault][]syscall.Errno{
	ErrFull:     {windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE},
	ErrReadOnly: {windows.ERROR_WRITE_PROTECT, windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION},
	ErrGone: {
		windows.ERROR_NOT_READY, windows.ERROR_DEVICE_NOT_CONNECTED, windows.ERROR_DEVICE_REMOVED, windows.ERROR_NO_SUCH_DEVICE,
		windows.ERROR_PATH_NOT_FOUND, windows.ERROR_FILE_NOT_FOUND, windows.ERROR_NO_MEDIA_IN_DRIVE, windows.ERROR_MEDIA_CHANGED,
		windows.ERROR_INVALID_DRIVE, windows.ERROR_BAD_UNIT, windows.ERROR_WRONG_DISK, windows.ERROR_DEV_NOT_EXIST, windows.ERROR_FILE_INVALID,
		windows.ERROR_INVALID_HANDLE,
	},
	ErrBroken: {
		windows.ERROR_GEN_FAILURE, windows.ERROR_CRC, windows.ERROR_IO_DEVICE, windows.ERROR_BAD_COMMAND, windows.ERROR_SEEK, windows.ERROR_SECTOR_NOT_FOUND,
		windows.ERROR_WRITE_FAULT, windows.ERROR_READ_FAULT, windows.ERROR_UNRECOGNIZED_VOLUME, windows.ERROR_FILE_CORRUPT, windows.ERROR_DISK_CORRUPT,
	},
	ErrSlow:     {windows.ERROR_SEM_TIMEOUT},
	ErrOccupied: {windows.ERROR_DIRECTORY, windows.ERROR_DIR_NOT_EMPTY, windows.ERROR_ALREADY_EXISTS, windows.ERROR_FILE_EXISTS},
}

// faultOf tells what an error of the system means for a stick.
func faultOf(err error) *Fault {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return nil
	}
	for fault, means := range numbers {
		if slices.Contains(means, number) {
			return fault
		}
	}
	return nil
}
