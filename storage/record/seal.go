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

// ErrSealed says that a sealed name or note does not open: the key or whose it is is another, or it was changed.
var ErrSealed = errors.New("what is sealed does not open")

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
	sealed, err := seal(key, sealedFor(person), plain, random)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	return sealed, nil
}

// OpenName reads what SealName wrote. It answers ErrSealed when the key or the person is another or a byte was changed.
func OpenName(key [32]byte, person ID, sealed []byte) (Name, error) {
	plain, err := open(key, sealedFor(person), sealed, maxName)
	if err != nil {
		return Name{}, fmt.Errorf("open name: %w", err)
	}
	var name Name
	if err := decMode.Unmarshal(plain, &name); err != nil {
		return Name{}, fmt.Errorf("%w: %w", ErrSealed, err)
	}
	return name, nil
}

func sealedFor(person ID) []byte { return append([]byte(sealDomain), person[:]...) }

// noteDomain is what sealDomain is, for the note of a session.
const noteDomain = "dendau-note-1\x00"

// MaxNote is the longest note of an evening in bytes.
const MaxNote = 4096

// SealNote encrypts the note of an evening under the session's key, as SealName does a name.
func SealNote(key [32]byte, session SessionID, note string, random io.Reader) ([]byte, error) {
	if len(note) > MaxNote {
		return nil, fmt.Errorf("seal note: %d bytes, at most %d", len(note), MaxNote)
	}
	sealed, err := seal(key, append([]byte(noteDomain), session.ID[:]...), []byte(note), random)
	if err != nil {
		return nil, fmt.Errorf("seal note: %w", err)
	}
	return sealed, nil
}

// OpenNote reads what SealNote wrote. It answers ErrSealed when the key or the session is another or a byte was changed.
func OpenNote(key [32]byte, session SessionID, sealed []byte) (string, error) {
	plain, err := open(key, append([]byte(noteDomain), session.ID[:]...), sealed, MaxNote)
	if err != nil {
		return "", fmt.Errorf("open note: %w", err)
	}
	return string(plain), nil
}

func seal(key [32]byte, beside, plain []byte, random io.Reader) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, fmt.Errorf("draw a nonce: %w", err)
	}
	return aead.Seal(nonce, nonce, plain, beside), nil
}

func open(key [32]byte, beside, sealed []byte, most int) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	if len(sealed) < aead.NonceSize() || len(sealed) > aead.NonceSize()+most+aead.Overhead() {
		return nil, fmt.Errorf("%w: %d bytes", ErrSealed, len(sealed))
	}
	nonce, box := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, box, beside)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}
