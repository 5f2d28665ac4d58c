// Package record is the vocabulary of what happens on a kiosk: events, their kinds, stamps and ids, and the one way to write them as bytes.
//
// An event is one fact. It is stamped (kiosk, run, sequence), written once and never changed; a correction is a new fact with an author
// and a reason. Kinds are numbers that are never renamed or reused, and the fields of a fact are only ever added at its end.
// Events name people by id. Names travel apart, sealed under a key per person (see PersonNamed), so that destroying the key
// erases the name everywhere and still leaves every chain verifiable.
//
// The package does no I/O and knows no clock.
package record
