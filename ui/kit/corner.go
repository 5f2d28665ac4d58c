package kit

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2/canvas"
)

// corners covers the upper corners of something square with ground, so that a
// film's frames look rounded without being touched.
func (p *Pen) corners(width, radius float32) {
	for _, right := range []bool{false, true} {
		at := Box{0, 0, radius, radius}
		if right {
			at.X = width - radius
		}
		ground := p.Color(Ground)
		p.Object(canvas.NewRaster(func(w, h int) image.Image {
			return once(cornerKey{w, h, right, ground}, func() image.Image { return corner(w, h, right, ground) })
		}), at)
	}
}

type cornerKey struct {
	w, h   int
	right  bool
	ground color.NRGBA
}

func corner(w, h int, right bool, ground color.NRGBA) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			px := float64(x) + 0.5
			if right {
				px = float64(w) - px
			}
			depth, _ := edgeAt(px, float64(y)+0.5, float64(4*w), float64(4*h), float64(w))
			ground.A = uint8(255 * (1 - clamp01(depth+0.5)))
			out.SetNRGBA(x, y, ground)
		}
	}
	return out
}

// discOf and iconOf take a colour rather than a token, for what stands on
// pictures and keeps its colours in both themes.
func (p *Pen) discOf(c color.NRGBA, cx, cy, side float32) {
	disc := canvas.NewRectangle(c)
	disc.CornerRadius = side / 2 * p.zoom
	p.Object(disc, Square(cx, cy, side))
}

func (p *Pen) iconOf(name string, c color.NRGBA, b Box) { p.Picture(tinted(name, c), b, 1) }

func itoa(n int) string { return strconv.Itoa(n) }
