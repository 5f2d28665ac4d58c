package record

import (
	"bytes"
	"math"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

// envelope is an event as the CBOR library sees it.
type envelope struct {
	_     struct{} `cbor:",toarray"`
	Kind  Kind
	At    int64
	Trust Grade
	By    FacilitatorID
	Body  cbor.RawMessage
}

// libraryRead is how the CBOR library reads a head; false when it would write it otherwise.
func libraryRead(b []byte) (envelope, bool) {
	options := decMode.DecOptions()
	options.MaxNestedLevels++ // the event around the body
	mode, err := options.DecMode()
	if err != nil {
		panic(err)
	}
	var env envelope
	if mode.Unmarshal(b, &env) != nil {
		return env, false
	}
	again, err := encMode.Marshal(env)
	return env, err == nil && bytes.Equal(again, b)
}

// The head that is written by hand is the library's, at every length of its numbers.
func TestHeadIsTheLibrarys(t *testing.T) {
	for _, at := range []int64{0, 23, 24, 255, 256, 65535, 65536, math.MaxUint32, math.MaxUint32 + 1, math.MaxInt64, -1, -24, -25, -257, math.MinInt64} {
		for _, kind := range []Kind{0, 23, 24, 255, 256, math.MaxUint16} {
			for _, by := range []FacilitatorID{{}, {ID{1, 2, 3, 4, 5, 6, 7, 8}}} {
				h := head{kind: kind, at: at, trust: Grade(kind % 250), by: by}
				got := append(appendHead(nil, h), 0x80)
				want, err := encMode.Marshal(envelope{Kind: h.kind, At: h.at, Trust: h.trust, By: h.by, Body: []byte{0x80}})
				if err != nil || !bytes.Equal(got, want) {
					t.Fatalf("%+v: got %x, want %x, %v", h, got, want, err)
				}
				if back, body, err := cutHead(got); back != h || len(body) != 1 || err != nil {
					t.Fatalf("%x: got %+v, %x, %v", got, back, body, err)
				}
			}
		}
	}
}

// FuzzHead reads heads as the library does and refuses what it refuses.
func FuzzHead(f *testing.F) {
	f.Add(append(appendHead(nil, head{kind: 300, at: -1790000000, trust: 1, by: FacilitatorID{ID{7}}}), 0x81, 0x01))
	f.Add([]byte{0x85, 0x00, 0x00, 0x00, 0x40, 0xf6})
	f.Fuzz(func(t *testing.T, b []byte) {
		h, body, err := cutHead(b)
		if err == nil && decMode.Wellformed(body) != nil {
			return // the body is judged elsewhere
		}
		env, ok := libraryRead(b)
		if ok != (err == nil) {
			t.Fatalf("%x: the library says %v, we say %v", b, ok, err)
		}
		if ok && (h != head{env.Kind, env.At, env.Trust, env.By} || !bytes.Equal(body, env.Body)) {
			t.Fatalf("%x: got %+v %x, want %+v", b, h, body, env)
		}
	})
}

// A kind that has grown since its first release: events from before read with the new field empty, and are written as they were.
func TestOlderFieldsRead(t *testing.T) {
	grown := kindOf[SettingChanged](1)
	older := []byte{0x81, 0x64, 'l', 'a', 'n', 'g'}
	fact, raw, err := decodeBody(grown, older)
	if err != nil || fact != (SettingChanged{Key: "lang"}) || raw != nil {
		t.Errorf("got %+v, %x, %v", fact, raw, err)
	}
	if again, err := marshal(grown, fact); err != nil || !bytes.Equal(again, older) {
		t.Errorf("written again: %x, %v", again, err)
	}
	for name, body := range map[string][]byte{
		"no field at all":            {0x80},
		"a long form of the length":  {0x98, 0x01, 0x64, 'l', 'a', 'n', 'g'},
		"a long form within":         {0x81, 0x78, 0x04, 'l', 'a', 'n', 'g'},
		"a field of another type":    {0x81, 0x01},
		"a later field left empty":   {0x82, 0x64, 'l', 'a', 'n', 'g', 0x60},
		"more fields than are meant": append([]byte{0x98, 30}, bytes.Repeat([]byte{0x60}, 30)...),
	} {
		if fact, _, err := decodeBody(grown, body); err == nil {
			t.Errorf("%s: got %+v", name, fact)
		}
	}
}
