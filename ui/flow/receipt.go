package flow

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dendau/storage/record"
)

// receiptDigits is how long a typed receipt is.
const receiptDigits = 12

// receiptRoom takes a receipt that came home by a phone's screen or over the telephone. A stick brings its own. Nothing is lost without one: the
// next bundle is longer.
type receiptRoom struct {
	back     room
	digits   string
	checking bool
	said     ReceiptSaid
	before   []record.Day // what was not there when the receipt was read
	came     []record.Day // what it brought
	saidAt   time.Time
}

func (r *receiptRoom) waiting() bool { return r.checking }
func (r *receiptRoom) under() room   { return r.back }

// takeReceipt has a scanned receipt looked at, wherever the scanner was held to it.
func (k *Kiosk) takeReceipt(digits string) {
	r, here := k.room.(*receiptRoom)
	if !here {
		r = &receiptRoom{back: k.room}
		k.enter(r)
	}
	r.look(k, TakeReceipt{Digits: digits})
}

func (r *receiptRoom) look(k *Kiosk, e TakeReceipt) {
	road := k.road()
	r.checking, r.said, r.before, r.came = true, ReceiptNone, slices.Concat(road.OnTheWay, road.Here), nil
	k.effect(e)
}

func (r *receiptRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.leave(k)
	case Digit:
		r.digit(k, a.D)
	case Next:
		switch {
		case len(r.digits) == receiptDigits && k.receipts.wait(k.now) == 0:
			r.look(k, TakeReceipt{Digits: r.digits, Typed: true})
		case r.said == ReceiptNew && k.now.Sub(r.saidAt) >= lateEnter:
			r.leave(k)
		}
	}
}

func (r *receiptRoom) checked(k *Kiosk, said ReceiptSaid) {
	r.checking, r.digits, r.said, r.saidAt = false, "", said, k.now
	switch said {
	case ReceiptWrong:
		k.receipts.spend(k.now)
	case ReceiptNew:
		road := k.road()
		still := slices.Concat(road.OnTheWay, road.Here)
		r.came = slices.DeleteFunc(slices.Clone(r.before), func(day record.Day) bool { return slices.Contains(still, day) })
		k.heardTime()
	}
}

// receiptChecked goes to the room that asked; what a stick brought that is not all well is a notice.
func (k *Kiosk) receiptChecked(a ReceiptChecked) {
	if r, asked := k.room.(*receiptRoom); asked && r.checking {
		r.checked(k, a.Said)
		return
	}
	if a.Said == ReceiptAhead || a.Said == ReceiptForked {
		k.notice = &Notice{Key: "road.notice." + a.Said.Key()}
	}
}

// heardTime: the centre wrote its time on a receipt, and no true clock stands before that.
func (k *Kiosk) heardTime() {
	was := k.plan.doubt
	if date := k.plan.look(k); k.plan.doubt != was || !k.plan.doubt {
		k.plan.date = date
	}
}

// leave goes back; where the receipt convicted the clock the desk asks for the date first.
func (r *receiptRoom) leave(k *Kiosk) {
	if _, desk := r.back.(*tonightRoom); desk && k.plan.doubt && !k.plan.asked && k.book.open() == nil {
		k.openDesk()
		return
	}
	k.room = r.back // as it was
}

func (r *receiptRoom) digit(k *Kiosk, d int) {
	if d < 0 || d > 9 || r.checking || len(r.digits) == receiptDigits || k.receipts.wait(k.now) > 0 {
		return
	}
	r.digits += strconv.Itoa(d)
	if r.said == ReceiptWrong || r.said == ReceiptUnread {
		r.said = ReceiptNone
	}
}

func (r *receiptRoom) erase() { r.digits = r.digits[:max(0, len(r.digits)-1)] }

// unscan: what a scanner types is no digit that a hand wrote.
func (r *receiptRoom) unscan() func() {
	digits, said := r.digits, r.said
	return func() { r.digits, r.said = digits, said }
}

// wrote takes back digits that a hand typed after all; what is longer than a typed receipt was a scanner's.
func (r *receiptRoom) wrote(k *Kiosk, text string) bool {
	if len(text) > receiptDigits || strings.Trim(text, "0123456789") != "" {
		return false
	}
	for _, d := range text {
		r.digit(k, int(d-'0'))
	}
	return true
}

func (*receiptRoom) scanned(k *Kiosk, _ code) { k.notice = &Notice{Key: elsewhereNotice} }

func (r *receiptRoom) view(k *Kiosk) Screen {
	return TakingReceipt{
		Digits: r.digits, Said: r.said, Came: r.came, Through: k.road().Arrived, Left: k.receipts.left(k.now), Wait: max(0, k.receipts.wait(k.now)),
		Checking: r.checking, ClockDoubt: r.said == ReceiptNew && k.plan.doubt, Kiosk: k.book.kiosk.Short(),
	}
}

// TakingReceipt takes a receipt by scanner or keys, and says what it came to.
type TakingReceipt struct {
	Digits string
	Said   ReceiptSaid
	// Came are the evenings that this receipt showed to have arrived, Through the day up to which all have.
	Came    []record.Day
	Through record.Day
	// Left is how many tries there are before a pause, Wait how long the pause still is.
	Left     int
	Wait     time.Duration
	Checking bool
	// ClockDoubt: by the centre's time this kiosk's clock is wrong.
	ClockDoubt bool
	// Kiosk is the short code of this kiosk: whoever reads a code out is asked for it.
	Kiosk string
}

func (TakingReceipt) screen() {}
