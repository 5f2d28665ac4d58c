package kit

import (
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Box is a place in design px.
type Box struct{ X, Y, W, H float32 }

// Inset returns the box with d taken off every side.
func (b Box) Inset(d float32) Box { return Box{b.X + d, b.Y + d, b.W - 2*d, b.H - 2*d} }

// Down returns the box moved down.
func (b Box) Down(d float32) Box { b.Y += d; return b }

// Square is a box of one side length around a middle.
func Square(cx, cy, side float32) Box { return Box{cx - side/2, cy - side/2, side, side} }

// Shape is how a rounded rectangle is filled and edged. The edge lies inside
// the box.
type Shape struct {
	Fill, Edge Token
	EdgeWidth  float32
	Radius     float32
	Dashed     bool // the edge only
	Shadow     bool // the card's soft one; nothing else has any
}

// Align is where a text stands in its box.
type Align uint8

// The alignments; reading text is always at the left.
const (
	Left Align = iota
	Centre
	RightSide
)

// Words is a text and how it is set.
type Words struct {
	Text    string
	Font    Font
	Color   Token
	Align   Align
	Middle  bool // in the middle of its box's height rather than at the top
	Rich    bool // ** turns bold on and off
	Balance bool // lines of about equal length, for centred panels
}

// Pen draws a piece: it turns design px into window units and collects the
// canvas objects, first drawn lowest.
type Pen struct {
	Style
	W, H    float32 // the piece in design px
	Down    bool    // under a finger
	Focused bool
	ringed  bool // the ring is drawn
	zoom    float32
	objects []fyne.CanvasObject
	written []Writing
}

// Writing is a stretch of text in one weight on one line, as a piece drew it: what the measuring tests of the screens go by.
type Writing struct {
	Text *canvas.Text // its place is that in the piece, in window units
	Font Font         // in design px, with the role it was made for
}

func newPen(p *Piece, size fyne.Size) *Pen {
	pen := &Pen{Style: p.style, W: p.w, H: p.h, Down: p.down, Focused: p.focused, zoom: 1}
	if p.w > 0 && p.h > 0 {
		pen.zoom = min(size.Width/p.w, size.Height/p.h)
	} else {
		pen.W, pen.H = size.Width, size.Height
	}
	return pen
}

// Box is the whole piece.
func (p *Pen) Box() Box { return Box{0, 0, p.W, p.H} }

// Object places any canvas object; it is drawn in this order.
func (p *Pen) Object(o fyne.CanvasObject, b Box) {
	o.Move(fyne.NewPos(b.X*p.zoom, b.Y*p.zoom))
	o.Resize(fyne.NewSize(b.W*p.zoom, b.H*p.zoom))
	p.objects = append(p.objects, o)
}

// Rect draws a rounded rectangle. Edges are a second rectangle inside the
// first, because the toolkit's two painters put strokes in different places.
func (p *Pen) Rect(b Box, s Shape) {
	if s.Dashed {
		p.dashed(b, s)
		return
	}
	outer, inner := s.Edge, s.Fill
	if s.Edge == None || s.EdgeWidth == 0 {
		outer, inner = s.Fill, None
	}
	if outer == None {
		return
	}
	if inner == None && s.Radius == 0 && !s.Shadow && b.W*b.H > flatFrom {
		p.flat(b, outer)
		return
	}
	if s.Radius > 0 && !s.Shadow && b.W*b.H <= keptUpTo && b.W > 0 && b.H > 0 {
		p.kept(b, s)
		return
	}
	rect := p.rounded(b, outer, s.Radius)
	if s.Shadow {
		rect.Shadow = p.cardShadow()
	}
	if inner != None {
		p.rounded(b.Inset(s.EdgeWidth), inner, max(0, s.Radius-s.EdgeWidth))
	}
}

func (p *Pen) rounded(b Box, fill Token, radius float32) *canvas.Rectangle {
	rect := canvas.NewRectangle(p.Color(fill))
	rect.CornerRadius = min(radius, b.W/2, b.H/2) * p.zoom
	p.Object(rect, b)
	return rect
}

// flatFrom is the area from which a fill is worth a texture.
const flatFrom = 100 * 100

// flat fills a box that has neither edge nor corners with one stretched pixel. Without a graphics card, where every frame of a film
// draws the whole window anew, that takes a third of the time of a rectangle, whose pixels each ask how far the edge is.
func (p *Pen) flat(b Box, fill Token) {
	dot := image.NewRGBA(image.Rect(0, 0, 1, 1))
	dot.Set(0, 0, p.Color(fill))
	raster := canvas.NewRaster(func(int, int) image.Image { return dot })
	raster.ScaleMode = canvas.ImageScaleFastest
	p.Object(raster, b)
}

func (p *Pen) cardShadow() canvas.Shadow {
	tone := color.NRGBA{R: 0x4A, G: 0x34, B: 0x10, A: 26}
	if p.Dark {
		tone = color.NRGBA{A: 89}
	}
	return canvas.Shadow{Color: tone, BlurRadius: 16 * p.zoom, Offset: fyne.NewPos(0, 4*p.zoom)}
}

// Disc draws a circle, perhaps with an edge.
func (p *Pen) Disc(cx, cy, side float32, s Shape) {
	s.Radius = side / 2
	p.Rect(Square(cx, cy, side), s)
}

// Icon draws a line icon of assets, in one colour, as large as its box allows.
func (p *Pen) Icon(name string, b Box, t Token) { p.iconOf(name, p.Color(t), b) }

// Picture draws an image, whole, in the middle of its box. Strength below 1
// lets the ground through. A nil image draws nothing.
func (p *Pen) Picture(img image.Image, b Box, strength float32) {
	if img == nil || b.W <= 0 || b.H <= 0 {
		return
	}
	p.Object(canvas.NewRaster(func(w, h int) image.Image {
		return once(fitKey{img, strength, w, h}, func() image.Image { return whole(img, strength, w, h) })
	}), b)
}

type fitKey struct {
	picture  image.Image
	strength float32
	w, h     int
}

// Words sets a text in its box and returns its height. It may run out of the
// box downwards; ask Height beforehand.
func (p *Pen) Words(b Box, w Words) float32 {
	lines := w.wrap(b.W)
	step := w.Font.Height()
	height := float32(len(lines)) * step
	top := b.Y
	if w.Middle {
		top += (b.H - height) / 2
	}
	for i, l := range lines {
		x := b.X
		switch w.Align {
		case Centre:
			x += (b.W - l.w) / 2
		case RightSide:
			x += b.W - l.w
		}
		middle := top + (float32(i)+0.5)*step
		for _, r := range l.runs {
			p.run(x, middle, r, w)
			x += r.w
		}
	}
	return height
}

// run puts one run with its line's middle at the given height, as a browser
// centres a line: the face's own ascent and descent around the middle.
func (p *Pen) run(x, middle float32, r run, w Words) {
	if strings.TrimSpace(r.text) == "" {
		return
	}
	baseline := middle + w.Font.Size*(faceAscent-faceDescent)/2
	text := canvas.NewText(r.text, p.Color(w.Color))
	text.TextSize = w.Font.Size * p.zoom
	text.TextStyle.Bold = r.bold
	size := text.MinSize()
	if room := r.w * p.zoom; p.zoom < 0.5 && size.Width > room {
		text.TextSize *= room / size.Width // in a picture of a screen: letters of few pixels are cut wider than they were measured
		size = text.MinSize()
	}
	// The toolkit rounds the ascent up to a whole pixel; so the baseline is
	// exact if the top is that much above it.
	ascent := math.Ceil(float64(w.Font.Size * tallAscent * p.zoom))
	text.Move(fyne.NewPos(x*p.zoom, float32(math.Round(float64(baseline*p.zoom)-0.4)-ascent)))
	text.Resize(size)
	p.objects = append(p.objects, text)
	p.written = append(p.written, Writing{Text: text, Font: w.Font.Weight(r.bold)})
}

// Ring draws the focus ring around a box, outside of everything, if the piece
// is focused. Call it first: it lies lowest.
func (p *Pen) Ring(b Box, radius float32) {
	if !p.Focused {
		return
	}
	p.ringed = true
	const gap, width = 7, 4
	p.Rect(b.Inset(-gap-width), Shape{Fill: Ground, Edge: Focus, EdgeWidth: width, Radius: radius + gap + width})
}

// ringBelow draws the ring of a piece that did not draw its own.
func (p *Pen) ringBelow() {
	if !p.Focused || p.ringed {
		return
	}
	above := p.objects
	p.objects = nil
	p.Ring(p.Box(), 20)
	p.objects = append(p.objects, above...)
}
