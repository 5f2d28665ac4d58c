package courier

import (
	"crypto/ed25519"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// A hall and a centre with test-only keys.

func keyFrom(first byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = first + byte(i)
	}
	return ed25519.NewKeyFromSeed(seed)
}

var (
	kioskKey  = keyFrom(0)
	centreKey = keyFrom(100)
)

// hall is a kiosk with a real log and a centre to send to.
type hall struct {
	log     *storage.Log
	centre  *age.X25519Identity
	root    bundle.Root
	rootRaw []byte
}

func newHall(t testing.TB) *hall {
	t.Helper()
	at := time.Date(2026, 11, 22, 12, 30, 0, 0, time.UTC)
	l, err := storage.Open(t.TempDir(), storage.Options{Now: func() time.Time { return at }, Program: "0.1.0", Build: at.AddDate(0, -1, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	centre, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	h := &hall{log: l, centre: centre}
	h.root, h.rootRaw = h.rootNumber(t, 1, centreKey, centreKey)
	h.evening(t)
	return h
}

// rootNumber is root n with one receipt key, signed by another.
func (h *hall) rootNumber(t testing.TB, n int, key, signer ed25519.PrivateKey) (bundle.Root, []byte) {
	t.Helper()
	raw, err := bundle.MarshalRoot(bundle.Root{N: n, Centre: "Trung tâm thử", Recipients: []string{h.centre.Recipient().String()}, ReceiptKeys: []bundle.Key{bundle.KeyOf(key)}}, signer)
	if err != nil {
		t.Fatal(err)
	}
	root, err := bundle.ParseRoot(raw)
	if err != nil {
		t.Fatal(err)
	}
	return root, raw
}

func (h *hall) evening(t testing.TB) {
	t.Helper()
	session := record.SessionID{ID: record.ID{1, 2, 3, 4, 5, 6, 7, 8}}
	var drafts []record.Draft
	for _, fact := range []record.Fact{
		record.SessionOpened{Session: session, Date: 20779, Lesson: "L04", Pack: "dendau.co-ban", Version: 3},
		record.PageShown{Session: session, Lesson: "L04", Page: "L04.P1"},
		record.HandsCounted{Session: session, Lesson: "L04", Item: "L04.Q1", Rev: 1, Counts: []int{3, 12, 0}, Right: 1, Skill: "1.2"},
		record.SessionClosed{Session: session},
	} {
		drafts = append(drafts, record.Draft{Fact: fact})
	}
	if _, err := h.log.Append(drafts...); err != nil {
		t.Fatal(err)
	}
}

func (h *hall) outgoing(t testing.TB) Outgoing {
	t.Helper()
	enrolment, err := bundle.NewEnrolment(bundle.Enrolment{Kiosk: h.log.Head().Kiosk, KeyNo: 1, HallName: "Nhà văn hóa thôn Thử", Commune: "23122", Program: "0.1.0"}, kioskKey, h.centre.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	return Outgoing{Log: h.log, Root: h.root, Key: kioskKey, KeyNo: 1, Enrolment: enrolment}
}

// receipt is the centre's for the log up to seq.
func (h *hall) receipt(t testing.TB, seq record.Seq, key ed25519.PrivateKey) []byte {
	t.Helper()
	chain, err := h.log.ChainAt(seq)
	if err != nil {
		t.Fatal(err)
	}
	r := bundle.Receipt{Kiosk: h.log.Head().Kiosk, Run: h.log.Head().Run, UpTo: seq, Chain: record.ID(chain[:8]), Issued: 1_795_345_200}
	r.Sign(key)
	b, err := r.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func stickAt(t testing.TB, dir string) *Stick {
	t.Helper()
	s, err := OpenStick(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put lays a file on a stick, as a centre does.
func put(t testing.TB, dir, name string, data []byte) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// outbox lists the bundles on a stick; each must open at the centre.
func (h *hall) outbox(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, "DENDAU", "outbox"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
		if !strings.HasSuffix(entry.Name(), ".ddb") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, "DENDAU", "outbox", entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := bundle.Open(b, kioskKey.Public().(ed25519.PublicKey), h.centre); err != nil {
			t.Errorf("%s: %v", entry.Name(), err)
		}
	}
	return names
}

// recovery is the hall's recovery code.
const recovery Recovery = "012345678901234567890123"

// backup is the log and its vault now, sealed.
func (h *hall) backup(t testing.TB) []byte {
	t.Helper()
	b, err := h.log.Backup()
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := SealBackup(b, recovery)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}
