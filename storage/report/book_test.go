package report_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

func id(n byte) record.ID { return record.ID{n} }

func learnerID(n byte) record.LearnerID { return record.LearnerID{ID: id(n)} }

var (
	kiosk   = record.KioskID{ID: id(1)}
	hall    = record.HallID{ID: id(2)}
	class   = record.ClassID{ID: id(3)}
	monday  = record.DayAt(2026, time.November, 16)
	course  = []content.LessonID{"L01", "L02", "L03"}
	first   = record.SessionID{ID: id(10)}
	second  = record.SessionID{ID: id(11)}
	ba      = learnerID(20) // a woman of 71
	ong     = learnerID(21) // a man of 60
	newcome = learnerID(22)
)

// script stamps facts as one kiosk does, a minute apart.
func script(k record.KioskID, facts ...record.Fact) []record.Event {
	var out []record.Event
	start := monday.Time().Add(12 * time.Hour).Unix()
	for i, fact := range facts {
		out = append(out, record.Event{Stamp: record.Stamp{Kiosk: k, Run: 7, Seq: record.Seq(i + 1)}, At: start + int64(60*i), Fact: fact})
	}
	return out
}

func fold(events []record.Event) *report.Book {
	b := new(report.Book)
	for _, e := range events {
		b.Add(e)
	}
	return b
}

// twoEvenings is a class of three over two Mondays, the second cut short by a power cut before it was closed.
func twoEvenings() []record.Event {
	rule := record.MasteryRule{Right: 2, Of: 3}
	answer := func(session record.SessionID, try int, right bool) record.Fact {
		return record.ItemAnswered{Session: session, Learners: []record.LearnerID{ba}, Lesson: "L01", Item: "L01.Q1", Try: try, Right: right, Skill: "0.1", Rule: rule}
	}
	return script(kiosk,
		record.RunStarted{},
		record.HallSet{Hall: hall, Name: "Nhà văn hóa thôn Thử", Commune: "02312"},
		record.ClassMade{Class: class, Name: "Lớp tối thứ hai", Weekdays: []int{1}},
		record.LearnerRegistered{Learner: ba, Class: class, Year: 1955, Sex: record.Female},
		record.LearnerRegistered{Learner: ong, Class: class, Year: 1966, Sex: record.Male},
		record.SessionOpened{Session: first, Class: class, Date: monday, Lesson: "L01"},
		record.LearnerRegistered{Learner: newcome, Class: class},
		record.AttendanceTaken{Session: first, Guests: 2, Marks: []record.Mark{{Learner: ba, Presence: record.Present}, {Learner: ong, Presence: record.Absent}, {Learner: newcome, Presence: record.WalkIn}}},
		record.HandsCounted{Session: first, Lesson: "L01", Item: "L01.Q1", Counts: []int{3, 9, 1}, Right: 1, Skill: "0.1"},
		record.PageShown{Session: first, Learners: []record.LearnerID{ba}, Lesson: "L01", Page: "L01.P2"},
		answer(first, 1, false),
		answer(first, 2, true),
		answer(first, 1, true),
		record.AttendanceFixed{Session: first, Mark: record.Mark{Learner: ong, Presence: record.Late}, Reason: "đến muộn"},
		record.SessionClosed{Session: first}, // 15
		record.Exported{Way: "usb", First: 1, Last: 15},
		record.SessionCancelled{Class: class, Date: monday + 7, Reason: "rain"},
		record.SessionOpened{Session: second, Class: class, Date: monday + 14, Lesson: "L02"}, // 18
		record.AttendanceTaken{Session: second, Marks: []record.Mark{{Learner: ba, Presence: record.Absent}}},
		record.LearnerArrived{Session: second, Learners: []record.LearnerID{ba}},
		answer(second, 1, true),
		answer(second, 1, false),
		answer(second, 1, false),
		record.LessonFinished{Session: second, Learners: []record.LearnerID{ba}, Lesson: "L01"},
		record.TextSizeChosen{Learners: []record.LearnerID{ba}, Size: 2},
		record.ReceiptTaken{Run: 7, UpTo: 16, Issued: monday.Time().Add(72 * time.Hour).Unix()},
	)
}

