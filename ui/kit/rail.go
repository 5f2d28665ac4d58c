package kit

import "image"

// RailKind is one of the things that keep their place at the left of every
// learner screen.
type RailKind uint8

// The rail's buttons, from above.
const (
	RailBack RailKind = iota
	RailHear
	RailSize
	RailHand
)

// RailButton is one button of the rail, 144×104. On means: the voice speaks
// (RailHear), the hand is raised (RailHand).
func RailButton(s Style, kind RailKind, on bool, onPress func()) *Press {
	spec := ButtonSpec{Kind: Second, IconAt: IconTop}
	var id string
	switch kind {
	case RailBack:
		id, spec.Icon, spec.Text = "back", "back", s.T("kit.back")
	case RailHear:
		id, spec.Icon, spec.Text = "hear", "hear", s.T("kit.hear")
		if on {
			spec.Kind = AmberButton
		}
	case RailSize:
		id, spec.Icon, spec.Text = "size", "size", s.T("kit.textSize")
	case RailHand:
		id, spec.Icon, spec.Text = "hand", "hand", s.T("kit.raiseHand")
		if on {
			spec.Kind, spec.Text = AmberSoftButton, s.T("kit.handRaised")
		}
	}
	font := s.railFont(spec.Text)
	return NewPress(s, "button", spec.Text, onPress, func(p *Pen) {
		f := spec.face(p.Down)
		box := p.plate(f, 20)
		iconY := box.Y + 32 - 1.5*float32(s.size())
		if kind == RailSize {
			p.sizeMark(box, iconY, f.icon)
		} else {
			p.Icon(spec.Icon, Square(box.X+box.W/2, iconY, 40), f.icon)
		}
		text := Words{Text: spec.Text, Font: font, Color: f.text, Align: Centre, Middle: true}
		p.Words(Box{box.X, box.Y + 71 + float32(s.size()) - 20, box.W, 40}, text)
	}).Named(id)
}

// VoiceState is how the voice reads to whoever sits here.
type VoiceState uint8

// The states, in the order in which the button goes round.
const (
	VoiceUsual VoiceState = iota
	VoiceSlow
	VoiceOff
)

// VoiceButton chooses how the voice reads, 144×88 on the rail. It names the
// present state, three times over: icon, word, and one full dot of three.
func VoiceButton(s Style, state VoiceState, onPress func()) *Press {
	spec := ButtonSpec{Kind: Second, Icon: "voice", Text: s.T("kit.voiceUsual")}
	switch state {
	case VoiceSlow:
		spec.Kind, spec.Icon, spec.Text = AmberSoftButton, "slow", s.T("kit.voiceSlow")
	case VoiceOff:
		spec.Kind, spec.Icon, spec.Text = AmberSoftButton, "mute", s.T("kit.voiceOff")
	}
	font := s.railFont(spec.Text)
	return NewPress(s, "button", spec.Text, onPress, func(p *Pen) {
		f := spec.face(p.Down)
		box := p.plate(f, 20)
		p.Icon(spec.Icon, Square(box.X+45, box.Y+26, 36), f.icon)
		p.dots(box.X+77, box.Y+26, int(state), f.icon)
		text := Words{Text: spec.Text, Font: font, Color: f.text, Align: Centre, Middle: true}
		p.Words(Box{box.X, box.Y + 61 - 20, box.W, 40}, text)
	}).Named("voice")
}

// railFont keeps a label inside the button: English says the same in more letters.
func (s Style) railFont(text string) Font {
	const room = 132
	f := s.Font(RailText)
	if s.Lang == "en" && s.size() == 0 {
		f.Size = 22
	}
	for f.Size > 22 && Width(text, f) > room {
		f.Size--
	}
	return f
}

// sizeMark is the small and the large A, and three dots, one of them full.
func (p *Pen) sizeMark(box Box, y float32, t Token) {
	p.Icon("size", Box{box.X + 21, y - 18, 48, 36}, t)
	p.dots(box.X+86, y, p.size(), t)
}

// dots are three, one of them full: which of three it is now.
func (p *Pen) dots(x, y float32, now int, t Token) {
	for i := range 3 {
		dot := Shape{Fill: Surface, Edge: t, EdgeWidth: 2}
		if i == now {
			dot = Shape{Fill: t}
		}
		p.Disc(x+16*float32(i), y, 12, dot)
	}
}

// Person is who is learning, for portraits.
type Person struct {
	Name    string      // "Bà Lan"
	Picture image.Image // a face; nil draws the line icon
	Many    bool        // a whole class, without a face
}

// Portrait is the face in its ring and the name under it, 144×132 on the rail.
func Portrait(s Style, who Person) *Piece {
	return NewPiece(s, "picture", who.Name, func(p *Pen) {
		font := s.Font(RailText).Sized([...]float32{28, 32, 36}[s.size()])
		side := 92 - 4*float32(s.size())
		p.face(who, p.W/2, side/2, side, AmberSoft)
		for font.Size > 22 && Width(who.Name, font) > p.W {
			font.Size--
		}
		p.Words(Box{0, p.H - 38 - float32(s.size()), p.W, 40}, Words{Text: who.Name, Font: font, Color: Ink, Align: Centre, Middle: true})
	}).Named("who")
}

// SeatButton is who is learning where pressing it shows who sits here, 144×132.
// draw paints them into the box it is given.
func SeatButton(s Style, label string, draw func(*Pen, Box), onPress func()) *Press {
	return NewPress(s, "button", label, onPress, func(p *Pen) {
		draw(p, p.plate(tileFace(p.Down), 20).Inset(6))
	}).Named("who")
}

// face draws a portrait disc.
func (p *Pen) face(who Person, cx, cy, side float32, ground Token) {
	p.Disc(cx, cy, side, Shape{Fill: ground, Edge: Amber, EdgeWidth: 4})
	if who.Picture == nil {
		icon := "person"
		if who.Many {
			icon = "people"
		}
		p.Icon(icon, Square(cx, cy, side*0.55), Action)
		return
	}
	p.Picture(who.Picture, Square(cx, cy+side*0.01, side*0.62), 1)
}

// LampSign is the product's sign on home, 144×176: the lamp in its light and
// the name.
func LampSign(s Style) *Piece {
	return NewPiece(s, "picture", "Đèn Dầu", func(p *Pen) {
		p.Lamp(p.W/2, 67, 120, true, true)
		p.Words(Box{0, 134, p.W, 40}, Words{Text: "Đèn Dầu", Font: Font{Size: [...]float32{26, 30, 32}[s.size()], Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	}).Named("sign")
}
