package flow

import (
	"slices"

	"dendau/storage/record"
)

// termRows is how many rows with buttons a screen of the term has.
const termRows = 6

// The hour at which a class begins moves by a quarter, between six in the morning and ten at night.
const (
	earliestClass = 6 * 60
	latestClass   = 22 * 60
)

// classesRoom lists the hall's classes.
type classesRoom struct{ sheet int }

func (r *classesRoom) do(k *Kiosk, a Action) {
	rows := k.classRows()
	switch a := a.(type) {
	case Back:
		k.enter(&moreRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(rows), termRows))
	case Choose:
		if at := r.sheet*termRows + a.I; a.I >= 0 && a.I < termRows && at < len(rows) {
			k.enter(k.editClass(rows[at].ID, r))
		}
	case ClassChosen:
		if _, _, ok := k.book.facts.Class(a.ID); ok {
			k.enter(k.editClass(a.ID, r))
		}
	case NewClass:
		k.enter(&classForm{back: r, class: k.newClass(), fresh: true, name: newName(k.newClass().Name)})
	}
}

func (k *Kiosk) classRows() []ClassRow {
	var rows []ClassRow
	for _, c := range k.book.facts.Classes() {
		rows = append(rows, k.classRow(c, false))
	}
	for _, c := range k.book.facts.EndedClasses() {
		rows = append(rows, k.classRow(c, true))
	}
	return rows
}

func (k *Kiosk) classRow(c record.ClassMade, ended bool) ClassRow {
	row := ClassRow{ClassRef: ClassRef{ID: c.Class, Name: c.Name, Members: len(k.book.of(c.Class))}, Minute: c.Minute, Ended: ended}
	for i := range 7 {
		if day := (i + 1) % 7; slices.Contains(c.Weekdays, day) {
			row.Days = append(row.Days, day)
		}
	}
	return row
}

func (r *classesRoom) view(k *Kiosk) Screen {
	rows := k.classRows()
	return Classes{Rows: onSheet(rows, r.sheet, termRows), Sheet: r.sheet + 1, Sheets: sheetsOf(len(rows), termRows)}
}

// classForm changes a class, or makes one.
type classForm struct {
	back   room
	class  record.ClassMade // as it would be kept, but for its name
	ended  bool
	fresh  bool
	ending bool
	typing bool
	name   typing
}

func newName(name string) typing {
	var t typing
	t.Set(name)
	return t
}

func (k *Kiosk) editClass(id record.ClassID, back room) *classForm {
	class, ended, _ := k.book.facts.Class(id)
	class.Weekdays = slices.Clone(class.Weekdays)
	return &classForm{back: back, class: class, ended: ended, name: newName(class.Name)}
}

func (r *classForm) field() *typing {
	if r.typing {
		return &r.name
	}
	return nil
}

func (r *classForm) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		switch {
		case r.typing:
			r.typing = false
		case r.ending:
			r.ending = false
		default:
			k.enter(r.back)
		}
	case FieldChosen:
		r.typing, r.ending = true, false
	case TypingDone:
		r.typing = false
	case FlipDay:
		r.flip(a.Weekday)
	case HourBy:
		r.class.Minute = max(earliestClass, min(r.class.Minute+max(-60, min(a.Minutes, 60)), latestClass))
	case NextCourse:
		r.nextCourse(k.cfg.Course)
	case EndClass:
		r.end(k)
	case Next:
		if r.typing {
			r.typing = false
			return
		}
		r.keep(k)
	}
}

// nextCourse turns to the next course of the pack, and behind the last to the first.
func (r *classForm) nextCourse(c Course) {
	if c.several() {
		r.ending = false
		r.class.Course = c.Parts[(c.partAt(r.class.Course)+1)%len(c.Parts)].ID
	}
}

func (r *classForm) flip(weekday int) {
	if weekday < 0 || weekday > 6 {
		return
	}
	r.ending = false
	if i := slices.Index(r.class.Weekdays, weekday); i >= 0 {
		r.class.Weekdays = slices.Delete(r.class.Weekdays, i, i+1)
		return
	}
	r.class.Weekdays = append(r.class.Weekdays, weekday)
	slices.Sort(r.class.Weekdays)
}

// canEnd: a class that has its evening just now goes on.
func (r *classForm) canEnd(k *Kiosk) bool {
	s := k.book.open()
	return !r.fresh && (s == nil || s.Class != r.class.Class)
}

func (r *classForm) end(k *Kiosk) {
	if !r.canEnd(k) {
		return
	}
	if !r.ended && !r.ending {
		r.ending = true
		return
	}
	before, ended, _ := k.book.facts.Class(r.class.Class)
	r.change(k, before, !ended)
}

// keep keeps what was changed. A class needs a name and a day.
func (r *classForm) keep(k *Kiosk) {
	if !r.changed(k) {
		return
	}
	class := r.class
	class.Name = r.name.Trimmed()
	if r.fresh {
		k.keep(func() { k.replan(); k.enter(r.back) }, class)
		return
	}
	r.change(k, class, r.ended)
}

func (r *classForm) change(k *Kiosk, c record.ClassMade, ended bool) {
	k.keep(func() { k.replan(); k.enter(r.back) }, record.ClassChanged{
		Class: c.Class, Name: c.Name, Course: c.Course, Weekdays: c.Weekdays, Minute: c.Minute, Ended: ended,
	})
}

// changed tells whether there is something whole to keep.
func (r *classForm) changed(k *Kiosk) bool {
	name := r.name.Trimmed()
	if name == "" || len(r.class.Weekdays) == 0 {
		return false
	}
	was, _, _ := k.book.facts.Class(r.class.Class)
	return r.fresh || name != was.Name || k.cfg.Course.partAt(r.class.Course) != k.cfg.Course.partAt(was.Course) || r.class.Minute != was.Minute || !slices.Equal(r.class.Weekdays, was.Weekdays)
}

func (r *classForm) view(k *Kiosk) Screen {
	v := ClassForm{
		New: r.fresh, Name: r.name.Text(), Minute: r.class.Minute, Members: len(k.book.of(r.class.Class)), Ended: r.ended, Ending: r.ending,
		CanEnd: r.canEnd(k), CanKeep: r.changed(k), Typing: r.typing, Keys: k.keys,
	}
	if r.fresh {
		v.Members = 0
	}
	if course := k.cfg.Course; course.several() {
		v.Course = course.Parts[course.partAt(r.class.Course)].Title
	}
	for _, day := range r.class.Weekdays {
		if day >= 0 && day < 7 {
			v.Days[day] = true
		}
	}
	return v
}

// replan proposes tonight's class and lesson anew after classes or days were changed.
func (k *Kiosk) replan() {
	k.plan.renew(k)
}
