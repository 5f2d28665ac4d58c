package media

import (
	"fmt"
	"maps"
	"sync"
	"time"
)

// FakeClip is what a Fake finds at a path.
type FakeClip struct {
	Len   time.Duration
	Voice bool  // sound only: no frames
	Fails error // if set, playing it fails with this; wrap ErrUnplayable
}

// Fake is a Player without films: its clips are told to it, its clock is moved
// by Advance, and its picture is one colour that changes 25 times a second of
// film. It obeys the same Laws as the real player. NewFake makes one.
type Fake struct {
	out *Outbox

	mu      sync.Mutex // guards everything below
	clips   map[string]FakeClip
	broken  error // set by Break: what every Play comes to
	closed  bool
	src     Source
	clip    FakeClip
	playing bool // src is loaded and has neither ended nor failed
	started bool
	paused  bool
	pos     time.Duration
	tick    time.Duration // since the last Position
	rate    float64
	w, h    int
	shown   int64 // number of the picture in latest, -1 before the first
	seq     uint64
	latest  Frame
}

var _ Player = (*Fake)(nil)

// How a Fake's clock and picture go.
const (
	positionEvery = 250 * time.Millisecond
	fakePicture   = 40 * time.Millisecond
)

// NewFake returns a Fake that knows the clips by their paths.
func NewFake(clips map[string]FakeClip) *Fake {
	return &Fake{out: NewOutbox(), clips: maps.Clone(clips), rate: 1}
}

// Break makes the present and every later playing fail with why (ErrNoPlayer,
// ErrPlayerDied), until Break(nil).
func (f *Fake) Break(why error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.broken = why
	if why != nil {
		f.fail(why)
	}
}

// Advance lets d of time go by. What a real player does by itself, a Fake does
// here: it starts, moves on, ends and fails.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.playing || !f.start() || f.paused {
		return
	}
	f.pos = min(f.pos+time.Duration(float64(d)*f.rate), f.clip.Len)
	f.draw()
	f.tick += d
	if f.tick >= positionEvery && f.pos < f.clip.Len {
		f.tick %= positionEvery
		f.put(Position)
	}
	if f.pos == f.clip.Len {
		f.put(Ended)
		f.playing = false
	}
}

// start tells once that the clip plays, or why it does not.
func (f *Fake) start() bool {
	if f.started {
		return true
	}
	if f.broken != nil {
		f.fail(f.broken)
		return false
	}
	clip, found := f.clips[f.src.Path]
	switch {
	case !found:
		f.fail(fmt.Errorf("%w: no clip at %s", ErrUnplayable, f.src.Path))
		return false
	case clip.Fails != nil:
		f.fail(clip.Fails)
		return false
	}
	f.clip, f.started = clip, true
	f.draw()
	f.put(Started)
	if f.paused {
		f.put(Paused)
	}
	return true
}

func (f *Fake) fail(why error) {
	if f.playing {
		f.out.Put(Event{Kind: Failed, Clip: f.src.Clip, Pos: f.pos, Len: f.clip.Len, Err: why})
	}
	f.playing = false
}

func (f *Fake) put(kind EventKind) {
	f.out.Put(Event{Kind: kind, Clip: f.src.Clip, Pos: f.pos, Len: f.clip.Len})
}

// draw makes the picture of this moment in pixels of its own, so that frames
// handed out earlier never change.
func (f *Fake) draw() {
	w, h := Fit(f.w, f.h, 16, 9)
	number := int64(f.pos / fakePicture)
	if f.clip.Voice || w == 0 || (number == f.shown && w == f.latest.W && h == f.latest.H) {
		return
	}
	pix := make([]byte, w*h*4)
	for i := 0; i < len(pix); i += 4 {
		pix[i], pix[i+1], pix[i+2], pix[i+3] = byte(number), byte(number>>8), 0x60, 0xff
	}
	f.seq++
	f.shown, f.latest = number, Frame{W: w, H: h, Pix: pix, Seq: f.seq}
}

// Play implements Player.
func (f *Fake) Play(src Source) error {
	if err := src.Check(); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return ErrClosed
	}
	f.out.Forget()
	f.src, f.clip, f.latest, f.shown = src, FakeClip{}, Frame{}, -1
	f.playing, f.started, f.paused, f.pos, f.tick = true, false, false, 0, 0
	return nil
}

// Pause implements Player.
func (f *Fake) Pause(on bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.playing || f.paused == on {
		return
	}
	f.paused = on
	if !f.started {
		return
	}
	if on {
		f.put(Paused)
	} else {
		f.put(Playing)
	}
}

// Seek implements Player.
func (f *Fake) Seek(to time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.playing || !f.started {
		return
	}
	f.pos = min(max(to, 0), f.clip.Len)
	f.draw()
	f.put(Position)
}

// Speed implements Player.
func (f *Fake) Speed(rate float64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rate = ClampSpeed(rate)
}

// Stop implements Player.
func (f *Fake) Stop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.playing = false
	f.out.Forget()
}

// Events implements Player.
func (f *Fake) Events() <-chan Event { return f.out.Events() }

// Latest implements Player.
func (f *Fake) Latest() (Frame, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.latest, f.latest.Pix != nil
}

// Size implements Player.
func (f *Fake) Size(w, h int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.w, f.h = w, h
	if f.started {
		f.draw()
	}
}

// Close implements Player.
func (f *Fake) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.playing, f.closed = false, true
	f.out.Close()
	return nil
}
