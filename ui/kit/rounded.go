package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
)

// keptUpTo is the area of a rounded rectangle, in design px, up to which it is drawn once and kept as a picture: buttons and tiles, of
// which a screen has many of few sizes. A large card would be megabytes.
const keptUpTo = 260 * 260

type roundedKey struct {
	w, h         int
	radius, line float64 // px
	fill, edge   color.NRGBA
}

// kept draws a small rounded rectangle with its edge as one picture. The toolkit's own asks in every frame of every pixel how far
// the edge is, which without a graphics card is what most of a frame's time went into.
func (p *Pen) kept(b Box, s Shape) {
	fill, edge := p.Color(s.Fill), p.Color(s.Edge)
	if s.Edge == None || s.EdgeWidth == 0 {
		edge, s.EdgeWidth = fill, 0
	}
	if s.Fill == None {
		fill = edge
	}
	p.Object(canvas.NewRaster(func(w, h int) image.Image {
		scale := float64(w) / float64(b.W)
		radius := math.Min(float64(s.Radius)*scale, math.Min(float64(w), float64(h))/2)
		key := roundedKey{w, h, radius, float64(s.EdgeWidth) * scale, fill, edge}
		return once(key, func() image.Image { return rounded(key) })
	}), b)
}

// rounded draws one quarter and mirrors it; beyond the corner all columns, and all rows, are alike.
func rounded(k roundedKey) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, k.w, k.h))
	corner := int(math.Ceil(math.Max(k.radius, k.line))) + 1
	for y := range (k.h + 1) / 2 {
		row := out.Pix[y*out.Stride : (y+1)*out.Stride]
		if y > corner {
			copy(row, out.Pix[corner*out.Stride:(corner+1)*out.Stride])
		} else {
			k.row(out, y, corner)
		}
		copy(out.Pix[(k.h-1-y)*out.Stride:], row)
	}
	return out
}

func (k roundedKey) row(out *image.RGBA, y, corner int) {
	var c color.RGBA
	for x := range (k.w + 1) / 2 {
		if x <= corner {
			depth, _ := edgeAt(float64(x)+0.5, float64(y)+0.5, float64(k.w), float64(k.h), k.radius)
			pixel := mix(k.fill, k.edge, 1-clamp01(depth-k.line+0.5), clamp01(depth+0.5))
			c = color.RGBAModel.Convert(pixel).(color.RGBA)
		}
		out.SetRGBA(x, y, c)
		out.SetRGBA(k.w-1-x, y, c)
	}
}
