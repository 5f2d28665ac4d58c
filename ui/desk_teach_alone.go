package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Teach with one screen: the hall looks at the same window as the facilitator. It shows what the TV would, as large, without the TV's bar,
// and a row of buttons beneath. Nothing that the hall reads is smaller than on a TV.
//
// Notes, time, raised hands and who is here lie on a card of the facilitator's own, one press away.
//
// Ids: those of Teach without the pointer, and teach.aside.

const (
	aloneRowY  = 660
	aloneRowH  = 92
	aloneRoomY = 648 // what the TV shows ends here
)

func (p *painter) teachAlone(v flow.View, s flow.Teach) scene {
	d := p.desk(v)
	var sub scene
	hands := func(flow.Teach) {}
	q, question := s.Showing.(flow.TVQuestion)
	if s.Aside && !s.Black {
		d.aside(s)
	} else if question && s.Hands != nil && !s.Reveal && !s.Black {
		hands = d.countHere(s, q)
	} else {
		sub = d.largeTV(v, s)
	}
	if v.Notice != nil {
		d.notice()
	} else {
		d.aloneButtons(s)
	}
	sc := d.scene(func(v flow.View) any { return aloneRest(v.Main.(flow.Teach)) }, func(v flow.View) { hands(v.Main.(flow.Teach)) })
	sc.step = sub.step
	if sub.update == nil {
		return sc
	}
	around := sc.update
	sc.update = func(v flow.View) bool { return around(v) && sub.update(v) }
	return sc
}

// aloneRest is what of the window is drawn anew when it changes. Time, notes and the list are not on it.
func aloneRest(s flow.Teach) any {
	rest := flow.Teach{
		TwoScreens: s.TwoScreens, Next: s.Next, Reveal: s.Reveal, Black: s.Black, CanBack: s.CanBack, Raised: s.Raised, CanRelay: s.CanRelay,
		Together: s.Together, Aside: s.Aside,
	}
	if s.Aside {
		rest.Elapsed, rest.Away, rest.Here, rest.Members = s.Elapsed.Truncate(time.Minute), s.Away, s.Here, s.Members
	}
	counted := len(s.Hands)
	switch showing := s.Showing.(type) {
	case flow.TVQuestion:
		showing.Hands, showing.Voice, showing.Part = nil, false, 0
		rest.Showing = showing
	case flow.TVFilm, flow.TVPage: // these follow in place, or say that they cannot
		rest.Class = fmt.Sprintf("%T", showing)
	default:
		rest.Showing = showing
	}
	return struct {
		flow.Teach
		counted int
		film    filmState
	}{rest, counted, filmButtonsOf(s.Showing)}
}

// largeTV puts the TV's stage with its bar above the window's edge, so that the row of buttons has room.
func (d *desk) largeTV(v flow.View, s flow.Teach) scene {
	if s.Black {
		d.put(0, 0, kit.StageW, aloneRoomY, kit.NewPlate(d.style, kit.Shape{Fill: kit.Black}))
		return scene{}
	}
	tv := *d.painter
	tv.tv, tv.alone, tv.style.Input = true, true, nil
	sub := tv.draw(v, s.Showing)
	up := float32(tvBarH)
	if onPhone(s.Showing) {
		up = phoneAloneUp
	}
	d.put(0, -up, kit.StageW, kit.StageH, sub.stage)
	d.put(0, aloneRoomY, kit.StageW, kit.StageH-aloneRoomY, kit.NewPlate(d.style, kit.Shape{Fill: kit.Ground}))
	return sub
}

