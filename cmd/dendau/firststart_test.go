package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// aCentre prepares a stick with a list of two halls.
func aCentre(t *testing.T) (c *collector.Centre, stick string) {
	t.Helper()
	c, err := collector.Open(t.TempDir(), collector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	list, err := collector.ParseHallList(strings.NewReader("Nhà văn hóa thôn Một;xã Hải Ninh;Bắc Bình\nNhà văn hóa thôn Hai;23020"))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SetHalls(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	stick = filepath.Join(t.TempDir(), "HAI-NINH-05")
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	prepare(t, c, stick)
	return c, stick
}

func prepare(t *testing.T, c *collector.Centre, stick string) {
	t.Helper()
	items, err := c.Stick(t.Context(), collector.Outfit{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.WriteStick(t.Context(), stick, items, func(collector.Item) {}); err != nil {
		t.Fatal(err)
	}
}

// newKiosk is a kiosk that was never set up, with a road whose tasks end with the test. What comes home is collected.
func newKiosk(t *testing.T, sticks ...string) (*kiosk, *road, chan flow.Action) {
	t.Helper()
	k, err := openKiosk(t.TempDir(), t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.close)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	home := make(chan flow.Action, 100)
	return k, k.newRoad(sticks, func(f func(context.Context)) { go f(ctx) }), home
}

// next waits for an action of one kind.
func next[A flow.Action](t *testing.T, home chan flow.Action) A {
	t.Helper()
	patience := time.After(20 * time.Second)
	for {
		select {
		case a := <-home:
			if want, ok := a.(A); ok {
				return want
			}
		case <-patience:
			var want A
			t.Fatalf("no %T came home", want)
		}
	}
}

// From a prepared stick to an enrolled kiosk: the offer shows what the centre shows, only what was shown is trusted, and the enrolment that
// goes back, by stick and by code, is one that the centre takes. The seconds are those that the machine takes; the rest is typing.
func TestEnrolmentFromOneStick(t *testing.T) {
	began := time.Now()
	centre, stick := aCentre(t)
	k, r, home := newKiosk(t, stick)
	tell := func(a flow.Action) { home <- a }
	root, _, err := centre.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	go r.meetCentre(t.Context(), tell)
	offer := next[flow.StickOffers](t, home).Offer
	if offer.Fingerprint != root.Fingerprint() || offer.Centre != root.Centre || len(offer.Halls) != 2 || offer.Halls[0].District == offer.Halls[1].District {
		t.Errorf("offered %+v, want fingerprint %s", offer, root.Fingerprint())
	}
	if _, ok := k.trust.root(); ok {
		t.Fatal("trusted before anybody compared")
	}
	r.takeOffer(t.Context(), tell)
	if taken := next[flow.StickTaken](t, home); taken.Key != "" {
		t.Fatalf("not taken: %s", taken.Key)
	}
	if got, ok := k.trust.root(); !ok || got.Fingerprint() != root.Fingerprint() {
		t.Fatal("the root that was shown is not trusted")
	}
	if _, err := k.keeper.keep(record.Draft{Fact: record.HallSet{Hall: offer.Halls[0].ID, Name: offer.Halls[0].Name, Commune: offer.Halls[0].Commune}}); err != nil {
		t.Fatal(err)
	}
	r.handEnrolment(tell)
	if ready := next[flow.EnrolmentReady](t, home); ready.Code.Size == 0 {
		t.Error("no code for a phone")
	}
	if ready := next[flow.EnrolmentReady](t, home); ready.Stick != "HAI-NINH-05" {
		t.Errorf("not on the stick: %+v", ready)
	}
	r.stopSticks()
	d, err := collector.ReadDelivery(stick)
	if err != nil || len(d.Enrolments) != 1 {
		t.Fatalf("%d enrolments on the stick, %v", len(d.Enrolments), err)
	}
	paper, err := d.Enrolments[0].Load()
	if err != nil {
		t.Fatal(err)
	}
	got, err := centre.Enrol(t.Context(), paper, true)
	if err != nil || got.State != collector.Enrolled || got.Hall != offer.Halls[0].ID || got.ID != k.log.Head().Kiosk {
		t.Fatalf("the centre took %+v, %v", got, err)
	}
	carried, err := bundle.CarryEnrolment(paper)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := centre.Ingest(t.Context(), carried, collector.WayPhone); err != nil {
		t.Errorf("by phone: %v", err)
	}
	// The first export is sealed to the centre that was taken.
	trusted, _ := k.trust.root()
	out, err := r.outgoing(trusted)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := out.Seal(bundle.MaxFile)
	if err != nil || len(sealed) != 1 {
		t.Fatal(err)
	}
	if told, err := centre.Ingest(t.Context(), sealed[0], "usb"); err != nil || told.New != int(k.log.Head().Seq) {
		t.Errorf("the first bundle: %+v, %v", told, err)
	}
	t.Logf("the machine took %.1f s of the ten minutes", time.Since(began).Seconds())
}

// What is on the stick after it was shown does not matter: the bytes that were compared are trusted. A stick of somebody else's chain, one that
// is pulled out, and one without a centre.
func TestOfferOfAStick(t *testing.T) {
	_, stick := aCentre(t)
	other, otherStick := aCentre(t)
	k, r, home := newKiosk(t)
	tell := func(a flow.Action) { home <- a }
	r.showOffer([]courier.Drive{{Path: t.TempDir(), Label: "TRONG"}}, tell)
	if len(home) != 0 {
		t.Fatal("an empty stick was offered")
	}
	r.takeOffer(t.Context(), tell)
	if taken := next[flow.StickTaken](t, home); taken.Key == "" {
		t.Error("nothing was taken as something")
	}
	r.showOffer([]courier.Drive{{Path: stick, Label: "A"}}, tell)
	shown := next[flow.StickOffers](t, home).Offer
	name := filepath.Join("DENDAU", "trust", "1.root.json")
	theirs, err := os.ReadFile(filepath.Join(otherStick, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stick, name), theirs, 0o644); err != nil {
		t.Fatal(err)
	}
	r.takeOffer(t.Context(), tell)
	next[flow.StickTaken](t, home)
	if root, ok := k.trust.root(); !ok || root.Fingerprint() != shown.Fingerprint {
		t.Error("another root is trusted than the one that was compared")
	}
	// Of another centre nothing is followed any more.
	if _, err := other.Issue(t.Context(), collector.Change{Name: "Trung tâm Hai"}); err != nil {
		t.Fatal(err)
	}
	prepare(t, other, otherStick)
	in, err := courier.OpenStick(otherStick)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	mine, _ := k.trust.root()
	if inbox, err := courier.Inbox(in, k.log, mine); err != nil || len(inbox.Roots) != 0 {
		t.Errorf("%d roots of another centre, %v", len(inbox.Roots), err)
	}

	_, r, home = newKiosk(t)
	tell = func(a flow.Action) { home <- a }
	r.showOffer([]courier.Drive{{Path: stick}}, tell)
	next[flow.StickOffers](t, home)
	r.showOffer(nil, tell)
	next[flow.StickGone](t, home)
}

// A publisher that the root bars is refused even where its key lies beside the program.
func TestBarredPublisher(t *testing.T) {
	k, _, _ := newKiosk(t)
	const key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
	if err := os.WriteFile(filepath.Join(k.trust.folder, "a.pub"), []byte(key+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := k.trust.publishers(); len(got) != 1 {
		t.Fatalf("%d publishers", len(got))
	}
	centre, _ := aCentre(t)
	root, _, err := centre.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	root.Barred = []string{k.trust.publishers()[0].String()}
	b, err := bundle.MarshalRoot(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.trust.take(b); err != nil {
		t.Fatal(err)
	}
	if got := k.trust.publishers(); len(got) != 0 {
		t.Errorf("%d publishers that are barred", len(got))
	}
}

// A stick that cannot be read is told and nothing of it believed; another that can is offered, and the fault is told no more when the stick is out.
func TestAStickThatCannotBeReadIsTold(t *testing.T) {
	_, stick := aCentre(t)
	gone := courier.Drive{Path: filepath.Join(t.TempDir(), "gone"), Label: "HỎNG"}
	_, r, home := newKiosk(t)
	tell := func(a flow.Action) { home <- a }
	told := func(want ...flow.Action) {
		t.Helper()
		for _, w := range want {
			if got := <-home; got != w {
				t.Errorf("told %+v, want %+v", got, w)
			}
		}
		if len(home) > 0 {
			t.Errorf("told %+v too", <-home)
		}
	}
	r.showOffer([]courier.Drive{gone}, tell)
	told(flow.StickUnread{Key: stickUnread})
	r.showOffer(nil, tell)
	told(flow.StickUnread{})
	r.showOffer(nil, tell)
	told()
	r.showOffer([]courier.Drive{gone}, tell)
	told(flow.StickUnread{Key: stickUnread})
	r.showOffer([]courier.Drive{{Path: stick, Label: "A"}}, tell)
	next[flow.StickOffers](t, home)
	told(flow.StickUnread{})
}
