package ui

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/storage/record"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// fullList is the attendance list that the presses are tried on.
var fullList = taken(40, true)

// deskPresses are the pieces of the facilitator's screens and what they send.
var deskPresses = []struct {
	on   flow.Screen
	id   string
	want flow.Action
}{
	{setupAt(flow.SetupHall), "key.đ", flow.Type{Rune: 'đ'}},
	{setupAt(flow.SetupHall), "key.2", flow.Type{Rune: '2'}},
	{setupAt(flow.SetupHall), "key.tone.r", flow.Type{Rune: '\u0309'}},
	{setupAt(flow.SetupHall), "key.shift", flow.KeyShift{}},
	{setupAt(flow.SetupHall), "key.space", flow.Type{Rune: ' '}},
	{setupAt(flow.SetupHall), "key.erase", flow.Erase{}},
	{setupAt(flow.SetupHall), "key.method", flow.KeyVNI{}},
	{setupAt(flow.SetupHall), "setup.next", flow.Next{}},
	{setupAt(flow.SetupCommune), "commune.23095", flow.Choose{I: 2}},
	{setupAt(flow.SetupCommune), "setup.back", flow.Back{}},
	{anOffer, "offer.take", flow.Next{}},
	{anOffer, "offer.skip", flow.Back{}},
	{flow.Setup{Listed: true, Halls: offeredHalls[:4]}, "hall.3", flow.Choose{I: 3}},
	{enrolled, "enrol.done", flow.Next{}},
	{twoWays, "ways.new", flow.Choose{I: 0}},
	{twoWays, "ways.replace", flow.Choose{I: 1}},
	{someBackups, "backup.1", flow.Choose{I: 1}},
	{someBackups, "sheet.next", flow.Sheet{By: 1}},
	{someBackups, "setup.back", flow.Back{}},
	{halfWritten, "recovery.2", flow.Choose{I: 2}},
	{halfWritten, "pin.5", flow.Digit{D: 5}},
	{halfWritten, "pin.erase", flow.Erase{}},
	{allWritten, "recovery.take", flow.Next{}},
	{replaced, "taken.done", flow.Next{}},
	{chosen, "settings.enrol", flow.ShowEnrolment{}},
	{setupAt(flow.SetupPIN), "pin.7", flow.Digit{D: 7}},
	{setupAt(flow.SetupPIN), "pin.erase", flow.Erase{}},
	{setupAt(flow.SetupPIN), "setup.next", flow.Next{}},
	{signIn, "facilitator.1", flow.Choose{I: 1}},
	{signIn, "pin.0", flow.Digit{D: 0}},
	{signIn, "pin.open", flow.Next{}},
	{signIn, "pin.home", flow.Back{}},
	{tonight, "tonight.open", flow.OpenTonight{}},
	{tonight, "tonight.cancel", flow.CancelTonight{}},
	{tonight, "tonight.date", flow.EditDate{}},
	{tonight, "tonight.class", flow.EditClass{}},
	{tonight, "tonight.lesson", flow.EditLesson{}},
	{tonight, "tonight.lock", flow.Lock{}},
	{tonight, "tonight.handover", flow.HandOver{}},
	{tonight, "tonight.learners", flow.ShowLearners{}},
	{tonight, "tonight.alone", flow.AloneMode{}},
	{tonight, "tonight.report", flow.ShowReport{}},
	{tonight, "tonight.sheets", flow.ShowSheets{}},
	{sheetOf(flow.SignInSheet, nil), "sheets.cards", flow.SheetChosen{Kind: flow.CardsSheet}},
	{sheetOf(flow.SignInSheet, nil), "sheets.print", flow.SheetWanted{As: flow.OnPaper}},
	{sheetOf(flow.SlipSheet, nil), "sheets.pdf", flow.SheetWanted{As: flow.AsPDF}},
	{sheetOf(flow.RosterSheet, nil), "sheets.print", flow.SheetWanted{As: flow.AsXLSX}},
	{sheetOf(flow.RosterSheet, nil), "sheets.oneroster", flow.SheetWanted{As: flow.AsOneRoster}},
	{sheetOf(flow.CardsSheet, nil), "sheets.new", flow.Choose{I: 1}},
	{sheetOf(flow.ResultSheet, nil), "person." + listedPerson(2).ID.String(), flow.PersonChosen{ID: listedPerson(2).ID}},
	{reported(nil), "period.quarter", flow.PeriodChosen{Period: "quarter"}},
	{reported(nil), "report.taught", flow.ShowTaught{}},
	{reported(nil), "report.print", flow.SheetWanted{As: flow.OnPaper}},
	{reported(nil), "report.csv", flow.SheetWanted{As: flow.AsCSV}},
	{tonight, "tonight.more", flow.ShowMore{}},
	{with(tonight, func(s *flow.Tonight) { s.Before.Away = 1 }), "tonight.visits", flow.ShowVisits{}},
	{with(tonight, func(s *flow.Tonight) { s.Before.Note = "x" }), "tonight.before", flow.ShowBefore{}},
	{tonight, "tonight.insight", flow.ShowInsight{}},
	{flow.Classes{Rows: someClasses}, "class.1", flow.ClassChosen{ID: someClasses[1].ID}},
	{flow.Classes{}, "class.new", flow.NewClass{}},
	{classAtHand, "day.0", flow.FlipDay{Weekday: 0}},
	{classAtHand, "hour.minus", flow.HourBy{Minutes: -15}},
	{flow.ClassForm{Course: safeCourse}, "class.course", flow.NextCourse{}},
	{classAtHand, "class.name", flow.FieldChosen{}},
	{classAtHand, "class.end", flow.EndClass{}},
	{classAtHand, "class.ok", flow.Next{}},
	{with(classAtHand, func(s *flow.ClassForm) { s.Ending = true }), "class.keep", flow.Back{}},
	{with(classAtHand, func(s *flow.ClassForm) { s.Typing = true }), "class.typed", flow.TypingDone{}},
	{termPlan(), "evening.2", flow.EveningChosen{Date: termPlan().Rows[2].Date}},
	{termPlan(), "plan.week", flow.WeekOff{}},
	{termPlan(), "plan.holidays", flow.ShowHolidays{}},
	{flow.PlanEvening{Tiles: tiles12()}, "lesson.L07", flow.OpenLesson{ID: "L07"}},
	{flow.PlanEvening{Tiles: tiles12()}, "plan.off", flow.AddHoliday{}},
	{flow.PlanEvening{Fixed: true}, "plan.order", flow.InOrder{}},
	{daysOff, "holiday.over.1", flow.HolidayOver{From: daysOff.Rows[1].From}},
	{daysOff, "holiday.add", flow.AddHoliday{}},
	{daysOff, "holiday.week", flow.WeekOff{}},
	{weekOff, "from.week.minus", flow.DateBy{Days: -7}},
	{weekOff, "to.plus", flow.LastBy{Days: 1}},
	{weekOff, "reason.2", flow.Choose{I: 2}},
	{weekOff, "holiday.ok", flow.Next{}},
	{noted, "note.ok", flow.Next{}},
	{noted, "key.ê", flow.Type{Rune: 'ê'}},
	{closed, "close.note", flow.WriteNote{}},
	{toVisit, "visit.0.ill", flow.Followed{ID: toVisit.Rows[0].ID, Outcome: "ill"}},
	{toVisit, "visits.undo", flow.UndoFlip{}},
	{hardQuestions(), "insight.3", flow.Choose{I: 3}},
	{hardQuestions(), "insight.review", flow.ReviewNext{}},
	{hardQuestions(), "insight.help", flow.ShowHelp{}},
	{needy, "help.ok", flow.Back{}},
	{beforeClass(), "before.review", flow.ReviewNext{}},
	{beforeClass(), "before.help", flow.ShowHelp{}},
	{beforeClass(), "before.insight", flow.ShowInsight{}},
	{beforeClass(), "before.visits", flow.ShowVisits{}},
	{flow.More{Doors: []flow.Door{{ID: "settings", Icon: "gear", Open: flow.ShowSettings{}}}}, "more.settings", flow.ShowSettings{}},
	{fullList, "att.as.1", flow.MarkAs{As: flow.MarkLate}},
	{fullList, "att.guests.plus", flow.GuestBy{By: 1}},
	{fullList, "att.more", flow.AboutList{}},
	{flow.ListMore{Evening: tuesdayEvening}, "list.rows", flow.ByRows{}},
	{flow.ListMore{Evening: tuesdayEvening}, "list.void", flow.Void{}},
	{flow.VoidEvening{Evening: tuesdayEvening}, "void.ok", flow.Void{}},
	{sheetRows(40, "4", 3), "row.enter", flow.Next{}},
	{sheetRows(40, "4", 3), "rows.done", flow.RowsDone{}},
	{pastTaken(true), "past.unvoid", flow.Unvoid{}},
	{fixedTwice, "why.1", flow.FixWhy{I: 1}},
	{fixedTwice, "fix.4", flow.FixTo{Presence: record.LeftEarly}},
	{fixedTwice, "fix.ok", flow.Next{}},
	{flow.ChangeDate{Date: record.DayAt(2026, 3, 1)}, "date.minus", flow.DateBy{Days: -1}},
	{flow.ChangeDate{Date: record.DayAt(2026, 3, 1)}, "date.month.minus", flow.DateBy{Days: -28}},
	{flow.ChangeDate{Date: record.DayAt(2026, 3, 1)}, "date.year.plus", flow.DateBy{Days: 365}},
	{flow.ChangeDate{Date: record.DayAt(2026, 3, 1)}, "date.ok", flow.Next{}},
	{flow.ChooseLesson{Tiles: tiles12()}, "lesson.L07", flow.OpenLesson{ID: "L07"}},
	{flow.ChooseClass{Classes: make([]flow.ClassRef, 2)}, "class.1", flow.Choose{I: 1}},
	{flow.ChooseClass{}, "class.new", flow.NewClass{}},
	{flow.NotTonight{Reasons: []string{"rain", "power"}, Chosen: 1}, "reason.0", flow.Choose{I: 0}},
	{flow.NotTonight{Reasons: []string{"rain", "power"}, Chosen: 1}, "cancel.ok", flow.Next{}},
	{fullList, "att." + fullList.Tiles[3].ID.String(), flow.FlipPresence{ID: fullList.Tiles[3].ID}},
	{fullList, "att.undo", flow.UndoFlip{}},
	{fullList, "att.new", flow.AddWalkIn{}},
	{fullList, "att.done", flow.Next{}},
	{fullList, "att.back", flow.Back{}},
	{newcomer, "walkin.name", flow.FieldChosen{Field: flow.FieldName}},
	{newcomer, "walkin.year", flow.FieldChosen{Field: flow.FieldYear}},
	{newcomer, "sex.female", flow.SexChosen{Sex: record.Female}},
	{newcomer, "sex.male", flow.SexChosen{Sex: record.Male}},
	{newcomer, "hamlet.3", flow.HamletChosen{I: 3}},
	{newcomer, "consent.yes", flow.ConsentGiven{Granted: true}},
	{newcomer, "consent.no", flow.ConsentGiven{Granted: false}},
	{newcomer, "walkin.add", flow.AddPerson{}},
	{newcomer, "walkin.cancel", flow.Back{}},
	{with(newcomer, func(s *flow.WalkIn) { s.Alike = []flow.Person{lan} }), "walkin.same.0", flow.SamePerson{ID: lan.ID}},
	{with(newcomer, func(s *flow.WalkIn) { s.Typing = true }), "walkin.typed", flow.TypingDone{}},
	{with(newcomer, func(s *flow.WalkIn) { s.Typing, s.Field = true, flow.FieldYear }), "pin.9", flow.Type{Rune: '9'}},
	{teaching(tvHands, tvPage5), "teach.prev", flow.Back{}},
	{teaching(tvHands, tvPage5), "teach.next", flow.Next{}},
	{teaching(tvHands, tvPage5), "teach.hear", flow.HearAgain{}},
	{teaching(tvHands, tvPage5), "teach.cover", flow.Cover{}},
	{teaching(tvHands, tvPage5), "teach.reveal", flow.Reveal{}},
	{teaching(tvHands, tvPage5), "teach.attendance", flow.ToAttendance{}},
	{teaching(tvHands, tvPage5), "teach.end", flow.EndLesson{}},
	{teaching(tvHands, tvPage5), "hand.1.plus", flow.Hand{I: 1, By: 1}},
	{teaching(tvHands, tvPage5), "hand.2.minus", flow.Hand{I: 2, By: -1}},
	{teaching(tvFilming, tvPage5), "film.play", flow.PlayPause{}},
	{teaching(tvFilming, tvPage5), "film.again", flow.FromStart{}},
	{teaching(tvFilming, tvPage5), "film.slow", flow.ToggleSlow{}},
	{teaching(tvFilming, tvPage5), "film.subtitles", flow.ToggleSubtitles{}},
	{alone(tvHands, tvPage5), "hand.0.plus", flow.Hand{I: 0, By: 1}},
	{alone(tvHands, tvPage5), "teach.reveal", flow.Reveal{}},
	{alone(tvFilming, tvPage5), "film.play", flow.PlayPause{}},
	{alone(tvPage4, tvPage5), "teach.aside", flow.Aside{}},
	{with(alone(tvPage4, tvPage5), func(s *flow.Teach) { s.Aside = true }), "teach.end", flow.EndLesson{}},
	{presented(tvHands, nil), "teach.relay", flow.RelayWith{}},
	{closed, "close.handover", flow.CloseSession{Handover: true}},
	{closed, "close.later", flow.CloseSession{}},
	{closed, "close.back", flow.Back{}},
	{stick, "handover.done", flow.Next{}},
	{stick, "handover.another", flow.AnotherStick{}},
	{stickAt(flow.StickWaited, "", false), "handover.phone", flow.ByPhone{}},
	{stick, "handover.back", flow.Back{}},
	{phone, "qr.speed.2", flow.SpeedChosen{I: 2}},
	{phone, "qr.done", flow.PhoneHasIt{}},
	{phone, "handover.stick", flow.ByStick{}},
	{stick, "handover.who", flow.WhoCarries{}},
	{phone, "qr.print", flow.OnSheets{}},
	{asking, "pin.7", flow.Digit{D: 7}},
	{asking, "qr.notyet", flow.Back{}},
	{with(asking, func(s *flow.HandoverQR) { s.Word = "065383" }), "pin.ok", flow.Next{}},
	{phoneDone, "qr.who", flow.WhoCarries{}},
	{phoneDone, "qr.home", flow.Next{}},
	{onTheRoad, "arrived.receipt", flow.TypeReceipt{}},
	{onTheRoad, "arrived.custody", flow.ShowCustody{}},
	{takingReceipt, "pin.7", flow.Digit{D: 7}},
	{with(takingReceipt, func(s *flow.TakingReceipt) { s.Digits = "482719305566" }), "pin.ok", flow.Next{}},
	{receiptNew, "receipt.done", flow.Back{}},
	{custody, "custody.1", flow.Choose{I: 1}},
	{carrying, "courier.1", flow.Choose{I: 1}},
	{carrying, "courier.forget.0", flow.ForgetCourier{I: 0}},
	{carrying, "courier.keep", flow.Next{}},
	{with(carrying, func(s *flow.CourierName) { s.Forgetting = "Chị Hoa" }), "courier.gone", flow.Next{}},
	{onTheRoad, "arrived.handover", flow.HandOver{}},
	{onTheRoad, "arrived.back", flow.Back{}},
	{onTheRoad, "sheet.next", flow.Sheet{By: 1}},
	{flow.Learners{Sheet: 2, Sheets: 2}, "learners.add", flow.AddWalkIn{}},
	{flow.Learners{Sheet: 2, Sheets: 2}, "sheet.prev", flow.Sheet{By: -1}},
	{flow.Learners{Total: 3}, "learners.find", flow.FindPerson{}},
	{flow.Learners{}, "learners.roster", flow.TakeRoster{}},
	{flow.Learners{Typing: true}, "learners.typed", flow.TypingDone{}},
	{flow.Learners{Total: 3, People: listedRows(3)}, "person." + listedPerson(1).ID.String(), flow.OpenRecord{ID: listedPerson(1).ID}},
	{recorded(), "person.edit", flow.EditPerson{}},
	{recorded(), "person.copy", flow.CopyForPerson{}},
	{recorded(), "person.withdraw", flow.WithdrawConsent{}},
	{recorded(), "person.erase", flow.ErasePerson{}},
	{recorded(), "person.merge", flow.SameAsOther{}},
	{with(recorded(), func(s *flow.LearnerRecord) { s.Merged = 1 }), "person.split", flow.SplitRecords{}},
	{with(recorded(), func(s *flow.LearnerRecord) { s.Consent = flow.RecordConsent{} }), "person.ask", flow.AskConsent{}},
	{recorded(), "person.results", flow.ShowSheets{}},
	{rightsStep(flow.StepErase), "rights.yes", flow.Next{}},
	{rightsStep(flow.StepEraseSure), "rights.no", flow.Back{}},
	{flow.AskConsentAgain{Person: mau, CanKeep: true}, "consent.keep", flow.Next{}},
	{flow.MergeTwo{}, "merge.swap", flow.KeepOther{}},
	{flow.MergeTwo{}, "merge.yes", flow.Next{}},
	{fromStick(), "roster.0", flow.Choose{I: 0}},
	{fromStick(), "roster.write", flow.Next{}},
	{flow.EditForm{CanSave: true}, "walkin.add", flow.AddPerson{}},
	{newcomer, "walkin.nick", flow.FieldChosen{Field: flow.FieldNick}},
	{newcomer, "address.co", flow.AddressChosen{Address: "co"}},
	{with(newcomer, func(s *flow.WalkIn) { s.Unsure = true }), "walkin.sure", flow.SureOfCard{}},
	{chosen, "settings.lang", flow.ToggleLang{}},
	{chosen, "settings.dark", flow.ToggleDark{}},
	{chosen, "settings.back", flow.Back{}},
}

