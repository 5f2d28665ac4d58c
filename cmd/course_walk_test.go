package cmd_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// TestTheCourseCanBeLearned goes through every lesson of the course that ships, as somebody does who presses what is right: each question is
// answered, each practice done to its end, and the lesson comes to its end. Another time everything is missed twice first, where that can be.
func TestTheCourseCanBeLearned(t *testing.T) {
	t.Parallel()
	source, problems, err := workshop.ReadCourse(filepath.Join("..", "assets", "course", "binh-dan-hoc-vu-so"))
	must(t, err)
	for _, p := range problems {
		if p.Fatal {
			t.Fatal(p)
		}
	}
	course := flow.Course{ID: "cb", Pack: "x", Version: 1}
	for _, l := range source.Lessons {
		if l.Intro {
			course.First = append(course.First, &l.Lesson)
		} else {
			course.Lessons = append(course.Lessons, &l.Lesson)
		}
	}
	if len(course.Lessons) < 12 || len(course.First) == 0 {
		t.Fatalf("%d lessons and %d first steps", len(course.Lessons), len(course.First))
	}
	types := map[content.ItemType]int{}
	for _, l := range slices.Concat(course.Lessons, course.First) {
		for _, it := range l.Items {
			types[it.Type]++
		}
		for _, missing := range []bool{false, true} {
			walk := &courseWalk{T: t, lesson: l, missing: missing, kiosk: somebodyTries(course)}
			walk.through()
		}
	}
	t.Logf("gone through: %v", types)
}

// somebodyTries is a kiosk at which somebody learns without a name, so nothing of it is kept.
func somebodyTries(course flow.Course) *flow.Kiosk {
	book := flow.NewBook(nobody{})
	for i, f := range []record.Fact{record.HallSet{Hall: record.HallID{ID: record.ID{1}}, Name: "Nhà văn hóa"}, record.FacilitatorAdded{Facilitator: record.FacilitatorID{ID: record.ID{2}}}} {
		book.Add(record.Event{Stamp: record.Stamp{Kiosk: record.KioskID{ID: record.ID{3}}, Run: 1, Seq: record.Seq(i + 1)}, Fact: f})
	}
	return flow.New(flow.Config{Book: book, Course: course, Now: tuesday, NewID: func() record.ID { return record.ID{9} }})
}

// nobody opens no names.
type nobody struct{}

func (nobody) Name(record.ID) (record.Name, bool) { return record.Name{}, false }

// courseWalk is one way through one lesson.
type courseWalk struct {
	*testing.T
	kiosk   *flow.Kiosk
	lesson  *content.Lesson
	missing bool // everything is missed twice first
	now     time.Duration
}

func (w *courseWalk) do(actions ...flow.Action) {
	w.Helper()
	for _, a := range actions {
		w.now += time.Second
		if _, err := w.kiosk.Do(tuesday.Add(w.now), a); err != nil {
			w.Fatalf("%s: %T: %v", w.lesson.ID, a, err)
		}
	}
}

func (w *courseWalk) through() {
	w.Helper()
	w.do(flow.TryIt{}, flow.OpenLesson{ID: w.lesson.ID})
	for range 200 {
		switch s := w.kiosk.View().Main.(type) {
		case flow.Page, flow.Film:
			w.do(flow.Next{})
		case flow.Question:
			w.question(s)
		case flow.Practice:
			w.practice(s)
		case flow.Done:
			return
		default:
			w.Fatalf("%s leads to %T", w.lesson.ID, s)
		}
	}
	w.Fatalf("%s never ends", w.lesson.ID)
}

func (w *courseWalk) question(q flow.Question) {
	w.Helper()
	if q.Phase != flow.Asking {
		w.do(flow.Next{})
		return
	}
	want := flow.Right
	if w.missing {
		want = w.miss(q)
	} else {
		w.do(right(q.Item)...)
	}
	if s, ok := w.kiosk.View().Main.(flow.Question); !ok || s.Phase != want {
		w.Fatalf("%s: phase %d after %v, want %d", q.Item.ID, s.Phase, s.Answer, want)
	}
}

