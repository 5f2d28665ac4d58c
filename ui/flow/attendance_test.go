package flow

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/ui/flow/scan"
)

// atList is a hall whose facilitator has tonight's list open.
func atList(t tester, people ...string) *hall {
	h := opened(t, people...)
	return h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
}

// scans types a text as fast as a scanner does, with its Enter.
func (h *hall) scans(text string) *hall { return h.scansSlowly(text, 4*time.Millisecond) }

// scansSlowly is a scan whose Enter a machine sees that long after its last character.
func (h *hall) scansSlowly(text string, rest time.Duration) *hall {
	h.t.Helper()
	h.now = h.now.Add(time.Second)
	for _, r := range text {
		h.now = h.now.Add(4 * time.Millisecond)
		h.send(Key{Rune: r})
	}
	h.now = h.now.Add(rest)
	h.send(Next{})
	return h
}

func (h *hall) mark(given string) record.Presence {
	h.t.Helper()
	for _, tile := range screen[Attendance](h).Tiles {
		if tile.Given == given {
			return tile.Presence
		}
	}
	h.t.Fatalf("nobody is called %s", given)
	return 0
}

// Forty people of whom five are away: opening, five taps and the end.
func TestFortyInTenPresses(t *testing.T) {
	h := opened(t, forty()...)
	h.do(ForFacilitator{}).pin("112233").do(Next{})
	presses := 0
	press := func(a Action) { presses++; h.do(a) }
	press(OpenTonight{})
	for i, tile := range screen[Attendance](h).Tiles {
		if i%8 == 3 {
			press(FlipPresence{tile.ID})
		}
	}
	press(Next{})
	screen[Teach](h)
	list := facts[record.AttendanceTaken](h)
	if n := len(list); n != 1 || len(list[0].Marks) != 40 {
		t.Fatalf("%d lists were kept", n)
	}
	if presses > 10 {
		t.Errorf("%d presses", presses)
	}
	t.Logf("attendance of 40 with 5 absent: %d presses", presses)
}

// The chosen marking is what a tap sets, and the same tap takes it back; somebody new stays new.
func TestMarkings(t *testing.T) {
	h := atList(t, "Lê Thị An", "Trần Văn Ba", "Phạm Thị Cam")
	h.do(AddWalkIn{}).typing("Đỗ Thị Dừa").do(TypingDone{}, ConsentGiven{true}, AddPerson{})
	id := map[string]record.LearnerID{}
	for _, tile := range screen[Attendance](h).Tiles {
		id[tile.Given] = tile.ID
	}
	steps := []struct {
		do   Action
		who  string
		want record.Presence
	}{
		{FlipPresence{id["An"]}, "An", record.Absent},
		{FlipPresence{id["An"]}, "An", record.Present},
		{MarkAs{MarkLate}, "An", record.Present},
		{FlipPresence{id["An"]}, "An", record.Late},
		{FlipPresence{id["An"]}, "An", record.Present},
		{FlipPresence{id["Ba"]}, "Ba", record.Late},
		{MarkAs{MarkEarly}, "Ba", record.Late},
		{FlipPresence{id["Ba"]}, "Ba", record.LeftEarly},
		{FlipPresence{id["Dừa"]}, "Dừa", record.WalkIn},
		{UndoFlip{}, "Ba", record.Late},
		{MarkAs{MarkAway}, "Ba", record.Late},
		{FlipPresence{id["Cam"]}, "Cam", record.Absent},
		{MarkAs{Marking(9)}, "Cam", record.Absent},
	}
	for _, s := range steps {
		if h.do(s.do); h.mark(s.who) != s.want {
			t.Fatalf("after %T%+v %s is %v, want %v", s.do, s.do, s.who, h.mark(s.who), s.want)
		}
	}
	if v := screen[Attendance](h); v.Here != 3 || v.Away != 1 || v.New != 1 {
		t.Errorf("%d here, %d away, %d new", v.Here, v.Away, v.New)
	}
}

