//go:build !linux

package mpv

import "os"

// widenPipe does nothing where a pipe's size cannot be changed.
func widenPipe(*os.File) {}
