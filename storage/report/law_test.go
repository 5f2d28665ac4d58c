package report_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// answers writes down everything that a book says.
func answers(b *report.Book, kiosks []record.KioskID) string {
	out := fmt.Sprintf("%v\n%v\n%v\n%v\n", b.Facilitators(), b.Classes(), b.Sessions(), b.Cancelled())
	for _, k := range kiosks {
		hall, _ := b.Hall(k)
		out += fmt.Sprintf("%v %v %v %v\n", hall, b.Road(k), b.Handovers(k), b.Setting(k, "lang"))
	}
	out += fmt.Sprintf("%v %v %v\n", b.Voided(), b.EndedClasses(), b.Merges())
	for n := byte(1); n <= 3; n++ {
		class, session, person := record.ClassID{ID: id(n)}, record.SessionID{ID: id(n)}, learnerID(n)
		out += fmt.Sprintf("%v %v %v %v %v %v\n", planned(b, class), b.Proposed(class), b.Insight(class, 0, 60), b.NeedHelp(class), b.Absent(class, 1), b.Markings(session))
		out += fmt.Sprintf("%v %v %v\n", b.Records(person), b.Erased(person.ID), b.JournalOf(person))
		question, open := b.OpenReset(record.FacilitatorID(person))
		out += fmt.Sprintf("%v %v\n", question, open)
	}
	out += fmt.Sprintf("%v\n", b.Journal(0, 60))
	for _, k := range kiosks {
		out += fmt.Sprintf("%v %v\n", b.Holidays(k), b.People(k))
		aged, any := b.AgedTo(k)
		upTo, due := b.DueToAge(k, 60, 20)
		out += fmt.Sprintln(aged, any, upTo, due)
	}
	for _, l := range b.Learners(record.ClassID{}, nil) {
		out += fmt.Sprintf("%v %v %v\n", l, b.Progress(l.ID), b.Recall(l.ID, items, 3)) + fmt.Sprintln(b.Turnout(l.ID))
	}
	for _, by := range []report.By{report.ByHall, report.ByCommune} {
		out += fmt.Sprintf("%v\n", b.Table(0, 40, by))
	}
	return out + fmt.Sprint(b.Tonight(9, course))
}

// planned are the lessons of sixty days.
func planned(b *report.Book, class record.ClassID) (lessons []content.LessonID) {
	for day := range record.Day(61) {
		lesson, _ := b.Planned(class, day)
		lessons = append(lessons, lesson)
	}
	return lessons
}

// items are all that the facts are about.
var items = []content.ItemID{"L01.Q1", "L02.Q1", "L03.Q1", "L01.T1", "L02.T1", "L03.T1"}

