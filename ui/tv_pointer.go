package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// tvPointer is the facilitator's pointer over whatever the TV shows. It moves without the screen under it being drawn anew.
type tvPointer struct {
	at    *flow.Point
	piece *kit.Piece
}

// over puts the pointer on a screen that was just drawn.
func (t *tvPointer) over(stage *kit.Stage, style kit.Style) {
	t.piece = kit.TVPointer(style, t.where)
	stage.Put(0, 0, tvW, tvH, t.piece)
}

// where is the pointer in parts of the TV's picture.
func (t *tvPointer) where() (x, y float32, shown bool) {
	if t.at == nil {
		return 0, 0, false
	}
	return float32(t.at.X) / 1000, float32(t.at.Y) / 1000, true
}

// move shows the pointer where it is now, or takes it away.
func (t *tvPointer) move(at *flow.Point) {
	if at == t.at || at != nil && t.at != nil && *at == *t.at {
		return
	}
	t.at = at
	if t.piece != nil {
		t.piece.Refresh()
	}
}
