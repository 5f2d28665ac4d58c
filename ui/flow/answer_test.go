package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
)

// items of every type. The options of each are A, B, C; of Match the partners are X, Y, Z.
func itemOf(kind content.ItemType) content.Item {
	option := func(text string) content.Option { return content.Option{Spoken: spoken(text, "")} }
	it := content.Item{
		ID: content.ItemID("L03." + string(kind)), Rev: 1, Type: kind, Question: spoken("Câu hỏi?", ""), Why: spoken("Vì thế.", ""), Skill: "0.1",
	}
	abc := []content.Option{option("A"), option("B"), option("C")}
	switch kind {
	case content.Single:
		it.Options, it.Key = abc, 1
	case content.TrueFalse:
		it.Options, it.Key = []content.Option{option("Đúng"), option("Sai")}, 1
	case content.Multi:
		it.Options, it.Keys = abc, []int{0, 2}
	case content.Order:
		it.Options, it.Keys = abc, []int{2, 0, 1}
	case content.Match:
		it.Options, it.Partners, it.Keys = abc, []content.Option{option("X"), option("Y"), option("Z")}, []int{1, 2, 0}
	case content.Hotspot:
		it.Spots, it.Key = []content.Spot{{Spoken: spoken("Nút đỏ", "")}, {Spoken: spoken("Nút xanh", "")}}, 1
	case content.Number:
		it.Accept = []string{"113", "0113"}
	case content.Short:
		it.Accept = []string{"Hà Nội", "ha noi"}
	case content.Simulate:
		it.ID = "L03.T1"
		it.Practice = &content.Practice{
			Device:  content.Board,
			Screens: []content.Imitation{{ID: "s", Kind: content.ScreenBoard, Parts: []content.Part{{ID: "a", Kind: content.PartTile}, {ID: "b", Kind: content.PartTile}}}},
			Steps:   []content.Step{{Do: spoken("Chạm A.", ""), Screen: "s", Tap: []string{"a"}}, {Do: spoken("Chạm B.", ""), Screen: "s", Tap: []string{"b"}}},
		}
	}
	return it
}

var questionTypes = []content.ItemType{
	content.Single, content.TrueFalse, content.Multi, content.Order, content.Match, content.Hotspot, content.Number, content.Short,
}

// richCourse has an item of every type in its third lesson, a practice among them, and a lesson of first steps.
func richCourse() Course {
	c := testCourse(3)
	l := c.Lessons[2]
	l.Items = nil
	for _, kind := range questionTypes {
		l.Items = append(l.Items, itemOf(kind))
	}
	l.Items = slices.Insert(l.Items, 1, itemOf(content.Simulate))
	first := *c.Lessons[1]
	first.ID, first.Film, first.Items = "F01", nil, []content.Item{itemOf(content.Simulate)}
	first.Items[0].ID = "F01.T1"
	first.Pages = []content.Page{{ID: "F01.P1", Title: spoken("Bấm", "")}}
	c.First = []*content.Lesson{&first}
	return c
}

// asking is a hall in which Lan sits before one question of a type.
func askingHall(t tester, kind content.ItemType) *hall {
	t.Helper()
	h := openedOn(t, richCourse(), "Nguyễn Thị Lan", "Trần Văn Nam")
	l := h.cfg.Course.Lessons[2]
	l.Pages, l.Items = l.Pages[:1], []content.Item{itemOf(kind)}
	return h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{})
}

func letters(text string) (taps []Action) {
	for _, r := range text {
		taps = append(taps, Type{Rune: r})
	}
	return taps
}

func keys(text string) (taps []Action) {
	for _, r := range text {
		taps = append(taps, Key{r})
	}
	return taps
}

