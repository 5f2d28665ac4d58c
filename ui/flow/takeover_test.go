package flow

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
)

// paper is a recovery code as it was written down.
const paper = "012345678901234567890123"

var aBackup = OfferedBackup{Name: "A7F301.dds", Kiosk: "A7F301", Hall: "Nhà văn hóa thôn Thử", Where: "xã Hải Ninh", Date: 20000, Events: 412}

// withBackups is what a courier's stick brings: the centre, and backups of halls where it was.
func withBackups(all ...OfferedBackup) Offer {
	o := anOffer
	o.Backups = all
	return o
}

// writes presses the digits of a code.
func (h *hall) writes(code string) *hall {
	h.t.Helper()
	for _, d := range code {
		h.do(Digit{int(d - '0')})
	}
	return h
}

// A stick with backups asks which of two ways; "a new kiosk" goes on as ever, with the centre's digits before anything is trusted, and the other
// way stays open until the hall is chosen or the stick is out.
func TestTwoWaysToBegin(t *testing.T) {
	h := newSetupHall(t)
	h.do(StickOffers{withBackups(aBackup)})
	if v := screen[SetupWays](h); v.Backups != 1 || !v.Centre {
		t.Fatalf("the ways: %+v", v)
	}
	h.do(Choose{0})
	if v := screen[SetupOffer](h); v.Fingerprint != anOffer.Fingerprint {
		t.Fatalf("a new kiosk compares: %+v", v)
	}
	h.do(Back{})
	if v := screen[Setup](h); !v.Ways {
		t.Error("no way back from the first question")
	}
	h.do(Back{})
	screen[SetupWays](h)
	h.do(Choose{0}, Next{}, StickTaken{})
	if v := screen[Setup](h); !v.Centre || len(v.Halls) != 2 {
		t.Errorf("the centre is not taken: %+v", v)
	}
	h.do(Back{}, Choose{0}) // to the ways, and on: the centre is known now
	screen[Setup](h)
	h.do(StickGone{})
	if v := screen[Setup](h); v.Ways {
		t.Error("the other way is offered without the stick")
	}
	if askedFor[TakeOver](h.asked) {
		t.Error("a place was taken that nobody asked for")
	}
}

// Where the kiosk knows its centre already, a stick with backups asks for the way and for nothing else; one without says nothing.
func TestTwoWaysWithAKnownCentre(t *testing.T) {
	h := newSetupHall(t)
	h.cfg.Centre = "Trung tâm Thử"
	h.k = New(h.cfg)
	h.do(StickOffers{Offer{Stick: "A"}})
	screen[Setup](h)
	h.do(StickOffers{Offer{Stick: "A", Backups: []OfferedBackup{aBackup}}})
	if v := screen[SetupWays](h); v.Centre {
		t.Error("a centre is to be compared that is known")
	}
	h.do(Choose{0})
	screen[Setup](h)
	h.typing("Nhaf")
	h.do(StickOffers{Offer{Stick: "A", Backups: []OfferedBackup{aBackup}}}, Choose{0})
	if v := screen[Setup](h); v.Hall != "nhà" && v.Hall != "Nhà" {
		t.Errorf("what was typed is gone: %q", v.Hall)
	}
}

// One backup asks for its code at once; of several the person chooses, sheet by sheet, and never one that is of no use.
func TestWhoseBackup(t *testing.T) {
	h := newSetupHall(t)
	h.do(StickOffers{withBackups(aBackup)}, Choose{1})
	if v := screen[SetupRecovery](h); v.Of != aBackup || v.CanTake || v.At != 0 {
		t.Errorf("the only one: %+v", v)
	}
	h.do(Back{})
	screen[SetupWays](h)

	bad := OfferedBackup{Name: "77E0A1.dds", Kiosk: "77E0A1", Bad: "handover.error.backup"}
	h = newSetupHall(t)
	h.do(StickOffers{withBackups(bad)}, Choose{1}, Choose{0})
	if v := screen[SetupBackups](h); v.Backups[0] != bad {
		t.Errorf("one that is of no use is told: %+v", v)
	}

	var many []OfferedBackup
	for _, kiosk := range []string{"000001", "000002", "000003", "000004", "000005"} {
		many = append(many, OfferedBackup{Name: kiosk + ".dds", Kiosk: kiosk})
	}
	h = newSetupHall(t)
	h.do(StickOffers{withBackups(append(many, bad)...)}, Choose{1}, Sheet{1}, Sheet{1}, Choose{2}, Choose{1})
	if v := screen[SetupBackups](h); v.Page != 2 || v.Pages != 2 || len(v.Backups) != 2 {
		t.Errorf("the second sheet: %+v", v)
	}
	h.do(Choose{0})
	if v := screen[SetupRecovery](h); v.Of != many[4] {
		t.Errorf("chosen %+v", v.Of)
	}
	h.do(Back{}, Back{}, StickGone{})
	screen[Setup](h)
}

