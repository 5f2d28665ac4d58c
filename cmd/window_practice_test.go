package cmd_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
)

// practicesPlayed is how many practices the window plays through.
const practicesPlayed = 8

// way is how a practice is played: what is done besides the right taps.
type way struct {
	name                      string
	slips, undone, shown, ask int
}

// The ways that are not the right one, in turn. A wrong tap shows the place too, as help begins.
var wrongWays = []way{
	{name: "a wrong tap", slips: 1, shown: 1},
	{name: "a step taken back", undone: 1},
	{name: "shown the place", ask: 1, shown: 1},
}

// practiceRun is one practice, how it was played and what of it may be counted as done alone.
type practiceRun struct {
	item content.Item
	way  way
}

// TestPracticesInTheWindow plays practices of the course through the real window by real clicks, each in a wrong way and then in the right one.
// What the log says of each is what was done.
func TestPracticesInTheWindow(t *testing.T) {
	h := newHall(t)
	course := openSample(t)
	writeClass(t, filepath.Join(h.dir, "data"), course, 3)
	began := time.Now()
	h.start()
	if h.see("home.find|group.0").ID == "home.find" {
		h.tap("home.find")
	} else {
		h.tap("group.0")
	}
	h.tap(h.tile("name.", "Mẫu"))
	var played []practiceRun
	for _, l := range course.Lessons() {
		i := slices.IndexFunc(l.Items, func(it content.Item) bool { return it.Type == content.Simulate })
		if i < 0 || course.Intro(l.ID) || len(played) == practicesPlayed {
			continue
		}
		run := practiceRun{l.Items[i], wrongWays[len(played)%len(wrongWays)]}
		if run.way.undone > 0 && !run.canUndo() {
			run.way = wrongWays[0]
		}
		h.step(fmt.Sprintf("%s: %s, then the right way", run.item.ID, run.way.name))
		h.toPractice(l)
		h.practise(run)
		h.tap("again")
		h.practise(practiceRun{run.item, way{}})
		played = append(played, run)
	}
	if len(played) < practicesPlayed {
		t.Fatalf("the course has %d practices", len(played))
	}
	h.leave()
	h.practicesKept(played)
	t.Logf("%d practices in %.0f s", len(played), time.Since(began).Seconds())
}

// canUndo tells whether the first step can be taken back with the button, and is one tap.
func (r practiceRun) canUndo() bool {
	steps := r.item.Practice.Steps
	return len(steps) > 1 && len(steps[0].Tap) == 1 && steps[1].Type == ""
}

// toPractice opens a lesson and goes through its pages to its practice.
func (h *hall) toPractice(l *content.Lesson) {
	h.t.Helper()
	h.tap("rail.who")
	h.tap("bench.lessons")
	h.tap("lesson." + string(l.ID))
	for range 30 {
		if h.has("practice.skip") {
			h.shot("practice-" + string(l.ID))
			return
		}
		h.tap("next")
	}
	h.fail("lesson %s has no practice", l.ID)
}

// practise does every step of a practice, and what else its way asks for in the first.
func (h *hall) practise(r practiceRun) {
	h.t.Helper()
	steps := r.item.Practice.Steps
	if r.way.slips > 0 {
		h.tap(h.wrongPart(steps[0].Tap[0]))
		if !h.shows("feedback") {
			h.fail("a wrong tap is not answered")
		}
		h.shot("practice-missed")
	}
	if r.way.ask > 0 {
		h.tap("practice.show")
	}
	for i, st := range steps {
		if i == 1 && r.way.undone > 0 {
			h.tap("practice.undo")
			h.tap("part." + steps[0].Tap[0])
		}
		if st.Type != "" {
			h.see("key.erase")
			h.write(st.Type)
			h.tap("key.done")
		}
		for _, part := range st.Tap {
			h.tap("part." + part)
		}
	}
	h.see("again")
	if r.way.name != "" {
		h.shot("practice-over")
	}
}

// wrongPart is a part of the imitation that can be tapped and is not the right one.
func (h *hall) wrongPart(right string) string {
	h.t.Helper()
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if o.Press && strings.HasPrefix(o.ID, "part.") && o.ID != "part."+right {
			return o.ID
		}
	}
	h.fail("there is nothing wrong to tap")
	return ""
}

// shows tells whether a piece of that role is in the window.
func (h *hall) shows(role string) bool {
	return slices.ContainsFunc(h.ask(`{"do":"tree"}`).Objects, func(o object) bool { return o.Role == role })
}

// practicesKept compares the log as it lies on the disk with what was done.
func (h *hall) practicesKept(played []practiceRun) {
	h.t.Helper()
	l, err := storage.Open(filepath.Join(h.dir, "data"), storage.Options{ReadOnly: true, Program: "test"})
	check(h.t, err)
	defer l.Close()
	kept := map[content.ItemID][]record.PracticeDone{}
	for e, err := range l.Since(0) {
		check(h.t, err)
		if f, ok := e.Fact.(record.PracticeDone); ok {
			kept[f.Item] = append(kept[f.Item], f)
		}
	}
	for _, r := range played {
		all := kept[r.item.ID]
		if len(all) != 2 {
			h.t.Errorf("%s: %d results in the log, played twice", r.item.ID, len(all))
			continue
		}
		for i, w := range []way{r.way, {name: "the right way"}} {
			n := len(r.item.Practice.Steps)
			alone := n
			if w.slips+w.ask > 0 {
				alone--
			}
			f := all[i]
			got := [...]int{f.Steps, f.Done, f.Alone, f.Slips, f.Shown, f.Undone, len(f.Learners)}
			want := [...]int{n, n, alone, w.slips, w.shown, w.undone, 1}
			if got != want {
				h.t.Errorf("%s, %s: kept (steps, done, alone, slips, shown, undone, learners) %v, done %v", r.item.ID, w.name, got, want)
			}
		}
	}
}
