//go:build unix

package storage

import "syscall"

// noRoom is what the system answers when its disk is full.
const noRoom = syscall.ENOSPC
