package content_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/content/workshop"
)

// itemOf is the sample's item of a type, for a test to change.
func itemOf(t *testing.T, kind content.ItemType) content.Item {
	t.Helper()
	items := workshop.SampleItems("T02")
	i := slices.IndexFunc(items, func(it content.Item) bool { return it.Type == kind })
	if i < 0 {
		t.Fatalf("the sample has no item of type %s", kind)
	}
	return items[i]
}

func TestAPackOfEverythingOpens(t *testing.T) {
	ddp, key := workshop.SamplePackOfAll()
	p, err := open(t, ddp, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(); err != nil {
		t.Error(err)
	}
	for id, intro := range map[content.LessonID]bool{"T01": false, "T02": false, "B01": true, "none": false} {
		if p.Intro(id) != intro {
			t.Errorf("intro of %s is not %v", id, intro)
		}
	}
	for id, level := range map[content.LessonID]int{"T01": 1, "T02": 2, "B01": 2} {
		if l, ok := p.Lesson(id); !ok || l.Level() != level {
			t.Errorf("lesson %s asks for level %d, want %d", id, l.Level(), level)
		}
	}
}

// A pack of the first level is played as before, and one that asks for more than we can is refused before its lessons are read.
func TestLevels(t *testing.T) {
	for level := range content.Level + 2 {
		m, files := workshop.Sample(1)
		m.MinApp = level
		key := newKey(t)
		var out bytes.Buffer
		if err := workshop.Sign(&out, m, files, key); err != nil {
			t.Fatal(err)
		}
		_, err := open(t, out.Bytes(), key.Public())
		if tooNew := errors.Is(err, content.ErrTooNew); tooNew != (level > content.Level) || !tooNew && err != nil {
			t.Errorf("level %d: %v", level, err)
		}
	}
}

func TestRightAnswers(t *testing.T) {
	for _, c := range []struct {
		kind   content.ItemType
		answer content.Answer
		right  bool
	}{
		{content.Single, content.Answer{Chosen: []int{1}}, true},
		{content.Single, content.Answer{Chosen: []int{0}}, false},
		{content.Single, content.Answer{}, false},
		{content.TrueFalse, content.Answer{Chosen: []int{1}}, true},
		{content.Multi, content.Answer{Chosen: []int{3, 1}}, true},
		{content.Multi, content.Answer{Chosen: []int{1}}, false},
		{content.Multi, content.Answer{Chosen: []int{0, 1, 3}}, false},
		{content.Multi, content.Answer{}, false},
		{content.Order, content.Answer{Chosen: []int{1, 2, 0}}, true},
		{content.Order, content.Answer{Chosen: []int{0, 1, 2}}, false},
		{content.Match, content.Answer{Chosen: []int{1, 0}}, true},
		{content.Match, content.Answer{Chosen: []int{1, -1}}, false},
		{content.Hotspot, content.Answer{Chosen: []int{0}}, true},
		{content.Hotspot, content.Answer{Chosen: []int{1}}, false},
		{content.Number, content.Answer{Typed: "1 1 5"}, true},
		{content.Number, content.Answer{Typed: "114"}, false},
		{content.Short, content.Answer{Typed: " hà  nội"}, true},
		{content.Short, content.Answer{Typed: "ha noi"}, true},
		{content.Short, content.Answer{Typed: "Huế"}, false},
		{content.Short, content.Answer{}, false},
	} {
		if got := itemOf(t, c.kind).Right(c.answer); got != c.right {
			t.Errorf("%s, answer %+v: right %v", c.kind, c.answer, got)
		}
	}
}

// No answer makes an item panic, and each type's own key is right.
func TestAnyAnswerIsJudged(t *testing.T) {
	items := workshop.SampleItems("T02")
	rapid.Check(t, func(t *rapid.T) {
		it := rapid.SampledFrom(items).Draw(t, "item")
		a := content.Answer{Chosen: rapid.SliceOfN(rapid.IntRange(-2, 9), 0, 8).Draw(t, "chosen"), Typed: rapid.String().Draw(t, "typed")}
		right := it.Right(a)
		if it.Type == content.Multi && right != slices.Equal(slices.Compact(slices.Sorted(slices.Values(a.Chosen))), it.Keys) {
			t.Errorf("%+v is right: %v", a, right)
		}
		if it.Type == content.Order && right != slices.Equal(a.Chosen, it.Keys) {
			t.Errorf("%+v is right: %v", a, right)
		}
	})
}

func TestFaultyItemsAreRefused(t *testing.T) {
	long := strings.Repeat("a", 25)
	for _, c := range []struct {
		name   string
		kind   content.ItemType
		change func(*content.Item)
		want   string
	}{
		{"no question", content.Single, func(it *content.Item) { it.Question.Text = nil }, "question: no Vietnamese text"},
		{"no reason", content.Order, func(it *content.Item) { it.Why.Text = nil }, "reason: no Vietnamese text"},
		{"rev 0", content.Short, func(it *content.Item) { it.Rev = 0 }, "rev 0"},
		{"three truths", content.TrueFalse, func(it *content.Item) { it.Options = append(it.Options, it.Options[0]) }, "true and false wanted"},
		{"one right of several", content.Multi, func(it *content.Item) { it.Keys = []int{1} }, "at least 2"},
		{"keys out of order", content.Multi, func(it *content.Item) { it.Keys = []int{3, 1} }, "do not rise"},
		{"a key beyond", content.Multi, func(it *content.Item) { it.Keys = []int{1, 4} }, "do not rise"},
		{"a turn twice", content.Order, func(it *content.Item) { it.Keys = []int{1, 1, 0} }, "each of 3 once"},
		{"a turn too few", content.Order, func(it *content.Item) { it.Keys = it.Keys[:2] }, "each of 3 once"},
		{"seven options", content.Order, func(it *content.Item) { it.Options = make([]content.Option, 7) }, "7 options, 2 to 6"},
		{"a partner too few", content.Match, func(it *content.Item) { it.Partners = it.Partners[:1] }, "1 partners for 2"},
		{"partners alike", content.Match, func(it *content.Item) { it.Partners[0] = it.Partners[1] }, "two partners say"},
		{"six pairs", content.Match, func(it *content.Item) { it.Options = make([]content.Option, 6) }, "6 options, 2 to 5"},
		{"spots without a picture", content.Hotspot, func(it *content.Item) { it.Picture = content.Picture{} }, "without a picture"},
		{"a spot outside", content.Hotspot, func(it *content.Item) { it.Spots[1].Y = 1001 }, "outside"},
		{"no such spot", content.Hotspot, func(it *content.Item) { it.Key = 2 }, "none of 2 spots"},
		{"seven spots", content.Hotspot, func(it *content.Item) { it.Spots = make([]content.Spot, 7) }, "7 spots"},
		{"a number in words", content.Number, func(it *content.Item) { it.Accept = []string{"một"} }, "not 1 to 12 digits"},
		{"no right answer", content.Number, func(it *content.Item) { it.Accept = nil }, "0 right answers"},
		{"nine right answers", content.Short, func(it *content.Item) { it.Accept = make([]string, 9) }, "9 right answers"},
		{"an answer too long", content.Short, func(it *content.Item) { it.Accept = []string{long} }, "longer than 24"},
		{"an empty answer", content.Short, func(it *content.Item) { it.Accept = []string{" "} }, "is empty"},
		{"a stranger's part", content.Number, func(it *content.Item) { it.Spots = make([]content.Spot, 2) }, "spots with type"},
		{"options of no use", content.Short, func(it *content.Item) { it.Options = make([]content.Option, 2) }, "options with type"},
		{"nothing to practise", content.Simulate, func(it *content.Item) { it.Practice = nil }, "no practice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			it := itemOf(t, c.kind)
			if err := it.Check(); err != nil {
				t.Fatalf("unchanged: %v", err)
			}
			c.change(&it)
			if err := it.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// A practice that could not be played to its end is refused, and the place of the fault is named.
func TestFaultyPracticesAreRefused(t *testing.T) {
	many := func(n int) []string { return slices.Repeat([]string{"1"}, n) }
	for name, c := range map[string]struct {
		change func(*content.Practice)
		want   string
	}{
		"no steps":               {func(p *content.Practice) { p.Steps = nil }, "practice: 0 steps"},
		"21 steps":               {func(p *content.Practice) { p.Steps = make([]content.Step, 21) }, "practice: 21 steps"},
		"21 screens":             {func(p *content.Practice) { p.Screens = make([]content.Imitation, 21) }, "practice: 21 screens"},
		"four signs":             {func(p *content.Practice) { p.Signs = make([]content.Sign, 4) }, "practice: 4 signs"},
		"25 parts":               {func(p *content.Practice) { p.Screens[0].Parts = make([]content.Part, 25) }, "screen tin: 25 parts"},
		"a screen that is none":  {func(p *content.Practice) { p.Steps[1].Screen = "ti" }, "step 2: no screen \"ti\""},
		"a part that is none":    {func(p *content.Practice) { p.Steps[0].Tap = []string{"gui"} }, "step 1: screen tin has no part \"gui\""},
		"a digit off the keypad": {func(p *content.Practice) { p.Steps[0].Tap = []string{"1"} }, "has no part \"1\""},
		"nothing to do":          {func(p *content.Practice) { p.Steps[0].Tap = nil }, "step 1: either taps or typing"},
		"two things to do":       {func(p *content.Practice) { p.Steps[0].Type = "a" }, "step 1: either taps or typing"},
		"21 taps":                {func(p *content.Practice) { p.Steps[1].Tap = many(21) }, "step 2: 21 taps"},
		"a text too long":        {func(p *content.Practice) { p.Steps[2].Type = strings.Repeat("a", 25) }, "step 3: text"},
		"no hint":                {func(p *content.Practice) { p.Steps[0].Hint.Text = nil }, "step 1: hint: no Vietnamese"},
		"a slip to nothing":      {func(p *content.Practice) { p.Steps[0].Slips[0].Part = "gui" }, "step 1: screen tin has no part \"gui\""},
		"a slip that is right":   {func(p *content.Practice) { p.Steps[0].Slips[0].Part = "xoa" }, "the right one and a slip"},
		"a slip twice":           {func(p *content.Practice) { p.Steps[0].Slips = append(p.Steps[0].Slips, p.Steps[0].Slips...) }, "two slips"},
		"a sign of nothing":      {func(p *content.Practice) { p.Signs[0].Part = "gui" }, "sign 1: no screen has"},
		"a sign without words":   {func(p *content.Practice) { p.Signs[0].Text = nil }, "sign 1: no Vietnamese"},
		"screens of one id":      {func(p *content.Practice) { p.Screens[1].ID = "tin" }, "screen tin: the id stands twice"},
		"parts of one id":        {func(p *content.Practice) { p.Screens[0].Parts[1].ID = "loi" }, "screen tin, part loi: the id stands twice"},
		"a capital in an id":     {func(p *content.Practice) { p.Screens[0].Parts[0].ID = "Loi" }, "part Loi: id"},
		"a key twice":            {func(p *content.Practice) { p.Screens[1].Parts[0].ID = "5" }, "a keypad has this key already"},
		"a tile on a phone":      {func(p *content.Practice) { p.Screens[0].Parts[0].Kind = content.PartTile }, "tiles stand on a board"},
		"a phone's screen":       {func(p *content.Practice) { p.Device = content.Board }, "screen tin: a board's screens"},
		"an empty part":          {func(p *content.Practice) { p.Screens[0].Parts[0].Text = nil }, "neither words nor a picture"},
		"a clock of no time":     {func(p *content.Practice) { p.Screens[0].Clock = "7 giờ" }, "clock \"7 giờ\""},
		"decomposed letters":     {func(p *content.Practice) { p.Screens[0].Title["vi"] = "Ba\u0300i" }, "screen tin: text in \"vi\" is not NFC"},
	} {
		t.Run(name, func(t *testing.T) {
			it := itemOf(t, content.Simulate)
			c.change(it.Practice)
			if err := it.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// What only a later program can show is no mistake of the publisher's.
func TestLaterPracticesAreTooNew(t *testing.T) {
	for name, change := range map[string]func(*content.Practice){
		"a device": func(p *content.Practice) { p.Device = "television" },
		"a screen": func(p *content.Practice) { p.Screens[0].Kind = "map" },
		"a part":   func(p *content.Practice) { p.Screens[0].Parts[0].Kind = "slider" },
	} {
		t.Run(name, func(t *testing.T) {
			_, files := workshop.SampleOfAll()
			l, err := content.DecodeLesson(files["lessons/T02.json"])
			if err != nil {
				t.Fatal(err)
			}
			change(l.Items[0].Practice)
			if _, err := content.DecodeLesson(workshop.Encode(*l)); !errors.Is(err, content.ErrTooNew) {
				t.Errorf("got %v, want %v", err, content.ErrTooNew)
			}
		})
	}
}

func ExamplePractice() {
	p := workshop.SamplePhone()
	for _, step := range p.Steps {
		screen, _ := p.Screen(step.Screen)
		fmt.Println(screen.Kind, step.Tap, step.Type, step.Short.In(content.Vietnamese))
	}
	// Output:
	// chat [xoa]  Xóa tin
	// keypad [1 1 5 goi-di]  Gọi 115
	// signin [] @name Gõ tên
}

// Whatever is decoded can be played: every step's screen is there with the parts to tap, and encoding it again gives the same lesson.
func FuzzDecodeLesson(f *testing.F) {
	_, files := workshop.SampleOfAll()
	for path, data := range files {
		if strings.HasSuffix(string(path), ".json") {
			f.Add(data)
		}
	}
	f.Add([]byte(`{"id":"L01","pages":[{}],"items":[{"type":"simulate"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := content.DecodeLesson(data)
		if err != nil {
			if content.CodeOf(err) == "" {
				t.Errorf("no code in %v", err)
			}
			return
		}
		for _, it := range l.Items {
			if marks := marked(it); it.Type == content.Single && marks != 1 {
				t.Errorf("item %s has %d right options", it.ID, marks)
			}
			it.Right(content.Answer{Chosen: it.Keys})
			if it.Practice == nil {
				continue
			}
			for i, step := range it.Practice.Steps {
				screen, ok := it.Practice.Screen(step.Screen)
				if !ok || slices.ContainsFunc(step.Tap, func(id string) bool { return !screen.Has(id) }) {
					t.Errorf("step %d of %s cannot be done", i+1, it.ID)
				}
			}
		}
		again, err := content.DecodeLesson(workshop.Encode(*l))
		if err != nil || !bytes.Equal(workshop.Encode(*again), workshop.Encode(*l)) {
			t.Errorf("encoded again it is another lesson: %v", err)
		}
	})
}

func marked(it content.Item) (n int) {
	for i := range it.Options {
		if it.Mark(i) {
			n++
		}
	}
	return n
}
