package flow

import (
	"time"

	"dendau/content"
)

// Frame is what all screens of one lesson share.
type Frame struct {
	Who    []Person // empty when trying without a name, and on the TV
	Lesson LessonRef
	// N of Of: pages of the lesson, questions of the review, or practices; questions and practices are counted apart.
	N, Of int
	// Recalled is set for the short review of evenings before, Relay for a learner who answers in front of the class.
	Recalled, Relay bool
	// Voice is on while something is being read; Part counts from 0 over the parts of the screen: title, sentences or question, options.
	Voice bool
	Part  int
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

// Question is one item of a review. Part 0 is the question, 1… the options (then partners, spots), then the reason.
type Question struct {
	Frame
	Item  content.Item
	Phase Phase
	// Chosen are the options of single-choice items pressed so far, in order.
	Chosen []int
	// Answer is what is being put together where it takes more than one press, or the one that was given.
	Answer content.Answer
	// Left is the option of a Match that waits for its partner, -1 for none. The first one waits from the start and after each pair the next, so that
	// one press a pair is enough, also with keys: 1… is then a partner among those that are free.
	Left int
	// Ready is set once the answer can be given (Next), CanUndo while the last press can be taken back (Erase).
	Ready, CanUndo bool
	// Keys is how the screen's keyboard composes, for Short.
	Keys KeyMode
}

// Practice is an item of type Simulate. Part 0 is what the step says; 1 a hint.
type Practice struct {
	Frame
	Item content.Item
	// Step counts from 0; Tapped is how many taps of it were made, Written what was typed in it or on the keypad.
	Step    int
	Tapped  int
	Written string
	// Help is the strength of help; Shown that the place to tap is shown now.
	Help  Help
	Shown bool
	// Hint answers a wrong tap on the part Slipped; empty without one.
	Hint    content.Spoken
	Slipped string
	// CanUndo is set where a step or a letter can be taken back.
	CanUndo bool
	// Over is set once every step is done: Alone of Steps were done without help.
	Over         bool
	Steps, Alone int
	Keys         KeyMode
}

// Help is how strongly a practice helps.
type Help int

// The strengths.
const (
	HelpWords Help = iota // says what to do
	HelpHint              // and after a wrong tap shows the place
	HelpShown             // shows the place at once
)

// Recall offers the short review of evenings before.
type Recall struct {
	Who   []Person
	Items int
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

func (Page) screen()     {}
func (Film) screen()     {}
func (Question) screen() {}
func (Practice) screen() {}
func (Recall) screen()   {}
