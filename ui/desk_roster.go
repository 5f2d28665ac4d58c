package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Roster shows what a list from a stick would do, row by row, before anything is written.
//
// Ids: roster.again, roster.write, roster.<i>, sheet.prev, sheet.next.

func (p *painter) roster(v flow.View, s flow.Roster) scene {
	d := p.desk(v)
	sub := s.File
	if s.Step == flow.RosterShown {
		sub += " · " + d.t("people.rosterHint")
	}
	d.head(headSpec{back: d.t("facilitator.learners"), title: d.t("people.rosterTitle"), sub: sub})
	switch s.Step {
	case flow.RosterLooked:
		d.rosterWaits("search", d.t("people.rosterLooking"))
		d.bar(kit.ActionBarSpec{Text: d.t("people.rosterStay")})
	case flow.RosterFailedStep:
		d.rosterWaits("usb", d.t(s.Failed))
		d.bar(kit.ActionBarSpec{Text: d.t("people.rosterStay"), Primary: d.button("roster.again", d.t("people.rosterAgain"), "again", flow.Next{})})
	default:
		d.rosterRows(s)
	}
	return d.still()
}

// rosterWaits says what is being done, or what there has to be first.
func (d *desk) rosterWaits(icon, text string) {
	const x, w = 183, 1000
	d.card(x, 152, w, 392)
	d.put(x+w/2-48, 192, 96, 96, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 28}))
	d.put(x+w/2-30, 210, 60, 60, kit.NewIcon(d.style, icon, kit.Action))
	d.write(x+60, 312, w-120, 72, kit.Words{Text: text, Font: bold(26), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.write(x+60, 392, w-120, 112, kit.Words{Text: d.t("people.rosterHow"), Font: plain(22), Color: kit.Ink2, Align: kit.Centre, Middle: true})
}

func (d *desk) rosterRows(s flow.Roster) {
	d.write(deskLeft, deskTop, deskRight-deskLeft, 48, kit.Words{
		Text: d.t("people.rosterCounts", "new", s.New, "alike", s.Alike, "known", s.Known, "refused", s.Refused), Font: bold(20), Color: kit.Ink, Middle: true,
	})
	const columns, rows, gap, top = 2, 7, 16, deskTop + 56
	const w, h = float32(deskRight-deskLeft-gap) / columns, float32(deskBottom-top) / rows
	for i, line := range s.Rows {
		d.put(deskLeft+(w+gap)*float32(i/rows), top+h*float32(i%rows), w, h-8, d.rosterLine(line))
	}
	write := kit.DeskButton{ID: "roster.write", Text: d.t("people.rosterNone"), Icon: "check"}
	if s.Take > 0 {
		write.Text, write.OnPress = d.t("people.rosterTake", "n", s.Take), d.send(flow.Next{})
	}
	d.bar(kit.ActionBarSpec{Text: d.t("people.rosterStay"), Buttons: d.sheets(s.Sheet, s.Sheets), Primary: write})
}

// rosterLine is one row: whom it tells of, and what would become of it.
func (d *desk) rosterLine(l flow.RosterLine) *kit.Press {
	name, word := l.Name.Full, d.rosterWord(l)
	if name == "" {
		name = "–"
	}
	note := d.t("people.rosterLine", "n", l.Line) + " · " + birthplace(d.painter, flow.Person{Year: l.Year, Hamlet: l.Name.Hamlet})
	if l.Says != "" {
		note = d.t("people.rosterLine", "n", l.Line) + " · " + d.t("people.saysCell", "says", l.Says)
	}
	var press func()
	if l.State == flow.RowNew || l.State == flow.RowAlike {
		press = d.send(flow.Choose{I: l.I})
	}
	return kit.NewPress(d.style, "row", name+", "+note+", "+word, press, func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 14}
		switch {
		case l.Taken:
			shape.Fill, shape.Edge, shape.EdgeWidth = kit.Tint, kit.Action, 3
		case l.State == flow.RowAlike:
			shape.Fill, shape.Edge = kit.AmberSoft, kit.AmberEdge
		case press == nil:
			shape = kit.Shape{Fill: kit.Sand, Radius: 14}
		}
		p.Ring(p.Box(), 14)
		p.Rect(p.Box(), shape)
		half := p.W*0.54 - 20
		p.Words(kit.Box{X: 20, Y: 5, W: half, H: 30}, kit.Words{Text: kit.Shorten(name, bold(20), half, 1), Font: bold(20), Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: 20, Y: 34, W: half, H: 26}, kit.Words{Text: kit.Shorten(note, plain(18), half, 1), Font: plain(18), Color: kit.Ink2, Middle: true})
		if l.Taken {
			p.Icon("check", kit.Square(p.W-26, p.H/2, 26), kit.OnTint)
		}
		font := kit.Font{Size: 18, Bold: l.Taken, Line: 1.15}
		p.Words(kit.Box{X: p.W * 0.54, W: p.W*0.46 - 52, H: p.H}, kit.Words{Text: word, Font: font, Color: kit.Ink, Align: kit.RightSide, Middle: true})
	}).Named(fmt.Sprintf("roster.%d", l.I))
}

// rosterWord says what would become of a row.
func (d *desk) rosterWord(l flow.RosterLine) string {
	who := ""
	if l.Like != nil {
		who = l.Like.Full
	}
	switch {
	case l.State == flow.RowRefused:
		return d.t(l.Reason)
	case l.State == flow.RowKnown:
		return d.t("people.rosterKnown")
	case l.State == flow.RowAlike && l.Taken:
		return d.t("people.rosterAlikeTaken", "who", who)
	case l.State == flow.RowAlike:
		return d.t("people.rosterAlike", "who", who)
	case l.Taken:
		return d.t("people.rosterNew")
	}
	return d.t("people.rosterLeft")
}
