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
	b.place(box, head, parts, foot, 0)
	box.X, box.W = box.X-b.margin/2, box.W+b.margin
	box.Y += head.h + b.high(parts) + b.gap
	box.H -= head.h + b.high(parts) + b.gap + b.high(foot)
	b.grid(apps, box)
}

// grid is the apps in their place.
func (b *phone) grid(apps []PhonePart, box Box) {
	const across, gap, inside = 3, 12, 8
	if len(apps) == 0 {
		return
	}
	rows := float32((len(apps) + across - 1) / across)
	wide := (box.W - (across-1)*gap) / across
	label, lines := b.appLabel(apps, wide-inside)
	words := float32(lines) * label.Height()
	room := (box.H+gap)/rows - gap
	air, least := float32(22), min(b.icon, 44)
	if b.spec.Even { // nobody presses it
		air, least = 18, 32
	}
	side := min(b.icon*1.4, room-words-air)
	b.over = max(0, (least-side)*rows)
	side = max(side, least)
	high := max(min(room, side+words+46), side+words+air)
	for i, app := range apps {
		at := Box{box.X + float32(i%across)*(wide+gap), box.Y + float32(i/across)*(high+gap), wide, high}
		b.app(app, i, at, side, Words{Text: app.Text, Font: label, Color: Ink, Align: Centre}, words)
	}
}

// appLabel is the type of the apps' names, in which no word is wider than an app, and how many lines the longest name takes.
func (b *phone) appLabel(apps []PhonePart, w float32) (label Font, lines int) {
	least := b.style.Font(Note)
	if b.spec.Even {
		least = b.note
	}
	for _, label = range []Font{b.note.Weight(true), least.Weight(true), least} {
		label.Line, lines = 1.12, 1
		fits := true
		for _, app := range apps {
			wrapped := Words{Text: app.Text, Font: label}.wrap(w)
			lines = max(lines, len(wrapped))
			fits = fits && widest(wrapped) <= w
		}
		if fits {
			break
		}
	}
	return label, lines
}

func (b *phone) titledIf(w float32) item {
	if b.spec.Title == "" && b.spec.Note == "" {
		return item{put: func(Box) {}}
	}
	return b.titled(w)
}

// appTones are the grounds of apps, in turn, with what stands on them.
var appTones = [][2]Token{{Action, White}, {Amber, OnAmber}, {LinkInk, White}, {RightEdge, White}, {AgainEdge, White}, {Ink, White}}

// app is a sign on its ground and the name under it, on a card that shows where a finger may press.
func (b *phone) app(part PhonePart, i int, at Box, side float32, label Words, words float32) {
	b.put(part, at, 20, func(p *Pen) {
		p.plate(b.rowFace(part, p.Down), 20)
		top := (p.H - side - 6 - words) / 2
		tile := Box{(p.W - side) / 2, top, side, side}
		tones := appTones[i%len(appTones)]
		if part.Picture != nil {
			p.Picture(part.Picture, tile, 1)
		} else {
			p.Rect(tile, Shape{Fill: tones[0], Radius: side * 0.26})
			p.Icon(part.Icon, tile.Inset(side*0.2), tones[1])
		}
		p.Words(Box{4, top + side + 6, p.W - 8, 0}, label)
		b.signs(p, part, p.W-2, 2)
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
	least := float32(leastKey)
	if b.spec.Even {
		least = b.least
	}
	b.over = max(0, (least-key)*rows)
	key = max(least, min(key, 108))
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
