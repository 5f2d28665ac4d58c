package kit

import (
	"strings"
	"time"

	"dendau/assets"
	"dendau/ui/media"
)

func init() {
	sheets["setup"] = sheetSetup
	sheets["pin"] = sheetPIN
	sheets["tonight"] = sheetTonight
	sheets["attendance"] = sheetAttendance
	sheets["walkin"] = sheetWalkIn
	sheets["close"] = sheetClose
	sheets["stick"] = sheetStick
	sheets["qr"] = sheetQR
	sheets["arrived"] = sheetArrived
	sheets["tvpage"] = sheetTVPage
	sheets["tvquestion"] = sheetTVQuestion
	sheets["presenter"] = sheetPresenter
	sheets["film"] = sheetFilm
}

func sheetSetup(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 432, 768, NightPanel(s, true))
	for i, step := range []NightStep{{1, "Điểm học", "Nhà văn hóa thôn Thử", true, false}, {2, "Xã, phường", "Đang chọn", false, true}, {3, "Người hướng dẫn", "", false, false}, {4, "Mã PIN", "", false, false}} {
		g.Put(48, 170+74*float32(i), 360, 64, NewNightStep(s, step))
	}
	g.Put(480, 40, 838, 48, Say(s, DeskHeadline, "Điểm học ở xã, phường nào?"))
	g.Put(480, 140, 838, 76, Field(s, FieldSpec{Text: "ha", Focused: true, Icon: "search", Hint: "còn 3 nơi nữa, gõ thêm chữ"}, nothing))
	for i, name := range []string{"xã Hải Ninh", "xã Hàm Kiệm", "xã Hàm Liêm", "phường Hàm Thắng"} {
		g.Put(480+427*float32(i%2), 236+100*float32(i/2), 411, 84, Choice(s, ChoiceSpec{Text: name, Note: "mã 23020", Disc: true, Chosen: i == 0, Size: 24}, nothing))
	}
	g.Put(1006, 664, 312, 78, NewButton(s, ButtonSpec{Text: "Chọn xã Hải Ninh", Icon: "next", IconAt: IconRight, IconSize: 28, Font: Font{Size: 24, Bold: true, Line: 1.2}}, nothing))
	return g
}

func sheetPIN(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 432, 768, NightPanel(s, false))
	g.Put(544, 32, 347, 84, Choice(s, ChoiceSpec{Text: "Lê Văn Mẫu", Note: "người hướng dẫn", Avatar: "M", Chosen: true}, nothing))
	g.Put(907, 32, 347, 84, Choice(s, ChoiceSpec{Text: "Phạm Thị Ví Dụ", Note: "người hướng dẫn", Avatar: "V"}, nothing))
	g.Put(765, 204, 268, 28, PINDots(s, 4, 6))
	return g
}

func bar(s Style, back, title, sub string, buttons ...DeskButton) *Stage {
	return TopBar(s, TopBarSpec{Back: back, OnBack: nothing, Title: title, Sub: sub, Buttons: buttons, Time: "18:52", Date: "Thứ Ba 19/05/2026"})
}

func sheetTonight(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 88, bar(s, "", "Chào anh Mẫu", "Điểm học thôn Thử · xã Hải Ninh", DeskButton{Text: "Khóa lại", Icon: "lock", OnPress: nothing}))
	g.Put(40, 88, 838, 556, NewCard(s))
	g.Put(81, 116, 756, 48, Say(s, DeskHeadline, "Buổi học tối nay"))
	g.Put(81, 191, 756, 80, FactRow(s, FactSpec{Icon: "calendar", Label: "Ngày", Value: "Thứ Ba, 19/05/2026", Change: "Sửa ngày", OnChange: nothing}))
	g.Put(81, 305, 756, 80, FactRow(s, FactSpec{Icon: "people", Label: "Lớp", Value: "Tối thứ Ba, thứ Năm · 39 người", Change: "Lớp khác", OnChange: nothing}))
	g.Put(81, 419, 756, 80, FactRow(s, FactSpec{Picture: assets.Picture("shield", false), Label: "Bài 8 · khoảng 35 phút", Value: "Nhận biết lừa đảo", Change: "Bài khác", OnChange: nothing}))
	g.Put(81, 521, 449, 94, NewButton(s, ButtonSpec{Text: "Đúng rồi, mở buổi học", Icon: "check", IconSize: 32, Font: Font{Size: 28, Bold: true, Line: 1.2}}, nothing))
	g.Put(546, 521, 291, 92, NewButton(s, ButtonSpec{Kind: Second, Text: "Tối nay không học", Icon: "rain", IconSize: 28, Font: Font{Size: 22, Bold: true, Line: 1.2}, Ink: Ink}, nothing))
	g.Put(902, 553, 424, 95, NewButton(s, ButtonSpec{Kind: Second, Text: "3 người vắng ba buổi liền", Note: "Xem để ghé thăm", Icon: "heart", IconSize: 36, Chevron: true, Font: Font{Size: 20, Bold: true, Line: 1.4}, Radius: 28}, nothing))
	for i, state := range []CarryState{StateKept, StateWaiting, StateArrived, StateNotHeld, StateLook, StateForked} {
		g.Put(932+60*float32(i), 198, 34, 34, CarryGlyph(s, state, "x"))
	}
	return g
}

