//go:build !unix

package collector

import "os"

// pipe stands for what this system has not: a folder is no file either.
func pipe(name string) error { return os.Mkdir(name, 0o755) }
