package workshop

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dendau/content"
)

// Course is a whole course as its authors wrote it.
type Course struct {
	// Dir is the course's folder on this disk.
	Dir                 string
	Title, Summary      content.Text
	PackID, Label       string
	Version             int
	Publisher           string
	Licence             content.Licence
	PicturesLicence     string
	PicturesAttribution string
	// SyntheticVoice allows a machine to read what nobody has recorded.
	SyntheticVoice bool
	Rule           content.Rule
	// Lexicon says, by language, how to read what is not written as it is said.
	Lexicon map[content.Lang]map[string]string
	// Lessons are the numbered ones in order, course by course, then the first steps with the machine.
	Lessons []*LessonSource
	// Named are the courses behind the first, each under its own heading; a class follows one of them.
	Named []NamedCourse
	// FirstTitle names the first course where the pack has several; without it that one is called as the pack.
	FirstTitle content.Text
	// IntroTitle names the first steps.
	IntroTitle content.Text

	folders []string
	// course says in which course a folder is: 0 the first, then as Named.
	course map[string]int
	// intro marks the folders of first steps.
	intro   map[string]bool
	section string
}

// CourseFile and LessonFile are the texts of a course's folder and of each lesson's.
const (
	CourseFile = "course.md"
	LessonFile = "lesson.md"
)

// NamedCourse is a further course of a pack.
type NamedCourse struct {
	// ID is a part of the course's id, behind that of the pack.
	ID    string
	Title content.Text
	line  int
}

const (
	// introSection lists the lessons for hands that never held a mouse.
	introSection = "Bước đầu"
	// namedSection, and an id behind it, lists those of a further course.
	namedSection = "Khóa "
	// introID is the id of the first steps, behind that of the pack.
	introID = "buoc-dau"
)

