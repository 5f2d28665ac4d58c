// Package report answers questions from events: who took part, how far everybody is, what was taught in a period, what has arrived.
//
// A Book is a fold of events and gives one answer for one set of events, whatever the order in which they came and however often:
// the kiosk folds its own log and the centre the union of all, and they agree. The package holds keys, numbers and dates, never
// sentences; the names of people are not in events, so whoever can open them gives a Names.
package report
