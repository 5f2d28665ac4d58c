package report_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dendau/storage/record"
	"dendau/storage/report"
)

// agedEvenings is three evenings of one kiosk a week apart, each closed, with a receipt for the first two on the day after the second, and one for all
// of them a week after the third. The second was mended after its receipt.
func agedEvenings() []record.Event {
	third := record.SessionID{ID: id(12)}
	issued := func(day record.Day) int64 { return day.Time().Add(3 * time.Hour).Unix() }
	open := func(s record.SessionID, day record.Day, lesson int) record.Fact {
		return record.SessionOpened{Session: s, Class: class, Date: day, Lesson: course[lesson]}
	}
	list := func(s record.SessionID, marks ...record.Mark) record.Fact {
		return record.AttendanceTaken{Session: s, Marks: marks, Guests: 1}
	}
	return script(kiosk,
		record.LearnerRegistered{Learner: ba, Class: class, Year: 1955, Sex: record.Female}, // 1
		record.LearnerRegistered{Learner: ong, Class: class, Year: 1966, Sex: record.Male},
		open(first, monday, 0),
		list(first, record.Mark{Learner: ba, Presence: record.Present}, record.Mark{Learner: ong, Presence: record.Absent}),
		record.SessionClosed{Session: first}, // 5
		open(second, monday+7, 1),
		list(second, record.Mark{Learner: ba, Presence: record.Late}, record.Mark{Learner: ong, Presence: record.Present}),
		record.SessionClosed{Session: second}, // 8
		record.ReceiptTaken{UpTo: 8, Issued: issued(monday + 8)},
		record.AttendanceFixed{Session: second, Mark: record.Mark{Learner: ong, Presence: record.Absent}, Reason: "nhầm"}, // 10
		open(third, monday+14, 2),
		list(third, record.Mark{Learner: ba, Presence: record.Present}, record.Mark{Learner: ong, Presence: record.Present}),
		record.SessionClosed{Session: third}, // 13
		record.ReceiptTaken{UpTo: 13, Issued: issued(monday + 21)},
	)
}

// Rows are due so many days after the receipt that covers the whole evening with its corrections; what waits holds back what is after it.
func TestWhenRowsAreDue(t *testing.T) {
	tests := []struct {
		name  string
		after record.Day // the Monday of the first evening
		days  int
		upTo  record.Day // 0 for nothing
		more  []record.Fact
	}{
		{name: "on the day of the receipt", after: 8, days: 90},
		{name: "the day before", after: 97, days: 90},
		{name: "ninety days after the receipt", after: 98, days: 90, upTo: monday},
		{name: "the corrected evening waits for the second receipt", after: 110, days: 90, upTo: monday},
		{name: "all", after: 111, days: 90, upTo: monday + 14},
		{name: "thirty days", after: 38, days: 30, upTo: monday},
		{name: "half a year", after: 111, days: 180},
		{name: "a correction that was not carried holds its evening back, and those after it", after: 400, days: 90, upTo: monday,
			more: []record.Fact{record.AttendanceFixed{Session: second, Mark: record.Mark{Learner: ba, Presence: record.Present}}}},
		{name: "so does an evening that was written down late", after: 400, days: 90,
			more: []record.Fact{record.SessionOpened{Session: record.SessionID{ID: id(13)}, Class: class, Date: monday - 2}}},
		{name: "what was given up is not due again", after: 111, days: 90, more: []record.Fact{record.RowsAged{UpTo: monday + 14}}},
		{name: "but the rest is", after: 111, days: 90, upTo: monday + 14, more: []record.Fact{record.RowsAged{UpTo: monday + 7}}},
		{name: "a receipt from a centre's clock that is far ahead", after: 0, days: 30, more: []record.Fact{record.ReceiptTaken{UpTo: 14, Issued: 4e9}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events := agedEvenings()
			for i, f := range test.more {
				stamp := record.Stamp{Kiosk: kiosk, Run: 1, Seq: record.Seq(len(agedEvenings()) + i + 1)}
				events = append(events, record.Event{Stamp: stamp, Fact: f})
			}
			upTo, due := fold(events).DueToAge(kiosk, monday+test.after, test.days)
			if due != (test.upTo != 0) || due && upTo != test.upTo {
				t.Errorf("due %v up to %v, want %v", due, upTo, test.upTo)
			}
		})
	}
}

