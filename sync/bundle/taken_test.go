package bundle_test

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"dendau/sync/bundle"
	"dendau/sync/qr"
)

// words are vectors that the phone's page reads too: what is typed and what is scanned.
type words struct {
	Taken []struct {
		Bundle, Bytes       string
		Taken, Code, Digits string
	}
	Receipts []struct{ Receipt, Code, Digits string }
}

func readWords(t testing.TB) (w words) {
	t.Helper()
	if err := json.Unmarshal(fileOf(t, "words.json"), &w); err != nil {
		t.Fatal(err)
	}
	if len(w.Taken) < 3 || len(w.Receipts) < 1 {
		t.Fatalf("%d and %d vectors", len(w.Taken), len(w.Receipts))
	}
	return w
}

func fileOf(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTakenVectors(t *testing.T) {
	for _, v := range readWords(t).Taken {
		data, err := hex.DecodeString(v.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		if v.Bundle != "" {
			data = fileOf(t, v.Bundle)
		}
		word := bundle.TakenOf(data)
		if hex.EncodeToString(word[:]) != v.Taken || word.Code() != v.Code || qr.Encode8(word.Marshal()) != v.Digits {
			t.Errorf("%s%s: got %x, %s, %s, want %+v", v.Bundle, v.Bytes, word, word.Code(), qr.Encode8(word.Marshal()), v)
		}
		scanned, err := qr.Decode8(v.Digits)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := bundle.ParseTaken(scanned); err != nil || got != word {
			t.Errorf("scanned %s: got %x, %v", v.Digits, got, err)
		}
		if err := word.Confirms(v.Code[:3] + " " + v.Code[3:]); err != nil {
			t.Errorf("typed %s: %v", v.Code, err)
		}
	}
}

func TestReceiptVectors(t *testing.T) {
	for _, v := range readWords(t).Receipts {
		data := fileOf(t, v.Receipt)
		if got := qr.Encode8(data); got != v.Digits {
			t.Errorf("%s: got %s, want %s", v.Receipt, got, v.Digits)
		}
		r, err := bundle.ParseReceipt(data)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Mark().Code(bundle.CodeKeyOf(kioskKey())); got != v.Code {
			t.Errorf("%s: got %s, want %s", v.Receipt, got, v.Code)
		}
	}
}

func TestTakenRefuses(t *testing.T) {
	word := bundle.TakenOf([]byte("a bundle"))
	for code, want := range map[string]string{
		"":                              "short",
		"12345":                         "short",
		"1234567":                       "long",
		"12345x":                        "forged",
		bundle.TakenOf(nil).Code():      "forged",
		"٠١٢":                           "forged",
		word.Code()[:5] + "\u00a0" + "": "long",
	} {
		if err := word.Confirms(code); bundle.CodeOf(err) != want {
			t.Errorf("%q: got %v, want %s", code, err, want)
		}
	}
	for scanned, want := range map[string]string{"": "foreign", "D": "foreign", "DT": "short", "DT123": "short", "DT12345": "long", "DDR1": "foreign"} {
		if _, err := bundle.ParseTaken([]byte(scanned)); bundle.CodeOf(err) != want {
			t.Errorf("%q: got %v, want %s", scanned, err, want)
		}
	}
}

func FuzzParseTaken(f *testing.F) {
	f.Add(bundle.TakenOf(nil).Marshal())
	f.Add([]byte("DT"))
	f.Fuzz(func(t *testing.T, b []byte) {
		word, err := bundle.ParseTaken(b)
		if err != nil {
			if bundle.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		if string(word.Marshal()) != string(b) {
			t.Fatalf("%x becomes %x", b, word.Marshal())
		}
	})
}
