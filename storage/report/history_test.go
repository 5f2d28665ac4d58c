package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// The few things that random histories are about.
var (
	folk   = []record.LearnerID{learnerID(1), learnerID(2), learnerID(3), learnerID(4), learnerID(5)}
	nights = []record.SessionID{{ID: id(11)}, {ID: id(12)}, {ID: id(13)}, {ID: id(14)}}
	lines  = []record.ClassID{{ID: id(21)}, {ID: id(22)}}
)

// step draws one thing that happens at a desk.
func step(t *rapid.T) record.Fact {
	learner := rapid.SampledFrom(folk).Draw(t, "who")
	other := rapid.SampledFrom(folk).Draw(t, "other")
	session := rapid.SampledFrom(nights).Draw(t, "session")
	presence := record.Presence(rapid.IntRange(0, 4).Draw(t, "presence"))
	year, right := rapid.IntRange(1940, 1990).Draw(t, "year"), rapid.Bool().Draw(t, "right")
	switch rapid.SampledFrom([]string{
		"register", "register", "name", "correct", "merge", "merge", "undo", "open", "open", "attendance", "attendance", "fix", "arrive", "answer", "answer", "answer",
		"void", "erase", "age",
	}).Draw(t, "what") {
	case "register":
		return record.LearnerRegistered{Learner: learner, Class: rapid.SampledFrom(lines).Draw(t, "class"), Year: year, Sex: record.Sex(presence % 3)}
	case "name":
		return record.PersonNamed{Person: learner.ID, Sealed: []byte{byte(year % 100)}}
	case "correct":
		return record.LearnerCorrected{Learner: learner, Year: year, Sex: record.Sex(presence % 3)}
	case "merge":
		return record.PeopleMerged{Kept: learner, Gone: other}
	case "undo":
		return record.MergeUndone{Kept: learner, Gone: other}
	case "open":
		return record.SessionOpened{Session: session, Class: rapid.SampledFrom(lines).Draw(t, "class"), Date: record.Day(year - 1900), Lesson: "L01"}
	case "attendance":
		f := record.AttendanceTaken{Session: session, Guests: int(presence)}
		for _, one := range folk {
			if p := rapid.IntRange(0, 5).Draw(t, "mark"); p < 5 {
				f.Marks = append(f.Marks, record.Mark{Learner: one, Presence: record.Presence(p)})
			}
		}
		return f
	case "fix":
		return record.AttendanceFixed{Session: session, Mark: record.Mark{Learner: learner, Presence: presence}, Reason: "nhầm"}
	case "arrive":
		return record.LearnerArrived{Session: session, Learners: []record.LearnerID{learner}}
	case "answer":
		item := content.ItemID(fmt.Sprint("L01.Q", 1+presence%2))
		return record.ItemAnswered{Session: session, Learners: []record.LearnerID{learner, other}[:1+presence%2], Item: item, Try: 1, Right: right, Skill: "0.1", Rule: record.MasteryRule{Right: 2, Of: 3}}
	case "void":
		return record.SessionVoided{Session: session, Reason: []string{"mở nhầm", ""}[presence%2]}
	case "erase":
		return record.PersonErased{Person: learner.ID, Reason: "asked"}
	default:
		return record.RowsAged{UpTo: record.Day(40 + year%10)}
	}
}

// histories draws what happened at two kiosks. One of them was restored from a backup at some point: its log has two branches, each a run.
func histories(t *rapid.T) []record.Event {
	var events []record.Event
	grow := func(k record.KioskID, run record.Run, after, n int) {
		for seq := range n {
			stamp := record.Stamp{Kiosk: k, Run: run, Seq: record.Seq(after + seq + 1)}
			events = append(events, record.Event{Stamp: stamp, Fact: step(t)})
		}
	}
	a, b := record.KioskID{ID: id(1)}, record.KioskID{ID: id(2)}
	before := rapid.IntRange(1, 25).Draw(t, "before the backup")
	grow(a, 1, 0, before)
	grow(a, 1, before, rapid.IntRange(0, 15).Draw(t, "what the restored disk lost"))
	grow(a, 2, before, rapid.IntRange(0, 15).Draw(t, "after it was restored"))
	grow(b, 3, 0, rapid.IntRange(0, 30).Draw(t, "at the other kiosk"))
	return events
}

// sealed names people as their newest PersonNamed does. It forgets nobody: some kiosk still has every key.
type sealed map[record.ID]record.Name

func (s sealed) Name(person record.ID) (record.Name, bool) {
	name, ok := s[person]
	return name, ok
}

