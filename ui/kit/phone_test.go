package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/assets"
)

func button(id, text, icon string) PhonePart {
	return PhonePart{ID: id, Kind: PhoneButton, Text: text, Icon: icon, Live: true}
}

func row(id, text, value, icon string) PhonePart {
	return PhonePart{ID: id, Kind: PhoneRow, Text: text, Value: value, Icon: icon, Live: true}
}

func app(id, text, icon string) PhonePart {
	return PhonePart{ID: id, Kind: PhoneApp, Text: text, Icon: icon, Live: true}
}

// phones is one screen of every kind, as the practices of the course have them.
var phones = map[PhoneKind]PhoneSpec{
	PhoneApps: {Kind: PhoneApps, Clock: "08:15", Target: "settings", Hand: true, Parts: []PhonePart{
		app("phone", "Điện thoại", "receiver"), app("contacts", "Danh bạ", "person"), app("messages", "Tin nhắn", "chat"),
		app("camera", "Máy ảnh", "camera"), app("settings", "Cài đặt", "gear"), app("browser", "Trình duyệt", "globe"),
		app("photos", "Ảnh", "star"), app("health", "Sức khỏe", "heart"), app("clock", "Đồng hồ", "clock"),
	}},
	PhoneList: {Kind: PhoneList, Title: "Cài đặt", Parts: []PhonePart{
		{ID: "plane", Kind: PhoneToggle, Text: "Wi-Fi", Icon: "wifi", On: true, Live: true}, row("wifi", "Mạng", "Nhà văn hóa", "link"),
		row("text", "Cỡ chữ", "vừa", "size"), {ID: "sound", Kind: PhoneToggle, Text: "Rung", Live: true}, {ID: "big", Kind: PhoneRow, Text: "Chữ lớn", On: true, Live: true},
	}, Target: "text", Hand: true},
	PhoneKeypad: {Kind: PhoneKeypad, Title: "Gọi điện", Note: "Bấm số rồi bấm Gọi", Written: "11", Target: "2", Hand: true, Parts: []PhonePart{button("call", "Gọi", "receiver")}},
	PhoneChat: {Kind: PhoneChat, Title: "+00 123 456", Note: "Số lạ", Target: "delete", Hand: true, Parts: []PhonePart{
		{ID: PhoneHead, Kind: PhoneNote, Text: "x", Signs: []int{1}},
		{ID: "message", Kind: PhoneBubble, Text: "Chúc mừng! Bác trúng **50 triệu**. Bấm ngay, chỉ còn 10 phút: nhan-qua.vidu", Signs: []int{2, 3}},
		button("delete", "Xóa tin", "trash"), button("open", "Mở liên kết", "link"),
	}},
	PhoneBrowser: {Kind: PhoneBrowser, Title: "dichvucong.vidu", Note: "Dịch vụ công", Parts: []PhonePart{
		{ID: "about", Kind: PhoneNote, Text: "Chọn việc cần làm:"}, {ID: "health", Kind: PhoneLink, Text: "Bảo hiểm y tế", Live: true},
		{ID: "home", Kind: PhoneLink, Text: "Đăng ký thường trú", Live: true}, button("search", "Tìm", "search"),
	}},
	PhoneBank: {Kind: PhoneBank, Title: "Chuyển tiền", Note: "Ngân hàng tập", Parts: []PhonePart{
		{ID: "to", Kind: PhoneField, Text: "Người nhận", Value: "Quán nước Hoa", Live: true}, {ID: "sum", Kind: PhoneField, Text: "Số tiền", Value: "15.000 đồng", Live: true, Signs: []int{1}},
		button("pay", "Trả tiền", "check"), button("stop", "Dừng lại", "close"),
	}},
	PhoneSignIn: {Kind: PhoneSignIn, Title: "Căn cước", Note: "Đăng nhập", Parts: []PhonePart{
		{ID: "number", Kind: PhoneField, Text: "Số căn cước", Value: "000 000 000 000", Live: true}, {ID: "code", Kind: PhoneField, Text: "Mật khẩu", Writing: true, Live: true},
		button("enter", "Vào", "next"),
	}, Written: "abc"},
	PhoneCall: {Kind: PhoneCall, Title: "Cháu Minh", Note: "đang gọi video…", Target: "take", Parts: []PhonePart{
		button("take", "Nghe", "video"), button("leave", "Tắt máy", "hangup"),
	}},
	PhoneCamera: {Kind: PhoneCamera, Title: "Quét mã", Note: "Đưa mã vào khung", Parts: []PhonePart{
		{ID: "code", Kind: PhoneCode, Text: "Quán nước Hoa", Live: true}, button("light", "Bật đèn", "sun"),
	}},
}

