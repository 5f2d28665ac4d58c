package mpv

import (
	"os/exec"
	"syscall"
)

// hideConsole keeps Windows from opening a black window over the lesson.
func hideConsole(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: 0x08000000} // CREATE_NO_WINDOW
}
