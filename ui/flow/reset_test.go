package flow

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"dendau/storage/record"
)

// handedOver is a hall whose data came to the centre once, so that the centre knows the kiosk.
func handedOver(t *testing.T) *hall {
	h := opened(t, "Lê Thị Na")
	h.log = append(h.log, record.Event{
		Stamp: record.Stamp{Kiosk: record.KioskID{ID: record.ID{1}}, Run: 1, Seq: record.Seq(len(h.log) + 1)}, At: h.now.Unix(),
		Fact: record.Exported{Way: "usb", First: 1, Last: 3},
	})
	h.do(Kept{Events: h.log[len(h.log)-1:]})
	return h
}

// call asks the centre: its answer to the question on the screen.
func (h *hall) call() string {
	h.t.Helper()
	question, err := strconv.ParseUint(screen[Forgotten](h).Question, 10, 32)
	if err != nil {
		h.t.Fatalf("the question %q", screen[Forgotten](h).Question)
	}
	answer := fmt.Sprintf("%08d", 7*question+5)
	h.answers = map[uint32]string{uint32(question): answer}
	return answer
}

// A forgotten PIN: a question, the centre's answer, a new PIN; and the answer never works again.
func TestForgottenPIN(t *testing.T) {
	h := handedOver(t).do(ForFacilitator{}, ForgotPIN{})
	v := screen[Forgotten](h)
	if len(v.Question) != resetDigits || v.Kiosk == "" || v.Centre != "Trung tâm Thử" || v.Colleague {
		t.Fatalf("the question: %+v", v)
	}
	answer := h.call()
	h.powerCut() // during the call
	h.do(ForFacilitator{}, ForgotPIN{})
	if again := screen[Forgotten](h).Question; again != v.Question {
		t.Fatalf("asked %s, then %s", v.Question, again)
	}
	h.pin("00000000").do(Next{})
	if v := screen[Forgotten](h); !v.Wrong || v.Wait == 0 || v.Answer != "" {
		t.Fatalf("a wrong answer: %+v", v)
	}
	h.now = h.now.Add(time.Minute)
	h.do(Tick{}).pin(answer).do(Next{})
	if v := screen[NewPIN](h); !v.Reset {
		t.Fatalf("let in: %+v", v)
	}
	h.pin("909090").do(Next{}).pin("909090").do(Next{})
	screen[Tonight](h)
	if reset, failed := facts[record.PINReset](h), facts[record.PINFailed](h); len(reset) != 1 || len(failed) != 1 {
		t.Errorf("kept %+v, %+v", reset, failed)
	}
	h.do(Lock{}, ForFacilitator{}).pin("112233").do(Next{})
	if !screen[PIN](h).Wrong {
		t.Error("the forgotten PIN still opens")
	}
	h.now = h.now.Add(time.Minute)
	h.do(Tick{}, ForgotPIN{})
	if v := screen[Forgotten](h); v.Question == fmt.Sprintf("%08d", facts[record.PINReset](h)[0].Question) {
		t.Fatal("an answered question was asked again")
	}
	h.do(Tick{}).pin(answer).do(Next{})
	if !screen[Forgotten](h).Wrong {
		t.Error("the answer works twice")
	}
}

// Whoever was let in and walks away leaves nothing open.
func TestLetInAndAway(t *testing.T) {
	h := handedOver(t).do(ForFacilitator{}, ForgotPIN{})
	h.pin(h.call()).do(Next{})
	screen[NewPIN](h)
	h.do(Tick{})
	h.now = h.now.Add(idleAfter)
	h.do(Tick{})
	h.now = h.now.Add(IdlePatience)
	h.do(Tick{})
	screen[Home](h)
}

// A new PIN that the disk did not take can be sent again, and spends the question once.
func TestResetOnAFullDisk(t *testing.T) {
	h := handedOver(t).do(ForFacilitator{}, ForgotPIN{})
	h.pin(h.call()).do(Next{}).pin("909090").do(Next{}).pin("909090")
	h.full = true
	h.do(Next{})
	if n := len(facts[record.PINReset](h)); n != 0 || h.pins[h.k.book.facts.Facilitators()[0]] != "112233" {
		t.Fatalf("%d questions spent", n)
	}
	h.full = false
	h.do(Dismiss{}, Next{})
	screen[Tonight](h)
	if n := len(facts[record.PINReset](h)); n != 1 {
		t.Errorf("%d questions spent", n)
	}
}

// A centre that never heard of the kiosk cannot answer: no question is drawn.
func TestForgottenWithoutACentre(t *testing.T) {
	for name, change := range map[string]func(*hall){
		"nothing handed over": func(*hall) {},
		"no centre":           func(h *hall) { h.k.centre = "" },
	} {
		t.Run(name, func(t *testing.T) {
			h := opened(t, "Lê Thị Na")
			change(h)
			h.do(ForFacilitator{}, ForgotPIN{}, Digit{1}, Next{})
			if v := screen[Forgotten](h); v.Question != "" || v.Kiosk == "" {
				t.Errorf("%+v", v)
			}
			if n := len(facts[record.PINResetAsked](h)); n != 0 {
				t.Errorf("%d questions were kept", n)
			}
			screen[PIN](h.do(Back{}))
		})
	}
}

// Over a learner's page the facilitator who was let in is where the PIN would have led.
func TestForgottenOverAPage(t *testing.T) {
	h := handedOver(t).do(FindMyName{})
	h.do(PersonChosen{h.id("Na")}, ToBench{}, ToLessons{}, OpenLesson{"L01"}, ToFacilitator{}, ForgotPIN{})
	h.pin(h.call()).do(Next{}).pin("909090").do(Next{}).pin("909090").do(Next{})
	if v := screen[StepIn](h); len(v.Who) != 1 {
		t.Fatalf("over the page: %+v", v)
	}
	screen[Page](h.do(GoOn{}))
}
