package flow

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"dendau/storage/report"
)

// marksOf counts the marks in a text by the key that makes them.
func marksOf(text string, vni bool) map[rune]int {
	keys := map[rune]rune{acute: 's', grave: 'f', hookAbove: 'r', tilde: 'x', dotBelow: 'j', breve: 'w', horn: 'w'}
	circumflexOf := func(base rune) rune { return base }
	stroked := 'd'
	if vni {
		keys = map[rune]rune{acute: '1', grave: '2', hookAbove: '3', tilde: '4', dotBelow: '5', horn: '7', breve: '8'}
		circumflexOf = func(rune) rune { return '6' }
		stroked = '9'
	}
	n := map[rune]int{}
	base := noMark
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch key, ok := keys[r]; {
		case ok:
			n[key]++
		case r == circumflex:
			n[circumflexOf(base)]++
		case r == 'đ':
			n[stroked]++
		default:
			base = r
		}
	}
	return n
}

// acted takes the letters of a text out of the keys that were typed, in their order; what is left over acted as marks. It fails where a
// letter was invented or stands out of order.
func acted(keys, letters string) (left []rune, ok bool) {
	rest := []rune(letters)
	for _, k := range strings.ToLower(keys) {
		if len(rest) > 0 && rest[0] == k {
			rest = rest[1:]
		} else {
			left = append(left, k)
		}
	}
	return left, len(rest) == 0
}

// checkNothingLost holds a word against its keys: every letter was typed, what is no letter acted as a mark, and every mark has its key.
func checkNothingLost(t interface {
	Fatalf(string, ...any)
}, keys, text string, vni bool) {
	marks := "sfrxjzawdeo"
	if vni {
		marks = "0123456789"
	}
	left, ok := acted(keys, report.Fold(text))
	if !ok {
		t.Fatalf("%s became %s: a letter that nobody typed, or another order", keys, text)
	}
	spare := map[rune]int{}
	for _, k := range left {
		if !strings.ContainsRune(marks, k) {
			t.Fatalf("%s became %s: %c is lost", keys, text, k)
		}
		spare[k]++
	}
	for key, n := range marksOf(text, vni) {
		if key == 'w' || key == '7' { // one of them makes both of ươ
			n = min(n, 1)
		}
		if spare[key] < n {
			t.Fatalf("%s became %s: %d marks of %c, %d keys for them", keys, text, n, key, spare[key])
		}
	}
	if len(left) > 0 && len(marksOf(text, vni)) == 0 && !undoneOrCleared(left, report.Fold(text), vni) {
		t.Fatalf("%s became %s: %q did nothing", keys, text, string(left))
	}
}

// undoneOrCleared: keys leave no mark only where a tone was taken away, or where one of them was pressed again and so stands as a letter.
func undoneOrCleared(left []rune, letters string, vni bool) bool {
	clear := 'z'
	if vni {
		clear = '0'
	}
	return slices.ContainsFunc(left, func(k rune) bool { return k == clear || strings.ContainsRune(letters, k) })
}

// TestTypingNeverLosesALetter: whatever keys are pressed, no letter is lost or invented, in any word, at any moment of typing it.
func TestTypingNeverLosesALetter(t *testing.T) {
	telex := []rune("aeiouyaeiouywsfrxjzdbchgknmpqtlvASDWNGO")
	for name, m := range methods {
		alphabet := telex
		if m.vni {
			alphabet = append([]rune("aeiouydbchgknmpqrstlvxwzDNGO"), []rune("01234567890123456789")...)
		}
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				keys := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 12).Draw(t, "keys"))
				if m.vni { // a digit without a word before it is a digit
					keys = "a" + keys
				}
				for n := range len(keys) {
					checkNothingLost(t, keys[:n+1], typed(keys[:n+1], m.vni), m.vni)
				}
			})
		})
	}
}

