package cmd_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkTaps presses five hundred times on learners' screens, in a hall of sixty and a course of twelve lessons, as a finger on a
// touch panel does: the pointer is there, down and up at once. It tells how long a press waits for painted pixels, how many were lost,
// and what the memory does.
//
//	make bench, or: DENDAU_ALL=1 go test ./cmd -run xxx -bench 'Taps$' -benchtime 1x
func BenchmarkTaps(b *testing.B) {
	h := newHall(b)
	writeClass(b, filepath.Join(h.dir, "data"), openSample(b), 60)
	h.start()
	h.see("home.facilitator")
	process := h.kiosk.Process.Pid
	f := h.finger()
	for range b.N {
		before := memory(process, "VmRSS")
		f.wander(500)
		b.Logf("%d of 500 presses were answered: %v; over 100 ms: %v", f.answers, f.kinds, f.slowest)
		b.Logf("median %.0f ms, p99 %.0f ms; memory %.0f MB before, %.0f MB after", median(f.ms), quantile(f.ms, 0.99), before, memory(process, "VmRSS"))
		b.ReportMetric(median(f.ms), "ms-tap")
		b.ReportMetric(quantile(f.ms, 0.99), "ms-tap-p99")
		b.ReportMetric(float64(f.lost), "lost")
		b.ReportMetric(before, "MB-before")
		b.ReportMetric(memory(process, "VmRSS"), "MB-after-taps")
		b.ReportMetric(memory(process, "RssAnon"), "MB-anon-after")
		b.ReportMetric(0, "ns/op")
		if f.lost > 0 {
			b.Errorf("%d presses of 500 had no answer", f.lost)
		}
	}
}

// finger presses and looks at what it did.
type finger struct {
	*hall
	screen  *pixels
	pointer io.Writer // a pointer program that stays, so that a press costs no start of one
	pressed map[string]bool
	kinds   map[string]int
	ms      []float64
	slowest []string
	answers int
	lost    int
	last    object
	at      time.Time
}

func (h *hall) finger() *finger {
	h.t.Helper()
	pointer := exec.Command("xdotool", "-")
	pointer.Env = append(os.Environ(), "DISPLAY="+h.display)
	in, err := pointer.StdinPipe()
	check(h.t, err)
	check(h.t, pointer.Start())
	h.t.Cleanup(func() { in.Close(); pointer.Wait() })
	return &finger{hall: h, screen: h.pixels(), pointer: in, pressed: map[string]bool{}, kinds: map[string]int{}}
}

// always may be pressed again on a screen on which they were pressed before.
var always = []string{"rail.back", "next", "finished", "again", "later", "practice.skip"}

// avoided change nothing that can be seen, lead to other people's rooms, or play films.
var avoided = []string{"rail.hear", "rail.voice", "rail.hand", "rail.who", "home.facilitator", "film.", "hand.", "key.", "pin.", "leave.", "partner"}

// wander presses n times: what was not yet pressed on this screen first, in the order of the screen, then on, then back. A lesson's end
// and the way home come of themselves.
func (f *finger) wander(n int) {
	f.t.Helper()
	for range n {
		before := f.look()
		o, ok := f.choose(before)
		if !ok {
			f.fail("nothing to press")
		}
		f.press(o, before)
	}
}

// look waits until the window rests and gives its pieces.
func (f *finger) look() []object {
	f.settle()
	return f.ask(`{"do":"tree"}`).Objects
}

// state tells two looks apart.
func state(all []object) string {
	var b strings.Builder
	for _, o := range all {
		fmt.Fprintf(&b, "%s|%s|%v|%v|%v|%v\n", o.ID, o.Text, o.Press, o.X, o.Y, o.W)
	}
	return b.String()
}

