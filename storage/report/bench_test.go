package report_test

import (
	"fmt"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// year is a hall's year: 60 learners, 100 evenings, some 650 events each.
func year() ([]record.Event, nameList) {
	names := nameList{}
	facts := []record.Fact{
		record.HallSet{Hall: hall, Name: "Nhà văn hóa thôn Thử", Commune: "02312"},
		record.ClassMade{Class: class, Name: "Lớp tối thứ hai", Weekdays: []int{1}},
	}
	var marks []record.Mark
	for n := range 60 {
		l := learnerID(byte(100 + n))
		names[l.ID] = []string{"Nguyễn", "Trần", "Đỗ"}[n%3] + " Thị " + inOrder[n%len(inOrder)]
		facts = append(facts, record.LearnerRegistered{Learner: l, Class: class, Year: 1940 + n, Sex: record.Sex(1 + n%2)})
		marks = append(marks, record.Mark{Learner: l, Presence: record.Presence(n % 3)})
	}
	for evening := range 100 {
		session := record.SessionID{ID: record.ID{9, byte(evening)}}
		lesson := course[evening%len(course)]
		facts = append(facts, record.SessionOpened{Session: session, Class: class, Date: monday + record.Day(evening), Lesson: lesson},
			record.AttendanceTaken{Session: session, Marks: marks})
		for n := range 660 {
			facts = append(facts, record.ItemAnswered{
				Session: session, Learners: []record.LearnerID{learnerID(byte(100 + n%60))}, Lesson: lesson, Item: content.ItemID(fmt.Sprint(lesson, ".Q", n%5)),
				Try: 1 + n%2, Right: n%3 > 0, Skill: "0.1", Rule: record.MasteryRule{Right: 2, Of: 3},
			})
		}
		facts = append(facts, record.SessionClosed{Session: session})
	}
	return script(kiosk, facts...), names
}

func BenchmarkFoldAYear(b *testing.B) {
	events, _ := year()
	for b.Loop() {
		fold(events)
	}
	b.ReportMetric(float64(len(events)), "events")
}

func BenchmarkTableOfAYear(b *testing.B) {
	events, _ := year()
	book := fold(events)
	for b.Loop() {
		book.Table(monday, monday+400, report.ByHall)
	}
}

func BenchmarkAnswersOfAnEvening(b *testing.B) {
	events, names := year()
	book := fold(events)
	for name, ask := range map[string]func(){
		"Learners": func() { book.Learners(class, names) },
		"Sessions": func() { book.Sessions() },
		"Progress": func() { book.Progress(learnerID(100)) },
		"Recall":   func() { book.Recall(learnerID(100), []content.ItemID{"L01.Q1", "L02.Q1", "L03.Q1"}, 5) },
		"Road":     func() { book.Road(kiosk) },
		"Tonight":  func() { book.Tonight(monday, course) },
		"Insight":  func() { book.Insight(class, monday, monday+400) },
		"NeedHelp": func() { book.NeedHelp(class) },
		"Absent":   func() { book.Absent(class, 3) },
		"Journal":  func() { book.Journal(monday, monday+400) },
		"Markings": func() { book.Markings(record.SessionID{ID: record.ID{9, 1}}) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask()
			}
		})
	}
}
