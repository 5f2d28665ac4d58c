package content

import (
	"errors"
	"fmt"

	"aead.dev/minisign"
)

// maxSignature is ten times a minisign signature with its comments.
const maxSignature = 4 << 10

// PublicKey is a publisher's key in the minisign format. Comparable, so that keys can be listed and found.
type PublicKey struct {
	id  uint64
	key string
}

// ParsePublicKey reads a minisign public key: the file with its comment line, or the key line alone.
func ParsePublicKey(text []byte) (PublicKey, error) {
	if len(text) > maxSignature {
		return PublicKey{}, errors.New("parse public key: too long")
	}
	var k minisign.PublicKey
	if err := k.UnmarshalText(text); err != nil {
		return PublicKey{}, fmt.Errorf("parse public key: %w", err)
	}
	return PublicKey{id: k.ID(), key: k.String()}, nil
}

// ID is the key's short name, as minisign prints it: 16 hexadecimal digits.
func (k PublicKey) ID() string { return fmt.Sprintf("%016X", k.id) }

// String is the key in one line, as ParsePublicKey reads it.
func (k PublicKey) String() string { return k.key }

// checkSignature finds the trusted key that signed manifest. A key that is not known and a signature that does not fit are two
// different messages: the first may be mended by trusting a publisher, the second never.
func checkSignature(manifest, signature []byte, trusted []PublicKey) (PublicKey, error) {
	if len(signature) > maxSignature {
		return PublicKey{}, refuse(TooBig, signatureName, fmt.Errorf("%d bytes", len(signature)))
	}
	var s minisign.Signature
	if err := s.UnmarshalText(signature); err != nil {
		return PublicKey{}, refuse(Damaged, signatureName, err)
	}
	known := false
	for _, k := range trusted {
		if k.id != s.KeyID {
			continue
		}
		known = true
		var pk minisign.PublicKey
		if err := pk.UnmarshalText([]byte(k.key)); err != nil {
			return PublicKey{}, fmt.Errorf("read trusted key %s: %w", k.ID(), err)
		}
		if minisign.Verify(pk, manifest, signature) {
			return k, nil
		}
	}
	if known {
		return PublicKey{}, refuse(Damaged, manifestName, errors.New("the signature does not fit"))
	}
	return PublicKey{}, refuse(Untrusted, "", fmt.Errorf("signed by key %016X", s.KeyID))
}
