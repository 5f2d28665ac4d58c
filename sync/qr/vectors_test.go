package qr

import (
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"testing"
)

//go:embed testdata/vectors.json
var vectorsJSON []byte

// vectors are written by testdata/vectors.py, which shares no code with this package.
type vectors struct {
	Base41        []pair
	Base41Refused []string `json:"base41_refused"`
	Digits        []pair
	DigitsRefused []string `json:"digits_refused"`
	Masks         []struct {
		Tag   string
		K, ID int
		Words []string
	}
	Frames        []pair
	FramesRefused []struct{ Note, Text string } `json:"frames_refused"`
	Streams       []struct {
		Note, Data string
		Frames     []string
	}
}

type pair struct{ Bytes, Text string }

func readVectors(t testing.TB) vectors {
	t.Helper()
	var v vectors
	if err := json.Unmarshal(vectorsJSON, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	raw, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestVectorsOfBase41(t *testing.T) {
	v := readVectors(t)
	checkPairs(t, v.Base41, v.Base41Refused, Encode41, Decode41)
}

func TestVectorsOfDigits(t *testing.T) {
	v := readVectors(t)
	checkPairs(t, v.Digits, v.DigitsRefused, Encode8, Decode8)
}

func checkPairs(t *testing.T, good []pair, bad []string, encode func([]byte) string, decode func(string) ([]byte, error)) {
	t.Helper()
	if len(good) == 0 || len(bad) == 0 {
		t.Fatal("no vectors")
	}
	for _, p := range good {
		raw := unhex(t, p.Bytes)
		if got := encode(raw); got != p.Text {
			t.Errorf("encode %s: got %q, want %q", p.Bytes, got, p.Text)
		}
		got, err := decode(p.Text)
		if err != nil || string(got) != string(raw) {
			t.Errorf("decode %q: got %x, %v, want %x", p.Text, got, err, raw)
		}
	}
	for _, text := range bad {
		if got, err := decode(text); err == nil {
			t.Errorf("decode %q: got %x, want a refusal", text, got)
		}
	}
}

func TestVectorsOfMasks(t *testing.T) {
	for _, m := range readVectors(t).Masks {
		var tag uint32
		if _, err := fmt.Sscanf(m.Tag, "%x", &tag); err != nil {
			t.Fatal(err)
		}
		got := combine(tag, uint16(m.ID), m.K)
		if hexWords(got) != fmt.Sprint(m.Words) {
			t.Errorf("tag %s k=%d id %d: got %s, want %s", m.Tag, m.K, m.ID, hexWords(got), m.Words)
		}
	}
}

func hexWords(c combination) string {
	words := make([]string, len(c))
	for i, w := range c {
		words[i] = fmt.Sprintf("%08x", w)
	}
	return fmt.Sprint(words)
}

// The vectors of the design, measured by the first prototype, typed here by hand.
func TestVectorsOfTheDesign(t *testing.T) {
	if got := Encode41([]byte{0x00, 0x01, 0xFE, 0xFF, 0x80}); got != "1007Y.53" {
		t.Errorf("base41: got %q", got)
	}
	for id, want := range map[uint16]uint32{5: 0x15, 6: 0x15, 7: 0x14, 100: 0x0e, 65535: 0x11} {
		if got := combine(0x89f4ff56, id, 5); len(got) != 1 || got[0] != want {
			t.Errorf("k=5 id %d: got %x, want %x", id, got, want)
		}
	}
	want := "[9eb91b49 f6df7f0d 7262d00b e7a40fb8 07185f0a cec392fb 1986370b c3787067 00000007]"
	if got := hexWords(combine(0xb57a4d61, 300, 259)); got != want {
		t.Errorf("k=259 id 300: got %s, want %s", got, want)
	}
}

func TestVectorsOfFrames(t *testing.T) {
	v := readVectors(t)
	for _, p := range v.Frames {
		f, err := ParseText(p.Text)
		if err != nil {
			t.Errorf("parse %.20q: %v", p.Text, err)
			continue
		}
		if got := hex.EncodeToString(f.Marshal()); got != p.Bytes {
			t.Errorf("marshal %.20q: got %s, want %s", p.Text, got, p.Bytes)
		}
	}
	for _, bad := range v.FramesRefused {
		if f, err := ParseText(bad.Text); err == nil {
			t.Errorf("%s: got %+v, want a refusal", bad.Note, f)
		}
	}
}

func TestVectorsOfStreams(t *testing.T) {
	for _, s := range readVectors(t).Streams {
		t.Run(s.Note, func(t *testing.T) {
			want := unhex(t, s.Data)
			sender, err := NewSender(want, Default)
			if err != nil {
				t.Fatal(err)
			}
			var r Receiver
			var data []byte
			for i, text := range s.Frames {
				f, err := ParseText(text)
				if err != nil {
					t.Fatal(err)
				}
				if got := sender.frame(f.ID, f.Symbols()).Text(); got != text {
					t.Errorf("frame %d: the sender shows %.30q…, want %.30q…", i, got, text)
				}
				_, data = r.Add(text)
			}
			if string(data) != string(want) {
				t.Errorf("got %d bytes, want %d", len(data), len(want))
			}
		})
	}
}
