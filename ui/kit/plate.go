package kit

import (
	"image"

	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/draw"
)

// NewPlate is a rounded rectangle of its own: a panel, a bar, a divider.
func NewPlate(s Style, shape Shape) *Piece {
	return NewPiece(s, "plate", "", func(p *Pen) { p.Rect(p.Box(), shape) })
}

// CardShape is the quiet card that holds an answer.
var CardShape = Shape{Fill: Surface, Edge: Hair, EdgeWidth: 1, Radius: 28, Shadow: true}

// NewCard is an empty card; put its content above it.
func NewCard(s Style) *Piece { return NewPlate(s, CardShape) }

// NewIcon is a line icon of its own; alone it is decoration, beside a word.
func NewIcon(s Style, name string, t Token) *Piece {
	return NewPiece(s, "icon", name, func(p *Pen) { p.Icon(name, p.Box(), t) })
}

// NewPicture is an image, whole, in the middle of its place; alt says what it shows.
func NewPicture(s Style, img image.Image, alt string) *Piece {
	return NewPiece(s, "picture", alt, func(p *Pen) { p.Picture(img, p.Box(), 1) })
}

// PanelSpec is a picture in its pool of lamp light.
type PanelSpec struct {
	Picture image.Image
	Alt     string
	Cover   bool    // fill the panel and cut what is over, keeping the middle; otherwise whole
	Bare    bool    // no lamp light behind: the picture is a scene of its own
	Radius  float32 // 0: 28
	Margin  float32 // around a whole picture
	Flat    bool    // square lower corners: something stands right under it
	Sharp   bool    // no rounded corners at all
}

// PicturePanel draws a picture with rounded corners on the glow that lies
// behind every picture.
func PicturePanel(s Style, spec PanelSpec) *Piece {
	if spec.Radius == 0 {
		spec.Radius = 28
	}
	return NewPiece(s, "picture", spec.Alt, func(p *Pen) { p.panel(p.Box(), spec) })
}

type panelKey struct {
	picture image.Image
	spec    PanelSpec
	dark    bool
	w, h    int
}

func (p *Pen) panel(b Box, spec PanelSpec) {
	style := p.Style
	p.Object(canvas.NewRaster(func(w, h int) image.Image {
		return once(panelKey{spec.Picture, spec, style.Dark, w, h}, func() image.Image {
			return panelImage(style, spec, w, h, float64(w)/float64(b.W))
		})
	}), b)
}

func panelImage(s Style, spec PanelSpec, w, h int, scale float64) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if !spec.Bare {
		glow(out, s)
	}
	if spec.Picture != nil {
		from, to := spec.Picture.Bounds(), out.Bounds()
		if spec.Cover {
			from = cover(from, to)
		} else {
			to = fit(from, to.Inset(int(float64(spec.Margin)*scale)))
		}
		draw.CatmullRom.Scale(out, to, spec.Picture, from, draw.Over, nil)
	}
	if !spec.Sharp {
		roundCorners(out, float64(spec.Radius)*scale, spec.Flat)
	}
	return out
}

// glow fills an image with lamp light: bright a little above the middle.
func glow(out *image.NRGBA, s Style) {
	inner, outer := s.Color(GlowIn), s.Color(GlowOut)
	b := out.Bounds()
	cx, cy := float64(b.Dx())*0.5, float64(b.Dy())*0.45
	reach := float64(max(b.Dx(), b.Dy())) * 0.56
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := (float64(x)+0.5-cx)/reach, (float64(y)+0.5-cy)/reach
			out.SetNRGBA(x, y, mix(inner, outer, clamp01(dx*dx+dy*dy), 1))
		}
	}
}

// cover is the middle part of from in the shape of to.
func cover(from, to image.Rectangle) image.Rectangle {
	w, h := from.Dx(), from.Dy()
	if w*to.Dy() > h*to.Dx() {
		w = h * to.Dx() / to.Dy()
	} else {
		h = w * to.Dy() / to.Dx()
	}
	x, y := from.Min.X+(from.Dx()-w)/2, from.Min.Y+(from.Dy()-h)/2
	return image.Rect(x, y, x+w, y+h)
}

// fit is the largest place in to that has the shape of from.
func fit(from, to image.Rectangle) image.Rectangle {
	if from.Empty() || to.Empty() {
		return image.Rectangle{}
	}
	w, h := to.Dx(), to.Dy()
	if from.Dx()*h > from.Dy()*w {
		h = w * from.Dy() / from.Dx()
	} else {
		w = h * from.Dx() / from.Dy()
	}
	x, y := to.Min.X+(to.Dx()-w)/2, to.Min.Y+(to.Dy()-h)/2
	return image.Rect(x, y, x+w, y+h)
}

// roundCorners makes what lies outside the rounded rectangle transparent, at
// the top only if flat.
func roundCorners(out *image.NRGBA, radius float64, flat bool) {
	b := out.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	edge := int(radius) + 1
	for y := range b.Dy() {
		for x := range b.Dx() {
			if x >= edge && x < b.Dx()-edge || y >= edge && (flat || y < b.Dy()-edge) {
				continue
			}
			depth, _ := edgeAt(float64(x)+0.5, float64(y)+0.5, w, h, radius)
			c := out.NRGBAAt(x, y)
			c.A = uint8(float64(c.A) * clamp01(depth+0.5))
			out.SetNRGBA(x, y, c)
		}
	}
}
