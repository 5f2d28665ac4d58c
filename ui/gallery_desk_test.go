package ui

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// The facilitator's screens, by hand. Every piece that can be pressed has one of these ids:
//
//	setup       setup.next setup.back key.<letter> key.<digit> key.tone.<s f r x j> key.shift key.erase key.space key.method commune.<code> pin.<digit> pin.erase
//	PIN         facilitator.<i> pin.<digit> pin.erase pin.open pin.home
//	tonight     tonight.open .cancel .date .class .lesson .lock .handover .arrived .learners .alone .report .more; more.<door>
//	plan        back date.minus date.plus date.month.minus date.month.plus date.year.minus date.year.plus date.ok lesson.<id> class.<i> class.new reason.<i> cancel.ok
//	attendance  att.<learner id> att.undo att.new att.done att.back sheet.prev sheet.next
//	walk-in     walkin.name walkin.year sex.female sex.male hamlet.<i> consent.yes consent.no walkin.add walkin.cancel walkin.same.<i> walkin.typed back, keys as in setup
//	teach       teach.prev .next .hear .cover .reveal .attendance .end hand.<i>.plus hand.<i>.minus film.play film.again film.slow film.subtitles
//	close       close.handover close.later close.back
//	hand over   handover.done (only when it is) .later .another .phone .stick .back qr.speed.<i> qr.done
//	arrived     arrived.handover arrived.back sheet.prev sheet.next
//	rooms       back learners.add settings.lang settings.dark settings.back report.back sheet.prev sheet.next
//	everywhere  notice.dismiss

// at shows a screen at an hour of the evening.
func at(hour, minute int, s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View { return flow.View{Now: evening(hour, minute), Main: s} }
}

// noticed is a screen after something went wrong.
func noticed(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View {
		return flow.View{Now: evening(18, 52), Main: s, Notice: &flow.Notice{Key: "errors.disk"}}
	}
}

var fits = []flow.Commune{
	{Code: "23020", Kind: "xã", Name: "Hải Ninh"}, {Code: "23128", Kind: "xã", Name: "Hàm Kiệm"}, {Code: "23095", Kind: "xã", Name: "Hàm Liêm"},
	{Code: "23236", Kind: "xã", Name: "Hàm Tân"}, {Code: "23122", Kind: "xã", Name: "Hàm Thạnh"}, {Code: "22933", Kind: "phường", Name: "Hàm Thắng"},
}

func setupAt(step flow.SetupStep) flow.Setup {
	s := flow.Setup{Step: step, Hall: "nhà văn hóa thôn Thử", Query: "ha", Communes: fits, More: 3, Commune: &fits[0], Facilitator: "Lê Văn Mẫu", CanGoOn: true}
	if step >= flow.SetupPIN {
		s.Digits = 4
	}
	return s
}

func with[S any](s S, change func(*S)) S {
	change(&s)
	return s
}

var facilitators = []flow.Facilitator{{Name: "Lê Văn Mẫu"}, {Name: "Phạm Thị Ví Dụ"}, {Name: "Nguyễn Thị Ngọc Thùy Linh"}, {Name: "K' Brối"}}

var signIn = flow.PIN{Hall: "Điểm học thôn Thử", Facilitators: facilitators[:2], Digits: 6}

var tonight = flow.Tonight{
	Facilitator: "Lê Văn Mẫu", Hall: "Điểm học thôn Thử", Commune: "xã Hải Ninh", Date: record.DayAt(2026, 5, 19), Class: "Tối thứ Ba, thứ Năm", Members: 39,
	Lesson: lessonRef(8), Minutes: 35, Road: flow.Road{Here: may(16), OnTheWay: may(14), Carried: record.DayAt(2026, 5, 15), Arrived: record.DayAt(2026, 5, 12), Count: 12},
}

func yes(b bool) *bool { return &b }

var newcomer = flow.WalkIn{
	PersonForm: flow.PersonForm{
		Name: "Bùi Thị Mận", Year: "1953", Age: 73, Sex: record.Female, Hamlets: []string{"Thử", "Mẫu", "Ví Dụ"}, Hamlet: 1, Address: "ba",
		Person: flow.Person{Address: "ba", Given: "Mận", Display: "Thị Mận", Full: "Bùi Thị Mận", Year: 1953, Hamlet: "Mẫu", Sex: record.Female, Elder: true},
	},
	Consent: yes(true), AskedAt: evening(19, 4), CanAdd: true, Class: true,
}

