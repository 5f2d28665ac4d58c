package flow

import (
	"time"

	"dendau/storage/record"
)

// SetupStep is one step of the first start.
type SetupStep int

// The steps, in order.
const (
	SetupHall SetupStep = iota
	SetupCommune
	SetupFacilitator
	SetupPIN
	SetupPINAgain
)

// Setup is the first start.
type Setup struct {
	Step     SetupStep
	Hall     string
	Query    string
	Communes []Commune // those that match, at most six
	More     int       // how many more match
	Commune  *Commune  // chosen
	// Listed says that the centre's list of halls is here. Halls are those of it that fit what is typed, MoreHalls how many more do; Picked is
	// the chosen one.
	Listed      bool
	Halls       []OfferedHall
	MoreHalls   int
	Picked      *OfferedHall
	Facilitator string
	Digits      int  // of the PIN, so far
	Mismatch    bool // the second PIN was another
	Centre      bool // the centre's trust list is here, so that data can be sealed to it
	Keys        KeyMode
	CanGoOn     bool
}

// PIN guards the facilitator's side and the way out of the program.
type PIN struct {
	Hall         string
	Commune      string
	Facilitators []Facilitator
	Chosen       int
	Digits       int
	Wrong        bool
	// Wait is how long the pad is locked.
	Wait time.Duration
	// Leaving is set when the PIN ends the program, Page when a learner's page waits under it.
	Leaving bool
	Page    bool
	// Guarding is set before what is not everybody's at an open desk: only who is signed in may go on.
	Guarding bool
}

// Facilitator is one who may sign in.
type Facilitator struct {
	ID   record.FacilitatorID
	Name string
}

func (Setup) screen() {}
func (PIN) screen()   {}
