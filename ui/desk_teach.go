package ui

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Teach is the presenter's window while the TV shows the lesson.
//
// Ids: teach.prev, teach.next, teach.hear, teach.cover, teach.reveal, teach.attendance, teach.end, hand.<i>.plus, hand.<i>.minus,
// film.play, film.again, film.slow, film.subtitles.

func (p *painter) teach(v flow.View, s flow.Teach) scene {
	if !s.TwoScreens {
		return p.teachAlone(v, s)
	}
	d := p.desk(v)
	d.put(0, 0, kit.StageW, 72, kit.PresenterBar(d.style, kit.PresenterBarSpec{
		Class: s.Class, Lesson: d.titled(s.Lesson), TV: d.tvSays(s), Lasted: d.t("facilitator.lasted", "time", d.lasted(s.Elapsed)), Time: assets.Clock(v.Now),
	}))
	tv := d.newTVSlot(s)
	d.write(24, 84, 576, 36, kit.Words{Text: d.t("facilitator.onTV"), Font: bold(20), Color: kit.Ink2, Middle: true})
	d.put(24, 124, 576, 325, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberEdge, Radius: 8}))
	d.put(28, 128, 568, 317, kit.NewPlate(d.style, kit.Shape{Fill: kit.Ground}))
	d.put(30, 128, tv.w, tv.h, tv.Stage)
	d.following(s)
	d.notes(s)
	hands := d.handsOrFilm(s)
	d.whoIsHere(s)
	if v.Notice != nil {
		d.notice()
	} else {
		d.teachButtons(s)
	}
	change := func(v flow.View) {
		tv.follow(v)
		hands(v.Main.(flow.Teach))
	}
	return d.scene(func(v flow.View) any { return teachRest(v.Main.(flow.Teach)) }, change)
}

// teachRest is what of the presenter's window does not change in place.
func teachRest(s flow.Teach) any {
	s.Elapsed = s.Elapsed.Truncate(time.Minute)
	playing := filmButtonsOf(s.Showing)
	kind, counted := fmt.Sprintf("%T", s.Showing), len(s.Hands)
	s.Showing, s.Hands = nil, nil
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
	d.write(x, 498, w, 30, kit.Words{Text: title, Font: bold(20), Color: kit.Ink2, Middle: true})
	d.write(x, 530, w, 32, kit.Words{Text: oneLine(note, bold(20), w), Font: bold(20), Color: kit.Ink, Middle: true})
	end := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.endLesson"), Icon: "flag", IconSize: 26, Font: bold(20), Radius: 16}
	d.put(x, 574, w, 61, kit.NewButton(d.style, end, d.send(flow.EndLesson{})).Named("teach.end"))
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
	case flow.TVDone:
		return d.t("facilitator.lessonEnd"), d.t("facilitator.lessonEndNote")
	}
	return "", ""
}

// notes are the facilitator's reminders, and who asked for help.
func (d *desk) notes(s flow.Teach) {
	const x, w = 624, 366
	d.card(x, 88, w, 548)
	d.put(x+32, 114, 32, 32, kit.NewPicture(d.style, assets.Picture("memo", d.style.Dark), ""))
	d.write(x+74, 106, w-94, 48, kit.Words{Text: d.t("facilitator.notes"), Font: bold(24), Color: kit.Ink, Middle: true})
	bottom := float32(620)
	if len(s.Raised) > 0 {
		bottom = 512
		d.raised(s, kit.Box{X: x + 20, Y: 528, W: w - 40, H: 88})
	}
	y := float32(162)
	for i, note := range s.Notes {
		words := kit.Words{Text: d.text(note), Font: plain(22), Color: kit.Ink}
		high := kit.Height(words, w-104)
		if y+high > bottom {
			words.Font = plain(20)
			high = kit.Height(words, w-104)
		}
		if y+high > bottom {
			break
		}
		d.put(x+28, y, 36, 36, numberDisc(d.style, i+1))
		d.write(x+78, y+2, w-104, high, words)
		y += high + 18
	}
}

func numberDisc(s kit.Style, n int) *kit.Piece {
	return kit.NewPiece(s, "text", fmt.Sprint(n), func(p *kit.Pen) {
		p.Disc(p.W/2, p.H/2, p.W, kit.Shape{Fill: kit.Sand})
		p.Words(p.Box(), kit.Words{Text: fmt.Sprint(n), Font: bold(20), Color: kit.Ink, Align: kit.Centre, Middle: true})
	})
}

// raised says who raised a hand at the PC, the newest first.
func (d *desk) raised(s flow.Teach, at kit.Box) {
	who := d.called(s.Raised[len(s.Raised)-1])
	text := d.t("facilitator.raised", "who", who)
	if n := len(s.Raised); n > 1 {
		text = d.t("facilitator.raisedMany", "who", who, "n", n-1)
	}
	d.put(at.X, at.Y, at.W, at.H, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 2, Radius: 16}))
	d.put(at.X+24, at.Y+24, 40, 40, kit.NewIcon(d.style, "hand", kit.AmberEdge))
	d.write(at.X+82, at.Y, at.W-98, at.H, kit.Words{Text: text, Font: bold(22), Color: kit.Ink, Middle: true})
}

// The right column of the presenter's window.
const teachX, teachW = 1014, 328

