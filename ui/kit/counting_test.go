package kit

import (
	"testing"
	"time"
)

// Twenty-nine hands are counted by twenty-nine quick presses, also by those that waited together while a slow machine drew.
func TestACountingPieceCountsQuickPresses(t *testing.T) {
	for _, apart := range []time.Duration{0, time.Millisecond, 120 * time.Millisecond} {
		start(t, Style{})
		c := newClock()
		pressed := 0
		plus := NewButton(Style{Input: NewInput(c.Now)}, ButtonSpec{Icon: "plus"}, func() { pressed++ }).Named("hand.0.plus").Counting()
		for range 29 {
			click(plus, 500, 300)
			c.now = c.now.Add(apart)
		}
		if pressed != 29 {
			t.Errorf("%v apart: got %d, want 29", apart, pressed)
		}
	}
}
