package record

import (
	"slices"

	"dendau/content"
)

// SessionOpened begins a session. Date is what the facilitator confirmed, whatever the clock says.
type SessionOpened struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Class   ClassID
	Date    Day
	Lesson  content.LessonID
	// Pack and Version are the pack that taught it.
	Pack    string
	Version int
}

// Presence is what attendance says of one learner.
type Presence uint8

// The presences.
const (
	Absent  Presence = 0
	Present Presence = 1
	Late    Presence = 2
	// WalkIn is present and registered this evening.
	WalkIn Presence = 3
	// LeftEarly is somebody who went home before the end.
	LeftEarly Presence = 4
)

// Here tells whether the presence counts as having taken part.
func (p Presence) Here() bool { return p != Absent }

// Mark is the presence of one learner.
type Mark struct {
	_        struct{} `cbor:",toarray"`
	Learner  LearnerID
	Presence Presence
}

// AttendanceTaken is the list that the facilitator confirmed; for a learner who is in several, the newest counts.
// Guests are people who did not wish to be recorded: they are a number only.
type AttendanceTaken struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Marks   []Mark
	Guests  int
}

// AttendanceFixed corrects one mark afterwards; the first one stays in the log.
type AttendanceFixed struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Mark    Mark
	Reason  string
}

// SessionClosed ends a session.
type SessionClosed struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
}

// SessionCancelled says that a class did not take place on a day, and why ("rain", "power", "festival", "other").
type SessionCancelled struct {
	_      struct{} `cbor:",toarray"`
	Class  ClassID
	Date   Day
	Reason string
	Note   string
}

// PageShown is a page that a class on the TV (no learners) or learners alone came to.
type PageShown struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Lesson   content.LessonID
	Page     content.PageID
}

// FilmPlayed is a film that was watched, for how many seconds of it, and whether it ended by itself.
type FilmPlayed struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Film     content.FilmID
	Seconds  int
	Ended    bool
}

// HandsCounted is a question that a class answered by raised hands: one count an option.
// It copies what could change under it: the item's revision, its right option and its skill.
type HandsCounted struct {
	_       struct{} `cbor:",toarray"`
	Session SessionID
	Lesson  content.LessonID
	Item    content.ItemID
	Rev     int
	Counts  []int
	Right   int
	Skill   string
	// Rights are the right options where there are several; Right is then the first of them.
	Rights []int
}

// IsRight tells whether an option was right.
func (f HandsCounted) IsRight(option int) bool {
	return option == f.Right || slices.Contains(f.Rights, option)
}

// HandRaised is a learner's call for help at the kiosk.
type HandRaised struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
}

// HandLowered says that the facilitator came to learners who had raised a hand, or that they lowered it again.
type HandLowered struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
}

func (SessionOpened) Kind() Kind    { return KindSessionOpened }
func (AttendanceTaken) Kind() Kind  { return KindAttendanceTaken }
func (AttendanceFixed) Kind() Kind  { return KindAttendanceFixed }
func (SessionClosed) Kind() Kind    { return KindSessionClosed }
func (SessionCancelled) Kind() Kind { return KindSessionCancelled }
func (PageShown) Kind() Kind        { return KindPageShown }
func (FilmPlayed) Kind() Kind       { return KindFilmPlayed }
func (HandsCounted) Kind() Kind     { return KindHandsCounted }
func (HandRaised) Kind() Kind       { return KindHandRaised }
func (HandLowered) Kind() Kind      { return KindHandLowered }
