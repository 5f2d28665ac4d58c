package kit

// apps is a grid of apps, three in a row; what else there is stands above and below.
func (b *phone) apps(box Box) {
	var apps []PhonePart
	rest := b.spec
	rest.Parts = nil
	for _, part := range b.spec.Parts {
		if part.Kind == PhoneApp {
			apps = append(apps, part)
		} else {
			rest.Parts = append(rest.Parts, part)
		}
	}
	whole := b.spec
	b.spec = rest
	head, parts, foot := b.titledIf(box.W), b.items(box.W), b.foot(box.W, true)
	b.spec = whole
	const across = 3
	rows := (len(apps) + across - 1) / across
	wide := (box.W - (across-1)*b.gap) / across
	label := b.note.Weight(true)
	label.Line = 1.12
	lines := 1
	for _, app := range apps {
		lines = max(lines, Lines(Words{Text: app.Text, Font: label}, wide))
	}
	room := box.H - head.h - b.high(parts) - b.high(foot)
	least := b.icon + 16 + float32(lines)*label.Height()
	high := min(least+48, room/float32(max(1, rows))-b.gap)
	b.over = max(0, least-high)
	high = max(high, least)
	b.place(box, head, parts, foot, 0)
	top := box.Y + head.h + b.high(parts) + b.gap
	for i, app := range apps {
		at := Box{box.X + float32(i%across)*(wide+b.gap), top + float32(i/across)*(high+b.gap), wide, high}
		b.app(app, i, at, Words{Text: app.Text, Font: label, Color: Ink, Align: Centre}, float32(lines)*label.Height())
	}
}

func (b *phone) titledIf(w float32) item {
	if b.spec.Title == "" && b.spec.Note == "" {
		return item{put: func(Box) {}}
	}
	return b.titled(w)
}

// appTones are the grounds of apps, in turn, with what stands on them.
var appTones = [][2]Token{{Action, White}, {Amber, OnAmber}, {LinkInk, White}, {RightEdge, White}, {AgainEdge, White}, {Ink, White}}

func (b *phone) app(part PhonePart, i int, at Box, label Words, words float32) {
	b.put(part, at, 18, func(p *Pen) {
		p.Ring(p.Box(), 18)
		if p.Down {
			p.Rect(p.Box(), Shape{Fill: Tint, Radius: 18})
		}
		side := min(p.H-words-12, p.W, b.icon*1.5)
		top := (p.H - side - 6 - words) / 2
		tile := Box{(p.W - side) / 2, top, side, side}
		tones := appTones[i%len(appTones)]
		if part.Picture != nil {
			p.Picture(part.Picture, tile, 1)
		} else {
			p.Rect(tile, Shape{Fill: tones[0], Radius: side * 0.26})
			p.Icon(part.Icon, tile.Inset(side*0.2), tones[1])
		}
		p.Words(Box{0, top + side + 6, p.W, 0}, label)
		if part.Value != "" { // how many wait
			p.sign(0, tile.X+tile.W-4, tile.Y+4, 28)
		}
		b.signs(p, part, p.W, 0)
	})
}

// leastKey is the least height of a key.
const leastKey = 76

// keypad is what was dialled, twelve keys, and the button that calls.
func (b *phone) keypad(box Box) {
	foot := b.foot(box.W, true)
	parts := b.items(box.W)
	display, high := b.display(box.W, len(parts) == 0)
	const rows, across, gap = 4, 3, 12
	room := func() float32 { return (box.H - b.high(parts) - high - b.high(foot) - b.gap - (rows-1)*gap) / rows }
	key := room()
	if key < leastKey { // the margins give way first
		box = b.closer(box, closest)
		foot, parts = b.foot(box.W, true), b.items(box.W)
		display, high = b.display(box.W, false)
		key = room()
	}
	b.over = max(0, (leastKey-key)*rows)
	key = max(leastKey, min(key, 108))
	display(Box{box.X, box.Y, box.W, high})
	y := box.Y + high
	for _, it := range parts {
		it.put(Box{box.X, y + b.gap, box.W, it.h})
		y += b.gap + it.h
	}
	y += b.gap
	wide := (box.W - (across-1)*gap) / across
	for i, r := range "123456789*0#" {
		at := Box{box.X + float32(i%across)*(wide+gap), y + float32(i/across)*(key+gap), wide, key}
		b.key(PhonePart{ID: string(r), Text: string(r), Live: true}, at)
	}
	y += rows*(key+gap) - gap
	for _, it := range foot {
		it.put(Box{box.X, y + b.gap, box.W, it.h})
		y += b.gap + it.h
	}
}

// display is what was dialled; until then, and beside it where there is room, what the keys are for.
func (b *phone) display(w float32, roomy bool) (put func(Box), high float32) {
	title := Words{Text: b.spec.Title, Font: b.title, Color: Ink, Align: Centre}
	note := Words{Text: b.spec.Note, Font: b.note, Color: Ink2, Align: Centre}
	digits := Words{Text: b.spec.Written, Font: b.large, Color: Ink, Align: Centre, Middle: true}
	digits.Font.Line = 1.2
	words := []Words{title, note}
	if !roomy {
		words = words[:1]
		if b.spec.Written != "" {
			words = nil
		}
	}
	for _, t := range words {
		if t.Text != "" {
			high += Height(t, w)
		}
	}
	line := digits.Font.Height() + 4
	if roomy || b.spec.Written != "" {
		high += line
	}
	high = max(high, line)
	return func(at Box) {
		b.putHead(at, func(p *Pen) {
			y := float32(0)
			for _, t := range words {
				if t.Text != "" {
					y += p.Words(Box{0, y, p.W, 0}, t)
				}
			}
			p.Words(Box{0, y, p.W, p.H - y}, digits)
			b.headSigns(p, p.H/2)
		})
	}, high
}

func (b *phone) key(part PhonePart, at Box) {
	b.put(part, at, 22, func(p *Pen) {
		box := p.plate(face{fill: pick(p.Down, Tint, White), edge: Edge, edgeWidth: 2}, 22)
		p.Words(box, Words{Text: part.Text, Font: b.large, Color: Ink, Align: Centre, Middle: true})
	})
}
