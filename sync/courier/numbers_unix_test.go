//go:build unix

package courier

import "syscall"

// What the system answers when a drive fails, is full, is gone or is locked, and when a name is missing or taken.
const (
	ioError        = syscall.EIO
	noSpace        = syscall.ENOSPC
	noDevice       = syscall.ENODEV
	writeProtected = syscall.EROFS
	noFile         = syscall.ENOENT
	fileExists     = syscall.EEXIST
)
