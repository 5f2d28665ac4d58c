package record

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"

	"github.com/fxamacker/cbor/v2"
)

// The limits of one event. They come before any allocation that an event could ask for.
const (
	// MaxBytes is the longest event in bytes: the attendance of a hall is 2 KB.
	MaxBytes = 64 << 10
	// maxElements bounds every list in an event.
	maxElements = 4096
	// maxFields bounds the fields of a known kind, so that a body's head is one byte.
	maxFields = 23
	// maxDepth of a body: its list, a list in it, a mark in that, and room for newer kinds.
	maxDepth = 8
)

// The errors of the codec. Both say that bytes are not an event; the text says why.
var (
	// ErrTooLong: an event is longer than MaxBytes.
	ErrTooLong = errors.New("event is too long")
	// ErrMalformed: bytes are not an event in its one canonical form.
	ErrMalformed = errors.New("not an event")
)

var (
	encMode = newEncMode()
	decMode = newDecMode()
)

func newEncMode() cbor.EncMode {
	o := cbor.CoreDetEncOptions()
	o.NilContainers = cbor.NilContainerAsEmpty // a list has one form of "nothing"
	o.TagsMd = cbor.TagsForbidden
	mode, err := o.EncMode()
	if err != nil {
		panic("record: " + err.Error())
	}
	return mode
}

func newDecMode() cbor.DecMode {
	mode, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		MaxArrayElements: maxElements,
		MaxMapPairs:      16,
		MaxNestedLevels:  maxDepth,
		IndefLength:      cbor.IndefLengthForbidden,
		TagsMd:           cbor.TagsForbidden,
		UTF8:             cbor.UTF8RejectInvalid,
	}.DecMode()
	if err != nil {
		panic("record: " + err.Error())
	}
	return mode
}

// Encode writes the event in its one canonical form: deterministic CBOR of [kind, at, trust, by, body]. The stamp is not inside.
// It refuses what Decode would refuse, so that nothing is kept which cannot be read.
func Encode(e Event) ([]byte, error) {
	if e.Fact == nil {
		return nil, errors.New("encode event: it has no fact")
	}
	kind := e.Fact.Kind()
	body, err := encodeBody(e)
	if err != nil {
		return nil, fmt.Errorf("encode %v: %w", kind, err)
	}
	b := append(appendHead(nil, head{kind: kind, at: e.At, trust: e.Trust, by: e.By}), body...)
	if _, err := Decode(e.Stamp, b); err != nil {
		return nil, fmt.Errorf("encode %v: %w", kind, err)
	}
	return b, nil
}

func encodeBody(e Event) ([]byte, error) {
	kind := e.Fact.Kind()
	if unknown, ok := e.Fact.(Unknown); ok {
		if _, known := specs[kind]; known {
			return nil, errors.New("the kind is known")
		}
		if len(unknown.Raw) == 0 {
			return nil, errors.New("it has no body")
		}
		return unknown.Raw, nil
	}
	if spec, ok := specs[kind]; !ok || reflect.TypeOf(e.Fact) != spec.typ {
		return nil, fmt.Errorf("%T is not the fact of a kind", e.Fact)
	}
	if e.Raw != nil {
		return e.Raw, nil
	}
	return encMode.Marshal(e.Fact)
}

// Decode reads what Encode writes and gives it the stamp. What decodes encodes to the same bytes again: any other form is refused.
// An unknown kind becomes an Unknown; fields that a newer program added stay in Event.Raw.
func Decode(stamp Stamp, b []byte) (Event, error) {
	if len(b) > MaxBytes {
		return Event{}, fmt.Errorf("%w: %d bytes", ErrTooLong, len(b))
	}
	h, body, err := cutHead(b)
	if err != nil {
		return Event{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	e := Event{Stamp: stamp, At: h.at, Trust: h.trust, By: h.by}
	spec, known := specs[h.kind]
	if !known {
		if err := decMode.Wellformed(body); err != nil {
			return Event{}, fmt.Errorf("%w: %w", ErrMalformed, err)
		}
		e.Fact = Unknown{Number: h.kind, Raw: bytes.Clone(body)}
		return e, nil
	}
	if e.Fact, e.Raw, err = decodeBody(spec, body); err != nil {
		return Event{}, fmt.Errorf("%w: %s: %w", ErrMalformed, spec.name, err)
	}
	return e, nil
}

// decodeBody reads the fields that this program knows. raw is the body as it came, if it has more or fewer than that.
func decodeBody(spec kindSpec, body []byte) (fact Fact, raw []byte, err error) {
	if body[0] == arrayHead(spec.now) {
		fact, err = readCanonical(spec, body)
		return fact, nil, err
	}
	var fields []cbor.RawMessage
	if err := decMode.Unmarshal(body, &fields); err != nil {
		return nil, nil, err
	}
	count := len(fields)
	if count < spec.first || count > maxFields || body[0] != arrayHead(count) {
		return nil, nil, fmt.Errorf("%d fields", count)
	}
	given := min(count, spec.now)
	fact, err = spec.read(join(spec.now, fields[:given]))
	if err != nil {
		return nil, nil, err
	}
	known, err := encMode.Marshal(fact)
	if err != nil || !bytes.HasPrefix(known[1:], join(given, fields[:given])[1:]) {
		return nil, nil, errors.New("not canonical")
	}
	return fact, bytes.Clone(body), nil
}

func readCanonical(spec kindSpec, body []byte) (Fact, error) {
	fact, err := spec.read(body)
	if err != nil {
		return nil, err
	}
	again, err := encMode.Marshal(fact)
	if err != nil || !bytes.Equal(again, body) {
		return nil, errors.New("not canonical")
	}
	return fact, nil
}

// arrayHead is the head of a list of count ≤ maxFields elements.
func arrayHead(count int) byte { return 0x80 | byte(count) }

// join writes a list of count elements of which the first are given; the others are null, which reads as nothing.
func join(count int, given []cbor.RawMessage) []byte {
	out := []byte{arrayHead(count)}
	for _, field := range given {
		out = append(out, field...)
	}
	return append(out, bytes.Repeat([]byte{0xf6}, count-len(given))...)
}
