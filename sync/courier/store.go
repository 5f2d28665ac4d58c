package courier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dendau/content"
)

// The folders of a kiosk's store of packs.
const (
	storePacks = "packs"
	storeBlobs = "blobs"
)

// keptVersions is how many versions of a pack a kiosk keeps: the one in use, and the one before it to go back to.
const keptVersions = 2

// Store is a kiosk's own lesson packs. A version is there when its manifest is; everything that it names is there before. It may be
// used from several goroutines: planning, taking and sweeping wait for one another, so that nothing is swept away under a pack on its way in.
type Store struct {
	stick  *Stick
	change sync.Mutex // of the folder

	mu    sync.Mutex
	inUse []KeptPack
}

// OpenStore opens the store in a folder of the kiosk's data, which is made if need be.
func OpenStore(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open pack store: %w", err)
	}
	s, err := OpenStick(dir)
	if err != nil {
		return nil, fmt.Errorf("open pack store: %w", err)
	}
	return &Store{stick: s}, nil
}

// Use says that a version must stay whatever comes, since the window shows it.
func (s *Store) Use(k KeptPack) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inUse = append(s.inUse, k)
}

// Close lets go of the folder. Packs that were opened cannot be read any more.
func (s *Store) Close() error { return s.stick.Close() }

// Packs are the versions that are kept, in order of id and version.
func (s *Store) Packs() ([]KeptPack, error) { return s.stick.packsAt(storePacks) }

// Open opens a kept version.
func (s *Store) Open(k KeptPack, trusted []content.PublicKey) (*content.Pack, error) {
	manifest, signature, err := s.stick.readManifest(storePacks, k)
	if err != nil {
		return nil, fmt.Errorf("open pack %s %d: %w", k.ID, k.Version, err)
	}
	return content.OpenBlobs(manifest, signature, s.blob, trusted)
}

func (s *Store) blob(sum string) (io.ReaderAt, int64, error) { return s.stick.blobIn(storeBlobs, sum) }

// BlobFile is the path of a blob, for a player that plays it in place.
func (s *Store) BlobFile(sum string) string {
	return filepath.Join(s.stick.path, filepath.FromSlash(blobName(sum)))
}

func blobName(sum string) string { return path.Join(storeBlobs, sum[:2], sum) }

// Plan looks at what a stick could bring: packs newer than those kept, signed by a trusted publisher. Nothing is written.
func (s *Store) Plan(stick *Stick, trusted []content.PublicKey) (Plan, error) {
	s.change.Lock()
	defer s.change.Unlock()
	kept, err := s.Packs()
	if err != nil {
		return Plan{}, fmt.Errorf("plan packs: %w", err)
	}
	var plan Plan
	packs, ignored, err := stick.offered(s, trusted)
	if err != nil {
		return Plan{}, fmt.Errorf("plan packs: %w", err)
	}
	plan.Ignored = ignored
	if plan.Free, err = s.stick.Free(); err != nil {
		return Plan{}, fmt.Errorf("plan packs: %w", err)
	}
	newest := map[string]*content.Pack{}
	for _, p := range packs {
		m := p.Manifest()
		if best := newest[m.PackID]; best == nil || best.Manifest().Version < m.Version {
			newest[m.PackID] = p
		}
	}
	for id, p := range newest {
		have := newestOf(kept, id)
		if p.Manifest().Version <= have {
			continue
		}
		plan.Offers = append(plan.Offers, s.offer(p, have, kept))
	}
	slices.SortFunc(plan.Offers, func(a, b Offer) int { return strings.Compare(a.ID, b.ID) })
	for _, o := range plan.Offers {
		plan.Bytes += o.Bytes
	}
	return plan, nil
}

func newestOf(kept []KeptPack, id string) int {
	version := 0
	for _, k := range kept {
		if k.ID == id {
			version = max(version, k.Version)
		}
	}
	return version
}

