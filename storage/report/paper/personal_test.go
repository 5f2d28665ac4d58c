package paper_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"dendau/storage/report/paper"
)

// Two years of evenings take pages, each with its heads; a long class and lesson wrap; what nobody has leaves no table.
func TestACopyOfTwoYears(t *testing.T) {
	long := paper.Personal{
		Facts: [][2]string{{"Họ và tên", "Nguyễn Thị Ngọc Thùy Linh Mẫu"}, {"Năm sinh", "1955"}}, Sums: []string{"Đã dự 88 trên 90 buổi có điểm danh."},
		Consent: [][3]string{{"12/05/2026", "Đồng ý cho ghi · máy đọc lời mời · lời mời số 2", "Lê Văn Mẫu"}}, Notes: []string{"Đây là tất cả."},
	}
	for i := range 90 {
		long.Evenings = append(long.Evenings, [3]string{"12/05/2026", "Lớp tối thứ Ba và thứ Năm của Hội người cao tuổi thôn 2 · Nhận biết cuộc gọi lừa đảo", fmt.Sprint("có mặt ", i+1)})
	}
	for name, tt := range map[string]struct {
		copy  paper.Personal
		pages int
		says  string
		not   string
	}{
		"two years": {long, 5, "có mặt 90", "Các bài học"},
		"nothing":   {paper.Personal{Facts: [][2]string{{"Họ và tên", "Lê Thị Na"}}}, 1, "Lê Thị Na", "Các buổi học"},
	} {
		var pdf bytes.Buffer
		if err := paper.Copy(&pdf, vi, head, tt.copy); err != nil {
			t.Fatal(err)
		}
		text := read(t, "copy of "+name, pdf.Bytes())
		plain := strings.Join(strings.Fields(text), " ")
		if got := strings.Count(text, "\f"); got != tt.pages || !strings.Contains(plain, tt.says) || strings.Contains(plain, tt.not) {
			t.Errorf("%s: %d pages, want %d, with %q and without %q", name, got, tt.pages, tt.says, tt.not)
		}
	}
}
