package ui

import (
	"reflect"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The second window, read from four metres: no text is under a sixteenth of its height, and nothing on it can be pressed.

const (
	tvW, tvH  = kit.StageW, kit.StageH
	tvBarH    = 112
	tvLeft    = 40
	tvRight   = tvW - 24
	leastOnTV = tvH / 16 // 48
)

// tvStyle is the TV's: the text size of a learner at the kiosk has no say on it.
func (p *painter) tvStyle() kit.Style {
	s := p.style
	s.Scale, s.Input = 0, nil
	return s
}

// tvBar is the bar at the top: the first of the titles that has room beside the count and the lamps, or else the last.
func (p *painter) tvBar(stage *kit.Stage, count string, f flow.Frame, titles ...string) {
	style, lamps := p.tvStyle(), kit.LampRow{Total: f.Of, Lit: f.N, Current: f.N, OnBar: true}
	font := style.Font(kit.TVBarText)
	const lamp, margin = 120, 35 + 16 + 32
	room := tvW - lamp - margin - lamps.Width() - kit.Width(count, font)
	title := titles[len(titles)-1]
	for _, t := range titles {
		if kit.Width(t, font) <= room {
			title = t
			break
		}
	}
	stage.Put(0, 0, tvW, tvBarH, kit.TVBar(style, kit.TVBarSpec{Title: title, Count: count, Lamps: lamps}))
}

// lessonTitles are what a lesson may be called where room is short.
func (p *painter) lessonTitles(l flow.LessonRef) []string {
	return []string{p.text(l.Title), p.text(l.Short)}
}

// tvOf gives the TV's screen of a view wherever it is drawn: in the second window, or as the main one where there is only one.
func tvOf[S flow.Screen](v flow.View) (S, bool) {
	if s, ok := v.TV.(S); ok {
		return s, true
	}
	if teach, ok := v.Main.(flow.Teach); ok {
		s, ok := teach.Showing.(S)
		return s, ok
	}
	s, ok := v.Main.(S)
	return s, ok
}

// followTV is follow for a screen on the TV.
func followTV[S flow.Screen](s S, rest func(S) any, change func(S)) func(flow.View) bool {
	drawn := rest(s)
	return func(v flow.View) bool {
		next, ok := tvOf[S](v)
		if !ok || !reflect.DeepEqual(rest(next), drawn) {
			return false
		}
		change(next)
		return true
	}
}

func (p *painter) tvPage(_ flow.View, s flow.TVPage) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	p.tvBar(stage, p.t("learner.tvPage", "i", s.N), s.Frame, p.lessonTitles(s.Lesson)...)
	title := kit.Words{Text: p.text(s.Title.Text), Font: style.Font(kit.TVTitle), Color: kit.Ink}
	texts := make([]string, len(s.Sentences))
	for i, one := range s.Sentences {
		texts[i] = p.text(one.Text)
	}
	const top, bottom = tvBarH + 24, tvH - 24
	columns := []pageColumn{{416, 480, tvRight - 480, false}, {300, 364, tvRight - 364, false}, {0, tvLeft - wordsLeft, tvRight - tvLeft + wordsLeft, false}}
	c := columns[0]
	for _, size := range []float32{72, 60} { // a long title gives way before the picture goes
		title.Font.Size = size
		if c = firstFitting(style, title, texts, columns, bottom-top); wordsHeight(style, title, texts, c.w, closeLines, true) <= bottom-top && c.picture > 0 {
			break
		}
	}
	if c.picture > 0 {
		stage.Put(tvLeft, tvBarH+32, c.picture, 592, kit.PicturePanel(style, kit.PanelSpec{Picture: p.picture(s.Page.Picture), Alt: p.text(s.Page.Picture.Alt), Cover: true}))
	}
	y := top + max(0, (bottom-top-wordsHeight(style, title, texts, c.w, closeLines, true))/2)
	words := putWords(stage, style, kit.Box{X: c.x, Y: y, W: c.w}, title, texts, closeLines, true)
	change := func(s flow.TVPage) { words.spoken(s.Voice, s.Part) }
	change(s)
	return scene{stage: stage, update: followTV(s, func(s flow.TVPage) any { return stillPage(s.Page) }, change)}
}

// firstFitting is the first column in which the words have room, or the last.
func firstFitting(s kit.Style, title kit.Words, texts []string, columns []pageColumn, room float32) (c pageColumn) {
	for _, c = range columns {
		if wordsHeight(s, title, texts, c.w, closeLines, true) <= room {
			break
		}
	}
	return c
}

