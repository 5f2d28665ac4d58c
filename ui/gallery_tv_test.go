package ui

import (
	"time"

	"dendau/content"
	"dendau/ui/flow"
)

// The class on one TV in every way to answer and every state, with the longest texts of the course, and the presenter's window beside it.

// longestItem has the longest options and the longest reason of the course.
var longestItem = content.Item{
	ID: "L08.Q4", Rev: 1, Type: content.Single,
	Question: said("Người lạ đến tận nhà, xưng là cán bộ, giục cô bác cập nhật giấy tờ ngay trong tối nay.\nCô bác làm gì?", "A stranger comes to the house, says he is an official and hurries you to update your papers tonight.\nWhat do you do?"),
	Picture:  drawn("08-nhan-biet-lua-dao/q2"),
	Options: []content.Option{
		option("Đọc số căn cước và mã OTP để họ cập nhật giúp", "Read out your number and OTP so that they can update it", ""),
		option("Nói chuyện chậm rãi, cho mình về nhà suy nghĩ", "Talk slowly and take your time to think about it", ""),
		option("Chuyển trả ngay vào số họ đọc qua điện thoại", "Pay at once to the number that they read out by phone", ""),
	},
	Key: 1,
	Why: said("Tài khoản có thể đã bị kẻ gian chiếm, gọi lại số quen sẽ biết thật hay giả.", "The account may have been taken by a crook; call the known number to know."),
}

// manyOptions is an item with as many answers as an author may write.
var manyOptions = content.Item{
	ID: "L02.Q5", Rev: 1, Type: content.Multi, Question: said("Việc nào tốn nhiều dung lượng?", "What uses much data?"), Picture: drawn("02-wifi-4g/q1"),
	Options: options("Xem phim", "Films", "Gọi video", "Video calls", "Nhắn tin chữ", "Text messages", "Nghe nhạc trên mạng", "Music online", "Tải ảnh đẹp", "Large pictures", "Xem giờ", "The clock"),
	Keys:    []int{0, 1, 3, 4},
	Why:     said("Hình ảnh và âm thanh tốn nhiều, chữ thì rất ít.", "Pictures and sound use much, letters very little."),
}

func tvAsking(item content.Item, hands ...int) flow.TVQuestion {
	return flow.TVQuestion{Frame: frame(8, 3, 7), Item: item, Hands: hands, Here: 32, Left: -1}
}

// came is a question that somebody came forward to answer.
func came(item content.Item, who *flow.Person, phase flow.Phase, a content.Answer) flow.TVQuestion {
	q := flow.TVQuestion{Frame: frame(8, 3, 7), Item: item, Phase: phase, Answer: a, Left: -1, Relay: who, Reveal: phase == flow.Right || phase == flow.Told}
	q.Frame.Relay = true
	return q
}

// longNamed is somebody with a long name.
var longNamed = flow.Person{ID: learnerNo(7), Address: "ba", Given: "Thùy Linh", Display: "Thị Ngọc Thùy Linh", Full: "Nguyễn Thị Ngọc Thùy Linh", Year: 1950, Elder: true}

func tvCases() (cases []galleryCase) {
	tv := func(name string, s flow.Screen) {
		cases = append(cases, galleryCase{name: "l15-tv-" + name, tv: true, view: onTV(s)})
	}
	tv("longest", tvAsking(longestItem, 0, 26, 6))
	tv("longest-right", with(tvAsking(longestItem, 0, 26, 6), func(q *flow.TVQuestion) { q.Reveal = true }))
	tv("long-right", with(tvAsking(longItem, 0, 2, 26), func(q *flow.TVQuestion) { q.Reveal = true }))
	tv("many", tvAsking(manyOptions, 30, 28, 4, 21, 32, 0))
	tv("many-right", with(tvAsking(manyOptions, 30, 28, 4, 21, 32, 0), func(q *flow.TVQuestion) { q.Reveal = true }))
	tv("relay", came(otpItem, &lan, flow.Asking, content.Answer{}))
	tv("relay-again", came(otpItem, &lan, flow.NotYet, givenBy(0)))
	tv("relay-thanks", came(otpItem, &longNamed, flow.Right, givenBy(1)))
	for _, a := range answerItems {
		var hands []int
		switch n := len(a.item.Options) + len(a.item.Spots); a.item.Type {
		case content.Multi, content.Hotspot, content.TrueFalse:
			hands = []int{12, 3, 25, 8}[:n]
		}
		tv(a.name, tvAsking(a.item, hands...))
		half := came(a.item, nil, flow.Asking, a.half)
		half.Left = a.left
		tv(a.name+"-half", half)
		tv(a.name+"-again", came(a.item, &nam, flow.NotYet, a.wrong))
		tv(a.name+"-right", with(tvAsking(a.item, hands...), func(q *flow.TVQuestion) { q.Reveal = true }))
	}
	return append(cases, presenterCases()...)
}

