package storage

import "golang.org/x/sys/windows"

// noRoom is what the system answers when its disk is full.
const noRoom = windows.ERROR_DISK_FULL
