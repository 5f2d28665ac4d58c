package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow"
)

// The people of the facilitator's gallery: forty names in the order of the list, none of them anybody's.
var listed = strings.Split("Nguyễn Thị An,Nguyễn Văn An,Trần Văn An,Lê Thị Anh,Lê Thị Ảnh,Nguyễn Thị Ánh,Thông Thị Ăn,Đỗ Thị Ân,"+
	"Phạm Thị Bưởi,Trần Thị Cam,Lê Văn Chanh,Võ Thị Chè,Bùi Dũng,Hồ Thị Dừa,Nguyễn Thị Đào,Phạm Đức,"+
	"Trần Thị Gạo,Lê Thị Gấm,Huỳnh Thị Hạt,Đặng Thị Hoa,Ka Hồng,Nguyễn Văn Khế,Võ Thị Lá,Trần Thị Lúa,"+
	"Nguyễn Thị Lựu,K' Mẫu,Nguyễn Thị Mẫu,Đỗ Văn Mít,Lê Thị Na,Nguyễn Văn Ngô,Hồ Văn Nhãn,Phạm Thị Ổi,"+
	"Trần Thị Quýt,Nguyễn Thị Sen,Trần Văn Thử,Lê Văn Tre,Phan Thị Trúc,Nguyễn Thị Vải,Đỗ Thị Xoài,Bùi Thị Mận", ",")

func listedPerson(i int) flow.Person {
	full := listed[i%len(listed)]
	sex, address := record.Female, "ba"
	if strings.Contains(full, "Văn") || len(strings.Fields(full)) == 2 {
		sex, address = record.Male, "ong"
	}
	words := strings.Fields(full)
	return flow.Person{
		ID: learnerNo(byte(i + 60)), Address: address, Given: words[len(words)-1], Display: strings.Join(words[1:], " "), Full: full,
		Year: 1945 + i*7%22, Hamlet: fmt.Sprintf("thôn %d", 1+i%5), Sex: sex, Elder: true,
	}
}

func listedPeople(n int) (all []flow.Person) {
	for i := range n {
		all = append(all, listedPerson(i))
	}
	return all
}

// taken is an attendance list of n people, a few of them away; the last one is new where walkIn is set.
func taken(n int, withWalkIn bool) flow.Attendance {
	s := flow.Attendance{Sheet: 1, Sheets: 1, CanUndo: true, Date: record.DayAt(2026, 5, 19)}
	for i, who := range listedPeople(n) {
		t := flow.AttendanceTile{Person: who, Presence: record.Present}
		switch {
		case i == 11 || i == 21 || i == 28 || i == 32:
			t.Presence = record.Absent
		case i == 5:
			t.Twin = true
		case i == 17 && n > 40:
			t.Presence = record.Late
		case i == n-1 && withWalkIn:
			t.Presence, s.New = record.WalkIn, 1
		}
		if t.Presence.Here() {
			s.Here++
		} else {
			s.Away++
		}
		s.Tiles = append(s.Tiles, t)
	}
	return s
}

func evening(hour, minute int) time.Time {
	return time.Date(2026, 5, 19, hour, minute, 0, 0, time.UTC)
}

func may(days ...int) (all []record.Day) {
	for _, d := range days {
		all = append(all, record.DayAt(2026, 5, d))
	}
	return all
}

// road is that of f09: two evenings here, one on the way, the others arrived.
func roadRows() []flow.ArrivedRow {
	row := func(day, lesson, here int, state flow.RoadState) flow.ArrivedRow {
		l := lessonRef(lesson)
		return flow.ArrivedRow{Date: record.DayAt(2026, 5, day), Lesson: &l, Here: here, State: state}
	}
	return []flow.ArrivedRow{
		row(19, 8, 36, flow.StillHereState), row(16, 3, 16, flow.StillHereState), row(14, 7, 31, flow.OnTheWayState), row(12, 6, 34, flow.ArrivedState),
		row(9, 2, 17, flow.ArrivedState), {Date: record.DayAt(2026, 5, 7), Reason: "power", State: flow.ArrivedState},
		row(5, 5, 33, flow.ArrivedState), row(2, 1, 15, flow.ArrivedState),
	}
}

// code is a matrix that looks like one of version 19: three eyes, and a crowd of modules.
func code() flow.Matrix {
	const size, eye = 93, 7
	m := flow.Matrix{Size: size, Modules: make([]bool, size*size)}
	crowd := rand.New(rand.NewPCG(1, 9))
	for i := range m.Modules {
		x, y := i%size, i/size
		fromLeft, fromTop := min(x, size-1-x), min(y, size-1-y)
		switch corner := x > size/2 && y > size/2; {
		case corner || fromLeft > eye || fromTop > eye:
			m.Modules[i] = crowd.IntN(2) == 0
		case fromLeft < eye && fromTop < eye:
			ring := max(abs(fromLeft-eye/2), abs(fromTop-eye/2))
			m.Modules[i] = ring != 2
		}
	}
	return m
}

func abs(n int) int { return max(n, -n) }

// month is the report of f11.
var month = flow.HallReport{
	From: record.DayAt(2026, 5, 1), To: record.DayAt(2026, 5, 31), Newest: true,
	Sum: report.Row{
		Held: 7, Cancelled: 1, Attendances: 182, Guests: 4, People: 55,
		Ages: [report.Sexes][report.Bands]int{
			record.Female: {report.Age15to34: 2, report.Age35to59: 7, report.Age60to69: 14, report.Age70to79: 10, report.Age80up: 3},
			record.Male:   {report.Age15to34: 1, report.Age35to59: 3, report.Age60to69: 7, report.Age70to79: 6, report.Age80up: 2},
		},
		Skills: []report.SkillResult{{Skill: "5.1", Answers: 33, Right: 28, Hands: 180, HandsRight: 141}},
	},
	Lessons: []flow.LessonTimes{
		{LessonRef: lessonRef(1), Times: 1}, {LessonRef: lessonRef(2), Times: 1}, {LessonRef: lessonRef(3), Times: 1}, {LessonRef: lessonRef(5), Times: 1},
		{LessonRef: lessonRef(6), Times: 1}, {LessonRef: lessonRef(7), Times: 1}, {LessonRef: lessonRef(8), Times: 1},
	},
}
