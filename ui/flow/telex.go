package flow

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// compose turns the keys of one word into Vietnamese, by Telex or by VNI; the first shown of them are letters already.
// A word that cannot be Vietnamese stays as it was typed.
func compose(keys []rune, shown int, vni bool) string {
	w := word{vni: vni}
	for _, r := range keys[:shown] {
		w.add(r)
	}
	for _, k := range keys[shown:] {
		w.press(k)
	}
	if !w.literal && !w.syllable.possible() {
		return raw(keys)
	}
	return w.syllable.String()
}

// raw is a word as it was typed. A tone key of the screen still finds the last vowel before it.
func raw(keys []rune) string {
	var out []string // letters with their tone
	for _, k := range keys {
		if !unicode.Is(unicode.Mn, k) {
			out = append(out, string(k))
			continue
		}
		for i := len(out) - 1; i >= 0; i-- {
			letter := []rune(out[i])
			if !vowelOf(letter[0]) {
				continue
			}
			bare := untoned(letter[0])
			if toned := norm.NFC.String(string(bare) + string(k)); toned != out[i] {
				out[i] = toned
			} else {
				out[i] = string(bare) // the same key again takes it away
			}
			break
		}
	}
	return norm.NFC.String(strings.Join(out, ""))
}

// isTone tells whether a combining mark is one of the five tones.
func isTone(r rune) bool {
	switch r {
	case acute, grave, hookAbove, tilde, dotBelow:
		return true
	}
	return false
}

// untoned is a letter without its tone; its shape stays.
func untoned(r rune) rune {
	bare := strings.Map(func(r rune) rune {
		if isTone(r) {
			return -1
		}
		return r
	}, norm.NFD.String(string(r)))
	return []rune(norm.NFC.String(bare))[0]
}

// vowelOf tells whether a letter, with whatever marks, is a vowel.
func vowelOf(r rune) bool {
	for _, base := range norm.NFD.String(string(unicode.ToLower(r))) {
		return isVowel(base)
	}
	return false
}

// word is a syllable under the keys.
type word struct {
	syllable
	vni bool
	// literal is set once the person undid a mark: from there on keys are only letters.
	literal bool
}

// press takes the next key.
func (w *word) press(k rune) {
	if unicode.Is(unicode.Mn, k) {
		w.toneKey(k)
		return
	}
	if !w.literal && w.mark(k) {
		return
	}
	if w.literal && isMark(k, w.vni) {
		w.undone(k)
		return
	}
	w.add(k)
	w.hornBoth()
}

// isMark tells whether k could have changed the syllable instead of standing in it.
func isMark(k rune, vni bool) bool {
	return !vni || k >= '0' && k <= '9'
}

// mark tries k as a key that changes the syllable.
func (w *word) mark(k rune) bool {
	m, ok := telexKeys[unicode.ToLower(k)]
	if w.vni {
		m, ok = vniKeys[k]
	}
	switch {
	case !ok:
		return false
	case m.tone != noMark:
		return w.setTone(m.tone, k)
	case m.clear:
		return w.clearTone()
	case m.shape == stroke:
		return w.setStroke(k)
	}
	return w.setShapes(m, k)
}

// toneKey takes a tone key of the screen's keyboard: it always finds a vowel, even in a word of another language.
func (w *word) toneKey(tone rune) {
	if w.tone == tone {
		tone = noMark
	}
	w.tone = tone
}

func (w *word) setTone(tone, k rune) bool {
	if w.tone == tone {
		w.tone = noMark
		w.undo(k)
		return true
	}
	with := w.syllable.clone()
	with.tone = tone
	return w.take(with)
}

func (w *word) clearTone() bool {
	had := w.tone != noMark
	w.tone = noMark
	return had
}

