package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Sheets offers what can be printed; the chosen sheet says at the right what will stand on it.
//
// Ids: sheets.<name of the sheet>, sheets.report, sheets.all, sheets.everybody, sheets.look, sheets.new, sheets.print, sheets.pdf, sheets.xlsx, sheets.csv, sheets.oneroster, sheet.prev, sheet.next,
// person.<learner id>, sheets.back.

// sheetTitles are the keys of the sheets' names, in the order in which an evening needs them.
var sheetTitles = []struct {
	kind  flow.SheetKind
	title string
	about string
}{
	{flow.SignInSheet, "paper.titleSignIn", "paper.aboutSignIn"}, {flow.RegisterSheet, "paper.titleRegister", "paper.aboutRegister"},
	{flow.CardsSheet, "paper.titleCards", "paper.aboutCards"}, {flow.SlipSheet, "paper.titleSlip", "paper.aboutSlip"},
	{flow.SummarySheet, "paper.titleSummary", "paper.aboutSummary"}, {flow.ResultSheet, "paper.titleResult", "paper.aboutResult"},
	{flow.RosterSheet, "paper.titleRoster", "paper.aboutRoster"},
}

// sheetWords are the titles of all sheets by the names that the log gives them.
var sheetWords = map[string]string{
	"sign_in": "paper.titleSignIn", "register": "paper.titleRegister", "cards": "paper.titleCards", "slip": "paper.titleSlip", "summary": "paper.titleSummary",
	"result": "paper.titleResult", "roster": "paper.titleRoster", "report": "paper.titleReport", "hard": "paper.titleHard",
}

// The two columns of the sheets.
const (
	sheetsLeftW  = 520
	sheetsRightX = deskLeft + sheetsLeftW + deskGap
	sheetsRightW = deskRight - sheetsRightX
)

func (p *painter) sheetsRoom(v flow.View, s flow.Sheets) scene {
	d := p.desk(v)
	d.head(headSpec{
		back: d.t("kit.back"), title: d.t("paper.sheets"), sub: d.t("paper.sheetsHint"), lead: true,
		buttons: []kit.DeskButton{d.button("sheets.report", d.t("paper.titleReport"), "chart", flow.ShowReport{})},
	})
	renamed(d.stage, "back", "sheets.back")
	const gap = 12
	h := (deskBottom - deskTop - gap*float32(len(sheetTitles)-1)) / float32(len(sheetTitles))
	for i, row := range sheetTitles {
		spec := kit.ChoiceSpec{Text: d.t(row.title), Disc: true, Size: 24, Chosen: row.kind == s.Chosen}
		choice := kit.Choice(d.style, spec, d.send(flow.SheetChosen{Kind: row.kind})).Named("sheets." + row.kind.Name())
		d.put(deskLeft, deskTop+(h+gap)*float32(i), sheetsLeftW, h, choice)
	}
	d.sheetCard(s)
	d.sheetsBar(s)
	return d.still()
}

// sheetCard is what will stand on the chosen sheet.
func (d *desk) sheetCard(s flow.Sheets) {
	d.card(sheetsRightX, deskTop, sheetsRightW, deskBottom-deskTop)
	x, w := float32(sheetsRightX+33), float32(sheetsRightW-66)
	row := sheetTitles[s.Chosen]
	d.write(x, deskTop+20, w, 48, kit.Words{Text: d.t(row.title), Font: bold(28), Color: kit.Ink, Middle: true})
	about := kit.Words{Text: d.t(row.about, "n", d.sheetCount(s)), Font: plain(22), Color: kit.Ink}
	y := float32(deskTop + 76)
	d.write(x, y, w, kit.Height(about, w), about)
	y += kit.Height(about, w) + 20
	switch s.Chosen {
	case flow.SignInSheet:
		d.sheetFacts(x, y, w, s.Class, d.longDay(s.Date), d.lessonLine(s.Lesson))
	case flow.RegisterSheet:
		d.sheetMonth(x, y, w, s)
	case flow.CardsSheet:
		d.sheetCards(x, y, w, s)
	case flow.SlipSheet, flow.SummarySheet:
		if !s.Can[s.Chosen] {
			d.write(x, y, w, 80, kit.Words{Text: d.t("paper.noEvening"), Font: plain(22), Color: kit.Ink2})
			return
		}
		d.sheetFacts(x, y, w, s.Class, d.longDay(s.Date), d.lessonLine(s.Lesson))
	case flow.ResultSheet:
		d.sheetPeople(x, y, w, s)
	}
}

