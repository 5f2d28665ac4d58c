package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The right column of the presenter's window: the hands of a question, the buttons of a film, or what the class answers aloud; who is here
// lies below it.
const (
	teachX, teachW = 1014, 328
	teachTop       = 88
)

// handsOrFilm is the card at the upper right; it gives what changes in it in place, and where the next card begins.
func (d *desk) handsOrFilm(s flow.Teach) (change func(flow.Teach), below float32) {
	still := func(flow.Teach) {}
	if film, ok := s.Showing.(flow.TVFilm); ok {
		d.card(teachX, teachTop, teachW, 344)
		for i, b := range d.filmControls(film) {
			d.put(teachX+20, 100+82*float32(i), teachW-40, 70, b)
		}
		return still, 448
	}
	switch {
	case s.Together && !(s.Reveal && !practising(s)):
		d.together(s)
		return still, 448
	case s.Hands == nil:
		return still, teachTop
	}
	return d.countCard(s)
}

// countCard counts hands or cards: one row an answer.
func (d *desk) countCard(s flow.Teach) (change func(flow.Teach), below float32) {
	n := len(s.Hands)
	pitch, high := float32(92), float32(76)
	if n > 3 {
		pitch = 88
	}
	if n > 4 {
		pitch, high = 68, 56
	}
	cardH := max(344, 64+pitch*float32(n)+4)
	d.card(teachX, teachTop, teachW, cardH)
	title := kit.NewText(d.style, kit.Words{Text: d.t("facilitator.hands"), Font: bold(24), Color: kit.Ink, Middle: true})
	total := kit.NewText(d.style, kit.Words{Font: bold(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	d.put(teachX+20, teachTop+12, 140, 44, title)
	d.put(teachX+120, teachTop+12, teachW-140, 44, total)
	counts := make([]*kit.Text, n)
	for i := range n {
		counts[i] = d.counter(i, teachTop+64+pitch*float32(i), high)
	}
	change = func(s flow.Teach) {
		for i, hands := range s.Hands {
			counts[i].SetText(fmt.Sprint(hands))
		}
		switch {
		case s.HandsFull:
			total.SetText(d.t("facilitator.handsFull", "of", s.Here))
		case s.Here > 0:
			total.SetText(d.t("facilitator.handsOf", "n", sumOf(s.Hands), "of", s.Here))
		default:
			total.SetText(fmt.Sprint(sumOf(s.Hands)))
		}
	}
	change(s)
	return change, teachTop + cardH + 16
}

// counter is one answer's row: its letter, −, the count, +.
func (d *desk) counter(i int, y, high float32) *kit.Text {
	side := min(56, high)
	d.put(teachX+20, y+(high-side)/2, side, side, kit.NewPiece(d.style, "text", letter(i), func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: kit.Action, Radius: 14})
		p.Words(p.Box(), kit.Words{Text: letter(i), Font: bold(34), Color: kit.OnAction, Align: kit.Centre, Middle: true})
	}))
	d.sign(teachX+90, y, 76, high, fmt.Sprintf("hand.%d.minus", i), "minus", flow.Hand{I: i, By: -1})
	count := kit.NewText(d.style, kit.Words{Font: bold(38), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.put(teachX+166, y, 66, high, count)
	d.sign(teachX+232, y, 76, high, fmt.Sprintf("hand.%d.plus", i), "plus", flow.Hand{I: i, By: 1})
	return count
}

func letter(i int) string { return string(rune('A' + i)) }

// together is the card of what the class answers aloud: the facilitator presses it on the learner's own screen, and the TV follows.
func (d *desk) together(s flow.Teach) {
	d.card(teachX, teachTop, teachW, 344)
	title, words := d.t("facilitator.together"), d.t("facilitator.togetherNote")
	if practising(s) {
		title, words = d.t("facilitator.practise"), d.t("facilitator.practiseNote")
	}
	d.write(teachX+20, 104, teachW-40, 40, kit.Words{Text: title, Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(teachX+20, 150, teachW-40, 170, kit.Words{Text: words, Font: plain(22), Color: kit.Ink})
	spec := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.togetherButton"), Icon: "hand", IconSize: 30, Font: bold(22), Radius: 16}
	d.put(teachX+20, 330, teachW-40, 84, kit.NewButton(d.style, spec, d.send(flow.Together{})).Named("teach.together"))
}

// keysLine says what a keyboard or a wireless remote does here.
func (d *desk) keysLine(s flow.Teach) {
	keys := []string{d.t("facilitator.keysPages"), d.t("facilitator.keysHear"), d.t("facilitator.keysCover"), d.t("facilitator.keysPoint")}
	if s.Hands != nil {
		keys = append([]string{d.t("facilitator.keysHands")}, append(keys, d.t("facilitator.keysReveal"))...)
	}
	words := kit.Words{Font: kit.Font{Size: 20, Line: 1.1}, Color: kit.Ink2, Middle: true}
	for n := len(keys); n > 0; n-- {
		if words.Text = strings.Join(keys[:n], "  ·  "); kit.Width(words.Text, words.Font) <= kit.StageW-48 {
			break
		}
	}
	d.write(24, 640, kit.StageW-48, 26, words)
}

// tight is bold with close lines.
func tight(size float32) kit.Font { return kit.Font{Size: size, Bold: true, Line: 1.2} }

// pointing lies over the picture of the TV: a press points there on the TV. It gives what moves the pointer.
func (d *desk) pointing(s flow.Teach, at kit.Box) func(flow.Teach) {
	pointer := tvPointer{}
	if s.Pointing {
		pointer.at = &s.Pointer
	}
	d.write(24, 80, 180, 40, kit.Words{Text: d.t("facilitator.onTV"), Font: bold(20), Color: kit.Ink2, Middle: true})
	if s.Pointing {
		spec := kit.ButtonSpec{Kind: kit.AmberSoftButton, Text: d.t("facilitator.pointOff"), Icon: "close", IconSize: 22, Font: bold(20), Radius: 12}
		w := kit.ButtonWidth(spec, 16)
		d.put(600-w, 75, w, 41, kit.NewButton(d.style, spec, d.send(flow.TogglePointer{})).Named("teach.point"))
	} else {
		d.write(204, 80, 396, 40, kit.Words{Text: d.t("facilitator.pointHere"), Font: kit.Font{Size: 20, Line: 1.2}, Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	}
	pad := kit.NewPad(d.style, d.t("facilitator.pointHere"), func(x, y int) { d.do(flow.PointAt{At: flow.Point{X: x, Y: y}}) }, func(*kit.Pen) {})
	pad.Following = s.Pointing
	d.put(at.X, at.Y, at.W, at.H, pad.Named("teach.pad"))
	pointer.piece = kit.TVPointer(d.style, pointer.where)
	d.put(at.X, at.Y, at.W, at.H, pointer.piece)
	return func(s flow.Teach) {
		if s.Pointing {
			pointer.move(&flow.Point{X: s.Pointer.X, Y: s.Pointer.Y})
		}
	}
}

var _ fyne.Widget = (*kit.Pad)(nil)
