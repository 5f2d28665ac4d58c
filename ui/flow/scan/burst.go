package scan

import (
	"strings"
	"time"
)

// A burst is what a scanner types: faster than any hand.
const (
	// Between is the longest pause between two characters of a burst.
	Between = 50 * time.Millisecond
	// Shortest is how many characters a burst has at least.
	Shortest = 9
)

// Patient is the pause where a hand types no letters, so that a machine may draw slowly between two characters of a scan.
const Patient = 400 * time.Millisecond

// Burst gathers characters and tells those of a scanner from those of a hand. The zero Burst is ready.
type Burst struct {
	// Gap is the longest pause, Between where it is 0.
	Gap  time.Duration
	text []rune
	last time.Time
}

func (b *Burst) gap() time.Duration {
	if b.Gap > 0 {
		return b.Gap
	}
	return Between
}

// Add takes one typed character. Held is set while the characters so far came too fast for a hand: what they wrote is then no text of a
// person's.
func (b *Burst) Add(r rune, now time.Time) (held bool) {
	if gap := now.Sub(b.last); gap < 0 || gap >= b.gap() {
		b.text = b.text[:0]
	}
	b.last = now
	if len(b.text) < maxPayload {
		b.text = append(b.text, r)
	}
	return len(b.text) >= Shortest
}

// OffPhone tells that what was gathered so far holds the beginning of what a phone's screen says, with enough behind it that no hand wrote it by
// chance; what a hand typed before is let go.
func (b *Burst) OffPhone() bool {
	at := strings.Index(string(b.text), wordStart)
	if at < 0 || len(b.text)-at < Shortest {
		return false
	}
	b.text = b.text[at:]
	return true
}

// End takes what was gathered: the text of a scan, once its Enter has come or nothing more did for a while; empty where a hand typed.
func (b *Burst) End() string {
	text := b.text
	b.text = nil
	if len(text) < Shortest {
		return ""
	}
	return string(text)
}

// Waits tells that a burst is being gathered and the last character is still fresh.
func (b *Burst) Waits(now time.Time) bool {
	return len(b.text) >= Shortest && now.Sub(b.last) < b.gap()
}
