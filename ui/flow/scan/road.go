package scan

import "strings"

// RoadKind is what a phone's screen says to a scanner.
type RoadKind int

// The kinds.
const (
	NotOfTheRoad RoadKind = iota
	Receipt               // the centre's receipt
	Word                  // the phone has everything
)

// The digits of both are eight for three bytes (sync/qr, FORMAT.md), and begin with those of "DDR" and of "DT" with any byte after it.
const (
	receiptStart = "04473938"
	wordStart    = "0447"
	wordDigits   = 16
	// A receipt has 97 to 121 bytes.
	leastReceipt, mostReceipt = 259, 323
)

// ParseRoad tells what digits are that a scanner read off a phone; whether they are right is the road's to say. Learner cards begin with
// another digit.
func ParseRoad(text string) (string, RoadKind) {
	text = strings.TrimSpace(text)
	if !digits(text, len(text)) {
		return "", NotOfTheRoad
	}
	switch n := len(text); {
	case strings.HasPrefix(text, receiptStart) && n >= leastReceipt && n <= mostReceipt:
		return text, Receipt
	case strings.HasPrefix(text, wordStart) && n == wordDigits:
		return text, Word
	}
	return "", NotOfTheRoad
}
