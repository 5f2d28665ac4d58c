package ui

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Teach is the presenter's window while the TV shows the lesson.
//
// Ids: teach.prev, teach.next, teach.hear, teach.cover, teach.reveal, teach.relay, teach.together, teach.pad, teach.point, teach.attendance,
// teach.end, hand.<i>.plus, hand.<i>.minus, film.play, film.again, film.slow, film.subtitles.

func (p *painter) teach(v flow.View, s flow.Teach) scene {
	if !s.TwoScreens {
		return p.teachAlone(v, s)
	}
	d := p.desk(v)
	d.put(0, 0, kit.StageW, 72, kit.PresenterBar(d.style, kit.PresenterBarSpec{
		Class: s.Class, Lesson: d.titled(s.Lesson), TV: d.tvSays(s), Lasted: d.t("facilitator.lasted", "time", d.lasted(s.Elapsed)), Time: assets.Clock(v.Now),
	}))
	tv := d.newTVSlot(s)
	d.put(24, 124, 576, 325, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberEdge, Radius: 8}))
	d.put(28, 128, 568, 317, kit.NewPlate(d.style, kit.Shape{Fill: kit.Ground}))
	d.put(30, 128, tv.w, tv.h, tv.Stage)
	point := d.pointing(s, kit.Box{X: 30, Y: 128, W: tv.w, H: tv.h})
	d.following(s)
	d.notes(s, kit.Box{X: 624, Y: 88, W: 366, H: 548})
	hands, below := d.handsOrFilm(s)
	d.whoIsHere(s, kit.Box{X: teachX, Y: below, W: teachW, H: 636 - below})
	d.keysLine(s)
	if v.Notice != nil {
		d.notice()
	} else {
		d.teachButtons(s)
	}
	change := func(v flow.View) {
		tv.follow(v)
		hands(v.Main.(flow.Teach))
		point(v.Main.(flow.Teach))
	}
	return d.scene(func(v flow.View) any { return teachRest(v.Main.(flow.Teach)) }, change)
}

// teachRest is what of the presenter's window does not change in place.
func teachRest(s flow.Teach) any {
	s.Elapsed = s.Elapsed.Truncate(time.Minute)
	playing := filmButtonsOf(s.Showing)
	kind, counted := fmt.Sprintf("%T", s.Showing), len(s.Hands)
	s.Showing, s.Hands, s.Pointer, s.HandsFull = nil, nil, flow.Point{}, false
	return struct {
		flow.Teach
		kind    string
		counted int
		film    filmState
	}{s, kind, counted, playing}
}

// filmState is what the film's buttons say.
type filmState struct{ playing, slow, subtitles, ended, failed bool }

func filmButtonsOf(s flow.Screen) filmState {
	f, ok := s.(flow.TVFilm)
	if !ok {
		return filmState{}
	}
	return filmState{f.Playing, f.Slow, f.Subtitles, f.Ended, f.Failed}
}

// lasted is whole minutes.
func (d *desk) lasted(elapsed time.Duration) string {
	if elapsed < time.Minute {
		return d.t("kit.minutes", "n", 0)
	}
	return d.words.Duration(elapsed.Truncate(time.Minute))
}

func (d *desk) tvSays(s flow.Teach) string {
	if s.Black {
		return d.t("facilitator.tvCovered")
	}
	return d.t("facilitator.tvShows")
}

// tvSlot is the picture of the TV: the TV's own stage, small.
type tvSlot struct {
	slot
	d     *desk
	scene scene
	black bool
	shown flow.Screen
}

func (d *desk) newTVSlot(s flow.Teach) *tvSlot {
	t := &tvSlot{slot: newSlot(564, 317), d: d}
	t.redraw(s)
	return t
}

func (t *tvSlot) redraw(s flow.Teach) {
	t.black, t.shown = s.Black, s.Showing
	if s.Black {
		t.scene = scene{}
		t.show(t.d.coveredTV())
		return
	}
	t.scene = t.d.smallTV(t.d.view, s.Showing)
	t.show(t.d.pictureOf(t.scene.stage, t.d.t("facilitator.onTV")))
}

// follow shows the next view, in place if the TV's scene can.
func (t *tvSlot) follow(v flow.View) {
	s := v.Main.(flow.Teach)
	if s.Black == t.black && (reflect.DeepEqual(s.Showing, t.shown) || t.scene.update != nil && t.scene.update(v)) {
		t.shown = s.Showing
		return
	}
	t.redraw(s)
}

// smallTV draws the TV's screen to be looked at only: no film moves in it and nothing can be pressed.
func (d *desk) smallTV(v flow.View, s flow.Screen) scene {
	tv := *d.painter
	tv.tv, tv.film, tv.style.Input = true, nil, nil
	return tv.draw(v, s)
}

// pictureOf makes one picture of a screen: its pieces are not this window's.
func (d *desk) pictureOf(stage *kit.Stage, label string) *kit.Piece {
	return kit.NewPiece(d.style, "picture", label, func(p *kit.Pen) { p.Object(stage, p.Box()) })
}

