package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Every area of the interface keeps a pair of catalogues, <area>.vi.json and
// <area>.en.json, one key a line, sorted, the area being the key's first word
// or as close as reads well. All pairs are loaded.
//
//go:embed messages/*.json
var catalogues embed.FS

// Languages of the interface; Vietnamese is the first and the fallback.
const (
	Vietnamese = "vi"
	English    = "en"
)

// Messages turns keys into sentences of one language. It is safe for use by
// several goroutines.
type Messages struct {
	lang string
	loc  *i18n.Localizer
}

var loadBundle = sync.OnceValue(func() *i18n.Bundle {
	bundle := i18n.NewBundle(language.Vietnamese)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	entries, err := catalogues.ReadDir("messages")
	if err != nil {
		panic("assets: " + err.Error())
	}
	for _, e := range entries {
		if _, err := bundle.ParseMessageFileBytes(mustRead(catalogues, "messages/"+e.Name()), e.Name()); err != nil {
			panic(fmt.Sprintf("assets: catalogue %s: %v", e.Name(), err))
		}
	}
	return bundle
})

// NewMessages returns the catalogue of a language, "vi" or "en"; any other
// reads as Vietnamese.
func NewMessages(lang string) *Messages {
	if lang != English {
		lang = Vietnamese
	}
	return &Messages{lang: lang, loc: i18n.NewLocalizer(loadBundle(), lang)}
}

// Lang is "vi" or "en".
func (m *Messages) Lang() string { return m.lang }

// T returns the sentence of a key. Arguments follow as name, value pairs, or as
// one map[string]any; the argument named "n" is a count and chooses the plural
// form. A key without a sentence comes back as itself, so that a person still
// sees something to ask about and a test sees what is missing.
func (m *Messages) T(key string, args ...any) string {
	data := arguments(args)
	config := &i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: data["n"]}
	text, err := m.loc.Localize(config)
	if err != nil { // Vietnamese sentences have one form; the rules may ask for two
		config.PluralCount = nil
		text, err = m.loc.Localize(config)
	}
	if err != nil {
		return key
	}
	return text
}

// Has tells whether a key has a sentence in some language.
func (m *Messages) Has(key string) bool {
	_, err := m.loc.Localize(&i18n.LocalizeConfig{MessageID: key})
	return err == nil
}

func arguments(args []any) map[string]any {
	if len(args) == 1 {
		if given, ok := args[0].(map[string]any); ok {
			return given
		}
	}
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			panic(fmt.Sprintf("assets: argument %d of a message is not a name: %v", i, args[i]))
		}
		data[name] = args[i+1]
	}
	return data
}
