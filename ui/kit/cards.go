package kit

import "image"

// CardSpec is one person's card: a picture, or a number on a colour's shape.
type CardSpec struct {
	Picture image.Image
	Number  int // 0: the picture says it
	Name    string
	Label   string // the card in words, for who cannot see it
}

// CardTile is one person in a list of cards, 277×188: the card large, the name
// small under it.
func CardTile(s Style, c CardSpec, onPress func()) *Press {
	return NewPress(s, "tile", c.Label, onPress, func(p *Pen) {
		box := p.plate(tileFace(p.Down), 16)
		name := fitted(p.Font(Note), c.Name, box.W-20, 20)
		name.Line = 1.25
		foot := name.Height() + 6
		p.Words(Box{box.X + 10, box.Y + box.H - foot, box.W - 20, name.Height()}, Words{Text: c.Name, Font: name, Color: Ink2, Align: Centre, Middle: true})
		room := box.H - foot - 8
		side := min(room-4, 128)
		middle := box.Y + 8 + room/2
		if c.Number == 0 {
			at := Square(box.X+box.W/2, middle, side)
			p.lightUnder(at)
			p.Picture(c.Picture, at, 1)
			return
		}
		side = min(side, 72)
		digits := Font{Size: [...]float32{48, 56, 64}[p.size()], Bold: true, Line: 1.2}
		text := itoa(c.Number)
		wide := side + 12 + Width(text, digits)
		x := box.X + (box.W-wide)/2
		p.lightUnder(Square(x+side/2, middle, side))
		p.Picture(c.Picture, Square(x+side/2, middle, side), 1)
		p.Words(Box{x + side + 12, middle - digits.Height()/2, Width(text, digits) + 2, digits.Height()}, Words{Text: text, Font: digits, Color: Ink, Middle: true})
	})
}

// CardGroupSpec is a sort of cards, or a colour.
type CardGroupSpec struct {
	Pictures []image.Image // as many as fit are shown
	Word     string
	Beside   bool // the word stands beside the one picture, not under several
}

// CardGroup is a tile that leads to a sheet of cards.
func CardGroup(s Style, g CardGroupSpec, onPress func()) *Press {
	return NewPress(s, "tile", g.Word, onPress, func(p *Pen) {
		box := p.plate(tileFace(p.Down), 20)
		font := Font{Size: [...]float32{24, 28, 32}[p.size()], Bold: true, Line: 1.2}
		if box.H > 140 { // the whole body's
			font.Size *= 1.5
		}
		if g.Beside {
			side := min(box.H-24, 96, box.W*0.25)
			font = fitted(font, g.Word, box.W-side-24, 22)
			wide := side + 12 + Width(g.Word, font)
			x := box.X + (box.W-wide)/2
			p.lightUnder(Square(x+side/2, box.Y+box.H/2, side))
			p.Picture(g.Pictures[0], Square(x+side/2, box.Y+box.H/2, side), 1)
			p.Words(Box{x + side + 12, box.Y, box.W, box.H}, Words{Text: g.Word, Font: font, Color: Ink, Middle: true})
			return
		}
		font = fitted(font, g.Word, box.W-12, 20)
		foot := font.Height() + 4
		p.Words(Box{box.X + 6, box.Y + box.H - foot - 2, box.W - 12, font.Height()}, Words{Text: g.Word, Font: font, Color: Ink, Align: Centre, Middle: true})
		row := Box{box.X + 12, box.Y + 6, box.W - 24, box.H - foot - 8}
		if p.Dark { // the light under them keeps off the edge and off the word's marks
			row.Y, row.H = row.Y+3, row.H-9
		}
		p.pictures(row, g.Pictures)
	})
}

// pictures stand in one row, as many as there is room for.
func (p *Pen) pictures(at Box, all []image.Image) {
	const gap, most = 8, 96
	n := len(all)
	side := min(at.H, most)
	for n > 1 && side*float32(n)+gap*float32(n-1) > at.W {
		n--
	}
	wide := side*float32(n) + gap*float32(n-1)
	x := at.X + (at.W-wide)/2
	p.lightUnder(Box{x, at.Y + (at.H-side)/2, wide, side})
	for _, img := range all[:n] {
		p.Picture(img, Square(x+side/2, at.Y+at.H/2, side), 1)
		x += side + gap
	}
}

// lightUnder lays light under pictures in the dark theme: some of them are dark
// themselves.
func (p *Pen) lightUnder(at Box) {
	if p.Dark {
		p.Rect(at.Inset(-4), Shape{Fill: OnBar, Radius: 16})
	}
}

// tileFace is a tile that can be pressed.
func tileFace(down bool) face {
	f := face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}
	if down {
		f.fill = Tint
	}
	return f
}
