package kit

// FeedbackSpec is what the kiosk answers.
type FeedbackSpec struct {
	Right  bool   // otherwise: not yet
	Title  string // "Đúng rồi!", "Chưa đúng,\nmình thử lại nhé"
	Reason string
	Beside bool // the words stand beside the mark, not under it
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
		if fb.Beside || p.W > 700 {
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
		font := p.Font(Note).Sized([...]float32{26, 30, 34}[p.size()])
		p.Words(Box{0, 0, p.W, p.H}, Words{Text: text, Font: font, Color: Ink2, Middle: true})
		x := float32(int(Width(text, font))) + 22 // on whole pixels, as letters are cut cleanest
		for _, key := range keys {
			cap := Box{x, p.H/2 - 28, 56, 55}
			p.Rect(cap.Down(4), Shape{Fill: Lip2, Radius: 12})
			p.Rect(cap, Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 12})
			p.Words(cap, Words{Text: key, Font: Font{Size: [...]float32{28, 30, 32}[p.size()], Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
			x += 76
		}
	})
}
