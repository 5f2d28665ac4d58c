//go:build !linux

package storage

import "os"

// syncData is the system's fullest flush (F_FULLFSYNC, FlushFileBuffers).
func syncData(f *os.File) error { return f.Sync() }
