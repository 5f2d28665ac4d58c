package cmd_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveningUnderWine walks a first evening through the window of dendau.exe, in a display of its own, with Wine in Windows' place: no Windows is
// here. It belongs to `make wine`, which builds what it needs, and says nothing of a real PC's drivers, screens and printers.
func TestEveningUnderWine(t *testing.T) {
	prefix := os.Getenv("DENDAU_WINE")
	if prefix == "" {
		t.Skip("DENDAU_WINE names no prefix: this is make wine's")
	}
	needs(t, "wine", "wineserver")
	h := newHall(t)
	h.underWine(prefix)
	stick := filepath.Join(prefix, "stick") // Windows' E:
	centre := filepath.Join(h.dir, "centre")
	h.must(os.RemoveAll(stick), os.MkdirAll(stick, 0o755))

	h.step("the centre, a Windows too, prepares a stick with its keys")
	h.command("dendau-center", "trust", "--data", centre, "--to", stick, "--name", "Trung tâm mẫu", "--publisher", filepath.Join(h.build, "trust", "pack.pub"))

	h.step("first start: the stick is seen by its letter")
	h.start()
	h.setUp()
	h.signIn()
	h.see("tonight.open")
	h.shot("tonight")

	h.step("a second start on the same data says so")
	h.startTwice()

	h.step("attendance and a lesson with a film that nothing plays")
	h.tap("tonight.lesson")
	h.tap("lesson.L03")
	h.tap("tonight.open")
	h.walkIns()
	h.shot("attendance")
	h.tap("att.done")
	h.see("teach.next")
	h.tap("teach.next")
	h.shot("lesson")

	h.step("killed in the middle, it goes on where the class was")
	h.killed()
	h.start()
	h.tap("home.facilitator")
	h.enterPIN()
	h.tap("pin.open")
	h.tap("tonight.open")
	h.see("teach.next")
	h.shot("after-the-kill")
	h.teach()

	h.step("closing and handing over to the stick")
	h.tap("close.handover")
	h.see("handover.done")
	h.shot("handed-over")
	h.tap("handover.done")

	h.step("a sheet goes to the stick, where no printer is")
	h.tap("tonight.sheets")
	h.tap("sheets.sign_in")
	h.tap("sheets.print")
	h.waitFor("the sheet", func() bool {
		sheets, _ := filepath.Glob(filepath.Join(stick, "giay-in", "*.pdf"))
		return len(sheets) == 1
	})
	h.shot("sheet")
	h.tap("notice.dismiss")
	h.tap("sheets.back")

	h.step("a learner alone")
	h.learnAlone()

	h.step("the centre takes the stick and answers; the receipt comes home by it")
	taken := h.command("dendau-center", "import", "--data", centre, "--enrol", stick)
	if !strings.Contains(taken, "1 of 1 halls equal") {
		t.Errorf("the centre took in:\n%s", taken)
	}
	h.command("dendau-center", "receipts", "--data", centre, "--to", stick)
	h.signIn()
	h.tap("tonight.handover")
	h.see("handover.done")
	h.waitFor("the receipt", func() bool { return h.says("giấy báo") })
	h.shot("receipt-home")
	h.tap("handover.done")

	h.step("left with the PIN, the log is whole")
	h.leave()
	h.command("dendau", "log", "check", "--data", filepath.Join(h.dir, "data"))
}

// underWine makes the hall start Windows' programs, watched through a port of this machine: Wine has no unix sockets.
func (h *hall) underWine(prefix string) {
	h.t.Helper()
	h.control = freePort(h.t)
	h.silent = true // no libmpv for Windows is here
	h.build, h.under = filepath.Join(h.build, "windows"), "wine"
	h.t.Setenv("WINEPREFIX", prefix)
	h.t.Setenv("WINEDEBUG", "-all")
	h.t.Setenv("DISPLAY", h.display)
	h.t.Cleanup(func() { exec.Command("wineserver", "-k").Run() })
}

// program is the call of one of ours.
func (h *hall) program(name string, args ...string) *exec.Cmd {
	path := filepath.Join(h.build, name)
	if h.under == "" {
		return exec.Command(path, args...)
	}
	return exec.Command(h.under, append([]string{path + ".exe"}, args...)...)
}

// noFilm asks for the film, where it does not begin by itself, and waits until the screen says that there is none.
func (h *hall) noFilm() {
	asked := false
	h.waitFor("the film to be given up", func() bool {
		if h.says("chưa phát được đoạn phim") {
			return true
		}
		if !asked && !h.says("Tạm dừng") && h.has("film.play") {
			asked = true
			h.tap("film.play")
		}
		return false
	})
	h.shot("no-film")
}

// startTwice starts the kiosk once more on the same data: its small window says why there is no second one.
func (h *hall) startTwice() {
	h.t.Helper()
	end := h.run(h.program("dendau", "--data", filepath.Join(h.dir, "data")), "second")
	h.waitFor("the second one's window", func() bool { return h.windows() == 2 })
	h.shot("started-twice")
	end()
	h.waitFor("the second window to be gone", func() bool { return h.windows() == 1 })
}

// windows is how many of ours the display shows.
func (h *hall) windows() int {
	c := exec.Command("xdotool", "search", "--onlyvisible", "--name", "^Đèn Dầu$")
	c.Env = append(os.Environ(), "DISPLAY="+h.display)
	out, _ := c.Output() // none is an error to it
	return len(strings.Fields(string(out)))
}

// killed ends the kiosk as a power cut does.
func (h *hall) killed() {
	h.t.Helper()
	h.must(h.kiosk.Process.Kill())
	h.kiosk.Wait()
	h.control = freePort(h.t) // Wine's server holds the other a moment longer
}

// freePort is one that nobody has now.
func freePort(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
