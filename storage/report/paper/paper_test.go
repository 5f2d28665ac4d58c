package paper_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/assets"
	"dendau/storage/report/paper"
)

var (
	vi   = assets.NewMessages(assets.Vietnamese)
	head = paper.Head{
		Hall: "Nhà văn hóa thôn 2", Commune: "xã Hàm Thạnh", Title: "Danh sách ký tên", Line: "Lớp Ánh Sáng · thứ Ba 12/05/2026 · Bài 4. Mật khẩu và mã OTP",
		Printed: time.Date(2026, 5, 12, 18, 0, 0, 0, time.UTC),
	}
)

func people(n int) []paper.Person {
	given := []string{"Ánh", "Bình", "Cường", "Dũng", "Đức", "Hồng", "Khuyến", "Lữ", "Mẫn", "Nghĩa", "Phượng", "Quỳnh", "Thử", "Vững", "Yến"}
	out := make([]paper.Person, n)
	for i := range out {
		g := given[i%len(given)]
		out[i] = paper.Person{Name: "Nguyễn Thị Mẫu " + g, Given: g, Year: 1940 + i%40, Hamlet: fmt.Sprintf("thôn %d", 1+i%3)}
	}
	return out
}

func code(n int) paper.Code {
	c := make(paper.Code, n)
	for y := range c {
		c[y] = make([]bool, n)
		for x := range c[y] {
			c[y][x] = (x*7+y*13+x*y)%3 == 0
		}
	}
	return c
}

// sheets are all kinds, as full as they get.
var sheets = []struct {
	name  string
	pages int
	says  []string
	write func(io.Writer) error
}{
	{"sign-in of sixty", 3, []string{"Nguyễn Thị Mẫu Khuyến", "Ký tên", "Trang 3 / 3", "66"}, func(w io.Writer) error { return paper.SignIn(w, vi, head, people(60), 6) }},
	{"register of sixty and twelve evenings", 4, []string{"12/05", "Cộng", "để trống: vắng"}, func(w io.Writer) error {
		r := paper.Register{Notes: []string{"26/05: không diễn ra vì mưa bão."}}
		for d := range 12 {
			r.Days = append(r.Days, fmt.Sprintf("%02d/05", 1+2*d))
		}
		for i, p := range people(60) {
			row := paper.RegisterRow{Person: p}
			for d := range 12 {
				mark := paper.MarkHere
				if (i+d)%5 == 0 {
					mark = ""
				} else {
					row.Here++
				}
				row.Marks = append(row.Marks, mark)
			}
			r.Rows = append(r.Rows, row)
		}
		return paper.Month(w, vi, head, r)
	}},
	{"cards of ten", 2, []string{"Khuyến", "thôn 1", "Lớp Ánh Sáng"}, func(w io.Writer) error {
		var cards []paper.Card
		for _, p := range people(10) {
			cards = append(cards, paper.Card{Person: p, Class: "Lớp Ánh Sáng", Code: code(25), Sign: "Con cá"})
		}
		return paper.Cards(w, vi, head, cards)
	}},
	{"take-home slips", 2, []string{"Không đọc mã OTP cho bất kỳ ai.", "Buổi sau"}, func(w io.Writer) error {
		return paper.TakeHome(w, vi, head, paper.Slip{
			Lesson: "Bài 4. Mật khẩu và mã OTP", Remember: "Không đọc mã OTP cho bất kỳ ai.", Practice: "Mỗi người tự nghĩ một mật khẩu dài, không nói ra cho ai nghe.",
			Next: "thứ Năm 14/05, 19 giờ 30",
		}, 5)
	}},
	{"result of practice", 1, []string{"Đã nắm 31 trên 40", "không thay cho giấy tờ nào", "luyện tập"}, func(w io.Writer) error {
		r := paper.Result{Person: people(1)[0], Evenings: 14, Lessons: 9, LessonsOf: 12, Mastered: 31, Practised: 40, Code: code(33), Facilitator: "Trần Văn Thử"}
		for i := range 12 {
			r.Rows = append(r.Rows, paper.ResultRow{Lesson: fmt.Sprintf("Bài %d. Nhận biết lừa đảo trên mạng", i+1), Done: "12/05/2026", Mastered: 3, Items: 4})
		}
		return paper.Practice(w, vi, head, []paper.Result{r})
	}},
	{"results of three", 3, []string{"Nguyễn Thị Mẫu Ánh", "Nguyễn Thị Mẫu Cường", "Đã dự 2 buổi học."}, func(w io.Writer) error {
		var all []paper.Result
		for i, p := range people(3) {
			all = append(all, paper.Result{Person: p, Evenings: i, LessonsOf: 12, Code: code(33), Facilitator: "Trần Văn Thử"})
		}
		return paper.Practice(w, vi, head, all)
	}},
	{"five hard questions", 2, []string{"Câu hỏi thứ 5", "Gọi lại số quen là chắc nhất.", "hay nhầm", "15"}, func(w io.Writer) error {
		var all []paper.HardQuestion
		for i := range 5 {
			all = append(all, paper.HardQuestion{
				About: "Bài 8. Nhận biết lừa đảo · câu 3 · 17 người nhầm trong 36 người trả lời",
				Words: fmt.Sprintf("Câu hỏi thứ %d: Con trai gọi video, hình mờ, nói vay hai mươi triệu gấp vì đang nằm bệnh viện. Cô bác làm gì?", i+1),
				Say:   "Mặt và giọng có thể làm giả. Gọi lại số quen là chắc nhất.", Missed: 17, Answers: 36,
				Options: []paper.HardOption{
					{Words: "Tắt máy, gọi lại số quen của con, hoặc hỏi người nhà đang ở gần con xem con đang ở đâu", N: 19, Right: true},
					{Words: "Chuyển ngay vì thấy mặt con", N: 15, Attracts: true}, {Words: "Hỏi số tài khoản rồi chuyển", N: 2}, {Words: "Không làm gì cả"},
				},
			})
		}
		return paper.Hard(w, vi, head, all)
	}},
	{"an evening", 1, []string{"người có mặt", "Câu hay nhầm", "Đọc một nửa mã"}, func(w io.Writer) error {
		return paper.Summary(w, vi, head, paper.Evening{
			Here: 32, Away: 4, New: 1, Guests: 2, Absent: []string{"Nguyễn Thị Mẫu Ánh", "Lê Văn Thử"},
			Questions: []paper.Question{{"Có người xưng là nhân viên ngân hàng, gọi xin mã OTP. Cô bác làm gì?", 21, 28, "Đọc một nửa mã"}},
			Note:      "Bà con hỏi nhiều về mã OTP của ngân hàng.",
		})
	}},
	{"a period of thirty columns", 2, []string{"Điểm học", "Cột 29", "Cộng"}, func(w io.Writer) error {
		r := paper.Report{ChartTitle: "Lượt tham gia mỗi buổi", Notes: []string{"Số liệu ôn lại là kết quả luyện tập tại lớp."}}
		for i := range 8 {
			r.Chart = append(r.Chart, paper.Bar{Label: fmt.Sprintf("%02d/05", 2*i+1), N: 30 + i%3, Off: i == 4})
		}
		r.Columns = []paper.ReportColumn{{Title: "TT"}, {Title: "Điểm học", Words: true}}
		for i := range 28 {
			r.Columns = append(r.Columns, paper.ReportColumn{Title: fmt.Sprintf("Cột %d", i+2)})
		}
		r.Sums = []int{3}
		for i := range 4 {
			row := []string{fmt.Sprint(i + 1), "Nhà văn hóa thôn 2"}
			if i == 3 {
				row = []string{"", "Cộng"}
			}
			for c := range 28 {
				row = append(row, fmt.Sprint(1000*i+c))
			}
			r.Rows = append(r.Rows, row)
		}
		return paper.Period(w, vi, head, r)
	}},
}

