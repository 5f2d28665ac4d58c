package collector

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/qr"
)

// world is a province of kiosks, carriers and one centre over a year. Everything but the way of the bytes is the product's own code; every
// choice comes from one seed.
type world struct {
	t        testing.TB
	rng      *rand.Rand
	dir      string
	now      time.Time
	centre   *Centre
	pages    http.Handler
	halls    []*journeyHall
	sticks   []*usb
	phones   []*cellphone
	judge    judge
	faults   faults
	promised []bundle.Receipt
	powerIn  int // commits until the centre's power fails; 0 for never
	losses   []loss
	tally    struct{ trips, bundles, sentBytes, changes, backups, takeovers, shutOut int }
}

// usb is a stick in somebody's pocket.
type usb struct {
	dir  string
	full bool // carries something that was not delivered
}

// cellphone holds what it scanned, and the receipts on their way home.
type cellphone struct {
	bundles  [][]byte
	receipts []bundle.Receipt
	codes    map[record.KioskID]string
}

// memory is a folder whose disk is fast.
func memory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "dendau-journeys")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func newWorld(t testing.TB, seed uint64, halls int, f faults) *world {
	t.Helper()
	w := &world{t: t, rng: rand.New(rand.NewPCG(seed, 20)), dir: memory(t), now: time.Date(2026, 1, 5, 1, 0, 0, 0, time.UTC), faults: f}
	w.judge = judge{content: map[bundle.ID][]entry{}, arrived: map[record.KioskID]map[record.ID]entry{}, seqs: map[record.KioskID]map[record.Seq]bool{}, whole: map[record.KioskID]map[record.ID]bool{}, book: newKeybook()}
	w.centre = openCentreAt(t, filepath.Join(w.dir, "centre"), Options{Now: func() time.Time { return w.now }, beforeCommit: w.power})
	w.pages = w.centre.Handler()
	for n := range halls {
		w.halls = append(w.halls, newHallOf(w, n))
	}
	for range 3 {
		w.sticks, w.phones = append(w.sticks, w.newStick()), append(w.phones, &cellphone{codes: map[record.KioskID]string{}})
	}
	return w
}

