package kit

import "image"

// row is a row of a list: a sign, the word, the value at its right or under it, a switch.
func (b *phone) row(part PhonePart, w float32) item {
	left := b.pad
	if part.Icon != "" || part.Picture != nil {
		left += b.icon + 14
	}
	right := b.pad + 30
	if part.Kind == PhoneToggle {
		right = b.pad + 78
	}
	right += float32(len(part.Signs)) * (b.disc + 6)
	room := w - left - right
	words := Words{Text: part.Text, Font: b.bold, Color: Ink}
	value := Words{Text: part.Value, Font: b.note, Color: Ink2}
	beside := part.Value != "" && Width(part.Text, b.bold)+20+Width(part.Value, b.note) <= room
	high := Height(words, room)
	if part.Value != "" && !beside {
		high += Height(value, room)
	}
	return item{h: max(b.least, high+b.pad), put: func(at Box) {
		b.put(part, at, 18, func(p *Pen) {
			box := p.plate(b.rowFace(part, p.Down), 18)
			b.rowSign(p, part, box)
			top := box.Y + (box.H-high)/2
			under := p.Words(Box{left, top, room + 1, 0}, words)
			if beside {
				value.Align = RightSide
				value.Middle = true
				p.Words(Box{left, box.Y, room, box.H}, value)
			} else if part.Value != "" {
				p.Words(Box{left, top + under, room + 1, 0}, value)
			}
			b.rowEnd(p, part, box)
		})
	}}
}

func (b *phone) rowFace(part PhonePart, down bool) face {
	f := face{fill: White, edge: Edge, edgeWidth: 2}
	switch {
	case down:
		f.fill = Tint
	case part.On && part.Kind != PhoneToggle: // the chosen one
		f.fill, f.edge, f.edgeWidth = Tint, Action, 4
	case !part.Live:
		f.edge, f.edgeWidth = PhoneLine, 1
	}
	return f
}

func (b *phone) rowSign(p *Pen, part PhonePart, box Box) {
	at := Square(box.X+b.pad+b.icon/2, box.Y+box.H/2, b.icon)
	switch {
	case part.Picture != nil:
		p.Picture(part.Picture, at, 1)
	case part.Icon != "":
		p.Rect(at, Shape{Fill: Tint, Radius: b.icon / 2})
		p.Icon(part.Icon, at.Inset(b.icon*0.2), Action)
	}
}

// rowEnd is what a row ends with: a switch, a check, or the arrow of what opens something.
func (b *phone) rowEnd(p *Pen, part PhonePart, box Box) {
	end, middle := box.X+box.W-b.pad, box.Y+box.H/2
	switch {
	case part.Kind == PhoneToggle:
		p.toggle(Box{end - 70, middle - 21, 70, 42}, part.On)
		end -= 78
	case part.On:
		p.Icon("check", Square(end-15, middle, 30), Action)
		end -= 34
	case part.Live:
		p.Icon("chevron-right", Square(end-10, middle, 26), Edge)
		end -= 34
	}
	for i, n := range part.Signs {
		p.sign(n, end-b.disc/2-float32(i)*(b.disc+6), middle, b.disc)
	}
}

// toggle is a switch: where its knob stands and the check in it tell the state, not the colour alone.
func (p *Pen) toggle(at Box, on bool) {
	if on {
		p.Rect(at, Shape{Fill: Action, Radius: 21})
		p.Disc(at.X+at.W-21, at.Y+21, 34, Shape{Fill: White})
		p.Icon("check", Square(at.X+at.W-21, at.Y+21, 22), Action)
		return
	}
	p.Rect(at, Shape{Fill: White, Edge: Edge, EdgeWidth: 3, Radius: 21})
	p.Disc(at.X+21, at.Y+21, 28, Shape{Fill: Edge})
}

// field is something filled in: its name, and what stands in it.
func (b *phone) field(part PhonePart, w float32) item {
	text := part.Value
	if part.Writing {
		text = b.spec.Written + "|"
	}
	label := Words{Text: part.Text, Font: b.note, Color: Ink2}
	words := Words{Text: text, Font: b.bold, Color: Ink}
	room := w - 2*b.pad - float32(len(part.Signs))*(b.disc+6)
	high := Height(label, room) + max(b.bold.Height(), Height(words, room))
	return item{h: max(b.least, high+b.pad+4), put: func(at Box) {
		b.put(part, at, 16, func(p *Pen) {
			f := b.rowFace(part, p.Down)
			f.fill = pick(p.Down, Tint, White)
			if part.Writing {
				f.edge, f.edgeWidth = Action, 4
			}
			box := p.plate(f, 16)
			top := box.Y + (box.H-high)/2
			top += p.Words(Box{b.pad, top, room, 0}, label)
			p.Words(Box{b.pad, top, room, 0}, words)
			b.signs(p, part, box.W-b.pad, box.Y+(box.H-b.disc)/2)
		})
	}}
}

