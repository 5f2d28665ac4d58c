package flow

import (
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// homeRoom is where every evening starts and every person ends.
type homeRoom struct{}

func (*homeRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case FindMyName, Next:
		if len(k.book.of(record.ClassID{})) > 0 {
			k.enter(newNames(k, nil))
		}
	case TypeMyName:
		if len(k.book.of(record.ClassID{})) > 0 {
			k.enter(newFind(k, &homeRoom{}))
		}
	case TryIt:
		k.enter(&lessonsRoom{})
	case ForFacilitator:
		k.enter(newPIN(k, nil))
	}
}

func (*homeRoom) view(k *Kiosk) Screen {
	v := Home{
		Hall: k.book.hall().Name, Today: record.DayOf(k.now), Minute: -1, People: len(k.book.of(record.ClassID{})), Class: k.book.open() != nil,
	}
	if s := k.book.open(); s != nil {
		v.Lesson = lessonPtr(k.cfg.Course, s.Lesson)
		v.Minute = k.book.class(s.Class).Minute
	} else if c, ok := k.classOn(k.now.Weekday()); ok {
		v.Lesson = lessonPtr(k.cfg.Course, k.book.nextLesson(c.Class, k.cfg.Course))
		v.Minute = c.Minute
	}
	return v
}

func lessonPtr(c Course, id content.LessonID) *LessonRef {
	if c.index(id) < 0 {
		return nil
	}
	ref := c.refOf(id)
	return &ref
}

// classOn is the first class that usually meets on the weekday.
func (k *Kiosk) classOn(day time.Weekday) (record.ClassMade, bool) {
	for _, c := range k.book.facts.Classes() {
		if slices.Contains(c.Weekdays, int(day)) {
			return c, true
		}
	}
	return record.ClassMade{}, false
}
