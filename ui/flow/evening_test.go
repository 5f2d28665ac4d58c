package flow

import (
	"fmt"
	"testing"
	"time"

	"dendau/storage/record"
)

// forty are names of a hall: invented, with the cases that sort and fold badly among them.
func forty() []string {
	given := []string{"An", "Ảnh", "Ánh", "Ăn", "Ân", "Bưởi", "Cam", "Chè", "Dũng", "Dừa", "Đào", "Đức", "Gạo", "Hạt", "Hoa", "Khế", "Lan", "Lá", "Mận", "Na"}
	var names []string
	for i := range 40 {
		family := []string{"Nguyễn Thị", "Trần Văn", "Lê Thị", "Phạm Văn"}[i/10]
		names = append(names, family+" "+given[i%20])
	}
	return names
}

// One evening, from the PIN to the receipt.
func TestWholeEvening(t *testing.T) {
	h := opened(t, forty()...)
	comesIn(t, h)
	takesAttendance(t, h)
	addsPeople(t, h)
	leads(t, h)
	closes(t, h)
	receives(t, h)
}

// comesIn: a learner's home, a wrong PIN, the right one, tonight as proposed.
func comesIn(t *testing.T, h *hall) {
	t.Helper()
	if v := screen[Home](h); v.People != 40 || v.Class || v.Lesson == nil || v.Lesson.Number != 1 || v.Hall != "Nhà văn hóa thôn 2" {
		t.Fatalf("home: %+v", v)
	}
	h.do(ForFacilitator{}).pin("999999").do(Next{})
	if v := screen[PIN](h); !v.Wrong || v.Wait == 0 || v.Digits != 0 || v.Facilitators[0].Name != "Lễ Văn Mẫu" {
		t.Fatalf("a wrong PIN: %+v", v)
	}
	h.pin("112233") // locked: ignored
	if v := screen[PIN](h); v.Digits != 0 {
		t.Fatal("the pad takes digits while it is locked")
	}
	h.now = h.now.Add(10 * time.Second)
	h.do(Tick{}).pin("112233").do(Next{})

	if v := screen[Tonight](h); v.Members != 40 || v.Lesson.Number != 1 || v.Open || v.ClockDoubt || v.Date != record.DayOf(tuesday) || v.Commune != "xã Hải Ninh" {
		t.Fatalf("tonight: %+v", v)
	}
}

// takesAttendance: six are tapped, one tap is taken back.
func takesAttendance(t *testing.T, h *hall) {
	t.Helper()
	h.do(OpenTonight{})
	v := screen[Attendance](h)
	if len(v.Tiles) != 40 || v.Here != 40 || v.Away != 0 || v.Tiles[0].Given != "An" || v.Sheets != 1 {
		t.Fatalf("attendance: %d tiles, %d here", len(v.Tiles), v.Here)
	}
	if rest, ok := h.k.View().TV.(TVRest); !ok || rest.Lesson == nil {
		t.Fatalf("the TV shows %T", h.k.View().TV)
	}
	for i := range 6 {
		h.do(FlipPresence{v.Tiles[i*3].ID})
	}
	h.do(UndoFlip{})
	if v := screen[Attendance](h); v.Here != 35 || v.Away != 5 {
		t.Fatalf("after six taps and one back: %d here, %d away", v.Here, v.Away)
	}
}

// addsPeople: one walk-in in ten seconds, and two guests who do not wish to be written down.
func addsPeople(t *testing.T, h *hall) {
	t.Helper()
	began := h.now
	h.do(AddWalkIn{}).typing("buif thij maanj").do(FieldChosen{FieldYear}).typing("1953").do(TypingDone{})
	h.do(SexChosen{record.Female}, HamletChosen{1})
	if v := screen[WalkIn](h); v.Name != "Bùi Thị Mận" || v.Age != 73 || v.CanAdd || v.Person.Address != "ba" || v.Person.Display != "Thị Mận" {
		t.Fatalf("the form before consent: %+v", v)
	}
	h.do(ConsentGiven{true}, AddPerson{})
	if took := h.now.Sub(began); took > 10*time.Second {
		t.Errorf("a walk-in took %v at one press a second", took)
	}
	if v := screen[Attendance](h); v.Here != 36 || v.New != 1 || v.Tiles[40].Given != "Mận" {
		t.Fatalf("with the walk-in: %+v", v)
	}
	h.do(AddWalkIn{}).typing("nguyeenx vawn khoong").do(ConsentGiven{false}, AddPerson{})
	h.do(AddWalkIn{}, ConsentGiven{false}, AddPerson{})
	if v := screen[Attendance](h); v.Here != 38 || v.Guests != 2 || len(v.Tiles) != 41 {
		t.Fatalf("with two guests: %d here, %d guests, %d tiles", v.Here, v.Guests, len(v.Tiles))
	}
	for _, n := range h.named {
		if n.Full == "Nguyễn Văn Không" {
			t.Error("the name of somebody who refused was kept")
		}
	}
}

