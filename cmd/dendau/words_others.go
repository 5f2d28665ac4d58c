//go:build !windows

package main

import (
	"io"
	"os"
)

// words is where the program speaks: the terminal, or what the session wired instead of one.
func words() (out, err io.Writer) { return os.Stdout, os.Stderr }
