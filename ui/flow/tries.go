package flow

import "time"

// mostTries is how often digits may be typed within triesWithin before a pause: more than a hand that mistypes needs, and far too few to guess.
const (
	mostTries   = 5
	triesWithin = time.Minute
)

// tries counts guesses at digits. The zero tries is ready.
type tries struct{ at []time.Time }

// wait is how long nothing is looked at; zero when it is.
func (t *tries) wait(now time.Time) time.Duration {
	t.forget(now)
	if len(t.at) < mostTries {
		return 0
	}
	return t.at[0].Add(triesWithin).Sub(now)
}

// left is how many there are before a pause.
func (t *tries) left(now time.Time) int {
	t.forget(now)
	return mostTries - len(t.at)
}

// spend counts one.
func (t *tries) spend(now time.Time) {
	t.forget(now)
	t.at = append(t.at, now)
}

// forget lets go of what is a minute old. A clock that was set back makes none of them older, and none last longer than a minute from now.
func (t *tries) forget(now time.Time) {
	kept := t.at[:0]
	for _, at := range t.at {
		if at.After(now) {
			at = now
		}
		if now.Sub(at) < triesWithin {
			kept = append(kept, at)
		}
	}
	t.at = kept
}