// Guests are a number, up and down, and what was tapped is not lost by going back.
func TestGuestsAndGoingBack(t *testing.T) {
	h := atList(t, "Lê Thị An", "Trần Văn Ba")
	h.do(GuestBy{-1}, GuestBy{1}, GuestBy{1}, GuestBy{1}, GuestBy{-1})
	if v := screen[Attendance](h); v.Guests != 2 || v.Here != 4 {
		t.Fatalf("%d guests, %d here", v.Guests, v.Here)
	}
	h.do(AddWalkIn{}, ConsentGiven{false}, AddPerson{}, FlipPresence{screen[Attendance](h).Tiles[0].ID}, Back{})
	screen[Tonight](h)
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	if v := screen[Attendance](h); v.Guests != 3 || v.Here != 4 || v.Away != 1 || h.mark("An") != record.Absent {
		t.Errorf("back again: %d guests, %d here, %d away", v.Guests, v.Here, v.Away)
	}
	if n := len(facts[record.AttendanceTaken](h)); n != 2 {
		t.Errorf("%d lists were kept", n)
	}
}

// A card or an ID card marks its person; one who is not known here begins the form with three things of the card and no more.
func TestScansAtTheList(t *testing.T) {
	h := atList(t, "Lê Thị An", "Nguyễn Thị Mẫu")
	an := screen[Attendance](h).Tiles[0]
	card := scan.CardDigits(an.ID.ID)
	if h.do(FlipPresence{an.ID}).scans(card); h.mark("An") != record.Present {
		t.Fatal("the card marked nobody")
	}
	if v := screen[Attendance](h); v.Came == nil || v.Came.ID != an.ID {
		t.Errorf("came: %+v", v.Came)
	}
	mau := screen[Attendance](h).Tiles[1]
	h.do(FlipPresence{mau.ID}).scans("000155000123|000000123|NGUYỄN THỊ MẪU|05031947|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021")
	if h.mark("Mẫu") != record.Present {
		t.Fatal("the ID card marked nobody")
	}
	h.scans(card[:len(card)-1] + "x")
	if n := h.k.View().Notice; n == nil || n.Key != scanNotice {
		t.Errorf("a misread card says %+v", n)
	}
	h.scans(scan.CardDigits([8]byte{9, 9}))
	if n := h.k.View().Notice; n == nil || n.Key != noCardNotice {
		t.Errorf("a card of another hall says %+v", n)
	}
	h.scansSlowly(card, 300*time.Millisecond)
	screen[Attendance](h) // no Enter of a scan pressed anything, nor did one that a slow machine saw late

	began := len(h.log)
	h.scans("000155000999||Trần Văn Thử|14061951|Nam|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021")
	if v := screen[WalkIn](h); v.Name != "Trần Văn Thử" || v.Year != "1951" || v.Sex != record.Male || v.CanAdd {
		t.Fatalf("the form: %+v", v)
	}
	presses := []Action{ConsentGiven{true}, AddPerson{}}
	h.do(presses...)
	if h.mark("Thử") != record.WalkIn {
		t.Error("whoever was registered by scan is not on the list")
	}
	t.Logf("registered by scan: %d presses", len(presses))
	for _, e := range h.log[began:] {
		if text := strings.ToLower(fmt.Sprintf("%+v", e.Fact)); strings.Contains(text, "000155000999") || strings.Contains(text, "ví dụ") {
			t.Errorf("kept of the card: %s", text)
		}
	}
}

// What a scanner types into a field is taken out of it again; a hand's letters stay.
func TestScanIntoTheForm(t *testing.T) {
	h := atList(t, "Lê Thị An")
	h.do(AddWalkIn{}, FieldChosen{FieldName}).typing("Bùi")
	h.scans("000155000999|123456789|Trần Thị Thử|1951|Nữ|Thôn Thử|10082021")
	if v := screen[WalkIn](h); v.Name != "Trần Thị Thử" || v.Year != "1951" || v.Sex != record.Female {
		t.Fatalf("the form: %q %q %v", v.Name, v.Year, v.Sex)
	}
	h.do(FieldChosen{FieldName}, EraseAll{}).typing("Bùi")
	h.scans("1234567890123|damaged")
	if v := screen[WalkIn](h); v.Name != "Bùi" {
		t.Errorf("after a misread card the name is %q", v.Name)
	}
	h.do(FieldChosen{FieldName})
	for _, r := range scan.CardDigits(record.ID{7}) { // a scanner without Enter
		h.now = h.now.Add(3 * time.Millisecond)
		h.send(Type{Rune: r})
	}
	if h.do(Tick{}); h.k.View().Notice == nil || screen[WalkIn](h).Name != "Bùi" {
		t.Errorf("a scan without Enter left %q", screen[WalkIn](h).Name)
	}
}

