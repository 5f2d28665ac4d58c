package flow

import (
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// An answer is shown when it is kept: while the disk works the screen stays, and a second press is the same press.
func TestAnswerIsShownWhenKept(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L02"}, Next{}, Next{}, Next{})
	h.slow = true
	h.do(Choose{1}, Choose{1}, Choose{0}, Next{}, Back{})
	if v := screen[Question](h); v.Phase != Asking || !h.k.View().Busy {
		t.Fatalf("before the disk has it: %v, busy %v", v.Phase, h.k.View().Busy)
	}
	h.settle()
	if v := screen[Question](h); v.Phase != Right || h.k.View().Busy {
		t.Fatalf("once it has: %v", v.Phase)
	}
	if n := len(facts[record.ItemAnswered](h)); n != 1 {
		t.Errorf("five presses kept %d answers", n)
	}
}

// A full disk is a notice; the screen stays, and once there is space the same press goes through and what failed behind is there too.
func TestFullDisk(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L02"}, Next{}, Next{})
	h.full = true
	h.do(TextSize{}, Dismiss{}, Next{}, Choose{1})
	if v := screen[Question](h); v.Phase != Asking || h.k.View().Busy {
		t.Fatalf("an answer that was not kept is shown: %v", v.Phase)
	}
	if n := h.k.View().Notice; n == nil || n.Key != "notice.diskFull" {
		t.Fatalf("the notice is %+v", n)
	}
	h.do(Dismiss{})
	h.full = false
	h.do(Choose{1})
	if v := screen[Question](h); v.Phase != Right || h.k.View().Notice != nil {
		t.Fatalf("pressed again: %v", v.Phase)
	}
	if n := len(facts[record.TextSizeChosen](h)); n != 1 {
		t.Errorf("the text size was kept %d times", n)
	}
	if n := len(facts[record.ItemAnswered](h)); n != 1 {
		t.Errorf("%d answers were kept", n)
	}
}

// What failed behind is sent again by itself, in its order and once.
func TestKeptLater(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L02"})
	h.full = true
	h.do(Next{}, Next{}, Next{}) // the second one is the key that puts the notice away
	h.full = false
	for range int(retryAfter/time.Second) + 1 {
		h.do(Tick{})
	}
	var pages []string
	for _, p := range facts[record.PageShown](h) {
		pages = append(pages, string(p.Page))
	}
	if len(pages) != 4 || pages[2] != "L02.P2" || pages[3] != "L02.P3" {
		t.Errorf("kept %v", pages)
	}
	if h.k.View().Notice != nil {
		t.Error("the notice stays though everything is kept")
	}
}

// Nothing on the screens may say "kept" before it is.
func TestStatusStripWaitsForTheDisk(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{})
	h.slow = true
	h.do(Next{}, EndLesson{})
	if v := screen[Close](h); !v.Kept.IsZero() {
		t.Error("said kept while a page was under way")
	}
	h.settle()
	if v := screen[Close](h); v.Kept.IsZero() {
		t.Error("does not say kept though everything is")
	}
}

func TestStrayTicketsAreErrors(t *testing.T) {
	h := opened(t)
	for _, a := range []Action{Kept{Ticket: 99}, KeepFailed{Ticket: 99}, nil} {
		if _, err := h.k.Do(h.now, a); err == nil {
			t.Errorf("%T%+v was taken", a, a)
		}
	}
	if _, err := h.k.Do(h.now, Kept{}); err != nil {
		t.Errorf("events that nobody waited for: %v", err)
	}
}

