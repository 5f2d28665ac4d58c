package ui

import (
	"fmt"
	"slices"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Visits are the people who stayed away three evenings in a row: what came of looking after one is a single press.
//
// Ids: visit.<i>.<outcome>, visits.undo, sheet.prev, sheet.next.

func (p *painter) visits(v flow.View, s flow.Visits) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("term.visits"), sub: d.t("term.visitsHint"), lead: true})
	if len(s.Rows) == 0 {
		d.put(623, 230, 120, 120, kit.NewIcon(d.style, "heart", kit.Hair))
		d.write(283, 370, 800, 80, kit.Words{Text: d.t("term.nobodyAway"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	several := slices.ContainsFunc(s.Rows, func(row flow.VisitRow) bool { return row.Class != s.Rows[0].Class })
	const h, pitch = 90, 95
	for i, row := range s.Rows {
		y := deskTop + pitch*float32(i)
		d.put(deskLeft, y, deskRight-deskLeft, h, kit.NewPlate(d.style, kit.Shape{Fill: kit.Surface, Edge: kit.Hair, EdgeWidth: 1, Radius: 16}))
		d.put(deskLeft+24, y, 500, h, d.visitor(row, several))
		const gap, x = 10, 572
		w := (deskRight - 16 - x - gap*float32(len(flow.Outcomes)-1)) / float32(len(flow.Outcomes))
		for j, outcome := range flow.Outcomes {
			choice := kit.ChoiceSpec{Text: d.t("term.outcome." + outcome), Chosen: row.Outcome == outcome, Size: 19}
			press := d.send(flow.Followed{ID: row.ID, Outcome: outcome})
			d.put(x+(w+gap)*float32(j), y+11, w, 68, kit.Choice(d.style, choice, press).Named(fmt.Sprintf("visit.%d.%s", i, outcome)))
		}
	}
	bar := kit.ActionBarSpec{Text: d.t("term.visitsNote"), Buttons: d.sheets(s.Sheet, s.Sheets)}
	if s.CanUndo {
		bar.Buttons = append(bar.Buttons, d.button("visits.undo", d.t("facilitator.undo"), "undo", flow.UndoFlip{}))
	}
	d.bar(bar)
	return d.still()
}

// visitor is who stayed away: their name, where they live, since when, and of which class where there are several.
func (d *desk) visitor(row flow.VisitRow, several bool) *kit.Piece {
	since := d.t("term.neverCame", "n", row.Missed)
	if row.LastSeen != 0 {
		since = d.t("term.since", "n", row.Missed, "day", d.weekday(row.LastSeen))
	}
	if several {
		since += " · " + row.Class
	}
	where := birthplace(d.painter, row.Person)
	return kit.NewPiece(d.style, "row", row.Full+", "+where+", "+since, func(p *kit.Pen) {
		name := bold(22)
		for name.Size > 18 && kit.Width(row.Full, name) > 300 {
			name.Size--
		}
		p.Words(kit.Box{Y: 12, W: p.W, H: 34}, kit.Words{Text: row.Full, Font: name, Color: kit.Ink, Middle: true})
		x := kit.Width(row.Full, name) + 14
		small := p.Font(kit.DeskLabel)
		p.Words(kit.Box{X: x, Y: 12, W: p.W - x, H: 34}, kit.Words{Text: kit.Shorten(where, small, p.W-x-2, 1), Font: small, Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{Y: 46, W: p.W, H: 30}, kit.Words{Text: kit.Shorten(since, small, p.W-2, 1), Font: small, Color: kit.Ink2, Middle: true})
	})
}
