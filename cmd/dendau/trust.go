package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dendau/content"
	"dendau/storage"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/media"
)

// rootKept is the vault's name for the newest trust root.
const rootKept = "trust root"

// trust is whom this kiosk believes: the root in the vault, or until there is one the root that was laid beside the program.
type trust struct {
	vault  *storage.Vault
	folder string // "trust" beside the program
	log    *slog.Logger
}

// beside is the folder of that name next to the running program.
func beside(name string) string {
	self, err := os.Executable()
	if err != nil {
		return name
	}
	return filepath.Join(filepath.Dir(self), name)
}

// root gives the trusted root; false while there is none.
func (t *trust) root() (bundle.Root, bool) {
	if kept, ok := t.vault.Get(rootKept); ok {
		r, err := bundle.ParseRoot(kept)
		if err == nil {
			return r, true
		}
		t.log.Error("the kept trust root cannot be read", "error", err)
	}
	names, _ := filepath.Glob(filepath.Join(t.folder, "*.root.json"))
	for _, name := range names {
		b, err := readLimited(name, maxPaper)
		if err != nil {
			t.log.Warn("trust root not read", "file", name, "error", err)
			continue
		}
		if err := t.take(b); err != nil {
			t.log.Warn("trust root not taken", "file", name, "error", err)
			continue
		}
		return t.root()
	}
	return bundle.Root{}, false
}

// take keeps a root: the first one by the hand that laid it there, a later one only when the one before it signed it.
func (t *trust) take(b []byte) error {
	next, err := bundle.ParseRoot(b)
	if err != nil {
		return err
	}
	if kept, ok := t.vault.Get(rootKept); ok {
		now, err := bundle.ParseRoot(kept)
		if err != nil {
			return fmt.Errorf("read the kept root: %w", err)
		}
		if next.N <= now.N {
			return nil // known or older: nothing to take
		}
		if err := now.Verify(next); err != nil {
			return err
		}
	}
	return t.vault.Set(rootKept, b)
}

// maxPaper bounds what is read of a key or a root before it is looked at.
const maxPaper = 64 << 10

func readLimited(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, fmt.Errorf("%s: not a file of at most %d bytes: %w", name, limit, fs.ErrInvalid)
	}
	return os.ReadFile(name)
}

// publishers are the keys whose packs are played: those of the root and those laid beside the program, but for those that the root bars.
func (t *trust) publishers() []content.PublicKey {
	var texts [][]byte
	var barred []string
	if root, ok := t.root(); ok {
		barred = root.Barred
		for _, p := range root.Publishers {
			texts = append(texts, []byte(p))
		}
	}
	names, _ := filepath.Glob(filepath.Join(t.folder, "*.pub"))
	for _, name := range names {
		if b, err := readLimited(name, maxPaper); err == nil {
			texts = append(texts, b)
		}
	}
	return slices.DeleteFunc(parseKeys(texts, t.log), func(key content.PublicKey) bool {
		return slices.Contains(barred, key.String())
	})
}

// parseKeys are the keys that can be read.
func parseKeys[T string | []byte](texts []T, log *slog.Logger) (keys []content.PublicKey) {
	for _, text := range texts {
		key, err := content.ParsePublicKey([]byte(text))
		if err != nil {
			log.Warn("publisher's key not read", "error", err)
			continue
		}
		keys = append(keys, key)
	}
	return keys
}

// openPacks opens every pack that was named; one that is refused is told with its reason and left out.
func openPacks(paths []string, trusted []content.PublicKey, log *slog.Logger) (packs []opened) {
	for _, path := range paths {
		o := opened{path: path}
		o.pack, o.err = openPack(path, trusted)
		if o.err != nil {
			log.Error("pack refused", "file", path, "code", content.CodeOf(o.err), "error", o.err)
		}
		packs = append(packs, o)
	}
	return packs
}

// opened is a pack that was tried: a file, or one of the store of what came by stick.
type opened struct {
	path  string
	store *courier.Store
	pack  *content.Pack
	err   error
}

// withStored adds what came by stick: a newer version takes the place of the file with the same pack, and a pack of its own comes after the
// files. Of each pack the newest is used that can be; one that is refused leaves it to the version before.
func withStored(packs []opened, store *courier.Store, trusted []content.PublicKey, log *slog.Logger) []opened {
	if store == nil {
		return packs
	}
	kept, err := store.Packs()
	if err != nil {
		log.Error("lessons that came by stick cannot be read", "error", err)
		return packs
	}
	done, refused := map[string]bool{}, []opened{}
	for _, k := range slices.Backward(kept) {
		if done[k.ID] {
			continue
		}
		o := opened{path: k.ID, store: store}
		if o.pack, o.err = store.Open(k, trusted); o.err != nil {
			log.Error("pack refused", "pack", k.ID, "version", k.Version, "code", content.CodeOf(o.err), "error", o.err)
			refused = append(refused, o)
			continue
		}
		done[k.ID] = true
		store.Use(k)
		packs = instead(packs, o)
	}
	for _, o := range refused { // where no version can be played, the settings say why
		if !done[o.path] {
			done[o.path] = true
			packs = append(packs, o)
		}
	}
	return packs
}

// instead puts a pack in the place of an older version of it, or behind all.
func instead(packs []opened, o opened) []opened {
	for i, other := range packs {
		if other.pack == nil || other.pack.Manifest().PackID != o.pack.Manifest().PackID {
			continue
		}
		if other.pack.Manifest().Version < o.pack.Manifest().Version {
			packs[i] = o
		}
		return packs
	}
	return append(packs, o)
}

// source tells where a file of the pack lies, verified, to be played in place.
func (o opened) source(p content.Path) (media.Source, error) {
	offset, length, err := o.pack.Locate(p)
	if err != nil {
		return media.Source{}, err
	}
	if o.store == nil {
		return media.Source{Path: o.path, Offset: offset, Length: length}, nil
	}
	f, _ := o.pack.File(p)
	return media.Source{Path: o.store.BlobFile(f.SHA256), Offset: offset, Length: length}, nil
}

func (o opened) name() string { return strings.TrimSuffix(filepath.Base(o.path), filepath.Ext(o.path)) }

// openPack opens one pack file; it stays open as long as the program runs, since films play in place.
func openPack(path string, trusted []content.PublicKey) (*content.Pack, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	p, err := content.Open(f, info.Size(), trusted)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return p, nil
}