// The code is written as it stands on paper, in groups; a group that was mistyped is touched and written again.
func TestRecoveryCodeIsWrittenInGroups(t *testing.T) {
	h := newSetupHall(t)
	h.do(StickOffers{withBackups(aBackup)}, Choose{1}).writes(paper[:10])
	v := screen[SetupRecovery](h)
	if want := [6]string{"0123", "4567", "89"}; v.Groups != want || v.At != 2 || !v.Written || v.CanTake {
		t.Fatalf("half of it: %+v", v)
	}
	h.do(Next{}, Digit{-1}, Digit{12}, Choose{6}, Choose{-1})
	h.writes(paper[10:])
	if v = screen[SetupRecovery](h); !v.CanTake || strings.Join(v.Groups[:], "") != paper {
		t.Fatalf("all of it: %+v", v)
	}
	h.do(Digit{9}, Choose{1})
	if v = screen[SetupRecovery](h); v.Groups[1] != "" || v.Groups[2] != "8901" || v.At != 1 || v.CanTake {
		t.Errorf("a group to be written again: %+v", v)
	}
	h.writes("4568")
	h.do(Choose{5}).writes("012").do(Erase{}).writes("23")
	if v = screen[SetupRecovery](h); strings.Join(v.Groups[:], " ") != "0123 4568 8901 2345 6789 0123" || !v.CanTake {
		t.Errorf("written again: %+v", v)
	}
	h.do(Erase{}, Erase{})
	if v = screen[SetupRecovery](h); v.Groups[5] != "01" {
		t.Errorf("taken back: %+v", v)
	}
	h.do(Choose{0}, Erase{})
	if v = screen[SetupRecovery](h); v.Written {
		t.Errorf("before the first digit nothing can be taken back: %+v", v)
	}
	h.do(Key{'7'}) // the hall's own keyboard
	if v = screen[SetupRecovery](h); v.Groups[0] != "7" {
		t.Errorf("by key: %+v", v)
	}
}

// atTheCode is a first start whose stick holds one backup, with the whole code written.
func atTheCode(t *testing.T) *hall {
	t.Helper()
	h := newSetupHall(t)
	return h.do(StickOffers{withBackups(aBackup)}, Choose{1}).writes(paper)
}

// Next hands the code over once; while the disk works nothing else is pressed, and at the end the program begins anew.
func TestTakingOver(t *testing.T) {
	h := atTheCode(t)
	h.do(Next{}, Next{}, Back{}, Digit{3}, Choose{0})
	if got := slices.DeleteFunc(slices.Clone(h.asked), func(e Effect) bool { return e != Effect(TakeOver{"A7F301.dds", paper}) }); len(got) != 1 {
		t.Fatalf("asked for %+v", h.asked)
	}
	if v := screen[SetupRecovery](h); !v.Taking || v.CanTake || v.Laid {
		t.Errorf("while it is opened: %+v", v)
	}
	h.do(StickGone{}, TakeoverLaid{}) // it was read before
	if v := screen[SetupRecovery](h); !v.Laid {
		t.Errorf("when it is laid: %+v", v)
	}
}