// newestRoot is what a kiosk trusts that has just met its centre.
func newestRoot(t testing.TB, c *Centre) bundle.Root {
	t.Helper()
	roots, err := c.Roots(t.Context(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	root, err := bundle.ParseRoot(roots[len(roots)-1])
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func (w *world) chance(percent int) bool { return w.rng.IntN(100) < percent }

var errPower = errors.New("the power failed")

// power is asked before every commit of the centre.
func (w *world) power() error {
	if w.powerIn > 0 {
		if w.powerIn--; w.powerIn == 0 {
			return errPower
		}
	}
	return nil
}

func (w *world) newDir() string {
	w.t.Helper()
	dir, err := os.MkdirTemp(w.dir, "d")
	if err != nil {
		w.t.Fatal(err)
	}
	return dir
}

func (w *world) newStick() *usb {
	dir := w.newDir()
	if _, err := w.centre.WriteTrust(w.t.Context(), dir, "", nil); err != nil {
		w.t.Fatal(err)
	}
	return &usb{dir: dir}
}

// trip is one journey of a carrier: some halls, then the centre, or the drawer, or the river.
func (w *world) trip() {
	w.tally.trips++
	w.now = w.now.Add(365 * 24 * time.Hour / 1000)
	for _, p := range w.halls {
		p.live()
	}
	who := w.rng.IntN(3)
	switch {
	case w.chance(30):
		w.phoneTrip(who)
	default:
		w.stickTrip(who)
	}
	if w.rng.IntN(40) == 0 {
		w.misfortune()
	}
	if w.chance(20) {
		w.officer()
	}
	if w.rng.IntN(300) == 0 { // the centre changes its keys; what is on the way is sealed to the old one, and kiosks hear of it late
		_, err := w.centre.Issue(w.t.Context(), Change{NewReceiptKey: true, NewRecipient: w.chance(50), KeepOld: w.chance(70)})
		w.must(err)
		w.tally.changes++
	}
}

// officer decides what waits: somebody at the telephone, a kiosk that asked, a fork.
func (w *world) officer() {
	ctx := w.t.Context()
	if w.answerCall() {
		return
	}
	kiosks, err := w.centre.Kiosks(ctx)
	w.must(err)
	for _, k := range kiosks {
		if k.State == Waiting {
			w.must(w.centre.Approve(ctx, k.ID))
			w.accepted(k.ID)
			return
		}
	}
	p := w.halls[w.rng.IntN(len(w.halls))]
	alarms, err := w.centre.Alarms(ctx, p.kiosk)
	w.must(err)
	for _, a := range alarms {
		if m := p.ownMachine(); a.Kind == AlarmFork && a.Seen == 0 && m != nil {
			w.must(w.centre.Seen(ctx, p.kiosk, AlarmFork, m.log.Head().Run))
			return
		}
	}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("trip %d: %v", w.tally.trips, err)
	}
}

func (w *world) stickTrip(who int) {
	s := w.sticks[who]
	if w.chance(50) {
		w.layReceipts(s)
	}
	for range 1 + w.rng.IntN(4) {
		p := w.halls[w.rng.IntN(len(w.halls))]
		if m := p.anyMachine(); m != nil {
			m.plug(s)
		}
	}
	switch fate := w.rng.IntN(100); {
	case fate < 8: // lost
		w.must(os.RemoveAll(s.dir))
		w.sticks[who] = w.newStick()
	case fate < 16: // copied; the copy comes some day, first or last
		copied := w.newStick()
		w.must(os.RemoveAll(copied.dir))
		w.must(os.CopyFS(copied.dir, os.DirFS(s.dir)))
		copied.full = true
		w.sticks = append(w.sticks, copied)
		w.deliver(s)
	case fate < 30: // left in a drawer; another takes its place
		s.full = true
		w.sticks = append(w.sticks, s)
		w.sticks[who] = w.newStick()
	default:
		w.deliver(s)
	}
	if len(w.sticks) > 3 && w.chance(25) { // somebody finds a stick in a drawer
		i := 3 + w.rng.IntN(len(w.sticks)-3)
		w.deliver(w.sticks[i])
		w.sticks = slices.Delete(w.sticks, i, i+1)
	}
}

// deliver is the import at the centre, in whatever order, perhaps with a bad file, perhaps with the power failing in the middle.
func (w *world) deliver(s *usb) {
	if w.chance(5) {
		w.spoil(s)
	}
	d, err := ReadDelivery(s.dir)
	w.must(err)
	if w.chance(50) {
		w.rng.Shuffle(len(d.Bundles), func(i, j int) { d.Bundles[i], d.Bundles[j] = d.Bundles[j], d.Bundles[i] })
	}
	if w.chance(8) {
		w.powerIn = 1 + w.rng.IntN(3)
	}
	err = w.take(d, w.chance(30))
	w.powerIn = 0
	if err != nil && !errors.Is(err, errPower) {
		w.must(err)
	}
	w.keepPromises()
	w.breakPromises(d, err != nil, s)
	s.full = err != nil
	if err == nil {
		if w.chance(70) {
			w.layReceipts(s)
		}
		if w.chance(40) { // the office clears the stick
			w.must(os.RemoveAll(filepath.Join(s.dir, bundle.OutboxFolder)))
		}
	}
}

// take is the import; approve is the officer's word for every kiosk that asks.
func (w *world) take(d Delivery, approve bool) error {
	_, err := w.centre.TakeDelivery(w.t.Context(), d, "usb", approve, func(t Taken) {
		switch k := t.Kiosk; {
		case t.Bundle:
			w.took(t.Outcome, t.Err)
		case t.Err != nil:
			w.t.Fatalf("trip %d: a request to be enrolled: %v", w.tally.trips, t.Err)
		default:
			if want := w.judge.book.asks(k.ID, k.Key, k.KeyNo, approve); k.State != want {
				w.judge.broken("word", fmt.Sprintf("trip %d: key %d of %s is %s, want %s", w.tally.trips, k.KeyNo, k.ID.Short(), k.State, want))
			}
			w.judge.settle(k.ID)
		}
	})
	return err
}

// spoil changes one byte of one bundle on a stick.
func (w *world) spoil(s *usb) {
	files, err := filepath.Glob(filepath.Join(s.dir, bundle.OutboxFolder, "*.ddb"))
	w.must(err)
	if len(files) == 0 {
		return
	}
	name := files[w.rng.IntN(len(files))]
	b, err := os.ReadFile(name)
	w.must(err)
	b[w.rng.IntN(len(b))] ^= 1 << w.rng.IntN(8)
	w.must(os.WriteFile(name, b, 0o644))
}

// took is told what became of a bundle at the centre.
func (w *world) took(out Outcome, err error) {
	w.t.Helper()
	w.tally.bundles++
	j, became := &w.judge, turnedAway
	switch {
	case errors.Is(err, errPower):
		return
	case err == nil:
		became = itCounts
	case keptAside(err):
		became = keptApart
	}
	if want := j.book.verdict(out.ID, out.Header); became != want {
		j.broken("word", fmt.Sprintf("trip %d: a bundle of %s up to %d %s, want: %s (%v)", w.tally.trips, out.Header.Kiosk.Short(), out.Header.Last(), became, want, err))
	}
	switch became {
	case itCounts:
		j.arrive(out.ID)
		w.promised = append(w.promised, out.Receipt) // it may speak of bundles of the same commit that are told after this one
	case keptApart:
		if _, ours := j.content[out.ID]; !ours {
			return
		}
		j.book.keepsApart(out.ID)
		if out.Receipt.UpTo != 0 {
			w.t.Fatalf("trip %d: a receipt for a kiosk that is not believed", w.tally.trips)
		}
	}
}

// keepPromises ends a delivery: the receipts are judged.
func (w *world) keepPromises() {
	for _, r := range w.promised {
		w.confirms(r)
	}
	w.promised = nil
}

// confirms judges a receipt of the centre.
func (w *world) confirms(r bundle.Receipt) {
	w.t.Helper()
	if err := w.judge.receipt(r); err != nil {
		w.judge.broken("receipt", fmt.Sprintf("trip %d: %v", w.tally.trips, err))
	}
}

// layReceipts is the way home: the receipts of all kiosks on one stick.
func (w *world) layReceipts(s *usb) {
	_, err := w.centre.WriteTrust(w.t.Context(), s.dir, "", nil)
	w.must(err)
	names, err := w.centre.WriteReceipts(w.t.Context(), s.dir)
	w.must(err)
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(s.dir, bundle.ReceiptsFolder, name))
		w.must(err)
		r, err := bundle.ParseReceipt(b)
		w.must(err)
		w.confirms(r)
	}
}

