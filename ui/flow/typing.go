package flow

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxTyped is the longest text a person can type into one field, in runes: twice the longest name of the code list.
const maxTyped = 60

// typing is a text field that composes Vietnamese by itself, since the toolkit knows no input method.
// It remembers the keys of the word that is being typed, so that a word that turns out not to be Vietnamese stands there as it was typed.
type typing struct {
	done string // the words before
	keys []rune // the keys of the word under way
	// shown is how many of them are letters that stood there before: they are not pressed again.
	shown int
	vni   bool
	// outside is set once a letter came with its marks: somebody else composes (a program on the PC, a scanner), and what they send is never
	// to be composed again. It ends when the field is empty, or when a key of the screen asks for another way of typing.
	outside bool
	// names begins every word with a capital letter; digits, where it is not 0, takes only so many digits.
	names  bool
	digits int
	most   int // letters; 0 is maxTyped
}

// Text is what the field shows, NFC.
func (t *typing) Text() string {
	text := t.done + compose(t.keys, t.shown, t.vni)
	if t.names {
		text = properCase(text)
	}
	return text
}

// Trimmed is the text as it is kept: single blanks, none at the ends.
func (t *typing) Trimmed() string { return strings.Join(strings.Fields(t.Text()), " ") }

// Type takes a key: a letter, one of ă â đ ê ô ơ ư, a sign, a digit or a combining tone mark.
func (t *typing) Type(r rune) { t.Take(r, false) }

// Take is Type for a key of which it is known whether it came composed from outside.
func (t *typing) Take(r rune, composed bool) {
	if t.names && strings.ContainsRune("’‘ʼ´`", r) { // K' Brối is one name however its sign is typed
		r = '\''
	}
	if !t.takes(r, composed) {
		return
	}
	t.outside = t.outside || composed && !isSign(r)
	if unicode.Is(unicode.Mn, r) && !composed {
		if t.vowel() { // a tone without a vowel has no place
			t.keys = append(t.keys, r)
		}
		return
	}
	if t.outside {
		t.Set(t.Text() + string(r))
		return
	}
	if t.ends(r) {
		t.done = norm.NFC.String(t.done + compose(t.keys, t.shown, t.vni) + string(r))
		t.keys, t.shown = nil, 0
		return
	}
	t.keys = append(t.keys, r)
}

// isSign tells letters and their marks from everything else, which a keyboard has as it is.
func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

// takes tells whether r is something that can stand in this field, and has room.
func (t *typing) takes(r rune, composed bool) bool {
	if r == utf8.RuneError || !unicode.IsPrint(r) && !unicode.Is(unicode.Mn, r) {
		return false
	}
	if t.digits > 0 && (r < '0' || r > '9' || len(t.done) >= t.digits) {
		return false
	}
	if unicode.Is(unicode.Mn, r) {
		return isTone(r) || composed && t.Text() != ""
	}
	most := t.most
	if most == 0 {
		most = maxTyped
	}
	return utf8.RuneCountInString(t.Text()) < most
}

// vowel tells whether the word under way has one.
func (t *typing) vowel() bool {
	return slices.ContainsFunc(t.keys, func(r rune) bool { return vowelOf(r) })
}

// Settle takes what stands there as it is, and composes from here on.
func (t *typing) Settle() {
	t.Set(t.Text())
	t.outside = false
}

// ends tells whether r ends the word under way instead of belonging to it.
func (t *typing) ends(r rune) bool {
	if unicode.IsLetter(r) {
		return false
	}
	if t.vni && r >= '0' && r <= '9' {
		return len(t.keys) == 0
	}
	return true
}

// Erase takes the last shown letter away, with all its marks.
func (t *typing) Erase() {
	text := []rune(t.Text())
	if len(text) == 0 {
		return
	}
	t.Set(string(text[:len(text)-1]))
}

// Set puts a text there, as if it had been typed composed.
func (t *typing) Set(text string) {
	text = norm.NFC.String(text)
	at := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	} else {
		at = 0
	}
	t.done, t.keys = text[:at], []rune(text[at:])
	t.shown = len(t.keys)
	t.outside = t.outside && text != ""
}

// properCase begins every word with a capital letter and leaves the others as they were typed.
func properCase(text string) string {
	start := true
	return strings.Map(func(r rune) rune {
		if start && unicode.IsLetter(r) {
			r = unicode.ToUpper(r)
		}
		start = unicode.IsSpace(r)
		return r
	}, text)
}
