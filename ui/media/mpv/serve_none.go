//go:build !libmpv

package mpv

import (
	"errors"
	"io"
)

// Serve is the program's end; this build has none.
func Serve(io.Reader, io.Writer, Serving) error {
	return errors.New("built without libmpv; build with: " +
		"C_INCLUDE_PATH=$PWD/ui/media/mpv/compat go build -tags libmpv ./cmd/dendau-player")
}
