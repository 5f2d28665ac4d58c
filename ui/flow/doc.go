// Package flow is what each person can do next, without a window: it takes actions, answers with effects, and shows a view.
//
// A flow is a single-threaded value without a clock, a goroutine, a file or a window. Whatever waits (the disk, a stick, a voice, a film,
// a PIN's hash) is an Effect, a value that the loop runs and whose outcome comes home as an Action. An answer is shown when it is kept:
// the screen moves on the Kept action, never on the press. Views hold keys, numbers and the pack's own texts, never sentences of the interface.
//
// The words: a room is one screen and what can be done there; the seat holds the one to three learners at the PC; the desk is the
// facilitator's side behind the PIN; the lead is the lesson on the TV, which outlives the presenter's screen; the keeper is what waits for
// the disk. A Book is what the log says, and a kiosk rebuilt from it goes on where the power left it.
//
// To read the source begin with Kiosk.Do (kiosk.go), then keep (keep.go), study.answer (question.go), lead.come (lead.go) and
// Book.Add (book.go).
package flow
