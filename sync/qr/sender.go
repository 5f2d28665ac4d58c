package qr

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"
)

// Speed is how coarse and how fast a stream is shown.
type Speed int

const (
	// Default suits most phones: three symbols a frame (version 19), eight frames a second.
	Default Speed = iota
	// Easy suits old phones and shaking hands: two symbols (version 15), six frames a second.
	Easy
	// Fast suits a good phone close by: five symbols (version 25), eight frames a second. More than eight
	// frames a second reads worse: cameras catch two frames in one picture.
	Fast
)

// PerFrame is n, the number of symbols one frame carries.
func (s Speed) PerFrame() int {
	switch s {
	case Easy:
		return 2
	case Fast:
		return 5
	default:
		return 3
	}
}

// FramesPerSecond is how many frames are shown in a second.
func (s Speed) FramesPerSecond() int {
	if s == Easy {
		return 6
	}
	return 8
}

// Interval is how long one frame stays on the screen.
func (s Speed) Interval() time.Duration {
	return time.Second / time.Duration(s.FramesPerSecond())
}

// Sender shows one piece of data as frames, for ever. It is not safe for concurrent use.
type Sender struct {
	data   []byte // zero-padded to whole symbols
	length int
	tag    uint32
	speed  Speed
	next   uint16
}

// NewSender starts a stream at symbol 0. The data is copied.
func NewSender(data []byte, speed Speed) (*Sender, error) {
	if len(data) < 1 || len(data) > MaxLength {
		return nil, fmt.Errorf("send by qr: data of %d bytes is not within 1 to %d", len(data), MaxLength)
	}
	padded := make([]byte, symbolCount(len(data))*SymbolSize)
	copy(padded, data)
	return &Sender{data: padded, length: len(data), tag: tagOf(data), speed: speed}, nil
}

// tagOf names a stream by its data.
func tagOf(data []byte) uint32 {
	sum := sha256.Sum256(data)
	return binary.BigEndian.Uint32(sum[:])
}

// Symbols is k, the number of symbols a reader needs at least.
func (s *Sender) Symbols() int { return len(s.data) / SymbolSize }

// Still says that everything fits one code: Next gives the same frame every time and nothing needs to move.
func (s *Sender) Still() bool { return s.Symbols() <= MaxPerFrame }

// Speed is the present speed.
func (s *Sender) Speed() Speed { return s.speed }

// SetSpeed changes the speed from the next frame on. Symbol ids go on, so readers keep what they have.
func (s *Sender) SetSpeed(speed Speed) { s.speed = speed }

// Round is the time in which every source symbol is shown once: the least a person waits. Zero for a still code.
func (s *Sender) Round() time.Duration {
	if s.Still() {
		return 0
	}
	n := s.speed.PerFrame()
	return time.Duration((s.Symbols()+n-1)/n) * s.speed.Interval()
}

// Next is the frame to show now; the caller asks again after Speed().Interval().
func (s *Sender) Next() Frame {
	if s.Still() {
		return s.frame(0, s.Symbols())
	}
	f := s.frame(s.next, s.speed.PerFrame())
	s.next += uint16(f.Symbols()) // wraps after 65535, as FORMAT.md says
	return f
}

func (s *Sender) frame(id uint16, n int) Frame {
	body := make([]byte, n*SymbolSize)
	for i := range n {
		s.mix(id+uint16(i), body[i*SymbolSize:][:SymbolSize])
	}
	return Frame{Tag: s.tag, Length: s.length, ID: id, Body: body}
}

// mix writes the symbol with this id into dst, which must be zero.
func (s *Sender) mix(id uint16, dst []byte) {
	sum := equation{value: dst}
	of := combine(s.tag, id, s.Symbols())
	for source := range s.Symbols() {
		if of.has(source) {
			sum.add(equation{value: s.data[source*SymbolSize:][:SymbolSize]})
		}
	}
}
