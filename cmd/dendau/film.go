package main

import (
	"bytes"
	"context"
	"log/slog"
	"sync"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/media"
)

// projector shows one film at a time and tells the flow how it goes.
type projector struct {
	player media.Player
	find   sources
	log    *slog.Logger

	mu      sync.Mutex
	film    content.FilmID // what plays, empty for nothing
	playing bool
	home    func(flow.Action)
}

func (p *projector) play(e flow.PlayFilm, home func(flow.Action)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.film, p.playing, p.home = e.Film.ID, true, home
	src, err := p.find(e.Film.Path)
	if err == nil {
		src.Clip = string(e.Film.ID)
		err = p.player.Play(src)
	}
	if err != nil {
		p.log.Error("film not played", "film", e.Film.ID, "error", err)
		p.film = ""
		home(flow.FilmFailed{})
	}
}

func (p *projector) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.film = ""
	p.player.Stop()
}

func (p *projector) slow(on bool) {
	rate := 1.0
	if on {
		rate = slow
	}
	p.player.Speed(rate)
}

// follow hands a player's events on, until the player is closed or the program ends.
func follow(player media.Player, take func(media.Event)) func(context.Context) {
	return func(ctx context.Context) {
		for {
			select {
			case <-ctx.Done():
				return
			case e, open := <-player.Events():
				if !open {
					return
				}
				take(e)
			}
		}
	}
}

// seen sends home how the film goes.
func (p *projector) seen(e media.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.film == "" || e.Clip != string(p.film) {
		return
	}
	switch e.Kind {
	case media.Ended:
		p.home(flow.FilmEnded{})
	case media.Failed:
		p.log.Error("film failed", "film", p.film, "error", e.Err)
		p.film = ""
		p.home(flow.FilmFailed{})
	case media.Paused, media.Playing, media.Started:
		p.playing = e.Kind != media.Paused
		p.home(flow.FilmAt{Pos: e.Pos, Len: e.Len, Playing: p.playing})
	case media.Position:
		p.home(flow.FilmAt{Pos: e.Pos, Len: e.Len, Playing: p.playing})
	}
}

// readSubtitles reads a film's subtitles in one language; a film without any, or with unreadable ones, plays without.
func readSubtitles(pack *content.Pack, film content.Film, lang content.Lang) ([]media.Cue, error) {
	path, ok := film.Subtitles[lang]
	if !ok {
		path, ok = film.Subtitles[content.Vietnamese]
	}
	if !ok {
		return nil, nil
	}
	text, err := pack.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return media.ParseSRT(bytes.NewReader(text))
}