// setStroke makes đ of the d that begins the syllable, wherever the key comes.
func (w *word) setStroke(k rune) bool {
	if len(w.letters) == 0 || w.letters[0].base != 'd' {
		return false
	}
	if w.letters[0].shape == stroke {
		w.letters[0].shape = noMark
		w.undo(k)
		return true
	}
	with := w.syllable.clone()
	with.letters[0].shape = stroke
	return w.take(with)
}

// setShapes tries the key's shapes on the vowels until one gives Vietnamese.
func (w *word) setShapes(m markKey, k rune) bool {
	v, c := w.parts()
	for _, b := range m.bases {
		for i := v; i < c; i++ {
			shape := m.shapeOf(b)
			if l := w.letters[i]; l.base != b || l.shape == shape {
				continue
			}
			with := w.syllable.clone()
			with.letters[i].shape = shape
			with.settle(i)
			if w.take(with) {
				return true
			}
		}
	}
	return w.undoShapes(m, v, c, k)
}

// settle brings the vowel before i along: ô follows a plain u.
func (s *syllable) settle(i int) {
	if s.letters[i].shape == circumflex && i > 0 && s.letters[i-1].base == 'u' {
		s.letters[i-1].shape = noMark
	}
	s.hornBoth()
}

// hornBoth makes ươ of uơ and ưo as soon as something follows, since neither stands inside a syllable; thuở keeps its u.
func (s *syllable) hornBoth() {
	v, c := s.parts()
	if len(s.letters) < v+3 || c < v+2 {
		return
	}
	u, o := &s.letters[v], &s.letters[v+1]
	if u.base == 'u' && o.base == 'o' && (u.shape == horn || o.shape == horn) && o.shape != circumflex {
		u.shape, o.shape = horn, horn
	}
}

func (w *word) undoShapes(m markKey, v, c int, k rune) bool {
	undone := false
	for i := v; i < c; i++ {
		l := &w.letters[i]
		if slices.Contains(m.bases, l.base) && l.shape == m.shapeOf(l.base) {
			l.shape, undone = noMark, true
		}
	}
	if undone {
		w.undo(k)
	}
	return undone
}

// undo writes the key itself: whoever presses it again wants the letter.
func (w *word) undo(k rune) {
	w.literal = true
	w.undone(k)
}

// undone writes a key as the letter it is.
func (w *word) undone(k rune) {
	w.letters = append(w.letters, letter{base: unicode.ToLower(k), upper: unicode.IsUpper(k)})
}

// take accepts a change that leaves the syllable possible.
func (w *word) take(with syllable) bool {
	if !with.possible() || len(with.letters) == 0 {
		return false
	}
	w.syllable = with
	return true
}

// markKey is what a key does to a syllable.
type markKey struct {
	tone  rune
	clear bool
	shape rune
	// bases are the letters that the shape may fall on, tried in this order.
	bases []rune
}

// shapeOf is the key's shape on a base: Telex w is a breve on a and a horn on o and u.
func (m markKey) shapeOf(base rune) rune {
	if m.shape == horn && base == 'a' {
		return breve
	}
	return m.shape
}

var telexKeys = map[rune]markKey{
	's': {tone: acute}, 'f': {tone: grave}, 'r': {tone: hookAbove}, 'x': {tone: tilde}, 'j': {tone: dotBelow}, 'z': {clear: true},
	'a': {shape: circumflex, bases: []rune("a")}, 'e': {shape: circumflex, bases: []rune("e")}, 'o': {shape: circumflex, bases: []rune("o")},
	'w': {shape: horn, bases: []rune("aou")}, 'd': {shape: stroke},
}

var vniKeys = map[rune]markKey{
	'1': {tone: acute}, '2': {tone: grave}, '3': {tone: hookAbove}, '4': {tone: tilde}, '5': {tone: dotBelow}, '0': {clear: true},
	'6': {shape: circumflex, bases: []rune("aeo")}, '7': {shape: horn, bases: []rune("ou")}, '8': {shape: breve, bases: []rune("a")}, '9': {shape: stroke},
}
