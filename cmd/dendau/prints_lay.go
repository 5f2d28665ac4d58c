package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/paper"
	"dendau/storage/report/roster"
	"dendau/storage/report/sheet"
	"dendau/sync/qr"
	"dendau/ui/flow"
	"dendau/ui/flow/scan"
)

// layOut writes a sheet and tells what its file's name ends in.
func layOut(w io.Writer, s flow.MakeSheet, seal sealer) (ext string, err error) {
	l := &layout{MakeSheet: s, m: assets.NewMessages(string(s.Lang)), seal: seal}
	switch {
	case s.Kind == flow.RosterSheet:
		return l.roster(w)
	case s.As == flow.AsXLSX, s.As == flow.AsCSV:
		table, err := l.table()
		if err != nil {
			return "", err
		}
		if s.As == flow.AsXLSX {
			return "xlsx", table.WriteXLSX(w)
		}
		return "csv", table.WriteCSV(w)
	}
	return "pdf", l.pdf(w)
}

// layout turns the flow's values into paper's.
type layout struct {
	flow.MakeSheet
	m    *assets.Messages
	seal sealer
}

func (l *layout) pdf(w io.Writer) error {
	evening := joined(l.Class, l.m.WeekdayInText(l.Date.Time())+" "+assets.Date(l.Date.Time()), l.lesson(l.Lesson))
	switch l.Kind {
	case flow.SignInSheet:
		return paper.SignIn(w, l.m, l.head("paper.titleSignIn", evening), l.people(), l.Spare)
	case flow.RegisterSheet:
		return paper.Month(w, l.m, l.head("paper.titleRegister", joined(l.Class, assets.MonthYear(l.Date.Time()))), l.register())
	case flow.CardsSheet:
		cards, err := l.cards()
		if err != nil {
			return err
		}
		return paper.Cards(w, l.m, l.head("paper.titleCards", l.Class), cards)
	case flow.SlipSheet:
		return paper.TakeHome(w, l.m, l.head("paper.titleSlip", assets.Date(l.Date.Time())), l.slip(), l.Slip.Copies)
	case flow.SummarySheet:
		return paper.Summary(w, l.m, l.head("paper.titleSummary", evening), l.evening())
	case flow.ResultSheet:
		all, err := l.results()
		if err != nil {
			return err
		}
		return paper.Practice(w, l.m, l.head("paper.titleResult", joined(l.Class, assets.Date(l.Printed.Time()))), all)
	case flow.HardSheet:
		span := l.m.T("insight.span", "from", assets.DayMonth(l.Hard.From.Time()), "to", assets.DayMonth(l.Hard.To.Time()))
		return paper.Hard(w, l.m, l.head("paper.titleHard", joined(l.Class, span)), l.hard())
	case flow.ReportSheet:
		return paper.Period(w, l.m, l.head("paper.titleReport", joined(l.period(), l.formName())), l.report())
	}
	return fmt.Errorf("sheet %d cannot be laid out", l.Kind)
}

func (l *layout) head(title, line string) paper.Head {
	return paper.Head{Hall: l.Hall, Commune: l.Commune, Title: l.m.T(title), Line: line, Printed: l.Printed.Time()}
}

// joined puts a dot between what there is.
func joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, " · ")
}

func (l *layout) text(t content.Text) string { return strings.ReplaceAll(t.In(l.Lang), "\n", " ") }

func (l *layout) lesson(ref flow.LessonRef) string {
	if ref.ID == "" || ref.Number == 0 {
		return l.text(ref.Title)
	}
	return l.m.T("kit.lesson", "n", ref.Number) + ". " + l.text(ref.Title)
}

func paperPerson(p flow.SheetPerson) paper.Person {
	return paper.Person{Name: p.Full, Given: p.Given, Year: p.Year, Hamlet: p.Hamlet}
}

func (l *layout) people() []paper.Person {
	out := make([]paper.Person, len(l.People))
	for i, p := range l.People {
		out[i] = paperPerson(p)
	}
	return out
}

var registerMarks = map[flow.SheetMark]string{
	flow.NotEnrolled: paper.MarkNone, flow.WasAway: "", flow.WasHere: paper.MarkHere, flow.WasLate: paper.MarkLate, flow.LeftEarly: paper.MarkEarly,
}

func (l *layout) register() paper.Register {
	var out paper.Register
	for _, day := range l.Register.Days {
		out.Days = append(out.Days, assets.DayMonth(day.Time()))
	}
	for i, who := range l.people() {
		row := paper.RegisterRow{Person: who}
		for _, mark := range l.Register.Marks[i] {
			row.Marks = append(row.Marks, registerMarks[mark])
			if mark > flow.WasAway {
				row.Here++
			}
		}
		out.Rows = append(out.Rows, row)
	}
	for _, e := range l.Register.Aged {
		out.Notes = append(out.Notes, l.m.T("paper.aged", "day", assets.DayMonth(e.Date.Time()), "here", e.Here, "away", e.Away))
	}
	for _, off := range l.Register.Off {
		out.Notes = append(out.Notes, l.m.T("paper.off", "day", assets.DayMonth(off.Date.Time()), "reason", l.reason(off.Reason)))
	}
	return out
}

