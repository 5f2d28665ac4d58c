package ui

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// A hall has a mouse, or a pad of four keys, or a remote, or a whole keyboard: each serves on every screen.
//
//	Enter      goes on; where there is nothing to go on to it shows the ring; with the ring it presses what the ring is on
//	1 2 3      choose where the screen numbers what there is to choose; elsewhere, and with the ring, 1 and 3 move it and 2 presses
//	Tab, ↑↓←→  move the ring
//	Backspace  takes the last letter or press back, else goes back; Escape goes back; PageUp and PageDown, of a remote, go back and on
//	Space      hears again
//	F2         asks a facilitator for the PIN, whose learner's page waits

// listen takes the keys of one window's canvas. Pressing and releasing come before what is typed, and tell a held key from one pressed again.
func (w *Windows) listen(c fyne.Canvas) {
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(w.typedRune)
	if keys, ok := c.(desktop.Canvas); ok {
		keys.SetOnKeyDown(w.keyDown)
		keys.SetOnKeyUp(w.keyUp)
	}
}

func (w *Windows) keyDown(ev *fyne.KeyEvent) {
	w.keys.knows, w.keys.fresh = true, true
	switch ev.Name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		w.keys.shift = true
	case fyne.KeyTab: // the toolkit tells of it nowhere else
		by := 1
		if w.keys.shift {
			by = -1
		}
		w.ringKey(string(ev.Name), by)
	}
}

func (w *Windows) keyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		w.keys.shift = false
	}
}

// held is what is known of the keys.
type held struct {
	knows bool // the window tells when keys go down
	fresh bool // one went down and was not typed yet
	again bool // what is typed now repeats a key that was not released
	shift bool
}

// typedKey takes keys that write nothing.
func (w *Windows) typedKey(ev *fyne.KeyEvent) {
	w.keys.again = w.keys.knows && !w.keys.fresh
	w.keys.fresh = false
	class := keysOf(w.shown.Main)
	name := keyName(ev.Name)
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		if class != keysLead {
			w.ringKey(name, map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyLeft: -1, fyne.KeyDown: 1, fyne.KeyRight: 1}[ev.Name])
			return
		}
	case fyne.KeyBackspace:
		if class == keysWrite || class == keysName {
			w.erase()
			return
		}
	}
	a := w.meaning(ev.Name)
	if a == nil || w.again(name) {
		return
	}
	if _, on := a.(flow.Next); on && name == string(fyne.KeyReturn) && !w.scanGoesOn() && w.enterRing() {
		return
	}
	w.do(a)
}

// meaning is what a key does that neither writes nor moves the ring.
func (w *Windows) meaning(name fyne.KeyName) flow.Action {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyPageDown, fyne.KeyRight:
		return flow.Next{}
	case fyne.KeyBackspace:
		if canTakeBack(w.shown.Main) {
			return flow.Erase{}
		}
		return flow.Back{}
	case fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyLeft:
		return flow.Back{}
	case fyne.KeyF2: // the facilitator's own way in: on no pad and on no remote
		return flow.ToFacilitator{}
	}
	return nil
}

// erase takes the last letter away; from an empty name there is nothing but the way back.
func (w *Windows) erase() {
	text, back := "-", false
	switch s := w.shown.Main.(type) {
	case flow.FindName:
		text, back = s.Text, true
	case flow.Learners:
		text, back = s.Query, true
	case flow.MergeFind:
		text, back = s.Query, true
	case flow.Question:
		text, back = s.Answer.Typed, true
	}
	if !back || text != "" {
		w.do(flow.Erase{})
		return
	}
	if !w.again(string(fyne.KeyBackspace)) {
		w.do(flow.Back{})
	}
}

// enterRing: Enter presses what the ring is on; where there is no ring and nothing to go on to it shows one.
func (w *Windows) enterRing() bool {
	switch {
	case w.asked(), w.givesAnswer():
		return false
	case w.ringed() != nil:
		w.pressRing()
		return true
	case keepsEnter(w.shown.Main) || hasPrimary(w.main.root()) && !nothingWritten(w.shown.Main):
		return false
	}
	w.moveRing(1)
	return w.ring != ""
}

// asked: a question or a message lies over the screen, and any key answers it.
func (w *Windows) asked() bool { return w.shown.Idle != nil || w.shown.Notice != nil }

