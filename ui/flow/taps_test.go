package flow

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
)

// anyAction draws whatever a person, a disk or the world could do next, sensible or not.
func anyAction(t *rapid.T, h *hall) Action {
	n := rapid.IntRange(-1, 6).Draw(t, "n")
	yes := rapid.Bool().Draw(t, "yes")
	people := h.k.book.of(record.ClassID{})
	var id record.LearnerID
	if len(people) > 0 && n >= 0 {
		id = people[n%len(people)].ID
	}
	lesson := content.LessonID(fmt.Sprintf("L%02d", n))
	all := []Action{
		Back{}, Next{}, Next{}, Next{}, HearAgain{}, TextSize{}, RaiseHand{}, Choose{n}, Choose{n}, Key{rune('0' + n)}, Key{'b'}, Sheet{n}, Sheet{-1},
		ToggleLang{}, ToggleDark{}, Dismiss{}, StillHere{}, FindMyName{}, FindMyName{}, TypeMyName{}, TryIt{}, ForFacilitator{}, GroupChosen{n},
		PersonChosen{id}, PersonChosen{id}, AddPartner{}, Continue{}, Continue{}, OpenLesson{lesson}, PlayPause{}, FromStart{}, ToggleSlow{}, ToggleSubtitles{},
		TryAgain{}, Finished{}, Type{Rune: rune('a' + n)}, Type{Rune: acute}, Type{Rune: 'w'}, Erase{}, EraseAll{}, KeyShift{}, KeyVNI{}, KeyAlphabet{}, FieldChosen{WalkInField(n)}, TypingDone{},
		Digit{n}, WantOut{}, Lock{}, OpenTonight{}, OpenTonight{}, EditDate{}, EditClass{}, EditLesson{}, CancelTonight{}, DateBy{n}, NewClass{},
		FlipPresence{id}, UndoFlip{}, AddWalkIn{}, SexChosen{record.Sex(n)}, ForgotPIN{}, ShowFacilitators{}, ShowJournal{}, AddFacilitator{}, NewPINFor{}, FacilitatorGoes{}, HamletChosen{n}, ConsentGiven{yes}, AddPerson{}, SamePerson{id},
		Hand{n, 1}, Hand{n, n}, Hand{0, -n}, Reveal{}, Cover{}, ToAttendance{}, EndLesson{}, CloseSession{yes}, HandOver{}, ByPhone{}, ByStick{}, SpeedChosen{n}, PhoneHasIt{},
		ItIsMe{}, SomebodyElse{}, ToFacilitator{}, GoOn{}, ToDesk{}, OtherPerson{}, FindingChosen{Finding(n)}, CardGroupChosen{n}, ToFirstSteps{},
		ToBench{}, LeaveBench{id}, ToLessons{}, LowerHand{}, Pair{n}, Tap{"a"}, Tap{"b"}, ShowMe{}, MoreHelp{}, Skip{}, OpenLesson{"F01"},
		FindPerson{}, OpenRecord{id}, EditPerson{}, AskConsent{}, CopyForPerson{}, WithdrawConsent{}, ErasePerson{}, SameAsOther{}, KeepOther{}, SplitRecords{},
		AddressChosen{"co"}, SureOfCard{}, TakeRoster{}, CopyDone{Stick: "A"}, CopyFailed{"x"}, ForgetFailed{}, RosterFailed{"x"},
		RosterRead{"a.csv", []RosterRow{{Line: 2, Name: record.Name{Full: "Lê Văn Mới"}}, {Line: 3, Reason: "roster.noName"}, {Line: 4, ID: id, Name: record.Name{Full: "A"}}}},
		RelayWith{}, Together{}, PointAt{Point{n, n}}, TogglePointer{},
		AnotherStick{}, ShowArrived{}, ShowLearners{}, ShowSettings{}, ShowReport{}, AloneMode{},
		ShowMore{}, ShowClasses{}, FlipDay{n}, HourBy{15 * n}, EndClass{}, ShowPlan{}, EveningChosen{record.DayOf(h.now) + record.Day(n)}, InOrder{}, ShowHolidays{},
		AddHoliday{}, WeekOff{}, LastBy{n}, HolidayOver{From: record.DayOf(h.now)}, HolidayFor{}, NextCourse{}, ShowHall{}, HallFieldChosen{n - 1}, HamletGone{}, RowDaysChosen{30 * n}, HearNotice{},
		NarrowJournal{}, EveryDay{}, WholeJournal{}, ShowDeeds{}, WriteNote{}, ShowVisits{}, Followed{id, "ill"}, ShowBefore{}, ShowInsight{}, ShowHelp{}, ReviewNext{},
		Tick{}, VoiceAt{Part: n}, VoiceEnded{}, FilmAt{Pos: time.Duration(n) * time.Second, Playing: yes}, FilmEnded{}, FilmFailed{}, Screens{n},
		SticksFound{make([]StickRef, 3)}, StickChosen{n}, StickBytes{int64(n), 3}, PacksFound{somePacks}, TakePacks{}, LeavePacks{}, PacksTaken{n}, StickRemark{"x"}, StickFound{"A", 1}, StickGone{}, ExportStep{HandoverStep(n), n}, ExportDone{}, ExportFailed{"x"}, QRFrame{Still: yes}, QRFrame{Code: Matrix{1, []bool{yes}}, Rest: n}, CentreKnown{"T"}, StickOffers{anOffer}, StickUnread{"x"}, StickOffers{withBackups(aBackup)}, TakeoverFailed{"x", yes}, StickTaken{}, EnrolmentReady{Stick: "A"},
		TypeReceipt{}, ShowCustody{}, WhoCarries{}, ForgetCourier{n}, OnSheets{}, TakenChecked{yes}, ReceiptChecked{ReceiptSaid(max(0, n))}, CodesPrinted{To: "stick"}, CodesNotPrinted{"x"}, PINChecked{OK: false},
	}
	return all[rapid.IntRange(0, len(all)-1).Draw(t, "action")]
}