// phoneTrip scans a code in a hall, or is sent a file, brings receipts along, and sends what it holds when there is a signal.
func (w *world) phoneTrip(who int) {
	ph := w.phones[who]
	for range 1 + w.rng.IntN(2) {
		if m := w.halls[w.rng.IntN(len(w.halls))].anyMachine(); m != nil {
			m.answered(ph)
			m.show(ph)
		}
	}
	switch {
	case w.chance(8): // dead, and everything in it
		w.phones[who] = &cellphone{codes: map[record.KioskID]string{}}
	case w.chance(80):
		w.send(ph)
	}
}

func (w *world) send(ph *cellphone) {
	var kept [][]byte
	for _, b := range ph.bundles {
		r := httptest.NewRequestWithContext(w.t.Context(), http.MethodPut, phoneBundles, bytes.NewReader(b))
		answerTo := httptest.NewRecorder()
		if w.chance(5) {
			w.powerIn = 1
		}
		w.pages.ServeHTTP(answerTo, r)
		w.powerIn = 0
		var a answer
		w.must(json.Unmarshal(answerTo.Body.Bytes(), &a))
		out := Outcome{ID: bundle.IDOf(b)}
		out.Header, _ = bundle.ReadHeader(b)
		switch a.State {
		case "held":
			receipt, err := bundle.ParseReceipt(a.Receipt)
			w.must(err)
			out.Receipt = receipt
			w.took(out, nil)
			ph.receipts = append(ph.receipts, receipt)
			ph.codes[receipt.Kiosk] = a.Typed
		case "waiting":
			w.took(out, ErrNotEnrolled)
			kept = append(kept, b)
		default:
			kept = append(kept, b)
		}
	}
	ph.bundles = kept
	w.keepPromises()
}

// scan is the way from the screen to the phone: frames, three in ten of them missed.
func (w *world) scan(b []byte) []byte {
	sender, err := qr.NewSender(b, qr.Default)
	w.must(err)
	var receiver qr.Receiver
	for range 100_000 {
		f := sender.Next()
		if w.chance(30) {
			continue
		}
		if _, data := receiver.Add(f.Text()); data != nil {
			return bytes.Clone(data)
		}
	}
	w.t.Fatal("the stream does not end")
	return nil
}

// bringEverything is the end of the year: every stick from every drawer, every phone, then three rounds to every kiosk that is left. A stick
// has room for one request of a kiosk, so copies of a kiosk are visited with sticks of their own.
func (w *world) bringEverything() {
	for _, s := range w.sticks {
		w.deliver(s)
		w.deliver(s) // the power may have failed
	}
	for _, ph := range w.phones {
		w.send(ph)
		w.send(ph)
	}
	for range 3 {
		for len(w.losses) > 0 {
			w.answerCall()
		}
		for copies := 0; w.round(copies); copies++ {
		}
		for range w.halls {
			w.officer()
		}
	}
}

// round visits the first computer of each hall, or the second, and so on; false when no hall has so many.
func (w *world) round(copies int) bool {
	if !slices.ContainsFunc(w.halls, func(p *journeyHall) bool { return copies < len(p.machines) }) {
		return false
	}
	s := w.newStick()
	w.layReceipts(s)
	for _, p := range w.halls {
		if copies < len(p.machines) {
			p.machines[copies].plug(s)
		}
	}
	d, err := ReadDelivery(s.dir)
	w.must(err)
	w.must(w.take(d, true))
	w.keepPromises()
	w.breakPromises(d, false, s)
	return true
}

// seeded is randomness for one opening of one log.
func (w *world) seeded() io.Reader {
	var seed [32]byte
	for i := range seed {
		seed[i] = byte(w.rng.Uint32())
	}
	return rand.NewChaCha8(seed)
}
