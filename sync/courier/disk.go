package courier

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// disk is the few system calls that a stick needs, under the names of its own root. Tests fail them one by one.
type disk interface {
	Mkdir(name string) error
	// Create makes a new file for writing; it must not exist.
	Create(name string) (file, error)
	Open(name string) (file, error)
	Lstat(name string) (fs.FileInfo, error)
	// List gives at most max entries of a folder whose names pass.
	List(dir string, max int, pass func(name string) bool) ([]fs.DirEntry, error)
	Rename(from, to string) error
	Remove(name string) error
	// SyncDir makes the names in a folder durable, and SyncAll everything on the drive.
	SyncDir(dir string) error
	SyncAll() error
	// Free is how many bytes can be written.
	Free() (uint64, error)
	Close() error
}

// file is an open file of a disk.
type file interface {
	io.ReadWriteCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
	Sync() error
	// Forget makes the next read come from the drive and not from memory, where the system can do that.
	Forget() error
}

// rootDisk is a directory. os.Root keeps every name inside it, whatever links lie on the stick.
type rootDisk struct{ root *os.Root }

func openDisk(dir string) (disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return rootDisk{root}, nil
}

func (d rootDisk) Mkdir(name string) error                { return d.root.Mkdir(name, 0o777) }
func (d rootDisk) Lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d rootDisk) Remove(name string) error               { return d.root.Remove(name) }
func (d rootDisk) Close() error                           { return d.root.Close() }

func (d rootDisk) Rename(from, to string) error {
	return patiently(func() error { return d.root.Rename(from, to) })
}

func (d rootDisk) Create(name string) (file, error) {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (d rootDisk) Open(name string) (file, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

// listBatch is how many entries are held while they are looked at, maxLooked how many names of one folder are looked at in all.
const (
	listBatch = 512
	maxLooked = 200_000
)

func (d rootDisk) List(dir string, max int, pass func(name string) bool) (out []fs.DirEntry, _ error) {
	f, err := d.root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing can be lost
	for looked := 0; looked < maxLooked; looked += listBatch {
		entries, err := f.ReadDir(listBatch)
		for _, entry := range entries {
			if pass(entry.Name()) && len(out) < max {
				out = append(out, entry)
			}
		}
		if errors.Is(err, io.EOF) || len(out) == max {
			return out, nil
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

func (d rootDisk) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be synced there; NTFS and FAT write names with the file's own flush
	}
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) {
		err = nil // drivers that do not know it; SyncAll follows
	}
	return errors.Join(err, f.Close())
}

func (d rootDisk) SyncAll() error {
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(syncDrive(f), f.Close())
}

func (d rootDisk) Free() (uint64, error) {
	f, err := d.root.Open(".")
	if err != nil {
		return 0, err
	}
	free, err := freeBytes(f)
	return free, errors.Join(err, f.Close())
}

type osFile struct{ *os.File }

func (f osFile) Forget() error { return forget(f.File) }

// regular refuses what is no plain file: a link, a folder, a pipe that would never end.
func regular(info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no plain file", info.Name())
	}
	return nil
}
