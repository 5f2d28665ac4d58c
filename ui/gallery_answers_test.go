package ui

import (
	"fmt"

	"dendau/content"
	"dendau/ui/flow"
)

// Every way to answer in every phase, with a short item and with one as long as an author may write it.

// answerItem is an item and what is given to it on the way.
type answerItem struct {
	name string
	item content.Item
	// half is an answer under way, wrong one that is not right.
	half, wrong content.Answer
	left        int
}

func options(texts ...string) (out []content.Option) {
	for i := 0; i < len(texts); i += 2 {
		out = append(out, content.Option{Spoken: said(texts[i], texts[i+1])})
	}
	return out
}

func givenBy(i ...int) content.Answer { return content.Answer{Chosen: i} }

var answerItems = []answerItem{
	{
		name: "truefalse", wrong: givenBy(0),
		item: content.Item{
			Type: content.TrueFalse, Question: said("Ngân hàng gọi điện hỏi mã OTP của khách.\nĐúng hay sai?", "Banks call their customers to ask for the OTP.\nTrue or false?"), Picture: drawn("04-mat-khau-otp/q2"),
			Options: options("Đúng", "True", "Sai", "False"), Key: 1,
			Why: said("Ngân hàng không bao giờ hỏi mã OTP, ai hỏi là lừa đảo.", "A bank never asks for your OTP; whoever asks is a scammer."),
		},
	},
	{
		name: "multi", half: givenBy(2), wrong: givenBy(0, 2),
		item: content.Item{
			Type: content.Multi, Question: said("Cô bác nên làm gì để giữ điện thoại an toàn?", "What keeps your phone safe?"), Picture: drawn("04-mat-khau-otp/p4"),
			Options: options("Đặt mật khẩu màn hình", "Set a screen password", "Cho người lạ mượn máy", "Lend it to a stranger", "Không đọc mã OTP cho ai", "Read an OTP to nobody"), Keys: []int{0, 2},
			Why: said("Mật khẩu và mã OTP là chìa khóa nhà mình, chỉ mình giữ.", "Password and OTP are the keys of your house: only you keep them."),
		},
	},
	{
		name: "multi-long", half: givenBy(0, 3), wrong: givenBy(0, 1),
		item: content.Item{
			Type: content.Multi, Question: said("Có người gọi bảo trúng thưởng.\nDấu hiệu nào là lừa đảo?", "A caller says that you won a prize.\nWhich signs tell of a scam?"),
			Options: options("Giục chuyển tiền ngay", "Hurries you to pay at once", "Bảo giữ kín, không nói với ai", "Asks you to tell nobody", "Mời đến xã nhận trực tiếp", "Invites you to the commune", "Xin số thẻ và mã OTP", "Asks for card number and OTP"), Keys: []int{0, 1, 3},
			Why: said("Giục giã, bắt giữ kín và xin mã là ba dấu hiệu của kẻ lừa đảo.", "Hurry, secrecy and asking for codes are the three signs of a scammer."),
		},
	},
	{
		name: "order", half: givenBy(1), wrong: givenBy(0, 1, 2),
		item: content.Item{
			Type: content.Order, Question: said("Gọi video cho cháu: việc nào làm trước?", "A video call: what comes first?"), Picture: drawn("03-zalo-goi-video/p3"),
			Options: options("Chạm hình máy quay phim", "Touch the camera sign", "Mở ứng dụng nhắn tin", "Open the messages app", "Chạm tên người cháu", "Touch the grandchild's name"), Keys: []int{1, 2, 0},
			Why: said("Mở ứng dụng, tìm đúng người, rồi mới gọi.", "Open the app, find the person, then call."),
		},
	},
	{
		name: "order-long", half: givenBy(1, 3, 2), wrong: givenBy(0, 1, 2, 3),
		item: content.Item{
			Type: content.Order, Question: said("Trả tiền bằng mã QR ở chợ:\nbấm theo thứ tự từ đầu đến cuối.", "Paying by QR at the market:\npress from first to last."),
			Options: options("Gõ số tiền rồi xem lại", "Type the amount and check it", "Mở ứng dụng ngân hàng", "Open the bank's app", "Nhập mật khẩu để trả", "Enter the password to pay", "Giơ máy vào mã QR", "Hold the phone to the code"), Keys: []int{1, 3, 0, 2},
			Why: said("Luôn xem lại tên người nhận và số tiền trước khi trả.", "Always check the name and the amount before you pay."),
		},
	},
	{
		name: "match", half: content.Answer{Chosen: []int{1, -1, -1}}, wrong: givenBy(0, 1, 2), left: 1,
		item: content.Item{
			Type: content.Match, Question: said("Gọi số nào khi cần giúp gấp?", "Which number when help is urgent?"),
			Options: options("Cháy nhà", "A house on fire", "Người bị ngất", "Someone fainted", "Bị trộm", "A thief"), Partners: options("113", "113", "114", "114", "115", "115"), Keys: []int{1, 2, 0},
			Why: said("114 chữa cháy, 115 cấp cứu, 113 công an. Quên số thì gọi 112.", "114 is fire, 115 ambulance, 113 police. If you forget, call 112."),
		},
	},
	{
		name: "match-long", half: content.Answer{Chosen: []int{2, 0, -1}}, wrong: givenBy(0, 1, 2), left: -1,
		item: content.Item{
			Type: content.Match, Question: said("Ứng dụng nào để làm việc gì?\nBấm bên trái rồi bấm bên phải.", "Which app is for what?\nPress left, then right."),
			Options: options("Ứng dụng ngân hàng", "The bank's app", "Bản đồ trên máy", "The map", "VNeID của mình", "Your VNeID"), Partners: options("Tìm đường về quê", "Find the way", "Giấy tờ điện tử", "Papers on the phone", "Chuyển tiền cho con", "Send money"), Keys: []int{2, 0, 1},
			Why: said("Mỗi ứng dụng làm một việc, mở đúng thì làm nhanh.", "Each app does one thing; open the right one."),
		},
	},
	{
		name: "hotspot", wrong: givenBy(0),
		item: content.Item{
			Type: content.Hotspot, Question: said("Chỗ nào trên hình cho biết đây là lừa đảo?", "Which place shows that this is a scam?"), Picture: drawn("08-nhan-biet-lua-dao/p3"),
			Spots: []content.Spot{{Spoken: said("Khuôn mặt", "The face"), X: 300, Y: 250}, {Spoken: said("Bàn tay", "The hand"), X: 700, Y: 400}, {Spoken: said("Tin nhắn giục giã", "The hurrying message"), X: 480, Y: 780}}, Key: 2,
			Why: said("Kẻ gian hay giục mình làm ngay, không cho hỏi ai.", "Scammers hurry you and let you ask nobody."),
		},
	},
	{
		name: "number", half: content.Answer{Typed: "11"}, wrong: content.Answer{Typed: "111"},
		item: content.Item{
			Type: content.Number, Question: said("Gặp việc khẩn cấp mà quên số, cô bác gọi số nào?", "In an emergency and no number in mind: which one do you call?"), Picture: drawn("10-khan-cap-suc-khoe/p1"),
			Accept: []string{"112"}, Why: said("112 là số khẩn cấp chung, gọi được cả khi máy hết tiền.", "112 is the common emergency number, even without credit."),
		},
	},
	{
		name: "short", half: content.Answer{Typed: "Hà N"}, wrong: content.Answer{Typed: "Huế"},
		item: content.Item{
			Type: content.Short, Question: said("Thủ đô nước mình là thành phố nào?", "Which city is the capital of Viet Nam?"),
			Accept: []string{"Hà Nội"}, Why: said("Gõ được tên một thành phố là cô bác tìm được đường đi.", "Who can type a city's name can find the way there."),
		},
	},
	{
		name: "short-digits", half: content.Answer{Typed: ""}, wrong: content.Answer{Typed: "thôn 1"},
		item: content.Item{
			Type: content.Short, Question: said("Nhà văn hóa này ở thôn nào?", "Which hamlet is this?"),
			Accept: []string{"thôn 2"}, Why: said("Gõ được địa chỉ là nhờ được người đến đúng nhà.", "Who can type an address can ask others to come."),
		},
	},
}

