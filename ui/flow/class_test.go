package flow

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// mixedCourse is one lesson of a page and an item of every kind.
func mixedCourse() Course {
	c := testCourse(1)
	l := c.Lessons[0]
	l.Pages, l.Film = l.Pages[:1], nil
	opt := func(texts ...string) (all []content.Option) {
		for _, t := range texts {
			all = append(all, content.Option{Spoken: spoken(t, "")})
		}
		return all
	}
	item := func(id string, kind content.ItemType) content.Item {
		return content.Item{ID: content.ItemID("L01." + id), Rev: 1, Type: kind, Question: spoken("Câu hỏi?", id+".opus"), Why: spoken("Vì thế.", id+".why.opus"), Skill: "0.1"}
	}
	single, multi, spots := item("Q1", content.Single), item("Q2", content.Multi), item("Q3", content.Hotspot)
	single.Options, single.Key = opt("A", "B", "C"), 1
	multi.Options, multi.Keys = opt("A", "B", "C"), []int{0, 2}
	spots.Spots, spots.Key = []content.Spot{{X: 100, Y: 100}, {X: 500, Y: 500}}, 1
	order, match, number, short := item("Q4", content.Order), item("Q5", content.Match), item("Q6", content.Number), item("Q7", content.Short)
	order.Options, order.Keys = opt("A", "B", "C"), []int{2, 0, 1}
	match.Options, match.Partners, match.Keys = opt("A", "B"), opt("1", "2"), []int{1, 0}
	number.Accept, short.Accept = []string{"113"}, []string{"hà nội"}
	practice := item("T1", content.Simulate)
	practice.Practice = &content.Practice{
		Device: content.Phone, Screens: []content.Imitation{{ID: "s", Kind: content.ScreenApps, Parts: []content.Part{{ID: "a", Kind: content.PartApp}, {ID: "b", Kind: content.PartApp}}}},
		Steps: []content.Step{{Do: spoken("Chạm a.", ""), Screen: "s", Tap: []string{"a"}, Hint: spoken("Kia kìa.", "")}},
	}
	l.Items = []content.Item{single, multi, spots, order, match, number, short, practice}
	return c
}

// teaching is a class of three people at the first question.
func teaching(t *testing.T) *hall {
	t.Helper()
	h := opened(t, forty()[:3]...)
	h.cfg.Course = mixedCourse()
	h.powerCut()
	return h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Next{})
}

// item goes on to the n-th question, from 1.
func (h *hall) item(n int) *hall {
	h.t.Helper()
	for h.k.lead.step().i != n-1 {
		h.do(Next{})
	}
	return h
}

func TestHands(t *testing.T) {
	plus := func(i, by int) Action { return Hand{i, by} }
	for _, tt := range []struct {
		name  string
		item  int
		press []Action
		want  string
		full  bool
	}{
		{"one hand each", 1, []Action{plus(0, 1), plus(1, 1)}, "[1 1 0]", false},
		{"never below none", 1, []Action{plus(0, 1), plus(0, -1), plus(0, -1), plus(2, -9)}, "[0 0 0]", false},
		{"no more than people", 1, []Action{plus(0, 2), plus(1, 1), plus(2, 1)}, "[2 1 0]", true},
		{"a refusal is forgotten with the next press", 1, []Action{plus(0, 3), plus(1, 1), plus(0, -1)}, "[2 0 0]", false},
		{"several right answers: everybody may raise for each", 2, []Action{plus(0, 3), plus(2, 3), plus(1, 4)}, "[3 3 3]", true},
		{"spots", 3, []Action{plus(1, 2), plus(2, 1)}, "[0 2]", false},
		{"keys", 1, []Action{Key{'1'}, Key{'3'}, Key{'3'}, Key{'9'}}, "[1 0 2]", false},
		{"a key too many is taken back", 1, []Action{Key{'2'}, Key{'2'}, Key{'0'}, Key{'0'}}, "[0 1 0]", false},
		{"letters are a remote's", 1, []Action{Key{'a'}, Key{'c'}}, "[0 0 0]", false},
		{"an order is not counted", 4, []Action{plus(0, 1), Key{'1'}}, "[]", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := teaching(t).item(tt.item).do(tt.press...)
			v := screen[Teach](h)
			if got := fmt.Sprint(v.Hands); got != tt.want || v.HandsFull != tt.full {
				t.Errorf("hands %s, full %v; want %s, %v", got, v.HandsFull, tt.want, tt.full)
			}
		})
	}
}