// The first start keeps hall, facilitator and class together, once, also when the disk fails at first.
func TestSetup(t *testing.T) {
	h := newHall(t)
	h.do(Next{})
	if v := screen[Setup](h); v.Step != SetupHall || v.CanGoOn {
		t.Fatalf("a hall without a name: %+v", v)
	}
	h.typing("ddieemr hocj thoon 1").do(Next{}).typing("ham")
	if v := screen[Setup](h); len(v.Communes) != 2 || v.Communes[0].Name != "Hàm Kiệm" {
		t.Fatalf("communes: %+v", v.Communes)
	}
	h.do(Choose{1}, Next{}).typing("Leex Maaux").do(Next{}).pin("123456").do(Next{}).pin("123457").do(Next{})
	if v := screen[Setup](h); v.Step != SetupPIN || !v.Mismatch || v.Digits != 0 {
		t.Fatalf("another PIN: %+v", v)
	}
	h.pin("1234567").do(Erase{}).pin("6").do(Next{}).pin("123456")
	h.full = true
	h.do(Next{})
	if v := screen[Setup](h); v.Step != SetupPINAgain || h.k.View().Notice == nil {
		t.Fatalf("the disk is full: %+v", v)
	}
	h.full = false
	h.do(Next{})
	if v := screen[Tonight](h); v.Hall != "Điểm học thôn 1" || v.Facilitator != "Lễ Mẫu" || v.Class == "" {
		t.Fatalf("tonight: %+v", v)
	}
	if len(h.pins) != 1 {
		t.Errorf("pressing again made %d facilitators in the vault", len(h.pins))
	}
	if n := len(facts[record.FacilitatorAdded](h)); n != 1 || facts[record.HallSet](h)[0].Commune != "22933" {
		t.Errorf("%d facilitators, %+v", n, facts[record.HallSet](h))
	}
	h.powerCut()
	screen[Home](h)
}

// The class and lesson of tonight can be others.
func TestPlanIsChanged(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, EditLesson{}, OpenLesson{"L03"}, EditClass{}, NewClass{})
	if v := screen[Tonight](h); v.Members != 0 || v.Lesson.ID != content.LessonID("L01") {
		t.Fatalf("a new class begins with the first lesson: %+v", v)
	}
	h.do(EditClass{}, Choose{0}, EditLesson{}, Choose{2}, EditDate{}, DateBy{-1}, Next{})
	if v := screen[Tonight](h); v.Members != 1 || v.Lesson.ID != "L03" || v.Date != record.DayOf(tuesday)-1 {
		t.Fatalf("tonight: %+v", v)
	}
	h.do(OpenTonight{})
	if got := facts[record.SessionOpened](h); got[0].Lesson != "L03" || got[0].Date != record.DayOf(tuesday)-1 || got[0].Pack != "thu" {
		t.Errorf("opened %+v", got)
	}
}

func TestSettingsStay(t *testing.T) {
	h := opened(t)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowSettings{}, ToggleLang{}, ToggleDark{})
	h.powerCut()
	if v := h.k.View(); v.Style.Lang != content.English || !v.Style.Dark {
		t.Errorf("after a power cut: %+v", v.Style)
	}
}

// Pressing "add" again after a failure adds the same person.
func TestWalkInAgainIsTheSamePerson(t *testing.T) {
	h := opened(t)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, AddWalkIn{}).typing("Na").do(ConsentGiven{true})
	h.full = true
	h.do(AddPerson{})
	drawn := h.ids
	if v := screen[WalkIn](h); v.Name != "Na" || h.k.View().Notice == nil {
		t.Fatalf("the form: %+v", v)
	}
	h.full = false
	h.do(AddPerson{})
	if v := screen[Attendance](h); len(v.Tiles) != 1 || v.New != 1 || h.ids != drawn {
		t.Errorf("%d tiles, %d ids drawn for the second press", len(v.Tiles), h.ids-drawn)
	}
}

// What the facilitator does bears their id; what learners do alone bears nobody's, also while the class is open.
func TestWhoDidIt(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Lock{})
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L02"}, Finished{}, Back{})
	h.do(ForFacilitator{}).pin("112233").do(Next{}, AloneMode{}, FindMyName{}, PersonChosen{h.id("Lan")})
	for _, e := range h.log {
		switch e.Fact.(type) {
		case record.SessionOpened, record.AttendanceTaken, record.LearnerRegistered:
			if e.By.IsZero() {
				t.Errorf("nobody did %T", e.Fact)
			}
		case record.LearnerArrived, record.LearnerLeft:
			if !e.By.IsZero() {
				t.Errorf("the facilitator did %T", e.Fact)
			}
		}
	}
}

// After a power cut everything that is shown was read from the disk, so the screens do not say that it is still being kept.
func TestWhatWasReadIsKept(t *testing.T) {
	h := opened(t, forty()...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{})
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, EndLesson{})
	if screen[Close](h).Kept.IsZero() {
		t.Error("the closing screen says that the evening is still being kept")
	}
}
