package kit

// KeyKind is what a key of the screen's keyboard does.
type KeyKind uint8

// The kinds of keys.
const (
	KeyLetter   KeyKind = iota // Rune is the letter, among them ă â đ ê ô ơ ư, digits and the space
	KeyTone                    // Rune is the tone's Telex letter: s f r x j
	KeyErase                   // the last letter
	KeyClear                   // everything
	KeyMethod                  // Telex or VNI
	KeyAlphabet                // QWERTY or ABC
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
	Alphabet bool // ABC instead of QWERTY
	Digits   bool // a row of digits on top
	NoDone   bool // nothing to be done yet, or the screen has its own primary
	DoneText string
	// Height is that of the whole, 0: 536. Its last 104 are the row of the action bar.
	Height float32
	// Low gives the letters the last row too: where a question stands above the field.
	Low bool
	// DoneW is the width of the primary, 0: 360.
	DoneW float32
}

// The keyboard's width, the height of its last row, and between keys.
const (
	keyboardW = 1158
	lastRow   = 104
	keyGap    = 12
)

// Keyboard is the screen's keyboard, 1158 wide, to be put so that it ends at 744. Its ids are key.<letter>, key.tone.<Telex letter>,
// key.space, key.erase, key.clear, key.method, key.alphabet, key.done.
func Keyboard(s Style, spec KeyboardSpec, onKey func(Key)) *Stage {
	if spec.Height == 0 {
		spec.Height = 536
	}
	if spec.DoneW == 0 {
		spec.DoneW = 360
	}
	b := keyboard{stage: NewStageOf(keyboardW, spec.Height, StageOptions{}), style: s, onKey: onKey, spec: spec}
	b.rows()
	if spec.Low {
		b.lowEnd()
	} else {
		b.end()
	}
	return b.stage
}

type keyboard struct {
	stage *Stage
	style Style
	onKey func(Key)
	spec  KeyboardSpec
	h     float32 // of a letter's key
}

// letterRows are the plain letters; the apostrophe is of names such as K’ Brối.
func (b keyboard) letterRows() []string {
	if b.spec.Alphabet {
		return []string{"abcdefghij", "klmnopqrs", "tuvwxyz’"}
	}
	return []string{"qwertyuiop", "asdfghjkl", "zxcvbnm’"}
}

// rows are accents and tones, then letters; the last row of letters of a low keyboard is not among them.
func (b *keyboard) rows() {
	letters := b.letterRows()
	n := float32(4)
	if b.spec.Low {
		n, letters = 3, letters[:2]
	}
	if b.spec.Digits {
		n++
	}
	b.h = (b.spec.Height-lastRow)/n - keyGap
	y := float32(0)
	next := func() { y += b.h + keyGap }
	const pitch = float32(keyboardW+keyGap) / 10
	if b.spec.Digits {
		b.row("1234567890", y, pitch, Surface)
		next()
	}
	const narrow = float32(keyboardW+keyGap) / 12
	b.row("ăâđêôơư", y, narrow, Sand)
	for i, tone := range tones {
		b.tone(narrow*float32(7+i), y, narrow-keyGap, tone)
	}
	next()
	for i, row := range letters {
		b.row(row, y, pitch, Surface)
		switch i {
		case 1:
			b.erase(9*pitch, y, pitch-keyGap)
		case 2:
			b.word(8*pitch, y, 2*pitch-keyGap, b.h, Key{Kind: KeyClear}, ButtonSpec{Text: b.style.T("kit.clearAll"), Font: b.wordFont()})
		}
		next()
	}
}

// end is the last row: how marks are typed, how letters lie, the space, the primary.
func (b *keyboard) end() {
	const w = 190
	y := b.spec.Height - lastRow
	b.switches(0, y, w, lastRow)
	left, right := float32(2*(w+keyGap)), b.done(y)
	b.word(left, y, right-left, lastRow, Key{Kind: KeyLetter, Rune: ' '}, ButtonSpec{Text: b.style.T("kit.space"), Icon: "space", Font: b.wordFont()})
}

// lowEnd is the last row of a low keyboard: its last letters, the space, the primary. The switches have no room.
func (b *keyboard) lowEnd() {
	y := b.spec.Height - lastRow
	right := keyboardW - b.spec.DoneW - 16 // the primary's place stays empty until there is something to give
	if !b.spec.NoDone {
		b.done(y)
	}
	letters := []rune(b.letterRows()[2])
	const space = 1.6 // widths of a letter
	pitch := (right + keyGap) / (float32(len(letters)) + space)
	for i, r := range letters {
		b.letter(pitch*float32(i), y, pitch-keyGap, lastRow, r, Surface)
	}
	at := pitch * float32(len(letters))
	b.word(at, y, right-at, lastRow, Key{Kind: KeyLetter, Rune: ' '}, ButtonSpec{Text: b.style.T("kit.space"), Icon: "space", IconAt: IconTop, IconSize: 32, Font: b.caption(22)})
}

