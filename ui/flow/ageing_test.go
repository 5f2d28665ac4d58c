package flow

import (
	"fmt"
	"testing"
	"time"

	"dendau/storage/record"
)

// meets holds one evening of the class, at which the first of the list is away.
func (h *hall) meets() *hall {
	h.t.Helper()
	h.signsIn().do(OpenTonight{})
	h.do(FlipPresence{screen[Attendance](h).Tiles[0].ID}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
	return h
}

// signsIn goes to the desk; a date that is asked for is the clock's.
func (h *hall) signsIn() *hall {
	h.t.Helper()
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	if asked, ok := h.k.View().Main.(ChangeDate); ok {
		h.do(DateBy{int(record.DayOf(h.now) - asked.Date)}, Next{})
	}
	screen[Tonight](h)
	return h
}

// receipt comes home: the centre holds everything up to now.
func (h *hall) receipt() *hall {
	h.t.Helper()
	last := record.Seq(len(h.log))
	h.stamp(record.Draft{Fact: record.ReceiptTaken{UpTo: last, Issued: h.now.Unix(), Way: "usb"}})
	h.send(Kept{Events: h.log[last:]})
	return h
}

// later lets days go by, to the same hour.
func (h *hall) later(days int) *hall {
	h.now = time.Date(h.now.Year(), h.now.Month(), h.now.Day()+days, 18, 30, 0, 0, h.now.Location())
	return h
}

// Rows of single people go by themselves, once somebody vouched for the day, and only those that the centre has held long enough.
func TestRowsGoByThemselves(t *testing.T) {
	first := record.DayOf(tuesday)
	tests := []struct {
		name string
		do   func(h *hall)
		want record.Day // 0: nothing was given up
	}{
		{"without a receipt never", func(h *hall) { h.meets().later(400).meets() }, 0},
		{"the day before ninety days", func(h *hall) { h.meets().receipt().later(7).meets().later(82).meets() }, 0},
		{"ninety days after the receipt, at opening the evening", func(h *hall) {
			h.meets().receipt().later(60).meets().later(30).signsIn().do(OpenTonight{})
		}, first},
		{"not when the desk is only looked at by a clock that nobody vouched for", func(h *hall) {
			h.meets().receipt().later(60).meets().later(30).signsIn()
		}, 0},
		{"when the desk is opened after a receipt of that day", func(h *hall) {
			h.meets().receipt().later(60).meets().later(30).receipt().signsIn()
		}, first},
		{"when the date was asked for and confirmed", func(h *hall) { h.meets().receipt().later(90).signsIn() }, first},
		{"what the centre does not hold yet stays", func(h *hall) {
			h.meets().later(7).meets().later(7).meets().receipt().later(60).meets().later(60).meets()
		}, first + 14},
		{"sixty days where that was chosen", func(h *hall) { h.chooses(60).meets().receipt().later(60).meets() }, first},
		{"never where that was chosen", func(h *hall) { h.chooses(0).meets().receipt().later(400).meets() }, 0},
		{"a choice that is none changes nothing", func(h *hall) { h.chooses(7).meets().receipt().later(60).meets() }, 0},
		{"a shorter choice waits for the desk to be opened again", func(h *hall) {
			h.meets().receipt().later(40).meets().later(2)
			h.chooses(30)
		}, 0},
		{"and is acted on then", func(h *hall) {
			h.meets().receipt().later(40).meets().later(2)
			h.chooses(30).meets()
		}, first},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := opened(t, "Lê Thị Na", "Trần Văn Cam", "Phạm Thị Khế")
			test.do(h)
			var got record.Day
			for _, f := range facts[record.RowsAged](h) {
				if f.UpTo <= got {
					t.Errorf("given up twice: %v after %v", f.UpTo, got)
				}
				got = f.UpTo
			}
			if got != test.want {
				t.Errorf("given up to %v, want %v", got, test.want)
			}
			h.powerCut()
			if h.k.agedTo() != test.want {
				t.Errorf("after a power cut up to %v", h.k.agedTo())
			}
		})
	}
}

// chooses sets how long rows stay, behind the PIN.
func (h *hall) chooses(days int) *hall {
	h.t.Helper()
	h.signsIn().do(ShowMore{}, ShowSettings{}, ShowHall{}).pin("112233").do(Next{}, RowDaysChosen{days})
	screen[HallForm](h)
	return h.do(Back{}, Back{}, Lock{})
}

// Of an evening of which only numbers are here no screen, no sheet and no copy tells who came; every number is as it was.
func TestOfAnAgedEveningOnlyNumbersAreLeft(t *testing.T) {
	h := opened(t, "Lê Thị Na", "Trần Văn Cam", "Phạm Thị Khế").meets().later(60).receipt().meets()
	khe, na := h.id("Khế"), h.id("Na")
	sums := func() string {
		h.signsIn()
		report := h.do(ShowReport{}).k.View().Main.(HallReport)
		h.do(Back{}, ShowLearners{}, OpenRecord{khe})
		v := screen[LearnerRecord](h)
		res := h.k.result(khe)
		out := fmt.Sprint(report.Sum.People, v.Came, v.Held, v.Done, v.First, v.Second, v.Lessons, res.Evenings, res.Lessons, res.Mastered, res.Practised)
		h.do(Back{}, Back{}, Lock{})
		return out
	}
	before := sums()
	if n := len(h.k.recordOf(na).Evenings); n != 2 {
		t.Fatalf("%d evenings before", n)
	}
	h.later(30).receipt().later(60).receipt().signsIn().do(Lock{})
	if h.k.agedTo() != record.DayOf(tuesday) {
		t.Fatalf("given up to %v", h.k.agedTo())
	}
	h.now = h.now.AddDate(0, 0, -90) // the report of the same month
	if after := sums(); after != before {
		t.Errorf("before %s\nafter  %s", before, after)
	}
	h.now = h.now.AddDate(0, 0, 90)
	known, copied := h.k.recordOf(na), h.k.copyOf(na)
	if len(known.Evenings) != 1 || known.AgedTo != record.DayOf(tuesday) {
		t.Errorf("the record: %+v", known.Evenings)
	}
	if len(copied.Evenings) != 1 || copied.NumbersTo != "2026-05-12" || copied.Held != 2 {
		t.Errorf("the copy: %+v", copied)
	}
	h.signsIn().do(ShowSheets{}, SheetChosen{RegisterSheet})
	r := &sheetsRoom{month: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}
	r.chosen = RegisterSheet
	if m := r.register(h.k, h.k.book.of(record.ClassID{})); len(m.Days) != 0 || fmt.Sprint(m.Aged) != "[{2026-05-12 2 1}]" {
		t.Errorf("the register of May: %+v", m)
	}
	h.do(Back{}, ShowPast{})
	past := screen[Past](h)
	h.do(Choose{len(past.Evenings) - 1})
	if v := screen[PastList](h); !v.Aged || len(v.Tiles) != 0 || v.Evening.Here != 2 || v.Evening.Away != 1 {
		t.Errorf("the evening: %+v", v)
	}
}