// handsOrFilm is the card at the upper right: the hands of a question, the buttons of a film.
func (d *desk) handsOrFilm(s flow.Teach) func(flow.Teach) {
	if film, ok := s.Showing.(flow.TVFilm); ok {
		d.card(teachX, 88, teachW, 344)
		for i, b := range d.filmControls(film) {
			d.put(teachX+20, 100+82*float32(i), teachW-40, 70, b)
		}
		return func(flow.Teach) {}
	}
	if s.Hands == nil {
		return func(flow.Teach) {}
	}
	d.card(teachX, 88, teachW, 344)
	d.write(teachX+20, 100, 140, 44, kit.Words{Text: d.t("facilitator.hands"), Font: bold(24), Color: kit.Ink, Middle: true})
	total := kit.NewText(d.style, kit.Words{Font: bold(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	d.put(teachX+140, 100, teachW-160, 44, total)
	counts := make([]*kit.Text, len(s.Hands))
	pitch := min(92, 276/float32(len(s.Hands)))
	for i := range s.Hands {
		row := kit.Counter(d.style, kit.CounterSpec{Key: letter(i), OnLess: d.send(flow.Hand{I: i, By: -1}), OnMore: d.send(flow.Hand{I: i, By: 1})})
		renamed(row, "less-"+letter(i), fmt.Sprintf("hand.%d.minus", i))
		renamed(row, "more-"+letter(i), fmt.Sprintf("hand.%d.plus", i))
		counts[i], _ = kit.Find(row, "count-"+letter(i)).(*kit.Text)
		d.put(teachX+20, 152+pitch*float32(i), 288, 76, row)
	}
	change := func(s flow.Teach) {
		sum := 0
		for i, n := range s.Hands {
			sum += n
			if counts[i] != nil {
				counts[i].SetText(fmt.Sprint(n))
			}
		}
		total.SetText(d.t("facilitator.handsOf", "n", sum, "of", s.Here))
	}
	change(s)
	return change
}

func letter(i int) string { return string(rune('A' + i)) }

// filmControls are the film's four buttons, the first of them to play and to pause.
func (d *desk) filmControls(f flow.TVFilm) []fyne.CanvasObject {
	play, icon := d.t("facilitator.filmPlay"), "play"
	if f.Playing {
		play, icon = d.t("facilitator.filmPause"), "pause"
	}
	slow, subtitles := d.t("facilitator.filmSlow"), d.t("facilitator.subtitlesOn")
	if f.Slow {
		slow = d.t("facilitator.filmUsual")
	}
	if f.Subtitles {
		subtitles = d.t("facilitator.subtitlesOff")
	}
	button := func(id, text, icon string, kind kit.ButtonKind, a flow.Action) fyne.CanvasObject {
		spec := kit.ButtonSpec{Kind: kind, Text: text, Icon: icon, IconSize: 28, Font: bold(20), Radius: 16}
		return kit.NewButton(d.style, spec, d.send(a)).Named(id)
	}
	slowKind := kit.Second
	if f.Slow {
		slowKind = kit.AmberSoftButton
	}
	return []fyne.CanvasObject{
		button("film.play", play, icon, kit.Second, flow.PlayPause{}),
		button("film.again", d.t("facilitator.filmAgain"), "again", kit.Second, flow.FromStart{}),
		button("film.slow", slow, "slow", slowKind, flow.ToggleSlow{}),
		button("film.subtitles", subtitles, "subtitles", kit.Second, flow.ToggleSubtitles{}),
	}
}

// whoIsHere says how many came and who is away; without hands to count it has the whole column.
func (d *desk) whoIsHere(s flow.Teach) {
	y := float32(448)
	_, film := s.Showing.(flow.TVFilm)
	if s.Hands == nil && !film {
		y = 88
	}
	d.card(teachX, y, teachW, 636-y)
	d.write(teachX+20, y+4, 160, 40, kit.Words{Text: d.t("facilitator.hereTitle"), Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(teachX+140, y+4, teachW-160, 40, kit.Words{Text: fmt.Sprintf("%d / %d", s.Here, s.Members), Font: bold(24), Color: kit.Ink, Align: kit.RightSide, Middle: true})
	words := kit.Words{Text: d.awayText(s.Away), Font: kit.Font{Size: 20, Line: 1.35}, Color: kit.Ink}
	room := 636 - y - 46 - 86
	for n := len(s.Away) - 1; n > 0 && kit.Height(words, teachW-40) > room; n-- {
		words.Text = d.awayText(s.Away[:n]) + d.t("facilitator.andMore", "n", len(s.Away)-n)
	}
	d.write(teachX+20, y+46, teachW-40, room, words)
	mend := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.mendList"), Icon: "people", IconSize: 28, Font: bold(20), Radius: 16}
	d.put(teachX+20, 548, teachW-40, 75, kit.NewButton(d.style, mend, d.send(flow.ToAttendance{})).Named("teach.attendance"))
}

func (d *desk) awayText(away []flow.Person) string {
	if len(away) == 0 {
		return d.t("facilitator.nobodyAway")
	}
	names := make([]string, len(away))
	for i, who := range away {
		names[i] = lowerFirstIf(who.Address != "", d.called(who))
	}
	return d.t("facilitator.away", "who", strings.Join(names, ", "))
}

// teachButtons are the lower row.
func (d *desk) teachButtons(s flow.Teach) {
	const y, h = 660, 84
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
	if s.Hands != nil && !s.Reveal {
		row(624, 366, "teach.reveal", d.t("facilitator.reveal"), "check", flow.Reveal{})
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
	}
	return d.t("facilitator.pageNext")
}
