package ui

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// What a facilitator keeps of a term: classes, plan, days off, notes, visits and hard questions. Their ids are in the files that draw them.

var someClasses = []flow.ClassRow{
	{ClassRef: flow.ClassRef{ID: record.ClassID{ID: record.ID{1}}, Name: "Tối thứ Ba, thứ Năm", Members: 39}, Days: []int{2, 4}, Minute: 19 * 60},
	{ClassRef: flow.ClassRef{ID: record.ClassID{ID: record.ID{2}}, Name: "Lớp các bác cao tuổi buổi sáng", Members: 14}, Days: []int{6, 0}, Minute: 8*60 + 30},
	{ClassRef: flow.ClassRef{ID: record.ClassID{ID: record.ID{3}}, Name: "Lớp hè", Members: 21}, Days: []int{1, 3, 5}, Minute: 14 * 60, Ended: true},
}

var classAtHand = flow.ClassForm{Name: "Tối thứ Ba, thứ Năm", Days: [7]bool{2: true, 4: true}, Minute: 19 * 60, Members: 39, CanEnd: true, CanKeep: true}

func termPlan() flow.TermPlan {
	s := flow.TermPlan{Class: "Tối thứ Ba, thứ Năm", Sheet: 1, Sheets: 4}
	day := record.DayAt(2026, 5, 19)
	for i := range 12 {
		row := flow.PlanRow{Date: day, Lesson: lessonRef(1 + (7+i)%12), Fixed: i == 3}
		if i == 5 {
			row = flow.PlanRow{Date: day, Off: "festival"}
		}
		s.Rows = append(s.Rows, row)
		day += record.Day(2 + 3*(i%2))
	}
	return s
}

var daysOff = flow.Holidays{Sheet: 1, Sheets: 1, Rows: []flow.Holiday{
	{From: record.DayAt(2026, 5, 19), To: record.DayAt(2026, 5, 24), Reason: "rain"}, {From: record.DayAt(2026, 9, 2), To: record.DayAt(2026, 9, 2), Reason: "festival"},
	{From: record.DayAt(2026, 10, 1), To: record.DayAt(2026, 10, 31), Reason: "busy"}, {From: record.DayAt(2027, 2, 1), To: record.DayAt(2027, 2, 14), Reason: "other"},
}}

var (
	weekOff  = flow.HolidayForm{From: record.DayAt(2026, 5, 19), To: record.DayAt(2026, 5, 24), Reasons: []string{"rain", "power", "festival", "busy", "other"}, Chosen: 0, Evenings: 2}
	noteText = "Xong trang 4 bài 8. Bác Lan đau chân, nhờ anh Nam chở. Lần sau ôn lại cách gọi lại số quen, và mang thêm kính lão cho cô Mận."
	noted    = flow.WriteEvening{Date: record.DayAt(2026, 5, 19), Class: "Tối thứ Ba, thứ Năm", Lesson: lessonRef(8), Text: noteText, Left: 158, CanKeep: true}
)

var toVisit = flow.Visits{Sheet: 1, Sheets: 2, CanUndo: true, Rows: []flow.VisitRow{
	{Person: listedPerson(3), Class: "Tối thứ Ba, thứ Năm", Missed: 5, LastSeen: record.DayAt(2026, 4, 30)},
	{Person: listedPerson(11), Class: "Tối thứ Ba, thứ Năm", Missed: 4, LastSeen: record.DayAt(2026, 5, 5), Outcome: "ill"},
	{Person: listedPerson(17), Class: "Tối thứ Ba, thứ Năm", Missed: 3},
	{Person: listedPerson(21), Class: "Lớp các bác cao tuổi buổi sáng", Missed: 3, LastSeen: record.DayAt(2026, 5, 7), Outcome: "comes"},
	{Person: listedPerson(28), Class: "Tối thứ Ba, thứ Năm", Missed: 3, LastSeen: record.DayAt(2026, 5, 7)},
	{Person: listedPerson(32), Class: "Tối thứ Ba, thứ Năm", Missed: 3, LastSeen: record.DayAt(2026, 5, 7), Outcome: "unknown"},
}}