// Whatever goes wrong is told, the code stays, and nothing was kept. Only wrong codes are counted, and after five there is a pause.
func TestTakeoverThatFails(t *testing.T) {
	h := atTheCode(t)
	h.do(Next{}, TakeoverFailed{Key: "setup.recovery.full"})
	v := screen[SetupRecovery](h)
	if v.Failed != "setup.recovery.full" || v.Wrong || v.Taking || !v.CanTake || v.Left != mostTries || strings.Join(v.Groups[:], "") != paper {
		t.Errorf("the disk is full: %+v", v)
	}
	began := h.now
	for i := range mostTries {
		h.do(Next{}, TakeoverFailed{Key: "handover.error.recovery", Wrong: true})
		if v = screen[SetupRecovery](h); !v.Wrong || v.Left != mostTries-1-i || strings.Join(v.Groups[:], "") != paper {
			t.Errorf("wrong for the %d. time: %+v", i+1, v)
		}
	}
	asked := len(h.asked)
	if h.do(Next{}); len(h.asked) != asked || screen[SetupRecovery](h).Wait == 0 {
		t.Error("no pause after five")
	}
	h.do(Back{}, Choose{1}) // leaving does not shorten it
	if screen[SetupRecovery](h).Wait == 0 {
		t.Error("leaving ends the pause")
	}
	h.now = began.Add(2 * time.Minute)
	h.writes(paper).do(Next{})
	if len(h.asked) == asked {
		t.Error("the pause does not end")
	}
	h.do(TakeoverFailed{Key: "x"}, TakeoverFailed{Key: "y"}, TakeoverLaid{})
	if v := screen[SetupRecovery](h); v.Failed != "x" || v.Laid {
		t.Errorf("what nobody waits for: %+v", v)
	}
	if len(h.log) != 0 {
		t.Errorf("kept: %v", h.log)
	}
}

// A stick that is pulled out takes nothing with it: the same backup back, the code goes on; another stick asks anew.
func TestStickGoesWhileTheCodeIsWritten(t *testing.T) {
	for _, tc := range []struct {
		name string
		then func(h *hall)
		want func(h *hall) bool
	}{
		{"it comes back", func(h *hall) { h.do(StickOffers{withBackups(aBackup)}) }, func(h *hall) bool {
			v := screen[SetupRecovery](h)
			return !v.Gone && v.CanTake && strings.Join(v.Groups[:], "") == paper
		}},
		{"another comes", func(h *hall) { h.do(StickOffers{withBackups(OfferedBackup{Kiosk: "000001"})}) }, func(h *hall) bool {
			return screen[SetupWays](h).Backups == 1
		}},
		{"one without backups comes", func(h *hall) { h.do(StickOffers{anOffer}) }, func(h *hall) bool { return screen[SetupRecovery](h).Gone }},
		{"it stays away", func(h *hall) { h.do(Next{}) }, func(h *hall) bool {
			return screen[SetupRecovery](h).Gone && !screen[SetupRecovery](h).CanTake && !askedFor[TakeOver](h.asked)
		}},
		{"back", func(h *hall) { h.do(Back{}) }, func(h *hall) bool { return !screen[Setup](h).Ways }},
		{"it comes back after it failed", func(h *hall) {
			h.do(StickOffers{withBackups(aBackup)}, Next{}, StickGone{}, TakeoverFailed{Key: "setup.recovery.gone"}, StickOffers{withBackups(aBackup)})
		}, func(h *hall) bool { return screen[SetupRecovery](h).CanTake }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := atTheCode(t)
			h.do(StickGone{})
			if v := screen[SetupRecovery](h); !v.Gone || v.CanTake {
				t.Fatalf("the stick is out: %+v", v)
			}
			if tc.then(h); !tc.want(h) {
				t.Errorf("now %+v", h.k.View().Main)
			}
		})
	}
}

// A kiosk that took another's place says so once, with what it holds that counts, and goes on as that one.
func TestTakenOverIsTold(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Thử")
	class := h.k.book.facts.Classes()[0].Class
	for i, date := range []record.Day{20000, 20007, 20014} {
		id := record.SessionID{ID: record.ID{9, byte(i)}}
		h.keeps(record.SessionOpened{Session: id, Class: class, Date: date}).keeps(record.SessionClosed{Session: id})
		if i == 2 {
			h.keeps(record.SessionVoided{Session: id, Reason: "mistake"})
		}
	}
	h.cfg.TakenOver = true
	h.powerCut()
	v := screen[TakenOver](h)
	if v.Hall != "Nhà văn hóa thôn 2" || v.Commune == "" || v.People != 2 || v.Evenings != 2 || v.Last != 20007 {
		t.Errorf("it is %+v", v)
	}
	h.do(Choose{0}, Back{})
	screen[TakenOver](h)
	h.do(Next{})
	screen[Home](h)
	if !askedFor[TakeoverTold](h.asked) {
		t.Error("it will be told again")
	}
	h = newSetupHall(t)
	h.cfg.TakenOver = true // of a kiosk that was lost before it had a hall
	h.k = New(h.cfg)
	screen[Setup](h)
}
