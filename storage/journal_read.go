package storage

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"dendau/storage/record"
)

// errTorn: the file ends inside a record, as after a power cut.
var errTorn = errors.New("the last record is not whole")

// journalReader reads a journal from its beginning and believes nothing: sums, order and chain are checked record by record.
type journalReader struct {
	in    *bufio.Reader
	kiosk record.KioskID
	buf   []byte
	// offset is after the last record that was read; whole is after the last one that ends an Append.
	offset, whole int64
}

func newJournalReader(r io.Reader) (*journalReader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	head := make([]byte, headerSize)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, fmt.Errorf("the journal has no head: %w", err)
	}
	kiosk, err := parseHeader(head)
	if err != nil {
		return nil, err
	}
	return &journalReader{in: in, kiosk: kiosk, offset: headerSize, whole: headerSize}, nil
}

// next gives the next record, whose event is valid until the call after. The error is io.EOF at a clean end.
func (r *journalReader) next() (entry, error) {
	var head [frameHead]byte
	if n, err := io.ReadFull(r.in, head[:]); err != nil {
		if n > 0 {
			err = errTorn
		}
		return entry{}, err
	}
	length := int64(binary.BigEndian.Uint32(head[:]))
	if length > record.MaxBytes {
		return entry{}, fmt.Errorf("a record claims %d bytes", length)
	}
	frame := append(r.buf[:0], head[:]...)
	frame = append(frame, make([]byte, length+chainSize)...)
	r.buf = frame
	if _, err := io.ReadFull(r.in, frame[frameHead:]); err != nil {
		return entry{}, errTorn
	}
	e, err := parseFrame(frame)
	if err != nil {
		return entry{}, err
	}
	r.offset += int64(len(frame))
	if !e.more {
		r.whole = r.offset
	}
	return e, nil
}

// parseFrame reads a record that has its whole length.
func parseFrame(frame []byte) (entry, error) {
	if frameSum(frame) != binary.BigEndian.Uint32(frame[4:]) {
		return entry{}, errors.New("a record's sum is wrong")
	}
	if frame[16] > flagMore {
		return entry{}, fmt.Errorf("a record has flags %d: %w", frame[16], ErrNewer)
	}
	e := entry{
		run:   record.Run(binary.BigEndian.Uint32(frame[8:])),
		seq:   record.Seq(binary.BigEndian.Uint32(frame[12:])),
		more:  frame[16] == flagMore,
		event: frame[frameHead : len(frame)-chainSize],
	}
	copy(e.chain[:], frame[len(frame)-chainSize:])
	return e, nil
}
