package kit

import (
	"fyne.io/fyne/v2"
)

// at is a point of the design in window units.
func (p *Pen) at(x, y float32) fyne.Position { return fyne.NewPos(x*p.zoom, y*p.zoom) }

// SpotSide is the side of a place on a picture at each text size.
func (s Style) SpotSide() float32 { return [...]float32{76, 84, 92}[s.size()] }

// Spot is a numbered place on a picture.
func Spot(s Style, number, words string, state OptionState, onPress func()) *Press {
	if state != OptionPlain {
		onPress = nil
	}
	return NewPress(s, "option", number+" "+words, onPress, func(p *Pen) {
		shape, tone := Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 4}, OnAmber
		switch state {
		case OptionAgain, OptionGiven:
			shape, tone = Shape{Fill: Again, Edge: AgainEdge, EdgeWidth: 4}, OnAgain
		case OptionRight:
			shape = Shape{Fill: RightEdge, Edge: Surface, EdgeWidth: 4}
		case OptionDimmed:
			shape, tone = Shape{Fill: Ground, Edge: Edge, EdgeWidth: 2}, Ink2
		}
		if p.Down {
			shape.Fill, tone = Tint, OnTint
		}
		side := min(p.W, p.H)
		p.Ring(p.Box(), side/2)
		p.Disc(p.W/2, p.H/2, side, shape)
		if state == OptionRight {
			p.Icon("check", Square(p.W/2, p.H/2, side*0.6), OnRightEdge)
			return
		}
		p.Words(p.Box(), Words{Text: number, Font: Font{Size: 38, Bold: true, Line: 1.2}, Color: tone, Align: Centre, Middle: true})
	})
}

// GivenSpec is an answer that was typed, once it was given.
type GivenSpec struct {
	Text  string
	Note  string // "Cô bác gõ", "Đáp án đúng"
	Right bool
	Font  Font
}

// Given shows a typed answer where its field stood.
func Given(s Style, g GivenSpec) *Piece {
	return NewPiece(s, "text", g.Text+", "+g.Note, func(p *Pen) {
		shape, tone := Shape{Fill: Again, Edge: AgainEdge, EdgeWidth: 3, Radius: 20, Dashed: true}, OnAgain
		if g.Right {
			shape, tone = Shape{Fill: Right, Edge: RightEdge, EdgeWidth: 4, Radius: 20}, OnRight
		}
		p.Rect(p.Box(), shape)
		small := p.Font(Note).Weight(true)
		small.Line = 1.2
		left := float32(24)
		if g.Right {
			p.Disc(left+28, p.H/2, 56, Shape{Fill: RightEdge})
			p.Icon("check", Square(left+28, p.H/2, 36), OnRightEdge)
			left += 56 + 20
		}
		top := (p.H - g.Font.Height() - small.Height()) / 2
		p.Words(Box{left, top, p.W - left - 16, 0}, Words{Text: g.Text, Font: g.Font, Color: tone})
		p.Words(Box{left, top + g.Font.Height(), p.W - left - 16, 0}, Words{Text: g.Note, Font: small, Color: tone})
	})
}

// AnswerLine is one line of an answer: a sign, words, and what they go with.
type AnswerLine struct{ Sign, Text, With string }

// AnswerSpec is a whole answer in few lines, where its options have no room.
type AnswerSpec struct {
	Right bool
	Note  string // the word for it: "Đáp án đúng", "Cô bác chọn"
	Lines []AnswerLine
	Tight bool // without the word, where there is little room
}

const (
	answerMargin = 20
	answerSign   = 56
	answerGap    = 6
)

func (a AnswerSpec) words(s Style, l AnswerLine, tone Token) Words {
	text := l.Text
	if l.With != "" {
		text += " – " + l.With
	}
	return Words{Text: text, Font: s.Font(OptionText), Color: tone}
}

func (a AnswerSpec) room(w float32) float32 { return w - 2*answerMargin - answerSign - 16 }

// AnswerHeight is how high an answer stands in a column of that width.
func AnswerHeight(s Style, a AnswerSpec, w float32) float32 {
	h := s.Font(Note).Size*1.2 + 2*12
	if a.Tight {
		h = 2 * 8
	}
	for _, l := range a.Lines {
		h += a.lineHeight(s, l, w)
	}
	return h
}

func (a AnswerSpec) lineHeight(s Style, l AnswerLine, w float32) float32 {
	text := Height(a.words(s, l, Ink), a.room(w))
	if a.Tight {
		return max(answerSign-8, text) + 3
	}
	return max(answerSign, text) + answerGap
}

// Answer draws an answer: colour, mark and word tell what became of it.
func Answer(s Style, a AnswerSpec) *Piece {
	label := a.Note
	for _, l := range a.Lines {
		label += ", " + a.words(s, l, Ink).Text
	}
	return NewPiece(s, "text", label, func(p *Pen) {
		shape, tone := Shape{Fill: Again, Edge: AgainEdge, EdgeWidth: 3, Radius: 20, Dashed: true}, OnAgain
		sign, on, icon := Shape{Fill: Surface, Edge: AgainEdge, EdgeWidth: 2, Radius: 12}, OnAgain, "pencil"
		if a.Right {
			shape, tone = Shape{Fill: Right, Edge: RightEdge, EdgeWidth: 4, Radius: 20}, OnRight
			sign, on, icon = Shape{Fill: Surface, Edge: RightEdge, EdgeWidth: 3, Radius: 12}, OnRight, "check" // a white digit on the edge's green would be 5.4
		}
		p.Rect(p.Box(), shape)
		small := p.Font(Note).Weight(true)
		small.Line = 1.2
		y := float32(8)
		if !a.Tight {
			y = 12 + p.Words(Box{answerMargin, 12, p.W - 2*answerMargin, 0}, Words{Text: a.Note, Font: small, Color: tone})
		}
		for _, l := range a.Lines {
			words := a.words(p.Style, l, tone)
			high := a.lineHeight(p.Style, l, p.W)
			at := Square(answerMargin+answerSign/2, y+high/2, answerSign-8)
			p.Rect(at, sign)
			if l.Sign == "" {
				p.Icon(icon, Square(at.X+at.W/2, at.Y+at.H/2, at.W*0.65), on)
			} else {
				p.Words(at, Words{Text: l.Sign, Font: Font{Size: 32, Bold: true, Line: 1.2}, Color: on, Align: Centre, Middle: true})
			}
			p.Words(Box{answerMargin + answerSign + 16, y, a.room(p.W), high}, Words{Text: words.Text, Font: words.Font, Color: tone, Middle: true})
			y += high
		}
	})
}
