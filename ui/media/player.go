package media

import (
	"errors"
	"time"
)

// What a caller decides on. All of them mean: show "không phát được đoạn phim
// này" and let the lesson go on; the next Play tries anew.
var (
	// ErrNoPlayer: the player program or its library is not on this machine.
	ErrNoPlayer = errors.New("no player on this machine")
	// ErrPlayerDied: the player program ended, or stopped answering, while it was needed.
	ErrPlayerDied = errors.New("player died")
	// ErrUnplayable: the source is missing, damaged, cut short or not a film.
	ErrUnplayable = errors.New("source cannot be played")
	// ErrClosed: Play was called after Close.
	ErrClosed = errors.New("player is closed")
	// ErrBadSource: the Source itself makes no sense; Play returns it at once.
	ErrBadSource = errors.New("source makes no sense")
)

// Source names what to play: a file, or a stretch of bytes inside one, so that
// a stored (uncompressed) entry of a pack plays in place.
type Source struct {
	Path           string // absolute, on this machine; never a URL
	Offset, Length int64  // bytes; Length 0 means the whole file
	Clip           string // the caller's name for this playing; its Events carry it
	Subtitles      []Cue  // for whoever draws; the player never burns them in
}

// Check tells whether the source could be played at all, without looking at the disk.
func (s Source) Check() error {
	switch {
	case s.Path == "":
		return errors.Join(ErrBadSource, errors.New("empty path"))
	case s.Offset < 0 || s.Length < 0:
		return errors.Join(ErrBadSource, errors.New("negative offset or length"))
	case s.Length == 0 && s.Offset != 0:
		return errors.Join(ErrBadSource, errors.New("offset without a length"))
	case s.Offset+s.Length < 0:
		return errors.Join(ErrBadSource, errors.New("offset and length overflow"))
	}
	return nil
}

// Frame is one picture of a film, in RGBA rows without gaps: len(Pix) is W*H*4
// and every alpha is 255, so image.RGBA{Pix: f.Pix, Stride: 4 * f.W} draws it.
//
// The pixels belong to whoever called Latest, until that same Player's Latest
// is called again; nothing writes into them meanwhile, not even Close.
type Frame struct {
	W, H int
	Pix  []byte
	Seq  uint64 // rises by one with every frame the player made; a gap is a frame nobody drew
}

// EventKind says what an Event tells.
type EventKind int

// The kinds, in the order in which one playing can send them. One Play sends
// at most one Started, then at most one of Ended and Failed, and nothing after it.
const (
	Started  EventKind = iota + 1 // the first picture or sound is out; Len is known
	Playing                       // it goes on after a pause
	Paused                        // it stands still
	Position                      // about four a second while it plays, and after a Seek
	Ended                         // the last picture and the last sound are out
	Failed                        // it will not go on; Err says why
)

func (k EventKind) String() string {
	names := [...]string{"none", "started", "playing", "paused", "position", "ended", "failed"}
	if k < 0 || int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}

// Event tells how a playing goes.
type Event struct {
	Kind     EventKind
	Clip     string        // Source.Clip of the playing it speaks of
	Pos, Len time.Duration // in time of the film, whatever the speed; Len 0 if unknown
	Err      error         // for Failed: wraps ErrNoPlayer, ErrPlayerDied or ErrUnplayable
}

// Player plays one Source at a time. Its methods may be called from any
// goroutine, return at once and never wait for the disk or the player program;
// what comes of them arrives as Events. Only Close waits.
type Player interface {
	// Play starts src from its beginning, not paused, replacing what plays.
	// When it returns, no event of an earlier playing is sent any more.
	// It returns ErrBadSource or ErrClosed; everything else is a Failed event.
	Play(src Source) error
	// Pause stops (true) or goes on (false). Nothing happens when nothing plays.
	Pause(on bool)
	// Seek goes to a moment of the film, exactly, clamped to its ends.
	Seek(to time.Duration)
	// Speed is kept for later playings: 1, or 0.75 for slow; the voice keeps its pitch.
	// Anything outside 0.25 to 4 is clamped.
	Speed(rate float64)
	// Stop ends the playing without an event; the last frame stays.
	Stop()
	// Events is always the same channel; Close closes it. A slow reader misses
	// Positions first, and never an Ended or Failed of the present playing.
	Events() <-chan Event
	// Latest returns the newest frame; false until there is one since Play.
	Latest() (Frame, bool)
	// Size is the box to draw into, in pixels. Frames keep the film's shape:
	// the largest that fits the box, so the drawer centres them. It is kept
	// for later playings; 0 by 0 asks for no frames.
	Size(w, h int)
	// Close stops everything and waits until it is gone. Calling it again is harmless.
	Close() error
}