// done is the primary, unless the screen has none; it returns where the row may end.
func (b *keyboard) done(y float32) float32 {
	if b.spec.NoDone {
		return keyboardW
	}
	text := b.spec.DoneText
	if text == "" {
		text = b.style.T("kit.done")
	}
	b.stage.Put(keyboardW-b.spec.DoneW, y, b.spec.DoneW, lastRow, b.named(NewButton(b.style, ButtonSpec{Text: text, Icon: "check", IconAt: IconRight}, func() { b.onKey(Key{Kind: KeyDone}) }), "key.done"))
	return keyboardW - b.spec.DoneW - 16
}

func (b *keyboard) switches(x, y, w, h float32) {
	method, layout := "kit.telex", "kit.alphabet"
	if b.spec.VNI {
		method = "kit.vni"
	}
	if b.spec.Alphabet {
		layout = "kit.qwerty"
	}
	font := b.wordFont()
	font.Size = min(font.Size, 30)
	b.word(x, y, w, h, Key{Kind: KeyMethod}, ButtonSpec{Text: b.style.T(method), Font: font})
	b.word(x+w+keyGap, y, w, h, Key{Kind: KeyAlphabet}, ButtonSpec{Text: b.style.T(layout), Font: font})
}

func (b *keyboard) wordFont() Font {
	return b.style.Font(RailText).Sized([...]float32{28, 30, 32}[b.style.size()])
}

// caption is the type of a word under a key's sign: keys keep their place in every size, as the rail does.
func (b *keyboard) caption(size float32) Font {
	return Font{Size: size, Bold: true, Line: 1.1, Role: RailText}
}

func (b *keyboard) erase(x, y, w float32) {
	spec := ButtonSpec{Text: b.style.T("kit.clear"), Icon: "bksp", IconAt: IconTop, IconSize: 36, Font: b.caption([...]float32{22, 24, 26}[b.style.size()])}
	b.word(x, y, w, b.h, Key{Kind: KeyErase}, spec)
}

type toneKey struct {
	telex  rune
	letter string
	name   string
}

var tones = []toneKey{
	{'s', "á", "kit.toneAcute"}, {'f', "à", "kit.toneGrave"}, {'r', "ả", "kit.toneHook"},
	{'x', "ã", "kit.toneTilde"}, {'j', "ạ", "kit.toneDot"},
}

func (b keyboard) named(p *Press, id string) *Press {
	p.role = "key"
	return p.Named(id)
}

func (b *keyboard) row(letters string, y, pitch float32, ground Token) {
	for i, r := range []rune(letters) {
		b.letter(pitch*float32(i), y, pitch-keyGap, b.h, r, ground)
	}
}

func (b keyboard) letter(x, y, w, h float32, r rune, ground Token) {
	label := string(r)
	font := Font{Size: [...]float32{38, 44, 50}[b.style.size()], Bold: true, Line: 1.2}
	key := NewPress(b.style, "key", label, func() { b.onKey(Key{Kind: KeyLetter, Rune: r}) }, func(p *Pen) {
		box := p.keyPlate(ground, Edge)
		p.Words(box, Words{Text: label, Font: font, Color: Ink, Align: Centre, Middle: true})
	})
	key.Named("key." + label)
	if r >= '0' && r <= '9' { // digits come twice in a row; letters do not, since ă â ê ô have keys of their own
		key.Counting()
	}
	b.stage.Put(x, y, w, h, key)
}

func (b keyboard) tone(x, y, w float32, t toneKey) {
	name := b.style.T(t.name)
	letter := Font{Size: [...]float32{36, 38, 40}[b.style.size()], Bold: true, Line: 1, Role: RailText}
	small := fitted(b.caption([...]float32{22, 26, 28}[b.style.size()]).Weight(false), name, w-8, 22)
	if face := b.h - 6; letter.Height()+small.Height() > face { // low keys, where a question stands above them
		small.Size, letter.Size = 22, face-22*small.Line
	}
	key := NewPress(b.style, "key", name, func() { b.onKey(Key{Kind: KeyTone, Rune: t.telex}) }, func(p *Pen) {
		box := p.keyPlate(Tint, Action)
		top := box.Y + (box.H-letter.Height()-small.Height())/2
		p.Words(Box{box.X, top, box.W, letter.Height()}, Words{Text: t.letter, Font: letter, Color: OnTint, Align: Centre, Middle: true})
		p.Words(Box{box.X, top + letter.Height(), box.W, small.Height()}, Words{Text: name, Font: small, Color: OnTint, Align: Centre, Middle: true})
	})
	b.stage.Put(x, y, w, b.h, key.Named("key.tone."+string(t.telex)))
}

func (b keyboard) word(x, y, w, h float32, key Key, spec ButtonSpec) {
	spec.Kind, spec.Radius = Second, 16
	ids := map[KeyKind]string{KeyErase: "key.erase", KeyClear: "key.clear", KeyMethod: "key.method", KeyAlphabet: "key.alphabet", KeyLetter: "key.space"}
	press := b.named(NewButton(b.style, spec, func() { b.onKey(key) }), ids[key.Kind])
	if key.Kind == KeyErase {
		press.Counting()
	}
	b.stage.Put(x, y, w, h, press)
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
