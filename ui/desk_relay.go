package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// ChooseRelay lists who is here tonight, for one to come forward and answer before the class.
//
// Ids: relay.<learner id>, back, sheet.prev, sheet.next.

func (p *painter) chooseRelay(v flow.View, s flow.ChooseRelay) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toLesson"), title: d.t("facilitator.relayTitle"), sub: d.t("facilitator.relayNote"), lead: true, buttons: d.sheets(s.Sheet, s.Sheets)})
	const columns, rows, gap = 4, 6, 12
	const w, h = (deskRight - deskLeft - gap*(columns-1)) / columns, (kit.StageH - 24 - deskTop - gap*(rows-1)) / rows
	for i, who := range s.People {
		tile := kit.NameTile(d.style, kit.NameSpec{Name: who.Full, Note: birthplace(d.painter, who)}, d.send(flow.PersonChosen{ID: who.ID}))
		d.put(deskLeft+(w+gap)*float32(i/rows), deskTop+(h+gap)*float32(i%rows), w, h, tile.Named(fmt.Sprintf("relay.%v", who.ID)))
	}
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}
