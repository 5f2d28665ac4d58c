package storage

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// FS is what the journal and the vault do to a disk. Tests put a failing or forgetful one in its place.
type FS interface {
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	Rename(from, to string) error
	// SyncDir makes the names in dir durable.
	SyncDir(dir string) error
}

// File is an open file of an FS.
type File interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	// Sync returns when the data and the length are durable.
	Sync() error
	Truncate(size int64) error
	Size() (int64, error)
}

// systemFS is the machine's own disk.
type systemFS struct{}

func (systemFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return systemFile{f}, nil
}

func (systemFS) Rename(from, to string) error { return rename(from, to) }

func (systemFS) SyncDir(dir string) error { return syncDir(dir) }

type systemFile struct{ *os.File }

func (f systemFile) Sync() error { return syncData(f.File) }

func (f systemFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// writeWhole makes the file appear with all its contents or not at all: a temporary file, synced, renamed, its directory synced.
func writeWhole(disk FS, path string, perm fs.FileMode, write func(io.Writer) error) error {
	part := path + ".part"
	f, err := disk.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_RDWR, perm)
	if err != nil {
		return diskError("create "+filepath.Base(part), err)
	}
	buffered := bufio.NewWriterSize(io.NewOffsetWriter(f, 0), 1<<16)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return diskError("write "+filepath.Base(part), err)
	}
	if err := disk.Rename(part, path); err != nil {
		return diskError("rename "+filepath.Base(part), err)
	}
	return diskError("sync the directory", disk.SyncDir(filepath.Dir(path)))
}

// quarantineDir is where damaged files are kept for whoever can read more out of them.
const quarantineDir = "quarantine"

// quarantine moves a damaged file aside and gives its new name. A file that is not there is not an error.
func quarantine(disk FS, path string, now time.Time) (string, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	to, err := quarantineName(path, now)
	if err != nil {
		return "", err
	}
	if err := disk.Rename(path, to); err != nil {
		return "", diskError("quarantine "+filepath.Base(path), err)
	}
	err = errors.Join(disk.SyncDir(filepath.Dir(to)), disk.SyncDir(filepath.Dir(path)))
	return to, diskError("quarantine "+filepath.Base(path), err)
}

// quarantineName gives a free name. The clock may be wrong or stand still, so a number tells equal ones apart.
func quarantineName(path string, now time.Time) (string, error) {
	dir := filepath.Join(filepath.Dir(path), quarantineDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", diskError("make the quarantine", err)
	}
	name := now.UTC().Format("20060102T150405Z") + "-" + filepath.Base(path)
	for n := 1; ; n++ {
		free := filepath.Join(dir, name)
		if n > 1 {
			free = fmt.Sprintf("%s.%d", free, n)
		}
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free, nil
		}
	}
}
