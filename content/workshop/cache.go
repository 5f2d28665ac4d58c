package workshop

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
)

// cache keeps what was made under the hash of all that it was made from, so that a second build makes only what changed. It may be
// deleted at any time.
type cache struct {
	dir          string
	found, fresh atomic.Int64
}

// key hashes the parts with their lengths, so that no two lists of parts share a key.
func cacheKey(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		io.WriteString(h, p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// get gives the file of that key, making it first where it is missing.
func (c *cache) get(key, ext string, produce func() ([]byte, error)) ([]byte, error) {
	path := c.path(key, ext)
	if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
		c.found.Add(1)
		return data, nil
	}
	data, err := produce()
	if err != nil {
		return nil, err
	}
	c.fresh.Add(1)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("fill cache: %w", err)
	}
	return data, writeWhole(path, data)
}

func (c *cache) path(key, ext string) string { return filepath.Join(c.dir, key[:2], key+ext) }

// writeWhole leaves either the old file or the whole new one, also when the build is stopped.
func writeWhole(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
