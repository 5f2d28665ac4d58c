package bundle

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"slices"

	"filippo.io/age"
)

// Seal writes a slice as a bundle: packed, sealed to the recipients, signed by the kiosk's key of that number. It opens what it packed
// before it signs, so that a bundle that exists can be read.
func Seal(s Slice, key ed25519.PrivateKey, keyNo byte, recipients []age.Recipient) ([]byte, error) {
	packed, err := packChecked(s)
	if err != nil {
		return nil, fmt.Errorf("seal bundle of %s: %w", s.Kiosk.Short(), err)
	}
	body, err := seal(packed, recipients)
	if err != nil {
		return nil, fmt.Errorf("seal bundle of %s: %w", s.Kiosk.Short(), err)
	}
	h := Header{
		Flags: codecZstd | flagSealed,
		KeyNo: keyNo,
		Kiosk: s.Kiosk,
		Run:   s.Runs[0].Run,
		First: s.First(),
		Count: len(s.Events),
		Body:  len(body),
	}
	if h.size() > MaxFile {
		return nil, fmt.Errorf("seal bundle of %s: %d bytes: %w", s.Kiosk.Short(), h.size(), ErrTooBig)
	}
	if err := h.plausible(); err != nil {
		return nil, fmt.Errorf("seal bundle of %s: %w", s.Kiosk.Short(), err)
	}
	b := append(h.append(make([]byte, 0, h.size())), body...)
	return append(b, signWith(key, signContext, b)...), nil
}

// packChecked packs a slice and reads it back.
func packChecked(s Slice) ([]byte, error) {
	if len(s.Events) > MaxEvents {
		return nil, fmt.Errorf("%d events: %w", len(s.Events), ErrTooBig)
	}
	whole, err := follow(s, nil)
	if err != nil {
		return nil, err
	}
	packed, err := pack(s, whole.After)
	if err != nil {
		return nil, err
	}
	plain, err := decompress(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	h := Header{Kiosk: s.Kiosk, Run: s.Runs[0].Run, First: s.First(), Count: len(s.Events)}
	back, err := unpack(plain, h)
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(back.Events, s.Events, bytes.Equal) {
		return nil, fmt.Errorf("events do not come back as they went in: %w", ErrDamaged)
	}
	return packed, nil
}

// Open verifies and opens a bundle at the centre: length and limits, signature, header, seal, compression, content, chain, in this order;
// the first that fails is the error. Nothing is unsealed that the kiosk did not sign.
func Open(b []byte, pub ed25519.PublicKey, identities ...age.Identity) (*Contents, error) {
	h, err := Verify(b, pub)
	if err != nil {
		return nil, err
	}
	c, err := open(b[headerSize:len(b)-ed25519.SignatureSize], h, identities)
	if err != nil {
		return nil, fmt.Errorf("open bundle %s: %w", h.Name(), err)
	}
	return c, nil
}

func open(body []byte, h Header, identities []age.Identity) (*Contents, error) {
	unsealed, err := age.Decrypt(bytes.NewReader(body), identities...)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", unsealReason(err), err)
	}
	plain, err := readPlain(unsealed, h.Flags&flagCodec)
	if err != nil {
		return nil, err
	}
	return unpack(plain, h)
}
