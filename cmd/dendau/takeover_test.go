package main

import (
	"bytes"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// settled is a kiosk that trusts the centre of the stick and has a hall.
func settled(t *testing.T, stick string) (*kiosk, *road, chan flow.Action) {
	t.Helper()
	k, r, home := newKiosk(t, stick)
	tell := func(a flow.Action) { home <- a }
	r.showOffer([]courier.Drive{{Path: stick, Label: "A"}}, tell)
	r.takeOffer(t.Context(), tell)
	next[flow.StickTaken](t, home)
	if _, err := k.keeper.keep(record.Draft{Fact: record.HallSet{Hall: record.HallID{ID: record.ID{3}}, Name: "Nhà văn hóa thôn Thử", Commune: "23020"}}); err != nil {
		t.Fatal(err)
	}
	return k, r, home
}

// plugIn serves one plug of the stick: trust and receipts in, everything out. It gives what came home.
func plugIn(t *testing.T, r *road, dir string) (home []flow.Action) {
	t.Helper()
	stick, err := courier.OpenStick(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stick.Close()
	tell := func(a flow.Action) { home = append(home, a) }
	root, err := r.trusted()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.takeReceipts(stick, root, tell); err != nil {
		t.Fatal(err)
	}
	root, _ = r.trust.root()
	if _, err := r.export(t.Context(), stick, root, nil); err != nil {
		t.Fatal(err)
	}
	return home
}

// imports takes in a whole stick, and gives the first error that is no waiting.
func imports(t *testing.T, c *collector.Centre, dir string, enrol bool) (kept, aside int) {
	t.Helper()
	d, err := collector.ReadDelivery(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.TakeDelivery(t.Context(), d, "usb", enrol, func(f collector.Taken) {
		switch {
		case !f.Bundle:
		case f.Err == nil:
			kept += f.Outcome.New
		default:
			aside++
		}
	}); err != nil {
		t.Fatal(err)
	}
	return kept, aside
}

// A kiosk whose key somebody else may have makes another; the next stick introduces it, and no officer has to be asked. What the centre
// answers by telephone fits before and after it has heard of the change.
func TestKioskChangesItsKey(t *testing.T) {
	centre, stick := aCentre(t)
	k, r, _ := settled(t, stick)
	plugIn(t, r, stick)
	if kept, aside := imports(t, centre, stick, true); kept == 0 || aside != 0 {
		t.Fatalf("%d kept, %d aside", kept, aside)
	}
	if n, err := k.keeper.vault.ChangeKey(); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	fits := func() bool {
		answer, err := centre.ResetCode(t.Context(), k.log.Head().Kiosk, 12345678)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range codeKeys(k.keeper.vault) {
			if bundle.ResetAllowed(answer, k.log.Head().Kiosk, 12345678, key) {
				return true
			}
		}
		return false
	}
	if !fits() {
		t.Error("before the centre has heard of it, its answers fit no more")
	}
	if _, err := k.keeper.keep(record.Draft{Fact: record.TextSizeChosen{Size: 1}}); err != nil {
		t.Fatal(err)
	}
	plugIn(t, r, stick)
	if kept, aside := imports(t, centre, stick, false); kept == 0 || aside != 0 {
		t.Errorf("signed with the new key: %d kept, %d aside", kept, aside)
	}
	if !fits() {
		t.Error("after the centre has heard of it, its answers fit no more")
	}
	if alarms, err := centre.Alarms(t.Context(), k.log.Head().Kiosk); err != nil || len(alarms) != 0 {
		t.Errorf("alarms %+v, %v", alarms, err)
	}
}

// A kiosk that is shut out hears of it from the next stick, and hears when it is welcome again.
func TestKioskHearsThatItIsRevoked(t *testing.T) {
	centre, stick := aCentre(t)
	k, r, _ := settled(t, stick)
	plugIn(t, r, stick)
	imports(t, centre, stick, true)
	for _, tc := range []struct {
		decide  func() error
		revoked bool
	}{
		{func() error { return centre.Revoke(t.Context(), k.log.Head().Kiosk) }, true},
		{func() error { return centre.Approve(t.Context(), k.log.Head().Kiosk) }, false},
	} {
		if err := tc.decide(); err != nil {
			t.Fatal(err)
		}
		prepare(t, centre, stick)
		heard := false
		for _, a := range plugIn(t, r, stick) {
			if told, ok := a.(flow.CentreRevoked); ok {
				heard = true
				if told.Revoked != tc.revoked {
					t.Errorf("told %v, want %v", told.Revoked, tc.revoked)
				}
			}
		}
		if !heard {
			t.Errorf("nobody told: %v", tc.revoked)
		}
		if root, _ := k.trust.root(); k.keeper.revokedBy(root) != tc.revoked {
			t.Error("forgotten at the next start")
		}
	}
}

// A lost kiosk's place is taken from its last backup: the replacement goes on with the log, its run names the one before, and the centre
// has no alarm. When the lost one turns up and writes on, both branches are kept and somebody is told.
func TestReplacementTakesOver(t *testing.T) {
	centre, stick := aCentre(t)
	lost, r, _ := settled(t, stick)
	code, err := recovery(lost.keeper.vault)
	if err != nil {
		t.Fatal(err)
	}
	plugIn(t, r, stick)
	imports(t, centre, stick, true)
	before := lost.log.Head()

	data := filepath.Join(t.TempDir(), "data")
	stdin := os.Stdin
	defer func() { os.Stdin = stdin }()
	var out bytes.Buffer
	for typed, want := range map[string]bool{"000000000000000000000000\n": false, code.String() + "\n": true} {
		os.Stdin = pipeOf(t, typed)
		c := &restoreCmd{From: stick}
		c.Data = data
		if err := c.Run(&out, slog.New(slog.DiscardHandler)); (err == nil) != want {
			t.Fatalf("with %q: %v", typed, err)
		}
	}
	replaced, err := openKiosk(data, t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer replaced.close()
	if replaced.log.Head().Kiosk != before.Kiosk {
		t.Fatal("the replacement is another kiosk")
	}
	var started record.RunStarted
	for _, e := range replaced.events {
		if f, ok := e.Fact.(record.RunStarted); ok {
			started = f
		}
	}
	if started.PrevRun != before.Run || started.PrevSeq == 0 {
		t.Errorf("its run names run %08x at %d, want %08x", uint32(started.PrevRun), started.PrevSeq, uint32(before.Run))
	}
	if _, err := replaced.keeper.keep(record.Draft{Fact: record.TextSizeChosen{Size: 2}}); err != nil {
		t.Fatal(err)
	}
	onward := replaced.newRoad(nil, nil)
	plugIn(t, onward, stick)
	if kept, aside := imports(t, centre, stick, false); kept == 0 || aside != 0 {
		t.Errorf("the replacement's bundle: %d kept, %d aside", kept, aside)
	}
	if alarms, _ := centre.Alarms(t.Context(), before.Kiosk); len(alarms) != 0 {
		t.Errorf("a replacement is no alarm: %+v", alarms)
	}

	if _, err := lost.keeper.keep(record.Draft{Fact: record.TextSizeChosen{Size: 1}}, record.Draft{Fact: record.TextSizeChosen{Size: 0}}); err != nil {
		t.Fatal(err)
	}
	turnedUp := t.TempDir()
	prepare(t, centre, turnedUp)
	plugIn(t, r, turnedUp)
	if kept, aside := imports(t, centre, turnedUp, false); kept == 0 || aside != 0 {
		t.Errorf("the lost one's bundle: %d kept, %d aside", kept, aside)
	}
	alarms, err := centre.Alarms(t.Context(), before.Kiosk)
	if err != nil || len(alarms) != 1 || alarms[0].Kind != collector.AlarmFork {
		t.Fatalf("alarms %+v, %v", alarms, err)
	}
	if sides, err := centre.Branches(t.Context(), before.Kiosk, alarms[0].Run); err != nil || len(sides) != 2 {
		t.Errorf("branches %+v, %v", sides, err)
	}
}

// pipeOf is a file that reads as text, as standard input does.
func pipeOf(t *testing.T, text string) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return r
}
