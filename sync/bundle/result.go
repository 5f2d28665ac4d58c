package bundle

import (
	"crypto/ed25519"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strings"

	"dendau/storage/record"
)

// ResultPrefix begins the text of a signed result.
const ResultPrefix = "DDK1"

const (
	resultContext = "ddk1-sign\x00"
	resultBody    = 8 + 1 + 8 + 4 + 4*2
	// MaxResult is how long a text is read as a result: people type spaces and line breaks into what they copy.
	MaxResult = 1024
)

// ResultLetters is how many letters the text of a result has.
const ResultLetters = len(ResultPrefix) + ((resultBody+ed25519.SignatureSize)*8+4)/5

// resultText is base 32 without padding: capitals and digits, which a QR code packs closely and nobody reads for others.
var resultText = base32.StdEncoding.WithPadding(base32.NoPadding)

// Result is what a learner's sheet of practice says, signed by the kiosk that printed it. It says how much somebody practised and gives
// no right to anything. It names nobody: the sheet does, and the kiosk alone knows whose id it is.
type Result struct {
	Kiosk record.KioskID
	KeyNo byte
	// Learner is the random id of the person.
	Learner record.LearnerID
	// Date is the kiosk's, as a facilitator confirmed it.
	Date record.Day
	// Evenings is how often they took part, Lessons how many they finished; Mastered of Practised questions and practices they have down pat.
	Evenings, Lessons, Mastered, Practised uint16
	signature                              [ed25519.SignatureSize]byte
}

// Sign gives the result as the text of its code.
func (r Result) Sign(key ed25519.PrivateKey) string {
	body := r.body()
	return ResultPrefix + resultText.EncodeToString(append(body, signWith(key, resultContext, body)...))
}

func (r Result) body() []byte {
	b := make([]byte, 0, resultBody+ed25519.SignatureSize)
	b = append(append(b, r.Kiosk.ID[:]...), r.KeyNo)
	b = append(b, r.Learner.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(r.Date))
	for _, n := range []uint16{r.Evenings, r.Lessons, r.Mastered, r.Practised} {
		b = binary.BigEndian.AppendUint16(b, n)
	}
	return b
}

// ParseResult reads the text of a code. What it says is a claim until Verify has agreed. Spaces and line breaks do not matter.
func ParseResult(text string) (Result, error) {
	if len(text) > MaxResult {
		return Result{}, fmt.Errorf("read result of %d letters: %w", len(text), ErrLong)
	}
	plain, ok := strings.CutPrefix(strings.ToUpper(strings.Join(strings.Fields(text), "")), ResultPrefix)
	if !ok {
		return Result{}, fmt.Errorf("read result: it does not begin with %s: %w", ResultPrefix, ErrForeign)
	}
	b, err := resultText.DecodeString(plain)
	switch want := resultBody + ed25519.SignatureSize; {
	case err != nil:
		return Result{}, fmt.Errorf("read result: %v: %w", err, ErrDamaged)
	case len(b) < want:
		return Result{}, fmt.Errorf("read result of %d bytes: %w", len(b), ErrShort)
	case len(b) > want:
		return Result{}, fmt.Errorf("read result of %d bytes: %w", len(b), ErrLong)
	case ResultPrefix+resultText.EncodeToString(b) != ResultPrefix+plain:
		return Result{}, fmt.Errorf("read result: bits after its end: %w", ErrDamaged)
	}
	r := Result{KeyNo: b[8], Date: record.Day(int32(binary.BigEndian.Uint32(b[17:])))}
	copy(r.Kiosk.ID[:], b)
	copy(r.Learner.ID[:], b[9:])
	for i, n := range []*uint16{&r.Evenings, &r.Lessons, &r.Mastered, &r.Practised} {
		*n = binary.BigEndian.Uint16(b[21+2*i:])
	}
	copy(r.signature[:], b[resultBody:])
	if r.Kiosk.IsZero() || r.Mastered > r.Practised {
		return Result{}, fmt.Errorf("read result of kiosk %s, %d mastered of %d: %w", r.Kiosk.Short(), r.Mastered, r.Practised, ErrImplausible)
	}
	return r, nil
}

// Verify tells whether one of the kiosk's keys signed what was read.
func (r Result) Verify(keys ...ed25519.PublicKey) error {
	for _, pub := range keys {
		if verifySigned(pub, resultContext, r.body(), r.signature[:]) {
			return nil
		}
	}
	return fmt.Errorf("verify result of kiosk %s: %w", r.Kiosk.Short(), ErrForged)
}
