package ui

import (
	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HallReport is the period's report of the hall.
//
// Ids: sheet.prev, sheet.next, report.back.

func (p *painter) hallReport(v flow.View, s flow.HallReport) scene {
	d := p.desk(v)
	prev := d.button("sheet.prev", d.t("report.before"), "chevron-left", flow.Sheet{By: -1})
	next := d.button("sheet.next", d.t("report.after"), "chevron-right", flow.Sheet{By: 1})
	d.head(headSpec{back: d.t("kit.back"), title: d.t("report.month"), sub: d.monthOf(s.From), buttons: []kit.DeskButton{prev, next}})
	renamed(d.stage, "back", "report.back")
	d.card(deskLeft, deskTop, deskRight-deskLeft, 568)
	d.bar(kit.ActionBarSpec{Text: d.t("report.until", "from", assets.Date(s.From.Time()), "to", assets.Date(s.To.Time()))})
	return d.still()
}
