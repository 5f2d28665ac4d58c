package cmd_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEveningInTheWindow walks one evening through the real window by real clicks, and takes its data to a real second program at
// the centre and the receipt back. `make run` without a display is this test; it leaves its pictures and papers in DENDAU_OUT.
func TestEveningInTheWindow(t *testing.T) {
	h := newHall(t)
	stick := filepath.Join(h.shots, "stick")
	centre := filepath.Join(h.dir, "centre")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}

	h.step("the centre prepares a stick with its keys")
	h.command("dendau-center", "trust", "--data", centre, "--to", stick, "--name", "Trung tâm mẫu", "--publisher", filepath.Join(h.build, "keys", "pack.pub"))

	h.step("first start")
	h.start("--stick", stick)
	h.setUp()

	h.step("tonight's session")
	h.signIn()
	h.see("tonight.open")
	h.shot("tonight")
	h.tap("tonight.lesson")
	h.shot("choose-lesson")
	h.tap("lesson.L03") // the lesson with a film
	h.tap("tonight.open")

	h.step("attendance: four people come for the first time, one of them does not want to be recorded")
	h.walkIns()
	h.shot("attendance")
	h.tap("att.done")

	h.step("the lesson on the TV")
	h.teach()

	h.step("closing and handing over")
	h.see("close.handover")
	h.shot("closing")
	h.tap("close.handover")
	h.see("handover.done")
	h.shot("handed-over")
	h.tap("handover.done")

	h.step("a learner alone")
	h.learnAlone()

	h.step("handing over by phone, with no stick in")
	h.byPhone(stick)

	h.step("the centre takes the stick, draws the report and answers with a receipt")
	h.command("dendau-center", "import", "--data", centre, "--enrol", stick)
	h.command("dendau-center", "receipts", "--data", centre, "--to", stick)
	year := time.Now().Year()
	from, to := fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-12-31", year)
	for _, format := range []string{"csv", "json", "xlsx"} {
		h.command("dendau-center", "report", "--data", centre, "--from", from, "--to", to, "--by", "hall", "--format", format, "--out", filepath.Join(h.shots, "report."+format))
	}
	csv, err := os.ReadFile(filepath.Join(h.shots, "report.csv"))
	if err != nil || !strings.Contains(string(csv), "Nhà văn hóa thôn Thử") {
		t.Errorf("the report does not name the hall (%v):\n%s", err, csv)
	}

	h.step("the receipt comes home")
	h.comeHome(h.receiptIn(stick))

	h.step("the facilitator's other rooms")
	h.rooms()
	h.leave()

	h.step("the log is whole")
	h.command("dendau", "log", "check", "--data", filepath.Join(h.dir, "data"))
	h.custodyKept()
}

// step tells in the test's log where the evening is.
func (h *hall) step(what string) {
	h.t.Helper()
	h.t.Logf("%s  %s", time.Now().Format("15:04:05"), what)
}

// pin is the facilitator's in every test.
const pin = "280519"

func (h *hall) setUp() {
	if h.see("setup.next|offer.take").ID == "offer.take" { // what the centre's stick brings, once its numbers were compared
		h.shot("setup-centre")
		h.tap("offer.take")
	}
	h.see("setup.next")
	h.write("Nhaf vawn hoas thoon Thuwr")
	h.shot("setup-hall")
	h.tap("setup.next")
	h.see("commune.22918")
	h.write("hai ninh")
	h.tap("commune.23020")
	h.shot("setup-commune")
	h.tap("setup.next")
	h.write("Nguyeenx Vawn Maaux")
	h.shot("setup-facilitator")
	h.tap("setup.next")
	h.enterPIN()
	h.tap("setup.next")
	h.enterPIN()
	h.shot("setup-pin")
	h.tap("setup.next")
	if h.see("enrol.done|tonight.open|home.facilitator").ID == "enrol.done" { // to a centre that is known
		h.shot("setup-enrol")
		h.tap("enrol.done")
	}
}

func (h *hall) enterPIN() {
	for _, d := range pin {
		h.tap("pin." + string(d))
	}
}

// signIn goes from the learners' home to the facilitator's, where it is not there already.
func (h *hall) signIn() {
	if h.see("tonight.open|home.facilitator").ID == "tonight.open" {
		return
	}
	h.shot("home")
	h.tap("home.facilitator")
	h.see("pin.1")
	h.shot("pin")
	h.enterPIN()
	h.tap("pin.open")
	h.see("tonight.open")
}

func (h *hall) walkIns() {
	h.tap("att.new")
	people := []struct {
		name, year, sex string
		consent         bool
	}{
		{"Nguyeenx Thij Maaux", "1954", "female", true},
		{"Traanf Vawn Thuwr", "1948", "male", true},
		{"K' Maaux", "1961", "male", true},
		{"Leef Thij Vis Duj", "1957", "female", false},
	}
	for i, p := range people {
		h.tap("walkin.name")
		h.see("walkin.field")
		h.write(p.name)
		h.key("Return") // from the name to the year
		h.see("pin.1")
		h.write(p.year)
		h.key("Return")
		h.tap("sex." + p.sex)
		h.tap("hamlet.0")
		if p.consent {
			h.tap("consent.yes")
		} else {
			h.tap("consent.no")
		}
		if i == 0 {
			h.shot("walk-in")
		}
		h.tap("walkin.add")
		h.see("att.done")
		if i < len(people)-1 {
			h.tap("att.new")
		}
	}
}

