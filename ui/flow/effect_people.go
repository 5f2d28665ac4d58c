package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// The effects that concern people's rights and lists.
type (
	// ForgetPerson destroys the keys of everybody named, so that no name of theirs can be read again; or those of evenings, whose notes are kept
	// anew behind. The tombstones of people are kept before.
	// Home: ForgetFailed, or nothing.
	ForgetPerson struct{ Persons []record.ID }
	// CopyPerson writes what the kiosk knows of a person on a stick, for them to take home: as JSON for machines and as a sheet to read. Paper prints
	// the sheet instead where there is a printer. Home: CopyDone or CopyFailed.
	CopyPerson struct {
		Copy  PersonCopy
		Lang  content.Lang
		Paper bool
	}
	// ReadRoster looks for a list of people on a stick; Year bounds the years of birth. Home: RosterRead or RosterFailed.
	ReadRoster struct{ Year int }
)

// RosterRow is a line of a list as it was read.
type RosterRow struct {
	// Line counts from 1 as Excel shows it.
	Line int
	// ID is our own id where the list came from us, else zero.
	ID     record.LearnerID
	Name   record.Name
	Year   int
	Sex    record.Sex
	Class  string
	Reason string // why it was refused, a catalogue key; empty where it was not
	Says   string // what stood in the cell that was refused
}

// PersonCopy is all that the kiosk knows of a person, for themselves: it is written as JSON and as a sheet to read.
type PersonCopy struct {
	Format    string        `json:"format"`
	Made      string        `json:"made"`
	Hall      string        `json:"hall"`
	Commune   string        `json:"commune"`
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Nickname  string        `json:"nickname,omitempty"`
	Address   string        `json:"address,omitempty"`
	Year      int           `json:"year_of_birth,omitempty"`
	Sex       string        `json:"sex,omitempty"`
	Hamlet    string        `json:"hamlet,omitempty"`
	Class     string        `json:"class,omitempty"`
	Consent   []CopyConsent `json:"consent"`
	Came      int           `json:"evenings_came"`
	Held      int           `json:"evenings_marked"`
	NumbersTo string        `json:"only_numbers_until,omitempty"`
	Evenings  []CopyEvening `json:"evenings"`
	Lessons   []CopyLesson  `json:"lessons"`
	FirstTry  int           `json:"right_at_first_try"`
	SecondTry int           `json:"right_at_second_try"`
	Mastered  int           `json:"mastered"`
	Practised int           `json:"practised"`
}

// CopyConsent is one answer to the notice.
type CopyConsent struct {
	Day     string `json:"day"`
	Granted bool   `json:"granted"`
	Method  string `json:"method"`
	Wording string `json:"wording"`
	By      string `json:"recorded_by,omitempty"`
}

// CopyEvening is one evening of the person.
type CopyEvening struct {
	Day      string `json:"day"`
	Class    string `json:"class"`
	Lesson   string `json:"lesson,omitempty"`
	Presence string `json:"presence"`
}

// CopyLesson is one lesson of the course.
type CopyLesson struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Done   bool   `json:"done"`
}

func (ForgetPerson) effect() {}
func (CopyPerson) effect()   {}
func (ReadRoster) effect()   {}