// choose takes a piece by what it is for.
func (f *finger) choose(all []object) (object, bool) {
	rank := []string{"again", "later", "group.", "name.", "lesson.", "continue", "option.", "partner.", "spot.", "digit.", "part.", "rail.size", "next", "practice.skip", "finished", "rail.back", ""}
	for _, prefix := range rank {
		var fresh []object
		for _, o := range all {
			if !o.Press || !strings.HasPrefix(o.ID, prefix) || slices.ContainsFunc(avoided, func(a string) bool { return strings.HasPrefix(o.ID, a) }) {
				continue
			}
			if slices.Contains(always, prefix) || !f.pressed[f.where(all)+o.ID] {
				fresh = append(fresh, o)
			}
		}
		seldom := prefix == "rail.size" || prefix == "part." || prefix == "digit."
		if len(fresh) == 0 || seldom && f.kinds[kind(fresh[0].ID)]*12 > f.answers {
			continue
		}
		o := fresh[f.answers%len(fresh)]
		f.pressed[f.where(all)+o.ID] = true
		return o, true
	}
	return object{}, false
}

// where is the screen as its words tell it.
func (f *finger) where(all []object) string {
	var words []string
	for _, o := range all {
		if !o.Press && o.Role != "picture" {
			words = append(words, o.Text)
		}
	}
	return strings.Join(words, "|")
}

// press presses once and waits for other pixels outside of what was pressed, and for another state.
func (f *finger) press(o object, before []object) {
	f.t.Helper()
	if near := o.ID == f.last.ID || abs(o.X+o.W/2-f.last.X-f.last.W/2)+abs(o.Y+o.H/2-f.last.Y-f.last.H/2) < 60; near {
		<-time.After(time.Until(f.at.Add(430 * time.Millisecond))) // sooner it would be the same press
	}
	fmt.Fprintf(f.pointer, "mousemove %s %s\n", px(o.X+o.W/2), px(o.Y+o.H/2))
	<-time.After(30 * time.Millisecond)
	pixels := f.screen.around(o)
	begin := time.Now()
	fmt.Fprintf(f.pointer, "mousedown 1\nmouseup 1\n")
	f.last, f.at = o, begin
	f.kinds[kind(o.ID)]++
	painted := f.changes(pixels, o, state(before))
	took := float64(time.Since(begin).Microseconds()) / 1000
	if !f.answered(state(before)) {
		f.lost++
		f.t.Logf("no answer to %s %q", o.ID, o.Text)
		return
	}
	if f.answers++; !painted {
		return // an option that is chosen tells so on itself: its face moved at the press already
	}
	f.ms = append(f.ms, took)
	if took > 100 {
		f.slowest = append(f.slowest, fmt.Sprintf("%s %.0f", o.ID, took))
	}
}

// kind is an id without what is different from person to person and from lesson to lesson.
func kind(id string) string {
	if family, _, ok := strings.Cut(id, "."); ok && family != "rail" && family != "practice" {
		return family
	}
	return id
}

func abs(f float64) float64 { return max(f, -f) }

// changes waits for other pixels than those, or for another state that shows none.
func (f *finger) changes(pixels []byte, o object, before string) bool {
	begin := time.Now()
	asked := begin
	for time.Since(begin) < 3*time.Second {
		if !bytes.Equal(pixels, f.screen.around(o)) {
			return true
		}
		if time.Since(asked) > 200*time.Millisecond {
			if state(f.ask(`{"do":"tree"}`).Objects) != before && bytes.Equal(pixels, f.screen.around(o)) {
				return false
			}
			asked = time.Now()
		}
		<-time.After(time.Millisecond)
	}
	return false
}

// answered waits for another state than that.
func (f *finger) answered(before string) bool {
	for deadline := time.Now().Add(3 * time.Second); time.Now().Before(deadline); runtimeWait() {
		if state(f.ask(`{"do":"tree"}`).Objects) != before {
			return true
		}
	}
	return false
}

// around samples the window's pixels, without the rows and columns of the pressed piece: its own face is no answer yet.
func (p *pixels) around(o object) (sample []byte) {
	left, right := int(o.X)-14, int(o.X+o.W)+14
	for y := 12; y < 764; y += 24 {
		row := p.row(0, y, p.width)
		if float64(y) < o.Y-14 || float64(y) > o.Y+o.H+14 {
			sample = append(sample, row...)
			continue
		}
		sample = append(sample, row[:4*max(0, left)]...)
		sample = append(sample, row[4*min(right, p.width):]...)
	}
	return sample
}