func sheetAttendance(s Style) *Stage {
	g := NewStage()
	top := TopBar(s, TopBarSpec{Back: "Quay lại", OnBack: nothing, Title: "Điểm danh", Sub: "Chỉ chạm tên người **vắng**", Lead: true,
		Buttons: []DeskButton{{Text: "Tìm tên", Icon: "search", OnPress: nothing}, {Text: "Người mới đến", Icon: "plus", OnPress: nothing}}, Time: "19:06", Date: "Thứ Ba 19/05/2026"})
	g.Put(0, 0, 1366, 88, top)
	states := []PresenceState{PresentState, PresentState, AbsentState, PresentState, WalkInState, LateState}
	words := []string{"", "", "vắng", "", "người mới", "đến muộn"}
	for i := range 40 {
		k := i % 6
		g.Put(32+164.3*float32(i%8), 88+116.7*float32(i/8), 152, 104, AttendanceTile(s, PresenceSpec{Family: "Nguyễn Thị", Given: []string{"Ổi", "Chè", "Quýt"}[i%3], Year: "1952", Word: words[k], State: states[k]}, nothing))
	}
	g.Put(0, 672, 1366, 96, ActionBar(s, ActionBarSpec{Left: Counters(s, Count{36, "có mặt"}, Count{4, "vắng"}, Count{1, "người mới"}),
		Buttons: []DeskButton{{Text: "Bỏ chạm vừa rồi", Icon: "undo", OnPress: nothing}},
		Primary: DeskButton{Text: "Xong, 36 người có mặt", Icon: "next", IconAt: IconRight, OnPress: nothing}}))
	return g
}

func sheetWalkIn(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 88, bar(s, "Điểm danh", "Người mới đến", "Chừng mười giây là xong"))
	g.Put(40, 232, 782, 131, NewCard(s))
	g.Put(185, 261, 612, 72, Field(s, FieldSpec{Text: "Bùi Thị Mận", Focused: true, Badge: "Telex"}, nothing))
	g.Put(561, 408, 112, 72, Choice(s, ChoiceSpec{Text: "Nữ", Chosen: true}, nothing))
	g.Put(685, 408, 112, 72, Choice(s, ChoiceSpec{Text: "Nam"}, nothing))
	g.Put(846, 88, 480, 568, NewCard(s))
	g.Put(875, 180, 422, 200, NewText(s, Words{Text: "Lớp học ghi lại tên, năm sinh, giới tính, thôn, những buổi bà đến và những bài bà học.", Font: Font{Size: 22, Line: 1.5}, Color: Ink}))
	g.Put(875, 419, 422, 96, Choice(s, ChoiceSpec{Text: "Đã nghe và đồng ý", Note: "bằng lời nói, lúc 19:04", Disc: true, Chosen: true, Size: 24}, nothing))
	g.Put(875, 531, 422, 96, Choice(s, ChoiceSpec{Text: "Không đồng ý", Note: "vẫn được học, chỉ đếm một người", Disc: true, Size: 24}, nothing))
	g.Put(0, 672, 1366, 96, ActionBar(s, ActionBarSpec{Text: "Trên máy chưa có ai tên Mận, sinh năm 1953.",
		Buttons: []DeskButton{{Text: "Bỏ, không thêm", OnPress: nothing}}, Primary: DeskButton{Text: "Thêm bà Mận vào lớp", Icon: "plus", OnPress: nothing}}))
	return g
}