// someFact draws a fact about few things, so that facts meet.
func someFact(t *rapid.T) record.Fact {
	few := func(name string) byte { return byte(rapid.IntRange(1, 3).Draw(t, name)) }
	session := record.SessionID{ID: id(few("session"))}
	if rapid.IntRange(0, 5).Draw(t, "alone") == 0 {
		session = record.SessionID{}
	}
	way := record.Way(rapid.IntRange(0, 2).Draw(t, "way"))
	learner := learnerID(few("learner"))
	learners := []record.LearnerID{learner}
	class := record.ClassID{ID: id(few("class"))}
	lesson := course[few("lesson")-1]
	date := record.Day(rapid.IntRange(0, 50).Draw(t, "date"))
	presence := record.Presence(rapid.IntRange(0, 4).Draw(t, "presence"))
	right := rapid.Bool().Draw(t, "right")
	item := content.ItemID(fmt.Sprint(lesson, ".Q1"))
	return rapid.SampledFrom([]record.Fact{
		record.HallSet{Hall: record.HallID{ID: id(few("hall"))}, Name: fmt.Sprint("hall ", few("name")), Commune: fmt.Sprint(few("commune"))},
		record.ClassMade{Class: class, Name: fmt.Sprint(lesson), Weekdays: []int{int(few("weekday"))}},
		record.SettingChanged{Key: "lang", Value: string(lesson)},
		record.FacilitatorAdded{Facilitator: record.FacilitatorID(learner)},
		record.LearnerRegistered{Learner: learner, Class: class, Year: 1930 + int(date), Sex: record.Sex(presence % 3)},
		record.ConsentRecorded{Learner: learner, Granted: right},
		record.SessionOpened{Session: session, Class: class, Date: date, Lesson: lesson},
		record.SessionClosed{Session: session},
		record.SessionCancelled{Class: class, Date: date, Reason: string(lesson)},
		record.AttendanceTaken{Session: session, Marks: []record.Mark{{Learner: learner, Presence: presence}}, Guests: int(presence)},
		record.AttendanceFixed{Session: session, Mark: record.Mark{Learner: learner, Presence: presence}},
		record.LearnerArrived{Session: session, Learners: learners},
		record.HandsCounted{Session: session, Item: item, Counts: []int{int(presence), 1}, Right: 0, Skill: string(lesson)},
		record.PageShown{Session: session, Learners: learners, Lesson: lesson, Page: content.PageID(fmt.Sprint(lesson, presence))},
		record.ItemAnswered{Session: session, Learners: learners, Lesson: lesson, Item: item, Try: 1 + int(presence)%2, Right: right, Skill: string(lesson), Rule: record.MasteryRule{Right: 2, Of: 3}, Way: way},
		record.PracticeDone{Session: session, Learners: learners, Lesson: lesson, Item: content.ItemID(fmt.Sprint(lesson, ".T1")), Steps: 3, Done: 3, Alone: 2 + int(presence)%2, Skill: string(lesson), Rule: record.MasteryRule{Right: 1, Of: 2}, Way: way},
		record.VoiceChosen{Learners: learners, Voice: int(presence)},
		record.LessonFinished{Session: session, Learners: learners, Lesson: lesson},
		record.TextSizeChosen{Learners: learners, Size: int(presence)},
		record.Exported{First: 1, Last: record.Seq(date), Way: []string{record.ByStick, record.ByPhone, record.Shown, record.ByPaper}[presence%4]},
		record.CarriedBy{Run: 7, Export: record.Seq(few("export")), Courier: learner.ID},
		record.ReceiptTaken{UpTo: record.Seq(date), Issued: int64(date) * 86400},
		record.LearnerCorrected{Learner: learner, Year: 1930 + int(date), Sex: record.Sex(presence % 3)},
		record.PeopleMerged{Kept: learner, Gone: learnerID(few("gone"))},
		record.PeopleMerged{Kept: learner, Gone: learnerID(few("gone too"))},
		record.MergeUndone{Kept: learner, Gone: learnerID(few("back"))},
		record.PersonErased{Person: learner.ID, Reason: "asked"},
		record.PersonServed{Learner: learner, Act: "seen"},
		record.SessionVoided{Session: session, Reason: string(lesson)[:2*(int(presence)%2)]},
		record.RowsAged{UpTo: date / 4},
		record.ClassChanged{Class: class, Name: "changed", Weekdays: []int{int(few("to"))}, Ended: right},
		record.ClassPlanned{Class: class, Date: date, Lesson: lesson},
		record.HolidaySet{From: date, To: date + 3, Reason: string(lesson), Off: right},
		record.HolidaySet{From: date, To: date + 2, Reason: string(lesson), Off: right, Class: class},
		record.ItemProposed{Class: class, Lesson: lesson, Item: item, Off: right},
		record.AbsenceFollowed{Learner: learner, Outcome: string(lesson)},
		record.HandRaised{Session: session, Learners: learners},
		record.FacilitatorLeft{Facilitator: record.FacilitatorID(learner)},
		record.PINResetAsked{Facilitator: record.FacilitatorID(learner), Question: uint32(few("asked"))},
		record.PINReset{Facilitator: record.FacilitatorID(learner), Question: uint32(few("answered"))},
		record.DateConfirmed{Date: date, Clock: int64(few("clock")) * 86400 * 10},
	}).Draw(t, "fact")
}

// logs draws the logs of two kiosks.
func logs(t *rapid.T) ([]record.Event, []record.KioskID) {
	kiosks := []record.KioskID{{ID: id(1)}, {ID: id(2)}}
	var events []record.Event
	for _, k := range kiosks {
		for seq := range rapid.IntRange(0, 40).Draw(t, "events") {
			events = append(events, record.Event{
				Stamp: record.Stamp{Kiosk: k, Run: record.Run(1 + seq/10), Seq: record.Seq(seq + 1)},
				At:    int64(rapid.IntRange(0, 50).Draw(t, "at")) * 86400, Fact: someFact(t),
			})
		}
	}
	return events, kiosks
}

// disturbed is the events in any order, some of them twice.
func disturbed(t *rapid.T, events []record.Event) []record.Event {
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1))
	out := append([]record.Event(nil), events...)
	for range len(events) / 3 {
		out = append(out, events[random.IntN(len(events))])
	}
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// One set of events is one answer, whatever the order and the repetitions.
func TestFoldIgnoresOrderAndRepetition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events, kiosks := logs(t)
		want := answers(fold(events), kiosks)
		if got := answers(fold(disturbed(t, events)), kiosks); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// The control: the same check convicts a fold that believes whatever comes last, by giving each event a stamp of its arrival.
func TestControlOfTheFoldLaw(t *testing.T) {
	careless := func(events []record.Event) []record.Event {
		out := append([]record.Event(nil), events...)
		for i := range out {
			out[i].Seq = record.Seq(i + 1)
		}
		return out
	}
	convicted := false
	rapid.Check(t, func(t *rapid.T) {
		events, kiosks := logs(t)
		if answers(fold(careless(events)), kiosks) != answers(fold(careless(disturbed(t, events))), kiosks) {
			convicted = true
		}
	})
	if !convicted {
		t.Error("a fold by order of arrival passes the law: the law cannot fail")
	}
}
