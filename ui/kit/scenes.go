package kit

import (
	"image"

	"dendau/assets"
)

// DoneScene is the picture of having learned: a shelf with a lamp for every
// lesson lit so far and somebody waving, 486×592.
func DoneScene(s Style, lit int, man bool, alt string) *Piece {
	name := "done-woman"
	if man {
		name = "done-man"
	}
	return NewPiece(s, "picture", alt, func(p *Pen) {
		p.panel(p.Box(), PanelSpec{Picture: assets.Picture(name, p.Dark), Cover: true, Radius: 28})
		// 406 of 486 is the shelf's length in the drawing, 150 of 592 its height.
		left, width, shelf := p.W*40/486, p.W*406/486, p.H*150/592
		n := max(1, min(lit, 12))
		pitch := min(98, width/float32(n))
		height := min(96, pitch*1.3)
		first := left + (width-pitch*float32(n))/2
		for i := range n {
			p.Lamp(first+pitch*(float32(i)+0.5), shelf-height/2+1, height, i < lit, height > 60)
		}
	})
}

// DoneRow is one thing done today, 632×72: its picture, its words, a check.
func DoneRow(s Style, picture image.Image, text string) *Piece {
	return NewPiece(s, "text", text, func(p *Pen) {
		p.Rect(Box{0, 0, 72, 72}, Shape{Fill: Surface, Edge: Hair, EdgeWidth: 1, Radius: 16})
		p.Picture(picture, Square(36, 36, 46), 1)
		font := fitted(Font{Size: [...]float32{30, 36, 42}[p.size()], Bold: true, Line: 1.2}, text, p.W-72-24-72, 24)
		p.Words(Box{97, 0, p.W - 97 - 60, 72}, Words{Text: text, Font: font, Color: Ink, Middle: true})
		p.Disc(p.W-26, 36, 52, Shape{Fill: Right, Edge: RightEdge, EdgeWidth: 2})
		p.Icon("check", Square(p.W-26, 36, 32), OnRight)
	})
}

// RememberCard is the one sentence to take home, 632×176.
func RememberCard(s Style, label, text string) *Piece {
	return NewPiece(s, "text", label+": "+text, func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: AmberSoft, Edge: AmberEdge, EdgeWidth: 2, Radius: 28})
		p.Lamp(66, p.H/2, 94, true, true)
		note := p.Font(Note).Weight(true).Sized([...]float32{24, 28, 32}[p.size()])
		body := Words{Text: text, Font: Font{Size: [...]float32{34, 38, 42}[p.size()], Bold: true, Line: 1.32}, Color: Ink}
		room := p.W - 126 - 24
		for body.Font.Size > 26 && Height(body, room) > p.H-note.Height()-24 {
			body.Font.Size--
		}
		top := (p.H - note.Height() - Height(body, room)) / 2
		p.Words(Box{126, top, room, 0}, Words{Text: label, Font: note, Color: Ink2})
		p.Words(Box{126, top + note.Height(), room, 0}, body)
	})
}

// NightPanel is the lamp on the table at night, 432×768, at the left of setup
// and of the PIN; Setup has the small lamp that leaves room for steps.
func NightPanel(s Style, setup bool) *Piece {
	name := "night-pin"
	if setup {
		name = "night-setup"
	}
	return PicturePanel(s, PanelSpec{Picture: assets.Picture(name, s.Dark), Bare: true, Sharp: true, Cover: true})
}

// NightStep is one step of setup on the night panel, 360×64.
type NightStep struct {
	Number      int
	Text, Note  string
	Done, Doing bool
}

// NewNightStep draws one step of setup.
func NewNightStep(s Style, n NightStep) *Piece {
	return NewPiece(s, "text", n.Text, func(p *Pen) {
		middle := p.H / 2
		ink := OnBar2
		switch {
		case n.Done:
			p.discOf(dark[Action], 24, middle, 48)
			p.iconOf("check", dark[OnAction], Square(24, middle, 26))
			ink = OnBar
		case n.Doing:
			p.discOf(light[Amber], 24, middle, 48)
			ink = OnBar
		default:
			p.Disc(24, middle, 48, Shape{Fill: Bar, Edge: OnBar2, EdgeWidth: 2})
		}
		number := ink
		if n.Doing {
			number = OnAmber
		}
		if !n.Done {
			p.Words(Box{0, 0, 48, p.H}, Words{Text: itoa(n.Number), Font: Font{Size: 20, Bold: true, Line: 1.2}, Color: number, Align: Centre, Middle: true})
		}
		title, note := Font{Size: 22, Bold: true, Line: 1.3}, Font{Size: 18, Line: 1.35}
		high := title.Height()
		if n.Note != "" {
			high += note.Height()
		}
		p.Words(Box{64, middle - high/2, p.W - 64, 0}, Words{Text: n.Text, Font: title, Color: ink})
		p.Words(Box{64, middle - high/2 + title.Height(), p.W - 64, 0}, Words{Text: n.Note, Font: note, Color: ink})
	})
}

// StickPicture is the stick in lamp light; once everything is read back it
// carries the check.
func StickPicture(s Style, done bool) *Piece {
	return NewPiece(s, "picture", "USB", func(p *Pen) {
		p.Picture(assets.Picture("glow", p.Dark), Square(p.W/2, p.H/2, min(p.W, p.H)), 0.9)
		wide := p.W * 0.85
		p.Picture(assets.Picture("stick", p.Dark), Box{(p.W - wide) / 2, (p.H - wide*260/320) / 2, wide, wide * 260 / 320}, 1)
		if done {
			cx, cy := p.W*0.72, p.H*0.35
			p.Disc(cx, cy, 92, Shape{Fill: Surface})
			p.Disc(cx, cy, 80, Shape{Fill: Action})
			p.Icon("check", Square(cx, cy, 52), OnAction)
		}
	})
}
