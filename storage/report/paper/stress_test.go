package paper_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dendau/storage/report/paper"
)

// long are people and a place with the longest words that come.
var (
	longHead = paper.Head{
		Hall: "Trung tâm học tập cộng đồng và nhà sinh hoạt văn hóa thể thao liên thôn Thượng Nguyên", Commune: "đặc khu Phú Quý",
		Title: "Danh sách ký tên của lớp học buổi tối", Line: "Lớp các bác cao tuổi buổi sáng thứ Bảy và Chủ Nhật · thứ Ba 12/05/2026 · Bài 12. Thanh toán tiền điện, tiền nước, học phí không dùng tiền mặt",
		Printed: head.Printed,
	}
	longPerson = paper.Person{Name: "Công Tằng Tôn Nữ Hoàng Nguyễn Thị Phương Nghiêng", Given: "Nghiêng", Year: 1938, Hamlet: "Khu phố Phước Nguyên Trường Thượng"}
)

// stress are the same kinds with those words: what does not fit must wrap or shrink, never run into what stands beside it.
var stress = []struct {
	name  string
	pages int
	write func(io.Writer) error
}{
	{"long sign-in", 3, func(w io.Writer) error {
		all := people(40)
		for i := range 20 {
			all[2*i] = longPerson
		}
		return paper.SignIn(w, vi, longHead, all, 6)
	}},
	{"long register", 4, func(w io.Writer) error {
		r := paper.Register{Notes: []string{strings.Repeat("26/05: không diễn ra vì mưa bão, đường ngập. ", 8)}}
		for d := range 14 {
			r.Days = append(r.Days, fmt.Sprintf("%02d/05", 1+d))
		}
		for range 20 {
			row := paper.RegisterRow{Person: longPerson, Here: 14}
			for range 14 {
				row.Marks = append(row.Marks, paper.MarkHere)
			}
			r.Rows = append(r.Rows, row)
		}
		return paper.Month(w, vi, longHead, r)
	}},
	{"long cards", 1, func(w io.Writer) error {
		var cards []paper.Card
		for range 8 {
			cards = append(cards, paper.Card{Person: longPerson, Class: "Lớp các bác cao tuổi buổi sáng thứ Bảy", Code: code(25), Sign: "Số 48 trên nền xanh lá cây nhạt"})
		}
		return paper.Cards(w, vi, longHead, cards)
	}},
	{"long slips", 1, func(w io.Writer) error {
		return paper.TakeHome(w, vi, longHead, paper.Slip{
			Lesson:   "Bài 12. Thanh toán tiền điện, tiền nước, học phí không dùng tiền mặt",
			Remember: "Mã QR dán ở quán có thể bị dán đè. Xem tên người nhận trước khi bấm chuyển, và không chuyển tiền khi ai đó giục.",
			Practice: strings.Repeat("Cùng con cháu mở ứng dụng, tìm nút quét mã, quét thử một mã rồi bấm quay lại. ", 3), Next: "thứ Bảy và Chủ Nhật 16/05, 19 giờ 30",
		}, 3)
	}},
	{"long result", 2, func(w io.Writer) error {
		r := paper.Result{Person: longPerson, Evenings: 99, Lessons: 12, LessonsOf: 12, Mastered: 100, Practised: 100, Code: code(41), Facilitator: longPerson.Name}
		for i := range 12 {
			r.Rows = append(r.Rows, paper.ResultRow{Lesson: fmt.Sprintf("Bài %d. Thanh toán tiền điện, tiền nước, học phí không dùng tiền mặt", i+1), Done: "12/05/2026", Mastered: 10, Items: 10})
		}
		return paper.Practice(w, vi, longHead, []paper.Result{r})
	}},
	{"long evening", 2, func(w io.Writer) error {
		e := paper.Evening{Here: 1032, Away: 104, New: 101, Guests: 102, Note: strings.Repeat("Bà con hỏi nhiều về mã OTP của ngân hàng. ", 7)}
		for range 30 {
			e.Absent = append(e.Absent, longPerson.Name)
		}
		for range 8 {
			e.Questions = append(e.Questions, paper.Question{Words: "Có người xưng là nhân viên ngân hàng, gọi xin mã OTP để mở khóa tài khoản. Cô bác làm gì?", Right: 100, All: 100, Missed: "Đọc một nửa mã để xem họ là ai rồi mới đọc nốt"})
		}
		return paper.Summary(w, vi, longHead, e)
	}},
	{"long period", 2, func(w io.Writer) error {
		r := paper.Report{
			ChartTitle: "Lượt tham gia mỗi tháng", Notes: []string{strings.Repeat("Số liệu ôn lại là kết quả luyện tập tại lớp. ", 4)},
			Figures: []paper.Figure{{N: "1.234.567", Word: "buổi học"}, {N: "12.345.678", Word: "lượt tham gia"}, {N: "1.234.567", Word: "số người học"}, {N: "–", Word: "số người được xác nhận"}},
		}
		for i := range 12 {
			r.Chart = append(r.Chart, paper.Bar{Label: fmt.Sprintf("%d/2026", i+1), N: 100000 + 1000*i, Off: i == 4})
		}
		r.Columns = []paper.ReportColumn{{Title: "Độ tuổi", Words: true}}
		for i := range 11 {
			r.Columns = append(r.Columns, paper.ReportColumn{Title: "Người khuyết tật", Group: fmt.Sprintf("Lượt tham gia của nhóm %d", i/3)})
		}
		for range 8 {
			row := []string{"dân tộc thiểu số từ 80 tuổi trở lên"}
			for range 11 {
				row = append(row, "12.345.678")
			}
			r.Rows = append(r.Rows, row)
		}
		r.Sums = []int{7}
		return paper.Period(w, vi, longHead, r)
	}},
}

