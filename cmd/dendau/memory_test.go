package main

import (
	"image"
	"os"
	"os/exec"
	"strings"
	"testing"

	"dendau/ui/briefly"
	"dendau/ui/kit"
)

// TestTheToolkitIsToldBeforeItBegins: the toolkit reads how long it keeps things while its packages begin; ours must have begun before.
func TestTheToolkitIsToldBeforeItBegins(t *testing.T) {
	if got := os.Getenv("FYNE_CACHE"); got != briefly.Forgets {
		t.Errorf("FYNE_CACHE is %q, want %q", got, briefly.Forgets)
	}
	again := exec.Command(os.Args[0], "-test.run=^$")
	again.Env = append(os.Environ(), "GODEBUG=inittrace=1", "FYNE_CACHE=")
	trace, err := again.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, trace)
	}
	ours, theirs := strings.Index(string(trace), "init dendau/ui/briefly "), strings.Index(string(trace), "init fyne.io/fyne/v2/internal/cache ")
	if ours < 0 || theirs < 0 || ours > theirs {
		t.Errorf("packages begin in another order (%d, %d):\n%s", ours, theirs, trace)
	}
}

func TestPicturesAreHalvedWhereNoWindowIsLarger(t *testing.T) {
	for _, tt := range []struct{ w, h, wantW, wantH int }{{1040, 1008, 520, 504}, {97, 33, 48, 16}, {1, 9, 1, 9}} {
		got := kit.Halved(image.NewNRGBA(image.Rect(0, 0, tt.w, tt.h))).Bounds()
		if got.Dx() != tt.wantW || got.Dy() != tt.wantH {
			t.Errorf("%d×%d becomes %v, want %d×%d", tt.w, tt.h, got, tt.wantW, tt.wantH)
		}
	}
}
