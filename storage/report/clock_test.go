package report_test

import (
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// at is a wall clock in Viet Nam.
func at(year int, month time.Month, day, hour, minute int) int64 {
	return time.Date(year, month, day, hour, minute, 0, 0, time.FixedZone("ICT", 7*60*60)).Unix()
}

// TestDayBehindAWrongClock: the true day of each event, from what the clock showed and what was confirmed.
func TestDayBehindAWrongClock(t *testing.T) {
	evening := record.DayAt(2026, time.November, 23)
	confirmed := func(day record.Day, clock int64) record.Fact { return record.DateConfirmed{Date: day, Clock: clock} }
	type moment struct {
		clock int64
		fact  record.Fact
		day   record.Day
	}
	tests := []struct {
		name    string
		moments []moment
	}{
		{"nobody confirms: the clock's own day", []moment{{at(2026, 11, 23, 19, 0), nil, evening}, {at(2026, 11, 24, 0, 1), nil, evening + 1}}},
		{"a right clock is believed to the minute", []moment{
			{at(2026, 11, 23, 23, 50), confirmed(evening, at(2026, 11, 23, 23, 50)), evening}, {at(2026, 11, 24, 0, 1), nil, evening + 1},
		}},
		{"it starts in 2009", []moment{
			{at(2009, 1, 1, 7, 0), nil, evening}, {at(2009, 1, 1, 7, 1), confirmed(evening, at(2009, 1, 1, 7, 1)), evening},
			{at(2009, 1, 1, 9, 0), nil, evening}, {at(2009, 1, 2, 7, 30), nil, evening + 1},
		}},
		{"it starts in 2009, shortly before its midnight", []moment{
			{at(2009, 1, 1, 23, 40), confirmed(evening, at(2009, 1, 1, 23, 40)), evening}, {at(2009, 1, 2, 0, 30), nil, evening},
		}},
		{"it starts in 2031", []moment{
			{at(2031, 5, 5, 19, 0), nil, evening}, {at(2031, 5, 5, 19, 1), confirmed(evening, at(2031, 5, 5, 19, 1)), evening}, {at(2031, 5, 5, 20, 30), nil, evening},
		}},
		{"it jumps to 2009 in mid-class", []moment{
			{at(2026, 11, 23, 19, 0), confirmed(evening, at(2026, 11, 23, 19, 0)), evening}, {at(2026, 11, 23, 19, 30), nil, evening},
			{at(2009, 1, 1, 7, 0), nil, evening}, {at(2009, 1, 1, 7, 20), nil, evening},
		}},
		{"it jumps to 2031 in mid-class", []moment{
			{at(2026, 11, 23, 19, 0), confirmed(evening, at(2026, 11, 23, 19, 0)), evening}, {at(2031, 1, 1, 7, 0), nil, evening},
		}},
		{"the second word mends the first", []moment{
			{at(2009, 1, 1, 7, 0), confirmed(evening-1, at(2009, 1, 1, 7, 0)), evening}, {at(2009, 1, 1, 7, 5), nil, evening},
			{at(2009, 1, 1, 7, 6), confirmed(evening, at(2009, 1, 1, 7, 6)), evening}, {at(2009, 1, 1, 8, 0), nil, evening},
		}},
		{"two evenings without switching off, a jump between them", []moment{
			{at(2026, 11, 23, 19, 0), confirmed(evening, at(2026, 11, 23, 19, 0)), evening}, {at(2026, 11, 23, 20, 0), nil, evening},
			{at(2026, 12, 5, 19, 0), confirmed(evening+7, at(2026, 12, 5, 19, 0)), evening + 7}, {at(2026, 12, 5, 20, 0), nil, evening + 7},
		}},
		{"a receipt of the centre convicts a clock that is behind", []moment{
			{at(2009, 1, 1, 7, 0), nil, evening}, {at(2009, 1, 1, 7, 30), record.ReceiptTaken{Issued: at(2026, 11, 23, 9, 0)}, evening},
		}},
		{"and a confirmation that is too early", []moment{
			{at(2009, 1, 1, 7, 0), confirmed(evening-365, at(2009, 1, 1, 7, 0)), evening},
			{at(2009, 1, 1, 7, 30), record.ReceiptTaken{Issued: at(2026, 11, 23, 9, 0)}, evening},
		}},
		{"a receipt that is older than the clock says nothing", []moment{
			{at(2026, 11, 23, 19, 0), record.ReceiptTaken{Issued: at(2026, 11, 2, 9, 0)}, evening},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := new(report.Book)
			var events []record.Event
			for i, m := range test.moments {
				if m.fact == nil {
					m.fact = record.PINPassed{}
				}
				events = append(events, record.Event{Stamp: record.Stamp{Kiosk: kiosk, Run: 7, Seq: record.Seq(i + 1)}, At: m.clock, Fact: m.fact})
				b.Add(events[i])
			}
			for i, m := range test.moments {
				if got := b.DayOf(events[i].Stamp, m.clock); got != m.day {
					t.Errorf("event %d: got %v, want %v", i+1, got, m.day)
				}
			}
			if got := len(b.Journal(-1<<30, 1<<30)); got != len(events) {
				t.Errorf("the journal has %d of %d events", got, len(events))
			}
		})
	}
}

// An answer outside of any session belongs to the true day; a session to the day that was confirmed, whatever the clock did.
func TestAnswersFollowTheTrueDay(t *testing.T) {
	answer := record.ItemAnswered{Learners: []record.LearnerID{ba}, Lesson: "L01", Item: "L01.Q1", Try: 1, Right: true, Skill: "0.1"}
	events := script(kiosk, answer, record.DateConfirmed{Date: monday, Clock: at(2009, 1, 1, 7, 1)}, record.SessionOpened{Session: first, Class: class, Date: monday, Lesson: "L01"})
	for i := range events {
		events[i].At = at(2009, 1, 1, 7, i)
	}
	row := fold(events).Table(monday, monday, report.ByHall).Total
	if row.Held != 1 || len(row.Skills) != 1 || row.Skills[0].Answers != 1 {
		t.Errorf("got %+v", row)
	}
	if early := fold(events[:1]).Table(monday, monday, report.ByHall).Total; len(early.Skills) != 0 {
		t.Errorf("before anybody confirmed: %+v", early)
	}
}