// A slow machine gets a hand's letters all at once, like a scanner's. None is lost, and the Enter after them is the hand's.
func TestLettersOfAHandAllAtOnce(t *testing.T) {
	for _, tt := range []struct {
		name      string
		at, later string
		vni       bool
		rests     time.Duration // before the Enter
	}{
		{"then slowly", "Traanf Vawn Thu", "wr", false, 0},
		{"then nothing", "Traanf Vawn Thuwr", "", false, 0},
		{"then Enter, before a second is over", "Traanf Vawn Thuwr", "", false, 300 * time.Millisecond},
		{"by VNI", "Tra62n Va8n Thu73", "", true, 0},
	} {
		h := atList(t, "Lê Thị An").do(AddWalkIn{}, FieldChosen{FieldName})
		if tt.vni {
			h.do(KeyVNI{})
		}
		h.now = h.now.Add(time.Second)
		for _, r := range tt.at {
			h.now = h.now.Add(time.Millisecond)
			h.send(Type{Rune: r})
		}
		for _, r := range tt.later {
			h.now = h.now.Add(120 * time.Millisecond)
			h.send(Type{Rune: r})
		}
		h.now = h.now.Add(tt.rests)
		h.send(Next{})
		if v := screen[WalkIn](h); v.Name != "Trần Văn Thử" || v.Field != FieldYear || h.k.View().Notice != nil {
			t.Errorf("%s: the name is %q, the field %v", tt.name, v.Name, v.Field)
		}
	}
}

// A signed sheet is typed in by its numbers, which stay those of the paper when somebody is registered later.
func TestRowNumbers(t *testing.T) {
	h := atList(t, "Lê Thị Cam", "Trần Văn Ba", "Phạm Thị Dừa")
	h.stamp(record.Draft{Fact: record.SheetMade{Sheet: "sign_in", To: "stick"}})
	h.k.book.Add(h.log[len(h.log)-1])
	h.do(AddWalkIn{}).typing("Đỗ Thị An").do(TypingDone{}, ConsentGiven{true}, AddPerson{})
	h.do(AboutList{}, ByRows{})
	v := screen[Reentry](h)
	if v.Rows[0].Name != "Trần Văn Ba" || v.Rows[2].Name != "Phạm Thị Dừa" || v.Rows[3].Name != "Đỗ Thị An" || v.Here != 1 {
		t.Fatalf("rows: %+v", v)
	}
	number := func(digits string) {
		for _, r := range digits {
			h.do(Key{Rune: r})
		}
		h.do(Next{})
	}
	for _, n := range []string{"1", "3", "2", "3", "4", "12"} { // 3 twice; 4 was written down by hand; there is no 12
		number(n)
	}
	if v := screen[Reentry](h); !v.Missing || v.Here != 3 || !v.Rows[0].Here || !v.Rows[1].Here || v.Rows[2].Here || !v.Rows[3].Here {
		t.Fatalf("typed: %+v", v)
	}
	h.scans(scan.CardDigits(h.id("Dừa").ID))
	if v := screen[Reentry](h); v.Typed != "" || v.Here != 4 || v.Last != 3 {
		t.Fatalf("scanned: %+v", v)
	}
	number("1")
	h.do(Digit{3}, Erase{}, RowsDone{})
	screen[Teach](h)
	taken := facts[record.AttendanceTaken](h)
	got := map[record.Presence]int{}
	for _, m := range taken[len(taken)-1].Marks {
		got[m.Presence]++
	}
	if got[record.Absent] != 1 || got[record.Present] != 2 || got[record.WalkIn] != 1 {
		t.Errorf("kept %v", got)
	}
}

// held is a hall after one evening with its list closed, at the list of evenings.
func held(t tester, people ...string) *hall {
	h := atList(t, people...)
	h.do(FlipPresence{screen[Attendance](h).Tiles[0].ID}, Next{}, EndLesson{}, CloseSession{}, Next{})
	screen[Tonight](h)
	return h.do(ShowPast{})
}

