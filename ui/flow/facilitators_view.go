package flow

import (
	"time"

	"dendau/storage/record"
)

// What is pressed in the rooms about facilitators, the journal and the date.
type (
	// ForgotPIN asks for a way in without the PIN.
	ForgotPIN struct{}
	// ShowFacilitators opens the list of those who run classes, ShowJournal the page of everything done.
	ShowFacilitators struct{}
	ShowJournal      struct{}
	// NarrowJournal opens the choice of whose deeds and of which day, EveryDay takes the day back there; WholeJournal shows everything again.
	// ShowDeeds opens what was done about the person of a record.
	NarrowJournal struct{}
	EveryDay      struct{}
	WholeJournal  struct{}
	ShowDeeds     struct{}
	// AddFacilitator adds one, NewPINFor sets another PIN for the chosen one, FacilitatorGoes begins to take them off the list.
	AddFacilitator  struct{}
	NewPINFor       struct{}
	FacilitatorGoes struct{}
)

func (ForgotPIN) action()        {}
func (ShowFacilitators) action() {}
func (ShowJournal) action()      {}
func (NarrowJournal) action()    {}
func (EveryDay) action()         {}
func (WholeJournal) action()     {}
func (ShowDeeds) action()        {}
func (AddFacilitator) action()   {}
func (NewPINFor) action()        {}
func (FacilitatorGoes) action()  {}

// The vault's work for them.
type (
	// LookAtPIN asks how long no PIN of a facilitator is looked at; home: PINChecked{Only: true}.
	LookAtPIN struct{ Facilitator record.FacilitatorID }
	// CheckReset compares the centre's answer to a question; home: PINChecked.
	CheckReset struct {
		Facilitator record.FacilitatorID
		Question    uint32
		Answer      string
	}
)

func (LookAtPIN) effect()  {}
func (CheckReset) effect() {}

// Facilitators lists those who run classes here; one of them may be chosen.
type Facilitators struct {
	All    []Facilitator
	Chosen int // -1 none
	// Own is set when the chosen one is who stands here; Last when nobody else would be left; Full when no more fit on the PIN screen.
	Own, Last, Full bool
	// Asking is set while it is asked whether the chosen one really goes.
	Asking bool
}

// NewFacilitator asks for a name.
type NewFacilitator struct {
	Name string
	Keys KeyMode
	// Twin is set when somebody here has the same name.
	Twin    bool
	CanGoOn bool
}

// NewPIN asks for a PIN, and again.
type NewPIN struct {
	Name     string
	Again    bool
	Digits   int
	Mismatch bool
	CanGoOn  bool
	// Own is set when it is the PIN of who stands here, Reset when the centre let them in.
	Own, Reset bool
}

// Forgotten is the way in for somebody who forgot their PIN: the centre answers a question over the telephone.
type Forgotten struct {
	Name string
	// Colleague tells whether somebody else here could set a new PIN.
	Colleague bool
	// Centre is whom to call, Kiosk and Question what to read out: code and eight digits. Without a centre that knows this kiosk Question is empty.
	Centre, Kiosk, Question string
	Answer                  string
	Wrong                   bool
	Wait                    time.Duration
}

// Journal is everything done by whom, newest first.
type Journal struct {
	Rows        []JournalRow
	Page, Pages int
	// By, About and Day say to what it was narrowed down, each empty where it was not; OfRecord that it was opened from somebody's record.
	By, About string
	Day       record.Day
	OfRecord  bool
}

// JournalPick narrows the page of everything down.
type JournalPick struct {
	Staff  []string // who did something last stands first
	Chosen int      // 0 everybody, else the place in Staff from 1
	// Day is the chosen one, 0 for every day; First and Last are those between which anything was done.
	Day, First, Last record.Day
	Found            int
}

// JournalRow is one thing that was done.
type JournalRow struct {
	Day  record.Day
	At   time.Time
	Sure bool   // the clock can be believed
	Who  string // empty when nobody was signed in
	// Deed is the tail of a catalogue key. The rest is what it is about, as far as it is about such: somebody's name, a class, the number of
	// a lesson, a day, a count, the tail of another key.
	Deed   string
	About  string
	Class  string
	Lesson int
	On     record.Day
	N      int
	Word   string
	Times  int // how often in a row
}

func (Facilitators) screen()   {}
func (NewFacilitator) screen() {}
func (NewPIN) screen()         {}
func (Forgotten) screen()      {}
func (Journal) screen()        {}
func (JournalPick) screen()    {}
