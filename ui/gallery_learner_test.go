package ui

import (
	"fmt"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
	"dendau/ui/media"
)

// vien is a text of both languages, as packs carry it.
func vien(vi, en string) content.Text { return content.Text{"vi": vi, "en": en} }

func said(vi, en string) content.Spoken { return content.Spoken{Text: vien(vi, en)} }

func drawn(path string) content.Picture {
	return content.Picture{Path: content.Path(path), Alt: vien("Hình vẽ", "Drawing")}
}

// learnerNo gives the same id to the same number, for cases made by hand.
func learnerNo(n byte) (id record.LearnerID) {
	id.ID[7] = n
	return id
}

// The people of the gallery are nobody's names.
var (
	lan  = flow.Person{ID: learnerNo(1), Address: "ba", Given: "Lan", Display: "Thị Lan", Full: "Nguyễn Thị Lan", Year: 1954, Hamlet: "thôn 2", Sex: record.Female, Elder: true}
	nam  = flow.Person{ID: learnerNo(2), Address: "ong", Given: "Nam", Display: "Văn Nam", Full: "Trần Văn Nam", Year: 1951, Hamlet: "thôn 2", Sex: record.Male, Elder: true}
	hong = flow.Person{ID: learnerNo(3), Address: "chi", Given: "Hồng", Display: "Ka Hồng", Full: "Ka Hồng", Year: 1989, Hamlet: "thôn 5", Sex: record.Female}
)

// lessonsOf are the twelve of the course as its tiles name them.
var lessonsOf = []struct{ folder, title, short, en, shortEn string }{
	{"01-dien-thoai-thong-minh", "Làm quen với điện thoại thông minh", "Điện thoại", "Getting to know a smartphone", "The phone"},
	{"02-wifi-4g", "Vào mạng bằng Wi-Fi và 4G", "Wi-Fi và 4G", "Going online by Wi-Fi and 4G", "Wi-Fi and 4G"},
	{"03-zalo-goi-video", "Nhắn tin và gọi video bằng Zalo", "Gọi video", "Messages and video calls with Zalo", "Video calls"},
	{"04-mat-khau-otp", "Mật khẩu và mã OTP", "Mật khẩu", "Passwords and one-time codes", "Passwords"},
	{"05-vneid", "VNeID: căn cước trên điện thoại", "VNeID", "VNeID: your identity card on the phone", "VNeID"},
	{"06-dich-vu-cong", "Dịch vụ công trực tuyến", "Dịch vụ công", "Public services online", "E-services"},
	{"07-thanh-toan-qr", "Trả tiền bằng mã QR và chuyển khoản", "Trả tiền QR", "Paying by QR code and bank transfer", "Paying by QR"},
	{"08-nhan-biet-lua-dao", "Nhận biết lừa đảo", "Lừa đảo", "Recognising scams", "Scams"},
	{"09-tin-that-tin-gia", "Đọc tin trên mạng: tin thật, tin giả", "Tin thật, giả", "News online: true or false", "True or false"},
	{"10-khan-cap-suc-khoe", "Gọi khẩn cấp và chăm sóc sức khỏe", "Gọi khẩn cấp", "Emergency calls and health", "Emergencies"},
	{"11-tro-ly-ai", "Làm quen với trợ lý AI", "Trợ lý AI", "Getting to know an AI assistant", "AI assistant"},
	{"12-mua-sam-an-toan", "Mua sắm trên mạng an toàn", "Mua sắm", "Shopping online safely", "Shopping"},
}

func lessonRef(n int) flow.LessonRef {
	l := lessonsOf[n-1]
	return flow.LessonRef{
		ID: content.LessonID(fmt.Sprintf("L%02d", n)), Number: n, Title: vien(l.title, l.en), Short: vien(l.short, l.shortEn),
		Icon: drawn(l.folder + "/icon"), Cover: drawn(l.folder + "/cover"),
	}
}

