package content

import "errors"

// Code says what is wrong with a pack. It is also the key of the message that a person reads.
type Code string

// What can be wrong with a pack. The message for each says what happened and what to do.
const (
	// NotAPack: the file is something else, or was cut off before its end was written.
	NotAPack Code = "pack.not_a_pack"
	// TooBig: a size or a count is beyond what this program reads.
	TooBig Code = "pack.too_big"
	// Untrusted: signed by a key that this machine does not know.
	Untrusted Code = "pack.untrusted"
	// Damaged: the publisher is known, but a file is not the file that was signed.
	Damaged Code = "pack.damaged"
	// TooNew: well made, for a later version of this program.
	TooNew Code = "pack.too_new"
	// Faulty: signed and whole, but the publisher made it wrong: a missing file, two equal ids, no right answer.
	Faulty Code = "pack.faulty"
	// NoFile: the pack has no file of that name.
	NoFile Code = "pack.no_file"
)

// Error is a refusal with a code for the person, the file it concerns, and the cause for the log.
type Error struct {
	Code Code
	// File is the path inside the pack, empty where the whole pack is meant.
	File string
	Err  error
}

// The refusals to compare with errors.Is; each matches every Error of its code.
var (
	ErrNotAPack  = &Error{Code: NotAPack}
	ErrTooBig    = &Error{Code: TooBig}
	ErrUntrusted = &Error{Code: Untrusted}
	ErrDamaged   = &Error{Code: Damaged}
	ErrTooNew    = &Error{Code: TooNew}
	ErrFaulty    = &Error{Code: Faulty}
	ErrNoFile    = &Error{Code: NoFile}
)

var meanings = map[Code]string{
	NotAPack:  "not a lesson pack",
	TooBig:    "too big",
	Untrusted: "signed by a publisher that is not trusted here",
	Damaged:   "damaged or changed after it was signed",
	TooNew:    "made for a later version of the program",
	Faulty:    "wrongly made",
	NoFile:    "no such file in the pack",
}

func (e *Error) Error() string {
	s := meanings[e.Code]
	if e.File != "" {
		s = e.File + ": " + s
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Is makes errors.Is(err, ErrDamaged) true for damage to any file.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && t.File == "" && t.Err == nil
}

// CodeOf gives the code of a refusal anywhere in err's chain, or "" where err is something else.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

func refuse(code Code, file string, err error) *Error {
	return &Error{Code: code, File: file, Err: err}
}
