package kit

// item is one thing in a column of a phone, measured before it is placed.
type item struct {
	h    float32
	flex bool // it takes what room is left, h being the least
	put  func(Box)
}

// column lays most screens out: the head, the parts under one another, the buttons at the foot.
func (b *phone) column(box Box) {
	forms := []struct {
		pairs bool
		near  closeness
	}{{false, roomy}, {true, roomy}, {true, closer}, {true, closest}}
	for _, form := range forms {
		box = b.closer(box, form.near)
		head, parts, foot := b.head(box.W), b.items(box.W), b.foot(box.W, form.pairs)
		need := head.h + b.high(parts) + b.high(foot)
		if need <= box.H || form.near == closest {
			b.over = max(0, need-box.H)
			b.place(box, head, parts, foot, box.H-need)
			return
		}
	}
}

// closer takes the measures of a closeness, and gives the box with its margins.
func (b *phone) closer(box Box, near closeness) Box {
	side := b.margin
	b.phoneType = b.style.phoneType(b.spec.Even, near)
	more := side - b.margin
	return Box{box.X - more, box.Y, box.W + 2*more, box.H + more}
}

// high is what items take, each with the gap before it.
func (b *phone) high(items []item) (h float32) {
	for _, it := range items {
		h += it.h + b.gap
	}
	return h
}

// place puts the head at the top, the foot at the bottom, and what is left over into pictures or between them.
func (b *phone) place(box Box, head item, parts, foot []item, left float32) {
	head.put(Box{box.X, box.Y, box.W, head.h})
	flexible := float32(0)
	for _, it := range parts {
		flexible += boolTo(it.flex, 1)
	}
	y := box.Y + head.h
	for _, it := range parts {
		h := it.h
		if it.flex && left > 0 {
			h += left / flexible
		}
		it.put(Box{box.X, y + b.gap, box.W, h})
		y += b.gap + h
	}
	y = max(y, box.Y+box.H-b.high(foot))
	for _, it := range foot {
		it.put(Box{box.X, y + b.gap, box.W, it.h})
		y += b.gap + it.h
	}
}

// items are the parts in the middle.
func (b *phone) items(w float32) (items []item) {
	for _, part := range b.spec.Parts {
		if part.ID != PhoneHead && part.Kind != PhoneButton {
			items = append(items, b.item(part, w))
		}
	}
	return items
}

func (b *phone) item(part PhonePart, w float32) item {
	switch part.Kind {
	case PhoneRow, PhoneToggle:
		return b.row(part, w)
	case PhoneField:
		return b.field(part, w)
	case PhoneBubble, PhoneMine:
		return b.bubble(part, w)
	case PhoneLink:
		return b.link(part, w)
	case PhoneCode, PhonePhoto:
		return b.scene(part, w)
	case PhoneApp:
		return b.row(part, w)
	}
	return b.plain(part, w)
}

// foot are the buttons, the first one being the main one; two stand side by side where room is short, and on a call.
func (b *phone) foot(w float32, pairs bool) (items []item) {
	var buttons []PhonePart
	for _, part := range b.spec.Parts {
		if part.Kind == PhoneButton {
			buttons = append(buttons, part)
		}
	}
	call := b.spec.Kind == PhoneCall
	main := true
	for len(buttons) > 0 {
		n := 1
		if (pairs || call) && len(buttons) > 1 {
			n = 2
		}
		if call && len(buttons) == 3 && w > 480 {
			n = 3
		}
		items = append(items, b.buttons(buttons[:n], w, main, call))
		buttons, main = buttons[n:], false
	}
	return items
}

// buttons are some side by side.
func (b *phone) buttons(parts []PhonePart, w float32, main, call bool) item {
	n := float32(len(parts))
	wide := (w - b.gap*(n-1)) / n
	specs := make([]ButtonSpec, len(parts))
	high := b.least + 4
	for i, part := range parts {
		spec := ButtonSpec{Kind: Second, Text: part.Text, Note: part.Value, Icon: part.Icon, Font: b.bold, NoteFont: b.note, IconSize: b.icon * 0.7}
		if main && i == 0 && b.spec.Kind != PhoneCamera { // on the dark of a camera all are light
			spec.Kind = Primary
		}
		if spec.Icon != "" && (call || n > 1) {
			spec.IconAt, spec.IconSize = IconTop, b.icon*0.8
		}
		high = max(high, spec.need(wide-float32(len(part.Signs))*(b.disc+6)))
		specs[i] = spec
	}
	return item{h: high, put: func(at Box) {
		for i, part := range parts {
			spec := specs[i]
			b.put(part, Box{at.X + float32(i)*(wide+b.gap), at.Y, wide, at.H}, 20, func(p *Pen) {
				f := spec.face(p.Down)
				f.lipHeight = 0
				box := p.plate(f, 20)
				for i, n := range part.Signs {
					p.sign(n, p.W-10-b.disc/2-float32(i)*(b.disc+6), p.H/2, b.disc)
				}
				box.W -= float32(len(part.Signs)) * (b.disc + 6)
				spec.content(p, box, f)
			})
		}
	}}
}

// need is the height of a button's words and icon at a width, with a margin.
func (b ButtonSpec) need(w float32) float32 {
	words := Words{Text: b.Text, Font: b.Font}
	if b.IconAt == IconTop && b.hasIcon() {
		return Height(words, w-12) + b.IconSize + 26
	}
	_, high := b.textSize(words, w-28-b.iconWidth()-b.gap())
	return high + 20
}
