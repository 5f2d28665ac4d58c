package bundle

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"sync"

	"dendau/storage/record"

	"filippo.io/age"
	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// schemaColumns is the one schema of the content so far. Another layout takes the next number.
const schemaColumns = 1

var (
	cborOut = newCBOROut()
	cborIn  = newCBORIn()
)

func newCBOROut() cbor.EncMode {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		panic("bundle: " + err.Error())
	}
	return mode
}

func newCBORIn() cbor.DecMode {
	mode, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		MaxArrayElements: MaxEvents,
		MaxMapPairs:      16,
		MaxNestedLevels:  maxNesting,
		IndefLength:      cbor.IndefLengthForbidden,
		TagsMd:           cbor.TagsForbidden,
		UTF8:             cbor.UTF8RejectInvalid,
	}.DecMode()
	if err != nil {
		panic("bundle: " + err.Error())
	}
	return mode
}

// content is the plaintext before compression. Blob is last, so that the compressor can be told where the random bytes begin.
type content struct {
	_      struct{} `cbor:",toarray"`
	Schema uint
	// Runs are the runs after the first one, which the header names: id, and how many events after the header's first it begins.
	Runs []laterRun
	// Before is the chain value before the first event; nothing in a slice that begins a log. After is the first 8 bytes of the last.
	Before  []byte
	After   []byte
	Columns []byte
	Blob    []byte
}

type laterRun struct {
	_      struct{} `cbor:",toarray"`
	Run    record.Run
	Offset uint16
}

// pack writes a slice as content: deterministic CBOR, compressed.
func pack(s Slice, after [32]byte) ([]byte, error) {
	columns, blob, err := weave(s.Before, s.Events)
	if err != nil {
		return nil, err
	}
	c := content{Schema: schemaColumns, Runs: []laterRun{}, After: after[:8], Columns: columns, Blob: blob}
	for _, run := range s.Runs[1:] {
		c.Runs = append(c.Runs, laterRun{Run: run.Run, Offset: uint16(run.First - s.First())})
	}
	if s.First() != 1 {
		c.Before = s.Before[:]
	}
	plain, err := cborOut.Marshal(c)
	if err != nil {
		return nil, err
	}
	if len(plain) > MaxPlain {
		return nil, fmt.Errorf("%d bytes: %w", len(plain), ErrTooBig)
	}
	return compress(plain, len(plain)-len(blob))
}

// dictionary is what an evening's columns usually look like, so that the first bundle of a hall compresses as well as its tenth. It is
// part of schema 1 and never changes; TestDictionary shows what it was made from.
//
//go:embed dictionary.bin
var dictionary []byte

// dictionaryID 0 keeps it out of the frame, and lets `zstd -D dictionary.bin` read it too.
const dictionaryID = 0

// compressors are kept: making one costs more than an evening's bundle.
var compressors = sync.Pool{New: func() any {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false),
		zstd.WithWindowSize(1<<20), zstd.WithEncoderDictRaw(dictionaryID, dictionary))
	if err != nil {
		panic("bundle: " + err.Error())
	}
	return w
}}

// compress begins a new block at the cut: before it is what compresses, after it what is random and would spoil the statistics.
func compress(plain []byte, cut int) ([]byte, error) {
	w := compressors.Get().(*zstd.Encoder)
	defer compressors.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := w.Write(plain[:cut]); err != nil {
		return nil, err
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	if _, err := w.Write(plain[cut:]); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// decompress stops at MaxPlain, whatever the data promise.
func decompress(packed io.Reader) ([]byte, error) {
	r, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxPlain),
		zstd.WithDecoderMaxWindow(MaxPlain), zstd.WithDecoderDictRaw(dictionaryID, dictionary))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer r.Close()
	plain, err := io.ReadAll(io.LimitReader(r, MaxPlain+1))
	switch {
	case len(plain) > MaxPlain, errors.Is(err, zstd.ErrDecoderSizeExceeded), errors.Is(err, zstd.ErrWindowSizeExceeded):
		return nil, fmt.Errorf("decompressed to more than %d bytes: %w", MaxPlain, ErrTooBig)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return plain, nil
}

// unpack reads content for a bundle of that header and follows the chain through it.
func unpack(plain []byte, h Header) (*Contents, error) {
	// The schema is read by itself first: a later one need not have these fields.
	var fields []cbor.RawMessage
	if err := cborIn.Unmarshal(plain, &fields); err != nil || len(fields) == 0 {
		return nil, fmt.Errorf("content: %w: %w", ErrDamaged, err)
	}
	var schema uint
	if err := cborIn.Unmarshal(fields[0], &schema); err != nil {
		return nil, fmt.Errorf("content: %w: %w", ErrDamaged, err)
	}
	if schema > schemaColumns {
		return nil, fmt.Errorf("content of schema %d: %w", schema, ErrTooNew)
	}
	var c content
	if err := cborIn.Unmarshal(plain, &c); err != nil || schema != schemaColumns {
		return nil, fmt.Errorf("content of schema %d: %w: %w", schema, ErrDamaged, err)
	}
	s := Slice{Kiosk: h.Kiosk, Runs: []RunPart{{Run: h.Run, First: h.First}}}
	for _, run := range c.Runs {
		s.Runs = append(s.Runs, RunPart{Run: run.Run, First: h.First + record.Seq(run.Offset)})
	}
	if len(c.Before) == 0 && h.First == 1 {
		s.Before = record.ChainStart(h.Kiosk)
	} else if copy(s.Before[:], c.Before) != len(s.Before) || len(c.Before) != len(s.Before) || h.First == 1 {
		return nil, fmt.Errorf("chain value of %d bytes before event %d: %w", len(c.Before), h.First, ErrDamaged)
	}
	var err error
	if s.Events, err = unweave(s.Before, c.Columns, c.Blob, h.Count); err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	return follow(s, c.After)
}

// seal encrypts to the centre.
func seal(plain []byte, recipients []age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, recipients...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// unsealReason tells another centre's seal from damage.
func unsealReason(err error) error {
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return ErrOtherCentre
	}
	return ErrDamaged
}

// readPlain undoes the codec.
func readPlain(unsealed io.Reader, codec byte) ([]byte, error) {
	if codec == codecZstd {
		return decompress(unsealed)
	}
	plain, err := io.ReadAll(io.LimitReader(unsealed, MaxPlain+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case len(plain) > MaxPlain:
		return nil, fmt.Errorf("more than %d bytes: %w", MaxPlain, ErrTooBig)
	}
	return plain, nil
}
