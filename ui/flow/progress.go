package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// place is how far a learner is in one lesson.
type place struct {
	page     content.PageID // the last one shown since the lesson was finished
	answers  map[content.ItemID]answer
	finished bool
}

// answer is what a learner did with one item in the present attempt.
type answer struct {
	tries []int
	right bool
}

// over tells that the item needs no further try.
func (a answer) over() bool { return a.right || len(a.tries) >= maxTries }

// begun tells that the learner is in the midst of the lesson.
func (p place) begun() bool { return p.page != "" || len(p.answers) > 0 }

// addProgress takes what learners did by themselves.
func (b *Book) addProgress(f record.Fact) {
	switch f := f.(type) {
	case record.PageShown:
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			p.page = f.Page
		}
	case record.ItemAnswered:
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			a := p.answers[f.Item]
			if f.Try <= 1 {
				a = answer{}
			}
			p.answers[f.Item] = answer{tries: append(a.tries[:len(a.tries):len(a.tries)], f.Choice), right: f.Right}
		}
	case record.LessonFinished:
		for _, p := range b.placesOf(f.Learners, f.Lesson) {
			*p = place{finished: true, answers: map[content.ItemID]answer{}}
		}
	}
}

// placesOf gives the places of learners in a lesson, and remembers that they were there.
func (b *Book) placesOf(ids []record.LearnerID, lesson content.LessonID) []*place {
	var ps []*place
	for _, id := range ids {
		if b.places[id] == nil {
			b.places[id] = map[content.LessonID]*place{}
		}
		p := b.places[id][lesson]
		if p == nil {
			p = &place{answers: map[content.ItemID]answer{}}
			b.places[id][lesson] = p
		}
		b.latest[id] = lesson
		ps = append(ps, p)
	}
	return ps
}

// place is how far a learner is in a lesson; the zero place before they began.
func (b *Book) place(id record.LearnerID, lesson content.LessonID) place {
	if p := b.places[id][lesson]; p != nil {
		return *p
	}
	return place{}
}

// next is the lesson with which a learner goes on: the one begun last, else the first after it that is not finished.
// All tells that every one is.
func (b *Book) next(id record.LearnerID, c Course) (lesson int, all bool) {
	at := c.index(b.latest[id])
	if at >= 0 && b.place(id, b.latest[id]).begun() {
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

// lamps counts the lessons that a learner finished.
func (b *Book) lamps(id record.LearnerID) int {
	n := 0
	for _, p := range b.places[id] {
		if p.finished {
			n++
		}
	}
	return n
}
