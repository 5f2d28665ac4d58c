package flow

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// Action is something that a person or an effect did.
type Action interface{ action() }

// What people do. Any press on a screen is one of these.
type (
	// Back goes one screen back; on a facilitator's first screen it leaves to Home.
	Back struct{}
	// Next goes on: the primary of a page, a film, feedback, setup, the presenter.
	Next struct{}
	// HearAgain reads the screen again, or hushes a voice that is speaking.
	HearAgain struct{}
	// TextSize goes to the next of the three sizes.
	TextSize struct{}
	// RaiseHand calls the facilitator.
	RaiseHand struct{}
	// Choose presses option, tile, group or choice I of the screen, from 0.
	Choose struct{ I int }
	// Key presses a number key 1–9 or a letter a–c: the same as Choose where the screen has options.
	Key struct{ Rune rune }
	// Sheet turns to another sheet of tiles: +1 or -1.
	Sheet struct{ By int }
	// ToggleLang switches between Vietnamese and English, ToggleDark between the themes.
	ToggleLang struct{}
	ToggleDark struct{}
	// Dismiss takes the notice away.
	Dismiss struct{}
	// StillHere answers the idle notice.
	StillHere struct{}

	// FindMyName opens the name list, TypeMyName the keyboard, TryIt the lessons without a name, ForFacilitator the PIN.
	FindMyName     struct{}
	TypeMyName     struct{}
	TryIt          struct{}
	ForFacilitator struct{}
	// GroupChosen chooses a letter group; PersonChosen a person's tile.
	GroupChosen  struct{ I int }
	PersonChosen struct{ ID record.LearnerID }
	// AddPartner lets another learner sit down too.
	AddPartner struct{}
	// Continue is "Học tiếp"; OpenLesson a lesson's tile.
	Continue   struct{}
	OpenLesson struct{ ID content.LessonID }
	// PlayPause, FromStart, ToggleSlow and ToggleSubtitles are the film's buttons.
	PlayPause       struct{}
	FromStart       struct{}
	ToggleSlow      struct{}
	ToggleSubtitles struct{}
	// TryAgain is the second try after a miss.
	TryAgain struct{}
	// Finished is "Xong rồi": next person.
	Finished struct{}
	// Pair chooses partner I of a Match; Erase takes the last press of an answer or a practice back, Next gives it.
	Pair struct{ I int }
	// Tap is a tap on part Part of an imitation, empty beside all of them; ShowMe asks for the place, MoreHelp goes round the strengths of help.
	Tap      struct{ Part string }
	ShowMe   struct{}
	MoreHelp struct{}
	// Skip leaves a practice or the review of evenings before for another time.
	Skip struct{}
	// VoiceMode goes round normal, slow and silent.
	VoiceMode struct{}
	// CardGroupChosen chooses a sheet of pictures or a colour; ToFirstSteps opens the exercises with the machine.
	CardGroupChosen struct{ I int }
	ToFirstSteps    struct{}
	// ItIsMe answers StillYou with yes, SomebodyElse with no.
	ItIsMe       struct{}
	SomebodyElse struct{}
	// ToFacilitator opens the PIN from a learner's screen; GoOn goes back from StepIn or the desk to the page that waits, ToDesk to the desk, OtherPerson
	// sends the learner home.
	ToFacilitator struct{}
	GoOn          struct{}
	ToDesk        struct{}
	OtherPerson   struct{}
	// ToBench shows who sits here; LeaveBench lets one of several get up, ToLessons goes to one's lessons. LowerHand takes the raised hand down.
	ToBench    struct{}
	LeaveBench struct{ ID record.LearnerID }
	ToLessons  struct{}
	LowerHand  struct{}
	// FindingChosen sets how learners find themselves in this hall.
	FindingChosen struct{ Finding Finding }

	// Type is a letter, Erase the backspace, EraseAll "Xóa hết"; tone keys come as combining marks, shape keys as the letters they show.
	// Composed is set for a letter with marks that came from outside, already put together by a program on the PC or by a scanner.
	Type struct {
		Rune     rune
		Composed bool
	}
	Erase    struct{}
	EraseAll struct{}
	// KeyShift, KeyVNI and KeyAlphabet switch the keyboard.
	KeyShift    struct{}
	KeyVNI      struct{}
	KeyAlphabet struct{}
	// FieldChosen moves the typing to a field of the walk-in form; TypingDone closes the keyboard.
	FieldChosen struct{ Field WalkInField }
	TypingDone  struct{}

	// Digit is a digit of the PIN pad.
	Digit struct{ D int }
	// WantOut asks to leave the program (close button, Alt+F4): the PIN stands before it.
	WantOut struct{}
	// Lock goes from the facilitator's side to Home.
	Lock struct{}

	// OpenTonight confirms date, class and lesson.
	OpenTonight struct{}
	// EditDate, EditClass, EditLesson and CancelTonight open their screens; DateBy moves the date by days.
	EditDate      struct{}
	EditClass     struct{}
	EditLesson    struct{}
	CancelTonight struct{}
	DateBy        struct{ Days int }
	NewClass      struct{}
	// FlipPresence is a tap on an attendance tile; UndoFlip takes the last one back; AddWalkIn opens the form.
	FlipPresence struct{ ID record.LearnerID }
	UndoFlip     struct{}
	AddWalkIn    struct{}
	// The walk-in form.
	SexChosen    struct{ Sex record.Sex }
	HamletChosen struct{ I int }
	ConsentGiven struct{ Granted bool }
	AddPerson    struct{}
	SamePerson   struct{ ID record.LearnerID }
	// Hand changes the count of option I by By; Reveal shows the right answer; Cover blackens the TV or uncovers it; ToAttendance opens the list mid-class.
	Hand         struct{ I, By int }
	Reveal       struct{}
	Cover        struct{}
	ToAttendance struct{}
	// PointAt moves the TV's pointer, TogglePointer shows or hides it. RelayWith opens the list of who may come forward.
	PointAt       struct{ At Point }
	TogglePointer struct{}
	RelayWith     struct{}
	// Together lets the class answer aloud, or do a practice, while the facilitator presses.
	Together struct{}
	// Aside opens and closes the facilitator's own card (notes, time, who is here) where there is one screen.
	Aside struct{}
	// EndLesson goes to the closing screen; CloseSession closes, and hands over if Handover.
	EndLesson    struct{}
	CloseSession struct{ Handover bool }
	// HandOver opens handing over by stick, ByPhone by QR, ByStick back again; SpeedChosen the QR's speed; PhoneHasIt asks for the phone's word.
	HandOver     struct{}
	ByPhone      struct{}
	ByStick      struct{}
	SpeedChosen  struct{ I int }
	PhoneHasIt   struct{}
	AnotherStick struct{}
	// ShowArrived, ShowLearners, ShowSettings, ShowReport and AloneMode open the facilitator's other rooms.
	ShowArrived  struct{}
	ShowLearners struct{}
	ShowSettings struct{}
	ShowReport   struct{}
	AloneMode    struct{}
)

