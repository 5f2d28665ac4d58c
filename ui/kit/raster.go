package kit

import (
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"fyne.io/fyne/v2/canvas"

	"dendau/assets"
)

// shelf keeps pictures that are pure functions of their keys, because making
// them is slower than a frame allows. It keeps shelfBytes of them, the latest
// used: a whole course of pictures would not fit an old machine.
type shelf struct {
	mu     sync.Mutex
	kept   map[any]image.Image
	order  []any // least lately used first
	weight int   // bytes
}

const shelfBytes = 12 << 20

var made = &shelf{kept: map[any]image.Image{}}

func once[K comparable](key K, draw func() image.Image) image.Image {
	if img, ok := made.take(key); ok {
		return img
	}
	img := draw()
	made.put(key, img)
	return img
}

func (s *shelf) take(key any) (image.Image, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	img, ok := s.kept[key]
	if ok {
		s.order = append(slices.DeleteFunc(s.order, func(k any) bool { return k == key }), key)
	}
	return img, ok
}

func (s *shelf) put(key any, img image.Image) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.kept[key]; ok {
		return
	}
	s.kept[key] = img
	s.order = append(s.order, key)
	s.weight += weigh(img)
	for s.weight > shelfBytes && len(s.order) > 1 {
		oldest := s.order[0]
		s.order = s.order[1:]
		s.weight -= weigh(s.kept[oldest])
		delete(s.kept, oldest)
	}
}

func weigh(img image.Image) int { return 4 * img.Bounds().Dx() * img.Bounds().Dy() }

type tintKey struct {
	icon string
	ink  color.NRGBA
}

// tinted is an icon in one colour.
func tinted(icon string, ink color.NRGBA) image.Image {
	return once(tintKey{icon, ink}, func() image.Image {
		mask := assets.IconMask(icon)
		if mask == nil {
			panic("kit: no icon named " + icon)
		}
		b := mask.Bounds()
		out := image.NewNRGBA(b)
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				_, _, _, a := mask.At(x, y).RGBA()
				out.SetNRGBA(x, y, color.NRGBA{ink.R, ink.G, ink.B, uint8(a >> 8)})
			}
		}
		return out
	})
}

// dashed draws a rounded rectangle with a dashed edge; the toolkit has none.
func (p *Pen) dashed(b Box, s Shape) {
	fill, edge := p.Color(s.Fill), p.Color(s.Edge)
	p.Object(canvas.NewRaster(func(w, h int) image.Image {
		scale := float64(w) / float64(b.W)
		return once(dashKey{w, h, scale, s, fill, edge}, func() image.Image {
			return dashes(w, h, float64(s.Radius)*scale, float64(s.EdgeWidth)*scale, fill, edge)
		})
	}), b)
}

type dashKey struct {
	w, h       int
	scale      float64
	shape      Shape
	fill, edge color.NRGBA
}

func dashes(w, h int, radius, width float64, fill, edge color.NRGBA) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	period := 5 * width
	rounds := math.Max(1, math.Round(perimeter(float64(w), float64(h), radius)/period))
	period = perimeter(float64(w), float64(h), radius) / rounds
	for y := range h {
		for x := range w {
			px, py := float64(x)+0.5, float64(y)+0.5
			depth, along := edgeAt(px, py, float64(w), float64(h), radius)
			inside := clamp01(depth + 0.5)
			if inside == 0 {
				continue
			}
			at := math.Mod(along, period)
			dash := clamp01(math.Min(at, period*0.6-at)+0.5) * clamp01(width-depth+0.5)
			out.SetNRGBA(x, y, mix(fill, edge, dash, inside))
		}
	}
	return out
}

func perimeter(w, h, r float64) float64 { return 2*(w+h-4*r) + 2*math.Pi*r }

// edgeAt tells how deep a point lies inside a rounded rectangle, and how far
// along its edge, clockwise from the end of the top left corner.
func edgeAt(x, y, w, h, r float64) (depth, along float64) {
	corner := math.Pi / 2 * r
	top, right := w-2*r, h-2*r
	cx, cy := math.Max(r, math.Min(x, w-r)), math.Max(r, math.Min(y, h-r))
	dx, dy := x-cx, y-cy
	if dx != 0 && dy != 0 { // in a corner's square
		depth = r - math.Hypot(dx, dy)
		switch {
		case dx > 0 && dy < 0:
			return depth, top + math.Atan2(dx, -dy)*r
		case dx > 0:
			return depth, top + corner + right + math.Atan2(dy, dx)*r
		case dy > 0:
			return depth, 2*top + 2*corner + right + math.Atan2(-dx, dy)*r
		}
		return depth, 2*top + 3*corner + 2*right + math.Atan2(-dy, -dx)*r
	}
	depths := [4]float64{y, w - x, h - y, x} // top, right, bottom, left
	nearest := 0
	for i, d := range depths {
		if d < depths[nearest] {
			nearest = i
		}
	}
	switch nearest {
	case 0:
		return y, x - r
	case 1:
		return w - x, top + corner + (y - r)
	case 2:
		return h - y, top + 2*corner + right + (w - r - x)
	}
	return x, 2*top + 3*corner + right + (h - r - y)
}

func clamp01(x float64) float64 { return math.Max(0, math.Min(1, x)) }

// mix lays edge over fill by share, the whole at an opacity.
func mix(fill, edge color.NRGBA, share, opacity float64) color.NRGBA {
	blend := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	alpha := float64(fill.A)*(1-share) + float64(edge.A)*share
	return color.NRGBA{blend(fill.R, edge.R), blend(fill.G, edge.G), blend(fill.B, edge.B), uint8(alpha*opacity + 0.5)}
}
