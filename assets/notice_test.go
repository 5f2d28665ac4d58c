package assets_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"dendau/assets"
)

// noticeWordings are the first bytes of the SHA-256 of each wording of the notice, in both languages, that was ever read to people. Whoever changes a
// word raises assets.NoticeWording and adds a line: consent names the wording to which it was given, and a recording of another is not played.
var noticeWordings = map[string]map[string]string{
	"2": {"vi": "38dfaeec5608", "en": "f6fd9c0e6154"},
}

func TestAWordingOfTheNoticeNeverChanges(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		sum := sha256.Sum256([]byte(assets.NewMessages(lang).Notice("all")))
		if got, want := hex.EncodeToString(sum[:6]), noticeWordings[assets.NoticeWording][lang]; got != want {
			t.Errorf("%s: wording %s reads %s now, and was %s when it was given its number: another wording needs another number", lang, assets.NoticeWording, got, want)
		}
	}
}

// The notice is among what is spoken, once for each way of addressing people, word for word as it stands on the screen.
func TestTheNoticeIsSpoken(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		spoken, m := assets.Spoken(lang), assets.NewMessages(lang)
		var texts []string
		for _, tail := range []string{"all", "ong", "ba", "co", "bac", "anh", "chi"} {
			text := spoken[assets.NoticeKey(tail)]
			if text == "" || text != m.Notice(tail) {
				t.Errorf("%s, %s: spoken %q", lang, tail, text)
			}
			texts = append(texts, text)
		}
		if slices.Sort(texts); lang == "vi" && len(slices.Compact(texts)) != 7 {
			t.Error("two ways of addressing people are one")
		}
	}
}
