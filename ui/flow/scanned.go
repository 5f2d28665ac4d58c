package flow

import (
	"time"
	"unicode"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow/scan"
)

// code is what was read by a scanner, and all that is kept of it: a learner card, an ID card, or neither.
type code struct {
	card   record.LearnerID // zero: none of our cards
	person *scan.Person     // nil: no ID card
}

// scanReader is a room where a scanner may be used. Elsewhere what one types are keys like any others.
type scanReader interface {
	scanned(k *Kiosk, c code)
}

// scanning gathers what a scanner types, before the room sees it. A scanner is a keyboard: only its speed tells it from a hand, and only
// after some characters. What those wrote is taken back.
type scanning struct {
	burst scan.Burst
	last  time.Time
	held  bool
	undo  func() // puts the room back to where it was before the first character
}

// gather takes a press that may be a scanner's; it tells that no room may see it.
func (k *Kiosk) gather(a Action) bool {
	reader, ok := k.room.(scanReader)
	if !ok {
		k.scan = scanning{}
		return false
	}
	switch a := a.(type) {
	case Type:
		return k.gatherRune(a.Rune)
	case Key:
		return k.gatherRune(a.Rune)
	case Digit:
		return k.gatherRune(rune('0' + a.D))
	}
	// The Enter after a scan presses nothing, however long the machine drew before it came; and whatever a hand presses comes after its letters.
	if !k.scan.held { // what was typed before it belongs to no burst that comes behind it
		k.scan = scanning{}
		return false
	}
	return k.endScan(reader)
}

func (k *Kiosk) gatherRune(r rune) bool {
	s := &k.scan
	longest, pad := k.scanPause()
	s.burst.Gap = longest
	if gap := k.now.Sub(s.last); gap < 0 || gap >= longest {
		if s.held { // a hand goes on
			k.giveBack(s.burst.End())
		}
		s.held, s.undo = false, k.beforeScan()
	}
	s.last = k.now
	if !s.burst.Add(r, k.now) || pad && !s.held && !s.burst.OffPhone() {
		return false
	}
	if !s.held {
		s.held = true
		s.undo()
	}
	return true
}

// beforeScan gives what puts the room back to how it is now.
func (k *Kiosk) beforeScan() func() {
	keys := k.keys
	switch r := k.room.(type) {
	case interface{ unscan() func() }:
		return r.unscan()
	case writer:
		if f := r.field(); f != nil {
			was := *f
			was.keys = append([]rune(nil), f.keys...)
			return func() { *f, k.keys = was, keys }
		}
	}
	return func() {}
}

// scanWaited ends a scan after which no Enter came.
func (k *Kiosk) scanWaited() {
	if reader, ok := k.room.(scanReader); ok && k.scan.held && !k.scan.burst.Waits(k.now) {
		k.endScan(reader)
	}
}

// giveBack writes what was no scan after all: letters that a hand wrote while a slow machine drew, and that came here all at once. What may be
// a part of a code must not be seen.
func (k *Kiosk) giveBack(text string) bool {
	if r, pad := k.room.(*receiptRoom); pad {
		return r.wrote(k, text)
	}
	w, ok := k.room.(writer)
	if !ok || w.field() == nil || ofCode(text) {
		return false
	}
	for _, r := range text {
		k.write(Type{Rune: r, Composed: r > unicode.MaxASCII})
	}
	return true
}

// ofCode tells whether a text has a code's marks: fields, or more digits in a row than a hand writes in a word by VNI.
func ofCode(text string) bool {
	digits := 0
	for _, r := range text {
		if digits++; r < '0' || r > '9' {
			digits = 0
		}
		if digits > 3 || r == '|' {
			return true
		}
	}
	return false
}

// endScan reads what was gathered and forgets it: the room sees what a class may keep, and nothing else is. It gives false where a hand wrote
// it, so that the Enter after it is that hand's.
func (k *Kiosk) endScan(reader scanReader) bool {
	text := k.scan.burst.End()
	k.scan = scanning{}
	if k.busy() {
		return true
	}
	if digits, kind := scan.ParseRoad(text); kind != scan.NotOfTheRoad {
		k.scannedOnRoad(digits, kind)
		return true
	}
	var c code
	if id, err := scan.ParseCard(text); err == nil {
		c.card = record.LearnerID{ID: id}
	} else if p, err := scan.ParseIDCard(text, k.now.Year()); err == nil {
		c.person = &p
	} else {
		if k.giveBack(text) {
			return false
		}
		k.notice = &Notice{Key: scanNotice}
		return true
	}
	k.notice = nil
	reader.scanned(k, c)
	return true
}

// What is said of a scan that leads nowhere.
const (
	scanNotice   = "errors.scan"
	noCardNotice = "errors.scanUnknown"
)

// who is the one person of the hall whom a code means; nil for none, or where it may mean several.
func (k *Kiosk) who(c code) *learner {
	if c.person == nil {
		return k.book.learner(k.book.facts.Person(c.card))
	}
	if c.person.Unsure {
		return nil
	}
	var one *learner
	name := report.Fold(c.person.Name)
	for _, l := range k.book.of(record.ClassID{}) {
		if l.Year == c.person.Year && report.Fold(l.Name.Full) == name {
			if one != nil {
				return nil
			}
			one = l
		}
	}
	return one
}