// answerCases are the phases of every item.
func answerCases() (cases []galleryCase) {
	for _, a := range answerItems {
		add := func(phase string, s flow.Question) {
			cases = append(cases, galleryCase{name: fmt.Sprintf("l19-%s-%s", a.name, phase), view: main1(s)})
		}
		s := flow.Question{Frame: frame(8, 2, 5, lan), Item: a.item, Left: -1}
		if a.item.Type == content.Match {
			s.Left = 0 // the first waits for its partner from the start
		}
		add("ask", s)
		half := s
		half.Answer, half.CanUndo, half.Left = a.half, true, a.left
		if a.item.Type != content.Match {
			half.Left = -1
		}
		half.Ready = a.item.Type == content.Multi || a.half.Typed != ""
		if len(a.half.Chosen) > 0 || a.half.Typed != "" {
			add("half", half)
		}
		full := half
		full.Answer, full.Ready, full.Left = a.wrong, true, -1
		if a.item.Type == content.Order || a.item.Type == content.Match {
			add("full", full)
		}
		if oneRight(a.item) || a.item.Type == content.Multi { // in front of the class answers have the letters of the TV
			s.Relay = true
			add("relay", s)
			s.Answer, s.Chosen, s.Phase = a.wrong, a.wrong.Chosen, flow.Told
			add("relay-told", s)
			s.Relay = false
		}
		s.Answer, s.Chosen = a.wrong, a.wrong.Chosen
		s.Phase = flow.NotYet
		add("not-yet", s)
		s.Phase = flow.Told
		add("told", s)
		s.Phase, s.Answer, s.Chosen = flow.Right, rightAnswer(a.item), rightAnswer(a.item).Chosen
		add("right", s)
	}
	return cases
}

// rightAnswer is what an item wants.
func rightAnswer(it content.Item) content.Answer {
	switch it.Type {
	case content.Number, content.Short:
		return content.Answer{Typed: it.Accept[0]}
	case content.Multi, content.Order, content.Match:
		return content.Answer{Chosen: it.Keys}
	}
	return givenBy(it.Key)
}
