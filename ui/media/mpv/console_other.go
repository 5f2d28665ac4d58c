//go:build !windows

package mpv

import "os/exec"

// hideConsole has nothing to hide where programs have no console of their own.
func hideConsole(*exec.Cmd) {}