// right presses the right answer.
func right(it content.Item) (taps []flow.Action) {
	switch it.Type {
	case content.Multi, content.Order:
		for _, i := range it.Keys {
			taps = append(taps, flow.Choose{I: i})
		}
	case content.Match:
		for _, i := range it.Keys {
			taps = append(taps, flow.Pair{I: i})
		}
	case content.Number:
		for _, r := range it.Accept[0] {
			taps = append(taps, flow.Digit{D: int(r - '0')})
		}
	case content.Short:
		for _, r := range it.Accept[0] {
			taps = append(taps, flow.Type{Rune: r})
		}
	default:
		return []flow.Action{flow.Choose{I: it.Key}}
	}
	return append(taps, flow.Next{})
}

// miss gives two wrong answers; where only two can be given, the second is right.
func (w *courseWalk) miss(q flow.Question) flow.Phase {
	w.Helper()
	it := q.Item
	switch it.Type {
	case content.Number:
		w.do(flow.Digit{D: 0}, flow.Next{}, flow.TryAgain{}, flow.Digit{D: 0}, flow.Digit{D: 0}, flow.Next{})
	case content.Short:
		w.do(flow.Type{Rune: 'q'}, flow.Next{}, flow.TryAgain{}, flow.Type{Rune: 'q'}, flow.Next{})
	case content.Match:
		turned := append(slices.Clone(it.Keys[1:]), it.Keys[0])
		w.pairs(turned)
		w.do(flow.TryAgain{})
		w.pairs(append(turned[1:], turned[0]))
		if len(it.Keys) == 2 {
			return flow.Right
		}
	case content.Order:
		w.inTurn(it.Keys[1:], it.Keys[:1])
		w.do(flow.TryAgain{})
		w.inTurn(it.Keys[2:], it.Keys[:2])
		if len(it.Keys) == 2 {
			return flow.Right
		}
	case content.Multi:
		w.do(flow.Choose{I: it.Keys[0]}, flow.Next{}, flow.TryAgain{})
		w.do(flow.Choose{I: it.Keys[0]}, flow.Choose{I: it.Keys[1]}, flow.Next{})
		if len(it.Keys) == 1 {
			return flow.Right
		}
	default:
		n := max(len(it.Options), len(it.Spots))
		for i := range n {
			if i != it.Key {
				w.do(flow.TryAgain{}, flow.Choose{I: i})
			}
		}
		if n == 2 {
			w.do(flow.TryAgain{}, flow.Choose{I: it.Key})
			return flow.Right
		}
	}
	return flow.Told
}

// pairs gives each option a partner, whatever stands there.
func (w *courseWalk) pairs(partners []int) {
	w.Helper()
	w.do(flow.EraseAll{})
	for _, p := range partners {
		w.do(flow.Pair{I: p})
	}
	w.do(flow.Next{})
}

// inTurn presses options in turn, after taking back what stands there.
func (w *courseWalk) inTurn(rows ...[]int) {
	w.Helper()
	w.do(flow.EraseAll{})
	for _, i := range slices.Concat(rows...) {
		w.do(flow.Choose{I: i})
	}
	w.do(flow.Next{})
}

// practice does the step that is asked for, after a slip and a look at the place where everything is missed first.
func (w *courseWalk) practice(p flow.Practice) {
	w.Helper()
	if p.Over {
		if alone := p.Alone == p.Steps; alone == w.missing {
			w.Fatalf("%s: %d of %d alone", p.Item.ID, p.Alone, p.Steps)
		}
		w.do(flow.Next{})
		return
	}
	step := p.Item.Practice.Steps[p.Step]
	if w.missing {
		w.do(flow.Tap{Part: ""}, flow.ShowMe{})
	}
	for _, part := range step.Tap {
		w.do(flow.Tap{Part: part})
	}
	if step.Type != "" {
		for _, r := range strings.ReplaceAll(step.Type, content.OwnName, "Lan") {
			w.do(flow.Type{Rune: r})
		}
		w.do(flow.Next{})
	}
	if next, ok := w.kiosk.View().Main.(flow.Practice); !ok || !next.Over && next.Step == p.Step {
		w.Fatalf("%s: step %d does not lead on", p.Item.ID, p.Step+1)
	}
}
