package flow

import "dendau/storage/record"

// What is done about people at the desk.
type (
	// FindPerson opens the keyboard over a list of people; OpenRecord opens somebody's record.
	FindPerson struct{}
	OpenRecord struct{ ID record.LearnerID }
	// EditPerson opens the form of a record, AskConsent the notice, CopyForPerson copies it for the person: to a stick, or to paper.
	EditPerson    struct{}
	AskConsent    struct{}
	CopyForPerson struct{ Paper bool }
	// WithdrawConsent and ErasePerson open the calm page before the deed; Next there goes on.
	WithdrawConsent struct{}
	ErasePerson     struct{}
	// SameAsOther looks for the other record of the same person, KeepOther keeps that one instead; SplitRecords opens what was merged.
	SameAsOther  struct{}
	KeepOther    struct{}
	SplitRecords struct{}
	// AddressChosen is how a person is spoken to: the tail of a catalogue key.
	AddressChosen struct{ Address string }
	// SureOfCard says that what the machine doubtfully read on an ID card is right.
	SureOfCard struct{}
	// TakeRoster opens the list of people on a stick; Choose takes or leaves a row of it.
	TakeRoster struct{}
)

// What comes home about people.
type (
	// CopyDone says on which stick a copy lies, or which printer took it; CopyFailed why there is none.
	CopyDone   struct{ Stick, Printer string }
	CopyFailed struct{ Key string }
	// ForgetFailed: the word that somebody is to be forgotten is kept, the deed follows at the next start.
	ForgetFailed struct{}
	// RosterRead is a list that was found on a stick; RosterFailed why there is none.
	RosterRead struct {
		File string
		Rows []RosterRow
	}
	RosterFailed struct{ Key string }
)

func (FindPerson) action()      {}
func (OpenRecord) action()      {}
func (EditPerson) action()      {}
func (AskConsent) action()      {}
func (CopyForPerson) action()   {}
func (WithdrawConsent) action() {}
func (ErasePerson) action()     {}
func (SameAsOther) action()     {}
func (KeepOther) action()       {}
func (SplitRecords) action()    {}
func (AddressChosen) action()   {}
func (SureOfCard) action()      {}
func (TakeRoster) action()      {}
func (CopyDone) action()        {}
func (CopyFailed) action()      {}
func (ForgetFailed) action()    {}
func (RosterRead) action()      {}
func (RosterFailed) action()    {}
