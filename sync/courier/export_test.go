package courier

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

func TestExport(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	stick := stickAt(t, dir)
	out := h.outgoing(t)
	sent, err := Export(t.Context(), stick, out)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%s-1-5.ddb", h.log.Head().Kiosk.Short())
	if sent.First != 1 || sent.Last != 5 || len(sent.Bundles) != 1 || sent.Bundles[0].Name != want || len(sent.IDs()) != 1 {
		t.Errorf("got %+v", sent)
	}
	if got := h.outbox(t, dir); !slices.Equal(got, []string{want}) {
		t.Errorf("outbox: got %v", got)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "DENDAU", "enrol", h.log.Head().Kiosk.Short()+".json")); err != nil || string(b) != string(out.Enrolment) {
		t.Errorf("enrolment: %v", err)
	}

	// Again, after more has happened: both stay, the newer one holds all.
	h.evening(t)
	if sent, err = Export(t.Context(), stick, out); err != nil || sent.First != 1 || sent.Last != 9 {
		t.Errorf("again: got %+v, %v", sent, err)
	}
	// After a receipt: from there on.
	out.Confirmed = 5
	if sent, err = Export(t.Context(), stick, out); err != nil || sent.First != 6 || sent.Last != 9 {
		t.Errorf("after a receipt: got %+v, %v", sent, err)
	}
	if got := h.outbox(t, dir); len(got) != 3 {
		t.Errorf("outbox: got %v", got)
	}
	// Everything has arrived.
	out.Confirmed = 9
	if sent, err = Export(t.Context(), stick, out); err != nil || len(sent.Bundles) != 0 {
		t.Errorf("nothing to send: got %+v, %v", sent, err)
	}
	sealed, err := Outgoing{Log: h.log, Root: h.root, Key: kioskKey, KeyNo: 1}.Seal(bundle.MaxQR)
	if err != nil || len(sealed) != 1 {
		t.Errorf("for QR: got %d bundles, %v", len(sealed), err)
	}
}

// The same data again is written only once; another bundle of the same range takes its place; strangers' files stay.
func TestExportBesideOthers(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	stick, out := stickAt(t, dir), h.outgoing(t)
	if _, err := Export(t.Context(), stick, out); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("%s-1-5", h.log.Head().Kiosk.Short())
	first, err := os.ReadFile(filepath.Join(dir, "DENDAU/outbox", name+".ddb"))
	if err != nil {
		t.Fatal(err)
	}
	other := slices.Clone(first)
	other[14]++ // another run of the same kiosk, after a restored backup
	put(t, dir, "DENDAU/outbox/"+name+".ddb", other)
	put(t, dir, "DENDAU/outbox/"+name+"-2.ddb", []byte("a virus"))
	put(t, dir, "DENDAU/outbox/"+name+".ddb.part", []byte("half"))
	put(t, dir, "DENDAU/outbox/FFFFFF-1-2.ddb.part", []byte("another kiosk's half"))
	put(t, dir, "DENDAU/outbox/DENDAU.lnk", []byte("a shortcut"))
	sent, err := Export(t.Context(), stick, out)
	if err != nil || sent.Bundles[0].Name != name+"-2.ddb" {
		t.Fatalf("got %+v, %v", sent, err)
	}
	if kept, err := os.ReadFile(filepath.Join(dir, "DENDAU/outbox", name+".ddb")); err != nil || string(kept) != string(other) {
		t.Errorf("the other run's bundle is gone: %v", err)
	}
	for file, want := range map[string]bool{name + ".ddb.part": false, "FFFFFF-1-2.ddb.part": true, "DENDAU.lnk": true} {
		if _, err := os.Stat(filepath.Join(dir, "DENDAU/outbox", file)); (err == nil) != want {
			t.Errorf("%s: there %v, want %v", file, err == nil, want)
		}
	}
}

// stands tells whether something of ours is in the folder: Wine says that it made a link and makes none.
func stands(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, "DENDAU"))
	entries, _ := os.ReadDir(filepath.Join(dir, "DENDAU"))
	linked := slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == "outbox" })
	return err == nil && (len(entries) == 0 || linked)
}

// skipLinks ends a test for want of a link, which Windows lets only some make. Elsewhere that is a fault.
func skipLinks(t *testing.T, name string, err error) {
	t.Helper()
	if runtime.GOOS != "windows" || !strings.Contains(name, "link") {
		t.Fatalf("%s: %v", name, err)
	}
	t.Skipf("%s: Windows makes no link here: %v", name, err)
}

