package cmd_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dendau/sync/qr"
)

// maxFirstLoad is what a phone may have to load before it works without a network.
const maxFirstLoad = 700 << 10

// TestPhoneLoadsLittle counts what passes over the wire, headers and all, until the page has kept itself; and again for a second visit.
func TestPhoneLoadsLittle(t *testing.T) {
	needs(t, "chromium")
	s := newServed(t)
	s.start()
	wire := newWire(t, s.address)
	b := startBrowser(t, t.TempDir(), "")
	p := b.open("http://" + wire.address + "/Q/")
	p.waitFor("the page to keep itself", `document.documentElement.dataset.kept === "true"`)
	first := wire.toPhone.Load()
	t.Logf("the first load took %d bytes in %d connections", first, wire.connections.Load())
	if first > maxFirstLoad {
		t.Errorf("the first load took %d bytes, at most %d", first, maxFirstLoad)
	}
	p.load("http://" + wire.address + "/Q/")
	p.ready()
	if again := wire.toPhone.Load() - first; again > maxFirstLoad/20 {
		t.Errorf("the second visit took %d bytes", again)
	} else {
		t.Logf("the second visit took %d bytes", again)
	}
}

// wire lies between a browser and a server and counts what passes.
type wire struct {
	address              string
	toPhone, connections atomic.Int64
}

func newWire(t *testing.T, to string) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { l.Close() })
	w := &wire{address: l.Addr().String()}
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				near.Close()
				continue
			}
			w.connections.Add(1)
			go func() {
				io.Copy(far, near)
				far.Close()
			}()
			go func() {
				io.Copy(io.MultiWriter(near, counter{&w.toPhone}), far)
				near.Close()
			}()
		}
	}()
	return w
}

// counter counts what is written to it.
type counter struct{ n *atomic.Int64 }

func (c counter) Write(b []byte) (int, error) {
	c.n.Add(int64(len(b)))
	return len(b), nil
}

// TestPhoneForEverybody looks at every state of the page on a small phone with the rules of accessibility, and leaves pictures where
// DENDAU_OUT says. There, all languages, themes and sizes are looked at; otherwise two looks that have each of them once.
func TestPhoneForEverybody(t *testing.T) {
	needs(t, "chromium")
	g := &gaze{t: t, rules: rulesOfAccess(t), looks: []look{{"vi", "light", 0}, {"en", "dark", 1}}}
	if out := os.Getenv("DENDAU_OUT"); out != "" {
		g.shots = filepath.Join(out, "phone")
		must(t, os.MkdirAll(g.shots, 0o755))
		g.looks = []look{{"vi", "light", 0}, {"vi", "dark", 0}, {"en", "light", 0}, {"en", "dark", 0}, {"vi", "light", 1}, {"vi", "dark", 2}}
	}
	s := newServed(t)
	known, stranger := newTeller(t, s), newKiosk(t).setUp("nhà văn hóa thôn Gió", "23128", forty()[20:22])
	must(t, stranger.vault.Set(rootKept, s.root))
	files := map[string]string{}
	for name, sealed := range map[string][]byte{"known": known.fill(800), "stranger": stranger.fill(800), "forged": forged(known.fill(1200))} {
		files[name] = filepath.Join(t.TempDir(), name+".ddb")
		must(t, os.WriteFile(files[name], sealed, 0o600))
	}
	unfinished, whole := filepath.Join(t.TempDir(), "unfinished.mjpeg"), filepath.Join(t.TempDir(), "whole.mjpeg")
	filmOf(t, unfinished, known.fill(12<<10), 45)
	filmOf(t, whole, stranger.fill(1000), 30)
	s.start()

	g.open(startBrowser(t, t.TempDir(), unfinished), s.page())
	g.state("home-empty", nil, nil)
	g.state("scanning", func(p *phone) {
		p.tap("#scan")
		p.waitFor("progress", `Number(document.querySelector("#progress").ariaValueNow) > 5`)
	}, func(p *phone) { p.tap("#stop") })
	s.stop()
	g.p.offline(true)
	g.p.pick(files["known"], files["stranger"])
	g.p.waitFor("two bundles", `document.querySelectorAll("#hand li").length === 2`)
	g.state("home-held-offline", nil, nil)
	s.start()
	g.p.offline(false)
	g.p.waitFor("answers", `document.querySelector("#hand li[data-state=received]") && document.querySelector("#hand li[data-state=sent]")`)
	g.p.pick(files["forged"])
	g.p.waitFor("a refusal", `document.querySelector("#hand li[data-code=forged]")`)
	g.state("home-all-states", nil, nil)
	g.state("receipt", func(p *phone) { p.tap("#receipts") }, func(p *phone) { p.tap("#receipt-back") })

	g.open(startBrowser(t, t.TempDir(), whole), s.page())
	g.state("whole", func(p *phone) {
		p.tap("#scan")
		p.waitFor("the whole", `document.querySelector("#taken").checkVisibility()`)
	}, func(p *phone) { p.tap("#done") })

	g.open(startBrowser(t, t.TempDir(), ""), s.page())
	g.state("no-camera", func(p *phone) {
		p.tap("#scan")
		p.waitFor("a reason", `document.querySelector("#hint").textContent.length > 20`)
	}, func(p *phone) { p.tap("#stop") })
	bad := filepath.Join(t.TempDir(), "ảnh chụp của một người rất hay đặt tên dài.ddb")
	must(t, os.WriteFile(bad, []byte("GIF89a"), 0o600))
	g.p.pick(bad)
	g.p.waitFor("a reason", `document.querySelector("#said").textContent !== ""`)
	g.state("foreign-file", nil, nil)
}

