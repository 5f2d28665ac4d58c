package kit

import "image"

// OptionState is what became of an option.
type OptionState uint8

// The states. Every state is said three times: colour, mark, word.
const (
	OptionPlain  OptionState = iota
	OptionChosen             // chosen among several, and can still be changed
	OptionGiven              // part of an answer that is not right yet; which part is not said
	OptionAgain              // chosen, not yet right; cannot be pressed again
	OptionRight              // the right answer
	OptionDimmed             // one of the rest, after the right answer
)

// OptionMark is what stands at the right of an option of which more than one is pressed.
type OptionMark uint8

// The marks.
const (
	NoMark     OptionMark = iota
	SquareMark            // several may be chosen: a square that takes a check
	TurnMark              // pressed in turn: a disc that takes a number
)

// OptionSpec is one of the answers.
type OptionSpec struct {
	Key     string // "1", "2", "3", or "A", "B", "C"
	Text    string
	Picture image.Image // 128×88 at the right, at text size 1.0 only; nil for none
	Icon    string      // a large sign at the right: of "Đúng" and "Sai"
	State   OptionState
	Mark    OptionMark
	Turn    int // the number on a TurnMark, 0 for none yet
}

// Option is one answer of a question, 702×120 beside the picture, or the full
// width at the largest text size.
func Option(s Style, o OptionSpec, onPress func()) *Press {
	label := o.Text
	if note := o.note(); note != "" {
		label += ", " + s.T(note)
	}
	if o.State != OptionPlain && o.State != OptionChosen {
		onPress = nil
	}
	if o.Turn > 0 {
		label += ", " + itoa(o.Turn)
	}
	return NewPress(s, "option", label, onPress, o.paint).Named("option-" + o.Key)
}

// note is the key of the word for what became of an option.
func (o OptionSpec) note() string {
	switch o.State {
	case OptionChosen, OptionGiven:
		if o.Mark == SquareMark {
			return "kit.optionChosen"
		}
	case OptionAgain:
		return "kit.optionAgain"
	case OptionRight:
		if o.Mark != TurnMark {
			return "kit.optionRight"
		}
	}
	return ""
}

// tones are the colours of one state.
func (o OptionSpec) tones(down bool) (f face, badge Shape) {
	badge = Shape{Fill: Ground, Edge: Edge, EdgeWidth: 2, Radius: 14}
	switch o.State {
	case OptionAgain, OptionGiven:
		f = face{fill: Again, edge: AgainEdge, edgeWidth: 3, text: OnAgain}
		badge.Fill, badge.Edge = Again, AgainEdge
		return f, badge
	case OptionRight:
		f = face{fill: Right, edge: RightEdge, edgeWidth: 4, text: OnRight}
		return f, Shape{Fill: RightEdge, Radius: 14}
	case OptionDimmed:
		badge.Fill, badge.Edge = Ground, Hair
		return face{fill: Ground, edge: Hair, edgeWidth: 2, text: Ink2}, badge
	case OptionChosen:
		f = face{fill: Tint, edge: Action, lip: Lip2, edgeWidth: 4, lipHeight: 5, text: OnTint}
		badge.Edge = Action
		if down {
			f.fill = Surface
		}
		return f, badge
	}
	f = face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5, text: Ink}
	if down {
		f.fill = Tint
	}
	return f, badge
}

// OptionBadge is the side of an option's badge with its key.
func (s Style) OptionBadge() float32 { return [...]float32{72, 72, 80}[s.size()] }

// The distances in an option: from its edge to the badge, from there to the text, and at its right.
const (
	optionLeft  = 26
	optionGap   = 25
	optionRight = 20
)

// OptionSide is what badge, margins and marks of an option take of its width; the rest is its text's.
func (s Style) OptionSide(o OptionSpec) float32 {
	return optionLeft + s.OptionBadge() + optionGap + optionRight + o.rightSide(s)
}

// rightSide is what stands right of the text.
func (o OptionSpec) rightSide(s Style) float32 {
	var w float32
	switch o.Mark {
	case SquareMark:
		w = 16 + s.chosenWidth() + 12 + squareMark
	case TurnMark:
		w = 16 + turnMark
	}
	if o.Icon != "" {
		w += 16 + optionIcon
	}
	if o.Picture != nil && s.size() == 0 {
		w += 8 + 128 + 12
	}
	return w
}

// The sides of the marks and of the sign.
const (
	squareMark = 52
	turnMark   = 64
	optionIcon = 72
)

func (s Style) chosenWidth() float32 {
	return Width(s.T("kit.optionChosen"), s.Font(Note).Weight(true))
}

