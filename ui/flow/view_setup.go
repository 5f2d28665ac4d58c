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
	Ways        bool // a stick offers another way to begin, to which Back leads
	// Unread tells that a stick is in which cannot be read, a catalogue key.
	Unread  string
	Keys    KeyMode
	CanGoOn bool
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

// SetupWays asks at the first start whether this kiosk is a new one or takes an older one's place.
type SetupWays struct {
	Stick   string
	Backups int
	// Centre says that the stick brings a centre too, whose digits are compared when this is a new kiosk.
	Centre bool
}

// SetupBackups lists whose place can be taken.
type SetupBackups struct {
	Backups     []OfferedBackup
	Page, Pages int
}

// SetupRecovery asks for the recovery code of a backup.
type SetupRecovery struct {
	Of OfferedBackup
	// Groups are the digits as they stand on paper, At the group that is written; Written tells that the last digit can be taken away.
	Groups  [recoveryDigits / groupDigits]string
	At      int
	Written bool
	// Failed is why it did not work, a catalogue key; Wrong that the code was another.
	Failed string
	Wrong  bool
	// Gone: the stick is out. Unread: another is in which cannot be read, a catalogue key.
	Gone   bool
	Unread string
	// Taking is set while the backup is opened and laid, Laid once it is and the program begins anew.
	Taking, Laid bool
	// Left is how many tries there are before a pause, Wait how long the pause still is.
	Left    int
	Wait    time.Duration
	CanTake bool
}

// TakenOver says that this kiosk is the lost one now.
type TakenOver struct {
	Hall, Commune, Kiosk, Centre string
	People, Evenings             int
	// Last is the last evening that it holds, 0 for none.
	Last record.Day
}

func (SetupWays) screen()     {}
func (SetupBackups) screen()  {}
func (SetupRecovery) screen() {}
func (TakenOver) screen()     {}
