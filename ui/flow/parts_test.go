package flow

import (
	"slices"
	"testing"

	"dendau/content"
	"dendau/storage/record"
)

// twoCourses is a pack of lessons L01 to L04, of which the first two are of the course "cb" and the others of the course "an-toan".
func twoCourses() Course {
	c := testCourse(4)
	c.Parts = []CoursePart{
		{ID: "cb", Title: content.Text{content.Vietnamese: "Căn bản"}, Lessons: c.Lessons[:2]},
		{ID: "an-toan", Title: content.Text{content.Vietnamese: "An toàn"}, Lessons: c.Lessons[2:]},
	}
	return c
}

// classesOfTwoCourses is a hall whose first class meets on Tuesdays and follows the first course, and whose second on Thursdays follows the other.
// The facilitator is at the desk.
func classesOfTwoCourses(t *testing.T) *hall {
	t.Helper()
	h := openedOn(t, twoCourses(), forty()[:3]...).do(ForFacilitator{}).pin("112233").do(Next{}, ShowMore{}, ShowClasses{}, NewClass{})
	if v := screen[ClassForm](h); v.Course.In(content.Vietnamese) != "Căn bản" {
		t.Fatalf("a new class follows %v", v.Course)
	}
	h.do(FlipDay{2}, FlipDay{4}, NextCourse{}, Next{}, Back{}, Back{})
	if all := h.k.book.facts.Classes(); len(all) != 2 || all[1].Course != "an-toan" {
		t.Fatalf("the classes: %+v", all)
	}
	return h
}

// on lets a facilitator come to the desk so many days later.
func (h *hall) on(days int) *hall {
	h.do(Lock{}).now = h.now.AddDate(0, 0, days)
	return h.do(ForFacilitator{}).pin("112233").do(Next{})
}

// taught is an evening of a class on which a lesson was taught.
func (h *hall) taught(class int, lesson content.LessonID, here ...record.LearnerID) *hall {
	h.t.Helper()
	id := record.SessionID{ID: h.newID()}
	h.stamp(record.Draft{Fact: record.SessionOpened{Session: id, Class: h.k.book.facts.Classes()[class].Class, Date: record.DayOf(h.now), Lesson: lesson}})
	var marks []record.Mark
	for _, l := range here {
		marks = append(marks, record.Mark{Learner: l, Presence: record.Present})
	}
	h.stamp(record.Draft{Fact: record.AttendanceTaken{Session: id, Marks: marks}})
	h.stamp(record.Draft{Fact: record.SessionClosed{Session: id}})
	h.powerCut()
	return h.do(ForFacilitator{}).pin("112233").do(Next{})
}

// tilesIn lists lessons as they are offered, each with its number.
func tilesIn(tiles []LessonTile) (all []string) {
	for _, tile := range tiles {
		all = append(all, string(tile.ID)+" "+number(tile.Number))
	}
	return all
}

func see[T comparable](t *testing.T, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
}

// plan lists the next lessons of a class by its plan of the term.
func (h *hall) plan(class int, n int) (all []content.LessonID) {
	c := h.k.book.facts.Classes()[class]
	for _, row := range h.k.evenings(c, record.DayOf(h.now), n) {
		all = append(all, row.Lesson.ID)
	}
	return all
}

// Two classes on different evenings follow two courses: each gets its own proposal, plan and order of lessons, numbered as in its course.
func TestEachClassItsCourse(t *testing.T) {
	h := classesOfTwoCourses(t)
	if v := screen[Tonight](h); v.Class != "Lớp 1" || v.Lesson.ID != "L01" || v.Lesson.Number != 1 {
		t.Fatalf("on Tuesday: %s with lesson %+v", v.Class, v.Lesson)
	}
	see(t, "offered on Tuesday", tilesIn(screen[ChooseLesson](h.do(EditLesson{})).Tiles), "L01 1", "L02 2", "L03 1", "L04 2")
	see(t, "the plan of Tuesdays", h.plan(0, 3), "L01", "L02", "L01")
	see(t, "the plan of Thursdays", h.plan(1, 3), "L03", "L04", "L03")

	h.do(Back{}).on(2)
	if v := screen[Tonight](h); v.Class != "Lớp 2" || v.Lesson.ID != "L03" || v.Lesson.Number != 1 {
		t.Fatalf("on Thursday: %s with lesson %+v", v.Class, v.Lesson)
	}
	see(t, "offered on Thursday", tilesIn(screen[ChooseLesson](h.do(EditLesson{})).Tiles), "L03 1", "L04 2", "L01 1", "L02 2")
	h.do(Choose{2})
	if v := screen[Tonight](h); v.Lesson.ID != "L01" {
		t.Fatalf("the third of those offered is %s", v.Lesson.ID)
	}
	h.do(Lock{})
	if v := screen[Home](h); v.Lesson == nil || v.Lesson.ID != "L03" {
		t.Fatalf("home tells of %+v", v.Lesson)
	}
}

