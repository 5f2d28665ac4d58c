package workshop

import (
	"bytes"
	"fmt"

	"dendau/content"
)

// SampleOfAll is Sample with everything that a pack can hold: lesson T01 as ever, T02 with an item of every type, and B01 among the
// first steps with the machine.
func SampleOfAll() (content.Manifest, Files) {
	m, files := Sample(1)
	m.MinApp = content.Level
	all, intro := sampleLesson(2), sampleLesson(3)
	all.TitleVoice = content.Voice{content.Vietnamese: "tieng/beep.opus"}
	all.Items = SampleItems(string(all.ID))
	intro.ID, intro.Pages, intro.Items = "B01", intro.Pages[:1], []content.Item{samplePractice("B01.T1", SampleBoard())}
	intro.Title, intro.Pages[0].ID = both("Bước đầu", "First steps"), "B01.P1"
	m.Tree = append(m.Tree, content.CourseEntry{ID: "goi-thu-buoc-dau", Title: both("Làm quen với máy", "First steps"), Intro: true})
	for course, l := range []content.Lesson{all, intro} {
		path := content.Path(fmt.Sprintf("lessons/%s.json", l.ID))
		files[path] = Encode(l)
		m.Tree[course].Lessons = append(m.Tree[course].Lessons, content.LessonEntry{ID: l.ID, Path: path, Minutes: l.Minutes, Skills: l.Skills})
	}
	return m, files
}

// SamplePackOfAll is SampleOfAll signed by a fresh key: the bytes of a .ddp, and the key to trust.
func SamplePackOfAll() (ddp []byte, trusted content.PublicKey) {
	key, err := NewKey()
	if err != nil {
		panic("workshop: " + err.Error())
	}
	m, files := SampleOfAll()
	var out bytes.Buffer
	if err := Sign(&out, m, files, key); err != nil {
		panic("workshop: " + err.Error())
	}
	return out.Bytes(), key.Public()
}

// SampleItems gives one item of every type, with ids under a lesson's: a practice, then questions Q1 to Q8.
func SampleItems(lesson string) []content.Item {
	items := []content.Item{samplePractice(content.ItemID(lesson+".T1"), SamplePhone())}
	for i, it := range []content.Item{
		{Type: content.Single, Options: sampleOptions("Ba", "Bốn", "Năm"), Key: 1},
		{Type: content.TrueFalse, Options: sampleOptions("Đúng", "Sai"), Key: 1},
		{Type: content.Multi, Options: sampleOptions("Một", "Hai", "Ba", "Bốn"), Keys: []int{1, 3}},
		{Type: content.Order, Options: sampleOptions("Sau cùng", "Trước hết", "Tiếp theo"), Keys: []int{1, 2, 0}},
		{Type: content.Match, Options: sampleOptions("Mặt trời", "Mặt trăng"), Partners: sampleOptions("Ban đêm", "Ban ngày"), Keys: []int{1, 0}},
		{Type: content.Hotspot, Spots: []content.Spot{{Spoken: said("Ngọn lửa", "The flame"), X: 500, Y: 200}, {Spoken: said("Chân đèn", "The foot"), X: 500, Y: 800}}},
		{Type: content.Number, Accept: []string{"115"}},
		{Type: content.Short, Accept: []string{"Hà Nội", "Ha Noi"}},
	} {
		it.ID, it.Rev, it.Skill = content.ItemID(fmt.Sprintf("%s.Q%d", lesson, i+1)), 1, "0.1"
		it.Question, it.Why = said("Câu hỏi thử là gì?", "What is the sample question?"), said("Vì đây là bài thử.", "Because this is a sample.")
		it.Picture = content.Picture{Path: "hinh/den.png", Alt: both("Ngọn đèn", "A lamp")}
		items = append(items, it)
	}
	return items
}

func sampleOptions(words ...string) []content.Option {
	var out []content.Option
	for _, w := range words {
		out = append(out, content.Option{Spoken: said(w, w)})
	}
	return out
}

func samplePractice(id content.ItemID, p *content.Practice) content.Item {
	return content.Item{
		ID: id, Rev: 1, Type: content.Simulate, Question: said("Tập thử", "A practice"), Practice: p,
		Why: said("Tập rồi thì quen.", "Practice makes used to it."), Skill: "0.1",
	}
}

// SamplePhone is a practice of three steps on a phone: a tap, a number on the keypad, a text.
func SamplePhone() *content.Practice {
	return &content.Practice{
		Device: content.Phone,
		Screens: []content.Imitation{
			{ID: "tin", Kind: content.ScreenChat, Title: both("Số lạ", "Unknown number"), Clock: "19:42", Parts: []content.Part{
				{ID: "loi", Kind: content.PartBubble, Text: both("Bấm vào đây!", "Tap here!")},
				{ID: "mo", Kind: content.PartButton, Text: both("Mở liên kết", "Open the link"), Icon: "link"},
				{ID: "xoa", Kind: content.PartButton, Text: both("Xóa tin", "Delete it"), Icon: "trash"},
			}},
			{ID: "goi", Kind: content.ScreenKeypad, Title: both("Gọi điện", "Calls"), Parts: []content.Part{
				{ID: "goi-di", Kind: content.PartButton, Text: both("Gọi", "Call"), Icon: "receiver"},
			}},
			{ID: "ten", Kind: content.ScreenSignIn, Parts: []content.Part{{ID: "ten", Kind: content.PartField, Text: both("Tên", "Name")}}},
		},
		Steps: []content.Step{
			sampleStep("tin", "Xóa tin", content.Step{Tap: []string{"xoa"}, Slips: []content.Slip{{Part: "mo", Hint: said("Đừng mở.", "Do not open it.")}}}),
			sampleStep("goi", "Gọi 115", content.Step{Tap: []string{"1", "1", "5", "goi-di"}}),
			sampleStep("ten", "Gõ tên", content.Step{Type: content.OwnName}),
		},
		Signs: []content.Sign{{Part: "mo", Text: both("Có liên kết", "There is a link"), Note: both("bảo mình bấm", "for you to tap")}},
	}
}

// SampleBoard is a practice of two steps on a board, the second one to be heard.
func SampleBoard() *content.Practice {
	tile := func(id, word string) content.Part {
		return content.Part{ID: id, Kind: content.PartTile, Text: both(word, word), Picture: content.Picture{Path: "hinh/den.png", Alt: both(word, word)}}
	}
	return &content.Practice{
		Device: content.Board,
		Screens: []content.Imitation{
			{ID: "mot", Kind: content.ScreenBoard, Parts: []content.Part{tile("den", "Đèn")}},
			{ID: "ba", Kind: content.ScreenBoard, Parts: []content.Part{tile("den", "Đèn"), tile("ca", "Cá"), tile("tra", "Trà")}},
		},
		Steps: []content.Step{
			sampleStep("mot", "Bấm đèn", content.Step{Tap: []string{"den"}}),
			sampleStep("ba", "Nghe rồi bấm", content.Step{Tap: []string{"ca"}, Sound: content.Voice{content.Vietnamese: "tieng/beep.opus"}}),
		},
	}
}

func sampleStep(screen, short string, s content.Step) content.Step {
	s.Screen, s.Short = screen, both(short, short)
	s.Do, s.Hint = said(short+" nhé.", short+", please."), said("Tìm nút “"+short+"”.", "Look for “"+short+"”.")
	return s
}