// bubble is what somebody writes, at the left, or oneself, at the right.
func (b *phone) bubble(part PhonePart, w float32) item {
	mine := part.Kind == PhoneMine
	wide := w
	if mine || w > 480 {
		wide = w * 0.88
	}
	room := wide - 2*b.pad
	if len(part.Signs) > 0 {
		room -= b.disc + 4
	}
	words := Words{Text: part.Text, Font: b.text, Color: Ink, Rich: true}
	note := Words{Text: part.Value, Font: b.note, Color: Ink2}
	high := Height(words, room)
	if part.Value != "" {
		high += Height(note, room)
	}
	n := float32(len(part.Signs))
	return item{h: max(high+1.6*b.pad, n*(b.disc+8)+12, boolTo(part.Live, 76)), put: func(at Box) {
		if mine {
			at.X += at.W - wide
		}
		at.W = wide
		b.put(part, at, 22, func(p *Pen) {
			f := face{fill: White, edge: PhoneLine, edgeWidth: 2}
			if mine {
				f.fill = Tint
			}
			if part.Live {
				f.edge = Edge
			}
			if p.Down {
				f.fill = AmberSoft
			}
			box := p.plate(f, 22)
			top := box.Y + (box.H-high)/2
			under := p.Words(Box{b.pad, top, room, 0}, words)
			p.Words(Box{b.pad, top + under, room, 0}, note)
			b.signs(p, part, box.W-8, box.Y+box.H-8-n*(b.disc+8))
		})
	}}
}

// link is words that lead on, with room for a finger around them.
func (b *phone) link(part PhonePart, w float32) item {
	left, icon := b.pad+40, part.Icon
	if icon == "" {
		icon = "link"
	}
	words := Words{Text: part.Text, Font: b.bold, Color: LinkInk}
	aside := b.pad + float32(len(part.Signs))*(b.disc+6)
	if widest(words.wrap(w-left-aside)) > w-left-aside { // a long address is not broken: the sign before it gives way
		left, icon = b.pad, ""
	}
	room := w - left - aside
	note := Words{Text: part.Value, Font: b.note, Color: Ink2}
	lines := words.wrap(room)
	high := Height(words, room)
	if part.Value != "" {
		high += Height(note, room)
	}
	return item{h: max(b.least-2, high+b.pad), put: func(at Box) {
		b.put(part, at, 16, func(p *Pen) {
			box := p.plate(b.rowFace(part, p.Down), 16)
			top := box.Y + (box.H-high)/2
			if icon != "" {
				p.Icon(icon, Square(b.pad+16, box.Y+box.H/2, 32), LinkInk)
			}
			under := p.Words(Box{left, top, room + 1, 0}, words)
			for i, l := range lines {
				p.Rect(Box{left, top + float32(i+1)*b.bold.Height() - 4, l.w, 2.5}, Shape{Fill: LinkInk})
			}
			p.Words(Box{left, top + under, room + 1, 0}, note)
			b.signs(p, part, box.W-b.pad, box.Y+(box.H-b.disc)/2)
		})
	}}
}

