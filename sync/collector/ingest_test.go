package collector

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"

	"filippo.io/age"
	"pgregory.net/rapid"
)

// An evening arrives, and its receipt confirms what the kiosk itself holds.
func TestEveningArrives(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	out := ingest(t, c, h.sealed(1, 0))
	head := h.log.Head()
	if out.New != int(head.Seq) || out.Known != 0 || out.Gaps != nil {
		t.Errorf("got %d new, %d known, gaps %v of %d events", out.New, out.Known, out.Gaps, head.Seq)
	}
	if err := out.Receipt.Verify(h.kiosk(), c.ReceiptKey()); err != nil {
		t.Error(err)
	}
	if got, want := out.Receipt.Mark(), (bundle.Mark{Kiosk: head.Kiosk, Run: head.Run, Seq: head.Seq, Chain: record.ID(head.Chain[:8])}); got != want {
		t.Errorf("receipt for %+v, want %+v", got, want)
	}
	checkHeld(t, c)
}

// The centre's report equals the kiosk's own fold of the same events.
func TestReportIsTheKiosks(t *testing.T) {
	c := openCentre(t)
	own := &report.Book{}
	for n := range byte(3) {
		h := enrolled(t, c, n)
		h.evening("L04")
		ingest(t, c, h.sealed(1, 0))
		h.start()
		h.evening("L05")
		ingest(t, c, h.sealed(4, 0))
		for e, err := range h.log.Since(0) {
			if err != nil {
				t.Fatal(err)
			}
			own.Add(e)
		}
	}
	from, to := record.DayAt(2026, 11, 1), record.DayAt(2026, 11, 30)
	for _, by := range []report.By{report.ByHall, report.ByCommune} {
		got, err := c.Report(t.Context(), from, to, by)
		if err != nil {
			t.Fatal(err)
		}
		if want := own.Table(from, to, by); !reflect.DeepEqual(got, want) || got.Total.Held != 6 {
			t.Errorf("by %d: got %+v, want %+v", by, got, want)
		}
	}
	whole, err := c.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := whole.Table(from, to, report.ByHall), own.Table(from, to, report.ByHall); !reflect.DeepEqual(got, want) {
		t.Errorf("a fresh book: got %+v, want %+v", got, want)
	}
}

func TestSameBundleAHundredTimes(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	b := h.sealed(1, 0)
	first := ingest(t, c, b)
	state := dumpAll(t, c)
	for range 99 {
		again := ingest(t, c, b)
		if again.New != 0 || again.Known != first.New || again.Receipt.UpTo != first.Receipt.UpTo {
			t.Fatalf("again: %d new, %d known, receipt to %d", again.New, again.Known, again.Receipt.UpTo)
		}
	}
	if got := dumpAll(t, c); got != state {
		t.Error("a hundred times is not once")
	}
}

// Three bundles of two runs in all six orders give one state and one receipt.
func TestThreeBundlesInAllOrders(t *testing.T) {
	root := openCentre(t)
	h := newHall(t, root, 1)
	h.evening("L04")
	middle := h.log.Head().Seq
	h.start()
	h.evening("L05")
	parts := [][]byte{h.sealed(1, 5), h.sealed(4, middle+3), h.sealed(middle+2, 0)}
	states := map[string][]int{}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		c := twin(t, root)
		if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
			t.Fatal(err)
		}
		var last Outcome
		for _, i := range order {
			last = ingest(t, c, parts[i])
		}
		checkHeld(t, c)
		if last.Receipt.UpTo != h.log.Head().Seq {
			t.Errorf("order %v: receipt up to %d of %d", order, last.Receipt.UpTo, h.log.Head().Seq)
		}
		states[dump(t, c)+receiptBody(last.Receipt)] = order
	}
	if len(states) != 1 {
		t.Errorf("%d states from six orders", len(states))
	}
}

// twin is another centre with the same keys.
func twin(t testing.TB, c *Centre) *Centre {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "keys"), os.DirFS(filepath.Join(c.dir, "keys"))); err != nil {
		t.Fatal(err)
	}
	return openCentreAt(t, dir, Options{})
}

// TestAnyOrderAnyNumber is the law of the centre: overlapping ranges, in any order, any number of times, give one state.
func TestAnyOrderAnyNumber(t *testing.T) {
	root := openCentre(t)
	h := newHall(t, root, 1)
	for i := range 3 {
		h.evening("L04")
		if i < 2 {
			h.start()
		}
	}
	head := h.log.Head().Seq
	want := ""
	rapid.Check(t, func(r *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "centre")
		if err != nil {
			r.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, "keys"), os.DirFS(filepath.Join(root.dir, "keys"))); err != nil {
			r.Fatal(err)
		}
		c := openCentreAt(t, dir, Options{})
		defer c.Close()
		if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
			r.Fatal(err)
		}
		for _, cut := range cutsOf(r, head) {
			b := h.sealed(cut.First, cut.Last)
			for range rapid.IntRange(1, 2).Draw(r, "times") {
				if _, err := c.Ingest(t.Context(), b, "usb"); err != nil {
					r.Fatal(err)
				}
			}
		}
		receipt, err := c.Receipt(t.Context(), h.kiosk())
		if err != nil {
			r.Fatal(err)
		}
		checkHeld(t, c)
		got := dump(t, c) + receiptBody(receipt)
		if want == "" {
			want = got
		}
		if got != want || receipt.UpTo != head {
			r.Errorf("receipt up to %d of %d; state\n%s\nwant\n%s", receipt.UpTo, head, got, want)
		}
	})
}

