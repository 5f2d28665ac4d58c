package cmd_test

import (
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
)

// What a class on two monitors is to have gone through.
const (
	classPages     = 30
	classQuestions = 10
	classPeople    = 32
)

// classRun is a class on two monitors, evening after evening, and what was entered on the way.
type classRun struct {
	*hall
	entered  map[content.ItemID][]int
	pages    int
	films    int
	plugged  int // how often the TV was pulled and plugged again
	relayed  content.ItemID
	practice content.ItemID
}

// TestClassOnTwoMonitors teaches until 30 pages, a film, 10 counted questions, a practice and a relay are done, on a real X server of two
// outputs. The monitor is pulled and plugged twice: while the film runs and while somebody stands in front of the class. What the log counts
// is what was entered.
func TestClassOnTwoMonitors(t *testing.T) {
	h := newTVHall(t)
	course := openSample(t)
	writeClass(t, filepath.Join(h.dir, "data"), course, classPeople)
	h.plugTV()
	h.start()
	h.await("a window on the TV", func() bool { return len(h.words("tv")) > 0 })
	h.signIn()
	run := &classRun{hall: h, entered: map[content.ItemID][]int{}}
	began := time.Now()
	for _, lesson := range classLessons(course) {
		run.teach(lesson)
	}
	h.leave()
	run.checkLog()
	t.Logf("%d pages, %d films, %d counted questions, practice %s, relay %s, the TV pulled and plugged %d times, in %.0f s",
		run.pages, run.films, len(run.entered), run.practice, run.relayed, run.plugged, time.Since(began).Seconds())
	if run.pages < classPages || run.films < 1 || len(run.entered) < classQuestions || run.plugged < 2 || run.relayed == "" || run.practice == "" {
		t.Error("that is less than a class is to go through")
	}
}

// classLessons are the fewest lessons of the course that have enough, among them one with a film and one with a practice.
func classLessons(course *content.Pack) (some []*content.Lesson) {
	all := slices.DeleteFunc(slices.Clone(course.Lessons()), func(l *content.Lesson) bool { return course.Intro(l.ID) })
	has := func(l *content.Lesson) (film, practice bool) {
		return l.Film != nil, slices.ContainsFunc(l.Items, tappable)
	}
	slices.SortStableFunc(all, func(a, b *content.Lesson) int {
		rank := func(l *content.Lesson) (n int) {
			film, practice := has(l)
			if film {
				n--
			}
			if practice {
				n--
			}
			return n
		}
		return rank(a) - rank(b)
	})
	var film, practice bool
	pages, questions := 0, 0
	for _, l := range all {
		f, p := has(l)
		if film && practice && pages >= classPages && questions >= classQuestions {
			break
		}
		if enough := pages >= classPages && questions >= classQuestions; enough && (film || !f) && (practice || !p) {
			continue
		}
		some = append(some, l)
		film, practice, pages = film || f, practice || p, pages+len(l.Pages)
		for _, it := range l.Items {
			if choices(it) > 0 {
				questions++
			}
		}
	}
	return some
}

// tappable is a practice without typing.
func tappable(it content.Item) bool {
	return it.Type == content.Simulate && !slices.ContainsFunc(it.Practice.Steps, func(s content.Step) bool { return s.Type != "" })
}

// choices is among how many answers hands are raised.
func choices(it content.Item) int {
	switch it.Type {
	case content.Single, content.TrueFalse, content.Multi:
		return len(it.Options)
	case content.Hotspot:
		return len(it.Spots)
	}
	return 0
}

// teach goes through one lesson with the keys of a remote, and closes the evening.
func (r *classRun) teach(l *content.Lesson) {
	r.t.Helper()
	r.step(fmt.Sprintf("lesson %s: %d pages, %d items", l.ID, len(l.Pages), len(l.Items)))
	r.tap("tonight.lesson")
	r.tap("lesson." + string(l.ID))
	r.tap("tonight.open")
	r.tap("att.done")
	r.see("teach.pad")
	filmAfter := -1
	if l.Film != nil {
		filmAfter = min(l.Film.After, len(l.Pages))
	}
	for i := range l.Pages {
		if i == filmAfter {
			r.film()
		}
		r.shows(l.Pages[i].Title.Text.In(content.Vietnamese))
		r.pages++
		if i == 1 {
			r.pointOnTV()
		}
		r.next()
	}
	if filmAfter == len(l.Pages) {
		r.film()
	}
	for _, it := range l.Items {
		r.item(it)
		r.next()
	}
	r.tap("teach.next") // from what to remember to the closing screen
	r.tap("close.later")
	r.tap("close.back")
	r.see("tonight.open")
}

// next turns the page by the key of a remote; the same key again within 400 ms is the same press.
func (r *classRun) next() {
	r.t.Helper()
	before := r.words("main")
	r.xdotool("sleep", "0.42", "key", "Next")
	r.await("the page after", func() bool { return !slices.Equal(r.words("main"), before) })
}

// shows waits until the TV says something.
func (r *classRun) shows(words string) {
	r.t.Helper()
	r.await("the TV shows "+words, func() bool { return slices.Contains(r.words("tv"), words) })
}

// film runs while the monitor is pulled and plugged.
func (r *classRun) film() {
	r.t.Helper()
	r.tap("film.play")
	r.moves("class-film", filmOnTV)
	if r.films == 0 {
		r.replug("film.play")
		r.moves("class-film-again", filmOnTV)
	}
	r.films++
	r.next()
}

