package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The desk's other rooms, one large tile each.
//
// Ids: back, more.<door>.

func (p *painter) more(v flow.View, s flow.More) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("more.title"), sub: d.t("more.hint"), lead: true})
	const columns, gap = 3, 20
	rows := max(3, (len(s.Doors)+columns-1)/columns)
	const w = (deskRight - deskLeft - gap*(columns-1)) / float32(columns)
	h := min(148, (kit.StageH-32-deskTop-8-gap*float32(rows-1))/float32(rows))
	for i, door := range s.Doors {
		spec := kit.ButtonSpec{
			Kind: kit.Second, Text: d.t("more.title." + door.ID), Note: d.t("more.note." + door.ID), Icon: door.Icon, IconSize: 44,
			Font: bold(24), NoteFont: plain(18), AtLeft: true, Ink: kit.Ink,
		}
		at := kit.NewButton(d.style, spec, d.send(door.Open)).Named("more." + door.ID)
		d.put(deskLeft+(w+gap)*float32(i%columns), deskTop+8+(h+gap)*float32(i/columns), w, h, at)
	}
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// drawTerm chooses among the screens of a class's term.
func (p *painter) drawTerm(v flow.View, s flow.Screen) scene {
	switch s := s.(type) {
	case flow.Before:
		return p.before(v, s)
	case flow.Insight:
		return p.insight(v, s)
	case flow.NeedHelp:
		return p.needHelp(v, s)
	case flow.Visits:
		return p.visits(v, s)
	case flow.WriteEvening:
		return p.writeEvening(v, s)
	case flow.Classes:
		return p.classes(v, s)
	case flow.ClassForm:
		return p.classForm(v, s)
	case flow.TermPlan:
		return p.termPlan(v, s)
	case flow.PlanEvening:
		return p.planEvening(v, s)
	case flow.Holidays:
		return p.holidays(v, s)
	case flow.HolidayForm:
		return p.holidayForm(v, s)
	}
	panic("ui: a screen of the term that nobody draws")
}
