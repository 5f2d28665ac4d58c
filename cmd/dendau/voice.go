package main

import (
	"log/slog"
	"sync"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/media"
)

// slow is the rate of "chậm lại": three quarters of the normal one.
const slow = 0.75

// sources finds where a pack's file can be played in place.
type sources func(content.Path) (media.Source, error)

// speaker reads clips one after another. A new Say replaces what is being said; a clip that cannot be played is passed over,
// because nothing may depend on sound.
type speaker struct {
	player media.Player
	find   sources
	log    *slog.Logger

	mu     sync.Mutex
	ticket int // of the Say that is being said
	clips  []content.Path
	part   int
	home   func(flow.Action)
}

func (s *speaker) say(e flow.Say, home func(flow.Action)) {
	s.mu.Lock()
	defer s.mu.Unlock()
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
	s.clips = nil
	s.player.Stop()
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
			src.Clip = string(path)
			err = s.player.Play(src)
		}
		if err == nil {
			s.home(flow.VoiceAt{Ticket: s.ticket, Part: s.part})
			return
		}
		s.log.Warn("voice not played", "file", path, "error", err)
	}
	s.clips = nil
	s.home(flow.VoiceEnded{Ticket: s.ticket})
}

// heard goes on to the next clip when one ends.
func (s *speaker) heard(e media.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.part < 0 || s.part >= len(s.clips) || e.Clip != string(s.clips[s.part]) {
		return // of a clip that was replaced meanwhile
	}
	switch e.Kind {
	case media.Failed:
		s.log.Warn("voice failed", "file", e.Clip, "error", e.Err)
		s.next()
	case media.Ended:
		s.next()
	}
}
