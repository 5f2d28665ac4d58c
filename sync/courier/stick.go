package courier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dendau/sync/bundle"
)

// The folders on a stick that only kiosks know.
const (
	folderBackup = bundle.StickFolder + "/backup"
	folderHalls  = bundle.StickFolder + "/halls"
	folderBlobs  = bundle.StickFolder + "/blobs"
)

const (
	partSuffix = ".part"
	// maxEntries is how many files of one folder that are meant for us are looked at; a courier's round has a few dozen.
	maxEntries = 4096
	// cluster is what the smallest file takes on the largest exFAT sticks.
	cluster = 128 << 10
	// writeChunk is how much is written between two looks at the clock; the slowest stick we know takes a tenth of a second for it.
	writeChunk = 64 << 10
)

// Stick is a drive, or a directory that stands for one, on which we may write. It is used from one goroutine.
type Stick struct {
	disk disk
	path string
	// wrote hears of bytes that were written, nil for nobody.
	wrote func(n int)
}

// OpenStick opens a directory as a stick. It writes nothing.
func OpenStick(dir string) (*Stick, error) {
	d, err := openDisk(dir)
	if err != nil {
		return nil, faulty("open stick "+dir, err)
	}
	return &Stick{disk: d, path: dir}, nil
}

// Path is the directory.
func (s *Stick) Path() string { return s.path }

// Close lets go of the drive, so that it can be unmounted.
func (s *Stick) Close() error { return faulty("close stick", s.disk.Close()) }

// Free is how many bytes can be written.
func (s *Stick) Free() (uint64, error) {
	free, err := s.disk.Free()
	return free, faulty("ask for free space", err)
}

// Flush waits until the drive has everything. After it and without an error, "safe to pull out" is true.
func (s *Stick) Flush() error { return faulty("flush stick", s.disk.SyncAll()) }

// Suspicious tells whether the stick looks as if a virus had been at it: shortcuts or an autorun file at its top. None of them is opened;
// whoever owns the stick should have it looked at.
func (s *Stick) Suspicious() bool {
	names, err := s.list(".", func(name string) bool {
		switch strings.ToLower(path.Ext(name)) {
		case ".lnk", ".vbs", ".scr", ".pif":
			return true
		}
		return strings.EqualFold(name, "autorun.inf")
	})
	return err == nil && len(names) > 0
}

// needed is the room that files of these sizes take, and the folders with them.
func needed(sizes ...int) uint64 {
	total := uint64(len(sizes)+5) * cluster
	for _, size := range sizes {
		total += uint64(size)
	}
	return total
}

// reserve refuses before anything is written when there is not room for all.
func (s *Stick) reserve(sizes ...int) error {
	free, err := s.Free()
	if err != nil {
		return err
	}
	if want := needed(sizes...); free < want {
		return fmt.Errorf("%d bytes free, %d needed: %w", free, want, ErrFull)
	}
	return nil
}

// mkdir makes a folder of ours and those above it. A link or file in its place is refused, never followed.
func (s *Stick) mkdir(dir string) error {
	at := ""
	for name := range strings.SplitSeq(dir, "/") {
		above := at
		at = path.Join(at, name)
		err := s.disk.Mkdir(at)
		if err == nil {
			if above == "" {
				above = "."
			}
			err = s.disk.SyncDir(above)
		} else if errors.Is(err, fs.ErrExist) {
			err = s.isFolder(at)
		}
		if err != nil {
			return faulty("make folder "+at, err)
		}
	}
	return nil
}

func (s *Stick) isFolder(dir string) error {
	info, err := s.disk.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return ErrOccupied
	}
	return nil
}