// countHere is the question with its hands: the counts change beside each answer.
func (d *desk) countHere(s flow.Teach, q flow.TVQuestion) func(flow.Teach) {
	words := kit.Words{Text: d.text(q.Item.Question.Text), Font: d.style.Font(kit.TVQuestion), Color: kit.Ink, Balance: true}
	const w = kit.StageW - 2*tvLeft
	if kit.Lines(words, w) > 2 {
		words.Font = words.Font.Sized(leastOnTV + 2)
	}
	high := kit.Height(words, w)
	d.write(tvLeft, 16, w, high, words)
	const gap = 14
	top := 16 + high + 16
	left, texts := d.choicesHere(q, top)
	n := len(texts)
	rowH := min(148, (aloneRoomY-8-top-gap*float32(n-1))/float32(n))
	counts := make([]*kit.Text, n)
	signH := min(81, rowH)
	for i, text := range texts {
		y := top + (rowH+gap)*float32(i)
		row := answer{letter(i), text, s.Reveal && q.Item.Mark(i)}
		d.put(left, y, 1014-left, rowH, row.piece(d.style))
		counts[i] = kit.NewText(d.style, kit.Words{Font: d.style.Font(kit.TVCount), Color: kit.Ink, Align: kit.Centre, Middle: true})
		d.sign(1030, y+(rowH-signH)/2, 84, signH, fmt.Sprintf("hand.%d.minus", i), "minus", flow.Hand{I: i, By: -1})
		d.put(1122, y, 112, rowH, counts[i])
		d.sign(1242, y+(rowH-signH)/2, 84, signH, fmt.Sprintf("hand.%d.plus", i), "plus", flow.Hand{I: i, By: 1})
	}
	change := func(s flow.Teach) {
		for i, hands := range s.Hands {
			if i < len(counts) {
				counts[i].SetText(fmt.Sprint(hands))
			}
		}
	}
	change(s)
	return change
}

// choicesHere are the words of what there is to choose from, and where they begin: beside the picture whose places they name, if it is one.
func (d *desk) choicesHere(q flow.TVQuestion, top float32) (left float32, texts []string) {
	if q.Item.Type != content.Hotspot {
		for _, o := range q.Item.Options {
			texts = append(texts, d.text(o.Text))
		}
		return tvLeft, texts
	}
	var spots []kit.TVSpot
	for i, spot := range q.Item.Spots {
		texts = append(texts, d.text(spot.Text))
		spots = append(spots, kit.TVSpot{Key: letter(i), X: float32(spot.X) / 1000, Y: float32(spot.Y) / 1000})
	}
	const w = 420
	picture := kit.PanelSpec{Picture: d.picture(q.Item.Picture), Alt: d.text(q.Item.Picture.Alt)}
	d.put(tvLeft, top, w, aloneRoomY-8-top, kit.TVSpots(d.style, picture, spots))
	return tvLeft + w + 20, texts
}

// answer is one option as the hall reads it.
type answer struct {
	key, text string
	right     bool
}

func (a answer) piece(s kit.Style) *kit.Piece {
	return kit.NewPiece(s, "option", a.key+". "+a.text, func(p *kit.Pen) {
		shape, badge, ink := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 28, Shadow: true}, kit.Action, kit.Ink
		if a.right {
			shape, badge, ink = kit.Shape{Fill: kit.Right, Edge: kit.RightEdge, EdgeWidth: 4, Radius: 28}, kit.RightEdge, kit.OnRight
		}
		p.Rect(p.Box(), shape)
		side := min(92, p.H-12)
		at := kit.Square(72, p.H/2, side)
		p.Rect(at, kit.Shape{Fill: badge, Radius: side * 0.22})
		if a.right {
			p.Icon("check", at.Inset(16), kit.OnRightEdge)
		} else {
			p.Words(at, kit.Words{Text: a.key, Font: bold(max(48, side*0.63)), Color: kit.OnAction, Align: kit.Centre, Middle: true})
		}
		words := kit.Words{Text: a.text, Font: p.Font(kit.TVBarText), Color: ink, Middle: true, Balance: true}
		words.Font.Line = 1.1
		p.Words(kit.Box{X: 146, W: p.W - 146 - 24, H: p.H}, words)
	})
}

// aloneButtons are the one row of the facilitator: at most seven, the primary last.
func (d *desk) aloneButtons(s flow.Teach) {
	next := kit.ButtonSpec{Text: d.nextWord(s), Icon: "next", IconAt: kit.IconRight, IconSize: 32, Font: bold(24)}
	nextW := kit.ButtonWidth(next, 28)
	right := kit.StageW - 24 - nextW
	d.put(right, aloneRowY, nextW, aloneRowH, kit.NewButton(d.style, next, d.send(flow.Next{})).Named("teach.next"))
	all := d.aloneRow(s)
	const gap = 12
	w := (right - 24 - gap*float32(len(all))) / float32(len(all))
	for i, one := range all {
		d.put(24+(w+gap)*float32(i), aloneRowY, w, aloneRowH, one)
	}
}

