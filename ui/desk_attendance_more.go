package ui

import (
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What else is done with tonight's list, and the second step before an evening counts for nothing.
//
// Ids: list.rows, list.void; void.ok, void.back; back.

func (p *painter) listMore(v flow.View, s flow.ListMore) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.attendance"), title: d.t("facilitator.listMoreTitle"), sub: d.eveningLine(s.Evening)})
	const gap = 20
	const w = (deskRight - deskLeft - gap) / 2
	doors := []struct {
		id, icon, title, note string
		a                     flow.Action
	}{
		{"list.rows", "pencil", d.t("facilitator.byRows"), d.t("facilitator.byRowsNote", "n", s.Rows), flow.ByRows{}},
		{"list.void", "undo", d.t("facilitator.void"), d.t("facilitator.voidNote"), flow.Void{}},
	}
	for i, door := range doors {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: door.title, Note: door.note, Icon: door.icon, IconSize: 44, Font: bold(24), NoteFont: plain(18), AtLeft: true, Ink: kit.Ink}
		d.put(deskLeft+(w+gap)*float32(i), deskTop+8, w, 148, kit.NewButton(d.style, spec, d.send(door.a)).Named(door.id))
	}
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// eveningLine tells one evening from another: the day, the hour, the class, the lesson.
func (d *desk) eveningLine(e flow.Evening) string {
	parts := []string{d.longDay(e.Date) + " " + assets.Clock(e.From)}
	if e.Class != "" {
		parts = append(parts, e.Class)
	}
	return strings.Join(append(parts, d.lessonShort(e.Lesson)), " · ")
}

// lessonShort is a lesson by its number, or by its id where the pack is gone.
func (d *desk) lessonShort(l flow.LessonRef) string {
	if l.Number == 0 {
		return d.t("facilitator.lesson") + " " + string(l.ID)
	}
	return d.t("kit.lesson", "n", l.Number)
}

func (p *painter) voidEvening(v flow.View, s flow.VoidEvening) scene {
	d := p.desk(v)
	const x, w = 183, 1000
	title, body := d.t("facilitator.voidTitle"), d.t("facilitator.voidBody")
	if s.Evening.Void {
		title, body = d.t("facilitator.voidDone"), d.t("facilitator.voidDoneBody")
	}
	d.head(headSpec{back: d.t("kit.back"), title: d.t("facilitator.void"), sub: d.eveningLine(s.Evening)})
	d.card(x, deskTop+8, w, 520)
	d.write(x+48, deskTop+40, w-96, 60, kit.Words{Text: title, Font: d.style.Font(kit.DeskHeadline), Color: kit.Ink, Middle: true})
	rows := [][2]string{
		{d.t("facilitator.date"), d.longDay(s.Evening.Date) + ", " + assets.Clock(s.Evening.From)}, {d.t("facilitator.class"), s.Evening.Class},
		{d.t("facilitator.lesson"), d.lessonName(s.Evening.Lesson)}, {d.t("facilitator.hereTitle"), d.t("facilitator.people", "n", s.Evening.Here)},
	}
	for i, row := range rows {
		y := deskTop + 116 + 56*float32(i)
		d.put(x+48, y, w-96, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
		d.write(x+48, y, 200, 56, kit.Words{Text: row[0], Font: plain(20), Color: kit.Ink2, Middle: true})
		d.write(x+248, y, w-296, 56, kit.Words{Text: row[1], Font: bold(24), Color: kit.Ink, Middle: true})
	}
	d.write(x+48, deskTop+368, w-96, 130, kit.Words{Text: body, Font: plain(22), Color: kit.Ink})
	ok := d.button("void.ok", d.t("facilitator.voidOK"), "undo", flow.Void{})
	var bar kit.ActionBarSpec
	if s.Evening.Void {
		bar.Buttons = []kit.DeskButton{d.button("void.back", d.t("facilitator.unvoid"), "undo", flow.Unvoid{})}
		ok = d.button("void.ok", d.t("facilitator.understood"), "check", flow.Next{})
	}
	bar.Primary = ok
	d.bar(bar)
	return d.still()
}

// lessonName is a lesson with its title, or its id where the pack is gone.
func (d *desk) lessonName(l flow.LessonRef) string {
	if l.Number == 0 {
		return string(l.ID)
	}
	return d.titled(l)
}
