package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
)

// deskWalk goes through the facilitator's rooms and does in each what it is for.
type deskWalk struct {
	*hall
	book  hallBook
	stick string
	press struct {
		x, y float64
		at   time.Time
	}
	rooms int
}

// quick presses as fast as the window allows: two presses at one place within 400 ms are one.
func (w *deskWalk) quick(ids ...string) {
	w.t.Helper()
	for _, id := range ids {
		o := w.see(id)
		x, y := o.X+o.W/2, o.Y+o.H/2
		wait := "0.02"
		if dx, dy := x-w.press.x, y-w.press.y; dx*dx+dy*dy < 60*60 && time.Since(w.press.at) < time.Second/2 {
			wait = "0.42"
		}
		w.xdotool("mousemove", px(x), px(y), "sleep", wait, "mousedown", "1", "sleep", "0.03", "mouseup", "1")
		w.press.x, w.press.y, w.press.at = x, y, time.Now()
		w.settle()
	}
}

// room is one room of the walk.
func (w *deskWalk) room(name string, do func()) {
	w.t.Helper()
	w.step(name)
	do()
	w.rooms++
}

// TestDeskRooms opens every room of the desk in the real window by real presses, does in each the thing that it is for, and finds it in the log.
func TestDeskRooms(t *testing.T) {
	h := newHall(t)
	w := &deskWalk{hall: h, stick: filepath.Join(h.dir, "stick")}
	check(t, os.MkdirAll(w.stick, 0o755))
	w.book = writeBook(t, filepath.Join(h.dir, "data"), openSample(t))
	check(t, os.WriteFile(filepath.Join(w.stick, "danh-sach.csv"), []byte("\ufeffHọ và tên;Năm sinh;Giới tính;Thôn\r\nĐặng Thị Bưởi;1952;Nữ;Thôn 2\r\nHồ Văn Mít;1949;Nam;Thôn 1\r\n"), 0o644))
	began := time.Now()
	h.start("--stick", w.stick)
	h.signIn()
	w.beforeClass()
	w.people()
	w.term()
	w.past()
	w.office()
	w.sheets()
	h.leaveNow()
	w.inTheLog()
	t.Logf("%d rooms in %.0f s", w.rooms, time.Since(began).Seconds())
}

// beforeClass are the rooms that are about tonight.
func (w *deskWalk) beforeClass() {
	w.room("visits: what came of asking after somebody", func() {
		w.quick("tonight.visits", "visit.0.ill", "visit.1.comes", "back")
	})
	w.room("insight: a question stands before the next evening", func() {
		w.quick("tonight.insight", "insight.1", "insight.review", "back")
	})
	w.room("what is good to know before the evening", func() {
		w.quick("tonight.before", "before.ok")
	})
	w.room("the date", func() {
		w.quick("tonight.date", "date.minus", "date.plus", "date.ok")
	})
	w.room("not tonight, because of the rain", func() {
		w.quick("tonight.cancel", "reason.0", "cancel.ok")
	})
}

// people are the list, a record with its rights, and a list from the stick.
func (w *deskWalk) people() {
	w.room("a person is found by two letters and their record mended", func() {
		w.quick("tonight.learners", "learners.find")
		w.write("khe")
		w.quick(w.tile("person.", "Trần Văn Khế"), "person.edit", "walkin.year")
		w.key("BackSpace", "7")
		w.quick("walkin.typed", "hamlet.1", "walkin.add")
		w.see("person.copy")
	})
	w.room("a copy of what is known, on the stick", func() {
		w.quick("person.copy")
		w.waitFor("the copy", func() bool { return len(w.onStick("ban-sao")) == 2 })
	})
	w.room("consent is withdrawn", func() {
		w.quick("person.withdraw", "rights.yes")
		w.see("person.ask")
		w.quick("back")
	})
	w.room("a list from the stick", func() {
		w.see("learners.roster")
		w.quick("learners.roster", "roster.write")
		w.see("learners.roster")
		w.quick("back")
	})
}

// term are the classes, the plan and the holidays.
func (w *deskWalk) term() {
	w.room("the plan", func() {
		w.quick("tonight.more", "more.plan", "evening.1", "lesson.L07", "back")
	})
	w.room("a class meets on another day", func() {
		w.quick("more.classes", "class.0", fmt.Sprintf("day.%d", (int(time.Now().Weekday())+1)%7), "hour.plus", "class.ok", "back")
	})
	w.room("a day off", func() {
		w.quick("more.holidays", "holiday.add", "from.week.plus", "to.plus", "reason.2", "holiday.ok", "back")
	})
}

// past are evenings that were.
func (w *deskWalk) past() {
	w.room("an evening before: a mark is corrected, both stay", func() {
		w.quick("more.past", fmt.Sprintf("evening.%v", w.book.sessions[2]), fmt.Sprintf("past.%v", w.book.people[7]), "fix.0", "why.0", "fix.ok")
	})
	w.room("an evening's note", func() {
		w.quick("past.note")
		w.write("Mai mang thêm bút")
		w.quick("note.ok")
		w.see("past.void")
		w.quick("back")
	})
	w.room("an evening that was opened by mistake counts for nothing", func() {
		w.quick(fmt.Sprintf("evening.%v", w.book.sessions[0]), "past.void", "void.ok", "void.ok", "back")
	})
}