// teach goes through the lesson: pages, the film where there is one, each question with hands counted and the answer shown.
func (h *hall) teach() {
	h.see("teach.next")
	h.shot("lesson")
	for page := range 30 {
		switch {
		case h.has("close.handover"):
			return
		case h.has("film.play"):
			h.play("bà nhớ cháu ở xa quá") // the first subtitle
			h.shot(fmt.Sprintf("film-%d", page))
		case h.has("hand.1.plus"):
			h.tap("hand.0.plus")
			h.tap("hand.1.plus")
			h.tap("hand.1.plus")
			h.shot(fmt.Sprintf("hands-%d", page))
			h.tap("teach.reveal")
			h.shot(fmt.Sprintf("answer-%d", page))
		}
		if h.has("teach.end") && !h.has("teach.next") {
			h.tap("teach.end")
			continue
		}
		h.tap("teach.next")
	}
	h.fail("the lesson does not end")
}

// learnAlone is a learner at the kiosk: her name, a lesson with a film, the review with a miss and a second try, and good-bye.
func (h *hall) learnAlone() {
	h.tap("tonight.alone")
	h.tap("home.find")
	h.see("names.absent")
	h.shot("names")
	h.tap(h.tile("name.", "Thử"))
	h.see("next") // her lesson at once; another one is chosen from the bench
	h.tap("rail.who")
	h.see("bench.lessons")
	h.shot("bench")
	h.tap("bench.lessons")
	h.see("continue")
	h.shot("my-lessons")
	h.tap("lesson.L03")
	for step := range 40 {
		switch {
		case h.has("finished"):
			h.shot("done")
			h.tap("finished")
			h.see("home.find")
			return
		case h.has("film.play"):
			h.watch(step)
		case h.has("practice.skip"): // played through by a test of its own
			h.shot("practice")
			h.tap("practice.skip")
		case h.has("again"):
			h.shot(fmt.Sprintf("not-yet-%d", step))
			h.tap("again")
			h.tap("option.1")
		case h.has("option.3") && !h.has("next"):
			h.shot(fmt.Sprintf("question-%d", step))
			h.tap("option.3")
		default:
			h.see("next")
			if step == 0 {
				h.shot("page")
				h.tap("rail.size")
				h.shot("page-large")
				h.tap("rail.size")
				h.shot("page-largest")
				h.tap("rail.size")
			}
			h.tap("next")
		}
	}
	h.fail("the lesson does not end")
}

// play starts the film, where it does not play by itself, and waits until the screen says so much of it.
func (h *hall) play(far string) {
	if h.silent {
		h.noFilm()
		return
	}
	h.see("film.play")
	if !h.says("Tạm dừng") {
		h.tap("film.play")
	}
	h.waitFor("the film to come to "+far, func() bool { return h.says(far) })
}

// watch lets a film play a little, pauses it, slows it and goes on.
func (h *hall) watch(step int) {
	h.play("3 giây")
	h.shot(fmt.Sprintf("film-alone-%d", step))
	if h.silent {
		h.tap("next")
		return
	}
	h.tap("film.slow")
	h.tap("film.play")
	h.shot(fmt.Sprintf("film-paused-%d", step))
	h.tap("next")
}

// tile finds the id of a piece by its beginning and by words on it.
func (h *hall) tile(prefix, words string) string {
	h.t.Helper()
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if strings.HasPrefix(o.ID, prefix) && strings.Contains(o.Text, words) {
			return o.ID
		}
	}
	h.fail("no %s… says %q", prefix, words)
	return ""
}

// rooms looks into what the evening did not need, and at the home screen in English and in the dark.
func (h *hall) rooms() {
	for _, r := range []string{"learners", "report", "cancel", "date", "class"} {
		h.tap("tonight." + r)
		h.shot(r)
		h.key("Escape")
		h.see("tonight.more")
	}
	h.tap("tonight.more")
	h.shot("more")
	h.tap("more.settings")
	h.tap("settings.dark")
	h.shot("settings-dark")
	h.tap("settings.back")
	h.tap("tonight.lock")
	h.tap("home.lang")
	h.shot("home-dark-english")
	h.tap("home.lang")
}

// says tells whether a piece of the window says these words.
func (h *hall) says(words string) bool {
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		if strings.Contains(o.Text, words) {
			return true
		}
	}
	return false
}

// leave ends the program as a facilitator does: the close button asks for the PIN.
func (h *hall) leave() {
	h.key("alt+F4")
	h.see("pin.1")
	h.shot("leaving")
	h.enterPIN()
	h.key("Return")
	h.ended()
}

// ended waits for the program's end, which must be a good one.
func (h *hall) ended() {
	h.t.Helper()
	done := make(chan error, 1)
	go func() { done <- h.kiosk.Wait() }()
	select {
	case err := <-done:
		if _, failed := err.(*exec.ExitError); failed {
			h.t.Errorf("the kiosk ended with %v", err)
		}
	case <-time.After(patience):
		h.t.Error("the kiosk does not end")
	}
}