func (d *desk) coveredTV() *kit.Piece {
	return kit.NewPiece(d.style, "text", d.t("facilitator.tvCovered"), func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: kit.Black, Radius: 12})
		p.Words(p.Box(), kit.Words{Text: d.t("facilitator.tvCovered"), Font: bold(28), Color: kit.OnBar, Align: kit.Centre, Middle: true})
	})
}

// following is what comes after this, small, and the way to the end of the evening.
func (d *desk) following(s flow.Teach) {
	d.write(24, 456, 240, 40, kit.Words{Text: d.t("facilitator.after"), Font: bold(20), Color: kit.Ink2, Middle: true})
	title, note := d.t("facilitator.nothingAfter"), ""
	d.put(24, 500, 240, 135, kit.NewPlate(d.style, kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 12}))
	if s.Next == nil {
		d.put(28, 504, 232, 127, kit.NewPiece(d.style, "picture", title, func(p *kit.Pen) { p.Lamp(p.W/2, p.H/2, 96, true, true) }))
	} else {
		d.put(28, 504, 232, 127, d.pictureOf(d.smallTV(d.view, s.Next).stage, d.t("facilitator.after")))
		title, note = d.nameOf(s.Next)
	}
	const x, w = 284, 316
	d.write(x, 496, w, 28, kit.Words{Text: title, Font: bold(20), Color: kit.Ink2, Middle: true})
	d.write(x, 526, w, 52, kit.Words{Text: kit.Shorten(note, tight(20), w, 2), Font: tight(20), Color: kit.Ink})
	end := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.endLesson"), Icon: "flag", IconSize: 26, Font: bold(20), Radius: 16}
	d.put(x, 580, w, 56, kit.NewButton(d.style, end, d.send(flow.EndLesson{})).Named("teach.end"))
}

// nameOf is a TV's screen in two lines.
func (d *desk) nameOf(s flow.Screen) (title, note string) {
	switch s := s.(type) {
	case flow.TVPage:
		return d.t("facilitator.pageN", "n", s.N), d.text(s.Title.Text)
	case flow.TVFilm:
		return d.t("facilitator.film"), d.text(s.Film.Film.Title)
	case flow.TVQuestion:
		return d.t("facilitator.questionN", "n", s.N), strings.ReplaceAll(d.text(s.Item.Question.Text), "\n", " ")
	case flow.TVPractice:
		return d.t("facilitator.practiceN", "n", s.N), strings.ReplaceAll(d.text(s.Item.Question.Text), "\n", " ")
	case flow.TVDone:
		return d.t("facilitator.lessonEnd"), d.t("facilitator.lessonEndNote")
	}
	return "", ""
}

// teachButtons are the lower row.
func (d *desk) teachButtons(s flow.Teach) {
	const y, h = 668, 84
	row := func(x, w float32, id, text, icon string, a flow.Action) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconSize: 26, Font: bold(22)}
		if kit.ButtonWidth(spec, 15) > w {
			spec.Font = bold(20)
		}
		d.put(x, y, w, h, kit.NewButton(d.style, spec, d.send(a)).Named(id))
	}
	if s.CanBack {
		row(24, 204, "teach.prev", d.t("facilitator.pageBefore"), "back", flow.Back{})
	}
	row(240, 200, "teach.hear", d.t("kit.hear"), "hear", flow.HearAgain{})
	if s.Black {
		row(452, 148, "teach.cover", d.t("facilitator.uncover"), "eye", flow.Cover{})
	} else {
		row(452, 148, "teach.cover", d.t("facilitator.cover"), "eyeoff", flow.Cover{})
	}
	switch canReveal := s.Hands != nil && !s.Reveal || s.Together && !s.Reveal && !practising(s); {
	case canReveal && s.CanRelay:
		row(624, 216, "teach.reveal", d.t("facilitator.revealShort"), "check", flow.Reveal{})
		row(852, 138, "teach.relay", d.t("facilitator.relay"), "person", flow.RelayWith{})
	case canReveal:
		row(624, 366, "teach.reveal", d.t("facilitator.reveal"), "check", flow.Reveal{})
	case s.CanRelay:
		row(624, 366, "teach.relay", d.t("facilitator.relayLong"), "person", flow.RelayWith{})
	}
	next := kit.ButtonSpec{Text: d.nextWord(s), Icon: "next", IconAt: kit.IconRight, IconSize: 40, Font: bold(30)}
	if kit.ButtonWidth(next, 20) > teachW {
		next.Font = bold(24)
	}
	d.put(teachX, y, teachW, h, kit.NewButton(d.style, next, d.send(flow.Next{})).Named("teach.next"))
}

func (d *desk) nextWord(s flow.Teach) string {
	switch s.Next.(type) {
	case nil:
		return d.t("facilitator.endLesson")
	case flow.TVQuestion:
		return d.t("facilitator.questionNext")
	case flow.TVFilm:
		return d.t("facilitator.filmNext")
	case flow.TVPractice:
		return d.t("facilitator.practiceNext")
	}
	return d.t("facilitator.pageNext")
}

// practising tells that the TV shows a practice.
func practising(s flow.Teach) bool {
	_, ok := s.Showing.(flow.TVPractice)
	return ok
}
