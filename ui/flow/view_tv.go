package flow

import (
	"slices"
	"time"

	"dendau/content"
)

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
	// Pointing is set while the pointer is on the TV; Pointer where it stands.
	Pointing bool
	Pointer  Point
	// CanRelay is set where somebody can come forward to answer what is shown.
	CanRelay bool
	// Together is set for what a class does not answer by raising hands: it says the answer aloud, and the facilitator presses it.
	Together bool
	// HandsFull is set when a hand was raised beyond those of everybody here.
	HandsFull bool
	// Aside is set while, with one screen, the facilitator's own card lies over the picture.
	Aside bool
}

// Point is a place on the TV's picture, in thousandths of its width and height.
type Point struct{ X, Y int }

// ChooseRelay lists who is here, for one to come forward.
type ChooseRelay struct {
	People        []Person
	Sheet, Sheets int
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
	// Answer is what the class or the person in front has put together, where it takes more than one press; Relay who answers, nil for the class.
	Answer content.Answer
	Left   int
	Relay  *Person
	// Phase is how the answer of who came forward stands.
	Phase Phase
}

// TVPractice is an imitation for the whole class.
type TVPractice struct{ Practice }

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
	// Note is what the facilitator noted of the evening.
	Note string
}

// HandsRow is one question of the evening's review.
type HandsRow struct {
	Question content.Text
	Counts   []int
	// Right is the right answer, Rights all of them where there are several.
	Right  int
	Rights []int
	// Remind is set when one wrong option took more than a quarter of the hands.
	Remind bool
}

// Marked tells whether option i is right.
func (r HandsRow) Marked(i int) bool {
	return i == r.Right || slices.Contains(r.Rights, i)
}

func (Teach) screen()       {}
func (TVRest) screen()      {}
func (TVPage) screen()      {}
func (TVFilm) screen()      {}
func (TVQuestion) screen()  {}
func (TVDone) screen()      {}
func (TVBlack) screen()     {}
func (TVPractice) screen()  {}
func (ChooseRelay) screen() {}
func (Close) screen()       {}
