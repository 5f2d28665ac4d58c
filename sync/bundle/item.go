package bundle

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/fxamacker/cbor/v2"
)

// form says what one CBOR item is. The numbers are part of the format.
type form byte

const (
	formUint  form = 0
	formNint  form = 1 // num is n of -1-n
	formEmpty form = 2 // no bytes: how an absent id is kept
	formID    form = 3 // 8 bytes
	formBytes form = 4 // any other bytes
	formText  form = 5
	formFalse form = 6
	formTrue  form = 7
	formNull  form = 8
	formRaw   form = 9 // what none of the others can say, verbatim
	formArray form = 10
	formMixed form = 15 // of a column, never of an item
)

// item is one CBOR item taken apart.
type item struct {
	form form
	num  uint64
	data []byte
	kids []*item
}

// maxNesting bounds the depth of an item. record allows 8.
const maxNesting = 16

// parseItem takes apart the first item of b and gives what follows it. Whatever is not in the shortest form stays verbatim, so that
// writing gives back the same bytes always.
func parseItem(b []byte, depth int) (*item, []byte, error) {
	if len(b) == 0 || depth > maxNesting {
		return nil, nil, fmt.Errorf("item at depth %d of %d bytes: %w", depth, len(b), ErrDamaged)
	}
	major, num, rest, ok := parseHead(b)
	switch {
	case !ok || major > 4:
		return parseOther(b)
	case major == 0:
		return &item{form: formUint, num: num}, rest, nil
	case major == 1:
		return &item{form: formNint, num: num}, rest, nil
	case major == 4:
		return parseArray(num, rest, depth)
	}
	if num > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("%d bytes announced, %d there: %w", num, len(rest), ErrDamaged)
	}
	it := &item{form: formBytes, data: rest[:num]}
	switch {
	case major == 3:
		it.form = formText
	case num == 0:
		it.form = formEmpty
	case num == 8:
		it.form = formID
	}
	return it, rest[num:], nil
}

func parseArray(num uint64, rest []byte, depth int) (*item, []byte, error) {
	if num > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("array of %d in %d bytes: %w", num, len(rest), ErrDamaged)
	}
	it := &item{form: formArray, num: num, kids: make([]*item, num)}
	var err error
	for i := range it.kids {
		if it.kids[i], rest, err = parseItem(rest, depth+1); err != nil {
			return nil, nil, err
		}
	}
	return it, rest, nil
}

// parseOther knows the three short words and keeps everything else as it is.
func parseOther(b []byte) (*item, []byte, error) {
	switch b[0] {
	case 0xf4:
		return &item{form: formFalse}, b[1:], nil
	case 0xf5:
		return &item{form: formTrue}, b[1:], nil
	case 0xf6:
		return &item{form: formNull}, b[1:], nil
	}
	var raw cbor.RawMessage
	rest, err := cborIn.UnmarshalFirst(b, &raw)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &item{form: formRaw, data: b[:len(b)-len(rest)]}, rest, nil
}

// parseHead reads a CBOR head in its shortest form; ok is false for any other.
func parseHead(b []byte) (major byte, num uint64, rest []byte, ok bool) {
	major, low := b[0]>>5, b[0]&31
	if low < 24 {
		return major, uint64(low), b[1:], true
	}
	size := 1 << (low - 24)
	if low > 27 || len(b) < 1+size {
		return 0, 0, nil, false
	}
	var wide [8]byte
	copy(wide[8-size:], b[1:1+size])
	num = binary.BigEndian.Uint64(wide[:])
	if num < [4]uint64{24, 1 << 8, 1 << 16, 1 << 32}[low-24] {
		return 0, 0, nil, false
	}
	return major, num, b[1+size:], true
}

// appendItem writes the item, refusing to make b longer than limit.
func appendItem(b []byte, it *item, limit int) ([]byte, error) {
	head := 1
	if it.form == formRaw {
		head = 0 // its data begin with it
	}
	if len(b)+head+len(it.data)+len(it.kids) > limit {
		return nil, fmt.Errorf("event of more than %d bytes: %w", limit, ErrTooBig)
	}
	switch it.form {
	case formUint:
		return appendHead(b, 0, it.num), nil
	case formNint:
		return appendHead(b, 1, it.num), nil
	case formEmpty, formID, formBytes:
		return append(appendHead(b, 2, uint64(len(it.data))), it.data...), nil
	case formText:
		return append(appendHead(b, 3, uint64(len(it.data))), it.data...), nil
	case formFalse, formTrue, formNull:
		return append(b, 0xf4+byte(it.form-formFalse)), nil
	case formRaw:
		return append(b, it.data...), nil
	}
	b = appendHead(b, 4, uint64(len(it.kids)))
	var err error
	for _, kid := range it.kids {
		if b, err = appendItem(b, kid, limit); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func appendHead(b []byte, major byte, num uint64) []byte {
	major <<= 5
	switch {
	case num < 24:
		return append(b, major|byte(num))
	case num <= math.MaxUint8:
		return append(b, major|24, byte(num))
	case num <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(num))
	case num <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(num))
	default:
		return binary.BigEndian.AppendUint64(append(b, major|27), num)
	}
}
