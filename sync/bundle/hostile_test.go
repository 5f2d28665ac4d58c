package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// forgery is a bundle of an enrolled kiosk gone mad: everything it signs is rightly signed and sealed.
type forgery struct {
	flags        byte
	kiosk        record.KioskID
	run          uint32
	first        uint32
	count        uint16
	plain        []byte
	uncompressed bool
}

func (f forgery) seal(t testing.TB) []byte {
	t.Helper()
	packed := f.plain
	if !f.uncompressed {
		w, err := zstd.NewWriter(nil)
		if err != nil {
			t.Fatal(err)
		}
		packed = w.EncodeAll(f.plain, nil)
	}
	var body bytes.Buffer
	w, err := age.Encrypt(&body, identity(t).Recipient())
	if err != nil {
		t.Fatal(err)
	}
	w.Write(packed)
	w.Close()
	b := append([]byte("DDB1"), f.flags, 1)
	b = append(b, f.kiosk.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, f.run)
	b = binary.BigEndian.AppendUint32(b, f.first)
	b = binary.BigEndian.AppendUint16(b, f.count)
	b = binary.BigEndian.AppendUint32(b, uint32(body.Len()))
	b = append(b, body.Bytes()...)
	return append(b, ed25519.Sign(kioskKey(), append([]byte("ddb1-sign\x00"), b...))...)
}

// honest is a bundle of one event, taken apart.
func honest(t testing.TB) (forgery, []any) {
	t.Helper()
	h := newHall(1)
	h.start()
	columns, blob, err := bundle.Weave(h.before, h.events)
	if err != nil {
		t.Fatal(err)
	}
	return forgery{flags: 5, kiosk: h.kiosk, run: uint32(h.run), first: 1, count: 1},
		[]any{1, []any{}, []byte{}, h.chain[:8], columns, blob}
}

