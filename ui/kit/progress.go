package kit

// ProgressSpec is how a bar looks. Nobody drags it.
type ProgressSpec struct {
	Fill, Track Token
	Edge        Token   // None for no edge; amber always has one
	Mark        float32 // a mark at this share, "usually enough"; 0 for none
}

// The bars of the product.
var (
	FilmBar = ProgressSpec{Fill: Amber, Track: Sand, Edge: Edge}
	IdleBar = ProgressSpec{Fill: Amber, Track: Surface, Edge: Edge}
	TimeBar = ProgressSpec{Fill: Action, Track: Sand}
)

// Progress is a bar that fills, or empties.
type Progress struct {
	Piece
	spec  ProgressSpec
	value float32
}

// NewProgress returns a bar at a share of 0 to 1.
func NewProgress(s Style, spec ProgressSpec, share float32) *Progress {
	b := &Progress{spec: spec, value: share}
	b.Piece = Piece{style: s, role: "progress", paint: b.draw}
	b.as(b)
	return b
}

// SetValue moves the bar in place; steps smaller than half a design px are not drawn.
func (b *Progress) SetValue(share float32) {
	share = max(0, min(share, 1))
	if d := (share - b.value) * b.w; b.w > 0 && d < 0.5 && d > -0.5 {
		return
	}
	b.value = share
	b.Refresh()
}

func (b *Progress) draw(p *Pen) {
	box, s := p.Box(), b.spec
	if s.Mark > 0 {
		box = Box{0, p.H/2 - 12, p.W, 24}
	}
	p.Rect(box, Shape{Fill: s.Track, Edge: s.Edge, EdgeWidth: 2, Radius: box.H / 2})
	if s.Edge != None {
		box = box.Inset(2)
	}
	filled := box
	filled.W = box.W * b.value
	if filled.W >= 1 {
		p.Rect(filled, Shape{Fill: s.Fill, Radius: box.H / 2})
		if square := filled; b.value < 0.99 && filled.W > box.H { // the moving end is straight
			square.X += box.H / 2
			square.W -= box.H / 2
			p.Rect(square, Shape{Fill: s.Fill})
		}
	}
	if s.Mark > 0 {
		p.Rect(Box{p.W*s.Mark - 2, p.H/2 - 17, 4, 34}, Shape{Fill: Ink, Radius: 2})
	}
}
