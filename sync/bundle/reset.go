package bundle

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"dendau/storage/record"
)

// A PIN that was forgotten is set anew with a code from the centre, read over the telephone. The kiosk draws a question of eight digits and
// keeps in its log for whom; the person at the centre, who knows the caller, types the kiosk's code and the question and reads eight digits
// back. There is no master PIN: each answer fits one question of one kiosk, and the kiosk takes it once.
const (
	resetContext = "ddr1-pin-reset\x00"
	// ResetQuestions is how many questions there are; a question is less than it.
	ResetQuestions = 100_000_000
)

// ResetCode is the centre's answer to a question of a kiosk: eight digits.
func ResetCode(kiosk record.KioskID, question uint32, key CodeKey) string {
	h := hmac.New(sha256.New, key[:])
	h.Write(binary.BigEndian.AppendUint32(append([]byte(resetContext), kiosk.ID[:]...), question))
	return fmt.Sprintf("%08d", binary.BigEndian.Uint64(h.Sum(nil))%ResetQuestions)
}

// ResetAllowed tells whether typed digits are the centre's answer. Spaces, dots and dashes between digits do not matter.
func ResetAllowed(code string, kiosk record.KioskID, question uint32, key CodeKey) bool {
	return hmac.Equal([]byte(Typed(code)), []byte(ResetCode(kiosk, question, key)))
}
