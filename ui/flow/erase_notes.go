package flow

import (
	"slices"
	"strings"
	"unicode"

	"dendau/storage/record"
	"dendau/storage/report"
)

// Notes of evenings are written by hand and may name people. Whoever is forgotten is taken out of them: the note is sealed anew without the name,
// under a new key, and the old key is destroyed.

// blotted is what stands in a note where somebody was named.
const blotted = "…"

// notesNaming are the notes in which a person is named, as they read without the name.
func (k *Kiosk) notesNaming(l *learner) (notes []EveningNote) {
	alone := true // nobody else of the hall has the given name
	for _, other := range k.book.of(record.ClassID{}) {
		alone = alone && (other.ID == l.ID || givenName(other.Name.Full) != givenName(l.Name.Full))
	}
	for _, s := range slices.Concat(k.book.sessions(), k.book.facts.Voided()) {
		text := k.noteOf(s)
		if without := withoutName(text, l.Name, alone); without != text {
			notes = append(notes, EveningNote{Session: s.ID, By: k.signed, Text: without})
		}
	}
	return notes
}

// withoutName is a note without somebody: their whole name, its last two words, their nickname, and the given name behind a word of address, all
// with marks or not; the bare given name only as it is written, and only where nobody else has it.
func withoutName(text string, name record.Name, alone bool) string {
	full := strings.Fields(name.Full)
	if len(full) == 0 {
		return text
	}
	given := full[len(full)-1]
	calls := [][]string{full, full[max(0, len(full)-2):], strings.Fields(name.Nickname)}
	if alone {
		for address := range addressKeys {
			calls = append(calls, []string{address, given})
		}
	}
	if alone {
		calls = append(calls, []string{given})
	}
	words, found := strings.Fields(text), false
	var out []string
	for i := 0; i < len(words); {
		n := 0
		for _, call := range calls {
			n = max(n, named(words[i:], call))
		}
		if n == 0 {
			out = append(out, words[i])
			i++
			continue
		}
		found = true
		out = append(out, blotted+afterWord(words[i+n-1]))
		i += n
	}
	if !found {
		return text
	}
	return strings.Join(out, " ")
}

// named is how many words at the beginning of a text are a name; 0 where they are not. Several words are known with marks or without, a single
// one only as it is written: bưởi is a fruit too.
func named(words, call []string) int {
	if len(call) == 0 || len(words) < len(call) {
		return 0
	}
	fold := report.Fold
	if len(call) == 1 {
		fold = strings.TrimSpace
	}
	for i, want := range call {
		if fold(strings.TrimFunc(words[i], unicode.IsPunct)) != fold(want) {
			return 0
		}
	}
	return len(call)
}

// afterWord are the signs that end a word.
func afterWord(word string) string {
	return word[len(strings.TrimRightFunc(word, unicode.IsPunct)):]
}
