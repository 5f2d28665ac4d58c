package workshop

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dendau/content"
)

// LessonSource is one lesson as its author wrote it: everything but the paths of pictures, voices and the film.
type LessonSource struct {
	// Folder is the lesson's folder in the course, for example "04-mat-khau-otp".
	Folder string
	// Intro marks the first steps with the machine.
	Intro bool
	// Course is the lesson's course: 0 the first, then as the source's Named.
	Course int
	Lesson content.Lesson
	// FilmScript is the film's script, from the lesson's folder, empty where there is no film.
	FilmScript string
	// Pictures are those named in the text, by "p1", "q2", "q2a"; the rest go by their file names.
	Pictures map[string]PictureSource
	// Sounds are what a step of a practice lets its learner hear, by "T1.2": words for the machine or for who records them.
	Sounds map[string]content.Text
	// lines remembers where each page, item, screen, part, step and sign stands.
	lines map[string]int
	rule  content.Rule
}

// PictureSource is a picture named in the text.
type PictureSource struct {
	Path string
	Alt  content.Text
}

// lessonParser reads the blocks of one lesson.md from top to bottom.
type lessonParser struct {
	*LessonSource
	file     string
	problems Problems
	section  string
	seen     map[string]bool

	questions []*questionSource
	practices []*practiceSource
}

var (
	lessonIDPattern = regexp.MustCompile(`^[A-Z]\d{2,3}$`)
	pageHead        = regexp.MustCompile(`^P(\d{1,2})\s*·\s*(\S.*)$`)
)

// ParseLesson reads a lesson.md. The lesson is whole if no problem is fatal; rule is the course's mastery rule.
func ParseLesson(file string, data []byte, rule content.Rule) (*LessonSource, Problems) {
	blocks, problems := scan(file, data)
	p := &lessonParser{
		LessonSource: &LessonSource{Pictures: map[string]PictureSource{}, Sounds: map[string]content.Text{}, lines: map[string]int{}, rule: rule},
		file:         file, problems: problems, seen: map[string]bool{},
	}
	for _, b := range blocks {
		p.take(b)
	}
	p.finish()
	return p.LessonSource, p.problems
}

func (p *lessonParser) fatal(line int, format string, args ...any) {
	p.problems = append(p.problems, Problem{File: p.file, Line: line, Text: fmt.Sprintf(format, args...), Fatal: true})
}

// once reports a second use of a name; the first one stands.
func (p *lessonParser) once(line int, name string) bool {
	if p.seen[name] {
		p.fatal(line, "%s stands twice", name)
		return false
	}
	p.seen[name] = true
	return true
}

func (p *lessonParser) take(b block) {
	if b.kind == heading {
		p.heading(b)
		return
	}
	switch p.section {
	case "":
		p.meta(b)
	case "Mục tiêu":
		if p.want(b, bullet) {
			p.Lesson.Goals = append(p.Lesson.Goals, b.text())
		}
	case "Cần nhớ":
		if p.want(b, paragraph) && p.once(b.line, "the sentence to remember") {
			p.Lesson.Remember.Text = b.text()
		}
	case "Thực hành":
		if p.want(b, paragraph) && p.once(b.line, "the practice") {
			p.Lesson.Practice = b.text()
		}
	case "Lời nhắc":
		if p.want(b, bullet) {
			p.Lesson.Notes = append(p.Lesson.Notes, b.text())
		}
	case "Trang":
		p.pagePart(b)
	case "Phim":
		p.film(b)
	case "Tập thử":
		p.practicePart(b)
	case "Câu hỏi":
		p.questionPart(b)
	}
}

func (p *lessonParser) want(b block, kind blockKind) bool {
	if b.kind == kind {
		return true
	}
	shape := map[blockKind]string{bullet: "a line beginning with \"- \"", paragraph: "a plain line"}[kind]
	p.fatal(b.line, "under %q stands %s", p.section, shape)
	return false
}

func (p *lessonParser) heading(b block) {
	switch {
	case b.level == 1:
		if p.once(b.line, "the title") {
			p.Lesson.Title = b.text()
		}
	case b.level == 2:
		switch b.vi {
		case "Mục tiêu", "Cần nhớ", "Thực hành", "Lời nhắc", "Trang", "Phim", "Tập thử", "Câu hỏi":
			p.section = b.vi
			p.once(b.line, "the section "+b.vi)
		default:
			p.fatal(b.line, "unknown section %q", b.vi)
		}
	case b.level == 3 && p.section == "Trang":
		p.page(b)
	case b.level == 3 && p.section == "Câu hỏi":
		p.question(b)
	case b.level == 3 && p.section == "Tập thử":
		p.practice(b)
	case b.level == 4 && p.section == "Tập thử":
		p.practiceHead(b)
	default:
		p.fatal(b.line, "a heading that belongs nowhere: %q", b.vi)
	}
}

func (p *lessonParser) meta(b block) {
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "before the first section stand lines of the form \"- key: value\"")
		return
	}
	if !p.once(b.line, key) {
		return
	}
	l := &p.Lesson
	switch key {
	case "id":
		if !lessonIDPattern.MatchString(value) {
			p.fatal(b.line, "lesson id %q is not a letter and two digits", value)
			return
		}
		l.ID = content.LessonID(value)
	case "short":
		l.Short = setText(l.Short, content.Vietnamese, value)
	case "short_en":
		l.Short = setText(l.Short, content.English, value)
	case "minutes":
		l.Minutes = p.number(b.line, value, 1, 300)
	case "framework":
		for _, code := range list(value) {
			// "x" marks a group whose official number is not published; see skills.
			if code != "x" {
				l.Skills = append(l.Skills, code)
			}
		}
	case "five_skills":
		for _, code := range list(value) {
			l.FiveSkills = append(l.FiveSkills, p.number(b.line, code, 1, 5))
		}
	case "recheck":
		l.Recheck = value == "yes"
	default:
		p.fatal(b.line, "unknown key %q", key)
	}
}

func (p *lessonParser) number(line int, s string, least, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		p.fatal(line, "%q is not a number from %d to %d", s, least, most)
		return least
	}
	return n
}

func (p *lessonParser) film(b block) {
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "under Phim stand lines of the form \"- key: value\"")
		return
	}
	if !p.once(b.line, "film "+key) {
		return
	}
	if p.Lesson.Film == nil {
		p.Lesson.Film = &content.Film{}
	}
	switch key {
	case "script":
		p.FilmScript = value
	case "after":
		p.Lesson.Film.After = p.number(b.line, value, 1, 99)
	default:
		p.fatal(b.line, "unknown key %q", key)
	}
}

func setText(t content.Text, lang content.Lang, s string) content.Text {
	if t == nil {
		t = content.Text{}
	}
	if s != "" {
		t[lang] = s
	}
	return t
}

func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}
