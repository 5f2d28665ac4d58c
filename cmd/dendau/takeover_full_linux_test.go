package main

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"dendau/ui/flow"
)

// A disk that is full says so and keeps the kiosk as it was; with room again the same press works.
func TestTakeoverOnAFullDisk(t *testing.T) {
	h := loseAHall(t)
	disk := t.TempDir()
	err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=2m")
	if err != nil && os.Getenv("DENDAU_ALL") == "1" {
		t.Fatalf("mount a small disk (needs CAP_SYS_ADMIN): %v", err)
	}
	if err != nil {
		t.Skipf("mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	n := h.replacement(t, filepath.Join(disk, "data"))
	ballast := filepath.Join(disk, "ballast")
	f, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []int{64 << 10, 4 << 10, 1} { // until nothing fits any more
		for err == nil {
			_, err = f.Write(make([]byte, piece))
		}
		err = nil
	}
	f.Close()
	n.take(h.code)
	if got, want := next[flow.TakeoverFailed](t, n.home), (flow.TakeoverFailed{Key: "setup.recovery.full"}); got != want || n.again {
		t.Errorf("told %+v, want %+v", got, want)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	n.take(h.code)
	if next[flow.TakeoverLaid](t, n.home); !n.again {
		t.Error("with room again it does not work")
	}
	n.close() // before the disk goes
}
