package cmd_test

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The two displays of a hall: the computer's own, and the TV at its right.
var (
	ownDisplay = image.Rect(0, 0, 1366, 768)
	tvDisplay  = image.Rect(1366, 0, 1366+1920, 1080)
)

// twoScreens is an X server with two outputs that need no hardware; the second is switched by xrandr, as a cable is pulled and put back.
const twoScreens = `
Section "ServerFlags"
	Option "AutoAddDevices" "false"
	Option "AutoEnableDevices" "false"
	Option "DontVTSwitch" "true"
EndSection
Section "Device"
	Identifier "card"
	Driver "dummy"
	VideoRam 262144
EndSection
Section "Monitor"
	Identifier "any"
	HorizSync 5-1000
	VertRefresh 5-200
	Modeline "1366x768" 85.25 1366 1436 1579 1792 768 771 774 798
	Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125
EndSection
Section "Screen"
	Identifier "screen"
	Device "card"
	Monitor "any"
	DefaultDepth 24
	SubSection "Display"
		Depth 24
		Modes "1366x768" "1920x1080"
	EndSubSection
EndSection
`

// startTwoScreens starts that server with the second output off.
func startTwoScreens(t testing.TB, dir string) (display string, process int) {
	t.Helper()
	conf := filepath.Join(dir, "two-screens.conf")
	if err := os.WriteFile(conf, []byte(twoScreens), 0o644); err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xorg", "-displayfd", "3", "-config", conf, "-logfile", filepath.Join(dir, "xorg.log"),
		"-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "-keeptty")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() {
		x.Process.Kill()
		x.Wait()
		if words, err := os.ReadFile(filepath.Join(dir, "xorg.log")); err == nil && t.Failed() {
			t.Logf("Xorg (%v) said:\n%s", x.ProcessState, tail(words, 2000))
		}
	})
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		words, _ := os.ReadFile(filepath.Join(dir, "xorg.log"))
		t.Fatalf("Xorg names no display: %v\n%s", err, tail(words, 3000))
	}
	return ":" + strings.TrimSpace(line), x.Process.Pid
}

// newTVHall is a hall with a TV that is still unplugged.
func newTVHall(t *testing.T) *hall {
	needs(t, "Xorg", "xrandr")
	h := newHallOn(t, startTwoScreens)
	h.xrandr("--addmode", "DUMMY1", "1920x1080")
	return h
}

func (h *hall) xrandr(args ...string) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, "xrandr", args...)
	c.Env = append(os.Environ(), "DISPLAY="+h.display)
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("xrandr %v: %v %s", args, err, out)
	}
}

func (h *hall) plugTV() {
	h.t.Helper()
	h.xrandr("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
	h.xrandr("--query") // the server looks at its outputs anew, as it does when a cable comes
}

func (h *hall) unplugTV() { h.t.Helper(); h.xrandr("--output", "DUMMY1", "--off") }

// words are what one window shows, in its order.
func (h *hall) words(window string) (all []string) {
	h.t.Helper()
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if o.Window == window && o.Text != "" {
			all = append(all, o.Text)
		}
	}
	return all
}

// await waits for something that no piece's id tells.
func (h *hall) await(what string, is func() bool) {
	h.t.Helper()
	for deadline := time.Now().Add(patience); !is(); runtimeWait() {
		if time.Now().After(deadline) {
			h.fail("not so: %s; the TV says %q", what, h.words("tv"))
		}
	}
}

// screen takes a part of the real screen's pixels and keeps the picture.
func (h *hall) screen(name string, at image.Rectangle) image.Image {
	h.t.Helper()
	h.count++
	return h.grab(filepath.Join(h.shots, fmt.Sprintf("%02d-%s.png", h.count, name)), at)
}

// glance takes a part of the real screen's pixels, to be looked at once.
func (h *hall) glance(at image.Rectangle) image.Image {
	h.t.Helper()
	return h.grab(filepath.Join(h.dir, "glance.png"), at)
}

func (h *hall) grab(path string, at image.Rectangle) image.Image {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, "ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-draw_mouse", "0", "-video_size", fmt.Sprintf("%dx%d", at.Dx(), at.Dy()),
		"-i", fmt.Sprintf("%s+%d,%d", h.display, at.Min.X, at.Min.Y), "-frames:v", "1", path)
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("no picture of %v: %v %s", at, err, out)
	}
	return h.picture(path)
}

func (h *hall) picture(path string) image.Image {
	h.t.Helper()
	f, err := os.Open(path)
	if err != nil {
		h.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		h.t.Fatalf("read picture %s: %v", path, err)
	}
	return img
}

// unlike is the share of pixels in which two pictures of one size differ clearly; letters' soft edges do not count.
func unlike(a, b image.Image) float64 {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 1
	}
	different, size := 0, a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			r, g, bl := rgb(a, x, y)
			r2, g2, bl2 := rgb(b, x, y)
			if max(gap(r, r2), gap(g, g2), gap(bl, bl2)) > 64 {
				different++
			}
		}
	}
	return float64(different) / float64(size.X*size.Y)
}

func rgb(m image.Image, x, y int) (r, g, b int) {
	at := m.Bounds().Min
	r32, g32, b32, _ := m.At(at.X+x, at.Y+y).RGBA()
	return int(r32 >> 8), int(g32 >> 8), int(b32 >> 8)
}

func gap(a, b int) int { return max(a-b, b-a) }

// stands waits until a display shows a window and nothing else: the window's words lie where the window has them, and it reaches every
// corner. It keeps and gives the display's pixels.
func (h *hall) stands(name, window string, at image.Rectangle) image.Image {
	h.t.Helper()
	fault := ""
	for deadline := time.Now().Add(patience / 2); ; runtimeWait() {
		if fault = h.misses(h.glance(at), window); fault == "" {
			return h.screen(name, at)
		}
		if time.Now().After(deadline) {
			h.screen("not-"+name, at)
			h.fail("%s: the display at %v is not the window %s: %s", name, at, window, fault)
		}
	}
}

// misses says what of a window a display does not show.
func (h *hall) misses(img image.Image, window string) string {
	size := img.Bounds().Size()
	for _, c := range []image.Point{{2, 2}, {size.X - 3, 2}, {2, size.Y - 3}, {size.X - 3, size.Y - 3}} {
		if r, g, b := rgb(img, c.X, c.Y); r+g+b == 0 {
			return fmt.Sprintf("black at %v", c)
		}
	}
	words := 0
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if o.Window != window || o.Text == "" || o.Role != "text" && o.Role != "option" && o.Role != "button" {
			continue
		}
		words++
		if !inked(img, image.Rect(int(o.X), int(o.Y), int(o.X+o.W), int(o.Y+o.H))) {
			return fmt.Sprintf("no ink for %s %q", o.Role, o.Text)
		}
	}
	if words == 0 {
		return "no words"
	}
	return ""
}

// inked tells whether dark lies beside light in a part of a picture, as where letters stand.
func inked(m image.Image, at image.Rectangle) bool {
	least, most := 255, 0
	at = at.Intersect(image.Rectangle{Max: m.Bounds().Size()})
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			r, g, b := rgb(m, x, y)
			least, most = min(least, (r+g+b)/3), max(most, (r+g+b)/3)
		}
	}
	return most-least > 90
}

func isBlack(m image.Image) bool {
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, g, b := rgb(m, x, y); max(r, g, b) > 8 {
				return false
			}
		}
	}
	return true
}