// TestSheets writes every sheet and reads it with poppler: its pages, its words with all marks. DENDAU_PAPER keeps PDFs and pictures to look at.
func TestSheets(t *testing.T) {
	for _, tt := range sheets {
		t.Run(tt.name, func(t *testing.T) {
			var a, b bytes.Buffer
			if err := tt.write(&a); err != nil {
				t.Fatal(err)
			}
			if err := tt.write(&b); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Error("the same sheet twice is not the same bytes")
			}
			text := read(t, tt.name, a.Bytes())
			if got := strings.Count(text, "\f"); got != tt.pages {
				t.Errorf("%d pages, want %d", got, tt.pages)
			}
			plain := strings.Join(strings.Fields(text), " ")
			for _, want := range tt.says {
				if !strings.Contains(plain, want) {
					t.Errorf("%q does not stand on it", want)
				}
			}
			if strings.Contains(strings.ToLower(plain), "chứng nhận") {
				t.Error("the word that is not ours stands on it")
			}
		})
	}
}

// read gives the words of a PDF, pages ended by form feeds.
func read(t *testing.T, name string, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("DENDAU_ALL") != "" {
			t.Fatal("pdftotext is missing: .ci/deps test installs poppler-utils")
		}
		t.Skip("no pdftotext")
	}
	dir := t.TempDir()
	if keep := os.Getenv("DENDAU_PAPER"); keep != "" {
		dir = keep
	}
	file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("DENDAU_PAPER") != "" {
		if out, err := exec.Command("pdftoppm", "-r", "60", "-png", file, strings.TrimSuffix(file, ".pdf")).CombinedOutput(); err != nil {
			t.Fatalf("pdftoppm: %v %s", err, out)
		}
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(text)
}
