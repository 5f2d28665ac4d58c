package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// CoursePart is one course of the pack, which a class follows. A pack may have several; the first steps with the machine are none of them.
type CoursePart struct {
	ID      string
	Title   content.Text
	Lessons []*content.Lesson
}

// coursesOf are the courses of a pack that have lessons, in order, without the first steps.
func coursesOf(p *content.Pack) []CoursePart {
	var parts []CoursePart
	for _, entry := range p.Manifest().Tree {
		part := CoursePart{ID: entry.ID, Title: entry.Title}
		for _, listed := range entry.Lessons {
			if l, ok := p.Lesson(listed.ID); ok && !entry.Intro {
				part.Lessons = append(part.Lessons, l)
			}
		}
		if len(part.Lessons) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// several tells whether there is a course to choose.
func (c Course) several() bool { return len(c.Parts) > 1 }

// partAt is the place of the course with an id. A class that says none, or one that the pack has not, follows the first.
func (c Course) partAt(id string) int {
	return max(0, slices.IndexFunc(c.Parts, func(p CoursePart) bool { return p.ID == id }))
}

// only is what somebody learns who follows one course of the pack.
func (c Course) only(id string) Course {
	if !c.several() {
		return c
	}
	part := c.Parts[c.partAt(id)]
	c.ID, c.Title, c.Lessons, c.Parts = part.ID, part.Title, part.Lessons, nil
	return c
}

// led is the whole pack with one of its courses in front: what is offered first to who follows that one.
func (c Course) led(id string) Course {
	if !c.several() {
		return c
	}
	at := c.partAt(id)
	own := c.Parts[at]
	c.Parts = slices.Concat([]CoursePart{own}, c.Parts[:at], c.Parts[at+1:])
	c.Lessons = nil
	for _, part := range c.Parts {
		c.Lessons = append(c.Lessons, part.Lessons...)
	}
	return c
}

// number is a lesson's within its own course, from 1; 0 for the first steps and for what the pack has not.
func (c Course) number(id content.LessonID) int {
	if !c.several() {
		return c.index(id) + 1
	}
	for _, part := range c.Parts {
		if at := slices.IndexFunc(part.Lessons, func(l *content.Lesson) bool { return l.ID == id }); at >= 0 {
			return at + 1
		}
	}
	return 0
}

// courseOf is the course that a class follows.
func (k *Kiosk) courseOf(class record.ClassID) Course {
	return k.cfg.Course.only(k.book.class(class).Course)
}

// courseFor is the whole pack as a class is offered it, its own course first.
func (k *Kiosk) courseFor(class record.ClassID) Course {
	return k.cfg.Course.led(k.book.class(class).Course)
}

// classHere is whose course is on the learners' screen: that of the first who sits here, else tonight's class.
func (k *Kiosk) classHere() record.ClassID {
	if len(k.seat.who) > 0 {
		return k.classOf(k.seat.who[0])
	}
	if s := k.book.open(); s != nil {
		return s.Class
	}
	class, _ := k.classOn(record.DayOf(k.now))
	return class.Class
}

// classOf is the class that somebody is in, zero for who is in none.
func (k *Kiosk) classOf(id record.LearnerID) record.ClassID {
	if l := k.book.learner(id); l != nil {
		return l.Class
	}
	return record.ClassID{}
}

// known are the lessons in which somebody's progress is told: those of their class's course, and of the others what they had all the same.
func (k *Kiosk) known(class record.ClassID, had func(content.LessonID) bool) []*content.Lesson {
	own := len(k.courseOf(class).Lessons)
	var out []*content.Lesson
	for i, l := range k.courseFor(class).Lessons {
		if i < own || had(l.ID) {
			out = append(out, l)
		}
	}
	return out
}
