package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Register is a class's month: a row for each person, a column for each evening.
//
// Ids: register.print, sheet.prev, sheet.next, back.

// The columns of a register, and its rows under the heads.
const (
	registerName, registerDay, registerSum = 360, 68, 90
	registerHead, registerRow              = 44, 40
)

func (p *painter) register(v flow.View, s flow.Register) scene {
	d := p.desk(v)
	sub := s.Class + " · " + d.words.PeriodName("month", s.Month.Time())
	if len(s.Days) < s.Held {
		sub += " · " + d.t("paper.lastEvenings", "n", len(s.Days))
	}
	d.head(headSpec{back: d.t("paper.sheets"), title: d.t("paper.titleRegister"), sub: sub})
	d.card(deskLeft, deskTop, deskRight-deskLeft, deskBottom-deskTop)
	if s.Held == 0 {
		d.write(283, 280, 800, 120, kit.Words{Text: d.t("report.noLessons"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	} else {
		d.put(deskLeft, deskTop, deskRight-deskLeft, registerHead, d.registerLine(registerHead, registerHeads(d, s)))
		for i, row := range s.Rows {
			d.put(deskLeft, deskTop+registerHead+registerRow*float32(i), deskRight-deskLeft, registerRow, d.registerLine(registerRow, d.registerCells(row)))
		}
		foot := registerCells{name: d.t("paper.sum"), bold: true}
		for _, n := range s.Here {
			foot.cells = append(foot.cells, fmt.Sprint(n))
		}
		d.put(deskLeft, deskBottom-registerRow-2, deskRight-deskLeft, registerRow, d.registerLine(registerRow, foot))
	}
	bar := kit.ActionBarSpec{Text: d.t("paper.marks"), Buttons: d.sheets(s.Sheet, s.Sheets)}
	bar.Primary = kit.DeskButton{ID: "register.print", Text: d.t("paper.print"), Icon: "print"}
	if s.Held > 0 && !s.Making {
		bar.Primary.OnPress = d.send(flow.SheetWanted{As: flow.OnPaper})
	}
	if v.Notice != nil {
		d.notice()
	} else {
		d.bar(bar)
	}
	return d.still()
}

// registerCells is one line in words.
type registerCells struct {
	name, note string
	cells      []string
	sum        string
	bold       bool
}

func registerHeads(d *desk, s flow.Register) registerCells {
	heads := registerCells{name: d.t("paper.name"), sum: d.t("paper.here"), bold: true}
	for _, day := range s.Days {
		heads.cells = append(heads.cells, dayMonth(day))
	}
	return heads
}

// registerMarks are the letters of a register, as on paper.
var registerMarks = map[flow.SheetMark]string{flow.NotEnrolled: "–", flow.WasHere: "x", flow.WasLate: "m", flow.LeftEarly: "s"}

func (d *desk) registerCells(row flow.RegisterLine) registerCells {
	line := registerCells{name: row.Full, note: birthplace(d.painter, row.Person), sum: fmt.Sprint(row.Came)}
	for _, mark := range row.Marks {
		line.cells = append(line.cells, registerMarks[mark])
	}
	return line
}

func (d *desk) registerLine(h float32, line registerCells) *kit.Piece {
	label := line.name + ":"
	for _, c := range line.cells {
		label += " " + c
	}
	return kit.NewPiece(d.style, "row", label+" "+line.sum, func(p *kit.Pen) {
		p.Rect(kit.Box{X: 20, Y: h - 1, W: p.W - 40, H: 1}, kit.Shape{Fill: kit.Hair})
		name, cell, small := plain(20), plain(20), p.Font(kit.DeskLabel)
		if line.bold {
			name, cell = bold(18), bold(18)
		}
		text := kit.ShortName(line.name, name, registerName-30)
		p.Words(kit.Box{X: 24, W: registerName, H: h}, kit.Words{Text: text, Font: name, Color: kit.Ink, Middle: true})
		if x := 24 + kit.Width(text, name) + 14; line.note != "" && x+kit.Width(line.note, small) < registerName {
			p.Words(kit.Box{X: x, W: registerName - x, H: h}, kit.Words{Text: line.note, Font: small, Color: kit.Ink2, Middle: true})
		}
		for i, c := range line.cells {
			p.Words(kit.Box{X: registerName + registerDay*float32(i), W: registerDay, H: h}, kit.Words{Text: c, Font: cell, Color: kit.Ink, Align: kit.Centre, Middle: true})
		}
		p.Words(kit.Box{X: p.W - registerSum - 20, W: registerSum, H: h}, kit.Words{Text: line.sum, Font: bold(20), Color: kit.Action, Align: kit.RightSide, Middle: true})
	})
}
