package workshop

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	// Lessons are the numbered ones in order, then the first steps with the machine.
	Lessons []*LessonSource
	// IntroTitle names the first steps.
	IntroTitle content.Text

	folders []string
	// intro marks the folders of first steps.
	intro   map[string]bool
	section string
}

// CourseFile and LessonFile are the texts of a course's folder and of each lesson's.
const (
	CourseFile = "course.md"
	LessonFile = "lesson.md"
)

// introSection lists the lessons for hands that never held a mouse.
const introSection = "Bước đầu"

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
	// The first steps come last, wherever course.md lists them: lesson 1 stays lesson 1 for who only counts.
	slices.SortStableFunc(c.folders, func(a, b string) int { return cmp.Compare(asInt(c.intro[a]), asInt(c.intro[b])) })
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
		l.Folder, l.Intro = folder, c.intro[folder]
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
		Version: 1, intro: map[string]bool{}, IntroTitle: content.Text{content.Vietnamese: "Làm quen với máy", content.English: "First steps with the machine"},
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
	return c, problems
}

func (c *Course) take(b block) error {
	switch {
	case b.kind == heading && b.level == 1:
		c.Title = b.text()
	case b.kind == heading:
		c.section = b.vi
		if !slices.Contains([]string{"Bài", introSection, "Cách đọc", "How to read"}, c.section) {
			return fmt.Errorf("unknown section %q", b.vi)
		}
	case c.section == "" && b.kind == paragraph:
		c.Summary = b.text()
	case c.section == "":
		return c.set(b)
	case c.section == introSection && b.kind == paragraph:
		c.IntroTitle = b.text()
	case (c.section == "Bài" || c.section == introSection) && b.kind == bullet:
		if path := content.Path(b.vi); path.Check() != nil || strings.Contains(b.vi, "/") {
			return fmt.Errorf("%q is not a folder's name", b.vi)
		}
		if slices.Contains(c.folders, b.vi) {
			return fmt.Errorf("%s is listed twice", b.vi)
		}
		c.folders = append(c.folders, b.vi)
		c.intro[b.vi] = c.section == introSection
	case b.kind == tableRow:
		return c.word(b)
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
