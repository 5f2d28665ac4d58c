package ui

import (
	"os"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow"
)

// commonForm is the table that ships.
func commonForm() report.Form {
	file, err := os.ReadFile("../assets/units/form.json")
	if err != nil {
		panic(err)
	}
	form, err := report.ParseForm(file)
	if err != nil {
		panic(err)
	}
	return form
}

// census are the fifty-five people of f11.
func census() (people []report.Attendee) {
	for _, group := range []struct {
		born, women, men, times int
	}{{2000, 2, 1, 2}, {1980, 7, 3, 3}, {1961, 14, 7, 3}, {1950, 10, 6, 4}, {1940, 3, 2, 3}} {
		for i := range group.women + group.men {
			sex := record.Female
			if i >= group.women {
				sex = record.Male
			}
			people = append(people, report.Attendee{Sex: sex, Born: group.born, Year: 2026, Times: group.times})
		}
	}
	return people
}

// reported is f11: two classes, an evening without power, the province's table.
func reported(change func(*flow.HallReport)) flow.HallReport {
	s := month
	s.Hall, s.Commune, s.Until = "Điểm học thôn Thử", "xã Hải Ninh", record.DayAt(2026, 5, 19)
	s.Period, s.Periods = report.Month, []report.Period{report.Month, report.Quarter, report.Half, report.Year}
	s.Filled = commonForm().Fill(census())
	s.Classes = []string{"lớp tối thứ Ba, thứ Năm", "lớp sáng thứ Bảy"}
	for _, b := range []struct {
		day, n, class int
		off           string
	}{{2, 15, 1, ""}, {5, 33, 0, ""}, {7, 0, 0, "power"}, {9, 17, 1, ""}, {12, 34, 0, ""}, {14, 31, 0, ""}, {16, 16, 1, ""}, {19, 36, 0, ""}} {
		s.Bars = append(s.Bars, flow.ReportBar{From: record.DayAt(2026, 5, b.day), N: b.n, Class: b.class, Off: b.off})
	}
	if change != nil {
		change(&s)
	}
	return s
}

func yearReport(s *flow.HallReport) {
	s.Period, s.From, s.To, s.Step, s.Classes, s.Bars, s.Newest = report.Year, record.DayAt(2025, 1, 1), record.DayAt(2025, 12, 31), flow.BarMonth, nil, nil, false
	for i := range 12 {
		s.Bars = append(s.Bars, flow.ReportBar{From: record.DayAt(2025, time.Month(1+i), 1), N: []int{120, 0, 98, 182, 201, 177}[i%6]})
	}
	form := s.Filled.Form
	wide := form.Columns
	for range 2 {
		wide = append(wide, form.Columns[:3]...)
	}
	form.Columns = wide
	s.Filled = form.Fill(append(census(), report.Attendee{Year: 2026, Times: 2}, report.Attendee{Born: 2015, Year: 2026, Times: 1}))
	s.Lessons = nil
	for i := range 12 {
		s.Lessons = append(s.Lessons, flow.LessonTimes{LessonRef: lessonRef(1 + i), Times: 3 + i%4})
	}
}

func sheetOf(kind flow.SheetKind, change func(*flow.Sheets)) flow.Sheets {
	s := flow.Sheets{
		Chosen: kind, Class: "Tối thứ Ba, thứ Năm", Members: 39, New: 3, Date: record.DayAt(2026, 5, 19), Lesson: lessonRef(8), Days: 7, Newest: true,
		People: listedPeople(10), Sheet: 2, Sheets: 4,
	}
	for i := range s.Can {
		s.Can[i] = true
	}
	s.Picked, s.Whose = map[record.LearnerID]bool{s.People[3].ID: true}, 1
	if change != nil {
		change(&s)
	}
	return s
}

