package kit

import (
	"fmt"

	"dendau/assets"
)

// styles are the six looks in which everything is looked at.
func styles(lang string) map[string]Style {
	out := map[string]Style{}
	for scale := range 3 {
		for _, dark := range []bool{false, true} {
			name := fmt.Sprintf("light-%d", scale)
			if dark {
				name = fmt.Sprintf("dark-%d", scale)
			}
			out[name] = Style{Dark: dark, Scale: scale, Lang: lang}
		}
	}
	return out
}

func buttonSheet(s Style) *Stage {
	g := NewStage()
	g.Put(16, 24, 144, 104, RailButton(s, RailBack, false, nothing))
	g.Put(16, 152, 144, 132, Portrait(s, Person{Name: "Bà Lan", Picture: assets.Picture("elder-woman", s.Dark)}))
	g.Put(16, 300, 144, 88, VoiceButton(s, VoiceUsual, nothing))
	g.Put(16, 400, 144, 104, RailButton(s, RailHear, true, nothing))
	g.Put(16, 520, 144, 104, RailButton(s, RailSize, false, nothing))
	g.Put(16, 640, 144, 104, RailButton(s, RailHand, true, nothing))
	g.Put(184, 24, 144, 176, LampSign(s))
	g.Put(340, 24, 1002, 100, Say(s, Display, "Chào cô bác! Ữ Ế Ộ Ẳ"))
	g.Put(340, 120, 1002, 140, NewText(s, Words{Text: "Mời cô bác tìm tên mình để vào học. **ĐẬM Ẵ** và thường, dòng này xuống hàng.", Font: s.Font(Body), Color: Ink2, Rich: true}))
	g.Put(184, 416, 624, 200, NewButton(s, ButtonSpec{Text: "Tìm tên của tôi", Icon: "person", Disc: true, Font: Font{Size: 44, Bold: true, Line: 1.2}, IconSize: 56}, nothing))
	g.Put(184, 640, 192, 104, NewButton(s, ButtonSpec{Kind: Second, Text: "Học thử", Picture: assets.Picture("book", false), Font: Font{Size: 24, Bold: true, Line: 1.2}, IconSize: 44}, nothing))
	g.Put(392, 640, 224, 104, NewButton(s, ButtonSpec{Kind: Second, Text: "Người\nhướng dẫn", Icon: "lock", Font: Font{Size: 24, Bold: true, Line: 1.2}}, nothing))
	focused := NewButton(s, ButtonSpec{Text: "Tiếp theo", Icon: "next", IconAt: IconRight}, nothing)
	focused.focused = true
	g.Put(982, 640, 360, 104, focused)
	down := NewButton(s, ButtonSpec{Text: "Thử lại", Icon: "again"}, nothing)
	down.down = true
	g.Put(982, 500, 360, 104, down)
	g.Put(840, 300, 320, 88, NewButton(s, ButtonSpec{Kind: Second, Text: "3 người vắng ba buổi", Note: "Xem để ghé thăm", Icon: "heart", Chevron: true, Font: Font{Size: 20, Bold: true, Line: 1.3}}, nothing))
	g.Put(1180, 300, 162, 64, NewButton(s, ButtonSpec{Kind: Second, Text: "Lưu", Disabled: true, Font: Font{Size: 24, Bold: true, Line: 1.2}, Radius: 16}, nothing))
	g.Put(840, 400, 277, 88, NewButton(s, ButtonSpec{Kind: TintButton, Text: "Không thấy\ntên tôi", Icon: "question", Font: Font{Size: 24, Bold: true, Line: 1.2}}, nothing))
	g.Put(340, 300, 400, 80, NewLamps(s, LampRow{Total: 6, Lit: 3, Current: 4}))
	return g
}
