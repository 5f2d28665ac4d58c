package collector

import (
	"reflect"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
)

// What a facilitator mends later arrives like everything else and changes the centre's report as it does the kiosk's: a merge, a session that
// is void, a corrected year, and somebody who is to be forgotten, whose tombstone travels in the bundle.
func TestRightsArrive(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	h.evening("L02")
	ingest(t, c, h.sealed(1, 0))
	from, to := record.DayAt(2026, 11, 1), record.DayAt(2026, 11, 30)
	table := func() report.Row {
		t.Helper()
		got, err := c.Report(t.Context(), from, to, report.ByHall)
		if err != nil {
			t.Fatal(err)
		}
		own := &report.Book{}
		for e, err := range h.log.Since(0) {
			if err != nil {
				t.Fatal(err)
			}
			own.Add(e)
		}
		if want := own.Table(from, to, report.ByHall); !reflect.DeepEqual(got, want) {
			t.Errorf("the centre says %+v, the kiosk %+v", got, want)
		}
		return got.Total
	}
	arrive := func(facts ...record.Fact) report.Row {
		t.Helper()
		after := h.log.Head().Seq
		h.append(facts...)
		ingest(t, c, h.sealed(after+1, 0))
		return table()
	}
	before := table()

	// Learners 0 and 2 are women of the same hall; 1 stayed away on both evenings.
	merged := arrive(record.PeopleMerged{Kept: h.learner(0), Gone: h.learner(2)})
	if merged.People != before.People-1 || merged.Attendances != before.Attendances-2 {
		t.Errorf("after a merge %+v, before %+v", merged, before)
	}
	if again := arrive(record.MergeUndone{Kept: h.learner(0), Gone: h.learner(2)}); !reflect.DeepEqual(again, before) {
		t.Errorf("after the merge was undone %+v, before %+v", again, before)
	}
	aged := arrive(record.LearnerCorrected{Learner: h.learner(0), Year: 1990, Sex: record.Female})
	if aged.Ages[record.Female][report.Age35to59] != before.Ages[record.Female][report.Age35to59]+1 {
		t.Errorf("after a correction %v, before %v", aged.Ages, before.Ages)
	}
	if erased := arrive(record.PersonErased{Person: h.learner(0).ID, Reason: "asked"}, record.RowsAged{UpTo: to}); !reflect.DeepEqual(erased, aged) {
		t.Errorf("forgetting somebody changed the numbers: %+v, before %+v", erased, aged)
	}
	book, err := c.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !book.Erased(h.learner(0).ID) || len(book.Learners(h.class(), nil)) != 3 || book.People(h.kiosk()) != before.People {
		t.Errorf("the tombstone did not arrive: %+v", book.Learners(h.class(), nil))
	}
	session := book.Sessions()[0]
	if len(session.Marks) != 0 || !session.Aged || session.Here == 0 {
		t.Errorf("rows that were given up are still there: %+v", session)
	}
	void := arrive(record.SessionVoided{Session: session.ID, Reason: "mở nhầm"})
	if void.Held != before.Held-1 || void.Attendances != before.Attendances-session.Here-session.Guests {
		t.Errorf("after a session was void %+v, before %+v", void, before)
	}
	checkHeld(t, c)
}
