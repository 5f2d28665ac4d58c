package bundle

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

const (
	takenMagic  = "DT"
	takenDigits = 6
	takenCodes  = 1_000_000
)

// Taken is what only somebody who holds the whole of a bundle can tell: bytes 4 to 7 of its SHA-256. The first four name its stream of QR
// codes and can be read off any frame. A phone shows it when it has everything; so the kiosk learns what a screen cannot see.
type Taken [4]byte

// TakenOf gives the word of whoever holds these bytes of a bundle.
func TakenOf(data []byte) Taken {
	sum := sha256.Sum256(data)
	return Taken(sum[4:8])
}

// Code is the word as 6 digits to be typed.
func (t Taken) Code() string {
	return fmt.Sprintf("%0*d", takenDigits, binary.BigEndian.Uint32(t[:])%takenCodes)
}

// Confirms tells whether typed digits are this word. Spaces, dots and dashes between them do not matter. A guess is right once in a
// million, and a wrong one costs nothing but a place on the list of what is on its way: the kiosk keeps everything until a receipt comes.
func (t Taken) Confirms(code string) error {
	switch plain := Typed(code); {
	case len(plain) < takenDigits:
		return fmt.Errorf("typed word of %d digits: %w", len(plain), ErrShort)
	case len(plain) > takenDigits:
		return fmt.Errorf("typed word of %d digits: %w", len(plain), ErrLong)
	case !hmac.Equal([]byte(plain), []byte(t.Code())):
		return fmt.Errorf("typed word for a bundle: %w", ErrForged)
	}
	return nil
}

// Marshal is the word as it is shown to a scanner.
func (t Taken) Marshal() []byte { return append([]byte(takenMagic), t[:]...) }

// ParseTaken reads what Marshal wrote and refuses everything else.
func ParseTaken(b []byte) (Taken, error) {
	word, ours := bytes.CutPrefix(b, []byte(takenMagic))
	switch {
	case !ours:
		return Taken{}, fmt.Errorf("read the word of a phone: %w", ErrForeign)
	case len(word) < len(Taken{}):
		return Taken{}, fmt.Errorf("read the word of a phone, %d bytes: %w", len(b), ErrShort)
	case len(word) > len(Taken{}):
		return Taken{}, fmt.Errorf("read the word of a phone, %d bytes: %w", len(b), ErrLong)
	}
	return Taken(word), nil
}
