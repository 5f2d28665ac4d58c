package cmd_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dendau/sync/bundle"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// TestPhoneCarriesABundle is a phone's whole road in a real browser: the page is loaded once, the network goes, a bundle is filmed off the
// kiosk's screen, the phone dies and comes back, the network returns, the page sends by itself, and the receipt is shown to the kiosk as
// digits. DENDAU_PHONE names the sizes in KB, such as 1,5,20,60, which take minutes.
func TestPhoneCarriesABundle(t *testing.T) {
	needs(t, "chromium", "zbarimg")
	for _, kb := range phoneSizes(t) {
		t.Run(fmt.Sprintf("%d KB", kb), func(t *testing.T) { newRoad(t, kb<<10, usual).walk(1) })
	}
}

// The same on a phone that is four times as slow as this machine.
func TestSlowPhoneCarriesABundle(t *testing.T) {
	needs(t, "chromium", "zbarimg")
	sizes := phoneSizes(t)
	if os.Getenv("DENDAU_PHONE") == "" {
		sizes = sizes[:1]
	}
	for _, kb := range sizes {
		t.Run(fmt.Sprintf("%d KB", kb), func(t *testing.T) { newRoad(t, kb<<10, usual).walk(4) })
	}
}

func phoneSizes(t *testing.T) (kb []int) {
	t.Helper()
	sizes := os.Getenv("DENDAU_PHONE")
	if sizes == "" {
		sizes = "5,20"
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		must(t, err)
		kb = append(kb, n)
	}
	return kb
}

// road is a kiosk with something to hand over, the centre it believes in, and what lies between them.
type road struct {
	t       *testing.T
	k       *kiosk
	served  *served
	sealed  []byte // the bundle that the screen shows
	header  bundle.Header
	film    string // what the phone's camera sees
	profile string // what the phone keeps
	speed   qr.Speed
}

// newRoad has a kiosk of at least so many bytes and films its screen.
func newRoad(t *testing.T, size int, by hand) *road {
	t.Helper()
	r := &road{t: t, speed: qr.Default, profile: t.TempDir()}
	r.served = newServed(t)
	r.k = newTeller(t, r.served)
	r.k.fill(size)
	r.k.do(flow.HandOver{}, flow.ByPhone{})
	r.sealed = r.k.road.shown
	var err error
	r.header, err = bundle.ReadHeader(r.sealed)
	must(t, err)
	r.film = filepath.Join(t.TempDir(), "film.mjpeg")
	r.shootFilm(by)
	return r
}

// walk is the whole way; slow is how much slower than this machine the phone is.
func (r *road) walk(slow int) {
	t := r.t
	r.served.start()
	b := startBrowser(t, r.profile, r.film)
	p := b.blank()
	p.countLooks()
	p.load(r.served.page())
	p.waitFor("the page to keep itself", `document.documentElement.dataset.kept === "true"`)
	r.served.stop()

	t.Log("no network: the page opens all the same, and scans")
	p.load(r.served.page())
	p.ready()
	if slow > 1 {
		b.slow(slow)
	}
	r.scan(p)

	t.Log("the phone dies with the bundle in its hand; it has it still when it is on again, without a network")
	b.kill()
	b = startBrowser(t, r.profile, r.film)
	p = b.blank()
	p.offline(true)
	p.load(r.served.page())
	p.ready()
	if slow > 1 {
		b.slow(slow)
	}
	p.inHand(r.sealed, "held")

	t.Log("the network comes back: the page sends by itself")
	r.served.start()
	p.offline(false)
	p.inHand(r.sealed, "received")
	r.served.stop()
	r.bringHome(p)
}

// scan films the screen until the phone says that it has everything, and compares what it says then with what the kiosk knows.
func (r *road) scan(p *phone) {
	t := r.t
	t.Helper()
	p.tap("#scan")
	began := time.Now()
	p.waitLonger("the whole bundle", fmt.Sprintf(`document.querySelector("#taken").dataset.bundle === %q`, bundle.IDOf(r.sealed)), 3*time.Minute)
	took := time.Since(began)
	if got, want := p.get(`document.querySelector("#taken-code").textContent.replace(/\s/g, "")`), bundle.TakenOf(r.sealed).Code(); got != want {
		t.Errorf("the phone says %q that it has everything, the kiosk waits for %q", got, want)
	}
	scanned := p.readCode(t, "#taken-qr")
	if want := qr.Encode8(bundle.TakenOf(r.sealed).Marshal()); scanned != want {
		t.Errorf("the phone shows %q, want %q", scanned, want)
	}
	r.k.scan(scanned)
	if v := screen[flow.HandoverQR](r.k); !v.Taken {
		t.Error("the kiosk does not believe the phone")
	}
	r.tellScan(p, took)
}

