package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Finding oneself, sitting together, calling the facilitator: a hall of sixty, by names, by pictures, by colours.

// lettersOfSixty are the groups that stand on home for sixty people, by text size, as the flow cuts them.
var lettersOfSixty = [3][]flow.NameGroup{
	groups("A", "Đ", "E", "H", "K", "M", "N", "Q", "S", "Y"),
	groups("A", "D", "Đ", "G", "H", "K", "L", "N", "P", "Y"),
	groups("A", "B", "C", "Đ", "G", "Ha", "He", "Hu", "K", "L", "M", "Na", "Ng", "Nh", "P", "S", "T", "Y"),
}

func homeOf60(more func(*flow.Home)) func(content.Lang) flow.View {
	return func(lang content.Lang) flow.View {
		v := home(60, false)(lang)
		h := v.Main.(flow.Home)
		h.FirstSteps = true
		if h.Groups = lettersOfSixty[0]; more != nil {
			more(&h)
		}
		v.Main = h
		return v
	}
}

// cardsOf are n people with their cards, in the order of registration.
func cardsOf(n int) (out []flow.Person) {
	for i := range n {
		p := people(23)[i%23]
		p.ID = learnerNo(byte(100 + i))
		p.Card = flow.Card{Picture: i % flow.CardPictures, Colour: i % flow.CardColours, Number: i/flow.CardColours + 1}
		out = append(out, p)
	}
	return out
}

// sortsOf are the sorts of n people's pictures.
func sortsOf(n int) (out []flow.CardGroup) {
	for i := 0; i < n; i += flow.CardSheet {
		var g flow.CardGroup
		for j := i; j < min(i+4, n); j++ {
			g.Cards = append(g.Cards, flow.Card{Picture: j, Number: 1})
		}
		out = append(out, g)
	}
	return out
}

func colours() (out []flow.CardGroup) {
	for i := range flow.CardColours {
		out = append(out, flow.CardGroup{Cards: []flow.Card{{Colour: i, Number: 1}}})
	}
	return out
}

func byCards(f flow.Finding, groups []flow.CardGroup) func(*flow.Home) {
	return func(h *flow.Home) { h.Finding, h.Groups, h.Cards = f, nil, groups }
}

// numbersOf are n people of one colour.
func numbersOf(n, colour int) (out []flow.Person) {
	for i, p := range cardsOf(n) {
		p.Card = flow.Card{Colour: colour, Number: i + 1}
		out = append(out, p)
	}
	return out
}

func raised(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View { return flow.View{Main: s, Raised: true} }
}

var peopleCases = []galleryCase{
	{name: "l01-home-60", view: homeOf60(nil)},
	{name: "l01-home-60-many", view: homeOf60(func(h *flow.Home) { // a hall of two hundred
		h.Groups = groups("A", "B", "C", "Đ", "G", "Ha", "Hai", "Hạnh", "Hằng", "Hiền", "Ho", "Hy", "K", "K", "Lan", "Long", "M", "Ng", "Nh", "Q", "S", "Th", "Ti", "Y")
	})},
	{name: "l01-home-pictures", view: homeOf60(byCards(flow.ByPicture, sortsOf(60)))},
	{name: "l01-home-pictures-many", view: homeOf60(byCards(flow.ByPicture, sortsOf(120)))},
	{name: "l01-home-colours", view: homeOf60(byCards(flow.ByColour, colours()))},
	{name: "l02-cards", view: main1(flow.Cards{Finding: flow.ByPicture, Groups: sortsOf(60), Chosen: 0, People: cardsOf(12), Page: 1, Pages: 1})},
	{name: "l02-cards-more", view: main1(flow.Cards{Finding: flow.ByPicture, Groups: sortsOf(120), Chosen: 1, People: cardsOf(24)[12:], Page: 1, Pages: 2})},
	{name: "l02-cards-sorts", view: main1(flow.Cards{Finding: flow.ByPicture, Groups: sortsOf(120), Chosen: -1, Page: 1, Pages: 1, With: []flow.Person{lan}})},
	{name: "l02-numbers", view: main1(flow.Cards{Finding: flow.ByColour, Groups: colours(), Chosen: 2, People: numbersOf(24, 2), Page: 1, Pages: 1})},
	{name: "l02-colours", view: main1(flow.Cards{Finding: flow.ByColour, Groups: colours(), Chosen: -1, Page: 1, Pages: 1})},
	{name: "l11-still-you", view: main1(flow.StillYou{Who: []flow.Person{lan}, Lesson: lessonRef(4)})},
	{name: "l11-still-you-three", view: main1(flow.StillYou{Who: []flow.Person{lan, nam, hong}, Lesson: lessonRef(10)})},
	{name: "l19-bench", view: main1(flow.Bench{Who: []flow.Person{lan}, CanAdd: true, Lesson: true})},
	{name: "l19-bench-two", view: main1(flow.Bench{Who: []flow.Person{lan, nam}, CanAdd: true, Lesson: true})},
	{name: "l19-bench-three", view: main1(flow.Bench{Who: []flow.Person{lan, nam, hong}})},
	{name: "l20-hand-up", view: raised(flow.HandUp{Who: []flow.Person{lan}})},
	{name: "l04-page-raised", view: raised(flow.Page{Frame: frame(4, 4, 6, lan), Page: otpPage})},
	{name: "l03-my-lessons-first", view: lessonsView(firstSteps(myLessons))},
	{name: "l03-try-first", view: lessonsView(firstSteps(flow.MyLessons{Next: lessonRef(1), Pages: 6}))},
}

