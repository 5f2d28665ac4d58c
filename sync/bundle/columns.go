package bundle

import (
	"encoding/binary"
	"fmt"
)

// Events of one kind look alike, so they are written column by column: all kinds, all times, then, for each kind in rising order, all
// first fields, all second fields. What repeats or counts up becomes a column of equal numbers. Nothing here knows what a field means:
// new kinds and new fields need no new version of the format.
//
// The body of an event is a record of fields, a field that is an array is a list, an element that is an array is a record again, and
// so on: records have a column for each field, a list has one column for all elements.

const (
	recordLevel = true
	listLevel   = false
)

// A column's first byte: the form in the low half, and how its numbers are written.
const (
	columnForm     = 0x0f
	columnConstant = 0x10 // one number stands for all
	columnDelta    = 0x20 // integers as zigzag differences to the one before in the column
	columnSteady   = 0x40 // after the first number, one number stands for all others
)

// table keeps each different id or text once. References are differences to the one before in the same column, so that a class in its
// usual order is a row of equal numbers.
type table struct {
	index map[string]int
	list  [][]byte
}

func (t *table) put(data []byte) int {
	at, ok := t.index[string(data)]
	if !ok {
		at = len(t.list)
		t.index[string(data)] = at
		t.list = append(t.list, data)
	}
	return at
}

// weaver writes columns.
type weaver struct {
	ids, texts table
	columns    []byte
	// opaque are the bytes that are neither ids nor texts, one after another.
	opaque []byte
}

// newWeaver knows one id beforehand: what a RunStarted names as the chain value before it.
func newWeaver(before [32]byte) *weaver {
	w := &weaver{ids: table{index: map[string]int{}}, texts: table{index: map[string]int{}}}
	w.ids.put(before[:8])
	return w
}

// column writes items that stand at the same place of their events.
func (w *weaver) column(items []*item, level bool) {
	if len(items) == 0 {
		return
	}
	forms := items[0].form
	for _, it := range items {
		if it.form != forms {
			forms = formMixed
			break
		}
	}
	plain := w.numbers(items)
	mode := byte(forms)
	numbers := plain
	if forms == formUint {
		if d := deltas(plain); size(d) < size(plain) {
			mode, numbers = mode|columnDelta, d
		}
	}
	switch {
	case len(numbers) > 1 && constant(numbers):
		mode, numbers = mode|columnConstant, numbers[:1]
	case len(numbers) > 2 && constant(numbers[1:]):
		mode, numbers = mode|columnSteady, numbers[:2]
	}
	w.columns = append(w.columns, mode)
	if forms == formMixed {
		for _, it := range items {
			w.columns = append(w.columns, byte(it.form))
		}
	}
	for _, n := range numbers {
		w.columns = binary.AppendUvarint(w.columns, n)
	}
	w.below(items, level)
}

// below writes the columns of what arrays hold.
func (w *weaver) below(items []*item, level bool) {
	if !level {
		var all []*item
		for _, it := range items {
			all = append(all, it.kids...)
		}
		w.column(all, recordLevel)
		return
	}
	for field := 0; ; field++ {
		var all []*item
		for _, it := range items {
			if field < len(it.kids) {
				all = append(all, it.kids[field])
			}
		}
		if len(all) == 0 {
			return
		}
		w.column(all, listLevel)
	}
}

// numbers gives one number for each item that needs one, and moves ids, texts and other bytes to where they are kept.
func (w *weaver) numbers(items []*item) []uint64 {
	out := make([]uint64, 0, len(items))
	lastID, lastText := len(w.ids.list)-1, len(w.texts.list)-1
	for _, it := range items {
		switch it.form {
		case formUint, formNint, formArray:
			out = append(out, it.num)
		case formID:
			at := w.ids.put(it.data)
			out = append(out, zigzag(int64(at-lastID-1)))
			lastID = at
		case formText:
			at := w.texts.put(it.data)
			out = append(out, zigzag(int64(at-lastText-1)))
			lastText = at
		case formBytes, formRaw:
			out = append(out, uint64(len(it.data)))
			w.opaque = append(w.opaque, it.data...)
		}
	}
	return out
}

// deltas are the zigzag differences of each number to the one before, beginning at 0.
func deltas(numbers []uint64) []uint64 {
	out := make([]uint64, len(numbers))
	last := uint64(0)
	for i, n := range numbers {
		out[i] = zigzag(int64(n - last))
		last = n
	}
	return out
}

func constant(numbers []uint64) bool {
	for _, n := range numbers {
		if n != numbers[0] {
			return false
		}
	}
	return true
}

// size is how many bytes the numbers take.
func size(numbers []uint64) int {
	n := 0
	for _, v := range numbers {
		n++
		for ; v >= 0x80; v >>= 7 {
			n++
		}
	}
	return n
}

func zigzag(n int64) uint64   { return uint64(n<<1) ^ uint64(n>>63) }
func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// tables writes the texts, each as what it shares with the one before and what is new, and then the ids and the opaque bytes, which
// are random and are kept away from what can be compressed.
func (w *weaver) tables() (texts, blob []byte) {
	texts = binary.AppendUvarint(texts, uint64(len(w.texts.list)))
	var last []byte
	for _, text := range w.texts.list {
		shared := 0
		for shared < min(len(last), len(text)) && last[shared] == text[shared] {
			shared++
		}
		texts = binary.AppendUvarint(texts, uint64(shared))
		texts = binary.AppendUvarint(texts, uint64(len(text)-shared))
		texts = append(texts, text[shared:]...)
		last = text
	}
	texts = binary.AppendUvarint(texts, uint64(len(w.ids.list)-1))
	for _, id := range w.ids.list[1:] {
		blob = append(blob, id...)
	}
	return texts, append(blob, w.opaque...)
}

// weave writes canonical events as columns, and apart from them the bytes that no compressor can shorten.
func weave(before [32]byte, events [][]byte) (columns, blob []byte, err error) {
	heads := make([][]*item, envelopeFields)
	bodies := map[uint64][]*item{}
	for i, event := range events {
		it, rest, err := parseItem(event, 0)
		if err != nil {
			return nil, nil, fmt.Errorf("event %d: %w", i, err)
		}
		if it.form != formArray || len(it.kids) != envelopeFields+1 || len(rest) != 0 || it.kids[0].form != formUint {
			return nil, nil, fmt.Errorf("event %d is not [kind, at, trust, by, body]: %w", i, ErrDamaged)
		}
		for field := range heads {
			heads[field] = append(heads[field], it.kids[field])
		}
		kind := it.kids[0].num
		bodies[kind] = append(bodies[kind], it.kids[envelopeFields])
	}
	w := newWeaver(before)
	for _, head := range heads {
		w.column(head, recordLevel)
	}
	for _, kind := range kindsOf(bodies) {
		w.column(bodies[kind], recordLevel)
	}
	texts, blob := w.tables()
	return append(texts, w.columns...), blob, nil
}
