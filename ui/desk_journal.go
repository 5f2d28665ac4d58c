package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Journal is everything done by whom, newest first.
//
// Ids: back, sheet.prev, sheet.next, journal.narrow, journal.whole; while it is narrowed down journal.by.<i>, journal.every, journal.before,
// journal.after, journal.show.

func (p *painter) journal(v flow.View, s flow.Journal) scene {
	d := p.desk(v)
	narrowed := d.journalNarrowed(s)
	sub, note := d.t("desk.journalHint"), d.t("desk.journalNote")
	if narrowed != "" {
		note = narrowed
	}
	if s.Pages > 1 {
		sub += " · " + d.t("facilitator.sheet", "i", s.Page, "of", s.Pages)
	}
	buttons := []kit.DeskButton{d.button("journal.narrow", d.t("desk.narrow"), "search", flow.NarrowJournal{})}
	back := d.t("facilitator.settings")
	switch {
	case s.OfRecord:
		back = d.t("people.toRecord")
	case narrowed != "":
		buttons = append(buttons, d.button("journal.whole", d.t("desk.narrowNot"), "list", flow.WholeJournal{}))
	}
	d.head(headSpec{back: back, title: d.t("desk.journal"), sub: sub, buttons: buttons})
	const rowH = 63
	d.card(deskLeft, deskTop, deskRight-deskLeft, 568)
	if len(s.Rows) == 0 {
		d.write(283, 280, 800, 120, kit.Words{Text: d.journalNone(narrowed != ""), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	for i, row := range s.Rows {
		d.put(deskLeft+28, deskTop+rowH*float32(i), deskRight-deskLeft-56, rowH, d.journalRow(row, i > 0))
	}
	d.bar(kit.ActionBarSpec{Text: note, Buttons: d.sheets(s.Page, s.Pages)})
	return d.still()
}

// journalNarrowed says to what the page was narrowed down, nothing where it was not.
func (d *desk) journalNarrowed(s flow.Journal) string {
	var parts []string
	if s.About != "" {
		parts = append(parts, d.t("desk.narrowAbout", "name", s.About))
	}
	if s.By != "" {
		parts = append(parts, d.t("desk.narrowBy", "name", s.By))
	}
	if s.Day != 0 {
		parts = append(parts, d.t("desk.narrowDay", "day", assets.Date(s.Day.Time())))
	}
	return strings.Join(parts, " · ")
}

func (d *desk) journalNone(narrowed bool) string {
	if narrowed {
		return d.t("desk.narrowNone")
	}
	return d.t("desk.journalNone")
}

// journalPick narrows the page of everything down.
func (p *painter) journalPick(v flow.View, s flow.JournalPick) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("desk.journal"), title: d.t("desk.narrow"), sub: d.t("desk.narrowHint"), lead: true})
	const w, gap = 631, 12
	d.card(deskLeft, deskTop, w, 568)
	d.write(deskLeft+28, deskTop+14, w-56, 44, kit.Words{Text: d.t("desk.narrowWho"), Font: bold(24), Color: kit.Ink, Middle: true})
	names := append([]string{d.t("desk.narrowAll")}, s.Staff...)
	const columns, high = 2, 84
	each := (w - 56 - gap) / float32(columns)
	for i, name := range names {
		choice := kit.ChoiceSpec{Text: shortName(name, bold(20), each-60), Chosen: i == s.Chosen, Size: 20}
		d.put(deskLeft+28+(each+gap)*float32(i%columns), deskTop+72+(high+gap)*float32(i/columns), each, high, kit.Choice(d.style, choice, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("journal.by.%d", i)))
	}
	d.pickDay(deskLeft+w+deskGap, s)
	show := kit.DeskButton{ID: "journal.show", Text: d.t("desk.narrowShow"), Icon: "check", OnPress: d.send(flow.Next{})}
	d.bar(kit.ActionBarSpec{Text: d.t("desk.narrowFound", "n", s.Found), Primary: show})
	return d.still()
}

