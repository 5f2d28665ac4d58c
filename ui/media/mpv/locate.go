//go:build libmpv

package mpv

import (
	"fmt"
	"os"
	"path/filepath"
)

// locate checks that the bytes are there and names them for libmpv.
func locate(o Order) (string, error) {
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
	return fmt.Sprintf("slice://%d-%d@%s", o.Offset, o.Offset+o.Length, o.Path), nil
}
