package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// ItemInsight is how a class fared with one revision of an item.
type ItemInsight struct {
	Lesson content.LessonID
	Item   content.ItemID
	Rev    int
	// Answers are first tries, and hands; Right those that were right.
	Answers, Right int
	// ByOption counts them by the option that was chosen, where the answer was one option; nil where it was another kind.
	ByOption []int
	// Attracts is the wrong option that was chosen most, -1 when none was.
	Attracts int
}

// insight counts one item.
type insight struct {
	ItemInsight
	wrong [maxOptions]int
	by    [maxOptions]int
	until int // the last option that anybody chose, and one more
}

func (in *insight) count(option, n int, right bool) {
	if option < 0 || option >= maxOptions || n <= 0 {
		return
	}
	in.by[option] += n
	in.until = max(in.until, option+1)
	if !right {
		in.wrong[option] += n
	}
}

// Insight tells how a class fared with each item from one day to another, both included: the hardest first. Zero is every class.
func (b *Book) Insight(class record.ClassID, from, to record.Day) []ItemInsight {
	items := map[question]*insight{}
	of := func(q question) *insight {
		q.skill = ""
		in := at(&items, q)
		in.Lesson, in.Item, in.Rev = q.lesson, q.item, q.rev
		return in
	}
	for stamp, a := range b.answers {
		if day := b.dayOfAnswer(stamp, a); b.void(a.session) || day < from || to < day || !class.IsZero() && b.classOfAnswer(a) != class {
			continue
		}
		in := of(*a.about)
		in.Answers++
		if a.right {
			in.Right++
		}
		in.count(int(a.option), 1, a.right)
	}
	for id, s := range b.sessions {
		f := s.opened.value
		if !s.opened.set() || b.void(id) || f.Date < from || to < f.Date || !class.IsZero() && f.Class != class {
			continue
		}
		for _, hands := range s.hands {
			of(question{lesson: hands.value.Lesson, item: hands.value.Item, rev: hands.value.Rev}).addHands(hands.value)
		}
	}
	return hardestFirst(items)
}

func (in *insight) addHands(f record.HandsCounted) {
	for option, n := range f.Counts {
		right := f.IsRight(option)
		in.Answers += max(n, 0)
		if right {
			in.Right += max(n, 0)
		}
		in.count(option, n, right)
	}
}

// classOfAnswer is the class of its session, or else of who answered.
func (b *Book) classOfAnswer(a answer) record.ClassID {
	if s := b.sessions[a.session]; s != nil && s.opened.set() {
		return s.opened.value.Class
	}
	return b.registered(a.learner).Class
}

func hardestFirst(items map[question]*insight) []ItemInsight {
	var out []ItemInsight
	for in := range maps.Values(items) {
		if in.until > 0 {
			in.ByOption = slices.Clone(in.by[:in.until])
		}
		in.Attracts = -1
		for option, n := range in.wrong {
			if n > 0 && (in.Attracts < 0 || n > in.wrong[in.Attracts]) {
				in.Attracts = option
			}
		}
		if in.Answers > 0 {
			out = append(out, in.ItemInsight)
		}
	}
	slices.SortFunc(out, func(a, b ItemInsight) int {
		return cmp.Or(
			cmp.Compare(a.Right*b.Answers, b.Right*a.Answers), // the smaller part of them right
			cmp.Compare(b.Answers, a.Answers), cmp.Compare(a.Lesson, b.Lesson), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Rev, b.Rev),
		)
	})
	return out
}
