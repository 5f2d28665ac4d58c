package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// TestRenameOutlastsAScanner: whatever has a file open for a moment, as virus scanners do, keeps Windows from putting another in its place.
func TestRenameOutlastsAScanner(t *testing.T) {
	for name, patience := range map[string]int{"one that lets go": 3, "one that holds on": 1 << 20} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			from, to := filepath.Join(dir, "vault.part"), filepath.Join(dir, "vault")
			if err := errors.Join(os.WriteFile(from, []byte("new"), 0o600), os.WriteFile(to, []byte("old"), 0o600)); err != nil {
				t.Fatal(err)
			}
			scanner, err := os.Open(to)
			if err != nil {
				t.Fatal(err)
			}
			defer scanner.Close()
			waits, waited := 0, time.Duration(0)
			err = renameWith(func(pause time.Duration) {
				waits, waited = waits+1, waited+pause
				if waits == patience {
					scanner.Close()
				}
			}, from, to)
			got, readErr := os.ReadFile(to)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if patience == 3 && (err != nil || string(got) != "new" || waits != patience) {
				t.Errorf("after %d waits: %v, %q; want the new file after %d", waits, err, got, patience)
			}
			refused := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
			if patience > 3 && (!refused || string(got) != "old" || waited > 2*time.Second) {
				t.Errorf("after %s: %v, %q; want the old file and an error within two seconds", waited, err, got)
			}
		})
	}
}
