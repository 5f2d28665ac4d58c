package kit

import (
	"image"
	"slices"

	"dendau/assets"
)

// PhoneKind chooses how the screen of an imitation phone is laid out.
type PhoneKind string

// The kinds of screens.
const (
	PhoneApps    PhoneKind = "apps"
	PhoneList    PhoneKind = "list"
	PhoneKeypad  PhoneKind = "keypad"
	PhoneChat    PhoneKind = "chat"
	PhoneBrowser PhoneKind = "browser"
	PhoneBank    PhoneKind = "bank"
	PhoneSignIn  PhoneKind = "signin"
	PhoneCall    PhoneKind = "call"
	PhoneCamera  PhoneKind = "camera"
)

// PhonePartKind is what a part of it looks like.
type PhonePartKind string

// The kinds of parts.
const (
	PhoneApp    PhonePartKind = "app"
	PhoneRow    PhonePartKind = "row"
	PhoneToggle PhonePartKind = "toggle"
	PhoneField  PhonePartKind = "field"
	PhoneButton PhonePartKind = "button"
	PhoneBubble PhonePartKind = "bubble"
	PhoneMine   PhonePartKind = "mine"
	PhoneLink   PhonePartKind = "link"
	PhoneNote   PhonePartKind = "note"
	PhoneCode   PhonePartKind = "code"
	PhonePhoto  PhonePartKind = "photo"
)

// PhoneHead is the id of a part that stands for the head of its screen: it is not drawn again below.
const PhoneHead = "head"

// PhonePart is one thing on a phone.
type PhonePart struct {
	ID          string
	Kind        PhonePartKind
	Text, Value string
	Icon        string
	Picture     image.Image
	On          bool
	Live        bool // it can be pressed
	Writing     bool // what is written stands in it
	Signs       []int
}

// PhoneSpec is what an imitation phone shows.
type PhoneSpec struct {
	Kind               PhoneKind
	Title, Note, Clock string
	Parts              []PhonePart
	// Written is what was typed: the digits over a keypad, or the text of the field that is being written.
	Written string
	// Target is the part in the amber ring, Hand whether the drawn hand points at it.
	Target string
	Hand   bool
	// Even makes small words as large as the others: for a phone that the TV shows from afar.
	Even bool
	// Inert phones are only looked at.
	Inert bool
}

// Phone is an imitation phone of no maker, 390×624 at the usual text, larger with the text. It stays light in the dark theme.
// Its parts are pieces named "part.<id>" in reading order; the keys of a keypad are the parts "0" to "9", "*" and "#".
func Phone(s Style, w, h float32, spec PhoneSpec, onTap func(part string)) *Stage {
	b := newPhone(s, w, h, spec, onTap)
	b.draw()
	return b.stage
}

// PhoneOverflow is by how much a screen's parts are too high for such a phone; 0 where they fit.
func PhoneOverflow(s Style, w, h float32, spec PhoneSpec) float32 {
	b := newPhone(s, w, h, spec, nil)
	b.draw()
	return b.over
}

// The body of the phone.
const (
	phoneRadius = 52
	phoneBezel  = 14
)

// phone is an imitation while it is laid out.
type phone struct {
	phoneType
	stage  *Stage
	frame  Style // the window's: in the dark theme the body has an edge
	style  Style
	spec   PhoneSpec
	onTap  func(string)
	w, h   float32
	target Box
	// rowTarget tells that the place to tap is a row, whose words stand at both ends.
	rowTarget bool
	over      float32
}

func newPhone(s Style, w, h float32, spec PhoneSpec, onTap func(string)) *phone {
	light := s
	light.Dark = false
	return &phone{phoneType: light.phoneType(spec.Even, roomy), stage: NewStageOf(w, h, StageOptions{}), frame: s, style: light, spec: spec, onTap: onTap, w: w, h: h}
}

