package ui

import (
	"strings"
	"testing"

	"dendau/assets"
	"dendau/content"
)

// The notice is one breath: at most sixty words, whoever it is read to. Another wording is another version: flow.Config.Wording.
func TestConsentIsShort(t *testing.T) {
	for _, lang := range []content.Lang{content.Vietnamese, content.English} {
		words := assets.NewMessages(string(lang))
		for _, tail := range append([]string{""}, addressTails...) {
			key := "learner.pronoun"
			if tail != "" {
				key += "." + tail
			}
			you := words.T(key)
			notice := words.T("facilitator.consent", "you", you, "You", upperFirst(you))
			if n := len(strings.Fields(notice)); n > 60 || n < 30 {
				t.Errorf("%s, %s: the notice has %d words", lang, you, n)
			}
		}
	}
}
