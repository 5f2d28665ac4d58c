package flow

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// View is everything that the windows draw.
type View struct {
	Style Style
	// Now is the kiosk's wall clock, shown in headers.
	Now time.Time
	// Main is the facilitator's or the learner's screen; TV what the second window shows, nil when it rests (the lamp and the hall's name).
	Main Screen
	TV   Screen
	// Idle lies over a learner's screen when nobody has touched it for three minutes.
	Idle *Idle
	// Notice is one plain sentence about something that went wrong and what to do; it stays until Dismiss.
	Notice *Notice
	// Busy is set while an effect that the person waits for is under way.
	Busy bool
}

// Style is how the windows look for the person at them.
type Style struct {
	Lang content.Lang
	Dark bool
	// Size is 0 (normal), 1 (1.3) or 2 (1.6), for learner screens.
	Size int
}

// Notice is a message by catalogue key.
type Notice struct {
	Key  string
	Args map[string]any
}

// Idle asks whether somebody is still there.
type Idle struct {
	Who Person
	// Left is how long the notice still waits, of IdlePatience.
	Left time.Duration
}

// IdlePatience is how long the notice waits before the kiosk goes home.
const IdlePatience = 60 * time.Second

// Screen is one of the screens below.
type Screen interface{ screen() }

// Person is somebody at the kiosk as the screens name them.
type Person struct {
	ID record.LearnerID
	// Address is the catalogue key's tail of the word before the name ("ba", "ong", "co", "bac", "anh", "chi"); empty for none.
	Address string
	// Given is the given name, Display middle and given name (never the family name on learner screens), Full the whole name.
	Given, Display, Full string
	Year                 int
	Hamlet               string
	Sex                  record.Sex
	// Elder chooses the portrait.
	Elder bool
}

// Learner screens.

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
}

// LessonRef names a lesson with its number in the course, from 1.
type LessonRef struct {
	ID     content.LessonID
	Number int
	Title  content.Text
	Short  content.Text
	Icon   content.Picture
	Cover  content.Picture
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
	Keys    KeyMode
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
}

// LessonTile is one lesson of the course.
type LessonTile struct {
	LessonRef
	Finished, Current bool
}

// Frame is what all screens of one lesson share.
type Frame struct {
	Who    []Person // empty when trying without a name, and on the TV
	Lesson LessonRef
	// N of Of: pages of the lesson or questions of the review.
	N, Of int
	// Voice is on while something is being read; Part counts from 0 over the parts of the screen: title, sentences or question, options.
	Voice bool
	Part  int
	// Raised is set after "raise hand".
	Raised bool
}

// Page is one page of a lesson. Part 0 is the title, 1… the sentences.
type Page struct {
	Frame
	content.Page
}

// Film is a film's stage; the frames themselves go from the player to the widget.
type Film struct {
	Frame
	Film    content.Film
	Playing bool
	Slow    bool
	// Subtitles are shown.
	Subtitles bool
	Pos, Len  time.Duration
	Ended     bool
	// Failed is set when it cannot be played: the poster stays, the lesson goes on.
	Failed bool
}

// Question is one item of a review. Part 0 is the question, 1… the options, then the reason.
type Question struct {
	Frame
	Item  content.Item
	Phase Phase
	// Chosen are the options pressed so far, in order.
	Chosen []int
}

// Phase is where an answer stands.
type Phase int

// The phases of a question.
const (
	Asking Phase = iota // nothing pressed yet, or again after a first miss
	NotYet              // the first try missed: kind words, the reason, a second try
	Right               // right, with the reason
	Told                // the second try missed too: the answer is shown, and on
)

// Done is what a learner did today.
type Done struct {
	Who      []Person
	Lesson   LessonRef
	Pages    int
	Items    int
	Films    int
	Remember content.Spoken
	// Lamps is how many lessons are finished, for the shelf.
	Lamps int
	// Next is the next session, zero when none is planned.
	Next   record.Day
	Minute int
	Voice  bool
}

// Facilitator screens.

// SetupStep is one step of the first start.
type SetupStep int

// The steps, in order.
const (
	SetupHall SetupStep = iota
	SetupCommune
	SetupFacilitator
	SetupPIN
	SetupPINAgain
)

// Setup is the first start.
type Setup struct {
	Step        SetupStep
	Hall        string
	Query       string
	Communes    []Commune // those that match, at most six
	More        int       // how many more match
	Commune     *Commune  // chosen
	Facilitator string
	Digits      int  // of the PIN, so far
	Mismatch    bool // the second PIN was another
	Centre      bool // the centre's trust list is here, so that data can be sealed to it
	Keys        KeyMode
	CanGoOn     bool
}

// Commune is a unit of the code list.
type Commune struct{ Code, Kind, Name string }

// PIN guards the facilitator's side and the way out of the program.
type PIN struct {
	Hall         string
	Facilitators []Facilitator
	Chosen       int
	Digits       int
	Wrong        bool
	// Wait is how long the pad is locked.
	Wait time.Duration
	// Leaving is set when the PIN ends the program.
	Leaving bool
}

// Facilitator is one who may sign in.
type Facilitator struct {
	ID   record.FacilitatorID
	Name string
}

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
}

// Road says how far the sessions have come.
type Road struct {
	Here     []record.Day // not carried yet
	OnTheWay []record.Day // handed over, no receipt yet
	Carried  record.Day   // when the last was handed over
	Arrived  record.Day   // every session up to this day is at the centre; zero for none
	Count    int          // how many arrived
}