func encode(t testing.TB, v any) []byte {
	t.Helper()
	b, err := cbor.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What a right signature does not excuse.
func TestHostileContents(t *testing.T) {
	bomb := bytes.Repeat([]byte{0}, bundle.MaxPlain+1)
	for _, tc := range []struct {
		name   string
		change func(f *forgery, fields []any) any
		want   error
	}{
		{"honest", func(f *forgery, c []any) any { return c }, nil},
		{"honest, raw", func(f *forgery, c []any) any { f.flags, f.uncompressed = 4, true; return c }, nil},
		{"no events", func(f *forgery, c []any) any { f.count = 0; return c }, bundle.ErrImplausible},
		{"event 0", func(f *forgery, c []any) any { f.first = 0; return c }, bundle.ErrImplausible},
		{"beyond the last number", func(f *forgery, c []any) any { f.first, f.count = math.MaxUint32, 2; return c }, bundle.ErrImplausible},
		{"no kiosk", func(f *forgery, c []any) any { f.kiosk = record.KioskID{}; return c }, bundle.ErrImplausible},
		{"no run", func(f *forgery, c []any) any { f.run = 0; return c }, bundle.ErrImplausible},
		{"not sealed", func(f *forgery, c []any) any { f.flags = 1; return c }, bundle.ErrImplausible},
		{"a new codec", func(f *forgery, c []any) any { f.flags = 6; return c }, bundle.ErrTooNew},
		{"a new flag", func(f *forgery, c []any) any { f.flags = 0x0d; return c }, bundle.ErrTooNew},
		{"more events than inside", func(f *forgery, c []any) any { f.count = 2; return c }, bundle.ErrDamaged},
		{"65535 events of one byte", func(f *forgery, c []any) any { f.count = math.MaxUint16; return c }, bundle.ErrDamaged},
		{"another run", func(f *forgery, c []any) any { f.run++; return c }, bundle.ErrChain},
		{"another kiosk", func(f *forgery, c []any) any { f.kiosk.ID[0]++; return c }, bundle.ErrChain},
		{"a schema to come", func(f *forgery, c []any) any { return []any{2, "anything"} }, bundle.ErrTooNew},
		{"schema 0", func(f *forgery, c []any) any { c[0] = 0; return c }, bundle.ErrDamaged},
		{"no schema", func(f *forgery, c []any) any { return []any{} }, bundle.ErrDamaged},
		{"a map", func(f *forgery, c []any) any { return map[int]int{1: 1} }, bundle.ErrDamaged},
		{"too few fields", func(f *forgery, c []any) any { return c[:5] }, bundle.ErrDamaged},
		{"another chain value", func(f *forgery, c []any) any { c[3] = []byte("12345678"); return c }, bundle.ErrChain},
		{"no chain value", func(f *forgery, c []any) any { c[3] = []byte{}; return c }, bundle.ErrChain},
		{"a chain value before the start", func(f *forgery, c []any) any { c[2] = make([]byte, 32); return c }, bundle.ErrDamaged},
		{"no chain value in the middle", func(f *forgery, c []any) any { f.first = 5; return c }, bundle.ErrDamaged},
		{"a run beyond the end", func(f *forgery, c []any) any { c[1] = []any{[]any{7, 9}}; return c }, bundle.ErrDamaged},
		{"the same run again", func(f *forgery, c []any) any { c[1] = []any{[]any{f.run, 0}}; return c }, bundle.ErrDamaged},
		{"blob left over", func(f *forgery, c []any) any { c[5] = append(c[5].([]byte), 1); return c }, bundle.ErrDamaged},
		{"columns left over", func(f *forgery, c []any) any { c[4] = append(c[4].([]byte), 1); return c }, bundle.ErrDamaged},
		{"2^60 texts", func(f *forgery, c []any) any { c[4] = binary.AppendUvarint(nil, 1<<60); return c }, bundle.ErrDamaged},
		{"2^60 ids", func(f *forgery, c []any) any { c[4] = binary.AppendUvarint([]byte{0}, 1<<60); return c }, bundle.ErrDamaged},
		{"arrays of 2^40", func(f *forgery, c []any) any {
			c[4] = append([]byte{0, 0, 0x0a}, binary.AppendUvarint(nil, 1<<40)...)
			return c
		}, bundle.ErrTooBig},
		{"arrays in arrays for ever", func(f *forgery, c []any) any {
			c[4] = append([]byte{0, 0, 0, 1, 0, 0, 0, 0, 2}, bytes.Repeat([]byte{0x0a, 1}, 1000)...)
			return c
		}, bundle.ErrDamaged},
		{"a short bundle that unfolds to gigabytes", func(f *forgery, c []any) any {
			f.count = math.MaxUint16
			// kind, at, trust and by are constants; the body is an array of 60 000 in every event.
			c[4] = append([]byte{0, 0, 0x10, 1, 0x10, 0, 0x10, 0, 0x02, 0x1a}, binary.AppendUvarint(nil, 60_000)...)
			return c
		}, bundle.ErrTooBig},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, fields := honest(t)
			f.plain = encode(t, tc.change(&f, fields))
			_, err := bundle.Open(f.seal(t), kioskPub(), identity(t))
			if !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
	t.Run("a bomb", func(t *testing.T) {
		f, _ := honest(t)
		f.plain = bomb
		b := f.seal(t)
		if _, err := bundle.Open(b, kioskPub(), identity(t)); !errors.Is(err, bundle.ErrTooBig) {
			t.Errorf("%d bytes that become %d: got %v", len(b), len(bomb), err)
		}
	})
	t.Run("compressed garbage", func(t *testing.T) {
		f, _ := honest(t)
		f.plain, f.uncompressed = []byte("not zstd at all"), true
		if _, err := bundle.Open(f.seal(t), kioskPub(), identity(t)); !errors.Is(err, bundle.ErrDamaged) {
			t.Errorf("got %v", err)
		}
	})
}

// A run that does not begin as it must is carried all the same, and noted.
func TestStrangeRuns(t *testing.T) {
	for name, tc := range map[string]struct {
		more func(*hall)
		want string
	}{
		"a good one":    {func(h *hall) { h.start() }, ""},
		"no RunStarted": {func(h *hall) { h.run++; h.add(1, record.SessionClosed{}) }, "begins with"},
		"RunStarted twice": {func(h *hall) {
			h.add(1, record.RunStarted{PrevRun: h.run, PrevSeq: h.next() - 1, PrevChain: record.ID(h.chain[:8])})
		}, "begins again"},
		"another run before": {func(h *hall) {
			h.run++
			h.add(1, record.RunStarted{PrevRun: h.run + 7, PrevSeq: h.next() - 1, PrevChain: record.ID(h.chain[:8])})
		}, "follows run"},
		"another chain": {func(h *hall) {
			h.run++
			h.add(1, record.RunStarted{PrevRun: h.run - 1, PrevSeq: h.next() - 1, PrevChain: h.id()})
		}, "follows chain value"},
		"another number": {func(h *hall) { h.run++; h.add(1, record.RunStarted{PrevRun: h.run - 1, PrevSeq: 77}) }, "follows event 77"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(1)
			h.start()
			tc.more(h)
			c, err := bundle.Open(sealed(t, h), kioskPub(), identity(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Runs[len(c.Runs)-1].Strange; !strings.HasPrefix(got, tc.want) || (got == "") != (tc.want == "") {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if c.Runs[0].Strange != "" && len(c.Runs) > 1 {
				t.Errorf("the first run: %q", c.Runs[0].Strange)
			}
		})
	}
}

// canonical is deterministic CBOR, as record writes it.
func canonical(t testing.TB, v any) []byte {
	t.Helper()
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := mode.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