// A mark is corrected by a new fact with a reason and an author; both are shown, and the first one stays.
func TestCorrection(t *testing.T) {
	h := held(t, "Lê Thị An", "Trần Văn Ba")
	v := screen[Past](h)
	if len(v.Evenings) != 1 || v.Evenings[0].Here != 1 || v.Evenings[0].Away != 1 || v.Evenings[0].Lesson.Number != 1 {
		t.Fatalf("evenings: %+v", v)
	}
	h.do(PastChosen{v.Evenings[0].ID})
	an := screen[PastList](h).Tiles[0]
	h.do(FixMark{an.ID}, Next{})
	if v := screen[FixPresence](h); v.Now != record.Absent || v.To != record.Present || v.Chosen != -1 || len(v.Said) != 1 {
		t.Fatalf("nothing is kept without a reason: %+v", v)
	}
	h.do(FixWhy{1})
	if v := screen[FixPresence](h); v.To != record.Late {
		t.Errorf("late and not written down proposes %v", v.To)
	}
	h.do(FixTo{record.LeftEarly}, FixWhy{0}, Next{})
	list := screen[PastList](h)
	if tile := list.Tiles[0]; tile.Presence != record.LeftEarly || tile.Fix == nil || tile.Fix.Was != record.Absent || tile.Fix.By != "Lễ Văn Mẫu" || tile.Fix.Day != record.DayOf(tuesday) {
		t.Fatalf("the tile: %+v %+v", tile, tile.Fix)
	}
	if list.Evening.Here != 2 || list.Evening.Fixed != 1 {
		t.Errorf("the evening: %+v", list.Evening)
	}
	fixed, taken := facts[record.AttendanceFixed](h), facts[record.AttendanceTaken](h)
	if len(fixed) != 1 || fixed[0].Reason != "name" || len(taken) != 1 {
		t.Errorf("kept %+v", fixed)
	}
	h.do(FixMark{an.ID})
	if said := screen[FixPresence](h).Said; len(said) != 2 || !said[1].Fixed || said[1].Reason != "name" || said[0].Presence != record.Absent {
		t.Errorf("said: %+v", said)
	}
}

// Two sessions of a day are two evenings; one opened by mistake counts for nothing until that is taken back.
func TestVoidAndBack(t *testing.T) {
	h := held(t, "Lê Thị An", "Trần Văn Ba")
	h.do(Back{}, OpenTonight{}, AboutList{}, Void{})
	screen[VoidEvening](h)
	if h.do(Next{}); len(facts[record.SessionVoided](h)) != 0 {
		t.Fatal("Enter alone voids an evening")
	}
	h.do(Void{})
	if v := screen[VoidEvening](h); !v.Evening.Void {
		t.Fatalf("%+v", v)
	}
	h.do(Unvoid{})
	if v := screen[Tonight](h); !v.Open {
		t.Fatal("the evening is not open again")
	}
	h.do(OpenTonight{}, AboutList{}, Void{}, Void{}, Next{})
	if v := screen[Tonight](h); v.Open || v.Lesson.Number != 2 {
		t.Fatalf("tonight: %+v", v)
	}
	h.powerCut()
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowPast{})
	v := screen[Past](h)
	if len(v.Evenings) != 2 || !v.Evenings[0].Void || v.Evenings[1].Void || v.Evenings[0].Date != v.Evenings[1].Date || !v.Evenings[0].From.After(v.Evenings[1].From) {
		t.Fatalf("evenings: %+v", v.Evenings)
	}
	h.do(PastChosen{v.Evenings[0].ID})
	h.do(FixMark{h.id("An")})
	screen[PastList](h) // there is nothing to mend in it
	h.do(Back{}, Back{}, OpenTonight{}, Back{}, ShowPast{}, PastChosen{v.Evenings[0].ID}, Unvoid{}, Unvoid{})
	if v := screen[Past](h); v.Evenings[0].Void {
		t.Errorf("it still counts for nothing")
	}
	if n := len(facts[record.SessionClosed](h)); n != 2 {
		t.Errorf("%d sessions are closed: only one can be open", n)
	}
}
