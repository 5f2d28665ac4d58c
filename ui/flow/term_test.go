package flow

import (
	"slices"
	"strings"
	"testing"

	"dendau/content"
	"dendau/storage/record"
)

// atDesk is a hall whose facilitator has just come to the desk.
func atDesk(t *testing.T, people ...string) *hall {
	t.Helper()
	return openedOn(t, testCourse(4), people...).do(ForFacilitator{}).pin("112233").do(Next{})
}

// classEvening is an evening of the first class so many days after the last thing that happened: who is here, who away, and what was done.
func (h *hall) classEvening(days int, lesson content.LessonID, away []record.LearnerID, more ...record.Fact) *hall {
	h.t.Helper()
	h.now = h.now.AddDate(0, 0, days)
	id := record.SessionID{ID: h.newID()}
	h.stamp(record.Draft{Fact: record.SessionOpened{Session: id, Class: h.k.book.facts.Classes()[0].Class, Date: record.DayOf(h.now), Lesson: lesson}})
	var marks []record.Mark
	for _, l := range h.k.book.of(record.ClassID{}) {
		mark := record.Mark{Learner: l.ID, Presence: record.Present}
		if slices.Contains(away, l.ID) {
			mark.Presence = record.Absent
		}
		marks = append(marks, mark)
	}
	h.stamp(record.Draft{Fact: record.AttendanceTaken{Session: id, Marks: marks}})
	for _, f := range more {
		if hands, ok := f.(record.HandsCounted); ok {
			hands.Session = id
			f = hands
		}
		h.stamp(record.Draft{Fact: f})
	}
	h.stamp(record.Draft{Fact: record.SessionClosed{Session: id}})
	h.powerCut()
	return h.do(ForFacilitator{}).pin("112233").do(Next{})
}

// A second class gets its name, its days and its hour; tonight's class follows the weekday; a class that ended is proposed no more.
func TestClasses(t *testing.T) {
	h := atDesk(t, forty()[:3]...)
	h.do(ShowMore{}, ShowClasses{}, NewClass{})
	if v := screen[ClassForm](h); !v.New || !v.CanKeep || v.CanEnd || !v.Days[2] {
		t.Fatalf("a new class: %+v", v)
	}
	h.do(FlipDay{2}, FlipDay{4}, HourBy{60}, HourBy{15}, FieldChosen{}, EraseAll{}).typing("Lowps toois").do(Next{}, Next{})
	rows := screen[Classes](h).Rows
	if len(rows) != 2 || rows[1].Name != "Lớp tối" || !slices.Equal(rows[1].Days, []int{4}) || rows[1].Minute != defaultMinute+75 {
		t.Fatalf("the classes: %+v", rows)
	}
	if v := screen[Tonight](h.do(Back{}, Back{})); v.Class != "Lớp 1" || v.Members != 3 {
		t.Fatalf("on Tuesday meets the class of Tuesdays: %+v", v)
	}

	h.do(Lock{}).now = h.now.AddDate(0, 0, 2)
	if v := screen[Tonight](h.do(ForFacilitator{}).pin("112233").do(Next{})); v.Class != "Lớp tối" {
		t.Fatalf("on Thursday meets the class of Thursdays, not %q", v.Class)
	}
	h.do(ShowMore{}, ShowClasses{}, Choose{1}, EndClass{})
	if v := screen[ClassForm](h); !v.Ending {
		t.Fatal("a class ended at one press")
	}
	h.do(EndClass{})
	if rows := screen[Classes](h).Rows; !rows[1].Ended {
		t.Fatalf("the class did not end: %+v", rows)
	}
	if v := screen[Tonight](h.do(Back{}, Back{})); v.Class != "Lớp 1" {
		t.Fatalf("a class that ended is proposed: %q", v.Class)
	}
	h.do(ShowMore{}, ShowClasses{}, Choose{1}, EndClass{})
	if rows := screen[Classes](h).Rows; rows[1].Ended {
		t.Fatal("a class that ended cannot meet again")
	}
}

func TestAClassThatEndedKeepsItsName(t *testing.T) {
	h := atDesk(t, forty()[:3]...).classEvening(0, "L01", nil)
	h.do(ShowMore{}, ShowClasses{}, Choose{0}, EndClass{}, EndClass{}, Back{}, Back{}, ShowPast{})
	if v := screen[Past](h); len(v.Evenings) != 1 || v.Evenings[0].Class != "Lớp 1" {
		t.Errorf("the evenings before: %+v", v.Evenings)
	}
	if day, minute := h.k.nextEvening(h.k.book.facts.EndedClasses()[0].Class, record.DayOf(tuesday)); day != 0 || minute != -1 {
		t.Errorf("a class that ended meets again on %v at %d", day, minute)
	}
}

