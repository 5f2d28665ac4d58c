package flow

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The syllables of Vietnamese by its rules of spelling, not by the tables of the program: a star stands after the vowel that carries the
// tone in the older style.
var (
	plainOnsets = strings.Fields("b ch d đ h l m n nh ph r s t th tr v x kh")
	// Before i, e, ê, y Vietnamese writes k, gh, ngh; before the others c, g, ng.
	frontOnsets = strings.Fields("k gh ngh")
	backOnsets  = strings.Fields("c g ng")
	// Rimes that stop the breath take sắc and nặng alone.
	openRimes = strings.Fields(`a* a*i a*o a*u a*y a*m a*n a*ng a*nh ă*m ă*n ă*ng â*u â*y â*m â*n â*ng e* e*o e*m e*n e*ng ê* ê*u ê*m ê*n ê*nh
		i* i*a i*u i*m i*n i*nh iê*u iê*m iê*n iê*ng o* o*i o*m o*n o*ng ô* ô*i ô*m ô*n ô*ng ơ* ơ*i ơ*m ơ*n u* u*a u*i u*m u*n u*ng
		uô*i uô*m uô*n uô*ng ư* ư*a ư*i ư*u ư*n ư*ng ươ*i ươ*u ươ*m ươ*n ươ*ng y* o*a oa*i oa*y oa*n oa*ng oa*nh oă*n oă*ng o*e oe*o oe*n
		uâ*n uâ*ng uâ*y uê* uê*nh u*y uy*a uy*u uy*n uy*nh uyê*n uơ*`)
	stoppedRimes = strings.Fields(`a*c a*ch a*p a*t ă*c ă*p ă*t â*c â*p â*t e*c e*p e*t ê*ch ê*p ê*t i*ch i*p i*t iê*c iê*p iê*t o*c o*p o*t
		ô*c ô*p ô*t ơ*p ơ*t u*c u*p u*t uô*c uô*t ư*c ư*t ươ*c ươ*p ươ*t oa*c oa*ch oa*t oă*c oă*t uâ*t uê*ch uy*ch uy*t uyê*t`)
	tonesByRule = []rune{noMark, acute, grave, hookAbove, tilde, dotBelow}
)

// spelled is a syllable as people write it, with its parts.
type spelled struct {
	onset, before, vowel, after string // the rime up to the vowel with the tone, that vowel, what follows it
	tone                        rune
}

func (s spelled) String() string {
	vowel := s.vowel
	if s.tone != noMark {
		vowel += string(s.tone)
	}
	return norm.NFC.String(s.onset + s.before + vowel + s.after)
}

// syllablesByRule are onsets × rimes × tones, as far as the rules of spelling allow.
func syllablesByRule() (all []spelled) {
	add := func(onset, rime string, tones []rune) {
		at := strings.IndexByte(rime, '*')
		before := []rune(rime[:at])
		last := len(before) - 1
		for _, tone := range tones {
			all = append(all, spelled{onset, string(before[:last]), string(before[last]), rime[at+1:], tone})
		}
	}
	for _, rimes := range []struct {
		of    []string
		tones []rune
	}{{openRimes, tonesByRule}, {stoppedRimes, []rune{acute, dotBelow}}} {
		for _, rime := range rimes.of {
			for _, onset := range onsetsFor(rime) {
				add(onset, rime, rimes.tones)
			}
		}
	}
	return all
}

func onsetsFor(rime string) []string {
	front := strings.ContainsRune("ieêy", []rune(rime)[0])
	switch {
	case rime == "y*":
		return strings.Fields("k m t l") // kỹ, mỹ, tỷ, lý
	case strings.HasPrefix(rime, "i") && len(rime) > 2 && strings.HasPrefix(rime, "iê"), front:
		return append(slices.Clone(plainOnsets), frontOnsets...)
	}
	return append(slices.Clone(plainOnsets), backOnsets...)
}

