package kit

import "strings"

// CarryState is how far an evening has come on its way to the centre.
type CarryState uint8

// The states: shape and word always, colour third.
const (
	StateKept    CarryState = iota // empty ring: chưa chuyển
	StateWaiting                   // half amber: chờ giấy báo nhận
	StateArrived                   // teal disc with check: đã đến trung tâm
	StateNotHeld                   // dashed ring, minus: không diễn ra
	StateLook                      // amber triangle: việc cần xem
	StateForked                    // fork: máy này vừa khôi phục bản cũ
)

// glyph draws a state's sign of a diameter around a middle.
func (p *Pen) glyph(state CarryState, cx, cy, side float32) {
	at := Square(cx, cy, side)
	switch state {
	case StateKept:
		p.Icon("circle", at.Inset(-side*0.08), Ink)
	case StateWaiting:
		p.Disc(cx, cy, side*0.92, Shape{Fill: Surface})
		p.Icon("half", at.Inset(-side*0.05), Amber)
		p.Icon("circle", at.Inset(-side*0.08), AmberEdge)
	case StateArrived:
		p.Disc(cx, cy, side, Shape{Fill: Action})
		p.Icon("check", Square(cx, cy, side*0.62), OnAction)
	case StateNotHeld:
		p.Icon("dashed", at.Inset(-side*0.08), Edge)
	case StateLook:
		p.Icon("warning", at.Inset(-side*0.05), AmberEdge)
	case StateForked:
		p.Icon("fork", at, AmberEdge)
	}
}

// CarryGlyph is a state's sign on its own; label is its word.
func CarryGlyph(s Style, state CarryState, label string) *Piece {
	return NewPiece(s, "state", label, func(p *Pen) { p.glyph(state, p.W/2, p.H/2, min(p.W, p.H)) })
}

// StepState is how far a step is.
type StepState uint8

// A step gets its check when it is true, not when it was tried.
const (
	StepWaiting StepState = iota
	StepDoing
	StepDone
)

// Step is one step of writing a stick.
type Step struct {
	Title, Detail string
	State         StepState
}

// StepList is the steps from above, 106 each, joined by a line.
func StepList(s Style, steps []Step) *Piece {
	var words []string
	for _, step := range steps {
		words = append(words, step.Title)
	}
	return NewPiece(s, "steps", strings.Join(words, "; "), func(p *Pen) {
		const pitch, glyph = 106, 42
		for i, step := range steps {
			cy := 37 + pitch*float32(i)
			tone := Ink
			switch step.State {
			case StepDone:
				p.glyph(StateArrived, 38, cy, glyph)
			case StepDoing:
				p.glyph(StateWaiting, 38, cy, glyph)
			default:
				p.glyph(StateKept, 38, cy, glyph)
				tone = Ink2
			}
			if i+1 < len(steps) {
				line := Hair
				if step.State == StepDone {
					line = Action
				}
				p.Rect(Box{36, cy + 28, 4, pitch - 62}, Shape{Fill: line})
			}
			p.Words(Box{84, cy - 34, p.W - 84, 36}, Words{Text: step.Title, Font: p.Font(DeskValue), Color: tone, Middle: true})
			p.Words(Box{84, cy + 3, p.W - 84, 30}, Words{Text: step.Detail, Font: Font{Size: 20, Line: 1.35}, Color: Ink2, Middle: true})
		}
	})
}

// Numbered is numbered sentences with amber discs, 76 each.
func Numbered(s Style, items []Step) *Piece {
	return NewPiece(s, "steps", "", func(p *Pen) {
		for i, item := range items {
			cy := 31 + 76*float32(i)
			p.Disc(26, cy, 52, Shape{Fill: Amber})
			p.Words(Square(26, cy, 52), Words{Text: itoa(i + 1), Font: Font{Size: 22, Bold: true, Line: 1.2}, Color: OnAmber, Align: Centre, Middle: true})
			p.Words(Box{72, cy - 31, p.W - 72, 32}, Words{Text: item.Title, Font: p.Font(DeskLead), Color: Ink, Middle: true})
			p.Words(Box{72, cy + 2, p.W - 72, 28}, Words{Text: item.Detail, Font: Font{Size: 20, Line: 1.35}, Color: Ink2, Middle: true})
		}
	})
}

// EveningSpec is one evening on the way to the centre.
type EveningSpec struct {
	State        CarryState
	Day, Weekday string
	Title, Count string
	NotHeld      bool // the title is the reason why it did not take place
	First, Last  bool // no line above, none below
	BelowIsSolid bool // the centre has what lies below
	AboveIsSolid bool
	Divider      bool
}

// EveningRow is one row of the timeline, 836×70, newest on top.
func EveningRow(s Style, e EveningSpec) *Piece {
	return NewPiece(s, "row", e.Day+" "+e.Title+" "+e.Count, func(p *Pen) {
		const cx = 42
		cy := p.H / 2
		if !e.First {
			p.thread(cx, 0, cy-19, e.AboveIsSolid)
		}
		if !e.Last {
			p.thread(cx, cy+19, p.H, e.BelowIsSolid)
		}
		p.glyph(e.State, cx, cy, 34)
		p.Words(Box{80, cy - 27, 110, 30}, Words{Text: e.Day, Font: p.Font(DeskBody).Weight(true), Color: Ink, Middle: true})
		p.Words(Box{80, cy + 1, 110, 24}, Words{Text: e.Weekday, Font: p.Font(DeskLabel), Color: Ink2, Middle: true})
		title, tone := Font{Size: 21, Bold: !e.NotHeld, Line: 1.2}, Ink
		if e.NotHeld {
			tone = Ink2
		}
		count := Width(e.Count, Font{Size: 20, Line: 1.2})
		room := p.W - 196 - 24 - count - 16
		p.Words(Box{196, 0, room, p.H}, Words{Text: e.Title, Font: fitted(title, e.Title, room, 18), Color: tone, Middle: true})
		p.Words(Box{p.W - 24 - count, 0, count + 1, p.H}, Words{Text: e.Count, Font: Font{Size: 20, Line: 1.2}, Color: Ink2, Middle: true})
		if e.Divider {
			p.Rect(Box{80, p.H - 1, p.W - 104, 1}, Shape{Fill: Hair})
		}
	})
}

// thread is the line between two evenings: solid once the centre has it.
func (p *Pen) thread(x, from, to float32, solid bool) {
	if solid {
		p.Rect(Box{x - 2, from, 4, to - from}, Shape{Fill: Action})
		return
	}
	for y := from + 1; y+4 <= to; y += 8 {
		p.Rect(Box{x - 2, y, 4, 4}, Shape{Fill: Edge, Radius: 2})
	}
}

// Bracket joins the evenings of one state at the right of the timeline, 17 wide.
func Bracket(s Style, t Token) *Piece {
	return NewPiece(s, "plate", "", func(p *Pen) {
		p.Rect(Box{-12, 0, p.W + 12, p.H}, Shape{Fill: Ground, Edge: t, EdgeWidth: 3, Radius: 10})
		p.Rect(Box{-13, -1, 13, p.H + 2}, Shape{Fill: Ground})
	})
}
