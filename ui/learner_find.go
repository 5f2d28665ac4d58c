package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// FindName is the list by typing, for who did not find themselves among the tiles.
//
// Ids: name.<learner id>, and the keyboard's own: key.a, key.tone.s, key.space, key.erase, key.clear, key.method, key.alphabet, key.done.

func (p *painter) findName(v flow.View, s flow.FindName) scene {
	b := p.learner(v, railSpec{})
	title := kit.Font{Size: [...]float32{41, 44, 46}[b.size()], Bold: true, Line: 1.2}
	const fieldW, matchX, keysY = 536, 744, 248
	b.put(bodyX, headY, fieldW, 56, kit.NewText(b.style, kit.Words{Text: b.t("learner.whatName"), Font: title, Color: kit.Ink, Middle: true}))
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	b.put(bodyX, 80, fieldW, 84, kit.Field(b.style, kit.FieldSpec{Text: s.Text, Placeholder: b.t("learner.typeName"), Focused: true, Learner: true}, nil))
	shown := b.matches(s, kit.Box{X: matchX, Y: headY, W: bodyRight - matchX, H: keysY - 12 - headY})
	if text := b.matchWords(s, shown); text != "" {
		words := kit.Words{Text: text, Font: kit.Font{Size: [...]float32{26, 28, 32}[b.size()], Bold: true, Line: 1.15}, Color: kit.Ink2, Middle: true}
		b.put(bodyX, 166, fieldW, keysY-4-166, kit.NewText(b.style, words))
	}
	b.put(bodyX, keysY, bodyW, screenBottom-keysY, kit.Keyboard(b.style, kit.KeyboardSpec{VNI: s.Keys.VNI, Alphabet: s.Keys.Alphabet, Height: screenBottom - keysY}, p.typed(flow.Next{})))
	return b.scene(mainScreen, nil)
}

// matchWords say what to do with the names beside the field.
func (b *board) matchWords(s flow.FindName, shown int) string {
	more := len(s.Matches) - shown + s.More
	switch {
	case s.Text == "":
		return ""
	case len(s.Matches) == 0:
		return b.t("learner.noMatch")
	case s.Doubt:
		return b.t("learner.pressYourName")
	case more > 0:
		return b.t("learner.moreMatches", "n", more)
	}
	return b.t("learner.isItYou")
}

// matches are the people who may be meant, and how many of them have room: four where their names do, else two under one another.
func (b *board) matches(s flow.FindName, box kit.Box) (shown int) {
	const gap = 12
	columns, n := 2, min(len(s.Matches), 4)
	w := (box.W - gap) / 2
	for _, who := range s.Matches[:n] {
		if !kit.NameFits(b.style, who.Display, birthplace(b.painter, who), w) {
			columns = 1
		}
	}
	if columns == 1 {
		n, w = min(n, 2), box.W
	}
	h := (box.H - gap) / 2
	for i, who := range s.Matches[:n] {
		spec := kit.NameSpec{Name: who.Display, Note: birthplace(b.painter, who), Suggested: true, Lit: s.Doubt}
		x, y := box.X+float32(i%columns)*(w+gap), box.Y+float32(i/columns)*(h+gap)
		b.put(x, y, w, h, kit.NameTile(b.style, spec, b.send(flow.PersonChosen{ID: who.ID})).Named(nameID(who)))
	}
	return n
}

// toneMarks are the combining marks of the tone keys, which carry the tone's Telex letter.
var toneMarks = map[rune]rune{'s': '\u0301', 'f': '\u0300', 'r': '\u0309', 'x': '\u0303', 'j': '\u0323'}

// typed turns presses on the screen's keyboard into actions; done is what the keyboard's primary does.
func (p *painter) typed(done flow.Action) func(kit.Key) {
	return func(k kit.Key) {
		switch k.Kind {
		case kit.KeyLetter:
			p.do(flow.Type{Rune: k.Rune})
		case kit.KeyTone:
			p.do(flow.Type{Rune: toneMarks[k.Rune]})
		case kit.KeyErase:
			p.do(flow.Erase{})
		case kit.KeyClear:
			p.do(flow.EraseAll{})
		case kit.KeyMethod:
			p.do(flow.KeyVNI{})
		case kit.KeyAlphabet:
			p.do(flow.KeyAlphabet{})
		case kit.KeyDone:
			p.do(done)
		}
	}
}
