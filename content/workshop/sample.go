package workshop

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"dendau/content"
)

//go:embed sample/beep.opus
var beep []byte

// Sample gives a small whole course, unsigned, for tests and for trying a hall out: n lessons of two pages and two questions, with
// real pictures and a real sound. Change what comes back and Sign it to try what a kiosk does with it.
func Sample(n int) (content.Manifest, Files) {
	files := Files{"tieng/beep.opus": beep, "hinh/den.png": dot(color.RGBA{0xF2, 0xA9, 0x3B, 0xFF})}
	m := content.Manifest{
		Format: content.Format, FormatVersion: content.FormatVersion, MinApp: 1,
		PackID: "goi-thu", Version: 1, VersionLabel: "thử", Kind: "course", Publisher: "Đèn Dầu",
		Title:     content.Text{content.Vietnamese: "Gói thử", content.English: "Sample pack"},
		Languages: []content.Lang{content.Vietnamese, content.English}, DefaultLanguage: content.Vietnamese,
		Licence: content.Licence{SPDX: "CC-BY-4.0", Holder: "Đèn Dầu"},
		Tree:    []content.CourseEntry{{ID: "goi-thu", Title: content.Text{content.Vietnamese: "Khóa thử"}}},
		Files:   []content.File{{Path: "tieng/beep.opus", DurationMS: 200, Synthetic: true}},
	}
	for i := range n {
		l := sampleLesson(i + 1)
		path := content.Path(fmt.Sprintf("lessons/%s.json", l.ID))
		files[path] = Encode(l)
		m.Tree[0].Lessons = append(m.Tree[0].Lessons, content.LessonEntry{ID: l.ID, Path: path, Minutes: l.Minutes, Skills: l.Skills})
	}
	return m, files
}

// SamplePack is Sample signed by a fresh key: the bytes of a .ddp, and the key to trust.
func SamplePack(n int) (ddp []byte, trusted content.PublicKey) {
	key, err := NewKey()
	if err != nil {
		panic("workshop: " + err.Error())
	}
	m, files := Sample(n)
	var out bytes.Buffer
	if err := Sign(&out, m, files, key); err != nil {
		panic("workshop: " + err.Error())
	}
	return out.Bytes(), key.Public()
}

// Encode gives a lesson's file as packs hold it.
func Encode(l content.Lesson) []byte {
	data, err := json.MarshalIndent(l, "", " ")
	if err != nil {
		panic("workshop: a lesson does not encode: " + err.Error())
	}
	return data
}

func sampleLesson(n int) content.Lesson {
	id := fmt.Sprintf("T%02d", n)
	picture := content.Picture{Path: "hinh/den.png", Alt: content.Text{content.Vietnamese: "Ngọn đèn", content.English: "A lamp"}}
	l := content.Lesson{
		ID:    content.LessonID(id),
		Title: both(fmt.Sprintf("Bài thử %d", n), fmt.Sprintf("Sample lesson %d", n)),
		Short: both("Bài thử", "Sample"), Minutes: 10, Skills: []string{"0.1"}, FiveSkills: []int{5},
		Goals:    []content.Text{both("Biết thử.", "Know how to try.")},
		Remember: said("Cứ thử, không sao cả.", "Just try, nothing breaks."),
		Practice: both("Cả lớp cùng thử.", "Everyone tries."),
		Notes:    []content.Text{both("Đọc chậm.", "Read slowly.")},
		Icon:     picture, Cover: picture, Rule: content.Rule{Right: 2, Of: 3},
	}
	for p := 1; p <= 2; p++ {
		l.Pages = append(l.Pages, content.Page{
			ID: content.PageID(fmt.Sprintf("%s.P%d", id, p)), Title: said(fmt.Sprintf("Trang %d", p), fmt.Sprintf("Page %d", p)),
			Sentences: []content.Spoken{said("Đây là câu một.", "This is sentence one."), said("Đây là câu hai.", "This is sentence two.")},
			Picture:   picture,
		})
	}
	for q := 1; q <= 2; q++ {
		l.Items = append(l.Items, content.Item{
			ID: content.ItemID(fmt.Sprintf("%s.Q%d", id, q)), Rev: 1, Type: content.Single,
			Question: said("Hai cộng hai là mấy?", "What is two and two?"), Picture: picture,
			Options: []content.Option{{Spoken: said("Ba", "Three")}, {Spoken: said("Bốn", "Four")}, {Spoken: said("Năm", "Five")}},
			Key:     1, Why: said("Hai với hai là bốn.", "Two and two make four."), Skill: "0.1",
		})
	}
	return l
}

func both(vi, en string) content.Text {
	return content.Text{content.Vietnamese: vi, content.English: en}
}

func said(vi, en string) content.Spoken {
	return content.Spoken{Text: both(vi, en), Voice: content.Voice{content.Vietnamese: "tieng/beep.opus"}}
}

func dot(c color.Color) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		m.Set(i%8, i/8, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		panic("workshop: " + err.Error())
	}
	return out.Bytes()
}
