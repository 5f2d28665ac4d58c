package kit

// PadSpec is the pad of ten digits.
type PadSpec struct {
	Open    string // the primary's word; "" reads "Mở"
	CanOpen bool   // enough digits are there
}

// PINPad is the pad of digits, 476×366, to be put at 661,260. Digits come as
// KeyLetter.
func PINPad(s Style, spec PadSpec, onKey func(Key)) *Stage {
	b := keyboard{stage: NewStageOf(476, 366, StageOptions{}), style: s, onKey: onKey}
	for i, r := range "123456789" {
		b.digit(164*float32(i%3), 94*float32(i/3), r)
	}
	b.digit(164, 282, '0')
	b.stage.Put(0, 282, 148, 83, b.named(NewButton(s, ButtonSpec{Kind: Second, Text: s.T("kit.clear"), Icon: "bksp", IconSize: 30, Font: Font{Size: 22, Bold: true, Line: 1.2}, Ink: Ink}, func() { onKey(Key{Kind: KeyErase}) }), "key.erase"))
	if spec.Open == "" {
		spec.Open = s.T("kit.open")
	}
	open := ButtonSpec{Text: spec.Open, Icon: "next", IconAt: IconRight, IconSize: 28, Font: Font{Size: 26, Bold: true, Line: 1.2}, Disabled: !spec.CanOpen}
	b.stage.Put(328, 282, 148, 84, b.named(NewButton(s, open, func() { onKey(Key{Kind: KeyDone}) }), "key.done"))
	return b.stage
}

func (b keyboard) digit(x, y float32, r rune) {
	label := string(r)
	key := NewPress(b.style, "key", label, func() { b.onKey(Key{Kind: KeyLetter, Rune: r}) }, func(p *Pen) {
		box := p.plate(face{fill: pick(p.Down, Tint, Surface), edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}, 20)
		p.Words(box, Words{Text: label, Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	})
	b.stage.Put(x, y, 148, 83, key.Named("key."+label))
}

func pick(on bool, a, b Token) Token {
	if on {
		return a
	}
	return b
}

// PINDots shows how many digits are there, never which, 268×28.
func PINDots(s Style, filled, total int) *Piece {
	return NewPiece(s, "status", itoa(filled)+"/"+itoa(total), func(p *Pen) {
		left := (p.W - 48*float32(total-1)) / 2
		for i := range total {
			shape := Shape{Fill: Action}
			if i >= filled {
				shape = Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2}
			}
			p.Disc(left+48*float32(i), p.H/2, 28, shape)
		}
	})
}
