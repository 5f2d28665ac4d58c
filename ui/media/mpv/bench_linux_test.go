package mpv

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"dendau/ui/media"
)

// benchSeconds is the film of the benchmark; CPU is told in percent of one core.
const benchSeconds = 10

// The bar of issue 2: a 1280×720 film at 30 a second drawn at 1366×768, beside
// plain mpv drawing the same film in software in the same run.
//
//	go test ./ui/media/mpv -run xxx -bench Film720p -benchtime 1x
func BenchmarkFilm720p(b *testing.B) {
	path := film(b, "bench.mp4", "1280x720", benchSeconds,
		"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac")
	program := player(b)
	b.Run("dendau-player", func(b *testing.B) {
		for range b.N {
			benchPlayer(b, program, path)
		}
	})
	b.Run("mpv", func(b *testing.B) {
		for range b.N {
			benchMpv(b, path)
		}
	})
}

func benchPlayer(b *testing.B, program, path string) {
	p := Film(Options{Program: program, NoSound: true})
	defer p.Close()
	p.Size(1366, 768)
	before := ownCPU(b)
	if err := p.Play(media.Source{Path: path}); err != nil {
		b.Fatal(err)
	}
	paint := time.NewTicker(time.Second / 60) // as a window does
	defer paint.Stop()
	var shown, last uint64
	var began, ended time.Time
	for ended.IsZero() {
		select {
		case <-paint.C:
			if f, ok := p.Latest(); ok && f.Seq != last {
				shown, last = shown+1, f.Seq
			}
		case e := <-p.Events():
			switch e.Kind {
			case media.Started:
				began = time.Now()
			case media.Ended:
				ended = time.Now()
			case media.Failed:
				b.Fatal(e.Err)
			}
		}
	}
	reader := ownCPU(b) - before
	p.mu.Lock()
	proc, dropped := p.proc, p.dropped
	p.mu.Unlock()
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
	state := proc.cmd.ProcessState
	wall := ended.Sub(began).Seconds()
	b.ReportMetric(float64(shown)/wall, "shown/s")
	b.ReportMetric(float64(benchSeconds*30-int(last)), "lost")
	b.ReportMetric(float64(last-shown), "overtaken")
	b.ReportMetric(float64(dropped), "dropped")
	b.ReportMetric(100*(state.UserTime()+state.SystemTime()).Seconds()/wall, "player-cpu%")
	b.ReportMetric(100*reader.Seconds()/wall, "reader-cpu%")
	b.ReportMetric(float64(state.SysUsage().(*syscall.Rusage).Maxrss)/1024, "player-MB")
}

// benchMpv lets mpv play the film on a screen of its own.
func benchMpv(b *testing.B, path string) {
	server, err := exec.LookPath("Xvfb")
	need(b, "Xvfb", err)
	plain, err := exec.LookPath("mpv")
	need(b, "mpv", err)
	xvfb := exec.Command(server, "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	out, err := xvfb.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := xvfb.Start(); err != nil {
		b.Fatal(err)
	}
	number, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatalf("Xvfb names no display: %v", err)
	}
	cmd := exec.Command(plain, "--no-config", "--vo=gpu", "--gpu-sw=yes", "--ao=null", "--fs", "--msg-level=all=error,statusline=status",
		"--term-status-msg=${frame-drop-count:0} ${decoder-frame-drop-count:0} ${estimated-frame-number:0}\n", path)
	cmd.Env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(number))
	said, err := cmd.CombinedOutput()
	_ = xvfb.Process.Signal(syscall.SIGTERM)
	_, _ = io.Copy(io.Discard, out)
	_ = xvfb.Wait()
	if err != nil {
		b.Fatalf("mpv: %v: %s", err, said)
	}
	var late, undecoded, frames int
	for line := range strings.Lines(string(said)) {
		_, _ = fmt.Sscan(line, &late, &undecoded, &frames)
	}
	state := cmd.ProcessState
	b.ReportMetric(float64(benchSeconds*30-late-undecoded)/benchSeconds, "shown/s")
	b.ReportMetric(float64(late+undecoded), "dropped")
	b.ReportMetric(100*(state.UserTime()+state.SystemTime()).Seconds()/benchSeconds, "player-cpu%")
	xcpu := xvfb.ProcessState.UserTime() + xvfb.ProcessState.SystemTime()
	b.ReportMetric(100*xcpu.Seconds()/benchSeconds, "xserver-cpu%")
	b.ReportMetric(float64(state.SysUsage().(*syscall.Rusage).Maxrss)/1024, "player-MB")
}

func ownCPU(b *testing.B) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
