package cmd_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/content/workshop"
)

// filmLesson is the lesson of the sample course whose film is measured: 720p, 25 frames a second.
const filmLesson = content.LessonID("L03")

// filmSeconds is how long each is watched.
const filmSeconds = 10

// The bar of issue 2: a 720p film in the kiosk's real window, told from the display's own pixels, beside mpv drawing the same film in
// software on the same display in the same run. Each frame of the film carries its number, so that a frame that was never shown is
// known.
//
//	make bench, or: DENDAU_ALL=1 go test ./cmd -run xxx -bench Film720pInTheWindow -benchtime 1x
func BenchmarkFilm720pInTheWindow(b *testing.B) {
	for _, rate := range []int{25, 30} {
		h := newHall(b)
		film := h.numberedFilm(rate)
		h.packWithFilm(film)
		b.Run(fmt.Sprintf("learner %d", rate), func(b *testing.B) { h.in(b).kioskFilm(b, rate, 96, (*hall).toLearnersFilm) })
		b.Run(fmt.Sprintf("class %d", rate), func(b *testing.B) { h.in(b).kioskFilm(b, rate, 0, (*hall).toClassFilm) })
		b.Run(fmt.Sprintf("mpv 896x504 %d", rate), func(b *testing.B) { h.in(b).mpvFilm(b, rate, film, "--geometry=896x504+0+0") })
		b.Run(fmt.Sprintf("mpv 1366x768 %d", rate), func(b *testing.B) { h.in(b).mpvFilm(b, rate, film, "--fs") })
	}
}

// A numbered film's strip: blocks along the upper edge, of which the first two tell white from black and the rest hold the frame's
// number, lowest bit first.
const (
	stripBlocks = 16
	stripFirst  = 2 // blocks before it lie under the stage's round corners
	stripBits   = 12
	stripHeight = 40.0 / 720
)

// numberedFilm is the course's film with a strip of frame numbers laid on it.
func (h *hall) numberedFilm(rate int) string {
	h.t.Helper()
	pack := openSample(h.t)
	l, ok := pack.Lesson(filmLesson)
	if !ok || l.Film == nil {
		h.t.Fatalf("the sample's %s has no film", filmLesson)
	}
	plain, err := pack.ReadFile(l.Film.Path)
	check(h.t, err)
	in, out := filepath.Join(h.dir, "plain.mp4"), filepath.Join(h.dir, "numbered.mp4")
	check(h.t, os.WriteFile(in, plain, 0o644))
	bit := fmt.Sprintf("mod(floor(N/pow(2,floor(X/20)-%d)),2)", stripFirst+2)
	strip := fmt.Sprintf("color=black:s=320x10:r=%d,format=gray,geq=lum='255*if(lt(X,%d),0,if(lt(X,%d),1,if(lt(X,%d),0,if(lt(X,%d),%s,0))))',scale=1280:40:flags=neighbor[strip]",
		rate, 20*stripFirst, 20*(stripFirst+1), 20*(stripFirst+2), 20*(stripFirst+2+stripBits), bit)
	c := exec.Command("ffmpeg", "-v", "error", "-y", "-t", "40", "-i", in, "-filter_complex",
		fmt.Sprintf("%s;[0:v]fps=%d[film];[film][strip]overlay=0:0:shortest=1", strip, rate), "-c:v", "libx264", "-preset", "veryfast", "-c:a", "copy", out)
	if said, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("ffmpeg: %v\n%s", err, said)
	}
	return out
}

// packWithFilm signs the sample course anew, with that film in its lesson.
func (h *hall) packWithFilm(film string) {
	h.t.Helper()
	pack := openSample(h.t)
	l, _ := pack.Lesson(filmLesson)
	m := *pack.Manifest()
	files := workshop.Files{}
	for i, f := range m.Files {
		data, err := pack.ReadFile(f.Path)
		if f.Path == l.Film.Path {
			data, err = os.ReadFile(film)
			m.Files[i].Size, m.Files[i].SHA256 = 0, ""
		}
		check(h.t, err)
		files[f.Path] = data
	}
	key, err := workshop.NewKey()
	check(h.t, err)
	var ddp bytes.Buffer
	check(h.t, workshop.Sign(&ddp, m, files, key))
	check(h.t, os.WriteFile(h.pack(), ddp.Bytes(), 0o644))
	check(h.t, os.MkdirAll(h.trust(), 0o755))
	check(h.t, os.WriteFile(filepath.Join(h.trust(), "pack.pub"), []byte(key.Public().String()+"\n"), 0o644))
}

func (h *hall) pack() string  { return filepath.Join(h.dir, "film.ddp") }
func (h *hall) trust() string { return filepath.Join(h.dir, "trust") }

