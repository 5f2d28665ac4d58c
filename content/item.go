package content

// ItemID names a question for ever, for example "L04.Q1".
type ItemID string

// ItemType is how an item is answered. This version of the program plays Single; the loader refuses what it cannot play.
type ItemType string

// Single is a question with options of which exactly one is right.
const Single ItemType = "single"

// Item is one question of a review.
type Item struct {
	ID ItemID `json:"id"`
	// Rev rises when the wording or the key changes; results keep id and rev.
	Rev  int      `json:"rev"`
	Type ItemType `json:"type"`
	// Question is read aloud; a newline in it breaks the line at meaning.
	Question Spoken   `json:"question"`
	Picture  Picture  `json:"picture"`
	Options  []Option `json:"options"`
	// Key is the index of the right option, from 0.
	Key int `json:"key"`
	// Why is the reason, shown and said after an answer.
	Why Spoken `json:"why"`
	// Skill is the framework's code that a result counts for.
	Skill string `json:"skill"`
	// Notes are the facilitator's reminders for this question; where there are none, the lesson's are shown.
	Notes []Text `json:"notes,omitempty"`
}

// Option is one answer to choose.
type Option struct {
	Spoken
	Picture Picture `json:"picture,omitzero"`
}

// Mark tells whether choosing option i answers the item rightly. An index out of range is not right.
func (it Item) Mark(i int) bool { return i >= 0 && i < len(it.Options) && i == it.Key }
