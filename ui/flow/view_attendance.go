package flow

import (
	"time"

	"dendau/storage/record"
)

// Marking is what a tap on a tile sets; the same tap again takes it back.
type Marking int

// The markings, in the order of their buttons.
const (
	MarkAway Marking = iota
	MarkLate
	MarkEarly
)

// Attendance is the list of tonight, in Vietnamese order; walk-ins stand last.
type Attendance struct {
	Tiles           []AttendanceTile
	Sheet, Sheets   int
	Here, Away, New int
	// Guests are counted without a name; Here has them too.
	Guests  int
	CanUndo bool
	Date    record.Day
	Mark    Marking
	// Came is whom a scanner read last, nil for nobody.
	Came *Person
}

// AttendanceTile is one person on the list.
type AttendanceTile struct {
	Person
	Presence record.Presence
	// Twin is set where name and year are equal to another's: the hamlet is shown then.
	Twin bool
}

// Evening tells one session from another, also on the same day.
type Evening struct {
	ID     record.SessionID
	Date   record.Day
	From   time.Time // in the kiosk's time zone
	Class  string
	Lesson LessonRef
	// Here counts guests too.
	Here, Away, Guests int
	// Fixed counts the marks that were corrected. Void: it was opened by mistake.
	Fixed int
	Void  bool
}

// ListMore is what else is done with the list of tonight.
type ListMore struct {
	Evening Evening
	Rows    int // how many people the sheet has
}

// VoidEvening is the second step before a session counts for nothing.
type VoidEvening struct{ Evening Evening }

// Reentry types a signed sheet in: everybody is absent until their number was typed.
type Reentry struct {
	Evening Evening
	Rows    []ReentryRow
	Typed   string
	// Last is the row that was typed last, from 1; Missing is set when there is none of that number.
	Last    int
	Missing bool
	Here    int // with guests and whoever is on the list without a row
}

// ReentryRow is one row of the sheet.
type ReentryRow struct {
	Name string
	Year int
	Here bool
}

// Past lists the evenings before, newest first.
type Past struct {
	Evenings      []Evening
	Sheet, Sheets int
}

// PastList is the attendance of an evening before.
type PastList struct {
	Evening       Evening
	Tiles         []PastTile
	Sheet, Sheets int
	// Aged: the names left this kiosk; only numbers are kept.
	Aged bool
	// Note is what the facilitator noted of the evening.
	Note string
}

// PastTile is one person on it.
type PastTile struct {
	AttendanceTile
	// Unmarked: nobody said anything of them that evening.
	Unmarked bool
	// Fix is the newest correction, nil for none.
	Fix *Fix
}

// Fix is a correction: what was said first, and who said otherwise, when.
type Fix struct {
	Was record.Presence
	By  string
	Day record.Day
}

// FixPresence corrects one mark: what is true, and why it was not so before.
type FixPresence struct {
	Evening Evening
	Person  Person
	Now, To record.Presence
	Reasons []string // catalogue keys' tails
	Chosen  int      // -1 none
	// Said is all that was said of it, earliest first.
	Said []SaidPresence
}

// SaidPresence is one word on somebody's presence.
type SaidPresence struct {
	Presence record.Presence
	By       string // empty: they sat down at the kiosk
	At       time.Time
	Fixed    bool
	Reason   string // a catalogue key's tail
}

func (Attendance) screen()  {}
func (ListMore) screen()    {}
func (VoidEvening) screen() {}
func (Reentry) screen()     {}
func (Past) screen()        {}
func (PastList) screen()    {}
func (FixPresence) screen() {}
