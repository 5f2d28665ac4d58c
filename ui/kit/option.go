package kit

import "image"

// OptionState is what became of an option.
type OptionState uint8

// The states. Every state is said three times: colour, mark, word.
const (
	OptionPlain  OptionState = iota
	OptionAgain              // chosen, not yet right; cannot be pressed again
	OptionRight              // the right answer
	OptionDimmed             // one of the rest, after the right answer
)

// OptionSpec is one of the three answers.
type OptionSpec struct {
	Key     string // "1", "2", "3", or "A", "B", "C"
	Text    string
	Picture image.Image // 128×88 at the right, at text size 1.0 only; nil for none
	State   OptionState
}

// Option is one answer of a question, 702×120 beside the picture, or the full
// width at the largest text size.
func Option(s Style, o OptionSpec, onPress func()) *Press {
	label := o.Text
	switch o.State {
	case OptionAgain:
		label += ", " + s.T("kit.optionAgain")
	case OptionRight:
		label += ", " + s.T("kit.optionRight")
	}
	if o.State != OptionPlain {
		onPress = nil
	}
	return NewPress(s, "option", label, onPress, o.paint).Named("option-" + o.Key)
}

// tones are the colours of one state.
func (o OptionSpec) tones(down bool) (f face, badge Shape, note string) {
	badge = Shape{Fill: Ground, Edge: Edge, EdgeWidth: 2, Radius: 14}
	switch o.State {
	case OptionAgain:
		f = face{fill: Again, edge: AgainEdge, edgeWidth: 3, text: OnAgain}
		badge.Fill, badge.Edge = Again, AgainEdge
		return f, badge, "kit.optionAgain"
	case OptionRight:
		f = face{fill: Right, edge: RightEdge, edgeWidth: 4, text: OnRight}
		return f, Shape{Fill: RightEdge, Radius: 14}, "kit.optionRight"
	case OptionDimmed:
		badge.Fill, badge.Edge = Ground, Hair
		return face{fill: Ground, edge: Hair, edgeWidth: 2, text: Ink2}, badge, ""
	}
	f = face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5, text: Ink}
	if down {
		f.fill = Tint
	}
	return f, badge, ""
}

func (o OptionSpec) paint(p *Pen) {
	f, badge, note := o.tones(p.Down)
	box := p.optionPlate(f, o.State)
	side := float32(72)
	if p.size() == 2 {
		side = 80
	}
	middle := box.Y + box.H/2
	at := Square(box.X+26+side/2, middle, side)
	p.Rect(at, badge)
	if o.State == OptionRight {
		p.Icon("check", Square(at.X+side/2, middle, side*0.6), OnRightEdge)
	} else {
		p.Words(at, Words{Text: o.Key, Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: f.text, Align: Centre, Middle: true})
	}
	left := at.X + side + 25
	right := box.X + box.W - 20
	if o.Picture != nil && p.size() == 0 {
		right -= 8 + 128 + 12
		p.Picture(o.Picture, Box{right + 12, middle - 44, 128, 88}, o.strength())
	}
	o.drawText(p, Box{left, box.Y, right - left, box.H}, f.text, note)
}

func (o OptionSpec) strength() float32 {
	if o.State == OptionDimmed {
		return 0.55
	}
	return 1
}

// optionPlate is the face; only a plain option has a lip.
func (p *Pen) optionPlate(f face, state OptionState) Box {
	if state == OptionAgain {
		p.Rect(p.Box(), Shape{Fill: f.fill, Edge: f.edge, EdgeWidth: f.edgeWidth, Radius: 20, Dashed: true})
		return p.Box()
	}
	return p.plate(f, 20)
}

func (o OptionSpec) drawText(p *Pen, b Box, tone Token, note string) {
	words := Words{Text: o.Text, Font: p.Font(OptionText), Color: tone}
	small := p.Font(Note).Weight(true)
	small.Line = 1.2
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

// FeedbackSpec is what the kiosk answers.
type FeedbackSpec struct {
	Right  bool   // otherwise: not yet
	Title  string // "Đúng rồi!", "Chưa đúng,\nmình thử lại nhé"
	Reason string
}

// FeedbackPanel stands in the picture's place, 424×392, so that nothing else
// moves; wider than 700 it lies beside its mark.
func FeedbackPanel(s Style, fb FeedbackSpec) *Piece {
	return NewPiece(s, "feedback", fb.Title+" "+fb.Reason, func(p *Pen) {
		fill, edge, ink := Again, AgainEdge, OnAgain
		title := p.Font(Question)
		if fb.Right {
			fill, edge, ink = Right, RightEdge, OnRight
			title.Size, title.Line = max(48, title.Size), 1.25
		}
		p.Rect(p.Box(), Shape{Fill: fill, Edge: edge, EdgeWidth: 2, Radius: 28})
		head := Words{Text: fb.Title, Font: title, Color: ink, Align: Centre, Balance: true}
		body := Words{Text: fb.Reason, Font: p.Font(Body), Color: ink, Align: Centre, Balance: true}
		if p.W > 700 {
			fb.wide(p, head, body, edge)
			return
		}
		fb.tall(p, head, body, edge)
	})
}

func (fb FeedbackSpec) tall(p *Pen, head, body Words, edge Token) {
	const side, gap = 112, 14
	room := p.W - 48
	for head.Font.Size > 30 && widest(head.wrap(room)) > room {
		head.Font.Size--
	}
	high := side + gap + Height(head, room) + 10 + Height(body, room)
	disc := float32(side)
	if high > p.H-24 { // a long reason: the mark gives way, the type does not
		disc = max(64, disc-(high-p.H+24))
		high -= side - disc
	}
	top := (p.H - high) / 2
	fb.mark(p, p.W/2, top+disc/2, disc, edge)
	top += disc + gap
	top += p.Words(Box{24, top, room, 0}, head) + 10
	p.Words(Box{24, top, room, 0}, body)
}

func (fb FeedbackSpec) wide(p *Pen, head, body Words, edge Token) {
	head.Align, body.Align, head.Balance, body.Balance = Left, Left, false, false
	const left = 176
	room := p.W - left - 32
	fb.mark(p, 88, p.H/2, 112, edge)
	top := (p.H - Height(head, room) - Height(body, room) - 6) / 2
	top += p.Words(Box{left, top, room, 0}, head) + 6
	p.Words(Box{left, top, room, 0}, body)
}

func (fb FeedbackSpec) mark(p *Pen, cx, cy, side float32, edge Token) {
	if fb.Right {
		p.Disc(cx, cy, side, Shape{Fill: edge})
		p.Icon("check", Square(cx, cy, side*0.68), OnRightEdge)
		return
	}
	p.Disc(cx, cy, side, Shape{Fill: Surface, Edge: edge, EdgeWidth: 4})
	p.Icon("again", Square(cx, cy, side*0.62), edge)
}

// KeyHint is the quiet line under a question: what to press.
func KeyHint(s Style, text string, keys ...string) *Piece {
	return NewPiece(s, "text", text, func(p *Pen) {
		font := p.Font(Body).Sized([...]float32{26, 30, 34}[p.size()])
		p.Words(Box{0, 0, p.W, p.H}, Words{Text: text, Font: font, Color: Ink2, Middle: true})
		x := Width(text, font) + 22
		for _, key := range keys {
			cap := Box{x, p.H/2 - 28, 56, 55}
			p.Rect(cap.Down(4), Shape{Fill: Lip2, Radius: 12})
			p.Rect(cap, Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 12})
			p.Words(cap, Words{Text: key, Font: Font{Size: 28, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
			x += 76
		}
	})
}
