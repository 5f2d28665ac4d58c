package ui

import (
	"fmt"

	"dendau/content"
	"dendau/ui/flow"
)

// The imitations: a practice of every kind of screen, in the states that it can be in, and boards.

func part(id string, kind content.PartKind, icon, vi, en string, more ...string) content.Part {
	p := content.Part{ID: id, Kind: kind, Icon: icon, Text: vien(vi, en)}
	if len(more) == 2 {
		p.Value = vien(more[0], more[1])
	}
	return p
}

func onPart(p content.Part) content.Part {
	p.On = true
	return p
}

func doing(shortVi, shortEn, vi, en, screen string, tap ...string) content.Step {
	return content.Step{
		Short: vien(shortVi, shortEn), Do: said(vi, en), Screen: screen, Tap: tap,
		Hint: said("Cô bác nhìn xuống dưới cùng, chạm nút màu xanh.", "Look at the bottom and touch the green button."),
	}
}

func playing(p content.Practice) flow.Practice {
	item := content.Item{
		ID: "L08.T1", Type: content.Simulate, Practice: &p, Question: said("Gặp tin nhắn lạ", "A strange message"), Picture: drawn("08-nhan-biet-lua-dao/q2"),
		Why: said("Thấy một điều như vậy là mình dừng lại, không bấm.", "When you see one of these, stop and press nothing."),
	}
	return flow.Practice{Frame: frame(8, 1, 3, lan), Item: item, Steps: len(p.Steps), Help: flow.HelpHint}
}

// scam is the drawn target's.
var scam = content.Practice{
	Device: content.Phone,
	Screens: []content.Imitation{{
		ID: "tin", Kind: content.ScreenChat, Title: vien("+00 123 456", "+00 123 456"), Note: vien("Số lạ", "Unknown number"), Clock: "19:42",
		Parts: []content.Part{
			part("head", content.PartNote, "", "Số lạ", "Unknown number"),
			part("tin", content.PartBubble, "", "Chúc mừng! Bác trúng **50 triệu**. Bấm ngay, chỉ còn **10 phút**: nhan-qua.vidu", "You won **50 million**! Press now, only **10 minutes** left: gift.example"),
			part("xoa", content.PartButton, "trash", "Xóa tin", "Delete"), part("mo", content.PartButton, "link", "Mở liên kết", "Open the link"),
		},
	}},
	Steps: []content.Step{
		doing("Đọc tin nhắn", "Read it", "Đọc tin nhắn.\nĐọc xong, chạm vào tin.", "Read the message.\nThen touch it.", "tin", "tin"),
		doing("Chạm “Xóa tin”", "Touch “Delete”", "Chạm nút “Xóa tin”.\nTin này là lừa đảo. Mình không mở liên kết.", "Touch “Delete”.\nThis message is a scam. Do not open the link.", "tin", "xoa"),
		doing("Chặn số lạ", "Block the number", "Chạm “Chặn số”.", "Touch “Block”.", "tin", "xoa"),
	},
	Signs: []content.Sign{
		{Part: "head", Text: vien("Số lạ", "Unknown number"), Note: vien("mình không quen", "you do not know it")},
		{Part: "tin", Text: vien("Giục gấp", "Hurry"), Note: vien("“chỉ còn 10 phút”", "“only 10 minutes left”")},
		{Part: "tin", Text: vien("Có liên kết", "A link"), Note: vien("bảo mình bấm vào", "you are told to press")},
	},
}

func one(kind content.ImitationKind, title, titleEn, note, noteEn string, do, doEn, tap string, parts ...content.Part) content.Practice {
	return content.Practice{
		Device:  content.Phone,
		Screens: []content.Imitation{{ID: "a", Kind: kind, Title: vien(title, titleEn), Note: vien(note, noteEn), Clock: "08:15", Parts: parts}},
		Steps:   []content.Step{doing("Chạm đúng chỗ", "Touch the place", do, doEn, "a", tap), doing("Xong", "Done", do, doEn, "a", tap)},
	}
}