// A class's course may change: what was done stays done, and the plan goes on in the other course.
func TestAClassChangesItsCourse(t *testing.T) {
	h := classesOfTwoCourses(t).taught(0, "L01")
	see(t, "before", h.plan(0, 2), "L02", "L01")
	h.do(ShowMore{}, ShowClasses{}, Choose{0})
	if v := screen[ClassForm](h); v.CanKeep {
		t.Fatal("nothing was changed, and there is something to keep")
	}
	if v := screen[ClassForm](h.do(NextCourse{}, NextCourse{})); v.CanKeep || v.Course.In(content.Vietnamese) != "Căn bản" {
		t.Fatalf("once round: %+v", v)
	}
	if v := screen[ClassForm](h.do(NextCourse{})); !v.CanKeep || v.Course.In(content.Vietnamese) != "An toàn" {
		t.Fatalf("the other course: %+v", v)
	}
	h.do(Next{}, Back{}, Back{})
	see(t, "after", h.plan(0, 2), "L03", "L04")
	if had := h.k.book.lessonsHad(h.k.book.facts.Classes()[0].Class); !had["L01"] {
		t.Error("what was taught is forgotten")
	}
	if v := screen[Tonight](h.on(7)); v.Class != "Lớp 1" || v.Lesson.ID != "L03" {
		t.Errorf("a week later: %s with %s", v.Class, v.Lesson.ID)
	}
	h.do(ShowMore{}, ShowClasses{}, Choose{0}, NextCourse{}, Next{}, Back{}, Back{})
	if v := screen[Tonight](h); v.Lesson.ID != "L02" {
		t.Errorf("back in the first course it goes on with %s", v.Lesson.ID)
	}
}

// A lesson of the other course may be planned and taught: it stands between, counts for who was there, and moves nothing.
func TestALessonOfTheOtherCourse(t *testing.T) {
	h := classesOfTwoCourses(t)
	h.do(ShowMore{}, ShowPlan{}, Choose{0})
	see(t, "offered for an evening", tilesIn(screen[PlanEvening](h).Tiles), "L01 1", "L02 2", "L03 1", "L04 2")
	h.do(OpenLesson{"L04"})
	see(t, "one of the other course", h.plan(0, 4), "L04", "L01", "L02", "L01")
	if row := screen[TermPlan](h).Rows[0]; !row.Fixed || row.Lesson.Number != 2 {
		t.Fatalf("as it stands in the plan: %+v", row)
	}
	if v := screen[Tonight](h.do(Back{}, Back{})); v.Lesson.ID != "L04" {
		t.Fatalf("tonight is proposed %s", v.Lesson.ID)
	}

	who := h.k.book.of(record.ClassID{})[0].ID
	see(t, "before, on a sheet", lessonsOn(h.k.result(who)), "L01", "L02")
	h.taught(0, "L04", who)
	see(t, "the class goes on", h.plan(0, 2), "L01", "L02")
	result := h.k.result(who)
	see(t, "after, on a sheet", lessonsOn(result), "L01", "L02", "L04")
	if result.Lessons != 1 {
		t.Errorf("%d lessons count, want the one", result.Lessons)
	}
	if v := h.k.recordOf(who); v.Done != 1 || len(v.Lessons) != 3 {
		t.Errorf("the record: %d done of %d", v.Done, len(v.Lessons))
	}
}

func lessonsOn(r SheetResult) (all []content.LessonID) {
	for _, row := range r.Rows {
		all = append(all, row.Lesson.ID)
	}
	return all
}

// A learner goes on in the course of their class; the other course stands behind it, and one of its lessons that was begun goes on first.
func TestALearnersOwnCourse(t *testing.T) {
	h := classesOfTwoCourses(t)
	who := h.k.book.of(record.ClassID{})[0].ID
	h.do(ShowMore{}, ShowClasses{}, Choose{0}, NextCourse{}, Next{}, Back{}, Back{}, Lock{})
	h.k.seat.who = []record.LearnerID{who}
	h.k.enter(&lessonsRoom{})
	v := screen[MyLessons](h)
	if v.Next.ID != "L03" || v.Next.Number != 1 {
		t.Fatalf("they begin with %+v", v.Next)
	}
	see(t, "their lessons", tilesIn(v.Tiles), "L03 1", "L04 2", "L01 1", "L02 2")

	h.do(OpenLesson{"L01"}, Next{}, Back{}, Back{})
	if next, _ := h.k.goesOnWith(who); next != "L01" {
		t.Errorf("in the midst of L01, they go on with %s", next)
	}
	for _, lesson := range []content.LessonID{"L01", "L03"} {
		h.stamp(record.Draft{Fact: record.LessonFinished{Learners: []record.LearnerID{who}, Lesson: lesson}})
	}
	h.powerCut()
	if next, all := h.k.goesOnWith(who); next != "L04" || all {
		t.Errorf("then they go on with %s, all %v", next, all)
	}
	h.stamp(record.Draft{Fact: record.LessonFinished{Learners: []record.LearnerID{who}, Lesson: "L04"}})
	h.powerCut()
	if _, all := h.k.goesOnWith(who); !all {
		t.Error("their course is done, and nobody says so")
	}
}

// A class of a course that the pack has not follows the first; with one course there is nothing to choose.
func TestWithoutACourseToChoose(t *testing.T) {
	for id, want := range map[string]content.LessonID{"": "L01", "la": "L01", "cb": "L01", "an-toan": "L03"} {
		if got := twoCourses().only(id).Lessons[0].ID; got != want {
			t.Errorf("course %q begins with %s, want %s", id, got, want)
		}
	}
	h := atDesk(t, forty()[:3]...).do(ShowMore{}, ShowClasses{}, Choose{0}, NextCourse{})
	if v := screen[ClassForm](h); v.Course != nil || v.CanKeep {
		t.Errorf("a pack of one course: %+v", v)
	}
}
