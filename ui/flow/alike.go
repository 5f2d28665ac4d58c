package flow

import (
	"cmp"
	"slices"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
)

// likeness is what is known of somebody who may be on the list already.
type likeness struct {
	name, nick string
	year       int // 0 unknown
	hamlet     string
}

// alike are the people who may be the same, most alike first: the names are equal up to marks or nearly so, and the year of birth and the
// hamlet do not speak against it.
func (k *Kiosk) alike(of likeness) []*learner {
	type match struct {
		l     *learner
		score int
	}
	var found []match
	for _, l := range k.book.of(record.ClassID{}) {
		if s := of.score(l); s > 0 {
			found = append(found, match{l, s})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	out := make([]*learner, len(found))
	for i, m := range found {
		out[i] = m.l
	}
	return out
}

// score is how alike somebody is, 0 for not at all.
func (of likeness) score(l *learner) int {
	name, theirs := report.Fold(of.name), report.Fold(l.Name.Full)
	if name == "" || theirs == "" {
		return 0
	}
	apart := yearsApart(of.year, l.Year)
	score := 0
	switch {
	case name == theirs:
		score = 6
	case apart == 0 && givenName(name) == givenName(theirs):
		score = 3
	case apart >= 0 && apart <= 1 && nearly(name, theirs):
		score = 4
	case apart >= 0 && apart <= 1 && (calledSo(name, l.Name.Nickname) || calledSo(theirs, of.nick)):
		score = 3
	default:
		return 0
	}
	if apart == 0 {
		score += 3
	}
	if of.hamlet != "" && report.Fold(of.hamlet) == report.Fold(l.Name.Hamlet) {
		score += 2
	}
	if apart > 5 {
		score -= 3
	}
	return score
}

// yearsApart is how far two years of birth lie from each other, -1 when one is not known.
func yearsApart(a, b int) int {
	if a == 0 || b == 0 {
		return -1
	}
	return max(a-b, b-a)
}

// calledSo tells whether the last word of a name is somebody's nickname.
func calledSo(name, nick string) bool {
	nick = report.Fold(nick)
	return nick != "" && (nick == name || givenName(nick) == givenName(name))
}

// nearly tells whether two names differ by one slip of a finger: a letter more, less or other, or a word that one of them lacks.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if words, longer := strings.Fields(a), strings.Fields(b); len(words)+1 == len(longer) && len(words) > 1 {
		return words[0] == longer[0] && words[len(words)-1] == longer[len(longer)-1]
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
