package flow

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The marks of Vietnamese as combining characters: five tones, and the three shapes of vowels. The stroke of đ has none in Unicode
// that composes; stroke stands for it in a letter.
const (
	acute      = '\u0301' // sắc
	grave      = '\u0300' // huyền
	hookAbove  = '\u0309' // hỏi
	tilde      = '\u0303' // ngã
	dotBelow   = '\u0323' // nặng
	circumflex = '\u0302' // â ê ô
	breve      = '\u0306' // ă
	horn       = '\u031B' // ơ ư
	stroke     = '\u0335' // đ
	noMark     = rune(0)
)

// letter is one letter of a syllable, without its tone.
type letter struct {
	base  rune // lower case, a–z
	shape rune
	upper bool
}

// syllable is what Vietnamese writes between two blanks: letters and one tone.
type syllable struct {
	letters []letter
	tone    rune
}

// add appends r, which may carry a shape and a tone of its own.
func (s *syllable) add(r rune) {
	l := letter{upper: unicode.IsUpper(r)}
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		switch d {
		case acute, grave, hookAbove, tilde, dotBelow:
			s.tone = d
		case circumflex, breve, horn:
			l.shape = d
		case 'đ':
			l.base, l.shape = 'd', stroke
		default:
			if l.base == noMark {
				l.base = d
			}
		}
	}
	s.letters = append(s.letters, l)
}

func (s syllable) clone() syllable {
	s.letters = slices.Clone(s.letters)
	return s
}

// String writes the syllable in NFC with its tone where it belongs.
func (s syllable) String() string {
	at := s.tonePlace()
	var b strings.Builder
	for i, l := range s.letters {
		r := l.base
		if l.shape == stroke {
			r = 'đ'
		}
		if l.upper {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		if l.shape != noMark && l.shape != stroke {
			b.WriteRune(l.shape)
		}
		if i == at && s.tone != noMark {
			b.WriteRune(s.tone)
		}
	}
	return norm.NFC.String(b.String())
}

// plain writes letters i to j with shapes and without tone or case, as the tables below have them.
func (s syllable) plain(i, j int) string {
	t := syllable{}
	for _, l := range s.letters[i:j] {
		l.upper = false
		t.letters = append(t.letters, l)
	}
	return t.String()
}

// parts splits the syllable: onset is letters[:v], vowels are letters[v:c], the coda is letters[c:].
func (s syllable) parts() (v, c int) {
	v = s.onsetLen()
	for c = v; c < len(s.letters) && isVowel(s.letters[c].base); c++ {
	}
	return v, c
}

// onsetLen counts the letters before the vowels: `qu` takes its u, `gi` its i when a vowel follows.
func (s syllable) onsetLen() int {
	n := 0
	for n < len(s.letters) && !isVowel(s.letters[n].base) {
		n++
	}
	rest := s.letters[n:]
	switch {
	case n == 1 && s.letters[0].base == 'q' && len(rest) > 0 && rest[0] == (letter{base: 'u', upper: rest[0].upper}):
		return 2
	case n == 1 && s.letters[0].base == 'g' && len(rest) > 1 && rest[0].base == 'i' && isVowel(rest[1].base):
		return 2
	}
	return n
}

// tonePlace is the index of the letter that carries the tone, -1 without a vowel. Older style: hòa, khỏe, thủy.
func (s syllable) tonePlace() int {
	v, c := s.parts()
	switch n := c - v; {
	case n == 0:
		return -1
	case n == 1:
		return v
	default:
		for i := c - 1; i >= v; i-- { // the last of ươ
			if l := s.letters[i]; l.shape != noMark && !(l.base == 'u' && l.shape == horn) {
				return i
			}
		}
		if n >= 3 {
			return v + 1
		}
		if c < len(s.letters) {
			return v + 1
		}
		return v
	}
}

// possible tells whether Vietnamese can write this, or could once more is typed.
func (s syllable) possible() bool {
	v, c := s.parts()
	onset, vowels, coda := s.plain(0, v), s.plain(v, c), s.plain(c, len(s.letters))
	if onset != "" && !onsets[onset] {
		return vowels == "" && coda == "" && s.tone == noMark
	}
	if vowels == "" {
		return coda == "" && s.tone == noMark
	}
	if !nuclei[vowels] || coda != "" && !codas[coda] {
		return false
	}
	switch coda {
	case "c", "ch", "p", "t":
		return s.tone == noMark || s.tone == acute || s.tone == dotBelow
	}
	return true
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouy", r) }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// The second line of onsets is of names from the highlands, such as K' Brối; the second lines of nuclei are what stands on the screen
// on the way to the first.
var (
	onsets = set(`b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
		bl br dr đr gl gr kl kr ml mr pl pr`)
	codas  = set(`c ch m n ng nh p t`)
	nuclei = set(`a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê
		iêu yêu oai oao oay oeo uây uôi ươi ươu uya uyê uyu
		eu ie uo uu ưo ye ieu yeu uoi uou ưoi ưou uay uye ue`)
)