// presented is the presenter's window over a question.
func presented(q flow.TVQuestion, change func(*flow.Teach)) flow.Teach {
	s := teaching(q, tvPage5)
	s.CanRelay, s.Together = !q.Reveal, len(q.Hands) == 0
	if s.Together {
		s.Hands = nil
	}
	if change != nil {
		change(&s)
	}
	return s
}

func presenterCases() (cases []galleryCase) {
	desk := func(name string, s flow.Screen) {
		cases = append(cases, galleryCase{name: "l16-" + name, desk: true, view: at(19, 54, s)})
	}
	item := func(name string) content.Item {
		for _, a := range answerItems {
			if a.name == name {
				return a.item
			}
		}
		panic("no such item: " + name)
	}
	four, many := tvAsking(item("multi-long"), 12, 3, 25, 8), tvAsking(manyOptions, 30, 28, 4, 21, 32, 0)
	desk("teach-relay", presented(tvHands, nil))
	desk("teach-pointing", presented(tvHands, func(s *flow.Teach) { s.Pointing, s.Pointer = true, flow.Point{X: 300, Y: 640} }))
	desk("teach-full", presented(tvHands, func(s *flow.Teach) { s.HandsFull = true }))
	desk("teach-four", presented(four, nil))
	desk("teach-six", presented(many, nil))
	desk("teach-spots", presented(tvAsking(item("hotspot"), 3, 4, 25), nil))
	desk("teach-order", presented(tvAsking(item("order-long")), nil))
	desk("teach-order-told", presented(with(tvAsking(item("order-long")), func(q *flow.TVQuestion) { q.Reveal = true }), func(s *flow.Teach) { s.Reveal = true }))
	desk("alone-order", with(presented(tvAsking(item("order-long")), nil), func(s *flow.Teach) { s.TwoScreens = false }))
	desk("alone-spots", with(presented(tvAsking(item("hotspot"), 3, 4, 25), nil), func(s *flow.Teach) { s.TwoScreens = false }))
	desk("alone-six", with(presented(many, nil), func(s *flow.Teach) { s.TwoScreens = false }))
	desk("alone-raised", with(presented(tvHands, nil), func(s *flow.Teach) { s.TwoScreens, s.Raised = false, nil }))
	desk("alone-aside", with(presented(tvHands, nil), func(s *flow.Teach) { s.TwoScreens, s.Aside = false, true }))
	desk("relay-list", flow.ChooseRelay{People: listedPeople(24), Sheet: 1, Sheets: 2})
	desk("relay-list-few", flow.ChooseRelay{People: listedPeople(3), Sheet: 1, Sheets: 1})
	ten := with(closed, func(s *flow.Close) {
		s.Hands = append(append([]flow.HandsRow(nil), s.Hands...), s.Hands...)
		s.Hands[3] = flow.HandsRow{Question: manyOptions.Question.Text, Counts: []int{30, 28, 4, 21, 32, 0}, Right: 0, Rights: []int{0, 1, 3, 4}}
		s.To = s.From.Add(89 * time.Minute)
	})
	cases = append(cases, galleryCase{name: "f06-close-ten", desk: true, view: at(20, 31, ten)})
	return cases
}