// leads: pages, the film, and hands that are counted.
func leads(t *testing.T, h *hall) {
	t.Helper()
	h.do(Next{})

	teach := screen[Teach](h)
	if page, ok := teach.Showing.(TVPage); !ok || page.N != 1 || len(teach.Away) != 5 || teach.Here != 38 || teach.Members != 43 {
		t.Fatalf("the lesson: %+v", teach)
	}
	if say, _ := last[Say](h); fmt.Sprint(say.Clips) != "[L01.P1.opus L01.P1.1.opus]" {
		t.Errorf("the page says %v", say.Clips)
	}
	h.do(VoiceAt{Part: 1}, Next{}, VoiceEnded{})
	film, ok := screen[Teach](h.do(Next{})).Showing.(TVFilm)
	if !ok || film.Playing {
		t.Fatalf("after page 2 comes %T", screen[Teach](h).Showing)
	}
	h.do(PlayPause{}, FilmAt{Pos: time.Second, Len: 40 * time.Second, Playing: true}, FilmAt{Pos: 9 * time.Second, Len: 40 * time.Second, Playing: true}, FilmEnded{})
	h.do(Next{}, Next{}) // page 3, the first question
	if v := screen[Teach](h); len(v.Hands) != 3 {
		t.Fatalf("the question: %+v", v.Showing)
	}
	h.do(Hand{0, 3}, Hand{1, 1}, Hand{1, 20}, Hand{1, 8}, Hand{2, 9}, Hand{2, -2}, Hand{2, 50})
	if v := screen[Teach](h); fmt.Sprint(v.Hands) != "[3 29 6]" {
		t.Fatalf("hands %v of 38 people", v.Hands)
	}
	h.do(Reveal{}, Cover{})
	if _, black := h.k.View().TV.(TVBlack); !black || !screen[Teach](h).Reveal {
		t.Fatalf("covered: %T", h.k.View().TV)
	}
	h.do(Cover{}, Next{}, Hand{0, 12}, Hand{1, 20}, Next{})
	if _, done := h.k.View().TV.(TVDone); !done {
		t.Fatalf("after the last question: %T", h.k.View().TV)
	}
	h.do(Next{})
}

// closes: the evening summed up, and handed over by stick.
func closes(t *testing.T, h *hall) {
	t.Helper()
	closing := screen[Close](h)
	if closing.Here != 38 || closing.Away != 5 || closing.New != 1 || closing.Pages != 3 || closing.PagesOf != 3 || closing.Films != 1 || len(closing.Hands) != 2 ||
		closing.Hands[0].Remind || !closing.Hands[1].Remind || closing.Kept.IsZero() || closing.Closed {
		t.Fatalf("closing: %+v", closing)
	}
	h.do(CloseSession{Handover: true})
	if v := screen[HandoverUSB](h); v.Step != StickWaited || len(v.Sessions) != 1 {
		t.Fatalf("handing over: %+v", v)
	}
	h.do(StickFound{Label: "HAI-NINH-02", Free: 5 << 30}, ExportStep{Step: ReceiptsRead}, ExportStep{Step: BundlesWritten})
	upTo := record.Seq(len(h.log))
	h.stamp(record.Draft{Fact: record.Exported{Way: "usb", First: 1, Last: upTo}})
	h.do(Kept{Events: h.log[upTo:]}, ExportDone{})
	if v := screen[HandoverUSB](h); v.Step != BundlesCompared || v.Stick != "HAI-NINH-02" || len(v.Sessions) != 1 {
		t.Fatalf("handed over: %+v", v)
	}
	h.do(Next{})
	if v := screen[Tonight](h); len(v.Road.OnTheWay) != 1 || len(v.Road.Here) != 0 || v.Lesson.Number != 2 {
		t.Fatalf("the road: %+v", v.Road)
	}
}

