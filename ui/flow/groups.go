package flow

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tilesOf is how many names fit on one sheet beside "I do not find my name", by text size.
var tilesOf = [3]int{23, 14, 9}

// span is one letter group: names[from:to].
type span struct {
	label    NameGroup
	from, to int
}

// Home has room for a row of groups, or for two rows.
const (
	rowOfGroups  = 5
	mostOfGroups = 12
)

// groupPeople cuts given names into the groups that stand on home. Everybody on one sheet needs none. Else there is a row of them, since
// fewer letters are found sooner than fewer tiles; and where a row would need sheets, two rows. Only a hall of hundreds has sheets besides.
func groupPeople(given []string, per int) []span {
	if len(given) <= per {
		return groupNames(given, per)
	}
	runs := cutRuns(given, per)
	for size := (len(given) + rowOfGroups - 1) / rowOfGroups; size <= per; size++ {
		if groups := evenly(runs, size); len(groups) <= rowOfGroups {
			return spansOf(runs, groups)
		}
	}
	for size := per; ; size += per {
		if groups := evenly(runs, size); len(groups) <= mostOfGroups {
			return spansOf(runs, groups)
		}
	}
}

// groupNames cuts given names, in their order, into as few groups as keep each on one sheet of per tiles, and of those the most even.
// A cut falls between letters. A letter with more names than a sheet is cut between its second letters, and those between whole names;
// one name that more people have than a sheet holds has sheets.
func groupNames(given []string, per int) []span {
	runs := cutRuns(given, per)
	return spansOf(runs, evenly(runs, per))
}

func spansOf(runs []run, groups [][2]int) []span {
	spans := make([]span, len(groups))
	for i, g := range groups {
		first, last := runs[g[0]], runs[g[1]-1]
		spans[i] = span{NameGroup{first.label, last.label}, first.from, last.to}
	}
	return spans
}

type run struct {
	label    string
	from, to int
}

// cutRuns gives the smallest pieces that a group is made of.
func cutRuns(given []string, per int) []run {
	var runs []run
	for _, letter := range runsBy(given, 0, len(given), 1) {
		if letter.to-letter.from <= per {
			runs = append(runs, letter)
			continue
		}
		for _, two := range runsBy(given, letter.from, letter.to, 2) {
			if two.to-two.from <= per {
				runs = append(runs, two)
				continue
			}
			runs = append(runs, runsBy(given, two.from, two.to, wholeName)...)
		}
	}
	return runs
}

// wholeName asks firstLetters for the name as it is.
const wholeName = 0

func runsBy(given []string, from, to, letters int) []run {
	var runs []run
	for i := from; i < to; i++ {
		label := firstLetters(given[i], letters)
		if n := len(runs); n > 0 && runs[n-1].label == label {
			runs[n-1].to = i + 1
			continue
		}
		runs = append(runs, run{label, i, i + 1})
	}
	return runs
}

// firstLetters gives the first n letters without marks, the first one a capital; đ stays đ, for it is a letter of its own to everybody.
func firstLetters(name string, n int) string {
	if n == wholeName {
		return name
	}
	var out []rune
	for _, r := range name {
		if len(out) == n {
			break
		}
		switch r {
		case 'đ', 'Đ':
			r = 'đ'
		default:
			r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
		}
		if len(out) == 0 {
			r = unicode.ToUpper(r)
		}
		out = append(out, r)
	}
	return string(out)
}

// evenly joins neighbouring runs into groups, given as pairs of run indexes: fewest groups first, then the smallest sum of squares.
func evenly(runs []run, per int) [][2]int {
	type cost struct{ groups, squares, cut int }
	best := make([]cost, len(runs)+1)
	for to := 1; to <= len(runs); to++ {
		for from := to - 1; from >= 0; from-- {
			size := runs[to-1].to - runs[from].from
			if size > per && from < to-1 {
				break
			}
			c := cost{best[from].groups + 1, best[from].squares + size*size, from}
			if b := best[to]; b.groups == 0 || c.groups < b.groups || c.groups == b.groups && c.squares < b.squares {
				best[to] = c
			}
		}
	}
	var groups [][2]int
	for to := len(runs); to > 0; to = best[to].cut {
		groups = append(groups, [2]int{best[to].cut, to})
	}
	slices.Reverse(groups)
	return groups
}
