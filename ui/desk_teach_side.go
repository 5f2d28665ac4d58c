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
func (d *desk) notes(s flow.Teach, at kit.Box) {
	x, w := at.X, at.W
	d.card(x, at.Y, w, at.H)
	d.put(x+32, at.Y+26, 32, 32, kit.NewPicture(d.style, assets.Picture("memo", d.style.Dark), ""))
	d.write(x+74, at.Y+18, w-94, 48, kit.Words{Text: d.t("facilitator.notes"), Font: bold(24), Color: kit.Ink, Middle: true})
	bottom := at.Y + at.H - 16
	if len(s.Raised) > 0 {
		d.raised(s, kit.Box{X: x + 20, Y: bottom - 92, W: w - 40, H: 88})
		bottom -= 108
	}
	y := at.Y + 74
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

// whoIsHere says how many came and who is away, as far as there is room for names.
func (d *desk) whoIsHere(s flow.Teach, at kit.Box) {
	d.card(at.X, at.Y, at.W, at.H)
	mend := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.mendList"), Icon: "people", IconSize: 28, Font: bold(20), Radius: 16}
	high := min(69, at.H-14)
	bottom := at.Y + at.H - high - 13
	const titled = 130 // a title, and a button beneath it
	if at.H < titled { // the button says it all
		mend.Text, bottom = d.t("facilitator.hereShort", "n", s.Here, "of", s.Members), at.Y+(at.H-high)/2
	}
	d.put(at.X+20, bottom, at.W-40, high, kit.NewButton(d.style, mend, d.send(flow.ToAttendance{})).Named("teach.attendance"))
	if at.H < titled {
		return
	}
	d.write(at.X+20, at.Y+4, 160, 40, kit.Words{Text: d.t("facilitator.hereTitle"), Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(at.X+140, at.Y+4, at.W-160, 40, kit.Words{Text: fmt.Sprintf("%d / %d", s.Here, s.Members), Font: bold(24), Color: kit.Ink, Align: kit.RightSide, Middle: true})
	room := bottom - at.Y - 46 - 4
	words := kit.Words{Text: d.awayText(s.Away), Font: kit.Font{Size: 20, Line: 1.35}, Color: kit.Ink}
	for n := len(s.Away) - 1; n >= 0 && kit.Height(words, at.W-40) > room; n-- {
		words.Text = d.awayText(s.Away[:n]) + d.t("facilitator.andMore", "n", len(s.Away)-n)
	}
	if kit.Height(words, at.W-40) <= room {
		d.write(at.X+20, at.Y+46, at.W-40, room, words)
	}
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
