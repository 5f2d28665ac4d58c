package flow

import (
	"testing"
	"time"

	"dendau/storage/record"
)

// toFacilitators is the way from the learners' home to the list, with the PIN twice.
func (h *hall) toFacilitators() *hall {
	h.t.Helper()
	return h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowSettings{}, ShowFacilitators{}).pin("112233").do(Next{})
}

// add puts one more on the list, who chooses a PIN.
func (h *hall) add(name, pin string) *hall {
	h.t.Helper()
	return h.do(AddFacilitator{}).typing(name).do(Next{}).pin(pin).do(Next{}).pin(pin).do(Next{})
}

// A second facilitator is added, comes to the desk with a PIN of their own, and everything they do bears their name.
func TestAnotherFacilitator(t *testing.T) {
	h := opened(t, "Lê Thị Na").toFacilitators()
	if v := screen[Facilitators](h); len(v.All) != 1 || !v.Last || v.Full {
		t.Fatalf("the list: %+v", v)
	}
	h.do(AddFacilitator{}).typing("leex vawn maaux")
	if v := screen[NewFacilitator](h); v.Name != "Lễ Văn Mẫu" || !v.Twin || v.CanGoOn {
		t.Fatalf("a name twice: %+v", v)
	}
	h.do(Back{}, AddFacilitator{}).typing("phamj thij duj").do(Next{}).pin("445566").do(Next{}).pin("445567").do(Next{})
	if v := screen[NewPIN](h); !v.Mismatch || v.Again || v.Digits != 0 || v.Name != "Phạm Thị Dụ" {
		t.Fatalf("another PIN the second time: %+v", v)
	}
	h.pin("445566").do(Next{}).pin("445566").do(Next{})
	v := screen[Facilitators](h)
	if len(v.All) != 2 || v.All[1].Name != "Phạm Thị Dụ" || v.Last {
		t.Fatalf("the list: %+v", v)
	}
	h.do(Back{}, Back{}, Lock{}, ForFacilitator{}, Choose{1}).pin("445566").do(Next{}, OpenTonight{})
	last := h.log[len(h.log)-1]
	if _, opened := last.Fact.(record.SessionOpened); !opened || last.By != v.All[1].ID {
		t.Errorf("%T is said to be by %v", last.Fact, last.By)
	}
	if passed := facts[record.PINPassed](h); passed[len(passed)-1].Facilitator != v.All[1].ID {
		t.Errorf("who came to the desk: %+v", passed)
	}
}

// Who is at the desk must give their PIN again before the list; nobody else's opens it.
func TestListIsGuarded(t *testing.T) {
	h := opened(t).toFacilitators().add("phamj thij duj", "445566")
	h.do(Back{}, ShowFacilitators{}, Choose{1})
	if v := screen[PIN](h); !v.Guarding || len(v.Facilitators) != 1 || v.Facilitators[0].Name != "Lễ Văn Mẫu" {
		t.Fatalf("the guard: %+v", v)
	}
	h.pin("445566").do(Next{})
	if v := screen[PIN](h); !v.Wrong {
		t.Fatal("somebody else's PIN opened the list")
	}
	h.now = h.now.Add(time.Minute)
	screen[Settings](h.do(Back{}))
}

// A colleague's PIN is set by the colleague, at the desk of another.
func TestNewPINs(t *testing.T) {
	h := opened(t).toFacilitators().add("phamj thij duj", "445566")
	h.do(Choose{1}, NewPINFor{}).pin("777888").do(Next{}).pin("777888").do(Next{})
	if h.pins[h.k.book.facts.Facilitators()[1]] != "777888" {
		t.Error("the colleague's PIN is not the new one")
	}
	h.do(Choose{0}, NewPINFor{})
	if v := screen[NewPIN](h); !v.Own {
		t.Fatalf("one's own: %+v", v)
	}
	h.pin("121212").do(Next{}).pin("121212").do(Next{})
	set := facts[record.PINSet](h)
	if len(set) != 4 || set[3].Facilitator != h.k.signed || h.pins[h.k.signed] != "121212" {
		t.Errorf("kept %+v", set)
	}
}

// Who leaves is no longer offered; the last one stays; who takes themselves off is out.
func TestFacilitatorLeaves(t *testing.T) {
	h := opened(t).toFacilitators()
	h.do(Choose{0}, FacilitatorGoes{}, Next{})
	if v := screen[Facilitators](h); v.Asking || len(v.All) != 1 {
		t.Fatalf("the last one: %+v", v)
	}
	h.add("phamj thij duj", "445566").do(Choose{1}, FacilitatorGoes{}, Back{})
	if v := screen[Facilitators](h); v.Asking || len(v.All) != 2 || v.Chosen != 1 {
		t.Fatalf("after second thoughts: %+v", v)
	}
	h.do(Choose{0}, FacilitatorGoes{}, Next{})
	screen[Home](h)
	h.do(ForFacilitator{})
	if v := screen[PIN](h); len(v.Facilitators) != 1 || v.Facilitators[0].Name != "Phạm Thị Dụ" {
		t.Fatalf("offered: %+v", v.Facilitators)
	}
	h.powerCut()
	if v := screen[PIN](h.do(ForFacilitator{})); len(v.Facilitators) != 1 {
		t.Errorf("after a power cut: %+v", v.Facilitators)
	}
	h.pin("445566").do(Next{})
	screen[Tonight](h)
}

func TestSixFacilitatorsAtMost(t *testing.T) {
	h := opened(t).toFacilitators()
	for _, name := range []string{"Na Na", "Mit Mit", "Le Le", "Tre Tre", "Sen Sen"} {
		h.add(name, "112233")
	}
	if v := screen[Facilitators](h.do(AddFacilitator{})); len(v.All) != mostFacilitators || !v.Full {
		t.Errorf("%d, full %v", len(v.All), v.Full)
	}
}

// The pad waits as long as the vault says, whatever the wall clock does, and says so after a power cut too.
func TestPadWaitsForTheVault(t *testing.T) {
	h := opened(t).do(ForFacilitator{}).pin("000000").do(Next{})
	if v := screen[PIN](h); v.Wait == 0 {
		t.Fatal("a wrong PIN does not wait")
	}
	h.powerCut()
	if v := screen[PIN](h.do(ForFacilitator{})); v.Wait == 0 || v.Digits != 0 {
		t.Fatalf("after a power cut: %+v", v)
	}
	h.do(Choose{0}).pin("112233")
	if v := screen[PIN](h); v.Wait == 0 || v.Digits != 0 {
		t.Fatalf("chosen again: %+v", v)
	}
	h.now = h.now.Add(10 * time.Second)
	screen[Tonight](h.do(Tick{}).pin("112233").do(Next{}))
	if failed := facts[record.PINFailed](h); len(failed) != 1 || failed[0].Count != 1 {
		t.Errorf("kept %+v", failed)
	}
}
