package bundle_test

import (
	"bytes"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"pgregory.net/rapid"
)

// What reads as a receipt is written as the same bytes.
func FuzzReceipt(f *testing.F) {
	b, err := someReceipt().Marshal()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("DDR1"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := bundle.ParseReceipt(b)
		if err != nil {
			if bundle.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		again, err := r.Marshal()
		if err != nil || !bytes.Equal(again, b) {
			t.Fatalf("%x becomes %x, %v", b, again, err)
		}
	})
}

// What reads as a header is written as the same bytes, and nothing opens without its signature.
func FuzzBundle(f *testing.F) {
	b := golden(f, "evening-1.ddb", nil)
	f.Add(b)
	f.Add(b[:30])
	f.Add([]byte("DDB1"))
	f.Fuzz(func(t *testing.T, got []byte) {
		h, err := bundle.ReadHeader(got)
		switch {
		case err != nil && bundle.CodeOf(err) == "":
			t.Fatalf("an error without a code: %v", err)
		case err == nil && !bytes.Equal(bundle.AppendHeader(h, nil), got[:28]):
			t.Fatalf("header %x becomes %x", got[:28], bundle.AppendHeader(h, nil))
		}
		if _, err := bundle.Open(got, kioskPub(), identity(t)); err == nil && !bytes.Equal(got, b) {
			t.Fatalf("opened %x", got)
		}
	})
}

// Whatever columns say, they unfold to events within the limits or are refused; and what they unfold to weaves and unfolds again.
func FuzzColumns(f *testing.F) {
	h := registered(3)
	h.evening(4, 2, 2, 1)
	columns, blob, err := bundle.Weave(h.before, h.events)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(columns, blob, uint16(len(h.events)))
	f.Add([]byte{0, 0, 0x10, 1, 0x10, 0, 0x10, 0, 0x02, 0x1a, 0xff, 0x7f}, []byte{}, uint16(9))
	f.Fuzz(func(t *testing.T, columns, blob []byte, count uint16) {
		events, err := bundle.Unweave([32]byte{}, columns, blob, int(count))
		if err != nil {
			if bundle.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		columns, blob, err = bundle.Weave([32]byte{}, events)
		if err != nil {
			return // a kind that is no number: Open refuses it when it reads the event
		}
		again, err := bundle.Unweave([32]byte{}, columns, blob, len(events))
		if err != nil {
			t.Fatal(err)
		}
		for i := range events {
			if !bytes.Equal(again[i], events[i]) {
				t.Fatalf("event %d: %x becomes %x", i, events[i], again[i])
			}
		}
	})
}

// Any events at all, of kinds known and unknown, come back byte for byte.
func TestAnyEventsComeBack(t *testing.T) {
	value := rapid.OneOf(
		rapid.Map(rapid.Uint64(), func(n uint64) any { return n }),
		rapid.Map(rapid.Int64(), func(n int64) any { return n }),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 12), func(b []byte) any { return b }),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 8, 8), func(b []byte) any { return b }),
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.Float64(), func(f float64) any { return f }),
		rapid.Just[any](nil),
	)
	list := rapid.Map(rapid.SliceOfN(value, 0, 5), func(l []any) any { return l })
	field := rapid.OneOf(value, list, rapid.Map(rapid.SliceOfN(list, 0, 3), func(l []any) any { return l }))
	rapid.Check(t, func(r *rapid.T) {
		h := newHall(1)
		h.start()
		for range rapid.IntRange(0, 12).Draw(r, "events") {
			kind := record.Kind(rapid.Uint16Range(900, 903).Draw(r, "kind"))
			raw := canonical(t, rapid.SliceOfN(field, 0, 4).Draw(r, "fields"))
			h.add(rapid.Int64Range(-100, 100).Draw(r, "seconds"), record.Unknown{Number: kind, Raw: raw})
		}
		columns, blob, err := bundle.Weave(h.before, h.events)
		if err != nil {
			r.Fatal(err)
		}
		got, err := bundle.Unweave(h.before, columns, blob, len(h.events))
		if err != nil {
			r.Fatal(err)
		}
		for i := range got {
			if !bytes.Equal(got[i], h.events[i]) {
				r.Fatalf("event %d: got %x, want %x", i, got[i], h.events[i])
			}
		}
	})
}
