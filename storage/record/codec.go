package record

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"

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

	errNotCanonical = errors.New("not canonical")
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
	return marshal(specs[kind], e.Fact)
}

// marshal writes a body. Fields that came after the kind's first release are left out from the last one that says something: an
// event without them is what it was before they were thought of, and costs no byte more.
func marshal(spec kindSpec, fact Fact) ([]byte, error) {
	body, err := encMode.Marshal(fact)
	if err != nil || spec.first == spec.now {
		return body, err
	}
	fields := reflect.ValueOf(fact)
	count := spec.now
	for count > spec.first && isEmpty(fields.Field(count)) { // field 0 is the blank
		count--
	}
	body = body[:len(body)-(spec.now-count)] // what is empty is one byte long
	body[0] = arrayHead(count)
	return body, nil
}

// isEmpty tells whether a field is written as one of the empties.
func isEmpty(field reflect.Value) bool {
	switch field.Kind() {
	case reflect.Slice, reflect.String:
		return field.Len() == 0
	case reflect.Struct: // an id; the little lists are never left out
		id, ok := field.Interface().(interface{ IsZero() bool })
		return ok && id.IsZero()
	}
	return field.IsZero()
}

// empties are how a field that says nothing is written: 0, no bytes, no text, no list, false.
const empties = "\x00\x40\x60\x80\xf4"

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

// decodeBody reads the fields that this program knows. raw is the body as it came, if it has more than that.
func decodeBody(spec kindSpec, body []byte) (fact Fact, raw []byte, err error) {
	if body[0] == arrayHead(spec.now) {
		fact, err = readCanonical(spec, body, body)
		return fact, nil, err
	}
	// A shorter body is filled up where it ends. Whether it is one array of so many fields, and nothing else, shows when it is read.
	if count := int(body[0]) - arrayHead0; count >= spec.first && count < spec.now {
		fact, err = readCanonical(spec, filled(body, count, spec.now), body)
		return fact, nil, err
	}
	var fields []cbor.RawMessage
	if err := decMode.Unmarshal(body, &fields); err != nil {
		return nil, nil, err
	}
	if count := len(fields); count <= spec.now || count > maxFields || body[0] != arrayHead(count) {
		return nil, nil, fmt.Errorf("%d fields", count)
	}
	fact, err = readNewer(spec, fields)
	return fact, bytes.Clone(body), err
}

// readCanonical reads a body whose missing fields were filled up; it must be the one form in which the fact is written.
func readCanonical(spec kindSpec, filled, body []byte) (Fact, error) {
	fact, err := spec.read(filled)
	if err != nil {
		return nil, err
	}
	again, err := marshal(spec, fact)
	if err != nil || !bytes.Equal(again, body) {
		return nil, errNotCanonical
	}
	return fact, nil
}

// readNewer reads what this program knows of a longer body. Of the rest it can tell only that the last field must say something.
func readNewer(spec kindSpec, fields []cbor.RawMessage) (Fact, error) {
	if last := fields[len(fields)-1]; len(last) == 1 && strings.Contains(empties, string(last)) {
		return nil, errNotCanonical
	}
	known := join(fields[:spec.now])
	fact, err := spec.read(known)
	if err != nil {
		return nil, err
	}
	again, err := encMode.Marshal(fact)
	if err != nil || !bytes.Equal(again, known) {
		return nil, errNotCanonical
	}
	return fact, nil
}

// arrayHead0 is the head of an empty list; that of a longer one, up to maxFields, is as much more.
const arrayHead0 = 0x80

// arrayHead is the head of a list of count ≤ maxFields elements.
func arrayHead(count int) byte { return arrayHead0 | byte(count) }

// join writes a list of the given elements.
func join(given []cbor.RawMessage) []byte {
	out := []byte{arrayHead(len(given))}
	for _, field := range given {
		out = append(out, field...)
	}
	return out
}

// filled is a list of fewer elements as one of count: the others are null, which reads as nothing.
func filled(list []byte, has, count int) []byte {
	out := make([]byte, 0, len(list)+count-has)
	out = append(append(out, arrayHead(count)), list[1:]...)
	return append(out, bytes.Repeat([]byte{0xf6}, count-has)...)
}