// phoneSizes are the phone's places at the three text sizes.
var phoneSizes = [][2]float32{{390, 624}, {560, 720}, {660, 720}}

func TestPhonesFitTheirPlace(t *testing.T) {
	start(t, Style{})
	for kind, spec := range phones {
		for scale, size := range phoneSizes {
			if over := PhoneOverflow(Style{Scale: scale}, size[0], size[1], spec); over > 0 {
				t.Errorf("%s at size %d is %v too high", kind, scale, over)
			}
		}
	}
}

// TestPhoneTargets: what can be tapped is large enough and far enough from its neighbour, at every text size.
func TestPhoneTargets(t *testing.T) {
	start(t, Style{})
	for kind, spec := range phones {
		for scale, size := range phoneSizes {
			stage := Phone(Style{Scale: scale}, size[0], size[1], spec, func(string) {})
			shot(t, stage, size[0], size[1])
			var seen []Node
			for _, n := range Nodes(stage) {
				if !n.CanPress {
					continue
				}
				if n.Size.Width < 76 || n.Size.Height < 75.5 {
					t.Errorf("%s at size %d: %s is %v", kind, scale, n.ID, n.Size)
				}
				for _, other := range seen {
					across := max(n.At.X-other.At.X-other.Size.Width, other.At.X-n.At.X-n.Size.Width)
					down := max(n.At.Y-other.At.Y-other.Size.Height, other.At.Y-n.At.Y-n.Size.Height)
					if max(across, down) < 11.5 {
						t.Errorf("%s at size %d: %s and %s are %v apart", kind, scale, n.ID, other.ID, max(across, down))
					}
				}
				seen = append(seen, n)
			}
		}
	}
}

func TestTappingAPhone(t *testing.T) {
	start(t, Style{})
	var tapped []string
	stage := Phone(Style{}, 390, 624, phones[PhoneKeypad], func(part string) { tapped = append(tapped, part) })
	shot(t, stage, 390, 624)
	for _, id := range []string{"part.1", "part.0", "part.call"} {
		test.Tap(Find(stage, id).(fyne.Tappable))
	}
	if got := fmt.Sprint(tapped); got != "[1 0 call]" {
		t.Errorf("tapped %v", got)
	}
}

func TestGoldenPhones(t *testing.T) {
	for _, kind := range []PhoneKind{PhoneChat, PhoneKeypad, PhoneApps} {
		for name, s := range map[string]Style{"light-0": {}, "dark-2": {Dark: true, Scale: 2}} {
			t.Run(string(kind)+"-"+name, func(t *testing.T) {
				start(t, s)
				size := phoneSizes[s.Scale]
				golden(t, "phone-"+string(kind)+"-"+name, shot(t, Phone(s, size[0], size[1], phones[kind], func(string) {}), size[0], size[1]))
			})
		}
	}
}

func TestMarkupOfAPhone(t *testing.T) {
	for kind, spec := range phones {
		t.Run(string(kind), func(t *testing.T) {
			start(t, Style{})
			stage := Phone(Style{}, 390, 624, spec, func(string) {})
			stage.Resize(fyne.NewSize(390, 624))
			test.AssertObjectRendersToMarkup(t, "phone-"+string(kind)+".xml", stage)
		})
	}
}

func TestBoardTilesAreLarge(t *testing.T) {
	start(t, Style{})
	for n := 1; n <= 12; n++ {
		var tiles []TileSpec
		for i := range n {
			tiles = append(tiles, TileSpec{ID: fmt.Sprint(i), Text: "Cái ấm", Picture: assets.Picture("book", false), Live: true})
		}
		for scale := range 3 {
			stage := Board(Style{Scale: scale}, 1158, 440, BoardSpec{Tiles: tiles}, func(string) {})
			shot(t, stage, 1158, 440)
			for _, tile := range Nodes(stage) {
				if tile.Size.Width < leastTile || tile.Size.Height < leastTile {
					t.Errorf("one of %d tiles at size %d is %v", n, scale, tile.Size)
				}
			}
		}
	}
}

func TestPhoneSheets(t *testing.T) {
	for scale, size := range phoneSizes {
		s := Style{Scale: scale}
		start(t, s)
		g := NewStageOf(size[0]*5+120, size[1]*2+60, StageOptions{})
		for i, kind := range []PhoneKind{PhoneApps, PhoneList, PhoneKeypad, PhoneChat, PhoneBrowser, PhoneBank, PhoneSignIn, PhoneCall, PhoneCamera} {
			g.Put(20+float32(i%5)*(size[0]+20), 20+float32(i/5)*(size[1]+20), size[0], size[1], Phone(s, size[0], size[1], phones[kind], func(string) {}))
		}
		look(t, fmt.Sprintf("phones-%d", scale), shot(t, g, size[0]*5+120, size[1]*2+60))
	}
}
