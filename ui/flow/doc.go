// Package flow is what each person can do next, without a window: it takes actions, answers with effects, and shows a view.
//
// A flow is a single-threaded value without a clock, a goroutine, a file or a window. Whatever waits (the disk, a stick, a voice, a film,
// a PIN's hash) is an Effect, a value that the loop runs and whose outcome comes home as an Action. An answer is shown when it is kept:
// the screen moves on the Kept action, never on the press. Views hold keys, numbers and the pack's own texts, never sentences of the interface.
package flow
