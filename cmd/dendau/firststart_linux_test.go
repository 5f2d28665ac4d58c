package main

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"dendau/sync/collector"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// A drive that answers with errors where the centre's list lies is told; the digits of an older list are not offered instead.
func TestAListThatCannotBeRead(t *testing.T) {
	centre, stick := aCentre(t)
	if _, err := centre.Issue(t.Context(), collector.Change{Name: "Trung tâm Hai"}); err != nil {
		t.Fatal(err)
	}
	prepare(t, centre, stick)
	newest := filepath.Join(stick, "DENDAU", "trust", "2.root.json")
	err := unix.Mount("/proc/self/mem", newest, "", unix.MS_BIND, "") // reading its beginning is an error of input and output
	if err != nil && os.Getenv("DENDAU_ALL") == "1" {
		t.Fatalf("lay a file that cannot be read (needs CAP_SYS_ADMIN): %v", err)
	}
	if err != nil {
		t.Skipf("lay a file that cannot be read: %v", err)
	}
	lifted := false
	lift := func() {
		if lifted {
			return
		}
		if lifted = true; unix.Unmount(newest, 0) != nil {
			t.Error("not lifted")
		}
	}
	t.Cleanup(lift)
	k, r, home := newKiosk(t)
	tell := func(a flow.Action) { home <- a }
	here := []courier.Drive{{Path: stick, Label: "A"}}
	r.showOffer(here, tell)
	if got := <-home; got != (flow.StickUnread{Key: stickUnread}) || len(home) > 0 {
		t.Errorf("told %+v", got)
	}
	lift()
	r.showOffer(here, tell) // plugged in again, and whole now
	root, _, err := centre.Newest(t.Context())
	if offer := next[flow.StickOffers](t, home).Offer; err != nil || offer.Fingerprint != root.Fingerprint() {
		t.Errorf("offered %+v, %v", offer, err)
	}
	if got := <-home; got != (flow.StickUnread{}) {
		t.Errorf("told %+v", got)
	}
	if _, ok := k.trust.root(); ok {
		t.Error("trusted unasked")
	}
}