var phonePractices = []struct {
	name string
	p    content.Practice
}{
	{"apps", one(content.ScreenApps, "", "", "", "", "Chạm vào “Cài đặt”.", "Touch “Settings”.", "settings",
		part("phone", content.PartApp, "receiver", "Điện thoại", "Phone"), part("contacts", content.PartApp, "person", "Danh bạ", "Contacts"), part("messages", content.PartApp, "chat", "Tin nhắn", "Messages"),
		part("camera", content.PartApp, "camera", "Máy ảnh", "Camera"), part("settings", content.PartApp, "gear", "Cài đặt", "Settings"), part("browser", content.PartApp, "globe", "Trình duyệt", "Browser"),
		part("photos", content.PartApp, "star", "Ảnh", "Photos"), part("health", content.PartApp, "heart", "Sức khỏe", "Health"), part("clock", content.PartApp, "clock", "Đồng hồ", "Clock"))},
	{"list", one(content.ScreenList, "Cài đặt", "Settings", "", "", "Chạm hàng “Cỡ chữ”.\nChữ to thì đọc đỡ mỏi mắt.", "Touch “Text size”.\nLarge letters are easier to read.", "text",
		onPart(part("wifi", content.PartToggle, "wifi", "Wi-Fi", "Wi-Fi")), part("net", content.PartRow, "link", "Mạng", "Network", "Nhà văn hóa", "Community hall"),
		part("text", content.PartRow, "size", "Cỡ chữ", "Text size", "vừa", "medium"), part("sound", content.PartToggle, "bell", "Rung", "Vibrate"), onPart(part("big", content.PartRow, "", "Chữ lớn", "Large letters")))},
	{"keypad", one(content.ScreenKeypad, "Gọi khẩn cấp", "Emergency call", "", "", "Bấm số 1, số 1, rồi số 2.\n112 là số gọi khi nguy cấp.", "Press 1, 1 and 2.\n112 is for emergencies.", "1",
		part("call", content.PartButton, "receiver", "Gọi", "Call"))},
	{"browser", one(content.ScreenBrowser, "dichvucong.vidu", "dichvucong.example", "Dịch vụ công", "Public services", "Chạm “Đăng ký thường trú”.", "Touch “Register your home”.", "home",
		part("about", content.PartNote, "", "Chọn việc cần làm:", "Choose what to do:"), part("health", content.PartLink, "", "Bảo hiểm y tế", "Health insurance"),
		part("home", content.PartLink, "", "Đăng ký thường trú", "Register your home"), part("search", content.PartButton, "search", "Tìm", "Search"))},
	{"bank", one(content.ScreenBank, "Chuyển tiền", "Send money", "Ngân hàng tập", "Practice bank", "Xem tên người nhận và số tiền.\nĐúng rồi thì chạm “Trả tiền”.", "Check the name and the sum.\nThen touch “Pay”.", "pay",
		part("to", content.PartField, "", "Người nhận", "To", "Quán nước Hoa", "Hoa’s drinks"), part("sum", content.PartField, "", "Số tiền", "Sum", "15.000 đồng", "15.000 dong"),
		part("pay", content.PartButton, "check", "Trả tiền", "Pay"), part("stop", content.PartButton, "close", "Dừng lại", "Stop"))},
	{"signin", one(content.ScreenSignIn, "Căn cước điện tử", "Identity card", "Đăng nhập", "Sign in", "Chạm ô “Mật khẩu”.", "Touch the field “Password”.", "code",
		part("number", content.PartField, "", "Số căn cước", "Number", "000 000 000 000", "000 000 000 000"), part("code", content.PartField, "", "Mật khẩu", "Password"),
		part("enter", content.PartButton, "next", "Đăng nhập", "Sign in"))},
	{"call", one(content.ScreenCall, "Cháu Minh", "Minh", "đang gọi video", "video call", "Chạm nút “Nghe”.", "Touch “Answer”.", "take",
		part("take", content.PartButton, "video", "Nghe", "Answer"), part("leave", content.PartButton, "hangup", "Tắt máy", "Hang up"))},
	{"call-video", one(content.ScreenCall, "Cháu Minh", "Minh", "02:15", "02:15", "Gọi xong, chạm “Tắt máy”.", "When done, touch “Hang up”.", "leave",
		content.Part{ID: "face", Kind: content.PartPhoto, Text: vien("Cháu Minh", "Minh"), Picture: drawn("03-zalo-goi-video/p3")},
		part("mute", content.PartButton, "mic", "Tắt tiếng", "Mute"), part("leave", content.PartButton, "hangup", "Tắt máy", "Hang up"))},
	{"camera", one(content.ScreenCamera, "Quét mã", "Scan", "Đưa mã vào khung", "Hold the code in the frame", "Mã đã nằm trong khung.\nChạm vào mã.", "The code is in the frame.\nTouch the code.", "code",
		part("code", content.PartCode, "", "Quán nước Hoa", "Hoa’s drinks"), part("light", content.PartButton, "sun", "Bật đèn", "Light"))},
}

