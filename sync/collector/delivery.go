package collector

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dendau/sync/bundle"
)

const (
	// maxEntries is how many names of one folder are looked at; a courier's round has a few dozen.
	maxEntries = 4096
	// maxDepth is how deep a folder is searched: an office sorts copies of sticks by month and by courier.
	maxDepth = 5
	// maxDelivery is how many files one delivery may bring: a province sends a few hundred a month.
	maxDelivery = 10_000
)

// ErrUnreadable: a file that is meant for the centre cannot be read: a bad stick, a link, a folder of that name.
var ErrUnreadable = errors.New("the file cannot be read")

// Found is one file that was meant for the centre and was not judged yet.
type Found struct {
	Name string
	// Bytes are its content where it came over the network; a file of a delivery is read when it is its turn.
	Bytes []byte
	// folder holds the file, which may have so many bytes.
	folder string
	limit  int64
}

// Load gives the content, at most one byte more than such a file may have.
func (f Found) Load() ([]byte, error) {
	if f.folder == "" {
		return f.Bytes, nil
	}
	root, err := os.OpenRoot(f.folder)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	b, err := readLimited(root, f.Name, f.limit)
	if err := errors.Join(err, root.Close()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return b, nil
}

// Delivery is what a path holds for the centre: requests to be enrolled, and bundles.
type Delivery struct {
	Enrolments, Bundles []Found
	// Stick is the drive that brought them, for the way home; "" for files and plain folders.
	Stick string
	// Cut says that there is more than one delivery may bring, and it was not looked at.
	Cut bool
}

// ReadDelivery looks what a file, a folder of files, or a stick (a folder with DENDAU in it) brings. Files of other names are left alone,
// links are not followed, and nothing is written. Of a stick only our own folders are looked at; a plain folder is searched with all below it,
// and sticks that were copied into it are found there.
func ReadDelivery(at string) (Delivery, error) {
	info, err := os.Stat(at)
	if err != nil {
		return Delivery{}, fmt.Errorf("read delivery: %w", err)
	}
	var d Delivery
	if !info.IsDir() {
		if !d.take(filepath.Dir(at), filepath.Base(at)) {
			return Delivery{}, fmt.Errorf("read delivery %s: neither a bundle (.ddb) nor an enrolment (.json)", at)
		}
		return d, nil
	}
	root, err := os.OpenRoot(at)
	if err != nil {
		return Delivery{}, fmt.Errorf("read delivery: %w", err)
	}
	defer root.Close()
	if isStick(root, ".") {
		d.Stick = at
	}
	if err := d.search(root, at, ".", maxDepth); err != nil {
		return Delivery{}, fmt.Errorf("read delivery %s: %w", at, err)
	}
	return d, nil
}

func isStick(root *os.Root, folder string) bool {
	info, err := root.Lstat(path.Join(folder, bundle.StickFolder))
	return err == nil && info.IsDir()
}

// search takes what a folder and those below it hold.
func (d *Delivery) search(root *os.Root, at, folder string, depth int) error {
	if isStick(root, folder) { // what else lies on a stick is its owner's
		for _, ours := range []string{bundle.EnrolFolder, bundle.OutboxFolder} {
			if err := d.list(root, at, path.Join(folder, ours), nil); err != nil {
				return err
			}
		}
		return nil
	}
	var below []string
	if err := d.list(root, at, folder, &below); err != nil {
		return err
	}
	for _, name := range below {
		if depth == 0 {
			d.Cut = true
			return nil
		}
		if err := d.search(root, at, name, depth-1); err != nil {
			return err
		}
	}
	return nil
}

// list takes the files of one folder and names the folders in it.
func (d *Delivery) list(root *os.Root, at, folder string, below *[]string) error {
	f, err := root.Open(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := f.ReadDir(maxEntries + 1)
	if err := errors.Join(ignoreEnd(err), f.Close()); err != nil {
		return err
	}
	if len(entries) > maxEntries {
		entries, d.Cut = entries[:maxEntries], true
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, entry := range entries {
		if name := path.Join(folder, entry.Name()); !entry.IsDir() {
			d.take(at, name)
		} else if below != nil {
			*below = append(*below, name)
		}
	}
	return nil
}

// ignoreEnd: an empty folder is no fault.
func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// take notes a file if its name says that it is for us.
func (d *Delivery) take(folder, name string) bool {
	ext := strings.ToLower(path.Ext(name))
	if ext != ".ddb" && ext != ".json" {
		return false
	}
	if len(d.Bundles)+len(d.Enrolments) >= maxDelivery {
		d.Cut = true
		return true
	}
	if ext == ".ddb" {
		d.Bundles = append(d.Bundles, Found{Name: name, folder: folder, limit: bundle.MaxFile})
	} else {
		d.Enrolments = append(d.Enrolments, Found{Name: name, folder: folder, limit: bundle.MaxPaper})
	}
	return true
}