// receives: the receipt comes home.
func receives(t *testing.T, h *hall) {
	t.Helper()
	upTo := facts[record.Exported](h)[0].Last
	h.stamp(record.Draft{Fact: record.ReceiptTaken{UpTo: upTo, Issued: h.now.Unix(), Way: "usb"}})
	h.do(Kept{Events: h.log[upTo+1:]}, ShowArrived{})
	if v := screen[Arrived](h); len(v.Rows) != 1 || v.Rows[0].State != ArrivedState || v.Rows[0].Here != 38 || v.Receipt == nil || v.Road.Arrived != record.DayOf(tuesday) {
		t.Fatalf("arrived: %+v", v)
	}
	if h.k.View().TV != nil {
		t.Errorf("after the evening the TV shows %T", h.k.View().TV)
	}
}

// The power may go anywhere: the class goes on at the question, with its hands, and the list is what it was.
func TestPowerCutDuringClass(t *testing.T) {
	h := opened(t, forty()[:5]...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	if v := screen[Tonight](h); !v.Open {
		t.Fatal("the session is forgotten")
	}
	h.do(OpenTonight{})
	h.do(FlipPresence{screen[Attendance](h).Tiles[2].ID}, Next{}, Next{}, Next{}, Next{}, Next{}, Hand{1, 2})
	for range 4 {
		h.do(Tick{})
	}
	h.do(Lock{}, FindMyName{}, PersonChosen{h.id("Ảnh")}, ToBench{}, ToLessons{}, OpenLesson{"L01"}) // a learner's own page is not the class's
	h.powerCut()
	if v := screen[Home](h); !v.Class {
		t.Fatal("home does not know of the class")
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	v := screen[Teach](h)
	if q, ok := v.Showing.(TVQuestion); !ok || q.N != 1 || fmt.Sprint(v.Hands) != "[0 2 0]" || len(v.Away) != 1 || v.Here != 4 {
		t.Fatalf("went on at %+v, hands %v", v.Showing, v.Hands)
	}
	if n := len(facts[record.SessionOpened](h)); n != 1 {
		t.Errorf("%d sessions were opened", n)
	}
}

// Who comes after the lesson began is late, and the TV goes on meanwhile.
func TestLateAndTVGoesOn(t *testing.T) {
	h := opened(t, forty()[:3]...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	away := screen[Attendance](h).Tiles[0].ID
	h.do(FlipPresence{away}, Next{}, Next{}, ToAttendance{})
	if page, ok := h.k.View().TV.(TVPage); !ok || page.N != 2 {
		t.Fatalf("the TV shows %T while the list is mended", h.k.View().TV)
	}
	h.do(FlipPresence{away})
	if v := screen[Attendance](h); v.Tiles[0].Presence != record.Late || v.Here != 3 {
		t.Fatalf("who comes now is %v", v.Tiles[0].Presence)
	}
	h.do(Next{})
	if page, ok := screen[Teach](h).Showing.(TVPage); !ok || page.N != 2 {
		t.Fatal("the lesson did not stay where it was")
	}
}

func TestNotTonight(t *testing.T) {
	h := opened(t, "Lê Thị Na")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, CancelTonight{}, Next{})
	screen[NotTonight](h) // without a reason nothing happens
	h.do(Choose{1}, Next{})
	if got := facts[record.SessionCancelled](h); len(got) != 1 || got[0].Reason != "power" || got[0].Date != record.DayOf(tuesday) {
		t.Fatalf("kept %+v", got)
	}
	h.do(ShowArrived{})
	if v := screen[Arrived](h); len(v.Rows) != 1 || v.Rows[0].Reason != "power" || v.Rows[0].State != StillHereState {
		t.Fatalf("the road: %+v", v.Rows)
	}
}

// A clock that stands before the log is doubted: the likely date is the next class day, and nothing opens before a person said so.
func TestClockDoubt(t *testing.T) {
	h := opened(t, "Lê Thị Na")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Back{}, Lock{})
	h.now = time.Date(2015, 1, 1, 0, 0, 0, 0, tuesday.Location())
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	if v := screen[ChangeDate](h); !v.Doubted || v.Clock != record.DayAt(2015, 1, 1) || v.Date != record.DayOf(tuesday)+7 {
		t.Fatalf("asked at opening: %+v", v)
	}
	if v := screen[Tonight](h.do(Back{})); !v.ClockDoubt || v.Date != record.DayOf(tuesday)+7 {
		t.Fatalf("tonight: %+v", v)
	}
	h.asked = nil
	h.do(OpenTonight{})
	if v := screen[ChangeDate](h); v.Date != record.DayOf(tuesday)+7 {
		t.Fatalf("proposed %v", v.Date)
	}
	h.do(DateBy{2}, Next{})
	screen[Attendance](h)
	if c, ok := last[ConfirmDate](h); !ok || c.Date != record.DayOf(tuesday)+9 {
		t.Errorf("confirmed %v", c.Date)
	}
	if s := facts[record.SessionOpened](h); s[1].Date != record.DayOf(tuesday)+9 || s[1].Lesson != "L02" {
		t.Errorf("opened %+v", s[1])
	}
}

// A session that nobody closed is summed up before tonight's can begin.
func TestForgottenSession(t *testing.T) {
	h := opened(t, "Lê Thị Na")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Lock{})
	h.now = h.now.AddDate(0, 0, 7)
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	if v := screen[Close](h); v.Closed || v.Here != 1 {
		t.Fatalf("closing: %+v", v)
	}
	h.do(CloseSession{}, Next{}, OpenTonight{})
	screen[Attendance](h)
	if got := facts[record.SessionOpened](h); len(got) != 2 || got[1].Date != got[0].Date+7 || got[1].Lesson != "L02" {
		t.Errorf("opened %+v", got)
	}
}

