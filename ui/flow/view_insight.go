package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// Insight lists the questions that a class missed most on its last evenings, the hardest first, and shows one of them.
type Insight struct {
	Class    string
	From, To record.Day
	Items    []HardItem
	Chosen   int // -1 when there is none
	// Helped is how many people need help now.
	Helped int
	// Making is set while they are on their way to paper.
	Making bool
}

// HardItem is one question that was hard.
type HardItem struct {
	Lesson LessonRef
	Number int // of the question within its lesson
	Item   content.Item
	// Answers are first tries and hands, Missed those that were not right.
	Answers, Missed int
	// ByOption counts them by option, nil where the answer was not one option; Attracts is the wrong one chosen most, -1 for none.
	ByOption []int
	Attracts int
	// Proposed is set where it stands before the next evening.
	Proposed bool
}

// NeedHelp lists who missed or asked most on the last evenings.
type NeedHelp struct {
	Class         string
	Rows          []HelpRow
	Sheet, Sheets int
}

// HelpRow is one of them.
type HelpRow struct {
	Person
	Tries, Missed, Raised int
	// Lessons are those of the questions they missed.
	Lessons []LessonRef
}

// Before is what is good to know before an evening.
type Before struct {
	Class string
	// Note is what was noted of the last evening, on Noted; empty for nothing.
	Note  string
	Noted record.Day
	// Review are the questions that begin the evening; Hard the one that could, nil when all that were hard do.
	Review []HardItem
	Hard   *HardItem
	Help   []HelpRow
	Helped int
	Away   int
}

func (Insight) screen()  {}
func (NeedHelp) screen() {}
func (Before) screen()   {}
