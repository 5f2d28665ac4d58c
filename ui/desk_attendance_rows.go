package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Reentry types a signed sheet in by its numbers, for eyes that go from the paper to the screen and back.
//
// Ids: row.<digit>, row.erase, row.enter, rows.done, back.

// Sixty rows in three columns stand on the screen; of more, those around the one typed last.
const (
	rowsAColumn, rowColumns = 20, 3
	rowsShown               = rowsAColumn * rowColumns
)

func (p *painter) reentry(v flow.View, s flow.Reentry) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("facilitator.byRows"), sub: d.t("facilitator.byRowsHint"), lead: true})
	rows, pad, bar := newSlot(890, 568), newSlot(372, 136), newSlot(kit.StageW, 96)
	d.card(deskLeft, deskTop, 890, 568)
	d.put(deskLeft, deskTop, rows.w, rows.h, rows.Stage)
	d.put(954, deskTop, pad.w, pad.h, pad.Stage)
	d.rowPad(954, 240)
	if v.Notice != nil {
		d.notice()
	} else {
		d.put(0, deskBarY, bar.w, bar.h, bar.Stage)
	}
	change := func(v flow.View) {
		s := v.Main.(flow.Reentry)
		rows.show(d.paperRows(s))
		pad.show(d.rowAsked(s))
		if v.Notice == nil {
			done := d.button("rows.done", d.t("facilitator.attendanceDone", "n", s.Here), "check", flow.RowsDone{})
			counts := []kit.Count{{N: s.Here, Word: d.t("facilitator.here")}}
			bar.show(kit.ActionBar(d.style, kit.ActionBarSpec{Left: kit.Counters(d.style, counts...), Primary: done}))
		}
	}
	change(v)
	return d.scene(func(flow.View) any { return nil }, change)
}

// paperRows are the rows as the paper has them.
func (d *desk) paperRows(s flow.Reentry) *kit.Stage {
	stage := kit.NewStageOf(890, 568, kit.StageOptions{Top: true})
	from := 0
	if s.Last > 0 {
		from = (s.Last - 1) / rowsShown * rowsShown
	}
	columns := rowColumns
	if len(s.Rows) <= 2*rowsAColumn {
		columns = 2
	}
	w := (890 - 32) / float32(columns)
	for i := from; i < min(from+rowsShown, len(s.Rows)); i++ {
		at := i - from
		x, y := 16+w*float32(at/rowsAColumn), 4+28*float32(at%rowsAColumn)
		stage.Put(x, y, w-8, 28, d.paperRow(i+1, s.Rows[i], i+1 == s.Last))
	}
	if len(s.Rows) == 0 {
		stage.Put(40, 200, 810, 120, kit.NewText(d.style, kit.Words{Text: d.t("facilitator.nobodyYet"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true}))
	}
	return stage
}

func (d *desk) paperRow(n int, row flow.ReentryRow, last bool) *kit.Piece {
	return kit.NewPiece(d.style, "row", fmt.Sprint(n, " ", row.Name), func(p *kit.Pen) {
		font, tone := plain(20), kit.Ink2
		if last {
			p.Rect(p.Box(), kit.Shape{Fill: kit.AmberSoft, Radius: 8})
		}
		if row.Here {
			font, tone = bold(20), kit.Ink
			p.Disc(58, p.H/2, 24, kit.Shape{Fill: kit.Tint})
			p.Icon("check", kit.Square(58, p.H/2, 17), kit.OnTint)
		} else {
			p.Disc(58, p.H/2, 20, kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2})
		}
		p.Words(kit.Box{W: 40, H: p.H}, kit.Words{Text: fmt.Sprint(n), Font: bold(20), Color: kit.Ink, Align: kit.RightSide, Middle: true})
		for font.Size > 18 && kit.Width(row.Name, font) > p.W-82 {
			font.Size--
		}
		p.Words(kit.Box{X: 78, W: p.W - 78, H: p.H}, kit.Words{Text: kit.ShortName(row.Name, font, p.W-82), Font: font, Color: tone, Middle: true})
	})
}

// rowAsked is the number that is being typed and whose it is, or what the last one did.
func (d *desk) rowAsked(s flow.Reentry) *kit.Piece {
	number, words := s.Typed, d.t("facilitator.rowType")
	var n int
	if _, err := fmt.Sscan(s.Typed, &n); err == nil {
		words = ""
		if n <= len(s.Rows) {
			words = s.Rows[n-1].Name
		}
	} else if s.Missing {
		words = d.t("facilitator.rowMissing", "n", len(s.Rows))
	} else if s.Last > 0 && s.Last <= len(s.Rows) {
		key := "facilitator.rowAway"
		if s.Rows[s.Last-1].Here {
			key = "facilitator.rowHere"
		}
		words = d.t(key, "n", s.Last, "name", s.Rows[s.Last-1].Name)
	}
	return kit.NewPiece(d.style, "text", number+" "+words, func(p *kit.Pen) {
		field := kit.Box{W: 132, H: 72}
		p.Rect(field, kit.Shape{Fill: kit.Surface, Edge: kit.Action, EdgeWidth: 3, Radius: 16})
		p.Words(field, kit.Words{Text: number, Font: bold(40), Color: kit.Ink, Align: kit.Centre, Middle: true})
		box := kit.Box{X: 148, W: p.W - 148, H: 72}
		if number == "" {
			box = kit.Box{Y: 76, W: p.W, H: 60}
		}
		p.Words(box, kit.Words{Text: words, Font: kit.Font{Size: 22, Bold: number != "", Line: 1.25}, Color: kit.Ink, Middle: true})
	})
}

// rowPad is 372 wide: digits, what takes one back, and what marks the row.
func (d *desk) rowPad(x, y float32) {
	const pitchX, pitchY, w, h = 128, 104, 116, 92
	key := func(column, row int, id, text string, font kit.Font, icon string, a flow.Action) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Font: font, Icon: icon, IconSize: 28, Ink: kit.Ink}
		d.put(x+pitchX*float32(column), y+pitchY*float32(row), w, h, kit.NewButton(d.style, spec, d.send(a)).Named(id).Counting())
	}
	for i := range 9 {
		key(i%3, i/3, fmt.Sprintf("row.%d", i+1), fmt.Sprint(i+1), bold(34), "", flow.Digit{D: i + 1})
	}
	key(0, 3, "row.erase", d.t("kit.clear"), bold(20), "bksp", flow.Erase{})
	key(1, 3, "row.0", "0", bold(34), "", flow.Digit{D: 0})
	key(2, 3, "row.enter", d.t("facilitator.rowEnter"), bold(22), "check", flow.Next{})
}
