package storage

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"slices"
)

// keyBefore is the value under which the seed of the key before lies. It introduces the new key to the centre, which believed it.
const keyBefore = "key before"

// ErrLastKey: a kiosk numbers its keys in one byte, and has had them all.
var ErrLastKey = errors.New("this kiosk has had all the keys that it can have")

// ChangeKey makes another signing key, with the next number; the one before stays in the vault, to introduce the new one. Both copies of
// the vault have it when it returns without an error.
func (v *Vault) ChangeKey() (number byte, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.content.KeyNumber == 255 {
		return v.content.KeyNumber, fmt.Errorf("change the signing key: %w", ErrLastKey)
	}
	content := v.content
	content.Seed = make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(v.log.o.Rand, content.Seed); err != nil {
		return v.content.KeyNumber, fmt.Errorf("draw the signing key: %w", err)
	}
	content.KeyNumber++
	content.Values = slices.Clone(content.Values)
	row := valueRow{Name: keyBefore, Value: bytes.Clone(v.content.Seed)}
	if i, ok := content.value(keyBefore); ok {
		content.Values[i] = row
	} else {
		content.Values = slices.Insert(content.Values, i, row)
	}
	if err := v.save(content, bothCopies); err != nil {
		return v.content.KeyNumber, fmt.Errorf("change the signing key: %w", err)
	}
	return content.KeyNumber, nil
}

// SignerBefore gives the signing key before the present one; false where the key was never changed.
func (v *Vault) SignerBefore() (ed25519.PrivateKey, bool) {
	seed, ok := v.Get(keyBefore)
	if !ok || len(seed) != ed25519.SeedSize {
		return nil, false
	}
	return ed25519.NewKeyFromSeed(seed), true
}
