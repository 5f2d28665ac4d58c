package roster

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dendau/storage/report"
)

// field is what a column holds.
type field int

const (
	fieldID field = iota
	fieldName
	fieldFamily // with fieldGiven instead of a name in one column
	fieldGiven
	fieldNick
	fieldYear
	fieldSex
	fieldHamlet
	fieldClass
)

// words are the heads that lists have, without marks and case.
var words = map[string]field{
	"ma": fieldID, "ma hoc vien": fieldID, "id": fieldID, "sourcedid": fieldID,
	"ho va ten": fieldName, "ho ten": fieldName, "ten hoc vien": fieldName, "hoc vien": fieldName, "name": fieldName, "full name": fieldName,
	"ho va ten dem": fieldFamily, "ho dem": fieldFamily, "ho va dem": fieldFamily, "ho": fieldFamily, "family name": fieldFamily, "familyname": fieldFamily,
	"ten": fieldGiven, "given name": fieldGiven, "givenname": fieldGiven,
	"ten thuong goi": fieldNick, "ten goi": fieldNick, "nickname": fieldNick,
	"nam sinh": fieldYear, "ngay sinh": fieldYear, "ngay thang nam sinh": fieldYear, "ngay, thang, nam sinh": fieldYear, "year": fieldYear, "year of birth": fieldYear, "born": fieldYear,
	"gioi tinh": fieldSex, "gioi": fieldSex, "nam/nu": fieldSex, "sex": fieldSex, "gender": fieldSex,
	"thon": fieldHamlet, "thon/to": fieldHamlet, "thon, to": fieldHamlet, "dia chi": fieldHamlet, "noi o": fieldHamlet, "hamlet": fieldHamlet, "address": fieldHamlet,
	"lop": fieldClass, "class": fieldClass,
}

// heads tell in which column a field stands.
type heads map[field]int

// findHeads gives the first row that names a column of names, -1 where there is none.
func findHeads(cells [][]string) (int, heads) {
	for at, row := range cells[:min(len(cells), headsWithin)] {
		h := heads{}
		for column, cell := range row {
			if f, ok := words[strings.TrimRight(plain(cell), ":*. ")]; ok {
				if _, taken := h[f]; !taken {
					h[f] = column
				}
			}
		}
		if _, ok := h[fieldName]; ok {
			return at, h
		}
		if _, ok := h[fieldGiven]; ok {
			return at, h
		}
	}
	return -1, nil
}

func (h heads) cell(row []string, f field) string {
	at, ok := h[f]
	if !ok || at >= len(row) {
		return ""
	}
	return strings.Join(strings.Fields(norm.NFC.String(row[at])), " ")
}

// row takes one line.
func (h heads) row(cells []string, thisYear int) Row {
	name := h.cell(cells, fieldName)
	if name == "" {
		name = strings.TrimSpace(h.cell(cells, fieldFamily) + " " + h.cell(cells, fieldGiven))
	}
	r := Row{Person: Person{
		ID: idOf(h.cell(cells, fieldID)), Name: name, Nickname: h.cell(cells, fieldNick), Hamlet: h.cell(cells, fieldHamlet), Class: h.cell(cells, fieldClass),
	}}
	switch {
	case name == "":
		r.Reason = NoName
		return r
	case !nameLike(name):
		r.Reason, r.Says = OddName, cut(name)
		return r
	}
	for _, text := range []string{name, r.Nickname, r.Hamlet, r.Class} {
		if len(text) > maxText {
			r.Reason, r.Says = LongText, cut(text)
			return r
		}
	}
	born, sex := h.cell(cells, fieldYear), h.cell(cells, fieldSex)
	var ok bool
	if r.Year, ok = yearOf(born, thisYear); !ok {
		r.Reason, r.Says = OddYear, cut(born)
		return r
	}
	if r.Sex, ok = sexOf(sex); !ok {
		r.Reason, r.Says = OddSex, cut(sex)
	}
	return r
}

// idOf takes our own ids only: another program's number is not ours to keep.
func idOf(s string) string {
	if len(s) != 16 || strings.Trim(s, "0123456789abcdef") != "" {
		return ""
	}
	return s
}

func nameLike(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune(" '’.-", r), unicode.Is(unicode.Mn, r):
		default:
			return false
		}
	}
	return letters > 0
}

// The ways in which lists write a birth: Excel keeps a date as days since 1899-12-30.
var layouts = []string{"02/01/2006", "2/1/2006", "02-01-2006", "2-1-2006", "02.01.2006", "2006-01-02", "02/01/2006 15:04:05"}

// yearOf reads a year or a date; an empty cell is a year that nobody knows.
func yearOf(s string, thisYear int) (int, bool) {
	if s == "" {
		return 0, true
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Year(), t.Year() >= firstYear && t.Year() <= thisYear
		}
	}
	n := 0
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil || fmt.Sprint(n) != strings.TrimSuffix(s, ".0") {
		return 0, false
	}
	if n > 3000 && n < 60_000 {
		n = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Year()
	}
	return n, n >= firstYear && n <= thisYear
}

func sexOf(s string) (Sex, bool) {
	switch plain(s) {
	case "":
		return Unknown, true
	case "nu", "f", "female", "gai", "ba":
		return Female, true
	case "nam", "m", "male", "trai", "ong":
		return Male, true
	}
	return Unknown, false
}

// plain is a text without marks, case and superfluous blanks.
func plain(s string) string { return strings.Join(strings.Fields(report.Fold(s)), " ") }

func cut(s string) string {
	if rs := []rune(s); len(rs) > 40 {
		return string(rs[:40]) + "…"
	}
	return s
}