// What is given up is who came when; what it comes to stays, for the tables and for the person.
func TestWhatIsGivenUp(t *testing.T) {
	before := fold(agedEvenings())
	aged := record.Event{Stamp: record.Stamp{Kiosk: kiosk, Run: 1, Seq: 15}, Fact: record.RowsAged{UpTo: monday + 7}}
	late := record.SessionID{ID: id(13)} // an evening of that time that was written down from paper afterwards
	after := fold(append(agedEvenings(), aged,
		record.Event{Stamp: record.Stamp{Kiosk: kiosk, Run: 1, Seq: 16}, Fact: record.SessionOpened{Session: late, Class: class, Date: monday + 1}},
		record.Event{Stamp: record.Stamp{Kiosk: kiosk, Run: 1, Seq: 17}, Fact: record.AttendanceTaken{Session: late, Marks: []record.Mark{{Learner: ba, Presence: record.Absent}}}},
	))
	var got []string
	for _, s := range after.Sessions() {
		got = append(got, fmt.Sprintf("%v %d marks %v", s.Date-monday, len(s.Marks), s.Aged))
	}
	if want := []string{"1970-01-01 0 marks true", "1970-01-02 1 marks false", "1970-01-08 0 marks true", "1970-01-15 2 marks false"}; !slices.Equal(got, want) {
		t.Errorf("evenings %q, want %q", got, want)
	}
	if upTo, any := after.AgedTo(kiosk); !any || upTo != monday+7 {
		t.Errorf("given up to %v, %v", upTo, any)
	}
	if len(after.Markings(first)) != 0 || len(after.Markings(late)) != 1 {
		t.Errorf("%d markings of an aged evening, %d of a late one", len(after.Markings(first)), len(after.Markings(late)))
	}
	was, is := before.Turnout(ong), after.Turnout(ong)
	if fmt.Sprint(was) != fmt.Sprint(is) || is.Came != 1 || is.Held != 3 || fmt.Sprint(is.Lessons, is.Missed) != "[L03] [L01 L02]" {
		t.Errorf("evenings came to %+v, now %+v", was, is)
	}
}

// The law of ageing: whatever happened, in whatever order it is heard of, giving rows up changes no number of any table, no sum of any evening, no
// person's progress and nothing of what they are to be asked again. And no row of a single person is left of what was given up.
func TestAgeingChangesNoTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := histories(t)
		kiosks := []record.KioskID{{ID: id(1)}, {ID: id(2)}}
		var words []record.Event
		given := map[record.KioskID]record.Day{}
		for i, k := range kiosks {
			upTo := record.Day(rapid.IntRange(40, 90).Draw(t, "up to"))
			given[k] = upTo
			words = append(words, record.Event{Stamp: record.Stamp{Kiosk: k, Run: 9, Seq: record.Seq(200 + i)}, Fact: record.RowsAged{UpTo: upTo}})
		}
		before, after := fold(events), fold(disturbed(t, append(slices.Clone(events), words...)))
		if was, is := totals(before), totals(after); was != is {
			t.Fatalf("before\n%s\nafter\n%s", was, is)
		}
		for _, s := range append(after.Sessions(), after.Voided()...) {
			if s.Date <= given[s.Kiosk] && (!s.Aged || len(s.Marks) > 0 || len(after.Markings(s.ID)) > 0 || s.Note != nil) {
				t.Fatalf("of %v a row is left: %+v", s.Date, s)
			}
		}
	})
}

// totals are all numbers that reports and learners' progress come to.
func totals(b *report.Book) string {
	out := fmt.Sprintln(b.Table(0, 200, report.ByHall), b.Table(40, 60, report.ByCommune), b.Census(0, 200), b.Insight(record.ClassID{}, 0, 200), b.Cancelled())
	for _, s := range append(b.Sessions(), b.Voided()...) {
		out += fmt.Sprintln(s.ID, s.Date, s.Here, s.Away, s.WalkIns, s.Guests, s.Hands, s.Pages, s.Films)
	}
	for _, l := range b.Learners(record.ClassID{}, nil) {
		out += fmt.Sprintln(l, b.Progress(l.ID), b.Turnout(l.ID), b.Recall(l.ID, items, 5))
	}
	return out
}
