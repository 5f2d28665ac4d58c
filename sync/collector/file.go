package collector

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The permissions of our files: secrets for the program's user alone; what goes on a stick for everybody who finds it.
const (
	secret  fs.FileMode = 0o600
	private fs.FileMode = 0o640
	public  fs.FileMode = 0o644
)

// putFile writes a file whole or not at all: beside it, flushed, then renamed into place, then the folder flushed.
func putFile(dir, name string, data []byte, mode fs.FileMode) error {
	if err := placeFile(dir, name, data, mode); err != nil {
		return err
	}
	return syncDir(dir)
}

// placeFile is putFile without the last flush: whoever places several flushes their folders once.
func placeFile(dir, name string, data []byte, mode fs.FileMode) (err error) {
	f, err := os.CreateTemp(dir, "."+name+".*.part")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", name, errors.Join(err, os.Remove(f.Name())))
		}
	}()
	if err := writeAndClose(f, data, mode); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(dir, name))
}

func writeAndClose(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = chmod(f, mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// chmod sets the permissions where the file system has any: FAT has not and says so.
func chmod(f *os.File, mode fs.FileMode) error {
	if err := f.Chmod(mode); err != nil && mode == secret {
		return err
	}
	return nil
}

// makeDirs makes a folder below dir, named with slashes, one part after the other, flushed.
func makeDirs(dir, below string) (string, error) {
	for part := range strings.SplitSeq(below, "/") {
		next := filepath.Join(dir, part)
		switch err := os.Mkdir(next, 0o755); {
		case err == nil:
			if err := syncDir(dir); err != nil {
				return "", fmt.Errorf("make folder %s: %w", part, err)
			}
		case !errors.Is(err, fs.ErrExist):
			return "", fmt.Errorf("make folder: %w", err)
		default: // a link in its place is not followed: a stick comes from everywhere
			if info, err := os.Lstat(next); err != nil || !info.IsDir() {
				return "", fmt.Errorf("make folder %s: something else is there: %w", part, fs.ErrExist)
			}
		}
		dir = next
	}
	return dir, nil
}

// readLimited reads a regular file below root of at most limit bytes. A link is not followed out of root.
func readLimited(root *os.Root, name string, limit int64) ([]byte, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: not a file", name)
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return b, nil // one byte over the limit is enough to be refused as too long
}
