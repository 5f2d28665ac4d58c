package workshop

import (
	"slices"
	"strings"
	"testing"

	"dendau/content"
)

const smallPractice = `# Bài thử
> en: A try

- id: L01
- five_skills: 4

## Trang

### P1 · Một
> en: One

Câu một.
> en: Sentence one.

## Câu hỏi

### Q1
Một hay hai?
> en: One or two?

- A) Một
  > en: One
- B) Hai
  > en: Two
- answer: B
- why: Hai là hai.
  > en: Two is two.

## Tập thử

### T1 · Gặp tin lạ
> en: A strange message

- why: Lạ thì xóa.
  > en: Strange: delete.
- sign mo: Có liên kết = bảo mình bấm
  > en: There is a link = for you to tap

#### màn tin · chat
- title: Số lạ
  > en: Unknown
- clock: 19:42
- bubble loi: Bấm đi!
  > en: Tap!
- button mo [link]: Mở ra = ngay
  > en: Open = now
- button xoa [trash] (den) on: Xóa tin
  > en: Delete

#### màn so · keypad
- title: Gọi
  > en: Call

#### bước tin · Xóa tin
> en: Delete it

- do: Tin lạ. Xóa đi.
  > en: Strange. Delete it.
- tap: xoa
- hint: Tìm nút “Xóa tin”.
  > en: Look for “Delete”.
- slip mo: Đừng mở.
  > en: Do not open it.
- sound: Xóa tin
  > en: Delete

#### bước so · Gọi 115
> en: Call 115

- do: Bấm 1, 1, 5.
  > en: Press 1, 1, 5.
- tap: 1, 1, 5
- hint: Từng số một.
  > en: One digit at a time.
- slip *: Không phải dấu sao.
  > en: Not the star.
`

func TestParsePractice(t *testing.T) {
	src, problems := ParseLesson("lesson.md", []byte(smallPractice), rule)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	items := src.Lesson.Items
	if len(items) != 2 || items[0].ID != "L01.T1" || items[1].ID != "L01.Q1" {
		t.Fatalf("practices do not come before questions: %v", items)
	}
	it := items[0]
	screen, _ := it.Practice.Screen("tin")
	part := screen.Parts[2]
	first, second := it.Practice.Steps[0], it.Practice.Steps[1]
	for what, c := range map[string][2]string{
		"title":          {it.Question.Text["en"], "A strange message"},
		"skill":          {it.Skill, "five.4"},
		"sign's note":    {it.Practice.Signs[0].Note["en"], "for you to tap"},
		"screen's clock": {screen.Clock, "19:42"},
		"part's kind":    {string(part.Kind), "button"},
		"part's icon":    {part.Icon, "trash"},
		"part's picture": {string(part.Picture.Path), "den"},
		"part's value":   {screen.Parts[1].Value["en"], "now"},
		"step's short":   {first.Short["vi"], "Xóa tin"},
		"step's screen":  {first.Screen, "tin"},
		"slip":           {first.Slips[0].Hint.Text["en"], "Do not open it."},
		"taps":           {strings.Join(second.Tap, ""), "115"},
		"sound":          {src.Sounds["T1.1"]["en"], "Delete"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %q, want %q", what, c[0], c[1])
		}
	}
	if !part.On || it.Practice.Device != content.Phone {
		t.Errorf("part on %v, device %s", part.On, it.Practice.Device)
	}
	var names []string
	for _, v := range src.voiceParts() {
		names = append(names, v.name)
	}
	for _, want := range []string{"title", "T1.question", "T1.1.sound", "T1.1.do", "T1.1.hint", "T1.1.slip.mo", "T1.2.slip.star", "T1.why", "Q1.A"} {
		if !slices.Contains(names, want) {
			t.Errorf("nothing is read aloud under %q: %q", want, names)
		}
	}
}