// hard is a question of which so many were mistaken.
func hard(it content.Item, lesson, number, missed int, counts ...int) flow.HardItem {
	n := 0
	for _, c := range counts {
		n += c
	}
	return flow.HardItem{Lesson: lessonRef(lesson), Number: number, Item: it, Answers: n, Missed: missed, ByOption: counts, Attracts: 0}
}

func hardQuestions() flow.Insight {
	s := flow.Insight{Class: "Tối thứ Ba, thứ Năm", From: record.DayAt(2026, 4, 21), To: record.DayAt(2026, 5, 19), Helped: 3, Items: []flow.HardItem{
		hard(longItem, 8, 3, 17, 15, 2, 19), hard(otpItem, 7, 2, 15, 13, 21, 2), hard(longItem, 6, 1, 13, 10, 3, 23), hard(otpItem, 4, 5, 11, 9, 24, 2), hard(longItem, 8, 2, 9, 6, 3, 27),
	}}
	s.Items[1].Proposed = true
	return s
}

var needy = flow.NeedHelp{Class: "Tối thứ Ba, thứ Năm", Sheet: 1, Sheets: 1, Rows: []flow.HelpRow{
	{Person: listedPerson(11), Tries: 9, Missed: 6, Raised: 2, Lessons: []flow.LessonRef{lessonRef(4), lessonRef(7), lessonRef(8)}},
	{Person: listedPerson(17), Tries: 5, Missed: 3, Lessons: []flow.LessonRef{lessonRef(8)}}, {Person: listedPerson(28), Raised: 2},
}}

func beforeClass() flow.Before {
	s := hardQuestions()
	return flow.Before{
		Class: s.Class, Note: noteText, Noted: record.DayAt(2026, 5, 14), Review: s.Items[1:2], Hard: &s.Items[0], Help: needy.Rows, Helped: 3, Away: 3,
	}
}

var rooms = flow.More{Doors: []flow.Door{
	{ID: "past", Icon: "list", Open: flow.ShowPast{}}, {ID: "plan", Icon: "calendar", Open: flow.ShowPlan{}}, {ID: "classes", Icon: "people", Open: flow.ShowClasses{}},
	{ID: "holidays", Icon: "star", Open: flow.ShowHolidays{}}, {ID: "arrived", Icon: "send", Open: flow.ShowArrived{}}, {ID: "settings", Icon: "gear", Open: flow.ShowSettings{}},
}}

// A class's course, where a pack has several.
var (
	safeCourse = content.Text{content.Vietnamese: "Giữ mình an toàn trên mạng", content.English: "Keeping safe online"}
	longCourse = content.Text{
		content.Vietnamese: "Bán nông sản của nhà trồng được trên mạng: chụp ảnh, trả lời khách và nhận tiền cho chắc chắn",
		content.English:    "Selling what your own fields gave over the internet: taking pictures, answering buyers and being paid safely",
	}
)

