package kit

import "image"

// ButtonKind is a button's rank.
type ButtonKind uint8

// The kinds. There is one Primary on a screen.
const (
	Primary ButtonKind = iota
	Second
	AmberButton     // the voice is on
	AmberSoftButton // a hand is raised; a suggestion
	TintButton      // the way out of a list: "Không thấy tên tôi"
)

// IconPlace is where a button's icon stands.
type IconPlace uint8

// The places.
const (
	IconLeft IconPlace = iota
	IconRight
	IconTop
)

// ButtonSpec is what a button shows. An icon never stands without a word.
type ButtonSpec struct {
	Kind     ButtonKind
	Text     string      // a line break makes two lines; too long a word group wraps
	Note     string      // a second, smaller line under the text
	Icon     string      // name in assets; "" for none
	Picture  image.Image // instead of the icon
	Trail    string      // a second icon after the text: the arrow of "Tìm tên của tôi"
	IconAt   IconPlace
	IconSize float32 // 0: 40
	Font     Font    // zero: PrimaryText for Primary, RailText otherwise
	NoteFont Font    // zero: DeskLabel
	Radius   float32 // 0: 20
	AtLeft   bool    // content at the left edge rather than in the middle
	Chevron  bool    // an arrow head at the right edge: it opens something
	Disc     bool    // the icon stands on a white disc of 104 (home)
	Disabled bool    // shown, not pressable; prefer to leave it out
	Ink      Token   // colour of icon and text of a Second button; None: action and ink
}

// NewButton returns a button; its place includes the lip.
func NewButton(s Style, b ButtonSpec, onPress func()) *Press {
	if b.Font.Size == 0 {
		b.Font = s.Font(RailText)
		if b.Kind == Primary {
			b.Font = s.Font(PrimaryText)
		}
	}
	if b.NoteFont.Size == 0 {
		b.NoteFont = s.Font(DeskLabel)
	}
	if b.Radius == 0 {
		b.Radius = 20
	}
	if b.IconSize == 0 {
		b.IconSize = 40
	}
	if b.Disabled {
		onPress = nil
	}
	p := NewPress(s, "button", b.Text, onPress, b.paint)
	p.primary = b.Kind == Primary
	return p
}

// face is a button's colours.
type face struct {
	fill, edge, lip, icon, text Token
	edgeWidth, lipHeight        float32
}

func (b ButtonSpec) face(down bool) face {
	f := face{fill: Surface, edge: Edge, lip: Lip2, icon: Action, text: Ink, edgeWidth: 2, lipHeight: 5}
	switch {
	case b.Disabled:
		return face{fill: Sand, icon: Disabled, text: Disabled}
	case b.Kind == Primary:
		f = face{fill: Action, lip: Lip, icon: OnAction, text: OnAction, lipHeight: 6}
		if down {
			f.fill = Pressed
		}
		return f
	case b.Kind == AmberButton:
		f.fill, f.edge, f.icon, f.text = Amber, AmberEdge, OnAmber, OnAmber
	case b.Kind == AmberSoftButton:
		f.fill, f.edge, f.icon = AmberSoft, AmberEdge, AmberEdge
	case b.Kind == TintButton:
		return face{fill: Tint, edge: Action, icon: OnTint, text: OnTint, edgeWidth: 2}
	}
	if b.Ink != None {
		f.icon, f.text = b.Ink, b.Ink
	}
	if down {
		f.fill = Tint
		if b.Kind == AmberButton {
			f.text, f.icon = OnTint, OnTint
		}
	}
	return f
}

func (b ButtonSpec) paint(p *Pen) {
	f := b.face(p.Down)
	box := p.plate(f, b.Radius)
	b.content(p, box, f)
}

// plate draws a pressable face with its lip and focus ring over the whole
// piece, and returns the face's box, moved down while pressed.
func (p *Pen) plate(f face, radius float32) Box {
	box := p.Box()
	p.Ring(box, radius)
	box.H -= f.lipHeight
	if f.lipHeight > 0 {
		lip := box.Down(f.lipHeight)
		if low := 2 * radius; lip.H > low { // the face covers the rest
			lip.Y, lip.H = lip.Y+lip.H-low, low
		}
		p.Rect(lip, Shape{Fill: f.lip, Radius: radius})
		if p.Down {
			box.Y += min(4, f.lipHeight)
		}
	}
	p.Rect(box, Shape{Fill: f.fill, Edge: f.edge, EdgeWidth: f.edgeWidth, Radius: radius})
	return box
}

