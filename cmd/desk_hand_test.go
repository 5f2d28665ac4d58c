package cmd_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
)

// facilitatorHand presses as somebody does who looks first: one press a second. It counts its presses.
type facilitatorHand struct {
	*hall
	pace    time.Duration
	presses int
	began   time.Time
	last    time.Time
}

// atPace begins to count presses and seconds.
func (h *hall) atPace(pace time.Duration) *facilitatorHand {
	now := time.Now()
	return &facilitatorHand{hall: h, pace: pace, began: now, last: now.Add(-pace)}
}

// press presses a piece a second after the press before.
func (h *facilitatorHand) press(id string) {
	h.t.Helper()
	o := h.see(id)
	wait := max(0, h.pace-time.Since(h.last))
	h.xdotool("mousemove", px(o.X+o.W/2), px(o.Y+o.H/2), "sleep", fmt.Sprintf("%.3f", wait.Seconds()), "mousedown", "1", "sleep", "0.04", "mouseup", "1")
	h.presses++
	h.last = time.Now()
	h.settle()
}

func (h *facilitatorHand) seconds() float64 { return time.Since(h.began).Seconds() }

// vietnamese gives the keyboard the letters of the ID cards in this test, as a scanner has them; xdotool would bind them one after another to
// one key, which no program follows.
func (h *hall) vietnamese(letters string) {
	h.t.Helper()
	needs(h.t, "xmodmap")
	c := exec.Command("xmodmap", "-")
	c.Env = append(os.Environ(), "DISPLAY="+h.display)
	var keys strings.Builder
	for i, r := range []rune(letters) {
		fmt.Fprintf(&keys, "keycode %d = U%04X\n", firstFreeKey+i, r)
	}
	c.Stdin = strings.NewReader(keys.String())
	if out, err := c.CombinedOutput(); err != nil {
		h.t.Fatalf("xmodmap: %v %s", err, out)
	}
}

// firstFreeKey is the first of the codes that stand for no key of a keyboard.
const firstFreeKey = 196

// scan types as a scanner does, faster than any hand, with the Enter behind it.
func (h *hall) scan(payload string) {
	h.t.Helper()
	h.xdotool("type", "--delay", "1", payload)
	h.key("Return")
	h.settle()
}

// Bars of the book by hand.
const (
	attendancePresses = 10
	attendanceSeconds = 90
	scanPresses       = 3
)

// TestBookByHand keeps the book of a class of forty in the real window: attendance with five absent, somebody new by the code of an ID card and
// by typing, and a signed sheet by its rows. It counts presses and seconds of a hand that presses once a second.
func TestBookByHand(t *testing.T) {
	h := newHall(t)
	b := writeBook(t, filepath.Join(h.dir, "data"), openSample(t))
	h.vietnamese("ễịẫữôửãỉíụ")
	h.start()
	h.signIn()

	h.step("attendance of forty, five absent")
	away := []int{4, 11, 18, 25, 37}
	a := h.atPace(time.Second)
	a.press("tonight.open")
	for _, i := range away {
		a.press(fmt.Sprintf("att.%v", b.people[i]))
	}
	a.press("att.done")
	h.see("teach.next")
	t.Logf("attendance of %d with %d absent: %d presses, %.1f s at one press a second", len(b.people), len(away), a.presses, a.seconds())
	if a.presses > attendancePresses || a.seconds() > attendanceSeconds {
		t.Errorf("that is more than %d presses or %d s", attendancePresses, attendanceSeconds)
	}

	h.step("somebody new: the code of an ID card")
	h.tap("teach.aside")
	h.tap("teach.attendance")
	h.see("att.done")
	s := h.atPace(time.Second)
	h.scan("000155000123|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021")
	if h.see("walkin.add|notice.dismiss").ID == "notice.dismiss" { // a machine that stood still in the middle asks for it again, as it does in a hall
		t.Log("the scan is read at the second time")
		s.press("notice.dismiss")
		h.scan("000155000123|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021")
	}
	h.see("walkin.add")
	if name := h.see("walkin.name").Text; !strings.Contains(name, "Nguyễn Thị Mẫu") {
		t.Errorf("the card says Nguyễn Thị Mẫu, the form %q", name)
	}
	h.shot("scanned")
	s.press("consent.yes")
	s.press("walkin.add")
	h.see("att.done")
	t.Logf("registered by scan: %d presses, %.1f s", s.presses, s.seconds())
	if s.presses > scanPresses {
		t.Errorf("that is more than %d presses", scanPresses)
	}

	h.step("somebody new: typed")
	w := h.atPace(time.Second)
	w.press("att.new")
	w.press("walkin.name")
	h.see("walkin.field")
	h.write("Traanf Vawn Thuwr")
	h.key("Return")
	h.see("pin.1")
	h.write("1948")
	h.key("Return")
	w.press("sex.male")
	w.press("hamlet.0")
	w.press("consent.yes")
	h.shot("typed")
	w.press("walkin.add")
	h.see("att.done")
	t.Logf("registered by typing: %d presses and 24 keys, %.1f s", w.presses, w.seconds())

	h.step("a signed sheet by its rows")
	h.byRows([]int{1, 12, 30})
	h.shot("by-rows")
	h.tap("rows.done")
	h.see("teach.next")
	h.leaveNow()

	h.step("the log has it")
	lists := heldIn[record.AttendanceTaken](h)[bookEvenings:]
	if n := absent(lists[0]); n != len(away) {
		t.Errorf("the list of the evening has %d absent, %d were tapped", n, len(away))
	}
	for _, i := range away {
		if !slices.Contains(lists[0].Marks, record.Mark{Learner: b.people[i], Presence: record.Absent}) {
			t.Errorf("row %d was tapped and is not absent", i)
		}
	}
	newest(h, "who was scanned", func(f record.LearnerRegistered) bool {
		return f.Year == 1955 && f.Sex == record.Female && f.Class == b.class
	})
	newest(h, "who was typed", func(f record.LearnerRegistered) bool {
		return f.Year == 1948 && f.Sex == record.Male && f.Class == b.class
	})
	if last := lists[len(lists)-1]; len(last.Marks)-absent(last) != 3+2 {
		t.Errorf("three rows were typed and two people are new, the list has %d here", len(last.Marks)-absent(last))
	}
}

// byRows goes from the list to its rows and types the numbers of those who signed.
func (h *hall) byRows(rows []int) {
	h.tap("att.more")
	h.tap("list.rows")
	h.see("row.enter")
	for _, n := range rows {
		for _, d := range fmt.Sprint(n) {
			h.key(string(d))
		}
		h.key("Return")
		h.settle()
	}
}

func absent(list record.AttendanceTaken) (n int) {
	for _, m := range list.Marks {
		if m.Presence == record.Absent {
			n++
		}
	}
	return n
}

// leaveNow ends the program as leave does, with the PIN from the keyboard.
func (h *hall) leaveNow() {
	h.t.Helper()
	h.key("alt+F4")
	h.see("pin.1")
	for _, d := range pin {
		h.key(string(d))
	}
	h.key("Return")
	h.ended()
}
