package collector

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// countOf takes files in as one delivery and compares.
func countOf(t testing.TB, c *Centre, files map[string][]byte) (*Tally, []HallCount, bool) {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, err := ReadDelivery(dir)
	if err != nil {
		t.Fatal(err)
	}
	tally, err := c.TakeDelivery(t.Context(), d, "usb", true, func(Taken) {})
	if err != nil {
		t.Fatal(err)
	}
	halls, whole, err := c.Count(t.Context(), tally)
	if err != nil {
		t.Fatal(err)
	}
	return tally, halls, whole
}

// The green mark stands only where everything that is claimed is held and nothing is in doubt.
func TestGreenMarkOnlyWhenEqual(t *testing.T) {
	for name, tc := range map[string]struct {
		files         func(h *hall) map[string][]byte
		whole         bool
		claimed, held uint64
		missing       []Span
	}{
		"all of it": {func(h *hall) map[string][]byte { return map[string][]byte{"a.ddb": h.sealed(1, 0)} }, true, 25, 25, nil},
		"in parts, repeated": {func(h *hall) map[string][]byte {
			return map[string][]byte{"a.ddb": h.sealed(10, 0), "b.ddb": h.sealed(1, 12), "c.ddb": h.sealed(1, 12)}
		}, true, 25, 25, nil},
		"a part in between": {func(h *hall) map[string][]byte {
			return map[string][]byte{"a.ddb": h.sealed(1, 8), "b.ddb": h.sealed(12, 0)}
		}, false, 25, 22, []Span{{9, 11}}},
		"the end cut off": {func(h *hall) map[string][]byte {
			return map[string][]byte{"a.ddb": h.sealed(1, 8), "b.ddb": cut(h.sealed(9, 20))}
		}, false, 20, 8, []Span{{9, 20}}},
		"a bad copy of it": {func(h *hall) map[string][]byte {
			return map[string][]byte{"a.ddb": h.sealed(1, 0), "b.ddb": cut(h.sealed(9, 20))}
		}, true, 25, 25, nil},
		"a changed copy": {func(h *hall) map[string][]byte {
			b := h.sealed(9, 0)
			b[200] ^= 1
			return map[string][]byte{"a.ddb": h.sealed(1, 8), "b.ddb": b}
		}, false, 25, 8, []Span{{9, 25}}},
		"something else": {func(h *hall) map[string][]byte {
			return map[string][]byte{"a.ddb": h.sealed(1, 0), "b.ddb": []byte("not ours, and long enough to be read")}
		}, false, 25, 25, nil},
		"a forger's": {func(h *hall) map[string][]byte {
			forger := *h
			forger.key = keyFrom(77)
			return map[string][]byte{"a.ddb": forger.sealed(1, 20)}
		}, false, 20, 0, []Span{{1, 20}}},
	} {
		t.Run(name, func(t *testing.T) {
			c := openCentre(t)
			h := enrolled(t, c, 1)
			h.evening("L04")
			h.evening("L05")
			files := tc.files(h)
			_, halls, whole := countOf(t, c, files)
			if whole != tc.whole || len(halls) != 1 {
				t.Fatalf("whole %v, %+v", whole, halls)
			}
			got := halls[0]
			if got.Claimed != tc.claimed || got.Held != tc.held || !slices.Equal(got.Missing, tc.missing) || got.Name != h.name {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func cut(b []byte) []byte { return b[:len(b)-70] }

// What a kiosk tells of its log beyond the bundle counts as a claim.
func TestClaimsBeyondTheBundle(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	head := h.log.Head()
	head.Seq++
	b := bundleOf(t, h, head, record.Exported{Way: "usb", First: 1, Last: 400})
	_, halls, whole := countOf(t, c, map[string][]byte{"a.ddb": h.sealed(1, 0), "b.ddb": b})
	if whole || halls[0].Claimed != 400 || halls[0].Held != uint64(head.Seq) || !slices.Equal(halls[0].Missing, []Span{{head.Seq + 1, 400}}) {
		t.Errorf("whole %v, %+v", whole, halls)
	}
}

// Two branches whose gaps cover each other's are not whole, and neither is a fork that nobody has looked at.
func TestForksAreNotWhole(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	common := h.log.Head().Seq
	other := h.clone()
	h.evening("L05")
	other.evening("L06")
	_, halls, whole := countOf(t, c, map[string][]byte{"a.ddb": h.sealed(1, 0), "b.ddb": other.sealed(common+1, common+3), "c.ddb": other.sealed(common+6, 0)})
	if whole || halls[0].Alarm != AlarmFork || !slices.Equal(halls[0].Missing, []Span{{common + 4, common + 5}}) {
		t.Errorf("whole %v, %+v", whole, halls)
	}
}

// A folder is searched with all below it, a stick only in our folders; what is too much is told and not passed over.
func TestReadDelivery(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a.ddb", "2026/05/b.DDB", "stick1/DENDAU/outbox/c.ddb", "stick1/DENDAU/enrol/d.json", "stick1/holiday.ddb", "stick1/DENDAU/outbox/run.exe", "1/2/3/4/5/deep.ddb"} {
		write(name)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link.ddb")); err != nil {
		t.Fatal(err)
	}
	d, err := ReadDelivery(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range append(d.Bundles, d.Enrolments...) {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	link := "link.ddb "
	if _, err := os.Lstat(filepath.Join(dir, "link.ddb")); err != nil {
		link = "" // Wine says that it made one and makes none
	}
	if want := "1/2/3/4/5/deep.ddb 2026/05/b.DDB a.ddb " + link + "stick1/DENDAU/enrol/d.json stick1/DENDAU/outbox/c.ddb"; strings.Join(names, " ") != want || d.Cut || d.Stick != "" {
		t.Errorf("found %v, cut %v, stick %q", names, d.Cut, d.Stick)
	}
	for _, f := range d.Bundles {
		if b, err := f.Load(); (f.Name == "link.ddb") != (CodeOf(err) == "unreadable") || err == nil && string(b) != f.Name {
			t.Errorf("%s: %q, %v", f.Name, b, err)
		}
	}
	write("1/2/3/4/5/6/deeper.ddb")
	if d, err = ReadDelivery(dir); err != nil || !d.Cut {
		t.Errorf("six folders deep: cut %v, %v", d.Cut, err)
	}
	if d, err = ReadDelivery(filepath.Join(dir, "stick1")); err != nil || d.Stick == "" || len(d.Bundles) != 1 {
		t.Errorf("a stick: %+v, %v", d, err)
	}
}

// Many bundles at once end where one after another ends, in whatever groups they are committed; a commit that fails answers nobody.
func TestManyAtOnceIsOneAfterAnother(t *testing.T) {
	one := openCentre(t)
	halls := []*hall{enrolled(t, one, 1), enrolled(t, one, 2)}
	var bundles []Found
	for _, h := range halls {
		for range 9 {
			h.evening("L04")
		}
		for first := record.Seq(1); first <= h.log.Head().Seq; first += 2 {
			bundles = append(bundles, Found{Name: "x.ddb", Bytes: h.sealed(first, min(first+3, h.log.Head().Seq))})
		}
	}
	other := twin(t, one)
	for _, h := range halls {
		if _, err := other.Enrol(t.Context(), h.enrolment(), true); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range bundles {
		ingest(t, one, f.Bytes)
	}
	count := 0
	err := other.IngestAll(t.Context(), bundles, "usb", func(i int, out Outcome, err error) {
		if err != nil || i != count || out.ID != bundle.IDOf(bundles[i].Bytes) || out.Receipt.UpTo == 0 {
			t.Errorf("bundle %d told as %d: %v %+v", i, count, err, out)
		}
		count++
	})
	if err != nil || count != len(bundles) {
		t.Fatalf("%d of %d, %v", count, len(bundles), err)
	}
	if dump(t, other) != dump(t, one) {
		t.Error("taken in together they are not what they are one after another")
	}
	checkHeld(t, other)
}
