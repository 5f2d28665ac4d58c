package flow

import (
	"time"

	"dendau/storage/record"
)

// LearnerRow is somebody in a list of the desk.
type LearnerRow struct {
	Person
	Nickname string
	// Unasked: nobody asked for their consent yet. Withdrawn: they refused it, or took it back.
	Unasked, Withdrawn bool
}

// Learners lists everybody of the hall, or those who match what is being typed.
type Learners struct {
	People        []LearnerRow
	Sheet, Sheets int
	Total, Found  int
	Query         string
	Keys          KeyMode
	// Typing is set while the screen's keyboard is up.
	Typing bool
	// Finding tells whether their cards are worth showing.
	Finding Finding
}

// LearnerRecord is what the kiosk knows of one person.
type LearnerRecord struct {
	Person
	Nickname, Class string
	// Came counts the evenings they came to, of Held that they could have.
	Came, Held int
	Evenings   []RecordEvening // at most nine, oldest first
	// AgedTo is the last day of which only these numbers are here, 0 for none.
	AgedTo  record.Day
	Lessons []RecordLesson
	Done    int // lessons
	// First and Second count the questions that were right at the first and at the second try.
	First, Second int
	Consent       RecordConsent
	Notice        string // the key under which the notice is spoken to them
	// Merged counts the other records that are this person too.
	Merged int
	// Copied is the stick on which the copy that was just asked for lies, Printed the printer that has it; Copying that it is being made.
	Copied, Printed string
	Copying         bool
	Kept            time.Time
}

// Presence of somebody at an evening as a record shows it.
type EveningState int

// The states of an evening.
const (
	EveningUnmarked EveningState = iota
	EveningHere
	EveningLate
	EveningEarly
	EveningAway
	EveningOff // the class did not meet
)

// RecordEvening is one evening of a record.
type RecordEvening struct {
	Date  record.Day
	State EveningState
}

// RecordLesson is one lesson of a record.
type RecordLesson struct {
	LessonRef
	Done bool
	// Missed: the class had it on an evening on which they were away.
	Missed bool
}

// RecordConsent is the newest answer to the notice.
type RecordConsent struct {
	Asked, Granted bool
	Day            record.Day
	By             string
}

// RightStep is a calm page before something that a person has a right to.
type RightStep int

// The pages.
const (
	StepWithdraw  RightStep = iota
	StepErase               // what is lost, what stays
	StepEraseSure           // the second, and the last
)

// Rights asks whether consent is to be withdrawn, or all that is known of somebody erased.
type Rights struct {
	Person
	Step     RightStep
	Evenings int
}

// AskConsentAgain reads the notice to somebody who is on the list already.
type AskConsentAgain struct {
	Person  Person
	Notice  string // the key under which it is spoken
	Consent *bool
	AskedAt time.Time
	CanKeep bool
}

// MergeFind looks for the other record of a person.
type MergeFind struct {
	Person
	Query  string
	Keys   KeyMode
	People []LearnerRow
}

// MergeTwo shows two records side by side: are they one person? Undo: they were taken for one.
type MergeTwo struct {
	Kept, Gone MergeSide
	Undo       bool
}

// MergeSide is one of two records.
type MergeSide struct {
	LearnerRow
	Came, Done int
}

// PersonForm is what is asked of a person, new or known.
type PersonForm struct {
	Name, Nickname, Year string
	Age                  int // 0 unknown
	Sex                  record.Sex
	Hamlets              []string
	Hamlet               int // chosen, -1 none, len(Hamlets) somewhere else
	Elsewhere            string
	// Address is the tail of the catalogue key of the word before the name; Own that it was chosen, not proposed.
	Address string
	Own     bool
	Field   WalkInField
	Keys    KeyMode
	// Typing is set while the screen's keyboard covers the form.
	Typing bool
	// Scanned: an ID card filled the form in. Unsure: something on it was odd, and somebody has to say that it is right.
	Scanned, Unsure bool
	Person          Person // as it would be kept
}

// EditForm mends what is known of a person.
type EditForm struct {
	PersonForm
	Before  Person
	CanSave bool
}

// RosterStep is how far a list on a stick has come.
type RosterStep int

// The steps.
const (
	RosterLooked RosterStep = iota // being looked for
	RosterFailedStep
	RosterShown
)

// RosterState is what a row would do.
type RosterState int

// The states, in the order in which the rows are shown.
const (
	RowAlike   RosterState = iota // somebody nearly the same is here: written only when it is chosen
	RowRefused                    // cannot be understood
	RowNew
	RowKnown // here already
)

// Roster shows what a list would do before anything is written.
type Roster struct {
	Step   RosterStep
	Failed string // a catalogue key
	File   string
	Class  string
	Rows   []RosterLine
	// Take counts the people who would be written; New, Known, Alike and Refused the rows of each state.
	Take, New, Known, Alike, Refused int
	Sheet, Sheets                    int
}

// RosterLine is one row of a list.
type RosterLine struct {
	RosterRow
	State RosterState
	Taken bool
	// Like is who is here already and may be the same.
	Like *Person
	// I is what Choose takes or leaves.
	I int
}

func (Learners) screen()        {}
func (LearnerRecord) screen()   {}
func (Rights) screen()          {}
func (AskConsentAgain) screen() {}
func (MergeFind) screen()       {}
func (MergeTwo) screen()        {}
func (EditForm) screen()        {}
func (Roster) screen()          {}
