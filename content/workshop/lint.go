package workshop

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dendau/content"
)

// Lengths, in characters, beyond which a text no longer fits its place on a screen at the largest size.
const (
	longPage     = 150
	longQuestion = 95
	longOption   = 45
	longReason   = 75
	longShort    = 14
	longPair     = 26
	longTurn     = 32
	// longLine is a question in one line: rows or a keyboard need the rest of the screen.
	longLine = 40
	longSpot = 30
)

// forbidden are words that the product does not use: what a class gives is practice, nobody's certificate, and never a test.
var forbidden = []string{"chứng nhận", "chứng chỉ", "bài kiểm tra", "bài thi", "chấm điểm", "điểm số", "thi đỗ", "thi trượt"}

var (
	address = regexp.MustCompile(`(?i)\b(?:https?|ftp|file)://`)
	// realID is a number of an identity card; the prefix 000 belongs to no province.
	realID = regexp.MustCompile(`\b(?:0[1-9]\d|00[1-9]|[1-9]\d\d)\d{9}\b`)
)

// Lint looks a course over for what its readers would stumble on. It reads the pictures' folders and changes nothing.
func Lint(c *Course) Problems {
	l := &linter{course: c}
	if c.Licence.Holder == "" {
		l.add(CourseFile, 0, true, "no holder of the licence")
	}
	for _, src := range c.Lessons {
		l.lesson(src)
	}
	return l.problems.sorted()
}

type linter struct {
	course   *Course
	problems Problems
}

func (l *linter) add(file string, line int, fatal bool, format string, args ...any) {
	l.problems = append(l.problems, Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...), Fatal: fatal})
}

func (l *linter) lesson(src *LessonSource) {
	file := src.Folder + "/" + LessonFile
	lesson := &src.Lesson
	warn := func(line int, format string, args ...any) { l.add(file, line, false, format, args...) }
	for lang, short := range lesson.Short {
		if n := utf8.RuneCountInString(short); n > longShort {
			warn(1, "short name (%s) of %d characters, at most %d", lang, n, longShort)
		}
	}
	for i, page := range lesson.Pages {
		line, n := src.lines[fmt.Sprintf("p%d", i+1)], 0
		for _, s := range page.Sentences {
			n += utf8.RuneCountInString(s.Text[content.Vietnamese])
		}
		if n > longPage {
			warn(line, "page P%d of %d characters, at most %d", i+1, n, longPage)
		}
	}
	for i := range lesson.Items {
		it := &lesson.Items[i]
		l.item(src, file, it)
		if it.Practice != nil {
			l.practice(src, file, it)
		}
	}
	src.eachText(func(where string, t content.Text) {
		if strings.ContainsFunc(t[content.Vietnamese], unicode.IsLetter) && t[content.English] == "" {
			warn(src.line(where), "%s has no English", where)
		}
		for _, s := range t {
			l.words(file, src.line(where), where, s)
		}
	})
	l.pictures(src)
	l.voices(src)
	if lesson.Film != nil {
		l.film(src)
	}
}

func (l *linter) film(src *LessonSource) {
	script, _, problems, err := src.readFilm(filepath.Join(l.course.Dir, src.Folder))
	if err != nil {
		l.add(src.Folder+"/"+LessonFile, 0, true, "%v", err)
		return
	}
	l.problems = append(l.problems, problems...)
	for i, s := range script.scenes {
		for _, text := range s.said {
			if text[content.English] == "" {
				l.add(src.Folder+"/"+src.FilmScript, 0, false, "scene %d has no English subtitles", i+1)
			}
		}
	}
}

func (l *linter) item(src *LessonSource, file string, it *content.Item) {
	tag := tagOf(it)
	line := src.line(tag)
	long := func(what string, text content.Text, most int) {
		if n := utf8.RuneCountInString(text[content.Vietnamese]); n > most {
			l.add(file, line, false, "%s of %d characters, at most %d", what, n, most)
		}
	}
	switch it.Type {
	case content.Multi, content.Order, content.Match, content.Short:
		long("question "+tag, it.Question.Text, longLine)
	default:
		long("question "+tag, it.Question.Text, longQuestion)
	}
	for i, o := range it.Options {
		long(fmt.Sprintf("option %s %s", tag, optionName(it, i)), o.Text, longOf(it.Type))
	}
	for i, o := range it.Partners {
		long(fmt.Sprintf("partner %s %d", tag, i+1), o.Text, longPair)
	}
	for i, s := range it.Spots {
		long(fmt.Sprintf("spot %s %d", tag, i+1), s.Text, longSpot)
		for j, other := range it.Spots[:i] {
			// In the units of the picture a finger's target is 76 wide, and 12 more lie between two.
			dx, dy := float64(s.X-other.X)*0.424, float64(s.Y-other.Y)*0.392
			if math.Hypot(dx, dy) < 88 {
				l.add(file, line, false, "spots %d and %d of %s are too near for a finger", j+1, i+1, tag)
			}
		}
	}
	long("reason "+tag, it.Why.Text, longReason)
	if it.Type == content.Multi && len(it.Keys) == len(it.Options) {
		l.add(file, line, false, "every option of %s is right: nothing is to be thought about", tag)
	}
}

// longOf is the length of an option: a pair has half the width; of several and of what is put in order there are four on one screen, each
// in one line.
func longOf(t content.ItemType) int {
	switch t {
	case content.Match:
		return longPair
	case content.Order, content.Multi:
		return longTurn
	}
	return longOption
}

func (l *linter) words(file string, line int, where, text string) {
	for _, word := range forbidden {
		if strings.Contains(strings.ToLower(text), word) {
			l.add(file, line, false, "%s says %q", where, word)
		}
	}
	if address.MatchString(text) {
		l.add(file, line, true, "%s holds a remote address", where)
	}
	if realID.MatchString(text) {
		l.add(file, line, true, "%s holds what may be somebody's identity number; examples begin with 000", where)
	}
}

func (l *linter) pictures(src *LessonSource) {
	a, err := openAlbum(filepath.Join(l.course.Dir, src.Folder), src)
	if err != nil {
		l.add(src.Folder+"/pictures/alt.json", 0, true, "%v", err)
		return
	}
	for _, spot := range pictureSpots(&src.Lesson) {
		name := spot.name
		file := src.Folder + "/pictures/" + name + ".svg"
		svg, err := a.svg(name)
		switch {
		case err != nil:
			l.add(file, 0, true, "%v", err)
		case svg == nil && spot.need == required:
			l.add(file, 0, true, "not drawn yet, and nothing can stand in")
		case svg == nil && spot.need == awaited:
			l.add(file, 0, false, "not drawn yet; the lesson's icon stands in")
		case svg != nil:
			if err := checkSVG(svg); err != nil {
				l.add(file, 0, true, "%v", err)
			}
			if alt := a.alt(name); alt[content.Vietnamese] == "" || alt[content.English] == "" {
				l.add(file, 0, false, "no words in both languages for who cannot see it")
			}
		}
	}
}

// voices finds recordings that belong to no text: a name mistyped is a recording never heard.
func (l *linter) voices(src *LessonSource) {
	entries, err := os.ReadDir(filepath.Join(l.course.Dir, src.Folder, "voice"))
	if err != nil {
		return
	}
	known := map[string]bool{}
	for _, v := range src.voiceParts() {
		known[v.name] = true
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".vi"), ".en")
		if !known[name] && !strings.HasPrefix(name, "film.") {
			l.add(src.Folder+"/voice/"+e.Name(), 0, false, "belongs to no text")
		}
	}
}
