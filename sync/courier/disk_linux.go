package courier

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncDrive writes out everything that the system still holds back for the drive, names and free lists included.
func syncDrive(f *os.File) error { return unix.Syncfs(int(f.Fd())) }

func forget(f *os.File) error {
	return unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
}

func freeBytes(f *os.File) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Fstatfs(int(f.Fd()), &s); err != nil {
		return 0, err
	}
	return s.Bavail * uint64(s.Bsize), nil
}
