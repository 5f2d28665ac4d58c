package flow

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// SheetKind is what stands on a sheet.
type SheetKind int

// The sheets, in the order in which an evening needs them.
const (
	SignInSheet SheetKind = iota
	RegisterSheet
	CardsSheet
	SlipSheet
	SummarySheet
	ResultSheet
	RosterSheet
	ReportSheet
	// HardSheet is made where the questions that a class found hard are looked at.
	HardSheet
	sheetKinds
)

// sheetNames are how the log calls the sheets (record.SheetMade).
var sheetNames = [sheetKinds]string{"sign_in", "register", "cards", "slip", "summary", "result", "roster", "report", "hard"}

// Name is how the log and the files call a sheet.
func (s SheetKind) Name() string { return sheetNames[s] }

// SheetFormat is what a sheet is written as.
type SheetFormat int

// The formats. OnPaper is PDF to the printer; without one it is kept as AsPDF is.
const (
	OnPaper SheetFormat = iota
	AsPDF
	AsXLSX
	AsCSV
	AsOneRoster
)

// MakeSheet lays a sheet out and prints it, or writes it to the stick, or to the kiosk's own folder where there is neither.
// Home: SheetMade or SheetFailed. What a kind does not need is empty.
type MakeSheet struct {
	Kind SheetKind
	As   SheetFormat
	Lang content.Lang

	Hall, Commune, Class string
	// Date is of the evening, or the month's first day; Printed is today.
	Date, Printed record.Day
	Lesson        LessonRef
	People        []SheetPerson
	// Spare are empty rows for those who come for the first time.
	Spare    int
	Finding  Finding
	Register SheetRegister
	Slip     SheetSlip
	Evening  SheetEvening
	// Results are of People, one each.
	Results []SheetResult
	Hard    SheetHard
	Report  HallReport
}

// SheetPerson is somebody on a sheet.
type SheetPerson struct {
	Person
	Nickname, Class string
}

// SheetRegister is a class's month: a column an evening, and for each of People a mark in each.
type SheetRegister struct {
	Days  []record.Day
	Marks [][]SheetMark
	Off   []OffDay
	// Aged are the evenings of which only numbers are here; they have no column.
	Aged []AgedEvening
}

// AgedEvening is an evening of which only numbers are here.
type AgedEvening struct {
	Date       record.Day
	Here, Away int
}

// SheetMark is how somebody stood on one evening of a register.
type SheetMark int

// The marks.
const (
	NotEnrolled SheetMark = iota
	WasAway
	WasHere
	WasLate
	LeftEarly
)

// OffDay is an evening that did not take place; Reason is a catalogue key's tail.
type OffDay struct {
	Date   record.Day
	Reason string
}

// SheetSlip is what a learner takes home.
type SheetSlip struct {
	Remember, Practice content.Text
	// Next is the class's next evening, zero for unknown, and Minute when it begins.
	Next   record.Day
	Minute int
	Copies int
}

// SheetEvening sums one evening up.
type SheetEvening struct {
	Here, Away, New, Guests int
	Absent                  []string
	Hands                   []SheetHands
	// Note is the facilitator's, empty for none.
	Note string
}

// SheetHands is one question by raised hands; Missed is the wrong option that stood out.
type SheetHands struct {
	Question, Missed content.Text
	Right, All       int
}

// SheetHard are the questions that a class found hard, from the first of its last evenings to the last.
type SheetHard struct {
	From, To record.Day
	Items    []HardItem
}

// SheetResult is how far one learner has practised.
type SheetResult struct {
	Evenings, Lessons   int
	Mastered, Practised int
	Rows                []SheetLesson
	Facilitator         string
}

// SheetLesson is one lesson of a result. Day is when the class had it and they were there, zero for not so, or where that day is here no more
// (InClass).
type SheetLesson struct {
	Lesson          LessonRef
	Finished        bool
	InClass         bool
	Day             record.Day
	Mastered, Items int
}

// The presses of the sheets' rooms, and what comes home.
type (
	// ShowSheets opens the sheets; SheetChosen chooses one, SheetWanted asks for it.
	ShowSheets  struct{}
	SheetChosen struct{ Kind SheetKind }
	SheetWanted struct{ As SheetFormat }
	// EverybodyChosen chooses the whole class where results are printed, and once more nobody.
	EverybodyChosen struct{}
	// PeriodChosen is for the hall's report; ShowTaught turns between its chart and the lessons that were taught.
	PeriodChosen struct{ Period report.Period }
	ShowTaught   struct{}
	// SheetMade says where a sheet went: "printer", "stick" or "folder", and the printer's name, or the file's with its folder.
	SheetMade struct{ To, Where string }
	// SheetFailed says why there is none, by a catalogue key.
	SheetFailed struct{ Key string }
)

// Sheets offers what can be printed; one sheet is proposed.
type Sheets struct {
	Chosen SheetKind
	// Can tells which sheets have something to stand on them.
	Can   [sheetKinds]bool
	Class string
	// Members is the class's, New those without a card yet; OnlyNew that cards are for them.
	Members, New int
	OnlyNew      bool
	// Date and Lesson are of the evening that the chosen sheet is about; Days how many evenings its month has.
	Date   record.Day
	Lesson LessonRef
	Days   int
	Newest bool
	// People are one sheet of those whose result can be printed, Picked those of them who are chosen, and Whose how many are in all.
	People        []Person
	Sheet, Sheets int
	Picked        map[record.LearnerID]bool
	Whose         int
	// Making is set while a sheet is under way.
	Making bool
}

func (MakeSheet) effect()       {}
func (ShowSheets) action()      {}
func (SheetChosen) action()     {}
func (SheetWanted) action()     {}
func (EverybodyChosen) action() {}
func (PeriodChosen) action()    {}
func (ShowTaught) action()      {}
func (SheetMade) action()       {}
func (SheetFailed) action()     {}
func (Sheets) screen()          {}