func (s *Store) offer(p *content.Pack, have int, kept []KeptPack) Offer {
	m := p.Manifest()
	o := Offer{KeptPack: KeptPack{m.PackID, m.Version}, Have: have, Lessons: len(p.Lessons()), pack: p}
	if len(m.Tree) > 0 {
		o.Title = m.Tree[0].Title
	}
	if len(m.Title) > 0 {
		o.Title = m.Title
	}
	for sum, size := range blobsOf(m) {
		if _, there, err := s.blob(sum); err != nil || there != size {
			o.Files++
			o.Bytes += size
		}
	}
	all := append(slices.Clone(kept), o.KeptPack)
	for _, k := range s.going(all) {
		if k.ID == o.ID {
			o.Remove, o.RemoveBytes = k.Version, s.freed(k, kept, m)
		}
	}
	return o
}

// freed is how much goes with a version: what neither the new one nor another kept one names. It is for the eye; what cannot be read
// counts as nothing.
func (s *Store) freed(going KeptPack, kept []KeptPack, next *content.Manifest) (bytes int64) {
	others := slices.DeleteFunc(slices.Clone(kept), func(k KeptPack) bool { return k == going })
	named, err := s.named(others)
	raw, _, errRaw := s.stick.readManifest(storePacks, going)
	if err != nil || errRaw != nil {
		return 0
	}
	m, err := content.ParseManifest(raw)
	if err != nil {
		return 0
	}
	coming := blobsOf(next)
	for sum, size := range blobsOf(m) {
		if _, stays := coming[sum]; !stays && !named[sum] {
			bytes += size
		}
	}
	return bytes
}

// blobsOf are the sums that a manifest names, each once, with their sizes.
func blobsOf(m *content.Manifest) map[string]int64 {
	out := make(map[string]int64, len(m.Files))
	for _, f := range m.Files {
		out[f.SHA256] = f.Size
	}
	return out
}

// going are the versions that are too many: of each pack all but the newest two, unless they are in use.
func (s *Store) going(kept []KeptPack) []KeptPack {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []KeptPack
	for _, k := range kept {
		newer := 0
		for _, other := range kept {
			if other.ID == k.ID && other.Version > k.Version {
				newer++
			}
		}
		if newer >= keptVersions && !slices.Contains(s.inUse, k) {
			out = append(out, k)
		}
	}
	return out
}

// Take copies a pack into the store: what it names first, each compared with what was signed, then the signature, then the manifest, by
// which it is there. Stopped anywhere, it goes on from there the next time. tell hears how many bytes are copied.
func (s *Store) Take(ctx context.Context, o Offer, tell func(done, of int64)) error {
	s.change.Lock()
	defer s.change.Unlock()
	if err := s.room(o); err != nil {
		return fmt.Errorf("take %s %d: %w", o.ID, o.Version, err)
	}
	var done int64
	for _, f := range o.pack.Manifest().Files {
		if s.has(f) {
			continue
		}
		if err := s.takeBlob(ctx, o.pack, f, func(n int64) { done += n; tell(done, o.Bytes) }); err != nil {
			return fmt.Errorf("take %s %d: %s: %w", o.ID, o.Version, f.Path, err)
		}
	}
	manifest, signature := o.pack.Signed()
	dir, name := path.Join(storePacks, o.ID), strconv.Itoa(o.Version)+".json"
	if err := s.stick.write(ctx, dir, name+".minisig", signature); err != nil {
		return fmt.Errorf("take %s %d: %w", o.ID, o.Version, onKiosk(err))
	}
	if err := s.stick.write(ctx, dir, name, manifest); err != nil {
		return fmt.Errorf("take %s %d: %w", o.ID, o.Version, onKiosk(err))
	}
	return nil
}

func (s *Store) room(o Offer) error {
	free, err := s.stick.Free()
	if err != nil {
		return err
	}
	if want := uint64(o.Bytes) + needed(0, 0); free < want {
		return fmt.Errorf("%d bytes free, %d needed: %w", free, want, ErrNoRoom)
	}
	return nil
}

// has tells whether the store has the very bytes that were signed.
func (s *Store) has(f content.File) bool {
	r, size, err := s.blob(f.SHA256)
	if err != nil || size != f.Size {
		return false
	}
	sum, err := sumOf(io.NewSectionReader(r, 0, size))
	return err == nil && sum == f.SHA256
}

func sumOf(r io.Reader) (string, error) {
	h := sha256.New()
	_, err := io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{r}, make([]byte, writeChunk*4))
	return hex.EncodeToString(h.Sum(nil)), err
}

