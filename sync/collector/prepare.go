package collector

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dendau/assets"
	"dendau/content"
	"dendau/sync/bundle"
)

const (
	// programFolder holds the program on a stick; packs and program beside the database go on every stick.
	programFolder = "CAI-DAT"
	ownPacks      = "packs"
	ownProgram    = "program"
	readmeName    = "DOC-TRUOC.html"
	// maxProgram and maxProgramFiles bound what is copied of a program's folder.
	maxProgram      = 2 << 30
	maxProgramFiles = 5000
)

// Outfit is what goes on a stick beside what the centre always gives.
type Outfit struct {
	// Packs are lesson packs (.ddp), Program a folder with the program's files for the kiosks' systems; both may be empty.
	Packs   []string
	Program string
}

// Item is one file for a stick.
type Item struct {
	// Path is where it lies on the stick, with slashes.
	Path string
	// Kind says what it is: trust, receipt, halls, pack, program, readme.
	Kind string
	Size int64
	data []byte
	file string // where data is nil

	receipt *bundle.Receipt
}

func (i Item) open() (io.ReadCloser, error) {
	if i.file == "" {
		return io.NopCloser(bytes.NewReader(i.data)), nil
	}
	return os.Open(i.file)
}

// ErrNoStick: the folder is no place to write on.
var ErrNoStick = errors.New("there is no such drive or folder")

// ErrUnlike: what was read back is not what was written: a bad stick.
var ErrUnlike = errors.New("the stick does not give back what was written")

// Stick is everything that goes on a stick for kiosks: trust, receipts, the halls, packs, the program, and a page to read first. Packs that
// kiosks would refuse are refused here, with the reason.
func (c *Centre) Stick(ctx context.Context, o Outfit) ([]Item, error) {
	root, _, err := c.Newest(ctx)
	if err != nil {
		return nil, err
	}
	items, err := c.papers(ctx, root)
	if err != nil {
		return nil, err
	}
	packs, err := c.packs(root, o.Packs)
	if err != nil {
		return nil, err
	}
	program, err := c.program(o.Program)
	if err != nil {
		return nil, err
	}
	items = slices.Concat(items, packs, program)
	readme, err := c.readme(root, items)
	if err != nil {
		return nil, err
	}
	return append(items, readme), nil
}

func paperItem(kind, name string, data []byte) Item {
	return Item{Path: name, Kind: kind, Size: int64(len(data)), data: data}
}

// papers are the roots of trust, the receipts and the list of halls.
func (c *Centre) papers(ctx context.Context, root bundle.Root) ([]Item, error) {
	roots, err := c.Issue(ctx, Change{})
	if err != nil {
		return nil, err
	}
	var items []Item
	for i, b := range roots {
		items = append(items, paperItem("trust", path.Join(bundle.TrustFolder, bundle.RootName(i+1)), b))
	}
	receipts, err := c.Receipts(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, r := range receipts {
		b, err := r.Marshal()
		if err != nil {
			return nil, err
		}
		name := receiptName(r, names[r.Name()])
		names[name] = true
		item := paperItem("receipt", path.Join(bundle.ReceiptsFolder, name), b)
		item.receipt = &r
		items = append(items, item)
	}
	list, n, err := c.hallsFile(ctx, root.Centre)
	if err != nil {
		return nil, err
	}
	if n > 0 {
		items = append(items, paperItem("halls", bundle.HallList, list))
	}
	return items, nil
}

// packs opens each pack as a kiosk that trusts the root will.
func (c *Centre) packs(root bundle.Root, named []string) ([]Item, error) {
	own, err := filepath.Glob(filepath.Join(c.dir, ownPacks, "*.ddp"))
	if err != nil {
		return nil, err
	}
	var trusted []content.PublicKey
	for _, text := range root.Publishers {
		key, err := content.ParsePublicKey([]byte(text))
		if err != nil {
			return nil, err
		}
		trusted = append(trusted, key)
	}
	var items []Item
	for _, name := range append(named[:len(named):len(named)], own...) {
		item, err := packItem(name, trusted)
		if err != nil {
			return nil, &badPack{filepath.Base(name), err}
		}
		if !slices.ContainsFunc(items, func(i Item) bool { return strings.EqualFold(i.Path, item.Path) }) {
			items = append(items, item)
		}
	}
	return items, nil
}

// badPack is a pack that kiosks would refuse.
type badPack struct {
	name string
	err  error
}

func (p *badPack) Error() string { return fmt.Sprintf("pack %s: %v", p.name, p.err) }
func (p *badPack) Unwrap() error { return p.err }

func packItem(name string, trusted []content.PublicKey) (Item, error) {
	f, err := os.Open(name)
	if err != nil {
		return Item{}, err
	}
	defer f.Close() // read only: nothing can be lost
	info, err := f.Stat()
	if err != nil {
		return Item{}, err
	}
	if _, err := content.Open(f, info.Size(), trusted); err != nil {
		return Item{}, err
	}
	return Item{Path: path.Join(bundle.PacksFolder, filepath.Base(name)), Kind: "pack", Size: info.Size(), file: name}, nil
}

// program lists a folder's plain files; links are left out.
func (c *Centre) program(dir string) ([]Item, error) {
	if dir == "" {
		dir = filepath.Join(c.dir, ownProgram)
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
	}
	var items []Item
	var total int64
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		within, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if total += info.Size(); total > maxProgram || len(items) >= maxProgramFiles {
			return fmt.Errorf("more than %d files or %d bytes", maxProgramFiles, maxProgram)
		}
		items = append(items, Item{Path: path.Join(programFolder, filepath.ToSlash(within)), Kind: "program", Size: info.Size(), file: name})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look at the program in %s: %w", dir, err)
	}
	return items, nil
}