// again tells whether a key is the same press over again: held down, or pressed twice by a trembling finger.
func (w *Windows) again(name string) bool { return w.input.Again(name) || w.keys.again }

// ringKey moves the ring: as often as the key is really pressed, though not by a bouncing switch or a finger that rests on it.
func (w *Windows) ringKey(name string, by int) {
	bounced := w.input.Bounced(name)
	if bounced || w.keys.again || w.asked() {
		return
	}
	w.moveRing(by)
}

// keyName is one name for the two keys of a keyboard that go on.
func keyName(k fyne.KeyName) string {
	if k == fyne.KeyEnter {
		k = fyne.KeyReturn
	}
	return string(k)
}

// typedRune takes letters, digits and the space.
func (w *Windows) typedRune(r rune) {
	class := keysOf(w.shown.Main)
	if class == keysScan { // faster than any filter for trembling fingers lets through
		w.input.Typed(string(r))
		w.setRing("")
		w.do(flow.Key{Rune: r})
		return
	}
	if readsPhones(w.shown.Main) && w.scans(r) {
		w.do(flow.Key{Rune: r})
		return
	}
	if (class == keysMove || class == keysName || w.ringed() != nil && class != keysLead) && w.ringRune(r) {
		return
	}
	switch {
	case class == keysChoose && r >= '1' && r <= '3' && w.spare(r):
		w.ringRune(r)
	case class == keysPIN:
		if r >= '0' && r <= '9' {
			w.input.Typed(string(r))
			w.setRing("")
			w.do(flow.Digit{D: int(r - '0')})
		}
	case class == keysWrite || class == keysName:
		w.input.Typed(string(r))
		w.setRing("")
		w.do(flow.Type{Rune: r, Composed: r > unicode.MaxASCII}) // a keyboard types ASCII; the rest was composed on the way
	case r == ' ':
		if !w.again(" ") {
			w.do(flow.HearAgain{})
		}
	case class == keysMove && !w.asked():
	case isNumber(w.shown.Main) && r >= '0' && r <= '9': // 112 has two of them in a row
		if !w.input.Bounced(string(r)) && !w.keys.again {
			w.setRing("")
			w.do(flow.Key{Rune: r})
		}
	case !w.again(string(r)):
		w.setRing("")
		w.do(flow.Key{Rune: r})
	}
}

// scanPause is how long a scanner that types off a phone pauses at most, while a slow machine draws.
const scanPause = 300 * time.Millisecond

// scans tells whether a scanner types: what it reads off a phone begins with a nought, which no hand types where 1, 2 and 3 move the ring, and
// goes on faster than a hand.
func (w *Windows) scans(r rune) bool {
	if r != '0' && !w.scanGoesOn() {
		return false
	}
	w.scanned = w.input.Now()
	w.input.Typed(string(r))
	return true
}

// scanGoesOn: the last character of a scan is still fresh.
func (w *Windows) scanGoesOn() bool {
	gone := w.input.Now().Sub(w.scanned)
	return gone >= 0 && gone < scanPause
}

// ringRune: 1 and 3 move the ring, 2 presses what it is on.
func (w *Windows) ringRune(r rune) bool {
	if w.asked() {
		return false
	}
	switch r {
	case '1':
		w.ringKey("1", -1)
	case '3':
		w.ringKey("3", 1)
	case '2':
		if w.again("2") {
			return true
		}
		if w.ringed() == nil {
			w.moveRing(1)
			return true
		}
		w.pressRing()
	default:
		return false
	}
	return true
}

// spare tells whether a number has nothing to choose, and then shows the ring. Where one press answers and is awaited it never does: whoever
// presses the number of an option that was not right, and then another, means the other option and not what a ring would stand on.
func (w *Windows) spare(r rune) bool {
	s, ok := w.shown.Main.(flow.Question)
	if !ok || isNumber(s) || oneRight(s.Item) && s.Phase == flow.Asking || w.asked() {
		return false
	}
	if s.Item.Type == content.Match && s.Left >= 0 {
		return int(r-'0') > len(flow.FreePartners(s.Item, s.Answer.Chosen))
	}
	for _, kind := range []string{"option.", "partner."} {
		if p, ok := kit.Find(w.main.root(), kind+string(r)).(*kit.Press); ok && !p.Disabled() {
			return false
		}
	}
	return true
}
