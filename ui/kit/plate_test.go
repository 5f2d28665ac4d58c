package kit

import (
	"image"
	"testing"
)

// A window that has just come has next to no room, and is drawn all the same.
func TestPanelWithoutRoomIsDrawn(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for _, size := range []image.Point{{0, 0}, {0, 2}, {2, 0}, {1, 1}} {
		for _, cover := range []bool{false, true} {
			img := panelImage(Style{}, PanelSpec{Picture: picture, Cover: cover, Margin: 8, Radius: 28}, size.X, size.Y, 0.01)
			if got := img.Bounds().Size(); got != size {
				t.Errorf("a panel of %v (cover %v) is %v", size, cover, got)
			}
		}
	}
}