// office are the facilitators, and everything done by whom.
func (w *deskWalk) office() {
	w.room("one more facilitator", func() {
		w.quick("tonight.more", "more.settings", "settings.facilitators")
		w.see("pin.1")
		w.digits(pin)
		w.key("Return")
		w.quick("facilitators.add")
		w.see("setup.field")
		w.write("Leef Thij Hai")
		w.key("Return")
		for range 2 {
			w.see("pin.ok")
			w.digits("975310")
			w.key("Return")
			w.settle()
		}
		w.see("facilitators.add")
		w.quick("back")
	})
	w.room("everything done by whom", func() {
		w.quick("settings.journal")
		w.see("back")
		w.shot("journal")
		w.quick("journal.narrow", "journal.by.1", "journal.before", "journal.show")
		w.see("journal.whole")
		w.quick("journal.whole", "back")
	})
	w.room("the hall's hamlets, and how long names stay", func() {
		w.quick("settings.hall")
		w.see("pin.1")
		w.digits(pin)
		w.key("Return")
		w.see("hall.days.60")
		w.quick("hall.days.60", "hall.hamlet.0")
		w.see("hall.field")
		w.write(" A")
		w.quick("hall.keep")
		w.see("hall.name")
		w.quick("back", "settings.back")
	})
}

func (w *deskWalk) digits(digits string) {
	for _, d := range digits {
		w.key(string(d))
	}
}

// sheets are what is printed; without a printer each lies on the stick.
func (w *deskWalk) sheets() {
	w.room("every sheet", func() {
		w.quick("tonight.sheets")
		for i, sheet := range []string{"sign_in", "register", "cards", "slip", "summary", "result", "roster"} {
			w.quick("sheets." + sheet)
			if sheet == "register" { // it can be looked at first
				w.quick("sheets.look")
				w.see("register.print")
				w.quick("back")
			}
			if sheet == "result" {
				w.quick(w.tile("person.", "An"))
			}
			button := "sheets.pdf"
			if sheet == "roster" {
				button = "sheets.csv"
			}
			w.quick(button)
			w.waitFor("sheet "+sheet, func() bool { return len(w.onStick("giay-in")) == i+1 })
			w.quick("notice.dismiss")
		}
	})
	w.room("the report of the month", func() {
		w.quick("sheets.report", "report.xlsx")
		w.waitFor("the report", func() bool { return len(w.onStick("giay-in")) == 8 })
		w.quick("notice.dismiss", "report.back")
	})
}

// onStick are the files of a folder of the stick.
func (w *deskWalk) onStick(folder string) (names []string) {
	entries, _ := os.ReadDir(filepath.Join(w.stick, folder)) // not there yet: nothing is
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// inTheLog looks for everything that was done.
func (w *deskWalk) inTheLog() {
	h, b := w.hall, w.book
	newest(h, "the visit", func(f record.AbsenceFollowed) bool { return f.Outcome == "ill" })
	newest(h, "the question", func(f record.ItemProposed) bool { return f.Class == b.class && !f.Off })
	newest(h, "the rain", func(f record.SessionCancelled) bool { return f.Class == b.class && f.Reason == "rain" })
	newest(h, "the correction of a record", func(f record.LearnerCorrected) bool { return f.Year%10 == 7 })
	newest(h, "the copy", func(f record.PersonServed) bool { return f.Act == "copied" })
	newest(h, "the withdrawal", func(f record.ConsentRecorded) bool { return !f.Granted })
	newest(h, "who stood on the list", func(f record.LearnerRegistered) bool { return f.Year == 1952 && f.Class == b.class })
	newest(h, "the plan", func(f record.ClassPlanned) bool { return f.Lesson == "L07" })
	newest(h, "the class's day", func(f record.ClassChanged) bool { return len(f.Weekdays) == 2 && f.Minute == 19*60+15 })
	newest(h, "the days off", func(f record.HolidaySet) bool { return f.To == f.From+1 && f.Reason != "" })
	newest(h, "the correction of a mark", func(f record.AttendanceFixed) bool {
		return f.Mark.Learner == b.people[7] && f.Mark.Presence == record.Absent
	})
	newest(h, "the note", func(f record.EveningNoted) bool { return f.Session == b.sessions[2] && len(f.Sealed) > 0 })
	newest(h, "the void", func(f record.SessionVoided) bool { return f.Session == b.sessions[0] })
	newest(h, "the hamlet's new name", func(f record.HallSet) bool { return len(f.Hamlets) > 0 && strings.HasSuffix(f.Hamlets[0], " A") })
	newest(h, "how long names stay", func(f record.SettingChanged) bool { return f.Key == "rows.days" && f.Value == "60" })
	newest(h, "the second facilitator's PIN", func(f record.PINSet) bool { return true })
	newest(h, "the register", func(f record.SheetMade) bool { return f.Sheet == "register" && f.To == "stick" })
	if n := len(heldIn[record.SheetMade](h)); n != 8 {
		h.t.Errorf("%d sheets are in the log, 8 were made", n)
	}
}