// pickDay goes over the days on which anything was done.
func (d *desk) pickDay(x float32, s flow.JournalPick) {
	const w = 631
	d.card(x, deskTop, w, 568)
	d.write(x+28, deskTop+14, w-56, 44, kit.Words{Text: d.t("desk.narrowWhen"), Font: bold(24), Color: kit.Ink, Middle: true})
	every := kit.ChoiceSpec{Text: d.t("desk.narrowEvery"), Chosen: s.Day == 0, Size: 22}
	d.put(x+28, deskTop+72, w-56, 84, kit.Choice(d.style, every, d.send(flow.EveryDay{})).Named("journal.every"))
	if s.Last == 0 {
		return
	}
	y := float32(deskTop + 196)
	d.sign(x+28, y, 112, 93, "journal.before", "minus", flow.DateBy{Days: -1})
	d.sign(x+w-28-112, y, 112, 93, "journal.after", "plus", flow.DateBy{Days: 1})
	day, tone := s.Day, kit.Ink
	if day == 0 {
		day, tone = s.Last, kit.Ink2
	}
	d.write(x+150, y-6, w-300, 52, kit.Words{Text: d.words.Weekday(day.Time()), Font: bold(24), Color: tone, Align: kit.Centre, Middle: true})
	d.write(x+150, y+42, w-300, 52, kit.Words{Text: assets.Date(day.Time()), Font: bold(32), Color: tone, Align: kit.Centre, Middle: true})
	d.write(x+28, y+130, w-56, 120, kit.Words{
		Text: d.t("desk.narrowSpan", "from", assets.Date(s.First.Time()), "to", assets.Date(s.Last.Time())), Font: plain(20), Color: kit.Ink2,
	})
}

// journalRow is when, who and what on one line.
func (d *desk) journalRow(row flow.JournalRow, line bool) *kit.Piece {
	when := assets.Date(row.Day.Time())
	if row.Sure {
		when = assets.Clock(row.At) + " · " + when
	}
	who, deed := row.Who, d.deed(row)
	if who == "" {
		who = d.t("desk.nobody")
	}
	return kit.NewPiece(d.style, "row", when+", "+who+", "+deed, func(p *kit.Pen) {
		if line {
			p.Rect(kit.Box{W: p.W, H: 1}, kit.Shape{Fill: kit.Hair})
		}
		tone := kit.Ink
		if row.Who == "" {
			tone = kit.Ink2
		}
		p.Words(kit.Box{W: 210, H: p.H}, kit.Words{Text: when, Font: plain(20), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: 222, W: 250, H: p.H}, kit.Words{Text: shortName(who, bold(20), 250), Font: bold(20), Color: tone, Middle: true})
		font := plain(20)
		for font.Size > 18 && kit.Width(deed, font) > p.W-486 {
			font.Size--
		}
		p.Words(kit.Box{X: 486, W: p.W - 486, H: p.H}, kit.Words{Text: kit.Shorten(deed, font, p.W-486, 1), Font: font, Color: kit.Ink, Middle: true})
	})
}

// deed is what was done, in plain words.
func (d *desk) deed(row flow.JournalRow) string {
	about := row.About
	if about == "" {
		about = d.t("desk.someone")
	}
	lesson := ""
	if row.Lesson > 0 {
		lesson = " · " + d.t("kit.lesson", "n", row.Lesson)
	}
	sheet := d.t("paper.sheets")
	if title := sheetWords[row.Word]; row.Deed == "sheet" && title != "" {
		sheet = d.t(title)
	}
	text := d.t("desk.deed."+row.Deed, "sheet", lowerFirst(sheet), "about", about, "class", row.Class, "lesson", lesson, "day", assets.Date(row.On.Time()))
	if row.Times > 1 {
		text += " · " + d.t("desk.times", "n", fmt.Sprint(row.Times))
	}
	return text
}
