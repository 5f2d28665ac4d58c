package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"dendau/ui/kit"
)

// control answers JSON lines on a unix socket: {"do":"tree"} and {"do":"shot","path":…}. It observes the windows and never acts,
// so that a test presses real pixels with a real pointer. It is there only when DENDAU_CONTROL names a socket.
type control struct {
	windows func() map[string]fyne.Window
	// picture draws what the main or the TV's window shows.
	picture func(tv bool) image.Image
	// onWindow runs a function on the window's goroutine and waits for it.
	onWindow func(func())
	// changed is sent to after every drawing; one waiting message is enough.
	changed <-chan struct{}
}

// seen is one visible object of a window, in the window's pixels.
type seen struct {
	Role   string  `json:"role"`
	Text   string  `json:"text"`
	ID     string  `json:"id,omitempty"`
	X      float32 `json:"x"`
	Y      float32 `json:"y"`
	W      float32 `json:"w"`
	H      float32 `json:"h"`
	Window string  `json:"window"`
	// Press tells whether it can be pressed now.
	Press bool `json:"press"`
}

type question struct {
	Do     string `json:"do"`
	Path   string `json:"path"`
	Window string `json:"window"`
	// ID and Seconds belong to wait: answer when a piece of that id is there, or say so after that long.
	ID      string `json:"id"`
	Seconds int    `json:"seconds"`
}

type answer struct {
	Objects []seen `json:"objects,omitempty"`
	OK      bool   `json:"ok"`
	Error   string `json:"error,omitempty"`
}

// loopback and a port are a socket's name where there are no unix sockets, as in older Windows and in Wine.
const loopback = "127.0.0.1:"

// listen serves until ctx ends. One line in, one line out.
func (c *control) listen(ctx context.Context, path string) error {
	network := "unix"
	if runtime.GOOS == "windows" && strings.HasPrefix(path, loopback) {
		network = "tcp"
	}
	_ = os.Remove(path) // a socket left by a killed program
	var conf net.ListenConfig
	l, err := conf.Listen(ctx, network, path)
	if err != nil {
		return fmt.Errorf("open control socket %s: %w", path, err)
	}
	stop := context.AfterFunc(ctx, func() { l.Close() })
	defer stop()
	for {
		conn, err := l.Accept()
		if err != nil {
			return nil // closed: the program ends
		}
		c.serve(ctx, conn)
	}
}

func (c *control) serve(ctx context.Context, conn net.Conn) {
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	in, out := bufio.NewScanner(conn), json.NewEncoder(conn)
	for in.Scan() && ctx.Err() == nil { // a program that ends answers nobody: who asks means the one that comes
		var q question
		a := answer{Error: "not a JSON line"}
		if json.Unmarshal(in.Bytes(), &q) == nil {
			a = c.reply(ctx, q)
		}
		if out.Encode(a) != nil {
			return
		}
	}
}

func (c *control) reply(ctx context.Context, q question) (a answer) {
	if q.Do == "wait" {
		return c.wait(ctx, q)
	}
	c.onWindow(func() {
		switch q.Do {
		case "tree":
			a = c.tree()
		case "shot":
			a = c.shot(q)
		default:
			a = answer{Error: "do is tree, shot or wait"}
		}
	})
	return a
}

// wait answers with the piece once it stands in a window, or with the first of several that "|" separates. It looks anew after every drawing.
func (c *control) wait(ctx context.Context, q question) answer {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(max(1, q.Seconds))*time.Second)
	defer cancel()
	for {
		var all answer
		c.onWindow(func() { all = c.tree() })
		for _, o := range all.Objects {
			if o.ID != "" && slices.Contains(strings.Split(q.ID, "|"), o.ID) {
				return answer{OK: true, Objects: []seen{o}}
			}
		}
		select {
		case <-ctx.Done():
			return answer{Error: "no piece " + q.ID}
		case <-c.changed:
		}
	}
}

func (c *control) tree() answer {
	a := answer{OK: true}
	for name, w := range c.windows() {
		for _, n := range kit.Nodes(w.Canvas().Content()) {
			a.Objects = append(a.Objects, seen{
				Role: n.Role, Text: n.Label, ID: n.ID, Window: name, Press: n.CanPress,
				X: n.At.X, Y: n.At.Y, W: n.Size.Width, H: n.Size.Height,
			})
		}
	}
	return a
}

func (c *control) shot(q question) answer {
	name := q.Window
	if name == "" {
		name = "main"
	}
	if _, ok := c.windows()[name]; !ok {
		return answer{Error: "no window " + name}
	}
	picture := c.picture(name == "tv")
	if picture == nil {
		return answer{Error: "nothing is shown"}
	}
	f, err := os.Create(q.Path)
	if err != nil {
		return answer{Error: err.Error()}
	}
	defer f.Close()
	if err := png.Encode(f, picture); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{OK: true}
}
