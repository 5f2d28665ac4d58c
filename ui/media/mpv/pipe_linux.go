package mpv

import (
	"os"

	"golang.org/x/sys/unix"
)

// widenPipe asks for 1 MiB, what Linux grants to anyone: with the usual 64 KiB
// a frame costs three times the CPU. Refusal only costs that.
func widenPipe(f *os.File) {
	conn, err := f.SyscallConn()
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) {
		_, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, 1<<20)
	})
}