// sensible draws what people mostly do on the screen they see, so that the walk comes to the end of lessons and evenings too.
func sensible(t *rapid.T, h *hall) Action {
	n := rapid.IntRange(0, 2).Draw(t, "n")
	var all []Action
	switch s := h.k.View().Main.(type) {
	case Home:
		all = []Action{FindMyName{}, Next{}, ForFacilitator{}, TryIt{}, TypeMyName{}, CardGroupChosen{n}, GroupChosen{n}}
	case Names:
		all = []Action{GroupChosen{n}, AddPartner{}}
		for _, p := range s.People {
			all = append(all, PersonChosen{p.ID})
		}
	case MyLessons:
		all = []Action{Continue{}, OpenLesson{content.LessonID(fmt.Sprintf("L%02d", n+1))}, AddPartner{}, Back{}}
	case Cards:
		all = []Action{CardGroupChosen{n}, Choose{n}, Choose{n}}
	case StillYou:
		all = []Action{ItIsMe{}, ItIsMe{}, SomebodyElse{}, Back{}}
	case Bench:
		all = []Action{Back{}, AddPartner{}, AddPartner{}, SomebodyElse{}, ToLessons{}}
		for _, p := range s.Who {
			all = append(all, LeaveBench{p.ID})
		}
	case HandUp:
		all = []Action{Back{}, LowerHand{}, ToFacilitator{}}
	case StepIn:
		all = []Action{GoOn{}, OtherPerson{}, ToDesk{}}
	case Settings:
		all = []Action{FindingChosen{Finding(n)}, Back{}, ShowFacilitators{}, ShowJournal{}}
	case Page, Done:
		all = []Action{Next{}, Next{}, Next{}, Back{}, TextSize{}, ToBench{}, RaiseHand{}, ToFacilitator{}}
	case Film:
		all = []Action{PlayPause{}, FilmAt{Pos: time.Duration(3*n) * time.Second, Playing: true}, FilmEnded{}, Next{}}
	case Question:
		all = answering(s.Item.Type, n)
	case Practice:
		all = []Action{Tap{"a"}, Tap{"b"}, Tap{"a"}, Tap{"b"}, Next{}, Next{}, ShowMe{}, Erase{}, Skip{}, Back{}}
	case Recall:
		all = []Action{Next{}, Next{}, Skip{}, AddPartner{}}
	case ChooseRelay:
		all = []Action{Choose{n}, Choose{n}, Back{}}
	case PIN:
		return thePIN(s.Digits)
	case NewPIN:
		return thePIN(s.Digits)
	case Forgotten:
		all = []Action{Back{}, Back{}, Digit{n}, Digit{n}, Digit{n}, Digit{n}, Next{}, Tick{}}
	case Facilitators:
		all = []Action{Choose{n}, Choose{n}, AddFacilitator{}, NewPINFor{}, FacilitatorGoes{}, Next{}, Back{}}
	case NewFacilitator:
		all = []Action{Type{Rune: rune('a' + n)}, Type{Rune: rune('m' + n)}, Next{}, Back{}}
	case Tonight:
		all = []Action{OpenTonight{}, OpenTonight{}, OpenTonight{}, HandOver{}, ShowArrived{}, ShowLearners{}, CancelTonight{}, EditClass{}, EditLesson{}, EditDate{}, ShowSettings{}, ShowReport{}, AloneMode{}, ShowMore{}, ShowBefore{}, ShowInsight{}, ShowVisits{}}
	case More:
		all = []Action{ShowClasses{}, ShowPlan{}, ShowHolidays{}, Choose{n}, Back{}}
	case Classes:
		all = []Action{Choose{n}, Choose{n}, NewClass{}, Back{}}
	case ClassForm:
		all = []Action{FlipDay{n}, HourBy{15}, FieldChosen{}, Type{Rune: 'a'}, EndClass{}, Next{}, Back{}}
	case TermPlan:
		all = []Action{Choose{n}, Sheet{1}, WeekOff{}, ShowHolidays{}, Back{}}
	case HolidayForm:
		all = []Action{Choose{n}, LastBy{n}, DateBy{1}, Next{}, Back{}}
	case WriteEvening:
		all = []Action{Type{Rune: 'a'}, Type{Rune: ' '}, Next{}, Back{}}
	case Insight:
		all = []Action{Choose{n}, ReviewNext{}, ShowHelp{}, Back{}}
	case Attendance:
		all = []Action{Choose{n}, UndoFlip{}, AddWalkIn{}, Next{}, Next{}}
	case WalkIn:
		all = []Action{Type{Rune: rune('a' + n)}, SexChosen{1}, HamletChosen{n}, ConsentGiven{n > 0}, AddPerson{}, AddPerson{}}
	case Learners:
		all = []Action{AddWalkIn{}, TakeRoster{}, FindPerson{}, Type{Rune: rune('a' + n)}, Back{}, Sheet{1}}
		for _, p := range s.People {
			all = append(all, OpenRecord{p.ID})
		}
	case LearnerRecord:
		all = []Action{EditPerson{}, AskConsent{}, WithdrawConsent{}, ErasePerson{}, SameAsOther{}, SplitRecords{}, CopyForPerson{}, CopyDone{Stick: "A"}, Back{}}
	case MergeFind:
		all = []Action{Back{}, Next{}, Type{Rune: 'a'}}
		for _, p := range s.People {
			all = append(all, OpenRecord{p.ID})
		}
	case EditForm:
		all = []Action{Type{Rune: rune('a' + n)}, SexChosen{record.Sex(n)}, AddressChosen{"co"}, HamletChosen{n}, Next{}, AddPerson{}, Back{}}
	case AskConsentAgain:
		all = []Action{ConsentGiven{n > 0}, Next{}, Back{}}
	case Roster:
		all = []Action{RosterRead{"a.csv", []RosterRow{{Line: 2, Name: record.Name{Full: "Lê Văn Mới"}}, {Line: 3, Name: record.Name{Full: "Bà Khác"}}}}, Choose{n}, Next{}, Back{}}
	case Teach:
		all = []Action{Next{}, Next{}, Next{}, Hand{n, 2}, Reveal{}, Cover{}, ToAttendance{}, PlayPause{}, EndLesson{}, Lock{}, Tick{}, RelayWith{}, Together{}}
	case Close:
		all = []Action{CloseSession{true}, CloseSession{false}, Back{}, WriteNote{}}
	case Sheets:
		all = []Action{SheetChosen{SheetKind(n)}, SheetChosen{SheetKind(n + 3)}, Next{}, SheetMade{To: "printer"}, Sheet{1}, ShowReport{}, ShowRegister{}, EverybodyChosen{}, Back{}}
	case HandoverUSB:
		all = []Action{StickFound{"A", 1}, ExportDone{}, Next{}, ByPhone{}, AnotherStick{}, SticksFound{make([]StickRef, 2)}, StickChosen{n}, PacksFound{somePacks}, TakePacks{}, LeavePacks{}}
	case HandoverQR:
		all = []Action{QRFrame{}, QRFrame{Code: Matrix{1, []bool{true}}}, SpeedChosen{n}, PhoneHasIt{}, Digit{n}, Next{}, TakenChecked{n > 0}, WhoCarries{}, OnSheets{}, ByStick{}}
	case Arrived:
		all = []Action{TypeReceipt{}, ShowCustody{}, HandOver{}, Sheet{1}, Back{}}
	case TakingReceipt:
		all = []Action{Digit{n}, Digit{n}, Digit{n}, Next{}, ReceiptChecked{ReceiptSaid(n)}, Back{}}
	case CourierName:
		all = []Action{Type{Rune: 'a'}, Next{}, Choose{n}, ForgetCourier{n}, Back{}}
	default:
		all = []Action{Choose{n}, Next{}, Back{}, Sheet{1}}
	}
	return all[rapid.IntRange(0, len(all)-1).Draw(t, "sensible")]
}

