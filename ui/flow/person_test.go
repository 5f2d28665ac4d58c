package flow

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
)

// crowd is n people whose names are as common as names are in the country.
func crowd(n int) []string {
	rng := rand.New(rand.NewPCG(7, 9))
	families := strings.Fields("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Huỳnh Phan Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thông Mai")
	middles := []string{"Thị", "Thị", "Thị", "Văn", "Văn", "Thị Ngọc", "Thị Kim", "Minh", "Hữu", "Thanh", ""}
	givens := strings.Fields("An Anh Ánh Ba Bảy Bích Bình Bông Chanh Châu Chín Công Cúc Cường Diệu Dung Dũng Đào Đức Gái Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hoàng Hồng Huệ " +
		"Hùng Hương Khanh Kiều Lan Lành Lâm Liên Linh Loan Long Lợi Lý Mai Mận Minh Mười Mỹ Nam Nga Ngân Nghĩa Ngọc Nhàn Nhung Năm Oanh Phúc Phương Phượng Quang Quý Quyên Sáu Sen Sơn Tám Tâm Tân " +
		"Thảo Thắm Thắng Thành Thảnh Thanh Thoa Thu Thủy Thúy Tiến Toàn Trang Trúc Tuấn Tuyết Tư Út Vân Việt Vinh Vui Xuân Yến")
	out := make([]string, n)
	for i := range out {
		out[i] = strings.Join(strings.Fields(families[rng.IntN(len(families))]+" "+middles[rng.IntN(len(middles))]+" "+givens[rng.IntN(len(givens))]), " ")
	}
	return out
}

// registered puts people into the log, asked or not, and starts the program anew.
func (h *hall) registered(names []string, asked bool) *hall {
	class := facts[record.ClassMade](h)
	for i, name := range names {
		id := record.LearnerID{ID: h.newID()}
		f := record.LearnerRegistered{Learner: id, Year: 1940 + i%40, Sex: record.Female}
		if len(class) > 0 {
			f.Class = class[0].Class
		}
		h.named[id.ID] = record.Name{Full: name, Hamlet: "thôn " + fmt.Sprint(1+i%5)}
		h.stamp(record.Draft{Fact: f})
		h.stamp(record.Draft{Fact: record.PersonNamed{Person: id.ID}})
		if asked {
			h.stamp(record.Draft{Fact: record.ConsentRecorded{Learner: id, Granted: true, Wording: "1", Method: consentMethod}})
		}
	}
	h.powerCut()
	return h
}

// toDesk signs in and opens the list of learners.
func (h *hall) toLearners() *hall {
	h.t.Helper()
	return h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{})
}

// Three letters are enough among a thousand people: the beginnings of the family name and the given one, of three words, or the given name's own.
func TestFoundWithinThreeLetters(t *testing.T) {
	h := opened(t).registered(crowd(1000), true)
	all := h.k.book.of(record.ClassID{})
	if len(all) != 1000 {
		t.Fatalf("%d people", len(all))
	}
	list, keys := 0, 0
	for _, l := range all {
		best := len(all)
		for _, query := range threeLetters(l.Name.Full) {
			at := slices.Index(h.k.seek(query), l)
			if at < 0 {
				t.Fatalf("%q does not find %s", query, l.Name.Full)
			}
			if best = min(best, at); best < peopleOverKeys {
				break
			}
		}
		if best < peopleASheet {
			list++
		}
		if best < peopleOverKeys {
			keys++
		}
	}
	t.Logf("of 1000 people within three letters: %d on the first sheet of the list, %d of them over the keyboard", list, keys)
	if list < 1000 {
		t.Errorf("%d of 1000 people need more than three letters", 1000-list)
	}
}

func threeLetters(full string) []string {
	words := strings.Fields(report.Fold(full))
	family, given := words[0], words[len(words)-1]
	out := []string{given[:min(3, len(given))], family[:1] + given[:min(2, len(given))], family[:min(2, len(family))] + given[:1]}
	if len(words) > 2 {
		out = append(out, family[:1]+words[1][:1]+given[:1])
	}
	return out
}