// TestDeskPresses: every piece of the facilitator's screens that can be pressed sends what its id promises.
func TestDeskPresses(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for _, tt := range deskPresses {
		var got flow.Action
		p := &painter{do: func(a flow.Action) { got = a }, cues: galleryCues, lang: "vi"}
		s := p.draw(flow.View{Now: evening(19, 0), Main: tt.on}, tt.on)
		press, ok := kit.Find(s.stage, tt.id).(*kit.Press)
		if !ok {
			t.Errorf("%T: no %q", tt.on, tt.id)
			continue
		}
		press.Tapped(&fyne.PointEvent{})
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%T: %q sends %#v, want %#v", tt.on, tt.id, got, tt.want)
		}
	}
}

func tiles12() []flow.LessonTile { return tiles(1, 12) }

// TestDeskUpdatesInPlace: what changes often changes on the drawn screen; what changes the screen draws it anew.
func TestDeskUpdatesInPlace(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	list := taken(40, true)
	tapped := with(list, func(s *flow.Attendance) {
		s.Tiles = append([]flow.AttendanceTile(nil), s.Tiles...)
		s.Tiles[0].Presence, s.Here, s.Away = record.Absent, s.Here-1, s.Away+1
	})
	hands := func(n int) flow.TVQuestion {
		return with(tvHands, func(q *flow.TVQuestion) { q.Hands = []int{3, n, 4} })
	}
	playing := func(at time.Duration) flow.TVFilm { return with(tvFilming, func(f *flow.TVFilm) { f.Pos = at }) }
	said := func(part int) flow.TVPage { return with(tvPage4, func(p *flow.TVPage) { p.Part = part }) }
	for _, tt := range []struct {
		name     string
		from, to flow.Screen
		want     bool
	}{
		{"a tap on a tile", list, tapped, true},
		{"a walk-in", taken(39, false), list, false},
		{"a digit", with(signIn, func(s *flow.PIN) { s.Digits = 1 }), with(signIn, func(s *flow.PIN) { s.Digits = 2 }), true},
		{"the last digit", with(signIn, func(s *flow.PIN) { s.Digits = 5 }), signIn, false},
		{"a letter", setupAt(flow.SetupHall), with(setupAt(flow.SetupHall), func(s *flow.Setup) { s.Hall += "a" }), true},
		{"a digit of the recovery code", halfWritten, with(halfWritten, func(s *flow.SetupRecovery) { s.Groups[2], s.At = "8901", 3 }), true},
		{"the last digit of the recovery code", halfWritten, allWritten, false},
		{"a hand", teaching(tvHands, tvPage5), teaching(hands(22), tvPage5), true},
		{"a hand with one screen", alone(tvHands, tvPage5), alone(hands(22), tvPage5), true},
		{"the film goes on", teaching(playing(1), tvPage5), teaching(playing(2), tvPage5), true},
		{"the film goes on with one screen", alone(playing(1), tvPage5), alone(playing(2), tvPage5), true},
		{"the film stops", alone(playing(1), tvPage5), alone(with(playing(1), func(f *flow.TVFilm) { f.Playing = false }), tvPage5), false},
		{"the next sentence", alone(said(1), tvPage5), alone(said(2), tvPage5), true},
		{"the next page with one screen", alone(tvPage4, tvHands), alone(tvPage5, tvHands), false},
		{"a second of the lesson", teaching(tvPage4, tvPage5), with(teaching(tvPage4, tvPage5), func(s *flow.Teach) { s.Elapsed += time.Second }), true},
		{"the TV is covered", teaching(tvPage4, tvPage5), with(teaching(tvPage4, tvPage5), func(s *flow.Teach) { s.Black = true }), false},
		{"the next code", phone, with(phone, func(s *flow.HandoverQR) { s.Code, s.Shown = code(), s.Shown+time.Second }), true},
		{"a step of the stick", stickAt(flow.StickSeen, "", false), stick, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &painter{do: func(flow.Action) {}, cues: galleryCues, lang: "vi"}
			s := p.draw(flow.View{Main: tt.from}, tt.from)
			w := test.NewWindow(s.stage)
			defer w.Close()
			if got := s.update(flow.View{Main: tt.to}); got != tt.want {
				t.Errorf("updated in place: %v, want %v", got, tt.want)
			}
		})
	}
}

