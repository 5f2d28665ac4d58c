package media

import (
	"bytes"
	"time"
)

// frame waits for one that want accepts. No event announces a frame, so it
// looks as a drawer does, as often as pictures come.
func (s *Stage) frame(t T, what string, want func(Frame) bool) Frame {
	t.Helper()
	const between = 20 * time.Millisecond
	for range patience / between {
		if f, ok := s.Player.Latest(); ok && want(f) {
			return f
		}
		s.next(t, between)
	}
	t.Fatalf("no frame %s", what)
	return Frame{}
}

func framesFit(t T, s *Stage) {
	s.Player.Size(320, 320)
	s.play(t, "fit")
	check := func(w, h int) {
		t.Helper()
		f := s.frame(t, "of the wished size", func(f Frame) bool { return f.W == w && f.H == h })
		if len(f.Pix) != w*h*4 {
			t.Fatalf("%d bytes for %d by %d", len(f.Pix), w, h)
		}
		for i := 3; i < len(f.Pix); i += 4 {
			if f.Pix[i] != 0xff {
				t.Fatalf("pixel %d has alpha %d", i/4, f.Pix[i])
			}
		}
	}
	check(320, 180)
	s.Player.Pause(true)
	s.await(t, Paused)
	s.Player.Size(896, 408) // a paused film is drawn anew when the text size changes
	check(725, 408)
	seq := s.frame(t, "at all", func(Frame) bool { return true }).Seq
	s.Player.Seek(2 * time.Second) // and when it is moved
	s.frame(t, "after a seek", func(f Frame) bool { return f.Seq > seq })
}

func framesAreHeld(t T, s *Stage) {
	s.Player.Size(320, 180)
	s.play(t, "hold")
	held := s.frame(t, "at all", func(Frame) bool { return true })
	before := bytes.Clone(held.Pix)
	for range 4 { // a second of film goes by
		s.await(t, Position)
	}
	if !bytes.Equal(before, held.Pix) {
		t.Fatalf("frame %d changed while it was held", held.Seq)
	}
	later := s.frame(t, "later", func(f Frame) bool { return f.Seq > held.Seq })
	if bytes.Equal(before, later.Pix) {
		t.Fatalf("frame %d is the same picture as frame %d", later.Seq, held.Seq)
	}
}

func lastFrameStays(t T, s *Stage) {
	s.Player.Size(320, 180)
	s.play(t, "last")
	s.Player.Seek(2500 * time.Millisecond)
	s.await(t, Ended)
	f := s.frame(t, "after the end", func(f Frame) bool { return f.W == 320 })
	if one := f.Pix[:4]; bytes.Equal(bytes.Repeat(one, f.W*f.H/2), f.Pix[:f.W*f.H*2]) && one[2] == 0 {
		t.Fatalf("the last picture went dark")
	}
	s.Player.Size(160, 90)
	s.frame(t, "of the new size after the end", func(f Frame) bool { return f.W == 160 })
}

func framesAreNew(t T, s *Stage) {
	s.Player.Size(320, 180)
	s.play(t, "one")
	for range 4 {
		s.await(t, Position)
	}
	old, _ := s.Player.Latest()
	if err := s.Player.Play(s.Film); err != nil {
		t.Fatalf("play: %v", err)
	}
	if f, ok := s.Player.Latest(); ok {
		t.Fatalf("frame %d right after Play, want none yet", f.Seq)
	}
	s.await(t, Started)
	f := s.frame(t, "of the second playing", func(f Frame) bool { return f.Seq > old.Seq })
	if bytes.Equal(f.Pix, old.Pix) {
		t.Fatalf("second playing began with the last picture of the first")
	}
}
