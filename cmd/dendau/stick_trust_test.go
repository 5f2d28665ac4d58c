package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/collector"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// unmet is a kiosk with a hall that knows no centre, at the screen of f07.
func unmet(t *testing.T) *plugs {
	t.Helper()
	k, r, _ := newKiosk(t)
	if _, err := k.keeper.keep(record.Draft{Fact: record.HallSet{Hall: record.HallID{ID: record.ID{3}}, Name: "Nhà văn hóa thôn Thử", Commune: "23020"}}); err != nil {
		t.Fatal(err)
	}
	r.mount, r.eject = nil, nil
	p := &plugs{roadside: &roadside{t: t, kiosk: k, road: r}, drives: make(chan []courier.Drive, 1), came: make(chan flow.Action, 1000)}
	p.begin()
	return p
}

// everything are the files under a folder with what is in them.
func everything(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		all[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (p *plugs) trusts() bool { _, ok := p.kiosk.trust.root(); return ok }

// A root that somebody else laid on a stick is never trusted by plugging it in: not unasked, not by a no, not by a yes to another one or to new
// lessons, not by pulling it out. The stick stays as it was.
func TestAHostileRootIsNotTrusted(t *testing.T) {
	_, hostile := aCentre(t)
	for name, answer := range map[string]func(*plugs, flow.Offer){
		"no":         func(p *plugs, o flow.Offer) { p.road.answerOffer(flow.AnswerOffer{Fingerprint: o.Fingerprint}) },
		"pulled out": func(p *plugs, _ flow.Offer) { p.drives <- nil },
		"another's yes": func(p *plugs, o flow.Offer) {
			p.road.answerPacks(flow.AnswerPacks{Take: true})
			p.road.answerOffer(flow.AnswerOffer{Fingerprint: "0000 0000 0000 0000", Take: true})
			p.drives <- nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, before := unmet(t), everything(t, hostile)
			p.drives <- []courier.Drive{drive(hostile)}
			offer := until[flow.CentreOffered](p).Offer
			if p.trusts() {
				t.Fatal("trusted unasked")
			}
			answer(p, offer)
			if name == "no" {
				if failed := until[flow.ExportFailed](p); failed.Key != "handover.error.otherCentre" {
					t.Errorf("told %+v", failed)
				}
			} else {
				until[flow.StickGone](p)
			}
			if p.trusts() {
				t.Error("trusted without the press")
			}
			if !reflect.DeepEqual(before, everything(t, hostile)) {
				t.Error("the stick was written to")
			}
		})
	}
}

// After the press exactly the bytes that were shown are trusted, whatever lies on the stick by then, and the plug goes on: the centre gets the
// enrolment and the bundles.
func TestAHandoverGoesOnAfterThePress(t *testing.T) {
	centre, stick := aCentre(t)
	_, hostile := aCentre(t)
	p := unmet(t)
	p.drives <- []courier.Drive{drive(stick)}
	offer := until[flow.CentreOffered](p).Offer
	root, _, err := centre.Newest(t.Context())
	if err != nil || offer.Fingerprint != root.Fingerprint() || offer.Centre != root.Centre {
		t.Fatalf("offered %+v, %v", offer, err)
	}
	name := filepath.Join("DENDAU", "trust", "1.root.json")
	own, err := os.ReadFile(filepath.Join(stick, name))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile(filepath.Join(hostile, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stick, name), theirs, 0o600); err != nil {
		t.Fatal(err)
	}
	p.road.answerOffer(flow.AnswerOffer{Fingerprint: offer.Fingerprint, Take: true})
	until[flow.StickTaken](p)
	if got, ok := p.kiosk.trust.root(); !ok || got.Fingerprint() != root.Fingerprint() {
		t.Error("another root is trusted than the one that was compared")
	}
	until[flow.ExportDone](p)
	if err := os.WriteFile(filepath.Join(stick, name), own, 0o600); err != nil {
		t.Fatal(err)
	}
	if kept, aside := imports(t, centre, stick, true); kept == 0 || aside != 0 {
		t.Errorf("the centre kept %d, %d aside", kept, aside)
	}

	p.drives <- nil
	until[flow.StickGone](p)
	p.seen = nil
	p.drives <- []courier.Drive{drive(stick)}
	until[flow.ExportDone](p)
	for _, a := range p.seen {
		if _, ok := a.(flow.CentreOffered); ok {
			t.Error("asked again")
		}
	}
}

// Once somebody hands over, the first start's look at sticks is over: it would speak of another one.
func TestTheFirstStartEndsWithTheHandover(t *testing.T) {
	_, stick := aCentre(t)
	_, r, home := newKiosk(t, stick)
	r.handOver()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r.meetCentre(ctx, func(a flow.Action) { home <- a })
	if len(home) != 0 {
		t.Errorf("told %+v", <-home)
	}
}

// A technician's export asks for the fingerprint too.
func TestExportOfAKioskThatKnowsNoCentre(t *testing.T) {
	centre, stick := aCentre(t)
	root, _, err := centre.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	k, err := openKiosk(data, t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	k.close()
	for _, tc := range []struct {
		said string
		ok   bool
	}{{"", false}, {"0000 0000 0000 0000", false}, {strings.ReplaceAll(root.Fingerprint(), " ", ""), true}, {"", true}} {
		var out bytes.Buffer
		c := &exportCmd{To: stick, Centre: tc.said}
		c.Data = data
		err := c.Run(t.Context(), &out, slog.New(slog.DiscardHandler))
		if (err == nil) != tc.ok {
			t.Fatalf("with %q: %v", tc.said, err)
		}
		if err != nil && !strings.Contains(err.Error(), root.Fingerprint()) {
			t.Errorf("it does not say what to compare: %v", err)
		}
		d, err := collector.ReadDelivery(stick)
		if written := err == nil && len(d.Bundles) > 0; written != tc.ok {
			t.Errorf("with %q: written is %v, %v", tc.said, written, err)
		}
	}
}
