package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lintOf looks a course of one small lesson over, with these files beside it.
func lintOf(t *testing.T, lesson string, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, "01-thu", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	src, _ := ParseLesson("01-thu/lesson.md", []byte(lesson), rule)
	src.Folder = "01-thu"
	c := &Course{Dir: dir, Lessons: []*LessonSource{src}}
	c.Licence.Holder = "Đèn Dầu"
	var lines []string
	for _, p := range Lint(c) {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

func TestLint(t *testing.T) {
	long := strings.Repeat("dài lắm ", 25)
	for name, c := range map[string]struct {
		old, new string
		files    map[string]string
		want     string
	}{
		"a long page":         {"Câu một.", long, nil, "lesson.md:9: warning: page P1 of"},
		"a long question":     {"Cô bác làm gì?", long, nil, "lesson.md:20: warning: question Q1 of"},
		"a long option":       {"Đọc mã", long, nil, "warning: option Q1 A of"},
		"a long reason":       {"Ai hỏi mã", long, nil, "warning: reason Q1 of"},
		"a forbidden word":    {"Câu một.", "Học xong có chứng nhận.", nil, "warning: P1.1 says \"chứng nhận\""},
		"a remote address":    {"Câu một.", "Xem https://example.com nhé.", nil, "lesson.md:9: P1.1 holds a remote address"},
		"somebody's number":   {"Câu một.", "Số 048155000123.", nil, "what may be somebody's identity number"},
		"no English":          {"> en: Sentence one.\n", "", nil, "lesson.md:9: warning: P1.1 has no English"},
		"a picture to come":   {"", "", nil, "pictures/p1.svg: warning: not drawn yet"},
		"a picture's words":   {"", "", map[string]string{"pictures/p1.svg": "<svg/>"}, "p1.svg: warning: no words in both languages"},
		"a fetching picture":  {"", "", map[string]string{"pictures/p1.svg": `<svg><image href="https://x/y.png"/></svg>`}, "p1.svg: picture holds"},
		"bad words":           {"", "", map[string]string{"pictures/alt.json": "{"}, "alt.json: read pictures' words"},
		"a recording of none": {"", "", map[string]string{"voice/P9.1.vi.wav": "x"}, "voice/P9.1.vi.wav: warning: belongs to no text"},
	} {
		t.Run(name, func(t *testing.T) {
			got := lintOf(t, strings.Replace(smallLesson, c.old, c.new, 1), c.files)
			if !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant %q", got, c.want)
			}
		})
	}
}

func TestIdentityNumbersOfExamplesPass(t *testing.T) {
	if got := lintOf(t, strings.Replace(smallLesson, "Câu một.", "Số 000155000123.", 1), nil); strings.Contains(got, "identity") {
		t.Error(got)
	}
}
