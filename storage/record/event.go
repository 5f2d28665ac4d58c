package record

// Run is the random number of one start of the program. A copied or restored log begins another run, so two copies never collide.
type Run uint32

// Seq counts the events of a kiosk from 1, across its runs.
type Seq uint32

// Stamp is an event's id: which kiosk, in which run, the how-manieth.
type Stamp struct {
	Kiosk KioskID
	Run   Run
	Seq   Seq
}

// Grade says how far the wall clock of an event can be trusted. Order never depends on it: order is the sequence.
type Grade uint8

// The grades of a clock.
const (
	// ClockUnchecked: nobody confirmed the date since the program started.
	ClockUnchecked Grade = 0
	// ClockConfirmed: the facilitator confirmed tonight's date.
	ClockConfirmed Grade = 1
	// ClockReceipt: a receipt of the centre agreed with the clock since the program started.
	ClockReceipt Grade = 2
	// ClockWrong: the clock stood before the last event or before the program was built.
	ClockWrong Grade = 3
)

// Event is one fact and its circumstances.
type Event struct {
	Stamp
	// At is the kiosk's wall clock in Unix seconds, raw, however wrong.
	At int64
	// Trust grades At.
	Trust Grade
	// By is the facilitator who was signed in; zero when a learner acted alone or the program itself.
	By FacilitatorID
	// Fact is what happened.
	Fact Fact
	// Raw is the fact's body as a newer program wrote it, with more fields than Fact has in this one; nil otherwise. Encode writes
	// it, so that what the newer program knew is handed on.
	Raw []byte
}

// Fact is what an event tells. Every kind is one type of this package.
type Fact interface{ Kind() Kind }

// Draft is an event that has not been stamped yet: what a flow asks the log to keep.
type Draft struct {
	By   FacilitatorID
	Fact Fact
}

// Kind numbers the types of facts for ever.
type Kind uint16

// The kinds. Numbers are never reused; new ones are added at the end of their ten.
const (
	KindRunStarted        Kind = 1
	KindHallSet           Kind = 2
	KindFacilitatorAdded  Kind = 3
	KindPersonNamed       Kind = 4
	KindClassMade         Kind = 5
	KindSettingChanged    Kind = 6
	KindPINFailed         Kind = 7
	KindClassChanged      Kind = 8
	KindClassPlanned      Kind = 9
	KindLearnerRegistered Kind = 10
	KindConsentRecorded   Kind = 11
	KindLearnerCorrected  Kind = 12
	KindPeopleMerged      Kind = 13
	KindMergeUndone       Kind = 14
	KindPersonErased      Kind = 15
	KindPersonServed      Kind = 16
	KindSessionOpened     Kind = 20
	KindAttendanceTaken   Kind = 21
	KindAttendanceFixed   Kind = 22
	KindSessionClosed     Kind = 23
	KindSessionCancelled  Kind = 24
	KindPageShown         Kind = 25
	KindFilmPlayed        Kind = 26
	KindHandsCounted      Kind = 27
	KindHandRaised        Kind = 28
	KindHandLowered       Kind = 29
	KindLearnerArrived    Kind = 30
	KindLearnerLeft       Kind = 31
	KindItemAnswered      Kind = 32
	KindReviewFinished    Kind = 33
	KindLessonFinished    Kind = 34
	KindTextSizeChosen    Kind = 35
	KindPracticeDone      Kind = 36
	KindVoiceChosen       Kind = 37
	KindExported          Kind = 40
	KindReceiptTaken      Kind = 41
	KindCarriedBy         Kind = 42
	KindSessionVoided     Kind = 45
	KindHolidaySet        Kind = 50
	KindEveningNoted      Kind = 51
	KindAbsenceFollowed   Kind = 52
	KindItemProposed      Kind = 53
	KindFacilitatorLeft   Kind = 60
	KindPINPassed         Kind = 61
	KindPINSet            Kind = 62
	KindPINResetAsked     Kind = 63
	KindPINReset          Kind = 64
	KindDateConfirmed     Kind = 65
	KindSheetMade         Kind = 66
	KindRowsAged          Kind = 67
)
