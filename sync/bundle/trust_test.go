package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"aead.dev/minisign"
)

func rootOf(t testing.TB, n int, keys ...ed25519.PrivateKey) bundle.Root {
	t.Helper()
	r := bundle.Root{N: n, Centre: "Trung tâm thử", Recipients: []string{identity(t).Recipient().String()}, Publishers: []string{publisher(t)}}
	for _, key := range keys {
		r.ReceiptKeys = append(r.ReceiptKeys, bundle.KeyOf(key))
	}
	return r
}

// publisher is a test-only minisign key, the same at every run.
func publisher(t testing.TB) string {
	t.Helper()
	pub, _, err := minisign.GenerateKey(rand.NewChaCha8([32]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	text, err := pub.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(string(text), "\n")
	return strings.TrimSpace(line)
}

func parsed(t testing.TB, r bundle.Root, keys ...ed25519.PrivateKey) bundle.Root {
	t.Helper()
	b, err := bundle.MarshalRoot(r, keys...)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bundle.ParseRoot(b)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRootsFollowEachOther(t *testing.T) {
	a, b, c, stranger := keyFrom(1), keyFrom(2), keyFrom(3), keyFrom(4)
	first := parsed(t, rootOf(t, 1, a, b), a)
	two := rootOf(t, 1, a, b)
	two.Threshold = 2
	strict := parsed(t, two, a)
	for _, tc := range []struct {
		name   string
		prev   bundle.Root
		next   bundle.Root
		signed []ed25519.PrivateKey
		want   error
	}{
		{"signed by one of two", first, rootOf(t, 2, c), []ed25519.PrivateKey{b}, nil},
		{"signed by none", first, rootOf(t, 2, c), nil, bundle.ErrForged},
		{"signed by its own new key", first, rootOf(t, 2, c), []ed25519.PrivateKey{c}, bundle.ErrForged},
		{"signed by a stranger", first, rootOf(t, 2, a), []ed25519.PrivateKey{stranger}, bundle.ErrForged},
		{"one number too far", first, rootOf(t, 3, c), []ed25519.PrivateKey{a, b}, bundle.ErrImplausible},
		{"the same number", first, rootOf(t, 1, c), []ed25519.PrivateKey{a, b}, bundle.ErrImplausible},
		{"two needed, one signed twice", strict, rootOf(t, 2, c), []ed25519.PrivateKey{a, a}, bundle.ErrForged},
		{"two needed, two signed", strict, rootOf(t, 2, c), []ed25519.PrivateKey{a, b}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if err := tc.prev.Verify(parsed(t, tc.next, tc.signed...)); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

// An editor may indent the file anew; a changed character is found out.
func TestRootSurvivesIndentingOnly(t *testing.T) {
	first := parsed(t, rootOf(t, 1, keyFrom(1)), keyFrom(1))
	b, err := bundle.MarshalRoot(rootOf(t, 2, keyFrom(2)), keyFrom(1))
	if err != nil {
		t.Fatal(err)
	}
	var tight bytes.Buffer
	if err := json.Compact(&tight, b); err != nil {
		t.Fatal(err)
	}
	next, err := bundle.ParseRoot(tight.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Verify(next); err != nil {
		t.Errorf("white space taken out: %v", err)
	}
	for at := range b {
		changed := bytes.Clone(b)
		changed[at] ^= 0x02
		next, err := bundle.ParseRoot(changed)
		if err == nil {
			err = first.Verify(next)
		}
		if err == nil && next.Same(first) || err != nil && bundle.CodeOf(err) == "" {
			t.Fatalf("byte %d (%q): got %v", at, b[at], err)
		}
		if err == nil && !bytes.Equal(compacted(t, changed), tight.Bytes()) && at < bytes.Index(b, []byte(`"signatures"`)) {
			t.Fatalf("byte %d (%q) changed, and it was trusted", at, b[at])
		}
	}
}

func compacted(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestParseRootRefuses(t *testing.T) {
	good, err := bundle.MarshalRoot(rootOf(t, 1, keyFrom(1)), keyFrom(1))
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		b    string
		want error
	}{
		"empty":             {"", bundle.ErrForeign},
		"not JSON":          {"MZ\x90", bundle.ErrForeign},
		"something else":    {`{"format":"other","signed":{},"signatures":[]}`, bundle.ErrForeign},
		"a format to come":  {strings.Replace(string(good), "root-1", "root-2", 1), bundle.ErrTooNew},
		"two documents":     {string(good) + string(good), bundle.ErrForeign},
		"huge":              {string(good) + strings.Repeat(" ", bundle.MaxPaper), bundle.ErrLong},
		"no receipt keys":   {`{"format":"dendau-root-1","signed":{"n":1,"centre":"x","recipients":["age1"],"receipt_keys":[]},"signatures":[]}`, bundle.ErrImplausible},
		"a recipient wrong": {strings.Replace(string(good), "age1", "age2", 1), bundle.ErrDamaged},
		"nothing signed":    {`{"format":"dendau-root-1","signatures":[]}`, bundle.ErrDamaged},
	} {
		if _, err := bundle.ParseRoot([]byte(tc.b)); !errors.Is(err, tc.want) {
			t.Errorf("%s: got %v, want %v", name, err, tc.want)
		}
	}
	many := rootOf(t, 1, keyFrom(1))
	many.Recipients = make([]string, 100)
	if _, err := bundle.MarshalRoot(many, keyFrom(1)); !errors.Is(err, bundle.ErrImplausible) {
		t.Errorf("100 recipients: got %v", err)
	}
}

func TestEnrolment(t *testing.T) {
	want := bundle.Enrolment{
		Kiosk: record.KioskID{ID: record.ID{0xA7, 0xF3, 0x01, 4, 5, 6, 7, 8}}, KeyNo: 1, Hall: record.HallID{ID: record.ID{1}},
		HallName: "Nhà văn hóa thôn Thử", Commune: "00123", Program: "0.1.0",
	}
	b, err := bundle.NewEnrolment(want, kioskKey(), identity(t).Recipient())
	if err != nil {
		t.Fatal(err)
	}
	got, err := bundle.ParseEnrolment(b)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := got.OpenCodeKey(identity(t))
	if err != nil || secret != bundle.CodeKeyOf(kioskKey()) {
		t.Errorf("code key: got %x, %v", secret, err)
	}
	want.Key, want.CodeKey = bundle.KeyOf(kioskKey()), got.CodeKey
	if fmt.Sprint(got) != fmt.Sprint(want) || got.Name() != "A7F301.json" {
		t.Errorf("got %+v named %s", got, got.Name())
	}
	end := bytes.Index(b, []byte(`"signatures"`))
	for at := range b[:end] {
		changed := bytes.Clone(b)
		changed[at] ^= 0x02
		if e, err := bundle.ParseEnrolment(changed); bundle.CodeOf(err) == "" {
			t.Fatalf("byte %d (%q): got %+v, %v", at, b[at], e, err)
		}
	}
	if b, err = bundle.NewEnrolment(want, kioskKey()); err != nil {
		t.Fatal(err)
	}
	if got, err = bundle.ParseEnrolment(b); err != nil || len(got.CodeKey) != 0 {
		t.Errorf("without a centre: got %d bytes of secret, %v", len(got.CodeKey), err)
	}
}
