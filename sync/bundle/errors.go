package bundle

import "errors"

// Refusal is a reason for not taking bytes. Its code completes a catalogue key ("refused." + code) and never changes.
type Refusal struct {
	// Code is one word, such as "forged".
	Code string
	text string
}

// Error is the reason for the log, in English.
func (r *Refusal) Error() string { return r.text }

// The reasons, in the order in which they are looked for.
var (
	// ErrShort: the bytes end before the header says that they end; a copy was cut off.
	ErrShort = &Refusal{"short", "the data ends too early"}
	// ErrLong: more bytes than the header announces, or than any limit allows.
	ErrLong = &Refusal{"long", "the data is longer than it may be"}
	// ErrForeign: the bytes are something else altogether.
	ErrForeign = &Refusal{"foreign", "this is no data of ours"}
	// ErrTooNew: a newer program wrote it; this one must be updated.
	ErrTooNew = &Refusal{"toonew", "written by a newer version"}
	// ErrForged: the signature is not of the key that it should be, or something was changed afterwards.
	ErrForged = &Refusal{"forged", "the signature does not fit"}
	// ErrImplausible: rightly signed, and still it cannot be true, such as a bundle of no events.
	ErrImplausible = &Refusal{"implausible", "the header cannot be true"}
	// ErrOtherCentre: sealed to another centre's key.
	ErrOtherCentre = &Refusal{"othercentre", "sealed to another centre"}
	// ErrDamaged: it unseals, but what is inside is not a slice of a log.
	ErrDamaged = &Refusal{"damaged", "the content is damaged"}
	// ErrTooBig: the content is larger than 16 MiB or holds more events than any kiosk writes.
	ErrTooBig = &Refusal{"toobig", "the content is larger than it may be"}
	// ErrChain: the events do not lead to the chain value that the kiosk stated.
	ErrChain = &Refusal{"chain", "the chain of events is broken"}
	// ErrOtherKiosk: a receipt or a key that belongs to another kiosk.
	ErrOtherKiosk = &Refusal{"otherkiosk", "it belongs to another kiosk"}
)

// CodeOf gives the code of the reason in err, and "" where err carries none.
func CodeOf(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}