// plain is plain words; On makes them bold. In a head's column of a call or a sign-in they stand in the middle.
func (b *phone) plain(part PhonePart, w float32) item {
	_, ink := b.grounds()
	room := w
	if len(part.Signs) > 0 {
		room -= b.disc + 8
	}
	if part.Live { // on a card of its own
		ink = Ink
	}
	words := Words{Text: part.Text, Font: b.text.Weight(part.On), Color: ink, Rich: true}
	note := Words{Text: part.Value, Font: b.note, Color: pick(ink == White, White, Ink2)}
	if b.centred() {
		words.Align, note.Align = Centre, Centre
	}
	left := boolTo(part.Live, b.pad)
	if part.Live {
		room -= 2 * b.pad
	}
	if part.Icon != "" {
		left += 44
		words.Align, note.Align = Left, Left
	}
	room -= left - boolTo(part.Live, b.pad)
	high := Height(words, room)
	if part.Value != "" {
		high += Height(note, room)
	}
	return item{h: max(high+boolTo(part.Live, b.pad), boolTo(part.Live, 76)), put: func(at Box) {
		b.put(part, at, 16, func(p *Pen) {
			if part.Live {
				p.plate(b.rowFace(part, p.Down), 16)
			}
			if part.Icon != "" {
				p.Icon(part.Icon, Box{left - 44, p.H/2 - 16, 32, 32}, pick(ink == White, White, Action))
			}
			top := (p.H - high) / 2
			under := p.Words(Box{left, top, room + 1, 0}, words)
			p.Words(Box{left, top + under, room + 1, 0}, note)
			b.signs(p, part, p.W-boolTo(part.Live, 8), (p.H-b.disc)/2)
		})
	}}
}

func (b *phone) centred() bool {
	switch b.spec.Kind {
	case PhoneCall, PhoneSignIn, PhoneCamera:
		return true
	}
	return false
}

// scene is a picture, or a code in the corners of a viewfinder; it takes the room there is.
func (b *phone) scene(part PhonePart, w float32) item {
	caption := Words{Text: part.Text, Font: b.note, Color: White, Align: Centre}
	under := float32(0)
	if part.Kind == PhoneCode && part.Text != "" {
		_, caption.Color = b.grounds()
		under = Height(caption, w) + 8 + boolTo(part.Live, 10)
	}
	return item{h: 112 + under, flex: true, put: func(at Box) {
		at.H = min(at.H, w+under)
		b.put(part, at, 20, func(p *Pen) {
			room := Box{0, 0, p.W, p.H - under}
			if ground, ink := b.grounds(); part.Live {
				p.plate(face{fill: ground, edge: ink, edgeWidth: 2}, 20)
			}
			if part.Kind == PhonePhoto {
				p.panel(room.Inset(boolTo(part.Live, 3)), PanelSpec{Picture: part.Picture, Cover: true, Radius: 18})
			} else {
				p.viewfinder(Square(p.W/2, room.H/2, min(room.W, room.H)-boolTo(part.Live, 16)))
				p.Words(Box{0, room.H + 8, p.W, under}, caption)
			}
			b.signs(p, part, p.W-8, 8)
		})
	}}
}

// viewfinder is a code on its paper, and the four corners that a camera shows.
func (p *Pen) viewfinder(at Box) {
	const line, arm = 6, 0.2
	for i := range 4 {
		x, y := at.X, at.Y
		long := at.W * arm
		h, v := Box{x, y, long, line}, Box{x, y, line, long}
		if i%2 == 1 {
			h.X, v.X = at.X+at.W-long, at.X+at.W-line
		}
		if i/2 == 1 {
			h.Y, v.Y = at.Y+at.H-line, at.Y+at.H-long
		}
		p.Rect(h, Shape{Fill: Amber, Radius: 3})
		p.Rect(v, Shape{Fill: Amber, Radius: 3})
	}
	p.Picture(codeLike(), at.Inset(at.W*0.08), 1)
}

// codeLike is a square that looks like a QR code and says nothing.
func codeLike() image.Image {
	const n = 25
	type key struct{ codeLike bool }
	return once(key{true}, func() image.Image {
		rows := make([][]bool, n)
		for y := range rows {
			rows[y] = make([]bool, n)
			for x := range rows[y] {
				rows[y][x] = finder(x, y, n) || !inFinder(x, y, n) && (x*7+y*13+x*y*3+(x^y)*5)%11 < 5
			}
		}
		return modulesImage(rows, 16*(n+2*QuietZone), 16*(n+2*QuietZone))
	})
}

// inFinder tells whether a module lies in one of the three corner marks or the white around them.
func inFinder(x, y, n int) bool {
	low := func(v int) bool { return v < 8 }
	return low(x) && low(y) || low(n-1-x) && low(y) || low(x) && low(n-1-y)
}

// finder is the corner mark: a square within a frame.
func finder(x, y, n int) bool {
	if !inFinder(x, y, n) {
		return false
	}
	if x >= n-8 {
		x = n - 1 - x
	}
	if y >= n-8 {
		y = n - 1 - y
	}
	out := max(x-3, 3-x, y-3, 3-y)
	return x < 7 && y < 7 && (out == 3 || out <= 1)
}