// What comes home from effects and from the world.
type (
	// Tick comes about once a second.
	Tick struct{}
	// Kept says that the events of Append number Ticket are on disk, and gives them with their stamps; KeepFailed that none of them is.
	// The flow adds Events to the book, so every event comes home: what the loop itself kept (Exported, ReceiptTaken) with Ticket 0.
	Kept struct {
		Ticket int
		Events []record.Event
	}
	KeepFailed struct {
		Ticket int
		Key    string
	}
	// PINChecked answers CheckPIN, SetPIN, CheckReset and LookAtPIN.
	PINChecked struct {
		OK     bool
		Wrong  int // wrong ones in a row
		Wait   time.Duration
		Looked bool // it was compared, and counts
		// Only says that nothing was tried: this is how long Facilitator must wait.
		Only        bool
		Facilitator record.FacilitatorID
	}
	// VoiceAt says that clip Part of what is being said begins; VoiceEnded that all is said or cannot be. Ticket is that of Say, or 0 for
	// whatever is being said.
	VoiceAt    struct{ Part, Ticket int }
	VoiceEnded struct{ Ticket int }
	// FilmAt, FilmEnded and FilmFailed come from the player.
	FilmAt struct {
		Pos, Len time.Duration
		Playing  bool
	}
	FilmEnded  struct{}
	FilmFailed struct{}
	// Screens says how many displays there are.
	Screens struct{ N int }
	// StickFound, StickGone: a drive came or went. ExportStep, ExportDone and ExportFailed tell how an export goes.
	StickFound struct {
		Label string
		Free  int64
	}
	StickGone  struct{}
	ExportStep struct {
		Step     HandoverStep
		Receipts int
	}
	ExportDone   struct{}
	ExportFailed struct{ Key string }
	// QRFrame is the code to show now.
	QRFrame struct {
		Code  Matrix
		Still bool
		Usual time.Duration
		Rest  int // how many parts come after this one, where all is too much for one phone's scan
	}
	// CentreKnown says that a trust list was taken.
	CentreKnown struct{ Name string }
)