// ChangeDate lets the facilitator set tonight's date.
type ChangeDate struct{ Date record.Day }

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

// Attendance is the list of tonight, in Vietnamese order; walk-ins stand last.
type Attendance struct {
	Tiles           []AttendanceTile
	Sheet, Sheets   int
	Here, Away, New int
	Guests          int
	CanUndo         bool
	Date            record.Day
}

// AttendanceTile is one person on the list.
type AttendanceTile struct {
	Person
	Presence record.Presence
	// Twin is set where name and year are equal to another's: the hamlet is shown then.
	Twin bool
}

// WalkInField is a field of the form.
type WalkInField int

// The fields that take typing.
const (
	FieldName WalkInField = iota
	FieldYear
)

// WalkIn adds a person in ten seconds.
type WalkIn struct {
	Name    string
	Year    string
	Age     int // 0 unknown
	Sex     record.Sex
	Hamlets []string
	Hamlet  int // chosen, -1 none, len(Hamlets) somewhere else
	// Consent: nil not answered, else the answer.
	Consent *bool
	AskedAt time.Time
	Field   WalkInField
	Keys    KeyMode
	// Typing is set while the screen's keyboard covers the form.
	Typing bool
	// Alike are people of nearly the same name.
	Alike  []Person
	Person Person // as it would be added
	CanAdd bool
	// Class is set when the form was opened from attendance; otherwise from the list of learners.
	Class bool
}

// Teach is the presenter's window; what the TV shows is View.TV.
type Teach struct {
	Class  string
	Lesson LessonRef
	// TwoScreens tells whether the TV is a screen of its own. With one screen the main window shows the TV's picture and a row of buttons.
	TwoScreens bool
	// Showing is what the TV shows now, Next what comes then (nil at the end).
	Showing Screen
	Next    Screen
	Notes   []content.Text
	Elapsed time.Duration
	Hands   []int // counts while a question is shown, else nil
	Reveal  bool  // the right answer is shown
	Here    int
	Members int
	Away    []Person
	Raised  []Person
	Black   bool
	// CanBack tells whether there is a page before.
	CanBack bool
}

// TVRest is the TV before and after the lesson: the lamp, the hall and the lesson's name.
type TVRest struct {
	Hall   string
	Lesson *LessonRef
}

// TVPage is a page for the whole class.
type TVPage struct{ Page }

// TVFilm is a film for the whole class.
type TVFilm struct{ Film }

// TVQuestion is a question for the whole class, with hands counted.
type TVQuestion struct {
	Frame
	Item   content.Item
	Hands  []int
	Here   int
	Reveal bool
}

// TVDone closes the lesson: what to remember and what to practise.
type TVDone struct {
	Lesson   LessonRef
	Remember content.Spoken
	Practice content.Text
}

// TVBlack is a covered TV.
type TVBlack struct{}

// Close sums the evening up.
type Close struct {
	Class           string
	Lesson          LessonRef
	Here, Away, New int
	From, To        time.Time
	Pages, PagesOf  int
	Films, FilmsOf  int
	Hands           []HandsRow
	// Kept is when the disk had everything; zero while it does not.
	Kept time.Time
	// Closed is set once the session is closed.
	Closed bool
}

// HandsRow is one question of the evening's review.
type HandsRow struct {
	Question content.Text
	Counts   []int
	Right    int
	// Remind is set when one wrong option took more than a quarter of the hands.
	Remind bool
}

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
	Failed   string
	NoCentre bool
}

// Matrix is a QR code: Size × Size modules, true is dark.
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
}

// Settings are the kiosk's choices.
type Settings struct {
	Lang                 content.Lang
	Dark                 bool
	Hall, Commune, Kiosk string
	Packs                []PackRef
	Program              string
	Centre               string
}

// PackRef is a loaded pack.
type PackRef struct {
	Title   content.Text
	ID      string
	Version int
	Lessons int
	Bad     string
}

// HallReport is the period's report of the hall.
type HallReport struct {
	From, To record.Day
}

func (Home) screen()         {}
func (Names) screen()        {}
func (FindName) screen()     {}
func (MyLessons) screen()    {}
func (Page) screen()         {}
func (Film) screen()         {}
func (Question) screen()     {}
func (Done) screen()         {}
func (Setup) screen()        {}
func (PIN) screen()          {}
func (Tonight) screen()      {}
func (ChangeDate) screen()   {}
func (ChooseLesson) screen() {}
func (ChooseClass) screen()  {}
func (NotTonight) screen()   {}
func (Attendance) screen()   {}
func (WalkIn) screen()       {}
func (Teach) screen()        {}
func (TVRest) screen()       {}
func (TVPage) screen()       {}
func (TVFilm) screen()       {}
func (TVQuestion) screen()   {}
func (TVDone) screen()       {}
func (TVBlack) screen()      {}
func (Close) screen()        {}
func (HandoverUSB) screen()  {}
func (HandoverQR) screen()   {}
func (Arrived) screen()      {}
func (Learners) screen()     {}
func (Settings) screen()     {}
func (HallReport) screen()   {}

// RoadState is how far one session has come.
type RoadState int

// The road states.
const (
	StillHereState RoadState = iota // in this kiosk only
	OnTheWayState                   // handed over, no receipt yet
	ArrivedState                    // the centre's receipt is here
)
