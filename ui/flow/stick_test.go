package flow

import (
	"slices"
	"testing"

	"dendau/content"
)

// atStick is a kiosk whose facilitator waits for a stick.
func atStick(t *testing.T) *hall {
	t.Helper()
	h := newHall(t)
	h.k.enter(newStick(&tonightRoom{}))
	return h
}

// asks tells whether the flow asked for that work.
func asks(h *hall, e Effect) bool { return slices.Contains(h.asked, e) }

var somePacks = PackPlan{
	Packs: []PackNews{{Title: content.Text{content.Vietnamese: "Gói thử"}, Version: 2, Have: 1, Bytes: 5}}, Bytes: 5, Free: 100, Fits: true,
}

// Of several sticks the person chooses. One that is pulled out meanwhile takes the question away.
func TestSeveralSticksAreChosenFrom(t *testing.T) {
	two := SticksFound{[]StickRef{{"A", 1}, {"B", 2}}}
	h := atStick(t).do(two)
	if v := screen[HandoverUSB](h); len(v.Sticks) != 2 || v.Step != StickWaited {
		t.Fatalf("got %+v", v)
	}
	h.do(StickChosen{7}, StickChosen{-1})
	if asks(h, UseStick{7}) || asks(h, UseStick{-1}) {
		t.Error("a stick that is not there was chosen")
	}
	h.do(StickChosen{1})
	if !asks(h, UseStick{1}) {
		t.Error("the second stick was not chosen")
	}
	if v := screen[HandoverUSB](h); len(v.Sticks) != 0 {
		t.Errorf("it still asks: %+v", v)
	}
	h.do(two, StickFound{Label: "A"})
	if v := screen[HandoverUSB](h); len(v.Sticks) != 0 || v.Stick != "A" {
		t.Errorf("got %+v", v)
	}
}

// New lessons are shown first and copied when somebody says so; what is written stays written whatever they say.
func TestNewLessonsAreShownFirst(t *testing.T) {
	h := atStick(t).do(StickFound{Label: "A", Free: 9}, StickBytes{1, 4}, ExportStep{Step: BundlesWritten})
	if v := screen[HandoverUSB](h); v.Done != 1 || v.Of != 4 {
		t.Errorf("progress: %+v", v)
	}
	h.do(Next{})
	screen[HandoverUSB](h) // nothing to press that would end the writing
	h.do(PacksFound{somePacks})
	if v := screen[HandoverUSB](h); v.Plan == nil || v.Plan.Packs[0].Version != 2 || v.Of != 0 || asks(h, AnswerPacks{Take: true}) {
		t.Fatalf("got %+v", v)
	}
	h.do(Next{}) // the large key says yes
	if v := screen[HandoverUSB](h); !asks(h, AnswerPacks{Take: true}) || v.Plan != nil || !v.Copying {
		t.Errorf("taken: %+v", v)
	}
	h.do(StickBytes{3, 5}, PacksTaken{1}, ExportDone{})
	if v := screen[HandoverUSB](h); v.Taken != 1 || v.Copying || v.Step != BundlesCompared {
		t.Errorf("done: %+v", v)
	}

	h = atStick(t).do(StickFound{Label: "A"}, ExportStep{Step: BundlesWritten}, PacksFound{somePacks}, LeavePacks{}, StickRemark{"handover.suspicious"}, ExportDone{})
	if v := screen[HandoverUSB](h); !asks(h, AnswerPacks{}) || v.Taken != 0 || v.Remark != "handover.suspicious" || v.Step != BundlesCompared {
		t.Errorf("left: %+v", v)
	}
	h.do(StickGone{})
	if v := screen[HandoverUSB](h); v.Step != BundlesCompared {
		t.Errorf("pulled out when it may be: %+v", v)
	}
}

// Without room nothing can be taken, and in the middle of a lesson nothing is asked: the disk is the lesson's.
func TestLessonsThatMustWait(t *testing.T) {
	tight := somePacks
	tight.Fits = false
	h := atStick(t).do(StickFound{Label: "A"}, ExportStep{Step: BundlesWritten}, PacksFound{tight}, TakePacks{})
	if v := screen[HandoverUSB](h); asks(h, AnswerPacks{Take: true}) || v.Plan == nil {
		t.Errorf("no room: %+v", v)
	}
	h = atStick(t)
	h.k.lead = &lead{}
	h.k.room.do(h.k, PacksFound{somePacks})
	if v := h.k.room.view(h.k).(HandoverUSB); v.Plan != nil || v.Remark != "handover.packsLater" || !slices.Contains(h.k.fx, Effect(AnswerPacks{})) {
		t.Errorf("in a lesson: %+v", v)
	}
}

// A stick that is pulled out before it may be begins anew, and says what happened.
func TestPulledOutTooEarly(t *testing.T) {
	h := atStick(t).do(StickFound{Label: "A"}, ExportStep{Step: BundlesWritten}, PacksFound{somePacks}, ExportFailed{"handover.error.gone"}, StickGone{})
	if v := screen[HandoverUSB](h); v.Failed != "handover.error.gone" || v.Step != StickWaited {
		t.Errorf("got %+v", v)
	}
	h.do(StickFound{Label: "A"}, ExportStep{Step: BundlesWritten}, ExportDone{})
	if v := screen[HandoverUSB](h); v.Failed != "" || v.Step != BundlesCompared || v.Plan != nil {
		t.Errorf("plugged in again: %+v", v)
	}
}