// What was counted is what the log has, with the right answers beside it.
func TestCountedHandsAreKept(t *testing.T) {
	h := teaching(t).do(Hand{1, 2}, Next{}, Hand{0, 3}, Hand{2, 1}, Next{}, Hand{1, 3})
	for range 5 {
		h.do(Tick{})
	}
	got := facts[record.HandsCounted](h)
	want := "[L01.Q1 [0 2 0] 1 [] L01.Q2 [3 0 1] 0 [0 2] L01.Q3 [0 3] 1 []]"
	var all []any
	for _, f := range got {
		all = append(all, f.Item, f.Counts, f.Right, f.Rights)
	}
	if fmt.Sprint(all) != want {
		t.Errorf("kept %v, want %s", all, want)
	}
}

// A wireless remote has a few keys, and they mean what they mean elsewhere.
func TestRemote(t *testing.T) {
	h := teaching(t)
	for _, key := range []rune{'b', '.'} {
		h.do(Key{key})
		if _, black := h.k.View().TV.(TVBlack); !black {
			t.Fatalf("%q does not blacken", key)
		}
		h.do(Key{key})
	}
	h.do(Key{'p'})
	if at := h.k.View().Pointer; at == nil || *at != (Point{500, 500}) {
		t.Fatalf("pointer at %v", at)
	}
	h.do(PointAt{Point{-4, 1200}})
	if at := h.k.View().Pointer; *at != (Point{0, 1000}) {
		t.Fatalf("pointer at %v", at)
	}
	h.do(Cover{})
	if h.k.View().Pointer != nil {
		t.Error("a covered TV has a pointer")
	}
	h.do(Cover{}, Key{'r'})
	if v := screen[Teach](h); !v.Reveal || !v.Pointing {
		t.Errorf("after r: %+v", v)
	}
	h.do(Next{})
	if h.k.View().Pointer != nil {
		t.Error("the pointer stays on the next page")
	}
}

// Somebody comes forward: the TV follows, they are credited, and their own way through the lesson is not touched.
func TestRelay(t *testing.T) {
	h := teaching(t).do(Hand{0, 1}, RelayWith{})
	list := screen[ChooseRelay](h)
	if len(list.People) != 3 || list.Sheets != 1 {
		t.Fatalf("who may come: %+v", list)
	}
	who := list.People[1]
	h.do(PersonChosen{who.ID})
	if q := screen[Question](h); !q.Relay || len(q.Who) != 1 || q.Who[0].ID != who.ID {
		t.Fatalf("the question in front: %+v", q.Frame)
	}
	h.do(Choose{0})
	tv, ok := h.k.View().TV.(TVQuestion)
	if !ok || tv.Relay == nil || tv.Relay.ID != who.ID || tv.Phase != NotYet || tv.Reveal || fmt.Sprint(tv.Hands) != "[1 0 0]" {
		t.Fatalf("the TV after a miss: %+v", tv)
	}
	h.do(TryAgain{}, Choose{1})
	if tv := h.k.View().TV.(TVQuestion); tv.Phase != Right || !tv.Reveal {
		t.Fatalf("the TV after the right one: %+v", tv)
	}
	h.do(Next{})
	if v := screen[Teach](h); !v.Reveal || v.CanRelay {
		t.Fatalf("back at the presenter: %+v", v)
	}
	got := facts[record.ItemAnswered](h)
	if len(got) != 2 || got[0].Way != record.Relayed || got[1].Way != record.Relayed || got[0].Learners[0] != who.ID || got[0].Session != h.k.lead.session || !got[1].Right {
		t.Errorf("kept %+v", got)
	}
}

