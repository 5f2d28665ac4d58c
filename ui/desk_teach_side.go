package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What stands beside the TV's picture in the presenter's window: notes, raised hands, counts or the film's buttons, and who is here.

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
	d.put(teachX+20, 554, teachW-40, 69, kit.NewButton(d.style, mend, d.send(flow.ToAttendance{})).Named("teach.attendance"))
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
