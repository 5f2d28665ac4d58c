package ui

import (
	"strings"
	"testing"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
)

// The notice is one breath: at most sixty words, whoever it is read to. Another wording is another version: flow.Config.Wording.
func TestConsentIsShort(t *testing.T) {
	if flow.NoticeWording != assets.NoticeWording {
		t.Errorf("answers name wording %s, and %s is what people hear", flow.NoticeWording, assets.NoticeWording)
	}
	for _, lang := range []content.Lang{content.Vietnamese, content.English} {
		words := assets.NewMessages(string(lang))
		for _, tail := range append([]string{""}, addressTails...) {
			notice := words.Notice(tail)
			if got, want := flow.NoticeKey(assets.NoticeWording, tail), assets.NoticeKey(tail); got != want {
				t.Errorf("the kiosk asks for %s, spoken is %s", got, want)
			}
			if n := len(strings.Fields(notice)); n > 60 || n < 30 {
				t.Errorf("%s, %s: the notice has %d words", lang, tail, n)
			}
		}
	}
}
