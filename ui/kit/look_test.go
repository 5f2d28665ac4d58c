package kit

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// start gives a test a Fyne without a display, in our theme.
func start(t *testing.T, s Style) {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(NewTheme(s))
}

// clock is a clock that a test moves.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func newClock() *clock { return &clock{now: time.Date(2026, 5, 19, 19, 0, 0, 0, time.UTC)} }

// shot draws an object in a window of that size.
func shot(t *testing.T, o fyne.CanvasObject, w, h float32) image.Image {
	t.Helper()
	window := test.NewWindow(o)
	t.Cleanup(window.Close)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(w, h))
	return window.Canvas().Capture()
}

// look leaves the picture where DENDAU_LOOK says, so that people can look at it.
func look(t *testing.T, name string, img image.Image) {
	t.Helper()
	dir := os.Getenv("DENDAU_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
