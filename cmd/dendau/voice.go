package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/media"
)

// rest is what the speaker waits between two clips. With the silence within them, 0.46 s, and what the player takes to begin, 10–120 ms
// measured, it makes 0.7–0.85 s at the normal rate and up to 1 s at the slow one.
const rest = 250 * time.Millisecond

// slow is the rate of "chậm lại": three quarters of the normal one.
const slow = 0.75

// voicesFile is the spoken interface, which lies beside the program.
const voicesFile = "giong-noi.ddv"

// sources finds where a file of a pack, or a clip of the interface, can be played in place.
type sources func(content.Path) (media.Source, error)

// interfaceVoices are the clips of the interface; a kiosk without them reads its lessons and is silent about the rest.
type interfaceVoices struct {
	path   string
	voices *content.Voices // nil where there are none
}

// openVoices opens the file; without it everything goes on, and the log says why nothing is heard. It stays open as long as the program
// runs, since clips play in place.
func openVoices(path string, log *slog.Logger) interfaceVoices {
	if path == "" {
		path = beside(voicesFile)
	}
	v, err := readVoices(path)
	if err != nil {
		log.Warn("the interface is not spoken", "file", path, "error", err)
	}
	return interfaceVoices{path, v}
}

func readVoices(path string) (*content.Voices, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	v, err := content.OpenVoices(f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return v, nil
}

// source finds a clip; a damaged one is not played.
func (v interfaceVoices) source(p content.Path) (media.Source, error) {
	if v.voices == nil {
		return media.Source{}, errNoVoices
	}
	offset, length, err := v.voices.Locate(p)
	return media.Source{Path: v.path, Offset: offset, Length: length}, err
}

// errNoVoices was told to the log once, when the program started.
var errNoVoices = errors.New("the interface is not spoken here")

// speaker reads clips one after another. A new Say replaces what is being said; a clip that cannot be played is passed over,
// because nothing may depend on sound.
type speaker struct {
	player media.Player
	find   sources
	log    *slog.Logger
	// after calls a function once a while has gone by, unless it is stopped before: time.AfterFunc but for tests.
	after func(time.Duration, func()) (stop func() bool)

	mu      sync.Mutex
	ticket  int         // of the Say that is being said
	resting func() bool // ends the rest before the next clip; nil while there is none
	clips   []content.Path
	part    int
	home    func(flow.Action)
}

func newSpeaker(player media.Player, find sources, log *slog.Logger) *speaker {
	return &speaker{player: player, find: find, log: log, after: func(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }}
}

func (s *speaker) say(e flow.Say, home func(flow.Action)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wake()
	s.ticket, s.clips, s.part, s.home = e.Ticket, e.Clips, -1, home
	rate := 1.0
	if e.Slow {
		rate = slow
	}
	s.player.Speed(rate)
	s.next()
}

func (s *speaker) hush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wake()
	s.clips = nil
	s.player.Stop()
}

// wake ends a rest: whatever it was to lead to is not said. s.mu is held.
func (s *speaker) wake() {
	if s.resting != nil {
		s.resting()
	}
	s.resting = nil
}

// breathe goes on to the next clip after a rest. s.mu is held.
func (s *speaker) breathe() {
	if s.part+1 >= len(s.clips) {
		s.next()
		return
	}
	ticket, part := s.ticket, s.part
	s.resting = s.after(rest, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.resting != nil && s.ticket == ticket && s.part == part { // else it was waked too late to be stopped
			s.resting = nil
			s.next()
		}
	})
}

// next plays the following clip that can be found, or tells that all is said. s.mu is held.
func (s *speaker) next() {
	for s.part++; s.part < len(s.clips); s.part++ {
		path := s.clips[s.part]
		if path == "" {
			continue
		}
		src, err := s.find(path)
		if err == nil {
			src.Clip = s.playing()
			err = s.player.Play(src)
		}
		if err == nil {
			s.home(flow.VoiceAt{Ticket: s.ticket, Part: s.part})
			return
		}
		if !errors.Is(err, errNoVoices) {
			s.log.Warn("voice not played", "file", path, "error", err)
		}
	}
	s.end()
}

// playing names what is being played, apart from the same clip at another time.
func (s *speaker) playing() string { return fmt.Sprintf("%d.%d %s", s.ticket, s.part, s.clips[s.part]) }

// end tells that all is said, or that nothing more can be. What was being said before goes silent too. s.mu is held.
func (s *speaker) end() {
	s.clips = nil
	s.player.Stop()
	s.home(flow.VoiceEnded{Ticket: s.ticket})
}

// heard goes on to the next clip when one ends.
func (s *speaker) heard(e media.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.part < 0 || s.part >= len(s.clips) || e.Clip != s.playing() {
		return // of a clip that was replaced meanwhile
	}
	switch e.Kind {
	case media.Failed:
		s.log.Warn("voice failed", "file", e.Clip, "error", e.Err)
		if errors.Is(e.Err, media.ErrNoPlayer) { // the rest would fail one by one
			s.end()
			return
		}
		s.next()
	case media.Ended:
		if s.resting == nil {
			s.breathe()
		}
	}
}
