package scan

import (
	"errors"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Person is what a class keeps of an ID card. The number, the address and everything else on it are not read into memory that lasts.
type Person struct {
	// Name is the full name as the card writes it, NFC.
	Name string
	// Year of birth, 0 where the card does not tell.
	Year int
	// Female and Male: neither is set where the card does not tell.
	Female, Male bool
	// Unsure is set where something looked odd: the fields are shown and the person is asked.
	Unsure bool
}

// ErrNoCard says that a text is not that of an ID card.
var ErrNoCard = errors.New("scan: not an ID card")

// Limits of a payload: the longest known has some 220 characters.
const (
	maxPayload = 1024
	maxName    = 80
	// firstYear is the earliest year of birth that is believed, in any class of our time.
	firstYear = 1900
)

// ParseIDCard reads the payload of an ID card's code. The layouts are those in use from 2021 on: seven fields, six without the old
// number, and more since 2024, of which the later ones speak of other people and are not looked at. thisYear bounds the year of birth.
// A payload in which the name cannot be told apart is refused: a wrong name is worse than none.
func ParseIDCard(payload string, thisYear int) (Person, error) {
	if len(payload) > maxPayload {
		return Person{}, ErrNoCard
	}
	fields := strings.Split(strings.TrimSpace(norm.NFC.String(payload)), "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 5 || !digits(fields[0], 12) {
		return Person{}, ErrNoCard
	}
	at := 1
	if f := fields[1]; f == "" || digits(f, 9) || digits(f, 12) {
		at = 2
	}
	p := Person{Name: strings.Join(strings.Fields(fields[at]), " ")}
	if !nameLike(p.Name) {
		return Person{}, ErrNoCard
	}
	p.Unsure = garbled(p.Name)
	rest := fields[at+1:]
	p.Year, rest = birth(rest, thisYear)
	if p.Year == 0 {
		p.Unsure = true
	}
	p.Female, p.Male = sex(rest)
	if p.Female == p.Male {
		p.Unsure = true
	}
	return p, nil
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

// nameLike tells whether a field can be a name: letters, blanks, and the marks in names such as "K' Brối" or "H'Bia".
func nameLike(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case r == ' ' || r == '\'' || r == '’' || r == '-' || r == '.' || unicode.Is(unicode.Mn, r):
		default:
			return false
		}
	}
	return letters >= 1 && len(s) <= maxName
}

// garbled tells whether a typing program has probably composed what the scanner typed, or letters were lost: a letter that no Vietnamese
// name has, a mark that stands alone, or a word of one consonant.
func garbled(name string) bool {
	for _, word := range strings.Fields(name) {
		rs := []rune(word)
		if len(rs) == 1 && !vowel(rs[0]) {
			return true
		}
		for i, r := range rs {
			if unicode.Is(unicode.Mn, r) || strings.ContainsRune("fjwzFJWZ", r) || i > 0 && unicode.IsUpper(r) && unicode.IsLower(rs[i-1]) {
				return true
			}
		}
	}
	return false
}

func vowel(r rune) bool {
	base := []rune(norm.NFD.String(string(unicode.ToLower(r))))[0]
	return strings.ContainsRune("aeiouy", base)
}

// birth takes the first field that is a real date, or a plain year, and gives the year and what follows it.
func birth(fields []string, thisYear int) (int, []string) {
	for i, f := range fields {
		if i > 1 { // the card's own date stands further back; it is nobody's birthday
			break
		}
		year := 0
		switch {
		case digits(f, 8):
			if t, err := time.Parse("02012006", f); err == nil {
				year = t.Year()
			}
		case digits(f, 4):
			year = int(f[0]-'0')*1000 + int(f[1]-'0')*100 + int(f[2]-'0')*10 + int(f[3]-'0')
		}
		if year >= firstYear && year <= thisYear {
			return year, fields[i+1:]
		}
	}
	return 0, fields
}

// sex finds "Nam" or "Nữ" in the field after the birth, whatever became of its marks.
func sex(fields []string) (female, male bool) {
	for i, f := range fields {
		if i > 1 {
			break
		}
		switch fold(f) {
		case "nu":
			return true, false
		case "nam":
			return false, true
		}
	}
	return false, false
}

// fold takes marks and case off a word.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