// TestTheSameKeyAgainGivesTheLetters: what a key did it undoes, and then stands there itself.
func TestTheSameKeyAgainGivesTheLetters(t *testing.T) {
	for _, s := range append(syllablesByRule(), specials...) {
		if s.tone == noMark {
			continue
		}
		bare := s
		bare.tone = noMark
		for name, m := range methods {
			keys := s.keysOf(m)[0]
			want := bare.String() + m.tones[s.tone]
			if got := typed(keys+m.tones[s.tone], m.vni); got != want {
				t.Fatalf("%s: %s twice gives %s, want %s", name, keys, got, want)
			}
		}
	}
}

// TestComposedTextPasses: what a program on the PC or a scanner has composed is never composed again.
func TestComposedTextPasses(t *testing.T) {
	for _, text := range []string{
		"Nguyễn Thị Boong", "Đặng Văn Tass", "bà Sáu aa", "ễs", "Tiếng Anh: tesla, Boeing", "Đoàn Quoos", "K’ Brối", "Ka Hồng", "Thôn 2, xã Đắk Wer",
	} {
		for name, m := range methods {
			f := typing{vni: m.vni}
			from := strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
			start := strings.LastIndex(text[:from], " ") + 1
			f.Set(text[:start])
			for _, r := range text[start:] {
				f.Take(r, r > unicode.MaxASCII)
			}
			if got := f.Text(); got != text {
				t.Errorf("%s: got %s, want %s", name, got, text)
			}
		}
	}
}

// An input method takes letters back and sends them with their marks; once the field is empty, keys compose again.
func TestAfterAnInputMethod(t *testing.T) {
	f := typing{names: true}
	for _, r := range "nguye" {
		f.Type(r)
	}
	f.Erase()
	f.Take('ễ', true)
	for _, r := range "n booos" {
		f.Type(r)
	}
	if got := f.Text(); got != "Nguyễn Booos" {
		t.Errorf("got %q", got)
	}
	for f.Text() != "" {
		f.Erase()
	}
	for _, r := range "hoaf" {
		f.Type(r)
	}
	if got := f.Text(); got != "Hòa" {
		t.Errorf("in the empty field: %q", got)
	}
	f.Take('ô', true)
	f.Settle()
	for _, r := range " nams" {
		f.Type(r)
	}
	if got := f.Text(); got != "Hòaô Nám" {
		t.Errorf("after the key of the method: %q", got)
	}
}

// TestToneKeysFindTheirVowel: the tone keys of the screen's keyboard never put a mark over a consonant.
func TestToneKeysFindTheirVowel(t *testing.T) {
	for keys, want := range map[string]string{
		"D\u0303": "D", "\u0301a": "a", "th\u0323": "th", "th\u0323i": "thi", "Brush\u0301": "Brúsh", "windows\u0300": "windòws", "hoa \u0301": "hoa ",
		"Đ\u0303": "Đ", "Dũng\u0303": "Dung", "tesla\u0301\u0301": "tesla", "K\u0301 Brô\u0301i": "K Brối", "Zoo\u0301m": "Zoóm",
	} {
		if got := typed(keys, false); got != norm.NFC.String(want) {
			t.Errorf("%q: got %q, want %q", keys, got, want)
		}
	}
}

func FuzzTyping(f *testing.F) {
	f.Add("nguyeenx thij \u0301", false, true)
	f.Add("d9uo7ng2 so61", true, false)
	f.Add("ễs\u0323Đ\u0303boong", false, false)
	f.Fuzz(func(t *testing.T, keys string, vni, names bool) {
		field := typing{vni: vni, names: names}
		for i, r := range keys {
			field.Take(r, r > unicode.MaxASCII && i%3 == 0)
			text := field.Text()
			if !norm.NFC.IsNormalString(text) || !utf8.ValidString(text) || utf8.RuneCountInString(text) > 2*maxTyped {
				t.Fatalf("%q became %q", keys[:i], text)
			}
		}
		for n := utf8.RuneCountInString(field.Text()); n > 0; n-- {
			field.Erase()
			if got := utf8.RuneCountInString(field.Text()); got != n-1 {
				t.Fatalf("%q: erasing left %d of %d", keys, got, n)
			}
		}
	})
}