var sheetCases = []galleryCase{
	{name: "sheets-sign-in", view: at(18, 50, sheetOf(flow.SignInSheet, nil))},
	{name: "sheets-register", view: at(18, 50, sheetOf(flow.RegisterSheet, func(s *flow.Sheets) { s.Newest = false }))},
	{name: "sheets-register-seen", view: at(18, 50, registered(39, 7, 12))},
	{name: "sheets-register-full", view: at(18, 50, registered(14, 15, 12))},
	{name: "sheets-register-none", view: at(18, 50, sheetOf(flow.RegisterSheet, func(s *flow.Sheets) { s.Days, s.Can[flow.RegisterSheet] = 0, false }))},
	{name: "sheets-cards", view: at(18, 50, sheetOf(flow.CardsSheet, func(s *flow.Sheets) { s.OnlyNew = true }))},
	{name: "sheets-slip", view: at(20, 50, sheetOf(flow.SlipSheet, nil))},
	{name: "sheets-summary-none", view: at(18, 50, sheetOf(flow.SummarySheet, func(s *flow.Sheets) { s.Can[flow.SummarySheet] = false }))},
	{name: "sheets-result", view: at(20, 50, sheetOf(flow.ResultSheet, nil))},
	{name: "sheets-result-class", view: at(20, 50, sheetOf(flow.ResultSheet, func(s *flow.Sheets) {
		for _, who := range s.People {
			s.Picked[who.ID] = true
		}
		s.Whose = s.Members
	}))},
	{name: "sheets-roster", view: at(20, 50, sheetOf(flow.RosterSheet, nil))},
	{name: "sheets-making", view: at(20, 50, sheetOf(flow.SignInSheet, func(s *flow.Sheets) { s.Making = true }))},
	{name: "sheets-made", view: madeView("paper.toStick", "giay-in/danh-sach-ky-ten-2026-05-19.pdf")},
	{name: "sheets-folder", view: madeView("paper.toFolder", "C:\\Users\\hoc\\AppData\\Roaming\\dendau\\giay-in\\ket-qua-luyen-tap-2026-05-19.pdf")},
	{name: "f11-report", view: at(20, 42, reported(nil))},
	{name: "f11-report-taught", view: at(20, 42, reported(func(s *flow.HallReport) { s.Taught = true }))},
	{name: "f11-report-year", view: at(20, 42, reported(yearReport))},
	{name: "f11-report-year-taught", view: at(20, 42, reported(func(s *flow.HallReport) { yearReport(s); s.Taught = true }))},
	{name: "f11-report-weeks", view: at(20, 42, reported(func(s *flow.HallReport) {
		s.Step, s.Classes = flow.BarWeek, nil
		s.Bars = s.Bars[3:]
	}))},
	{name: "f11-report-empty", view: at(20, 42, reported(func(s *flow.HallReport) {
		s.Sum, s.Bars, s.Lessons, s.Filled = report.Row{}, nil, nil, commonForm().Fill(nil)
	}))},
}

func madeView(key, where string) func(content.Lang) flow.View {
	return func(content.Lang) flow.View {
		return flow.View{Now: evening(18, 52), Main: sheetOf(flow.SignInSheet, nil), Notice: &flow.Notice{Key: key, Args: map[string]any{"where": where}}}
	}
}

// registered is a month of some people and evenings, of which a screen shows so many.
func registered(people, held, days int) flow.Register {
	s := flow.Register{Class: "Tối thứ Ba, thứ Năm", Month: record.DayAt(2026, 5, 1), Held: held, Sheet: 1, Sheets: (people + 11) / 12}
	for i := range min(held, days) {
		s.Days, s.Here = append(s.Days, record.DayAt(2026, 5, 2+2*i)), append(s.Here, 30+i%4)
	}
	marks := []flow.SheetMark{flow.WasHere, flow.WasHere, flow.WasAway, flow.WasHere, flow.WasLate, flow.WasHere, flow.LeftEarly, flow.NotEnrolled}
	for i, who := range listedPeople(12) {
		line := flow.RegisterLine{Person: who, Came: held - i%4}
		for d := range s.Days {
			line.Marks = append(line.Marks, marks[(i*3+d)%len(marks)])
		}
		s.Rows = append(s.Rows, line)
	}
	return s
}
