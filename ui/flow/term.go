package flow

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

const (
	// stayedAway is how many evenings in a row make a visit worth it.
	stayedAway = 3
	// eveningsBack is how many evenings of a class its hardest questions are counted over.
	eveningsBack = 8
	// fewAnswers is how many answers a question needs before it is called hard: of two people one is no half of a class.
	fewAnswers = 3
	// hardest is how many of them are shown.
	hardest = 5
)

// termAsked are answers of the facts about a term until the next event, as asked has those about an evening.
type termAsked struct {
	away   []absence
	awayOK bool
	hard   map[record.ClassID][]hardItem
	help   map[record.ClassID][]report.Help
}

// absence is somebody who stayed away, and from which class.
type absence struct {
	report.Absence
	class record.ClassMade
}

// stayedAway lists who missed three evenings in a row, class by class.
func (b *Book) stayedAway() []absence {
	if t := &b.asked.term; !t.awayOK {
		t.awayOK = true
		for _, c := range b.facts.Classes() {
			for _, a := range b.facts.Absent(c.Class, stayedAway) {
				t.away = append(t.away, absence{a, c})
			}
		}
	}
	return b.asked.term.away
}

// hardItem is a question that a class found hard.
type hardItem struct {
	report.ItemInsight
	lesson *content.Lesson
	item   content.Item
	number int // within its lesson, from 1
}

// needHelp lists who needs help now.
func (b *Book) needHelp(class record.ClassID) []report.Help {
	help, ok := b.asked.term.help[class]
	if !ok {
		help = b.facts.NeedHelp(class)
		if b.asked.term.help == nil {
			b.asked.term.help = map[record.ClassID][]report.Help{}
		}
		b.asked.term.help[class] = help
	}
	return help
}

// hardest lists the questions that a class missed most on its last evenings, and from when to when those were. Questions that the course has
// no more, or otherwise, are left out: nobody could review them.
func (b *Book) hardest(class record.ClassID, c Course) []hardItem {
	hard, ok := b.asked.term.hard[class]
	if ok {
		return hard
	}
	from, to := b.span(class)
	for _, in := range b.facts.Insight(class, from, to) {
		if in.Answers < fewAnswers || in.Right == in.Answers || len(hard) == hardest {
			continue
		}
		if h, ok := c.ask(in.Lesson, in.Item); ok && h.item.Rev == in.Rev {
			h.ItemInsight = in
			hard = append(hard, h)
		}
	}
	if b.asked.term.hard == nil {
		b.asked.term.hard = map[record.ClassID][]hardItem{}
	}
	b.asked.term.hard[class] = hard
	return hard
}

// span is from when to when a class's last evenings were; zero days without one.
func (b *Book) span(class record.ClassID) (from, to record.Day) {
	sessions, n := b.sessions(), 0
	for i := len(sessions) - 1; i >= 0 && n < eveningsBack; i-- {
		if s := sessions[i]; s.Class == class {
			if n == 0 {
				to = s.Date
			}
			from = s.Date
			n++
		}
	}
	return from, to
}

// ask finds a question of the course by its lesson and id; a practice is none.
func (c Course) ask(lesson content.LessonID, id content.ItemID) (hardItem, bool) {
	l := c.lesson(lesson)
	if l == nil {
		return hardItem{}, false
	}
	for i, it := range l.Items {
		if it.ID == id && isQuestion(it) {
			return hardItem{lesson: l, item: it, number: countItems(l.Items[:i+1], true)}, true
		}
	}
	return hardItem{}, false
}
