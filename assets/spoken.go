package assets

import (
	"encoding/json"
	"slices"
	"strings"
)

// spokenAreas are the catalogues out of which learners' screens speak: sentences for the ear alone, what is written on the screens, and
// what went wrong.
var spokenAreas = []string{"voice", "learner", "kit", "errors"}

// Spoken gives every sentence of the interface that can be said in a language, by its key: those of the spoken areas that take no
// argument, and the notice to each whom it addresses. A clip can be made of them long before anybody sits down. A line break is for the eye and becomes a blank.
func Spoken(lang string) map[string]string {
	m := NewMessages(lang)
	out := map[string]string{}
	for _, area := range spokenAreas {
		var keys map[string]json.RawMessage
		if err := json.Unmarshal(mustRead(catalogues, "messages/"+area+"."+m.Lang()+".json"), &keys); err != nil {
			panic("assets: catalogue " + area + ": " + err.Error())
		}
		for key, raw := range keys {
			var text string
			prefix, _, _ := strings.Cut(key, ".")
			if json.Unmarshal(raw, &text) == nil && slices.Contains(spokenAreas, prefix) && !strings.Contains(text, "{{") {
				out[key] = strings.ReplaceAll(text, "\n", " ")
			}
		}
	}
	for _, tail := range noticeTails {
		out[NoticeKey(tail)] = m.Notice(tail)
	}
	return out
}
