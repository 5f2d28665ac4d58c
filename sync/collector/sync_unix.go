//go:build unix

package collector

import (
	"errors"
	"os"
	"syscall"
)

// syncDir puts the names in a folder on the disk. Some file systems (FAT over FUSE) cannot and say so; they have no more to give.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, f.Close())
}
