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
	// Sticks are the several that are plugged in, to choose from.
	Sticks []StickRef
	// Done of Of bytes are written, or copied where Copying is set; Of is 0 while that is not known.
	Done, Of int64
	Copying  bool
	// Plan are the new lessons on the stick, nil where there are none or they were answered; Taken is how many packs were copied.
	Plan  *PackPlan
	Taken int
	// Remark is the catalogue key of something about the stick, empty for nothing.
	Remark string
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
	// Asking is set while the phone's word is typed: Word is what stands there, Wrong that the last one did not fit, Wait how long nothing is looked at.
	Asking bool
	Word   string
	Wrong  bool
	Wait   time.Duration
	// Taken: the phone has everything. Courier is who takes it, if they said so.
	Taken   bool
	Courier string
	// Printing is set while the codes are laid out on paper.
	Printing bool
}

// Matrix is a QR code: Size × Size modules, true is dark, without a quiet zone.
type Matrix struct {
	Size    int
	Modules []bool
}

// Arrived is the road of the sessions, newest first.
type Arrived struct {
	Rows    []ArrivedRow
	Road    Road
	Receipt *ReceiptView
	// Carried is the newest handing over that somebody has, nil for none; Handed that there was any at all.
	Carried     *CustodyRow
	Handed      bool
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
	// Issued is the centre's day; zero for a typed one, which tells none.
	Issued   record.Day
	Sessions int
	UpTo     record.Day
	// Code is what the centre reads out for it, 12 digits.
	Code string
}

// Settings are the kiosk's choices.
type Settings struct {
	Lang                 content.Lang
	Dark                 bool
	Hall, Commune, Kiosk string
	Packs                []PackRef
	Program              string
	Centre               string
	// Recovery is the code that opens this hall's backups, in groups; empty where there is none.
	Recovery string
	Finding  Finding
}

// PackRef is a loaded pack.
type PackRef struct {
	Title   content.Text
	ID      string
	Version int
	Lessons int
	Bad     string
}

// HallReport is the hall's report of a period.
type HallReport struct {
	Hall, Commune string
	Period        report.Period
	// Periods are those that the province's form knows.
	Periods  []report.Period
	From, To record.Day
	// Sum is what the period came to.
	Sum report.Row
	// Filled is the province's table.
	Filled report.Filled
	// Bars are the evenings, weeks or months, as Step says; Classes name the two colours of evenings, empty where there is one.
	Bars    []ReportBar
	Step    BarStep
	Classes []string
	// Lessons are those that were taught, with their titles, in the order of the course; Taught that they are shown instead of the chart.
	Lessons []LessonTimes
	Taught  bool
	// Newest is set when no later period can be asked for; the newest one still changes up to Until.
	Newest bool
	Until  record.Day
	// Making is set while a sheet is under way.
	Making bool
}

// BarStep is what one bar of a report stands for.
type BarStep int

// The steps.
const (
	BarEvening BarStep = iota
	BarWeek
	BarMonth
)

// Key is the catalogue key of a chart's title.
func (s BarStep) Key() string {
	return [...]string{"report.barsEvening", "report.barsWeek", "report.barsMonth"}[s]
}

// ReportBar is how many came on one evening, or to all of a week or a month. Off is the reason why an evening did not take place, a catalogue key's tail.
type ReportBar struct {
	From  record.Day
	N     int
	Class int
	Off   string
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
	OfferedState                    // shown or printed as codes, and nobody said that they have it
)

func (HandoverUSB) screen() {}
func (HandoverQR) screen()  {}
func (Arrived) screen()     {}
func (Settings) screen()    {}
func (HallReport) screen()  {}
