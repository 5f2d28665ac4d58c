package cmd_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkTap presses in the real window and waits for changed pixels, and tells what the memory does over many pages and two films.
//
//	make bench, or: DENDAU_ALL=1 go test ./cmd -run xxx -bench Tap -benchtime 1x
func BenchmarkTap(b *testing.B) {
	h := newHall(b)
	data := filepath.Join(h.dir, "data")
	writeClass(b, data, openSample(b), 3)
	h.start()
	process := h.kiosk.Process.Pid
	screen := h.pixels()
	h.tap("home.try")
	h.tap("lesson." + string(filmLesson))
	h.see("next")
	for range b.N {
		size := h.presses(screen, "rail.size", 51)
		before := memory(process, "VmRSS")
		page := h.turns(screen, 30)
		after := memory(process, "VmRSS")
		for range 2 {
			h.film()
		}
		b.ReportMetric(median(size), "ms-size")
		b.ReportMetric(quantile(size, 0.99), "ms-size-p99")
		b.ReportMetric(median(page), "ms-page")
		b.ReportMetric(quantile(page, 0.99), "ms-page-p99")
		b.ReportMetric(before, "MB-before")
		b.ReportMetric(after, "MB-after-pages")
		b.ReportMetric(memory(process, "VmRSS"), "MB-after-films")
		b.ReportMetric(0, "ns/op")
	}
}

// presses taps the same button again and again.
func (h *hall) presses(screen *pixels, id string, n int) (ms []float64) {
	o := h.see(id)
	for range n {
		ms = append(ms, h.pressed(screen, o))
	}
	return ms
}

// turns goes to and fro between two pages.
func (h *hall) turns(screen *pixels, n int) (ms []float64) {
	next, back := h.see("next"), h.see("rail.back")
	for i := range n {
		to := next
		if i%2 == 1 {
			to = back
		}
		ms = append(ms, h.pressed(screen, to))
	}
	return ms
}

// pressed gives the milliseconds from the release of a button to other pixels where the lesson stands. The pixels have rested before,
// and the time counts from the pointer's own program's end, which is a little after the press.
func (h *hall) pressed(screen *pixels, o object) float64 {
	h.t.Helper()
	<-time.After(700 * time.Millisecond) // let trembling hands' protection and the last drawing pass
	h.xdotool("mousemove", px(o.X+o.W/2), px(o.Y+o.H/2), "sleep", "0.05", "mousedown", "1", "sleep", "0.05")
	before := screen.lesson()
	release := exec.Command("xdotool", "mouseup", "1")
	release.Env = append(os.Environ(), "DISPLAY="+h.display)
	begin := time.Now()
	check(h.t, release.Start())
	h.until("other pixels", func() bool { return !bytes.Equal(before, screen.lesson()) })
	took := time.Since(begin)
	check(h.t, release.Wait())
	return float64(took.Microseconds()) / 1000
}

// lesson is a sample of the pixels where a lesson's text and picture stand.
func (p *pixels) lesson() (sample []byte) {
	for y := 140; y < 620; y += 16 {
		sample = append(sample, p.row(200, y, 1100)...)
	}
	return sample
}

// film goes to the lesson's film, plays some of it and goes back to the first page.
func (h *hall) film() {
	h.toFilm("next")
	<-time.After(8 * time.Second)
	for !h.has("film.play") {
		<-time.After(100 * time.Millisecond)
	}
	h.tap("rail.back")
	h.see("next")
}
