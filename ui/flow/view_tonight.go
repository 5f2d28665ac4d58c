package flow

import (
	"time"

	"dendau/storage/record"
)

// Tonight is the facilitator's home: date, class and lesson are proposed.
type Tonight struct {
	Facilitator string
	Hall        string
	Commune     string
	Date        record.Day
	// ClockDoubt is set when the clock cannot be right; the date is then proposed from the log.
	ClockDoubt bool
	Class      string
	Members    int
	Lesson     LessonRef
	Minutes    int
	Road       Road
	// Open is set when tonight's session is open already (after a power cut): the primary goes on with it.
	Open bool
	// Off is the reason, a catalogue key's tail, for which it was kept that the class does not meet on this date; empty when it does.
	Off string
	// Before is what is good to know before the evening.
	Before Before
	// Waiting are learners whose page waits for the facilitator to come back to it; empty for none.
	Waiting []Person
}

// Road says how far the sessions have come.
type Road struct {
	Here     []record.Day // not carried yet
	Offered  []record.Day // those of Here that were shown or printed as codes
	OnTheWay []record.Day // handed over, no receipt yet
	Carried  record.Day   // when the last was handed over
	Arrived  record.Day   // every session up to this day is at the centre; zero for none
	Count    int          // how many arrived
}

// ChangeDate lets the facilitator set tonight's date.
type ChangeDate struct {
	Date record.Day
	// Doubted is set when the kiosk asks because its clock cannot be right; Clock is the day that it shows.
	Doubted bool
	Clock   record.Day
}

// ChooseLesson lists the course's lessons.
type ChooseLesson struct{ Tiles []LessonTile }

// ChooseClass lists the classes and offers a new one.
type ChooseClass struct {
	Classes []ClassRef
	Chosen  int
}

// ClassRef is a class in a list.
type ClassRef struct {
	ID      record.ClassID
	Name    string
	Members int
}

// NotTonight asks why the class does not take place.
type NotTonight struct {
	Date    record.Day
	Reasons []string // catalogue keys' tails: rain, power, festival, busy, other
	Chosen  int      // -1 none
}

// WalkInField is a field of the form.
type WalkInField int

// The fields that take typing.
const (
	FieldName WalkInField = iota
	FieldYear
	FieldNick
	FieldHamlet // somewhere else than the hall's
)

// WalkIn adds a person in ten seconds.
type WalkIn struct {
	PersonForm
	// Consent: nil not answered, else the answer.
	Consent *bool
	AskedAt time.Time
	// Notice is the key under which the notice is spoken to this person.
	Notice string
	// Alike are people who may be the same.
	Alike []Person
	// Finding tells whether their card is worth showing.
	Finding Finding
	CanAdd  bool
	// Class is set when the form was opened from attendance; otherwise from the list of learners.
	Class bool
}

func (Tonight) screen()      {}
func (ChangeDate) screen()   {}
func (ChooseLesson) screen() {}
func (ChooseClass) screen()  {}
func (NotTonight) screen()   {}
func (WalkIn) screen()       {}