func firstSteps(s flow.MyLessons) flow.MyLessons {
	s.FirstSteps = []flow.LessonTile{{LessonRef: flow.LessonRef{ID: "T01", Title: vien("Làm quen với máy", "Getting used to the machine")}}}
	return s
}

func waiting(who ...flow.Person) flow.Tonight {
	s := tonight
	s.Waiting = who
	return s
}

// carded is a list of learners where people find themselves by cards.
func carded(f flow.Finding) flow.Learners {
	all := listedRows(32)
	for i, p := range cardsOf(32) {
		all[i].Card = p.Card
	}
	return flow.Learners{People: all, Sheet: 1, Sheets: 2, Total: 55, Found: 55, Finding: f}
}

func cardedWalkIn(f flow.Finding) flow.WalkIn {
	s := newcomer
	s.Finding, s.Person.Card = f, flow.Card{Picture: 12, Colour: 2, Number: 11}
	return s
}

func foundBy(f flow.Finding) flow.Settings {
	s := chosen
	s.Finding = f
	return s
}

var peopleDeskCases = []galleryCase{
	{name: "f02-pin-step-in", view: at(20, 10, flow.PIN{Hall: "Nhà văn hóa thôn 2", Facilitators: []flow.Facilitator{{Name: "Lê Văn Mẫu"}}, Digits: 2, Page: true})},
	{name: "f14-step-in", view: at(20, 10, flow.StepIn{Facilitator: "Lê Văn Mẫu", Who: []flow.Person{lan}, Lesson: lessonRef(4), Raised: true})},
	{name: "f14-step-in-three", view: at(20, 10, flow.StepIn{Facilitator: "Lê Văn Mẫu", Who: []flow.Person{lan, nam, hong}, Lesson: lessonRef(1)})},
	{name: "f14-step-in-first", view: at(20, 10, flow.StepIn{Facilitator: "Lê Văn Mẫu", Who: []flow.Person{lan}, Lesson: introRef()})},
	{name: "f14-step-in-guest", view: at(20, 10, flow.StepIn{Facilitator: "Lê Văn Mẫu"})},
	{name: "f03-tonight-waiting", view: at(20, 10, waiting(lan))},
	{name: "f10-learners-cards", view: at(20, 40, carded(flow.ByPicture))},
	{name: "f10-learners-numbers", view: at(20, 40, carded(flow.ByColour))},
	{name: "f05-walkin-card", view: at(20, 40, cardedWalkIn(flow.ByPicture))},
	{name: "f05-walkin-number", view: at(20, 40, cardedWalkIn(flow.ByColour))},
	{name: "f13-settings-pictures", view: at(20, 40, foundBy(flow.ByPicture))},
}

// introRef is a lesson of the first steps, which has no number.
func introRef() flow.LessonRef {
	l := lessonRef(1)
	l.ID, l.Number, l.Title = "B01", 0, vien("Bấm và tìm", "Press and find")
	return l
}

// TestFirstStepsHaveNoNumber: nothing calls a lesson without a number lesson nought.
func TestFirstStepsHaveNoNumber(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for _, v := range []flow.View{
		{Main: flow.StepIn{Facilitator: "Lê Văn Mẫu", Who: []flow.Person{lan}, Lesson: introRef(), Raised: true}},
		{Main: flow.Tonight{Lesson: introRef(), Minutes: 10}},
		{Main: flow.Page{Frame: flow.Frame{Lesson: introRef(), N: 1, Of: 2}, Page: otpPage}},
	} {
		p := &painter{style: kit.Style{Scale: 0, Lang: "vi"}, lang: content.Vietnamese, do: func(flow.Action) {}, pictures: &coursePictures{}}
		for _, n := range kit.Nodes(p.draw(v, v.Main).stage) {
			if strings.Contains(n.Label, "Bài 0") {
				t.Errorf("%T says %q", v.Main, n.Label)
			}
		}
	}
}
