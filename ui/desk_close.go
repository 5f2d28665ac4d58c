package ui

import (
	"fmt"
	"slices"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Close sums the evening up and closes it.
//
// Ids: close.handover, close.later, close.back.

func (p *painter) closing(v flow.View, s flow.Close) scene {
	d := p.desk(v)
	back := d.t("facilitator.toLesson")
	if s.Closed {
		back = d.t("facilitator.toTonight")
	}
	note := d.t("term.noteButton")
	if s.Note != "" {
		note = d.t("term.noteChange")
	}
	d.head(headSpec{
		back: back, title: d.t("facilitator.closeTitle"), sub: s.Class + " · " + d.titled(s.Lesson),
		buttons: []kit.DeskButton{d.button("close.note", note, "pencil", flow.WriteNote{})},
	})
	renamed(d.stage, "back", "close.back")
	d.evening(s)
	d.handsCard(s)
	d.closeBar(s)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.Close)
		s.To = s.To.Truncate(minuteOf)
		return s
	}, nil)
}

// evening is the card of what was done and who came.
func (d *desk) evening(s flow.Close) {
	const x, w = 40, 424
	d.card(x, deskTop, w, 568)
	number := fmt.Sprint(s.Here)
	hero := d.style.Font(kit.DeskHero)
	d.write(76, 108, 300, 132, kit.Words{Text: number, Font: hero, Color: kit.Action, Middle: true})
	left := 76 + kit.Width(number, hero) + 20
	d.write(left, 176, x+w-16-left, 60, kit.Words{Text: d.t("facilitator.peopleHere", "n", s.Here), Font: bold(24), Color: kit.Ink, Middle: true})
	rows := []struct{ icon, text string }{
		{"people", d.t("facilitator.awayAndNew", "away", s.Away, "new", s.New)},
		{"clock", assets.Clock(s.From) + " – " + assets.Clock(s.To) + ", " + d.lasted(s.To.Sub(s.From))},
		{"book", d.done(s)},
	}
	if s.From.IsZero() {
		rows = append(rows[:1], rows[2])
	}
	for i, row := range rows {
		y := 268 + 76*float32(i)
		d.put(74, y+16, 28, 28, kit.NewIcon(d.style, row.icon, kit.Action))
		d.write(119, y, x+w-24-119, 60, kit.Words{Text: row.text, Font: kit.Font{Size: 22, Line: 1.2}, Color: kit.Ink, Middle: true})
	}
	if s.Closed {
		d.put(x+33, 520, w-66, 104, kit.NewPlate(d.style, kit.Shape{Fill: kit.Right, Edge: kit.RightEdge, EdgeWidth: 2, Radius: 20}))
		d.put(x+57, 550, 44, 44, kit.CarryGlyph(d.style, kit.StateArrived, ""))
		d.write(x+119, 520, w-170, 104, kit.Words{Text: d.t("facilitator.closed"), Font: bold(22), Color: kit.OnRight, Middle: true})
	}
}

// done is how much of the lesson was shown.
func (d *desk) done(s flow.Close) string {
	parts := []string{d.t("facilitator.pages", "n", s.Pages, "of", s.PagesOf)}
	if s.FilmsOf > 0 {
		parts = append(parts, d.t("facilitator.films", "n", s.Films, "of", s.FilmsOf))
	}
	return strings.Join(parts, ", ")
}

