package bundle

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"dendau/storage/record"

	"aead.dev/minisign"
	"filippo.io/age"
)

const (
	rootFormat  = "dendau-root-1"
	rootContext = "dendau-root-sign\x00"
	// maxKeys bounds every list of keys in a paper: a centre has two or three.
	maxKeys = 32
	// maxRevoked bounds the kiosks that a root shuts out: more do not fit into a paper.
	maxRevoked = 512
	// maxName is the longest name of a centre or hall in bytes.
	maxName = 200
)

// Root is whom a kiosk trusts: one centre's keys. The first root is taken from the facilitator's hand at setup; after that, root n+1
// counts only when receipt keys of root n signed it. A key that the newest root does not list is revoked.
type Root struct {
	// N counts the roots of a centre from 1.
	N      int    `json:"n"`
	Centre string `json:"centre"`
	// Recipients are the age keys (age1…) to which bundles are sealed: the centre's, and perhaps one for recovery in a safe.
	Recipients []string `json:"recipients"`
	// ReceiptKeys sign receipts and the next root.
	ReceiptKeys []Key `json:"receipt_keys"`
	// Threshold is how many of ReceiptKeys must sign the next root; 0 counts as 1.
	Threshold int `json:"threshold,omitempty"`
	// Publishers are the minisign public keys whose lesson packs are trusted.
	Publishers []string `json:"publishers"`
	// Revoked are kiosks that the centre takes nothing from any more, so that the one that is still used says so itself.
	Revoked []RevokedKiosk `json:"revoked,omitempty"`
	// Barred are publishers whose packs are refused even where somebody laid their key beside the program.
	Barred []string `json:"barred,omitempty"`

	paper paper
}

// RevokedKiosk is a kiosk, or one key of it, from which nothing is taken after an event.
type RevokedKiosk struct {
	Kiosk record.KioskID `json:"kiosk"`
	// KeyNo is the number of the key; 0 means every one.
	KeyNo byte `json:"key_no,omitempty"`
	// UpTo is the last event that still counts.
	UpTo record.Seq `json:"up_to"`
}

// Revokes tells whether the centre takes nothing any more that the kiosk signs with that key.
func (r Root) Revokes(kiosk record.KioskID, keyNo byte) bool {
	return slices.ContainsFunc(r.Revoked, func(k RevokedKiosk) bool { return k.Kiosk == kiosk && (k.KeyNo == 0 || k.KeyNo == keyNo) })
}

// Fingerprint is what people compare, over the telephone or on paper, before they trust a root: sixteen digits out of its keys. It stays the
// same as long as the keys do, whatever the centre is called and whose packs it recommends.
func (r Root) Fingerprint() string {
	h := sha256.New()
	h.Write([]byte("dendau-root-fingerprint\x00"))
	for _, text := range slices.Sorted(slices.Values(r.Recipients)) {
		fmt.Fprintf(h, "%s\n", text)
	}
	keys := make([]string, len(r.ReceiptKeys))
	for i, key := range r.ReceiptKeys {
		keys[i] = string(key[:])
	}
	slices.Sort(keys)
	for _, key := range keys {
		fmt.Fprintf(h, "%x\n", key)
	}
	fmt.Fprintf(h, "%d", max(r.Threshold, 1))
	n := binary.BigEndian.Uint64(h.Sum(nil)) % 1e16
	return fmt.Sprintf("%04d %04d %04d %04d", n/1e12, n/1e8%1e4, n/1e4%1e4, n%1e4)
}

// RootName is a root's file name in DENDAU/trust.
func RootName(n int) string { return fmt.Sprintf("%d.root.json", n) }

// ParseRoot reads a root and checks that its keys are keys. Whether it is to be trusted is another question: see Verify.
func ParseRoot(b []byte) (Root, error) {
	var r Root
	p, err := parsePaper(b, rootFormat, &r)
	if err != nil {
		return Root{}, fmt.Errorf("read root: %w", err)
	}
	if err := r.check(); err != nil {
		return Root{}, fmt.Errorf("read root %d: %w", r.N, err)
	}
	r.paper = p
	return r, nil
}

