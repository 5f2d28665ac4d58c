package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

const (
	// eveningsPlanned is how many evenings of a plan stand on a sheet, and planSheets how many sheets there are: half a year of a class that meets
	// twice a week.
	eveningsPlanned = 12
	planSheets      = 4
	// lookAhead is how far evenings are looked for: a class with a long holiday still finds its next one.
	lookAhead = 400
)

// lessonFor is what a class has on a day: what was planned, else what it has not had yet.
func (k *Kiosk) lessonFor(class record.ClassID, day record.Day) content.LessonID {
	if lesson, ok := k.book.facts.Planned(class, day); ok && k.cfg.Course.index(lesson) >= 0 {
		return lesson
	}
	return k.book.nextLesson(class, k.courseOf(class))
}

// evenings are a class's next n evenings from a day on, those that fall out among them. Lessons follow the course from the one that the class
// has not had yet; one that was chosen stands where it was put, and the course goes on behind it. One of another course stands between, and
// moves nothing.
func (k *Kiosk) evenings(class record.ClassMade, from record.Day, n int) []PlanRow {
	course := k.cfg.Course.only(class.Course)
	next := course.index(k.book.nextLesson(class.Class, course))
	var rows []PlanRow
	for day := from; day < from+lookAhead && len(rows) < n; day++ {
		if !meets(class, day) || k.book.met(class.Class, day) {
			continue
		}
		row := PlanRow{Date: day, Off: k.whyOff(class.Class, day)}
		if row.Off == "" && next >= 0 {
			planned, ok := k.book.facts.Planned(class.Class, day)
			row.Fixed = ok && k.cfg.Course.index(planned) >= 0
			if at := course.index(planned); row.Fixed && at >= 0 {
				next = at
			}
			row.Lesson = course.ref(next)
			if row.Fixed && planned != row.Lesson.ID {
				row.Lesson = k.cfg.Course.refOf(planned)
			} else {
				next = (next + 1) % len(course.Lessons)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// nextEvening is the next evening after a day on which a class meets, and the minute of that day; zero and -1 when none is known.
func (k *Kiosk) nextEvening(id record.ClassID, after record.Day) (record.Day, int) {
	class, ended, _ := k.book.facts.Class(id)
	for day := after + 1; !ended && day <= after+lookAhead; day++ {
		if meets(class, day) && k.whyOff(id, day) == "" {
			return day, class.Minute
		}
	}
	return 0, -1
}

// whyOff is why a class does not meet on a day: it was called off, or nobody meets. Empty when it does.
func (k *Kiosk) whyOff(class record.ClassID, day record.Day) string {
	if reason := k.book.offReason(class, day); reason != "" {
		return reason
	}
	if reason, off := k.book.facts.Holiday(k.book.kiosk, class, day); off && !k.book.met(class, day) {
		if slices.Contains(cancelReasons, reason) {
			return reason
		}
		return "other"
	}
	return ""
}

// planRoom is the plan of the term.
type planRoom struct {
	class record.ClassID
	sheet int
}

// newPlan begins with tonight's class.
func (k *Kiosk) newPlan() *planRoom { return &planRoom{class: k.plan.class} }

func (r *planRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&moreRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, planSheets)
	case ClassChosen:
		if _, ended, ok := k.book.facts.Class(a.ID); ok && !ended {
			r.class, r.sheet = a.ID, 0
		}
	case EveningChosen:
		r.open(k, a.Date)
	case Choose:
		if rows := r.rows(k); a.I >= 0 && a.I < len(rows) {
			r.open(k, rows[a.I].Date)
		}
	case ShowHolidays:
		k.enter(&holidaysRoom{back: r})
	case WeekOff:
		k.enter(k.weekOff(r))
	case ShowClasses:
		k.enter(&classesRoom{})
	}
}

// open goes to one evening; one that falls out is among the days off.
func (r *planRoom) open(k *Kiosk, day record.Day) {
	for _, row := range r.rows(k) {
		if row.Date != day {
			continue
		}
		if row.Off != "" {
			k.enter(&holidaysRoom{back: r})
			return
		}
		k.enter(&planEvening{back: r, day: day})
	}
}

// rows are the evenings of the sheet.
func (r *planRoom) rows(k *Kiosk) []PlanRow {
	all := k.evenings(k.book.class(r.class), k.today(), eveningsPlanned*(r.sheet+1))
	return all[min(len(all), eveningsPlanned*r.sheet):]
}

func (r *planRoom) view(k *Kiosk) Screen {
	v := TermPlan{Class: k.book.class(r.class).Name, Rows: r.rows(k), Sheet: r.sheet + 1, Sheets: planSheets, Chosen: -1}
	for i, c := range k.book.facts.Classes() {
		if c.Class == r.class {
			v.Chosen = i
		}
		v.Classes = append(v.Classes, ClassRef{ID: c.Class, Name: c.Name, Members: len(k.book.of(c.Class))})
	}
	return v
}

// planEvening chooses the lesson of one evening to come.
type planEvening struct {
	back *planRoom
	day  record.Day
}

func (r *planEvening) do(k *Kiosk, a Action) {
	course := k.courseFor(r.back.class)
	switch a := a.(type) {
	case Back:
		k.enter(r.back)
	case Choose:
		if a.I >= 0 && a.I < len(course.Lessons) {
			r.plan(k, course.Lessons[a.I].ID)
		}
	case OpenLesson:
		if course.index(a.ID) >= 0 {
			r.plan(k, a.ID)
		}
	case InOrder:
		if _, fixed := k.book.facts.Planned(r.back.class, r.day); fixed {
			r.plan(k, "")
		}
	case AddHoliday:
		k.enter(&holidayForm{back: r.back, from: r.day, to: r.day, chosen: -1})
	}
}

func (r *planEvening) plan(k *Kiosk, lesson content.LessonID) {
	k.keep(func() {
		if r.back.class == k.plan.class && r.day == k.plan.date {
			k.plan.lesson = k.lessonFor(r.back.class, r.day)
		}
		k.enter(r.back)
	}, record.ClassPlanned{Class: r.back.class, Date: r.day, Lesson: lesson})
}

func (r *planEvening) view(k *Kiosk) Screen {
	v := PlanEvening{Date: r.day, Class: k.book.class(r.back.class).Name}
	had := k.book.lessonsHad(r.back.class)
	var now content.LessonID
	for _, row := range r.back.rows(k) {
		if row.Date == r.day {
			now, v.Fixed = row.Lesson.ID, row.Fixed
		}
	}
	course := k.courseFor(r.back.class)
	for i, l := range course.Lessons {
		v.Tiles = append(v.Tiles, LessonTile{LessonRef: course.ref(i), Finished: had[l.ID], Current: l.ID == now})
	}
	return v
}

// lessonsHad are the lessons that a class was taught.
func (b *Book) lessonsHad(class record.ClassID) map[content.LessonID]bool {
	had := map[content.LessonID]bool{}
	for _, s := range b.sessions() {
		if s.Class == class {
			had[s.Lesson] = true
		}
	}
	return had
}