// thePIN types everybody's PIN.
func thePIN(digits int) Action {
	if digits == pinDigits {
		return Next{}
	}
	return Digit{[]int{1, 1, 2, 2, 3, 3}[digits]}
}

// answering are the presses that lead to an answer of a type, right or wrong, and on.
func answering(kind content.ItemType, n int) []Action {
	all := []Action{TryAgain{}, Next{}, Next{}, Next{}, Back{}, Erase{}}
	switch kind {
	case content.Match:
		return append(all, Pair{n}, Pair{n}, Key{rune('1' + n)}, Choose{n})
	case content.Number:
		return append(all, Digit{1}, Key{'1'}, Key{'3'}, Digit{3})
	case content.Short:
		return append(all, Type{Rune: 'h'}, Type{Rune: 'a'}, Key{' '}, Type{Rune: 'n'})
	}
	return append(all, Choose{n}, Choose{n}, Choose{n}, Key{rune('1' + n)})
}

// begunSomewhere lets a walk begin where it would seldom come: among the items of a lesson, before the review of an evening before, or in class.
func begunSomewhere(t *rapid.T, h *hall) {
	someone := h.k.book.of(record.ClassID{})[0].ID
	switch rapid.SampledFrom([]string{"home", "items", "first steps", "recall", "class"}).Draw(t, "begin") {
	case "items":
		h.do(FindMyName{}, PersonChosen{someone}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{}, Next{}, Next{})
	case "first steps":
		h.do(FindMyName{}, PersonChosen{someone}, ToBench{}, ToLessons{}, ToFirstSteps{}, Next{})
	case "recall":
		h.evening().do(FindMyName{}, PersonChosen{someone}, Next{}, Next{}, Next{}, Next{}, Choose{0}, Next{}, Choose{1}, Next{}, Choose{1}, Next{}, Finished{})
		h.evening().do(FindMyName{}, PersonChosen{someone})
	case "class":
		h.do(ForFacilitator{}).pin("112233").do(Next{}, EditLesson{}, Choose{2}, OpenTonight{}, Choose{0}, Next{}, Next{}, Next{}, Next{}, Next{})
	}
}

