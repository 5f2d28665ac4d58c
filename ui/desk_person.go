package ui

import (
	"fmt"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// LearnerRecord is what the kiosk knows of one person: the evenings, the lessons, the review, and what they have a right to.
//
// Ids: person.edit, person.copy, person.print, person.withdraw, person.ask, person.erase, person.merge, person.split, person.results, person.deeds, consent.hear.

// The two columns of a record, and its two rows.
const (
	recordW           = 854
	rightsX, rightsW  = 918, 408
	recordLow         = 304
	recordLeft        = deskLeft + 29
	recordHigh, lowH  = 200, deskBottom - recordLow
	recordDotsTop     = 152
	recordLessonsTop  = 369
	recordLessonsRoom = deskBottom - 20 - recordLessonsTop
)

func (p *painter) learnerRecord(v flow.View, s flow.LearnerRecord) scene {
	d := p.desk(v)
	d.head(headSpec{
		back: d.t("facilitator.learners"), title: d.fullCalled(s.Person), sub: d.recordSub(s),
		buttons: []kit.DeskButton{d.button("person.deeds", d.t("desk.journal"), "list", flow.ShowDeeds{}), d.button("person.edit", d.t("people.edit"), "pencil", flow.EditPerson{})},
	})
	d.recordEvenings(s)
	d.recordLessons(s)
	d.recordReview(s)
	d.recordRights(s)
	d.recordBar(s)
	return d.voiced()
}

// fullCalled is the whole name with the word before it.
func (d *desk) fullCalled(who flow.Person) string {
	if who.Address == "" {
		return who.Full
	}
	return d.t("learner.address."+who.Address) + " " + who.Full
}

// recordSub is who they are in a line.
func (d *desk) recordSub(s flow.LearnerRecord) string {
	var parts []string
	if s.Nickname != "" {
		parts = append(parts, d.t("people.rowNick", "nick", s.Nickname))
	}
	parts = append(parts, birthplace(d.painter, s.Person))
	switch s.Sex {
	case femaleSex:
		parts = append(parts, strings.ToLower(d.t("facilitator.female")))
	case maleSex:
		parts = append(parts, strings.ToLower(d.t("facilitator.male")))
	}
	if s.Class != "" {
		parts = append(parts, s.Class)
	}
	return strings.Join(parts, " · ")
}

// figured writes a sentence in which the numbers between ** are large.
func (d *desk) figured(x, y, w, h float32, text string) {
	label := strings.ReplaceAll(text, "**", "")
	d.put(x, y, w, h, kit.NewPiece(d.style, "text", label, func(p *kit.Pen) {
		left := float32(0)
		for i, part := range strings.Split(text, "**") {
			font, tone := bold(24), kit.Ink
			if i%2 == 1 {
				font, tone = kit.Font{Size: 38, Bold: true, Line: 1.2}, kit.Action
			}
			p.Words(kit.Box{X: left, W: w, H: h}, kit.Words{Text: strings.TrimSpace(part), Font: font, Color: tone, Middle: true})
			left += kit.Width(strings.TrimSpace(part), font) + 9
		}
	}))
}

// dayWords are the words of an evening's states.
var dayWords = map[flow.EveningState]string{
	flow.EveningUnmarked: "people.day.unmarked", flow.EveningHere: "people.day.here", flow.EveningLate: "people.day.late", flow.EveningEarly: "people.day.early",
	flow.EveningAway: "people.day.away", flow.EveningOff: "people.day.off",
}

func (d *desk) recordEvenings(s flow.LearnerRecord) {
	d.card(deskLeft, deskTop, recordW, recordHigh)
	d.figured(recordLeft, deskTop+12, recordW-58, 52, d.t("people.recordOf", "n", s.Came, "of", s.Held))
	if s.AgedTo != 0 {
		d.write(recordLeft+430, deskTop+12, recordW-58-430, 52, kit.Words{Text: d.t("people.agedTo", "day", assets.Date(s.AgedTo.Time())), Font: plain(18), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	}
	const most = 9
	pitch := float32(recordW-58) / most
	for i, e := range s.Evenings {
		x := recordLeft + pitch*float32(i)
		state := kit.StateKept
		switch e.State {
		case flow.EveningHere, flow.EveningLate, flow.EveningEarly:
			state = kit.StateArrived
		case flow.EveningOff, flow.EveningUnmarked:
			state = kit.StateNotHeld
		}
		word := d.t(dayWords[e.State])
		d.put(x+pitch/2-21, recordDotsTop+4, 42, 42, kit.CarryGlyph(d.style, state, word))
		d.write(x, recordDotsTop+52, pitch, 30, kit.Words{Text: dayMonth(e.Date), Font: bold(20), Color: kit.Ink, Align: kit.Centre, Middle: true})
		d.write(x-4, recordDotsTop+80, pitch+8, 28, kit.Words{Text: word, Font: plain(18), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
}

// recordLessons are the lessons of the course in tiles: three columns for twelve of them.
func (d *desk) recordLessons(s flow.LearnerRecord) {
	d.card(deskLeft, recordLow, recordW, lowH)
	d.figured(recordLeft, recordLow+12, recordW-58, 52, d.t("people.lessonsOf", "n", s.Done, "of", len(s.Lessons)))
	if len(s.Lessons) == 0 {
		return
	}
	columns := 3
	if len(s.Lessons) > 12 {
		columns = 4
	}
	const gap = 8
	rows := (len(s.Lessons) + columns - 1) / columns
	w := (recordW - 58 - gap*float32(columns-1)) / float32(columns)
	h := min(61, (recordLessonsRoom-gap*float32(rows-1))/float32(rows))
	for i, l := range s.Lessons {
		d.put(recordLeft+(w+gap)*float32(i%columns), recordLessonsTop+(h+gap)*float32(i/columns), w, h, d.lessonTile(l))
	}
}

func (d *desk) lessonTile(l flow.RecordLesson) *kit.Piece {
	word, fill, ink, strong := "people.notDone", kit.Ground, kit.Ink2, float32(0.45)
	switch {
	case l.Done:
		word, fill, ink, strong = "people.done", kit.Tint, kit.OnTint, 1
	case l.Missed:
		word = "people.missed"
	}
	title, note := fmt.Sprintf("%d. %s", l.Number, d.text(l.Short)), d.t(word)
	picture := d.picture(l.Icon)
	return kit.NewPiece(d.style, "lesson", title+", "+note, func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: fill, Radius: 14})
		p.Picture(picture, kit.Square(32, p.H/2, min(36, p.H-12)), strong)
		font := kit.Font{Size: 20, Bold: l.Done, Line: 1.2}
		for font.Size > 16 && kit.Width(title, font) > p.W-72 {
			font.Size--
		}
		if p.H < 48 {
			p.Words(kit.Box{X: 64, W: p.W - 72, H: p.H}, kit.Words{Text: title, Font: font, Color: ink, Middle: true})
			return
		}
		p.Words(kit.Box{X: 64, Y: 6, W: p.W - 66, H: 26}, kit.Words{Text: title, Font: font, Color: ink, Middle: true})
		p.Words(kit.Box{X: 64, Y: 31, W: p.W - 66, H: 24}, kit.Words{Text: note, Font: kit.Font{Size: 18, Line: 1.2}, Color: ink, Middle: true})
	})
}

func (d *desk) recordReview(s flow.LearnerRecord) {
	d.card(rightsX, deskTop, rightsW, recordHigh)
	d.write(rightsX+29, deskTop+12, rightsW-58, 48, kit.Words{Text: d.t("people.review"), Font: bold(24), Color: kit.Ink, Middle: true})
	for i, row := range []struct {
		n    int
		word string
	}{{s.First, "people.firstTry"}, {s.Second, "people.secondTry"}} {
		y := deskTop + 64 + 58*float32(i)
		number := kit.Font{Size: 44, Bold: true, Line: 1.2}
		text := assets.Number(int64(row.n))
		d.write(rightsX+29, y, 100, 56, kit.Words{Text: text, Font: number, Color: kit.Action, Middle: true})
		x := rightsX + 29 + max(60, kit.Width(text, number)) + 16
		d.write(x, y, rightsX+rightsW-16-x, 56, kit.Words{Text: d.t(row.word), Font: plain(20), Color: kit.Ink, Middle: true})
	}
}

// recordRights are what a person may ask for, and whether they agreed to be written down.
func (d *desk) recordRights(s flow.LearnerRecord) {
	you := d.pronoun([]flow.Person{s.Person})
	d.card(rightsX, recordLow, rightsW, lowH)
	d.hearNotice(rightsX+rightsW-29-noticeButton, recordLow+8, 48)
	d.write(rightsX+29, recordLow+10, rightsW-58-noticeButton-6, 44, kit.Words{Text: d.t("people.rights", "you", you), Font: bold(22), Color: kit.Ink, Middle: true})
	sign, words := kit.StateKept, d.t("people.consentNone")
	switch {
	case s.Consent.Granted:
		sign, words = kit.StateArrived, d.t("people.consentGiven", "day", assets.Date(s.Consent.Day.Time()))
	case s.Consent.Asked:
		sign, words = kit.StateNotHeld, d.t("people.consentRefused", "day", assets.Date(s.Consent.Day.Time()))
	}
	if s.Consent.By != "" {
		words += " · " + s.Consent.By
	}
	d.put(rightsX+29, recordLow+66, 30, 30, kit.CarryGlyph(d.style, sign, ""))
	d.write(rightsX+73, recordLow+60, rightsW-73-24, 68, kit.Words{Text: words, Font: kit.Font{Size: 18, Line: 1.22}, Color: kit.Ink2, Rich: true})
	const x, w, h, pitch = rightsX + 29, rightsW - 58, 61, 72
	y := float32(recordLow + 128)
	const half = (w - 12) / 2
	for i, c := range []struct{ id, text, icon string }{{"person.copy", d.t("people.copy"), "usb"}, {"person.print", d.t("people.printCopy"), "print"}} {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: c.text, Icon: c.icon, IconSize: 24, Font: bold(18), Radius: 16, Ink: kit.Ink, Disabled: s.Copying}
		d.put(x+(half+12)*float32(i), y, half, h, kit.NewButton(d.style, spec, d.send(flow.CopyForPerson{Paper: i == 1})).Named(c.id))
	}
	switch {
	case s.Consent.Granted:
		d.second(x, y+pitch, w, h, "person.withdraw", d.t("people.withdraw"), "undo", flow.WithdrawConsent{})
	case s.Consent.Asked:
		d.second(x, y+pitch, w, h, "person.ask", d.t("people.askAgain"), "voice", flow.AskConsent{})
	default:
		d.second(x, y+pitch, w, h, "person.ask", d.t("people.askConsent"), "voice", flow.AskConsent{})
	}
	d.second(x, y+2*pitch, w, h, "person.erase", d.t("people.erase", "you", you), "trash", flow.ErasePerson{})
}

func (d *desk) recordBar(s flow.LearnerRecord) {
	bar := kit.ActionBarSpec{}
	switch {
	case s.Copying:
		bar.Text = d.t("people.copying")
	case s.Printed != "":
		bar.Left = kit.StatusStrip(d.style, d.t("people.printed", "where", s.Printed), d.t("people.printedNote"))
	case s.Copied != "":
		bar.Left = kit.StatusStrip(d.style, d.t("people.copied", "stick", s.Copied), d.t("people.copiedNote"))
	case !s.Kept.IsZero():
		bar.Left = kit.StatusStrip(d.style, d.t("facilitator.kept"), d.t("facilitator.atTime", "time", assets.Clock(s.Kept)))
	default:
		bar.Text = d.t("facilitator.keeping")
	}
	if s.Merged > 0 {
		bar.Buttons = append(bar.Buttons, d.button("person.split", d.t("people.split"), "fork", flow.SplitRecords{}))
	}
	bar.Buttons = append(bar.Buttons, d.button("person.merge", d.t("people.merge"), "people", flow.SameAsOther{}))
	bar.Primary = d.button("person.results", d.t("people.results"), "print", flow.ShowSheets{})
	bar.LeftWidth = 440
	d.bar(bar)
}
