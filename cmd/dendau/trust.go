package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"dendau/content"
	"dendau/storage"
	"dendau/sync/bundle"
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

// publishers are the keys whose packs are played: those of the root and those laid beside the program.
func (t *trust) publishers() []content.PublicKey {
	var texts [][]byte
	if root, ok := t.root(); ok {
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
	var keys []content.PublicKey
	for _, text := range texts {
		key, err := content.ParsePublicKey(text)
		if err != nil {
			t.log.Warn("publisher's key not read", "error", err)
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

// opened is a pack file that was tried.
type opened struct {
	path string
	pack *content.Pack
	err  error
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
