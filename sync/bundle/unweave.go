package bundle

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"dendau/storage/record"
)

const (
	// envelopeFields are the fields of an event before its body: kind, at, trust, by.
	envelopeFields = 4
	// maxCanonical bounds the events of one bundle, written out: 4 MiB are ten times what a hall makes in a year.
	maxCanonical = 4 << 20
	// maxItems bounds what columns may unfold to. Every item of a canonical event takes at least a byte, so no honest bundle has more.
	maxItems = maxCanonical
)

// kindsOf lists the kinds in rising order.
func kindsOf(bodies map[uint64][]*item) []uint64 { return slices.Sorted(maps.Keys(bodies)) }

// unweaver reads columns. Its first error stays, and everything read after it is nothing.
type unweaver struct {
	rest   []byte
	opaque []byte
	ids    readTable
	texts  readTable
	items  int
	err    error
}

// readTable is a table as the reader knows it: all of it, and how much of it the columns read so far have named.
type readTable struct {
	list [][]byte
	seen int
}

func (u *unweaver) fail(format string, args ...any) {
	if u.err == nil {
		u.err = fmt.Errorf(format+": %w", append(args, ErrDamaged)...)
	}
}

func (u *unweaver) number() uint64 {
	n, size := binary.Uvarint(u.rest)
	if size <= 0 {
		u.fail("no number at %d bytes from the end", len(u.rest))
		return 0
	}
	u.rest = u.rest[size:]
	return n
}

func (u *unweaver) take(from *[]byte, n uint64) []byte {
	if n > uint64(len(*from)) {
		u.fail("%d bytes announced, %d there", n, len(*from))
		return nil
	}
	out := (*from)[:n:n]
	*from = (*from)[n:]
	return out
}

// tables reads what weaver.tables writes. Counts are checked against the bytes that are there before anything is made.
func (u *unweaver) tables(blob []byte) {
	count := u.number()
	if count > uint64(len(u.rest)) {
		u.fail("%d texts in %d bytes", count, len(u.rest))
		return
	}
	var last []byte
	total := 0
	for range count {
		shared, added := u.number(), u.number()
		suffix := u.take(&u.rest, added)
		if shared > uint64(len(last)) {
			u.fail("text shares %d of %d bytes", shared, len(last))
		}
		if u.err != nil {
			return
		}
		last = slices.Concat(last[:shared], suffix)
		if total += len(last); total > maxCanonical {
			u.err = fmt.Errorf("texts of more than %d bytes: %w", maxCanonical, ErrTooBig)
			return
		}
		u.texts.list = append(u.texts.list, last)
	}
	ids := u.number()
	if ids > uint64(len(blob)/8) {
		u.fail("%d ids in %d bytes", ids, len(blob))
		return
	}
	for range ids {
		u.ids.list = append(u.ids.list, u.take(&blob, 8))
	}
	u.opaque = blob
}

// column reads count items of one column.
func (u *unweaver) column(count int, level bool, depth int) []*item {
	if count == 0 || u.err != nil {
		return nil
	}
	if u.items += count; u.items > maxItems {
		u.err = fmt.Errorf("more than %d items: %w", maxItems, ErrTooBig)
		return nil
	}
	mode := u.take(&u.rest, 1)
	if u.err != nil {
		return nil
	}
	if mode[0]&^(columnForm|columnConstant|columnDelta|columnSteady) != 0 || depth > 2*maxNesting {
		u.fail("column mode %#02x at depth %d", mode[0], depth)
		return nil
	}
	items := u.forms(form(mode[0]&columnForm), count)
	u.fill(items, mode[0])
	u.below(items, level, depth)
	return items
}

// forms makes the items of a column.
func (u *unweaver) forms(one form, count int) []*item {
	block, out := make([]item, count), make([]*item, count)
	var each []byte
	if one == formMixed {
		if each = u.take(&u.rest, uint64(count)); each == nil {
			return nil
		}
	}
	for i := range out {
		block[i].form = one
		if one == formMixed {
			block[i].form = form(each[i])
		}
		if block[i].form > formArray {
			u.fail("form %d", block[i].form)
			return nil
		}
		out[i] = &block[i]
	}
	return out
}

// hasNumber tells the forms that take a number from their column.
func (f form) hasNumber() bool {
	switch f {
	case formEmpty, formFalse, formTrue, formNull:
		return false
	}
	return true
}