// Every way to answer: what is pressed, and what then stands on the screen and in the log.
func TestWaysToAnswer(t *testing.T) {
	tests := []struct {
		name  string
		kind  content.ItemType
		taps  []Action
		phase Phase
		shown string // Answer, Left, Ready, CanUndo
		kept  string // of the last answer: Choice, Chosen, Words
	}{
		{"single right", content.Single, []Action{Choose{1}}, Right, "[1]  -1 false false", "1 [] B"},
		{"single: pressed already", content.Single, []Action{Choose{0}, TryAgain{}, Choose{0}}, Asking, "[]  -1 false false", "0 [] A"},
		{"true or false", content.TrueFalse, keys("2"), Right, "[1]  -1 false false", "1 [] Sai"},

		{"multi: nothing chosen gives nothing", content.Multi, []Action{Next{}}, Asking, "[]  -1 false false", ""},
		{"multi: pressing twice takes back", content.Multi, []Action{Choose{0}, Choose{1}, Choose{0}}, Asking, "[1]  -1 true true", ""},
		{"multi: erase takes the last one back", content.Multi, []Action{Choose{0}, Choose{1}, Erase{}}, Asking, "[0]  -1 true true", ""},
		{"multi right in any order", content.Multi, append(keys("31"), Next{}), Right, "[2 0]  -1 false false", "-1 [2 0] C; A"},
		{"multi: the second try keeps what was right", content.Multi, []Action{Choose{0}, Choose{1}, Next{}, TryAgain{}}, Asking, "[0]  -1 true true", "-1 [0 1] A; B"},
		{"multi: the same again cannot be given", content.Multi, []Action{Choose{0}, Next{}, Next{}, Next{}}, Asking, "[0]  -1 false true", "-1 [0] A"},

		{"order: not yet whole", content.Order, []Action{Choose{2}, Choose{0}, Next{}}, Asking, "[2 0]  -1 false true", ""},
		{"order right by keys", content.Order, append(keys("312"), Next{}), Right, "[2 0 1]  -1 false false", "-1 [2 0 1] C; A; B"},
		{"order: a chosen one goes back, and what came after it", content.Order, []Action{Choose{2}, Choose{0}, Choose{1}, Choose{0}}, Asking, "[2]  -1 false true", ""},
		{"order: erase", content.Order, []Action{Choose{2}, Erase{}, Erase{}}, Asking, "[]  -1 false false", ""},
		{"order: the second try keeps the right beginning", content.Order, append(keys("321"), Next{}, Next{}), Asking, "[2]  -1 false true", "-1 [2 1 0] C; B; A"},

		{"match: the first one waits", content.Match, nil, Asking, "[-1 -1 -1]  0 false false", ""},
		{"match by three keys", content.Match, append(keys("221"), Next{}), Right, "[1 2 0]  -1 false false", "-1 [1 2 0] A – Y; B – Z; C – X"},
		{"match: a key never takes a partner away", content.Match, keys("13"), Asking, "[0 -1 -1]  1 false true", ""},
		{"match by left and right", content.Match, []Action{Choose{2}, Pair{0}, Choose{1}, Pair{2}, Choose{0}, Pair{1}, Next{}}, Right, "[1 2 0]  -1 false false", "-1 [1 2 0] A – Y; B – Z; C – X"},
		{"match: a partner is taken from another", content.Match, []Action{Pair{1}, Pair{1}}, Asking, "[-1 1 -1]  0 false true", ""},
		{"match: erase", content.Match, []Action{Pair{1}, Pair{2}, Erase{}}, Asking, "[1 -1 -1]  1 false true", ""},
		{"match: a left one that has a partner parts", content.Match, []Action{Pair{1}, Choose{0}}, Asking, "[-1 -1 -1]  0 false false", ""},
		{"match: a right one that has a partner parts when all are paired", content.Match, []Action{Pair{1}, Pair{2}, Pair{0}, Pair{2}}, Asking, "[1 -1 0]  1 false true", ""},
		{"match: the second try keeps the right pairs", content.Match, []Action{Pair{1}, Pair{0}, Pair{2}, Next{}, TryAgain{}}, Asking, "[1 -1 -1]  1 false true", "-1 [1 0 2] A – Y; B – X; C – Z"},

		{"hotspot", content.Hotspot, keys("2"), Right, "[1]  -1 false false", "1 [] Nút xanh"},
		{"hotspot: no such spot", content.Hotspot, []Action{Choose{2}}, Asking, "[]  -1 false false", ""},

		{"number by keys", content.Number, append(keys("113"), Next{}), Right, "[] 113 -1 false false", "-1 [] 113"},
		{"number by the pad, one digit taken back", content.Number, []Action{Digit{1}, Digit{9}, Erase{}, Digit{1}, Digit{3}}, Asking, "[] 113 -1 true true", ""},
		{"number in another spelling", content.Number, append(keys("0113"), Next{}), Right, "[] 0113 -1 false false", "-1 [] 0113"},
		{"number: a wrong one is not told", content.Number, append(keys("999"), Next{}), NotYet, "[] 999 -1 false false", "-1 [] "},
		{"number: the second try begins empty", content.Number, append(keys("999"), Next{}, Next{}), Asking, "[]  -1 false false", "-1 [] "},
		{"number: not longer than it may be", content.Number, keys("123456789"), Asking, "[] 1234567 -1 true true", ""},

		{"short", content.Short, append(letters("haf nooji"), Next{}), Right, "[] hà nội -1 false false", "-1 [] Hà Nội"},
		{"short: the pack's spelling is kept", content.Short, append(keys("ha noi"), Next{}), Right, "[] ha noi -1 false false", "-1 [] ha noi"},
		{"short: the second try keeps what was written", content.Short, append(letters("hueesdd"), Next{}, TryAgain{}), Asking, "[] hueesdd -1 false true", "-1 [] "},
		{"short: and it can be mended", content.Short, append(append(letters("ha noj"), Next{}, Next{}, Erase{}), letters("oi")...), Asking, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := askingHall(t, test.kind).do(test.taps...)
			q := screen[Question](h)
			shown := fmt.Sprint(q.Answer.Chosen, " ", q.Answer.Typed, " ", q.Left, q.Ready, q.CanUndo)
			if q.Phase != test.phase || test.shown != "" && shown != test.shown {
				t.Errorf("phase %d, shown %q, want %d and %q", q.Phase, shown, test.phase, test.shown)
			}
			var kept string
			if all := facts[record.ItemAnswered](h); len(all) > 0 {
				f := all[len(all)-1]
				kept = fmt.Sprint(f.Choice, f.Chosen, " ", f.Words)
				if f.Try != len(all) || f.Rule != (record.MasteryRule{Right: 3, Of: 4}) || f.Way != record.ByOneself || f.Right != (q.Phase == Right) {
					t.Errorf("kept %+v", f)
				}
			}
			if test.shown != "" && kept != test.kept {
				t.Errorf("kept %q, want %q", kept, test.kept)
			}
		})
	}
}

