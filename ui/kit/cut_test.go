package kit

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func TestPicturesAreCutBetweenDrawings(t *testing.T) {
	// A drawing of 100×100 with a subject in the middle and something small beside it.
	drawn := func(at ...image.Rectangle) image.Image {
		img := image.NewNRGBA(image.Rect(0, 0, 100, 100))
		for _, r := range at {
			draw.Draw(img, r, image.NewUniform(color.Black), image.Point{}, draw.Src)
		}
		return img
	}
	subject := image.Rect(35, 10, 65, 90)
	part := image.Rect(20, 0, 80, 100)
	for _, tt := range []struct {
		name    string
		picture image.Image
		want    image.Rectangle
	}{
		{"nothing at the edges", drawn(subject), part},
		{"a scrap inside the left edge", drawn(subject, image.Rect(10, 40, 22, 50)), image.Rect(22, 0, 80, 100)},
		{"much of a thing at the right edge", drawn(subject, image.Rect(70, 40, 88, 50)), image.Rect(11, 0, 89, 100)},
		{"a ground as wide as the picture", drawn(subject, image.Rect(0, 80, 100, 90)), image.Rect(0, 0, 100, 100)},
		{"a photograph", drawn(image.Rect(0, 0, 100, 100)), part},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := betweenDrawings(tt.picture, part); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
