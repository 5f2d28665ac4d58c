package flow

import (
	"time"

	"dendau/content"
)

// Frame is what all screens of one lesson share.
type Frame struct {
	Who    []Person // empty when trying without a name, and on the TV
	Lesson LessonRef
	// N of Of: pages of the lesson or questions of the review.
	N, Of int
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

func (Page) screen()     {}
func (Film) screen()     {}
func (Question) screen() {}
