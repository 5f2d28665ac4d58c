package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"math"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"pgregory.net/rapid"
)

func someReceipt() bundle.Receipt {
	r := bundle.Receipt{
		Kiosk: record.KioskID{ID: record.ID{0xA7, 0xF3, 0x01, 4, 5, 6, 7, 8}}, Run: 0xCAFEF00D, UpTo: 40,
		Chain: record.ID{1, 2, 3, 4, 5, 6, 7, 8}, Issued: 1_795_345_200, Held: []bundle.Range{{Start: 58, Length: 12}, {Start: 90, Length: 1}},
	}
	r.Sign(keyFrom(100))
	return r
}

func TestReceiptEveryByteAndEveryLength(t *testing.T) {
	b, err := someReceipt().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	pub := keyFrom(100).Public().(ed25519.PublicKey)
	judge := func(b []byte) error {
		r, err := bundle.ParseReceipt(b)
		if err != nil {
			return err
		}
		return r.Verify(someReceipt().Kiosk, keyFrom(7).Public().(ed25519.PublicKey), pub)
	}
	if err := judge(b); err != nil {
		t.Fatal(err)
	}
	for at := range b {
		for bit := range 8 {
			changed := bytes.Clone(b)
			changed[at] ^= 1 << bit
			if err := judge(changed); bundle.CodeOf(err) == "" {
				t.Fatalf("byte %d, bit %d: got %v", at, bit, err)
			}
		}
		if err := judge(b[:at]); !errors.Is(err, bundle.ErrShort) {
			t.Fatalf("cut to %d: got %v", at, err)
		}
	}
	if err := judge(append(bytes.Clone(b), 0)); !errors.Is(err, bundle.ErrLong) {
		t.Errorf("one byte more: got %v", err)
	}
	if err := someReceipt().Verify(record.KioskID{ID: record.ID{9}}, pub); !errors.Is(err, bundle.ErrOtherKiosk) {
		t.Errorf("another kiosk's: got %v", err)
	}
	if err := someReceipt().Verify(someReceipt().Kiosk); !errors.Is(err, bundle.ErrForged) {
		t.Errorf("no keys: got %v", err)
	}
}

func TestReceiptPlausible(t *testing.T) {
	for name, change := range map[string]func(*bundle.Receipt){
		"no kiosk":           func(r *bundle.Receipt) { r.Kiosk = record.KioskID{} },
		"before 1970":        func(r *bundle.Receipt) { r.Issued = -1 },
		"after 2106":         func(r *bundle.Receipt) { r.Issued = math.MaxUint32 + 1 },
		"five ranges":        func(r *bundle.Receipt) { r.Held = make([]bundle.Range, 5) },
		"range that touches": func(r *bundle.Receipt) { r.Held = []bundle.Range{{Start: 41, Length: 1}} },
		"empty range":        func(r *bundle.Receipt) { r.Held = []bundle.Range{{Start: 50, Length: 0}} },
		"ranges that cross":  func(r *bundle.Receipt) { r.Held = []bundle.Range{{Start: 50, Length: 9}, {Start: 55, Length: 9}} },
		"range beyond all":   func(r *bundle.Receipt) { r.Held = []bundle.Range{{Start: math.MaxUint32, Length: 2}} },
	} {
		r := someReceipt()
		change(&r)
		if _, err := r.Marshal(); !errors.Is(err, bundle.ErrImplausible) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestTypedCode(t *testing.T) {
	key := bundle.CodeKeyOf(kioskKey())
	r := someReceipt()
	r.UpTo = 70_123
	code := r.Mark().Code(key)
	if len(code) != 12 || !strings.HasPrefix(code, "0123") {
		t.Fatalf("code %s", code)
	}
	spaced := code[:4] + " " + code[4:8] + "-" + code[8:]
	seqs, err := bundle.SeqsOf(spaced, 50_000, 75_000)
	if err != nil || len(seqs) != 3 || seqs[0] != 70_123 || seqs[2] != 50_123 {
		t.Fatalf("candidates: got %v, %v", seqs, err)
	}
	if err := r.Mark().Confirms(spaced, key); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*bundle.Mark){
		"another run":        func(m *bundle.Mark) { m.Run++ },
		"another chain":      func(m *bundle.Mark) { m.Chain[7]++ },
		"another kiosk":      func(m *bundle.Mark) { m.Kiosk.ID[0]++ },
		"10,000 events less": func(m *bundle.Mark) { m.Seq -= 10_000 },
	} {
		m := r.Mark()
		change(&m)
		if err := m.Confirms(code, key); !errors.Is(err, bundle.ErrForged) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for at := range code {
		wrong := []byte(code)
		wrong[at] = '0' + (wrong[at]-'0'+1)%10
		if err := r.Mark().Confirms(string(wrong), key); !errors.Is(err, bundle.ErrForged) {
			t.Errorf("digit %d mistyped: got %v", at, err)
		}
	}
	for _, bad := range []string{"", "1234", code + "0", "12345678901x", "+12345678901"} {
		if err := r.Mark().Confirms(bad, key); bundle.CodeOf(err) == "" {
			t.Errorf("%q: got %v", bad, err)
		}
	}
}

// Whatever places are possible, the candidates are all that end in the typed digits, and none else.
func TestSeqsOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		head := rapid.Uint32Range(0, 50_000).Draw(t, "head")
		from := rapid.Uint32Range(0, head).Draw(t, "confirmed")
		code := rapid.StringMatching(`[0-9]{12}`).Draw(t, "code")
		got, err := bundle.SeqsOf(code, record.Seq(from), record.Seq(head))
		if err != nil {
			t.Fatal(err)
		}
		var want []record.Seq
		for n := head; n > from; n-- {
			if digits := []byte(code[:4]); int(n%10_000) == int(digits[0]-'0')*1000+int(digits[1]-'0')*100+int(digits[2]-'0')*10+int(digits[3]-'0') {
				want = append(want, record.Seq(n))
			}
		}
		if len(got) != len(want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	})
}
