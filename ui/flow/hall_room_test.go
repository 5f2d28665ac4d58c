package flow

import (
	"fmt"
	"testing"

	"dendau/storage/record"
)

// toHall goes to the hall's room, through the PIN that stands before it.
func (h *hall) toHall() *hall {
	h.t.Helper()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowMore{}, ShowSettings{}, ShowHall{})
	if v := screen[PIN](h); !v.Guarding {
		h.t.Fatalf("the hall is not guarded: %+v", v)
	}
	return h.pin("112233").do(Next{})
}

func TestHallIsMended(t *testing.T) {
	tests := []struct {
		name    string
		do      func(h *hall)
		hall    string // its name and hamlets afterwards
		people  string // where the three live, by name
		changes int    // of the hall
	}{
		{"nothing", func(h *hall) { h.do(HallFieldChosen{-1}, Next{}) }, "Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 1},
		{"the name", func(h *hall) { h.do(HallFieldChosen{-1}, EraseAll{}).typing("nhaf vawn hoas thoon ddoong").do(Next{}) },
			"Nhà văn hóa thôn đông [thôn 1 thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 2},
		{"an empty name is none", func(h *hall) { h.do(HallFieldChosen{-1}, EraseAll{}, Next{}) }, "Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 1},
		{"a hamlet's new name goes to its people", func(h *hall) { h.do(HallFieldChosen{1}, EraseAll{}).typing("xoms ddoong").do(TypingDone{}) },
			"Nhà văn hóa thôn 2 [thôn 1 xóm đông thôn 3]", "xóm đông, thôn 3, thôn 1", 2},
		{"no two of one name", func(h *hall) { h.do(HallFieldChosen{1}, EraseAll{}).typing("Thoon 3").do(TypingDone{}, Back{}) },
			"Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 1},
		{"one more", func(h *hall) { h.do(HallFieldChosen{3}).typing("thoon 4").do(TypingDone{}) },
			"Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3 thôn 4]", "thôn 2, thôn 3, thôn 1", 2},
		{"one less, on the second press; who lives there keeps it", func(h *hall) { h.do(HallFieldChosen{0}, HamletGone{}, HamletGone{}) },
			"Nhà văn hóa thôn 2 [thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 2},
		{"one press takes none off", func(h *hall) { h.do(HallFieldChosen{0}, HamletGone{}, Back{}, Back{}) },
			"Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3]", "thôn 2, thôn 3, thôn 1", 1},
		{"the last one stays", func(h *hall) {
			for range 3 {
				h.do(HallFieldChosen{0}, HamletGone{}, HamletGone{})
			}
		}, "Nhà văn hóa thôn 2 [thôn 3]", "thôn 2, thôn 3, thôn 1", 3},
		{"nine at most", func(h *hall) {
			for i := range 8 {
				h.do(HallFieldChosen{3 + i}).typing(fmt.Sprint("xoms ", i)).do(TypingDone{})
			}
		}, "Nhà văn hóa thôn 2 [thôn 1 thôn 2 thôn 3 xóm 0 xóm 1 xóm 2 xóm 3 xóm 4 xóm 5]", "thôn 2, thôn 3, thôn 1", 7},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := opened(t, "Trần Văn Cam", "Phạm Thị Khế", "Lê Thị Na").do(Tick{})
			// each lives in another hamlet, in the order in which they were registered
			test.do(h.toHall())
			h.powerCut()
			hall, people := h.k.book.hall(), ""
			for _, given := range []string{"Khế", "Na", "Cam"} {
				people += ", " + h.k.book.learner(h.id(given)).Name.Hamlet
			}
			if got := fmt.Sprint(hall.Name, " ", hall.Hamlets); got != test.hall || people[2:] != test.people {
				t.Errorf("%s; people in %s", got, people[2:])
			}
			if n := len(facts[record.HallSet](h)); n != test.changes {
				t.Errorf("the hall was written down %d times, want %d", n, test.changes)
			}
		})
	}
}

// That people went along with their hamlet is no deed about each of them.
func TestAHamletsNewNameIsOneDeed(t *testing.T) {
	h := opened(t, "Trần Văn Cam", "Phạm Thị Khế", "Lê Thị Na", "Bùi Thị Mận").toHall()
	h.do(HallFieldChosen{0}, EraseAll{}).typing("xoms ddoong").do(TypingDone{}, Back{}, ShowJournal{})
	if v := screen[Journal](h); v.Rows[0].Deed != "hall" {
		t.Errorf("the newest deed: %+v", v.Rows[0])
	}
}