func (l *layout) reason(tail string) string {
	if key := "facilitator.reason." + tail; l.m.Has(key) {
		return l.m.T(key)
	}
	return tail
}

// cards carry digits only: a scanner that types them cannot be garbled by a typing program.
func (l *layout) cards() ([]paper.Card, error) {
	var out []paper.Card
	for _, p := range l.People {
		code, err := drawn(scan.CardDigits([8]byte(p.ID.ID)))
		if err != nil {
			return nil, err
		}
		out = append(out, paper.Card{Person: paperPerson(p), Class: p.Class, Code: code, Sign: l.sign(p.Card)})
	}
	return out, nil
}

// sign is the picture or the colour by which somebody finds themselves; none where the hall uses names.
func (l *layout) sign(c flow.Card) string {
	switch l.Finding {
	case flow.ByPicture:
		return l.m.T("cards.picture." + assets.CardNames[c.Picture%len(assets.CardNames)])
	case flow.ByColour:
		colour := l.m.T("cards.colour." + assets.CardColours[c.Colour%len(assets.CardColours)])
		return l.m.T("cards.number", "colour", colour, "i", c.Number)
	}
	return ""
}

// drawn is a code on paper, where it gets creased: level M. Paper draws the quiet zone itself.
func drawn(text string) (paper.Code, error) {
	m, err := qr.Draw(text, 0, qr.M)
	if err != nil {
		return nil, err
	}
	return onPaper(m), nil
}

// onPaper is a code without its quiet zone, which paper draws itself.
func onPaper(m qr.Matrix) paper.Code {
	code := make(paper.Code, m.Size-2*qr.QuietZone)
	for y := range code {
		for x := range code {
			code[y] = append(code[y], m.Black(x+qr.QuietZone, y+qr.QuietZone))
		}
	}
	return code
}

func (l *layout) slip() paper.Slip {
	out := paper.Slip{Lesson: l.lesson(l.Lesson), Remember: l.text(l.Slip.Remember), Practice: l.text(l.Slip.Practice)}
	if day := l.Slip.Next; day != 0 {
		out.Next = l.m.WeekdayInText(day.Time()) + " " + assets.DayMonth(day.Time())
		if at := l.Slip.Minute; at >= 0 {
			out.Next += ", " + assets.Clock(day.Time().Add(time.Duration(at)*time.Minute))
		}
	}
	return out
}

func (l *layout) evening() paper.Evening {
	e := l.Evening
	out := paper.Evening{Here: e.Here + e.Guests, Away: e.Away, New: e.New, Guests: e.Guests, Absent: e.Absent, Note: e.Note}
	for _, h := range e.Hands {
		out.Questions = append(out.Questions, paper.Question{Words: l.text(h.Question), Right: h.Right, All: h.All, Missed: l.text(h.Missed)})
	}
	return out
}

