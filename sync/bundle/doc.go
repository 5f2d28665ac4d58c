// Package bundle is what travels between a kiosk and the centre: the bundle (.ddb) on the way there, the receipt (.ddr) on the way home,
// and the two small papers that make them trustworthy, the centre's root of trust and the kiosk's enrolment.
//
// A bundle is a slice of one kiosk's log: a header that anyone may read, a body sealed to the centre, a signature of the kiosk over both.
// It is the same bytes on a stick, in QR frames, from a phone and by HTTP. It needs no other bundle before it, may arrive in any order and
// any number of times, and gives back the canonical bytes of every event, so that the centre can verify the chain itself.
// A receipt is the centre's signed word on how far it holds the log.
//
// Whatever is refused is refused with one of the errors of errors.go, which has a code for people. FORMAT.md beside this file is the
// authority on every byte; testdata proves it. The package does no I/O and knows no clock.
package bundle
