package flow

import (
	"dendau/content"
)

// stepKind is what a step of a lesson is.
type stepKind int

const (
	pageStep stepKind = iota
	filmStep
	itemStep
	endStep    // what to remember and to practise, for a class
	reviewStep // a question of an evening before that begins a class's evening
)

// step is one thing after another of a lesson: its pages, its film where it belongs, its questions.
type step struct {
	kind stepKind
	i    int // which page, item or question of an evening before
}

func stepsOf(l *content.Lesson) []step {
	var steps []step
	film := func(after int) {
		if l.Film != nil && min(l.Film.After, len(l.Pages)) == after {
			steps = append(steps, step{filmStep, 0})
		}
	}
	film(0)
	for i := range l.Pages {
		steps = append(steps, step{pageStep, i})
		film(i + 1)
	}
	for i := range l.Items {
		steps = append(steps, step{itemStep, i})
	}
	return append(steps, step{endStep, 0})
}

// stepOf finds the step that shows a page, a film or an item by its id; 0 when there is none.
func stepOf(l *content.Lesson, steps []step, id string) int {
	for i, s := range steps {
		if id != "" && stepID(l, s) == id {
			return i
		}
	}
	return 0
}

func stepID(l *content.Lesson, s step) string {
	switch s.kind {
	case pageStep:
		return string(l.Pages[s.i].ID)
	case filmStep:
		return string(l.Film.ID)
	case itemStep:
		return string(l.Items[s.i].ID)
	}
	return ""
}

// frame is what all screens of one lesson share.
func (k *Kiosk) frame(l *content.Lesson, s step) Frame {
	f := Frame{Lesson: k.cfg.Course.refOf(l.ID), Voice: k.voice.on, Part: k.voice.now()}
	switch s.kind {
	case pageStep:
		f.N, f.Of = s.i+1, len(l.Pages)
	case filmStep:
		f.N, f.Of = max(1, min(l.Film.After, len(l.Pages))), len(l.Pages)
	case itemStep:
		questions := isQuestion(l.Items[s.i])
		f.N, f.Of = countItems(l.Items[:s.i+1], questions), countItems(l.Items, questions)
	}
	return f
}
