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
	const fieldW, matchX = 536, 744
	b.put(bodyX, headY, fieldW, 56, kit.NewText(b.style, kit.Words{Text: b.t("learner.whatName"), Font: title, Color: kit.Ink, Middle: true}))
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	b.put(bodyX, 88, fieldW, 96, kit.Field(b.style, kit.FieldSpec{Text: s.Text, Placeholder: b.t("learner.typeName"), Focused: true, Learner: true}, nil))
	b.matches(s, matchX)
	b.put(bodyX, 208, bodyW, 536, kit.Keyboard(b.style, kit.KeyboardSpec{VNI: s.Keys.VNI, Alphabet: s.Keys.Alphabet}, p.typed(flow.Next{})))
	return b.scene(mainScreen, nil)
}

// matches are the people who may be meant, or what to do when there are none.
func (b *board) matches(s flow.FindName, x float32) {
	w := float32(bodyRight) - x
	say := func(key string, y, h float32) {
		words := kit.Words{Text: b.t(key), Font: kit.Font{Size: [...]float32{26, 28, 32}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink2, Middle: true}
		b.put(x, y, w, h, kit.NewText(b.style, words))
	}
	if s.Text == "" {
		return
	}
	if len(s.Matches) == 0 {
		say("learner.noMatch", 88, 96)
		return
	}
	const room = 2
	n := min(len(s.Matches), room)
	if len(s.Matches) > room {
		say("learner.isOneOfYou", headY, 56)
	} else {
		say("learner.isItYou", headY, 56)
	}
	top := [...]float32{88, 86, 82}[b.size()]
	wide := (w - 16*float32(n-1)) / float32(n)
	if n == 1 {
		wide = (w - 16) / 2
	}
	for i, who := range s.Matches[:n] {
		spec := kit.NameSpec{Name: who.Display, Note: birthplace(b.painter, who), Suggested: true}
		b.put(x+float32(i)*(wide+16), top, wide, 196-top, kit.NameTile(b.style, spec, b.send(flow.PersonChosen{ID: who.ID})).Named(nameID(who)))
	}
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
