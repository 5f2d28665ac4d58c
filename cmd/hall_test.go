package cmd_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for a thing that must come; it only ends tests that would fail anyway.
const patience = 30 * time.Second

// hall is a kiosk's real window on a display without a screen: pressed by a real pointer, watched through the control socket.
type hall struct {
	t       testing.TB
	display string
	build   string
	dir     string // the hall's own folder: data, socket, logs
	shots   string // where pictures go
	server  int    // the X server's process
	count   int
	under   string // what runs our programs where it is not this system: wine
	control string // the control socket, where it is not the usual one
	silent  bool   // nothing plays films and voices
	kiosk   *exec.Cmd
	conn    net.Conn
	replies *bufio.Reader
}

// object is what the control socket tells of one piece of a window.
type object struct {
	Role, Text, ID, Window string
	X, Y, W, H             float64
	Press                  bool
}

// needs ends a test where a program is missing: loudly where everything must run, quietly on a developer's machine.
func needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("DENDAU_ALL") != "" {
				t.Fatalf("%s is missing; run .ci/deps test", p)
			}
			t.Skipf("%s is missing", p)
		}
	}
}

// built gives the folder with our programs and the sample pack.
func built(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DENDAU_BUILD")
	if dir == "" {
		dir, _ = filepath.Abs("../build")
	}
	if _, err := os.Stat(filepath.Join(dir, "dendau")); err != nil {
		if os.Getenv("DENDAU_ALL") != "" {
			t.Fatalf("%s holds no dendau: run make build pack", dir)
		}
		t.Skip("not built: run make build pack")
	}
	return dir
}

// newHall starts a display of its own.
func newHall(t testing.TB) *hall {
	needs(t, "Xvfb")
	return newHallOn(t, startDisplay)
}

// newHallOn starts a hall on a display that start gives, with a window manager.
func newHallOn(t testing.TB, start func(t testing.TB, dir string) (display string, process int)) *hall {
	needs(t, "xdotool", "openbox", "ffmpeg")
	h := &hall{t: t, build: built(t), dir: t.TempDir()}
	h.shots = os.Getenv("DENDAU_OUT")
	if h.shots == "" {
		h.shots = filepath.Join(h.dir, "shots")
	}
	if err := os.MkdirAll(h.shots, 0o755); err != nil {
		t.Fatal(err)
	}
	h.display, h.server = start(t, h.dir)
	h.run(exec.Command("openbox"), "openbox")
	return h
}

// startDisplay lets Xvfb choose a free number and says which. Its pixels lie in a file of dir, for whoever reads them while they change.
func startDisplay(t testing.TB, dir string) (display string, process int) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-fbdir", dir, "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() { x.Process.Kill(); x.Wait() })
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return ":" + strings.TrimSpace(line), x.Process.Pid
}

// run starts a program on the hall's display; its words go to a file, shown when the test fails. It gives what ends the program,
// which the test's end does otherwise.
func (h *hall) run(c *exec.Cmd, name string) (end func()) {
	h.t.Helper()
	out, err := os.Create(filepath.Join(h.dir, name+".log"))
	if err != nil {
		h.t.Fatal(err)
	}
	c.Stdout, c.Stderr = out, out
	c.Env = append(os.Environ(), "DISPLAY="+h.display, "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "DENDAU_CONTROL="+h.socket())
	if err := c.Start(); err != nil {
		h.t.Fatal(err)
	}
	end = sync.OnceFunc(func() {
		c.Process.Kill()
		c.Wait()
	})
	h.t.Cleanup(func() {
		end()
		if words, err := os.ReadFile(out.Name()); err == nil && h.t.Failed() {
			h.t.Logf("%s said:\n%s", name, tail(words, 4000))
		}
	})
	return end
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

func (h *hall) socket() string {
	if h.control != "" {
		return h.control
	}
	return filepath.Join(h.dir, "control")
}

// start begins the kiosk on the hall's data and waits for its first screen.
func (h *hall) start(args ...string) {
	h.t.Helper()
	all := append([]string{"--data", filepath.Join(h.dir, "data"), "--pack", filepath.Join(h.build, "binh-dan-hoc-vu-so.ddp"), "--window", "1366x768", "--fullscreen"}, args...)
	h.kiosk = h.program("dendau", all...)
	h.run(h.kiosk, "dendau")
	h.connect()
}

// connect waits until the kiosk answers.
func (h *hall) connect() {
	h.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		network := "unix"
		if h.under != "" {
			network = "tcp"
		}
		conn, err := net.Dial(network, h.socket())
		if err == nil {
			h.conn, h.replies = conn, bufio.NewReader(conn)
			return
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("the kiosk does not answer: %v", err)
		}
		runtimeWait()
	}
}

// runtimeWait lets another process go on before it is asked again: there is nothing of it to wait on yet.
func runtimeWait() { <-time.After(60 * time.Millisecond) }

// ask sends one line to the control socket and reads one.
func (h *hall) ask(line string, args ...any) (reply struct {
	Objects []object
	OK      bool
	Error   string
}) {
	h.t.Helper()
	h.conn.SetDeadline(time.Now().Add(patience))
	fmt.Fprintf(h.conn, line+"\n", args...)
	b, err := h.replies.ReadBytes('\n')
	if err != nil {
		h.t.Fatalf("the kiosk ended: %v", err)
	}
	if err := json.Unmarshal(b, &reply); err != nil {
		h.t.Fatal(err)
	}
	return reply
}

// see waits until a piece with that id is there and gives it.
func (h *hall) see(id string) object {
	h.t.Helper()
	r := h.ask(`{"do":"wait","id":%q,"seconds":%d}`, id, int(patience/time.Second)-5)
	if !r.OK {
		h.fail("there is no %q: %s", id, r.Error)
	}
	return r.Objects[0]
}

// has tells whether a piece with that id is there now.
func (h *hall) has(id string) bool {
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if o.ID == id {
			return true
		}
	}
	return false
}

