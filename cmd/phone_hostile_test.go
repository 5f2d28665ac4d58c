package cmd_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/qr"
)

// TestPhoneAmongForeignCodes films a screen on which everything else is shown between the kiosk's codes: other people's codes, damaged
// ones, and those of another hall that never becomes whole. The phone takes the one bundle and nothing else.
func TestPhoneAmongForeignCodes(t *testing.T) {
	needs(t, "chromium", "zbarimg")
	s := newServed(t)
	ours, other := newTeller(t, s).fill(2500), newTeller(t, newServed(t)).fill(9000)
	sender, err := qr.NewSender(ours, qr.Default)
	must(t, err)
	strange, err := qr.NewSender(other, qr.Default)
	must(t, err)
	damaged := []byte(sender.Next().Text())
	damaged[len(damaged)/2] = damaged[len(damaged)/2]%2 + '0'
	screens := []func() qr.Matrix{
		func() qr.Matrix { return codeOf(t, sender.Next().Text()) },
		func() qr.Matrix { return codeOf(t, "HTTPS://VI.DU/TRUNG-THUONG") },
		func() qr.Matrix { return codeOf(t, sender.Next().Text()) },
		func() qr.Matrix { return codeOf(t, string(damaged)) },
		func() qr.Matrix { return codeOf(t, strange.Next().Text()) },
		func() qr.Matrix { return codeOf(t, "DD1:") },
		func() qr.Matrix { return codeOf(t, "DD2:0000000000000000") },
		func() qr.Matrix { return codeOf(t, "0123456789012345678901234567890123456789") },
	}
	turn := 0
	path := filepath.Join(t.TempDir(), "film.mjpeg")
	writeFilm(t, path, 3*filmRate, newFilm(usual, qr.Default.Interval().Seconds(), func() qr.Matrix {
		turn++
		return screens[turn%len(screens)]()
	}))
	s.start()
	p := startBrowser(t, t.TempDir(), path).open(s.page())
	p.ready()
	p.tap("#scan")
	p.waitLonger("the bundle", fmt.Sprintf(`document.querySelector("#taken").dataset.bundle === %q`, bundle.IDOf(ours)), time.Minute)
	if got := p.get(`document.querySelectorAll("#hand li").length`); got != "1" {
		t.Errorf("%s bundles are in hand", got)
	}
}

func codeOf(t *testing.T, text string) qr.Matrix {
	t.Helper()
	m, err := qr.Draw(text, 0, qr.L)
	must(t, err)
	return m
}

// What is no bundle is refused with a word, and nothing is kept of it.
func TestPhoneRefusesForeignFiles(t *testing.T) {
	needs(t, "chromium")
	s := newServed(t)
	sealed := newTeller(t, s).fill(1000)
	s.start()
	p := startBrowser(t, t.TempDir(), "").open(s.page())
	p.ready()
	for name, content := range map[string][]byte{
		"empty": {}, "cut": sealed[:len(sealed)-1], "short": sealed[:20], "longer": append(sealed[:len(sealed):len(sealed)], 0), "picture": []byte("\x89PNG\r\n\x1a\n and more of it, as pictures have it"),
		"huge": make([]byte, 9<<20), "newer": append([]byte("DDB2"), sealed[4:]...), "receipt": []byte("DDR1" + string(sealed[4:110])),
	} {
		path := filepath.Join(t.TempDir(), name+".ddb")
		must(t, os.WriteFile(path, content, 0o600))
		p.pick(path)
		p.waitFor("a word about the "+name+" file", fmt.Sprintf(`document.querySelector("#said").textContent.includes(%q)`, name+".ddb"))
		if got := p.get(`document.querySelectorAll("#hand li").length`); got != "0" {
			t.Fatalf("%s: %s bundles are in hand", name, got)
		}
	}
	good := filepath.Join(t.TempDir(), "good.ddb")
	must(t, os.WriteFile(good, sealed, 0o600))
	p.pick(good)
	p.inHand(sealed, "received")
}