// results are one a person; each has a code of its own.
func (l *layout) results() (all []paper.Result, err error) {
	if len(l.People) == 0 || len(l.People) != len(l.Results) {
		return nil, fmt.Errorf("%d results of %d people", len(l.Results), len(l.People))
	}
	for i, who := range l.People {
		r, err := l.result(who, l.Results[i])
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func (l *layout) result(who flow.SheetPerson, r flow.SheetResult) (paper.Result, error) {
	out := paper.Result{
		Person: paperPerson(who), Evenings: r.Evenings, Lessons: r.Lessons, LessonsOf: len(r.Rows), Mastered: r.Mastered, Practised: r.Practised,
		Facilitator: r.Facilitator,
	}
	for _, row := range r.Rows {
		line := paper.ResultRow{Lesson: l.lesson(row.Lesson), Mastered: row.Mastered, Items: row.Items}
		switch {
		case row.Day != 0:
			line.Done = assets.Date(row.Day.Time())
		case row.InClass:
			line.Done = l.m.T("paper.inClass")
		case row.Finished:
			line.Done = l.m.T("paper.alone")
		}
		out.Rows = append(out.Rows, line)
	}
	if l.seal == nil {
		return out, nil
	}
	var err error
	out.Code, err = drawn(l.seal(who.ID, l.Printed, r))
	return out, err
}

// hard are the questions as the screen shows them.
func (l *layout) hard() (all []paper.HardQuestion) {
	for _, h := range l.Hard.Items {
		q := paper.HardQuestion{
			About: joined(l.lesson(h.Lesson), l.m.T("insight.question", "n", h.Number), l.m.T("paper.missedOf", "n", h.Missed, "of", h.Answers)),
			Words: l.text(h.Item.Question.Text), Say: l.text(h.Item.Why.Text), Missed: h.Missed, Answers: h.Answers,
		}
		for i, option := range h.Item.Options {
			if i < len(h.ByOption) {
				q.Options = append(q.Options, paper.HardOption{Words: l.text(option.Text), N: h.ByOption[i], Right: i == h.Item.Key, Attracts: i == h.Attracts})
			}
		}
		all = append(all, q)
	}
	return all
}

func (l *layout) period() string {
	return l.m.PeriodName(string(l.Report.Period), l.Report.From.Time())
}

// formName says whose table it is: an officer asks.
func (l *layout) formName() string {
	f := l.Report.Filled.Form
	if f.Name == nil {
		return ""
	}
	return l.m.T("report.form", "name", f.Name.In(l.Lang), "version", f.Version)
}

func (l *layout) report() paper.Report {
	r := l.Report
	out := paper.Report{
		ChartTitle: l.m.T(r.Step.Key()), Notes: l.reportNotes(),
		Figures: []paper.Figure{
			{N: assets.Number(int64(r.Sum.Held)), Word: l.m.T("report.held", "n", r.Sum.Held)},
			{N: assets.Number(int64(r.Sum.Attendances)), Word: l.m.T("report.attendances")},
			{N: assets.Number(int64(r.Sum.People)), Word: l.m.T("report.people", "n", r.Sum.People)},
			{N: report.Confirmed, Word: l.m.T("report.confirmed")},
		},
	}
	for _, b := range r.Bars {
		out.Chart = append(out.Chart, paper.Bar{Label: barLabel(r.Step, b.From), N: b.N, Off: b.Off != ""})
	}
	f := r.Filled
	if len(f.Numbers) == 0 {
		return out
	}
	out.Columns = []paper.ReportColumn{{Title: f.Form.Corner.In(l.Lang), Words: true}}
	for _, c := range f.Form.Columns {
		out.Columns = append(out.Columns, paper.ReportColumn{Title: c.Title.In(l.Lang), Group: c.Group.In(l.Lang)})
	}
	for i, row := range f.Numbers {
		cells := []string{row.Title.In(l.Lang)}
		for _, n := range row.Counts {
			cells = append(cells, assets.Number(int64(n)))
		}
		out.Rows = append(out.Rows, cells)
		if row.Sum {
			out.Sums = append(out.Sums, i)
		}
	}
	return out
}

func barLabel(step flow.BarStep, day record.Day) string {
	if step == flow.BarMonth {
		return assets.MonthYear(day.Time())
	}
	return assets.DayMonth(day.Time())
}

// reportNotes say what no column does.
func (l *layout) reportNotes() []string {
	r := l.Report
	notes := []string{l.m.T("report.cancelled", "n", r.Sum.Cancelled) + "."}
	if r.Sum.Guests > 0 {
		notes = append(notes, l.m.T("report.withGuests", "n", r.Sum.Guests)+".")
	}
	for _, t := range r.Lessons {
		name := string(t.ID)
		if t.Number > 0 {
			name = l.lesson(t.LessonRef)
		}
		notes = append(notes, name+": "+l.m.T("report.times", "n", t.Times))
	}
	if r.Newest {
		notes = append(notes, l.m.T("report.soFar", "date", assets.Date(r.Until.Time())))
	}
	return append(notes, l.m.T("sheet.noteConfirmed"))
}

// form is the table for an office.
func (l *layout) form() sheet.Sheet {
	s := l.Report.Sum
	notes := append([]string{
		fmt.Sprintf("%s: %d", l.m.T("sheet.held"), s.Held), fmt.Sprintf("%s: %d", l.m.T("sheet.cancelled"), s.Cancelled),
		fmt.Sprintf("%s: %d", l.m.T("sheet.attendances"), s.Attendances), fmt.Sprintf("%s: %d", l.m.T("sheet.guests"), s.Guests),
	}, joined(l.Hall, l.Commune))
	return sheet.OfForm(l.Report.Filled, l.m, l.Lang, joined(l.period(), l.formName()), notes...)
}

func (l *layout) roster(w io.Writer) (string, error) {
	var people []roster.Person
	for _, p := range l.People {
		people = append(people, roster.Person{
			ID: p.ID.String(), Name: p.Full, Nickname: p.Nickname, Year: p.Year, Sex: roster.Sex(min(p.Sex, record.Male)), Hamlet: p.Hamlet, Class: p.Class,
		})
	}
	switch l.As {
	case flow.AsXLSX:
		return "xlsx", roster.WriteXLSX(w, people)
	case flow.AsOneRoster:
		return "zip", roster.WriteOneRoster(w, roster.Place{ID: "hall", Name: l.Hall, CourseID: "course", CourseTitle: l.text(l.Lesson.Title)}, people, l.Printed.Time())
	}
	return "csv", roster.WriteCSV(w, people)
}
