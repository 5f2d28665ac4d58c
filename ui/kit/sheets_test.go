package kit

import (
	"image"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
)

var lan = Person{Name: "Bà Lan", Picture: assets.Picture("elder-woman", false)}

func nothing() {}

func rail(g *Stage, s Style) {
	g.Put(16, 24, 144, 104, RailButton(s, RailBack, false, nothing))
	g.Put(16, 152, 144, 132, Portrait(s, lan))
	g.Put(16, 300, 144, 88, VoiceButton(s, VoiceUsual, nothing))
	g.Put(16, 400, 144, 104, RailButton(s, RailHear, true, nothing))
	g.Put(16, 520, 144, 104, RailButton(s, RailSize, false, nothing))
	g.Put(16, 640, 144, 104, RailButton(s, RailHand, false, nothing))
}

func sheetHome(s Style) *Stage {
	g := NewStage()
	g.Put(16, 24, 144, 176, LampSign(s))
	g.Put(16, 400, 144, 104, RailButton(s, RailHear, false, nothing))
	g.Put(184, 24, 624, 80, NewText(s, Words{Text: "Chào cô bác!", Font: s.Font(Display).Sized(64), Color: Ink}))
	g.Put(184, 112, 624, 44, NewText(s, Words{Text: "Mời cô bác tìm tên mình để vào học.", Font: Font{Size: 30, Line: 1.4}, Color: Ink2}))
	g.Put(184, 184, 624, 208, NewCard(s))
	g.Put(217, 216, 128, 144, CalendarLeaf(s, assets.NewMessages(s.Lang), time.Date(2026, 5, 12, 19, 30, 0, 0, time.UTC)))
	g.Put(377, 270, 400, 40, NewText(s, Words{Text: "Mật khẩu và mã OTP", Font: Font{Size: 34, Bold: true, Line: 1.2}, Color: Ink}))
	g.Put(184, 416, 624, 200, NewButton(s, ButtonSpec{Text: "Tìm tên của tôi", Icon: "person", Trail: "next", Disc: true, Font: Font{Size: 44, Bold: true, Line: 1.2}, IconSize: 56}, nothing))
	g.Put(840, 24, 502, 720, PicturePanel(s, PanelSpec{Picture: assets.Picture("home", s.Dark), Bare: true, Cover: true}))
	return g
}

func sheetNames(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	for i, letters := range []string{"A – Đ", "E – G", "H – L", "M – Q", "S – Y"} {
		g.Put(574+156*float32(i), 24, 144, 104, LetterGroup(s, letters, i == 2, nothing))
	}
	g.Put(184, 52, 380, 50, NewText(s, Words{Text: "Cô bác tên gì?", Font: Font{Size: 40, Bold: true, Line: 1.2}, Color: Ink}))
	for i := range 23 {
		g.Put(184+293*float32(i%4), 156+100*float32(i/4), 277, 88, NameTile(s, NameSpec{Name: "Thị Hằng", Note: "1958 · thôn 4", Suggested: i == 5}, nothing))
	}
	g.Put(1063, 656, 277, 88, NewButton(s, ButtonSpec{Kind: TintButton, Text: "Không thấy\ntên tôi", Icon: "question", Font: Font{Size: 24, Bold: true, Line: 1.2}}, nothing))
	return g
}

func sheetLessons(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	g.Put(184, 24, 1158, 264, NewCard(s))
	g.Put(200, 40, 320, 232, PicturePanel(s, PanelSpec{Picture: assets.Picture("phone", false), Margin: 20, Radius: 20}))
	for i := range 12 {
		x, y := 184+197*float32(i%6), 320+224*float32(i/6)
		if i%6 > 0 {
			g.Put(x-26, y+95, 28, 10, LessonJoin(s, i < 4))
		}
		g.Put(x, y, 173, 200, LessonTile(s, LessonSpec{Number: i + 1, Title: []string{"Mật khẩu", "Dịch vụ công", "Gọi khẩn cấp"}[i%3], Picture: assets.Picture("shield", false), Lit: i < 3, Current: i == 3}, nothing))
	}
	g.Put(552, 196, 300, 64, NewLamps(s, LampRow{Total: 6, Lit: 4, Current: 4, Cell: 46, Height: 38}))
	g.Put(1014, 88, 304, 136, NewButton(s, ButtonSpec{Text: "Học tiếp", Icon: "next", IconAt: IconRight}, nothing))
	return g
}

func sheetPage(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	g.Put(184, 24, 1158, 80, NewHead(s, HeadSpec{"Bài 4", "Mật khẩu và mã OTP", "Trang 4 / 6", LampRow{Total: 6, Lit: 4, Current: 4}}))
	wide := [...]float32{520, 420, 304}[s.size()]
	g.Put(184, 120, wide, 504, PicturePanel(s, PanelSpec{Picture: assets.Picture("done-woman", s.Dark), Cover: s.Scale == 2}))
	left := 184 + wide + 32
	width := 1342 - left
	y := float32(190 - 30*s.Scale)
	g.Put(left+24, y, width-24, 60, Say(s, Title, "Mã OTP là gì?"))
	y += 72
	for i, text := range []string{"Mã OTP là dãy số gửi cho riêng mình, chỉ dùng một lần.", "Có mã này, kẻ gian có thể lấy tiền hoặc tài khoản.", "Không đọc mã OTP cho bất kỳ ai."} {
		spec := SentenceSpec{Text: text, Spoken: i == 1}
		high := SentenceHeight(s, spec, width)
		g.Put(left, y, width, high, Sentence(s, spec))
		y += high + 12
	}
	g.Put(184, 640, 700, 104, Reading(s, "Đang đọc câu 2 trong 3 câu"))
	g.Put(982, 640, 360, 104, NewButton(s, ButtonSpec{Text: "Tiếp theo", Icon: "next", IconAt: IconRight}, nothing))
	return g
}

