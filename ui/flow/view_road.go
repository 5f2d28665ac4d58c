package flow

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// HandoverStep is how far a stick has come.
type HandoverStep int

// The steps of f07.
const (
	StickWaited HandoverStep = iota // no stick yet
	StickSeen
	ReceiptsRead
	BundlesWritten
	BundlesCompared // read back and equal: only now may it be pulled out
)

// HandoverUSB hands over by stick.
type HandoverUSB struct {
	Hall, Commune string
	Step          HandoverStep
	Stick         string
	Free          int64
	Receipts      int
	Arrived       record.Day
	Sessions      []record.Day
	Kept          time.Time
	Courier       string
	// Failed is the catalogue key of what went wrong, empty when nothing did.
	Failed string
	// NoCentre is set when no centre's key is known, so nothing can be sealed.
	NoCentre bool
}

// HandoverQR hands over by the screen.
type HandoverQR struct {
	Sessions []record.Day
	Code     Matrix
	Still    bool
	Shown    time.Duration
	Usual    time.Duration
	Speed    int // 0 slow, 1 normal, 2 fast
	Rest     int // parts that come after this one
	Failed   string
	NoCentre bool
}

// Matrix is a QR code: Size × Size modules, true is dark, without a quiet zone.
type Matrix struct {
	Size    int
	Modules []bool
}

// Arrived is the road of the sessions, newest first.
type Arrived struct {
	Rows        []ArrivedRow
	Road        Road
	Receipt     *ReceiptView
	Page, Pages int
}

// ArrivedRow is one session on the road.
type ArrivedRow struct {
	Date   record.Day
	Lesson *LessonRef
	Reason string // catalogue key's tail when it did not take place
	Here   int
	State  RoadState
}

// ReceiptView is the newest receipt.
type ReceiptView struct {
	Issued   record.Day
	Sessions int
	UpTo     record.Day
	Code     string
}

// Learners lists everybody of the hall.
type Learners struct {
	People        []Person
	Sheet, Sheets int
	Total         int
	// Finding tells whether their cards are worth showing.
	Finding Finding
}

// Settings are the kiosk's choices.
type Settings struct {
	Lang                 content.Lang
	Dark                 bool
	Hall, Commune, Kiosk string
	Packs                []PackRef
	Program              string
	Centre               string
	Finding              Finding
}

// PackRef is a loaded pack.
type PackRef struct {
	Title   content.Text
	ID      string
	Version int
	Lessons int
	Bad     string
}

// HallReport is the hall's report of a month.
type HallReport struct {
	From, To record.Day
	// Sum is what the month came to.
	Sum report.Row
	// Lessons are those that were taught, with their titles, in the order of the course.
	Lessons []LessonTimes
	// Newest is set when no later month can be asked for.
	Newest bool
}

// LessonTimes is how many sessions of a period taught a lesson.
type LessonTimes struct {
	LessonRef
	Times int
}

// RoadState is how far one session has come.
type RoadState int

// The road states.
const (
	StillHereState RoadState = iota // in this kiosk only
	OnTheWayState                   // handed over, no receipt yet
	ArrivedState                    // the centre's receipt is here
)

func (HandoverUSB) screen() {}
func (HandoverQR) screen()  {}
func (Arrived) screen()     {}
func (Learners) screen()    {}
func (Settings) screen()    {}
func (HallReport) screen()  {}
