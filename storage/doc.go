// Package storage keeps the event log of one kiosk, and in a vault beside it what must never leave the kiosk.
//
// The log is kept twice: an append-only journal, which is what an acknowledgement waits for, and a bbolt database that follows it.
// Each can convict the other and rebuild it. What is damaged is moved into quarantine, never deleted. Every Open begins a run, so
// that a copied disk or a restored backup is found out by its second child. FORMAT.md describes the files.
//
// The package never sends anything anywhere, and puts no name, key or PIN into an event.
package storage