func TestSession(t *testing.T) {
	b := fold(twoEvenings())
	got, ok := b.Session(first)
	if !ok {
		t.Fatal("the session is not there")
	}
	want := report.Session{
		ID: first, Kiosk: kiosk, Class: class, Date: monday, Lesson: "L01", Closed: true,
		From:  monday.Time().Add(12*time.Hour + 5*time.Minute),
		To:    monday.Time().Add(12*time.Hour + 14*time.Minute),
		Marks: []record.Mark{{Learner: ba, Presence: record.Present}, {Learner: ong, Presence: record.Late}, {Learner: newcome, Presence: record.WalkIn}},
		Here:  3, WalkIns: 1, Guests: 2, Last: 15,
		Hands: []record.HandsCounted{{Session: first, Lesson: "L01", Item: "L01.Q1", Counts: []int{3, 9, 1}, Right: 1, Skill: "0.1"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	open, _ := b.Session(second)
	if open.Closed || open.Here != 1 || open.Away != 0 {
		t.Errorf("sitting down at the kiosk did not make her present: %+v", open)
	}
	if got := b.Cancelled(); len(got) != 1 || got[0].Reason != "rain" {
		t.Errorf("got %+v", got)
	}
}

// TestAnEveningHeldAfterAll: rain called it off, the rain stopped, and the class came: it took place.
func TestAnEveningHeldAfterAll(t *testing.T) {
	events := twoEvenings()
	again := record.Event{
		Stamp: record.Stamp{Kiosk: kiosk, Run: 7, Seq: 900},
		Fact:  record.SessionOpened{Session: record.SessionID{ID: id(90)}, Class: class, Date: monday + 7, Lesson: "L02"},
	}
	b := fold(append(events, again))
	if got := b.Cancelled(); len(got) != 0 {
		t.Errorf("still called off: %+v", got)
	}
	before, after := fold(events).Table(monday, monday+30, report.ByHall).Total, b.Table(monday, monday+30, report.ByHall).Total
	if after.Cancelled != before.Cancelled-1 || after.Held != before.Held+1 {
		t.Errorf("held %d and called off %d, before %d and %d", after.Held, after.Cancelled, before.Held, before.Cancelled)
	}
}

func TestProgress(t *testing.T) {
	events := twoEvenings()
	tests := []struct {
		name string
		upTo int
		want report.Progress
	}{
		{"before anything", 9, report.Progress{}},
		{"at a page", 10, report.Progress{Lesson: "L01", Page: "L01.P2"}},
		{"after a miss and a second try", 12, report.Progress{Lesson: "L01", Page: "L01.P2", Practised: 1}},
		{"after two first tries, one right", 13, report.Progress{Lesson: "L01", Page: "L01.P2", Practised: 1}},
		{"after two right of three", 21, report.Progress{Lesson: "L01", Page: "L01.P2", Practised: 1, Mastered: []content.ItemID{"L01.Q1"}}},
		{"after two more misses it is not taken away", 23, report.Progress{Lesson: "L01", Page: "L01.P2", Practised: 1, Mastered: []content.ItemID{"L01.Q1"}}},
		{"at the end", 26, report.Progress{Lesson: "L01", Practised: 1, Mastered: []content.ItemID{"L01.Q1"}, Finished: []content.LessonID{"L01"}, Size: 2, Sized: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fold(events[:test.upTo]).Progress(ba); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestTonight(t *testing.T) {
	events := twoEvenings()
	for _, test := range []struct {
		name string
		upTo int
		want content.LessonID
	}{
		{"a new class", 3, "L01"},
		{"after the first evening", 15, "L02"},
		{"after the second", 26, "L03"},
	} {
		want := report.Proposal{Class: class, Lesson: test.want}
		if got := fold(events[:test.upTo]).Tonight(monday+21, course); got != want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, want)
		}
	}
}

func TestRoad(t *testing.T) {
	road := fold(twoEvenings()).Road(kiosk)
	if road.CarriedTo != 15 || road.ArrivedTo != 16 || road.ArrivedDate != monday || !road.Any || len(road.Sessions) != 2 {
		t.Fatalf("got %+v", road)
	}
	if s := road.Sessions[0]; s.Leg != report.Arrived || s.ArrivedAt != monday.Time().Add(72*time.Hour) || s.CarriedAt.IsZero() {
		t.Errorf("the first evening: %+v", s)
	}
	if s := road.Sessions[1]; s.Leg != report.AtKiosk || !s.CarriedAt.IsZero() {
		t.Errorf("the second evening: %+v", s)
	}
}

func TestTable(t *testing.T) {
	got := fold(twoEvenings()).Table(monday, monday+30, report.ByHall)
	want := report.Row{
		Hall: hall, Name: "Nhà văn hóa thôn Thử", Commune: "02312", Halls: 1, Held: 2, Cancelled: 1, Attendances: 6, Guests: 2, People: 3,
		Lessons: []report.LessonCount{{Lesson: "L01", Times: 1}, {Lesson: "L02", Times: 1}},
		Skills:  []report.SkillResult{{Skill: "0.1", Answers: 5, Right: 2, Hands: 13, HandsRight: 9}},
	}
	want.Ages[record.Female][report.Age70to79] = 1
	want.Ages[record.Male][report.Age60to69] = 1
	want.Ages[record.SexUnknown][report.AgeUnknown] = 1
	if len(got.Rows) != 1 || !reflect.DeepEqual(got.Rows[0], want) {
		t.Errorf("got  %+v\nwant %+v", got.Rows, want)
	}
	want.Hall, want.Name, want.Commune = record.HallID{}, "", ""
	if !reflect.DeepEqual(got.Total, want) {
		t.Errorf("total: got %+v\nwant %+v", got.Total, want)
	}
	early := fold(twoEvenings()).Table(monday, monday, report.ByCommune)
	if row := early.Rows[0]; row.Held != 1 || row.Cancelled != 0 || row.Attendances != 5 || row.Commune != "02312" || row.Name != "" || row.Skills[0].Answers != 2 {
		t.Errorf("the first day alone: %+v", row)
	}
	if late := fold(twoEvenings()).Table(monday+30, monday+60, report.ByHall); len(late.Rows) != 0 {
		t.Errorf("an empty month has rows: %+v", late.Rows)
	}
}

// Two halls of one commune are two rows, or one row that counts two halls.
func TestTableByCommune(t *testing.T) {
	other := script(record.KioskID{ID: id(9)},
		record.HallSet{Hall: record.HallID{ID: id(8)}, Name: "Nhà văn hóa thôn Mẫu", Commune: "02312"},
		record.SessionCancelled{Class: record.ClassID{ID: id(7)}, Date: monday, Reason: "power"},
	)
	b := fold(append(twoEvenings(), other...))
	if rows := b.Table(monday, monday+30, report.ByHall).Rows; len(rows) != 2 || rows[0].Name != "Nhà văn hóa thôn Mẫu" {
		t.Errorf("by hall: %+v", rows)
	}
	if rows := b.Table(monday, monday+30, report.ByCommune).Rows; len(rows) != 1 || rows[0].Halls != 2 || rows[0].Cancelled != 2 {
		t.Errorf("by commune: %+v", rows)
	}
}

func TestBandOf(t *testing.T) {
	for _, test := range []struct {
		born int
		want report.Band
	}{
		{0, report.AgeUnknown}, {2030, report.AgeUnknown}, {2012, report.AgeUnder15}, {2011, report.Age15to34}, {1992, report.Age15to34},
		{1991, report.Age35to59}, {1967, report.Age35to59}, {1966, report.Age60to69}, {1957, report.Age60to69}, {1956, report.Age70to79},
		{1947, report.Age70to79}, {1946, report.Age80up},
	} {
		if got := report.BandOf(test.born, 2026); got != test.want {
			t.Errorf("%d: got %v, want %v", test.born, got, test.want)
		}
	}
}

// nameList stands for the kiosk's vault.
type nameList map[record.ID]string

func (n nameList) Name(person record.ID) (record.Name, bool) {
	full, ok := n[person]
	return record.Name{Full: full}, ok
}

func TestLearnersInVietnameseOrder(t *testing.T) {
	names := nameList{ba.ID: "Bùi Dũng", ong.ID: "Đỗ Thị Ân", newcome.ID: "Lê Thị Anh"}
	var got []record.LearnerID
	for _, l := range fold(twoEvenings()).Learners(class, names) {
		got = append(got, l.ID)
	}
	if want := []record.LearnerID{newcome, ong, ba}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if other := fold(twoEvenings()).Learners(record.ClassID{ID: id(99)}, names); len(other) != 0 {
		t.Errorf("another class has %v", other)
	}
}

// Where several options are right the hands for each of them are.
func TestHandsForSeveralRightOptions(t *testing.T) {
	hands := record.HandsCounted{Session: second, Lesson: "L02", Item: "L02.Q9", Counts: []int{4, 1, 5}, Right: 0, Rights: []int{0, 2}, Skill: "0.2"}
	b := fold(afterwards(hands))
	want := report.SkillResult{Skill: "0.2", Hands: 10, HandsRight: 9}
	if got := b.Table(monday, monday+99, report.ByHall).Total.Skills; !slices.Contains(got, want) {
		t.Errorf("got %+v, want %+v among them", got, want)
	}
	insight := b.Insight(class, monday, monday+99)
	if at := slices.IndexFunc(insight, func(in report.ItemInsight) bool { return in.Item == hands.Item }); at < 0 || insight[at].Right != want.HandsRight {
		t.Errorf("the insight says otherwise: %+v", insight)
	}
}
