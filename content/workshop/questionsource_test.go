package workshop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
)

// question is smallLesson with this in the place of its question's lines.
func question(lines string) string {
	head, _, _ := strings.Cut(smallLesson, "- A) Đọc mã")
	return head + lines + "- why: Thế mới đúng.\n"
}

func TestEveryWayToAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		lines string
		right content.Answer
	}{
		"several":     {"- type: multi\n- A) Một\n- B) Hai\n- C) Ba\n- answer: A, C\n", content.Answer{Chosen: []int{2, 0}}},
		"true, false": {"- type: truefalse\n- answer: Sai\n", content.Answer{Chosen: []int{1}}},
		"own words":   {"- type: truefalse\n- A) Nên\n- B) Không nên\n- answer: A\n", content.Answer{Chosen: []int{0}}},
		"a spot":      {"- type: hotspot\n- spot 100,200: Một\n- spot 800,900: Hai\n- answer: 2\n", content.Answer{Chosen: []int{1}}},
		"a number":    {"- type: number\n- answer: 112\n- also: 115\n", content.Answer{Typed: "115"}},
		"a word":      {"- type: short\n- answer: Hà Nội\n", content.Answer{Typed: "hà nội"}},
		"one":         {"- type: single\n- A) Một\n- B) Hai\n- answer: B\n", content.Answer{Chosen: []int{1}}},
	} {
		t.Run(name, func(t *testing.T) {
			src, problems := ParseLesson("lesson.md", []byte(question(c.lines)), rule)
			if problems.Fatal() {
				t.Fatal(problems)
			}
			if it := src.Lesson.Items[0]; !it.Right(c.right) {
				t.Errorf("%+v is not right for %+v", c.right, it)
			}
		})
	}
}

func TestOrderIsShownMixed(t *testing.T) {
	lines := "- type: order\n- 1) Trước\n  > en: First\n- 2) Giữa\n- 3) Sau\n"
	src, problems := ParseLesson("lesson.md", []byte(question(lines)), rule)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	it := src.Lesson.Items[0]
	var told []string
	for _, k := range it.Keys {
		told = append(told, it.Options[k].Text["vi"])
	}
	if got := strings.Join(told, " "); got != "Trước Giữa Sau" {
		t.Errorf("the right order is %q", got)
	}
	if slices.IsSorted(it.Keys) {
		t.Error("the options stand in their right order already")
	}
	first := slices.IndexFunc(src.voiceParts(), func(v voicePart) bool { return v.name == "Q1.1" })
	if first < 0 || src.voiceParts()[first].text["en"] != "First" {
		t.Error("the recording of the first turn is not called Q1.1")
	}
}

func TestMatchIsShownMixed(t *testing.T) {
	lines := "- type: match\n- A) 113 = Công an\n  > en: 113 = Police\n- B) 114 = Chữa cháy\n- C) 115 = Cấp cứu\n"
	src, problems := ParseLesson("lesson.md", []byte(question(lines)), rule)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	it := src.Lesson.Items[0]
	for i, want := range []string{"Công an", "Chữa cháy", "Cấp cứu"} {
		if got := it.Partners[it.Keys[i]].Text["vi"]; got != want {
			t.Errorf("%s goes with %q, want %q", it.Options[i].Text["vi"], got, want)
		}
	}
	if it.Partners[it.Keys[0]].Text["en"] != "Police" || slices.IsSorted(it.Keys) {
		t.Errorf("partners %v by %v", it.Partners, it.Keys)
	}
}

// Mixing loses nothing, shows nothing in its own order, and is the same at every build.
func TestMixed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name, n := rapid.String().Draw(t, "name"), rapid.IntRange(0, 6).Draw(t, "n")
		got := mixed(name, n)
		if !slices.Equal(got, mixed(name, n)) || n > 1 && slices.IsSorted(got) {
			t.Errorf("%d of %q: %v", n, name, got)
		}
		sorted := slices.Sorted(slices.Values(got))
		for i, v := range sorted {
			if i != v || len(sorted) != n {
				t.Errorf("%d of %q: %v", n, name, got)
			}
		}
	})
}

