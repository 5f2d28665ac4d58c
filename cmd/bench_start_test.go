package cmd_test

import (
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// The bar of issue 2: from the program's start to the first painted screen that can be used, and the memory it stands in, median of
// five, beside the least window of the same toolkit in the same run.
//
//	make bench, or: DENDAU_ALL=1 go test ./cmd -run xxx -bench ColdStart -benchtime 1x -v
func BenchmarkColdStart(b *testing.B) {
	h := newHall(b)
	screen := h.pixels()
	bare := filepath.Join(h.dir, "bare")
	goBuild(b, bare, "./testdata/bare")
	empty, full := filepath.Join(h.dir, "empty"), filepath.Join(h.dir, "full")
	writeClass(b, empty, openSample(b), 0)
	events := writeClass(b, full, openSample(b), 60)
	var peer float64
	for _, c := range []struct {
		name, data string
	}{{"bare window", ""}, {"first start", filepath.Join(h.dir, "new")}, {"empty log", empty}, {fmt.Sprintf("%d events", events), full}} {
		b.Run(c.name, func(b *testing.B) {
			var seconds, rss, anon []float64
			for i := range 5 * b.N {
				program := exec.Command(bare)
				if c.data != "" {
					data := c.data
					if c.name == "first start" {
						data += fmt.Sprint(i)
					}
					program = exec.Command(filepath.Join(h.build, "dendau"), "--data", data, "--pack", filepath.Join(h.build, "binh-dan-hoc-vu-so.ddp"), "--window", "1366x768", "--fullscreen")
				}
				s := h.coldStart(screen, program, c.data != "")
				seconds, rss, anon = append(seconds, s.painted.Seconds()), append(rss, s.rss), append(anon, s.anon)
			}
			if c.data == "" {
				peer = median(seconds)
			}
			b.ReportMetric(median(seconds), "s/start")
			b.ReportMetric(median(seconds)/peer, "bare-windows")
			b.ReportMetric(median(rss), "MB-rss")
			b.ReportMetric(median(anon), "MB-anon")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// started is what one start took.
type started struct {
	painted   time.Duration
	rss, anon float64
}

// coldStart starts a program on a dark display, waits until its screen is painted and, if it is ours, answers, and ends it.
func (h *hall) coldStart(screen *pixels, program *exec.Cmd, ours bool) (s started) {
	h.t.Helper()
	h.until("the display is dark", func() bool { return screen.colours(0, 0, screen.width, 200) == 1 })
	begin := time.Now()
	end := h.run(program, "program")
	// Letters have soft edges: a painted screen has many more colours than the ground.
	h.until("a painted screen", func() bool { return screen.colours(0, 0, screen.width, 200) > 8 })
	s.painted = time.Since(begin)
	if ours {
		h.until("an answer", func() bool {
			c, err := net.Dial("unix", h.socket())
			if err == nil {
				c.Close()
			}
			return err == nil
		})
		s.painted = max(s.painted, time.Since(begin))
	}
	<-time.After(2 * time.Second) // what it still does at its start belongs to its memory
	s.rss, s.anon = memory(program.Process.Pid, "VmRSS"), memory(program.Process.Pid, "RssAnon")
	end()
	return s
}
