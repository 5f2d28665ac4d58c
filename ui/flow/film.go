package flow

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// projector shows one film, for learners at the PC or for a class.
type projector struct {
	film      content.Film
	class     bool // on the TV, for everybody
	started   bool
	playing   bool
	slow      bool
	subtitles bool
	pos, len  time.Duration
	watched   time.Duration
	ended     bool
	noted     bool // the end that was reached is kept
	failed    bool
	times     int // how often it was seen to its end or kept as watched
}

// do takes a button of the film.
func (p *projector) do(k *Kiosk, a Action) {
	if p.failed {
		return
	}
	switch a.(type) {
	case PlayPause:
		if !p.started || p.ended {
			p.start(k)
			return
		}
		if p.playing = !p.playing; p.playing {
			k.hush() // a message may have been read while it stood still
		}
		k.effect(PauseFilm{Paused: !p.playing})
	case FromStart:
		p.start(k)
	case ToggleSlow:
		p.slow = !p.slow
		if p.started {
			k.effect(SlowFilm{p.slow})
		}
	case ToggleSubtitles:
		p.subtitles = !p.subtitles
	}
}

func (p *projector) start(k *Kiosk) {
	if k.stage != p {
		k.stopFilm()
	}
	k.keepWatched(p)
	k.hush()
	k.stage = p
	p.started, p.playing, p.ended, p.noted, p.pos = true, true, false, false, 0
	k.effect(PlayFilm{p.film})
	if p.slow {
		k.effect(SlowFilm{true})
	}
}

// filmCame takes what the player tells.
func (k *Kiosk) filmCame(a Action) {
	p := k.stage
	if p == nil {
		return
	}
	switch a := a.(type) {
	case FilmAt:
		if p.ended { // news from before its end
			return
		}
		if d := a.Pos - p.pos; d > 0 && d < 10*time.Second { // more is a seek
			p.watched += d
		}
		p.pos, p.len, p.playing = a.Pos, a.Len, a.Playing
	case FilmEnded:
		p.ended, p.playing = true, false
		k.keepWatched(p)
	case FilmFailed:
		p.failed, p.playing = true, false
		k.keepWatched(p)
		k.stage = nil
	}
	k.idle.touch(k.now)
}

// filmShown is the film that stands on the main screen, nil for none.
func (k *Kiosk) filmShown() *projector {
	if s, ok := k.room.(*study); ok && s.step().kind == filmStep {
		return &s.film
	}
	if _, ok := k.room.(*teachRoom); ok && k.lead != nil && k.lead.step().kind == filmStep {
		return &k.lead.film
	}
	return nil
}

// stopFilm takes whatever film plays off the stage and keeps how much of it was watched.
func (k *Kiosk) stopFilm() {
	p := k.stage
	if p == nil {
		return
	}
	k.stage = nil
	k.keepWatched(p)
	p.started, p.playing = false, false
	k.effect(StopFilm{})
}

// keepWatched notes what was watched since it was noted last, from a second on.
func (k *Kiosk) keepWatched(p *projector) {
	seconds := int(p.watched / time.Second)
	p.watched = 0
	if seconds == 0 && (!p.ended || p.noted) {
		return
	}
	p.noted = p.ended
	p.times++
	fact := record.FilmPlayed{Session: k.session(), Film: p.film.ID, Seconds: seconds, Ended: p.ended}
	if !p.class {
		if len(k.seat.who) == 0 {
			return
		}
		fact.Learners = k.seat.who
	}
	k.note(fact)
}

func (p *projector) view(f Frame) Film {
	length := p.len
	if length == 0 {
		length = time.Duration(p.film.Seconds) * time.Second
	}
	return Film{
		Frame: f, Film: p.film, Playing: p.playing, Slow: p.slow, Subtitles: p.subtitles,
		Pos: p.pos, Len: length, Ended: p.ended, Failed: p.failed,
	}
}