// TestTapShowsAtOnce: after a tap the tile says absent, and the primary the number that it will write.
func TestTapShowsAtOnce(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	list := taken(5, false)
	p := &painter{do: func(flow.Action) {}, lang: "vi"}
	s := p.draw(flow.View{Main: list}, list)
	w := test.NewWindow(s.stage)
	defer w.Close()
	list.Tiles = append([]flow.AttendanceTile(nil), list.Tiles...)
	list.Tiles[0].Presence, list.Here, list.Away, list.CanUndo = record.Absent, 4, 1, true
	if !s.update(flow.View{Main: list}) {
		t.Fatal("a tap draws the whole list anew")
	}
	labels := map[string]string{}
	for _, n := range kit.Nodes(w.Content()) {
		labels[n.ID] = n.Label
	}
	if got, want := labels["att."+list.Tiles[0].ID.String()], "Nguyễn Thị An, vắng"; got != want {
		t.Errorf("the tile says %q, want %q", got, want)
	}
	if got, want := labels["att.done"], "Xong, 4 người có mặt"; got != want {
		t.Errorf("the primary says %q, want %q", got, want)
	}
	if labels["att.undo"] == "" {
		t.Error("the tap cannot be taken back")
	}
}

// TestEveryScreenIsDrawn: whatever kind of screen the flow shows, some function draws it.
func TestEveryScreenIsDrawn(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for _, s := range []flow.Screen{
		flow.Home{}, flow.Names{}, flow.FindName{}, flow.MyLessons{}, flow.Page{}, flow.Film{}, flow.Question{}, flow.Done{},
		flow.TVRest{}, flow.TVPage{}, flow.TVFilm{}, flow.TVQuestion{}, flow.TVDone{}, flow.TVBlack{},
		flow.Setup{}, flow.SetupOffer{}, flow.SetupWays{}, flow.SetupBackups{}, flow.SetupRecovery{}, flow.TakenOver{}, flow.Enrolment{}, flow.PIN{}, flow.Tonight{}, flow.ChangeDate{}, flow.ChooseLesson{}, flow.ChooseClass{}, flow.NotTonight{}, flow.Attendance{}, flow.WalkIn{},
		flow.Teach{Showing: flow.TVPage{}}, flow.Teach{Showing: flow.TVDone{}, TwoScreens: true}, flow.Close{},
		flow.HandoverUSB{}, flow.HandoverQR{}, flow.Arrived{}, flow.Learners{}, flow.LearnerRecord{}, flow.EditForm{}, flow.Rights{}, flow.AskConsentAgain{}, flow.MergeFind{}, flow.MergeTwo{}, flow.Roster{},
		flow.Settings{}, flow.HallReport{}, flow.Sheets{},
	} {
		t.Run(fmt.Sprintf("%T", s), func(t *testing.T) {
			p := &painter{do: func(flow.Action) {}, cues: galleryCues, lang: "vi"}
			if drawn := p.draw(flow.View{Main: s, TV: s}, s); len(drawn.stage.Pieces()) == 0 {
				t.Error("nothing stands on the stage")
			}
		})
	}
}