// Every mistake in a practice is said with its line, in words for a teacher.
func TestMistakesInAPractice(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"a practice out of order":  {"### T1", "### T2", "lesson.md:31: practice T2 where T1 follows: ids are kept for ever, so practices are numbered in order"},
		"a practice without title": {"### T1 · Gặp tin lạ", "### T1", "lesson.md:31: a practice begins \"### T1 · title\""},
		"no reason":                {"- why: Lạ thì xóa.\n  > en: Strange: delete.\n", "", "lesson.md:31: no reason: \"- why: …\""},
		"an unknown device":        {"- why: Lạ", "- device: clock\n- why: Lạ", "lesson.md:31: device \"clock\""},
		"a sign of nothing":        {"sign mo", "sign gui", "lesson.md:36: no screen has a part \"gui\""},
		"an unknown screen":        {"tin · chat", "tin · map", "lesson.md:31: screen tin of kind \"map\""},
		"a heading amiss":          {"#### màn so", "#### trang so", "lesson.md:50: in a practice stand screens \"#### màn tin · chat\" and steps \"#### bước tin · Chạm Xóa tin\""},
		"an unknown setting":       {"- clock: 19:42", "- time: 19:42", "lesson.md:42: unknown key \"time\""},
		"a clock of no time":       {"19:42", "7 giờ tối", "lesson.md:39: clock \"7 giờ tối\" is not of the form 19:42"},
		"an unknown part":          {"- bubble loi", "- baloon loi", "lesson.md:43: a part is written \"- button send [icon] (picture) on: words = value\"; it begins with one of [app row toggle field button bubble mine link note code photo tile]"},
		"half a translation":       {"> en: Open = now", "> en: Open", "lesson.md:45: the English of \"words = value\" is written alike: \"> en: words = value\""},
		"a part twice":             {"button mo", "button xoa", "lesson.md:47: the id stands twice"},
		"a step on no screen":      {"bước so", "bước goi", "lesson.md:67: no screen \"goi\""},
		"a tap on nothing":         {"- tap: xoa", "- tap: gui", "lesson.md:54: screen tin has no part \"gui\" to tap"},
		"a step without a do":      {"- do: Tin lạ. Xóa đi.\n  > en: Strange. Delete it.\n", "", "lesson.md:54: do: no Vietnamese text"},
		"a step without a hint":    {"- hint: Từng số một.\n  > en: One digit at a time.\n", "", "lesson.md:67: hint: no Vietnamese text"},
		"taps and typing":          {"- tap: xoa", "- tap: xoa\n- type: a", "lesson.md:54: either taps or typing is wanted, and not both"},
		"a slip to nothing":        {"slip mo", "slip gui", "lesson.md:54: screen tin has no part \"gui\" to slip to"},
		"a step's unknown line":    {"- sound:", "- song:", "lesson.md:64: unknown key \"song\""},
		"two hints":                {"- sound:", "- hint:", "lesson.md:64: hint of step 1 of T1 stands twice"},
		"a plain line":             {"- do: Bấm", "Bấm số.\n- do: Bấm", "lesson.md:70: a practice holds lines of the form \"- key: value\""},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := ParseLesson("lesson.md", []byte(strings.Replace(smallPractice, c.old, c.new, 1)), rule)
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			if !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What a learner would stumble on, though it can be played, is a warning.
func TestLintOfPractices(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"a long step":        {"- do: Tin lạ.", "- do: " + strings.Repeat("Tin lạ. ", 12), "T1 step 1: do (vi) of"},
		"a long short":       {"bước tin · Xóa tin", "bước tin · Chạm vào nút có tên là Xóa tin", "T1 step 1: short (vi) of"},
		"a long button":      {"Xóa tin\n  > en: Delete\n\n#### màn so", "Xóa tin nhắn lạ này ngay đi\n  > en: Delete\n\n#### màn so", "T1 screen tin, part xoa: button (vi) of"},
		"long English":       {"> en: Look for", "> en: " + strings.Repeat("Look ", 18), "T1 step 1: hint (en) of"},
		"a board's hint":     {"- why: Lạ thì xóa.", "- device: board\n- why: Lạ thì xóa.", "T1 step 1: slip mo (vi) of"},
		"a brand":            {"title: Số lạ", "title: Zalo", "names \"zalo\""},
		"two right parts":    {"Mở ra = ngay\n  > en: Open = now", "Xóa tin\n  > en: Delete", "two parts say \"Xóa tin\""},
		"a screen of no use": {"#### màn so", "#### màn thua · list\n- row a: A\n#### màn so", "T1 screen thua: no step shows it"},
		"no English":         {"  > en: Do not open it.\n", "", "T1.1.slip.mo has no English"},
		"no English shown":   {"> en: Delete it\n", "", "T1 step 1 has no English"},
		"a missing picture":  {"", "", "pictures/den.svg: not drawn yet, and nothing can stand in"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(smallPractice, c.old, c.new, 1)
			if strings.Contains(text, "device: board") {
				text = strings.Replace(text, "slip mo: Đừng mở.", "slip mo: "+strings.Repeat("Đừng mở. ", 7), 1)
			}
			if got := lintOf(t, text, nil); !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant %q", got, c.want)
			}
		})
	}
}

// The imitations of the sample course use icons that the program has.
func TestTheSampleCoursesIcons(t *testing.T) {
	icons := iconNames(t)
	c, _, err := ReadCourse(course)
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range c.Lessons {
		for _, it := range src.Lesson.Items {
			if it.Practice == nil {
				continue
			}
			for _, screen := range it.Practice.Screens {
				for _, part := range screen.Parts {
					if part.Icon != "" && !icons[part.Icon] {
						t.Errorf("%s: screen %s, part %s: no icon %q", it.ID, screen.ID, part.ID, part.Icon)
					}
				}
			}
		}
	}
}
