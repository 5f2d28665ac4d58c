package flow

import (
	"testing"

	"dendau/storage/record"
)

// Everything that was done stands in the journal with who did it, newest first; a person who is registered is one line.
func TestJournal(t *testing.T) {
	h := opened(t, "Lê Thị Na")
	h.do(ForFacilitator{}).pin("000000").do(Next{})
	h.now = h.now.Add(20 * 1e9)
	h.do(Tick{}).pin("112233").do(Next{}, OpenTonight{}, Back{}, ShowSettings{}, ShowJournal{})
	v := screen[Journal](h)
	type line struct{ who, deed, about string }
	var got []line
	for _, row := range v.Rows {
		got = append(got, line{row.Who, row.Deed, row.About})
		if row.Day != record.DayOf(tuesday) || !row.Sure {
			t.Errorf("%s on %v, sure %v", row.Deed, row.Day, row.Sure)
		}
	}
	const mau = "Lễ Văn Mẫu"
	want := []line{{mau, "opened", ""}, {mau, "signedIn", mau}, {"", "pinFailed", mau}, {mau, "consented", "Lê Thị Na"}, {mau, "registered", "Lê Thị Na"}}
	if len(got) < len(want) {
		t.Fatalf("%d lines: %+v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %+v, want %+v", i, got[i], want[i])
		}
	}
	if row := v.Rows[0]; row.Lesson != 1 || row.Class != "Lớp 1" {
		t.Errorf("what was opened: %+v", row)
	}
	screen[Settings](h.do(Sheet{1}, Sheet{-1}, Back{}))
}

// Every kind of deed has words of its own.
func TestEveryDeedHasWords(t *testing.T) {
	h := opened(t, "Lê Thị Na").toFacilitators().add("phamj thij duj", "445566")
	h.do(Choose{1}, FacilitatorGoes{}, Next{})
	for _, row := range newJournal(h.k).rows {
		if row.Deed == "other" || row.Deed == "" {
			t.Errorf("a deed without words: %+v", row)
		}
	}
}
