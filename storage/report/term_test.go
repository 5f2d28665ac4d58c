package report_test

import (
	"reflect"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// later adds facts to the two evenings, as if they came after them.
func afterwards(facts ...record.Fact) []record.Event {
	events := twoEvenings()
	end := events[len(events)-1]
	for i, fact := range facts {
		events = append(events, record.Event{
			Stamp: record.Stamp{Kiosk: kiosk, Run: 8, Seq: end.Seq + record.Seq(i+1)}, At: end.At + int64(60*(i+1)), By: record.FacilitatorID{ID: id(60)}, Fact: fact,
		})
	}
	return events
}

func TestClassesAsTheyStand(t *testing.T) {
	changed := record.ClassChanged{Class: class, Name: "Lớp chiều thứ ba", Course: "khac", Weekdays: []int{2}, Minute: 840}
	b := fold(afterwards(changed))
	want := record.ClassMade{Class: class, Name: "Lớp chiều thứ ba", Course: "khac", Weekdays: []int{2}, Minute: 840}
	if got := b.Classes(); len(got) != 1 || !reflect.DeepEqual(got[0], want) || len(b.EndedClasses()) != 0 {
		t.Errorf("got %+v", got)
	}
	over := changed
	over.Ended = true
	b = fold(afterwards(changed, over))
	if got := b.EndedClasses(); len(got) != 1 || len(b.Classes()) != 0 {
		t.Errorf("ended: %+v", got)
	}
	if got := b.Tonight(monday+21, course); !got.Class.IsZero() {
		t.Errorf("an ended class is proposed: %+v", got)
	}
	if b = fold(afterwards(over, changed)); len(b.Classes()) != 1 {
		t.Error("a class that began again is not there")
	}
}

func TestPlanAndHolidays(t *testing.T) {
	day, other := monday+21, record.ClassID{ID: id(99)}
	b := fold(afterwards(
		record.ClassPlanned{Class: class, Date: day, Lesson: "L02"}, record.ClassPlanned{Class: class, Date: day + 7, Lesson: "L03"},
		record.ClassPlanned{Class: class, Date: day + 14, Lesson: "L01"}, record.ClassPlanned{Class: class, Date: day + 14},
		record.HolidaySet{From: day + 10, To: day + 12, Reason: "gặt", Class: class}, record.HolidaySet{From: day + 10, To: day + 10, Reason: "mưa", Class: other},
		record.HolidaySet{From: day + 20, To: day + 21, Reason: "mưa", Class: class}, record.HolidaySet{From: day + 20, Reason: "mưa", Class: class, Off: true},
		record.HolidaySet{From: day, To: day + 2, Reason: "Tết"}, record.HolidaySet{From: day + 5, To: day + 6, Reason: "lụt"}, record.HolidaySet{From: day + 5, Off: true},
	))
	for d, want := range map[record.Day]content.LessonID{day - 1: "", day: "L02", day + 7: "L03", day + 14: ""} {
		if got, ok := b.Planned(class, d); got != want || ok != (want != "") {
			t.Errorf("%v: %q, %v", d, got, ok)
		}
	}
	if got := b.Tonight(day, course).Lesson; got != "L02" {
		t.Errorf("planned L02, proposed %s", got)
	}
	for d, want := range map[record.Day]string{day + 10: "mưa", day + 11: "", day: "Tết", day + 20: ""} { // of another class
		if got, off := b.Holiday(kiosk, other, d); got != want || off != (want != "") {
			t.Errorf("another class, %v: %q, %v", d, got, off)
		}
	}
	for d, want := range map[record.Day]string{day - 1: "", day: "Tết", day + 2: "Tết", day + 3: "", day + 5: "", day + 10: "gặt", day + 12: "gặt", day + 20: ""} {
		if got, off := b.Holiday(kiosk, class, d); got != want || off != (want != "") {
			t.Errorf("%v: %q, %v", d, got, off)
		}
	}
}

// A question that was put before the next evening is gone once that evening is over.
func TestProposedUntilTheNextEvening(t *testing.T) {
	third := record.SessionID{ID: id(12)}
	facts := []record.Fact{
		record.ItemProposed{Class: class, Lesson: "L01", Item: "L01.Q1"}, record.ItemProposed{Class: class, Lesson: "L01", Item: "L01.Q2"},
		record.ItemProposed{Class: class, Lesson: "L01", Item: "L01.Q2", Off: true},
		record.SessionClosed{Session: second}, // the evening before: it was opened earlier
		record.SessionOpened{Session: third, Class: class, Date: monday + 21, Lesson: "L03"}, record.SessionClosed{Session: third},
	}
	for n, want := range map[int]int{0: 0, 1: 1, 2: 2, 3: 1, 4: 1, 5: 1, 6: 0} {
		if got := fold(afterwards(facts[:n]...)).Proposed(class); len(got) != want {
			t.Errorf("after %d facts: %v", n, got)
		}
	}
}

func TestFacilitatorsAndResets(t *testing.T) {
	lan, nam := record.FacilitatorID{ID: id(60)}, record.FacilitatorID{ID: id(61)}
	b := fold(afterwards(record.FacilitatorAdded{Facilitator: lan}, record.FacilitatorAdded{Facilitator: nam}, record.FacilitatorLeft{Facilitator: lan}))
	if got := b.Facilitators(); len(got) != 1 || got[0] != nam {
		t.Errorf("got %v", got)
	}
	asked, answered := record.PINResetAsked{Facilitator: lan, Question: 7}, record.PINReset{Facilitator: lan, Question: 7}
	again := record.PINResetAsked{Facilitator: lan, Question: 8}
	for _, test := range []struct {
		name  string
		facts []record.Fact
		want  uint32
	}{
		{"nothing was asked", nil, 0}, {"asked", []record.Fact{asked}, 7}, {"a later question replaces it", []record.Fact{asked, again}, 8},
		{"answered", []record.Fact{asked, answered}, 0}, {"the same question never again", []record.Fact{asked, answered, asked}, 0},
		{"another does", []record.Fact{asked, answered, again}, 8},
	} {
		b := fold(afterwards(test.facts...))
		if got, open := b.OpenReset(lan); got != test.want || open != (test.want != 0) {
			t.Errorf("%s: %d, %v", test.name, got, open)
		}
		if b.ResetDrawn(kiosk, 7) != (len(test.facts) > 0) || b.ResetDrawn(record.KioskID{ID: id(9)}, 7) {
			t.Errorf("%s: drawn is wrong", test.name)
		}
	}
}

func TestInsight(t *testing.T) {
	wrong := func(item content.ItemID, option int) record.Fact {
		return record.ItemAnswered{Session: second, Learners: []record.LearnerID{ong}, Lesson: "L02", Item: item, Rev: 2, Try: 1, Choice: option}
	}
	right := record.ItemAnswered{Session: second, Learners: []record.LearnerID{ong}, Lesson: "L02", Item: "L02.Q1", Rev: 2, Try: 1, Choice: 0, Right: true}
	several := record.ItemAnswered{Session: second, Learners: []record.LearnerID{ong}, Lesson: "L02", Item: "L02.Q2", Try: 1, Choice: -1, Chosen: []int{0, 2}}
	hands := record.HandsCounted{Session: second, Lesson: "L02", Item: "L02.Q1", Rev: 2, Counts: []int{4, 1, 5}, Right: 0}
	b := fold(afterwards(wrong("L02.Q1", 1), wrong("L02.Q1", 2), right, hands, several, wrong("L02.Q3", 1<<40)))
	want := []report.ItemInsight{
		{Lesson: "L02", Item: "L02.Q2", Answers: 1, Attracts: -1},
		{Lesson: "L02", Item: "L02.Q3", Rev: 2, Answers: 1, Attracts: -1},
		{Lesson: "L01", Item: "L01.Q1", Answers: 3, Right: 1, ByOption: []int{3}, Attracts: 0},
		{Lesson: "L02", Item: "L02.Q1", Rev: 2, Answers: 13, Right: 5, ByOption: []int{5, 2, 6}, Attracts: 2},
	}
	if got := b.Insight(class, monday+14, monday+14); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for name, got := range map[string][]report.ItemInsight{
		"another class": b.Insight(record.ClassID{ID: id(99)}, 0, monday+99), "another time": b.Insight(class, monday+15, monday+99),
		"void": fold(afterwards(record.SessionVoided{Session: second, Reason: "nhầm"})).Insight(class, monday+14, monday+14),
	} {
		if len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestNeedHelp(t *testing.T) {
	b := fold(afterwards(record.HandRaised{Session: second, Learners: []record.LearnerID{ong}}, record.HandRaised{Session: second, Learners: []record.LearnerID{ong}}))
	want := []report.Help{
		{Learner: ba, Tries: 5, Missed: 3, Items: []content.ItemID{"L01.Q1"}},
		{Learner: ong, Raised: 2},
	}
	if got := b.NeedHelp(class); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := b.NeedHelp(record.ClassID{ID: id(99)}); len(got) != 0 {
		t.Errorf("another class: %+v", got)
	}
}

func TestAbsent(t *testing.T) {
	evening := func(n byte, here ...record.LearnerID) []record.Fact {
		s := record.SessionID{ID: id(70 + n)}
		list := record.AttendanceTaken{Session: s}
		for _, one := range []record.LearnerID{ba, ong, newcome} {
			p := record.Absent
			for _, came := range here {
				if came == one {
					p = record.LeftEarly
				}
			}
			list.Marks = append(list.Marks, record.Mark{Learner: one, Presence: p})
		}
		return []record.Fact{record.SessionOpened{Session: s, Class: class, Date: monday + 14 + 7*record.Day(n), Lesson: "L01"}, list}
	}
	join := func(parts ...[]record.Fact) (all []record.Fact) {
		for _, p := range parts {
			all = append(all, p...)
		}
		return all
	}
	missing := func(facts []record.Fact) []report.Absence { return fold(afterwards(facts...)).Absent(class, 3) }
	three := join(evening(1, ba), evening(2, ba), evening(3, ba))
	got := missing(three)
	want := []report.Absence{{Learner: ong, Missed: 4, LastSeen: monday, Seen: true}, {Learner: newcome, Missed: 4, LastSeen: monday, Seen: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	void := []record.Fact{record.SessionVoided{Session: record.SessionID{ID: id(71)}, Reason: "nhầm"}, record.SessionVoided{Session: second, Reason: "nhầm"}}
	for name, facts := range map[string][]record.Fact{
		"void evenings do not count":            join(three, void),
		"an evening to which nobody came":       join(evening(1, ba), evening(2), void[1:]),
		"they came again":                       join(three, evening(4, ba, ong, newcome)),
		"seen in another class since":           join(three, seenElsewhere(ong, newcome)),
		"two sessions on a day are one evening": join(evening(1, ba), evening(1, ba), evening(1, ba)),
		"nobody is forgotten and visited":       join(three, []record.Fact{record.PersonErased{Person: ong.ID}, record.PersonErased{Person: newcome.ID}}),
	} {
		if got := missing(facts); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	ill := record.AbsenceFollowed{Learner: ong, Outcome: "ill"}
	if got := missing(join(three, []record.Fact{ill})); len(got) != 2 || got[0].Outcome != "ill" || got[0].Followed == 0 {
		t.Errorf("after a visit: %+v", got)
	}
	if got := missing(join([]record.Fact{ill}, evening(0, ong), three)); len(got) == 0 || got[len(got)-1].Learner == ong && got[len(got)-1].Outcome != "" {
		t.Errorf("a visit before they came again still counts: %+v", got)
	}
}

// seenElsewhere is an evening of another class on the last day.
func seenElsewhere(who ...record.LearnerID) []record.Fact {
	s := record.SessionID{ID: id(80)}
	return []record.Fact{record.SessionOpened{Session: s, Class: record.ClassID{ID: id(81)}, Date: monday + 14 + 21}, record.LearnerArrived{Session: s, Learners: who}}
}

// Both the first mark and its correction are shown, with who, when and why; the sitting down at the kiosk too.
func TestMarkingsTellBoth(t *testing.T) {
	b := fold(afterwards(record.AttendanceFixed{Session: first, Mark: record.Mark{Learner: newcome, Presence: record.LeftEarly}, Reason: "về sớm"}))
	var got []report.Marking
	for _, m := range b.Markings(first) {
		if m.Learner == newcome {
			got = append(got, m)
		}
	}
	if len(got) != 2 || got[0].Presence != record.WalkIn || got[0].Fixed || got[1].Presence != record.LeftEarly || !got[1].Fixed ||
		got[1].Reason != "về sớm" || got[1].By.ID != id(60) || !got[1].At.After(got[0].At) {
		t.Errorf("got %+v", got)
	}
	s, _ := b.Session(first)
	if s.Here != 3 || s.Marks[2].Presence != record.LeftEarly {
		t.Errorf("who left early took part: %+v", s)
	}
	arrived := b.Markings(second)
	if end := arrived[len(arrived)-1]; !end.Arrived || end.Learner != ba {
		t.Errorf("got %+v", arrived)
	}
}

// The page of everything: who did what, and nothing about somebody who is forgotten.
func TestJournal(t *testing.T) {
	facts := []record.Fact{record.LearnerCorrected{Learner: ba, Year: 1956}, record.PersonServed{Learner: ba, Act: "printed"}, record.SheetMade{Sheet: "cards", To: "stick"}}
	b := fold(afterwards(facts...))
	all := b.Journal(monday, monday+3) // the receipt says that the first run's clock was three days behind
	end := all[len(all)-1]
	if end.What != record.KindSheetMade || end.By.ID != id(60) || end.Day != monday || !reflect.DeepEqual(end.Fact, facts[2]) {
		t.Errorf("got %+v", end)
	}
	for _, d := range all {
		if f, ok := d.Fact.(record.AttendanceTaken); ok && f.Marks != nil {
			t.Error("the page of everything carries a list of people")
		}
	}
	if got := b.JournalOf(ba); len(got) != 3 || got[2].What != record.KindPersonServed {
		t.Errorf("about her: %+v", got)
	}
	b = fold(afterwards(append(facts, record.PersonErased{Person: ba.ID})...))
	if got := b.JournalOf(ba); len(got) != 0 {
		t.Errorf("about somebody forgotten: %+v", got)
	}
	if now := b.Journal(monday, monday+3); len(now) != len(all)+1 {
		t.Errorf("%d deeds, before %d: a deed is gone", len(now), len(all))
	}
	if got := b.Journal(monday+4, monday+30); len(got) != 0 {
		t.Errorf("other days: %+v", got)
	}
}
