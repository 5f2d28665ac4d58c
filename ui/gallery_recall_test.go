package ui

import (
	"dendau/content"
	"dendau/ui/flow"
)

// recallCases are the short review of evenings before, what was done on an evening with practices, and the first steps with the machine.
var recallCases = []galleryCase{
	{name: "l20-recall", view: seen(flow.Recall{Who: []flow.Person{lan}, Items: 3})},
	{name: "l20-recall-two", view: seen(flow.Recall{Who: []flow.Person{lan, nam}, Items: 5})},
	{name: "l20-recall-notice", view: func(content.Lang) flow.View {
		return flow.View{Main: flow.Recall{Who: []flow.Person{lan}, Items: 1}, Notice: &flow.Notice{Key: "errors.disk"}}
	}},
	{name: "l20-recall-question", view: seen(flow.Question{
		Frame: flow.Frame{Who: []flow.Person{lan}, Lesson: lessonRef(4), N: 2, Of: 3, Recalled: true}, Item: otpItem, Left: -1,
	})},
	{name: "l10-done-practice", view: seen(doneWith(flow.Done{Practices: 2, Mastered: 1}))},
	{name: "l10-done-first-steps", view: seen(doneFirst())},
}

func seen(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View { return flow.View{Main: s} }
}

func doneWith(more flow.Done) flow.Done {
	d := done
	d.Practices, d.Mastered = more.Practices, more.Mastered
	return d
}

// doneFirst is the end of an exercise with the machine: no number, no questions.
func doneFirst() flow.Done {
	d := doneWith(flow.Done{Practices: 4})
	d.Lesson = flow.LessonRef{ID: "F01", Title: vien("Bấm và chạm", "Press and tap"), Short: vien("Bấm", "Press")}
	d.Pages, d.Items, d.Films, d.Lamps = 1, 0, 0, 0
	return d
}