// Syllables whose onset takes a vowel letter are listed apart: qu its u, gi its i.
var specials = []spelled{
	{"qu", "", "a", "", grave}, {"qu", "", "a", "n", acute}, {"qu", "", "a", "ng", noMark}, {"qu", "", "ê", "", noMark}, {"qu", "", "y", "", acute},
	{"qu", "", "y", "t", acute}, {"qu", "y", "ê", "n", grave}, {"qu", "y", "ê", "t", acute}, {"qu", "", "ô", "c", acute}, {"qu", "", "â", "n", noMark},
	{"qu", "", "ă", "ng", noMark}, {"qu", "", "e", "n", noMark}, {"qu", "", "a", "nh", noMark}, {"qu", "", "ả", "", noMark},
	{"gi", "", "a", "", grave}, {"gi", "", "ư", "", tilde}, {"gi", "", "ơ", "", grave}, {"gi", "", "a", "o", acute}, {"gi", "", "ê", "ng", acute},
	{"gi", "", "â", "y", acute}, {"gi", "", "ô", "ng", acute}, {"gi", "ư", "ơ", "ng", grave}, {"g", "", "i", "", grave}, {"g", "", "i", "n", grave},
	{"", "y", "ê", "u", noMark}, {"", "y", "ê", "n", noMark}, {"", "", "ă", "n", noMark}, {"", "", "â", "n", noMark}, {"", "ư", "ơ", "c", acute},
	{"", "u", "ô", "ng", acute}, {"", "o", "a", "n", noMark}, {"", "", "y", "", acute}, {"", "", "ơ", "", hookAbove}, {"", "", "ô", "ng", noMark},
}

// keysOf are the ways in which people type a syllable.
func (s spelled) keysOf(m method) []string {
	each := func(text string) (now, bare, late string) { // marks at their letters; letters alone; marks alone
		for _, r := range text {
			base, mark := m.split(r)
			now, bare, late = now+base+mark, bare+base, late+mark
		}
		return now, bare, late
	}
	tone := m.tones[s.tone]
	onset, onsetBare, stroke := each(s.onset)
	before, beforeBare, beforeMarks := each(s.before)
	vowel, vowelBare, vowelMarks := each(s.vowel)
	shapes := beforeMarks + vowelMarks
	if m.once && s.before+s.vowel == "ươ" { // one key makes both
		shapes = m.split1('ơ')
	}
	ways := []string{
		onset + before + vowel + s.after + tone,
		onset + before + vowel + tone + s.after,
		onset + beforeBare + vowelBare + s.after + shapes + tone,
		onset + beforeBare + vowelBare + s.after + tone + shapes,
		onsetBare + before + vowel + s.after + tone + stroke,
	}
	return slices.Compact(ways)
}

// method is one way of typing marks.
type method struct {
	vni   bool
	once  bool
	tones map[rune]string
	marks map[rune]string // of a letter with a shape
}

func (m method) split(r rune) (base, mark string) {
	mark, ok := m.marks[r]
	if !ok {
		return string(r), ""
	}
	if r == 'đ' {
		return "d", mark
	}
	return string([]rune(norm.NFD.String(string(r)))[0]), mark
}

func (m method) split1(r rune) string { _, mark := m.split(r); return mark }

var methods = map[string]method{
	"Telex": {
		once:  true,
		tones: map[rune]string{acute: "s", grave: "f", hookAbove: "r", tilde: "x", dotBelow: "j"},
		marks: map[rune]string{'ă': "w", 'â': "a", 'ê': "e", 'ô': "o", 'ơ': "w", 'ư': "w", 'đ': "d"},
	},
	"VNI": {
		vni: true, once: true,
		tones: map[rune]string{acute: "1", grave: "2", hookAbove: "3", tilde: "4", dotBelow: "5"},
		marks: map[rune]string{'ă': "8", 'â': "6", 'ê': "6", 'ô': "6", 'ơ': "7", 'ư': "7", 'đ': "9"},
	},
}

// TestSyllablesByRule types every syllable that the rules of spelling make, in every order of keys that people use.
func TestSyllablesByRule(t *testing.T) {
	all := append(syllablesByRule(), specials...)
	for name, m := range methods {
		t.Run(name, func(t *testing.T) {
			wrong, ways := 0, 0
			for _, s := range all {
				for _, keys := range s.keysOf(m) {
					ways++
					if got := typed(keys, m.vni); got != s.String() {
						if wrong++; wrong <= 40 {
							t.Errorf("%s: got %s, want %s", keys, got, s)
						}
					}
				}
			}
			t.Logf("%d syllables, %d ways to type them, %d wrong", len(all), ways, wrong)
		})
	}
}
