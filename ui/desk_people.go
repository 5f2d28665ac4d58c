package ui

import (
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The facilitator's list of learners, with its search, and the search for somebody's other record.
//
// Ids: learners.add, learners.roster, learners.find, learners.typed, person.<learner id>, sheet.prev, sheet.next; while typing those of the keyboard.

// The list lies in four columns of eight rows under its search, or of three over the keyboard.
const (
	listTop              = 168
	listColumns          = 4
	listRows, listOnKeys = 8, 3
	listGap              = 16
)

func (p *painter) learners(v flow.View, s flow.Learners) scene {
	d := p.desk(v)
	sub := d.t("facilitator.people", "n", s.Total)
	if s.Sheets > 1 {
		sub += " · " + d.t("facilitator.sheet", "i", s.Sheet, "of", s.Sheets)
	}
	d.head(headSpec{
		back: d.t("facilitator.toTonight"), title: d.t("facilitator.learners"), sub: sub,
		buttons: []kit.DeskButton{d.button("learners.roster", d.t("people.list"), "usb", flow.TakeRoster{}), d.button("learners.add", d.t("facilitator.addLearner"), "plus", flow.AddWalkIn{})},
	})
	if s.Typing {
		return d.listTyping(s.Keys, func(v flow.View) sought {
			s := v.Main.(flow.Learners)
			return sought{query: s.Query, people: s.People, found: s.Found, finding: s.Finding}
		})
	}
	if s.Total == 0 {
		d.write(283, 280, 800, 120, kit.Words{Text: d.t("facilitator.noLearners"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	} else {
		field := kit.FieldSpec{Text: s.Query, Placeholder: d.t("people.find"), Icon: "search", Focused: s.Query != "", Font: kit.Font{Size: 24, Bold: true, Line: 1.2}}
		d.put(deskLeft, deskTop+4, 620, 64, kit.Field(d.style, field, d.send(flow.FindPerson{})).Named("learners.find"))
		d.write(deskLeft+644, deskTop+4, deskRight-deskLeft-644, 64, kit.Words{Text: d.foundWords(s.Query, s.Found), Font: plain(20), Color: kit.Ink2, Middle: true, Rich: true})
	}
	const h = (deskBottom - listTop) / float32(listRows)
	d.listRows(s.People, s.Finding, kit.Box{X: deskLeft, Y: listTop, W: deskRight - deskLeft, H: h}, listRows)
	d.bar(kit.ActionBarSpec{Text: d.t("people.known"), Buttons: d.sheets(s.Sheet, s.Sheets)})
	return d.still()
}

// foundWords says how many match, or what can be typed.
func (d *desk) foundWords(query string, found int) string {
	switch {
	case strings.TrimSpace(query) == "":
		return d.t("people.findNote")
	case found == 0:
		return d.t("people.foundNone")
	}
	return d.t("people.found", "n", found)
}

// listRows lays people out column by column; at is the first row of the full width.
func (d *desk) listRows(people []flow.LearnerRow, finding flow.Finding, at kit.Box, rows int) {
	w := (at.W - listGap*(listColumns-1)) / listColumns
	for i, who := range people {
		row := d.learnerRow(who, finding).Named("person." + who.ID.String())
		d.put(at.X+(w+listGap)*float32(i/rows), at.Y+at.H*float32(i%rows), w, at.H, row)
	}
}

// learnerRow is one person: the name, and what tells namesakes apart.
func (d *desk) learnerRow(who flow.LearnerRow, finding flow.Finding) *kit.Press {
	note, tone := d.rowNote(who, finding)
	return kit.NewPress(d.style, "row", who.Full+", "+note, d.send(flow.OpenRecord{ID: who.ID}), func(p *kit.Pen) {
		p.Ring(p.Box(), 8)
		if p.Down {
			p.Rect(p.Box(), kit.Shape{Fill: kit.Tint, Radius: 8})
		}
		p.Rect(kit.Box{Y: p.H - 1, W: p.W, H: 1}, kit.Shape{Fill: kit.Hair})
		name := bold(20)
		for name.Size > 18 && kit.Width(who.Full, name) > p.W-28 {
			name.Size--
		}
		p.Words(kit.Box{X: 4, Y: 4, W: p.W, H: 28}, kit.Words{Text: who.Full, Font: name, Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: 4, Y: 30, W: p.W, H: 26}, kit.Words{Text: kit.Shorten(note, p.Font(kit.DeskLabel), p.W-28, 1), Font: p.Font(kit.DeskLabel), Color: tone, Middle: true})
		p.Icon("chevron-right", kit.Square(p.W-12, p.H/2, 22), kit.Ink2)
	})
}

// rowNote is what stands under a name: first whatever has still to be done.
func (d *desk) rowNote(who flow.LearnerRow, finding flow.Finding) (string, kit.Token) {
	var parts []string
	tone := kit.Ink2
	switch {
	case who.Unasked:
		parts, tone = append(parts, d.t("people.unasked")), kit.AmberEdge
	case who.Withdrawn:
		parts = append(parts, d.t("people.withdrawn"))
	}
	parts = append(parts, birthplace(d.painter, who.Person))
	if who.Nickname != "" {
		parts = append(parts, d.t("people.rowNick", "nick", who.Nickname))
	}
	if finding != flow.ByName {
		parts = append(parts, d.t("cards.line", "card", d.cardWord(finding, who.Card)))
	}
	return strings.Join(parts, " · "), tone
}

// sought is what changes while somebody is looked for.
type sought struct {
	query   string
	people  []flow.LearnerRow
	found   int
	finding flow.Finding
}

// listTyping is a list of people over the keyboard: each letter changes the rows and nothing else.
func (d *desk) listTyping(mode flow.KeyMode, now func(flow.View) sought) scene {
	keys := deskKeys{at: kit.Box{X: deskLeft, W: deskRight - deskLeft, H: 66}, mode: mode}
	keys.at.Y = 656 - keys.height()
	field := newSlot(620, 64)
	d.put(deskLeft, deskTop+4, field.w, field.h, field.Stage)
	note := newSlot(380, 64)
	d.put(deskLeft+644, deskTop+4, note.w, note.h, note.Stage)
	d.method(deskRight-190, deskTop+4, 190, 64, mode)
	rows := newSlot(deskRight-deskLeft, keys.at.Y-8-listTop+8)
	d.put(deskLeft, listTop-8, rows.w, rows.h, rows.Stage)
	change := func(v flow.View) {
		s := now(v)
		spec := kit.FieldSpec{Text: s.query, Placeholder: d.t("people.find"), Icon: "search", Focused: true, Font: kit.Font{Size: 24, Bold: true, Line: 1.2}}
		field.show(kit.Field(d.style, spec, nil).Named("learners.field"))
		note.show(kit.NewText(d.style, kit.Words{Text: d.foundWords(s.query, s.found), Font: plain(20), Color: kit.Ink2, Middle: true, Rich: true}))
		under := &desk{painter: d.painter, stage: kit.NewStageOf(rows.w, rows.h, kit.StageOptions{}), view: v, words: d.words}
		under.listRows(s.people, s.finding, kit.Box{W: rows.w, H: rows.h / listOnKeys}, listOnKeys)
		rows.show(under.stage)
	}
	d.keyboard(keys)
	bar := kit.ActionBarSpec{Text: d.t("facilitator.nameNote")}
	if _, list := d.view.Main.(flow.Learners); list {
		bar.Primary = d.button("learners.typed", d.t("facilitator.typed"), "check", flow.TypingDone{})
	}
	d.bar(bar)
	change(d.view)
	return d.scene(func(v flow.View) any { return typedKeys(v.Main) }, change)
}

// typedKeys is what of a search must stay the same for the keyboard to stay.
func typedKeys(s flow.Screen) any {
	switch s := s.(type) {
	case flow.Learners:
		return []any{s.Typing, s.Keys, s.Total}
	case flow.MergeFind:
		return []any{s.Keys, s.ID}
	}
	return s
}

func (p *painter) mergeFind(v flow.View, s flow.MergeFind) scene {
	d := p.desk(v)
	sub := d.t("people.mergeHint", "who", lowerFirstIf(s.Address != "", d.called(s.Person)))
	d.head(headSpec{back: d.t("people.toRecord"), title: d.t("people.mergeTitle"), sub: sub, lead: true})
	return d.listTyping(s.Keys, func(v flow.View) sought {
		s := v.Main.(flow.MergeFind)
		return sought{query: s.Query, people: s.People, found: len(s.People)}
	})
}
