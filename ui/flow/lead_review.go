package flow

import (
	"dendau/content"
	"dendau/storage/report"
)

// What begins an evening: questions that the class found hard on evenings before. They are asked of the class like any other, and hands and
// answers count for the lesson they come from.

// reviewOf are the questions that begin a session: those that stood before it when it was opened, so that a power cut changes none. What
// tonight's lesson asks anyway comes in its own place.
func (k *Kiosk) reviewOf(s *report.Session) []hardItem {
	var review []hardItem
	for _, p := range k.book.evening(s.ID).review {
		if h, ok := k.cfg.Course.ask(p.Lesson, p.Item); ok && p.Lesson != s.Lesson && len(review) < mostReviewed {
			review = append(review, h)
		}
	}
	return review
}

// reviewed puts the review before the steps of a lesson.
func reviewed(review []hardItem, steps []step) []step {
	all := make([]step, 0, len(review)+len(steps))
	for i := range review {
		all = append(all, step{reviewStep, i})
	}
	return append(all, steps...)
}

// stepOf finds the step that shows a page, a film or an item by its id; the first one when there is none.
func (ld *lead) stepOf(id string) int {
	for i, h := range ld.review {
		if id == string(h.item.ID) {
			return i
		}
	}
	if id == "" {
		return 0
	}
	return len(ld.review) + stepOf(ld.lesson, ld.steps[len(ld.review):], id)
}

// items are all that the class may be asked tonight.
func (ld *lead) items() []content.Item {
	var items []content.Item
	for _, h := range ld.review {
		items = append(items, h.item)
	}
	return append(items, ld.lesson.Items...)
}

// itemAt is the item of a step that has one.
func (ld *lead) itemAt(at int) content.Item {
	st := ld.steps[at]
	if st.kind == reviewStep {
		return ld.review[st.i].item
	}
	return ld.lesson.Items[st.i]
}

// asks is the lesson that what is on the TV comes from.
func (ld *lead) asks() *content.Lesson {
	if st := ld.step(); st.kind == reviewStep {
		return ld.review[st.i].lesson
	}
	return ld.lesson
}

// frame is the frame of a step.
func (ld *lead) frame(k *Kiosk, at int) Frame {
	st := ld.steps[at]
	if st.kind != reviewStep {
		return k.frame(ld.lesson, st)
	}
	f := k.frame(ld.review[st.i].lesson, step{kind: endStep}) // it has no place in its lesson
	f.N, f.Of, f.Recalled = st.i+1, len(ld.review), true
	return f
}