// Learners read at home what the facilitator planned, and nothing on a day off; nobody is told to come on one.
func TestDaysOffAndPlansAtHome(t *testing.T) {
	h := atDesk(t, forty()[:3]...).do(ShowMore{}, ShowPlan{}, Choose{0}, OpenLesson{"L03"}, Back{}, Back{}, Lock{})
	if v := screen[Home](h); v.Lesson == nil || v.Lesson.ID != "L03" || v.Minute != defaultMinute {
		t.Fatalf("tonight as planned: %+v", v)
	}
	h.stamp(record.Draft{Fact: record.HolidaySet{From: record.DayOf(tuesday), To: record.DayOf(tuesday) + 7, Reason: "festival"}})
	h.powerCut()
	if v := screen[Home](h); v.Lesson != nil || v.Minute != -1 {
		t.Errorf("on a day off: %+v", v)
	}
	if day, minute := h.k.nextEvening(h.k.book.facts.Classes()[0].Class, record.DayOf(tuesday)); day != record.DayOf(tuesday)+14 || minute != defaultMinute {
		t.Errorf("the class meets again on %v at %d", day, minute)
	}
}

// Evenings to come follow the course from what was taught; one that is chosen moves those behind it; days off fall out of the order.
func TestPlanOfTheTerm(t *testing.T) {
	h := atDesk(t, forty()[:3]...).classEvening(0, "L01", nil)
	lessons := func() (all []string) {
		t.Helper()
		for _, row := range screen[TermPlan](h).Rows[:5] {
			text := string(row.Lesson.ID)
			if row.Fixed {
				text += "!"
			}
			if row.Off != "" {
				text = row.Off
			}
			all = append(all, row.Date.Time().Format("0201 ")+text)
		}
		return all
	}
	see := func(what string, want ...string) {
		t.Helper()
		if got := lessons(); !slices.Equal(got, want) {
			t.Fatalf("%s:\n%v, want\n%v", what, got, want)
		}
	}
	h.do(ShowMore{}, ShowPlan{})
	see("in order", "1905 L02", "2605 L03", "0206 L04", "0906 L01", "1606 L02")
	h.do(Choose{1}, OpenLesson{"L02"})
	see("a lesson again", "1905 L02", "2605 L02!", "0206 L03", "0906 L04", "1606 L01")
	h.do(EveningChosen{record.DayAt(2026, 5, 19)}, AddHoliday{}, Choose{2}, Next{})
	see("a day off", "1905 festival", "2605 L02!", "0206 L03", "0906 L04", "1606 L01")
	h.do(Choose{1}, InOrder{})
	see("in order again", "1905 festival", "2605 L02", "0206 L03", "0906 L04", "1606 L01")
	h.do(Choose{0}, HolidayOver{From: record.DayAt(2026, 5, 19)}, Back{})
	see("no day off", "1905 L02", "2605 L03", "0206 L04", "0906 L01", "1606 L02")

	h.do(Choose{0}, OpenLesson{"L04"}, Back{}, Back{}, Lock{}).now = h.now.AddDate(0, 0, 7)
	if v := screen[Tonight](h.do(ForFacilitator{}).pin("112233").do(Next{})); v.Lesson.ID != "L04" {
		t.Fatalf("the evening that was planned with L04 proposes %s", v.Lesson.ID)
	}
}

