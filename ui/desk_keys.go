package ui

import (
	"unicode"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The keyboard of the facilitator's screens. It is lower than the learners', holds digits and capitals, and takes any width.
//
// Ids: key.<letter>, key.<digit>, key.tone.<Telex letter>, key.shift, key.erase, key.space, key.method; pin.<digit>, pin.erase.

// deskKeys is where and how the keyboard stands.
type deskKeys struct {
	at     kit.Box // the height is that of a key
	mode   flow.KeyMode
	digits bool // a row of digits on top
}

const keyGap = 12

// height is how high the whole keyboard is.
func (k deskKeys) height() float32 {
	rows := float32(4)
	if k.digits {
		rows = 5
	}
	return rows*(k.at.H+keyGap) - keyGap
}

// deskTones are the tone keys: the tone's Telex letter, and how it looks on an a.
var deskTones = []struct {
	telex rune
	shown string
}{{'s', "á"}, {'f', "à"}, {'r', "ả"}, {'x', "ã"}, {'j', "ạ"}}

func (d *desk) keyboard(k deskKeys) {
	y := k.at.Y
	if k.digits {
		d.letters(k, y, 10, "1234567890")
		y += k.at.H + keyGap
	}
	accents := "ăâđêôơư"
	d.letters(k, y, 12, accents)
	for i, tone := range deskTones {
		spec := kit.ButtonSpec{Kind: kit.TintButton, Text: tone.shown, Font: bold(30), Radius: 14}
		d.key(k, y, 12, 7+i, 1, "key.tone."+string(tone.telex), spec, flow.Type{Rune: toneMarks[tone.telex]})
	}
	y += k.at.H + keyGap
	d.letters(k, y, 10, "qwertyuiop")
	y += k.at.H + keyGap
	d.letters(k, y, 10, "asdfghjkl")
	small := func(text, icon string) kit.ButtonSpec {
		return kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconAt: kit.IconTop, IconSize: 26, Font: kit.Font{Size: 18, Bold: true, Line: 1.1}, Radius: 14, Ink: kit.Ink}
	}
	d.key(k, y, 10, 9, 1, "key.erase", small(d.t("kit.clear"), "bksp"), flow.Erase{})
	y += k.at.H + keyGap
	shift := small(d.t("facilitator.shift"), "shift")
	if k.mode.Shift {
		shift.Kind, shift.Ink = kit.AmberSoftButton, kit.None
	}
	d.key(k, y, 10, 0, 1, "key.shift", shift, flow.KeyShift{})
	for i, r := range "zxcvbnm" {
		d.letter(k, y, 10, 1+i, r)
	}
	space := kit.ButtonSpec{Kind: kit.Second, Text: d.t("kit.space"), Icon: "space", IconSize: 28, Font: bold(20), Radius: 14, Ink: kit.Ink}
	d.key(k, y, 10, 8, 2, "key.space", space, flow.Type{Rune: ' '})
}

// letters is a row of letters from the left edge, the width divided into columns.
func (d *desk) letters(k deskKeys, y float32, columns int, row string) {
	i := 0
	for _, r := range row {
		d.letter(k, y, columns, i, r)
		i++
	}
}

func (d *desk) letter(k deskKeys, y float32, columns, i int, r rune) {
	label := string(r)
	if k.mode.Shift {
		label = string(unicode.ToUpper(r))
	}
	spec := kit.ButtonSpec{Kind: kit.Second, Text: label, Font: bold(32), Radius: 14}
	d.key(k, y, columns, i, 1, "key."+string(r), spec, flow.Type{Rune: r})
}

func (d *desk) key(k deskKeys, y float32, columns, i, wide int, id string, spec kit.ButtonSpec, a flow.Action) {
	pitch := (k.at.W + keyGap) / float32(columns)
	at := kit.NewButton(d.style, spec, d.send(a)).Named(id)
	if _, turns := a.(flow.KeyShift); !turns { // Telex doubles letters
		at.Counting()
	}
	d.put(k.at.X+pitch*float32(i), y, pitch*float32(wide)-keyGap, k.at.H, at)
}

// method is the button that says how marks are typed on the hall's own keyboard.
func (d *desk) method(x, y, w, h float32, mode flow.KeyMode) {
	key := "kit.telex"
	if mode.VNI {
		key = "kit.vni"
	}
	spec := kit.ButtonSpec{Kind: kit.Second, Text: d.t(key), Icon: "keyboard", IconSize: 28, Font: bold(20), Radius: 16, Ink: kit.Ink}
	d.put(x, y, w, h, kit.NewButton(d.style, spec, d.send(flow.KeyVNI{})).Named("key.method"))
}

// padSpec is a pad of ten digits: what its primary says and does, and what a digit is.
type padSpec struct {
	id, open string
	canOpen  bool
	done     flow.Action
	digit    func(rune) flow.Action
}

// pad is 476×369, as f02 draws it.
func (d *desk) pad(x, y float32, spec padSpec) {
	const pitchX, pitchY, w, h = 164, 95, 148, 83
	digit := func(column, row int, r rune) {
		key := kit.ButtonSpec{Kind: kit.Second, Text: string(r), Font: bold(36)}
		d.put(x+pitchX*float32(column), y+pitchY*float32(row), w, h, kit.NewButton(d.style, key, d.send(spec.digit(r))).Named("pin."+string(r)).Counting())
	}
	for i, r := range "123456789" {
		digit(i%3, i/3, r)
	}
	digit(1, 3, '0')
	erase := kit.ButtonSpec{Kind: kit.Second, Text: d.t("kit.clear"), Icon: "bksp", IconSize: 30, Font: bold(22), Ink: kit.Ink}
	d.put(x, y+3*pitchY, w, h, kit.NewButton(d.style, erase, d.send(flow.Erase{})).Named("pin.erase").Counting())
	open := kit.ButtonSpec{Text: spec.open, Icon: "next", IconAt: kit.IconRight, IconSize: 28, Font: bold(26), Disabled: !spec.canOpen}
	d.put(x+2*pitchX, y+3*pitchY, w, h+1, kit.NewButton(d.style, open, d.send(spec.done)).Named(spec.id))
}

func pinDigit(r rune) flow.Action { return flow.Digit{D: int(r - '0')} }
