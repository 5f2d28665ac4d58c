package flow

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dendau/storage/record"
	"dendau/storage/report"
)

// elderFrom is the age from which a person is drawn as an elder: the law's beginning of old age.
const elderFrom = 60

// addressKeys are the words before names as the tails of catalogue keys.
var addressKeys = map[string]string{"ông": "ong", "bà": "ba", "cô": "co", "bác": "bac", "anh": "anh", "chị": "chi"}

// personOf is how the screens name somebody in the year of now.
func personOf(l report.Learner, now time.Time) Person {
	return Person{
		ID: l.ID, Full: l.Name.Full, Given: givenName(l.Name.Full), Display: report.Called(l.Name.Full), Year: l.Year, Hamlet: l.Name.Hamlet,
		Sex: l.Sex, Address: addressKeys[report.Address(l, now.Year())], Elder: l.Year == 0 || now.Year()-l.Year >= elderFrom,
	}
}

func (l *learner) person(now time.Time) Person {
	p := personOf(l.Learner, now)
	p.Card = l.card
	return p
}

func givenName(full string) string {
	words := strings.Fields(full)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// presences gives the marks by learner.
func presences(marks []record.Mark) map[record.LearnerID]record.Presence {
	m := make(map[record.LearnerID]record.Presence, len(marks))
	for _, mark := range marks {
		m[mark.Learner] = mark.Presence
	}
	return m
}

// search finds the texts in which every word of the query begins a word, marks or not; those that also agree in their marks come first.
// It gives indexes into texts, at most limit, and how many more there are.
func search(query string, texts []string, limit int) (found []int, more int) {
	plain, exact := strings.Fields(report.Fold(query)), strings.Fields(strings.ToLower(norm.NFC.String(query)))
	if len(plain) == 0 {
		return nil, 0
	}
	var marked, unmarked []int
	for i, t := range texts {
		switch {
		case beginWords(exact, strings.Fields(strings.ToLower(t))):
			marked = append(marked, i)
		case beginWords(plain, strings.Fields(report.Fold(t))):
			unmarked = append(unmarked, i)
		}
	}
	found = append(marked, unmarked...)
	if len(found) > limit {
		found, more = found[:limit], len(found)-limit
	}
	return found, more
}

// beginWords tells whether every prefix begins a word of its own. The longest prefixes choose first, so that "n nguyen" finds
// "Nguyễn Văn Nam".
func beginWords(prefixes, words []string) bool {
	prefixes, words = slices.Clone(prefixes), slices.Clone(words)
	slices.SortStableFunc(prefixes, func(a, b string) int { return len(b) - len(a) })
	for _, p := range prefixes {
		at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, p) })
		if at < 0 {
			return false
		}
		words = slices.Delete(words, at, at+1)
	}
	return true
}
