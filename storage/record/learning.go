package record

import "dendau/content"

// LearnerArrived says that one to three learners sat down at the kiosk. Within an open session it marks them present.
type LearnerArrived struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
}

// LearnerLeft says that they got up, or that the kiosk had waited long enough ("done", "idle", "next").
type LearnerLeft struct {
	_        struct{} `cbor:",toarray"`
	Learners []LearnerID
	Reason   string
}

// ItemAnswered is one answer of learners at the kiosk. It copies the item's revision, the words of the answer and the mastery
// rule, so that it can be understood years later.
type ItemAnswered struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Lesson   content.LessonID
	Item     content.ItemID
	Rev      int
	// Try counts from 1 within this attempt at the item.
	Try    int
	Choice int
	Words  string
	Right  bool
	Skill  string
	Rule   MasteryRule
	// Chosen is the whole answer where it is more than one option: content.Answer.Chosen. Typed answers are not kept, only Words where
	// they were right.
	Chosen []int
	// Way is how it came to be asked.
	Way Way
}

// Way is how an item came to be answered.
type Way uint8

// The ways.
const (
	// ByOneself is within a lesson at the kiosk; Recalled in the short review of evenings before; Relayed in front of the class.
	ByOneself Way = 0
	Recalled  Way = 1
	Relayed   Way = 2
)

// PracticeDone is a practice on an imitation that was gone through, or left in its midst.
type PracticeDone struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Lesson   content.LessonID
	Item     content.ItemID
	Rev      int
	// Steps is how many the practice has, Done how many were done, Alone how many of them without a wrong tap and without help.
	Steps, Done, Alone int
	// Slips counts wrong taps, Shown how often the place was shown, Undone how often a step was taken back.
	Slips, Shown, Undone int
	// Help is the strength of help at the end: 0 words only, 1 a hint after a wrong tap, 2 the place is shown at once.
	Help  int
	Skill string
	Rule  MasteryRule
	Way   Way
}

// VoiceChosen remembers how a learner likes the voice: 0 normal, 1 slow, 2 silent.
type VoiceChosen struct {
	_        struct{} `cbor:",toarray"`
	Learners []LearnerID
	Voice    int
}

// MasteryRule copies content.Rule into an event.
type MasteryRule struct {
	_     struct{} `cbor:",toarray"`
	Right int
	Of    int
}

// ReviewFinished sums a review up: how many items, how many right at the first try.
type ReviewFinished struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Lesson   content.LessonID
	Items    int
	First    int
}

// LessonFinished says that every page and the review were gone through.
type LessonFinished struct {
	_        struct{} `cbor:",toarray"`
	Session  SessionID
	Learners []LearnerID
	Lesson   content.LessonID
}

// TextSizeChosen remembers a learner's text size: 0 normal, 1 large, 2 largest.
type TextSizeChosen struct {
	_        struct{} `cbor:",toarray"`
	Learners []LearnerID
	Size     int
}

func (LearnerArrived) Kind() Kind { return KindLearnerArrived }
func (LearnerLeft) Kind() Kind    { return KindLearnerLeft }
func (ItemAnswered) Kind() Kind   { return KindItemAnswered }
func (ReviewFinished) Kind() Kind { return KindReviewFinished }
func (LessonFinished) Kind() Kind { return KindLessonFinished }
func (TextSizeChosen) Kind() Kind { return KindTextSizeChosen }
func (PracticeDone) Kind() Kind   { return KindPracticeDone }
func (VoiceChosen) Kind() Kind    { return KindVoiceChosen }
