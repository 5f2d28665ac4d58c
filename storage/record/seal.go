package record

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// sealDomain begins what is authenticated beside a name: the domain and whose name it is.
const sealDomain = "dendau-name-1\x00"

// maxName is the longest sealed name in bytes. The longest Vietnamese names are under 100.
const maxName = 1024

// ErrSealed says that a sealed name does not open: the key or the person is another, or the name was changed.
var ErrSealed = errors.New("the name does not open")

// SealName encrypts a name under the person's key with XChaCha20-Poly1305; the nonce is read from random and leads the result.
// Destroying the key erases the name everywhere, and the log that holds it still verifies.
func SealName(key [32]byte, person ID, name Name, random io.Reader) ([]byte, error) {
	plain, err := encMode.Marshal(name)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	if len(plain) > maxName {
		return nil, fmt.Errorf("seal name: %d bytes, at most %d", len(plain), maxName)
	}
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, fmt.Errorf("seal name: draw a nonce: %w", err)
	}
	return aead.Seal(nonce, nonce, plain, sealedFor(person)), nil
}

// OpenName reads what SealName wrote. It answers ErrSealed when the key or the person is another or a byte was changed.
func OpenName(key [32]byte, person ID, sealed []byte) (Name, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return Name{}, fmt.Errorf("open name: %w", err)
	}
	if len(sealed) < aead.NonceSize() || len(sealed) > aead.NonceSize()+maxName+aead.Overhead() {
		return Name{}, fmt.Errorf("%w: %d bytes", ErrSealed, len(sealed))
	}
	nonce, box := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, box, sealedFor(person))
	if err != nil {
		return Name{}, ErrSealed
	}
	var name Name
	if err := decMode.Unmarshal(plain, &name); err != nil {
		return Name{}, fmt.Errorf("%w: %w", ErrSealed, err)
	}
	return name, nil
}

func sealedFor(person ID) []byte { return append([]byte(sealDomain), person[:]...) }