// Two misses tell the answer, whatever the type; then Next leads on.
func TestTwoTries(t *testing.T) {
	wrong := map[content.ItemType][2][]Action{
		content.Single:    {keys("1"), keys("3")},
		content.TrueFalse: {keys("1"), nil}, // the other one is right
		content.Multi:     {append(keys("1"), Next{}), append(keys("2"), Next{})},
		content.Order:     {append(keys("123"), Next{}), append(keys("213"), Next{})},
		content.Match:     {append(keys("111"), Next{}), append(keys("121"), Next{})},
		content.Hotspot:   {keys("1"), nil},
		content.Number:    {append(keys("1"), Next{}), append(keys("2"), Next{})},
		content.Short:     {append(letters("a"), Next{}), append(letters("b"), Next{})},
	}
	for _, kind := range questionTypes {
		t.Run(string(kind), func(t *testing.T) {
			h := askingHall(t, kind).do(wrong[kind][0]...)
			if q := screen[Question](h); q.Phase != NotYet || len(q.Item.Why.Text) == 0 {
				t.Fatalf("after a miss: %+v", q)
			}
			h.do(TryAgain{})
			if wrong[kind][1] == nil {
				return
			}
			h.do(wrong[kind][1]...)
			if q := screen[Question](h); q.Phase != Told {
				t.Fatalf("after two misses: phase %d, %+v", q.Phase, q.Answer)
			}
			h.do(Next{})
			screen[Done](h)
			if got := facts[record.ReviewFinished](h); len(got) != 1 || got[0].Items != 1 || got[0].First != 0 {
				t.Errorf("the review: %+v", got)
			}
		})
	}
}

// After a power cut a question stands where its answer stood; only what was typed wrong is forgotten, since it was never kept.
func TestAnswersOutliveAPowerCut(t *testing.T) {
	for _, test := range []struct {
		kind content.ItemType
		taps []Action
		want string
	}{
		{content.Single, keys("1"), "1 [0] "},
		{content.Order, append(keys("321"), Next{}), "1 [2 1 0] "},
		{content.Match, append(keys("221"), Next{}), "2 [1 2 0] "},
		{content.Number, append(keys("113"), Next{}), "2 [] 113"},
		{content.Short, append(letters("hueess"), Next{}), "1 [] "},
	} {
		h := askingHall(t, test.kind).do(test.taps...)
		h.powerCut()
		h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L03"})
		if q := screen[Question](h); fmt.Sprint(int(q.Phase), q.Answer.Chosen, " ", q.Answer.Typed) != test.want {
			t.Errorf("%s: phase %d, %+v, want %s", test.kind, q.Phase, q.Answer, test.want)
		}
	}
}

