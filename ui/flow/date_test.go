package flow

import (
	"testing"
	"time"

	"dendau/storage/record"
)

// clockedHall keeps events as the real log grades them: unchecked until somebody confirms the date, wrong where the clock went back.
func (h *hall) grade(from int, trust record.Grade) {
	for i := from; i < len(h.log); i++ {
		h.log[i].Trust = trust
	}
}

var ict = tuesday.Location()

func (h *hall) comeIn() *hall {
	h.t.Helper()
	return h.do(ForFacilitator{}).pin("112233").do(Next{})
}

// When the desk opens, the clock is asked about where it cannot be right, with the likely date.
func TestClockIsAskedAbout(t *testing.T) {
	next := record.DayOf(tuesday) + 7
	for _, tt := range []struct {
		name  string
		clock time.Time
		asked record.Day // proposed; 0 for not asked
	}{
		{"the same evening", tuesday.Add(2 * time.Hour), 0},
		{"a week later", tuesday.AddDate(0, 0, 7), 0},
		{"two months later", tuesday.AddDate(0, 2, 0), 0},
		{"three months later, as after a summer", tuesday.AddDate(0, 3, 0), record.DayOf(tuesday.AddDate(0, 3, 0))},
		{"a year later", tuesday.AddDate(1, 0, 0), next},
		{"2031", time.Date(2031, 1, 1, 8, 0, 0, 0, ict), next},
		{"2009", time.Date(2009, 1, 1, 0, 3, 0, 0, ict), next},
		{"1970", time.Date(1970, 1, 1, 8, 0, 0, 0, ict), next},
		{"before the program was built", tuesday.AddDate(0, -2, 0), next},
		{"the day before", tuesday.AddDate(0, 0, -1), next},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := opened(t, "Lê Thị Na").comeIn().do(OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
			h.now = tt.clock
			h.powerCut()
			h.comeIn()
			if tt.asked == 0 {
				if v := screen[Tonight](h); v.ClockDoubt || v.Date != record.DayOf(tt.clock) {
					t.Fatalf("tonight: %+v", v)
				}
				return
			}
			if v := screen[ChangeDate](h); !v.Doubted || v.Date != tt.asked || v.Clock != record.DayOf(tt.clock) {
				t.Fatalf("asked: %+v, want %v", v, tt.asked)
			}
			h.do(Next{})
			if v := screen[Tonight](h); v.ClockDoubt || v.Date != tt.asked {
				t.Fatalf("confirmed: %+v", v)
			}
			said := facts[record.DateConfirmed](h)
			if len(said) != 1 || said[0].Date != tt.asked || said[0].Clock != h.now.Unix() {
				t.Fatalf("kept %+v", said)
			}
			if v := screen[Tonight](h.do(Lock{}).comeIn()); v.Date != tt.asked {
				t.Errorf("the second time: %+v", v)
			}
			h.do(OpenTonight{})
			if s := facts[record.SessionOpened](h); s[1].Date != tt.asked {
				t.Errorf("opened on %v", s[1].Date)
			}
		})
	}
}

// A new hall begins with a wrong clock: it is asked right after setup.
func TestFirstStartWithAWrongClock(t *testing.T) {
	for _, tt := range []struct {
		clock time.Time
		asked bool
	}{
		{time.Date(2009, 1, 1, 0, 0, 0, 0, ict), true},
		{time.Date(2031, 5, 1, 0, 0, 0, 0, ict), true},
		{tuesday.AddDate(1, 0, 0), false}, // a program may lie on a stick for a year
	} {
		h := newHall(t)
		h.now = tt.clock
		h.typing("Nhà văn hóa thôn 2").do(Next{}).typing("hai n").do(Choose{0}, Next{}).typing("leex vawn maaux").do(Next{})
		h.pin("112233").do(Next{}).pin("112233").do(Next{})
		_, asked := h.k.View().Main.(ChangeDate)
		if asked != tt.asked {
			t.Errorf("%v: asked %v", tt.clock, asked)
		}
	}
}