func (b ButtonSpec) content(p *Pen, box Box, f face) {
	words := Words{Text: b.Text, Font: b.Font, Color: f.text, Middle: true}
	if b.IconAt == IconTop && b.hasIcon() {
		b.stacked(p, box, f, words)
		return
	}
	const least = 14 // room kept at both ends
	side := float32(least)
	if b.AtLeft || b.Chevron {
		side = 26
	}
	icon, gap := b.iconWidth(), b.gap()
	var trail float32
	if b.Trail != "" {
		trail = b.IconSize + gap
	}
	room := box.W - 2*side - icon - gap - trail
	if b.Chevron {
		room -= 40
	}
	width, high := b.textSize(words, room)
	x := box.X + side
	if !b.AtLeft && !b.Chevron {
		x = box.X + (box.W-icon-gap-width-trail)/2
	}
	textX := x + icon + gap
	iconX := x
	if b.IconAt == IconRight {
		textX, iconX = x, x+width+gap
	}
	middle := box.Y + box.H/2
	b.drawIcon(p, iconX+icon/2, middle, f)
	b.drawText(p, Box{textX, middle - high/2, width + 1, high}, words, f)
	if b.Trail != "" {
		p.Icon(b.Trail, Square(textX+width+trail-b.IconSize/2, middle, b.IconSize), f.icon)
	}
	if b.Chevron {
		p.Icon("chevron-right", Square(box.X+box.W-side-12, middle, 28), f.text)
	}
}

func (b ButtonSpec) drawText(p *Pen, at Box, words Words, f face) {
	words.Middle = false
	high := p.Words(at, words)
	if b.Note == "" {
		return
	}
	note := f.text
	if note == Ink {
		note = Ink2
	}
	p.Words(Box{at.X, at.Y + high, at.W, 0}, Words{Text: b.Note, Font: b.NoteFont, Color: note})
}

// textSize is the room that text and note take together.
func (b ButtonSpec) textSize(words Words, room float32) (w, h float32) {
	lines := words.wrap(room)
	w, h = widest(lines), float32(len(lines))*words.Font.Height()
	if b.Note != "" {
		w = max(w, Width(b.Note, b.NoteFont))
		h += b.NoteFont.Height()
	}
	return w, h
}

func (b ButtonSpec) stacked(p *Pen, box Box, f face, words Words) {
	lines := words.wrap(box.W - 12)
	high := float32(len(lines)) * words.Font.Height()
	gap := max(0, min(10, (box.H-b.IconSize-high)/4))
	top := box.Y + (box.H-b.IconSize-gap-high)/2
	b.drawIcon(p, box.X+box.W/2, top+b.IconSize/2, f)
	words.Align, words.Middle = Centre, false
	p.Words(Box{box.X + 6, top + b.IconSize + gap, box.W - 12, high}, words)
}

func (b ButtonSpec) hasIcon() bool { return b.Icon != "" || b.Picture != nil }

func (b ButtonSpec) iconWidth() float32 {
	switch {
	case !b.hasIcon():
		return 0
	case b.Disc:
		return 104
	}
	return b.IconSize
}

func (b ButtonSpec) gap() float32 {
	switch {
	case !b.hasIcon(), b.Text == "" && b.Note == "": // + and - say it by themselves
		return 0
	case b.Disc:
		return 30
	case b.Font.Size >= 34:
		return 24
	}
	return b.Font.Size * 0.6
}

func (b ButtonSpec) drawIcon(p *Pen, cx, cy float32, f face) {
	at := Square(cx, cy, b.IconSize)
	switch {
	case b.Picture != nil:
		p.Picture(b.Picture, at, 1)
	case b.Icon == "":
	case b.Disc:
		p.Disc(cx, cy, 104, Shape{Fill: OnAction})
		p.Icon(b.Icon, at, Action)
	default:
		p.Icon(b.Icon, at, f.icon)
	}
}
