package kit

// StepRowSpec is one step in the list of a practice.
type StepRowSpec struct {
	N     int
	Text  string
	State StepState
}

// StepRow is one step, 352×80: done with a check, the one under way in lamp light, or still to come.
func StepRow(s Style, r StepRowSpec) *Piece {
	return NewPiece(s, "text", itoa(r.N)+". "+r.Text, func(p *Pen) {
		shape := Shape{Fill: Ground, Edge: Hair, EdgeWidth: 2, Radius: 18}
		disc, ink := Shape{Fill: Ground, Edge: Edge, EdgeWidth: 2}, Ink2
		switch r.State {
		case StepDone:
			disc, ink = Shape{Fill: Right, Edge: RightEdge, EdgeWidth: 2}, Ink
		case StepDoing:
			shape.Fill, shape.Edge, shape.EdgeWidth = AmberSoft, AmberEdge, 4
			disc, ink = Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2}, Ink
		}
		p.Rect(p.Box(), shape)
		const side, left = 44, 84
		cx, cy := float32(46), p.H/2
		p.Disc(cx, cy, side, disc)
		if r.State == StepDone {
			p.Icon("check", Square(cx, cy, 28), OnRight)
		} else {
			tone := Ink
			if r.State == StepDoing {
				tone = OnAmber
			}
			p.Words(Square(cx, cy, side), Words{Text: itoa(r.N), Font: Font{Size: 24, Bold: true, Line: 1.2}, Color: tone, Align: Centre, Middle: true})
		}
		words := Words{Text: r.Text, Font: p.Font(OptionText), Color: ink, Middle: true}
		words.Font.Line = 1.12
		p.Words(Box{left, 0, p.W - left - 12, p.H}, words)
	})
}

// HelpButton goes round the strengths of help: three lamps, as many of them full as help is strong.
func HelpButton(s Style, level int, text string, onPress func()) *Press {
	return NewPress(s, "button", text, onPress, func(p *Pen) {
		spec := ButtonSpec{Kind: Second}
		f := spec.face(p.Down)
		box := p.plate(f, 20)
		words := Words{Text: text, Font: s.railFont(text), Color: f.text, Align: Centre}
		for words.Font.Size > 22 && Width(text, words.Font) > box.W-8 {
			words.Font.Size--
		}
		high := words.Font.Height()
		const mark = 32
		top := box.Y + (box.H-mark-8-high)/2
		for i := range 3 {
			dot := Shape{Fill: Surface, Edge: f.icon, EdgeWidth: 2}
			if i <= level {
				dot = Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2}
			}
			p.Disc(box.X+box.W/2+float32(i-1)*36, top+mark/2, 26, dot)
		}
		p.Words(Box{box.X, top + mark + 8, box.W, high}, words)
	})
}

// SignSpec is one thing to look out for: its number stands on the phone too.
type SignSpec struct {
	N          int
	Text, Note string
}

// SignHeight is how high a sign stands in a column.
func SignHeight(s Style, sign SignSpec, w float32) float32 {
	text, note := sign.words(s)
	h := Height(text, w-signLeft)
	if note.Text != "" {
		h += Height(note, w-signLeft)
	}
	return max(signDisc(s), h)
}

const signLeft = 72

// signDisc is the side of a sign's number.
func signDisc(s Style) float32 { return [...]float32{52, 54, 58}[s.size()] }

func (g SignSpec) words(s Style) (text, note Words) {
	text = Words{Text: g.Text, Font: s.Font(OptionText), Color: Ink}
	note = Words{Text: g.Note, Font: s.Font(Note).Sized(max(24, s.Font(Note).Size)), Color: Ink2}
	text.Font.Line, note.Font.Line = 1.15, 1.2
	return text, note
}

// Sign is the number on its disc and the words beside it.
func Sign(s Style, sign SignSpec) *Piece {
	return NewPiece(s, "text", itoa(sign.N)+". "+sign.Text+" "+sign.Note, func(p *Pen) {
		text, note := sign.words(p.Style)
		p.sign(sign.N, signDisc(s)/2, p.H/2, signDisc(s))
		high := Height(text, p.W-signLeft)
		if note.Text != "" {
			high += Height(note, p.W-signLeft)
		}
		top := (p.H - high) / 2
		under := p.Words(Box{signLeft, top, p.W - signLeft, 0}, text)
		if note.Text != "" {
			p.Words(Box{signLeft, top + under, p.W - signLeft, 0}, note)
		}
	})
}

// MissSpec is the kind answer to a wrong tap.
type MissSpec struct{ Title, Hint string }

// missPad is the margin within the answer.
const missPad = 20

func (m MissSpec) words(s Style, ink Token) (title, hint Words) {
	title = Words{Text: m.Title, Font: s.Font(OptionText), Color: ink}
	hint = Words{Text: m.Hint, Font: s.Font(Body), Color: ink}
	title.Font.Line, hint.Font.Line = 1.2, 1.25
	return title, hint
}

// MissHeight is the least height of the answer at a width: the hint alone, the title where it has room.
func MissHeight(s Style, m MissSpec, w float32) float32 {
	_, hint := m.words(s, OnAgain)
	return Height(hint, w-2*missPad) + 2*missPad - 8
}

// Miss is the answer to a wrong tap, in the colours of "not yet"; it never blames.
func Miss(s Style, m MissSpec) *Piece {
	return NewPiece(s, "feedback", m.Title+" "+m.Hint, func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: Again, Edge: AgainEdge, EdgeWidth: 2, Radius: 28})
		title, hint := m.words(p.Style, OnAgain)
		room := p.W - 2*missPad
		const mark = 56
		head := max(mark, Height(title, room-mark-14))
		rest := Height(hint, room)
		if m.Title == "" || head+12+rest > p.H-2*missPad+12 {
			p.Words(Box{missPad, (p.H - rest) / 2, room, 0}, hint)
			return
		}
		top := max(missPad, (p.H-head-12-rest)/2)
		if p.H > 320 {
			top = missPad + 8
		}
		p.Disc(missPad+mark/2, top+head/2, mark, Shape{Fill: Surface, Edge: AgainEdge, EdgeWidth: 3})
		p.Icon("again", Square(missPad+mark/2, top+head/2, mark*0.62), AgainEdge)
		title.Middle = true
		p.Words(Box{missPad + mark + 14, top, room - mark - 14, head}, title)
		p.Words(Box{missPad, top + head + 12, room, 0}, hint)
	})
}
