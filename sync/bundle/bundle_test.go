package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// smallEvening is the bundle that the exhaustive tests change everywhere.
func smallEvening(t testing.TB) (*hall, []byte) {
	t.Helper()
	h := registered(3)
	h.evening(4, 2, 1, 1)
	return h, sealed(t, h)
}

func sealed(t testing.TB, h *hall) []byte {
	t.Helper()
	b, err := bundle.Seal(h.slice(t), kioskKey(), 1, []age.Recipient{identity(t).Recipient()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func kioskPub() ed25519.PublicKey { return kioskKey().Public().(ed25519.PublicKey) }

// A bundle gives back the canonical bytes of every event, its stamps and the chain.
func TestOpenGivesBackTheLog(t *testing.T) {
	for name, make := range map[string]func(*hall){
		"an evening":        func(h *hall) { h.evening(4, 10, 5, 2) },
		"two runs":          func(h *hall) { h.evening(4, 10, 5, 0); h.evening(5, 3, 2, 1) },
		"from inside a run": func(h *hall) { h.evening(4, 2, 1, 0); h.skip(); h.alone(3); h.evening(5, 1, 1, 0) },
		"a single event":    func(h *hall) { h.start() },
		"an unknown kind": func(h *hall) {
			h.start()
			h.add(1, record.Unknown{Number: 999, Raw: []byte{0x82, 1, 0xfb, 0x40, 9, 0x21, 0xfb, 0x54, 0x44, 0x2d, 0x18}})
		},
		"a map in a new kind": func(h *hall) { h.start(); h.add(1, record.Unknown{Number: 998, Raw: []byte{0x81, 0xa1, 1, 2}}) },
		"mixed forms": func(h *hall) {
			h.start()
			for _, raw := range [][]byte{{0x81, 1}, {0x81, 0x20}, {0x81, 0x40}, {0x81, 0x61, 'x'}, {0x81, 0x82, 1, 0xf6}, {0x80}, {0x81, 0xf5}, {0x81, 0x43, 1, 2, 3}} {
				h.add(-5, record.Unknown{Number: 999, Raw: raw})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, h := range []*hall{newHall(20), registered(20)} {
				make(h)
				b := sealed(t, h)
				got, err := bundle.Open(b, kioskPub(), identity(t))
				if err != nil {
					t.Fatal(err)
				}
				if !slices.EqualFunc(got.Events, h.events, bytes.Equal) {
					t.Error("events are not the bytes that went in")
				}
				for i, e := range got.Stamped {
					if e.Stamp != h.stamps[i] {
						t.Errorf("stamp %d: got %v, want %v", i, e.Stamp, h.stamps[i])
					}
				}
				if got.After != h.chain || got.Before != h.before {
					t.Errorf("chain: got %x to %x, want %x to %x", got.Before, got.After, h.before, h.chain)
				}
			}
		})
	}
}

// Every byte changed, one at a time and in two ways, is refused with a reason, and so is every truncation.
func TestEveryByteAndEveryLength(t *testing.T) {
	_, b := smallEvening(t)
	id, codes := identity(t), map[string]int{}
	refuse := func(what string, b []byte) {
		c, err := bundle.Open(b, kioskPub(), id)
		code := bundle.CodeOf(err)
		if c != nil || code == "" {
			t.Fatalf("%s: got %v, %v", what, c, err)
		}
		codes[code]++
	}
	for at := range b {
		for _, flip := range []byte{0x01, 0x80, 0xff} {
			changed := bytes.Clone(b)
			changed[at] ^= flip
			refuse(fmt.Sprintf("byte %d ^ %#02x", at, flip), changed)
		}
		refuse(fmt.Sprintf("cut to %d", at), b[:at])
	}
	refuse("one byte more", append(bytes.Clone(b), 0))
	refuse("twice", append(bytes.Clone(b), b...))
	t.Logf("%d bytes, refusals: %v", len(b), codes)
}

func TestForeignKeys(t *testing.T) {
	_, b := smallEvening(t)
	if _, err := bundle.Open(b, keyFrom(9).Public().(ed25519.PublicKey), identity(t)); !errors.Is(err, bundle.ErrForged) {
		t.Errorf("another kiosk's key: got %v", err)
	}
	if _, err := bundle.Open(b, nil, identity(t)); !errors.Is(err, bundle.ErrForged) {
		t.Errorf("no key: got %v", err)
	}
	other, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Open(b, kioskPub(), other); !errors.Is(err, bundle.ErrOtherCentre) {
		t.Errorf("another centre: got %v", err)
	}
	if _, err := bundle.Open(b, kioskPub(), other, identity(t)); err != nil {
		t.Errorf("the recovery key beside another: %v", err)
	}
}

func TestHeader(t *testing.T) {
	h, b := smallEvening(t)
	got, err := bundle.ReadHeader(b)
	if err != nil {
		t.Fatal(err)
	}
	want := bundle.Header{Flags: 5, KeyNo: 1, Kiosk: h.kiosk, Run: h.run, First: 3, Count: len(h.events), Body: len(b) - bundle.Overhead}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if want := fmt.Sprintf("%s-3-%d.ddb", h.kiosk.Short(), 2+len(h.events)); got.Name() != want {
		t.Errorf("name: got %s, want %s", got.Name(), want)
	}
	newer := bytes.Clone(b)
	newer[3] = '2'
	if _, err := bundle.ReadHeader(newer); !errors.Is(err, bundle.ErrTooNew) {
		t.Errorf("DDB2: got %v", err)
	}
	if _, err := bundle.ReadHeader([]byte("PK\x03\x04 a zip archive of something")); !errors.Is(err, bundle.ErrForeign) {
		t.Errorf("a zip: got %v", err)
	}
}

// A plan covers everything without a gap, every bundle within the limit, each opening by itself and leading to the next.
func TestPlan(t *testing.T) {
	h := registered(40)
	for i := range 20 {
		h.evening(i%12+1, 10, 5, 2)
		h.alone(8)
	}
	for _, limit := range []int{1624, 3000, 10_000, bundle.MaxQR, bundle.MaxFile} {
		parts, err := bundle.Plan(h.slice(t), 1, limit)
		if err != nil {
			t.Fatal(err)
		}
		var events [][]byte
		chain, largest := h.before, 0
		for _, part := range parts {
			b, err := bundle.Seal(part, kioskKey(), 1, []age.Recipient{identity(t).Recipient()})
			if err != nil {
				t.Fatal(err)
			}
			largest = max(largest, len(b))
			c, err := bundle.Open(b, kioskPub(), identity(t))
			if err != nil {
				t.Fatal(err)
			}
			if c.Before != chain {
				t.Fatalf("limit %d: bundle %d does not lead on", limit, part.First())
			}
			chain = c.After
			events = append(events, c.Events...)
		}
		if !slices.EqualFunc(events, h.events, bytes.Equal) || chain != h.chain {
			t.Errorf("limit %d: %d events in the bundles, %d in the log", limit, len(events), len(h.events))
		}
		if largest > limit {
			t.Errorf("limit %d: a bundle of %d", limit, largest)
		}
		t.Logf("limit %7d: %d events in %d bundles, the largest %d", limit, len(h.events), len(parts), largest)
	}
	if _, err := bundle.Plan(h.slice(t), 1, 300); !errors.Is(err, bundle.ErrTooBig) {
		t.Errorf("an impossible limit: got %v", err)
	}
}

// A year of events goes into bundles of at most 65,535 events and 4 MiB written out.
func TestPlanCountsEvents(t *testing.T) {
	h := newHall(2)
	h.start()
	for range 70_000 {
		h.add(1, record.LearnerLeft{Learners: h.learners[:1], Reason: "done"})
	}
	parts, err := bundle.Plan(h.slice(t), 2, bundle.MaxFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) != 2 || len(parts[0].Events) != bundle.MaxEvents || parts[1].Last() != 70_001 {
		t.Errorf("got %d parts", len(parts))
	}
}
