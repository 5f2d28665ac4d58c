package content

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxPath is what still fits, with a folder in front, into the 260 units of an old Windows path.
const maxPath = 180

// Check tells what is wrong with p as the name of a file: packs are unpacked on FAT sticks and Windows disks too.
func (p Path) Check() error {
	s := string(p)
	switch {
	case s == "":
		return errors.New("empty path")
	case len(s) > maxPath:
		return fmt.Errorf("path of %d bytes, at most %d", len(s), maxPath)
	case !norm.NFC.IsNormalString(s):
		return fmt.Errorf("path %q is not NFC", s)
	case strings.ContainsFunc(s, forbiddenRune):
		return fmt.Errorf("path %q holds a character that not every disk can hold", s)
	}
	for part := range strings.SplitSeq(s, "/") {
		if err := checkPart(part); err != nil {
			return fmt.Errorf("path %q: %w", s, err)
		}
	}
	return nil
}

func forbiddenRune(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsPrint(r) || strings.ContainsRune(`\:*?"<>|`, r)
}

func checkPart(part string) error {
	switch {
	case part == "" || part == "." || part == "..":
		return fmt.Errorf("%q is no name", part)
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " "):
		return fmt.Errorf("%q begins or ends with a blank or a dot", part)
	case isDevice(part):
		return fmt.Errorf("%q is a device on Windows", part)
	}
	return nil
}

// isDevice knows the names that Windows keeps for itself, with any ending: "aux.svg" too.
func isDevice(part string) bool {
	name, _, _ := strings.Cut(strings.ToUpper(part), ".")
	name = strings.TrimRight(name, " ")
	switch name {
	case "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$":
		return true
	}
	port, isCom := strings.CutPrefix(name, "COM")
	if !isCom {
		var isLpt bool
		if port, isLpt = strings.CutPrefix(name, "LPT"); !isLpt {
			return false
		}
	}
	return len([]rune(port)) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}

// fold gives the same key to paths that a case-blind disk cannot tell apart.
func (p Path) fold() string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, string(p))
}