// takeBlob copies one file under its sum.
func (s *Store) takeBlob(ctx context.Context, p *content.Pack, f content.File, tell func(int64)) error {
	from, err := p.Blob(f.SHA256)
	if err != nil {
		return faulty("read from the stick", err)
	}
	target := blobName(f.SHA256)
	if err := s.stick.mkdir(path.Dir(target)); err != nil {
		return onKiosk(err)
	}
	part := target + partSuffix
	sum, err := s.copyPart(ctx, part, from, tell)
	if err == nil && sum != f.SHA256 {
		err = fmt.Errorf("it is not what was signed: %w", ErrPackDamaged)
	}
	if err == nil {
		err = onKiosk(faulty("put in its place", s.stick.disk.Rename(part, target)))
	}
	if err != nil {
		_ = s.stick.disk.Remove(part) // a leftover does no harm: the next try takes it away
		return err
	}
	if err := s.stick.disk.SyncDir(path.Dir(target)); err != nil {
		return onKiosk(faulty("sync", err))
	}
	if !s.has(f) {
		return fmt.Errorf("read back: %w", onKiosk(ErrChanged))
	}
	return nil
}

// copyPart writes a temporary file and gives the sum of what went through. Faults of reading are the stick's, the others the kiosk's.
func (s *Store) copyPart(ctx context.Context, part string, from io.Reader, tell func(int64)) (string, error) {
	h := sha256.New()
	chunk := make([]byte, writeChunk)
	var reading error
	err := s.stick.fillPart(part, func(to file) error {
		for {
			if reading = ctx.Err(); reading != nil {
				return reading
			}
			n, err := io.ReadFull(from, chunk)
			if n > 0 {
				h.Write(chunk[:n])
				if _, err := to.Write(chunk[:n]); err != nil {
					return err
				}
				tell(int64(n))
			}
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return nil
			}
			if reading = err; err != nil {
				return err
			}
		}
	})
	if reading != nil {
		return "", faulty("read from the stick", reading)
	}
	return hex.EncodeToString(h.Sum(nil)), onKiosk(err)
}

// Sweep takes away the versions that are too many, and every blob that no kept version names. When a manifest cannot be read, nothing goes.
func (s *Store) Sweep() error {
	s.change.Lock()
	defer s.change.Unlock()
	kept, err := s.Packs()
	if err != nil {
		return fmt.Errorf("sweep packs: %w", err)
	}
	for _, k := range s.going(kept) {
		name := path.Join(storePacks, k.ID, strconv.Itoa(k.Version)+".json")
		// The manifest first: without it the version is not there, whatever else is left.
		for _, name := range []string{name, name + ".minisig"} {
			if err := s.stick.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("sweep packs: %w", onKiosk(faulty("remove "+name, err)))
			}
		}
		if err := s.stick.disk.SyncDir(path.Join(storePacks, k.ID)); err != nil {
			return fmt.Errorf("sweep packs: %w", onKiosk(faulty("sync", err)))
		}
		kept = slices.DeleteFunc(kept, func(other KeptPack) bool { return other == k })
	}
	named, err := s.named(kept)
	if err != nil {
		return fmt.Errorf("sweep packs: %w", err)
	}
	return s.sweepBlobs(named)
}

// named are all blobs of the kept versions.
func (s *Store) named(kept []KeptPack) (map[string]bool, error) {
	named := map[string]bool{}
	for _, k := range kept {
		raw, _, err := s.stick.readManifest(storePacks, k)
		if err != nil {
			return nil, err
		}
		m, err := content.ParseManifest(raw)
		if err != nil {
			return nil, err
		}
		for sum := range blobsOf(m) {
			named[sum] = true
		}
	}
	return named, nil
}

func (s *Store) sweepBlobs(named map[string]bool) error {
	dirs, err := s.stick.folders(storeBlobs, func(name string) bool { return len(name) == 2 })
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		dir = path.Join(storeBlobs, dir)
		stale, err := s.stick.list(dir, func(name string) bool { return !named[name] })
		if err != nil {
			return err
		}
		for _, name := range stale {
			if err := s.stick.disk.Remove(path.Join(dir, name)); err != nil {
				return onKiosk(faulty("remove "+name, err))
			}
		}
	}
	return nil
}
