package ui

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// listedRows are n people of the facilitator's list, one of them called otherwise, one not asked yet, one who does not agree.
func listedRows(n int) (all []flow.LearnerRow) {
	for i, who := range listedPeople(n) {
		row := flow.LearnerRow{Person: who}
		switch i {
		case 2:
			row.Nickname = "Sáu"
		case 5:
			row.Unasked = true
		case 9:
			row.Withdrawn = true
		}
		all = append(all, row)
	}
	return all
}

// mau is the person of f10.
var mau = flow.Person{
	ID: learnerNo(27), Address: "ba", Given: "Mẫu", Display: "Thị Mẫu", Full: "Nguyễn Thị Mẫu", Year: 1955, Hamlet: "thôn Thử", Sex: record.Female, Elder: true,
}

// recorded is the record of f10.
func recorded() flow.LearnerRecord {
	s := flow.LearnerRecord{
		Person: mau, Class: "lớp tối thứ Ba, thứ Năm", Came: 7, Held: 8, Done: 7, First: 28, Second: 5, Kept: evening(20, 31),
		Consent: flow.RecordConsent{Asked: true, Granted: true, Day: record.DayAt(2026, 4, 16), By: "Lê Văn Mẫu"},
	}
	for i, day := range []record.Day{
		record.DayAt(2026, 4, 16), record.DayAt(2026, 4, 21), record.DayAt(2026, 4, 23), record.DayAt(2026, 4, 28), record.DayAt(2026, 5, 5), record.DayAt(2026, 5, 7),
		record.DayAt(2026, 5, 12), record.DayAt(2026, 5, 14), record.DayAt(2026, 5, 19),
	} {
		e := flow.RecordEvening{Date: day, State: flow.EveningHere}
		switch i {
		case 3:
			e.State = flow.EveningAway
		case 5:
			e.State = flow.EveningOff
		case 6:
			e.State = flow.EveningLate
		}
		s.Evenings = append(s.Evenings, e)
	}
	for n := 1; n <= 12; n++ {
		s.Lessons = append(s.Lessons, flow.RecordLesson{LessonRef: lessonRef(n), Done: n <= 8 && n != 4, Missed: n == 4})
	}
	return s
}

// fromStick is a list with a row of each kind.
func fromStick() flow.Roster {
	s := flow.Roster{Step: flow.RosterShown, File: "danh-sach-lop.xlsx", Class: "Tối thứ Ba, thứ Năm", Take: 9, New: 9, Alike: 1, Known: 2, Refused: 2, Sheet: 1, Sheets: 2}
	like := listedPerson(26)
	for i := range 14 {
		who := listedPerson(i + 8)
		l := flow.RosterLine{RosterRow: flow.RosterRow{Line: i + 4, Name: record.Name{Full: who.Full, Hamlet: who.Hamlet}, Year: who.Year}, State: flow.RowNew, Taken: true, I: i}
		switch i {
		case 0:
			l.State, l.Taken, l.Like = flow.RowAlike, false, &like
		case 1:
			l.State, l.Taken, l.Reason, l.Says, l.Year = flow.RowRefused, false, "roster.oddYear", "năm Dần", 0
		case 2:
			l.State, l.Taken, l.Reason, l.Name.Full = flow.RowRefused, false, "roster.noName", ""
		case 12, 13:
			l.State, l.Taken, l.Like = flow.RowKnown, false, &who
		case 5:
			l.Taken = false
		}
		s.Rows = append(s.Rows, l)
	}
	return s
}

func rightsStep(step flow.RightStep) flow.Rights {
	return flow.Rights{Person: mau, Step: step, Evenings: 7}
}

func mergedSide(i int) flow.MergeSide {
	return flow.MergeSide{LearnerRow: flow.LearnerRow{Person: listedPerson(i), Nickname: "Sáu"}, Came: 7 - i%5, Done: 3}
}