// What stands in the way is never followed and never written through.
func TestSomethingInTheWay(t *testing.T) {
	h := newHall(t)
	for name, block := range map[string]func(dir, outside string) error{
		"a file named DENDAU": func(dir, _ string) error { return os.WriteFile(filepath.Join(dir, "DENDAU"), nil, 0o666) },
		"a link out of the stick": func(dir, outside string) error {
			return os.Symlink(outside, filepath.Join(dir, "DENDAU"))
		},
		"a link within": func(dir, _ string) error {
			return errors.Join(os.MkdirAll(filepath.Join(dir, "DENDAU/x"), 0o777), os.Symlink("x", filepath.Join(dir, "DENDAU/outbox")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, outside := t.TempDir(), t.TempDir()
			if err := block(dir, outside); err != nil || !stands(dir) {
				skipLinks(t, name, err)
			}
			_, err := Export(t.Context(), stickAt(t, dir), h.outgoing(t))
			if !errors.Is(err, ErrOccupied) || KeyOf(err) != KeyOccupied {
				t.Errorf("got %v", err)
			}
			if entries, _ := os.ReadDir(outside); len(entries) != 0 {
				t.Errorf("written outside: %v", entries)
			}
		})
	}
}

func TestExportStopsInTime(t *testing.T) {
	h := newHall(t)
	late, cancel := context.WithTimeout(t.Context(), -1)
	defer cancel()
	if _, err := Export(late, stickAt(t, t.TempDir()), h.outgoing(t)); !errors.Is(err, ErrSlow) {
		t.Errorf("too late: got %v", err)
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Export(gone, stickAt(t, t.TempDir()), h.outgoing(t)); !errors.Is(err, context.Canceled) || KeyOf(err) != KeyOther {
		t.Errorf("cancelled: got %v", err)
	}
	if _, err := OpenStick(filepath.Join(t.TempDir(), "none")); !errors.Is(err, ErrGone) {
		t.Errorf("no such stick: got %v", err)
	}
}

func TestInbox(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	h.evening(t)
	stick := stickAt(t, dir)
	if in, err := Inbox(stick, h.log, h.root); err != nil || len(in.Receipts)+len(in.Roots)+len(in.Ignored) != 0 {
		t.Errorf("an empty stick: got %+v, %v", in, err)
	}
	short := h.log.Head().Kiosk.Short()
	_, two := h.rootNumber(t, 2, keyFrom(50), centreKey)
	_, three := h.rootNumber(t, 3, keyFrom(60), keyFrom(50))
	_, five := h.rootNumber(t, 5, keyFrom(70), keyFrom(60))
	put(t, dir, "DENDAU/trust/1.root.json", h.rootRaw)
	put(t, dir, "DENDAU/trust/2.root.json", two)
	put(t, dir, "DENDAU/trust/3.root.json", three)
	put(t, dir, "DENDAU/trust/5.root.json", five)
	put(t, dir, "DENDAU/trust/4.root.json", []byte(strings.Repeat("x", bundle.MaxPaper+1)))
	put(t, dir, "DENDAU/trust/autorun.inf", []byte("[autorun]"))
	put(t, dir, "DENDAU/receipts/"+short+".ddr", h.receipt(t, 5, keyFrom(60)))
	put(t, dir, "DENDAU/receipts/"+short+"-2.ddr", h.receipt(t, 9, keyFrom(60)))
	put(t, dir, "DENDAU/receipts/"+short+"-3.ddr", h.receipt(t, 9, keyFrom(9)))
	put(t, dir, "DENDAU/receipts/"+short+"-4.ddr", []byte("torn"))
	put(t, dir, "DENDAU/receipts/FFFFFF.ddr", []byte("for another hall"))

	in, err := Inbox(stick, h.log, h.root)
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Roots) != 2 || in.Roots[1].Root.N != 3 || string(in.Roots[1].Bytes) != string(three) {
		t.Errorf("roots: got %d", len(in.Roots))
	}
	if best, ok := in.Best(); !ok || best.UpTo != 9 || len(in.Receipts) != 2 {
		t.Errorf("receipts: got %+v", in.Receipts)
	}
	codes := map[string]string{}
	for _, ignored := range in.Ignored {
		codes[ignored.Name] = bundle.CodeOf(ignored.Err)
	}
	for name, want := range map[string]string{short + "-3.ddr": "forged", short + "-4.ddr": "short", "4.root.json": "", "5.root.json": "implausible"} {
		if got, ok := codes[name]; !ok || got != want {
			t.Errorf("%s: got %q, %v, want %q", name, got, ok, want)
		}
	}
	if len(codes) != 4 {
		t.Errorf("ignored: got %v", codes)
	}
	if roots, err := Roots(stick); err != nil || len(roots) != 4 || roots[0].Root.N != 1 {
		t.Errorf("roots for setup: got %d, %v", len(roots), err)
	}
}

// A receipt for more than the kiosk has, or for another log of the same kiosk, is told and is not the best.
func TestReceiptsOfAnotherPast(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	kiosk := h.log.Head().Kiosk
	for name, r := range map[string]bundle.Receipt{
		"-1.ddr": {Kiosk: kiosk, Run: 7, UpTo: 900, Chain: record.ID{1}},
		"-2.ddr": {Kiosk: kiosk, Run: 7, UpTo: 3, Chain: record.ID{1}},
	} {
		r.Sign(centreKey)
		b, err := r.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		put(t, dir, "DENDAU/receipts/"+kiosk.Short()+name, b)
	}
	in, err := Inbox(stickAt(t, dir), h.log, h.root)
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Receipts) != 2 || in.Receipts[0].Standing != Forked || in.Receipts[1].Standing != Ahead {
		t.Errorf("got %+v", in.Receipts)
	}
	if r, ok := in.Best(); ok {
		t.Errorf("best: got %+v", r)
	}
}