var courseID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ReadCourse reads a course's folder: course.md and every lesson it lists. An error means that there is nothing to read; what is
// wrong in the texts is among the problems.
func ReadCourse(dir string) (*Course, Problems, error) {
	data, err := os.ReadFile(filepath.Join(dir, CourseFile))
	if err != nil {
		return nil, nil, fmt.Errorf("read course: %w", err)
	}
	c, problems := ParseCourse(CourseFile, data)
	c.Dir = dir
	ids := map[content.LessonID]string{}
	// The first steps come last, wherever course.md lists them: lesson 1 stays lesson 1 for who only counts. Each course stands together.
	slices.SortStableFunc(c.folders, func(a, b string) int {
		return cmp.Or(cmp.Compare(asInt(c.intro[a]), asInt(c.intro[b])), cmp.Compare(c.course[a], c.course[b]))
	})
	for _, folder := range c.folders {
		file := folder + "/" + LessonFile
		data, err := os.ReadFile(filepath.Join(dir, folder, LessonFile))
		if errors.Is(err, os.ErrNotExist) {
			problems = append(problems, Problem{File: file, Text: "missing, though course.md lists it", Fatal: true})
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read course: %w", err)
		}
		l, found := ParseLesson(file, data, c.Rule)
		l.Folder, l.Intro, l.Course = folder, c.intro[folder], c.course[folder]
		problems = append(problems, found...)
		if twin := ids[l.Lesson.ID]; twin != "" && l.Lesson.ID != "" {
			problems = append(problems, Problem{File: file, Line: 1, Text: fmt.Sprintf("id %s is also that of %s", l.Lesson.ID, twin), Fatal: true})
		}
		ids[l.Lesson.ID] = folder
		c.Lessons = append(c.Lessons, l)
	}
	return c, problems.sorted(), nil
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ParseCourse reads a course.md; the lessons that it lists are not read.
func ParseCourse(file string, data []byte) (*Course, Problems) {
	blocks, problems := scan(file, data)
	c := &Course{
		Version: 1, intro: map[string]bool{}, course: map[string]int{}, IntroTitle: content.Text{content.Vietnamese: "Làm quen với máy", content.English: "First steps with the machine"},
		Rule:    content.Rule{Right: 2, Of: 3},
		Lexicon: map[content.Lang]map[string]string{content.Vietnamese: {}, content.English: {}},
	}
	for _, b := range blocks {
		if err := c.take(b); err != nil {
			problems = append(problems, Problem{File: file, Line: b.line, Text: err.Error(), Fatal: true})
		}
	}
	for _, m := range []struct {
		missing bool
		what    string
	}{
		{c.Title == nil, "title"}, {c.PackID == "", "- id:"}, {c.Publisher == "", "- publisher:"},
		{c.Licence.SPDX == "", "- licence:"}, {len(c.folders) == 0, "lessons under \"## Bài\""},
	} {
		if m.missing {
			problems = append(problems, Problem{File: file, Text: "no " + m.what, Fatal: true})
		}
	}
	return c, append(problems, c.checkNamed(file)...)
}

// checkNamed wants a title and lessons of every further course, and lessons of the first.
func (c *Course) checkNamed(file string) (problems Problems) {
	has := map[int]bool{}
	for _, folder := range c.folders {
		has[c.course[folder]] = has[c.course[folder]] || !c.intro[folder]
	}
	if len(c.Named) > 0 && !has[0] {
		problems = append(problems, Problem{File: file, Text: "no lessons under \"## Bài\", where the first course stands", Fatal: true})
	}
	for i, named := range c.Named {
		if named.Title == nil {
			problems = append(problems, Problem{File: file, Line: named.line, Text: fmt.Sprintf("course %s has no title: a line of its own under its heading", named.ID), Fatal: true})
		}
		if !has[i+1] {
			problems = append(problems, Problem{File: file, Line: named.line, Text: fmt.Sprintf("course %s has no lessons", named.ID), Fatal: true})
		}
	}
	return problems
}

func (c *Course) take(b block) error {
	switch {
	case b.kind == heading && b.level == 1:
		c.Title = b.text()
	case b.kind == heading:
		c.section = b.vi
		if id, ok := strings.CutPrefix(b.vi, namedSection); ok {
			return c.name(strings.TrimSpace(id), b.line)
		}
		if !slices.Contains([]string{"Bài", introSection, "Cách đọc", "How to read"}, c.section) {
			return fmt.Errorf("unknown section %q", b.vi)
		}
	case c.section == "" && b.kind == paragraph:
		c.Summary = b.text()
	case c.section == "":
		return c.set(b)
	case c.section == introSection && b.kind == paragraph:
		c.IntroTitle = b.text()
	case c.section == "Bài" && b.kind == paragraph:
		c.FirstTitle = b.text()
	case c.named() && b.kind == paragraph:
		c.Named[len(c.Named)-1].Title = b.text()
	case (c.section == "Bài" || c.named() || c.section == introSection) && b.kind == bullet:
		if path := content.Path(b.vi); path.Check() != nil || strings.Contains(b.vi, "/") {
			return fmt.Errorf("%q is not a folder's name", b.vi)
		}
		if slices.Contains(c.folders, b.vi) {
			return fmt.Errorf("%s is listed twice", b.vi)
		}
		c.folders = append(c.folders, b.vi)
		c.intro[b.vi] = c.section == introSection
		if c.named() {
			c.course[b.vi] = len(c.Named)
		}
	case b.kind == tableRow:
		return c.word(b)
	}
	return nil
}

// named tells whether the lines are those of a further course.
func (c *Course) named() bool { return strings.HasPrefix(c.section, namedSection) }

// name begins a further course.
func (c *Course) name(id string, line int) error {
	c.Named = append(c.Named, NamedCourse{ID: id, line: line})
	switch {
	case !courseID.MatchString(id):
		return fmt.Errorf("course %q: an id is small letters and digits without marks, with - between words", id)
	case id == introID:
		return fmt.Errorf("course %s: the first steps have this id", id)
	case slices.ContainsFunc(c.Named[:len(c.Named)-1], func(n NamedCourse) bool { return n.ID == id }):
		return fmt.Errorf("course %s stands there twice", id)
	}
	return nil
}

// word takes one row of a pronunciation table; the two rows that make its head are passed over.
func (c *Course) word(b block) error {
	written, said, ok := strings.Cut(b.vi, "|")
	written, said = strings.TrimSpace(written), strings.TrimSpace(said)
	if !ok || written == "" || said == "" {
		return errors.New("a row of the reading table is \"| written | said |\"")
	}
	if strings.Trim(written, "-: ") == "" || written == "Viết" || written == "Written" {
		return nil
	}
	lang := content.Vietnamese
	if c.section == "How to read" {
		lang = content.English
	}
	c.Lexicon[lang][written] = said
	return nil
}

func (c *Course) set(b block) error {
	key, value, ok := b.setting()
	if !ok {
		return errors.New("before the first section stand lines of the form \"- key: value\"")
	}
	switch key {
	case "id":
		c.PackID = value
	case "version":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return fmt.Errorf("version %q is not a number from 1", value)
		}
		c.Version = n
	case "label":
		c.Label = value
	case "publisher":
		c.Publisher = value
	case "licence":
		c.Licence.SPDX = value
	case "holder":
		c.Licence.Holder = value
	case "attribution":
		c.Licence.Attribution = value
	case "source":
		c.Licence.Source = value
	case "pictures_licence":
		c.PicturesLicence = value
	case "pictures_attribution":
		c.PicturesAttribution = value
	case "synthetic_voice":
		c.SyntheticVoice = value == "yes"
	case "mastery":
		if _, err := fmt.Sscanf(value, "%d/%d", &c.Rule.Right, &c.Rule.Of); err != nil || c.Rule.Right < 1 || c.Rule.Of < c.Rule.Right {
			return fmt.Errorf("mastery %q is not of the form 2/3", value)
		}
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}
