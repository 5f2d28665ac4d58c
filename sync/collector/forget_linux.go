package collector

import (
	"os"

	sys "golang.org/x/sys/unix"
)

// forget drops what the system remembers of a flushed file, so that reading it back asks the drive. It is advice: nobody must follow it.
func forget(f *os.File) error {
	return sys.Fadvise(int(f.Fd()), 0, 0, sys.FADV_DONTNEED)
}
