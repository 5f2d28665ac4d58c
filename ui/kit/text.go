package kit

// Text is a text on its own.
type Text struct {
	Piece
	words Words
}

// NewText returns a text; it wraps at the width of the place it is put.
func NewText(s Style, w Words) *Text {
	t := &Text{words: w}
	t.Piece = Piece{style: s, role: "text", label: w.Text}
	t.paint = func(p *Pen) { p.Words(p.Box(), t.words) }
	t.as(t)
	return t
}

// Named gives the text a stable id.
func (t *Text) Named(id string) *Text { t.id = id; return t }

// SetText changes what is said, in place.
func (t *Text) SetText(text string) {
	if t.words.Text == text {
		return
	}
	t.words.Text, t.label = text, text
	t.Refresh()
}

// Say is the short way to a text of one role in ink at the left.
func Say(s Style, r Role, text string) *Text {
	return NewText(s, Words{Text: text, Font: s.Font(r), Color: Ink})
}
