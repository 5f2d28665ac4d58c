package flow

import (
	"fmt"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// atSheets is a hall whose class met once, with somebody away, at the room of sheets.
func atSheets(t *testing.T) *hall {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam", "Lê Thị Na")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, FlipPresence{h.id("Nam")}, Next{}, EndLesson{}, CloseSession{}, Next{}, ShowSheets{})
	screen[Sheets](h)
	return h
}

// made is the sheet that was asked for last.
func made(h *hall) MakeSheet {
	h.t.Helper()
	m, ok := last[MakeSheet](h)
	if !ok {
		h.t.Fatalf("no sheet was asked for")
	}
	return m
}

func TestEachSheetHasItsValues(t *testing.T) {
	for _, tt := range []struct {
		kind  SheetKind
		as    SheetFormat
		check func(MakeSheet) string
		want  string
	}{
		{SignInSheet, OnPaper, func(m MakeSheet) string {
			return fmt.Sprintln(len(m.People), m.Spare, m.People[0].Given, m.Lesson.Number)
		}, "3 6 Lan 2\n"},
		{RegisterSheet, OnPaper, func(m MakeSheet) string { return fmt.Sprint(m.Register.Days, m.Register.Marks) }, "[2026-05-12] [[2] [2] [1]]"},
		{RegisterSheet, AsXLSX, func(m MakeSheet) string { return fmt.Sprint(m.As == AsXLSX, len(m.People)) }, "true 3"},
		{CardsSheet, AsPDF, func(m MakeSheet) string { return fmt.Sprint(len(m.People), m.As == AsPDF) }, "3 true"},
		{SlipSheet, OnPaper, func(m MakeSheet) string { return fmt.Sprint(m.Lesson.Number, m.Slip.Copies) }, "1 2"},
		{SummarySheet, OnPaper, func(m MakeSheet) string { return fmt.Sprint(m.Evening.Here, m.Evening.Away, m.Evening.Absent) }, "2 1 [Trần Văn Nam]"},
		{RosterSheet, AsXLSX, func(m MakeSheet) string { return fmt.Sprintln(len(m.People), m.People[2].Full) }, "3 Trần Văn Nam\n"},
	} {
		t.Run(tt.kind.Name(), func(t *testing.T) {
			h := atSheets(t)
			h.do(SheetChosen{tt.kind}, SheetWanted{tt.as})
			if got := tt.check(made(h)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestResultOfOneLearner(t *testing.T) {
	h := atSheets(t)
	h.do(SheetChosen{ResultSheet}, Next{})
	if _, asked := last[MakeSheet](h); asked {
		t.Fatal("a result of nobody was asked for")
	}
	h.do(PersonChosen{h.id("Na")}, Next{})
	m := made(h)
	if m.Kind != ResultSheet || len(m.People) != 1 || m.People[0].Given != "Na" || len(m.Results) != 1 {
		t.Fatalf("results of %+v", m.People)
	}
	if r := m.Results[0]; r.Evenings != 1 || r.Lessons != 1 || len(r.Rows) != 3 || r.Rows[0].Day != record.DayOf(tuesday) || r.Facilitator == "" {
		t.Errorf("the result: %+v", r)
	}
	h.do(SheetMade{To: "printer", Where: "x"})
	if served := facts[record.PersonServed](h); len(served) != 1 || served[0].Act != "printed" || served[0].Learner != h.id("Na") {
		t.Errorf("kept %+v", served)
	}
}

// A sheet is kept as made when it was, by whom asked for it, and one at a time.
func TestSheetMade(t *testing.T) {
	h := atSheets(t)
	before := len(h.asked)
	h.do(Next{}, Next{}, SheetWanted{AsPDF})
	if n := len(h.asked) - before; n != 1 || !screen[Sheets](h).Making {
		t.Fatalf("%d sheets are under way", n)
	}
	h.do(SheetMade{To: "stick", Where: "giay-in/a.pdf"})
	kept := facts[record.SheetMade](h)
	if len(kept) != 1 || kept[0] != (record.SheetMade{Sheet: "sign_in", To: "stick"}) || h.log[len(h.log)-1].By.IsZero() {
		t.Errorf("kept %+v", kept)
	}
	if v := h.k.View(); v.Notice == nil || v.Notice.Key != "paper.toStick" || v.Notice.Args["where"] != "giay-in/a.pdf" || screen[Sheets](h).Making {
		t.Errorf("told %+v", v.Notice)
	}
	h.do(Dismiss{}, Next{}, Lock{}, SheetMade{To: "folder"})
	if h.k.View().Notice != nil {
		t.Error("a learner is told of a sheet")
	}
	if by := h.log[len(h.log)-1].By; by.IsZero() {
		t.Error("the sheet is nobody's deed")
	}
	h.do(SheetMade{To: "folder"}) // nobody waits
	if n := len(facts[record.SheetMade](h)); n != 2 {
		t.Errorf("%d sheets were made", n)
	}
}

func TestSheetFailed(t *testing.T) {
	h := atSheets(t)
	h.do(Next{}, SheetFailed{Key: "paper.failed"})
	if v := h.k.View(); v.Notice == nil || v.Notice.Key != "paper.failed" || screen[Sheets](h).Making || len(facts[record.SheetMade](h)) != 0 {
		t.Errorf("told %+v", v.Notice)
	}
}

// Cards are proposed for those who came since cards were printed last.
func TestCardsForTheNew(t *testing.T) {
	h := atSheets(t)
	h.do(SheetChosen{CardsSheet}, SheetWanted{OnPaper}, SheetMade{To: "printer"}, Dismiss{}, Back{}, ShowSheets{}, SheetChosen{CardsSheet})
	if v := screen[Sheets](h); v.New != 0 || v.OnlyNew {
		t.Errorf("new after printing: %+v", v)
	}
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowSheets{})
	if v := screen[Sheets](h); v.New != 0 {
		t.Errorf("%d are new after a power cut", v.New)
	}
}

// The report asks by the periods of the province's form.
func TestReportPeriods(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam")
	h.cfg.Form = report.Form{
		Periods: []report.Period{report.Month, report.Quarter, report.Year}, Rows: []report.FormRow{{Title: content.Text{"vi": "Cộng"}}},
		Columns: []report.FormColumn{{Title: content.Text{"vi": "Nữ"}, Count: "people"}},
	}
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Next{}, ShowReport{})
	v := screen[HallReport](h)
	if v.From != record.DayAt(2026, 5, 1) || v.To != record.DayAt(2026, 5, 31) || !v.Newest || len(v.Bars) != 1 || v.Bars[0].N != 2 || v.Filled.Numbers[0].Counts[0] != 2 {
		t.Fatalf("the month: %+v", v)
	}
	h.do(Sheet{-1})
	if v := screen[HallReport](h); v.From != record.DayAt(2026, 4, 1) || v.Newest || v.Sum.Held != 0 {
		t.Errorf("the month before: %+v", v)
	}
	h.do(PeriodChosen{report.Quarter})
	if v := screen[HallReport](h); v.From != record.DayAt(2026, 4, 1) || v.To != record.DayAt(2026, 6, 30) || v.Step != BarMonth || len(v.Bars) != 3 || v.Bars[1].N != 2 {
		t.Errorf("the quarter: %+v", v)
	}
	h.do(PeriodChosen{report.Half}) // the form has none
	if v := screen[HallReport](h); v.Period != report.Quarter {
		t.Errorf("the period is %s", v.Period)
	}
	h.do(PeriodChosen{report.Year}, Sheet{1}, SheetWanted{AsXLSX})
	if m := made(h); m.As != AsXLSX || m.Report.From != record.DayAt(2026, 1, 1) || len(m.Report.Bars) != 12 {
		t.Errorf("asked for %+v", m.Report)
	}
}

// The register is looked at before it is printed, from where it was chosen.
func TestRegisterOnTheScreen(t *testing.T) {
	h := atSheets(t)
	h.do(ShowRegister{})
	screen[Sheets](h) // another sheet is chosen
	h.do(SheetChosen{RegisterSheet}, ShowRegister{})
	v := screen[Register](h)
	if len(v.Rows) != 3 || v.Rows[2].Given != "Nam" || v.Rows[2].Came != 0 || v.Rows[0].Came != 1 || fmt.Sprint(v.Here, v.Days, v.Held) != "[2] [2026-05-12] 1" {
		t.Errorf("the register: %+v", v)
	}
	h.do(Next{})
	if m := made(h); m.Kind != RegisterSheet || !screen[Register](h).Making {
		t.Errorf("asked for %s", m.Kind.Name())
	}
	h.do(Back{})
	if v := screen[Sheets](h); v.Chosen != RegisterSheet {
		t.Error("back leads to another sheet")
	}
}

// Results of several are one sheet, a page each, and each of them was served.
func TestResultsOfTheWholeClass(t *testing.T) {
	h := atSheets(t)
	h.do(SheetChosen{ResultSheet}, EverybodyChosen{}, PersonChosen{h.id("Nam")})
	if v := screen[Sheets](h); v.Whose != 2 || v.Picked[h.id("Nam")] || !v.Can[ResultSheet] {
		t.Fatalf("chosen: %+v", v)
	}
	h.do(Next{})
	if m := made(h); len(m.People) != 2 || len(m.Results) != 2 || m.People[0].Given != "Lan" || m.People[1].Given != "Na" {
		t.Errorf("results of %+v", m.People)
	}
	h.do(SheetMade{To: "stick"}, Dismiss{})
	if n := len(facts[record.PersonServed](h)); n != 2 {
		t.Errorf("%d people were served", n)
	}
	h.do(EverybodyChosen{}, EverybodyChosen{})
	if v := screen[Sheets](h); v.Whose != 0 || v.Can[ResultSheet] {
		t.Errorf("nobody is chosen, and %d are", v.Whose)
	}
}

// The note of an evening stands on its summary.
func TestSummaryHasTheNote(t *testing.T) {
	h := atDesk(t, forty()[:3]...).do(OpenTonight{}, Next{}, EndLesson{}, WriteNote{}).typing("bacs Lan ddau chaan").do(Next{}, CloseSession{}, Next{}, ShowSheets{}, SheetChosen{SummarySheet}, Next{})
	if m := made(h); m.Evening.Note != "bác Lan đau chân" {
		t.Errorf("the summary has the note %q", m.Evening.Note)
	}
}

// The hard questions go to paper from where they are looked at.
func TestHardQuestionsOnPaper(t *testing.T) {
	h := atDesk(t, forty()[:10]...)
	if _, asked := last[MakeSheet](h.do(ShowInsight{}, SheetWanted{OnPaper})); asked {
		t.Fatal("a sheet of no question was asked for")
	}
	h.do(Back{}).classEvening(0, "L01", nil, hardHands("L01", "L01.Q1", 1, 8, 1), hardHands("L01", "L01.Q2", 6, 3, 1))
	h.do(ShowInsight{}, SheetWanted{OnPaper})
	m := made(h)
	if m.Kind != HardSheet || len(m.Hard.Items) != 2 || m.Hard.Items[0].Item.ID != "L01.Q2" || m.Hard.To != record.DayOf(tuesday) || m.Class == "" {
		t.Errorf("asked for %+v", m.Hard)
	}
	if !screen[Insight](h).Making {
		t.Error("the screen does not say that it is under way")
	}
	h.do(SheetMade{To: "printer", Where: "x"})
	if kept := facts[record.SheetMade](h); len(kept) != 1 || kept[0].Sheet != "hard" {
		t.Errorf("kept %+v", kept)
	}
}