// A clock that is steadily years behind: the date by it is proposed, so that one press is enough every evening.
func TestSteadilyWrongClock(t *testing.T) {
	h := opened(t, "Lê Thị Na").comeIn().do(OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
	back := tuesday.AddDate(-9, 0, 0)
	for n, days := range []int{0, 2, 9} {
		from := len(h.log)
		h.now = back.AddDate(0, 0, days)
		h.powerCut()
		h.comeIn()
		if n == 0 {
			h.do(DateBy{-5}) // Thursday, two days after the first evening
		}
		want := record.DayOf(tuesday) + 2 + record.Day(days)
		if v := screen[ChangeDate](h); v.Date != want {
			t.Fatalf("evening %d: proposed %v, want %v", n, v.Date, want)
		}
		h.do(Next{}, OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
		h.grade(from, record.ClockWrong)
	}
}

// The clock jumps in mid-class, back and ahead: the class goes on, nothing is lost or reordered, and the next one at the desk is asked.
func TestClockJumpsInClass(t *testing.T) {
	for name, jump := range map[string]time.Duration{"back": -24 * 365 * 17 * time.Hour, "ahead": 24 * 365 * 5 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			h := opened(t, forty()[:5]...).comeIn().do(OpenTonight{}, Next{}, Next{})
			before := len(h.log)
			h.now = h.now.Add(jump)
			h.do(Tick{}, Next{}, Next{}, Next{}, Hand{1, 4})
			for range 5 {
				h.do(Tick{})
			}
			if hands := facts[record.HandsCounted](h); len(hands) != 1 || hands[0].Counts[1] != 4 {
				t.Fatalf("hands after the jump: %+v", hands)
			}
			h.grade(before, record.ClockWrong)
			for i, e := range h.log {
				if e.Seq != record.Seq(i+1) {
					t.Fatalf("event %d stands at %d", e.Seq, i+1)
				}
			}
			h.do(Lock{}).comeIn()
			if v := screen[ChangeDate](h); v.Date != record.DayOf(tuesday) {
				t.Fatalf("proposed %v", v.Date)
			}
			h.do(Next{}, OpenTonight{})
			screen[Teach](h) // where the class was
			h.do(EndLesson{}, CloseSession{})
			h.powerCut()
			s := h.k.book.sessions()
			if len(s) != 1 || s[0].Date != record.DayOf(tuesday) || h.k.book.open() != nil {
				t.Errorf("the evenings: %+v", s)
			}
		})
	}
}

// A power cut in class empties the clock: the open session's own date is proposed.
func TestPowerCutWithAnEmptyBattery(t *testing.T) {
	h := opened(t, "Lê Thị Na").comeIn().do(OpenTonight{}, Next{}, Next{})
	h.now = time.Date(2009, 1, 1, 0, 0, 0, 0, ict)
	h.powerCut()
	if v := screen[ChangeDate](h.comeIn()); v.Date != record.DayOf(tuesday) {
		t.Fatalf("proposed %v", v.Date)
	}
	screen[Teach](h.do(Next{}, OpenTonight{}))
}

// A log that ran ahead and was never believed does not make the right clock doubtful.
func TestRightAgainAfterRunningAhead(t *testing.T) {
	h := opened(t, "Lê Thị Na").comeIn().do(OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
	from := len(h.log)
	h.now = time.Date(2031, 1, 1, 8, 0, 0, 0, ict)
	h.powerCut()
	h.do(TryIt{}, Back{}, ToggleDark{})
	h.grade(from, record.ClockUnchecked)
	h.now = tuesday.AddDate(0, 0, 2)
	h.powerCut()
	if v := screen[Tonight](h.comeIn()); v.Date != record.DayOf(tuesday)+2 {
		t.Errorf("tonight: %+v", v)
	}
}
