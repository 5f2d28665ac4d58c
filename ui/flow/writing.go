package flow

import "unicode"

// write is a key of a keyboard, the screen's or the hall's.
func (k *Kiosk) write(a Action) {
	w, ok := k.room.(writer)
	if !ok || w.field() == nil {
		k.erasePad(a)
		if !ok {
			return
		}
	}
	f := w.field()
	switch a.(type) {
	case KeyShift:
		k.keys.Shift = !k.keys.Shift
	case KeyAlphabet:
		k.keys.Alphabet = !k.keys.Alphabet
	case KeyVNI:
		k.keys.VNI = !k.keys.VNI
		if f != nil {
			f.Settle() // what stands there was written the other way; whoever presses this wants to compose here
		}
	}
	if f == nil {
		return
	}
	switch a := a.(type) {
	case Type:
		f.vni = k.keys.VNI
		f.Take(k.shifted(a.Rune), a.Composed)
	case Erase:
		if f.Text() == "" { // what was done before the field is taken back
			k.room.do(k, a)
			return
		}
		f.Erase()
	case EraseAll:
		f.Set("")
	default:
		return
	}
	if t, ok := w.(interface{ typed(k *Kiosk) }); ok {
		t.typed(k)
	}
}

// shifted makes one capital letter of the next key.
func (k *Kiosk) shifted(r rune) rune {
	if k.keys.Shift && unicode.IsLetter(r) {
		k.keys.Shift = false
		return unicode.ToUpper(r)
	}
	return r
}

// erasePad takes digits of a PIN away.
func (k *Kiosk) erasePad(a Action) {
	pad, ok := k.room.(interface{ erase() })
	if !ok {
		switch a.(type) {
		case Erase, EraseAll: // a press of an answer or a practice is taken back
			k.room.do(k, a)
		}
		return
	}
	switch a.(type) {
	case Erase:
		pad.erase()
	case EraseAll:
		for range pinDigits {
			pad.erase()
		}
	}
}
