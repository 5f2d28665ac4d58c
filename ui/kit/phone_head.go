package kit

import "slices"

// head is the top of a screen: who writes, where one is, what program it is.
func (b *phone) head(w float32) item {
	if b.spec.Title == "" && b.spec.Note == "" {
		return item{put: func(Box) {}}
	}
	switch b.spec.Kind {
	case PhoneChat:
		return b.contact(w)
	case PhoneBrowser:
		return b.address(w)
	case PhoneCall:
		return b.caller(w)
	case PhoneSignIn:
		return b.crest(w, "shield")
	}
	return b.titled(w)
}

// titled is a title and a line under it, at the left; on a bank's coloured band they are white.
func (b *phone) titled(w float32) item {
	title, note := b.headWords()
	if b.spec.Kind == PhoneBank {
		title.Color, note.Color = White, White
	}
	if b.spec.Kind == PhoneCamera {
		title.Color, note.Color = White, White
	}
	signs := b.headPart().Signs
	room := w - float32(len(signs))*(b.disc+6)
	high := b.headHigh(title, note, room)
	return item{h: high + 8, put: func(at Box) {
		b.putHead(at, func(p *Pen) {
			under := p.Words(Box{0, 4, room, 0}, title)
			p.Words(Box{0, 4 + under, room, 0}, note)
			b.headSigns(p, high/2+4)
		})
	}}
}

// headWords are the title and the line under it.
func (b *phone) headWords() (title, note Words) {
	return Words{Text: b.spec.Title, Font: b.title, Color: Ink}, Words{Text: b.spec.Note, Font: b.note, Color: Ink2}
}

func (b *phone) headHigh(title, note Words, w float32) (h float32) {
	if title.Text != "" {
		h = Height(title, w)
	}
	if note.Text != "" {
		h += Height(note, w)
	}
	return h
}

// putHead puts the head as the part that stands for it, so that it can be the place to tap.
func (b *phone) putHead(at Box, paint func(*Pen)) {
	part := b.headPart()
	part.ID, part.Text, part.Value = PhoneHead, b.spec.Title, b.spec.Note
	if !part.Live {
		b.put(part, at, 12, paint)
		return
	}
	b.put(part, at, 12, func(p *Pen) {
		f := b.rowFace(part, p.Down)
		if b.spec.Kind == PhoneBank {
			f.fill, f.edge = Action, White
		}
		p.plate(f, 12)
		paint(p)
	})
}

func (b *phone) headSigns(p *Pen, middle float32) {
	for i, n := range slices.Backward(b.headPart().Signs) {
		last := float32(len(b.headPart().Signs) - 1 - i)
		p.sign(n, p.W-b.disc/2-last*(b.disc+6), middle, b.disc)
	}
}

// band is the coloured head of a bank, with the status bar above it.
func (b *phone) band(p *Pen, screen Box) {
	title, note := b.headWords()
	signs := b.headPart().Signs
	w := screen.W - 2*b.margin - float32(len(signs))*(b.disc+6)
	high := b.headHigh(title, note, w)
	if high > 0 {
		p.Rect(Box{screen.X, screen.Y + b.bar - 2, screen.W, high + 14}, Shape{Fill: Action})
	}
}

// contact is who writes: a face of nobody, name or number, a line.
func (b *phone) contact(w float32) item {
	title, note := b.headWords()
	left := b.icon + 14
	room := w - left - float32(len(b.headPart().Signs))*(b.disc+6)
	high := b.headHigh(title, note, room)
	return item{h: max(high, b.icon) + 14, put: func(at Box) {
		b.putHead(at, func(p *Pen) {
			middle := (p.H - 10) / 2
			p.Disc(b.icon/2, middle, b.icon, Shape{Fill: PhoneLine})
			p.Icon("person", Square(b.icon/2, middle, b.icon*0.6), Ink)
			under := p.Words(Box{left, middle - high/2, room, 0}, title)
			p.Words(Box{left, middle - high/2 + under, room, 0}, note)
			p.Rect(Box{-b.margin, p.H - 2, p.W + 2*b.margin, 1.5}, Shape{Fill: PhoneLine})
			b.headSigns(p, middle)
		})
	}}
}

// address is the bar of a browser, and the page's own title under it.
func (b *phone) address(w float32) item {
	title := Words{Text: b.spec.Title, Font: b.note.Weight(true), Color: Ink}
	note := Words{Text: b.spec.Note, Font: b.title, Color: Ink}
	const left = 54
	room := w - left - b.pad - float32(len(b.headPart().Signs))*(b.disc+6)
	pill := Height(title, room) + 22
	high := pill
	if note.Text != "" {
		high += 10 + Height(note, w)
	}
	return item{h: high, put: func(at Box) {
		b.putHead(at, func(p *Pen) {
			p.Rect(Box{0, 0, p.W, pill}, Shape{Fill: White, Edge: PhoneLine, EdgeWidth: 2, Radius: 28})
			p.Icon("globe", Square(30, pill/2, 28), Ink2)
			p.Words(Box{left, 0, room, pill}, withMiddle(title))
			p.Words(Box{0, pill + 10, w, 0}, note)
			b.headSigns(p, pill/2)
		})
	}}
}

func withMiddle(w Words) Words { w.Middle = true; return w }

// caller is who calls: a large face of nobody, the name, what goes on. Where there is a picture, it is who one sees.
func (b *phone) caller(w float32) item {
	icon := "person"
	if slices.ContainsFunc(b.spec.Parts, func(p PhonePart) bool { return p.Kind == PhonePhoto }) {
		icon = ""
	}
	return b.crest(w, icon)
}

// crest is a sign in a disc, and title and note in the middle under it.
func (b *phone) crest(w float32, icon string) item {
	title, note := b.headWords()
	call := b.spec.Kind == PhoneCall && b.text.Line > 1.2
	if call {
		title.Font = b.large
	}
	title.Align, note.Align, title.Balance = Centre, Centre, true
	room := w - 2*float32(len(b.headPart().Signs))*(b.disc+6)
	high := b.headHigh(title, note, room)
	side, above := b.icon*1.5, float32(0)
	if b.spec.Even && b.text.Line < 1.2 {
		icon = "" // the words come first
	}
	switch {
	case icon == "":
		side = -8
	case b.text.Line < 1.2:
		side = b.icon
	case call:
		side, above = b.icon*2.4, b.icon*0.5
	}
	return item{h: above + side + 8 + high + 4, put: func(at Box) {
		at.Y, at.H = at.Y+above, at.H-above
		b.putHead(at, func(p *Pen) {
			if icon != "" {
				p.Disc(p.W/2, side/2, side, Shape{Fill: Tint, Edge: Action, EdgeWidth: 2})
				p.Icon(icon, Square(p.W/2, side/2, side*0.58), Action)
			}
			x := (p.W - room) / 2
			under := p.Words(Box{x, side + 8, room, 0}, title)
			p.Words(Box{x, side + 8 + under, room, 0}, note)
			b.headSigns(p, side+8+high/2)
		})
	}}
}