func sheetClose(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 88, bar(s, "Về bài học", "Kết thúc buổi học", "Tối thứ Ba, thứ Năm · Bài 8: Nhận biết lừa đảo"))
	g.Put(40, 88, 424, 568, NewCard(s))
	g.Put(76, 110, 200, 130, NewText(s, Words{Text: "36", Font: s.Font(DeskHero), Color: Action}))
	g.Put(73, 477, 358, 69, NewButton(s, ButtonSpec{Kind: Second, Text: "In phiếu điểm danh", Icon: "print", IconSize: 28, AtLeft: true, Font: Font{Size: 22, Bold: true, Line: 1.2}, Radius: 16, Ink: Ink}, nothing))
	g.Put(488, 88, 838, 568, NewCard(s))
	for i := range 5 {
		chip := ""
		if i == 2 {
			chip = "nên nhắc lại"
		}
		g.Put(521, 154+96.5*float32(i), 772, 96, HandsRow(s, HandsSpec{Number: i + 1, Question: "Có người xưng công an, bảo chuyển tiền ngay vào tài khoản lạ để điều tra", Counts: []int{3, 31, 2}, Right: 1, Present: 36, Chip: chip}))
	}
	g.Put(0, 672, 1366, 96, ActionBar(s, ActionBarSpec{Left: StatusStrip(s, "Đã lưu trên máy", "lúc 20:31"),
		Buttons: []DeskButton{{Text: "Để hôm khác bàn giao", OnPress: nothing}}, Primary: DeskButton{Text: "Đóng lớp và bàn giao", Icon: "send", OnPress: nothing}}))
	return g
}

func sheetStick(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 88, bar(s, "Quay lại", "Bàn giao bằng USB", "Điểm học thôn Thử · xã Hải Ninh"))
	g.Put(40, 88, 702, 568, NewCard(s))
	g.Put(220, 120, 340, 290, StickPicture(s, true))
	g.Put(80, 425, 622, 130, NewText(s, Words{Text: "Đã ghi xong.\nRút USB được rồi.", Font: s.Font(DeskCounter), Color: Ink, Align: Centre}))
	g.Put(766, 112, 560, 420, StepList(s, []Step{{"Thấy USB", "tên HAI-NINH-02, còn trống 5,8 GB", StepDone}, {"Nhận về 1 giấy báo nhận", "mọi buổi đến 14/05 đã ở trung tâm", StepDone}, {"Ghi 2 buổi học", "16/05 và 19/05", StepDoing}, {"Đọc lại và so khớp", "", StepWaiting}}))
	return g
}

func sheetQR(s Style) *Stage {
	g := NewStage()
	modules := make([][]bool, 93)
	for y := range modules {
		modules[y] = make([]bool, 93)
		for x := range modules[y] {
			modules[y][x] = (x*y+x*7+y*3)%3 == 0
		}
	}
	g.Put(0, 0, 1366, 88, bar(s, "Quay lại", "Bàn giao bằng điện thoại", "3 buổi học: 14/05, 16/05, 19/05"))
	g.Put(40, 88, 648, 648, NewQRPanel(s, modules, "gói dữ liệu"))
	g.Put(728, 88, 598, 230, Numbered(s, []Step{{"Mở trang Người chuyển", "trên điện thoại, không cần mạng", 0}, {"Giơ máy ảnh vào ô bên trái", "cách chừng hai gang tay, giữ yên", 0}}))
	for i, word := range []string{"Chậm", "Thường", "Nhanh"} {
		g.Put(728+203.5*float32(i), 562, 191, 64, Choice(s, ChoiceSpec{Text: word, Chosen: i == 1}, nothing))
	}
	return g
}

func sheetArrived(s Style) *Stage {
	g := NewStage()
	g.Put(40, 88, 838, 568, NewCard(s))
	for i, state := range []CarryState{StateKept, StateKept, StateWaiting, StateArrived, StateArrived, StateNotHeld} {
		g.Put(41, 93+70*float32(i), 836, 70, EveningRow(s, EveningSpec{State: state, Day: "19/05", Weekday: "Thứ Ba", Title: "Bài 8 · Nhận biết lừa đảo", Count: "36 người",
			First: i == 0, Last: i == 5, AboveIsSolid: i > 3, BelowIsSolid: i >= 3, Divider: true, NotHeld: state == StateNotHeld}))
	}
	g.Put(892, 101, 17, 121, Bracket(s, Ink))
	g.Put(892, 242, 17, 50, Bracket(s, AmberEdge))
	return g
}

