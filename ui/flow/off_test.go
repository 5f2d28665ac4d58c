package flow

import (
	"testing"
	"time"
)

// That tonight does not take place is shown from then on; another reason replaces the first, and the class may still be held.
func TestTonightIsCalledOff(t *testing.T) {
	h := opened(t, forty()...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, CancelTonight{}, Choose{0}, Next{})
	if v := screen[Tonight](h); v.Off != "rain" || len(v.Road.Here) != 1 {
		t.Fatalf("tonight is off for %q, %d on the road", v.Off, len(v.Road.Here))
	}
	h.do(CancelTonight{})
	if v := screen[NotTonight](h); v.Chosen != 0 {
		t.Errorf("the reason given is not chosen: %d", v.Chosen)
	}
	h.do(Choose{1}, Next{})
	if v := screen[Tonight](h); v.Off != "power" || len(v.Road.Here) != 1 {
		t.Errorf("after another reason: off for %q, %d on the road", v.Off, len(v.Road.Here))
	}
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	if v := screen[Tonight](h); v.Off != "power" {
		t.Errorf("after a power cut: off for %q", v.Off)
	}
	h.do(OpenTonight{})
	h.do(Next{}, EndLesson{}, CloseSession{}, Back{})
	if v := screen[Tonight](h); v.Off != "" || len(v.Road.Here) != 1 {
		t.Errorf("the class met after all: off for %q, %d on the road", v.Off, len(v.Road.Here))
	}
}

// What is too much for one scan goes to the phone part by part.
func TestThePhoneTakesPartAfterPart(t *testing.T) {
	h := opened(t, forty()...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, HandOver{}, ByPhone{}, PhoneHasIt{})
	code := Matrix{Size: 1, Modules: []bool{true}}
	h.do(QRFrame{Code: code, Usual: time.Minute, Rest: 1})
	if v := screen[HandoverQR](h); v.Rest != 1 {
		t.Fatalf("the first part: %+v", v)
	}
	h.do(PhoneHasIt{}).pin("123456").do(Next{}, TakenChecked{Right: true})
	if v := screen[HandoverQR](h); v.Code.Size != 0 || v.Shown > time.Second || v.Taken || v.Asking {
		t.Fatalf("the second part begins: %+v", v)
	}
	if _, ok := h.asked[len(h.asked)-1].(ShowQR); !ok {
		t.Errorf("after the first part comes %T", h.asked[len(h.asked)-1])
	}
	h.do(QRFrame{Code: code}, PhoneHasIt{}).pin("123456").do(Next{}, TakenChecked{Right: true}, Next{})
	screen[Tonight](h)
}

// Why there is no code stands where the code would be.
func TestTheCodeFails(t *testing.T) {
	h := opened(t)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, HandOver{}, ByPhone{}, ExportFailed{Key: "handover.error.nothing"})
	if v := screen[HandoverQR](h); v.Failed != "handover.error.nothing" || h.k.View().Notice != nil {
		t.Errorf("failed: %+v, notice %v", v, h.k.View().Notice)
	}
}

// A log that was mended at the start is told to the facilitator, once, and not to the learners.
func TestAMendedLogIsTold(t *testing.T) {
	h := opened(t)
	h.cfg.Mended = true
	h.powerCut()
	if h.k.View().Notice != nil {
		t.Fatal("the learners are told that the log was mended")
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	if n := h.k.View().Notice; n == nil || n.Key != "errors.mended" {
		t.Fatalf("the facilitator is told %v", n)
	}
	h.do(Dismiss{}, Lock{}, ForFacilitator{}).pin("112233").do(Next{})
	if n := h.k.View().Notice; n != nil {
		t.Errorf("told again: %v", n)
	}
}
