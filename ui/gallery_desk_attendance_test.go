package ui

import (
	"strings"

	"dendau/storage/record"
	"dendau/ui/flow"
)

// sixty are names of a hall of sixty, none of them anybody's: every given name twice at most, with long ones among them.
func sixty(n int) flow.Attendance {
	s := taken(min(n, 40), false)
	for i := 40; i < n; i++ {
		who := listedPerson(i)
		middle := []string{"Ngọc", "Thanh", "Minh", "Bích"}[i%4]
		words := strings.Fields(who.Full)
		who.Full = strings.Join(append(words[:len(words)-1:len(words)-1], middle, who.Given), " ")
		s.Tiles = append(s.Tiles, flow.AttendanceTile{Person: who, Presence: record.Present})
		s.Here++
	}
	return s
}

// mixed is a list with every mark on it.
func mixed(n, guests int) flow.Attendance {
	return with(sixty(n), func(s *flow.Attendance) {
		s.Tiles[3].Presence, s.Tiles[14].Presence = record.Late, record.LeftEarly
		last := &s.Tiles[len(s.Tiles)-1]
		last.Presence, s.New, s.Guests = record.WalkIn, 1, guests
		s.Here += guests
	})
}

var tuesdayEvening = flow.Evening{
	ID: record.SessionID{ID: record.ID{1}}, Date: record.DayAt(2026, 5, 19), From: evening(19, 2), Class: "Tối thứ Ba, thứ Năm", Lesson: lessonRef(8), Here: 37, Away: 4, Guests: 2, Fixed: 2,
}

