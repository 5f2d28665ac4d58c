package cmd_test

import (
	"io/fs"
	"os"
	"sync/atomic"
	"syscall"
	"testing"

	"dendau/storage"
)

// disk is the machine's own, which can be full.
type disk struct{ full atomic.Bool }

func (d *disk) OpenFile(name string, flag int, perm fs.FileMode) (storage.File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return diskFile{f, d}, nil
}

func (*disk) Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir does nothing: no test here cuts the power of the machine that runs it.
func (*disk) SyncDir(string) error { return nil }

type diskFile struct {
	*os.File
	disk *disk
}

// WriteAt writes half of it before it finds the disk full.
func (f diskFile) WriteAt(b []byte, at int64) (int, error) {
	if f.disk.full.Load() {
		n, _ := f.File.WriteAt(b[:len(b)/2], at)
		return n, syscall.ENOSPC
	}
	return f.File.WriteAt(b, at)
}

func (f diskFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// copyOf is a folder as a backup has it, or a disk after a power cut: taken while the program runs, in whatever state.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	must(t, os.CopyFS(to, os.DirFS(dir)))
	return to
}

// powerCut ends the program between two instructions: what is on the disk at that moment is all there is.
func (k *kiosk) powerCut() *kiosk {
	k.t.Helper()
	left := copyOf(k.t, k.data)
	must(k.t, k.log.Close()) // the old program's files are nobody's any more
	k.data = left
	k.start()
	return k
}

// restart ends the program properly and starts it again.
func (k *kiosk) restart() *kiosk {
	k.t.Helper()
	must(k.t, k.log.Close())
	k.start()
	return k
}
