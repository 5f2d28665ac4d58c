package flow

import (
	"strings"
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

// twoDays is a hall in which one facilitator did things on a Tuesday, and another a week later; the page of everything is open.
func twoDays(t *testing.T) *hall {
	h := opened(t, "Lê Thị Na", "Trần Văn Cam").toFacilitators().add("phamj thij duj", "445566")
	h.do(Back{}, Back{}, Lock{}).later(7).do(ForFacilitator{}, Choose{1}).pin("445566").do(Next{}, OpenTonight{}, Back{}, ShowLearners{}, OpenRecord{h.id("Na")}, Back{}, Back{})
	return h.do(ShowSettings{}, ShowJournal{})
}

// The page of everything is narrowed down to one facilitator, to one day, and to one person from their record.
func TestJournalIsNarrowed(t *testing.T) {
	first, all := record.DayOf(tuesday), "served opened signedIn"
	record := func(actions ...Action) []Action {
		return append([]Action{Back{}, Back{}, ShowLearners{}, OpenRecord{}, ShowDeeds{}}, actions...)
	}
	tests := []struct {
		name      string
		do        []Action
		by, about string
		day       int    // after the first, -1 for every day
		deeds     string // the newest three
	}{
		{"everything", nil, "", "", -1, all},
		{"who did something last stands first", []Action{NarrowJournal{}, Choose{1}, Next{}}, "Phạm Thị Dụ", "", -1, all},
		{"another facilitator", []Action{NarrowJournal{}, Choose{2}, Next{}}, "Lễ Văn Mẫu", "", -1, "pinSet facilitatorAdded signedIn"},
		{"nobody of that number", []Action{NarrowJournal{}, Choose{3}, Next{}}, "", "", -1, all},
		{"the newest day", []Action{NarrowJournal{}, DateBy{1}, Next{}}, "", "", 7, all},
		{"the day before on which anything was done", []Action{NarrowJournal{}, DateBy{-1}, DateBy{-1}, DateBy{-1}, Next{}}, "", "", 0, "pinSet facilitatorAdded signedIn"},
		{"a day on which they did nothing", []Action{NarrowJournal{}, Choose{2}, DateBy{1}, Next{}}, "Lễ Văn Mẫu", "", 7, ""},
		{"given up", []Action{NarrowJournal{}, Choose{2}, DateBy{1}, Back{}}, "", "", -1, all},
		{"every day again", []Action{NarrowJournal{}, DateBy{1}, EveryDay{}, Next{}}, "", "", -1, all},
		{"the whole again", []Action{NarrowJournal{}, Choose{2}, Next{}, WholeJournal{}}, "", "", -1, all},
		{"one person, from their record", record(), "", "Lê Thị Na", -1, "served consented registered"},
		{"and of one day", record(NarrowJournal{}, DateBy{-1}, DateBy{-1}, Next{}), "", "Lê Thị Na", 0, "consented registered"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := twoDays(t)
			for _, a := range test.do {
				if _, ok := a.(OpenRecord); ok {
					a = OpenRecord{h.id("Na")}
				}
				h.do(a)
			}
			v, deeds := screen[Journal](h), []string{}
			for _, row := range v.Rows[:min(3, len(v.Rows))] {
				deeds = append(deeds, row.Deed)
			}
			day := int(v.Day - first)
			if v.Day == 0 {
				day = -1
			}
			if strings.Join(deeds, " ") != test.deeds || v.By != test.by || v.About != test.about || day != test.day {
				t.Errorf("of %q, about %q, day %d: %v", v.By, v.About, day, deeds)
			}
		})
	}
}

// What a choice would find is told before it is made, and somebody's deeds lead back to their record.
func TestNarrowingTellsWhatItFinds(t *testing.T) {
	h := twoDays(t).do(NarrowJournal{})
	whole := screen[JournalPick](h).Found
	v := screen[JournalPick](h.do(Choose{1}))
	if other := screen[JournalPick](h.do(Choose{2})).Found; len(v.Staff) != 2 || v.Chosen != 1 || v.Found == 0 || v.Found+other >= whole {
		t.Errorf("%d and %d of %d deeds; %+v", v.Found, other, whole, v)
	}
	h.do(Back{}, Back{}, Back{}, ShowLearners{}, OpenRecord{h.id("Na")}, ShowDeeds{}, Back{})
	screen[LearnerRecord](h)
}