func sheetRows(n int, typed string, last int) flow.Reentry {
	s := flow.Reentry{Evening: tuesdayEvening, Typed: typed, Last: last}
	for i, t := range sixty(n).Tiles {
		row := flow.ReentryRow{Name: t.Full, Year: t.Year, Here: i%3 != 1 && i < last}
		if row.Here {
			s.Here++
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func pastEvenings(n int) (all []flow.Evening) {
	for i := range n {
		e := tuesdayEvening
		e.ID.ID[7] = byte(i)
		e.Fixed = []int{0, 2, 0}[i%3]
		e.Lesson = lessonRef(8 - i%8)
		switch i {
		case 1:
			e.From, e.Class, e.Void, e.Here, e.Away = evening(18, 54), "Sáng thứ Bảy", true, 0, 0
		case 0:
		default:
			e.Date -= record.Day(2 + 2*i)
		}
		all = append(all, e)
	}
	return all
}

func pastTaken(void bool) flow.PastList {
	s := flow.PastList{Evening: tuesdayEvening, Sheet: 1, Sheets: 1}
	s.Evening.Void = void
	for i, t := range mixed(40, 0).Tiles {
		tile := flow.PastTile{AttendanceTile: t, Unmarked: i == 25}
		if i == 11 {
			tile.Presence, tile.Fix = record.Present, &flow.Fix{Was: record.Absent, By: "Lê Văn Mẫu", Day: record.DayAt(2026, 5, 21)}
		}
		if i == 18 {
			tile.Presence, tile.Fix = record.LeftEarly, &flow.Fix{Was: record.Late, By: "Nguyễn Thị Ngọc Thùy", Day: record.DayAt(2026, 5, 21)}
		}
		s.Tiles = append(s.Tiles, tile)
	}
	return s
}

var (
	fixReasonKeys = []string{"name", "late", "session", "other"}
	fixing        = flow.FixPresence{
		Evening: tuesdayEvening, Person: listedPerson(11), Now: record.Absent, To: record.Present, Reasons: fixReasonKeys, Chosen: -1,
		Said: []flow.SaidPresence{{Presence: record.Absent, By: "Lê Văn Mẫu", At: evening(19, 6)}},
	}
	fixedTwice = with(fixing, func(s *flow.FixPresence) {
		s.Chosen, s.To = 1, record.Late
		s.Said = append(s.Said[:1:1], flow.SaidPresence{Presence: record.Present, At: evening(19, 40)},
			flow.SaidPresence{Presence: record.LeftEarly, By: "Phạm Thị Ví Dụ", At: evening(21, 2), Fixed: true, Reason: "session"},
			flow.SaidPresence{Presence: record.Absent, By: "Phạm Thị Ví Dụ", At: evening(21, 4), Fixed: true, Reason: "name"})
	})
)

// attendanceCases are the lists of people, of tonight and of evenings before.
var attendanceCases = []galleryCase{
	{name: "f04-list-40", view: at(19, 6, mixed(40, 2))},
	{name: "f04-list-60", view: at(19, 6, mixed(60, 12))},
	{name: "f04-list-late", view: at(19, 6, with(mixed(60, 0), func(s *flow.Attendance) { s.Mark, s.CanUndo = flow.MarkLate, false }))},
	{name: "f04-list-early", view: at(20, 6, with(mixed(40, 1), func(s *flow.Attendance) { s.Mark, s.New = flow.MarkEarly, 0 }))},
	{name: "f04-list-scanned", view: at(19, 6, with(mixed(40, 0), func(s *flow.Attendance) { s.Came = &s.Tiles[9].Person }))},
	{name: "f04-list-sheets", view: at(19, 6, with(mixed(60, 3), func(s *flow.Attendance) { s.Sheets, s.Sheet = 3, 2 }))},
	{name: "f04-more", view: at(19, 8, flow.ListMore{Evening: tuesdayEvening, Rows: 39})},
	{name: "f04-void", view: at(19, 8, flow.VoidEvening{Evening: tuesdayEvening})},
	{name: "f04-void-done", view: at(19, 8, flow.VoidEvening{Evening: with(tuesdayEvening, func(e *flow.Evening) { e.Void = true })})},
	{name: "f04-rows", view: at(19, 8, sheetRows(40, "", 0))},
	{name: "f04-rows-60", view: at(19, 8, sheetRows(60, "47", 44))},
	{name: "f04-rows-marked", view: at(19, 8, sheetRows(60, "", 45))},
	{name: "f04-rows-missing", view: at(19, 8, with(sheetRows(12, "", 9), func(s *flow.Reentry) { s.Missing = true }))},
	{name: "f04-rows-90", view: at(19, 8, sheetRows(90, "", 75))},
	{name: "f04-rows-none", view: at(19, 8, flow.Reentry{Evening: tuesdayEvening})},
	{name: "f04-past", view: at(20, 8, flow.Past{Evenings: pastEvenings(7), Sheet: 1, Sheets: 4})},
	{name: "f04-past-none", view: at(20, 8, flow.Past{Sheet: 1, Sheets: 1})},
	{name: "f04-past-list", view: at(20, 8, pastTaken(false))},
	{name: "f04-past-list-void", view: at(20, 8, pastTaken(true))},
	{name: "f04-past-list-aged", view: at(20, 8, flow.PastList{Evening: tuesdayEvening, Sheet: 1, Sheets: 1, Aged: true})},
	{name: "f04-fix", view: at(20, 9, fixing)},
	{name: "f04-fix-again", view: at(20, 9, fixedTwice)},
	{name: "f04-fix-same", view: at(20, 9, with(fixing, func(s *flow.FixPresence) { s.To, s.Chosen = record.Absent, 0 }))},
	{name: "f04-fix-unmarked", view: at(20, 9, with(fixing, func(s *flow.FixPresence) { s.Said = nil }))},
	{name: "f04-list-notice", view: noticed(mixed(60, 2))},
	{name: "f04-rows-notice", view: noticed(sheetRows(40, "", 12))},
	{name: "f04-more-notice", view: noticed(flow.ListMore{Evening: tuesdayEvening, Rows: 39})},
	{name: "f04-past-notice", view: noticed(flow.Past{Evenings: pastEvenings(7), Sheet: 1, Sheets: 1})},
}