// readmePage is DOC-TRUOC.html: one page without scripts that any computer shows.
type readmePage struct {
	Centre, Fingerprint, Date string
	Program, Packs, Halls     bool
	Files                     []string
}

func (c *Centre) readme(root bundle.Root, items []Item) (Item, error) {
	page := readmePage{Centre: root.Centre, Fingerprint: root.Fingerprint(), Date: assets.Date(c.o.Now().In(vietnam))}
	for _, i := range items {
		switch i.Kind {
		case "program":
			page.Program = true
		case "pack":
			page.Packs = true
			page.Files = append(page.Files, path.Base(i.Path))
		case "halls":
			page.Halls = true
		}
	}
	var b bytes.Buffer
	if err := newRoom(assets.Vietnamese).templates.ExecuteTemplate(&b, "readme.html", page); err != nil {
		return Item{}, fmt.Errorf("write %s: %w", readmeName, err)
	}
	return paperItem("readme", readmeName, b.Bytes()), nil
}

// WriteStick writes everything on a stick, each file whole or not at all, and reads it back. told hears of each that stands there.
func (c *Centre) WriteStick(ctx context.Context, dir string, items []Item, told func(Item)) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("write stick %s: %w", dir, ErrNoStick)
	}
	for _, i := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeItem(dir, i); err != nil {
			return fmt.Errorf("write stick: %w", err)
		}
		told(i)
	}
	return c.noteItems(ctx, items)
}

// noteItems keeps which receipts went out on a stick.
func (c *Centre) noteItems(ctx context.Context, items []Item) error {
	var given []bundle.Receipt
	for _, i := range items {
		if i.receipt != nil {
			given = append(given, *i.receipt)
		}
	}
	return c.noteReceipts(ctx, "usb", given...)
}

// writeItem copies into a .part beside the target, flushes, renames, and compares what the drive gives back.
func writeItem(stick string, i Item) (err error) {
	dir, err := makeDirs(stick, path.Dir(i.Path))
	if err != nil {
		return err
	}
	from, err := i.open()
	if err != nil {
		return err
	}
	defer from.Close() // read only: nothing can be lost
	target := filepath.Join(dir, path.Base(i.Path))
	f, err := os.CreateTemp(dir, ".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s: %w", i.Path, errors.Join(err, os.Remove(f.Name())))
		}
	}()
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(f, sum), from)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, chmod(f, public), forget(f), f.Close())
	if err != nil {
		return err
	}
	if err := readBack(f.Name(), sum.Sum(nil)); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return err
	}
	return syncDir(dir)
}

func readBack(name string, want []byte) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if !bytes.Equal(sum.Sum(nil), want) {
		return ErrUnlike
	}
	return nil
}
