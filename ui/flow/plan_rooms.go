package flow

import "dendau/storage/record"

// classRoom chooses the class.
type classRoom struct{}

func (r *classRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Next:
		k.enter(&tonightRoom{})
	case Choose:
		if a.I >= 0 && a.I < len(k.book.facts.Classes()) {
			k.choosePlan(k.book.facts.Classes()[a.I].Class)
		}
	case ShowClasses:
		k.enter(&classesRoom{})
	case NewClass:
		made := k.newClass()
		k.keep(func() { k.choosePlan(made.Class) }, made)
	}
}

func (k *Kiosk) choosePlan(class record.ClassID) {
	k.plan.class, k.plan.lesson = class, k.lessonFor(class, k.plan.date)
	k.enter(&tonightRoom{})
}

func (*classRoom) view(k *Kiosk) Screen {
	v := ChooseClass{Chosen: -1}
	for i, c := range k.book.facts.Classes() {
		if c.Class == k.plan.class {
			v.Chosen = i
		}
		v.Classes = append(v.Classes, ClassRef{ID: c.Class, Name: c.Name, Members: len(k.book.of(c.Class))})
	}
	return v
}

// lessonRoom chooses tonight's lesson.
type lessonRoom struct{}

func (r *lessonRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Next:
		k.enter(&tonightRoom{})
	case Choose:
		if course := k.courseFor(k.plan.class); a.I >= 0 && a.I < len(course.Lessons) {
			r.do(k, OpenLesson{course.Lessons[a.I].ID})
		}
	case OpenLesson:
		if k.cfg.Course.lesson(a.ID) != nil {
			k.plan.lesson = a.ID
			k.enter(&tonightRoom{})
		}
	}
}

func (*lessonRoom) view(k *Kiosk) Screen {
	had := k.book.lessonsHad(k.plan.class)
	var v ChooseLesson
	course := k.courseFor(k.plan.class)
	for i, l := range course.Lessons {
		v.Tiles = append(v.Tiles, LessonTile{LessonRef: course.ref(i), Finished: had[l.ID], Current: l.ID == k.plan.lesson})
	}
	return v
}

// cancelReasons are the tails of catalogue keys, and what the event keeps.
var cancelReasons = []string{"rain", "power", "festival", "busy", "other"}

// cancelRoom asks why the class does not take place tonight.
type cancelRoom struct{ chosen int }

func (r *cancelRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Choose:
		if a.I >= 0 && a.I < len(cancelReasons) {
			r.chosen = a.I
		}
	case Next:
		if r.chosen < 0 {
			return
		}
		if k.plan.doubt {
			k.enter(&dateRoom{date: k.plan.date})
			return
		}
		k.plan.confirm(k)
		k.keep(func() { k.enter(&tonightRoom{}) },
			record.SessionCancelled{Class: k.plan.class, Date: k.plan.date, Reason: cancelReasons[r.chosen]})
	}
}

func (r *cancelRoom) view(k *Kiosk) Screen {
	return NotTonight{Date: k.plan.date, Reasons: cancelReasons, Chosen: r.chosen}
}
