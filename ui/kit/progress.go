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

// IdleSpec is the question whether somebody is still there.
type IdleSpec struct {
	Who                 Person
	Title, Text, Button string
}

// IdleNotice stands inline at y 488, 1158×256 (at 1.6 it takes the whole body),
// with a bar that empties. It dims nothing.
func IdleNotice(s Style, spec IdleSpec, onStay func()) (*Stage, *Progress) {
	const w, h = 1158, 256
	notice := NewStageOf(w, h, StageOptions{})
	notice.Put(0, 0, w, h, NewPlate(s, Shape{Fill: AmberSoft, Edge: AmberEdge, EdgeWidth: 4, Radius: 28}))
	notice.Put(40, 36, 120, 120, NewPiece(s, "picture", spec.Who.Name, func(p *Pen) { p.face(spec.Who, 60, 60, 120, Surface) }))
	title := fitted(Font{38, true, 1.25}, spec.Title, 510, 30)
	notice.Put(188, 26, 514, 48, NewText(s, Words{Text: spec.Title, Font: title, Color: Ink}))
	notice.Put(188, 82, 514, 90, NewText(s, Words{Text: spec.Text, Font: Font{28, false, 1.4}, Color: Ink}))
	notice.Put(718, 32, 400, 128, NewButton(s, ButtonSpec{Text: spec.Button, Font: Font{40, true, 1.2}}, onStay).Named("stay"))
	bar := NewProgress(s, IdleBar, 1)
	notice.Put(40, 194, 1078, 28, bar)
	return notice, bar
}
