package cmd_test

import (
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow"
)

// tellDate answers the question for the date where the kiosk asks it.
func (k *kiosk) tellDate() *kiosk {
	k.t.Helper()
	asked, ok := k.flow.View().Main.(flow.ChangeDate)
	if !ok {
		return k
	}
	if k.today == 0 {
		k.t.Fatalf("a clock at %v is asked about", k.clock)
	}
	for n := 0; asked.Date != k.today; n++ {
		if n > 100 {
			k.t.Fatalf("the date does not come to %v", k.today)
		}
		asked = screen[flow.ChangeDate](k.do(flow.DateBy{Days: int(k.today - asked.Date)}))
	}
	return k.do(flow.Next{})
}

// anEvening is one with the clock as it stands: the PIN, the date if it is asked for, attendance, the lesson, closing.
func (k *kiosk) anEvening() *kiosk {
	k.t.Helper()
	k.do(flow.Lock{}).signIn().tellDate()
	k.attend(1).do(flow.Next{})
	k.teach([]int{1, 2, 0}, []int{0, 3, 0})
	return k.do(flow.EndLesson{}, flow.CloseSession{}, flow.Back{})
}

// switchOn switches the PC off and on again, with another clock.
func (k *kiosk) switchOn(clock time.Time) *kiosk {
	k.t.Helper()
	must(k.t, k.log.Close())
	k.clock = clock
	k.start()
	return k
}

// checkClock: no event is lost or out of order, none was changed, and the reports know the true days.
func (k *kiosk) checkClock(days ...record.Day) {
	k.t.Helper()
	var book report.Book
	events := k.events()
	for i, e := range events {
		if e.Seq != record.Seq(i+1) {
			k.t.Fatalf("event %d stands at %d", e.Seq, i+1)
		}
		book.Add(e)
	}
	if at := firstLost(k.kept, events); at >= 0 {
		k.t.Fatalf("event %d was acknowledged and is lost", at+1)
	}
	sessions := book.Sessions()
	if len(sessions) != len(days) {
		k.t.Fatalf("%d sessions, want %d", len(sessions), len(days))
	}
	for i, s := range sessions {
		if s.Date != days[i] || s.Here != 3 {
			k.t.Errorf("session %d: %v, %d here; want %v", i+1, s.Date, s.Here, days[i])
		}
	}
	for _, e := range events {
		switch e.Fact.(type) {
		case record.SessionOpened, record.AttendanceTaken, record.HandsCounted, record.SessionClosed:
			if day := book.DayOf(e.Stamp, e.At); day < days[0] || day > days[len(days)-1] {
				k.t.Errorf("%T at %v is told to be on %v", e.Fact, time.Unix(e.At, 0).UTC(), day)
			}
		}
	}
	row := book.Table(days[0], days[len(days)-1], report.ByHall).Total
	if row.Held != len(days) || row.Attendances != 3*len(days) {
		k.t.Errorf("the report counts %d sessions, %d attendances", row.Held, row.Attendances)
	}
}

var four = forty()[:4]

// A PC whose clock is years off from its first start: everything is asked once an evening, and the reports are right; then somebody sets it.
func TestHallWithAWrongClock(t *testing.T) {
	t.Parallel()
	for name, clock := range map[string]time.Time{
		"2009": time.Date(2009, 1, 1, 0, 4, 0, 0, tuesday.Location()),
		"2031": time.Date(2031, 7, 9, 3, 0, 0, 0, tuesday.Location()),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := record.DayOf(tuesday)
			k := newKiosk(t)
			k.today = first
			k.switchOn(clock).setUp("nhà văn hóa thôn 2", "23020", four)
			k.anEvening()
			k.checkClock(first)

			k.today = first + 7 // the battery is empty: it stands where it stood
			k.switchOn(clock).do(flow.Tick{})
			k.anEvening()
			k.checkClock(first, first+7)

			k.switchOn(tuesday.AddDate(0, 0, 14)) // set right
			k.today = first + 14
			k.anEvening()
			k.checkClock(first, first+7, first+14)
			if said := factsOf[record.DateConfirmed](k); len(said) != 2 {
				t.Errorf("the date was confirmed %d times: %+v", len(said), said)
			}
			wrong := 0
			for _, e := range k.events() {
				if e.Trust == record.ClockWrong {
					wrong++
				}
			}
			if wrong == 0 {
				t.Error("no event says that its clock was wrong")
			}
		})
	}
}

// The clock jumps in mid-class. The class does not notice, the log keeps everything in order, the report is right.
func TestClockJumpsInMidClass(t *testing.T) {
	t.Parallel()
	for name, by := range map[string]time.Duration{"back": -17 * 365 * 24 * time.Hour, "an hour back": -time.Hour, "ahead": 4 * 365 * 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := record.DayOf(tuesday)
			k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", four)
			k.attend(1).do(flow.Next{}, flow.Next{})
			k.clock = k.clock.Add(by)
			k.teach([]int{1, 2, 0}, []int{0, 3, 0}).do(flow.EndLesson{}, flow.CloseSession{}, flow.Back{})
			k.checkClock(first)
			k.today = first + 7
			k.switchOn(tuesday.AddDate(0, 0, 7)).anEvening()
			k.checkClock(first, first+7)
		})
	}
}