// says writes down what a book answers about people, each person as the set of their records.
func says(b *report.Book, names sealed) string {
	out := ""
	for _, l := range b.Learners(record.ClassID{}, names) {
		p := b.Progress(l.ID)
		out += line(b.Records(l.ID), "is %s %d %d of %v, mastered %v of %d", l.Name.Full, l.Year, l.Sex, l.Class, p.Mastered, p.Practised)
	}
	for _, s := range append(b.Sessions(), b.Voided()...) {
		out += fmt.Sprintf("%v void %v aged %v: %d here, %d away, %d new, %d guests\n", s.ID, s.Void, s.Aged, s.Here, s.Away, s.WalkIns, s.Guests)
		for _, m := range s.Marks {
			out += line(b.Records(m.Learner), "%v: %d", s.ID, m.Presence)
		}
	}
	total := b.Table(0, 200, report.ByHall).Total
	out += fmt.Sprintf("%d held, %d attendances, %d guests, %d people, %v, %v\n", total.Held, total.Attendances, total.Guests, total.People, total.Ages, total.Skills)
	return sortLines(out)
}

func line(records []record.LearnerID, format string, a ...any) string {
	set := []byte{}
	for _, one := range records {
		set = append(set, one.ID[0])
	}
	slices.Sort(set)
	return fmt.Sprintf("%v ", set) + fmt.Sprintf(format, a...) + "\n"
}

// TestHistoriesAgainstAPlainModel: whatever happened at two kiosks, one of them restored from a backup, in whatever order and however often it
// is heard of: the book answers what a model does that reads the events once, in order, and keeps plain lists.
func TestHistoriesAgainstAPlainModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := histories(t)
		b := fold(disturbed(t, events))
		m := modelOf(events)
		if got, want := says(b, m.names), m.says(b.Person); got != want {
			t.Fatalf("the book says\n%s\nthe model\n%s", got, want)
		}
	})
}

// The control: a book that misses any one kind of word about people is convicted.
func TestControlOfHistories(t *testing.T) {
	for _, deaf := range []record.Kind{
		record.KindLearnerRegistered, record.KindLearnerCorrected, record.KindPeopleMerged, record.KindMergeUndone, record.KindPersonErased, record.KindSessionVoided,
		record.KindAttendanceTaken, record.KindAttendanceFixed, record.KindLearnerArrived, record.KindItemAnswered, record.KindRowsAged,
	} {
		convicted := false
		rapid.Check(t, func(t *rapid.T) {
			if convicted {
				return
			}
			events := histories(t)
			heard := slices.DeleteFunc(slices.Clone(events), func(e record.Event) bool { return e.Fact.Kind() == deaf })
			m := modelOf(events)
			convicted = says(fold(heard), m.names) != m.says(fold(events).Person)
		})
		if !convicted {
			t.Errorf("a book that never hears of %v passes", deaf)
		}
	}
}

// Forgetting people changes no number: neither of the tables nor of any evening.
func TestForgettingChangesNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := histories(t)
		numbers := func(b *report.Book) string {
			out := fmt.Sprint(b.Table(0, 200, report.ByHall), b.Insight(lines[0], 0, 200))
			for _, s := range b.Sessions() {
				out += fmt.Sprint(s.Here, s.Away, s.WalkIns, s.Guests, s.Hands, "\n")
			}
			return out
		}
		var after []record.Event
		for i, one := range folk[:rapid.IntRange(1, len(folk)).Draw(t, "erased")] {
			stamp := record.Stamp{Kiosk: record.KioskID{ID: id(1)}, Run: 9, Seq: record.Seq(100 + i)}
			after = append(after, record.Event{Stamp: stamp, Fact: record.PersonErased{Person: one.ID}})
		}
		after = append(after, record.Event{Stamp: record.Stamp{Kiosk: record.KioskID{ID: id(1)}, Run: 9, Seq: 200}, Fact: record.RowsAged{UpTo: 100}})
		b := fold(append(slices.Clone(events), after...))
		if before, now := numbers(fold(events)), numbers(b); now != before {
			t.Fatalf("before\n%s\nafter\n%s", before, now)
		}
		for _, s := range b.Sessions() {
			for _, m := range append(s.Marks, marksOf(b.Markings(s.ID))...) {
				if b.Erased(m.Learner.ID) {
					t.Fatalf("%v is still told of somebody who is forgotten", s.ID)
				}
			}
		}
	})
}

func marksOf(markings []report.Marking) []record.Mark {
	var out []record.Mark
	for _, m := range markings {
		out = append(out, record.Mark{Learner: m.Learner, Presence: m.Presence})
	}
	return out
}

func sortLines(text string) string {
	return strings.Join(slices.Sorted(strings.Lines(text)), "")
}