func tilesOf(n int) (parts []content.Part) {
	words := []string{"Cái ấm", "The pot", "Quả chuối", "Banana", "Con gà", "Hen", "Cái nón", "Hat", "Bông hoa", "Flower", "Con cá", "Fish", "Cái chén", "Cup", "Quyển sách", "Book", "Ngôi nhà", "House"}
	icons := []string{"lamp", "star", "heart", "home", "sun", "bell", "phone", "book", "home"}
	for i := range n {
		parts = append(parts, part(fmt.Sprintf("t%d", i+1), content.PartTile, icons[i%len(icons)], words[2*i%len(words)], words[(2*i+1)%len(words)]))
	}
	return parts
}

func boardOf(n int) content.Practice {
	return content.Practice{
		Device:  content.Board,
		Screens: []content.Imitation{{ID: "a", Kind: content.ScreenBoard, Parts: tilesOf(n)}},
		Steps: []content.Step{
			doing("Bấm con gà", "Press the hen", "Cô bác bấm vào hình con gà.", "Press the picture of the hen.", "a", "t3"),
			doing("Bấm cái ấm", "Press the pot", "Cô bác bấm vào hình cái ấm.", "Press the picture of the pot.", "a", "t1"),
		},
	}
}

// writingPractice asks for one's own name.
func writingPractice() flow.Practice {
	p := one(content.ScreenSignIn, "Tên của cô bác", "Your name", "", "", "Cô bác gõ tên của mình, rồi bấm “Xong”.", "Write your name, then press “Done”.", "name", part("name", content.PartField, "", "Tên", "Name"))
	p.Steps[0].Tap, p.Steps[0].Type = nil, content.OwnName
	return playing(p)
}

func practiceCases() (cases []galleryCase) {
	add := func(name string, s flow.Practice) {
		cases = append(cases, galleryCase{name: "l09-" + name, view: main1(s)})
	}
	target := playing(scam)
	target.Step, target.Shown, target.CanUndo = 1, true, true
	add("phone", target)
	plain := playing(scam)
	plain.Step, plain.CanUndo = 1, true
	add("phone-plain", plain)
	missed := target
	missed.Hint, missed.Slipped = said("Mở liên kết là mất tiền đó. Cô bác chạm “Xóa tin” ở dưới.", "The link would cost you money. Touch “Delete” below."), "mo"
	add("phone-missed", missed)
	for _, k := range phonePractices {
		s := playing(k.p)
		s.Shown, s.Help = true, flow.HelpShown
		if k.name == "keypad" {
			s.Written = "11"
		}
		add("phone-"+k.name, s)
	}
	over := target
	over.Over, over.Alone, over.Step = true, 2, 2
	add("phone-over", over)
	all := over
	all.Alone, all.Who = 3, nil
	add("phone-over-all", all)
	for _, n := range []int{1, 3, 6, 9} {
		add(fmt.Sprintf("board-%d", n), playing(boardOf(n)))
	}
	shown := playing(boardOf(4))
	shown.Shown = true
	add("board-shown", shown)
	slipped := playing(boardOf(6))
	slipped.Hint = said("Con gà có mào và hai chân. Cô bác tìm lại nhé.", "A hen has a comb and two legs. Look again.")
	add("board-missed", slipped)
	together := plain
	together.Relay, together.Who = true, nil
	add("phone-together", together)
	write := writingPractice()
	add("write", write)
	write.Written, write.Shown, write.Keys.Alphabet = "La", true, true
	add("write-shown", write)
	cases = append(cases, galleryCase{name: "l11-still-here-practice", view: withIdle(target)}, galleryCase{name: "l11-notice-practice", view: withNotice(target)})
	return append(cases, practiceOnTV(target, missed, over)...)
}

// practiceOnTV is the same before the class.
func practiceOnTV(target, missed, over flow.Practice) (cases []galleryCase) {
	add := func(name string, s flow.Practice) {
		cases = append(cases, galleryCase{name: "l16-tv-practice-" + name, tv: true, view: onTV(flow.TVPractice{Practice: s})})
	}
	add("phone", target)
	add("missed", missed)
	add("over", over)
	add("board", playing(boardOf(6)))
	signed := boardOf(6)
	signed.Signs = []content.Sign{{Part: signed.Screens[0].Parts[1].ID, Text: vien("Số lạ", "Unknown number")}}
	add("board-signs", playing(signed))
	for _, k := range phonePractices {
		add(k.name, playing(k.p))
	}
	return cases
}
