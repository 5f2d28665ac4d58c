// Package roster reads lists of people that a commune or a school has in Excel or CSV, and writes ours the same way. A row that cannot be
// understood is refused with its reason and its line; the others are taken. Nobody is ever removed because a list lacks them.
package roster

// Person is one row of a list.
type Person struct {
	// ID is our own id of the person where the list came from us, 16 hex digits, else empty.
	ID string
	// Name is the full name, Nickname how people call them.
	Name, Nickname string
	// Year of birth, 0 unknown.
	Year   int
	Sex    Sex
	Hamlet string
	Class  string
}

// Sex as lists write it.
type Sex int

// The sexes.
const (
	Unknown Sex = iota
	Female
	Male
)

// Row is a line of a list: a person, or the reason why it was not taken.
type Row struct {
	// Line counts from 1 as Excel shows it.
	Line int
	Person
	// Reason is a message key; empty where the row was taken.
	Reason string
	// Says is what stood in the cell that was refused.
	Says string
}

// Why rows and files are refused: keys of the message catalogue.
const (
	NoName   = "roster.noName"
	OddName  = "roster.oddName"
	OddYear  = "roster.oddYear"
	OddSex   = "roster.oddSex"
	LongText = "roster.longText"
	Twice    = "roster.twice"
)

// Limits: far above a hall, far below what hurts its PC.
const (
	MaxBytes = 4 << 20
	MaxRows  = 5000
	maxText  = 120
	maxCells = 64
	// firstYear is the earliest year of birth that is believed.
	firstYear = 1900
)
