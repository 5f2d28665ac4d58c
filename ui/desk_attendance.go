package ui

import (
	"fmt"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Attendance is the list of tonight: everybody is proposed present, the absent are tapped. What a tap sets is chosen beside the title.
//
// Ids: att.<learner id>, att.as.0…2, att.undo, att.new, att.more, att.guests.minus, att.guests.plus, att.done, att.back, sheet.prev, sheet.next.

// record.Presence, whose names this room does not see.
const (
	absent    = 0
	present   = 1
	late      = 2
	walkIn    = 3
	leftEarly = 4
)

// attendanceGrid is how tiles lie: 8×5 up to forty, 10×6 up to sixty, and sheets of as many.
type attendanceGrid struct {
	columns, rows int
	gap           float32
}

func gridFor(n int) attendanceGrid {
	if n <= 40 {
		return attendanceGrid{8, 5, 12}
	}
	return attendanceGrid{10, 6, 12}
}

func (g attendanceGrid) at(i int) kit.Box {
	const left, right = 32, kit.StageW - 32
	w := (right - left - g.gap*float32(g.columns-1)) / float32(g.columns)
	h := (660 - deskTop - g.gap*float32(g.rows-1)) / float32(g.rows)
	return kit.Box{X: left + (w+g.gap)*float32(i%g.columns), Y: deskTop + (h+g.gap)*float32(i/g.columns), W: w, H: h}
}

func (p *painter) attendance(v flow.View, s flow.Attendance) scene {
	d := p.desk(v)
	head := newSlot(kit.StageW, deskTop)
	head.show(d.attendanceHead(v, s))
	d.put(0, 0, head.w, head.h, head.Stage)
	grid := gridFor(len(s.Tiles))
	if s.Sheets > 1 {
		grid = attendanceGrid{10, 6, 12}
	}
	tiles, drawn := make([]slot, len(s.Tiles)), make([]kit.PresenceSpec, len(s.Tiles))
	for i, t := range s.Tiles {
		at := grid.at(i)
		tiles[i], drawn[i] = newSlot(at.W, at.H), d.presenceSpec(t, s.Came)
		tiles[i].show(kit.AttendanceTile(d.style, drawn[i], d.send(flow.FlipPresence{ID: t.ID})))
		d.put(at.X, at.Y, at.W, at.H, tiles[i].Stage)
	}
	if len(s.Tiles) == 0 {
		d.write(283, 280, 800, 140, kit.Words{Text: d.t("facilitator.nobodyYet"), Font: plain(26), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	bar := newSlot(kit.StageW, 96)
	if v.Notice != nil {
		d.notice()
	} else {
		bar.show(d.attendanceBar(s))
		d.put(0, deskBarY, bar.w, bar.h, bar.Stage)
	}
	mark := s.Mark
	return d.scene(func(v flow.View) any { return whoIsListed(v.Main.(flow.Attendance)) }, func(v flow.View) {
		next := v.Main.(flow.Attendance)
		for i, t := range next.Tiles {
			if spec := d.presenceSpec(t, next.Came); spec != drawn[i] {
				drawn[i] = spec
				tiles[i].show(kit.AttendanceTile(d.style, spec, d.send(flow.FlipPresence{ID: t.ID})))
			}
		}
		if next.Mark != mark {
			mark = next.Mark
			head.show(d.attendanceHead(v, next))
		}
		if v.Notice == nil {
			bar.show(d.attendanceBar(next))
		}
	})
}

// whoIsListed is what of the list does not change by a tap.
func whoIsListed(s flow.Attendance) any {
	people := make([]flow.AttendanceTile, len(s.Tiles))
	for i, t := range s.Tiles {
		t.Presence = absent
		people[i] = t
	}
	return struct {
		people        []flow.AttendanceTile
		sheet, sheets int
	}{people, s.Sheet, s.Sheets}
}

// presenceSpec is one person's tile.
func (d *desk) presenceSpec(t flow.AttendanceTile, came *flow.Person) kit.PresenceSpec {
	spec := kit.PresenceSpec{ID: fmt.Sprintf("att.%v", t.ID), Given: givenName(t.Full), Year: d.yearOf(t), Came: came != nil && came.ID == t.ID}
	spec.Family = strings.TrimSpace(strings.TrimSuffix(t.Full, spec.Given))
	switch t.Presence {
	case absent:
		spec.State, spec.Word = kit.AbsentState, d.t("facilitator.absent")
	case late:
		spec.State, spec.Word = kit.LateState, d.t("facilitator.late")
	case leftEarly:
		spec.State, spec.Word = kit.LateState, d.t("facilitator.leftEarly")
	case walkIn:
		spec.State, spec.Word = kit.WalkInState, d.t("facilitator.isNew")
	}
	return spec
}

// yearOf is the line that tells people apart: the year, or the hamlet where name and year are another's too.
func (d *desk) yearOf(t flow.AttendanceTile) string {
	switch {
	case t.Twin && t.Hamlet != "":
		return t.Hamlet
	case t.Year == 0:
		return "–"
	}
	return fmt.Sprint(t.Year)
}

// sheets are the buttons that turn to the list's other sheets.
func (d *desk) sheets(sheet, of int) (buttons []kit.DeskButton) {
	if sheet > 1 {
		buttons = append(buttons, d.button("sheet.prev", d.t("facilitator.sheetPrev"), "chevron-left", flow.Sheet{By: -1}))
	}
	if sheet < of {
		buttons = append(buttons, d.button("sheet.next", d.t("facilitator.sheetNext"), "chevron-right", flow.Sheet{By: 1}))
	}
	return buttons
}

// renamed gives a piece of the kit the name that this screen's other pieces go with.
func renamed(stage *kit.Stage, from, to string) {
	if press, ok := kit.Find(stage, from).(*kit.Press); ok {
		press.Named(to)
	}
}
