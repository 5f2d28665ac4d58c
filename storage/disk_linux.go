package storage

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncData is fdatasync: it writes the data and, where a file grew, its length, but not its times.
func syncData(f *os.File) error {
	for {
		err := unix.Fdatasync(int(f.Fd()))
		if err != unix.EINTR {
			return err
		}
	}
}
