package workshop

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dendau/content"
)

// Lengths, in characters, of what a practice shows. They hold for both languages: an imitation is no wider in English.
const (
	longTitle = 42
	longStep  = 24
	longDo    = 90
	longHint  = 90
	// longBoard is a hint under a board's tiles, one line on the TV.
	longBoard = 52
	longSign  = 24
	longNote  = 32
)

// longParts is what fits on a phone's width at the largest size of type, by kind of part.
var longParts = map[content.PartKind]int{
	content.PartApp: 12, content.PartRow: 22, content.PartToggle: 22, content.PartField: 26, content.PartButton: 20,
	content.PartBubble: 90, content.PartMine: 60, content.PartLink: 30, content.PartNote: 80, content.PartCode: 20, content.PartPhoto: 30,
	content.PartTile: 14,
}

// brands do not stand on an imitation: it is nobody's product, and a learner shall not take it for one.
var brands = []string{
	"zalo", "facebook", "messenger", "youtube", "tiktok", "google", "iphone", "apple", "samsung", "oppo", "xiaomi", "viettel", "mobifone",
	"vinaphone", "vietcombank", "vietinbank", "agribank", "bidv", "techcombank", "momo", "zalopay", "vnpay", "napas", "vietqr", "shopee",
	"lazada", "vneid", "vssid", "chrome", "android",
}

// practice looks for what a learner would stumble on in a practice that can be played.
func (l *linter) practice(src *LessonSource, file string, it *content.Item) {
	tag, p := tagOf(it), it.Practice
	warn := func(at content.Place, format string, args ...any) {
		where := tag + " " + at.String()
		line := src.line(where)
		if line == 0 {
			line = src.line(tag)
		}
		l.add(file, line, false, "%s: %s", where, fmt.Sprintf(format, args...))
	}
	long := func(at content.Place, what string, t content.Text, most int) {
		for _, lang := range []content.Lang{content.Vietnamese, content.English} {
			if n := utf8.RuneCountInString(t[lang]); n > most {
				warn(at, "%s (%s) of %d characters, at most %d", what, lang, n, most)
			}
		}
	}
	long(content.Place{}, "title", it.Question.Text, longTitle)
	shown := map[string]bool{}
	for i, step := range p.Steps {
		at := content.Place{Step: i + 1}
		shown[step.Screen] = true
		long(at, "short", step.Short, longStep)
		long(at, "do", step.Do.Text, longDo)
		most := longHint
		if p.Device == content.Board && step.Type == "" {
			most = longBoard
		}
		long(at, "hint", step.Hint.Text, most)
		for _, slip := range step.Slips {
			long(at, "slip "+slip.Part, slip.Hint.Text, most)
		}
		if same := twins(p, step); same != "" {
			warn(at, "two parts say %q, so the right one is not the only way", same)
		}
	}
	for _, s := range p.Screens {
		at := content.Place{Screen: s.ID}
		if !shown[s.ID] {
			warn(at, "no step shows it")
		}
		branded(s.Title, func(brand string) { warn(at, "names %q; an imitation is nobody's", brand) })
		for _, part := range s.Parts {
			at.Part = part.ID
			long(at, string(part.Kind), part.Text, longParts[part.Kind])
			branded(part.Text, func(brand string) { warn(at, "names %q; an imitation is nobody's", brand) })
		}
	}
	for i, sign := range p.Signs {
		long(content.Place{Sign: i + 1}, "sign", sign.Text, longSign)
		long(content.Place{Sign: i + 1}, "note", sign.Note, longNote)
	}
}

// twins gives the words of a part to tap that another part of the screen says too.
func twins(p *content.Practice, step content.Step) string {
	screen, _ := p.Screen(step.Screen)
	for _, want := range step.Tap {
		for _, a := range screen.Parts {
			for _, b := range screen.Parts {
				words := a.Text[content.Vietnamese]
				if a.ID == want && b.ID != want && words != "" && strings.EqualFold(words, b.Text[content.Vietnamese]) {
					return words
				}
			}
		}
	}
	return ""
}

func branded(t content.Text, found func(brand string)) {
	for _, brand := range brands {
		if strings.Contains(strings.ToLower(t[content.Vietnamese]), brand) {
			found(brand)
		}
	}
}
