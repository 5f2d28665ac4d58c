package ui

import (
	"dendau/storage/record"
	"dendau/ui/flow"
)

// The gallery of the hall's own room: its name, its hamlets, and how long names stay in the evenings.

var hallNow = flow.HallForm{
	Name: "Nhà văn hóa thôn 2", Commune: "xã Hải Ninh", At: -1, Days: 90, Choices: []int{30, 60, 90, 180, 0},
	Hamlets: []flow.HamletRow{{Name: "thôn 1", People: 14}, {Name: "thôn 2", People: 22}, {Name: "thôn 3", People: 1}},
}

var hallFull = with(hallNow, func(s *flow.HallForm) {
	s.Name = "Trung tâm học tập cộng đồng và Nhà sinh hoạt văn hóa khu phố Tân Phước Đông"
	s.Days, s.Full, s.AgedTo = 0, true, record.DayAt(2026, 2, 12)
	s.Hamlets = append([]flow.HamletRow{{Name: "khu phố Tân Phước Đông 2", People: 9}}, s.Hamlets...)
	for _, name := range []string{"thôn Phú Hưng", "xóm Gò", "ấp Bình An", "bản K’ Long", "tổ dân phố 12"} {
		s.Hamlets = append(s.Hamlets, flow.HamletRow{Name: name})
	}
})

var picking = flow.JournalPick{
	Staff: []string{"Lê Văn Mẫu", "Phạm Thị Ví Dụ", "Nguyễn Thị Ngọc Thùy Linh", "Trần Thị Thử"}, Chosen: 3, First: record.DayAt(2026, 4, 16), Last: record.DayAt(2026, 5, 19), Found: 214,
}

var hallCases = []galleryCase{
	{name: "f13-journal-pick", view: at(20, 40, picking)},
	{name: "f13-journal-pick-day", view: at(20, 40, with(picking, func(s *flow.JournalPick) {
		s.Staff, s.Chosen, s.Day, s.Found = append(s.Staff[:4:4], "Huỳnh Ngọc Mẫu Anh", "Lê Thị Thử", "Trần Văn Mẫu", "Võ Thị Dụ"), 0, record.DayAt(2026, 5, 12), 1
	}))},
	{name: "f13-journal-pick-none", view: at(20, 40, flow.JournalPick{})},
	{name: "f13-journal-of", view: at(20, 40, with(deeds, func(s *flow.Journal) {
		s.By, s.Day, s.Pages = "Nguyễn Thị Ngọc Thùy Linh", record.DayAt(2026, 5, 19), 1
	}))},
	{name: "f13-journal-about", view: at(20, 40, with(deeds, func(s *flow.Journal) { s.Rows, s.About, s.OfRecord, s.Pages = s.Rows[2:5], "Bùi Thị Mận", true, 1 }))},
	{name: "f13-journal-of-none", view: at(20, 40, flow.Journal{By: "Lê Văn Mẫu", Page: 1, Pages: 1})},
	{name: "f13-hall", view: at(20, 40, hallNow)},
	{name: "f13-hall-full", view: at(20, 40, hallFull)},
	{name: "f13-hall-notice", view: noticed(hallNow)},
	{name: "f13-hall-name", view: at(20, 40, with(hallNow, func(s *flow.HallForm) { s.Typing, s.Text, s.CanKeep = true, "Nhà văn hóa thôn Đông", true }))},
	{name: "f13-hall-hamlet", view: at(20, 40, with(hallNow, func(s *flow.HallForm) {
		s.Typing, s.At, s.Text, s.CanKeep, s.CanGo = true, 1, "xóm Đông", true, true
	}))},
	{name: "f13-hall-twin", view: at(20, 40, with(hallNow, func(s *flow.HallForm) { s.Typing, s.At, s.Text, s.Twin = true, 3, "thôn 1", true }))},
	{name: "f13-hall-new", view: at(20, 40, with(hallNow, func(s *flow.HallForm) { s.Typing, s.At = true, 3 }))},
	{name: "f13-hall-gone", view: at(20, 40, with(hallFull, func(s *flow.HallForm) { s.Typing, s.Asking, s.CanGo, s.At = true, true, true, 0 }))},
}