// Whoever answers in the centre's place gets nothing removed: a hotel's page, a proxy, a redirect, another bundle's answer, half an answer.
func TestPhoneBelievesOnlyTheCentre(t *testing.T) {
	needs(t, "chromium")
	s := newServed(t)
	k := newTeller(t, s)
	sealed := k.fill(1000)
	s.start()
	p := startBrowser(t, t.TempDir(), "").open(s.page())
	p.waitFor("the page to keep itself", `document.documentElement.dataset.kept === "true"`)
	s.stop()
	path := filepath.Join(t.TempDir(), "good.ddb")
	must(t, os.WriteFile(path, sealed, 0o600))
	p.pick(path)
	p.inHand(sealed, "held")
	id := bundle.IDOf(sealed).String()
	stranger := bundle.Receipt{Kiosk: record.KioskID{ID: record.ID{9}}, Run: 1, UpTo: 1, Issued: 1_795_345_200}
	strange, err := stranger.Marshal()
	must(t, err)
	for name, answer := range map[string]http.HandlerFunc{
		"a hotel's page": func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "<html><body>Mời quý khách đăng nhập</body></html>")
		},
		"a redirect":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/dang-nhap", http.StatusFound) },
		"another's":    jsonAnswer(map[string]any{"state": "held", "bundle": id[:63] + "x", "receipt": base64.StdEncoding.EncodeToString(strange)}),
		"a stranger's": jsonAnswer(map[string]any{"state": "held", "bundle": id, "receipt": base64.StdEncoding.EncodeToString(strange)}),
		"no receipt":   jsonAnswer(map[string]any{"state": "held", "bundle": id}),
		"nonsense":     jsonAnswer([]any{nil, 7}),
		"an empty one": func(http.ResponseWriter, *http.Request) {},
		"half": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "900")
			fmt.Fprint(w, `{"state":"held"`)
		},
		"too busy": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Retry-After", "1"); w.WriteHeader(503) },
	} {
		heard := make(chan struct{}, 100)
		stop := standIn(t, s.address, func(w http.ResponseWriter, r *http.Request) {
			answer(w, r)
			heard <- struct{}{}
		})
		p.waitFor("the page to be free", `!document.querySelector("#send").disabled`)
		p.tap("#send")
		select {
		case <-heard:
		case <-time.After(patience):
			t.Fatalf("%s: the page sends nothing", name)
		}
		p.waitFor("the answer to be read", `!document.querySelector("#send").disabled`)
		stop()
		if state := p.get(`document.querySelector("#hand li").dataset.state`); state != "held" {
			t.Errorf("after %s the bundle is %s", name, state)
		}
	}
	s.start()
	p.tap("#send")
	p.inHand(sealed, "received")
}

func jsonAnswer(v any) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(v)
	}
}

// standIn answers at the centre's address until stop.
func standIn(t *testing.T, address string, answer http.HandlerFunc) (stop func()) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	must(t, err)
	server := &http.Server{Handler: answer}
	go server.Serve(l)
	return func() { server.Close() }
}

// A phone without room says so; with room again it takes the bundle. What it had before it has still.
func TestFullPhone(t *testing.T) {
	needs(t, "chromium")
	s := newServed(t)
	k := newTeller(t, s)
	before := k.fill(800)
	dir, profile := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "truoc.ddb"), before, 0o600))
	s.start()
	b := startBrowser(t, profile, "")
	p := b.open(s.page())
	p.waitFor("the page to keep itself", `document.documentElement.dataset.kept === "true"`)
	s.stop()
	p.pick(filepath.Join(dir, "truoc.ddb"))
	p.inHand(before, "held")
	b.kill()

	held, refused := 1, []byte(nil)
	for n := 1; refused == nil; n++ { // one start in ten on a busy machine, the browser goes on believing in the room that there was: it is started again
		b = startBrowser(t, profile, "")
		p = b.blank()
		p.tell("Storage.overrideQuotaForOrigin", map[string]any{"origin": "http://" + s.address, "quotaSize": 1000})
		p.load(s.page())
		p.ready()
		name := fmt.Sprintf("sau-%d.ddb", n)
		sealed := k.fill(8 << 10)
		must(t, os.WriteFile(filepath.Join(dir, name), sealed, 0o600))
		p.pick(filepath.Join(dir, name))
		p.waitFor("a word about "+name, fmt.Sprintf(`["hết chỗ", %q].some(word => document.querySelector("#said").textContent.includes(word))`, name))
		if strings.Contains(p.get(`document.querySelector("#said").textContent`), "hết chỗ") {
			refused = sealed
			must(t, os.WriteFile(filepath.Join(dir, "sau.ddb"), sealed, 0o600))
		} else if held++; n == 10 {
			t.Fatal("ten bundles fit into a kilobyte, in ten browsers")
		}
		if got := p.get(`document.querySelectorAll("#hand li").length`); got != fmt.Sprint(held) {
			t.Errorf("%s bundles are in hand, not %d", got, held)
		}
		b.kill()
	}

	p = startBrowser(t, profile, "").open(s.page())
	p.ready()
	p.pick(filepath.Join(dir, "sau.ddb"))
	p.inHand(refused, "held")
	p.inHand(before, "held")
}
