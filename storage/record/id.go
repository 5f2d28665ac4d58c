package record

import (
	"encoding/hex"
	"fmt"
)

// ID is 8 random bytes. Ids are made by whoever makes the thing, never derived from hardware or from a person's data.
type ID [8]byte

// String writes the id as 16 hexadecimal digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero tells that no id was given.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText writes the id as 16 hexadecimal digits, and the zero id as nothing.
func (id ID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return []byte(id.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (id *ID) UnmarshalText(text []byte) error {
	*id = ID{}
	if len(text) == 0 {
		return nil
	}
	if len(text) != 16 {
		return fmt.Errorf("an id has 16 hexadecimal digits, not %d", len(text))
	}
	_, err := hex.Decode(id[:], text)
	return err
}

// MarshalBinary writes the 8 bytes, and the zero id as no bytes: that is how CBOR keeps it.
func (id ID) MarshalBinary() ([]byte, error) {
	if id.IsZero() {
		return []byte{}, nil
	}
	return id[:], nil
}

// UnmarshalBinary reads what MarshalBinary writes.
func (id *ID) UnmarshalBinary(b []byte) error {
	*id = ID{}
	if len(b) != 0 && len(b) != len(id) {
		return fmt.Errorf("an id has 8 bytes, not %d", len(b))
	}
	copy(id[:], b)
	return nil
}

// The things that have ids. Each is a type of its own, so that the compiler keeps them apart.
type (
	// KioskID names one kiosk: one event log and one key.
	KioskID struct{ ID }
	// HallID names one hall.
	HallID struct{ ID }
	// LearnerID names one learner.
	LearnerID struct{ ID }
	// FacilitatorID names one facilitator.
	FacilitatorID struct{ ID }
	// ClassID names one class.
	ClassID struct{ ID }
	// SessionID names one session: one evening of a class.
	SessionID struct{ ID }
)

// Short is the code by which people know a kiosk: its first 6 hexadecimal digits in capitals, safe as a file name.
func (k KioskID) Short() string { return fmt.Sprintf("%X", k.ID[:3]) }
