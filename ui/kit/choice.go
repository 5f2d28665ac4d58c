package kit

// ChoiceSpec is one of a few answers of which one is chosen. It has no lip:
// nothing happens yet.
type ChoiceSpec struct {
	Text, Note string
	Chosen     bool
	Disc       bool   // a ring at the left that fills with a check (f01, consent); otherwise a check before the word
	Avatar     string // an initial in a disc at the left; the check then stands at the right (f02)
	Size       float32
}

// Choice is one answer. The chosen one is tint with an action edge and a check.
func Choice(s Style, c ChoiceSpec, onPress func()) *Press {
	if c.Size == 0 {
		c.Size = 22
	}
	return NewPress(s, "choice", c.Text, onPress, func(p *Pen) {
		shape := Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 16}
		ink, note := Ink, Ink2
		if c.Chosen || p.Down {
			shape.Fill, ink, note = Tint, OnTint, OnTint
		}
		if c.Chosen {
			shape.Edge, shape.EdgeWidth = Action, 4
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		if c.Disc || c.Avatar != "" {
			c.wide(p, ink, note)
			return
		}
		c.short(p, ink)
	})
}

func (c ChoiceSpec) short(p *Pen, ink Token) {
	font := fitted(Font{Size: c.Size, Bold: true, Line: 1.2}, c.Text, p.W-56, 18)
	mark := boolTo(c.Chosen, 34)
	x := (p.W - Width(c.Text, font) - mark) / 2
	if c.Chosen {
		p.Icon("check", Square(x+12, p.H/2, 26), ink)
	}
	p.Words(Box{x + mark, 0, p.W, p.H}, Words{Text: c.Text, Font: font, Color: ink, Middle: true})
}

func (c ChoiceSpec) wide(p *Pen, ink, noteInk Token) {
	left := float32(22)
	middle := p.H / 2
	room := p.W - 40
	switch {
	case c.Avatar != "":
		disc := Shape{Fill: Sand}
		tone := Ink
		if c.Chosen {
			disc.Fill, tone = Amber, OnAmber
			p.Disc(p.W-38, middle, 30, Shape{Fill: Action})
			p.Icon("check", Square(p.W-38, middle, 19), OnAction)
			room -= 40
		}
		p.Disc(left+26, middle, 52, disc)
		p.Words(Square(left+26, middle, 52), Words{Text: c.Avatar, Font: Font{Size: 24, Bold: true, Line: 1.2}, Color: tone, Align: Centre, Middle: true})
		left += 66
	case c.Chosen:
		p.Disc(left+20, middle, 40, Shape{Fill: Action})
		p.Icon("check", Square(left+20, middle, 26), OnAction)
		left += 56
	default:
		p.Disc(left+20, middle, 40, Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2})
		left += 56
	}
	room -= left - 20
	title := fitted(Font{Size: c.Size, Bold: true, Line: 1.25}, c.Text, room, 18)
	small := fitted(Font{Size: 18, Line: 1.35}, c.Note, room, 16)
	high := title.Height()
	if c.Note != "" {
		high += small.Height()
	}
	top := middle - high/2
	p.Words(Box{left, top, room + 2, 0}, Words{Text: c.Text, Font: title, Color: ink})
	if c.Note != "" {
		p.Words(Box{left, top + title.Height(), room + 2, 0}, Words{Text: c.Note, Font: small, Color: noteInk})
	}
}

// FieldSpec is a place where a text is written; the text itself is composed
// elsewhere (Telex, VNI).
type FieldSpec struct {
	Text        string
	Placeholder string
	Focused     bool // the caret stands here
	Icon        string
	Badge       string // "Telex"
	Hint        string // quiet, at the right
	Font        Font   // zero: 28 bold
	Learner     bool   // l12: larger, edge 4, amber caret
}

// Field shows a text and, if focused, the caret behind it. Letters that are
// typed arrive at the window; pressing the field asks for the caret.
func Field(s Style, f FieldSpec, onPress func()) *Press {
	if f.Font.Size == 0 {
		f.Font = Font{Size: 28, Bold: true, Line: 1.2}
		if f.Learner {
			f.Font.Size = 42
		}
	}
	return NewPress(s, "field", f.Text, onPress, f.paint)
}

func (f FieldSpec) paint(p *Pen) {
	shape := Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 16}
	caret := Action
	if f.Learner {
		shape.Radius, caret = 20, AmberEdge
	}
	if f.Focused {
		shape.Edge, shape.EdgeWidth = Action, 3+boolTo(f.Learner, 1)
	}
	p.Ring(p.Box(), shape.Radius)
	p.Rect(p.Box(), shape)
	left, right := float32(24), p.W-24
	if f.Icon != "" {
		p.Icon(f.Icon, Square(42, p.H/2, 32), Ink)
		left = 74
	}
	if f.Badge != "" {
		w := Width(f.Badge, Font{Size: 18, Bold: true, Line: 1.2}) + 62
		badge := Box{right + 8 - w, p.H/2 - 22, w, 44}
		p.Rect(badge, Shape{Fill: Sand, Radius: 10})
		p.Icon("keyboard", Square(badge.X+27, p.H/2, 28), Ink2)
		p.Words(Box{badge.X + 48, badge.Y, w, 44}, Words{Text: f.Badge, Font: Font{Size: 18, Bold: true, Line: 1.2}, Color: Ink2, Middle: true})
		right = badge.X - 12
	}
	if f.Hint != "" {
		w := Width(f.Hint, Font{Size: 18, Line: 1.2})
		p.Words(Box{right - w, 0, w + 1, p.H}, Words{Text: f.Hint, Font: Font{Size: 18, Line: 1.2}, Color: Ink2, Middle: true})
		right -= w + 16
	}
	f.text(p, left, right, caret)
}

// text draws the end of a text that is longer than the field, since that is
// where one writes.
func (f FieldSpec) text(p *Pen, left, right float32, caret Token) {
	shown := []rune(f.Text)
	for len(shown) > 1 && Width(string(shown), f.Font) > right-left-12 {
		shown = shown[1:]
	}
	words := Words{Text: string(shown), Font: f.Font, Color: Ink, Middle: true}
	if f.Text == "" {
		words.Text, words.Font, words.Color = f.Placeholder, f.Font.Weight(false), Ink2
	}
	p.Words(Box{left + boolTo(f.Text == "" && f.Focused, 16), 0, right - left + 200, p.H}, words)
	if f.Focused {
		high := f.Font.Size * 1.3
		p.Rect(Box{left + Width(string(shown), f.Font) + 4, p.H/2 - high/2, 3 + boolTo(f.Learner, 2), high}, Shape{Fill: caret, Radius: 1})
	}
}
