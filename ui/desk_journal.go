package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Journal is everything done by whom, newest first.
//
// Ids: back, sheet.prev, sheet.next.

func (p *painter) journal(v flow.View, s flow.Journal) scene {
	d := p.desk(v)
	sub := d.t("desk.journalHint")
	if s.Pages > 1 {
		sub += " · " + d.t("facilitator.sheet", "i", s.Page, "of", s.Pages)
	}
	d.head(headSpec{back: d.t("facilitator.settings"), title: d.t("desk.journal"), sub: sub})
	const rowH = 63
	d.card(deskLeft, deskTop, deskRight-deskLeft, 568)
	if len(s.Rows) == 0 {
		d.write(283, 280, 800, 120, kit.Words{Text: d.t("desk.journalNone"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i, row := range s.Rows {
		d.put(deskLeft+28, deskTop+rowH*float32(i), deskRight-deskLeft-56, rowH, d.journalRow(row, i > 0))
	}
	d.bar(kit.ActionBarSpec{Text: d.t("desk.journalNote"), Buttons: d.sheets(s.Page, s.Pages)})
	return d.still()
}

// journalRow is when, who and what on one line.
func (d *desk) journalRow(row flow.JournalRow, line bool) *kit.Piece {
	when := assets.Date(row.Day.Time())
	if row.Sure {
		when = assets.Clock(row.At) + " · " + when
	}
	who, deed := row.Who, d.deed(row)
	if who == "" {
		who = d.t("desk.nobody")
	}
	return kit.NewPiece(d.style, "row", when+", "+who+", "+deed, func(p *kit.Pen) {
		if line {
			p.Rect(kit.Box{W: p.W, H: 1}, kit.Shape{Fill: kit.Hair})
		}
		tone := kit.Ink
		if row.Who == "" {
			tone = kit.Ink2
		}
		p.Words(kit.Box{W: 210, H: p.H}, kit.Words{Text: when, Font: plain(20), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: 222, W: 250, H: p.H}, kit.Words{Text: shortName(who, bold(20), 250), Font: bold(20), Color: tone, Middle: true})
		font := plain(20)
		for font.Size > 18 && kit.Width(deed, font) > p.W-486 {
			font.Size--
		}
		p.Words(kit.Box{X: 486, W: p.W - 486, H: p.H}, kit.Words{Text: kit.Shorten(deed, font, p.W-486, 1), Font: font, Color: kit.Ink, Middle: true})
	})
}

// deed is what was done, in plain words.
func (d *desk) deed(row flow.JournalRow) string {
	about := row.About
	if about == "" {
		about = d.t("desk.someone")
	}
	lesson := ""
	if row.Lesson > 0 {
		lesson = " · " + d.t("kit.lesson", "n", row.Lesson)
	}
	text := d.t("desk.deed."+row.Deed, "about", about, "class", row.Class, "lesson", lesson, "day", assets.Date(row.On.Time()))
	if row.Times > 1 {
		text += " · " + d.t("desk.times", "n", fmt.Sprint(row.Times))
	}
	return text
}
