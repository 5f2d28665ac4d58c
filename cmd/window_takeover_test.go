package cmd_test

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
)

// TestAReplacementInTheWindow: a hall hands an evening over and writes its recovery code down; then the whole folder is lost. A new computer is
// started, the stick is in, and by presses alone (a wrong code among them) it is the old kiosk: its people, its evening, its PIN, its log. The
// centre takes what comes next and sees no fork.
func TestAReplacementInTheWindow(t *testing.T) {
	h := newHall(t)
	stick, centre := filepath.Join(h.dir, "stick"), filepath.Join(h.dir, "centre")
	h.must(os.Mkdir(stick, 0o755))
	h.command("dendau-center", "trust", "--data", centre, "--to", stick, "--name", "Trung tâm mẫu", "--publisher", filepath.Join(h.build, "keys", "pack.pub"))

	h.step("an evening, handed over")
	h.start("--stick", stick)
	h.setUp()
	h.signIn()
	h.tap("tonight.open")
	h.comesFirst("Nguyeenx Thij Maaux", "1954")
	h.tap("att.done")
	h.tap("teach.aside")
	h.tap("teach.end")
	h.tap("close.handover")
	h.tap("handover.done")
	paper := h.recoveryCode()
	h.leave()
	h.command("dendau-center", "import", "--data", centre, "--enrol", stick)

	h.step("the folder is lost")
	data, lost := filepath.Join(h.dir, "data"), filepath.Join(h.dir, "lost")
	before := h.command("dendau", "log", "dump", "--data", data)
	h.must(os.Rename(data, lost))

	h.step("a new computer takes its place")
	h.start("--stick", stick)
	h.tap("ways.replace")
	h.see("recovery.take")
	h.shot("recovery")
	h.writeDown(paper)

	h.step("the old kiosk goes on")
	h.see("taken.done")
	h.shot("taken-over")
	if !h.says("Nhà văn hóa thôn Thử") || !h.says("1 học viên · 1 buổi học") {
		h.fail("it does not say what it holds")
	}
	h.tap("taken.done")
	h.signIn() // with the PIN of the lost one
	h.tap("tonight.learners")
	if h.see("back"); !h.says("Nguyễn Thị Mẫu") {
		h.fail("the person is not there")
	}
	h.key("Escape")
	h.tap("tonight.handover")
	h.tap("handover.done")
	h.leave()

	h.step("the log goes on from the lost one's, and the centre sees no fork")
	h.command("dendau", "log", "check", "--data", data)
	h.goesOn(before)
	if got := heldIn[record.SessionOpened](h); len(got) != 1 {
		t.Errorf("evenings: %v", got)
	}
	if said := h.command("dendau-center", "import", "--data", centre, stick); strings.Contains(said, "aside") {
		t.Errorf("the centre: %s", said)
	}
	if said := h.command("dendau-center", "alarms", "--data", centre); strings.Contains(said, "fork") {
		t.Errorf("the centre is alarmed: %s", said)
	}
}

// comesFirst adds somebody during attendance.
func (h *hall) comesFirst(name, year string) {
	h.t.Helper()
	h.tap("att.new")
	h.tap("walkin.name")
	h.see("walkin.field")
	h.write(name)
	h.key("Return")
	h.see("pin.1")
	h.write(year)
	h.key("Return")
	h.tap("sex.female")
	h.tap("hamlet.0")
	h.tap("consent.yes")
	h.tap("walkin.add")
	h.see("att.done")
}

// recoveryCode is what the settings show to be written down.
func (h *hall) recoveryCode() (digits string) {
	h.t.Helper()
	h.tap("tonight.more")
	h.tap("more.settings")
	h.see("settings.back")
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if code := regexp.MustCompile(`\d{4}( \d{4}){5}`).FindString(o.Text); code != "" {
			digits = strings.ReplaceAll(code, " ", "")
		}
	}
	if digits == "" {
		h.fail("the settings show no recovery code")
	}
	h.tap("settings.back")
	return digits
}

// writeDown enters the code: the first group on the screen, the others on the keyboard, with the last one mistyped at first. With the right code the
// program begins anew.
func (h *hall) writeDown(paper string) {
	h.t.Helper()
	for _, d := range paper[:4] {
		h.tap("pin." + string(d))
	}
	wrong := paper[:23] + string('0'+(paper[23]-'0'+1)%10)
	h.write(wrong[4:])
	h.waitFor("the code to stand there", func() bool { return h.saysJust("recovery.5", wrong[20:]) })
	h.tap("recovery.take")
	h.waitFor("the wrong code to be told", func() bool { return h.says("Mã phục hồi chưa đúng") })
	h.shot("recovery-wrong")
	h.tap("recovery.5")
	h.write(paper[20:])
	h.waitFor("the whole code to stand there", func() bool { return h.saysJust("recovery.5", paper[20:]) })
	h.beginsAnew("recovery.take")
}

// beginsAnew presses a piece that has the program begin anew, and waits for what follows it.
func (h *hall) beginsAnew(id string) {
	h.t.Helper()
	old := h.conn
	o := h.see(id)
	h.xdotool("mousemove", px(o.X+o.W/2), px(o.Y+o.H/2), "sleep", "0.42", "mousedown", "1", "sleep", "0.04", "mouseup", "1")
	h.must(old.SetReadDeadline(time.Now().Add(patience)))
	var late net.Error
	if _, err := io.Copy(io.Discard, old); errors.As(err, &late) && late.Timeout() {
		h.fail("the program does not begin anew")
	}
	h.waitFor("the program that began anew", h.reconnected)
}

// reconnected tells whether the program that began anew answers: the one that goes may still take a call and drop it.
func (h *hall) reconnected() bool {
	h.connect()
	h.must(h.conn.SetDeadline(time.Now().Add(patience)))
	if _, err := h.conn.Write([]byte(`{"do":"tree"}` + "\n")); err != nil {
		return false
	}
	_, err := h.replies.ReadBytes('\n')
	return err == nil
}

// saysJust tells whether a piece says just that.
func (h *hall) saysJust(id, text string) bool {
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if o.ID == id {
			return o.Text == text
		}
	}
	return false
}

// goesOn tells whether the log begins with all that the lost one had handed over: everything but what it noted of the handing over itself.
func (h *hall) goesOn(lost string) {
	h.t.Helper()
	now := h.command("dendau", "log", "dump", "--data", filepath.Join(h.dir, "data"))
	same := 0
	was := strings.Split(lost, "\n")
	for i, line := range strings.Split(now, "\n") {
		if i < len(was) && line == was[i] {
			same++
			continue
		}
		break
	}
	exported := 0
	for i, line := range was {
		if strings.Contains(line, "Exported") {
			exported = i
		}
	}
	if exported == 0 || same < exported {
		h.t.Errorf("%d events are the lost kiosk's, %d were in the backup", same, exported)
	}
}