// fill gives every item its number and what the number stands for.
func (u *unweaver) fill(items []*item, mode byte) {
	ids, texts := u.ids.from(), u.texts.from()
	var last, number uint64
	fresh := 1 << 30 // how many numbers are still written out
	switch {
	case mode&columnConstant != 0:
		fresh = 1
	case mode&columnSteady != 0:
		fresh = 2
	}
	for _, it := range items {
		if !it.form.hasNumber() {
			continue
		}
		if fresh > 0 {
			number = u.number()
			fresh--
		}
		it.num = number
		if mode&columnDelta != 0 {
			last += uint64(unzigzag(number))
			it.num = last
		}
		switch it.form {
		case formID:
			it.data = ids.next(u, number)
		case formText:
			it.data = texts.next(u, number)
		case formBytes, formRaw:
			it.data = u.take(&u.opaque, number)
		}
		if u.err != nil {
			return
		}
	}
}

// reference follows the references of one column into a table.
type reference struct {
	table *readTable
	at    int64
}

func (t *readTable) from() *reference { return &reference{t, int64(t.seen) - 1} }

func (r *reference) next(u *unweaver, number uint64) []byte {
	r.at += unzigzag(number) + 1
	if r.at < 0 || r.at > int64(r.table.seen) || r.at >= int64(len(r.table.list)) {
		u.fail("reference to %d of %d, %d named", r.at, len(r.table.list), r.table.seen)
		return nil
	}
	r.table.seen = max(r.table.seen, int(r.at)+1)
	return r.table.list[r.at]
}

// below reads the columns of what arrays hold.
func (u *unweaver) below(items []*item, level bool, depth int) {
	total := uint64(0)
	for _, it := range items {
		if it.form != formArray {
			continue
		}
		if total += it.num; it.num > maxItems || total > maxItems {
			u.err = fmt.Errorf("arrays of more than %d items: %w", maxItems, ErrTooBig)
		}
	}
	if u.err != nil {
		return
	}
	if !level {
		all := u.column(int(total), recordLevel, depth+1)
		for _, it := range items {
			if u.err == nil && it.form == formArray {
				it.kids, all = all[:it.num:it.num], all[it.num:]
			}
		}
		return
	}
	u.fields(items, depth)
}

// fields reads one column for each field of records.
func (u *unweaver) fields(items []*item, depth int) {
	for field := uint64(0); u.err == nil; field++ {
		var having []*item
		for _, it := range items {
			if it.form == formArray && it.num > field {
				having = append(having, it)
			}
		}
		if len(having) == 0 {
			return
		}
		for i, kid := range u.column(len(having), listLevel, depth+1) {
			having[i].kids = append(having[i].kids, kid)
		}
	}
}

// unweave gives back count canonical events.
func unweave(before [32]byte, columns, blob []byte, count int) ([][]byte, error) {
	u := &unweaver{rest: columns, ids: readTable{list: [][]byte{before[:8]}, seen: 1}}
	u.tables(blob)
	var heads [envelopeFields][]*item
	for field := range heads {
		heads[field] = u.column(count, recordLevel, 0)
	}
	bodies := map[uint64][]*item{}
	if u.err == nil {
		for _, kind := range heads[0] {
			bodies[kind.num] = append(bodies[kind.num], nil)
		}
	}
	for _, kind := range kindsOf(bodies) {
		bodies[kind] = u.column(len(bodies[kind]), recordLevel, 0)
	}
	if u.err == nil && len(u.rest)+len(u.opaque) != 0 {
		u.fail("%d bytes left over", len(u.rest)+len(u.opaque))
	}
	if u.err != nil {
		return nil, u.err
	}
	return writeEvents(heads, bodies)
}

// writeEvents puts heads and bodies together again, within the limits of one event and of a bundle.
func writeEvents(heads [envelopeFields][]*item, bodies map[uint64][]*item) ([][]byte, error) {
	out := make([][]byte, len(heads[0]))
	left := maxCanonical
	for i := range out {
		kind := heads[0][i].num
		event := &item{form: formArray, kids: []*item{heads[0][i], heads[1][i], heads[2][i], heads[3][i], bodies[kind][0]}}
		bodies[kind] = bodies[kind][1:]
		b, err := appendItem(nil, event, min(record.MaxBytes, left))
		if err != nil {
			return nil, fmt.Errorf("event %d: %w", i, err)
		}
		out[i] = b
		left -= len(b)
	}
	return out, nil
}