func TestSeek(t *testing.T) {
	h := opened(t).registered([]string{"Nguyễn Thị Lành", "Nguyễn Văn Lanh", "Lê Thị Hoa", "Trần Thị Ngọc Hạnh", "K' Brối"}, true)
	for query, want := range map[string]string{
		"lanh": "Nguyễn Văn Lanh, Nguyễn Thị Lành", "lành": "Nguyễn Thị Lành, Nguyễn Văn Lanh", "le hoa": "Lê Thị Hoa", "tnh": "Trần Thị Ngọc Hạnh", "lho": "Lê Thị Hoa",
		"ngoc": "Trần Thị Ngọc Hạnh", "1942": "Lê Thị Hoa", "brối": "K' Brối", "xyz": "", "ngx": "",
	} {
		var got []string
		for _, l := range h.k.seek(query) {
			got = append(got, l.Name.Full)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

const idCard = "000155000123|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021"

// Bar 1: somebody new is registered by their ID card in at most three presses, by typing in as many as are counted here.
func TestPressesOfARegistration(t *testing.T) {
	h := opened(t, "Lê Văn Một")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	f := &finder{h: h}
	h.scans(idCard)
	if v := screen[WalkIn](h); v.Name != "Nguyễn Thị Mẫu" || v.Age != 71 || v.Address != "ba" || !v.Scanned || v.Unsure || v.CanAdd {
		t.Fatalf("after the card: %+v", v)
	}
	f.press(ConsentGiven{true})
	f.press(AddPerson{})
	if v := screen[Attendance](h); v.New != 1 || f.taps > 3 {
		t.Errorf("%d presses by scan, %d new", f.taps, v.New)
	}
	doubtful := &finder{h: h}
	h.scans("000155000124||Trần Văn Thửf|1948|Nam|Thôn Thử|15092022")
	if v := screen[WalkIn](h); !v.Unsure {
		t.Fatalf("a name that no Vietnamese name can be is taken: %+v", v)
	}
	doubtful.press(ConsentGiven{true})
	if doubtful.press(AddPerson{}); screen[WalkIn](h).CanAdd {
		t.Error("a doubtful card was kept without a question")
	}
	doubtful.press(SureOfCard{})
	doubtful.press(AddPerson{})
	screen[Attendance](h)

	typed := &finder{h: h}
	typed.press(AddWalkIn{})
	h.typing("buif thij maanj")
	typed.press(Next{})
	typed.press(FieldChosen{FieldYear})
	h.typing("1953")
	typed.press(TypingDone{})
	typed.press(SexChosen{record.Female})
	typed.press(HamletChosen{1})
	typed.press(ConsentGiven{true})
	typed.press(AddPerson{})
	t.Logf("presses: %d by scan, %d by typing besides %d letters", f.taps, typed.taps, len("buif thij maanj")+4)
	if v := screen[Attendance](h); v.New != 3 {
		t.Errorf("%d new people", v.New)
	}
}

func TestFormKeepsAll(t *testing.T) {
	h := opened(t).toLearners().do(AddWalkIn{}).typing("lee thij saus").do(FieldChosen{FieldNick}).typing("saus").do(TypingDone{})
	h.do(SexChosen{record.Female}, HamletChosen{3}).typing("xax hamf kieemj").do(TypingDone{}, AddressChosen{"co"}, ConsentGiven{true}, AddPerson{})
	l := h.k.book.of(record.ClassID{})[0]
	if want := (record.Name{Full: "Lê Thị Sáu", Hamlet: "xã hàm kiệm", Address: "cô", Nickname: "Sáu"}); l.Name != want {
		t.Errorf("kept %+v, want %+v", l.Name, want)
	}
	c := facts[record.ConsentRecorded](h)
	if len(c) != 1 || !c[0].Granted || c[0].Wording == "" || c[0].Method != consentMethod {
		t.Errorf("consent: %+v", c)
	}
}

func TestAlike(t *testing.T) {
	h := opened(t).registered([]string{"Nguyễn Thị Mẫu"}, true) // 1940, thôn 1
	for _, tt := range []struct {
		of   likeness
		want bool
	}{
		{likeness{name: "Nguyen Thi Mau"}, true},
		{likeness{name: "Nguyễn Thị Mậu", year: 1940}, true},
		{likeness{name: "Nguyễn Mẫu", year: 1941}, true},
		{likeness{name: "Nguyễn Thị Mẩuu", year: 1940}, true},
		{likeness{name: "Trần Thị Mẫu", year: 1940}, true},
		{likeness{name: "Trần Thị Mẫu", year: 1950}, false},
		{likeness{name: "Nguyễn Thị Lan", year: 1940}, false},
		{likeness{name: ""}, false},
	} {
		if got := len(h.k.alike(tt.of)) > 0; got != tt.want {
			t.Errorf("%+v: alike %v", tt.of, got)
		}
	}
}

// A record is mended, its person withdraws, agrees again and is forgotten; each is a fact, by whoever was signed in.
func TestRights(t *testing.T) {
	h := opened(t, "Nguyễn Thị Mẫu", "Lê Văn Hai").toLearners()
	mau := h.id("Mẫu")
	h.do(OpenRecord{mau}, EditPerson{}, FieldChosen{FieldYear}, EraseAll{}).typing("1950").do(TypingDone{}, AddressChosen{"co"}, AddPerson{})
	if v := screen[LearnerRecord](h); v.Year != 1950 || v.Address != "co" || !v.Consent.Granted {
		t.Fatalf("after the correction: %+v", v)
	}
	h.do(WithdrawConsent{}, Next{})
	if v := screen[LearnerRecord](h); !v.Consent.Asked || v.Consent.Granted {
		t.Fatalf("after withdrawing: %+v", v.Consent)
	}
	if here := h.k.standing(); len(here) != 1 || here[0].Name.Full != "Lê Văn Hai" {
		t.Errorf("who withdrew is still asked for by name: %d people", len(here))
	}
	h.do(AskConsent{}, ConsentGiven{true}, Next{})
	if len(h.k.standing()) != 2 {
		t.Error("who agreed again is not there")
	}
	h.do(CopyForPerson{})
	if e, ok := last[CopyPerson](h); !ok || e.Copy.Name != "Nguyễn Thị Mẫu" || e.Copy.Year != 1950 || len(e.Copy.Consent) != 3 {
		t.Errorf("the copy: %+v", e)
	}
	h.do(CopyDone{Stick: "A"}, CopyForPerson{Paper: true}, CopyDone{Printer: "B"}, ErasePerson{}, Next{})
	if v := screen[Rights](h); v.Step != StepEraseSure || len(facts[record.PersonErased](h)) != 0 {
		t.Fatal("one press erases")
	}
	h.do(Next{})
	if e, ok := last[ForgetPerson](h); !ok || len(e.Persons) != 1 || e.Persons[0] != mau.ID {
		t.Errorf("to be forgotten: %+v", e)
	}
	if v := screen[Learners](h); v.Total != 1 || h.k.book.learner(mau) != nil {
		t.Errorf("%d people are left", v.Total)
	}
	var acts []string
	for _, f := range facts[record.PersonServed](h) {
		acts = append(acts, f.Act)
	}
	if strings.Join(acts, " ") != "seen copied printed" {
		t.Errorf("acts: %v", acts)
	}
	for _, e := range h.log {
		switch e.Fact.(type) {
		case record.LearnerCorrected, record.PersonErased, record.PersonServed:
			if e.By.IsZero() {
				t.Errorf("%T is nobody's", e.Fact)
			}
		}
	}
}

func TestTwoRecordsOfOnePerson(t *testing.T) {
	h := opened(t, "Nguyễn Thị Mẫu", "Nguyễn Thị Mậu", "Lê Văn Hai").toLearners()
	one, other := h.id("Mẫu"), h.id("Mậu")
	h.do(OpenRecord{one}, SameAsOther{})
	if v := screen[MergeFind](h); len(v.People) == 0 || v.People[0].ID != other {
		t.Fatalf("most alike: %+v", v.People)
	}
	h.do(OpenRecord{other}, KeepOther{}, Next{})
	if v := screen[LearnerRecord](h); v.ID != other || v.Merged != 1 {
		t.Fatalf("after the merge: %s, %d merged", v.Full, v.Merged)
	}
	if all := h.k.book.of(record.ClassID{}); len(all) != 2 || h.k.book.learner(one).ID != other {
		t.Fatalf("%d people", len(all))
	}
	h.do(SplitRecords{})
	if v := screen[MergeTwo](h); !v.Undo || v.Gone.Full != "Nguyễn Thị Mẫu" {
		t.Fatalf("to be parted: %+v", v)
	}
	h.do(Next{})
	if v := screen[LearnerRecord](h); v.Merged != 0 || len(h.k.book.of(record.ClassID{})) != 3 {
		t.Errorf("after parting: %+v", v)
	}
}

// What somebody learned with either record is theirs.
func TestLessonsOfTwoRecords(t *testing.T) {
	h := opened(t, "Nguyễn Thị Mẫu", "Nguyễn Thị Mậu")
	one, other := h.id("Mẫu"), h.id("Mậu")
	for _, f := range []record.Fact{
		record.LessonFinished{Learners: []record.LearnerID{one}, Lesson: "L01"}, record.LessonFinished{Learners: []record.LearnerID{other}, Lesson: "L01"},
		record.LessonFinished{Learners: []record.LearnerID{one}, Lesson: "L02"}, record.PageShown{Learners: []record.LearnerID{other}, Lesson: "L02", Page: "p1"},
		record.PeopleMerged{Kept: other, Gone: one},
	} {
		h.stamp(record.Draft{Fact: f})
	}
	h.powerCut()
	if n := h.k.book.lamps(other, h.cfg.Course); n != 2 {
		t.Errorf("%d lamps", n)
	}
	if p := h.k.book.place(other, "L02"); !p.finished || p.page != "p1" {
		t.Errorf("the second lesson: %+v", p)
	}
}

func TestRosterIsShownBeforeItIsWritten(t *testing.T) {
	h := opened(t, "Nguyễn Thị Mẫu").toLearners().do(TakeRoster{})
	rows := []RosterRow{
		{Line: 2, Name: record.Name{Full: "Nguyễn Thị Mẫu"}, Year: 1946},
		{Line: 3, Name: record.Name{Full: "Nguyễn Thị Mẫu"}, Year: 1960},
		{Line: 4, Reason: "roster.noName"},
	}
	for i := range 250 {
		rows = append(rows, RosterRow{Line: 5 + i, Name: record.Name{Full: fmt.Sprintf("Lê Văn %c%c%c", 'A'+i/26, 'a'+i%26, 'a'+i%7)}, Year: 1930 + i%60})
	}
	h.do(RosterFailed{"people.noStick"})
	if v := screen[Roster](h); v.Step != RosterFailedStep {
		t.Fatalf("without a stick: %+v", v)
	}
	before := len(h.log)
	h.do(Next{}, RosterRead{"danh-sach.xlsx", rows})
	v := screen[Roster](h)
	if v.Known != 1 || v.Alike != 1 || v.Refused != 1 || v.New != 250 || v.Take != 250 || len(h.log) != before {
		t.Fatalf("shown: %+v, %d facts kept", v, len(h.log)-before)
	}
	h.do(Choose{0}, Choose{2}) // the one who is alike is somebody else after all; one is left out
	h.do(Next{})
	list := screen[Learners](h)
	if list.Total != 1+250 || !slices.ContainsFunc(list.People, func(r LearnerRow) bool { return r.Unasked }) {
		t.Errorf("%d people", list.Total)
	}
	if n := len(facts[record.ConsentRecorded](h)); n != 1 {
		t.Errorf("%d answers to a notice that nobody read", n)
	}
}
