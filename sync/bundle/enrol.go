package bundle

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"dendau/storage/record"

	"filippo.io/age"
)

const (
	enrolFormat  = "dendau-enrolment-1"
	enrolContext = "dendau-enrol-sign\x00"
	// enrolMagic begins an enrolment on its way through codes on a screen, where items are told apart by their first letters.
	enrolMagic = "DDE1"
)

// Enrolment is how a kiosk introduces itself: which key it signs with and where it stands. It is signed by that key, which proves that
// nobody enrols a key he does not hold; whether the kiosk is welcome, an officer decides.
type Enrolment struct {
	Kiosk record.KioskID `json:"kiosk"`
	// KeyNo numbers Key among the keys that the kiosk ever had.
	KeyNo byte          `json:"key_no"`
	Key   Key           `json:"key"`
	Hall  record.HallID `json:"hall"`
	// HallName is for the officer's eyes.
	HallName string `json:"hall_name"`
	// Commune is the 5-digit code, a string with its leading zeros.
	Commune string `json:"commune"`
	// Program is the version of the program.
	Program string `json:"program"`
	// CodeKey is the secret of typed receipts, sealed to the centre; empty where no centre was known yet.
	CodeKey []byte `json:"code_key,omitempty"`
	// Before is the key that this one replaces; it signed the enrolment too, so whoever knew the kiosk knows it still. Nil for a first key.
	Before *Key `json:"before,omitempty"`
}

// Name is the file name in DENDAU/enrol.
func (e Enrolment) Name() string { return e.Kiosk.Short() + ".json" }

// NewEnrolment signs an enrolment with the kiosk's key and seals the secret of typed receipts to the centre. Without recipients it
// carries no secret, and receipts for this kiosk cannot be typed until it enrols again.
func NewEnrolment(e Enrolment, key ed25519.PrivateKey, recipients ...age.Recipient) ([]byte, error) {
	e.Before = nil
	return newEnrolment(e, []ed25519.PrivateKey{key}, recipients)
}

// RenewEnrolment is NewEnrolment of a kiosk that changed its key: the key before signs too.
func RenewEnrolment(e Enrolment, key, before ed25519.PrivateKey, recipients ...age.Recipient) ([]byte, error) {
	old := KeyOf(before)
	e.Before = &old
	return newEnrolment(e, []ed25519.PrivateKey{key, before}, recipients)
}

// newEnrolment names the first of the keys.
func newEnrolment(e Enrolment, keys []ed25519.PrivateKey, recipients []age.Recipient) ([]byte, error) {
	key := keys[0]
	e.Key, e.CodeKey = KeyOf(key), nil
	if len(recipients) > 0 {
		secret := CodeKeyOf(key)
		sealed, err := seal(secret[:], recipients)
		if err != nil {
			return nil, fmt.Errorf("enrol %s: %w", e.Kiosk.Short(), err)
		}
		e.CodeKey = sealed
	}
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("enrol %s: %w", e.Kiosk.Short(), err)
	}
	b, err := newPaper(enrolFormat, enrolContext, e, keys...)
	if err != nil {
		return nil, fmt.Errorf("enrol %s: %w", e.Kiosk.Short(), err)
	}
	return b, nil
}

// CarryEnrolment is an enrolment as a phone takes it from the screen: "DDE1" and the paper without white space.
func CarryEnrolment(enrolment []byte) ([]byte, error) {
	out := bytes.NewBufferString(enrolMagic)
	if err := json.Compact(out, enrolment); err != nil {
		return nil, fmt.Errorf("carry enrolment: %w: %w", ErrDamaged, err)
	}
	return out.Bytes(), nil
}

// IsEnrolment tells an enrolment that came by a phone from a bundle, by its first letters. It judges nothing.
func IsEnrolment(b []byte) bool { return bytes.HasPrefix(b, []byte(enrolMagic[:3])) }

// ParseEnrolment reads an enrolment, as a file or as CarryEnrolment wrote it, and checks that the key it names signed it, and the key before
// where it names one.
func ParseEnrolment(b []byte) (Enrolment, error) {
	var e Enrolment
	if IsEnrolment(b) && len(b) > len(enrolMagic) {
		if err := checkMagic(b, enrolMagic); err != nil {
			return Enrolment{}, fmt.Errorf("read enrolment: %w", err)
		}
		b = b[len(enrolMagic):]
	}
	p, err := parsePaper(b, enrolFormat, &e)
	if err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", err)
	}
	if err := e.check(); err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", err)
	}
	if p.signers(enrolContext, []Key{e.Key}) != 1 {
		return Enrolment{}, fmt.Errorf("read enrolment of %s: %w", e.Kiosk.Short(), ErrForged)
	}
	if e.Before != nil && (*e.Before == e.Key || p.signers(enrolContext, []Key{*e.Before}) != 1) {
		return Enrolment{}, fmt.Errorf("read enrolment of %s: the key before: %w", e.Kiosk.Short(), ErrForged)
	}
	return e, nil
}

func (e Enrolment) check() error {
	switch {
	case e.Kiosk.IsZero():
		return fmt.Errorf("no kiosk id: %w", ErrImplausible)
	case len(e.HallName) > maxName || !utf8.ValidString(e.HallName) || len(e.Program) > maxName:
		return fmt.Errorf("a name of %d bytes: %w", max(len(e.HallName), len(e.Program)), ErrImplausible)
	case e.Commune != "" && !isCommune(e.Commune):
		return fmt.Errorf("commune %.10q: %w", e.Commune, ErrImplausible)
	}
	return nil
}

// isCommune tells a 5-digit code.
func isCommune(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == 5
}

// OpenCodeKey unseals the secret of typed receipts at the centre.
func (e Enrolment) OpenCodeKey(identities ...age.Identity) (CodeKey, error) {
	var key CodeKey
	r, err := age.Decrypt(bytes.NewReader(e.CodeKey), identities...)
	if err != nil {
		return key, fmt.Errorf("open code key of %s: %w: %w", e.Kiosk.Short(), unsealReason(err), err)
	}
	if _, err := io.ReadFull(r, key[:]); err != nil {
		return CodeKey{}, fmt.Errorf("open code key of %s: %w: %w", e.Kiosk.Short(), ErrDamaged, err)
	}
	return key, nil
}
