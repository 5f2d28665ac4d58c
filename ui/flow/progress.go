package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// place is how far a learner is in one lesson.
type place struct {
	page      content.PageID // the last one shown since the lesson was finished
	answers   map[content.ItemID]answer
	practised map[content.ItemID]bool // practices that were gone through to their end
	finished  bool
	touched   int // how-manieth thing of this kiosk that anybody did in a lesson
}

func newPlace() place {
	return place{answers: map[content.ItemID]answer{}, practised: map[content.ItemID]bool{}}
}

// begun tells that the learner is in the midst of the lesson.
func (p place) begun() bool { return p.page != "" || len(p.answers)+len(p.practised) > 0 }

// addProgress takes what learners did by themselves. What was recalled from an evening before, or answered in front of the class, is no
// step within a lesson.
func (b *Book) addProgress(f record.Fact) {
	switch f := f.(type) {
	case record.PageShown:
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			p.page = f.Page
		}
	case record.ItemAnswered:
		if f.Way == record.ByOneself {
			b.addAnswer(f)
		}
	case record.PracticeDone:
		if f.Way != record.ByOneself {
			break
		}
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			if wholePractice(f) {
				p.practised[f.Item] = true
			}
		}
	case record.LessonFinished:
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			touched := p.touched
			*p = newPlace()
			p.finished, p.touched = true, touched
		}
	}
}

func (b *Book) addAnswer(f record.ItemAnswered) {
	for _, p := range b.placesOf(f.Learners, f.Lesson) {
		a := p.answers[f.Item]
		if f.Try <= 1 {
			a = answer{}
		}
		last := content.Answer{Chosen: f.Chosen}
		switch {
		case f.Choice >= 0:
			last.Chosen = []int{f.Choice}
		case len(f.Chosen) == 0:
			last.Typed = f.Words
		}
		p.answers[f.Item] = answer{tries: append(a.tries[:len(a.tries):len(a.tries)], f.Choice), last: last, right: f.Right}
	}
}

// placesOf gives the places of learners in a lesson, and remembers that they were there.
func (b *Book) placesOf(ids []record.LearnerID, lesson content.LessonID) []*place {
	var ps []*place
	b.touches++
	for _, id := range ids {
		if b.places[id] == nil {
			b.places[id] = map[content.LessonID]*place{}
		}
		p := b.places[id][lesson]
		if p == nil {
			fresh := newPlace()
			p = &fresh
			b.places[id][lesson] = p
		}
		p.touched = b.touches
		ps = append(ps, p)
	}
	return ps
}

// place is how far a learner is in a lesson; the zero place before they began. Of several records of one person the one that was there last
// knows the page, and each knows whether the lesson was finished.
func (b *Book) place(id record.LearnerID, lesson content.LessonID) place {
	var at place
	finished := false
	for _, one := range b.facts.Records(id) {
		if p := b.places[one][lesson]; p != nil {
			finished = finished || p.finished
			if p.touched > at.touched {
				at = *p
			}
		}
	}
	at.finished = finished
	return at
}

// next is the lesson with which a learner goes on: the one begun last, else the first after it that is not finished.
// All tells that every one is.
func (b *Book) next(id record.LearnerID, c Course) (lesson int, all bool) {
	at, begun := b.latest(id, c)
	if begun {
		return at, false
	}
	for i := range c.Lessons {
		lesson := (max(0, at) + i) % len(c.Lessons)
		if !b.place(id, c.Lessons[lesson].ID).finished {
			return lesson, false
		}
	}
	return 0, len(c.Lessons) > 0
}

// latest is the lesson that a learner was at last, -1 before the first, and whether they are in its midst.
func (b *Book) latest(id record.LearnerID, c Course) (at int, begun bool) {
	at, latest := -1, 0
	for i, l := range c.Lessons {
		if p := b.place(id, l.ID); p.touched > latest {
			at, latest = i, p.touched
		}
	}
	return at, at >= 0 && b.place(id, c.Lessons[at].ID).begun()
}

// lamps counts the lessons that a learner finished. The first steps with the machine are none of them.
func (b *Book) lamps(id record.LearnerID, c Course) int {
	lit := map[content.LessonID]bool{}
	for _, one := range b.facts.Records(id) {
		for lesson, p := range b.places[one] {
			if p.finished && !c.first(lesson) {
				lit[lesson] = true
			}
		}
	}
	return len(lit)
}