// Questions and practices are counted apart, and a practice that was skipped waits.
func TestCountsQuestionsAndPracticesApart(t *testing.T) {
	h := openedOn(t, richCourse(), "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{}, Next{}, Next{})
	if q := screen[Question](h); q.N != 1 || q.Of != len(questionTypes) {
		t.Fatalf("the first question is %d of %d", q.N, q.Of)
	}
	h.do(Choose{1}, Next{})
	if p := screen[Practice](h); p.N != 1 || p.Of != 1 {
		t.Fatalf("the practice is %d of %d", p.N, p.Of)
	}
	h.do(Skip{})
	if q := screen[Question](h); q.N != 2 || q.Of != len(questionTypes) {
		t.Fatalf("the second question is %d of %d", q.N, q.Of)
	}
	h.do(ToBench{}, ToLessons{}, OpenLesson{"L03"})
	screen[Practice](h)
	h.do(Tap{"a"}, Back{})
	if got := facts[record.PracticeDone](h); len(got) != 1 || got[0].Done != 1 || got[0].Steps != 2 || got[0].Lesson != "L03" || len(got[0].Learners) != 1 {
		t.Errorf("left in its midst: %+v", got)
	}
}

// The first steps with the machine are lessons without a number: for learners and for anybody, never the evening's and no lamp.
func TestFirstSteps(t *testing.T) {
	h := openedOn(t, richCourse(), "Nguyễn Thị Lan")
	lan := h.id("Lan")
	h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{})
	if v := screen[MyLessons](h); len(v.FirstSteps) != 1 || v.FirstSteps[0].Finished || len(v.Tiles) != 3 || v.Next.Number != 1 {
		t.Fatalf("my lessons: %+v", v)
	}
	h.do(ToFirstSteps{})
	if p := screen[Page](h); p.Lesson.ID != "F01" || p.Lesson.Number != 0 {
		t.Fatalf("the first steps: %+v", p.Frame)
	}
	h.do(Next{}, Tap{"a"}, Tap{"b"})
	if p := screen[Practice](h); !p.Over {
		t.Fatalf("the practice: %+v", p)
	}
	h.do(Next{})
	if v := screen[Done](h); v.Practices != 1 || v.Items != 0 || v.Lamps != 0 || v.Lesson.Number != 0 {
		t.Errorf("done: %+v", v)
	}
	if got := facts[record.ReviewFinished](h); len(got) != 0 {
		t.Errorf("a review without a question: %+v", got)
	}
	h.do(Continue{})
	if v := screen[MyLessons](h); !v.FirstSteps[0].Finished || v.Next.Number != 1 {
		t.Errorf("she goes on with %+v", v.Next)
	}
}

// What somebody typed is in no event unless it was right, and then in the pack's words.
func TestTypedWordsStayHere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[bdghklm][aeiou]{1,3}(nh|t|p)?z?`).Draw(t, "word")
		secret := "q" + word + "q" + word
		h := askingHall(t, content.Short).do(letters(secret)...)
		h.do(Next{}, TryAgain{}).do(letters(secret)...).do(Next{}, Next{})
		if len(facts[record.ItemAnswered](h)) != 2 {
			t.Fatalf("%d answers", len(facts[record.ItemAnswered](h)))
		}
		for _, e := range h.log {
			b, err := record.JSON(e)
			if err != nil {
				t.Fatal(err)
			}
			encoded, err := record.Encode(e)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(b), word+"q") || strings.Contains(string(encoded), word+"q") {
				t.Fatalf("%q is in %s", secret, b)
			}
		}
	})
}

// A hand never holds more than there is, whatever is pressed, and what it gives the pack understands.
func TestHandLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		it := itemOf(rapid.SampledFrom([]content.ItemType{content.Multi, content.Order, content.Match, content.Number}).Draw(t, "type"))
		h := newHand(it)
		if rapid.Bool().Draw(t, "second") {
			h = secondHand(it, content.Answer{Chosen: rapid.SliceOfN(rapid.IntRange(0, 2), 3, 3).Draw(t, "last")})
			if it.Type != content.Match && it.Type != content.Number {
				slices.Sort(h.chosen)
				h.chosen = slices.Compact(h.chosen)
			}
		}
		for range rapid.IntRange(0, 30).Draw(t, "taps") {
			n := rapid.IntRange(-1, 10).Draw(t, "n")
			if rapid.Bool().Draw(t, "choose") {
				h.choose(it, n)
			} else {
				h.do(it, rapid.SampledFrom([]Action{Pair{n}, Digit{n}, Erase{}, Pair{n}, EraseAll{}}).Draw(t, "tap"))
			}
			used := slices.DeleteFunc(slices.Clone(h.chosen), func(i int) bool { return i < 0 })
			slices.Sort(used)
			if len(slices.Compact(slices.Clone(used))) != len(used) || len(used) > 3 || h.left >= 3 || len(h.digits) > mostDigits(it) {
				t.Fatalf("%s: %+v", it.Type, h)
			}
			if it.Type == content.Match && h.whole(it) != (h.left < 0 && len(used) == 3) && h.whole(it) {
				t.Fatalf("whole while one waits: %+v", h)
			}
			_ = answerWordsOf(it, h)
		}
	})
}

// answerWordsOf are the words of a hand that can be given.
func answerWordsOf(it content.Item, h hand) string {
	if !h.whole(it) {
		return ""
	}
	return answerWords(it, h.answer(it))
}