func questionHead(g *Stage, s Style) {
	rail(g, s)
	g.Put(184, 24, 1158, 80, NewHead(s, HeadSpec{"Ôn lại", "Mật khẩu và mã OTP", "Câu 2 / 5", LampRow{Total: 5, Lit: 2, Current: 2}}))
	g.Put(184, 114, 1158, 110, Say(s, Question, "Có người xưng là nhân viên ngân hàng, gọi xin mã OTP.\nCô bác làm gì?"))
}

func sheetAnswer(s Style, right bool) *Stage {
	g := NewStage()
	questionHead(g, s)
	states := []OptionState{OptionAgain, OptionPlain, OptionPlain}
	fb := FeedbackSpec{Title: "Chưa đúng, mình thử lại nhé", Reason: "Có mã này, kẻ gian lấy được tiền của mình."}
	if right {
		states = []OptionState{OptionDimmed, OptionRight, OptionDimmed}
		fb = FeedbackSpec{Right: true, Title: "Đúng rồi!", Reason: "Ngân hàng không bao giờ hỏi mã OTP, ai hỏi là lừa đảo."}
	}
	texts := []string{"Đọc mã cho xong việc", "Tắt máy, không đọc mã", "Đọc một nửa mã"}
	if s.Scale == 2 {
		for i := range 3 {
			g.Put(184, 348+136*float32(i), 1158, 124, Option(s, OptionSpec{Key: itoa(i + 1), Text: texts[i], State: states[i]}, nothing))
		}
		return g
	}
	y, high := float32(232), float32(120)
	if s.Scale == 1 {
		y, high = 256, 112
	}
	g.Put(184, y, 424, 624-y, FeedbackPanel(s, fb))
	for i := range 3 {
		g.Put(640, y+(high+16)*float32(i), 702, high, Option(s, OptionSpec{Key: itoa(i + 1), Text: texts[i], State: states[i], Picture: assets.Picture("book", false)}, nothing))
	}
	g.Put(184, 640, 780, 104, KeyHint(s, "Cô bác chạm vào câu mình chọn, hoặc bấm phím", "1", "2", "3"))
	return g
}

func sheetDone(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	g.Put(184, 24, 486, 592, DoneScene(s, 4, false, "bà Lan vẫy tay"))
	for i, text := range []string{"6 trang bài học", "5 câu ôn lại", "1 lần tập trên điện thoại"} {
		g.Put(710, 172+84*float32(i), 632, 72, DoneRow(s, assets.Picture([]string{"book", "memo", "phone"}[i], s.Dark), text))
	}
	g.Put(710, 440, 632, 176, RememberCard(s, "Bà nhớ nhé", "Không đọc mã OTP\ncho bất kỳ ai."))
	g.Put(710, 24, 632, 130, NewText(s, Words{Text: "Hôm nay bà Lan\nhọc xong bài 4", Font: s.Font(Display).Sized(52), Color: Ink}))
	return g
}

func sheetBars(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	g.Put(224, 682, 1078, 28, NewProgress(s, IdleBar, 0.62))
	film := NewProgress(s, FilmBar, 0.45)
	g.Put(516, 300, 434, 20, film)
	qr := NewProgress(s, ProgressSpec{Fill: Action, Track: Sand, Mark: 0.8}, 0.48)
	g.Put(516, 340, 548, 34, qr)
	return g
}

func sheetKeys(s Style) *Stage {
	g := NewStage()
	rail(g, s)
	g.Put(184, 88, 536, 96, Field(s, FieldSpec{Text: "Nguyễn Thị La", Focused: true, Learner: true}, nothing))
	g.Put(184, 208, 1158, 536, Keyboard(s, KeyboardSpec{}, func(Key) {}))
	g.Put(744, 88, 290, 96, NameTile(s, NameSpec{Name: "Thị Lan", Note: "1954 · thôn 2", Suggested: true}, nothing))
	return g
}

var sheets = map[string]func(Style) *Stage{
	"home": sheetHome, "names": sheetNames, "lessons": sheetLessons, "page": sheetPage,
	"again": func(s Style) *Stage { return sheetAnswer(s, false) },
	"right": func(s Style) *Stage { return sheetAnswer(s, true) },
	"done":  sheetDone, "bars": sheetBars, "keys": sheetKeys, "buttons": buttonSheet,
}

// TestSheetsDraw draws every family of pieces; with DENDAU_LOOK set to a
// folder, in all six looks, left there for people to look at.
func TestSheetsDraw(t *testing.T) {
	for look6, s := range styles("vi") {
		if os.Getenv("DENDAU_LOOK") == "" && look6 != "light-0" && look6 != "dark-2" {
			continue
		}
		t.Run(look6, func(t *testing.T) {
			start(t, s)
			for name, sheet := range sheets {
				img := shot(t, sheet(s), StageW, StageH)
				look(t, name+"-"+look6, img)
				if coloured(img) < 20 {
					t.Errorf("%s: almost nothing is drawn", name)
				}
			}
		})
	}
}

// coloured counts the different colours on a coarse grid.
func coloured(img image.Image) int {
	seen := map[any]bool{}
	for y := 0; y < img.Bounds().Dy(); y += 4 {
		for x := 0; x < img.Bounds().Dx(); x += 4 {
			seen[img.At(x, y)] = true
		}
	}
	return len(seen)
}

var _ fyne.Widget = (*Stage)(nil)
