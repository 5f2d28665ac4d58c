package record

// FacilitatorLeft says that somebody no longer runs classes here; what they did stays theirs.
type FacilitatorLeft struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
}

// PINPassed says that a facilitator came to the desk.
type PINPassed struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
}

// PINSet says that a facilitator chose a PIN. The PIN is never an event.
type PINSet struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
}

// PINResetAsked says that a question was drawn for somebody who forgot their PIN; PINReset that the centre's answer to it was typed, which no
// second answer does.
type PINResetAsked struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
	Question    uint32
}

// PINReset ends a PINResetAsked.
type PINReset struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
	Question    uint32
}

// DateConfirmed says which day a facilitator held the clock's day for, at opening. Events keep what the clock said; reports use this.
type DateConfirmed struct {
	_ struct{} `cbor:",toarray"`
	// Date is the true day, Clock what the clock showed, in Unix seconds.
	Date  Day
	Clock int64
}

func (FacilitatorLeft) Kind() Kind { return KindFacilitatorLeft }
func (PINPassed) Kind() Kind       { return KindPINPassed }
func (PINSet) Kind() Kind          { return KindPINSet }
func (PINResetAsked) Kind() Kind   { return KindPINResetAsked }
func (PINReset) Kind() Kind        { return KindPINReset }
func (DateConfirmed) Kind() Kind   { return KindDateConfirmed }
