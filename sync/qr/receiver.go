package qr

import "bytes"

// maxAssemblies is how many streams a Receiver follows at once: a courier may walk from one kiosk to the next and
// back; more than that is noise, and memory stays under 1.5 MB.
const maxAssemblies = 8

// Progress is how far the stream of the frame just added has come. The zero value means that the frame was ignored.
type Progress struct {
	Tag     uint32
	Length  int // of the data, in bytes
	Rank    int // independent symbols held; complete at Rank == Symbols, and the share between is honest
	Symbols int // k
}

// Receiver restores data from frames in any order, with any of them missing or repeated and several streams mixed.
// The zero value is ready. It is not safe for concurrent use.
type Receiver struct {
	// Magic, if set, is how restored data must begin; a stream of anything else is dropped when complete.
	Magic []byte

	assemblies []*assembly // most recently used first
	combine    func(tag uint32, id uint16, k int) combination
}

// Add takes what a QR reader said. It returns the data once its stream is complete, and again for every further
// frame of that stream; the caller must not change it. Foreign, damaged and impossible texts are ignored: they
// change nothing.
func (r *Receiver) Add(text string) (p Progress, data []byte) {
	f, err := ParseText(text)
	if err != nil {
		return Progress{}, nil // a reader sees half frames and posters all the time
	}
	a := r.assembly(f)
	for i := 0; i < f.Symbols() && a.data == nil; i++ {
		a.learn(r.combination(f, i), f.Body[i*SymbolSize:][:SymbolSize])
		if a.rank < a.k {
			continue
		}
		a.solve()
		if tagOf(a.data) != f.Tag || !bytes.HasPrefix(a.data, r.Magic) {
			r.assemblies = r.assemblies[1:] // two streams under one tag, or not ours: begin again
			return Progress{}, nil
		}
	}
	return Progress{Tag: f.Tag, Length: f.Length, Rank: a.rank, Symbols: a.k}, a.data
}

func (r *Receiver) combination(f Frame, i int) combination {
	pick := r.combine
	if pick == nil {
		pick = combine
	}
	return pick(f.Tag, f.ID+uint16(i), symbolCount(f.Length))
}

// assembly finds or begins the stream of f and moves it to the front.
func (r *Receiver) assembly(f Frame) *assembly {
	for i, a := range r.assemblies {
		if a.tag == f.Tag && a.length == f.Length {
			copy(r.assemblies[1:], r.assemblies[:i])
			r.assemblies[0] = a
			return a
		}
	}
	k := symbolCount(f.Length)
	a := &assembly{tag: f.Tag, length: f.Length, k: k, rows: make([]equation, k)}
	keep := min(len(r.assemblies), maxAssemblies-1)
	r.assemblies = append([]*assembly{a}, r.assemblies[:keep]...)
	return a
}

// assembly is one stream on its way: a system of linear equations over GF(2), kept in echelon form.
type assembly struct {
	tag    uint32
	length int
	k      int
	rank   int
	rows   []equation // rows[j] has source j as its lowest, or is empty
	data   []byte     // set when complete; rows are let go then
}

// learn takes one symbol and keeps its slices. What it says of sources already pivoted is subtracted; anything
// left is a new pivot.
func (a *assembly) learn(of combination, value []byte) {
	e := equation{of: of, value: value}
	for j := range a.k {
		if !e.of.has(j) {
			continue
		}
		if a.rows[j].of == nil {
			a.rows[j] = e
			a.rank++
			return
		}
		e.add(a.rows[j])
	}
}

// solve substitutes back from the last source, leaving one source a row, and joins them.
func (a *assembly) solve() {
	data := make([]byte, a.k*SymbolSize)
	for j := a.k - 1; j >= 0; j-- {
		row := a.rows[j]
		for later := j + 1; later < a.k; later++ {
			if row.of.has(later) {
				row.add(a.rows[later])
			}
		}
		copy(data[j*SymbolSize:], row.value)
	}
	a.data, a.rows = data[:a.length:a.length], nil
}