func (o OptionSpec) paint(p *Pen) {
	f, badge := o.tones(p.Down)
	box := p.optionPlate(f, o.State)
	room := p.OptionBadge()
	side := min(room, box.H-16) // rows may be low; the text begins where it does in high ones
	middle := box.Y + box.H/2
	at := Square(box.X+optionLeft+room/2, middle, side)
	p.Rect(at, badge)
	switch tone := f.text; {
	case o.State == OptionRight && o.Mark != TurnMark:
		p.Icon("check", Square(at.X+side/2, middle, side*0.6), OnRightEdge)
	default:
		if o.State == OptionRight { // white on the edge's green would be 5.4
			p.Rect(at, Shape{Fill: Surface, Edge: RightEdge, EdgeWidth: 4, Radius: 14})
		}
		p.Words(at, Words{Text: o.Key, Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: tone, Align: Centre, Middle: true})
	}
	left := box.X + optionLeft + room + optionGap
	right := box.X + box.W - optionRight
	o.marks(p, right, middle, f)
	o.drawText(p, Box{left, box.Y, right - o.rightSide(p.Style) - left, box.H}, f.text)
}

// marks draws what stands right of the text, from the right edge inwards.
func (o OptionSpec) marks(p *Pen, right, middle float32, f face) {
	switch o.Mark {
	case SquareMark:
		o.square(p, right, middle)
		right -= squareMark + 12 + p.chosenWidth() + 16
	case TurnMark:
		o.turn(p, right-turnMark/2, middle)
		right -= turnMark + 16
	}
	if o.Icon != "" {
		tone := f.text
		if o.State == OptionPlain {
			tone = Action
		}
		p.Icon(o.Icon, Square(right-optionIcon/2, middle, optionIcon), tone)
		right -= optionIcon + 16
	}
	if o.Picture != nil && p.size() == 0 {
		p.Picture(o.Picture, Box{right - 8 - 128, middle - 44, 128, 88}, o.strength())
	}
}

// square is the check box of an answer with several options, and the word beside it.
func (o OptionSpec) square(p *Pen, right, middle float32) {
	box := Square(right-squareMark/2, middle, squareMark)
	chosen := o.State == OptionChosen || o.State == OptionGiven
	shape, check := Shape{Fill: Surface, Edge: Edge, EdgeWidth: 3, Radius: 12}, OnAction
	switch {
	case o.State == OptionChosen:
		shape = Shape{Fill: Action, Radius: 12}
	case o.State == OptionGiven:
		shape, check = Shape{Fill: Surface, Edge: AgainEdge, EdgeWidth: 3, Radius: 12}, AgainEdge
	case o.State != OptionPlain:
		return
	}
	p.Rect(box, shape)
	if !chosen {
		return
	}
	p.Icon("check", Square(right-squareMark/2, middle, squareMark*0.7), check)
	f, _ := o.tones(false)
	font := p.Font(Note).Weight(true)
	at := Box{box.X - 12 - p.chosenWidth(), middle - 30, p.chosenWidth() + 1, 60}
	p.Words(at, Words{Text: p.T("kit.optionChosen"), Font: font, Color: f.text, Middle: true})
}

// turn is the number of a press among presses in turn.
func (o OptionSpec) turn(p *Pen, cx, cy float32) {
	side := min(turnMark, p.H-16)
	shape, tone := Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 3}, OnAmber
	switch {
	case o.State == OptionRight:
		shape, tone = Shape{Fill: Surface, Edge: RightEdge, EdgeWidth: 3}, OnRight // a white digit on the edge's green would be 5.4
	case o.State == OptionGiven:
		shape, tone = Shape{Fill: Surface, Edge: AgainEdge, EdgeWidth: 3}, OnAgain
	case o.Turn == 0:
		shape = Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2}
	}
	p.Disc(cx, cy, side, shape)
	if o.Turn > 0 {
		p.Words(Square(cx, cy, side), Words{Text: itoa(o.Turn), Font: Font{Size: 38, Bold: true, Line: 1.2}, Color: tone, Align: Centre, Middle: true})
	}
}

func (o OptionSpec) strength() float32 {
	if o.State == OptionDimmed {
		return 0.55
	}
	return 1
}

// optionPlate is the face; only what can be pressed has a lip.
func (p *Pen) optionPlate(f face, state OptionState) Box {
	if state == OptionAgain || state == OptionGiven {
		p.Rect(p.Box(), Shape{Fill: f.fill, Edge: f.edge, EdgeWidth: f.edgeWidth, Radius: 20, Dashed: true})
		return p.Box()
	}
	return p.plate(f, 20)
}

func (o OptionSpec) drawText(p *Pen, b Box, tone Token) {
	words := Words{Text: o.Text, Font: p.Font(OptionText), Color: tone}
	if o.Icon != "" {
		words.Font = p.Font(Title)
	}
	small := p.Font(Note).Weight(true)
	small.Line = 1.2
	note := o.note()
	if o.State == OptionChosen || o.State == OptionGiven {
		note = "" // it stands beside the mark
	}
	high := Height(words, b.W)
	if note != "" {
		high += small.Height()
	}
	top := b.Y + (b.H-high)/2
	under := p.Words(Box{b.X, top, b.W, 0}, words)
	if note != "" {
		p.Words(Box{b.X, top + under, b.W, 0}, Words{Text: p.T(note), Font: small, Color: tone})
	}
}
