package flow

import (
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// evening opens tonight's class, as its facilitator does, and closes the one before.
func (h *hall) evening() *hall {
	h.t.Helper()
	h.now = h.now.Add(7 * 24 * time.Hour)
	for _, open := range h.k.book.opened {
		h.stamp(record.Draft{Fact: record.SessionClosed{Session: open}})
	}
	h.stamp(record.Draft{Fact: record.SessionOpened{
		Session: record.SessionID{ID: h.newID()}, Class: h.k.book.facts.Classes()[0].Class, Date: record.DayOf(h.now), Lesson: "L01",
	}})
	h.powerCut()
	return h
}

// answersTwo lets somebody go through the questions of their first lesson, the first one wrong at first.
func (h *hall) answersTwo(given string) *hall {
	h.t.Helper()
	h.do(FindMyName{}, PersonChosen{h.id(given)})
	for range 4 { // three pages and a film
		h.do(Next{})
	}
	return h.do(Choose{0}, TryAgain{}, Choose{1}, Next{}, Choose{1}, Next{}, Finished{})
}

// On the next evening what was answered before is asked again, once, before the lesson; it is credited and leads nobody astray.
func TestRecall(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam").evening().answersTwo("Lan")
	lan := h.id("Lan")
	h.do(FindMyName{}, PersonChosen{lan})
	screen[Page](h) // nothing is due on the same evening
	h.do(Finished{}, Back{}).evening()

	h.do(FindMyName{}, PersonChosen{h.id("Nam")})
	screen[Page](h) // he answered nothing yet
	h.do(Finished{}, Back{}, FindMyName{}, PersonChosen{lan})
	if v := screen[Recall](h); v.Items != 2 || v.Who[0].ID != lan {
		t.Fatalf("offered: %+v", v)
	}
	h.do(Next{})
	q := screen[Question](h)
	if !q.Recalled || q.N != 1 || q.Of != 2 || q.Lesson.ID != "L01" || q.Item.ID != "L01.Q1" {
		t.Fatalf("the one that was missed comes first: %+v", q)
	}
	h.do(Choose{1})
	if got := facts[record.ItemAnswered](h); got[len(got)-1].Way != record.Recalled || got[len(got)-1].Try != 1 {
		t.Errorf("kept %+v", got[len(got)-1])
	}
	h.do(Next{}, Choose{2}, TryAgain{}, Back{})
	if q := screen[Question](h); q.N != 1 || q.Phase != Right {
		t.Fatalf("back: %+v", q)
	}
	h.do(Next{})
	if q := screen[Question](h); q.N != 2 || q.Phase != NotYet {
		t.Fatalf("and on: %+v", q)
	}
	h.do(Next{}, Choose{1}, Next{})
	if p := screen[Page](h); p.Lesson.ID != "L02" || p.N != 1 {
		t.Fatalf("then the lesson: %+v", p.Frame)
	}
	h.do(Finished{}, Back{}, FindMyName{}, PersonChosen{lan})
	screen[Page](h) // once an evening
	h.powerCut()
	h.do(FindMyName{}, PersonChosen{lan})
	screen[Page](h) // and a power cut does not ask again
}

// For later is one press and no blame: the lesson is there, and the same evening asks no more.
func TestRecallForLater(t *testing.T) {
	for _, press := range []Action{Skip{}, Key{'2'}} {
		h := opened(t, "Nguyễn Thị Lan").evening().answersTwo("Lan").evening()
		h.do(FindMyName{}, PersonChosen{h.id("Lan")}, press)
		if p := screen[Page](h); p.Lesson.ID != "L02" {
			t.Fatalf("the lesson: %+v", p.Frame)
		}
		h.do(Finished{}, Back{}, FindMyName{}, PersonChosen{h.id("Lan")})
		screen[Page](h)
		h.do(Finished{}, Back{}).evening().do(FindMyName{}, PersonChosen{h.id("Lan")})
		screen[Recall](h) // the next evening asks again
	}
}

// Whoever stopped amidst the questions of a lesson goes on with them and is not asked them twice.
func TestRecallLeavesALessonThatIsUnderWay(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan").evening()
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Next{}, Next{}, Next{}, Next{}, Choose{0})
	h.evening().do(FindMyName{}, PersonChosen{h.id("Lan")})
	if q := screen[Question](h); q.Recalled || q.Phase != NotYet {
		t.Errorf("she goes on with %+v", q)
	}
}

// Whoever just tries is asked nothing of evenings before, and at most five questions come, however long somebody stayed away.
func TestRecallIsShort(t *testing.T) {
	h := openedOn(t, manyQuestions(), "Nguyễn Thị Lan").evening()
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Next{})
	for range 9 {
		h.do(Choose{1}, Next{})
	}
	h.do(Finished{})
	for range 20 {
		h.evening()
	}
	h.do(TryIt{})
	screen[MyLessons](h)
	h.do(Back{}, FindMyName{}, PersonChosen{h.id("Lan")})
	if v := screen[Recall](h); v.Items != mostRecalled {
		t.Errorf("%d questions", v.Items)
	}
	h.do(Key{'1'})
	for range mostRecalled {
		h.do(Choose{1}, Next{})
	}
	screen[Page](h)
}

// manyQuestions is a course whose first lesson has one page and nine questions.
func manyQuestions() Course {
	c := testCourse(3)
	l := c.Lessons[0]
	l.Film, l.Pages = nil, l.Pages[:1]
	question := l.Items[0]
	l.Items = nil
	for n := range 9 {
		question.ID = content.ItemID("L01.Q" + string(rune('1'+n)))
		l.Items = append(l.Items, question)
	}
	return c
}

// What was mastered since somebody sat down is told at the end: three of the last four, on three evenings.
func TestDoneTellsWhatIsMastered(t *testing.T) {
	h := openedOn(t, manyQuestions(), "Nguyễn Thị Lan")
	lan := h.id("Lan")
	for _, want := range []int{0, 0, 9, 0} {
		h.evening().do(FindMyName{}, PersonChosen{lan})
		if _, offered := h.k.View().Main.(Recall); offered {
			h.do(Skip{})
		}
		h.do(ToBench{}, ToLessons{}, OpenLesson{"L01"}, Next{})
		for range 9 {
			h.do(Choose{1}, Next{})
		}
		if v := screen[Done](h); v.Mastered != want {
			t.Errorf("%d mastered, want %d", v.Mastered, want)
		}
		h.do(Finished{})
	}
}
