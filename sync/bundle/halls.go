package bundle

import (
	"encoding/json"
	"fmt"

	"dendau/storage/record"
)

// What bounds a list of halls: a province has a few hundred.
const (
	// MaxHallList is the longest list in bytes, MaxHalls how many halls it may have.
	MaxHallList = 1 << 20
	MaxHalls    = 2000

	hallsFormat = "dendau-halls-1"
)

// Halls is what the centre expects of a round, DENDAU/halls.json on a stick: kiosks offer these halls at their first start, and the round
// sheet tells which of them were collected. It is not signed: it decides nothing, and what it says is shown as text.
type Halls struct {
	Format string         `json:"format"`
	Centre string         `json:"centre"`
	Halls  []ExpectedHall `json:"halls"`
}

// ExpectedHall is one hall on the centre's list.
type ExpectedHall struct {
	Hall    record.HallID `json:"hall"`
	Name    string        `json:"name"`
	Commune string        `json:"commune"`
	// District is where people still say it, for whoever chooses among halls of one name.
	District string `json:"district,omitempty"`
	// Kiosk is its short code, empty before it has one.
	Kiosk string `json:"kiosk,omitempty"`
	// UpTo is the last event that the centre has of it without a gap.
	UpTo record.Seq `json:"up_to,omitempty"`
}

// Marshal writes the list. ErrLong: kiosks would not read it.
func (h Halls) Marshal() ([]byte, error) {
	h.Format = hallsFormat
	b, err := json.MarshalIndent(h, "", " ")
	if b = append(b, '\n'); err == nil && (len(b) > MaxHallList || len(h.Halls) > MaxHalls) {
		err = ErrLong
	}
	if err != nil {
		return nil, fmt.Errorf("write the list of halls: %w", err)
	}
	return b, nil
}

// ParseHalls reads a list. ErrLong, ErrForeign.
func ParseHalls(b []byte) (Halls, error) {
	var h Halls
	if len(b) > MaxHallList {
		return h, fmt.Errorf("list of halls of %d bytes: %w", len(b), ErrLong)
	}
	if err := json.Unmarshal(b, &h); err != nil || h.Format != hallsFormat {
		return Halls{}, fmt.Errorf("list of halls, format %.20q: %w", h.Format, ErrForeign)
	}
	if len(h.Halls) > MaxHalls {
		return Halls{}, fmt.Errorf("list of %d halls: %w", len(h.Halls), ErrLong)
	}
	return h, nil
}
