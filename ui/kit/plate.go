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
	out := image.NewRGBA(image.Rect(0, 0, w, h)) // what both painters take without another copy
	if w == 0 || h == 0 {
		return out // a window has no room until its display has given it some
	}
	if !spec.Bare {
		glow(out, s)
	}
	if spec.Picture != nil {
		from, to := spec.Picture.Bounds(), out.Bounds()
		if spec.Cover {
			if part := cover(from, to); part.Dx() < from.Dx() {
				if from = betweenDrawings(spec.Picture, part); from != part {
					to = to.Inset(int(8 * scale)) // what was whole at the edge keeps off it
				}
				to = fit(from, to)
			} else {
				from = part
			}
		} else {
			to = fit(from, to.Inset(int(float64(spec.Margin)*scale)))
		}
		layOver(out, to, spec.Picture, from)
	}
	if !spec.Sharp {
		roundCorners(out, float64(spec.Radius)*scale, spec.Flat)
	}
	return out
}

// whole is a picture fitted into the middle of a transparent image.
func whole(picture image.Image, strength float32, w, h int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	layOver(out, fit(picture.Bounds(), out.Bounds()), picture, picture.Bounds())
	if strength < 1 {
		for i, v := range out.Pix {
			out.Pix[i] = uint8(float32(v)*strength + 0.5)
		}
	}
	return out
}

// layOver scales a part of a picture into its place. Pictures are drawn at
// twice their size, so most of the way is halving, which is cheap; only what is
// left over is resampled.
func layOver(out *image.RGBA, to image.Rectangle, picture image.Image, from image.Rectangle) {
	if to.Empty() || from.Empty() {
		return
	}
	part := image.NewRGBA(image.Rect(0, 0, from.Dx(), from.Dy()))
	draw.Draw(part, part.Bounds(), picture, from.Min, draw.Src)
	for part.Bounds().Dx() >= 2*to.Dx() && part.Bounds().Dy() >= 2*to.Dy() {
		part = halved(part)
	}
	if part.Bounds().Size() == to.Size() {
		draw.Draw(out, to, part, image.Point{}, draw.Over)
		return
	}
	draw.BiLinear.Scale(out, to, part, part.Bounds(), draw.Over, nil)
}

// Halved is a picture at half its size, for windows that show it no larger.
func Halved(picture image.Image) image.Image {
	b := picture.Bounds()
	if b.Dx() < 2 || b.Dy() < 2 {
		return picture
	}
	src := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(src, src.Bounds(), picture, b.Min, draw.Src)
	return halved(src)
}

// halved is an image at half its size, each pixel the mean of four.
func halved(src *image.RGBA) *image.RGBA {
	w, h := src.Bounds().Dx()/2, src.Bounds().Dy()/2
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		upper, lower := src.Pix[2*y*src.Stride:], src.Pix[(2*y+1)*src.Stride:]
		row := out.Pix[y*out.Stride:]
		for i := range 4 * w {
			at := i + i&^3 // the same channel of the left one of the two
			row[i] = uint8((int(upper[at]) + int(upper[at+4]) + int(lower[at]) + int(lower[at+4]) + 2) / 4)
		}
	}
	return out
}

// glow fills an image with lamp light: bright a little above the middle.
func glow(out *image.RGBA, s Style) {
	const steps = 256
	inner, outer := s.Color(GlowIn), s.Color(GlowOut)
	var shades [steps][4]uint8
	for i := range shades {
		c := mix(inner, outer, float64(i)/(steps-1), 1)
		shades[i] = [4]uint8{c.R, c.G, c.B, 255}
	}
	b := out.Bounds()
	cx, cy := float32(b.Dx())*0.5, float32(b.Dy())*0.45
	reach := float32(max(b.Dx(), b.Dy())) * 0.56
	for y := range b.Dy() {
		row := out.Pix[y*out.Stride:]
		dy := (float32(y) + 0.5 - cy) / reach
		for x := range b.Dx() {
			dx := (float32(x) + 0.5 - cx) / reach
			shade := min(steps-1, int((dx*dx+dy*dy)*(steps-1)))
			copy(row[4*x:], shades[shade][:])
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
func roundCorners(out *image.RGBA, radius float64, flat bool) {
	b := out.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	edge := int(radius) + 1
	for y := range b.Dy() {
		for x := range b.Dx() {
			if x >= edge && x < b.Dx()-edge || y >= edge && (flat || y < b.Dy()-edge) {
				continue
			}
			depth, _ := edgeAt(float64(x)+0.5, float64(y)+0.5, w, h, radius)
			inside := clamp01(depth + 0.5)
			pixel := out.Pix[y*out.Stride+4*x:][:4]
			for i := range pixel { // premultiplied: all four
				pixel[i] = uint8(float64(pixel[i])*inside + 0.5)
			}
		}
	}
}
