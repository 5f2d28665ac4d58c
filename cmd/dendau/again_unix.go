//go:build unix

package main

import (
	"fmt"
	"os"
	"syscall"
)

// startAgain begins the program anew in the place of this process: whoever started it sees one that goes on, and the log, which is closed, has one
// holder at any time. It returns only where that fails; the next start by hand then goes on in the same way.
func startAgain() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	return fmt.Errorf("start again: %w", syscall.Exec(self, os.Args, os.Environ()))
}
