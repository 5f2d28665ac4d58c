package report_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// evenings writes what one learner did on each evening of a list: items that were right ("Q1"), missed ("-Q1"), or recalled ("^Q1"). An
// evening on which they only sat down is empty.
func evenings(whole ...[]string) []record.Event {
	var facts []record.Fact
	for n, done := range whole {
		session := record.SessionID{ID: id(byte(n + 1))}
		facts = append(facts, record.LearnerArrived{Session: session, Learners: []record.LearnerID{ba}})
		for _, word := range done {
			f := record.ItemAnswered{
				Session: session, Learners: []record.LearnerID{ba}, Lesson: "L01", Try: 1, Right: word[0] != '-', Skill: "0.1",
				Rule: record.MasteryRule{Right: 3, Of: 4},
			}
			if word[0] == '^' {
				f.Way = record.Recalled
			}
			f.Item = content.ItemID(word)
			if word[0] != 'Q' {
				f.Item = content.ItemID(word[1:])
			}
			facts = append(facts, f)
		}
	}
	return script(kiosk, facts...)
}

func TestRecall(t *testing.T) {
	none := []string{}
	known := []content.ItemID{"Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"}
	tests := []struct {
		name     string
		evenings [][]string
		want     []content.ItemID
	}{
		{"nobody was ever here", nil, nil},
		{"the first evening", [][]string{{"Q1", "-Q2"}}, nil},
		{"the next evening: what was missed comes first", [][]string{{"Q1", "-Q2"}, none}, []content.ItemID{"Q2", "Q1"}},
		{"what was answered tonight already is not asked again", [][]string{{"Q1", "-Q2"}, {"Q2"}}, []content.ItemID{"Q1"}},
		{"after a recall the evening has had its review", [][]string{{"Q1", "-Q2"}, {"^Q2"}}, nil},
		{"right twice: not on the next evening", [][]string{{"Q1"}, {"^Q1"}, none}, nil},
		{"but on the one after it", [][]string{{"Q1"}, {"^Q1"}, none, none}, []content.ItemID{"Q1"}},
		{"missed: on the next", [][]string{{"Q1"}, {"-Q1"}, none}, []content.ItemID{"Q1"}},
		{"at most five", [][]string{{"Q1", "Q2", "Q3", "-Q4", "Q5", "Q6", "Q7"}, none}, []content.ItemID{"Q4", "Q1", "Q2", "Q3", "Q5"}},
		{"an item that the course has no more", [][]string{{"Q1", "-Q9"}, none}, []content.ItemID{"Q1"}},
		{"of what is mastered one at most", [][]string{{"Q1", "Q2"}, {"Q1", "Q2"}, {"Q1", "Q2", "Q3"}, none, none, none, none, none}, []content.ItemID{"Q3", "Q1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fold(evenings(test.evenings...)).Recall(ba, known, 5); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// Outside of a session one start of the program is an evening; the wall clock is never asked.
func TestRecallWithoutSessions(t *testing.T) {
	events := script(kiosk,
		record.LearnerArrived{Learners: []record.LearnerID{ba}},
		record.ItemAnswered{Learners: []record.LearnerID{ba}, Item: "Q1", Try: 1},
		record.LearnerArrived{Learners: []record.LearnerID{ba}},
	)
	known := []content.ItemID{"Q1"}
	if got := fold(events).Recall(ba, known, 5); got != nil {
		t.Errorf("the same evening asks %v again", got)
	}
	events[2].Run++
	for _, at := range []int64{0, 1 << 40, events[2].At} {
		events[2].At = at
		if got := fold(events).Recall(ba, known, 5); !slices.Equal(got, known) {
			t.Errorf("the next evening, by the clock %d, asks %v", at, got)
		}
	}
}

// "Đã nắm" is three right of the last four, from the third try on, and never taken away.
func TestMasteryOfThreeInFour(t *testing.T) {
	for _, test := range []struct {
		tries string
		want  bool
	}{
		{"", false}, {"R", false}, {"RR", false}, {"RRR", true}, {"R-R", false}, {"R-RR", true}, {"-RRR", true}, {"R--RR", false},
		{"R--RRR", true}, {"RRR----", true},
	} {
		var facts []record.Fact
		for i, right := range test.tries {
			facts = append(facts, record.PracticeDone{
				Learners: []record.LearnerID{ba}, Item: "T1", Steps: 2, Done: 2, Alone: map[bool]int{true: 2, false: 1}[right == 'R'],
				Rule: record.MasteryRule{Right: 3, Of: 4}, Way: record.Way(i % 2),
			})
		}
		if got := len(fold(script(kiosk, facts...)).Progress(ba).Mastered) == 1; got != test.want {
			t.Errorf("%q: mastered %v", test.tries, got)
		}
	}
}

// A practice is right when every step was done, and done alone.
func TestPracticeIsAFirstTry(t *testing.T) {
	for _, test := range []struct {
		fact  record.PracticeDone
		right int
	}{
		{record.PracticeDone{Steps: 3, Done: 3, Alone: 3}, 1},
		{record.PracticeDone{Steps: 3, Done: 3, Alone: 2}, 0},
		{record.PracticeDone{Steps: 3, Done: 2, Alone: 2}, 0},
		{record.PracticeDone{}, 0},
	} {
		test.fact.Session, test.fact.Item, test.fact.Skill, test.fact.Learners = first, "T1", "0.1", []record.LearnerID{ba}
		b := fold(script(kiosk, record.SessionOpened{Session: first, Date: monday}, test.fact))
		if got := b.Table(monday, monday, report.ByHall).Total.Skills; len(got) != 1 || got[0].Answers != 1 || got[0].Right != test.right {
			t.Errorf("%+v: %+v", test.fact, got)
		}
		if got := b.Progress(ba).Practised; got != 1 {
			t.Errorf("practised %d", got)
		}
	}
}

// What is recalled or answered in front of the class leads nobody to another lesson.
func TestRecalledIsNoStepInALesson(t *testing.T) {
	page := record.PageShown{Learners: []record.LearnerID{ba}, Lesson: "L03", Page: "L03.P1"}
	for _, way := range []record.Way{record.Recalled, record.Relayed} {
		b := fold(script(kiosk, page, record.ItemAnswered{Learners: []record.LearnerID{ba}, Lesson: "L01", Item: "L01.Q1", Try: 1, Way: way}))
		if got := b.Progress(ba).Lesson; got != "L03" {
			t.Errorf("way %d: she is in %s", way, got)
		}
	}
}

// Whatever happened: never more than asked for, never an item twice, never one that was answered tonight, never mastery taken away, and the same
// answer every time.
func TestRecallLaws(t *testing.T) {
	known := []content.ItemID{"Q1", "Q2", "Q3", "Q4"}
	rapid.Check(t, func(t *rapid.T) {
		var whole [][]string
		for range rapid.IntRange(0, 12).Draw(t, "evenings") {
			whole = append(whole, rapid.SliceOfN(rapid.SampledFrom([]string{"Q1", "-Q1", "Q2", "-Q2", "Q3", "-Q3", "^Q4", "^Q1"}), 0, 5).Draw(t, "evening"))
		}
		events := evenings(whole...)
		mastered := 0
		for n := range events {
			b := fold(events[:n+1])
			now := len(b.Progress(ba).Mastered)
			if now < mastered {
				t.Fatal("what was mastered is taken away")
			}
			mastered = now
		}
		most := rapid.IntRange(0, 5).Draw(t, "most")
		got := fold(events).Recall(ba, known, most)
		if again := fold(events).Recall(ba, known, most); !slices.Equal(got, again) {
			t.Fatalf("%v and then %v", got, again)
		}
		if len(got) > most || len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) {
			t.Fatalf("at most %d: %v", most, got)
		}
		if len(whole) == 0 {
			return
		}
		for _, word := range whole[len(whole)-1] {
			if slices.Contains(got, content.ItemID(word[len(word)-2:])) {
				t.Fatalf("%v again tonight after %v", got, fmt.Sprint(whole))
			}
		}
	})
}
