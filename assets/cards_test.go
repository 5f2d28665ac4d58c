package assets

import "testing"

// Every card has a picture and a word in both languages, and no two have the same.
func TestCards(t *testing.T) {
	for _, lang := range []string{Vietnamese, English} {
		m := NewMessages(lang)
		seen := map[string]string{}
		word := func(area, name string) {
			key := "cards." + area + "." + name
			text := m.T(key)
			if text == key {
				t.Errorf("%s: no word for %s", lang, key)
			}
			if other := seen[area+text]; other != "" {
				t.Errorf("%s: %s and %s are both %q", lang, other, key, text)
			}
			seen[area+text] = key
		}
		for _, name := range CardNames {
			word("picture", name)
		}
		for _, name := range CardSorts {
			word("sort", name)
		}
		for _, name := range CardColours {
			word("colour", name)
		}
	}
	for i, name := range CardNames {
		if img := Card(i); img == nil || img.Bounds().Dx() != 192 {
			t.Errorf("card %s is not 192 px wide; run assets/drawing/cards.mjs", name)
		}
	}
	for i, name := range CardColours {
		if CardColour(i) == nil {
			t.Errorf("colour %s has no shape; run assets/pictures/draw.sh", name)
		}
	}
	if Card(-1) != nil || Card(len(CardNames)) != nil || CardColour(len(CardColours)) != nil {
		t.Error("a card that there is not has a picture")
	}
	if n := len(CardNames); n != 12*len(CardSorts) {
		t.Errorf("%d cards in %d sorts", n, len(CardSorts))
	}
}
