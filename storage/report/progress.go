package report

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// answer is what the tables count of one answer at the kiosk: the first try at a question, or a practice.
type answer struct {
	about   *question
	session record.SessionID
	// learner is the first of those who answered, zero for a class.
	learner record.LearnerID
	// at is the kiosk's clock, for an answer outside any session.
	at int64
	// option is the one that was chosen, none where the answer was another kind.
	option int8
	right  bool
}

// question is what was asked. Many answers share one.
type question struct {
	lesson content.LessonID
	item   content.ItemID
	rev    int
	skill  string
}

// none is no option.
const none = -1

// firstTry is what mastery counts: the first try at a question, or a practice, which was right when every step was done alone.
type firstTry struct {
	right   bool
	rule    record.MasteryRule
	evening evening
}

// vietnam is the time zone of every hall. It has had no summer time since 1975 and needs no table of zones.
var vietnam = time.FixedZone("ICT", 7*60*60)

func dayOf(at int64) record.Day { return record.DayOf(time.Unix(at, 0).In(vietnam)) }

// addProgress takes what learners did by themselves.
func (b *Book) addProgress(e record.Event) {
	switch f := e.Fact.(type) {
	case record.PageShown:
		for _, id := range f.Learners {
			l := at(&b.learners, id)
			l.touched = l.touched.with(e.Stamp, f.Lesson)
			put(&l.pages, f.Lesson, e.Stamp, f.Page)
		}
	case record.ItemAnswered:
		b.addAnswer(e, f)
	case record.PracticeDone:
		alone := f.Steps > 0 && f.Done >= f.Steps && f.Alone >= f.Steps
		asked := b.question(question{lesson: f.Lesson, item: f.Item, rev: f.Rev, skill: f.Skill})
		b.addFirstTry(e, f.Learners, f.Way, answer{about: asked, session: f.Session, right: alone, option: none}, f.Rule)
		b.touch(e, f.Lesson, f.Learners, f.Way)
	case record.LearnerArrived:
		for _, id := range f.Learners {
			at(&b.learners, id).here(e, f.Session)
		}
	case record.LessonFinished:
		for _, id := range f.Learners {
			l := at(&b.learners, id)
			l.touched = l.touched.with(e.Stamp, f.Lesson)
			put(&l.pages, f.Lesson, e.Stamp, "")
			sessions := l.finished[f.Lesson]
			keep(&sessions, f.Session, true)
			keep(&l.finished, f.Lesson, sessions)
		}
	case record.TextSizeChosen:
		for _, id := range f.Learners {
			l := at(&b.learners, id)
			l.size = l.size.with(e.Stamp, f.Size)
		}
	}
}

func (b *Book) addAnswer(e record.Event, f record.ItemAnswered) {
	if f.Try <= 1 {
		asked := b.question(question{lesson: f.Lesson, item: f.Item, rev: f.Rev, skill: f.Skill})
		b.addFirstTry(e, f.Learners, f.Way, answer{about: asked, session: f.Session, right: f.Right, option: optionOf(f)}, f.Rule)
	}
	b.touch(e, f.Lesson, f.Learners, f.Way)
}

// maxOptions bounds what a foreign event can make the tables count.
const maxOptions = 16

func optionOf(f record.ItemAnswered) int8 {
	if len(f.Chosen) > 0 || f.Choice < 0 || f.Choice >= maxOptions {
		return none
	}
	return int8(f.Choice)
}

func (b *Book) question(q question) *question {
	if known, ok := b.asked[q]; ok {
		return known
	}
	keep(&b.asked, q, &q)
	return &q
}

// touch: somebody was in a lesson. What is recalled from an evening before, or answered in front of the class, belongs to a lesson and leads nobody there.
func (b *Book) touch(e record.Event, lesson content.LessonID, learners []record.LearnerID, way record.Way) {
	if way != record.ByOneself {
		return
	}
	for _, id := range learners {
		l := at(&b.learners, id)
		l.touched = l.touched.with(e.Stamp, lesson)
	}
}

// addFirstTry counts what was done at once, for the tables and for each who did it. A practice of the class together is nobody's.
func (b *Book) addFirstTry(e record.Event, learners []record.LearnerID, way record.Way, a answer, rule record.MasteryRule) {
	if way == record.Relayed && len(learners) == 0 {
		return
	}
	a.at = e.At
	if len(learners) > 0 {
		a.learner = learners[0]
	}
	keep(&b.answers, e.Stamp, a)
	for _, id := range learners {
		l := at(&b.learners, id)
		l.here(e, a.session)
		tonight := eveningOf(e, a.session)
		if way == record.Recalled {
			keep(&l.recalled, tonight, true)
		}
		if l.tries == nil {
			l.tries = map[content.ItemID]map[record.Stamp]firstTry{}
		}
		tries := l.tries[a.about.item]
		keep(&tries, e.Stamp, firstTry{right: a.right, rule: rule, evening: tonight})
		l.tries[a.about.item] = tries
	}
}

// Progress is how far a learner is.
type Progress struct {
	// Lesson is the one they were in last and Page the last page of it that they saw, empty once it was finished.
	Lesson content.LessonID
	Page   content.PageID
	// Finished are the lessons that they went through, by id.
	Finished []content.LessonID
	// Mastered are the items that are "đã nắm", by id; Practised how many items they tried, questions and practices.
	Mastered  []content.ItemID
	Practised int
	// Size is their text size, 0 normal to 2 largest; Sized that they chose it.
	Size  int
	Sized bool
}

// Progress gives how far a learner is; the zero Progress before they began.
func (b *Book) Progress(id record.LearnerID) Progress {
	l := b.whole(id)
	if l == nil {
		return Progress{}
	}
	p := Progress{
		Lesson: l.touched.value, Finished: sorted(l.finished), Practised: len(l.tries),
		Size: l.size.value, Sized: l.size.set(),
	}
	p.Page = l.pages[p.Lesson].value
	for _, item := range sorted(l.tries) {
		if mastered(l.tries[item]) {
			p.Mastered = append(p.Mastered, item)
		}
	}
	return p
}

// mastered tells whether the rule was ever met: what someone has once mastered is never taken away. Each try is judged by the rule
// that was copied into it.
func mastered(tries map[record.Stamp]firstTry) bool {
	var sofar []bool
	for _, stamp := range byStamp(tries) {
		try := tries[stamp]
		sofar = append(sofar, try.right)
		of := min(try.rule.Of, len(sofar))
		right := 0
		for _, ok := range sofar[len(sofar)-max(of, 0):] {
			if ok {
				right++
			}
		}
		if try.rule.Right > 0 && right >= try.rule.Right {
			return true
		}
	}
	return false
}
