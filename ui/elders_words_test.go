package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dendau/content"
)

// language finds words of the other language and keys that nobody translated, in what is drawn and in what is told to the blind.
func (s screenshot) language(out *broke) {
	own := ownWords(s.view)
	said := map[string]string{}
	for _, n := range s.nodes {
		if untranslated(n.Label) {
			out.say(noSentence, "%s %q", n.Role, n.Label)
		}
		if n.Role != "icon" { // whose label is a file's name
			said[n.Label] = n.Role + " " + n.ID
		}
	}
	for _, w := range s.words {
		said[w.Text.Text] = w.node.Role + " " + w.node.ID
	}
	for text, where := range said {
		for _, word := range split(text) {
			if s.isForeign(word, own) {
				out.say(foreign, "%q in %s %q", word, where, short(text))
			}
		}
	}
}

// itsName is a language's name in that language.
var itsName = map[string]bool{"tiếng": true, "việt": true, "english": true}

// isForeign tells whether a word is the other language's and not this one's. A name is nobody's.
func (s screenshot) isForeign(word string, own vocabulary) bool {
	if own.names[word] || itsName[word] || len([]rune(word)) == 1 { // a letter of the keyboard
		return false
	}
	known := catalogueWords()
	if s.look.lang == content.English {
		return marked(word) && !known[content.English][word] && !own.said[content.English][word]
	}
	if known[content.Vietnamese][word] || own.said[content.Vietnamese][word] {
		return false
	}
	return known[content.English][word] || own.said[content.English][word] || plainEnglish[word]
}

// plainEnglish are words that give English away wherever they stand.
var plainEnglish = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`the and you your of is are was not with for this that what who how when where press tap next back again page
		lesson question answer right wrong help hand text size hear read write name list more less yes please from have has can will do does it
		in at by all done open close save send choose keyboard phone call message picture`) {
		out[w] = true
	}
	return out
}()

// vocabulary are the words of a view: texts of the pack by language, and what is written the same in all of them.
type vocabulary struct {
	said  map[content.Lang]map[string]bool
	names map[string]bool
}

// ownWords are the words that a view brings along: names of people and places, and the pack's texts. A text of the pack that has no
// English one may be shown in Vietnamese.
func ownWords(v any) vocabulary {
	own := vocabulary{map[content.Lang]map[string]bool{content.Vietnamese: {}, content.English: {}}, map[string]bool{}}
	own.walk(reflect.ValueOf(v))
	return own
}

var packText = reflect.TypeFor[content.Text]()

func (own vocabulary) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			own.walk(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			own.walk(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			own.walk(v.Index(i))
		}
	case reflect.Map:
		if v.Type() == packText && v.CanInterface() {
			text := v.Interface().(content.Text)
			for _, lang := range []content.Lang{content.Vietnamese, content.English} {
				own.add(own.said[lang], text.In(lang))
			}
			return
		}
		for iter := v.MapRange(); iter.Next(); {
			own.walk(iter.Value())
		}
	case reflect.String:
		own.add(own.names, v.String())
	}
}

func (own vocabulary) add(to map[string]bool, text string) {
	for _, w := range split(text) {
		to[w] = true
	}
}

// split gives the words of a text in small letters; what stands in braces is the catalogue's own.
func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool { return !unicode.IsLetter(r) })
}

// marked tells whether a word has letters that only Vietnamese has.
func marked(word string) bool {
	for _, r := range word {
		if r > unicode.MaxLatin1 || strings.ContainsRune("àáâãèéêìíòóôõùúýđ", r) {
			return true
		}
	}
	return false
}

// catalogueWords are the words of all sentences, by language.
var catalogueWords = sync.OnceValue(func() map[content.Lang]map[string]bool {
	out := map[content.Lang]map[string]bool{}
	for _, lang := range []content.Lang{content.Vietnamese, content.English} {
		out[lang] = map[string]bool{}
		files, _ := filepath.Glob("../assets/messages/*." + string(lang) + ".json")
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				panic(err)
			}
			var sentences map[string]any
			if err := json.Unmarshal(b, &sentences); err != nil {
				panic(name + ": " + err.Error())
			}
			for _, s := range sentences {
				addSentence(out[lang], s)
			}
		}
	}
	return out
})

// addSentence takes the words of a sentence, or of its plural forms, without the arguments.
func addSentence(to map[string]bool, sentence any) {
	switch s := sentence.(type) {
	case string:
		for i, part := range strings.Split(s, "{{") {
			if _, after, ok := strings.Cut(part, "}}"); i > 0 && ok {
				part = after
			}
			for _, w := range split(part) {
				to[w] = true
			}
		}
	case map[string]any:
		for _, form := range s {
			addSentence(to, form)
		}
	}
}
