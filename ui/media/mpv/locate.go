//go:build libmpv

package mpv

import (
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// locate checks that the bytes are there and names them for libmpv; a voice's clip is carried in its name.
func locate(o Order, voice bool) (string, error) {
	if !filepath.IsAbs(o.Path) { // so that no path can be a URL
		return "", fmt.Errorf("%q is not an absolute path", o.Path)
	}
	info, err := os.Stat(o.Path)
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", o.Path)
	case o.Length == 0:
		return o.Path, nil
	case o.Offset+o.Length > info.Size():
		return "", fmt.Errorf("%s has %d bytes, want %d from %d on", o.Path, info.Size(), o.Length, o.Offset)
	}
	if voice && o.Length <= carried {
		return carry(o)
	}
	return fmt.Sprintf("slice://%d-%d@%s", o.Offset, o.Offset+o.Length, o.Path), nil
}

// carried is the most that is handed to libmpv as bytes: five minutes of narration. libmpv 0.35 reads a slice in blocks of 64 KiB and
// beyond its end, so that after one sentence those would be heard that follow it in the pack. A film says itself where it ends.
const carried = 1 << 20

// carry puts a clip's bytes into the name that libmpv opens.
func carry(o Order) (string, error) {
	f, err := os.Open(o.Path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	clip := make([]byte, o.Length)
	if _, err := io.ReadFull(io.NewSectionReader(f, o.Offset, o.Length), clip); err != nil {
		return "", fmt.Errorf("read %d bytes of %s from %d on: %w", o.Length, o.Path, o.Offset, err)
	}
	return "hex://" + hex.EncodeToString(clip), nil
}
