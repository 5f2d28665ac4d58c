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
