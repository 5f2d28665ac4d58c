package workshop

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// englishSpeaker prepares English texts: espeak-ng reads English numbers well, but not numbers to dial, nor Vietnamese names.
type englishSpeaker struct{ lexicon []entry }

func newEnglishSpeaker(lexicon map[string]string) *englishSpeaker {
	return &englishSpeaker{sortedEntries(lexicon)}
}

var dialled = regexp.MustCompile(`\b(11\d|156|1022)\b`)

func (s *englishSpeaker) say(text string) string {
	text = replaceWords(norm.NFC.String(text), s.lexicon)
	text = dialled.ReplaceAllStringFunc(text, func(m string) string { return strings.Join(strings.Split(m, ""), " ") })
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'đ':
			return 'd'
		case r == 'Đ':
			return 'D'
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return r
	}, norm.NFD.String(text))
}