// Random taps, failing disks, slow disks and power cuts: never a panic, never a stray ticket, never an answer shown that is not kept,
// kept twice or forgotten, and never a screen that waits for ever.
func TestRandomTaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		course := richCourse()
		items := course.Lessons[2].Items
		turned := rapid.IntRange(0, len(items)-1).Draw(t, "turned") // so that a walk begins at any of them
		course.Lessons[2].Items = append(slices.Clone(items[turned:]), items[:turned]...)
		h := openedOn(t, course, forty()[:6]...)
		begunSomewhere(t, h)
		h.fails = rapid.SampledFrom([]int{0, 0, 2, 3, 7}).Draw(t, "fails")
		for range rapid.IntRange(20, 150).Draw(t, "taps") {
			switch rapid.IntRange(0, 60).Draw(t, "turn") {
			case 0:
				h.powerCut()
			case 1:
				h.slow = !h.slow
				h.settle()
			case 2:
				h.now = h.now.Add(4 * time.Minute)
			case 3: // the class meets again
				h.settle()
				h.evening()
			case 4: // the facilitator comes
				h.settle()
				h.do(Dismiss{}, ForFacilitator{}).pin("112233").do(Next{})
			case 5, 6, 7, 8, 9, 10, 11, 12:
				h.do(anyAction(t, h))
			default:
				h.do(sensible(t, h))
			}
			if !h.slow {
				check(t, h)
			}
		}
		h.settle()
		check(t, h)
	})
}

// check is what must hold whenever nothing is under way.
func check(t *rapid.T, h *hall) {
	v := h.k.View()
	if v.Busy {
		t.Fatalf("%T waits for ever", v.Main)
	}
	if v.Main == nil {
		t.Fatal("there is no screen")
	}
	checkHands(t, h)
	checkFrames(t, v)
	checkDesk(t, h, v.Main)
	if v.Idle != nil && (v.Idle.Left < 0 || v.Idle.Left > IdlePatience) {
		t.Fatalf("idle has %v left", v.Idle.Left)
	}
	rebuilt := NewBook(h)
	for _, e := range h.log {
		checkAnswer(t, rebuilt, e.Fact)
		rebuilt.Add(e)
	}
	if q, ok := v.Main.(Question); ok && len(q.Who) > 0 {
		checkShown(t, rebuilt, q)
	}
	for _, b := range []*Book{rebuilt, h.k.book} {
		b.list()
		b.asked = asked{}
	}
	if !reflect.DeepEqual(rebuilt, h.k.book) {
		t.Fatalf("the log says something else than the kiosk believes")
	}
}

