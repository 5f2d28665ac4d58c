package media

import (
	"bytes"
	"errors"
	"time"
)

// T is what a Law needs of a test; *testing.T is one.
type T interface {
	Helper()
	Logf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Stage is what a Law is tried on: a fresh player and something to play.
type Stage struct {
	Player  Player
	Film    Source   // three seconds with sound; a picture of 16:9 that changes, unless Voice
	Bad     []Source // well-formed sources that cannot be played
	Voice   bool     // the player gives no pictures
	Advance func(time.Duration)
	passed  time.Duration
}

// Law is one promise of Player, tried on a Stage.
type Law struct {
	Name  string
	Film  bool // needs pictures: leave it out for a voice
	Check func(t T, s *Stage)
}

// Laws returns what every Player must obey. The Fake and the real player try
// them from their own tests, each on a fresh Stage a law.
func Laws() []Law {
	return []Law{
		{"a clip starts, tells its positions and ends", false, playsToItsEnd},
		{"a paused clip stands still and goes on", false, pausesAndGoesOn},
		{"a seek arrives exactly", false, seeksExactly},
		{"a seek past the end ends", false, seeksPastTheEnd},
		{"three quarters of the speed takes longer", false, playsSlowly},
		{"a new clip silences the old one", false, replaces},
		{"a stopped clip is silent and another can play", false, stops},
		{"what cannot be played fails and the next clip plays", false, failsAndGoesOn},
		{"a source that makes no sense is refused at once", false, refusesNonsense},
		{"a closed player is silent and refuses", false, closes},
		{"frames keep the film's shape inside the box", true, framesFit},
		{"a frame in the hand does not change", true, framesAreHeld},
		{"the last picture stays and follows the size", true, lastFrameStays},
		{"no frame of the last clip is shown for the next", true, framesAreNew},
	}
}

// patience bounds every wait of a law: a busy machine is slow, never this slow.
const patience = 20 * time.Second

// next waits for an event, at most within; ok is false on silence.
func (s *Stage) next(t T, within time.Duration) (e Event, ok bool) {
	t.Helper()
	if s.Advance == nil {
		began := time.Now()
		defer func() { s.passed += time.Since(began) }()
		select {
		case e, ok = <-s.Player.Events():
			return e, ok
		case <-time.After(within):
			return Event{}, false
		}
	}
	const step = 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		select {
		case e, ok = <-s.Player.Events():
			return e, ok
		default:
		}
		if waited >= within {
			return Event{}, false
		}
		s.Advance(step)
		s.passed += step
	}
}

// await waits for an event of the kind and fails on any Failed that was not asked for.
func (s *Stage) await(t T, kind EventKind) Event {
	t.Helper()
	for {
		e, ok := s.next(t, patience)
		switch {
		case !ok:
			t.Fatalf("no %v event within %v", kind, patience)
		case e.Kind == kind:
			return e
		case e.Kind == Failed || e.Kind == Ended:
			t.Fatalf("got %v (%v) while waiting for %v", e.Kind, e.Err, kind)
		}
	}
}

// play starts the film under a name and waits until it is out.
func (s *Stage) play(t T, clip string) Event {
	t.Helper()
	src := s.Film
	src.Clip = clip
	if err := s.Player.Play(src); err != nil {
		t.Fatalf("play: %v", err)
	}
	return s.await(t, Started)
}

func playsToItsEnd(t T, s *Stage) {
	started := s.play(t, "whole")
	if started.Clip != "whole" || started.Len < 2900*time.Millisecond || started.Len > 3200*time.Millisecond {
		t.Fatalf("started %+v, want clip whole of about 3 s", started)
	}
	positions, last := 0, time.Duration(-1)
	for s.passed = 0; ; {
		e, ok := s.next(t, patience)
		if !ok || e.Kind == Failed {
			t.Fatalf("stopped telling after %v: %+v", last, e)
		}
		if e.Kind == Ended {
			break
		}
		if e.Kind != Position || e.Pos < last || e.Clip != "whole" {
			t.Fatalf("got %+v after position %v", e, last)
		}
		positions, last = positions+1, e.Pos
	}
	if positions < 6 || positions > 20 || last < 2*time.Second {
		t.Fatalf("%d positions up to %v, want about 4 a second up to the end", positions, last)
	}
	if s.passed < started.Len-started.Pos-150*time.Millisecond {
		t.Fatalf("the end was told after %v: the last syllable is not out", s.passed)
	}
	if e, ok := s.next(t, 400*time.Millisecond); ok {
		t.Fatalf("got %+v after the end", e)
	}
}

func pausesAndGoesOn(t T, s *Stage) {
	s.play(t, "pause")
	s.Player.Pause(true)
	paused := s.await(t, Paused)
	if e, ok := s.next(t, 600*time.Millisecond); ok {
		t.Fatalf("got %+v while paused", e)
	}
	s.Player.Pause(false)
	if on := s.await(t, Playing); on.Pos > paused.Pos+300*time.Millisecond {
		t.Fatalf("paused at %v, went on at %v", paused.Pos, on.Pos)
	}
	for s.passed = 0; ; {
		if e, ok := s.next(t, patience); !ok || e.Kind == Failed {
			t.Fatalf("did not end after a pause: %+v", e)
		} else if e.Kind == Ended {
			return
		}
	}
}