func (p *painter) tvFilm(_ flow.View, s flow.TVFilm) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	p.tvBar(stage, "", flow.Frame{}, append([]string{p.text(s.Film.Film.Title)}, p.lessonTitles(s.Lesson)...)...)
	const w, h = 896, 504 // 16:9 in what the bar and the subtitles leave
	black := kit.NewPlate(style, kit.Shape{Fill: kit.Subtitle})
	stage.Put(0, tvBarH, tvW, tvH-tvBarH, black)
	film := kit.NewFilm(style, kit.FilmSpec{Player: p.film, Poster: p.picture(s.Film.Film.Poster), Alt: p.text(s.Film.Film.Title), Square: true})
	stage.Put((tvW-w)/2, tvBarH, w, h, film)
	line := kit.NewText(style, kit.Words{Font: style.Font(kit.TVBarText), Color: kit.White, Align: kit.Centre, Middle: true, Balance: true})
	stage.Put(tvLeft, tvBarH+h, tvW-2*tvLeft, tvH-tvBarH-h, line)
	cues := p.subtitles(s.Film.Film)
	change := func(s flow.TVFilm) {
		if s.Failed { // the poster stays, and the words stand where the subtitles would
			line.SetText(p.t("learner.filmFailedTV"))
			return
		}
		line.SetText(subtitle(cues, s.Film))
	}
	change(s)
	rest := func(s flow.TVFilm) any { return buttonsOfFilm(s.Film) }
	return scene{stage: stage, update: followTV(s, rest, change), step: film.Step}
}

// tvNight is the lamp on the table at night, at the left of the screens before and after a lesson.
func (p *painter) tvNight(stage *kit.Stage, style kit.Style) (left float32) {
	const w = 500
	stage.Put(0, 0, w, tvH, kit.PicturePanel(style, kit.PanelSpec{Picture: assets.Picture("home", false), Alt: p.t("learner.homePicture"), Cover: true, Bare: true, Sharp: true}))
	return w + 56
}

func (p *painter) tvRest(_ flow.View, s flow.TVRest) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	x := p.tvNight(stage, style)
	texts := []kit.Words{{Text: p.t("learner.greetingTV"), Font: style.Font(kit.TVTitle), Color: kit.Ink}}
	if s.Hall != "" {
		texts = append(texts, kit.Words{Text: s.Hall, Font: style.Font(kit.TVSentence), Color: kit.Ink2})
	}
	if s.Lesson != nil {
		texts = append(texts,
			kit.Words{Text: p.t("learner.tonight"), Font: style.Font(kit.TVSentence), Color: kit.Ink2},
			kit.Words{Text: p.numbered(*s.Lesson), Font: style.Font(kit.TVQuestion).Sized(60), Color: kit.Ink})
	}
	w := tvRight - x
	const gap = 16
	tvColumn(stage, style, x, (tvH-height(texts, w, gap))/2, w, gap, texts)
	return scene{stage: stage}
}

func tvColumn(stage *kit.Stage, style kit.Style, x, y, w, gap float32, texts []kit.Words) float32 {
	for _, t := range texts {
		high := kit.Height(t, w)
		stage.Put(x, y, w, high, kit.NewText(style, t))
		y += high + gap
	}
	return y - gap
}

func (p *painter) tvDone(_ flow.View, s flow.TVDone) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	p.tvBar(stage, "", flow.Frame{}, p.lessonTitles(s.Lesson)...)
	const w, pad = tvW - 2*tvLeft, 40
	remember := []kit.Words{
		{Text: p.t("learner.tvRemember"), Font: style.Font(kit.TVBarText), Color: kit.Ink2},
		{Text: p.text(s.Remember.Text), Font: style.Font(kit.TVTitle), Color: kit.Ink},
	}
	const lampW = 150
	inside := w - 2*float32(pad) - lampW
	if kit.Lines(remember[1], inside) > 2 {
		remember[1].Font = style.Font(kit.TVQuestion)
	}
	cardH := height(remember, inside, 8) + 2*pad
	var practice []kit.Words
	if text := p.text(s.Practice); text != "" {
		practice = []kit.Words{
			{Text: p.t("learner.tvPractice"), Font: style.Font(kit.TVBarText), Color: kit.Ink2},
			{Text: text, Font: style.Font(kit.TVSentence), Color: kit.Ink},
		}
	}
	const gap = 28
	total := cardH + gap + height(practice, w, 8)
	y := tvBarH + max(16, (tvH-tvBarH-total)/2)
	stage.Put(tvLeft, y, w, cardH, kit.NewPlate(style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 3, Radius: 28}))
	stage.Put(tvLeft+pad, y, lampW-30, cardH, lampPiece(style))
	tvColumn(stage, style, tvLeft+pad+lampW, y+pad, inside, 8, remember)
	tvColumn(stage, style, tvLeft, y+cardH+gap, w, 8, practice)
	return scene{stage: stage}
}

func lampPiece(style kit.Style) fyne.CanvasObject {
	return kit.NewPiece(style, "picture", "", func(pen *kit.Pen) { pen.Lamp(pen.W/2, pen.H/2, min(180, pen.H-32), true, true) })
}

// tvBlack is a covered TV; the plate is larger than any window, so that no ground shows at its sides.
func (p *painter) tvBlack(flow.View, flow.TVBlack) scene {
	stage := kit.NewStage()
	stage.Put(-tvW, -tvH, 3*tvW, 3*tvH, kit.NewPlate(p.tvStyle(), kit.Shape{Fill: kit.Black}))
	return scene{stage: stage}
}
