package scan

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Kind is what one of our own codes is for. It is the code's first digit.
type Kind byte

// The kinds of our digit codes.
const (
	LearnerCard Kind = '1'
)

// ErrNoCode says that digits are none of ours, or that some were misread.
var ErrNoCode = errors.New("scan: not one of our codes")

// idDigits is how many digits eight bytes need.
const idDigits = 20

// CardDigits writes the id on a learner card: the kind, the id in decimal, two check digits (ISO 7064 MOD 97-10, which notices every wrong
// digit and every swap of two neighbours). Digits alone, since no typing program composes them.
func CardDigits(id [8]byte) string {
	body := fmt.Sprintf("%c%0*s", LearnerCard, idDigits, new(big.Int).SetBytes(id[:]).String())
	return body + check(body)
}

// ParseCard reads the digits of a learner card.
func ParseCard(s string) (id [8]byte, err error) {
	s = strings.TrimSpace(s)
	if !digits(s, 1+idDigits+2) || Kind(s[0]) != LearnerCard || mod97(s) != 1 {
		return id, ErrNoCode
	}
	n, ok := new(big.Int).SetString(s[1:1+idDigits], 10)
	if !ok || n.BitLen() > 64 {
		return id, ErrNoCode
	}
	n.FillBytes(id[:])
	return id, nil
}

func check(body string) string { return fmt.Sprintf("%02d", 98-mod97(body+"00")) }

func mod97(s string) int {
	n := 0
	for _, c := range s {
		n = (n*10 + int(c-'0')) % 97
	}
	return n
}
