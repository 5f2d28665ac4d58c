package courier

import "golang.org/x/sys/windows"

// What the system answers when a drive fails, is full, is gone or is locked, and when a name is missing or taken.
const (
	ioError        = windows.ERROR_IO_DEVICE
	noSpace        = windows.ERROR_DISK_FULL
	noDevice       = windows.ERROR_NO_SUCH_DEVICE
	writeProtected = windows.ERROR_WRITE_PROTECT
	noFile         = windows.ERROR_FILE_NOT_FOUND
	fileExists     = windows.ERROR_FILE_EXISTS
)
