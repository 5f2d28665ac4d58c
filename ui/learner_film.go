package ui

import (
	"time"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
	"dendau/ui/media"
)

// Film is a film's stage with its few buttons. The frames go from the player to the stage, which is not drawn anew while it plays.
//
// Ids: film.play, film.start, film.slow, film.subtitles, next.

func (p *painter) filmScreen(v flow.View, s flow.Film) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	b.head(b.lessonPill(s.Lesson), s.Frame, "learner.pageOf")
	if b.covered() {
		b.notices(true)
		return b.scene(func(v flow.View) any { return buttonsOfFilm(v.Main.(flow.Film)) }, nil)
	}
	const filmW = 896
	stage := kit.NewFilm(b.style, kit.FilmSpec{Player: p.film, Poster: p.picture(s.Film.Poster), Alt: p.text(s.Film.Title), Band: 96})
	b.put(bodyX, bodyTop, filmW, bodyBottom-bodyTop, stage)
	cues := p.subtitles(s.Film)
	if s.Failed {
		stage.Fail(b.t("learner.filmFailed"))
	} else {
		b.filmButtons(s, bodyX+filmW+24)
	}
	clock := b.filmBar(s)
	change := func(v flow.View) {
		s := v.Main.(flow.Film)
		stage.SetSubtitle(subtitle(cues, s))
		clock(s)
	}
	change(v)
	sc := b.scene(func(v flow.View) any { return buttonsOfFilm(v.Main.(flow.Film)) }, change)
	sc.step = stage.Step
	return sc
}

// buttonsOfFilm is what of a film does not move while it plays.
func buttonsOfFilm(s flow.Film) flow.Film {
	s.Voice, s.Part, s.Pos = false, 0, 0
	return s
}

// subtitle is the line to read now.
func subtitle(cues []media.Cue, s flow.Film) string {
	if !s.Subtitles || s.Failed {
		return ""
	}
	return media.CueAt(cues, s.Pos)
}

// filmButtons are the three at the film's right.
func (b *board) filmButtons(s flow.Film, x float32) {
	slow, subtitles := "learner.filmSlow", "learner.subtitlesOn"
	kind := kit.Second
	if s.Slow {
		slow, kind = "learner.filmUsual", kit.AmberSoftButton
	}
	if s.Subtitles {
		subtitles = "learner.subtitlesOff"
	}
	font := kit.Font{Size: [...]float32{28, 30, 34}[b.size()], Bold: true, Line: 1.2}
	put := func(i int, id, key, icon string, kind kit.ButtonKind, a flow.Action) {
		spec := kit.ButtonSpec{Kind: kind, Text: b.t(key), Icon: icon, IconAt: kit.IconTop, IconSize: 52, Font: font}
		b.put(x, bodyTop+176*float32(i), bodyRight-x, 152, kit.NewButton(b.style, spec, b.send(a)).Named(id))
	}
	put(0, "film.start", "learner.filmStart", "again", kit.Second, flow.FromStart{})
	put(1, "film.slow", slow, "slow", kind, flow.ToggleSlow{})
	put(2, "film.subtitles", subtitles, "subtitles", kit.Second, flow.ToggleSubtitles{})
}

// filmBar is the row under the film; it returns what moves the time on.
func (b *board) filmBar(s flow.Film) func(flow.Film) {
	nextW := b.primaryW()
	over := s.Ended || s.Failed
	next := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.next"), Icon: "next", IconAt: kit.IconRight, Font: b.style.Font(kit.PrimaryText)}
	if over {
		next.Kind = kit.Primary
	}
	b.put(bodyRight-nextW, actionY, nextW, actionH, kit.NewButton(b.style, next, b.send(flow.Next{})).Named("next"))
	if over {
		return func(flow.Film) {}
	}
	playW := [...]float32{300, 330, 350}[b.size()]
	play := kit.ButtonSpec{Text: b.t("learner.filmPlay"), Icon: "play"}
	switch {
	case s.Playing:
		play.Text, play.Icon = b.t("learner.filmPause"), "pause"
	case s.Pos > 0:
		play.Text = b.t("learner.filmGoOn")
	}
	b.put(bodyX, actionY, playW, actionH, kit.NewButton(b.style, play, b.send(flow.PlayPause{})).Named("film.play"))
	x := bodyX + playW + columnGap
	return b.filmTime(kit.Box{X: x, Y: actionY, W: bodyRight - nextW - columnGap - x, H: actionH}, s)
}

// filmTime is the bar that shows how far the film is; nobody drags it.
func (b *board) filmTime(at kit.Box, s flow.Film) func(flow.Film) {
	m := assets.NewMessages(b.style.Lang)
	font := b.style.Font(kit.RailText).Sized([...]float32{26, 28, 28}[b.size()]) // keeps its place between two buttons, like the rail
	pos := kit.NewText(b.style, kit.Words{Text: m.Duration(s.Pos), Font: font, Color: kit.Ink})
	total := kit.Words{Text: m.Duration(s.Len), Font: font, Color: kit.Ink2, Align: kit.RightSide}
	bar := kit.NewProgress(b.style, kit.FilmBar, 0)
	const barTop = 46
	top, totalTop := float32(12), float32(12)
	if widest := kit.Width(m.Duration(s.Len.Truncate(time.Minute)+59*time.Second), font); 2*widest+24 > at.W { // the film's length goes under the bar
		top, totalTop = -2, 66
	}
	b.put(at.X, at.Y+top, at.W, 36, pos)
	b.put(at.X, at.Y+top+barTop, at.W, 20, bar)
	if s.Len > 0 {
		b.put(at.X, at.Y+totalTop, at.W, 36, kit.NewText(b.style, total))
	}
	return func(s flow.Film) {
		pos.SetText(m.Duration(s.Pos))
		if s.Len > 0 {
			bar.SetValue(float32(s.Pos) / float32(s.Len))
		}
	}
}
