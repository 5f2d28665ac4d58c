package content

// Lang is a language tag of the two languages that the product speaks: "vi" or "en".
type Lang string

// The languages of packs and of the interface. Vietnamese is the one that is always there.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Text is one text in several languages, NFC.
type Text map[Lang]string

// In gives the text in lang, and in Vietnamese where that language is missing: a person always has something to read.
func (t Text) In(lang Lang) string {
	if s, ok := t[lang]; ok && s != "" {
		return s
	}
	return t[Vietnamese]
}

// Path names a file of the pack, with slashes, as the manifest lists it. Empty means that there is none.
type Path string

// Voice is the narration of one text: a sound file for each language that has one.
type Voice map[Lang]Path

// In gives the file for lang; empty where that language is silent. A voice never falls back to another language.
func (v Voice) In(lang Lang) Path { return v[lang] }

// Spoken is a text together with the voice that reads it.
type Spoken struct {
	Text  Text  `json:"text"`
	Voice Voice `json:"voice,omitempty"`
}

// Picture is a drawing of the pack and the words for who cannot see it.
type Picture struct {
	Path Path `json:"path"`
	Alt  Text `json:"alt"`
}