// A class may rest while another meets: the plan of the one has a day off, and that of the other goes on.
func TestDaysOffOfOneClass(t *testing.T) {
	h := atDesk(t, forty()[:3]...).do(ShowMore{}, ShowClasses{}, NewClass{}, FieldChosen{}, EraseAll{}).typing("Lớp sáng").do(Next{}, Next{}, Back{})
	classes := h.k.book.facts.Classes()
	if len(classes) != 2 {
		t.Fatalf("%d classes", len(classes))
	}
	h.do(ShowHolidays{}, AddHoliday{})
	for _, want := range []string{"Lớp 1", "Lớp sáng", "", "Lớp 1"} {
		if v := screen[HolidayForm](h.do(HolidayFor{})); v.Class != want || !v.Several || want != "" && v.Evenings != 1 || want == "" && v.Evenings != 2 {
			t.Fatalf("for %q, want %q: %+v", v.Class, want, v)
		}
	}
	h.do(Choose{0}, Next{})
	rows, today := screen[Holidays](h).Rows, record.DayOf(tuesday)
	if len(rows) != 1 || rows[0].Name != "Lớp 1" || rows[0].Class != classes[0].Class {
		t.Fatalf("days off: %+v", rows)
	}
	if h.k.whyOff(classes[0].Class, today) != "rain" || h.k.whyOff(classes[1].Class, today) != "" {
		t.Errorf("off: %q and %q", h.k.whyOff(classes[0].Class, today), h.k.whyOff(classes[1].Class, today))
	}
	h.do(HolidayOver{From: today}) // those of the whole hall, of which there are none
	if h.k.whyOff(classes[0].Class, today) != "rain" {
		t.Error("another's days off were taken back")
	}
	h.do(HolidayOver{From: today, Class: classes[0].Class})
	if h.k.whyOff(classes[0].Class, today) != "" || len(screen[Holidays](h).Rows) != 0 {
		t.Error("the days off stay")
	}
}

// "Tuần này nghỉ" goes from today to Sunday and says how many evenings fall out; tonight then says why nobody meets.
func TestHolidays(t *testing.T) {
	h := atDesk(t, forty()[:3]...).do(ShowMore{}, ShowHolidays{}, WeekOff{})
	v := screen[HolidayForm](h)
	if v.From != record.DayOf(tuesday) || v.To != v.From+5 || v.Evenings != 1 || v.Chosen != -1 {
		t.Fatalf("the rest of the week: %+v", v)
	}
	if h.do(Next{}); len(facts[record.HolidaySet](h)) != 0 {
		t.Fatal("days off were kept without a reason")
	}
	h.do(LastBy{7}, LastBy{-30}, LastBy{2}, Choose{0}, Next{})
	if rows := screen[Holidays](h).Rows; len(rows) != 1 || rows[0] != (Holiday{From: record.DayOf(tuesday), To: record.DayOf(tuesday) + 2, Reason: "rain"}) {
		t.Fatalf("days off: %+v", rows)
	}
	if v := screen[Tonight](h.do(Back{}, Back{})); v.Off != "rain" {
		t.Fatalf("tonight says %q", v.Off)
	}
	h.do(OpenTonight{})
	screen[Attendance](h) // they came after all
}

// What is noted of an evening is shown before the next one and is in no event.
func TestNoteOfAnEvening(t *testing.T) {
	h := atDesk(t, forty()[:3]...).do(OpenTonight{}, Next{}, EndLesson{}, WriteNote{}).typing("bacs Lan ddau chaan").do(Next{})
	if v := screen[Close](h); v.Note != "bác Lan đau chân" {
		t.Fatalf("the note: %q", v.Note)
	}
	h.do(WriteNote{}).typing(", cho hoi").do(Next{}, CloseSession{false}, Next{})
	const want = "bác Lan đau chân, cho hoi"
	if v := screen[Tonight](h); v.Before.Note != want || v.Before.Noted != record.DayOf(tuesday) {
		t.Fatalf("before the next evening: %+v", v.Before)
	}
	for _, e := range h.log {
		if f, ok := e.Fact.(record.EveningNoted); ok && (strings.Contains(string(f.Sealed), "Lan") || e.By.IsZero()) {
			t.Fatalf("a note in plain text, or of nobody: %+v", e)
		}
	}
	if v := screen[PastList](h.do(ShowPast{}, Choose{0})); v.Note != want {
		t.Fatalf("the evening before: %q", v.Note)
	}
	h.full = true
	h.do(WriteNote{}).typing(" x").do(Next{})
	if v := h.k.View(); v.Notice == nil || screen[WriteEvening](h).Text != want+" x" {
		t.Fatal("a note that was not kept is lost")
	}
}