func (Back) action()            {}
func (Pair) action()            {}
func (Tap) action()             {}
func (ShowMe) action()          {}
func (MoreHelp) action()        {}
func (Skip) action()            {}
func (VoiceMode) action()       {}
func (CardGroupChosen) action() {}
func (ToFirstSteps) action()    {}
func (ItIsMe) action()          {}
func (SomebodyElse) action()    {}
func (ToFacilitator) action()   {}
func (GoOn) action()            {}
func (ToDesk) action()          {}
func (OtherPerson) action()     {}
func (FindingChosen) action()   {}
func (ToBench) action()         {}
func (LeaveBench) action()      {}
func (ToLessons) action()       {}
func (LowerHand) action()       {}
func (PointAt) action()         {}
func (TogglePointer) action()   {}
func (RelayWith) action()       {}
func (Aside) action()           {}
func (Together) action()        {}
func (Next) action()            {}
func (HearAgain) action()       {}
func (TextSize) action()        {}
func (RaiseHand) action()       {}
func (Choose) action()          {}
func (Key) action()             {}
func (Sheet) action()           {}
func (ToggleLang) action()      {}
func (ToggleDark) action()      {}
func (Dismiss) action()         {}
func (StillHere) action()       {}
func (FindMyName) action()      {}
func (TypeMyName) action()      {}
func (TryIt) action()           {}
func (ForFacilitator) action()  {}
func (GroupChosen) action()     {}
func (PersonChosen) action()    {}
func (AddPartner) action()      {}
func (Continue) action()        {}
func (OpenLesson) action()      {}
func (PlayPause) action()       {}
func (FromStart) action()       {}
func (ToggleSlow) action()      {}
func (ToggleSubtitles) action() {}
func (TryAgain) action()        {}
func (Finished) action()        {}
func (Type) action()            {}
func (Erase) action()           {}
func (EraseAll) action()        {}
func (KeyShift) action()        {}
func (KeyVNI) action()          {}
func (KeyAlphabet) action()     {}
func (FieldChosen) action()     {}
func (TypingDone) action()      {}
func (Digit) action()           {}
func (WantOut) action()         {}
func (Lock) action()            {}
func (OpenTonight) action()     {}
func (EditDate) action()        {}
func (EditClass) action()       {}
func (EditLesson) action()      {}
func (CancelTonight) action()   {}
func (DateBy) action()          {}
func (NewClass) action()        {}
func (FlipPresence) action()    {}
func (UndoFlip) action()        {}
func (AddWalkIn) action()       {}
func (SexChosen) action()       {}
func (HamletChosen) action()    {}
func (ConsentGiven) action()    {}
func (AddPerson) action()       {}
func (SamePerson) action()      {}
func (Hand) action()            {}
func (Reveal) action()          {}
func (Cover) action()           {}
func (ToAttendance) action()    {}
func (EndLesson) action()       {}
func (CloseSession) action()    {}
func (HandOver) action()        {}
func (ByPhone) action()         {}
func (ByStick) action()         {}
func (SpeedChosen) action()     {}
func (PhoneHasIt) action()      {}
func (AnotherStick) action()    {}
func (ShowArrived) action()     {}
func (ShowLearners) action()    {}
func (ShowSettings) action()    {}
func (ShowReport) action()      {}
func (AloneMode) action()       {}
func (Tick) action()            {}
func (Kept) action()            {}
func (KeepFailed) action()      {}
func (PINChecked) action()      {}
func (VoiceAt) action()         {}
func (VoiceEnded) action()      {}
func (FilmAt) action()          {}
func (FilmEnded) action()       {}
func (FilmFailed) action()      {}
func (Screens) action()         {}
func (StickFound) action()      {}
func (StickGone) action()       {}
func (ExportStep) action()      {}
func (ExportDone) action()      {}
func (ExportFailed) action()    {}
func (QRFrame) action()         {}
func (CentreKnown) action()     {}
