package courier

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dendau/content"
	"dendau/sync/bundle"
)

// Lesson packs lie on a stick and in a kiosk's store in one shape: manifests by id and version, and what they name by its sum. On a
// stick they may also come as one file, .ddp.

// maxPackSignature is ten times a minisign signature with its comments.
const maxPackSignature = 4 << 10

// KeptPack names one version of a pack.
type KeptPack struct {
	ID      string
	Version int
}

// Offer is a pack on a stick, signed by a publisher who is trusted.
type Offer struct {
	KeptPack
	Title   content.Text
	Lessons int
	// Have is the newest version in the store, 0 for none.
	Have int
	// Bytes is what is to be copied and Files how many; what the store has already is not copied.
	Bytes int64
	Files int
	// Remove is the version that goes afterwards, 0 for none, and RemoveBytes what becomes free by that.
	Remove      int
	RemoveBytes int64

	pack *content.Pack
}

// Plan is what a stick could bring, looked at before anything is copied.
type Plan struct {
	// Offers are newer than what the store has, in order of their ids.
	Offers []Offer
	// Bytes is what all of them copy, Free the room in the store.
	Bytes int64
	Free  uint64
	// Ignored are packs that were refused, with the reason (content.CodeOf).
	Ignored []Ignored
}

// Fits tells whether there is room for all of it, and some to spare.
func (p Plan) Fits() bool {
	files := 0
	for _, o := range p.Offers {
		files += o.Files
	}
	return p.Free >= uint64(p.Bytes)+needed(make([]int, min(files, 64))...)
}

var (
	manifestFile = regexp.MustCompile(`^([1-9][0-9]{0,8})\.json$`)
	packFolder   = regexp.MustCompile(`^[a-z0-9.-]{1,64}$`)
	sumName      = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// packsAt finds the manifests in a folder of packs: at most maxPacks ids, and of each the versions in rising order.
func (s *Stick) packsAt(dir string) ([]KeptPack, error) {
	ids, err := s.folders(dir, packFolder.MatchString)
	if err != nil {
		return nil, err
	}
	var found []KeptPack
	for _, id := range ids[:min(len(ids), maxPacks)] {
		names, err := s.list(path.Join(dir, id), manifestFile.MatchString)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			n, err := strconv.Atoi(strings.TrimSuffix(name, ".json"))
			if err == nil {
				found = append(found, KeptPack{id, n})
			}
		}
	}
	slices.SortFunc(found, func(a, b KeptPack) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), cmp.Compare(a.Version, b.Version))
	})
	return found, nil
}

// maxPacks is how many packs of a stick are looked at.
const maxPacks = 64

// readManifest gives a manifest and its signature, unbelieved.
func (s *Stick) readManifest(dir string, k KeptPack) (manifest, signature []byte, err error) {
	name := path.Join(dir, k.ID, strconv.Itoa(k.Version)+".json")
	if manifest, err = s.read(name, content.MaxManifest); err != nil {
		return nil, nil, err
	}
	signature, err = s.read(name+".minisig", maxPackSignature)
	return manifest, signature, err
}

// blobIn finds a blob under a folder.
func (s *Stick) blobIn(dir, sum string) (io.ReaderAt, int64, error) {
	if !sumName.MatchString(sum) {
		return nil, 0, fmt.Errorf("%.70q is no sum", sum)
	}
	return s.readerAt(path.Join(dir, sum[:2], sum))
}

// readerAt reads a plain file wherever it is asked to. It holds no handle, so a stick with a pack on it can be unmounted at any time.
func (s *Stick) readerAt(name string) (io.ReaderAt, int64, error) {
	info, err := s.disk.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if err := regular(info); err != nil {
		return nil, 0, err
	}
	return lazyFile{s.disk, name}, info.Size(), nil
}

type lazyFile struct {
	disk disk
	name string
}

func (f lazyFile) ReadAt(p []byte, off int64) (int, error) {
	open, err := f.disk.Open(f.name)
	if err != nil {
		return 0, faulty("open "+f.name, err)
	}
	defer open.Close() // read only: nothing can be lost
	info, err := open.Stat()
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		return 0, faulty("open "+f.name, err)
	}
	n, err := open.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		err = faulty("read "+f.name, err)
	}
	return n, err
}

// offered opens every pack on the stick. What the store has need not be on the stick too.
func (s *Stick) offered(store *Store, trusted []content.PublicKey) (packs []*content.Pack, ignored []Ignored, err error) {
	trees, err := s.packsAt(bundle.PacksFolder)
	if err != nil {
		return nil, nil, err
	}
	for _, k := range trees {
		p, err := s.openTree(store, k, trusted)
		if err != nil {
			ignored = append(ignored, Ignored{fmt.Sprintf("%s %d", k.ID, k.Version), err})
			continue
		}
		packs = append(packs, p)
	}
	files, err := s.ddps()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		p, err := s.openDDP(name, trusted)
		if err != nil {
			ignored = append(ignored, Ignored{path.Base(name), err})
			continue
		}
		packs = append(packs, p)
	}
	return packs, ignored, nil
}

func (s *Stick) openTree(store *Store, k KeptPack, trusted []content.PublicKey) (*content.Pack, error) {
	manifest, signature, err := s.readManifest(bundle.PacksFolder, k)
	if err != nil {
		return nil, err
	}
	find := func(sum string) (io.ReaderAt, int64, error) {
		if r, size, err := s.blobIn(folderBlobs, sum); err == nil {
			return r, size, nil
		}
		return store.stick.blobIn(storeBlobs, sum)
	}
	p, err := content.OpenBlobs(manifest, signature, find, trusted)
	if err != nil {
		return nil, err
	}
	if m := p.Manifest(); m.PackID != k.ID || m.Version != k.Version {
		return nil, fmt.Errorf("it is %s %d", m.PackID, m.Version)
	}
	return p, nil
}

// ddps are the pack files in the folder of packs and at the top of the stick, where people drop them.
func (s *Stick) ddps() ([]string, error) {
	var out []string
	for _, dir := range []string{".", bundle.PacksFolder} {
		names, err := s.list(dir, func(name string) bool {
			return strings.EqualFold(path.Ext(name), ".ddp") && !strings.HasPrefix(name, ".")
		})
		if err != nil {
			return nil, err
		}
		for _, name := range names[:min(len(names), maxPacks)] {
			out = append(out, path.Join(dir, name))
		}
	}
	return out, nil
}

func (s *Stick) openDDP(name string, trusted []content.PublicKey) (*content.Pack, error) {
	r, size, err := s.readerAt(name)
	if err != nil {
		return nil, err
	}
	return content.Open(r, size, trusted)
}

// folders gives the names of folders in a folder of ours that pass, in order.
func (s *Stick) folders(dir string, pass func(name string) bool) ([]string, error) {
	entries, err := s.entries(dir, pass)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}
