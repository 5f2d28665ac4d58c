package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// SamePress is how long a second press counts as the same one: hands tremble.
const SamePress = 400 * time.Millisecond

// SameCount is SamePress for what is pressed many times on purpose: counting hands, typing on the desk's keyboard. Only a bouncing
// switch is faster.
const SameCount = 100 * time.Millisecond

// samePlace is how far apart, in window units, two presses of one trembling
// finger may land.
const samePlace = 48

// Input is what the pieces of one window share about fingers and keys. It
// belongs to the window's goroutine.
type Input struct {
	// Now is the clock; a press is compared with the one before it.
	Now func() time.Time
	// OnTouch is told when a finger or the mouse presses a piece. May be nil.
	OnTouch func()

	down   string // key of the piece under the pressed button
	keyed  time.Time
	keyID  string
	last   time.Time
	lastAt fyne.Position
	lastID string
}

// NewInput returns an Input on a clock.
func NewInput(now func() time.Time) *Input { return &Input{Now: now} }

// accept tells whether a press is a new one. One that comes within SamePress of
// the last, on the same piece or at the same place, is the last one over again,
// even if another screen has come under the finger meanwhile. Of a counting piece the same one always counts: the system filters
// a bouncing switch itself, and presses that waited together while a slow machine drew come here at one moment.
func (in *Input) accept(id string, at fyne.Position, counting bool) bool {
	if in == nil || in.Now == nil {
		return true
	}
	now := in.Now()
	since := now.Sub(in.last)
	within := SamePress
	if counting && id == in.lastID {
		within = 0
	}
	if !in.last.IsZero() && since >= 0 && since < within && (id == in.lastID || near(at, in.lastAt)) {
		return false
	}
	in.last, in.lastAt, in.lastID = now, at, id
	return true
}

// Again tells whether a key is the same press over again: it came within
// SamePress of itself, as from a trembling finger or one that rests on the key.
func (in *Input) Again(key string) bool {
	if in == nil || in.Now == nil {
		return false
	}
	now := in.Now()
	since := now.Sub(in.keyed)
	again := key == in.keyID && since >= 0 && since < SamePress
	in.keyed, in.keyID = now, key
	return again
}

// Typed says that a letter or a digit was written: a key pressed after it is no press over again, however fast a hand types.
func (in *Input) Typed(key string) {
	if in != nil && in.Now != nil {
		in.keyed, in.keyID = in.Now(), key
	}
}

// Bounced tells whether a key came again so soon that only a bouncing switch or
// the keyboard's own repeating is so fast: for keys that are pressed many times in
// a row on purpose.
func (in *Input) Bounced(key string) bool {
	if in == nil || in.Now == nil {
		return false
	}
	now := in.Now()
	since := now.Sub(in.keyed)
	bounced := key == in.keyID && since >= 0 && since < SameCount
	in.keyed, in.keyID = now, key
	return bounced
}

func near(a, b fyne.Position) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	return !a.IsZero() && !b.IsZero() && dx*dx+dy*dy < samePlace*samePlace
}

func (in *Input) press(id string) {
	if in == nil {
		return
	}
	in.down = id
	if in.OnTouch != nil {
		in.OnTouch()
	}
}

// released tells whether the button went down on the same piece, perhaps drawn
// anew since.
func (in *Input) released(id string) bool {
	if in == nil {
		return true
	}
	same := in.down == id
	in.down = ""
	return same
}

func (in *Input) holds(id string) bool { return in != nil && in.down == id }
