package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Described is what a piece tells about itself to the control socket and to
// tests: what it is, what it says, and a stable name if it was given one.
type Described interface {
	Role() string  // "button", "option", "tile", "key", "field", "choice", "text", "picture", …
	Label() string // its words, as a person reads them
	ID() string    // "" unless given by Named
}

// Framed is a piece that was laid out in design px and is drawn larger or
// smaller by the Stage it stands on.
type Framed interface{ SetFrame(w, h float32) }

// Piece is something drawn that cannot be pressed.
type Piece struct {
	widget.BaseWidget
	style           Style
	role, label, id string
	w, h            float32 // design px; 0 by 0: whatever size it is given
	paint           func(*Pen)
	down, focused   bool
	self            fyne.Widget // the piece as the window knows it: what embeds this one
	written         []Writing   // what it says where, as it was drawn last
}

// NewPiece returns a piece that paints itself with paint, in design px, the
// top left of the piece being 0,0.
func NewPiece(s Style, role, label string, paint func(*Pen)) *Piece {
	p := &Piece{style: s, role: role, label: label, paint: paint}
	p.as(p)
	return p
}

// as makes the piece known to the window as self.
func (p *Piece) as(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

// Named gives the piece a stable id.
func (p *Piece) Named(id string) *Piece { p.id = id; return p }

// Role implements Described.
func (p *Piece) Role() string { return p.role }

// Label implements Described.
func (p *Piece) Label() string { return p.label }

// ID implements Described.
func (p *Piece) ID() string { return p.id }

// Writings are the stretches of text as they were drawn last, each with its place in the piece.
func (p *Piece) Writings() []Writing { return p.written }

// SetFrame implements Framed.
func (p *Piece) SetFrame(w, h float32) { p.w, p.h = w, h }

// MinSize implements fyne.CanvasObject: the design size, so that a piece also
// stands in an ordinary layout.
func (p *Piece) MinSize() fyne.Size { return fyne.NewSize(p.w, p.h) }

// CreateRenderer implements fyne.Widget.
func (p *Piece) CreateRenderer() fyne.WidgetRenderer { return &pieceRenderer{piece: p} }

type pieceRenderer struct {
	piece   *Piece
	size    fyne.Size
	frame   fyne.Size // the design size at which it was drawn
	drawn   bool
	objects []fyne.CanvasObject
}

// Layout draws what has another size than before. The toolkit asks for a layout whenever something inside a piece is new to it; to
// draw then would make everything new again, and so every frame of the window would draw every piece and keep the pictures of the
// last minute's.
func (r *pieceRenderer) Layout(size fyne.Size) {
	if r.drawn && size == r.size && r.frame == fyne.NewSize(r.piece.w, r.piece.h) {
		return
	}
	r.size = size
	r.draw()
}

func (r *pieceRenderer) draw() {
	p := r.piece
	r.drawn, r.frame = true, fyne.NewSize(p.w, p.h)
	pen := newPen(p, r.size)
	if r.size.Width > 0 && r.size.Height > 0 {
		p.paint(pen)
		pen.ringBelow()
	}
	r.objects, p.written = pen.objects, pen.written
}

func (r *pieceRenderer) MinSize() fyne.Size { return r.piece.MinSize() }

// Refresh draws anew and asks the window for a frame; the toolkit does not do
// the second by itself.
func (r *pieceRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.piece.self)
}

func (r *pieceRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *pieceRenderer) Destroy() {}

// Press is a piece that can be pressed, by finger, mouse or key. It shows the
// pressed look in the next frame and calls back on release; sliding off and on
// again still counts.
type Press struct {
	Piece
	onPress func()
	primary bool // what the screen is for
	counts  bool // pressed many times in a row on purpose
	taken   bool // the release has been acted on; the tap that follows is the same one
}

// NewPress returns a pressable piece. A nil onPress makes it inert: it is drawn
// as paint says and takes no ring.
func NewPress(s Style, role, label string, onPress func(), paint func(*Pen)) *Press {
	p := &Press{Piece: Piece{style: s, role: role, label: label, paint: paint}, onPress: onPress}
	p.as(p)
	return p
}

// Named gives the piece a stable id.
func (p *Press) Named(id string) *Press { p.id = id; return p }

// Counting makes quick presses count each: of − and +, of digits and letters.
func (p *Press) Counting() *Press { p.counts = true; return p }

// Counts tells whether quick presses count each.
func (p *Press) Counts() bool { return p.counts }

// Disabled tells that it cannot be pressed.
func (p *Press) Disabled() bool { return p.onPress == nil }

// Enable and Disable complete fyne.Disableable; what can be pressed is decided
// by the state a piece is built from, so they do nothing.
func (p *Press) Enable() {}

// Disable does nothing; see Enable.
func (p *Press) Disable() {}

func (p *Press) key() string {
	if p.id != "" {
		return p.id
	}
	return p.role + " " + p.label
}

func (p *Press) fire(at fyne.Position) {
	if p.onPress != nil && p.style.Input.accept(p.key(), at, p.counts) {
		p.onPress()
	}
}

func (p *Press) show(down bool) {
	if p.onPress == nil || p.down == down {
		return
	}
	p.down = down
	p.Refresh()
}

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(ev *fyne.PointEvent) {
	if p.taken {
		p.taken = false
		return
	}
	p.fire(ev.AbsolutePosition)
}

// MouseDown implements desktop.Mouseable; fingers arrive here too. Whoever never
// held a mouse presses any of its buttons, or two at once: each is a press.
func (p *Press) MouseDown(*desktop.MouseEvent) {
	p.taken = false
	p.style.Input.press(p.key())
	p.show(true)
}

// MouseUp implements desktop.Mouseable. It acts here rather than in Tapped,
// because the screen may have been drawn anew under the finger, and the toolkit
// then drops the tap.
func (p *Press) MouseUp(ev *desktop.MouseEvent) {
	wasDown := p.down
	p.show(false)
	if p.style.Input == nil && !wasDown {
		return
	}
	if p.style.Input.released(p.key()) {
		p.taken = true
		p.fire(ev.AbsolutePosition)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable, only so that a
// finger sliding off lifts the face and sliding back presses it again.
func (p *Press) MouseIn(*desktop.MouseEvent) { p.show(p.style.Input.holds(p.key())) }

// MouseMoved does nothing; see MouseIn.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lifts the face; see MouseIn.
func (p *Press) MouseOut() { p.show(false) }

// Ring draws the ring around the piece or takes it away. The toolkit's own focus is not used: it goes round in the order of drawing and tells
// nobody of Tab.
func (p *Press) Ring(on bool) {
	if p.focused != on {
		p.focused = on
		p.Refresh()
	}
}

// Press presses the piece as a key does.
func (p *Press) Press() { p.fire(fyne.Position{}) }