// sheetCount is the number in what is said of the chosen sheet.
func (d *desk) sheetCount(s flow.Sheets) int {
	switch {
	case s.Chosen == flow.RegisterSheet:
		return s.Days
	case s.Chosen == flow.CardsSheet && s.OnlyNew:
		return s.New
	}
	return s.Members
}

func (d *desk) lessonLine(l flow.LessonRef) string {
	if l.ID == "" {
		return ""
	}
	return d.titled(l)
}

// sheetFacts are the lines that stand on top of the sheet.
func (d *desk) sheetFacts(x, y, w float32, facts ...string) {
	icons := []string{"people", "calendar", "book"}
	for i, fact := range facts {
		if fact == "" {
			continue
		}
		d.put(x, y+16, 32, 32, kit.NewIcon(d.style, icons[i], kit.Action))
		d.write(x+50, y, w-50, 64, kit.Words{Text: fact, Font: kit.Font{Size: 22, Bold: true, Line: 1.2}, Color: kit.Ink, Middle: true})
		y += 68
	}
}

func (d *desk) sheetMonth(x, y, w float32, s flow.Sheets) {
	before := kit.ButtonSpec{Kind: kit.Second, Text: d.t("report.monthBefore"), Icon: "chevron-left", IconSize: 26, Font: bold(20), Ink: kit.Ink}
	after := kit.ButtonSpec{Kind: kit.Second, Text: d.t("report.monthAfter"), Icon: "chevron-right", IconAt: kit.IconRight, IconSize: 26, Font: bold(20), Ink: kit.Ink}
	d.write(x, y, w, 56, kit.Words{Text: d.words.PeriodName("month", s.Date.Time()), Font: bold(26), Color: kit.Ink, Middle: true})
	half := (w - 16) / 2
	d.put(x, y+70, half, 69, kit.NewButton(d.style, before, d.send(flow.Sheet{By: -1})).Named("sheet.prev"))
	if !s.Newest {
		d.put(x+half+16, y+70, half, 69, kit.NewButton(d.style, after, d.send(flow.Sheet{By: 1})).Named("sheet.next"))
	}
	if s.Days > 0 {
		d.second(x, y+170, w, 69, "sheets.look", d.t("paper.look"), "eye", flow.ShowRegister{})
	}
	if s.Days == 0 {
		d.write(x, y+160, w, 60, kit.Words{Text: d.t("report.noLessons"), Font: plain(22), Color: kit.Ink2})
	}
}

func (d *desk) sheetCards(x, y, w float32, s flow.Sheets) {
	for i, c := range []struct {
		id, text string
		chosen   bool
	}{{"sheets.all", d.t("paper.cardsAll", "n", s.Members), !s.OnlyNew}, {"sheets.new", d.t("paper.cardsNew", "n", s.New), s.OnlyNew}} {
		if i == 1 && s.New == 0 {
			continue
		}
		choice := kit.Choice(d.style, kit.ChoiceSpec{Text: c.text, Disc: true, Size: 24, Chosen: c.chosen}, d.send(flow.Choose{I: i}))
		d.put(x, y+96*float32(i), w, 84, choice.Named(c.id))
	}
}