func seeksExactly(t T, s *Stage) {
	s.play(t, "seek")
	s.Player.Pause(true)
	s.await(t, Paused)
	for _, to := range []time.Duration{2 * time.Second, 500 * time.Millisecond, 0} {
		s.Player.Seek(to)
		e := s.await(t, Position)
		if off := (e.Pos - to).Abs(); off > 60*time.Millisecond {
			t.Fatalf("seek to %v arrived at %v", to, e.Pos)
		}
	}
}

func seeksPastTheEnd(t T, s *Stage) {
	s.play(t, "past")
	s.Player.Seek(time.Hour)
	for {
		if e, ok := s.next(t, patience); !ok || e.Kind == Failed {
			t.Fatalf("did not end: %+v", e)
		} else if e.Kind == Ended {
			return
		}
	}
}

func playsSlowly(t T, s *Stage) {
	s.Player.Speed(0.75)
	s.play(t, "slow")
	for s.passed = 0; ; {
		e, ok := s.next(t, patience)
		if !ok || e.Kind == Failed {
			t.Fatalf("did not end: %+v", e)
		}
		if e.Kind == Ended {
			break
		}
	}
	if s.passed < 3500*time.Millisecond || s.passed > 6*time.Second {
		t.Fatalf("3 s at 0.75 took %v, want about 4 s", s.passed)
	}
}

func replaces(t T, s *Stage) {
	s.play(t, "first")
	s.await(t, Position)
	src := s.Film
	src.Clip = "second"
	for range 5 { // an impatient finger
		if err := s.Player.Play(src); err != nil {
			t.Fatalf("play: %v", err)
		}
	}
	for seen := 0; seen < 3; seen++ {
		e, ok := s.next(t, patience)
		if !ok || e.Clip != "second" || e.Kind == Failed {
			t.Fatalf("got %+v, want events of second only", e)
		}
		if seen == 0 && (e.Kind != Started || e.Pos > 500*time.Millisecond) {
			t.Fatalf("second began with %+v", e)
		}
	}
}

func stops(t T, s *Stage) {
	s.play(t, "stopped")
	s.Player.Stop()
	if e, ok := s.next(t, 500*time.Millisecond); ok {
		t.Fatalf("got %+v after Stop", e)
	}
	s.Player.Pause(true) // nothing plays: nothing happens
	s.Player.Seek(time.Second)
	if e := s.play(t, "again"); e.Clip != "again" {
		t.Fatalf("got %+v, want again", e)
	}
	s.await(t, Position)
}

func failsAndGoesOn(t T, s *Stage) {
	for _, bad := range s.Bad {
		bad.Clip = "bad"
		if err := s.Player.Play(bad); err != nil {
			t.Fatalf("play %s: %v, want a Failed event instead", bad.Path, err)
		}
		for {
			e, ok := s.next(t, patience)
			if !ok || e.Kind == Ended || e.Clip != "bad" {
				t.Fatalf("%s: got %+v, want Failed", bad.Path, e)
			}
			if e.Kind != Failed {
				continue
			}
			if !errors.Is(e.Err, ErrUnplayable) {
				t.Fatalf("%s: failed with %v, want ErrUnplayable", bad.Path, e.Err)
			}
			t.Logf("%v", e.Err)
			break
		}
	}
	s.play(t, "good")
	s.await(t, Position)
}

func refusesNonsense(t T, s *Stage) {
	for _, src := range []Source{
		{}, {Path: "/a", Offset: -1, Length: 1}, {Path: "/a", Length: -1}, {Path: "/a", Offset: 5},
		{Path: "/a", Offset: 1<<63 - 1, Length: 1},
	} {
		if err := s.Player.Play(src); !errors.Is(err, ErrBadSource) {
			t.Fatalf("Play(%+v) = %v, want ErrBadSource", src, err)
		}
	}
}

func closes(t T, s *Stage) {
	s.Player.Size(160, 90)
	s.play(t, "closed")
	frame, ok := s.Player.Latest()
	if ok == s.Voice {
		t.Fatalf("Latest after Started: %v, want %v", ok, !s.Voice)
	}
	before := bytes.Clone(frame.Pix)
	if err := s.Player.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
	for range s.Player.Events() { // what was told before; then the channel ends
	}
	if err := s.Player.Close(); err != nil {
		t.Fatalf("second close: %v", err)
	}
	if err := s.Player.Play(s.Film); !errors.Is(err, ErrClosed) {
		t.Fatalf("Play after Close = %v, want ErrClosed", err)
	}
	s.Player.Pause(true)
	s.Player.Seek(0)
	s.Player.Stop()
	s.Player.Size(1, 1)
	if !bytes.Equal(before, frame.Pix) {
		t.Fatalf("the frame in the hand changed with Close")
	}
}
