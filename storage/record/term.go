package record

import "dendau/content"

// ClassChanged mends a class: its name, its days, its course, or that it ended. The newest counts.
type ClassChanged struct {
	_        struct{} `cbor:",toarray"`
	Class    ClassID
	Name     string
	Course   string
	Weekdays []int
	Minute   int
	Ended    bool
}

// ClassPlanned says which lesson a class has on a day; an empty lesson takes the plan back. The newest of a class and day counts.
type ClassPlanned struct {
	_      struct{} `cbor:",toarray"`
	Class  ClassID
	Date   Day
	Lesson content.LessonID
}

// HolidaySet says that no class meets from one day to another, and why; Off takes it back. The newest of a class and first day counts.
type HolidaySet struct {
	_      struct{} `cbor:",toarray"`
	From   Day
	To     Day
	Reason string
	Off    bool
	// Class is whose days off these are; zero for all classes of the hall.
	Class ClassID
}

// SessionVoided says that a session was opened by mistake and counts for nothing; an empty reason takes that back. The newest counts. The
// session's facts stay in the log.
type SessionVoided struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Reason  string
}

// EveningNoted is the facilitator's note of an evening. It may name people, so it is sealed under a key of the session that only the kiosk
// has. The newest counts.
type EveningNoted struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Sealed  []byte
}

// AbsenceFollowed says what came of visiting or calling somebody who stayed away: "comes", "ill", "busy", "stops", "unknown".
type AbsenceFollowed struct {
	_       struct{} `cbor:",toarray"`
	Learner LearnerID
	Outcome string
}

// ItemProposed puts a question before a class's next evening; Off takes it back.
type ItemProposed struct {
	_      struct{} `cbor:",toarray"`
	Class  ClassID
	Lesson content.LessonID
	Item   content.ItemID
	Off    bool
}

// SheetMade says that a sheet was printed or written: which one ("sign_in", "register", "cards", "result", "summary", "slip", "report", "roster", "hard"),
// and where it went ("printer", "stick").
type SheetMade struct {
	_     struct{} `cbor:",toarray"`
	Sheet string
	To    string
}

func (ClassChanged) Kind() Kind    { return KindClassChanged }
func (ClassPlanned) Kind() Kind    { return KindClassPlanned }
func (HolidaySet) Kind() Kind      { return KindHolidaySet }
func (SessionVoided) Kind() Kind   { return KindSessionVoided }
func (EveningNoted) Kind() Kind    { return KindEveningNoted }
func (AbsenceFollowed) Kind() Kind { return KindAbsenceFollowed }
func (ItemProposed) Kind() Kind    { return KindItemProposed }
func (SheetMade) Kind() Kind       { return KindSheetMade }