// sheetPeople chooses whose results they are: some, or the whole class.
func (d *desk) sheetPeople(x, y, w float32, s flow.Sheets) {
	const gap, columns, rows, allW = 10, 2, 5, 200
	if s.Members > 0 {
		all := kit.ChoiceSpec{Text: d.t("paper.everybody"), Size: 20, Chosen: s.Whose >= s.Members}
		d.put(x+w-allW, deskTop+14, allW, 60, kit.Choice(d.style, all, d.send(flow.EverybodyChosen{})).Named("sheets.everybody"))
	}
	bottom := float32(deskBottom - 20)
	if s.Sheets > 1 {
		bottom -= 80
		d.put(x, bottom+14, w, 69, d.turning(w, s.Sheet, s.Sheets))
	}
	tileW := (w - gap) / columns
	tileH := min(76, (bottom-y-gap*(rows-1))/rows)
	for i, who := range s.People {
		spec := kit.ChoiceSpec{Text: who.Full, Size: 20, Chosen: s.Picked[who.ID]}
		choice := kit.Choice(d.style, spec, d.send(flow.PersonChosen{ID: who.ID})).Named("person." + who.ID.String())
		d.put(x+(tileW+gap)*float32(i/rows), y+(tileH+gap)*float32(i%rows), tileW, tileH, choice)
	}
	if len(s.People) == 0 {
		d.write(x, y, w, 60, kit.Words{Text: d.t("facilitator.noLearners"), Font: plain(22), Color: kit.Ink2})
	}
}

// turning are the two buttons between sheets of names, with where one is.
func (d *desk) turning(w float32, sheet, of int) *kit.Stage {
	stage := kit.NewStageOf(w, 69, kit.StageOptions{})
	button := func(x float32, id, text, icon string, by int, at kit.IconPlace) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconAt: at, IconSize: 24, Font: bold(20), Radius: 16, Ink: kit.Ink}
		stage.Put(x, 0, 230, 64, kit.NewButton(d.style, spec, d.send(flow.Sheet{By: by})).Named(id))
	}
	if sheet > 1 {
		button(0, "sheet.prev", d.t("facilitator.sheetPrev"), "chevron-left", -1, kit.IconLeft)
	}
	stage.Put(230, 0, w-460, 64, kit.NewText(d.style, kit.Words{Text: fmt.Sprintf("%d / %d", sheet, of), Font: bold(20), Color: kit.Ink2, Align: kit.Centre, Middle: true}))
	if sheet < of {
		button(w-230, "sheet.next", d.t("facilitator.sheetNext"), "chevron-right", 1, kit.IconRight)
	}
	return stage
}

func (d *desk) sheetsBar(s flow.Sheets) {
	bar := kit.ActionBarSpec{Text: d.t("paper.wherever")}
	if s.Making {
		bar.Text = d.t("paper.making")
	}
	button := func(id, text, icon string, as flow.SheetFormat) kit.DeskButton {
		b := kit.DeskButton{ID: id, Text: text, Icon: icon}
		if s.Can[s.Chosen] && !s.Making {
			b.OnPress = d.send(flow.SheetWanted{As: as})
		}
		return b
	}
	if s.Chosen == flow.RosterSheet {
		bar.Text = d.t("paper.rosterTo")
		bar.Buttons = []kit.DeskButton{button("sheets.oneroster", "OneRoster", "people", flow.AsOneRoster), button("sheets.csv", "CSV", "list", flow.AsCSV)}
		bar.Primary = button("sheets.print", "Excel", "table", flow.AsXLSX)
	} else {
		if s.Chosen == flow.SignInSheet || s.Chosen == flow.RegisterSheet {
			bar.Buttons = []kit.DeskButton{button("sheets.csv", "CSV", "list", flow.AsCSV), button("sheets.xlsx", "Excel", "table", flow.AsXLSX)}
		}
		bar.Buttons = append(bar.Buttons, button("sheets.pdf", "PDF", "document", flow.AsPDF))
		word := d.t("paper.print")
		if s.Chosen == flow.ResultSheet && s.Whose > 1 {
			word = d.t("paper.printMany", "n", s.Whose)
		}
		bar.Primary = button("sheets.print", word, "print", flow.OnPaper)
	}
	d.bar(bar)
}

// printButton is the way to the sheets from another screen.
func (d *desk) printButton(id string) kit.DeskButton {
	return d.button(id, d.t("paper.sheets"), "print", flow.ShowSheets{})
}