// teaching is the presenter's window over what the TV shows.
func teaching(showing, next flow.Screen) flow.Teach {
	s := flow.Teach{
		Class: "Lớp Ánh Sáng", Lesson: lessonRef(4), TwoScreens: true, Showing: showing, Next: next, Elapsed: 24*time.Minute + 13*time.Second, Here: 32, Members: 36,
		Away: []flow.Person{listedPerson(11), listedPerson(21), listedPerson(28), listedPerson(32)}, CanBack: true,
		Notes: []content.Text{
			vien("Đọc câu hỏi hai lần, chậm.", "Read the question twice, slowly."), vien("Mời giơ thẻ A, B hoặc C. Chờ mọi người nghĩ.", "Ask for card A, B or C. Let everyone think."),
			vien("Hỏi một người: “Vì sao bác chọn B?”", "Ask one person: “Why did you choose B?”"), vien("Nói lại: ngân hàng không bao giờ hỏi mã OTP.", "Repeat: a bank never asks for the code."),
		},
	}
	if q, ok := showing.(flow.TVQuestion); ok {
		s.Hands, s.Reveal, s.Raised = q.Hands, q.Reveal, []flow.Person{lan}
	}
	return s
}

var (
	tvPage4   = flow.TVPage{Page: flow.Page{Frame: read(frame(4, 4, 6), 2), Page: otpPage}}
	tvPage5   = flow.TVPage{Page: flow.Page{Frame: frame(4, 5, 6), Page: longPage}}
	tvHands   = flow.TVQuestion{Frame: frame(4, 2, 5), Item: otpItem, Hands: []int{3, 21, 4}, Here: 32}
	tvLong    = flow.TVQuestion{Frame: frame(8, 3, 5), Item: longItem, Hands: []int{0, 2, 26}, Here: 28, Reveal: true}
	tvFilming = flow.TVFilm{Film: film(flow.Film{Playing: true, Subtitles: true})}
	tvEnd     = flow.TVDone{
		Lesson: lessonRef(4), Remember: said("Không đọc mã OTP cho bất kỳ ai.", "Never read an OTP to anyone."),
		Practice: vien("Mỗi người tự nghĩ một mật khẩu dài, không nói ra cho ai nghe.", "Everyone makes up one long password and keeps it secret."),
	}
)

// alone is the same with one screen.
func alone(showing, next flow.Screen) flow.Teach {
	return with(teaching(showing, next), func(s *flow.Teach) { s.TwoScreens = false })
}

func handsRow(right int, remind bool, counts ...int) flow.HandsRow {
	return flow.HandsRow{Question: longItem.Question.Text, Counts: counts, Right: right, Remind: remind}
}

var closed = flow.Close{
	Class: "Tối thứ Ba, thứ Năm", Lesson: lessonRef(8), Here: 36, Away: 4, New: 1, From: evening(19, 2), To: evening(20, 31), Pages: 7, PagesOf: 7, Films: 1, FilmsOf: 1,
	Hands: []flow.HandsRow{handsRow(1, false, 3, 31, 2), handsRow(2, false, 6, 4, 26), handsRow(0, true, 19, 15, 2), handsRow(1, false, 1, 34, 1), handsRow(0, false, 30, 2, 4)},
	Kept:  evening(20, 31),
}

var stick = flow.HandoverUSB{
	Hall: "Điểm học thôn Thử", Commune: "xã Hải Ninh", Step: flow.BundlesCompared, Stick: "HAI-NINH-02", Free: 5_800_000_000, Receipts: 1,
	Arrived: record.DayAt(2026, 5, 14), Sessions: may(16, 19), Kept: evening(20, 34),
}

func stickAt(step flow.HandoverStep, failed string, noCentre bool) flow.HandoverUSB {
	return with(stick, func(s *flow.HandoverUSB) { s.Step, s.Failed, s.NoCentre = step, failed, noCentre })
}

var phone = flow.HandoverQR{Sessions: may(14, 16, 19), Code: code(), Shown: 12 * time.Second, Usual: 20 * time.Second, Speed: 1}

var onTheRoad = flow.Arrived{
	Rows: roadRows(), Road: flow.Road{Here: may(16, 19), OnTheWay: may(14), Carried: record.DayAt(2026, 5, 15), Arrived: record.DayAt(2026, 5, 12), Count: 12},
	Receipt: &flow.ReceiptView{Issued: record.DayAt(2026, 5, 13), Sessions: 12, UpTo: record.DayAt(2026, 5, 12), Code: "482719305566"}, Page: 1, Pages: 2,
	Carried: &flow.CustodyRow{Day: record.DayAt(2026, 5, 15), At: evening(17, 34), Way: record.ByStick, Stick: "HAI-NINH-02"}, Handed: true,
}

