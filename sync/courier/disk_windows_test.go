package courier

import (
	"errors"
	"os"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// TestRenameOutlastsAScanner: whatever opens a new file for a moment keeps Windows from putting it in its place.
func TestRenameOutlastsAScanner(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := errors.Join(root.WriteFile("x.part", []byte("new"), 0o666), root.WriteFile("x", []byte("old"), 0o666)); err != nil {
		t.Fatal(err)
	}
	name, err := windows.UTF16PtrFromString(dir + `\x.part`)
	if err != nil {
		t.Fatal(err)
	}
	scanner, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	waits := 0
	err = patientlyWith(func(time.Duration) {
		if waits++; waits == 3 {
			windows.CloseHandle(scanner)
		}
	}, func() error { return root.Rename("x.part", "x") })
	if got, _ := root.ReadFile("x"); err != nil || string(got) != "new" || waits != 3 {
		t.Errorf("after %d waits: %v, %q; want the new file after 3", waits, err, got)
	}
}

// TestFaultOf: what Windows answers when a stick is pulled out depends on what was being done to it; each answer tells a person what to do.
func TestFaultOf(t *testing.T) {
	for number, want := range map[error]*Fault{
		windows.ERROR_NO_SUCH_DEVICE: ErrGone, windows.ERROR_FILE_INVALID: ErrGone, windows.ERROR_WRONG_DISK: ErrGone, windows.ERROR_NOT_READY: ErrGone,
		windows.ERROR_IO_DEVICE: ErrBroken, windows.ERROR_UNRECOGNIZED_VOLUME: ErrBroken,
		windows.ERROR_WRITE_PROTECT: ErrReadOnly, windows.ERROR_DISK_FULL: ErrFull, windows.ERROR_SEM_TIMEOUT: ErrSlow,
		windows.ERROR_DIRECTORY: ErrOccupied, windows.ERROR_ALREADY_EXISTS: ErrOccupied,
		windows.ERROR_INVALID_PARAMETER: nil,
	} {
		if got := faultOf(&os.PathError{Op: "write", Path: "x", Err: number}); got != want {
			t.Errorf("%v: got %v, want %v", number, got, want)
		}
	}
	seen := map[error]*Fault{}
	for fault, means := range numbers {
		for _, number := range means {
			if other, twice := seen[number]; twice {
				t.Errorf("%v means %v and %v", number, fault, other)
			}
			seen[number] = fault
		}
	}
}
