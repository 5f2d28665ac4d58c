package flow

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"dendau/storage/record"
)

// benchOf2 is two people at a page of lesson 2, with tonight's class open.
func benchOf2(t tester) (h *hall, lan, nam record.LearnerID) {
	h = opened(t, "Nguyễn Thị Lan", "Trần Văn Nam", "Lê Thị Na")
	lan, nam = h.id("Lan"), h.id("Nam")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Lock{})
	h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{}, OpenLesson{"L02"}, ToBench{}, AddPartner{}, PersonChosen{nam})
	return h, lan, nam
}

// Who sits together is changed from any page, also from a question, and the page waits as it was.
func TestBench(t *testing.T) {
	h, lan, nam := benchOf2(t)
	h.do(Next{}, Next{}, Next{}, Choose{0})
	if v := screen[Question](h); v.Phase != NotYet || len(v.Who) != 2 {
		t.Fatalf("%v for %d", v.Phase, len(v.Who))
	}
	h.do(ToBench{}, ToBench{}, RaiseHand{})
	if v := screen[Bench](h); len(v.Who) != 2 || !v.CanAdd || !v.Lesson {
		t.Fatalf("the bench: %+v", v)
	}
	h.do(AddPartner{}, PersonChosen{h.id("Na")})
	if v := screen[Question](h); len(v.Who) != 3 || v.Phase != NotYet {
		t.Fatalf("%d are at the question, %v", len(v.Who), v.Phase)
	}
	h.do(ToBench{}, LeaveBench{nam})
	if v := screen[Bench](h); len(v.Who) != 2 || v.Who[0].ID != lan {
		t.Fatalf("after Nam got up: %+v", v.Who)
	}
	h.do(Back{}, TryAgain{}, Choose{1})
	answers := facts[record.ItemAnswered](h)
	if got := len(answers[0].Learners); got != 2 {
		t.Errorf("the first try is of %d", got)
	}
	if got := answers[len(answers)-1].Learners; len(got) != 2 || slices.Contains(got, nam) {
		t.Errorf("the second try is of %v", got)
	}
	if got := facts[record.LearnerLeft](h); len(got) != 1 || len(got[0].Learners) != 1 || got[0].Learners[0] != nam {
		t.Errorf("left: %+v", got)
	}
	// The first gets up: who stays has answered this question once less.
	h.do(ToBench{}, LeaveBench{lan}, Back{})
	if v := screen[Question](h); len(v.Who) != 1 || v.Who[0].Given != "Na" || v.Phase == NotYet {
		t.Errorf("Na is at %v with %v", v.Phase, v.Who)
	}
	h.do(ToBench{}, LeaveBench{h.id("Na")})
	if v := screen[Bench](h); len(v.Who) != 1 {
		t.Error("the last one got up without going home")
	}
	h.do(SomebodyElse{})
	screen[Home](h)
}

func wait(h *hall, d time.Duration) {
	for range int(d / time.Second) {
		h.do(Tick{})
	}
}

// After the kiosk went home by itself the next person is asked who they are: yes goes on at the very same place, no goes where they wanted.
func TestStillYou(t *testing.T) {
	left := func(t *testing.T) *hall {
		h, _, _ := benchOf2(t)
		h.do(TextSize{}, Next{}, Next{}, Next{}, Choose{0}, TryAgain{}, VoiceEnded{})
		wait(h, 5*time.Minute)
		screen[Home](h)
		return h
	}
	for _, press := range []Action{FindMyName{}, TypeMyName{}, Next{}} {
		t.Run(fmt.Sprintf("%T", press), func(t *testing.T) {
			h := left(t)
			h.do(press)
			if v := screen[StillYou](h); len(v.Who) != 2 || v.Lesson.Number != 2 {
				t.Fatalf("asked: %+v", v)
			}
		})
	}
	t.Run("yes", func(t *testing.T) {
		h := left(t)
		h.do(FindMyName{}, ItIsMe{})
		q := screen[Question](h)
		if q.Phase != Asking || fmt.Sprint(q.Chosen) != "[0]" || len(q.Who) != 2 || h.k.View().Style.Size != 1 {
			t.Errorf("%v, pressed %v, %d people at size %d", q.Phase, q.Chosen, len(q.Who), h.k.View().Style.Size)
		}
		if got := facts[record.LearnerArrived](h); len(got[len(got)-1].Learners) != 2 {
			t.Errorf("arrived: %+v", got)
		}
	})
	t.Run("no, by key", func(t *testing.T) {
		h := left(t)
		h.do(FindMyName{}, Key{'2'})
		screen[Names](h)
		h.do(Back{}, FindMyName{})
		screen[Names](h) // asked once
	})
	t.Run("back", func(t *testing.T) {
		h := left(t)
		h.do(FindMyName{}, Back{}, TryIt{})
		screen[MyLessons](h)
		h.do(Back{}, FindMyName{})
		screen[StillYou](h) // who only looked has not answered
	})
	t.Run("forgotten once the facilitator was here", func(t *testing.T) {
		h := left(t)
		h.do(ForFacilitator{}).pin("112233").do(Next{}, Lock{}, FindMyName{})
		screen[Names](h)
	})
	t.Run("not after somebody left by themselves", func(t *testing.T) {
		h, _, _ := benchOf2(t)
		h.do(ToBench{}, SomebodyElse{}, FindMyName{})
		screen[Names](h)
	})
}