// handsCard is the review: every question with its three counts.
func (d *desk) handsCard(s flow.Close) {
	const x, w = 488, 838
	d.card(x, deskTop, w, 568)
	d.write(x+33, 104, 500, 50, kit.Words{Text: d.t("facilitator.reviewHands"), Font: bold(26), Color: kit.Ink, Middle: true})
	if len(s.Hands) == 0 {
		d.put(x+w/2-60, 260, 120, 120, kit.NewIcon(d.style, "hand", kit.Hair))
		d.write(x+60, 392, w-120, 60, kit.Words{Text: d.t("facilitator.noHands"), Font: plain(22), Color: kit.Ink2, Align: kit.Centre, Middle: true})
		return
	}
	right := d.t("facilitator.rightAnswer")
	rightW := kit.Width(right, plain(18)) + 2
	d.put(x+w-33-rightW-32, 118, 22, 22, kit.NewIcon(d.style, "check", kit.Action))
	d.note(x+w-33-rightW, 104, rightW, 50, right)
	if wide := func(r flow.HandsRow) bool { return len(r.Counts) > 3 }; len(s.Hands) > 5 || slices.ContainsFunc(s.Hands, wide) {
		d.manyHands(s)
		return
	}
	pitch := float32(96.5)
	for i, row := range s.Hands {
		spec := kit.HandsSpec{Number: i + 1, Question: strings.ReplaceAll(d.text(row.Question), "\n", " "), Counts: row.Counts, Right: row.Right, Rights: row.Rights, Present: s.Here}
		if row.Remind {
			spec.Chip = d.t("facilitator.remind")
		}
		d.put(x+33, 154+pitch*float32(i), 772, 96, kit.HandsRow(d.style, spec))
	}
}

// manyHands has a line for each question: what was asked, and the counts without bars.
func (d *desk) manyHands(s flow.Close) {
	const x, w = 488 + 33, 772
	pitch := min(64, 484/float32(len(s.Hands)))
	for i, row := range s.Hands {
		d.put(x, 154+pitch*float32(i), w, pitch, d.handsLine(i+1, row))
	}
}

// handsLine is one question of many.
func (d *desk) handsLine(number int, row flow.HandsRow) *kit.Piece {
	question := strings.ReplaceAll(d.text(row.Question), "\n", " ")
	return kit.NewPiece(d.style, "row", question, func(p *kit.Pen) {
		const cell = 84
		p.Rect(kit.Box{W: p.W, H: 1}, kit.Shape{Fill: kit.Hair})
		p.Words(kit.Box{W: 36, H: p.H}, kit.Words{Text: fmt.Sprint(number), Font: bold(20), Color: kit.Ink2, Middle: true})
		left := p.W - cell*float32(len(row.Counts))
		for i, n := range row.Counts {
			at := kit.Box{X: left + cell*float32(i), Y: (p.H - 36) / 2, W: cell, H: 36}
			badge, ink := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 8}, kit.Ink
			if row.Marked(i) {
				badge, ink = kit.Shape{Fill: kit.Action, Radius: 8}, kit.OnAction
			}
			box := kit.Box{X: at.X, Y: at.Y + 3, W: 30, H: 30}
			p.Rect(box, badge)
			p.Words(box, kit.Words{Text: letter(i), Font: bold(18), Color: ink, Align: kit.Centre, Middle: true})
			p.Words(kit.Box{X: at.X + 38, Y: at.Y, W: cell - 40, H: 36}, kit.Words{Text: fmt.Sprint(n), Font: kit.Font{Size: 22, Bold: row.Marked(i), Line: 1.2}, Color: kit.Ink, Middle: true})
		}
		room := left - 36 - 12
		if row.Remind {
			p.Icon("again", kit.Square(left-26, p.H/2, 26), kit.AmberEdge)
			room -= 36
		}
		font := kit.Font{Size: 20, Line: 1.2}
		p.Words(kit.Box{X: 36, W: room, H: p.H}, kit.Words{Text: kit.Shorten(question, font, room-2, 1), Font: font, Color: kit.Ink, Middle: true})
	})
}

func (d *desk) closeBar(s flow.Close) {
	bar := kit.ActionBarSpec{Left: d.kept(s.Kept)}
	if bar.Left == nil {
		bar.Text = d.t("facilitator.keeping")
	}
	if s.Closed {
		bar.Buttons = []kit.DeskButton{d.printButton("close.sheets")}
		bar.Primary = d.button("close.handover", d.t("handover.hand"), "send", flow.HandOver{})
	} else {
		bar.Buttons = []kit.DeskButton{d.button("close.later", d.t("facilitator.closeLater"), "", flow.CloseSession{})}
		bar.Primary = d.button("close.handover", d.t("facilitator.closeAndHand"), "send", flow.CloseSession{Handover: true})
	}
	d.bar(bar)
}