// tiles are lessons from first to last as somebody sees them who finished three and is at the fourth.
func tiles(first, last int) (out []flow.LessonTile) {
	for n := first; n <= last; n++ {
		out = append(out, flow.LessonTile{LessonRef: lessonRef(n), Finished: n < 4, Current: n == 4})
	}
	return out
}

func frame(lesson, n, of int, who ...flow.Person) flow.Frame {
	return flow.Frame{Who: who, Lesson: lessonRef(lesson), N: n, Of: of}
}

func read(f flow.Frame, part int) flow.Frame {
	f.Voice, f.Part = true, part
	return f
}

var otpPage = content.Page{
	ID: "L04.P4", Title: said("Mã OTP là gì", "What is an OTP?"), Picture: drawn("04-mat-khau-otp/p4"),
	Sentences: []content.Spoken{
		said("Mã OTP là dãy số gửi cho riêng mình, chỉ dùng một lần.", "An OTP is a number sent only to you and used only once."),
		said("Có mã này, kẻ gian có thể lấy tiền hoặc tài khoản.", "With this code, a crook can take your money or your account."),
		said("Không đọc mã OTP cho bất kỳ ai.", "Never read an OTP to anyone at all."),
	},
}

// longPage is the longest of the course's pages at the time of writing.
var longPage = content.Page{
	ID: "L04.P5", Title: said("Ai hỏi mã là kẻ gian", "Whoever asks for the code is a crook"), Picture: drawn("04-mat-khau-otp/p5"),
	Sentences: []content.Spoken{
		said("Nhân viên ngân hàng và công an không hỏi mật khẩu hay mã OTP của dân.", "Bank staff and police never ask people for passwords or OTP codes."),
		said("Ai gọi điện hỏi mã là lừa đảo.", "Anyone who calls and asks for a code is a scammer."),
		said("Cô bác tắt máy ngay.", "Hang up at once."),
	},
}

func option(vi, en, picture string) content.Option {
	return content.Option{Spoken: said(vi, en), Picture: drawn(picture)}
}

var otpItem = content.Item{
	ID: "L04.Q2", Rev: 1, Type: content.Single,
	Question: said("Có người xưng là nhân viên ngân hàng, gọi xin mã OTP.\nCô bác làm gì?", "Someone says they are bank staff and calls to ask for your OTP.\nWhat do you do?"),
	Picture:  drawn("04-mat-khau-otp/q2"),
	Options: []content.Option{
		option("Đọc mã cho xong việc", "Read out the code to be done with it", "04-mat-khau-otp/q2a"),
		option("Tắt máy, không đọc mã", "Hang up without reading the code", "04-mat-khau-otp/q2b"),
		option("Đọc một nửa mã", "Read out half of the code", "04-mat-khau-otp/q2c"),
	},
	Key: 1,
	Why: said("Ngân hàng không bao giờ hỏi mã OTP, ai hỏi là lừa đảo.", "A bank never asks for your OTP; whoever asks is a scammer."),
}

// longItem has the longest question and options that the author's tool lets pass.
var longItem = content.Item{
	ID: "L08.Q2", Rev: 1, Type: content.Single,
	Question: said("Có người xưng công an, nói cô bác dính vụ án và phải chuyển tiền để kiểm tra.\nCô bác làm gì?", "A caller says he is the police, that you are part of a case and must send money for checking.\nWhat do you do?"),
	Picture:  drawn("08-nhan-biet-lua-dao/q2"),
	Options: []content.Option{
		option("Chuyển tiền để chứng minh mình trong sạch", "Send the money to prove that you are honest", "08-nhan-biet-lua-dao/q2a"),
		option("Giữ bí mật, không nói với ai", "Keep it secret and tell no one", "08-nhan-biet-lua-dao/q2b"),
		option("Tắt máy và đến công an xã hỏi trực tiếp", "Hang up and ask the commune police in person", "08-nhan-biet-lua-dao/q2c"),
	},
	Key: 2,
	Why: said("Công an không làm việc qua điện thoại và không bao giờ bảo dân chuyển tiền.", "The police do not work by telephone and never tell people to send money."),
}

