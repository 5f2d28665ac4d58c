package flow

import (
	"testing"
	"time"

	"dendau/storage/record"
)

// Idle: three minutes without a touch ask, sixty seconds more go home; never while something plays or is read.
func TestIdle(t *testing.T) {
	wait := func(h *hall, d time.Duration) {
		for range int(d / time.Second) {
			h.do(Tick{})
		}
	}
	at := func(t *testing.T) *hall {
		h := opened(t, "Nguyễn Thị Lan")
		return h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Continue{}, VoiceEnded{})
	}
	t.Run("goes home", func(t *testing.T) {
		h := at(t)
		wait(h, 178*time.Second)
		if h.k.View().Idle != nil {
			t.Fatal("asked before three minutes were over")
		}
		wait(h, 3*time.Second)
		v := h.k.View().Idle
		if v == nil || v.Who.Given != "Lan" || v.Left > IdlePatience {
			t.Fatalf("idle: %+v", v)
		}
		wait(h, 61*time.Second)
		screen[Home](h)
		if got := facts[record.LearnerLeft](h); len(got) != 1 || got[0].Reason != "idle" {
			t.Errorf("left: %+v", got)
		}
	})
	t.Run("still here", func(t *testing.T) {
		h := at(t)
		wait(h, 200*time.Second)
		h.do(StillHere{})
		wait(h, 100*time.Second)
		if screen[Page](h); h.k.View().Idle != nil {
			t.Error("asked again at once")
		}
	})
	t.Run("a key says so too, and does nothing else", func(t *testing.T) {
		for _, a := range []Action{Next{}, Key{'1'}} {
			h := at(t)
			wait(h, 200*time.Second)
			h.do(a)
			if v := screen[Page](h); v.N != 1 || h.k.View().Idle != nil {
				t.Errorf("%T: page %d, asked %v", a, v.N, h.k.View().Idle != nil)
			}
		}
	})
	t.Run("not while reading", func(t *testing.T) {
		h := at(t)
		h.do(HearAgain{})
		wait(h, 600*time.Second)
		if screen[Page](h); h.k.View().Idle != nil {
			t.Error("interrupted the voice")
		}
	})
	t.Run("not while a film plays", func(t *testing.T) {
		h := at(t)
		h.do(Next{}, Next{}, PlayPause{})
		wait(h, 600*time.Second)
		if screen[Film](h); h.k.View().Idle != nil {
			t.Error("interrupted the film")
		}
	})
	t.Run("not at home", func(t *testing.T) {
		h := opened(t, "Nguyễn Thị Lan")
		wait(h, 600*time.Second)
		if screen[Home](h); h.k.View().Idle != nil {
			t.Error("asked at home")
		}
	})
	t.Run("not while leading a class", func(t *testing.T) {
		h := opened(t, "Nguyễn Thị Lan")
		h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, VoiceEnded{})
		wait(h, 900*time.Second)
		screen[Teach](h)
	})
}
