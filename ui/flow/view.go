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
	// Pointer is where the facilitator points on the TV, over whatever it shows; nil for nowhere.
	Pointer *Point
	// Idle lies over a learner's screen when nobody has touched it for three minutes.
	Idle *Idle
	// Raised is set once the learner at the PC has raised a hand, until they leave.
	Raised bool
	// Voice is on while something is being read aloud.
	Voice bool
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
	// Voice is how the voice reads to learners.
	Voice Reading
}

// Reading is how the voice reads.
type Reading int

// The readings, in the order in which their button goes round.
const (
	ReadNormally Reading = iota
	ReadSlowly           // 0.75×
	ReadNothing          // silent until somebody asks to hear
)

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
	// Card is by what they find themselves where names are not read easily.
	Card Card
}

// Card is the sign of a learner: a picture, and a number on a colour. Both are drawn by the order of registration, so nobody has to hand them out.
type Card struct {
	// Picture counts from 0 through the pictures that the program has, Colour from 0 to 5, Number from 1 within the colour. Number 0 is no card.
	Picture, Colour, Number int
}

// Finding is how learners find themselves: a setting of the hall.
type Finding int

// The ways to find oneself.
const (
	ByName    Finding = iota
	ByPicture         // a picture out of groups of pictures
	ByColour          // a colour, then a number
)

// LessonRef names a lesson with its number in the course, from 1.
type LessonRef struct {
	ID     content.LessonID
	Number int
	Title  content.Text
	Short  content.Text
	Voice  content.Voice // reads the title
	Icon   content.Picture
	Cover  content.Picture
}

// Commune is a unit of the code list.
type Commune struct{ Code, Kind, Name string }