// Three evenings in a row: a visit. Its outcome is one press, which can be taken back.
func TestVisits(t *testing.T) {
	h := atDesk(t, forty()[:4]...)
	gone := h.k.book.of(record.ClassID{})[1].ID
	h.classEvening(0, "L01", nil)
	for range 2 {
		h.classEvening(7, "L01", []record.LearnerID{gone})
	}
	if v := screen[Tonight](h); v.Before.Away != 0 {
		t.Fatal("two evenings are no visit")
	}
	h.classEvening(7, "L02", []record.LearnerID{gone})
	if v := screen[Tonight](h); v.Before.Away != 1 {
		t.Fatalf("three evenings in a row: %+v", v.Before)
	}
	rows := screen[Visits](h.do(ShowVisits{})).Rows
	if len(rows) != 1 || rows[0].ID != gone || rows[0].Missed != 3 || rows[0].LastSeen != record.DayOf(tuesday) || rows[0].Outcome != "" {
		t.Fatalf("to visit: %+v", rows)
	}
	for _, press := range []struct {
		do   Action
		want string
	}{{Followed{gone, "ill"}, "ill"}, {Followed{gone, "comes"}, "comes"}, {UndoFlip{}, "ill"}, {Followed{gone, "ill"}, ""}, {Followed{gone, "gone fishing"}, ""}, {UndoFlip{}, "ill"}} {
		if got := screen[Visits](h.do(press.do)).Rows[0].Outcome; got != press.want {
			t.Fatalf("%+v: %q, want %q", press.do, got, press.want)
		}
	}
	if v := screen[Tonight](h.do(Back{})); v.Before.Away != 0 {
		t.Fatal("who was looked after is still to be visited")
	}
}

// hardHands is how a class raised its hands for a question whose right answer is 1.
func hardHands(lesson, item string, counts ...int) record.HandsCounted {
	return record.HandsCounted{Lesson: content.LessonID(lesson), Item: content.ItemID(item), Rev: 1, Counts: counts, Right: 1, Skill: "0.1"}
}

// The hardest question is put before the next evening, begins it on the TV, and is done with when that evening is over, power cut or not.
func TestHardQuestionBeginsTheNextEvening(t *testing.T) {
	h := atDesk(t, forty()[:10]...)
	h.classEvening(0, "L01", nil, hardHands("L01", "L01.Q1", 1, 8, 1), hardHands("L01", "L01.Q2", 6, 3, 1))
	v := screen[Insight](h.do(ShowInsight{}))
	if len(v.Items) != 2 || v.Items[0].Item.ID != "L01.Q2" || v.Items[0].Missed != 7 || v.Items[0].Answers != 10 || v.Items[0].Attracts != 0 || v.Items[0].Number != 2 {
		t.Fatalf("the hardest: %+v", v.Items)
	}
	h.do(ReviewNext{}, Back{})
	h.now = h.now.AddDate(0, 0, 7)
	if v := screen[Tonight](h); len(v.Before.Review) != 1 || v.Before.Hard == nil || v.Before.Hard.Item.ID != "L01.Q1" {
		t.Fatalf("before the evening: %+v", v.Before)
	}
	h.do(Lock{}, ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{})
	onTV := func(want content.ItemID) {
		t.Helper()
		q, ok := h.k.View().TV.(TVQuestion)
		if !ok || q.Item.ID != want || !q.Recalled || q.Lesson.ID != "L01" || q.N != 1 || q.Of != 1 {
			t.Fatalf("the TV shows %+v", h.k.View().TV)
		}
	}
	onTV("L01.Q2")
	h.do(Hand{1, 4}, Reveal{})
	h.cfg.Now = h.now
	h.powerCut()
	onTV("L01.Q2")
	if hands := facts[record.HandsCounted](h); hands[len(hands)-1].Lesson != "L01" || hands[len(hands)-1].Counts[1] != 4 {
		t.Fatalf("hands: %+v", hands)
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{})
	if _, ok := h.k.View().TV.(TVPage); !ok {
		t.Fatalf("after the review the lesson begins, not %T", h.k.View().TV)
	}
	h.cfg.Now = h.now
	h.powerCut()
	if p, ok := h.k.View().TV.(TVPage); !ok || p.Lesson.ID != "L02" {
		t.Fatalf("after a power cut the TV shows %T", h.k.View().TV)
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, EndLesson{}, CloseSession{false}, Next{})
	if v := screen[Tonight](h); len(v.Before.Review) != 0 {
		t.Fatal("a review that was done comes again")
	}
}

// A question that tonight's lesson asks anyway is asked once, in its own place.
func TestReviewOfTonightsOwnLesson(t *testing.T) {
	h := atDesk(t, forty()[:10]...).classEvening(0, "L01", nil, hardHands("L01", "L01.Q2", 6, 3, 1)).do(ShowInsight{}, ReviewNext{}, Back{})
	h.do(EditLesson{}, OpenLesson{"L01"}, OpenTonight{}, Next{})
	if _, ok := h.k.View().TV.(TVPage); !ok {
		t.Fatalf("the TV shows %T", h.k.View().TV)
	}
}