func (b *phone) draw() {
	b.stage.Put(0, 0, b.w, b.h, NewPiece(b.frame, "picture", b.style.T("kit.imitation"), b.body))
	inside := Box{phoneBezel + b.margin, phoneBezel + b.bar, b.w - 2*(phoneBezel+b.margin), b.h - 2*phoneBezel - b.bar - b.margin}
	switch b.spec.Kind {
	case PhoneApps:
		b.apps(inside)
	case PhoneKeypad:
		b.keypad(inside)
	default:
		b.column(inside)
	}
	b.hand()
}

// body is the phone without what it shows.
func (b *phone) body(p *Pen) {
	dark := p.Dark
	p.Dark = false
	edge := None
	if dark {
		edge = Ink2
	}
	p.Rect(p.Box(), Shape{Fill: Ink, Edge: edge, EdgeWidth: 2, Radius: phoneRadius, Shadow: !dark})
	screen := p.Box().Inset(phoneBezel)
	ground, ink := b.grounds()
	p.Rect(screen, Shape{Fill: ground, Radius: phoneRadius - phoneBezel})
	if b.spec.Kind == PhoneBank {
		b.band(p, screen)
	}
	p.Rect(Box{p.W/2 - 46, screen.Y + 10, 92, 14}, Shape{Fill: pick(ground == Ink, Edge, Ink), Radius: 7})
	middle := screen.Y + b.bar/2
	clock := b.spec.Clock
	if clock == "" {
		clock = "19:42"
	}
	p.Words(Box{screen.X + 28, middle - 20, p.W/2 - 80, 40}, Words{Text: clock, Font: b.note.Weight(true), Color: ink, Middle: true})
	b.signal(p, screen.X+screen.W-28, middle, ink)
}

// signal is the strength of the network and the battery, ending at x.
func (b *phone) signal(p *Pen, x, middle float32, ink Token) {
	z := b.note.Size / 24
	battery := Box{x - 27*z, middle - 8*z, 24 * z, 16 * z}
	p.Rect(battery, Shape{Fill: White, Edge: ink, EdgeWidth: 2, Radius: 4})
	p.Rect(Box{battery.X + 4*z, battery.Y + 4*z, 11 * z, 8 * z}, Shape{Fill: pick(ink == White, Ink, ink), Radius: 1})
	p.Rect(Box{x - 3*z, middle - 3*z, 3 * z, 6 * z}, Shape{Fill: ink, Radius: 1})
	for i := range 4 {
		high := (6 + 4*float32(i)) * z
		p.Rect(Box{battery.X - (32-6*float32(i))*z, middle + 9*z - high, 4 * z, high}, Shape{Fill: ink, Radius: 1})
	}
}

// grounds are the colours behind the parts, and of words that stand there.
func (b *phone) grounds() (ground, ink Token) {
	if b.spec.Kind == PhoneCamera {
		return Ink, White
	}
	return PhoneGround, Ink
}

// put places a part and the ring around it.
func (b *phone) put(part PhonePart, at Box, radius float32, paint func(*Pen)) {
	if part.ID != "" && part.ID == b.spec.Target {
		const gap, line = 4, 5
		ring := at.Inset(-gap - line)
		ground, _ := b.grounds()
		b.stage.Put(ring.X, ring.Y, ring.W, ring.H, NewPlate(b.style, Shape{Fill: ground, Edge: Amber, EdgeWidth: line, Radius: radius + gap + line}))
		b.stage.Put(at.X-2, at.Y-2, at.W+4, at.H+4, NewPlate(b.style, Shape{Fill: pick(ground == Ink, White, Ink), Radius: radius + 2}))
		b.target, b.rowTarget = at, part.Kind == PhoneRow || part.Kind == PhoneToggle || part.Kind == PhoneField || part.Kind == PhoneLink
	}
	words := part.Text
	if part.Value != "" {
		words += ", " + part.Value
	}
	if part.Live && !b.spec.Inert {
		id := part.ID
		b.stage.Put(at.X, at.Y, at.W, at.H, NewPress(b.style, "part", words, func() { b.onTap(id) }, paint).Named("part."+id))
	} else {
		b.stage.Put(at.X, at.Y, at.W, at.H, NewPiece(b.style, "text", words, paint).Named("part."+part.ID))
	}
}

