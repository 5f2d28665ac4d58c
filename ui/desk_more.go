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