func TestMistakesInOtherQuestions(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"an unknown type":       {"- type: crossword\n- answer: A\n", "lesson.md:26: type \"crossword\" is none of"},
		"a forgotten type":      {"- 1) Trước\n- 2) Sau\n", "lesson.md:20: turns \"- 1) …\" do not belong to a question of type single"},
		"an answer too much":    {"- type: order\n- 1) Trước\n- 2) Sau\n- answer: 1\n", "lesson.md:20: \"- answer: …\" do not belong to a question of type order"},
		"a turn out of order":   {"- type: order\n- 2) Sau\n", "lesson.md:27: turn 2 where 1 follows"},
		"one turn":              {"- type: order\n- 1) Trước\n", "lesson.md:20: 1 options, 2 to 6 wanted"},
		"one right of several":  {"- type: multi\n- A) Một\n- B) Hai\n- answer: A\n", "lesson.md:20: 1 of 2 options are right, at least 2 wanted"},
		"letters out of order":  {"- type: multi\n- A) Một\n- B) Hai\n- answer: B, A\n", "lesson.md:29: answer \"B, A\" is not letters in their order"},
		"a letter too far":      {"- type: multi\n- A) Một\n- B) Hai\n- answer: A, C\n", "lesson.md:20: the right answer C is none of the options"},
		"neither true nor not":  {"- type: truefalse\n- answer: Có\n", "lesson.md:27: answer \"Có\" is neither Đúng nor Sai"},
		"half a pair":           {"- type: match\n- A) 113\n- B) 114 = Chữa cháy\n", "lesson.md:27: a pair is written"},
		"a spot off the map":    {"- type: hotspot\n- spot 100,2000: Một\n- answer: 1\n", "lesson.md:27: \"2000\" is not a number from 0 to 1000"},
		"no such spot":          {"- type: hotspot\n- spot 1,1: Một\n- spot 900,9: Hai\n- answer: 3\n", "lesson.md:29: answer \"3\" is not the number of a spot"},
		"a number in words":     {"- type: number\n- answer: một\n", "lesson.md:20: answer \"một\" is not 1 to 12 digits"},
		"no answer":             {"- type: short\n", "lesson.md:20: no right answer"},
		"an answer beyond good": {"- type: short\n- answer: Nước Cộng hòa xã hội chủ nghĩa Việt Nam\n", "lesson.md:20: answer \"Nước Cộng"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := ParseLesson("lesson.md", []byte(question(c.lines)), rule)
			if !slices.ContainsFunc(problems, func(p Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
				t.Errorf("got %v, want %q", problems, c.want)
			}
		})
	}
}

func TestLintOfOtherQuestions(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"a long pair":       {"- type: match\n- A) 113 = " + strings.Repeat("dài ", 9) + "\n- B) 114 = Chữa cháy\n", "partner Q1"},
		"spots too near":    {"- type: hotspot\n- spot 500,500: Một\n- spot 600,500: Hai\n- answer: 1\n", "spots 1 and 2 of Q1 are too near"},
		"spots on nothing":  {"- type: hotspot\n- spot 100,500: Một\n- spot 900,500: Hai\n- answer: 1\n", "pictures/q1.svg: not drawn yet, and nothing can stand in"},
		"everything right":  {"- type: multi\n- A) Một\n- B) Hai\n- answer: A, B\n", "every option of Q1 is right"},
		"an awaited drawer": {"- type: truefalse\n- answer: Sai\n", "q1.svg: warning: not drawn yet; the lesson's icon stands in"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := lintOf(t, question(c.lines), nil); !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant %q", got, c.want)
			}
		})
	}
}

// iconNames are the icons that ship with the program. The workshop does not link them, so their folder is read.
func iconNames(t *testing.T) map[string]bool {
	t.Helper()
	entries, err := os.ReadDir("../../assets/icons")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, e := range entries {
		names[strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))] = true
	}
	return names
}