var videoFilm = content.Film{ID: "L03.F1", Title: vien("Bà Lan gọi video cho cháu", "Mrs Lan calls her grandson"), Poster: drawn("03-zalo-goi-video/p3"), Seconds: 160, After: 2}

func galleryCues(_ content.Film, lang content.Lang) []media.Cue {
	return []media.Cue{{From: 0, To: time.Hour, Text: vien("Chạm hình máy quay phim để gọi video.", "Touch the camera to start a video call.").In(lang)}}
}

func film(f flow.Film) flow.Film {
	f.Frame, f.Film, f.Pos, f.Len = frame(3, 2, 6, lan), videoFilm, 72*time.Second, 160*time.Second
	return f
}

func question(item content.Item, lesson int, phase flow.Phase, chosen ...int) flow.Question {
	return flow.Question{Frame: frame(lesson, 2, 5, lan), Item: item, Phase: phase, Chosen: chosen}
}

// people gives n persons with different names, in no order that matters here.
func people(n int) (out []flow.Person) {
	names := []string{"Thị Hà", "Văn Hai", "Thị Hải", "Thị Hạnh", "Thị Hảo", "Thị Hằng", "Văn Hậu", "Thị Hiền", "Thị Hoa", "Thị Hoa", "Văn Hòa", "Ka Hồng",
		"Thị Huệ", "Văn Hùng", "Thị Hương", "Văn Khánh", "Thị Kim", "Thị Lan", "Ngọc Lan", "Thị Lành", "Thị Liên", "Văn Long", "Thị Ngọc Thùy Linh"}
	for i, name := range names[:n] {
		out = append(out, flow.Person{ID: learnerNo(byte(i + 20)), Display: name, Year: 1946 + i*3%18, Hamlet: fmt.Sprintf("thôn %d", 1+i%5)})
	}
	return out
}

func groups(pairs ...string) (out []flow.NameGroup) {
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, flow.NameGroup{First: pairs[i], Last: pairs[i+1]})
	}
	return out
}

func home(people int, class bool) func(content.Lang) flow.View {
	return func(lang content.Lang) flow.View {
		lesson := lessonRef(4)
		return flow.View{Main: flow.Home{
			Hall: vien("Nhà văn hóa thôn 2", "Hamlet 2 community hall").In(lang), Today: record.DayAt(2026, 5, 12), Minute: 19*60 + 30,
			Lesson: &lesson, People: people, Class: class,
		}}
	}
}

func main1(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View { return flow.View{Main: s} }
}

func onTV(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View { return flow.View{TV: s} }
}

func withIdle(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View {
		return flow.View{Main: s, Idle: &flow.Idle{Who: lan, Left: 37 * time.Second}}
	}
}

func withNotice(s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View {
		return flow.View{Main: s, Notice: &flow.Notice{Key: "learner.filmFailed"}}
	}
}

func namesOf(with ...flow.Person) flow.Names {
	return flow.Names{Groups: groups("A", "Đ", "E", "G", "H", "L", "M", "Q", "S", "Y"), Chosen: 2, People: people(23), Page: 1, Pages: 1, With: with}
}

var myLessons = flow.MyLessons{Who: []flow.Person{lan}, Next: lessonRef(4), Page: 4, Pages: 6, Tiles: tiles(1, 12), Sheet: 1, Sheets: 1}

var done = flow.Done{
	Who: []flow.Person{lan}, Lesson: lessonRef(4), Pages: 6, Items: 5, Films: 1, Lamps: 4, Next: record.DayAt(2026, 5, 14), Minute: 19*60 + 30,
	Remember: said("Không đọc mã OTP cho bất kỳ ai.", "Never read an OTP to anyone."),
}

