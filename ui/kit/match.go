package kit

import "fyne.io/fyne/v2/canvas"

// MatchSpec is one of two columns' tiles that are joined to pairs.
type MatchSpec struct {
	Key     string // the digit that presses it now; "" while it is the other column's turn
	Pair    int    // 1 is pair A; 0 while it has no partner
	Text    string
	Waiting bool // pressed, and waits for its partner
}

// MatchTile is one side of a pair. Joined tiles carry the same letter on the same colour, and a line lies between them.
func MatchTile(s Style, m MatchSpec, onPress func()) *Press {
	label := m.Text
	if m.Pair > 0 {
		label += ", " + pairLetter(m.Pair)
	}
	return NewPress(s, "option", label, onPress, m.paint)
}

const (
	matchLeft  = 16
	matchBadge = 60
	matchGap   = 16
	matchClear = 4
)

func (m MatchSpec) paint(p *Pen) {
	f := face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5, text: Ink}
	badge, letter, on := Shape{Fill: Ground, Edge: Edge, EdgeWidth: 2, Radius: 14}, m.Key, Ink
	switch {
	case m.Pair > 0:
		tone := pairTone(m.Pair)
		f.edge, f.edgeWidth = tone.edge, 4
		badge, letter, on = Shape{Fill: tone.fill, Edge: tone.edge, EdgeWidth: 3, Radius: 14}, pairLetter(m.Pair), tone.on
	case m.Waiting:
		f.fill, f.edge, f.edgeWidth, f.text, on = Tint, Action, 4, OnTint, OnTint
		badge.Edge = Action
	case m.Key == "":
		badge = Shape{Fill: Ground, Edge: Hair, EdgeWidth: 2, Radius: 14}
	}
	if p.Down {
		f.fill = Tint
	}
	box := p.plate(f, 20)
	at := Square(box.X+matchLeft+matchBadge/2, box.Y+box.H/2, matchBadge)
	p.Rect(at, badge)
	p.Words(at, Words{Text: letter, Font: Font{Size: 34, Bold: true, Line: 1.2}, Color: on, Align: Centre, Middle: true})
	left := at.X + matchBadge + matchGap
	words, room := Words{Text: m.Text, Font: p.Font(OptionText), Color: f.text, Middle: true}, box.X+box.W-matchLeft-left
	if Height(words, room) > box.H-2*matchClear { // marks and tails stay off the edges
		words.Font.Line = 1.02
	}
	p.Words(Box{left, box.Y, room, box.H}, words)
}

// tonesOfPairs tell pairs apart; the letter does so too.
var tonesOfPairs = [...]struct{ fill, edge, on Token }{
	{Action, Action, OnAction}, {Amber, AmberEdge, OnAmber}, {Ink, Ink, Surface}, {Tint, Action, OnTint}, {Again, AgainEdge, OnAgain},
}

func pairTone(pair int) struct{ fill, edge, on Token } {
	return tonesOfPairs[(pair-1)%len(tonesOfPairs)]
}

func pairLetter(pair int) string { return string(rune('A' + pair - 1)) }

// MatchLink is the line between the two tiles of a pair: from the height of one, at the left edge, to that of the other.
func MatchLink(s Style, pair int, from, to float32) *Piece {
	return NewPiece(s, "link", pairLetter(pair), func(p *Pen) {
		line := canvas.NewLine(p.Color(pairTone(pair).edge))
		line.StrokeWidth = 6 * p.zoom
		p.Object(line, Box{})
		a, b := p.at(0, from), p.at(p.W, to)
		line.Position1, line.Position2 = a, b
	})
}