var chosen = flow.Settings{
	Lang: "vi", Hall: "Điểm học thôn Thử", Commune: "xã Hải Ninh", Kiosk: "K7Q2", Program: "0.2.0", Centre: "Trung tâm học tập cộng đồng Lâm Đồng",
	Packs: []flow.PackRef{{Title: vien("Bình dân học vụ số", "Digital skills for everyone"), ID: "bdhvs", Version: 1, Lessons: 12}, {ID: "goi-thu.ddp", Bad: "pack.damaged"}},
}

var deskCases = []galleryCase{
	{name: "f01-setup", view: at(18, 40, setupAt(flow.SetupCommune))},
	{name: "f01-setup-hall", view: at(18, 40, setupAt(flow.SetupHall))},
	{name: "f01-setup-empty", view: at(18, 40, flow.Setup{Centre: true, Keys: flow.KeyMode{Shift: true}})},
	{name: "f01-setup-facilitator", view: at(18, 40, setupAt(flow.SetupFacilitator))},
	{name: "f01-setup-pin", view: at(18, 40, setupAt(flow.SetupPIN))},
	{name: "f01-setup-mismatch", view: at(18, 40, with(setupAt(flow.SetupPIN), func(s *flow.Setup) { s.Mismatch, s.CanGoOn, s.Digits = true, false, 0 }))},
	{name: "f02-pin", view: at(18, 50, signIn)},
	{name: "f02-pin-wrong", view: at(18, 50, with(signIn, func(s *flow.PIN) { s.Facilitators, s.Chosen, s.Digits, s.Wrong = facilitators, 2, 0, true }))},
	{name: "f02-pin-wait", view: at(18, 50, with(signIn, func(s *flow.PIN) { s.Facilitators, s.Digits, s.Wait = facilitators[:1], 0, 30*time.Second }))},
	{name: "f02-pin-leave", view: at(18, 50, with(signIn, func(s *flow.PIN) { s.Facilitators, s.Digits, s.Leaving = facilitators[:3], 0, true }))},
	{name: "f03-tonight", view: at(18, 52, tonight)},
	{name: "f03-tonight-first", view: at(18, 52, flow.Tonight{Facilitator: "Lê Văn Mẫu", Hall: "Nhà văn hóa thôn Thử", Commune: "xã Hải Ninh", Date: record.DayAt(2026, 5, 19), Lesson: lessonRef(1), Minutes: 40})},
	{name: "f03-tonight-open", view: at(19, 40, with(tonight, func(s *flow.Tonight) { s.Open = true }))},
	{name: "f03-tonight-doubt", view: at(18, 52, with(tonight, func(s *flow.Tonight) { s.ClockDoubt, s.Lesson = true, lessonRef(10) }))},
	{name: "f03-tonight-notice", view: noticed(tonight)},
	{name: "f01-setup-notice", view: noticed(setupAt(flow.SetupFacilitator))},
	{name: "f02-pin-notice", view: noticed(signIn)},
	{name: "l16-teach-notice", view: noticed(teaching(tvHands, tvPage5))},
	{name: "f08-qr-notice", view: noticed(phone)},
	{name: "f03-date", view: at(18, 53, flow.ChangeDate{Date: record.DayAt(2026, 5, 19)})},
	{name: "f03-lessons", view: at(18, 53, flow.ChooseLesson{Tiles: tiles(1, 12)})},
	{name: "f03-classes", view: at(18, 53, flow.ChooseClass{Classes: []flow.ClassRef{{Name: "Tối thứ Ba, thứ Năm", Members: 39}, {Name: "Sáng thứ Bảy", Members: 17}, {Name: "Lớp 3"}}})},
	{name: "f03-cancel", view: at(18, 53, flow.NotTonight{Date: record.DayAt(2026, 5, 19), Reasons: []string{"rain", "power", "festival", "busy", "other"}, Chosen: -1})},
	{name: "f03-cancel-chosen", view: at(18, 53, flow.NotTonight{Date: record.DayAt(2026, 5, 19), Reasons: []string{"rain", "power", "festival", "busy", "other"}, Chosen: 1})},
	{name: "f04-attendance", view: at(19, 6, taken(40, true))},
	{name: "f04-attendance-60", view: at(19, 6, with(taken(60, true), func(s *flow.Attendance) { s.Sheets = 2 }))},
	{name: "f04-attendance-5", view: at(19, 6, with(taken(5, false), func(s *flow.Attendance) { s.CanUndo = false }))},
	{name: "f04-attendance-none", view: at(19, 6, flow.Attendance{Sheet: 1, Sheets: 1})},
	{name: "f05-walkin", view: at(19, 4, newcomer)},
	{name: "f05-walkin-empty", view: at(19, 4, flow.WalkIn{PersonForm: flow.PersonForm{Hamlets: []string{"thôn 1", "thôn 2", "thôn 3", "thôn 4", "thôn 5", "thôn 6", "thôn 7"}, Hamlet: -1}, Class: true})},
	{name: "f05-walkin-alike", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) {
		s.Alike, s.Consent, s.CanAdd = []flow.Person{listedPerson(39), lan}, yes(false), true
	}))},
	{name: "f05-walkin-typing", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) { s.Typing, s.Alike = true, []flow.Person{listedPerson(39)} }))},
	{name: "f05-walkin-year", view: at(19, 4, with(newcomer, func(s *flow.WalkIn) { s.Typing, s.Field, s.Year = true, flow.FieldYear, "195" }))},
	{name: "l16-teach-question", view: at(19, 54, teaching(tvHands, tvPage5))},
	{name: "l16-teach-page", view: at(19, 54, teaching(tvPage4, tvFilming))},
	{name: "l16-teach-film", view: at(19, 54, teaching(tvFilming, tvHands))},
	{name: "l16-teach-told", view: at(19, 54, teaching(tvLong, tvEnd))},
	{name: "l16-teach-end", view: at(19, 54, with(teaching(tvEnd, nil), func(s *flow.Teach) { s.Black, s.Away, s.Raised = true, nil, []flow.Person{lan, nam} }))},
	{name: "l16-alone-page", view: at(19, 54, alone(tvPage4, tvFilming))},
	{name: "l16-alone-page-long", view: at(19, 54, alone(tvPage5, tvHands))},
	{name: "l16-alone-film", view: at(19, 54, alone(tvFilming, tvHands))},
	{name: "l16-alone-question", view: at(19, 54, alone(tvHands, tvPage5))},
	{name: "l16-alone-told", view: at(19, 54, alone(tvLong, tvEnd))},
	{name: "l16-alone-practice", view: at(19, 54, with(alone(flow.TVPractice{Practice: playing(phonePractices[1].p)}, tvEnd), func(s *flow.Teach) { s.Together, s.CanRelay = true, true }))},
	{name: "l16-alone-practice-signs", view: at(19, 54, with(alone(flow.TVPractice{Practice: playing(scam)}, tvEnd), func(s *flow.Teach) { s.Together, s.CanRelay = true, true }))},
	{name: "l16-alone-end", view: at(19, 54, alone(tvEnd, nil))},
	{name: "f06-close", view: at(20, 31, closed)},
	{name: "f06-close-none", view: at(20, 31, with(closed, func(s *flow.Close) { s.Hands, s.Closed, s.New = nil, true, 0 }))},
	{name: "f07-usb", view: at(20, 34, stick)},
	{name: "f07-usb-wait", view: at(20, 34, stickAt(flow.StickWaited, "", false))},
	{name: "f07-usb-writing", view: at(20, 34, stickAt(flow.ReceiptsRead, "", false))},
	{name: "f07-usb-failed", view: at(20, 34, stickAt(flow.ReceiptsRead, "handover.error.changed", false))},
	{name: "f07-usb-no-centre", view: at(20, 34, stickAt(flow.StickWaited, "", true))},
	{name: "f08-qr", view: at(20, 33, phone)},
	{name: "f08-qr-still", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Still = true }))},
	{name: "f08-qr-none", view: at(20, 33, flow.HandoverQR{NoCentre: true, Speed: 1})},
	{name: "f09-arrived", view: at(20, 32, onTheRoad)},
	{name: "f09-arrived-none", view: at(20, 32, flow.Arrived{Page: 1, Pages: 1})},
	{name: "f09-arrived-mixed", view: at(20, 32, with(onTheRoad, func(s *flow.Arrived) { s.Rows, s.Page = roadRows()[2:6], 2 }))},
	{name: "f10-learners", view: at(20, 40, flow.Learners{People: listedRows(32), Sheet: 1, Sheets: 2, Total: 55, Found: 55})},
	{name: "f10-learners-none", view: at(20, 40, flow.Learners{Sheet: 1, Sheets: 1})},
	{name: "f13-settings", view: at(20, 40, chosen)},
	{name: "f13-settings-none", view: at(20, 40, flow.Settings{Lang: "en", Dark: true, Hall: "Điểm học thôn Thử", Commune: "xã Hải Ninh", Kiosk: "K7Q2", Program: "0.2.0"})},
}