// TestNothingRunsIntoAnything reads where every word stands: within the margins, and no word over another.
func TestNothingRunsIntoAnything(t *testing.T) {
	for _, tt := range sheets {
		stressed(t, tt.name, tt.pages, tt.write)
	}
	for _, tt := range stress {
		stressed(t, tt.name, tt.pages, tt.write)
	}
}

func stressed(t *testing.T, name string, pages int, write func(io.Writer) error) {
	t.Run(name, func(t *testing.T) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		text := read(t, name, b.Bytes())
		if got := strings.Count(text, "\f"); got != pages {
			t.Errorf("%d pages, want %d", got, pages)
		}
		for n, page := range placed(t, b.Bytes()) {
			for i, w := range page.words {
				if w.left < 13*pointsAMM || w.right > page.wide-9*pointsAMM || w.top < 8*pointsAMM || w.bottom > page.high-5*pointsAMM {
					t.Errorf("page %d: %q stands beyond the margin, %.0f to %.0f of %.0f across, %.0f to %.0f of %.0f down", n+1, w.text, w.left, w.right, page.wide, w.top, w.bottom, page.high)
				}
				for _, o := range page.words[:i] {
					if w.over(o) {
						t.Errorf("page %d: %q stands over %q", n+1, w.text, o.text)
					}
				}
			}
		}
	})
}

const pointsAMM = 72 / 25.4

// wordAt is a word on a page, in points from the top left.
type wordAt struct {
	text                     string
	left, top, right, bottom float64
}

// over tells whether two words share ink: letters stand in the middle of their boxes, so half a point across and a quarter of the height is air.
func (w wordAt) over(o wordAt) bool {
	across := min(w.right, o.right) - max(w.left, o.left)
	down := min(w.bottom, o.bottom) - max(w.top, o.top)
	return across > 0.5 && down > 0.35*min(w.bottom-w.top, o.bottom-o.top)
}

type pageAt struct {
	wide, high float64
	words      []wordAt
}

// placed asks poppler where the words of a PDF stand.
func placed(t *testing.T, pdf []byte) (pages []pageAt) {
	t.Helper()
	dir := t.TempDir()
	file, out := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.html")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("pdftotext", "-bbox", file, out).CombinedOutput(); err != nil {
		t.Fatalf("pdftotext: %v %s", err, said)
	}
	html, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)"|<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<`).FindAllStringSubmatch(string(html), -1) {
		if m[1] != "" {
			pages = append(pages, pageAt{wide: parsed(t, m[1]), high: parsed(t, m[2])})
			continue
		}
		page := &pages[len(pages)-1]
		page.words = append(page.words, wordAt{m[7], parsed(t, m[3]), parsed(t, m[4]), parsed(t, m[5]), parsed(t, m[6])})
	}
	return pages
}

func parsed(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestSixtyOverPages: sixty names have their heads on every page, each row once, and one sum at the end.
func TestSixtyOverPages(t *testing.T) {
	for _, tt := range sheets[:2] {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.write(&b); err != nil {
				t.Fatal(err)
			}
			rows, sums := map[string]int{}, 0
			pages := strings.Split(strings.TrimSuffix(read(t, tt.name, b.Bytes()), "\f"), "\f")
			for i, page := range pages {
				if !strings.Contains(page, "Họ và tên") || !strings.Contains(page, "Nhà văn hóa thôn 2 · xã Hàm Thạnh") {
					t.Errorf("page %d has no heads:\n%s", i+1, page)
				}
				for _, line := range strings.Split(page, "\n") {
					words := strings.Fields(line)
					if len(words) > 1 && words[1] == "Nguyễn" {
						rows[words[0]]++
					}
					if len(words) > 0 && words[0] == "Cộng" {
						sums++
						if i < len(pages)-1 {
							t.Errorf("a sum stands on page %d of %d", i+1, len(pages))
						}
					}
				}
			}
			for n := range 60 {
				if rows[strconv.Itoa(n+1)] != 1 {
					t.Errorf("row %d stands there %d times", n+1, rows[strconv.Itoa(n+1)])
				}
			}
			if want := strings.Count(tt.name, "register"); sums != want {
				t.Errorf("%d sums, want %d", sums, want)
			}
		})
	}
}
