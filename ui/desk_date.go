package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// ChangeDate sets tonight's date; where the clock cannot be right the kiosk asks for it by itself.
//
// Ids: date.minus, date.plus, date.month.minus, date.month.plus, date.year.minus, date.year.plus, date.ok, back.

func (p *painter) changeDate(v flow.View, s flow.ChangeDate) scene {
	d := p.desk(v)
	head := headSpec{back: d.t("facilitator.toTonight"), title: d.t("facilitator.dateTitle"), sub: d.t("facilitator.dateHint"), lead: true}
	note := d.t("facilitator.dateNote")
	if s.Doubted {
		note = d.t("desk.dateLook")
		head.back, head.title, head.sub = d.t("desk.dateLater"), d.t("desk.dateAsk"), d.t("desk.dateDoubt", "clock", assets.Date(s.Clock.Time()))
	}
	d.head(head)
	const x, w = 283, 800
	d.card(x, deskTop, w, 568)
	d.write(x, 104, w, 88, kit.Words{Text: d.longDay(s.Date), Font: bold(44), Color: kit.Ink, Align: kit.Centre, Middle: true})
	day := s.Date.Time()
	by := func(years, months, ds int) flow.Action {
		return flow.DateBy{Days: int(day.AddDate(years, months, ds).Sub(day).Hours() / 24)}
	}
	rows := []struct {
		id, label, value string
		less, more       flow.Action
	}{
		{"date", d.t("facilitator.day"), fmt.Sprint(day.Day()), by(0, 0, -1), by(0, 0, 1)},
		{"date.month", d.t("facilitator.monthWord"), fmt.Sprint(int(day.Month())), by(0, -1, 0), by(0, 1, 0)},
		{"date.year", d.t("facilitator.yearWord"), fmt.Sprint(day.Year()), by(-1, 0, 0), by(1, 0, 0)},
	}
	for i, row := range rows {
		y := 216 + 144*float32(i)
		d.put(x+40, y, w-80, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
		d.say(x+40, y+28, 200, 88, kit.DeskValue, row.label)
		d.sign(x+300, y+28, 112, 93, row.id+".minus", "minus", row.less)
		d.write(x+412, y+28, 196, 88, kit.Words{Text: row.value, Font: bold(44), Color: kit.Ink, Align: kit.Centre, Middle: true})
		d.sign(x+608, y+28, 112, 93, row.id+".plus", "plus", row.more)
	}
	ok := d.button("date.ok", d.t("facilitator.dateOK", "date", assets.Date(day)), "check", flow.Next{})
	d.bar(kit.ActionBarSpec{Text: note, Primary: ok})
	return d.still()
}

// sign is − or +, the two buttons whose sign is their word.
func (d *desk) sign(x, y, w, h float32, id, icon string, a flow.Action) {
	spec := kit.ButtonSpec{Kind: kit.Second, Icon: icon, IconSize: 40, Radius: 16, Font: bold(24)}
	d.put(x, y, w, h, kit.NewButton(d.style, spec, d.send(a)).Named(id).Counting())
}