// The facilitator steps in over a page and goes back to it: nothing about it has changed.
func TestStepIn(t *testing.T) {
	in := func(t *testing.T) *hall {
		h, _, _ := benchOf2(t)
		h.do(Next{}, RaiseHand{}, RaiseHand{}, ToFacilitator{})
		if v := screen[PIN](h); !v.Page {
			t.Fatal("the pad does not say that the page waits")
		}
		return h
	}
	t.Run("and back from the pad", func(t *testing.T) {
		h := in(t)
		h.do(Back{}, Back{})
		if v := screen[Page](h); v.N != 2 || !h.k.View().Raised {
			t.Errorf("page %d, raised %v", v.N, h.k.View().Raised)
		}
	})
	for name, way := range map[string][]Action{
		"done": {GoOn{}}, "by Enter": {Next{}}, "by way of the desk": {ToDesk{}, GoOn{}}, "by locking the desk": {ToDesk{}, ShowLearners{}, Back{}, Lock{}},
	} {
		t.Run(name, func(t *testing.T) {
			h := in(t)
			h.pin("112233").do(Next{})
			if v := screen[StepIn](h); len(v.Who) != 2 || !v.Raised || v.Lesson.Number != 2 || v.Facilitator == "" {
				t.Fatalf("stepped in: %+v", v)
			}
			h.do(way...)
			v := screen[Page](h)
			if v.N != 2 || len(v.Who) != 2 || h.k.View().Raised || !h.k.signed.IsZero() {
				t.Errorf("page %d of %d people, raised %v", v.N, len(v.Who), h.k.View().Raised)
			}
			if got := facts[record.HandLowered](h); len(got) != 1 || len(got[0].Learners) != 2 {
				t.Errorf("lowered: %+v", got)
			}
			if len(facts[record.LearnerLeft](h)) != 0 {
				t.Error("somebody left")
			}
		})
	}
	t.Run("somebody else learns", func(t *testing.T) {
		h := in(t)
		h.pin("112233").do(Next{}, OtherPerson{})
		screen[Home](h)
		if got := facts[record.LearnerLeft](h); len(got) != 1 || !h.k.signed.IsZero() {
			t.Errorf("left: %+v", got)
		}
	})
	t.Run("the desk shows who waits, and the presenter no raised hand", func(t *testing.T) {
		h := in(t)
		h.pin("112233").do(Next{}, ToDesk{})
		if v := screen[Tonight](h); len(v.Waiting) != 2 {
			t.Fatalf("%d wait", len(v.Waiting))
		}
		h.do(OpenTonight{})
		if v := screen[Teach](h); len(v.Raised) != 0 {
			t.Errorf("raised: %+v", v.Raised)
		}
	})
	t.Run("who walks away leaves nothing open", func(t *testing.T) {
		h := in(t)
		h.pin("112233").do(Next{})
		wait(h, idleAfter+2*time.Second)
		screen[Page](h)
	})
	t.Run("a film is halted, not begun again", func(t *testing.T) {
		h := opened(t, "Nguyễn Thị Lan")
		h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Next{}, Next{}, PlayPause{}, FilmAt{Pos: 9 * time.Second, Len: 40 * time.Second, Playing: true})
		h.do(ToFacilitator{}, FilmAt{Pos: 9 * time.Second, Len: 40 * time.Second}).pin("112233").do(Next{}, GoOn{})
		if v := screen[Film](h); v.Playing || v.Pos != 9*time.Second || v.Ended {
			t.Errorf("the film: %+v", v)
		}
	})
	t.Run("a wrong PIN opens nothing", func(t *testing.T) {
		h := in(t)
		h.pin("000000").do(Next{})
		if v := screen[PIN](h); !v.Wrong || len(facts[record.HandLowered](h)) != 0 {
			t.Error("the hand went down")
		}
	})
}

// A raised hand is taken down again by whoever raised it.
func TestLowerHand(t *testing.T) {
	h, _, _ := benchOf2(t)
	h.do(RaiseHand{}, RaiseHand{}, LowerHand{})
	if screen[Page](h); h.k.View().Raised || len(facts[record.HandLowered](h)) != 1 {
		t.Errorf("raised %v", h.k.View().Raised)
	}
	h.do(RaiseHand{})
	if !h.k.View().Raised {
		t.Error("it cannot be raised again")
	}
}

// Where a learner goes on: the lesson in whose midst they are, else tonight's, else the next.
func TestGoesOnWith(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(h *hall, lan record.LearnerID)
		want int
	}{
		{"nothing begun, no class", func(*hall, record.LearnerID) {}, 1},
		{"a lesson begun", func(h *hall, lan record.LearnerID) {
			h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{}, ToBench{}, SomebodyElse{})
		}, 3},
		{"tonight's class", func(h *hall, _ record.LearnerID) {
			h.do(ForFacilitator{}).pin("112233").do(Next{}, EditLesson{}, OpenLesson{"L02"}, OpenTonight{}, Next{}, Lock{})
		}, 2},
		{"tonight's class, and a lesson begun", func(h *hall, lan record.LearnerID) {
			h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{}, ToBench{}, SomebodyElse{})
			h.do(ForFacilitator{}).pin("112233").do(Next{}, EditLesson{}, OpenLesson{"L02"}, OpenTonight{}, Next{}, Lock{})
		}, 3},
		{"tonight's lesson is finished", func(h *hall, lan record.LearnerID) {
			h.do(ForFacilitator{}).pin("112233").do(Next{}, EditLesson{}, OpenLesson{"L02"}, OpenTonight{}, Next{}, Lock{})
			h.do(FindMyName{}, PersonChosen{lan}, Next{}, Next{}, Next{}, Choose{1}, Next{}, Choose{1}, Next{}, Finished{})
		}, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := opened(t, "Nguyễn Thị Lan")
			lan := h.id("Lan")
			tt.do(h, lan)
			h.do(FindMyName{}, PersonChosen{lan})
			if v := screen[Page](h); v.Lesson.Number != tt.want {
				t.Errorf("lesson %d, want %d", v.Lesson.Number, tt.want)
			}
		})
	}
}
