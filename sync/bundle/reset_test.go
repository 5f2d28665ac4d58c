package bundle_test

import (
	"crypto/ed25519"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// TestResetCode: the answer fits its kiosk and its question alone, however it is written down.
func TestResetCode(t *testing.T) {
	seed := make([]byte, ed25519.SeedSize)
	key := bundle.CodeKeyOf(ed25519.NewKeyFromSeed(seed))
	seed[0] = 1
	other := bundle.CodeKeyOf(ed25519.NewKeyFromSeed(seed))
	kiosk, neighbour := record.KioskID{ID: record.ID{1}}, record.KioskID{ID: record.ID{2}}
	code := bundle.ResetCode(kiosk, 12345678, key)
	if len(code) != 8 {
		t.Fatalf("%q is not eight digits", code)
	}
	for name, ok := range map[string]bool{
		"as it is":    bundle.ResetAllowed(code, kiosk, 12345678, key),
		"in two rows": bundle.ResetAllowed(code[:4]+" "+code[4:], kiosk, 12345678, key),
	} {
		if !ok {
			t.Errorf("%s: refused", name)
		}
	}
	for name, ok := range map[string]bool{
		"another question": bundle.ResetAllowed(code, kiosk, 12345679, key),
		"another kiosk":    bundle.ResetAllowed(code, neighbour, 12345678, key),
		"another key":      bundle.ResetAllowed(code, kiosk, 12345678, other),
		"a digit short":    bundle.ResetAllowed(code[1:], kiosk, 12345678, key),
		"nothing":          bundle.ResetAllowed("", kiosk, 12345678, key),
	} {
		if ok {
			t.Errorf("%s: taken", name)
		}
	}
}
