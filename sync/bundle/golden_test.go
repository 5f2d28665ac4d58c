package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// golden reads a file of testdata; with -update it is made first if there is none. A golden is never made again.
func golden(t testing.TB, name string, make func() []byte) []byte {
	t.Helper()
	path := filepath.Join("testdata", name)
	if _, err := os.Stat(path); *update && errors.Is(err, os.ErrNotExist) {
		if err := os.WriteFile(path, make(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Bundles of every version that was ever released open for ever. evening-1 has two runs, a walk-in, learners alone, and begins behind a
// receipt; start-1 begins a log.
func TestGoldenBundles(t *testing.T) {
	for name, make := range map[string]func() *hall{
		"evening-1": func() *hall { h := registered(12); h.evening(4, 6, 4, 1); h.alone(1); h.evening(5, 2, 1, 0); return h },
		"start-1":   func() *hall { h := newHall(2); h.evening(1, 1, 1, 2); return h },
	} {
		t.Run(name, func(t *testing.T) {
			b := golden(t, name+".ddb", func() []byte {
				b, err := bundle.Seal(make().slice(t), kioskKey(), 1, []age.Recipient{identity(t).Recipient()})
				if err != nil {
					t.Fatal(err)
				}
				return b
			})
			c, err := bundle.Open(b, kioskPub(), identity(t))
			if err != nil {
				t.Fatal(err)
			}
			want := golden(t, name+".events", func() []byte {
				var out bytes.Buffer
				for _, event := range c.Events {
					out.WriteString(hex.EncodeToString(event) + "\n")
				}
				return out.Bytes()
			})
			lines := strings.Fields(string(want))
			if len(lines) != len(c.Events) {
				t.Fatalf("%d events, want %d", len(c.Events), len(lines))
			}
			for i, line := range lines {
				if got := hex.EncodeToString(c.Events[i]); got != line {
					t.Errorf("event %d: got %s, want %s", i, got, line)
				}
			}
		})
	}
}

func TestGoldenReceipt(t *testing.T) {
	want := golden(t, "receipt-1.ddr", func() []byte {
		b, err := someReceipt().Marshal()
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
	r, err := bundle.ParseReceipt(want)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Verify(someReceipt().Kiosk, keyFrom(100).Public().(ed25519.PublicKey)); err != nil {
		t.Error(err)
	}
	// Ed25519 is deterministic: the same receipt signed again is the same file.
	if got, err := someReceipt().Marshal(); err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %x, want %x, %v", got, want, err)
	}
	if got := r.Mark().Code(bundle.CodeKeyOf(kioskKey())); got != "004009157869" {
		t.Errorf("typed code: got %s", got)
	}
}

func TestGoldenPapers(t *testing.T) {
	root, err := bundle.ParseRoot(golden(t, "1.root.json", func() []byte {
		b, err := bundle.MarshalRoot(rootOf(t, 1, keyFrom(100)), keyFrom(100))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}))
	if err != nil {
		t.Fatal(err)
	}
	if root.Centre != "Trung tâm thử" || root.ReceiptKeys[0] != bundle.KeyOf(keyFrom(100)) {
		t.Errorf("root: got %+v", root)
	}
	if keys, err := root.PublisherKeys(); err != nil || len(keys) != 1 {
		t.Errorf("publishers: got %v, %v", keys, err)
	}
	enrolment, err := bundle.ParseEnrolment(golden(t, "enrolment-1.json", func() []byte {
		b, err := bundle.NewEnrolment(bundle.Enrolment{Kiosk: someReceipt().Kiosk, KeyNo: 1, Hall: record.HallID{ID: record.ID{0x71}},
			HallName: "Nhà văn hóa thôn Thử", Commune: "23122", Program: "0.1.0"}, kioskKey(), identity(t).Recipient())
		if err != nil {
			t.Fatal(err)
		}
		return b
	}))
	if err != nil {
		t.Fatal(err)
	}
	if key, err := enrolment.OpenCodeKey(identity(t)); err != nil || key != bundle.CodeKeyOf(kioskKey()) {
		t.Errorf("code key: got %x, %v", key, err)
	}
}