// checkDesk: the desk's screens are for somebody who gave their PIN, and a learner's facts never bear a facilitator's name.
func checkDesk(t *rapid.T, h *hall, s Screen) {
	switch s := s.(type) {
	case PIN, Setup, SetupOffer, Forgotten:
	case NewPIN:
		if !s.Reset {
			checkSide(t, h, s, true)
		}
	case Question:
		checkSide(t, h, s, s.Relay)
	case Practice:
		checkSide(t, h, s, s.Relay)
	case Home, Names, FindName, Cards, StillYou, Bench, HandUp, MyLessons, Recall, Page, Film, Done:
		checkSide(t, h, s, false)
	default:
		checkSide(t, h, s, true)
	}
}

func checkSide(t *rapid.T, h *hall, s Screen, desk bool) {
	if h.k.signed.IsZero() == desk {
		t.Fatalf("%T at the desk: %v, and signed in is %v", s, desk, h.k.signed)
	}
}

// checkAnswer: tries count 1, 2 within an attempt, and nobody answers an item that is over.
func checkAnswer(t *rapid.T, before *Book, f record.Fact) {
	answered, ok := f.(record.ItemAnswered)
	if !ok {
		return
	}
	if answered.Way != record.ByOneself {
		if answered.Try < 1 || answered.Try > maxTries {
			t.Fatalf("try %d of %s", answered.Try, answered.Item)
		}
		return
	}
	a := before.place(answered.Learners[0], answered.Lesson).answers[answered.Item]
	if a.over() || answered.Try != len(a.tries)+1 {
		t.Fatalf("try %d of %s after %v", answered.Try, answered.Item, a.tries)
	}
}

func checkHands(t *rapid.T, h *hall) {
	for _, f := range facts[record.HandsCounted](h) {
		for _, n := range f.Counts {
			if n < 0 {
				t.Fatalf("%v hands", f.Counts)
			}
		}
	}
}

// checkFrames: what is counted on the screen lies within what there is.
func checkFrames(t *rapid.T, v View) {
	within := func(what string, n, of int) {
		if n < 1 || n > of {
			t.Fatalf("%s %d of %d", what, n, of)
		}
	}
	switch s := v.Main.(type) {
	case Names:
		within("sheet", s.Page, s.Pages)
		within("group", s.Chosen+1, len(s.Groups))
	case MyLessons:
		within("sheet", s.Sheet, s.Sheets)
		within("next", s.Next.Number, 3)
		if len(s.FirstSteps) != 1 {
			t.Fatalf("first steps: %+v", s.FirstSteps)
		}
	case Recall:
		within("recalled", s.Items, mostRecalled)
	case Practice:
		within("practice", s.N, s.Of)
	case Page:
		within("page", s.N, s.Of)
	case Film:
		within("film", s.N, s.Of)
	case Question:
		within("question", s.N, s.Of)
	case Attendance:
		within("sheet", s.Sheet, s.Sheets)
	case Arrived:
		within("page", s.Page, s.Pages)
	case Learners:
		within("sheet", s.Sheet, s.Sheets)
	case Journal:
		within("page", s.Page, s.Pages)
	case Facilitators:
		within("facilitators", len(s.All), mostFacilitators)
	}
}

// checkShown: how a question stands is what the log says of it, no more and no less.
func checkShown(t *rapid.T, log *Book, q Question) {
	if q.Recalled || q.Relay {
		return
	}
	kept := log.place(q.Who[0].ID, q.Lesson.ID).answers[q.Item.ID]
	phase := map[bool]Phase{true: Right, false: Told}[kept.right]
	if !kept.over() {
		phase = q.Phase
		if q.Phase > NotYet || q.Phase == NotYet && len(kept.tries) == 0 {
			t.Fatalf("shown as %d, kept %+v", q.Phase, kept)
		}
	}
	if q.Phase != phase {
		t.Fatalf("shown as %d, kept %+v", q.Phase, kept)
	}
	at := attempt{item: q.Item}
	if at.atOnce() && fmt.Sprint(q.Chosen) != fmt.Sprint(kept.tries) {
		t.Fatalf("shown %v, kept %v", q.Chosen, kept.tries)
	}
}
