package ui

import (
	"time"

	"dendau/storage/record"
	"dendau/ui/flow"
)

// The gallery of those who run classes, of what they did and of the date.
//
//	PIN          pin.forgot
//	settings     settings.hall settings.facilitators settings.journal
//	facilitators back facilitator.<i> facilitators.add facilitators.pin facilitators.goes facilitators.really facilitators.stay
//	new one      back facilitator.next, keys as in setup; pin.<digit> pin.erase pin.ok
//	forgotten    back pin.<digit> pin.erase pin.ok
//	journal      back sheet.prev sheet.next

var staff = append(facilitators[:4:4], flow.Facilitator{Name: "Trần Thị Thử"}, flow.Facilitator{Name: "Huỳnh Ngọc Mẫu Anh"})

var forgot = flow.Forgotten{
	Name: "Lê Văn Mẫu", Colleague: true, Centre: "Trung tâm học tập cộng đồng Lâm Đồng", Kiosk: "A81F3C", Question: "48271930", Answer: "48271",
}

var deeds = flow.Journal{
	Page: 1, Pages: 24,
	Rows: []flow.JournalRow{
		{Day: record.DayAt(2026, 5, 19), At: evening(20, 33), Sure: true, Who: "Lê Văn Mẫu", Deed: "exported", Times: 1},
		{Day: record.DayAt(2026, 5, 19), At: evening(20, 31), Sure: true, Who: "Lê Văn Mẫu", Deed: "closed", Class: "Tối thứ Ba, thứ Năm", Lesson: 8, Times: 1},
		{Day: record.DayAt(2026, 5, 19), At: evening(20, 2), Sure: true, Who: "Nguyễn Thị Ngọc Thùy Linh", Deed: "fixed", About: "Đỗ Văn Mít", Times: 1},
		{Day: record.DayAt(2026, 5, 19), At: evening(19, 6), Sure: true, Who: "Lê Văn Mẫu", Deed: "attendance", Class: "Tối thứ Ba, thứ Năm", Lesson: 8, Times: 3},
		{Day: record.DayAt(2026, 5, 19), At: evening(19, 4), Sure: true, Who: "Lê Văn Mẫu", Deed: "registered", About: "Bùi Thị Mận", Times: 1},
		{Day: record.DayAt(2026, 5, 19), At: evening(19, 2), Sure: true, Who: "Lê Văn Mẫu", Deed: "opened", Class: "Tối thứ Ba, thứ Năm", Lesson: 8, Times: 1},
		{Day: record.DayAt(2026, 5, 19), At: evening(18, 50), Sure: true, Deed: "pinFailed", About: "Phạm Thị Ví Dụ", Times: 2},
		{Day: record.DayAt(2026, 5, 16), Who: "Phạm Thị Ví Dụ", Deed: "date", On: record.DayAt(2026, 5, 16), Times: 1},
		{Day: record.DayAt(2026, 5, 16), Who: "", Deed: "started", Times: 1},
	},
}

var deskMoreCases = []galleryCase{
	{name: "f02-pin-guard", view: at(18, 50, with(signIn, func(s *flow.PIN) {
		s.Commune, s.Facilitators, s.Digits, s.Guarding = "xã Hải Ninh", facilitators[:1], 3, true
	}))},
	{name: "f02-pin-six", view: at(18, 50, with(signIn, func(s *flow.PIN) { s.Commune, s.Facilitators, s.Chosen, s.Digits = "xã Hải Ninh", staff, 5, 0 }))},
	{name: "f02-forgotten", view: at(18, 50, forgot)},
	{name: "f02-forgotten-wrong", view: at(18, 50, with(forgot, func(s *flow.Forgotten) { s.Answer, s.Wrong, s.Colleague = "", true, false }))},
	{name: "f02-forgotten-wait", view: at(18, 50, with(forgot, func(s *flow.Forgotten) { s.Answer, s.Wait = "", 15*time.Minute }))},
	{name: "f02-forgotten-nocentre", view: at(18, 50, with(forgot, func(s *flow.Forgotten) { s.Question = "" }))},
	{name: "f02-forgotten-alone", view: at(18, 50, with(forgot, func(s *flow.Forgotten) { s.Question, s.Colleague = "", false }))},
	{name: "f02-forgotten-notice", view: noticed(forgot)},
	{name: "f13-facilitators", view: at(20, 40, flow.Facilitators{All: facilitators, Chosen: -1})},
	{name: "f13-facilitators-own", view: at(20, 40, flow.Facilitators{All: facilitators, Chosen: 0, Own: true})},
	{name: "f13-facilitators-other", view: at(20, 40, flow.Facilitators{All: staff, Chosen: 2, Full: true})},
	{name: "f13-facilitators-goes", view: at(20, 40, flow.Facilitators{All: facilitators[:2], Chosen: 1, Asking: true})},
	{name: "f13-facilitators-last", view: at(20, 40, flow.Facilitators{All: facilitators[:1], Chosen: 0, Own: true, Last: true})},
	{name: "f13-facilitators-notice", view: noticed(flow.Facilitators{All: facilitators, Chosen: 1})},
	{name: "f13-facilitator-new", view: at(20, 40, flow.NewFacilitator{Name: "Phạm Thị Dụ", CanGoOn: true})},
	{name: "f13-facilitator-twin", view: at(20, 40, flow.NewFacilitator{Name: "Lê Văn Mẫu", Twin: true})},
	{name: "f13-newpin", view: at(20, 40, flow.NewPIN{Name: "Phạm Thị Dụ", Digits: 4})},
	{name: "f13-newpin-again", view: at(20, 40, flow.NewPIN{Name: "Nguyễn Thị Ngọc Thùy Linh", Digits: 6, Again: true, CanGoOn: true, Own: true})},
	{name: "f13-newpin-mismatch", view: at(20, 40, flow.NewPIN{Name: "Lê Văn Mẫu", Mismatch: true, Reset: true})},
	{name: "f13-newpin-notice", view: noticed(flow.NewPIN{Name: "Lê Văn Mẫu", Digits: 6, CanGoOn: true})},
	{name: "f13-journal", view: at(20, 40, deeds)},
	{name: "f13-journal-none", view: at(20, 40, flow.Journal{Page: 1, Pages: 1})},
	{name: "f03-date-doubt", view: at(0, 3, flow.ChangeDate{Date: record.DayAt(2026, 5, 21), Doubted: true, Clock: record.DayAt(2009, 1, 1)})},
}
