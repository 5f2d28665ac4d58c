package ui

import (
	"fmt"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Attendance is the list of tonight: everybody is proposed present, the absent are tapped.
//
// Ids: att.<learner id>, att.undo, att.new, att.done, att.back, sheet.prev, sheet.next.

// record.Presence, whose names this room does not see.
const (
	absent = 0
	late   = 2
	walkIn = 3
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
	d.head(headSpec{
		back: d.t("kit.back"), title: d.attendanceTitle(s), sub: d.t("facilitator.tapAbsent"), lead: true,
		buttons: append(d.sheets(s.Sheet, s.Sheets), d.button("att.new", d.t("facilitator.newPerson"), "plus", flow.AddWalkIn{})),
	})
	renamed(d.stage, "back", "att.back")
	grid := gridFor(len(s.Tiles))
	if s.Sheets > 1 {
		grid = attendanceGrid{10, 6, 12}
	}
	tiles := make([]slot, len(s.Tiles))
	for i, t := range s.Tiles {
		at := grid.at(i)
		tiles[i] = newSlot(at.W, at.H)
		tiles[i].show(d.attendanceTile(t))
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
	shown := s
	return d.scene(func(v flow.View) any { return whoIsListed(v.Main.(flow.Attendance)) }, func(v flow.View) {
		next := v.Main.(flow.Attendance)
		for i, t := range next.Tiles {
			if t.Presence != shown.Tiles[i].Presence {
				tiles[i].show(d.attendanceTile(t))
			}
		}
		if v.Notice == nil {
			bar.show(d.attendanceBar(next))
		}
		shown = next
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

func (d *desk) attendanceTitle(s flow.Attendance) string {
	if s.Sheets > 1 {
		return d.t("facilitator.attendance") + " · " + d.t("facilitator.sheet", "i", s.Sheet, "of", s.Sheets)
	}
	return d.t("facilitator.attendance")
}

func (d *desk) attendanceTile(t flow.AttendanceTile) *kit.Press {
	spec := kit.PresenceSpec{ID: fmt.Sprintf("att.%v", t.ID), Given: givenName(t.Full), Year: d.yearOf(t)}
	spec.Family = strings.TrimSpace(strings.TrimSuffix(t.Full, spec.Given))
	switch t.Presence {
	case absent:
		spec.State, spec.Word = kit.AbsentState, d.t("facilitator.absent")
	case late:
		spec.State, spec.Word = kit.LateState, d.t("facilitator.late")
	case walkIn:
		spec.State, spec.Word = kit.WalkInState, d.t("facilitator.isNew")
	}
	return kit.AttendanceTile(d.style, spec, d.send(flow.FlipPresence{ID: t.ID}))
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

func (d *desk) attendanceBar(s flow.Attendance) *kit.Stage {
	counts := []kit.Count{{N: s.Here, Word: d.t("facilitator.here")}, {N: s.Away, Word: d.t("facilitator.absent")}}
	if s.New > 0 {
		counts = append(counts, kit.Count{N: s.New, Word: d.t("facilitator.isNew")})
	}
	var buttons []kit.DeskButton
	if s.CanUndo {
		buttons = append(buttons, d.button("att.undo", d.t("facilitator.undo"), "undo", flow.UndoFlip{}))
	}
	done := d.button("att.done", d.t("facilitator.attendanceDone", "n", s.Here), "next", flow.Next{})
	done.IconAt = kit.IconRight
	return kit.ActionBar(d.style, kit.ActionBarSpec{Left: kit.Counters(d.style, counts...), Buttons: buttons, Primary: done})
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
