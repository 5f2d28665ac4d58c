package courier

import (
	"errors"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/windows"
)

// syncDrive has nothing to do: flushing a whole volume needs an administrator, and sticks are set to quick removal.
func syncDrive(*os.File) error { return nil }

func forget(*os.File) error { return nil }

func freeBytes(f *os.File) (uint64, error) {
	path, err := windows.UTF16PtrFromString(f.Name())
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return free, err
}

// faultOf tells what an error of the system means for a stick.
func faultOf(err error) *Fault {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return nil
	}
	for fault, numbers := range map[*Fault][]syscall.Errno{
		ErrFull:     {windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL},
		ErrReadOnly: {windows.ERROR_WRITE_PROTECT, windows.ERROR_ACCESS_DENIED},
		ErrGone: {
			windows.ERROR_NOT_READY, windows.ERROR_DEVICE_NOT_CONNECTED, windows.ERROR_DEVICE_REMOVED, windows.ERROR_NO_SUCH_DEVICE,
			windows.ERROR_PATH_NOT_FOUND, windows.ERROR_FILE_NOT_FOUND, windows.ERROR_NO_MEDIA_IN_DRIVE, windows.ERROR_MEDIA_CHANGED,
		},
		ErrBroken:   {windows.ERROR_GEN_FAILURE, windows.ERROR_CRC, windows.ERROR_IO_DEVICE},
		ErrSlow:     {windows.ERROR_SEM_TIMEOUT},
		ErrOccupied: {windows.ERROR_DIRECTORY, windows.ERROR_DIR_NOT_EMPTY, windows.ERROR_ALREADY_EXISTS, windows.ERROR_FILE_EXISTS},
	} {
		if slices.Contains(numbers, number) {
			return fault
		}
	}
	return nil
}
