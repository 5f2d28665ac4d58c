package main

import (
	"fmt"
	"os"
	"os/exec"
)

// startAgain begins the program anew beside this process, which ends now: the log is closed, so it has one holder at any time.
func startAgain() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	next := exec.Command(self, os.Args[1:]...)
	next.Stdout, next.Stderr = os.Stdout, os.Stderr
	if err := next.Start(); err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	return nil
}
