package record

import (
	"encoding/json"
	"fmt"
	"time"
)

// gradeNames are the grades as technicians read them.
var gradeNames = map[Grade]string{
	ClockUnchecked: "unchecked",
	ClockConfirmed: "confirmed",
	ClockReceipt:   "receipt",
	ClockWrong:     "wrong",
}

// String names the grade for technicians, and an unknown one by its number.
func (g Grade) String() string {
	if name, ok := gradeNames[g]; ok {
		return name
	}
	return fmt.Sprintf("grade%d", uint8(g))
}

// JSON writes the event as one line for technicians, its kind by name. It is a view: nothing reads it back.
func JSON(e Event) ([]byte, error) {
	line := struct {
		Kiosk KioskID       `json:"kiosk"`
		Run   string        `json:"run"`
		Seq   Seq           `json:"seq"`
		At    string        `json:"at"`
		Trust string        `json:"trust"`
		By    FacilitatorID `json:"by,omitzero"`
		Kind  string        `json:"kind"`
		Fact  Fact          `json:"fact"`
		Raw   []byte        `json:"raw,omitempty"`
	}{
		e.Kiosk, fmt.Sprintf("%08x", uint32(e.Run)), e.Seq, time.Unix(e.At, 0).UTC().Format(time.RFC3339),
		e.Trust.String(), e.By, e.Fact.Kind().String(), e.Fact, e.Raw,
	}
	b, err := json.Marshal(line)
	if err != nil {
		return nil, fmt.Errorf("write event %d of %s as JSON: %w", e.Seq, e.Kiosk.Short(), err)
	}
	return b, nil
}