// write puts data under dir/name: whole or not at all, and read back before it returns nil. What stood there before stays until the
// moment the new file takes its place. If it already is that data, nothing is written.
func (s *Stick) write(ctx context.Context, dir, name string, data []byte) error {
	target := path.Join(dir, name)
	if err := s.mkdir(dir); err != nil {
		return err
	}
	if old, err := s.read(target, len(data)); err == nil && bytes.Equal(old, data) {
		return s.readBack(target, data)
	}
	if info, err := s.disk.Lstat(target); err == nil && regular(info) != nil {
		return fmt.Errorf("%s: %w", target, ErrOccupied)
	}
	part := target + partSuffix
	if err := s.writePart(ctx, part, data); err != nil {
		// The leftover would do no harm: a later export of the same name takes it away, and nobody reads a .part.
		_ = s.disk.Remove(part)
		return err
	}
	if err := s.disk.Rename(part, target); err != nil {
		_ = s.disk.Remove(part)
		return faulty("put "+target+" in its place", err)
	}
	if err := s.disk.SyncDir(dir); err != nil {
		return faulty("sync "+dir, err)
	}
	return s.readBack(target, data)
}

func (s *Stick) writePart(ctx context.Context, part string, data []byte) error {
	return s.fillPart(part, func(f file) error {
		for chunk := range slices.Chunk(data, writeChunk) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, err := f.Write(chunk); err != nil {
				return err
			}
			if s.wrote != nil {
				s.wrote(len(chunk))
			}
		}
		return nil
	})
}

// fillPart makes a file under its temporary name, durable when it returns nil.
func (s *Stick) fillPart(part string, fill func(file) error) (err error) {
	if err := s.disk.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return faulty("clear "+part, err)
	}
	f, err := s.disk.Create(part)
	if err != nil {
		return faulty("create "+part, err)
	}
	defer func() {
		if errClose := f.Close(); err == nil && errClose != nil {
			err = faulty("close "+part, errClose)
		}
	}()
	if err := fill(f); err != nil {
		return faulty("write "+part, err)
	}
	if err := f.Sync(); err != nil {
		return faulty("sync "+part, err)
	}
	if err := f.Forget(); err != nil {
		return faulty("sync "+part, err)
	}
	return nil
}

// readBack reads a file again and compares hashes.
func (s *Stick) readBack(name string, data []byte) error {
	got, err := s.read(name, len(data))
	if err != nil {
		return faulty("read "+name+" back", err)
	}
	if sha256.Sum256(got) != sha256.Sum256(data) {
		return fmt.Errorf("read %s back, %d bytes of %d: %w", name, len(got), len(data), ErrChanged)
	}
	return nil
}

// errSize: a file is larger than what it claims to be may be.
var errSize = errors.New("larger than it may be")

// read gives a plain file of at most limit bytes. Its size is looked at before anything is read.
func (s *Stick) read(name string, limit int) ([]byte, error) {
	got, _, err := s.begin(name, limit, limit)
	return got, err
}

// begin gives at most the first n bytes of such a file, and how long it is.
func (s *Stick) begin(name string, n, limit int) (got []byte, length int, err error) {
	info, err := s.disk.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if err := regular(info); err != nil {
		return nil, 0, err
	}
	if info.Size() > int64(limit) {
		return nil, 0, fmt.Errorf("%d bytes: %w", info.Size(), errSize)
	}
	f, err := s.disk.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close() // read only: nothing can be lost
	if info, err = f.Stat(); err != nil {
		return nil, 0, err
	}
	if err := regular(info); err != nil {
		return nil, 0, err
	}
	if err := f.Forget(); err != nil {
		return nil, 0, err
	}
	got, err = io.ReadAll(io.LimitReader(f, int64(n)+1))
	switch {
	case err != nil || len(got) <= n:
	case n < limit:
		got = got[:n]
	default:
		err = errSize
	}
	return got, int(info.Size()), err
}

// list gives the names of plain files in a folder of ours that pass, in order. A stick without the folder has none.
func (s *Stick) list(dir string, pass func(name string) bool) ([]string, error) {
	entries, err := s.entries(dir, pass)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

func (s *Stick) entries(dir string, pass func(name string) bool) ([]fs.DirEntry, error) {
	if err := s.isFolder(dir); errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrOccupied) {
		return nil, nil
	} else if err != nil {
		return nil, faulty("look into "+dir, err)
	}
	entries, err := s.disk.List(dir, maxEntries, pass)
	return entries, faulty("look into "+dir, err)
}