func sheetTVPage(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 112, TVBar(s, TVBarSpec{"Mật khẩu và mã OTP", "Trang 4", LampRow{Total: 6, Lit: 4, Current: 4}}))
	g.Put(40, 144, 416, 592, PicturePanel(s, PanelSpec{Picture: assets.Picture("done-man", s.Dark), Cover: true}))
	g.Put(504, 186, 840, 90, Say(s, TVTitle, "Mã OTP là gì?"))
	y := float32(286)
	for i, text := range []string{"Mã OTP là dãy số gửi cho riêng mình, chỉ dùng một lần.", "Có mã này, kẻ gian có thể lấy tiền hoặc tài khoản.", "Không đọc mã OTP cho bất kỳ ai."} {
		spec := SentenceSpec{Text: text, Spoken: i == 1, TV: true}
		high := SentenceHeight(s, spec, 862)
		g.Put(480, y, 862, high, Sentence(s, spec))
		y += high + 8
	}
	return g
}

func sheetTVQuestion(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 112, TVBar(s, TVBarSpec{"Cả lớp cùng ôn", "Câu 2", LampRow{Total: 5, Lit: 2, Current: 2}}))
	g.Put(40, 130, 1286, 150, Say(s, TVQuestion, "Người xưng là ngân hàng gọi xin mã OTP.\nCô bác làm gì?"))
	for i, text := range []string{"Đọc mã cho xong việc", "Tắt máy, không đọc mã", "Đọc một nửa mã"} {
		g.Put(40, 296+152*float32(i), 1286, 136, TVOption(s, TVOptionSpec{Key: string(rune('A' + i)), Text: text, Count: []int{3, 21, 4}[i], Counted: true, Most: 21, State: map[bool]TVState{true: TVRight}[s.Scale == 1 && i == 1]}).Piece)
	}
	return g
}

func sheetPresenter(s Style) *Stage {
	g := NewStage()
	g.Put(0, 0, 1366, 72, PresenterBar(s, PresenterBarSpec{"Lớp Ánh Sáng", "Bài 4. Mật khẩu và mã OTP", "TV đang chiếu", "Đã học 24 phút", "19:54"}))
	g.Put(24, 124, 576, 324, NewPlate(s, Shape{Fill: Ground, Edge: AmberEdge, EdgeWidth: 4, Radius: 16}))
	g.Put(30, 130, 564, 317, sheetTVQuestion(s))
	g.Put(1014, 88, 328, 344, NewCard(s))
	g.Put(645, 527, 324, 88, NewButton(s, ButtonSpec{Kind: AmberSoftButton, Text: "Bà Lan giơ tay", Note: "1 phút trước", Icon: "hand", AtLeft: true, Font: Font{Size: 22, Bold: true, Line: 1.2}, NoteFont: Font{Size: 20, Line: 1.3}}, nothing))
	return g
}

func sheetFilm(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	player := media.NewFake(map[string]media.FakeClip{"film": {Len: time.Minute}})
	film := NewFilm(s, FilmSpec{Player: player, Poster: assets.Picture("home", false), Alt: "bà gọi video cho cháu", Band: 96})
	film.SetSubtitle("Chạm hình máy quay phim để gọi video.")
	if s.Scale == 1 {
		film.Fail(strings.TrimSpace("Không phát được đoạn phim này. Cô bác bấm Tiếp theo để học tiếp nhé."))
	}
	g.Put(184, 120, 896, 504, film)
	g.Put(1104, 120, 238, 152, NewButton(s, ButtonSpec{Kind: Second, Text: "Xem lại\ntừ đầu", Icon: "again", IconAt: IconTop, IconSize: 52, Font: Font{Size: 28, Bold: true, Line: 1.2}}, nothing))
	g.Put(1104, 296, 238, 152, NewButton(s, ButtonSpec{Kind: Second, Text: "Chậm lại", Icon: "stopwatch", IconAt: IconTop, IconSize: 52, Font: Font{Size: 28, Bold: true, Line: 1.2}}, nothing))
	g.Put(184, 640, 300, 104, NewButton(s, ButtonSpec{Text: "Tạm dừng", Icon: "pause"}, nothing))
	return g
}