// tellScan says what the scan took, beside what it would have taken had every code been read once.
func (r *road) tellScan(p *phone, took time.Duration) {
	r.t.Helper()
	var looks struct{ Pictures, Seen, Frames, New int }
	must(r.t, p.ask("window.looks", &looks))
	n, k := r.speed.PerFrame(), (len(r.sealed)+qr.SymbolSize-1)/qr.SymbolSize
	frames := (k + n - 1) / n
	if k <= qr.MaxPerFrame {
		n, frames = k, 1
	}
	r.t.Logf("%d bytes, k=%d: %.1f s, all codes shown once were %.1f s; %d pictures looked at (%.1f a second), %d read, %d brought something new, %d would do: overhead %.2f",
		len(r.sealed), k, took.Seconds(), float64(frames)*r.speed.Interval().Seconds(), looks.Pictures, float64(looks.Pictures)/took.Seconds(), looks.Seen, looks.New, frames, float64(looks.New*n)/float64(k))
}

// bringHome shows the receipt to the kiosk: by its scanner, and by its twelve digits.
func (r *road) bringHome(p *phone) {
	t := r.t
	t.Helper()
	p.tap("#receipts")
	digits := p.readCode(t, "#receipt-qr")
	if shown := p.get(`document.querySelector("#receipt-qr").dataset.digits`); shown != digits {
		t.Errorf("the code says %q, the page means %q", digits, shown)
	}
	r.k.do(flow.Finished{}).scan(digits)
	if v := screen[flow.TakingReceipt](r.k); v.Said != flow.ReceiptNew || r.k.confirmed() != r.header.Last() {
		t.Errorf("the kiosk says %v of the receipt and holds up to %d for confirmed, the bundle reaches to %d", v.Said, r.k.confirmed(), r.header.Last())
	}
	code := p.get(`document.querySelector("#receipt-code").textContent.replace(/\s/g, "")`)
	r.k.do(typed(code)...).do(flow.Next{})
	if v := screen[flow.TakingReceipt](r.k); v.Said != flow.ReceiptOld {
		t.Errorf("the kiosk says %v of the twelve digits %q of a receipt that it has", v.Said, code)
	}
}

// shootFilm films the kiosk's screen for twice as long as a person should need, from somewhere in the middle of the stream.
func (r *road) shootFilm(by hand) {
	r.t.Helper()
	next := func() qr.Matrix {
		_, m := r.k.drawFrame()
		return m
	}
	for range 5 { // the facilitator had it on the screen before anybody held a phone
		next()
	}
	seconds := max(3, 2.2*r.k.road.code.Round().Seconds())
	writeFilm(r.t, r.film, int(seconds*filmRate), newFilm(by, r.speed.Interval().Seconds(), next))
}

// ready waits until the page answers to taps.
func (p *phone) ready() {
	p.t.Helper()
	p.waitFor("the page to be ready", `document.documentElement.dataset.ready === "true"`)
}

// offline takes the page's network away, or gives it back.
func (p *phone) offline(yes bool) {
	p.t.Helper()
	p.tell("Network.enable", nil)
	p.tell("Network.emulateNetworkConditions", map[string]any{"offline": yes, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
}

// inHand waits until a bundle is listed in a state.
func (p *phone) inHand(sealed []byte, state string) {
	p.t.Helper()
	p.waitFor("the bundle to be "+state, fmt.Sprintf(`document.querySelector("#hand li[data-bundle='%s']")?.dataset.state === %q`, bundle.IDOf(sealed), state))
}

// readCode has the code that a piece of the page shows read off its picture by a reader that is not ours.
func (p *phone) readCode(t *testing.T, selector string) string {
	t.Helper()
	p.waitFor(selector+" to be seen", fmt.Sprintf(`document.querySelector(%q)?.checkVisibility()`, selector))
	picture := filepath.Join(t.TempDir(), "code.png")
	must(t, os.WriteFile(picture, p.shot(selector), 0o600))
	out, err := exec.CommandContext(t.Context(), "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture).Output()
	if err != nil {
		t.Fatalf("nobody can read the code at %s: %v", selector, err)
	}
	return strings.TrimSpace(string(out))
}

// countLooks keeps count of what the page's reader makes of its pictures, from the next load on.
func (p *phone) countLooks() {
	p.t.Helper()
	p.tell("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `
		window.looks = {Pictures: 0, Seen: 0, Frames: 0, New: 0};
		let rank = 0;
		window.Worker = class extends Worker {
			constructor(...all) {
				super(...all);
				this.addEventListener("message", ({data}) => {
					if (data.kind !== "looked") return;
					looks.Pictures++;
					if (data.seen) looks.Seen++;
					if (!data.progress) return;
					looks.Frames++;
					if (data.progress.rank !== rank) looks.New++;
					rank = data.progress.rank;
				});
			}
		};`})
}
