package kit

// KeyKind is what a key of the screen's keyboard does.
type KeyKind uint8

// The kinds of keys.
const (
	KeyLetter KeyKind = iota // Rune is the letter, among them ă â đ ê ô ơ ư and the space
	KeyTone                  // Rune is the tone's Telex letter: s f r x j
	KeyErase                 // the last letter
	KeyClear                 // everything
	KeyMethod                // Telex or VNI
	KeyDone
)

// Key is one press on the screen's keyboard. Composing is done elsewhere.
type Key struct {
	Kind KeyKind
	Rune rune
}

// KeyboardSpec is what the keyboard shows.
type KeyboardSpec struct {
	VNI      bool // the name on the method key
	NoDone   bool // the screen has its own primary
	DoneText string
}

// Keyboard is the screen's keyboard, 1158×536, to be put at 184,208.
func Keyboard(s Style, spec KeyboardSpec, onKey func(Key)) *Stage {
	b := keyboard{stage: NewStageOf(1158, 536, StageOptions{}), style: s, onKey: onKey}
	for i, r := range "ăâđêôơư" {
		b.letter(97.5*float32(runeIndex("ăâđêôơư", i)), 0, 85, r, Sand)
	}
	for i, tone := range tones {
		b.tone(97.5*float32(7+i), tone)
	}
	for row, letters := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm’"} {
		column := 0
		for _, r := range letters {
			b.letter(117*float32(column), 108*float32(row+1), 105, r, Surface)
			column++
		}
	}
	b.word(1053, 216, 105, 96, Key{Kind: KeyErase}, ButtonSpec{Text: s.T("kit.clear"), Icon: "bksp", IconAt: IconTop, IconSize: 38, Font: Font{Size: 20, Bold: true, Line: 1.2}})
	b.word(936, 324, 222, 96, Key{Kind: KeyClear}, ButtonSpec{Text: s.T("kit.clearAll"), Font: Font{Size: 28, Bold: true, Line: 1.2}})
	method := "kit.telex"
	if spec.VNI {
		method = "kit.vni"
	}
	b.word(0, 432, 222, 104, Key{Kind: KeyMethod}, ButtonSpec{Text: s.T(method), Font: Font{Size: 28, Bold: true, Line: 1.2}})
	spaceWide := float32(548)
	if spec.NoDone {
		spaceWide = 924
	}
	b.word(234, 432, spaceWide, 104, Key{Kind: KeyLetter, Rune: ' '}, ButtonSpec{Text: s.T("kit.space"), Icon: "space", Font: Font{Size: 28, Bold: true, Line: 1.2}})
	if !spec.NoDone {
		text := spec.DoneText
		if text == "" {
			text = s.T("kit.done")
		}
		b.stage.Put(798, 432, 360, 104, b.named(NewButton(s, ButtonSpec{Text: text, Icon: "check", IconAt: IconRight}, func() { onKey(Key{Kind: KeyDone}) }), "key-done"))
	}
	return b.stage
}

// runeIndex turns a byte index of a string into a rune index.
func runeIndex(s string, at int) int { return len([]rune(s[:at])) }

type toneKey struct {
	telex  rune
	letter string
	name   string
}

var tones = []toneKey{
	{'s', "á", "kit.toneAcute"}, {'f', "à", "kit.toneGrave"}, {'r', "ả", "kit.toneHook"},
	{'x', "ã", "kit.toneTilde"}, {'j', "ạ", "kit.toneDot"},
}

type keyboard struct {
	stage *Stage
	style Style
	onKey func(Key)
}

func (b keyboard) named(p *Press, id string) *Press {
	p.role = "key"
	return p.Named(id)
}

func (b keyboard) letter(x, y, w float32, r rune, ground Token) {
	label := string(r)
	key := NewPress(b.style, "key", label, func() { b.onKey(Key{Kind: KeyLetter, Rune: r}) }, func(p *Pen) {
		box := p.keyPlate(ground, Edge)
		p.Words(box, Words{Text: label, Font: Font{Size: 38, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	})
	b.stage.Put(x, y, w, 96, key.Named("key-"+label))
}

func (b keyboard) tone(x float32, t toneKey) {
	name := b.style.T(t.name)
	key := NewPress(b.style, "key", name, func() { b.onKey(Key{Kind: KeyTone, Rune: t.telex}) }, func(p *Pen) {
		box := p.keyPlate(Tint, Action)
		p.Words(Box{box.X, box.Y + 8, box.W, 50}, Words{Text: t.letter, Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: OnTint, Align: Centre, Middle: true})
		p.Words(Box{box.X, box.Y + 50, box.W, 28}, Words{Text: name, Font: Font{Size: 20, Line: 1.2}, Color: OnTint, Align: Centre, Middle: true})
	})
	b.stage.Put(x, 0, 85, 96, key.Named("key-tone-"+string(t.telex)))
}

func (b keyboard) word(x, y, w, h float32, key Key, spec ButtonSpec) {
	spec.Kind, spec.Radius = Second, 16
	ids := map[KeyKind]string{KeyErase: "key-erase", KeyClear: "key-clear", KeyMethod: "key-method", KeyLetter: "key-space"}
	b.stage.Put(x, y, w, h, b.named(NewButton(b.style, spec, func() { b.onKey(key) }), ids[key.Kind]))
}

func (p *Pen) keyPlate(ground, edge Token) Box {
	f := face{fill: ground, edge: edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}
	if p.Down {
		f.fill = Tint
		if ground == Tint {
			f.fill = Surface
		}
	}
	return p.plate(f, 16)
}

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
	b.stage.Put(0, 282, 148, 83, b.named(NewButton(s, ButtonSpec{Kind: Second, Text: s.T("kit.clear"), Icon: "bksp", IconSize: 30, Font: Font{Size: 22, Bold: true, Line: 1.2}, Ink: Ink}, func() { onKey(Key{Kind: KeyErase}) }), "key-erase"))
	if spec.Open == "" {
		spec.Open = s.T("kit.open")
	}
	open := ButtonSpec{Text: spec.Open, Icon: "next", IconAt: IconRight, IconSize: 28, Font: Font{Size: 26, Bold: true, Line: 1.2}, Disabled: !spec.CanOpen}
	b.stage.Put(328, 282, 148, 84, b.named(NewButton(s, open, func() { onKey(Key{Kind: KeyDone}) }), "key-done"))
	return b.stage
}

func (b keyboard) digit(x, y float32, r rune) {
	label := string(r)
	key := NewPress(b.style, "key", label, func() { b.onKey(Key{Kind: KeyLetter, Rune: r}) }, func(p *Pen) {
		box := p.plate(face{fill: pick(p.Down, Tint, Surface), edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}, 20)
		p.Words(box, Words{Text: label, Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	})
	b.stage.Put(x, y, 148, 83, key.Named("key-"+label))
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
