package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"dendau/storage/record"
)

// smallDisk mounts a disk of 2 MiB, which takes a privilege that not every machine gives.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=2m")
	if err != nil && os.Getenv("DENDAU_ALL") == "1" {
		t.Fatalf("mount a small disk (needs CAP_SYS_ADMIN): %v", err)
	}
	if err != nil {
		t.Skipf("mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A real disk fills up under journal, database and vault; it is told as what it is, and with room again everything goes on.
func TestRealDiskFillsUp(t *testing.T) {
	disk := smallDisk(t)
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 512<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(disk, "log")
	l, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	v := vaultOf(t, l)
	kept, refused := 0, 0
	for refused < 20 {
		long := record.SettingChanged{Key: "n", Value: fmt.Sprint(kept+1, strings.Repeat(".", 2000))}
		_, err := l.Append(record.Draft{Fact: long})
		switch {
		case err == nil:
			kept++
		case errors.Is(err, ErrDiskFull):
			refused++
		default:
			t.Fatalf("after %d: %v", kept, err)
		}
		if kept%100 == 50 || refused == 10 {
			if err := l.whileStill(l.follow); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := v.Set("large", make([]byte, 64<<10)); !errors.Is(err, ErrDiskFull) {
		t.Errorf("the vault: got %v, want %v", err, ErrDiskFull)
	}
	if kept < 50 {
		t.Fatalf("the disk took %d events only", kept)
	}
	check := func(when string, l *Log) {
		t.Helper()
		var got []string
		for _, value := range numbers(t, l) {
			got = append(got, strings.TrimRight(value, "."))
		}
		if !reflect.DeepEqual(got, want(1, kept)) {
			t.Errorf("%s: %d events of %d", when, len(got), kept)
		}
	}
	check("full", l)
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if l, err = Open(dir, options()); err != nil {
		t.Fatalf("open on the full disk: %v", err)
	}
	check("opened on the full disk", l)
	vaultOf(t, l)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(record.Draft{Fact: record.SettingChanged{Key: "n", Value: fmt.Sprint(kept + 1)}}); err != nil {
		t.Fatalf("with room again: %v", err)
	}
	kept++
	check("with room again", l)
	closeChecked(t, l)
	t.Logf("%d events kept, %d refused", kept, refused)
}