// replug pulls the TV and plugs it again; what stands on the computer meanwhile is the same place of the class.
func (r *classRun) replug(meanwhile string) {
	r.t.Helper()
	r.unplugTV()
	r.await("no window on a TV", func() bool { return len(r.words("tv")) == 0 })
	r.see(meanwhile)
	r.plugTV()
	r.await("a window on the TV", func() bool { return len(r.words("tv")) > 0 })
	r.see(meanwhile)
	r.plugged++
}

// pointOnTV puts the pointer on the TV by a press on its picture, and takes it away.
func (r *classRun) pointOnTV() {
	r.t.Helper()
	before := r.glance(tvDisplay)
	r.tap("teach.pad")
	middle := tvDisplay.Inset(tvDisplay.Dy() * 2 / 5)
	r.await("the pointer is on the TV", func() bool { return unlike(r.glance(middle), crop(before, tvDisplay, middle)) > 0.005 })
	r.tap("teach.point")
	r.await("the pointer is gone", func() bool { return !r.has("teach.point") })
}

// item is counted, relayed or practised.
func (r *classRun) item(it content.Item) {
	r.t.Helper()
	switch {
	case tappable(it) && r.practice == "":
		r.practise(it)
	case choices(it) > 0 && len(r.entered) < classQuestions+2:
		r.count(it)
		if it.Type == content.Single && r.relayed == "" && len(r.entered) == 2 {
			r.relay(it)
		}
		if r.has("teach.reveal") {
			r.tap("teach.reveal")
			r.await("the reason is on the TV", func() bool { return slices.Contains(r.words("tv"), it.Why.Text.In(content.Vietnamese)) })
		}
	}
}

// count raises other hands for every question, one too many at its end taken back.
func (r *classRun) count(it content.Item) {
	r.t.Helper()
	n := choices(it)
	want := make([]int, n)
	for i := range n {
		want[i] = (3*len(r.entered) + 5*i + 1) % 8
		r.press(fmt.Sprintf("hand.%d.plus", i), want[i])
	}
	if want[0] > 0 {
		r.press("hand.0.minus", 1)
		want[0]--
	}
	r.entered[it.ID] = want
}

// press presses one piece many times as fast as a hand does.
func (r *classRun) press(id string, times int) {
	r.t.Helper()
	if times == 0 {
		return
	}
	o := r.see(id)
	args := []string{"mousemove", px(o.X + o.W/2), px(o.Y + o.H/2), "sleep", "0.42"}
	for range times {
		args = append(args, "mousedown", "1", "sleep", "0.03", "mouseup", "1", "sleep", "0.12")
	}
	r.xdotool(args...)
}

// relay lets somebody come forward; the TV is pulled and plugged while they stand there.
func (r *classRun) relay(it content.Item) {
	r.t.Helper()
	r.step("somebody comes forward")
	r.tap("teach.relay")
	var who string
	for _, o := range r.ask(`{"do":"tree"}`).Objects {
		if len(o.ID) > 6 && o.ID[:6] == "relay." {
			who = o.ID
			break
		}
	}
	if who == "" {
		r.fail("nobody can come forward")
	}
	r.tap(who)
	r.see("option.1")
	r.replug("option.1")
	r.tap(fmt.Sprintf("option.%d", it.Key+1))
	r.tap("next")
	r.see("teach.pad")
	r.relayed = it.ID
}

// practise is done by the class together, part by part.
func (r *classRun) practise(it content.Item) {
	r.t.Helper()
	r.step("a practice, together")
	r.tap("teach.together")
	for _, s := range it.Practice.Steps {
		for _, part := range s.Tap {
			r.touch("part." + part)
		}
	}
	r.tap("next")
	r.see("teach.pad")
	r.practice = it.ID
}

// touch presses a part of the imitation before the facilitator; the TV's has the same name.
func (r *classRun) touch(id string) {
	r.t.Helper()
	var at object
	r.await(id+" can be pressed", func() bool {
		for _, o := range r.ask(`{"do":"tree"}`).Objects {
			if o.ID == id && o.Window == "main" && o.Press {
				at = o
				return true
			}
		}
		return false
	})
	r.xdotool("mousemove", px(at.X+at.W/2), px(at.Y+at.H/2), "sleep", "0.42", "mousedown", "1", "sleep", "0.04", "mouseup", "1")
	r.settle()
}

// checkLog reads the log as it lies on the disk.
func (r *classRun) checkLog() {
	r.t.Helper()
	l, err := storage.Open(filepath.Join(r.dir, "data"), storage.Options{ReadOnly: true, Program: "test"})
	if err != nil {
		r.t.Fatal(err)
	}
	defer l.Close()
	kept := map[content.ItemID][]int{}
	pages, relays, practices := 0, 0, 0
	for e, err := range l.Since(0) {
		if err != nil {
			r.t.Fatal(err)
		}
		switch f := e.Fact.(type) {
		case record.HandsCounted:
			kept[f.Item] = f.Counts
		case record.PageShown:
			if len(f.Learners) == 0 {
				pages++
			}
		case record.ItemAnswered:
			if f.Way == record.Relayed && f.Item == r.relayed && len(f.Learners) == 1 && f.Right {
				relays++
			}
		case record.PracticeDone:
			if f.Way == record.Relayed && f.Item == r.practice && f.Done == f.Steps {
				practices++
			}
		}
	}
	for item, want := range r.entered {
		if !slices.Equal(kept[item], want) {
			r.t.Errorf("%s: entered %v, the log has %v", item, want, kept[item])
		}
	}
	if pages != r.pages || relays != 1 || practices != 1 {
		r.t.Errorf("the log has %d pages of %d, %d relays, %d practices", pages, r.pages, relays, practices)
	}
}

// crop is the part of a display's picture that shows a part of the desktop.
func crop(m image.Image, display, part image.Rectangle) image.Image {
	return m.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(part.Sub(display.Min))
}
