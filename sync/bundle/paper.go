package bundle

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
)

// MaxPaper is the longest root or enrolment file in bytes.
const MaxPaper = 64 << 10

// Key is an Ed25519 public key, in JSON as standard base64.
type Key [ed25519.PublicKeySize]byte

// KeyOf takes the public key of a private one.
func KeyOf(key ed25519.PrivateKey) Key { return Key(key.Public().(ed25519.PublicKey)) }

// Public is the key as crypto/ed25519 has it.
func (k Key) Public() ed25519.PublicKey { return k[:] }

// MarshalText writes standard base64.
func (k Key) MarshalText() ([]byte, error) {
	return base64.StdEncoding.AppendEncode(nil, k[:]), nil
}

// UnmarshalText reads what MarshalText writes.
func (k *Key) UnmarshalText(text []byte) error {
	b, err := base64.StdEncoding.DecodeString(string(text))
	if err != nil || len(b) != len(k) {
		return fmt.Errorf("a key is 32 bytes in base64, not %q", text)
	}
	copy(k[:], b)
	return nil
}

// KeySignature is one key's signature.
type KeySignature struct {
	Key       Key    `json:"key"`
	Signature []byte `json:"signature"`
}

// paper is signed JSON. The signatures are over the bytes of Signed with all white space between them taken out, so that an editor
// that indents the file does not break it, and fields that this version does not know stay signed.
type paper struct {
	Format     string          `json:"format"`
	Signed     json.RawMessage `json:"signed"`
	Signatures []KeySignature  `json:"signatures"`
}

// parsePaper reads signed JSON of that format ("dendau-root-1") into content.
func parsePaper(b []byte, format string, content any) (paper, error) {
	if len(b) > MaxPaper {
		return paper{}, fmt.Errorf("%d bytes: %w", len(b), ErrLong)
	}
	var p paper
	if err := strictly(b, &p); err != nil {
		return paper{}, err
	}
	if p.Format != format {
		if kind, _, ok := cutVersion(format); ok && strings.HasPrefix(p.Format, kind) {
			return paper{}, fmt.Errorf("format %q: %w", p.Format, ErrTooNew)
		}
		return paper{}, fmt.Errorf("format %q: %w", p.Format, ErrForeign)
	}
	if len(p.Signatures) > maxKeys {
		return paper{}, fmt.Errorf("%d signatures: %w", len(p.Signatures), ErrImplausible)
	}
	var plain bytes.Buffer
	if err := json.Compact(&plain, p.Signed); err != nil {
		return paper{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	p.Signed = plain.Bytes()
	if err := json.Unmarshal(p.Signed, content); err != nil {
		return paper{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return p, nil
}

// cutVersion splits "dendau-root-1" after the last dash.
func cutVersion(format string) (kind, version string, ok bool) {
	i := strings.LastIndexByte(format, '-')
	return format[:i+1], format[i+1:], i > 0
}

// strictly reads one JSON value without unknown fields and without anything after it.
func strictly(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	if d.More() {
		return fmt.Errorf("more after the end: %w", ErrForeign)
	}
	return nil
}

// newPaper signs content once with each key.
func newPaper(format, context string, content any, keys ...ed25519.PrivateKey) ([]byte, error) {
	signed, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	p := paper{Format: format, Signed: signed, Signatures: []KeySignature{}}
	for _, key := range keys {
		p.Signatures = append(p.Signatures, KeySignature{KeyOf(key), signWith(key, context, signed)})
	}
	b, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return nil, err
	}
	if len(b) >= MaxPaper {
		return nil, fmt.Errorf("%d bytes: %w", len(b), ErrLong)
	}
	return append(b, '\n'), nil
}

// signers are the distinct keys of allowed that signed the paper.
func (p paper) signers(context string, allowed []Key) int {
	n := 0
	for _, key := range allowed {
		for _, s := range p.Signatures {
			if s.Key == key && verifySigned(key.Public(), context, p.Signed, s.Signature) {
				n++
				break
			}
		}
	}
	return n
}
