package workshop

import (
	"os"
	"strings"
	"testing"

	"dendau/content"
)

const course = "../../assets/course/binh-dan-hoc-vu-so"

var rule = content.Rule{Right: 2, Of: 3}

const smallLesson = `# Bài thử
> en: A try

- id: L01
- five_skills: 4

## Trang

### P1 · Một
> en: One

Câu một.
> en: Sentence one.

Câu hai, hai
dòng.

## Câu hỏi

### Q1
Có người gọi.
Cô bác làm gì?
> en: Someone calls.
> What do you do?

- A) Đọc mã
- B) Tắt máy
  > en: Hang up
- answer: B
- why: Ai hỏi mã là kẻ gian.
`

func TestParseLesson(t *testing.T) {
	src, problems := ParseLesson("lesson.md", []byte(smallLesson), rule)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	l := src.Lesson
	it := l.Items[0]
	for what, c := range map[string][2]string{
		"title":            {l.Title["en"], "A try"},
		"page id":          {string(l.Pages[0].ID), "L01.P1"},
		"page title":       {l.Pages[0].Title.Text["vi"], "Một"},
		"second sentence":  {l.Pages[0].Sentences[1].Text["vi"], "Câu hai, hai\ndòng."},
		"no English there": {l.Pages[0].Sentences[1].Text["en"], ""},
		"question":         {it.Question.Text["vi"], "Có người gọi.\nCô bác làm gì?"},
		"in English":       {it.Question.Text["en"], "Someone calls.\nWhat do you do?"},
		"option":           {it.Options[1].Text["en"], "Hang up"},
		"item id":          {string(it.ID), "L01.Q1"},
		"skill":            {it.Skill, "five.4"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %q, want %q", what, c[0], c[1])
		}
	}
	if !it.Mark(1) || it.Mark(0) || it.Rev != 1 || l.Rule != rule {
		t.Errorf("key %d, rev %d, rule %v", it.Key, it.Rev, l.Rule)
	}
}

// Every mistake is said with its line, in words for a teacher.
func TestMistakesInALesson(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no title":             {"# Bài thử\n", "", "lesson.md:1: no title: the first line is \"# title\""},
		"no id":                {"- id: L01\n", "", "lesson.md:1: no \"- id: L01\""},
		"a strange id":         {"L01", "bài 1", "lesson.md:4: lesson id \"bài 1\" is not a letter and two digits"},
		"an unknown key":       {"five_skills", "skils", "lesson.md:5: unknown key \"skils\""},
		"a skill that is none": {"five_skills: 4", "five_skills: 6", "lesson.md:5: \"6\" is not a number from 1 to 5"},
		"an unknown section":   {"## Trang", "## Trangg", "lesson.md:7: unknown section \"Trangg\""},
		"a page out of order":  {"### P1", "### P2", "lesson.md:9: page P2 where P1 follows: ids are kept for ever, so pages are numbered in order"},
		"no answer":            {"- answer: B\n", "", "lesson.md:20: no right answer"},
		"an answer too far":    {"answer: B", "answer: C", "lesson.md:20: the right answer C is none of the options"},
		"two answers":          {"- answer: B", "- answer: B\n- answer: A", "lesson.md:30: answer of Q1 stands twice"},
		"no reason":            {"- why: Ai hỏi mã là kẻ gian.\n", "", "lesson.md:20: no reason: \"- why: …\""},
		"options alike":        {"B) Tắt máy", "B) đọc  mã", "lesson.md:20: two options say \"đọc mã\", so one key is not one answer"},
		"English of nothing":   {"# Bài thử\n", "> en: A try\n# Bài thử\n", "lesson.md:1: English without a Vietnamese text above it"},
		"a quote":              {"> What do", "\n> What do", "lesson.md:25: a line beginning with > is English and begins with \"> en:\""},
		"a broken picture":     {"Câu một.", "![đèn(x.svg)\nCâu một.", "lesson.md:12: a picture is written ![words for who cannot see it](pictures/p1.svg)"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(smallLesson, c.old, c.new, 1)
			_, problems := ParseLesson("lesson.md", []byte(text), rule)
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
				if p.String() == c.want {
					return
				}
			}
			t.Errorf("got %q, want %q", got, c.want)
		})
	}
}

