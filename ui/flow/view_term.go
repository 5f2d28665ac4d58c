package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// Classes lists the hall's classes, those that ended last.
type Classes struct {
	Rows          []ClassRow
	Sheet, Sheets int
}

// ClassRow is one class with its days.
type ClassRow struct {
	ClassRef
	Days   []int // 0 Sunday … 6 Saturday, as a week goes: Monday first
	Minute int   // of the day
	Ended  bool
}

// ClassForm changes a class, or makes one.
type ClassForm struct {
	New     bool
	Name    string
	Days    [7]bool // by weekday, 0 Sunday
	Minute  int
	Members int
	// Course is which one the class follows; nil where the pack has only one.
	Course content.Text
	Ended  bool
	// Ending is set once somebody asked that the class end: it is asked again.
	Ending bool
	// CanEnd is set where the class can end: not a new one, and not the one whose session is open.
	CanEnd bool
	// CanKeep is set once there is something to keep.
	CanKeep bool
	Typing  bool
	Keys    KeyMode
}

// TermPlan is what is planned for a class.
type TermPlan struct {
	Class         string
	Classes       []ClassRef // several to choose among, Chosen of them shown
	Chosen        int
	Rows          []PlanRow
	Sheet, Sheets int
}

// PlanRow is one evening that is to come.
type PlanRow struct {
	Date   record.Day
	Lesson LessonRef
	// Fixed is set where somebody chose the lesson; otherwise it follows the course.
	Fixed bool
	// Off is why nobody meets, empty when the class does.
	Off string
}

// PlanEvening chooses the lesson of an evening to come.
type PlanEvening struct {
	Date  record.Day
	Class string
	Tiles []LessonTile
	Fixed bool
}

// Holidays lists the days on which no class meets.
type Holidays struct {
	Rows          []Holiday
	Sheet, Sheets int
}

// Holiday are days off.
type Holiday struct {
	From, To record.Day
	Reason   string // a catalogue key's tail, as for NotTonight
	// Class and its Name are whose days off these are, empty for all classes.
	Class record.ClassID
	Name  string
}

// HolidayForm adds days off.
type HolidayForm struct {
	From, To record.Day
	Reasons  []string
	Chosen   int // -1 none
	// Evenings is how many evenings of how many classes fall out.
	Evenings int
	// Class is whose days off they are, empty for all; Several that there is more than one class to choose from.
	Class   string
	Several bool
}

// WriteEvening writes the note of an evening.
type WriteEvening struct {
	Date    record.Day
	Class   string
	Lesson  LessonRef
	Text    string
	Left    int // letters that still have room
	CanKeep bool
	Keys    KeyMode
}

// Visits lists who stayed away three evenings in a row.
type Visits struct {
	Rows          []VisitRow
	Sheet, Sheets int
	CanUndo       bool
}

// VisitRow is one of them.
type VisitRow struct {
	Person
	Class    string
	Missed   int
	LastSeen record.Day // zero: never
	Outcome  string     // a catalogue key's tail, empty while nobody looked after them
	Followed record.Day
}

// Outcomes are what can come of a visit.
var Outcomes = []string{"comes", "ill", "busy", "stops", "unknown"}

func (Classes) screen()      {}
func (ClassForm) screen()    {}
func (TermPlan) screen()     {}
func (PlanEvening) screen()  {}
func (Holidays) screen()     {}
func (HolidayForm) screen()  {}
func (WriteEvening) screen() {}
func (Visits) screen()       {}
