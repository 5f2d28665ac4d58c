package workshop

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/content"
)

const headOfTwo = `# Học trên mạng
> en: Learning online

- id: hai-khoa
- publisher: Đèn Dầu
- licence: CC-BY-4.0
`

// A source may hold several courses: their lessons stand together, course by course, with the first steps behind them all.
func TestTwoCoursesInASource(t *testing.T) {
	dir := t.TempDir()
	source := headOfTwo + `
## Khóa an-toan

Giữ mình an toàn
> en: Keeping safe

- 03-lua-dao

## Bước đầu

- b1-bam

## Bài

Căn bản
> en: The basics

- 01-dien-thoai
- 02-wifi
`
	files := map[string]string{CourseFile: source}
	for i, folder := range []string{"01-dien-thoai", "02-wifi", "03-lua-dao", "b1-bam"} {
		files[folder+"/"+LessonFile] = fmt.Sprintf("# Bài thử\n\n- id: L%02d\n", i+1)
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, problems, err := ReadCourse(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.File == CourseFile {
			t.Errorf("the course has a problem: %v", p)
		}
	}
	b := &builder{course: c, files: Files{}}
	var tree []string
	for _, entry := range b.manifest().Tree {
		line := fmt.Sprintf("%s (%s, %s):", entry.ID, entry.Title[content.Vietnamese], entry.Title[content.English])
		for _, l := range entry.Lessons {
			line += " " + string(l.ID)
		}
		tree = append(tree, line)
	}
	want := []string{
		"hai-khoa (Căn bản, The basics): L01 L02",
		"hai-khoa-an-toan (Giữ mình an toàn, Keeping safe): L03",
		"hai-khoa-buoc-dau (Làm quen với máy, First steps with the machine): L04",
	}
	if !slices.Equal(tree, want) {
		t.Errorf("the courses:\n%s\nwant\n%s", strings.Join(tree, "\n"), strings.Join(want, "\n"))
	}
}

// What is wrong with a further course is named.
func TestMistakesInFurtherCourses(t *testing.T) {
	const first, safe = "\n## Bài\n\n- 01-a\n", "\n## Khóa an-toan\n\nAn toàn\n\n- 02-b\n"
	for name, c := range map[string]struct{ source, want string }{
		"nothing wrong":       {first + safe, ""},
		"no id":               {first + "\n## Khóa \n\nAn toàn\n\n- 02-b\n", "unknown section"},
		"an id with marks":    {first + "\n## Khóa an toàn\n\nAn toàn\n\n- 02-b\n", "small letters"},
		"the first steps' id": {first + "\n## Khóa buoc-dau\n\nAn toàn\n\n- 02-b\n", "the first steps have this id"},
		"twice":               {first + safe + "\n## Khóa an-toan\n\nLại\n\n- 03-c\n", "stands there twice"},
		"no title":            {first + "\n## Khóa an-toan\n\n- 02-b\n", "has no title"},
		"no lessons":          {first + "\n## Khóa an-toan\n\nAn toàn\n", "has no lessons"},
		"no first course":     {safe, "where the first course stands"},
		"a lesson in two":     {first + "\n## Khóa an-toan\n\nAn toàn\n\n- 01-a\n- 02-b\n", "listed twice"},
	} {
		_, problems := ParseCourse(CourseFile, []byte(headOfTwo+c.source))
		var texts []string
		for _, p := range problems {
			texts = append(texts, p.String())
		}
		if all := strings.Join(texts, "\n"); c.want == "" && all != "" || !strings.Contains(all, c.want) {
			t.Errorf("%s: %q, want %q", name, all, c.want)
		}
	}
}
