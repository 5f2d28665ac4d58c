package bundle

import (
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"dendau/storage/record"
)

// CodeKey is the secret of the typed receipt. The kiosk derives it from its signing key and tells it the centre, sealed, in its enrolment.
type CodeKey [32]byte

// CodeKeyOf derives the secret from a kiosk's signing key, so that it is never stored and never lost by itself.
func CodeKeyOf(key ed25519.PrivateKey) CodeKey {
	var out CodeKey
	derived, err := hkdf.Key(sha256.New, key.Seed(), nil, "ddr1-code-key", len(out))
	if err != nil {
		panic("bundle: hkdf of 32 bytes: " + err.Error())
	}
	copy(out[:], derived)
	return out
}

const (
	codeContext = "ddr1-code\x00"
	codeSeqs    = 10_000
	codeMACs    = 100_000_000
	codeDigits  = 12
)

// Mark is a place in a kiosk's log: what a typed receipt confirms.
type Mark struct {
	Kiosk record.KioskID
	Run   record.Run
	Seq   record.Seq
	// Chain is the first 8 bytes of the chain value there.
	Chain record.ID
}

// Mark is the place that the receipt confirms.
func (r Receipt) Mark() Mark { return Mark{r.Kiosk, r.Run, r.UpTo, r.Chain} }

// Code is the receipt for a place as 12 digits to be read out over the telephone and typed: the last 4 digits of the sequence number
// and 8 digits of an HMAC. A guess is right once in 10⁸, so a keypad that takes 5 tries a minute cannot be guessed through.
func (m Mark) Code(key CodeKey) string {
	return fmt.Sprintf("%04d%08d", uint32(m.Seq)%codeSeqs, m.mac(key))
}

func (m Mark) mac(key CodeKey) uint64 {
	h := hmac.New(sha256.New, key[:])
	b := append([]byte(codeContext), m.Kiosk.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(m.Run))
	b = binary.BigEndian.AppendUint32(b, uint32(m.Seq))
	h.Write(append(b, m.Chain[:]...))
	return binary.BigEndian.Uint64(h.Sum(nil)) % codeMACs
}

// SeqsOf gives the sequence numbers after the last confirmed one, up to the head of the log, that a typed code can mean, newest first.
// The caller looks each place up in its log and asks Confirms.
func SeqsOf(code string, confirmed, head record.Seq) ([]record.Seq, error) {
	digits, _, err := splitCode(code)
	if err != nil {
		return nil, err
	}
	var out []record.Seq
	for at := int64(head) - (int64(head)-int64(digits)+codeSeqs)%codeSeqs; at > int64(confirmed); at -= codeSeqs {
		out = append(out, record.Seq(at))
	}
	return out, nil
}

// Confirms tells whether a typed code is the receipt for the place m. Spaces, dots and dashes between digits do not matter.
func (m Mark) Confirms(code string, key CodeKey) error {
	digits, mac, err := splitCode(code)
	if err != nil {
		return err
	}
	want := m.mac(key)
	if uint64(digits) != uint64(m.Seq)%codeSeqs || !hmac.Equal(binary.BigEndian.AppendUint64(nil, mac), binary.BigEndian.AppendUint64(nil, want)) {
		return fmt.Errorf("typed receipt for %s at %d: %w", m.Kiosk.Short(), m.Seq, ErrForged)
	}
	return nil
}

// Typed is a code without the spaces, dots and dashes that people type between its digits.
func Typed(code string) string { return strings.NewReplacer(" ", "", "-", "", ".", "").Replace(code) }

// splitCode takes a typed code apart into its sequence digits and its HMAC.
func splitCode(code string) (seq uint32, mac uint64, err error) {
	plain := Typed(code)
	switch n, errNumber := strconv.ParseUint(plain, 10, 64); {
	case len(plain) < codeDigits:
		return 0, 0, fmt.Errorf("typed receipt of %d digits: %w", len(plain), ErrShort)
	case len(plain) > codeDigits:
		return 0, 0, fmt.Errorf("typed receipt of %d digits: %w", len(plain), ErrLong)
	case errNumber != nil || plain[0] == '+':
		return 0, 0, fmt.Errorf("typed receipt: %w", ErrForeign)
	default:
		return uint32(n / codeMACs), n % codeMACs, nil
	}
}
