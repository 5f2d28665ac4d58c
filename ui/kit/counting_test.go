package kit

import (
	"testing"
	"time"
)

// Twenty-nine hands are counted by twenty-nine quick presses; a bouncing switch is still one.
func TestACountingPieceCountsQuickPresses(t *testing.T) {
	start(t, Style{})
	c := newClock()
	pressed := 0
	plus := NewButton(Style{Input: NewInput(c.Now)}, ButtonSpec{Icon: "plus"}, func() { pressed++ }).Named("hand.0.plus").Counting()
	for range 29 {
		click(plus, 500, 300)
		c.now = c.now.Add(8 * time.Millisecond)
		click(plus, 500, 300)
		c.now = c.now.Add(40 * time.Millisecond)
	}
	if pressed != 29 {
		t.Errorf("got %d, want 29", pressed)
	}
}
