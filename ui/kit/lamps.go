package kit

import (
	"fmt"

	"dendau/assets"
)

// Lamp draws the lamp of a given height with its middle at cx, cy. Glow is for
// lamps large enough to give light, 38 and more.
func (p *Pen) Lamp(cx, cy, height float32, lit, glow bool) {
	p.lampOf(cx, cy, height, lit, glow, p.Dark)
}

func (p *Pen) lampOf(cx, cy, height float32, lit, glow, dark bool) {
	if !lit {
		p.Picture(assets.Picture("lamp-unlit", dark), Box{cx - height/3, cy - height/2, height * 2 / 3, height}, 1)
		return
	}
	if glow { // the light comes from the flame, a third of the way down
		p.Picture(assets.Picture("glow", dark), Square(cx, cy-height*0.13, height*0.95), 1)
	}
	p.Picture(assets.Picture("lamp-lit", dark), Box{cx - height/3, cy - height/2, height * 2 / 3, height}, 1)
}

// LampRow is how far one has come: Lit lamps of Total, the one at Current (from
// 1; 0 for none) in its cell. OnBar draws it in the colours of the dark bar.
type LampRow struct {
	Total, Lit, Current int
	OnBar               bool
	Cell                float32 // width of a cell; 0: 50 on pages, 56 on a bar
	Height              float32 // of a lamp; 0: 45, or 54 on a bar
}

func (l LampRow) sized() LampRow {
	if l.Cell == 0 {
		l.Cell = 50
		if l.OnBar {
			l.Cell = 56
		}
	}
	if l.Height == 0 {
		l.Height = 45
		if l.OnBar {
			l.Height = 57
		}
	}
	return l
}

// Width is the row's width in design px.
func (l LampRow) Width() float32 { l = l.sized(); return l.Cell * float32(l.Total) }

// NewLamps is the row, its lamps starting at the left of the piece. The number
// always stands beside it, as text of the screen's own.
func NewLamps(s Style, l LampRow) *Piece {
	label := fmt.Sprintf("%d/%d", l.Current, l.Total)
	return NewPiece(s, "lamps", label, func(p *Pen) { p.lampRow(l, 0, p.H/2) })
}

func (p *Pen) lampRow(l LampRow, left, middle float32) {
	l = l.sized()
	for i := 1; i <= l.Total; i++ {
		cx := left + (float32(i)-0.5)*l.Cell
		dark := p.Dark || l.OnBar
		if i == l.Current {
			cell := Box{cx - 24, middle - 32, 48, 64}
			shape := Shape{Fill: AmberSoft, Edge: AmberEdge, EdgeWidth: 3, Radius: 12}
			if l.OnBar {
				cell, shape.Edge = Box{cx - 23, middle - 40, 46, 80}, Amber
			}
			p.Rect(cell, shape)
			dark = p.Dark
		}
		p.lampOf(cx, middle, l.Height, i <= l.Lit, false, dark)
	}
}
