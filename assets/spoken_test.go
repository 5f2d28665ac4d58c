package assets_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"dendau/assets"
)

func TestWhatCanBeSaidCanBeSaidInBothLanguages(t *testing.T) {
	vi, en := assets.Spoken("vi"), assets.Spoken("en")
	if got, want := slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(vi)); !slices.Equal(got, want) {
		t.Errorf("English says %v, Vietnamese %v", got, want)
	}
	for key, text := range vi {
		if strings.ContainsAny(text, "{}\n·…") && strings.HasPrefix(key, "voice.") {
			t.Errorf("%s: %q is for eyes", key, text)
		}
	}
	for key, want := range map[string]string{"learner.notYet": "Chưa đúng, mình thử lại nhé", "voice.n3": "Số ba.", "learner.idleAsk": "", "handover.error.gone": ""} {
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
