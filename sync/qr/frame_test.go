package qr

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryFlippedBitIsRefused(t *testing.T) {
	raw := firstFrame(t, noise(1000)).Marshal()
	for bit := range 8 * len(raw) {
		bad := bytes.Clone(raw)
		bad[bit/8] ^= 1 << (bit % 8)
		if f, err := ParseFrame(bad); err == nil {
			t.Fatalf("bit %d flipped: got a frame of id %d, want a refusal", bit, f.ID)
		}
		var r Receiver
		if p, _ := r.Add(Prefix + Encode41(bad)); p != (Progress{}) || len(r.assemblies) != 0 {
			t.Fatalf("bit %d flipped: the receiver took it: %+v", bit, p)
		}
	}
	if _, err := ParseFrame(raw); err != nil {
		t.Fatalf("the unchanged frame: %v", err)
	}
}

func TestForeignCodesAreTold(t *testing.T) {
	for _, text := range []string{"", "DD1", "dd1:00", "DD2:00", "HTTPS://EXAMPLE.ORG", "\xff\x00"} {
		if _, err := ParseText(text); !errors.Is(err, ErrForeign) {
			t.Errorf("%q: got %v, want ErrForeign", text, err)
		}
	}
	if _, err := ParseText(Prefix + strings.Repeat("0", maxText)); err == nil || errors.Is(err, ErrForeign) {
		t.Errorf("an endless text of ours: got %v", err)
	}
}

// Through text the length limit speaks first; the bytes alone are judged too.
func TestEightSymbolsAreRefused(t *testing.T) {
	raw := firstFrame(t, noise(MaxPerFrame*SymbolSize)).Marshal()
	body := raw[:len(raw)-crcSize]
	if _, err := ParseFrame(withChecksum(body)); err != nil {
		t.Errorf("seven symbols: %v", err)
	}
	if f, err := ParseFrame(withChecksum(append(body, make([]byte, SymbolSize)...))); err == nil {
		t.Errorf("eight symbols: got a frame of %d", f.Symbols())
	}
}

func TestLargestFrameFitsTheTextLimit(t *testing.T) {
	f := Frame{Length: MaxLength, Body: make([]byte, MaxPerFrame*SymbolSize)}
	if got := len(f.Text()); got != maxText {
		t.Errorf("got %d characters, the limit says %d", got, maxText)
	}
}

func TestCodesGoThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOf(rapid.Byte()).Draw(t, "raw")
		if got, err := Decode41(Encode41(raw)); err != nil || !bytes.Equal(got, raw) {
			t.Fatalf("base41: got %x, %v, want %x", got, err, raw)
		}
		if got, err := Decode8(Encode8(raw)); err != nil || !bytes.Equal(got, raw) {
			t.Fatalf("digits: got %x, %v, want %x", got, err, raw)
		}
	})
}

func FuzzBase41(f *testing.F) {
	addSeeds(f, "", "1007Y.53", ":::", "A6", "00%")
	f.Fuzz(func(t *testing.T, text string) { canonical(t, text, Decode41, Encode41) })
}

func FuzzDigits(f *testing.F) {
	addSeeds(f, "", "255", "65535", "16777215", "0000000A")
	f.Fuzz(func(t *testing.T, text string) { canonical(t, text, Decode8, Encode8) })
}

func addSeeds(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
}

// canonical: what can be read is written again as it was.
func canonical(t *testing.T, text string, decode func(string) ([]byte, error), encode func([]byte) string) {
	t.Helper()
	raw, err := decode(text)
	if err != nil {
		return
	}
	if got := encode(raw); got != text {
		t.Errorf("%q reads as %x, which is written %q", text, raw, got)
	}
}

// FuzzFrame mends the checksum of half its inputs, so that the fields behind it are reached.
func FuzzFrame(f *testing.F) {
	f.Add(firstFrame(f, noise(300)).Marshal(), true)
	f.Add(firstFrame(f, noise(5000)).Marshal(), false)
	f.Add([]byte{}, true)
	f.Fuzz(func(t *testing.T, raw []byte, mend bool) {
		if mend {
			raw = withChecksum(raw)
		}
		frame, err := ParseFrame(raw)
		if err != nil {
			return
		}
		if got := frame.Marshal(); !bytes.Equal(got, raw) {
			t.Fatalf("got %x, want %x", got, raw)
		}
		if again, err := ParseText(frame.Text()); err != nil || !bytes.Equal(again.Marshal(), raw) {
			t.Fatalf("through text: %v", err)
		}
	})
}

func firstFrame(t testing.TB, data []byte) Frame {
	t.Helper()
	s, err := NewSender(data, Default)
	if err != nil {
		t.Fatal(err)
	}
	return s.Next()
}
