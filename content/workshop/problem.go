package workshop

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something to mend in the source, with the place where a teacher finds it.
type Problem struct {
	// File is the path from the course's folder; Line counts from 1, 0 where the whole file is meant.
	File string
	Line int
	Text string
	// Fatal problems keep the pack from being signed; the others are for the author to weigh.
	Fatal bool
}

func (p Problem) String() string {
	word := "warning: "
	if p.Fatal {
		word = ""
	}
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s%s", p.File, word, p.Text)
	}
	return fmt.Sprintf("%s:%d: %s%s", p.File, p.Line, word, p.Text)
}

// Problems is what a look at the source found, and an error if any of them is fatal.
type Problems []Problem

// Fatal tells whether anything keeps the pack from being signed.
func (ps Problems) Fatal() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Fatal })
}

func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps {
		if p.Fatal {
			lines = append(lines, p.String())
		}
	}
	return strings.Join(lines, "\n")
}

// sorted gives the problems as an author goes through the files.
func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return ps
}
