package assets_test

import (
	"strings"
	"testing"

	"dendau/assets"
)

func TestWhatCanBeSaidCanBeSaidInBothLanguages(t *testing.T) {
	vi, en := assets.Spoken("vi"), assets.Spoken("en")
	for key := range en {
		if vi[key] == "" {
			t.Errorf("%s can be said in English alone: its sentence takes an argument in Vietnamese", key)
		}
	}
	for key, text := range vi {
		if en[key] == "" {
			t.Errorf("%s can be said in Vietnamese alone: its sentence takes an argument in English", key)
		}
		if strings.ContainsAny(text, "{}\n·…") && strings.HasPrefix(key, "voice.") {
			t.Errorf("%s: %q is for eyes", key, text)
		}
	}
	for key, want := range map[string]string{"learner.notYet": "Chưa đúng, mình thử lại nhé", "voice.n.3": "Số ba.", "learner.idleAsk": "", "handover.error.gone": ""} {
		if vi[key] != want {
			t.Errorf("%s says %q, want %q", key, vi[key], want)
		}
	}
}

// Sentences for the ear are short: of an eye's length nobody remembers the beginning.
func TestSentencesForTheEarAreShort(t *testing.T) {
	for key, text := range assets.Spoken("vi") {
		if !strings.HasPrefix(key, "voice.") {
			continue
		}
		for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '?' || r == ':' }) {
			if n := len(strings.Fields(sentence)); n > 22 {
				t.Errorf("%s: %d syllables in %q", key, n, sentence)
			}
		}
	}
}
