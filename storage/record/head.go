package record

import (
	"encoding/binary"
	"errors"
	"math"
)

// The head of an event is read and written by hand: it is the same five elements in every event, and a year of events is read at every
// start of the program. The body is the CBOR library's.

// The CBOR major types that a head has.
const (
	majorUint  = 0
	majorNeg   = 1
	majorBytes = 2
	majorArray = 4
)

// head is an event without its stamp, which is implied by its place in the log.
type head struct {
	kind  Kind
	at    int64
	trust Grade
	by    FacilitatorID
}

// headFields is how many elements an event has: four of the head, and the body.
const headFields = 5

var errHead = errors.New("its head is not canonical")

func appendHead(b []byte, h head) []byte {
	b = appendNumber(b, majorArray, headFields)
	b = appendNumber(b, majorUint, uint64(h.kind))
	if h.at < 0 {
		b = appendNumber(b, majorNeg, uint64(-1-h.at))
	} else {
		b = appendNumber(b, majorUint, uint64(h.at))
	}
	b = appendNumber(b, majorUint, uint64(h.trust))
	if h.by.IsZero() {
		return appendNumber(b, majorBytes, 0)
	}
	b = appendNumber(b, majorBytes, uint64(len(h.by.ID)))
	return append(b, h.by.ID[:]...)
}

// cutHead reads the head and gives the body that follows it.
func cutHead(b []byte) (h head, body []byte, err error) {
	r := headReader{rest: b}
	if r.number(majorArray, headFields) != headFields {
		return h, nil, errHead
	}
	h.kind = Kind(r.number(majorUint, math.MaxUint16))
	h.at = r.signed()
	h.trust = Grade(r.number(majorUint, math.MaxUint8))
	size := r.number(majorBytes, uint64(len(h.by.ID)))
	if r.failed || size != 0 && size != uint64(len(h.by.ID)) || uint64(len(r.rest)) <= size {
		return h, nil, errHead
	}
	copy(h.by.ID[:], r.rest[:size])
	if size > 0 && h.by.IsZero() {
		return h, nil, errHead
	}
	return h, r.rest[size:], nil
}

// headReader reads numbers in their shortest form, and nothing more after it failed.
type headReader struct {
	rest   []byte
	failed bool
}

// number reads a number of a major type, at most limit.
func (r *headReader) number(major byte, limit uint64) uint64 {
	n, size := shortest(r.rest, major)
	if r.failed || size == 0 || n > limit {
		r.failed = true
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *headReader) signed() int64 {
	if len(r.rest) > 0 && r.rest[0]>>5 == majorNeg {
		return -1 - int64(r.number(majorNeg, math.MaxInt64))
	}
	return int64(r.number(majorUint, math.MaxInt64))
}

// shortest reads the number at the beginning of b and tells how many bytes it takes; 0 when it is of another type, longer than it need
// be, or not whole.
func shortest(b []byte, major byte) (n uint64, size int) {
	if len(b) == 0 || b[0]>>5 != major {
		return 0, 0
	}
	switch info := b[0] & 0x1f; {
	case info < 24:
		return uint64(info), 1
	case info == 24 && len(b) >= 2:
		n, size = uint64(b[1]), 2
	case info == 25 && len(b) >= 3:
		n, size = uint64(binary.BigEndian.Uint16(b[1:])), 3
	case info == 26 && len(b) >= 5:
		n, size = uint64(binary.BigEndian.Uint32(b[1:])), 5
	case info == 27 && len(b) >= 9:
		n, size = binary.BigEndian.Uint64(b[1:]), 9
	}
	if size != sizeOf(n) {
		return 0, 0
	}
	return n, size
}

// sizeOf is how many bytes a number takes with its type.
func sizeOf(n uint64) int {
	switch {
	case n < 24:
		return 1
	case n <= math.MaxUint8:
		return 2
	case n <= math.MaxUint16:
		return 3
	case n <= math.MaxUint32:
		return 5
	default:
		return 9
	}
}

func appendNumber(b []byte, major byte, n uint64) []byte {
	switch sizeOf(n) {
	case 1:
		return append(b, major<<5|byte(n))
	case 2:
		return append(b, major<<5|24, byte(n))
	case 3:
		return binary.BigEndian.AppendUint16(append(b, major<<5|25), uint16(n))
	case 5:
		return binary.BigEndian.AppendUint32(append(b, major<<5|26), uint32(n))
	default:
		return binary.BigEndian.AppendUint64(append(b, major<<5|27), n)
	}
}
