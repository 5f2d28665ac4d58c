package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// The effects of codes, receipts and sheets of codes.
type (
	// CheckTaken compares the word of a phone with the codes that are shown: six digits that were typed, or what a scanner read. Where it is right the
	// loop ends the codes and keeps an Exported. Home: Kept, TakenChecked.
	CheckTaken struct {
		Word    string
		Scanned bool
	}
	// TakeReceipt takes the digits of a receipt that a scanner read, or the twelve that were typed. Home: Kept where it tells something new,
	// ReceiptChecked.
	TakeReceipt struct {
		Digits string
		Typed  bool
	}
	// PrintCodes lays what is shown out on sheets of A4, which name nobody. Home: Kept, CodesPrinted or CodesNotPrinted.
	PrintCodes struct {
		Lang    content.Lang
		Printed record.Day
	}
)

// What comes home from them.
type (
	// TakenChecked answers CheckTaken.
	TakenChecked struct{ Right bool }
	// ReceiptChecked answers TakeReceipt, and tells what a stick brought where that is not all well.
	ReceiptChecked struct{ Said ReceiptSaid }
	// CodesPrinted says where the sheets went, as SheetMade does, and how many there are.
	CodesPrinted struct {
		To, Where string
		Sheets    int
	}
	CodesNotPrinted struct{ Key string }
)

// ReceiptSaid is what a receipt comes to.
type ReceiptSaid int

// What receipts say.
const (
	ReceiptNone    ReceiptSaid = iota // there is none yet
	ReceiptNew                        // more has arrived than this kiosk knew
	ReceiptOld                        // right, and known already
	ReceiptOther                      // another kiosk's: no alarm, a phone visits many halls
	ReceiptForeign                    // not of the centre that this kiosk knows
	ReceiptAhead                      // the centre holds more than this kiosk: it was set back to an older state
	ReceiptForked                     // the centre holds another log of this kiosk
	ReceiptLost                       // no centre is known
	ReceiptUnread                     // digits were misread
	ReceiptWrong                      // typed digits that are no receipt of this kiosk
	ReceiptUnkept                     // the disk did not take it
)

// Key is the tail of the catalogue keys road.said.<key> and road.saidNote.<key>.
func (s ReceiptSaid) Key() string {
	return [...]string{"none", "new", "old", "other", "foreign", "ahead", "forked", "lost", "unread", "wrong", "unkept"}[s]
}

func (CheckTaken) effect()  {}
func (TakeReceipt) effect() {}
func (PrintCodes) effect()  {}

func (TakenChecked) action()    {}
func (ReceiptChecked) action()  {}
func (CodesPrinted) action()    {}
func (CodesNotPrinted) action() {}
