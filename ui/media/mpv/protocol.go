package mpv

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// protocolVersion is told in the player's hello. A kiosk and a player of
// different versions do not work together: one was not updated.
const protocolVersion = 1

// Limits of what one end accepts from the other.
const (
	maxLine   = 64 << 10    // bytes; the longest path, escaped, is half of that
	maxPixels = 3840 * 2160 // 33 MB: a television of today, drawn one to one
)

// errProtocol: the other end does not speak as agreed, so it is not trusted further.
var errProtocol = errors.New("player protocol")

// Order is one line of JSON from the kiosk to the player. Do says which fields count.
type Order struct {
	Do     string        `json:"do"`             // play, pause, seek, speed, stop, size
	Play   uint64        `json:"play,omitempty"` // play: the number its Reports carry
	Path   string        `json:"path,omitempty"` // play
	Offset int64         `json:"offset,omitempty"`
	Length int64         `json:"length,omitempty"` // play: bytes; 0 is the whole file
	On     bool          `json:"on,omitempty"`     // pause
	To     time.Duration `json:"to,omitempty"`     // seek: nanoseconds
	Rate   float64       `json:"rate,omitempty"`   // speed
	W      int           `json:"w,omitempty"`      // size: the box, in pixels
	H      int           `json:"h,omitempty"`
}

// Report is one line of JSON from the player to the kiosk; after a line that
// is "frame" follow W*H*4 bytes of RGBA.
type Report struct {
	Is      string        `json:"is"`             // hello, alive, started, playing, paused, position, ended, failed, frame
	Version int           `json:"v,omitempty"`    // hello
	Play    uint64        `json:"play,omitempty"` // all but hello and alive: the number of the Order it speaks of
	Pos     time.Duration `json:"pos,omitempty"`
	Len     time.Duration `json:"len,omitempty"`
	Why     string        `json:"why,omitempty"`     // failed: for the log
	Dropped int64         `json:"dropped,omitempty"` // frames of this playing that were due and never left the player
	W       int           `json:"w,omitempty"`       // frame
	H       int           `json:"h,omitempty"`
}

// isFrame is the Report that pixels follow.
const isFrame = "frame"

// readLine reads one line of JSON into v. io.EOF means the other end is gone.
func readLine(r *bufio.Reader, v any) error {
	line, err := r.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return fmt.Errorf("%w: a line of more than %d bytes", errProtocol, maxLine)
	case err == io.EOF && len(line) > 0:
		return fmt.Errorf("%w: half a line: %w", errProtocol, io.ErrUnexpectedEOF)
	case err != nil:
		return err
	}
	if err := json.Unmarshal(line, v); err != nil {
		return fmt.Errorf("%w: %.60q: %w", errProtocol, line, err)
	}
	return nil
}

// newReader gives readLine its limit.
func newReader(r io.Reader) *bufio.Reader { return bufio.NewReaderSize(r, maxLine) }

// readOrder reads the next Order and refuses one that no kiosk would send.
func readOrder(r *bufio.Reader) (Order, error) {
	var o Order
	if err := readLine(r, &o); err != nil {
		return Order{}, err
	}
	if o.W < 0 || o.H < 0 || o.Offset < 0 || o.Length < 0 || o.Offset+o.Length < 0 {
		return Order{}, fmt.Errorf("%w: order with a negative number", errProtocol)
	}
	return o, nil
}

// readReport reads the next Report. The pixels of a frame are read into the
// memory that room returns for their number of bytes, asked only after the
// size was found sane.
func readReport(r *bufio.Reader, room func(bytes int) []byte) (Report, []byte, error) {
	var rep Report
	if err := readLine(r, &rep); err != nil {
		return Report{}, nil, err
	}
	if rep.Is != isFrame {
		return rep, nil, nil
	}
	if rep.W <= 0 || rep.H <= 0 || rep.W > maxPixels/rep.H {
		return Report{}, nil, fmt.Errorf("%w: frame of %d by %d", errProtocol, rep.W, rep.H)
	}
	pix := room(rep.W * rep.H * 4)
	if _, err := io.ReadFull(r, pix); err != nil {
		return Report{}, nil, fmt.Errorf("%w: frame cut short: %w", errProtocol, err)
	}
	return rep, pix, nil
}

// write sends one Order or Report as a line.
func write(w io.Writer, v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%w: %w", errProtocol, err)
	}
	if len(line) >= maxLine {
		return fmt.Errorf("%w: a line of %d bytes", errProtocol, len(line))
	}
	_, err = w.Write(append(line, '\n'))
	return err
}
