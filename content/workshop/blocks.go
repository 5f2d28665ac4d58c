package workshop

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dendau/content"
)

// maxSource is far above a lesson of the greatest length that packs allow.
const maxSource = 1 << 20

// blockKind is what a block of a source file looks like.
type blockKind int

const (
	heading blockKind = iota
	bullet
	paragraph
	picture
	tableRow
)

// block is one heading, bullet, paragraph, picture or table row, with the English that stands under it.
type block struct {
	kind  blockKind
	level int
	line  int
	// vi and en may hold newlines where the author broke the line.
	vi, en string
	// path is the target of a picture.
	path string
}

func (b block) text() content.Text {
	t := content.Text{content.Vietnamese: b.vi}
	if b.en != "" {
		t[content.English] = b.en
	}
	return t
}

// scanner cuts a source file into blocks and gathers what it cannot read.
type scanner struct {
	file     string
	blocks   []block
	problems Problems
	// open is true while the last block may still grow by the next line.
	open bool
	// english is true while "> " lines go on with the English of the last block.
	english bool
}

func scan(file string, data []byte) ([]block, Problems) {
	s := &scanner{file: file}
	if len(data) > maxSource {
		s.fatal(0, "file of %d bytes, at most %d", len(data), maxSource)
		return nil, s.problems
	}
	if !utf8.Valid(data) {
		s.fatal(0, "not UTF-8 text: save it as UTF-8")
		return nil, s.problems
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	for i, line := range strings.Split(norm.NFC.String(text), "\n") {
		s.line(i+1, strings.TrimSpace(strings.TrimSuffix(line, "\r")))
	}
	return s.blocks, s.problems
}

func (s *scanner) fatal(line int, format string, args ...any) {
	s.problems = append(s.problems, Problem{File: s.file, Line: line, Text: fmt.Sprintf(format, args...), Fatal: true})
}

func (s *scanner) line(n int, line string) {
	quote, isQuote := strings.CutPrefix(line, ">")
	switch {
	case line == "":
		s.open, s.english = false, false
	case isQuote:
		s.quote(n, strings.TrimSpace(quote))
	case strings.HasPrefix(line, "#"):
		text := strings.TrimLeft(line, "#")
		s.add(block{kind: heading, level: len(line) - len(text), line: n, vi: strings.TrimSpace(text)}, false)
	case strings.HasPrefix(line, "- "):
		s.add(block{kind: bullet, line: n, vi: strings.TrimSpace(line[2:])}, false)
	case strings.HasPrefix(line, "|"):
		s.add(block{kind: tableRow, line: n, vi: strings.Trim(line, "|")}, false)
	case strings.HasPrefix(line, "!["):
		alt, rest, ok := strings.Cut(line[2:], "](")
		path, closed := strings.CutSuffix(rest, ")")
		if !ok || !closed {
			s.fatal(n, "a picture is written ![words for who cannot see it](pictures/p1.svg)")
			return
		}
		s.add(block{kind: picture, line: n, vi: strings.TrimSpace(alt), path: strings.TrimSpace(path)}, false)
	case s.open:
		s.blocks[len(s.blocks)-1].vi += "\n" + line
	default:
		s.add(block{kind: paragraph, line: n, vi: line}, true)
	}
}

func (s *scanner) add(b block, open bool) {
	s.blocks = append(s.blocks, b)
	s.open, s.english = open, false
}

// quote takes "> en: …" for the block above it, and further "> …" lines as more lines of the same.
func (s *scanner) quote(n int, text string) {
	s.open = false
	if en, ok := strings.CutPrefix(text, "en:"); ok {
		if len(s.blocks) == 0 || s.blocks[len(s.blocks)-1].en != "" {
			s.fatal(n, "English without a Vietnamese text above it")
			return
		}
		s.blocks[len(s.blocks)-1].en, s.english = strings.TrimSpace(en), true
		return
	}
	if !s.english {
		s.fatal(n, "a line beginning with > is English and begins with \"> en:\"")
		return
	}
	s.blocks[len(s.blocks)-1].en += "\n" + text
}

// setting splits a bullet "key: value" where key is one of the words that the place knows.
func (b block) setting() (key, value string, ok bool) {
	key, value, ok = strings.Cut(b.vi, ":")
	if !ok || b.kind != bullet {
		return "", "", false
	}
	for _, r := range key {
		if (r < 'a' || r > 'z') && r != '_' {
			return "", "", false
		}
	}
	return key, strings.TrimSpace(value), key != ""
}
