package bundle_test

import (
	"bytes"
	"errors"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

func aKiosk() bundle.Enrolment {
	return bundle.Enrolment{Kiosk: record.KioskID{ID: record.ID{0xA7, 1}}, KeyNo: 2, HallName: "Nhà văn hóa thôn Thử", Commune: "00123", Program: "0.1.0"}
}

// An enrolment that a phone carries says the same, fits a still code, and is told from a bundle by its first letters.
func TestEnrolmentThroughAPhone(t *testing.T) {
	file, err := bundle.NewEnrolment(aKiosk(), kioskKey(), identity(t).Recipient())
	if err != nil {
		t.Fatal(err)
	}
	carried, err := bundle.CarryEnrolment(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bundle.IsEnrolment(carried) || bundle.IsEnrolment(file) || bundle.IsEnrolment([]byte("DDB1")) {
		t.Error("not told apart")
	}
	if len(carried) > 1624 {
		t.Errorf("%d bytes: more than one still code", len(carried))
	}
	a, errA := bundle.ParseEnrolment(file)
	b, errB := bundle.ParseEnrolment(carried)
	if errA != nil || errB != nil || a.Key != b.Key || a.HallName != b.HallName || !bytes.Equal(a.CodeKey, b.CodeKey) {
		t.Errorf("got %+v, %v and %+v, %v", a, errA, b, errB)
	}
	newer := bytes.Replace(carried, []byte("DDE1"), []byte("DDE2"), 1)
	if _, err := bundle.ParseEnrolment(newer); !errors.Is(err, bundle.ErrTooNew) {
		t.Errorf("a newer one: %v", err)
	}
	if _, err := bundle.ParseEnrolment([]byte("DDE1")); bundle.CodeOf(err) == "" {
		t.Errorf("four letters: %v", err)
	}
	if _, err := bundle.CarryEnrolment([]byte("no JSON")); !errors.Is(err, bundle.ErrDamaged) {
		t.Errorf("no JSON: %v", err)
	}
}

// A kiosk that changed its key is introduced by the key before; nobody names a key before that did not sign.
func TestEnrolmentOfAChangedKey(t *testing.T) {
	b, err := bundle.RenewEnrolment(aKiosk(), keyFrom(7), kioskKey())
	if err != nil {
		t.Fatal(err)
	}
	e, err := bundle.ParseEnrolment(b)
	if err != nil || e.Before == nil || *e.Before != bundle.KeyOf(kioskKey()) || e.Key != bundle.KeyOf(keyFrom(7)) {
		t.Fatalf("got %+v, %v", e, err)
	}
	first, err := bundle.NewEnrolment(e, keyFrom(7))
	if err != nil {
		t.Fatal(err)
	}
	if e, err := bundle.ParseEnrolment(first); err != nil || e.Before != nil {
		t.Errorf("a first key says what was before: %+v, %v", e, err)
	}
	same, err := bundle.RenewEnrolment(aKiosk(), keyFrom(7), keyFrom(7))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.ParseEnrolment(same); !errors.Is(err, bundle.ErrForged) {
		t.Errorf("a key that follows itself: %v", err)
	}
	cut := bytes.Replace(b, []byte(`"signatures": [`), []byte(`"signatures": [],"x":[`), 1)
	if _, err := bundle.ParseEnrolment(cut); bundle.CodeOf(err) == "" {
		t.Errorf("without signatures: %v", err)
	}
}

// What people compare changes with the keys and with nothing else.
func TestFingerprint(t *testing.T) {
	r := rootOf(t, 1, keyFrom(1), keyFrom(2))
	want := r.Fingerprint()
	if len(want) != 19 {
		t.Errorf("got %q", want)
	}
	renamed := r
	renamed.N, renamed.Centre, renamed.Publishers = 9, "Tên khác", nil
	renamed.ReceiptKeys = []bundle.Key{r.ReceiptKeys[1], r.ReceiptKeys[0]}
	if got := renamed.Fingerprint(); got != want {
		t.Errorf("the same keys: %s, then %s", want, got)
	}
	for name, change := range map[string]func(*bundle.Root){
		"another receipt key": func(r *bundle.Root) { r.ReceiptKeys = []bundle.Key{r.ReceiptKeys[0], bundle.KeyOf(keyFrom(3))} },
		"one key less":        func(r *bundle.Root) { r.ReceiptKeys = r.ReceiptKeys[:1] },
		"another recipient":   func(r *bundle.Root) { r.Recipients = []string{"age1other"} },
		"another threshold":   func(r *bundle.Root) { r.Threshold = 2 },
	} {
		other := r
		if change(&other); other.Fingerprint() == want {
			t.Errorf("%s: the same fingerprint", name)
		}
	}
}

// A root shuts out a whole kiosk or one of its keys.
func TestRootRevokes(t *testing.T) {
	lost, clone := record.KioskID{ID: record.ID{1}}, record.KioskID{ID: record.ID{2}}
	r := rootOf(t, 1, keyFrom(1))
	r.Revoked = []bundle.RevokedKiosk{{Kiosk: lost, UpTo: 40}, {Kiosk: clone, KeyNo: 1, UpTo: 7}}
	r.Barred = []string{r.Publishers[0]}
	b, err := bundle.MarshalRoot(r, keyFrom(1))
	if err != nil {
		t.Fatal(err)
	}
	back, err := bundle.ParseRoot(b)
	if err != nil || !back.Same(r) {
		t.Fatalf("got %+v, %v", back, err)
	}
	for _, tc := range []struct {
		kiosk record.KioskID
		keyNo byte
		want  bool
	}{{lost, 1, true}, {lost, 2, true}, {clone, 1, true}, {clone, 2, false}, {record.KioskID{ID: record.ID{3}}, 1, false}} {
		if got := back.Revokes(tc.kiosk, tc.keyNo); got != tc.want {
			t.Errorf("%s key %d: %v", tc.kiosk.Short(), tc.keyNo, got)
		}
	}
	r.Revoked = make([]bundle.RevokedKiosk, 513)
	if _, err := bundle.MarshalRoot(r, keyFrom(1)); !errors.Is(err, bundle.ErrImplausible) {
		t.Errorf("513 revoked: %v", err)
	}
}