// hand is the drawn hand at the place to tap, where it hides no words: at the right end of a wide button, under the middle of a row, at the
// corner of a key or an app. It reaches over the phone's edge but not out of the window.
func (b *phone) hand() {
	if !b.spec.Hand || b.target.W == 0 {
		return
	}
	const below, beyond = 6, 28
	t := b.target
	side, x, y := float32(104), t.X+t.W*0.86, t.Y+t.H*0.52
	switch {
	case t.W < 320:
		side, x, y = 76, t.X+t.W-12, t.Y+t.H-18
	case b.rowTarget:
		side, x, y = 88, t.X+t.W*0.6, t.Y+t.H*0.66
	}
	x, y = min(x-side*fingerX, b.w+beyond-side), min(y-side*fingerY, b.h+below-side)
	b.stage.Put(x, y, side, side, NewPicture(b.style, fingerPicture(), ""))
}

// Where the finger of the drawn hand ends, as shares of the picture.
const (
	fingerX = 0.43
	fingerY = 0.06
)

// fingerPicture is the drawn hand.
func fingerPicture() image.Image { return assets.Picture("finger", false) }

// signs are the amber numbers of a part, from y down at the right end x.
func (b *phone) signs(p *Pen, part PhonePart, x, y float32) {
	for i, n := range part.Signs {
		p.sign(n, x-b.disc/2, y+b.disc/2+float32(i)*(b.disc+8), b.disc)
	}
}

// sign is a number on an amber disc.
func (p *Pen) sign(n int, cx, cy, side float32) {
	p.Disc(cx, cy, side, Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2})
	font := Font{Size: side * 0.58, Bold: true, Line: 1.2}
	p.Words(Square(cx, cy, side), Words{Text: itoa(n), Font: font, Color: OnAmber, Align: Centre, Middle: true})
}

// headPart is the part that stands for the head, if the screen has one.
func (b *phone) headPart() PhonePart {
	if i := slices.IndexFunc(b.spec.Parts, func(p PhonePart) bool { return p.ID == PhoneHead }); i >= 0 {
		return b.spec.Parts[i]
	}
	return PhonePart{}
}

// phoneType is the type and the measures of what stands on a phone.
type phoneType struct {
	text, bold, note, title, large Font
	gap, margin, pad, bar          float32
	least, disc, icon              float32
}

// closeness is how close things stand on a screen that has much to show: lines and margins give way, letters never do.
type closeness int

const (
	roomy closeness = iota
	closer
	closest
)

// phoneType gives them at a text size.
func (s Style) phoneType(even bool, near closeness) phoneType {
	i := s.size()
	t := phoneType{
		text: s.Font(Body), bold: s.Font(OptionText), note: s.Font(Note).Sized([...]float32{24, 30, 34}[i]), title: s.Font(OptionText), large: s.Font(Question),
		gap: 14, margin: [...]float32{16, 20, 22}[i], pad: [...]float32{16, 18, 20}[i], bar: [...]float32{42, 46, 50}[i],
		least: [...]float32{80, 92, 104}[i], disc: [...]float32{40, 50, 58}[i], icon: [...]float32{52, 60, 68}[i],
	}
	t.text.Line, t.title.Line = 1.25, 1.2
	if even {
		t.note, t.disc = t.note.Sized(t.text.Size), 64
	}
	switch near {
	case closer:
		t.text.Line, t.gap, t.margin, t.least = 1.2, 12, t.margin-4, [...]float32{78, 84, 90}[i]
	case closest:
		t.text.Line, t.note.Line, t.bold.Line = 1.12, 1.12, 1.1
		t.gap, t.margin, t.pad, t.least = 12, t.margin-6, 10, 78
		if even { // nobody presses it
			t.gap, t.least, t.icon = 10, 54, 44
		}
	}
	return t
}