var learnerCases = []galleryCase{
	{name: "l01-home", view: home(23, false)},
	{name: "l01-home-class", view: home(23, true)},
	{name: "l01-home-nobody", view: func(content.Lang) flow.View {
		return flow.View{Main: flow.Home{Hall: "Nhà văn hóa thôn 2", Today: record.DayAt(2026, 5, 12), Minute: -1}}
	}},
	{name: "l01-home-long", view: func(content.Lang) flow.View {
		lesson := lessonRef(10)
		return flow.View{Main: flow.Home{Hall: "Nhà sinh hoạt cộng đồng thôn Phú Hội Đông", Today: record.DayAt(2026, 5, 17), Minute: 19 * 60, Lesson: &lesson, People: 5}}
	}},
	{name: "l11-notice-home", view: func(lang content.Lang) flow.View {
		v := home(23, false)(lang)
		v.Notice = &flow.Notice{Key: "learner.filmFailed"}
		return v
	}},
	{name: "l02-names", view: namesView()},
	{name: "l02-names-many", view: manyNames},
	{name: "l02-names-partner", view: namesView(lan)},
	{name: "l12-keyboard-empty", view: main1(flow.FindName{})},
	{name: "l12-keyboard", view: main1(flow.FindName{Text: "Nguyễn Thị La", Matches: []flow.Person{lan, {ID: learnerNo(9), Display: "Thị Lành", Year: 1949, Hamlet: "thôn 3"}}})},
	{name: "l12-keyboard-four", view: main1(flow.FindName{Text: "La", Matches: people(22)[16:20], More: 3, Keys: flow.KeyMode{Alphabet: true}})},
	{name: "l12-keyboard-doubt", view: main1(flow.FindName{Text: "Hoa", Matches: people(12)[8:11], Doubt: true})},
	{name: "l12-keyboard-none", view: main1(flow.FindName{Text: "Xuân", Keys: flow.KeyMode{VNI: true}})},
	{name: "l03-my-lessons", view: lessonsView(myLessons)},
	{name: "l03-my-lessons-new", view: lessonsView(flow.MyLessons{Who: []flow.Person{lan, nam}, Next: lessonRef(10)})},
	{name: "l03-my-lessons-review", view: lessonsView(flow.MyLessons{Who: []flow.Person{lan, nam, hong}, Next: lessonRef(4), Review: true, Page: 6, Pages: 6})},
	{name: "l03-try", view: lessonsView(flow.MyLessons{Next: lessonRef(1), Pages: 6})},
	{name: "l03-all-done", view: lessonsView(flow.MyLessons{Who: []flow.Person{nam}, Next: lessonRef(1), All: true})},
	{name: "l04-page", view: main1(flow.Page{Frame: read(frame(4, 4, 6, lan), 2), Page: otpPage})},
	{name: "l04-page-long", view: main1(flow.Page{Frame: frame(4, 5, 6, lan, nam), Page: longPage})},
	{name: "l04-page-try", view: main1(flow.Page{Frame: frame(10, 1, 6), Page: otpPage})},
	{name: "l05-film", view: main1(film(flow.Film{Playing: true, Subtitles: true}))},
	{name: "l05-film-slow", view: main1(film(flow.Film{Slow: true}))},
	{name: "l05-film-ended", view: main1(film(flow.Film{Ended: true, Subtitles: true}))},
	{name: "l05-film-failed", view: main1(film(flow.Film{Failed: true}))},
	{name: "l06-question", view: main1(question(otpItem, 4, flow.Asking))},
	{name: "l18-question-long", view: main1(question(longItem, 8, flow.Asking))},
	{name: "l06-second-try", view: main1(question(otpItem, 4, flow.Asking, 0))},
	{name: "l07-right", view: main1(question(otpItem, 4, flow.Right, 1))},
	{name: "l07-right-long", view: main1(question(longItem, 8, flow.Right, 2))},
	{name: "l08-not-yet", view: main1(question(otpItem, 4, flow.NotYet, 0))},
	{name: "l08-not-yet-long", view: main1(question(longItem, 8, flow.NotYet, 1))},
	{name: "l08-told", view: main1(question(otpItem, 4, flow.Told, 0, 2))},
	{name: "l10-done", view: main1(done)},
	{name: "l10-done-two", view: main1(doneFor(11, nam, lan))},
	{name: "l11-still-here", view: withIdle(flow.Page{Frame: frame(4, 4, 6, lan), Page: otpPage})},
	{name: "l11-still-here-question", view: withIdle(question(otpItem, 4, flow.Asking))},
	{name: "l11-still-here-names", view: withIdle(namesOf())},
	{name: "l11-notice-page", view: withNotice(flow.Page{Frame: frame(4, 5, 6, lan), Page: longPage})},
	{name: "l14-tv-page", tv: true, view: onTV(flow.TVPage{Page: flow.Page{Frame: read(frame(4, 4, 6), 2), Page: otpPage}})},
	{name: "l14-tv-page-long", tv: true, view: onTV(flow.TVPage{Page: flow.Page{Frame: frame(4, 5, 6), Page: longPage}})},
	{name: "l14-tv-film", tv: true, view: onTV(flow.TVFilm{Film: film(flow.Film{Playing: true, Subtitles: true})})},
	{name: "l14-tv-film-failed", tv: true, view: onTV(flow.TVFilm{Film: film(flow.Film{Failed: true})})},
	{name: "l15-tv-question", tv: true, view: onTV(flow.TVQuestion{Frame: frame(4, 2, 5), Item: otpItem, Hands: []int{3, 21, 4}, Here: 28})},
	{name: "l15-tv-question-asked", tv: true, view: onTV(flow.TVQuestion{Frame: frame(8, 2, 5), Item: longItem, Here: 28})},
	{name: "l15-tv-question-long", tv: true, view: onTV(flow.TVQuestion{Frame: frame(8, 2, 5), Item: longItem, Hands: []int{0, 2, 26}, Here: 28})},
	{name: "l15-tv-question-right", tv: true, view: onTV(flow.TVQuestion{Frame: frame(4, 2, 5), Item: otpItem, Hands: []int{3, 21, 4}, Here: 28, Reveal: true})},
	{name: "l16-tv-rest", tv: true, view: func(content.Lang) flow.View {
		lesson := lessonRef(10)
		return flow.View{TV: flow.TVRest{Hall: "Nhà văn hóa thôn 2", Lesson: &lesson}}
	}},
	{name: "l16-tv-done", tv: true, view: onTV(flow.TVDone{
		Lesson: lessonRef(4), Remember: said("Không đọc mã OTP cho bất kỳ ai.", "Never read an OTP to anyone."),
		Practice: vien("Mỗi người tự nghĩ một mật khẩu dài, không nói ra cho ai nghe.", "Everyone makes up one long password and keeps it secret."),
	})},
	{name: "l16-tv-black", tv: true, view: onTV(flow.TVBlack{})},
}

func doneFor(lamps int, who ...flow.Person) flow.Done {
	d := done
	d.Who, d.Lamps, d.Films = who, lamps, 0
	return d
}

func namesView(with ...flow.Person) func(content.Lang) flow.View {
	return main1(namesOf(with...))
}

func manyNames(content.Lang) flow.View {
	s := namesOf()
	s.Groups = groups("A", "A", "B", "Đ", "E", "G", "H", "Hi", "Ho", "Hy", "K", "K", "L", "L", "M", "M", "Ng", "Nh", "P", "Q", "S", "T", "U", "Y")
	s.Page, s.Pages = 2, 3
	return flow.View{Main: s}
}

func lessonsView(s flow.MyLessons) func(content.Lang) flow.View {
	if s.Tiles == nil {
		s.Tiles = tiles(1, 12)
	}
	return main1(s)
}
