package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The screens that change what Tonight proposes.
//
// Ids: lesson.<id>; class.<i>, class.edit, class.new; reason.<i>, cancel.ok.

func (p *painter) chooseLesson(v flow.View, s flow.ChooseLesson) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("facilitator.lessonTitle"), sub: d.t("facilitator.lessonHint"), lead: true})
	columns := 6
	if len(s.Tiles) > 18 {
		columns = 8
	}
	d.lessonGrid(s.Tiles, columns, kit.StageH-32)
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

func (p *painter) chooseClass(v flow.View, s flow.ChooseClass) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("facilitator.classTitle"), sub: d.t("facilitator.classHint"), lead: true})
	const gap, columns = 16, 2
	const w = (deskRight - deskLeft - gap) / columns
	h := min(112, (deskBottom-deskTop-gap*float32((len(s.Classes)+1)/2))/float32(max(1, (len(s.Classes)+1)/2)))
	for i, c := range s.Classes {
		spec := kit.ChoiceSpec{Text: c.Name, Note: d.t("facilitator.people", "n", c.Members), Disc: true, Size: 26, Chosen: i == s.Chosen}
		at := kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("class.%d", i))
		d.put(deskLeft+(w+gap)*float32(i%columns), deskTop+8+(h+gap)*float32(i/columns), w, h, at)
	}
	d.bar(kit.ActionBarSpec{Text: d.t("facilitator.newClassNote"), Buttons: []kit.DeskButton{d.button("class.edit", d.t("term.classesEdit"), "pencil", flow.ShowClasses{}), d.button("class.new", d.t("facilitator.newClass"), "plus", flow.NewClass{})}})
	return d.still()
}

// reasonIcons stand beside the reasons for which a class does not take place.
var reasonIcons = map[string]string{"rain": "rain", "power": "power", "festival": "star", "busy": "people", "other": "pencil"}

func (p *painter) notTonight(v flow.View, s flow.NotTonight) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("facilitator.cancelTitle"), sub: d.t("facilitator.cancelHint", "date", d.longDay(s.Date)), lead: true})
	const gap, x, w = 16, 283, 800
	n := max(1, len(s.Reasons))
	h := min(112, (deskBottom-deskTop-8-gap*float32(n-1))/float32(n))
	for i, reason := range s.Reasons {
		y := deskTop + 8 + (h+gap)*float32(i)
		spec := kit.ChoiceSpec{Text: d.t("facilitator.reason." + reason), Disc: true, Size: 28, Chosen: i == s.Chosen}
		d.put(x, y, w, h, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("reason.%d", i)))
		if icon := reasonIcons[reason]; icon != "" {
			d.put(x+w-80, y+h/2-22, 44, 44, kit.NewIcon(d.style, icon, kit.Ink2))
		}
	}
	ok := kit.DeskButton{ID: "cancel.ok", Text: d.t("facilitator.cancelOK", "day", dayMonth(s.Date)), Icon: "check"}
	if s.Chosen >= 0 {
		ok.OnPress = d.send(flow.Next{})
	}
	d.bar(kit.ActionBarSpec{Text: d.t("facilitator.cancelNote"), Primary: ok})
	return d.still()
}
