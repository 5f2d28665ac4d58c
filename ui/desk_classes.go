package ui

import (
	"fmt"
	"strings"
	"time"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The hall's classes, and the form that changes one.
//
// Ids: class.<i>, class.new; class.name, day.<0–6>, hour.minus, hour.plus, class.course, class.end, class.ok, class.typed and those of the keyboard.

// sunday is a day of which the weekday is 0.
var sunday = time.Date(2026, 5, 17, 0, 0, 0, 0, time.UTC)

// weekdays names days of the week for the middle of a sentence: "thứ Ba, thứ Năm".
func (d *desk) weekdays(days []int) string {
	var names []string
	for _, day := range days {
		names = append(names, d.words.WeekdayInText(sunday.AddDate(0, 0, day)))
	}
	return strings.Join(names, ", ")
}

// hour is a minute of the day as a clock shows it.
func hour(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

func (p *painter) classes(v flow.View, s flow.Classes) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("more.title"), title: d.t("more.title.classes"), sub: d.t("term.classesHint"), lead: true})
	const gap, rows = 14, 6
	const h = (deskBottom - deskTop - 8 - gap*(rows-1)) / float32(rows)
	for i, c := range s.Rows {
		note := d.t("facilitator.people", "n", c.Members)
		switch {
		case c.Ended:
			note = d.t("term.ended")
		case len(c.Days) > 0:
			note = d.weekdays(c.Days) + " · " + hour(c.Minute) + " · " + note
		}
		spec := kit.ButtonSpec{Kind: kit.Second, Text: c.Name, Note: note, Icon: "people", IconSize: 40, Font: bold(24), NoteFont: plain(18), AtLeft: true, Chevron: true, Radius: 16, Ink: kit.Ink}
		if c.Ended {
			spec.Icon = "lock"
		}
		d.put(deskLeft, deskTop+8+(h+gap)*float32(i), deskRight-deskLeft, h, kit.NewButton(d.style, spec, d.send(flow.ClassChosen{ID: c.ID})).Named(fmt.Sprintf("class.%d", i)))
	}
	d.bar(kit.ActionBarSpec{
		Text: d.t("facilitator.newClassNote"), Buttons: d.sheets(s.Sheet, s.Sheets),
		Primary: d.button("class.new", d.t("facilitator.newClass"), "plus", flow.NewClass{}),
	})
	return d.still()
}

func (p *painter) classForm(v flow.View, s flow.ClassForm) scene {
	d := p.desk(v)
	title := d.t("term.changeClass")
	if s.New {
		title = d.t("facilitator.newClass")
	}
	if s.Typing {
		d.head(headSpec{back: d.t("facilitator.toForm"), title: title})
		d.typeName(s)
		return d.still()
	}
	sub := ""
	if !s.New {
		sub = d.t("facilitator.people", "n", s.Members)
	}
	d.head(headSpec{back: d.t("more.title.classes"), title: title, sub: sub})
	d.classFields(s)
	d.classBar(s)
	return d.still()
}

// typeName is the form while its name is typed.
func (d *desk) typeName(s flow.ClassForm) {
	d.put(deskLeft, 96, 900, 80, d.className(s))
	typed := kit.ButtonSpec{Text: d.t("facilitator.typed"), Icon: "check", IconSize: 30, Font: bold(26)}
	d.put(960, 96, deskRight-960, 84, kit.NewButton(d.style, typed, d.send(flow.TypingDone{})).Named("class.typed"))
	keys := deskKeys{at: kit.Box{X: deskLeft, Y: 212, W: deskRight - deskLeft, H: 82}, mode: s.Keys, digits: true}
	d.keyboard(keys)
	d.method(deskLeft, 212+keys.height()+16, 220, 60, s.Keys)
}

func (d *desk) className(s flow.ClassForm) *kit.Press {
	f := kit.FieldSpec{Text: s.Name, Focused: s.Typing, Placeholder: d.t("term.nameHint")}
	return kit.Field(d.style, f, d.send(flow.FieldChosen{Field: flow.FieldName})).Named("class.name")
}

// classFields are the name, the days and the hour; and the course, where the pack has several.
func (d *desk) classFields(s flow.ClassForm) {
	const x, w, field = deskLeft, deskRight - deskLeft, 220
	h, pitch := float32(176), float32(192)
	if s.Course != nil {
		h, pitch = 130, 144
	}
	row := func(i int, label string) (middle float32) {
		y := deskTop + pitch*float32(i)
		d.card(x, y, w, h)
		d.write(x+32, y, field-60, h, kit.Words{Text: label, Font: plain(20), Color: kit.Ink2, Middle: true})
		return y + h/2
	}
	y := row(0, d.t("term.name"))
	d.put(x+field, y-36, w-field-32, 72, d.className(s))
	y = row(1, d.t("term.days"))
	const gap = 12
	each := (w - field - 32 - gap*6) / float32(7)
	for i := range 7 {
		day := (i + 1) % 7
		choice := kit.ChoiceSpec{Text: d.words.Weekday(sunday.AddDate(0, 0, day)), Chosen: s.Days[day], Size: 20}
		d.put(x+field+(each+gap)*float32(i), y-44, each, 88, kit.Choice(d.style, choice, d.send(flow.FlipDay{Weekday: day})).Named(fmt.Sprintf("day.%d", day)))
	}
	y = row(2, d.t("term.hour"))
	d.sign(x+field, y-46, 112, 93, "hour.minus", "minus", flow.HourBy{Minutes: -15})
	d.write(x+field+112, y-46, 200, 88, kit.Words{Text: hour(s.Minute), Font: bold(44), Color: kit.Ink, Align: kit.Centre, Middle: true})
	d.sign(x+field+312, y-46, 112, 93, "hour.plus", "plus", flow.HourBy{Minutes: 15})
	if s.Course == nil {
		return
	}
	y = row(3, d.t("term.course"))
	const button = 300
	room := float32(w - field - 32 - button - 24)
	d.write(x+field, y-40, room, 80, kit.Words{Text: kit.Shorten(d.text(s.Course), bold(26), room, 2), Font: bold(26), Color: kit.Ink, Middle: true})
	next := kit.ButtonSpec{Kind: kit.Second, Text: d.t("term.otherCourse"), Icon: "book", IconSize: 30, Font: bold(22)}
	d.put(deskRight-32-button, y-38, button, 76, kit.NewButton(d.style, next, d.send(flow.NextCourse{})).Named("class.course"))
}

func (d *desk) classBar(s flow.ClassForm) {
	bar := kit.ActionBarSpec{Text: d.t("term.formNote")}
	switch {
	case s.Ending:
		bar.Text = d.t("term.endAsk")
		bar.Buttons = []kit.DeskButton{d.button("class.keep", d.t("term.endNot"), "back", flow.Back{})}
		bar.Primary = d.button("class.end", d.t("term.endYes"), "check", flow.EndClass{})
		d.bar(bar)
		return
	case s.CanEnd && s.Ended:
		bar.Buttons = []kit.DeskButton{d.button("class.end", d.t("term.meetAgain"), "again", flow.EndClass{})}
	case s.CanEnd:
		bar.Buttons = []kit.DeskButton{d.button("class.end", d.t("term.end"), "lock", flow.EndClass{})}
	}
	bar.Primary = kit.DeskButton{ID: "class.ok", Text: d.t("term.keep"), Icon: "check"}
	if s.CanKeep {
		bar.Primary.OnPress = d.send(flow.Next{})
	}
	d.bar(bar)
}