var termDeskCases = []galleryCase{
	{name: "f03-tonight-before", view: at(18, 52, with(tonight, func(s *flow.Tonight) { s.Before = beforeClass() }))},
	{name: "f03-tonight-visits", view: at(18, 52, with(tonight, func(s *flow.Tonight) { s.Before.Away = 3 }))},
	{name: "f15-more", view: at(18, 52, rooms)},
	{name: "f15-classes", view: at(18, 52, flow.Classes{Rows: someClasses, Sheet: 1, Sheets: 1})},
	{name: "f15-class", view: at(18, 52, classAtHand)},
	{name: "f15-class-new", view: at(18, 52, flow.ClassForm{New: true, Name: "Lớp 3", Days: [7]bool{2: true}, Minute: 1140, CanKeep: true})},
	{name: "f15-class-ending", view: at(18, 52, with(classAtHand, func(s *flow.ClassForm) { s.Ending = true }))},
	{name: "f15-class-course", view: at(18, 52, with(classAtHand, func(s *flow.ClassForm) { s.Course = safeCourse }))},
	{name: "f15-class-course-long", view: at(18, 52, with(classAtHand, func(s *flow.ClassForm) { s.Course = longCourse }))},
	{name: "f15-class-typing", view: at(18, 52, with(classAtHand, func(s *flow.ClassForm) { s.Typing = true }))},
	{name: "f15-plan", view: at(18, 52, termPlan())},
	{name: "f15-plan-classes", view: at(18, 52, with(termPlan(), func(s *flow.TermPlan) {
		s.Classes = []flow.ClassRef{someClasses[0].ClassRef, someClasses[1].ClassRef}
	}))},
	{name: "f15-plan-empty", view: at(18, 52, flow.TermPlan{Sheet: 1, Sheets: 4, Chosen: -1})},
	{name: "f15-evening", view: at(18, 52, flow.PlanEvening{Date: record.DayAt(2026, 5, 26), Class: "Tối thứ Ba, thứ Năm", Tiles: tiles12(), Fixed: true})},
	{name: "f16-holidays", view: at(18, 52, daysOff)},
	{name: "f16-holidays-class", view: at(18, 52, with(daysOff, func(s *flow.Holidays) {
		s.Rows = append([]flow.Holiday{}, s.Rows...)
		s.Rows[0].Name, s.Rows[1].Name = "Tối thứ Ba, thứ Năm", "Lớp sáng Chủ nhật của các bác Hội người cao tuổi thôn 2"
	}))},
	{name: "f16-holiday-class", view: at(18, 52, with(weekOff, func(s *flow.HolidayForm) { s.Several, s.Class = true, "Tối thứ Ba, thứ Năm" }))},
	{name: "f16-holiday-all", view: at(18, 52, with(weekOff, func(s *flow.HolidayForm) { s.Several = true }))},
	{name: "f16-holidays-none", view: at(18, 52, flow.Holidays{Sheet: 1, Sheets: 1})},
	{name: "f16-holiday", view: at(18, 52, weekOff)},
	{name: "f17-note", view: at(20, 34, noted)},
	{name: "f17-note-empty", view: at(20, 34, with(noted, func(s *flow.WriteEvening) { s.Text, s.Left, s.CanKeep = "", 280, false }))},
	{name: "f17-close-noted", view: at(20, 34, with(closed, func(s *flow.Close) { s.Note = noteText }))},
	{name: "f18-visits", view: at(18, 52, toVisit)},
	{name: "f18-visits-none", view: at(18, 52, flow.Visits{Sheet: 1, Sheets: 1})},
	{name: "f12-items", view: at(20, 44, hardQuestions())},
	{name: "f12-items-proposed", view: at(20, 44, with(hardQuestions(), func(s *flow.Insight) { s.Chosen = 1 }))},
	{name: "f12-items-printed", view: printedQuestions},
	{name: "f12-items-none", view: at(20, 44, flow.Insight{Class: "Tối thứ Ba, thứ Năm", Chosen: -1})},
	{name: "f12-help", view: at(20, 44, needy)},
	{name: "f19-before", view: at(18, 52, beforeClass())},
	{name: "f19-before-nothing", view: at(18, 52, flow.Before{Class: "Tối thứ Ba, thứ Năm"})},
}

// printedQuestions: the five questions lie on the stick.
func printedQuestions(content.Lang) flow.View {
	return flow.View{Now: evening(20, 44), Main: hardQuestions(), Notice: &flow.Notice{Key: "paper.toStick", Args: map[string]any{"where": "giay-in/cau-hay-nham-2026-05-19.pdf"}}}
}