func (d *desk) aloneRow(s flow.Teach) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	add := func(id, key, icon string, kind kit.ButtonKind, a flow.Action) {
		spec := kit.ButtonSpec{Kind: kind, Text: d.t(key), Icon: icon, IconAt: kit.IconTop, IconSize: 34, Font: kit.Font{Size: 20, Bold: true, Line: 1.15}, Radius: 16}
		all = append(all, kit.NewButton(d.style, spec, d.send(a)).Named(id))
	}
	if s.CanBack {
		add("teach.prev", "facilitator.pageBefore", "back", kit.Second, flow.Back{})
	}
	if s.Black {
		add("teach.cover", "facilitator.uncover", "eye", kit.Second, flow.Cover{})
	}
	if f, ok := s.Showing.(flow.TVFilm); ok {
		key, icon := "facilitator.filmPlay", "play"
		if f.Playing {
			key, icon = "facilitator.filmPause", "pause"
		}
		add("film.play", key, icon, kit.Second, flow.PlayPause{})
		add("film.again", "facilitator.filmAgainShort", "again", kit.Second, flow.FromStart{})
		slow := kit.Second
		if f.Slow {
			slow = kit.AmberSoftButton
		}
		add("film.slow", "facilitator.filmSlow", "slow", slow, flow.ToggleSlow{})
		add("film.subtitles", "facilitator.subtitles", "subtitles", kit.Second, flow.ToggleSubtitles{})
	} else {
		add("teach.hear", "kit.hear", "hear", kit.Second, flow.HearAgain{})
	}
	if s.Together && !(s.Reveal && !practising(s)) {
		add("teach.together", "facilitator.togetherButton", "hand", kit.Second, flow.Together{})
	}
	if (s.Hands != nil || s.Together && !practising(s)) && !s.Reveal {
		add("teach.reveal", "facilitator.revealShort", "check", kit.Second, flow.Reveal{})
	}
	if s.CanRelay {
		add("teach.relay", "facilitator.relay", "person", kit.Second, flow.RelayWith{})
	}
	switch {
	case s.Aside:
		add("teach.aside", "facilitator.asideClose", "back", kit.AmberSoftButton, flow.Aside{})
	case len(s.Raised) > 0: // somebody at the PC calls: said without a name before the class
		add("teach.aside", "facilitator.asideRaised", "hand", kit.AmberSoftButton, flow.Aside{})
	default:
		add("teach.aside", "facilitator.aside", "list", kit.Second, flow.Aside{})
	}
	return all
}

// aside is the facilitator's own card in place of the picture: notes, time, who called, who is here, and what is rarely pressed.
func (d *desk) aside(s flow.Teach) {
	d.put(0, 0, kit.StageW, 72, kit.PresenterBar(d.style, kit.PresenterBarSpec{
		Class: s.Class, Lesson: d.titled(s.Lesson), TV: d.t("facilitator.asideTitle"), Lasted: d.t("facilitator.lasted", "time", d.lasted(s.Elapsed)), Time: assets.Clock(d.view.Now),
	}))
	d.notes(s, kit.Box{X: 24, Y: 88, W: 640, H: 548})
	d.whoIsHere(s, kit.Box{X: 688, Y: 88, W: 654, H: 300})
	d.card(688, 404, 654, 232)
	title, note := d.t("facilitator.nothingAfter"), ""
	if s.Next != nil {
		title, note = d.nameOf(s.Next)
	}
	d.write(712, 416, 606, 30, kit.Words{Text: d.t("facilitator.after") + " · " + title, Font: bold(20), Color: kit.Ink2, Middle: true})
	d.write(712, 450, 606, 56, kit.Words{Text: kit.Shorten(note, tight(22), 606, 2), Font: tight(22), Color: kit.Ink, Middle: true})
	button := func(x float32, id, text, icon string, a flow.Action) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconSize: 26, Font: bold(20), Radius: 16}
		d.put(x, 538, 295, 76, kit.NewButton(d.style, spec, d.send(a)).Named(id))
	}
	button(712, "teach.cover", d.t("facilitator.cover"), "eyeoff", flow.Cover{})
	button(1023, "teach.end", d.t("facilitator.endLesson"), "flag", flow.EndLesson{})
}
