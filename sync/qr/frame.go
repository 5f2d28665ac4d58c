package qr

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

const (
	// Prefix begins the text of every frame: our name and the format's version.
	Prefix = "DD1:"

	headerSize = 4 + 3 + 2
	crcSize    = 4
)

// ErrForeign says that a text is not a frame of ours at all, such as a poster's QR code in the camera's view.
var ErrForeign = errors.New("not a frame of this format")

// Frame is what one picture of the stream carries.
type Frame struct {
	Tag    uint32 // the first four bytes of the SHA-256 of the data: which stream this is
	Length int    // of the data, in bytes, 1 to MaxLength
	ID     uint16 // of the first symbol in Body; the others follow, modulo 65536
	Body   []byte // 1 to MaxPerFrame symbols of SymbolSize bytes
}

// Symbols is n, the number of symbols in the frame.
func (f Frame) Symbols() int { return len(f.Body) / SymbolSize }

// Version is the QR version (1 to 40) that frames of this many symbols are always drawn in, so that the picture
// keeps its size through a run.
func (f Frame) Version(level Level) int { return versionFor(f.Symbols(), level) }

// Marshal writes the frame with its checksum. It panics if the frame could not have come from a Sender or ParseFrame.
func (f Frame) Marshal() []byte {
	if err := f.check(); err != nil {
		panic("qr: marshal frame: " + err.Error())
	}
	dst := make([]byte, 0, headerSize+len(f.Body)+crcSize)
	dst = binary.BigEndian.AppendUint32(dst, f.Tag)
	dst = append(dst, byte(f.Length>>16), byte(f.Length>>8), byte(f.Length))
	dst = binary.BigEndian.AppendUint16(dst, f.ID)
	dst = append(dst, f.Body...)
	return binary.BigEndian.AppendUint32(dst, crc32.ChecksumIEEE(dst))
}

// ParseFrame reads the bytes of one frame; what it accepts, Marshal writes again byte for byte. Body shares src.
func ParseFrame(src []byte) (Frame, error) {
	if len(src) < headerSize+crcSize {
		return Frame{}, fmt.Errorf("read frame: %d bytes are too few", len(src))
	}
	end := len(src) - crcSize
	if got, want := crc32.ChecksumIEEE(src[:end]), binary.BigEndian.Uint32(src[end:]); got != want {
		return Frame{}, fmt.Errorf("read frame: checksum %08x, the frame says %08x", got, want)
	}
	f := Frame{
		Tag:    binary.BigEndian.Uint32(src),
		Length: int(src[4])<<16 | int(src[5])<<8 | int(src[6]),
		ID:     binary.BigEndian.Uint16(src[7:]),
		Body:   src[headerSize:end:end],
	}
	if err := f.check(); err != nil {
		return Frame{}, fmt.Errorf("read frame: %w", err)
	}
	return f, nil
}

func (f Frame) check() error {
	n := f.Symbols()
	switch {
	case len(f.Body)%SymbolSize != 0 || n < 1 || n > MaxPerFrame:
		return fmt.Errorf("a body of %d bytes is not 1 to %d symbols", len(f.Body), MaxPerFrame)
	case f.Length < 1 || f.Length > MaxLength:
		return fmt.Errorf("data of %d bytes is not within 1 to %d", f.Length, MaxLength)
	}
	return nil
}

// Text is what the QR code says.
func (f Frame) Text() string { return Prefix + Encode41(f.Marshal()) }

// maxText is the text of a frame of MaxPerFrame symbols; longer texts are refused before they are decoded.
var maxText = len(Prefix) + (headerSize+MaxPerFrame*SymbolSize+crcSize)/2*3 + 2

// ParseText reads what a QR reader said. The error is ErrForeign when the code was somebody else's.
func ParseText(text string) (Frame, error) {
	body, ours := strings.CutPrefix(text, Prefix)
	if !ours {
		return Frame{}, ErrForeign
	}
	if len(text) > maxText {
		return Frame{}, fmt.Errorf("read frame: %d characters, at most %d", len(text), maxText)
	}
	raw, err := Decode41(body)
	if err != nil {
		return Frame{}, fmt.Errorf("read frame: %w", err)
	}
	return ParseFrame(raw)
}
