package collector

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// The folders of a stick.
const (
	stickFolder    = "DENDAU"
	outboxFolder   = "outbox"
	enrolFolder    = "enrol"
	receiptsFolder = "receipts"
	trustFolder    = "trust"
)

// maxEntries is how many names of one folder are looked at; a courier's round has a few dozen.
const maxEntries = 4096

// Found is one file that was meant for the centre, read and not judged.
type Found struct {
	Name  string
	Bytes []byte
	// Err tells why it could not be read.
	Err error
}

// Delivery is what a path holds for the centre: requests to be enrolled, and bundles.
type Delivery struct{ Enrolments, Bundles []Found }

// ReadDelivery reads a file, a folder of files, or a stick (a folder with DENDAU in it). Files of other names are left alone, links are
// not followed, and nothing is written.
func ReadDelivery(at string) (Delivery, error) {
	info, err := os.Stat(at)
	if err != nil {
		return Delivery{}, fmt.Errorf("read delivery: %w", err)
	}
	var d Delivery
	if !info.IsDir() {
		root, err := os.OpenRoot(filepath.Dir(at))
		if err != nil {
			return Delivery{}, fmt.Errorf("read delivery: %w", err)
		}
		defer root.Close()
		if !d.take(root, filepath.Base(at)) {
			return Delivery{}, fmt.Errorf("read delivery %s: neither a bundle (.ddb) nor an enrolment (.json)", at)
		}
		return d, nil
	}
	root, err := os.OpenRoot(at)
	if err != nil {
		return Delivery{}, fmt.Errorf("read delivery: %w", err)
	}
	defer root.Close()
	folders := []string{".", enrolFolder, outboxFolder}
	if info, err := root.Stat(stickFolder); err == nil && info.IsDir() {
		// What else lies on a stick is its owner's.
		folders = []string{path.Join(stickFolder, enrolFolder), path.Join(stickFolder, outboxFolder)}
	}
	for _, folder := range folders {
		if err := d.takeFolder(root, folder); err != nil {
			return Delivery{}, fmt.Errorf("read delivery %s: %w", at, err)
		}
	}
	return d, nil
}

func (d *Delivery) takeFolder(root *os.Root, folder string) error {
	f, err := root.Open(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	names, err := f.Readdirnames(maxEntries)
	if err := errors.Join(ignoreEnd(err), f.Close()); err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		d.take(root, path.Join(folder, name))
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

// take reads a file if its name says that it is for us.
func (d *Delivery) take(root *os.Root, name string) bool {
	found := Found{Name: name}
	switch strings.ToLower(path.Ext(name)) {
	case ".ddb":
		found.Bytes, found.Err = readLimited(root, name, bundle.MaxFile)
		d.Bundles = append(d.Bundles, found)
	case ".json":
		found.Bytes, found.Err = readLimited(root, name, bundle.MaxPaper)
		d.Enrolments = append(d.Enrolments, found)
	default:
		return false
	}
	return true
}

// WriteReceipts lays the receipts of all kiosks that are held on a stick, for the way home, and gives their names.
func (c *Centre) WriteReceipts(ctx context.Context, stick string) ([]string, error) {
	receipts, err := c.Receipts(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := makeDirs(stick, stickFolder, receiptsFolder)
	if err != nil {
		return nil, fmt.Errorf("write receipts: %w", err)
	}
	var names []string
	for _, r := range receipts {
		b, err := r.Marshal()
		if err != nil {
			return names, err
		}
		name := receiptName(r, slices.Contains(names, r.Name()))
		if err := putFile(dir, name, b, public); err != nil {
			return names, fmt.Errorf("write receipt: %w", err)
		}
		names = append(names, name)
	}
	return names, nil
}

// Receipts are the receipts of all enrolled kiosks of which something is held.
func (c *Centre) Receipts(ctx context.Context) ([]bundle.Receipt, error) {
	kiosks, err := c.Kiosks(ctx)
	if err != nil {
		return nil, err
	}
	var out []bundle.Receipt
	done := map[record.KioskID]bool{}
	for _, k := range kiosks {
		if k.State != Enrolled || done[k.ID] {
			continue
		}
		done[k.ID] = true
		held, err := c.Ranges(ctx, k.ID)
		if err != nil {
			return nil, err
		}
		if len(held) == 0 {
			continue
		}
		r, err := c.Receipt(ctx, k.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// WriteTrust lays the roots of trust on a stick (see Roots) and gives their names.
func (c *Centre) WriteTrust(ctx context.Context, stick, name string, publishers []content.PublicKey) ([]string, error) {
	roots, err := c.Roots(ctx, name, publishers)
	if err != nil {
		return nil, err
	}
	dir, err := makeDirs(stick, stickFolder, trustFolder)
	if err != nil {
		return nil, fmt.Errorf("write trust: %w", err)
	}
	var names []string
	for i, root := range roots {
		names = append(names, bundle.RootName(i+1))
		if err := putFile(dir, names[i], root, public); err != nil {
			return nil, fmt.Errorf("write trust: %w", err)
		}
	}
	return names, nil
}