// Who is not here cannot come forward; nobody is sent away with an error.
func TestRelayOnlyWithWhoIsHere(t *testing.T) {
	h := teaching(t).do(ToAttendance{})
	away := screen[Attendance](h).Tiles[0].ID
	h.do(FlipPresence{away}, Next{}, RelayWith{}, PersonChosen{away})
	if v := screen[ChooseRelay](h); len(v.People) != 2 {
		t.Fatalf("%d may come", len(v.People))
	}
	h.do(Back{})
	screen[Teach](h)
}

// A practice is done in front of the class: by a person, credited, or by all together.
func TestPracticeInFront(t *testing.T) {
	h := teaching(t).item(8)
	if p, ok := h.k.View().TV.(TVPractice); !ok || p.Steps != 1 || !screen[Teach](h).Together {
		t.Fatalf("the TV shows %T of %d steps", h.k.View().TV, p.Steps)
	}
	h.do(Together{})
	if p := screen[Practice](h); !p.Relay || len(p.Who) != 0 {
		t.Fatalf("together: %+v", p.Frame)
	}
	if _, ok := h.k.View().TV.(TVPractice); !ok {
		t.Fatalf("the TV shows %T", h.k.View().TV)
	}
	h.do(Back{})
	screen[Teach](h)
}

// The power goes while somebody stands in front: the class goes on at the question, and what was answered is kept.
func TestPowerCutDuringRelay(t *testing.T) {
	h := teaching(t).do(Hand{2, 2}, Next{}, Back{}, RelayWith{}, Choose{0}, Choose{2})
	h.cfg.Now = h.now
	h.powerCut()
	if q, ok := h.k.View().TV.(TVQuestion); !ok || q.Item.ID != "L01.Q1" || q.Relay != nil || fmt.Sprint(q.Hands) != "[0 0 2]" {
		t.Fatalf("the TV after the cut: %+v", h.k.View().TV)
	}
	if n := len(facts[record.ItemAnswered](h)); n != 1 {
		t.Errorf("%d answers are kept", n)
	}
}

// Plugging and pulling the TV changes windows, not the class.
func TestScreensComeAndGo(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(*hall)
	}{
		{"hands", func(h *hall) { h.do(Hand{0, 2}) }},
		{"pointer", func(h *hall) { h.do(PointAt{Point{10, 20}}) }},
		{"relay", func(h *hall) { h.do(RelayWith{}, Choose{0}, Choose{0}) }},
		{"black", func(h *hall) { h.do(Cover{}) }},
		{"answer shown", func(h *hall) { h.do(Hand{1, 1}, Reveal{}) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := teaching(t)
			tt.make(h)
			before := h.k.View()
			for _, n := range []int{2, 1, 2, 1} {
				h.do(Screens{n})
				after := h.k.View()
				if !reflect.DeepEqual(after.TV, before.TV) || !reflect.DeepEqual(after.Pointer, before.Pointer) {
					t.Errorf("with %d screens the TV shows %+v, before %+v", n, after.TV, before.TV)
				}
			}
		})
	}
}

// Two presses of a hurried hand within one append are one.
func TestHandsWhileTheDiskWrites(t *testing.T) {
	h := teaching(t).do(Hand{0, 1})
	h.slow = true
	h.do(Next{}, Next{}, Hand{1, 1})
	h.slow = false
	h.settle()
	if q := h.k.View().TV.(TVQuestion); q.N != 2 || fmt.Sprint(q.Hands) != "[0 0 0]" {
		t.Errorf("at %d with %v", q.N, q.Hands)
	}
	h.now = h.now.Add(time.Minute)
	h.do(Tick{})
	if n := len(facts[record.HandsCounted](h)); n != 1 {
		t.Errorf("%d counts kept", n)
	}
}

// A question that nobody raised hands for is found again by who came forward.
func TestPowerCutAfterARelay(t *testing.T) {
	h := teaching(t).do(Next{}, Next{}, RelayWith{}, Choose{0}, Choose{1}, Next{})
	h.cfg.Now = h.now
	h.powerCut()
	if q, ok := h.k.View().TV.(TVQuestion); !ok || q.Item.ID != "L01.Q3" {
		t.Errorf("the TV after the cut: %+v", h.k.View().TV)
	}
}
