package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Pad is a place on which one points rather than presses: the presenter's picture of the TV. It tells where, in thousandths of its width and
// height, at each press, and while Following also as the mouse moves.
type Pad struct {
	*Press
	// Following makes moving over the pad point too.
	Following bool
	at        func(x, y int)
}

// NewPad returns a pad that lies over whatever was put before it; paint may draw on it.
func NewPad(s Style, label string, at func(x, y int), paint func(*Pen)) *Pad {
	p := &Pad{at: at}
	p.Press = NewPress(s, "pad", label, func() {}, paint).Counting()
	p.as(p)
	return p
}

// Named gives the pad a stable id.
func (p *Pad) Named(id string) *Pad { p.id = id; return p }

// MouseDown implements desktop.Mouseable.
func (p *Pad) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		p.point(ev.Position)
	}
}

// MouseUp implements desktop.Mouseable: the press has pointed already.
func (p *Pad) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: the press has pointed already.
func (p *Pad) Tapped(*fyne.PointEvent) {}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *Pad) MouseIn(*desktop.MouseEvent) {}

// MouseMoved points while the pad follows.
func (p *Pad) MouseMoved(ev *desktop.MouseEvent) {
	if p.Following {
		p.point(ev.Position)
	}
}

// MouseOut does nothing: the pointer stays where it was.
func (p *Pad) MouseOut() {}

func (p *Pad) point(at fyne.Position) {
	size := p.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	p.at(int(1000*at.X/size.Width), int(1000*at.Y/size.Height))
}
