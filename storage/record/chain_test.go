package record_test

import (
	"encoding/hex"
	"testing"

	"dendau/storage/record"
)

// The vector that another program's chain must agree with; FORMAT.md names it.
func TestChainVector(t *testing.T) {
	kiosk := record.KioskID{ID: record.ID{0, 1, 2, 3, 4, 5, 6, 7}}
	start := record.ChainStart(kiosk)
	next := record.Chain(start, kiosk, 0x01020304, 1, []byte("đèn dầu"))
	for name, test := range map[string]struct{ got, want string }{
		"start": {hex.EncodeToString(start[:]), "ad17c6d9f08148ea67820c18072fdb02665e3defc1005570e80e021682b697b7"},
		"next":  {hex.EncodeToString(next[:]), "1203a6143dca5239f986773855b9ffb0396e19a757d30c0a68d688e17ab13e62"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %s, want %s", name, test.got, test.want)
		}
	}
}

// Every part of what a chain value covers changes it.
func TestChainCoversEverything(t *testing.T) {
	kiosk, other := record.KioskID{ID: id(1)}, record.KioskID{ID: id(2)}
	start := record.ChainStart(kiosk)
	seen := map[[32]byte]string{}
	for name, value := range map[string][32]byte{
		"as it is":      record.Chain(start, kiosk, 1, 1, []byte{1}),
		"another past":  record.Chain(record.ChainStart(other), kiosk, 1, 1, []byte{1}),
		"another kiosk": record.Chain(start, other, 1, 1, []byte{1}),
		"another run":   record.Chain(start, kiosk, 2, 1, []byte{1}),
		"another place": record.Chain(start, kiosk, 1, 2, []byte{1}),
		"another event": record.Chain(start, kiosk, 1, 1, []byte{2}),
	} {
		if twin, ok := seen[value]; ok {
			t.Errorf("%s is %s", name, twin)
		}
		seen[value] = name
	}
}
