package qr

import (
	"bytes"
	"testing"
	"time"
)

func TestStillCode(t *testing.T) {
	for _, c := range []struct {
		length, k int
		still     bool
	}{
		{1, 1, true},
		{SymbolSize, 1, true},
		{SymbolSize + 1, 2, true},
		{7 * SymbolSize, 7, true},
		{7*SymbolSize + 1, 8, false},
		{MaxLength, MaxSymbols, false},
	} {
		s, err := NewSender(noise(c.length), Fast)
		if err != nil {
			t.Fatal(err)
		}
		if s.Symbols() != c.k || s.Still() != c.still {
			t.Errorf("%d bytes: got k=%d still=%v, want k=%d still=%v", c.length, s.Symbols(), s.Still(), c.k, c.still)
		}
		first, second := s.Next(), s.Next()
		if same := first.Text() == second.Text(); same != c.still {
			t.Errorf("%d bytes: the code stands still: %v, want %v", c.length, same, c.still)
		}
		if !c.still {
			continue
		}
		if _, got := new(Receiver).Add(first.Text()); !bytes.Equal(got, noise(c.length)) {
			t.Errorf("%d bytes: one code did not restore them", c.length)
		}
	}
}

func TestSenderRefuses(t *testing.T) {
	for _, length := range []int{0, MaxLength + 1} {
		if _, err := NewSender(make([]byte, length), Default); err == nil {
			t.Errorf("%d bytes: want a refusal", length)
		}
	}
}

func TestIDsGoOnWhenTheSpeedChangesAndWrap(t *testing.T) {
	s, err := NewSender(noise(5000), Default)
	if err != nil {
		t.Fatal(err)
	}
	s.next = 65530
	var got []uint16
	for _, speed := range []Speed{Default, Easy, Fast, Default} {
		s.SetSpeed(speed)
		got = append(got, s.Next().ID)
	}
	want := []uint16{65530, 65533, 65535, 4}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestSpeeds(t *testing.T) {
	for _, c := range []struct {
		speed    Speed
		n        int
		interval time.Duration
	}{
		{Default, 3, time.Second / 8},
		{Easy, 2, time.Second / 6},
		{Fast, 5, time.Second / 8},
	} {
		if c.speed.PerFrame() != c.n || c.speed.Interval() != c.interval {
			t.Errorf("speed %d: got n=%d every %v", c.speed, c.speed.PerFrame(), c.speed.Interval())
		}
	}
	s, _ := NewSender(noise(20<<10), Default)
	if got := s.Round(); got != 30*time.Second/8 { // k = 89
		t.Errorf("one round of 20 KiB: got %v", got)
	}
}