// fail leaves a picture of what was seen instead.
func (h *hall) fail(format string, args ...any) {
	h.t.Helper()
	h.shot("failed")
	var there []string
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		there = append(there, fmt.Sprintf("%s %s %q", o.Role, o.ID, o.Text))
	}
	h.t.Fatalf(format+"\nthe window shows:\n%s", append(args, strings.Join(there, "\n"))...)
}

// tap presses a piece in its middle, as a finger does: down, a moment, up.
func (h *hall) tap(id string) {
	h.t.Helper()
	o := h.see(id)
	// A second press within 400 ms is the same press to the kiosk; a hand needs longer from one to the next anyway.
	h.xdotool("mousemove", px(o.X+o.W/2), px(o.Y+o.H/2), "sleep", "0.42", "mousedown", "1", "sleep", "0.04", "mouseup", "1")
	h.settle()
}

// settle waits until two looks in a row see the same pieces: what the press began has come to its end.
func (h *hall) settle() {
	h.t.Helper()
	before := ""
	h.waitFor("the window to settle", func() bool {
		var ids []string
		for _, o := range h.ask(`{"do":"tree"}`).Objects {
			ids = append(ids, o.ID)
		}
		now := strings.Join(ids, "|")
		same := now == before
		before = now
		return same
	})
}

// waitFor asks again and again until the answer is yes.
func (h *hall) waitFor(what string, yes func() bool) {
	h.t.Helper()
	for deadline := time.Now().Add(patience); !yes(); runtimeWait() {
		if time.Now().After(deadline) {
			h.fail("waited in vain for %s", what)
		}
	}
}

func px(f float64) string { return fmt.Sprintf("%d", int(f)) }

// key presses keys by their X names.
func (h *hall) key(names ...string) {
	h.t.Helper()
	h.xdotool(append([]string{"key", "--delay", "30"}, names...)...)
}

// write types plain letters, as hands on a keyboard without an input method do.
func (h *hall) write(text string) {
	h.t.Helper()
	h.xdotool("type", "--delay", "70", text) // faster is a scanner
}

func (h *hall) xdotool(args ...string) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, "xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY="+h.display)
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("xdotool %v: %v %s", args, err, out)
	}
}

// shot keeps a picture of the display's real pixels, numbered in the order of the evening.
func (h *hall) shot(name string) {
	h.t.Helper()
	h.count++
	path := filepath.Join(h.shots, fmt.Sprintf("%02d-%s.png", h.count, name))
	c := exec.Command("ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-video_size", "1366x768", "-i", h.display, "-frames:v", "1", path)
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Errorf("no picture of %s: %v %s", name, err, out)
	}
}

// command runs one of our programs to its end and gives what it said on stdout.
func (h *hall) command(name string, args ...string) string {
	h.t.Helper()
	c := h.program(name, args...)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		h.t.Fatalf("%s %v: %v\n%s", name, args, err, errs.Bytes())
	}
	return string(out)
}
