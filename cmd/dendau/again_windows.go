package main

import (
	"fmt"
	"os"
	"os/exec"

	"golang.org/x/sys/windows"
)

// startAgain begins the program anew beside this process, which ends now: the log is closed, so it has one holder at any time.
func startAgain() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	next := exec.Command(self, os.Args[1:]...)
	if wired(windows.STD_OUTPUT_HANDLE) { // a window has none, and none cannot be handed on
		next.Stdout = os.Stdout
	}
	if wired(windows.STD_ERROR_HANDLE) {
		next.Stderr = os.Stderr
	}
	if err := next.Start(); err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	return nil
}