var personCases = []galleryCase{
	{name: "f05-walkin-scanned", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) { s.Scanned, s.Consent, s.CanAdd = true, nil, false }))},
	{name: "f05-walkin-unsure", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) {
		s.Scanned, s.Unsure, s.Consent, s.CanAdd, s.Year, s.Age, s.Nickname = true, true, nil, false, "", 0, "Sáu Mận"
	}))},
	{name: "f05-walkin-elsewhere", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) {
		s.Hamlets, s.Hamlet, s.Elsewhere = []string{"thôn 1", "thôn 2", "thôn 3", "thôn 4", "thôn 5"}, 5, "Xã Hàm Kiệm"
	}))},
	{name: "f05-walkin-hamlet", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) { s.Typing, s.Field, s.Elsewhere = true, flow.FieldHamlet, "Xã Hàm" }))},
	{name: "f10-record", view: at(20, 40, recorded())},
	{name: "f10-record-new", view: at(20, 40, with(recorded(), func(s *flow.LearnerRecord) {
		s.Came, s.Held, s.Done, s.First, s.Second, s.Evenings, s.Consent = 0, 0, 0, 0, 0, nil, flow.RecordConsent{}
		for i := range s.Lessons {
			s.Lessons[i].Done, s.Lessons[i].Missed = false, false
		}
	}))},
	{name: "f10-record-aged", view: at(20, 40, with(recorded(), func(s *flow.LearnerRecord) { s.Evenings, s.AgedTo = s.Evenings[4:], record.DayAt(2026, 4, 28) }))},
	{name: "f10-record-merged", view: at(20, 40, with(recorded(), func(s *flow.LearnerRecord) {
		s.Merged, s.Nickname, s.Copied = 1, "Sáu", "HAI-NINH-02"
		s.Consent = flow.RecordConsent{Asked: true, Day: record.DayAt(2026, 5, 19), By: "Nguyễn Thị Ngọc Thùy Linh"}
	}))},
	{name: "f10-record-failed", view: func(content.Lang) flow.View {
		return flow.View{Now: evening(20, 40), Main: recorded(), Notice: &flow.Notice{Key: "people.noStick"}}
	}},
	{name: "f10-edit", view: at(20, 40, flow.EditForm{PersonForm: newcomer.PersonForm, Before: mau, CanSave: true})},
	{name: "f10-withdraw", view: at(20, 40, rightsStep(flow.StepWithdraw))},
	{name: "f10-erase", view: at(20, 40, rightsStep(flow.StepErase))},
	{name: "f10-erase-sure", view: at(20, 40, rightsStep(flow.StepEraseSure))},
	{name: "f10-consent", view: at(20, 40, flow.AskConsentAgain{Person: mau})},
	{name: "f10-consent-heard", view: func(content.Lang) flow.View {
		return flow.View{Now: evening(20, 40), Main: flow.AskConsentAgain{Person: mau}, Voice: true}
	}},
	{name: "f10-merge-find", view: at(20, 40, flow.MergeFind{Person: mau, Query: "ng", People: listedRows(9)})},
	{name: "f10-merge", view: at(20, 40, flow.MergeTwo{Kept: mergedSide(26), Gone: mergedSide(25)})},
	{name: "f10-split", view: at(20, 40, flow.MergeTwo{Kept: mergedSide(26), Gone: mergedSide(25), Undo: true})},
	{name: "f10-learners-found", view: at(20, 40, flow.Learners{People: listedRows(7), Sheet: 1, Sheets: 1, Total: 55, Found: 7, Query: "Ngh"})},
	{name: "f10-learners-typing", view: at(20, 40, flow.Learners{People: listedRows(12), Sheet: 1, Sheets: 1, Total: 55, Found: 19, Query: "N", Typing: true})},
	{name: "f10-roster", view: at(20, 40, fromStick())},
	{name: "f10-roster-looking", view: at(20, 40, flow.Roster{Sheet: 1, Sheets: 1})},
	{name: "f10-roster-none", view: at(20, 40, flow.Roster{Step: flow.RosterFailedStep, Failed: "people.noStick", Sheet: 1, Sheets: 1})},
	{name: "f10-roster-done", view: at(20, 40, with(fromStick(), func(s *flow.Roster) {
		s.Take, s.New, s.Known, s.Rows = 0, 0, 11, s.Rows[12:]
		for i := range s.Rows {
			s.Rows[i].I = i
		}
	}))},
}
