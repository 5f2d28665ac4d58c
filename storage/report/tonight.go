package report

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// Proposal is what an evening begins with, for the facilitator to confirm.
type Proposal struct {
	Class  record.ClassID
	Lesson content.LessonID
}

// Tonight proposes the class that usually meets on the day's weekday, else the one that met last, else the first; and the lesson that is
// planned, else the one after the one it was taught last, in the order of the course. After the last lesson the course begins again.
func (b *Book) Tonight(day record.Day, course []content.LessonID) Proposal {
	class := b.classFor(day)
	next := 0
	for _, id := range b.sessionOrder() {
		s := b.sessions[id].opened.value
		if at := slices.Index(course, s.Lesson); s.Class == class && at >= 0 {
			next = at + 1
		}
	}
	p := Proposal{Class: class}
	if len(course) > 0 {
		p.Lesson = course[next%len(course)]
	}
	if planned, ok := b.Planned(class, day); ok && slices.Contains(course, planned) {
		p.Lesson = planned
	}
	return p
}

func (b *Book) classFor(day record.Day) record.ClassID {
	classes := b.Classes()
	weekday := int(day.Time().Weekday())
	for _, c := range classes {
		if slices.Contains(c.Weekdays, weekday) {
			return c.Class
		}
	}
	order := b.sessionOrder()
	for _, id := range slices.Backward(order) {
		met := b.sessions[id].opened.value.Class
		if _, ended, _ := b.Class(met); !ended {
			return met
		}
	}
	if len(classes) > 0 {
		return classes[0].Class
	}
	return record.ClassID{}
}
