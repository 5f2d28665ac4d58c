package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// Home is where every evening starts and every person ends.
type Home struct {
	Hall   string
	Today  record.Day
	Minute int // of the day, when class begins; -1 unknown
	// Lesson is tonight's; nil when no class is planned.
	Lesson *LessonRef
	// People is how many learners are known: without any the primary is hidden.
	People int
	// Class is set while a session is open.
	Class bool
	// Finding is how people find themselves here; Groups are the first letters to press (ByName), so that one's lesson is two presses away.
	Finding Finding
	Groups  []NameGroup
	// Cards are the groups to press where names are not read: of pictures, or the colours.
	Cards []CardGroup
	// FirstSteps tells that there are exercises for hands that never held a mouse.
	FirstSteps bool
}

// CardGroup is a sheet of pictures, shown by its first few, or a colour.
type CardGroup struct {
	Cards []Card
}

// Cards is the list in which a learner finds their picture or their number.
type Cards struct {
	Finding     Finding
	Groups      []CardGroup
	Chosen      int // -1 until a group is
	People      []Person
	Page, Pages int
	With        []Person
}

// StillYou asks the next person whether they are who sat here before the kiosk went home by itself.
type StillYou struct {
	Who    []Person
	Lesson LessonRef
}

// Bench is who sits at the PC: one more can sit down, one can get up, somebody else can take the place.
type Bench struct {
	Who    []Person
	CanAdd bool
	// Lesson is set where a lesson waits under it: the way to one's other lessons is offered.
	Lesson bool
}

// HandUp says that the hand is up and help is coming.
type HandUp struct{ Who []Person }

// StepIn is the facilitator at a learner's screen, behind the PIN: the learner's page waits.
type StepIn struct {
	Facilitator string
	Who         []Person
	Lesson      LessonRef
	Raised      bool
}

// Names is the list in which a learner finds their own name.
type Names struct {
	Groups []NameGroup
	Chosen int
	People []Person
	// Page of Pages, where a group has more tiles than fit.
	Page, Pages int
	// With are those who already sit here: the list then adds a second or third person.
	With []Person
}

// NameGroup is a range of first letters of given names, such as "H – L".
type NameGroup struct{ First, Last string }

// FindName is the list by typing, with the screen's keyboard.
type FindName struct {
	Text    string
	Matches []Person
	// More is how many match besides.
	More int
	// Doubt is set when "Xong" was pressed while several match and none of them exactly: the screen then asks to press one.
	Doubt bool
	Keys  KeyMode
}

// KeyMode says how the screen's keyboard composes.
type KeyMode struct {
	VNI   bool
	Shift bool
	// Alphabet lays the keys out as ABC instead of QWERTY.
	Alphabet bool
}

// MyLessons is a learner's own course.
type MyLessons struct {
	Who []Person
	// Next is where they go on.
	Next   LessonRef
	Page   int // from 1; 0 when the lesson has not been begun
	Pages  int
	Review bool // the pages are done and the review is next
	Tiles  []LessonTile
	// Sheet of Sheets, where the tiles do not fit on one (largest text).
	Sheet, Sheets int
	// All is set when every lesson is finished.
	All bool
	// FirstSteps are the exercises with the machine that the pack has.
	FirstSteps []LessonTile
}

// LessonTile is one lesson of the course.
type LessonTile struct {
	LessonRef
	Finished, Current bool
}

// Done is what a learner did today.
type Done struct {
	Who    []Person
	Lesson LessonRef
	Pages  int
	Items  int
	Films  int
	// Practices were done on an imitation; Mastered items have become "đã nắm" since they sat down.
	Practices, Mastered int
	Remember            content.Spoken
	// Lamps is how many lessons are finished, for the shelf.
	Lamps int
	// Next is the next session, zero when none is planned.
	Next   record.Day
	Minute int
	Voice  bool
}

func (Home) screen()      {}
func (Names) screen()     {}
func (FindName) screen()  {}
func (MyLessons) screen() {}
func (Done) screen()      {}
func (Cards) screen()     {}
func (StillYou) screen()  {}
func (StepIn) screen()    {}
func (Bench) screen()     {}
func (HandUp) screen()    {}
