package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// FixPresence corrects one mark: what is true, why it was not so, and all that was said of it.
//
// Ids: fix.<presence>, why.<i>, fix.ok, back.

const fixLeftW = 772

func (p *painter) fixPresence(v flow.View, s flow.FixPresence) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.attendance"), title: s.Person.Full, sub: d.eveningLine(s.Evening)})
	d.card(deskLeft, deskTop, fixLeftW, 276)
	d.write(deskLeft+32, deskTop+8, fixLeftW-64, 52, kit.Words{Text: d.t("facilitator.fixTo"), Font: bold(26), Color: kit.Ink, Middle: true})
	d.card(deskLeft, deskTop+292, fixLeftW, 276)
	d.write(deskLeft+32, deskTop+300, fixLeftW-64, 52, kit.Words{Text: d.t("facilitator.fixWhy"), Font: bold(26), Color: kit.Ink, Middle: true})
	four := func(top float32, i int, text, id string, chosen bool, a flow.Action) {
		const gap, h = 16, 88
		const w = (fixLeftW - 64 - gap) / 2
		spec := kit.ChoiceSpec{Text: text, Chosen: chosen, Size: 22}
		d.put(deskLeft+32+(w+gap)*float32(i%2), top+(h+12)*float32(i/2), w, h, kit.Choice(d.style, spec, d.send(a)).Named(id))
	}
	four(deskTop+64, 0, upperFirst(d.presenceWord(present)), "fix.1", int(s.To) == present, flow.FixTo{Presence: present})
	four(deskTop+64, 1, upperFirst(d.presenceWord(absent)), "fix.0", int(s.To) == absent, flow.FixTo{Presence: absent})
	four(deskTop+64, 2, upperFirst(d.presenceWord(late)), "fix.2", int(s.To) == late, flow.FixTo{Presence: late})
	four(deskTop+64, 3, upperFirst(d.presenceWord(leftEarly)), "fix.4", int(s.To) == leftEarly, flow.FixTo{Presence: leftEarly})
	for i, reason := range s.Reasons {
		four(deskTop+356, i, d.t("facilitator.fix."+reason), fmt.Sprintf("why.%d", i), i == s.Chosen, flow.FixWhy{I: i})
	}
	d.saidOfIt(s)
	ok := kit.DeskButton{ID: "fix.ok", Text: d.t("facilitator.fixOK", "word", d.presenceWord(int(s.To))), Icon: "check"}
	note := d.t("facilitator.fixNote")
	switch {
	case s.To == s.Now:
		note = d.t("facilitator.fixSame", "word", d.presenceWord(int(s.Now)))
	case s.Chosen < 0:
		note = d.t("facilitator.fixNeedWhy")
	default:
		ok.OnPress = d.send(flow.Next{})
	}
	d.bar(kit.ActionBarSpec{Text: note, Primary: ok})
	return d.still()
}

// saidOfIt is everything that was said of the mark, the newest in force and the others struck out.
func (d *desk) saidOfIt(s flow.FixPresence) {
	const x, w, pitch, most = 836, 490, 96, 5
	d.card(x, deskTop, w, 568)
	d.write(x+32, deskTop+8, w-64, 52, kit.Words{Text: d.t("facilitator.fixSaid"), Font: bold(26), Color: kit.Ink, Middle: true})
	if len(s.Said) == 0 {
		d.write(x+32, deskTop+64, w-64, 60, kit.Words{Text: upperFirst(d.t("facilitator.unmarked")), Font: plain(22), Color: kit.Ink2})
	}
	said := s.Said[max(0, len(s.Said)-most):]
	for i, one := range said {
		y := deskTop + 64 + pitch*float32(i)
		d.put(x+32, y, w-64, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
		word, font, tone := d.presenceWord(int(one.Presence)), bold(24), kit.Ink
		over := i < len(said)-1
		if over {
			font, tone = plain(24), kit.Ink2
		}
		d.write(x+32, y+8, w-64, 34, kit.Words{Text: upperFirst(word), Font: font, Color: tone, Middle: true})
		if over {
			d.put(x+32, y+26, kit.Width(upperFirst(word), font), 2, kit.NewPlate(d.style, kit.Shape{Fill: kit.Ink2}))
		}
		by := one.By
		if by == "" {
			by = d.t("facilitator.satDown")
		}
		d.note(x+32, y+40, w-64, 26, assets.Date(one.At)+" "+assets.Clock(one.At)+" · "+by)
		if one.Fixed && one.Reason != "" {
			d.note(x+32, y+64, w-64, 26, d.t("facilitator.fix."+one.Reason))
		}
	}
}
