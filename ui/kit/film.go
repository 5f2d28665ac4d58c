package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"

	"dendau/ui/media"
)

// FilmSpec is a film as its stage shows it.
type FilmSpec struct {
	Player media.Player // frames come from Latest; nil shows the poster only
	Poster image.Image  // until the first frame
	Alt    string
	Band   float32 // height of the subtitle band under the picture: 96; 0 for none
	Square bool    // no rounded corners (TV)
}

// Film is the film's place on a page: the picture, and the subtitle under it,
// never over it.
type Film struct {
	Piece
	spec     FilmSpec
	raster   *canvas.Raster
	subtitle string
	message  string
	shown    uint64
	shape    image.Point
	asked    image.Point
}

// NewFilm returns a film's stage, 896×504 on a page.
func NewFilm(s Style, spec FilmSpec) *Film {
	f := &Film{spec: spec}
	f.Piece = Piece{style: s, role: "film", label: spec.Alt, id: "film", paint: f.draw}
	f.raster = canvas.NewRaster(f.picture)
	f.raster.ScaleMode = canvas.ImageScaleFastest
	f.as(f)
	return f
}

// Step shows the newest frame if there is a new one; call it, on the window's
// goroutine, as often as frames may come. It repaints the picture alone.
func (f *Film) Step() {
	if f.spec.Player == nil || f.message != "" {
		return
	}
	frame, ok := f.spec.Player.Latest()
	if !ok || frame.Seq == f.shown && f.shape != (image.Point{}) {
		return
	}
	f.shown = frame.Seq
	if shape := image.Pt(frame.W, frame.H); shape != f.shape {
		f.shape = shape
		f.Refresh()
		return
	}
	f.raster.Refresh()
}

// SetSubtitle changes the line under the picture.
func (f *Film) SetSubtitle(text string) {
	if f.subtitle != text {
		f.subtitle = text
		f.Refresh()
	}
}

// Fail puts a friendly message in the picture's place, or takes it away if empty.
func (f *Film) Fail(message string) {
	f.message = message
	f.label = f.spec.Alt
	if message != "" {
		f.label = message
	}
	f.Refresh()
}

func (f *Film) draw(p *Pen) {
	box := Box{0, 0, p.W, p.H - f.spec.Band}
	radius := float32(28)
	if f.spec.Square {
		radius = 0
	}
	f.ask(box, p.zoom)
	switch {
	case f.message != "":
		p.Rect(p.Box(), Shape{Fill: Subtitle, Radius: radius})
		f.drawMessage(p, box)
	case f.shape != (image.Point{}):
		at := fit(image.Rectangle{Max: f.shape}, image.Rect(0, 0, int(box.W), int(box.H)))
		picture := Box{float32(at.Min.X), float32(at.Min.Y), float32(at.Dx()), float32(at.Dy())}
		p.around(picture, radius)
		p.Object(f.raster, picture)
	default:
		p.Rect(p.Box(), Shape{Fill: Subtitle, Radius: radius})
		p.panel(box, PanelSpec{Picture: f.spec.Poster, Cover: wide(f.spec.Poster), Radius: radius, Flat: f.spec.Band > 0, Sharp: f.spec.Square})
	}
	if radius > 0 {
		p.corners(p.W, radius)
	}
	if f.spec.Band > 0 && f.subtitle != "" {
		font := fitted(Font{Size: 34, Bold: true, Line: 1.25}, f.subtitle, 2*(p.W-64), 28)
		words := Words{Text: f.subtitle, Font: font, Color: White, Align: Centre, Middle: true, Balance: true}
		if Lines(words, p.W-64) > 1 {
			words.Font = words.Font.Sized(30)
		}
		p.Words(Box{32, box.H, p.W - 64, f.spec.Band}, words)
	}
}

// around draws the dark stage where the picture does not cover it: every frame draws it again, and what nobody sees costs as much as
// what they see.
func (p *Pen) around(picture Box, radius float32) {
	right, under := picture.X+picture.W, picture.Y+picture.H
	if picture.X > 0 && picture.X < radius { // no room for the round corners beside it
		p.Rect(p.Box(), Shape{Fill: Subtitle, Radius: radius})
		return
	}
	if picture.X > 0 {
		left := p.rounded(Box{0, 0, picture.X, p.H}, Subtitle, 0)
		left.TopLeftCornerRadius, left.BottomLeftCornerRadius = radius*p.zoom, radius*p.zoom
		side := p.rounded(Box{right, 0, p.W - right, p.H}, Subtitle, 0)
		side.TopRightCornerRadius, side.BottomRightCornerRadius = radius*p.zoom, radius*p.zoom
	}
	if picture.Y > 0 {
		p.Rect(Box{picture.X, 0, picture.W, picture.Y}, Shape{Fill: Subtitle})
	}
	if room := p.H - under; room > 0 && picture.X > 0 {
		p.Rect(Box{picture.X, under, picture.W, room}, Shape{Fill: Subtitle})
	} else if room > 0 {
		band := p.rounded(Box{0, under, p.W, room}, Subtitle, 0)
		band.BottomLeftCornerRadius, band.BottomRightCornerRadius = radius*p.zoom, radius*p.zoom
	}
}

func (f *Film) drawMessage(p *Pen, box Box) {
	p.iconOf("film", dark[Action], Square(box.W/2, box.H/2-60, 72))
	p.Words(Box{64, box.H/2 - 10, box.W - 128, 120}, Words{Text: f.message, Font: p.Font(Body).Sized(max(30, p.Font(Body).Size)), Color: White, Align: Centre, Balance: true})
}

// ask tells the player how large the picture stands, in pixels of the window.
func (f *Film) ask(box Box, zoom float32) {
	want := image.Pt(int(box.W*zoom), int(box.H*zoom))
	if f.spec.Player == nil || want == f.asked || f.spec.Square && want.X < 300 {
		return // a small copy of the TV does not set the size for the large one
	}
	f.asked = want
	f.spec.Player.Size(want.X, want.Y)
}

func (f *Film) picture(w, h int) image.Image {
	if frame, ok := f.spec.Player.Latest(); ok {
		return &image.RGBA{Pix: frame.Pix, Stride: 4 * frame.W, Rect: image.Rect(0, 0, frame.W, frame.H)}
	}
	return image.NewUniform(color.NRGBA{A: 255})
}

// wide tells whether a poster has about a film's shape and may fill its place; a page's drawing is shown whole.
func wide(poster image.Image) bool {
	return poster != nil && 2*poster.Bounds().Dx() >= 3*poster.Bounds().Dy()
}