// By phone: the speed can be changed while it goes on, and only the phone's word tells that it has everything.
func TestHandOverByPhone(t *testing.T) {
	h := opened(t, "Lê Thị Na")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, EndLesson{}, CloseSession{Handover: true}, ByPhone{})
	h.do(QRFrame{Code: Matrix{Size: 1, Modules: []bool{true}}, Usual: 20 * time.Second}, SpeedChosen{0}, SpeedChosen{0}, Tick{})
	if v := screen[HandoverQR](h); v.Speed != 0 || v.Shown != 4*time.Second || v.Code.Size != 1 || len(v.Sessions) != 1 {
		t.Fatalf("%+v", v)
	}
	if show, _ := last[ShowQR](h); show.Speed != 0 {
		t.Errorf("speed %d", show.Speed)
	}
	h.do(PhoneHasIt{}).pin("123456").do(Next{})
	if ask, ok := last[CheckTaken](h); !ok || ask.Word != "123456" || ask.Scanned {
		t.Errorf("the loop was asked %+v", ask)
	}
	h.do(TakenChecked{Right: true}, Next{})
	if stop, ok := last[StopQR](h); ok {
		t.Errorf("the codes end with the right word, yet: %+v", stop)
	}
	screen[Tonight](h)
	h.do(ExportFailed{"errors.disk"})
	if n := h.k.View().Notice; n == nil || n.Key != "errors.disk" {
		t.Error("an export that failed later says nothing")
	}
}

// With the right clock the TV has its page back before anybody gave a PIN; and a hall where nobody is written down can raise hands.
func TestTVIsBackAtOnce(t *testing.T) {
	h := opened(t)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Next{})
	h.cfg.Now = h.now
	h.powerCut()
	if page, ok := h.k.View().TV.(TVPage); !ok || page.N != 2 {
		t.Fatalf("the TV shows %T", h.k.View().TV)
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Next{}, Next{}, Hand{0, 12})
	if v := screen[Teach](h); v.Here != 0 || v.Hands[0] != 12 {
		t.Errorf("hands %v of %d people", v.Hands, v.Here)
	}
}

// The end of a voice that was replaced does not silence the next.
func TestStaleVoice(t *testing.T) {
	h := opened(t)
	h.do(TryIt{}, Continue{})
	first, _ := last[Say](h)
	h.do(Next{}, VoiceEnded{Ticket: first.Ticket}, VoiceAt{Part: 1, Ticket: first.Ticket})
	if v := screen[Page](h); !v.Voice || v.Part != 0 {
		t.Errorf("voice %v at part %d", v.Voice, v.Part)
	}
	second, _ := last[Say](h)
	if h.do(VoiceEnded{Ticket: second.Ticket}); screen[Page](h).Voice {
		t.Error("the voice never ends")
	}
}