// The course that ships is whole: every lesson of the curriculum, in both languages, and nothing that keeps it from being signed.
func TestTheSampleCourse(t *testing.T) {
	c, problems, err := ReadCourse(course)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, Lint(c)...)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	var pages, intro, practices, singles int
	types, keys := map[content.ItemType]int{}, map[int]int{}
	for _, src := range c.Lessons {
		l := src.Lesson
		pages += len(l.Pages)
		if src.Intro {
			intro++
		}
		for _, it := range l.Items {
			types[it.Type]++
			if it.Practice != nil && !src.Intro {
				practices++
			}
			if it.Type == content.Single {
				singles++
				keys[it.Key]++
				if len(it.Options) != 3 {
					t.Errorf("%s has %d options", it.ID, len(it.Options))
				}
			}
		}
		if len(l.Notes) < 3 || l.Remember.Text == nil || l.Minutes == 0 {
			t.Errorf("%s: %d notes, remember %v, %d minutes", l.ID, len(l.Notes), l.Remember.Text, l.Minutes)
		}
	}
	if len(c.Lessons) != 14 || intro != 2 || pages != 79 || singles != 52 || practices != 12 {
		t.Errorf("%d lessons, %d of them first steps, %d pages, %d single choices, %d practices, want 14, 2, 79, 52, 12", len(c.Lessons), intro, pages, singles, practices)
	}
	for _, want := range append(written, content.Simulate) {
		if types[want] == 0 {
			t.Errorf("no item of type %s", want)
		}
	}
	for _, p := range problems {
		t.Errorf("the sample course is an example to authors: %v", p)
	}
	for key, n := range keys {
		if n < singles/5 {
			t.Errorf("only %d right answers are %c: people learn the letter, not the lesson", n, 'A'+key)
		}
	}
}

// Every text of the sample course can be said: no digits, capitals or marks are left for the machine to guess at.
func TestTheSampleCourseCanBeSaid(t *testing.T) {
	c, _, err := ReadCourse(course)
	if err != nil {
		t.Fatal(err)
	}
	s := NewSpeaker(c.Lexicon[content.Vietnamese])
	for _, src := range c.Lessons {
		for _, v := range src.voiceParts() {
			said := s.Say(v.text["vi"])
			if strings.ContainsAny(said, "0123456789/()\"“”%") || strings.Contains(said, ".v") {
				t.Errorf("%s %s: %q is said %q", src.Folder, v.name, v.text["vi"], said)
			}
		}
	}
}

// What is read without a fatal problem is a lesson that a kiosk takes.
func FuzzParseLesson(f *testing.F) {
	f.Add([]byte(smallLesson))
	for _, folder := range []string{"01-dien-thoai-thong-minh", "04-mat-khau-otp", "10-khan-cap-suc-khoe", "b2-nghe-va-go-ten"} {
		data, err := os.ReadFile(course + "/" + folder + "/" + LessonFile)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src, problems := ParseLesson("lesson.md", data, rule)
		if problems.Fatal() || src.Lesson.Film != nil {
			return
		}
		for i := range src.Lesson.Items {
			if it := &src.Lesson.Items[i]; it.Type == content.Hotspot {
				it.Picture.Path = "q.png" // drawn when the pack is built
			}
		}
		if _, err := content.DecodeLesson(Encode(src.Lesson)); err != nil {
			t.Errorf("no problem was found, but: %v", err)
		}
	})
}

func FuzzParseCourse(f *testing.F) {
	data, err := os.ReadFile(course + "/" + CourseFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := ParseCourse(CourseFile, data)
		if !problems.Fatal() && (c.PackID == "" || c.Rule.Right < 1 || c.Rule.Of < c.Rule.Right) {
			t.Errorf("no problem was found in %+v", c)
		}
	})
}