// cutsOf draws overlapping ranges, in any order, that cover a log together.
func cutsOf(r *rapid.T, head record.Seq) []Span {
	var cuts []Span
	for next := record.Seq(1); next <= head; {
		first := next - record.Seq(rapid.Uint32Range(0, min(5, uint32(next)-1)).Draw(r, "overlap"))
		last := min(head, next+record.Seq(rapid.Uint32Range(0, 20).Draw(r, "length")))
		cuts = append(cuts, Span{first, last})
		next = last + 1
	}
	return rapid.Permutation(cuts).Draw(r, "order")
}

// The control of the law: with one range left out the state is another, and the receipt says so.
func TestControlOfTheLaw(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	ingest(t, c, h.sealed(1, 3))
	part := ingest(t, c, h.sealed(7, 0))
	before := dump(t, c)
	if part.Receipt.UpTo != 3 || len(part.Gaps) != 1 || part.Gaps[0] != (Span{4, 6}) {
		t.Errorf("receipt up to %d, gaps %v", part.Receipt.UpTo, part.Gaps)
	}
	if want := []bundle.Range{{Start: 7, Length: uint16(h.log.Head().Seq - 6)}}; !reflect.DeepEqual(part.Receipt.Held, want) {
		t.Errorf("held %v, want %v", part.Receipt.Held, want)
	}
	whole := ingest(t, c, h.sealed(4, 6))
	if whole.Receipt.UpTo != h.log.Head().Seq || whole.Gaps != nil || dump(t, c) == before {
		t.Errorf("the gap closed: receipt up to %d, gaps %v", whole.Receipt.UpTo, whole.Gaps)
	}
}

// What is refused is refused with its reason and changes nothing, neither in the database nor among the files.
func TestRefusedChangesNothing(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	ingest(t, c, h.sealed(1, 6))
	good := h.sealed(1, 0)
	stranger, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	forger := *h
	forger.key = keyFrom(99)
	before, files := dumpAll(t, c), listing(t, c.dir)
	for name, test := range map[string]struct {
		b    []byte
		want error
	}{
		"forged":               {forger.sealed(1, 0), bundle.ErrForged},
		"to another centre":    {h.sealedTo(1, 0, stranger.Recipient()), bundle.ErrOtherCentre},
		"a byte changed":       {flipped(good, 200), bundle.ErrForged},
		"cut short":            {good[:len(good)-1], bundle.ErrShort},
		"one byte more":        {append(bytes.Clone(good), 0), bundle.ErrLong},
		"something else":       {[]byte("PK\x03\x04 a zip archive of something"), bundle.ErrForeign},
		"nothing":              {nil, bundle.ErrShort},
		"an impossible length": {append(bytes.Clone(good[:24]), 0xff, 0xff, 0xff, 0xff), bundle.ErrLong},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := c.Ingest(t.Context(), test.b, "usb")
			if !errors.Is(err, test.want) || CodeOf(err) == "" {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if out.Receipt.UpTo != 0 || !out.Receipt.Kiosk.IsZero() {
				t.Error("it was answered with a receipt")
			}
			if dumpAll(t, c) != before || listing(t, c.dir) != files {
				t.Error("something changed")
			}
		})
	}
}

func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 1
	return b
}

// listing is every sealed file of a centre and its size.
func listing(t testing.TB, dir string) string {
	t.Helper()
	var out strings.Builder
	for _, folder := range []string{bundleFolder, waitingFolder} {
		err := fs.WalkDir(os.DirFS(dir), folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				info, err := d.Info()
				if err != nil {
					return err
				}
				fmt.Fprintln(&out, name, info.Size())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// A power cut between the file and the database: no receipt went out, and the next try takes everything in.
func TestCutBetweenFileAndCommit(t *testing.T) {
	dir, cut := t.TempDir(), errors.New("the power is gone")
	fail := true
	c := openCentreAt(t, dir, Options{beforeCommit: func() error {
		if fail {
			return cut
		}
		return nil
	}})
	h := enrolled(t, c, 1)
	h.evening("L04")
	b := h.sealed(1, 0)
	out, err := c.Ingest(t.Context(), b, "usb")
	if !errors.Is(err, cut) || out.Receipt.UpTo != 0 {
		t.Fatalf("got %v and a receipt up to %d", err, out.Receipt.UpTo)
	}
	if !strings.Contains(listing(t, dir), bundle.IDOf(b).String()) {
		t.Error("the file is not there: this test proves nothing")
	}
	if held, err := c.Ranges(t.Context(), h.kiosk()); err != nil || held != nil {
		t.Errorf("held %v, %v", held, err)
	}
	c.Close()
	fail = false
	c = openCentreAt(t, dir, Options{})
	if again := ingest(t, c, b); again.New != int(h.log.Head().Seq) || again.Receipt.UpTo != h.log.Head().Seq {
		t.Errorf("again: %d new, receipt up to %d", again.New, again.Receipt.UpTo)
	}
	checkHeld(t, c)
}