// forged changes the end of a signature.
func forged(sealed []byte) []byte {
	sealed[len(sealed)-1] ^= 1
	return sealed
}

// look is in what language, theme and size the page is seen.
type look struct {
	lang, theme string
	size        int
}

// gaze looks at one page in all looks.
type gaze struct {
	t     *testing.T
	p     *phone
	rules string // axe-core
	shots string
	looks []look
}

func (g *gaze) open(b *browser, address string) {
	g.t.Helper()
	g.p = b.open(address)
	g.p.ready()
}

// state looks at one state in all looks; enter leads from the first screen to it, and leave back.
func (g *gaze) state(name string, enter, leave func(*phone)) {
	g.t.Helper()
	for _, l := range g.looks {
		g.p.tell("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": l.theme}, {"name": "prefers-reduced-motion", "value": "reduce"}}})
		g.turn("#lang", "document.documentElement.lang", l.lang)
		g.turn("#size", "document.documentElement.dataset.size", fmt.Sprint(l.size))
		if enter != nil {
			enter(g.p)
		}
		must(g.t, g.p.ask("scrollTo(0, 0)", nil))
		full := fmt.Sprintf("%s-%s-%s-%d", name, l.lang, l.theme, l.size)
		g.check(full)
		if g.shots != "" {
			must(g.t, os.WriteFile(filepath.Join(g.shots, full+".png"), g.p.shot(""), 0o644))
		}
		if leave != nil {
			leave(g.p)
		}
	}
}

// turn presses a button until what it changes is as wanted.
func (g *gaze) turn(button, what, want string) {
	g.t.Helper()
	for range 12 { // what the page has just got to show may move the button from under the finger
		was := g.p.get(what)
		if was == want {
			return
		}
		g.p.tap(button)
		for deadline := time.Now().Add(2 * time.Second); g.p.get(what) == was && time.Now().Before(deadline); runtimeWait() {
		}
	}
	g.t.Fatalf("%s does not come to %s", button, want)
}

// check asks the rules of accessibility, and whether everything can be reached and is in the picture.
func (g *gaze) check(name string) {
	g.t.Helper()
	var found string
	must(g.t, g.p.ask(g.rules+`; axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => ({id: v.id, impact: v.impact, help: v.help, at: v.nodes.map(n => n.target.join(" ") + ": " + (n.any[0]?.message ?? n.html.slice(0, 100)))}))))`, &found))
	var broken []struct {
		ID, Impact, Help string
		At               []string
	}
	must(g.t, json.Unmarshal([]byte(found), &broken))
	for _, v := range broken {
		said := g.t.Logf
		if v.Impact == "serious" || v.Impact == "critical" {
			said = g.t.Errorf
		}
		said("%s: %s, %s: %s\n  %s", name, v.Impact, v.ID, v.Help, strings.Join(v.At, "\n  "))
	}
	var wide float64
	must(g.t, g.p.ask("document.documentElement.scrollWidth", &wide))
	if wide > 360 {
		g.t.Errorf("%s: the page is %.0f wide", name, wide)
	}
	var small string
	must(g.t, g.p.ask(`[...document.querySelectorAll("button, label, a, input, select")].filter(e => e.checkVisibility() && e.type !== "file").map(e => [e.id || e.textContent.trim(), e.getBoundingClientRect()]).filter(([, r]) => r.height < 44 || r.width < 44).map(([name, r]) => name + " " + r.width + "x" + r.height).join(", ")`, &small))
	if small != "" {
		g.t.Errorf("%s: too small for a finger: %s", name, small)
	}
}

// rulesOfAccess is axe-core, which .ci/deps puts where only tests see it.
func rulesOfAccess(t *testing.T) string {
	t.Helper()
	rules, err := os.ReadFile("../build/tools/node_modules/axe-core/axe.min.js")
	if err != nil && os.Getenv("DENDAU_ALL") == "" {
		t.Skip("axe-core is missing; run .ci/deps test")
	}
	must(t, err)
	return string(rules)
}

// pick gives files to the page as a person does.
func (p *phone) pick(paths ...string) {
	p.t.Helper()
	var doc struct{ Root struct{ NodeID int } }
	var found struct{ NodeID int }
	p.must(p.session, "DOM.getDocument", nil, &doc)
	p.must(p.session, "DOM.querySelector", map[string]any{"nodeId": doc.Root.NodeID, "selector": "#pick"}, &found)
	p.tell("DOM.setFileInputFiles", map[string]any{"files": paths, "nodeId": found.NodeID})
}

// filmOf films a bundle's codes for so many pictures.
func filmOf(t *testing.T, path string, sealed []byte, pictures int) {
	t.Helper()
	sender, err := qr.NewSender(sealed, qr.Default)
	must(t, err)
	writeFilm(t, path, pictures, newFilm(usual, sender.Speed().Interval().Seconds(), func() qr.Matrix {
		m, err := sender.Next().Draw(qr.L)
		must(t, err)
		return m
	}))
}