// kioskFilm watches the film in the kiosk, on a stage with a band for subtitles of that height.
func (h *hall) kioskFilm(b *testing.B, rate int, band float64, reach func(*hall)) {
	data := filepath.Join(h.dir, strings.ReplaceAll(b.Name(), "/", "-"))
	writeClass(b, data, openSample(b), 3)
	openTonight(b, data, openSample(b), filmLesson)
	for range b.N {
		c := exec.Command(filepath.Join(h.build, "dendau"), "--data", data, "--pack", h.pack(), "--trust", h.trust(), "--window", "1366x768", "--fullscreen")
		end := h.run(c, "dendau")
		h.connect()
		reach(h)
		h.shot(strings.ReplaceAll(b.Name(), "/", "-"))
		o := h.see("film")
		w := min(o.W, (o.H-band)*16/9)
		at := place{int(o.X + (o.W-w)/2), int(o.Y), int(w)}
		screen := h.pixels()
		h.until("the film runs", func() bool { n, ok := screen.number(at); return ok && n > 2*rate })
		h.measure(b, screen, at, rate, processes(c.Process.Pid))
		b.ReportMetric(memory(c.Process.Pid, "VmRSS"), "MB-kiosk")
		end()
		h.conn.Close()
	}
}

// mpvFilm watches the film in plain mpv.
func (h *hall) mpvFilm(b *testing.B, rate int, film, window string) {
	for range b.N {
		c := exec.Command("mpv", "--no-config", "--vo=gpu", "--gpu-sw=yes", "--hwdec=no", "--ao=null", "--no-border", "--no-osc", "--really-quiet", window, film)
		end := h.run(c, "mpv")
		screen := h.pixels()
		at := place{0, 0, 1366}
		if window != "--fs" {
			at.w = 896
		}
		h.until("the film runs", func() bool { n, ok := screen.number(at); return ok && n > 2*rate })
		h.measure(b, screen, at, rate, processes(c.Process.Pid))
		end()
		h.until("the display is dark", func() bool { _, ok := screen.number(at); return !ok })
	}
}

// place is where a film stands on the display: its corner and its width.
type place struct{ x, y, w int }

// number reads a film's frame number off the display; false where there is no film.
func (p *pixels) number(at place) (n int, ok bool) {
	row := p.row(at.x, at.y+int(stripHeight/2*float64(at.w)*9/16), at.w)
	lit := func(block int) bool { return row[4*(at.w*(2*block+1)/(2*stripBlocks))+1] > 127 }
	for i := range stripBits {
		if lit(stripFirst + 2 + i) {
			n |= 1 << i
		}
	}
	return n, lit(stripFirst) && !lit(stripFirst+1) && !lit(stripBlocks-1)
}

// measure counts what is shown for a while and what it costs.
func (h *hall) measure(b *testing.B, screen *pixels, at place, rate int, programs []int) {
	begin, mine, server := time.Now(), cpu(programs...), cpu(h.server)
	first, _ := screen.number(at)
	looks, dark := 0, 0
	last, shown, worst, since := first, 0, time.Duration(0), begin
	for time.Since(begin) < filmSeconds*time.Second {
		n, there := screen.number(at)
		if looks++; !there {
			dark++ // perhaps caught while the server copied
		}
		if there && n > last {
			worst = max(worst, time.Since(since))
			last, shown, since = n, shown+1, time.Now()
		}
		<-time.After(time.Millisecond)
	}
	wall := time.Since(begin).Seconds()
	if dark > looks/50 {
		b.Errorf("there was no film in %d of %d looks", dark, looks)
	}
	b.ReportMetric(float64(shown)/wall, "shown/s")
	b.ReportMetric(100*float64(last-first-shown)/float64(max(1, last-first)), "%dropped")
	b.ReportMetric(float64(worst.Milliseconds()), "ms-longest")
	b.ReportMetric(100*(cpu(programs...)-mine).Seconds()/wall, "%cpu")
	b.ReportMetric(100*(cpu(h.server)-server).Seconds()/wall, "%cpu-xserver")
	b.ReportMetric(0, "ns/op")
}

// toLearnersFilm goes to the film as somebody who tries the course alone.
func (h *hall) toLearnersFilm() {
	h.tap("home.try")
	h.tap("lesson." + string(filmLesson))
	h.toFilm("next")
}

// toClassFilm goes to the film as a class on one screen does: tonight's session is open.
func (h *hall) toClassFilm() {
	h.signIn()
	h.tap("tonight.open")
	h.toFilm("teach.next")
}

// toFilm goes on until the film stands there, and starts it.
func (h *hall) toFilm(next string) {
	h.see(next)
	for range 12 {
		if h.has("film.play") {
			h.tap("film.play")
			return
		}
		h.tap(next)
		<-time.After(300 * time.Millisecond)
	}
	h.fail("there is no film")
}