func (r Root) check() error {
	switch {
	case r.N < 1:
		return fmt.Errorf("number %d: %w", r.N, ErrImplausible)
	case r.Centre == "" || len(r.Centre) > maxName || !utf8.ValidString(r.Centre):
		return fmt.Errorf("a centre's name of %d bytes: %w", len(r.Centre), ErrImplausible)
	case len(r.Recipients) == 0 || len(r.Recipients) > maxKeys:
		return fmt.Errorf("%d recipients: %w", len(r.Recipients), ErrImplausible)
	case len(r.ReceiptKeys) == 0 || len(r.ReceiptKeys) > maxKeys:
		return fmt.Errorf("%d receipt keys: %w", len(r.ReceiptKeys), ErrImplausible)
	case r.Threshold < 0 || r.Threshold > len(r.ReceiptKeys):
		return fmt.Errorf("threshold %d of %d: %w", r.Threshold, len(r.ReceiptKeys), ErrImplausible)
	case len(r.Publishers) > maxKeys:
		return fmt.Errorf("%d publishers: %w", len(r.Publishers), ErrImplausible)
	}
	if len(r.Revoked) > maxRevoked || len(r.Barred) > maxKeys {
		return fmt.Errorf("%d kiosks revoked, %d publishers barred: %w", len(r.Revoked), len(r.Barred), ErrImplausible)
	}
	for i, key := range r.ReceiptKeys {
		if slices.Contains(r.ReceiptKeys[:i], key) {
			return fmt.Errorf("receipt key %d twice: %w", i, ErrImplausible)
		}
	}
	for _, text := range slices.Concat(r.Publishers, r.Barred) {
		if _, err := parsePublisher(text); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	_, err := r.AgeRecipients()
	return err
}

// AgeRecipients are the keys to seal to.
func (r Root) AgeRecipients() ([]age.Recipient, error) {
	var out []age.Recipient
	for _, text := range r.Recipients {
		to, err := age.ParseX25519Recipient(text)
		if err != nil {
			return nil, fmt.Errorf("recipient %.12q: %w: %w", text, ErrDamaged, err)
		}
		out = append(out, to)
	}
	return out, nil
}

// PublisherKeys are the keys whose packs are trusted.
func (r Root) PublisherKeys() ([]minisign.PublicKey, error) {
	var out []minisign.PublicKey
	for _, text := range r.Publishers {
		key, err := parsePublisher(text)
		if err != nil {
			return nil, err
		}
		out = append(out, key)
	}
	return out, nil
}

func parsePublisher(text string) (minisign.PublicKey, error) {
	var key minisign.PublicKey
	if err := key.UnmarshalText([]byte(text)); err != nil {
		return key, fmt.Errorf("publisher %.12q: %w", text, err)
	}
	return key, nil
}

// VerifyingKeys are the receipt keys as Receipt.Verify takes them.
func (r Root) VerifyingKeys() []ed25519.PublicKey {
	var out []ed25519.PublicKey
	for _, key := range r.ReceiptKeys {
		out = append(out, key.Public())
	}
	return out
}

// Verify tells whether next, just parsed, follows this trusted root: its number is one higher and enough of this root's keys signed it.
func (r Root) Verify(next Root) error {
	if next.N != r.N+1 {
		return fmt.Errorf("root %d after root %d: %w", next.N, r.N, ErrImplausible)
	}
	if n := next.paper.signers(rootContext, r.ReceiptKeys); n < max(r.Threshold, 1) {
		return fmt.Errorf("root %d: %d of %d signatures of root %d: %w", next.N, n, max(r.Threshold, 1), r.N, ErrForged)
	}
	return nil
}

// Same tells whether two roots say the same, whoever signed them.
func (r Root) Same(other Root) bool {
	a, errA := json.Marshal(r)
	b, errB := json.Marshal(other)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// MarshalRoot signs a root with keys of the root before it (for the first one: its own) and writes the file.
func MarshalRoot(r Root, keys ...ed25519.PrivateKey) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("write root %d: %w", r.N, err)
	}
	b, err := newPaper(rootFormat, rootContext, r, keys...)
	if err != nil {
		return nil, fmt.Errorf("write root %d: %w", r.N, err)
	}
	return b, nil
}
