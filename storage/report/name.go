package report

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"dendau/storage/record"
)

// Order is the order of Vietnamese names: given name, then family name, then those between, each by itself, because one key for the
// whole name sorts wrongly. It is not safe for use from several goroutines.
type Order struct{ collator *collate.Collator }

// NewOrder makes the order of names.
func NewOrder() Order { return Order{collate.New(language.Vietnamese)} }

// Compare tells which of two full names comes first.
func (o Order) Compare(a, b string) int {
	x, y := partsOf(a), partsOf(b)
	return cmp.Or(o.text(x.given, y.given), o.text(x.family, y.family), o.text(x.middle, y.middle))
}

func (o Order) text(a, b string) int { return o.collator.CompareString(a, b) }

// parts are those of a full name, family name first.
type parts struct{ family, middle, given string }

func partsOf(full string) parts {
	words := strings.Fields(norm.NFC.String(full))
	switch n := len(words); n {
	case 0:
		return parts{}
	case 1:
		return parts{given: words[0]}
	default:
		return parts{family: words[0], middle: strings.Join(words[1:n-1], " "), given: words[n-1]}
	}
}

// particles stand before a highland name and belong to it: no family is named so.
var particles = map[string]bool{"k'": true, "k’": true, "ka": true, "ya": true, "ma": true}

// Called is the name as learner screens show it: middle names and given name, without the family's.
func Called(full string) string {
	words := strings.Fields(norm.NFC.String(full))
	if len(words) > 1 && !particles[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// Fold takes marks and case away, so that "lành", "Lanh" and "LÀNH" are one for a search.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'Đ':
			return 'd'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// The ages from which one is spoken to differently. 60 is the law's beginning of old age.
const (
	elderFrom  = 60
	middleFrom = 40
)

// Address is the word by which a person is spoken to, proposed from age and sex unless they chose one. In doubt about the age it is
// the respectful one; where the sex is unknown too there is none to propose.
func Address(l Learner, year int) string {
	if l.Name.Address != "" {
		return l.Name.Address
	}
	words := map[record.Sex][3]string{
		record.Female: {"bà", "cô", "chị"},
		record.Male:   {"ông", "bác", "anh"},
	}[l.Sex]
	switch age := year - l.Year; {
	case l.Year == 0 || age >= elderFrom:
		return words[0]
	case age >= middleFrom:
		return words[1]
	default:
		return words[2]
	}
}
