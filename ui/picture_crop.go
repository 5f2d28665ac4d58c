package ui

import (
	"image"
	"sync"

	"dendau/assets"
)

// cropped gives the part of an interface picture between two shares of its width, made once and kept, because pieces compare pictures by identity.
func cropped(name string, from, to float64) func() image.Image {
	return sync.OnceValue(func() image.Image {
		whole := assets.Picture(name, false)
		part, ok := whole.(interface {
			SubImage(image.Rectangle) image.Image
		})
		if !ok {
			return whole
		}
		b := whole.Bounds()
		at := func(share float64) int { return b.Min.X + int(share*float64(b.Dx())) }
		return part.SubImage(image.Rect(at(from), b.Min.Y, at(to), b.Max.Y))
	})
}
