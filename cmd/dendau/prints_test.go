package main

import (
	"bytes"
	"encoding/csv"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// asked is a sheet of sixty as the flow asks for it.
func asked(kind flow.SheetKind, as flow.SheetFormat) flow.MakeSheet {
	s := flow.MakeSheet{
		Kind: kind, As: as, Lang: content.Vietnamese, Hall: "Nhà văn hóa thôn 2", Commune: "xã Hàm Thạnh", Class: "Lớp Ánh Sáng", Date: record.DayAt(2026, 5, 12),
		Printed: record.DayAt(2026, 5, 12), Spare: 6,
		Lesson: flow.LessonRef{ID: "L04", Number: 4, Title: content.Text{"vi": "Mật khẩu và mã OTP", "en": "Passwords"}},
	}
	n := 60
	if kind == flow.ResultSheet {
		n = 2
	}
	for i := range n {
		s.People = append(s.People, flow.SheetPerson{Class: "Lớp Ánh Sáng", Person: flow.Person{
			ID: record.LearnerID{ID: record.ID{1, byte(i)}}, Full: "Nguyễn Thị Mẫu Khuyến", Given: "Khuyến", Year: 1950 + i%30, Hamlet: "thôn 2", Sex: record.Female,
		}})
	}
	for day := range 12 {
		s.Register.Days = append(s.Register.Days, record.DayAt(2026, 5, 2*day+1))
	}
	for range s.People {
		s.Register.Marks = append(s.Register.Marks, []flow.SheetMark{flow.NotEnrolled, flow.WasAway, flow.WasHere, flow.WasLate, flow.LeftEarly, 2, 2, 2, 2, 2, 2, 2})
	}
	s.Register.Off = []flow.OffDay{{Date: record.DayAt(2026, 5, 26), Reason: "rain"}}
	s.Slip = flow.SheetSlip{Remember: content.Text{"vi": "Không đọc mã OTP cho bất kỳ ai."}, Practice: content.Text{"vi": "Nghĩ một mật khẩu dài."}, Next: record.DayAt(2026, 5, 14), Minute: 19*60 + 30, Copies: 32}
	s.Evening = flow.SheetEvening{Note: "Mai mang thêm bút.", Here: 30, Away: 4, New: 1, Guests: 2, Absent: []string{"Lê Văn Thử"}, Hands: []flow.SheetHands{
		{Question: content.Text{"vi": "Có người xin\nmã OTP. Cô bác làm gì?"}, Right: 21, All: 28, Missed: content.Text{"vi": "Đọc một nửa mã"}},
	}}
	one := flow.SheetResult{Evenings: 14, Lessons: 1, Mastered: 31, Practised: 40, Facilitator: "Trần Văn Thử", Rows: []flow.SheetLesson{
		{Lesson: s.Lesson, Finished: true, Day: record.DayAt(2026, 5, 12), Mastered: 3, Items: 5}, {Lesson: s.Lesson, Finished: true, Items: 5}, {Lesson: s.Lesson, Items: 5},
	}}
	s.Results = []flow.SheetResult{one, {Evenings: 3, Facilitator: one.Facilitator, Rows: one.Rows}}
	s.Hard = flow.SheetHard{From: record.DayAt(2026, 4, 21), To: record.DayAt(2026, 5, 19), Items: []flow.HardItem{
		{Lesson: s.Lesson, Number: 3, Answers: 36, Missed: 17, ByOption: []int{19, 15, 2}, Attracts: 1, Item: content.Item{
			Question: content.Spoken{Text: content.Text{"vi": "Con trai gọi video, nói vay tiền gấp. Cô bác làm gì?"}}, Why: content.Spoken{Text: content.Text{"vi": "Gọi lại số quen là chắc nhất."}},
			Options: []content.Option{{Spoken: content.Spoken{Text: content.Text{"vi": "Tắt máy, gọi lại"}}}, {Spoken: content.Spoken{Text: content.Text{"vi": "Chuyển ngay"}}}, {Spoken: content.Spoken{Text: content.Text{"vi": "Hỏi số tài khoản"}}}},
		}},
		{Lesson: s.Lesson, Number: 5, Answers: 20, Missed: 9, Item: content.Item{Question: content.Spoken{Text: content.Text{"vi": "Sắp xếp các bước."}}}},
	}}
	s.Report = flow.HallReport{Period: report.Quarter, From: record.DayAt(2026, 4, 1), To: record.DayAt(2026, 6, 30), Newest: true, Until: record.DayAt(2026, 5, 12), Step: flow.BarMonth,
		Sum: report.Row{Held: 7, Cancelled: 1, Attendances: 182, Guests: 2, People: 55}, Bars: []flow.ReportBar{{From: record.DayAt(2026, 4, 1), N: 98}, {From: record.DayAt(2026, 5, 1), N: 84}}}
	if form, err := report.ParseForm(assets.Form); err == nil {
		s.Report.Filled = form.Fill([]report.Attendee{{Sex: record.Female, Born: 1956, Year: 2026, Times: 3}, {Sex: record.Male, Born: 1946, Year: 2026, Times: 5}})
	}
	return s
}

// signed stands for the kiosk's key.
func signed(record.LearnerID, record.Day, flow.SheetResult) string {
	return bundle.ResultPrefix + strings.Repeat("ABCDEFGHIJ234567", 10)
}

// Every sheet is laid out as a PDF that says what it must.
func TestEverySheetIsLaidOut(t *testing.T) {
	for kind, says := range map[flow.SheetKind][]string{
		flow.SignInSheet:   {"Danh sách ký tên", "Lớp Ánh Sáng · thứ Ba 12/05/2026 · Bài 4. Mật khẩu và mã OTP", "66"},
		flow.RegisterSheet: {"Sổ điểm danh tháng", "5/2026", "26/05: không diễn ra. Mưa bão, lụt."},
		flow.CardsSheet:    {"Khuyến", "thôn 2", "Lớp Ánh Sáng"},
		flow.SlipSheet:     {"Không đọc mã OTP cho bất kỳ ai.", "Buổi sau: thứ Năm 14/05, 19:30"},
		flow.SummarySheet:  {"32", "Lê Văn Thử", "Có người xin mã OTP.", "Đọc một nửa mã", "21 / 28", "Mai mang thêm bút."},
		flow.ResultSheet:   {"Kết quả luyện tập tại lớp", "Đã nắm 31 trên 40", "12/05/2026", "tự học", "Trần Văn Thử", "Đã dự 3 buổi học."},
		flow.HardSheet:     {"Câu bà con hay nhầm", "các buổi từ 21/04 đến 19/05", "17 người nhầm trong 36 người", "Chuyển ngay (hay nhầm)", "Tắt máy, gọi lại (đúng)", "Nên nói lại: Gọi lại số quen"},
		flow.ReportSheet:   {"Báo cáo điểm học", "Quý 2/2026", "mẫu chung, bản 1", "lượt tham gia", "70–79", "Tính đến 12/05/2026"},
	} {
		t.Run(kind.Name(), func(t *testing.T) {
			var out bytes.Buffer
			if ext, err := layOut(&out, asked(kind, flow.OnPaper), signed); err != nil || ext != "pdf" {
				t.Fatal(ext, err)
			}
			text := pdfText(t, kind.Name(), out.Bytes())
			for _, want := range says {
				if !strings.Contains(text, want) {
					t.Errorf("%q does not stand on it:\n%s", want, text)
				}
			}
			if strings.Contains(strings.ToLower(text), "chứng nhận") {
				t.Error("the word that is not ours stands on it")
			}
		})
	}
}

func pdfText(t *testing.T, name string, pdf []byte) string {
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
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// The province's table is the same in the workbook and in the CSV.
func TestReportForAnOffice(t *testing.T) {
	var book, list bytes.Buffer
	if _, err := layOut(&book, asked(flow.ReportSheet, flow.AsXLSX), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := layOut(&list, asked(flow.ReportSheet, flow.AsCSV), nil); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(list.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if lines[0][0] != "Tuổi" || lines[0][1] != "Số người học: Nữ" || strings.Join(lines[len(lines)-1], " ") != "Cộng 1 1 2 3 5 8" {
		t.Errorf("the CSV has %v … %v", lines[0], lines[len(lines)-1])
	}
	f, err := excelize.OpenReader(&book)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines[1:] {
		if got := rows[5+i]; strings.Join(got, "|") != strings.Join(line, "|") {
			t.Errorf("row %d is %v in the workbook, %v in the CSV", i, got, line)
		}
	}
}

// tables are the sheets that an office may have as a table, with what a row of it says.
var tables = map[flow.SheetKind]string{
	flow.SignInSheet:   "60|Nguyễn Thị Mẫu Khuyến|1979|thôn 2|",
	flow.RegisterSheet: "1|Nguyễn Thị Mẫu Khuyến|1950|–||x|m|s|x|x|x|x|x|x|x|10",
	flow.ReportSheet:   "Cộng|1|1|2|3|5|8",
	flow.RosterSheet:   "|Nguyễn Thị Mẫu Khuyến||1950|Nữ|thôn 2|Lớp Ánh Sáng",
}

// csvOf and bookOf write a sheet and read it back: the one by the standard library, the other from the raw workbook. Cells at the end of a row that
// are empty are no news.
func csvOf(t *testing.T, kind flow.SheetKind) [][]string {
	t.Helper()
	var out bytes.Buffer
	if ext, err := layOut(&out, asked(kind, flow.AsCSV), nil); err != nil || ext != "csv" {
		t.Fatal(ext, err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return trimmed(lines)
}

func trimmed(lines [][]string) [][]string {
	for i, line := range lines {
		for len(line) > 0 && line[len(line)-1] == "" {
			line = line[:len(line)-1]
		}
		lines[i] = line
	}
	return lines
}

// sameTable finds the rows of a table, without its heads, in what somebody else read of the workbook.
func sameTable(t *testing.T, kind flow.SheetKind, got [][]string) {
	t.Helper()
	want := csvOf(t, kind)
	first := 5 // the title, the period, an empty row, two of heads
	if kind == flow.RosterSheet {
		first = 1
	}
	got = trimmed(got)
	for i, line := range want[1:] {
		if first+i >= len(got) || strings.Join(got[first+i], "|") != strings.Join(line, "|") {
			t.Fatalf("row %d of %s is %v in the workbook, %v in the CSV", i+1, kind.Name(), got[min(first+i, len(got)-1)], line)
		}
	}
	if n := len(want) - 1; kind != flow.ReportSheet && n < 60 {
		t.Errorf("%s has %d rows for sixty people", kind.Name(), n)
	}
}

// Every table is the same in the workbook and in the CSV.
func TestEveryTableReadsBack(t *testing.T) {
	for kind, says := range tables {
		t.Run(kind.Name(), func(t *testing.T) {
			var out bytes.Buffer
			if ext, err := layOut(&out, asked(kind, flow.AsXLSX), nil); err != nil || ext != "xlsx" {
				t.Fatal(ext, err)
			}
			f, err := excelize.OpenReader(&out)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			rows, err := f.GetRows(f.GetSheetName(0))
			if err != nil {
				t.Fatal(err)
			}
			sameTable(t, kind, rows)
			found := false
			for _, line := range csvOf(t, kind) {
				found = found || strings.HasSuffix(strings.Join(line, "|")+"|", strings.TrimSuffix(says, "|")+"|")
			}
			if !found {
				t.Errorf("no row says %s", says)
			}
		})
	}
}

// newTestPrinter prints into a folder, with or without a stick.
func newTestPrinter(t *testing.T, stick string) *printer {
	var drives []courier.Drive
	if stick != "" {
		drives = []courier.Drive{{Path: stick, Label: "HAI-NINH-02", Removable: true}}
	}
	return &printer{data: t.TempDir(), sticks: func() []courier.Drive { return drives }, seal: signed, log: slog.New(slog.DiscardHandler)}
}

// programs puts printing programs on the path, as scripts, and nothing else but what they need.
func programs(t *testing.T, scripts map[string]string) {
	if runtime.GOOS == "windows" {
		t.Skip("no printing system here")
	}
	dir := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

func TestWhereASheetGoes(t *testing.T) {
	printed := filepath.Join(t.TempDir(), "printed.pdf")
	t.Setenv("PRINTED", printed)
	queue := `echo "system default destination: may-in-xa"`
	takes, refuses := `/bin/cat > "$PRINTED"`, `/bin/cat > /dev/null; exit 1`
	for _, tt := range []struct {
		name    string
		scripts map[string]string
		stick   bool
		as      flow.SheetFormat
		to      string
	}{
		{"to the printer", map[string]string{"lpstat": queue, "lp": takes}, true, flow.OnPaper, "printer"},
		{"a file, though there is a printer", map[string]string{"lpstat": queue, "lp": takes}, true, flow.AsPDF, "stick"},
		{"no default printer", map[string]string{"lpstat": `echo "no system default destination"`, "lp": takes}, true, flow.OnPaper, "stick"},
		{"a printer that refuses", map[string]string{"lpstat": queue, "lp": refuses}, true, flow.OnPaper, "stick"},
		{"neither", nil, false, flow.OnPaper, "folder"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			programs(t, tt.scripts)
			stick := ""
			if tt.stick {
				stick = t.TempDir()
			}
			p := newTestPrinter(t, stick)
			var home []flow.Action
			for range 2 { // a second sheet of the day is another file
				p.make(t.Context(), asked(flow.SignInSheet, tt.as), func(a flow.Action) { home = append(home, a) })
			}
			made, ok := home[0].(flow.SheetMade)
			if !ok || made.To != tt.to {
				t.Fatalf("came home %+v", home)
			}
			switch tt.to {
			case "printer":
				pdf, err := os.ReadFile(printed)
				if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) || made.Where != "may-in-xa" {
					t.Errorf("%s printed %d bytes, %v", made.Where, len(pdf), err)
				}
			case "stick":
				files(t, filepath.Join(stick, sheetFolder), "danh-sach-ky-ten-2026-05-12-2.pdf", "danh-sach-ky-ten-2026-05-12.pdf")
			case "folder":
				files(t, filepath.Join(p.data, sheetFolder), "danh-sach-ky-ten-2026-05-12-2.pdf", "danh-sach-ky-ten-2026-05-12.pdf")
				if filepath.Dir(made.Where) != filepath.Join(p.data, sheetFolder) {
					t.Errorf("it says it went to %s", made.Where)
				}
			}
		})
	}
}

func files(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

// Where nothing can be written, somebody is told.
// TestForgettingTakesSheetsAlong: what lies in the kiosk's folder may name the person, and goes when somebody is forgotten.
func TestForgettingTakesSheetsAlong(t *testing.T) {
	programs(t, nil)
	p := newTestPrinter(t, "")
	p.make(t.Context(), asked(flow.SignInSheet, flow.AsPDF), func(flow.Action) {})
	files(t, filepath.Join(p.data, sheetFolder), "danh-sach-ky-ten-2026-05-12.pdf")
	p.clear()
	if _, err := os.Stat(filepath.Join(p.data, sheetFolder)); !os.IsNotExist(err) {
		t.Errorf("sheets are still there: %v", err)
	}
}

func TestSheetThatCannotBeKept(t *testing.T) {
	programs(t, nil)
	p := newTestPrinter(t, "")
	p.data = filepath.Join(p.data, "a file")
	if err := os.WriteFile(p.data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var home flow.Action
	p.make(t.Context(), asked(flow.SlipSheet, flow.OnPaper), func(a flow.Action) { home = a })
	if failed, ok := home.(flow.SheetFailed); !ok || failed.Key != "paper.failed" {
		t.Errorf("came home %+v", home)
	}
}

func TestProvincesTable(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	form, err := openTable("", log)
	if err != nil || form.Version != 1 || len(form.Rows) != 8 {
		t.Fatalf("the common table: %+v, %v", form, err)
	}
	own := filepath.Join(t.TempDir(), "own.json")
	if err := os.WriteFile(own, bytes.Replace(assets.Form, []byte(`"version": 1`), []byte(`"version": 3`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if form, err = openTable(own, log); err != nil || form.Version != 3 {
		t.Errorf("the province's table: version %d, %v", form.Version, err)
	}
	if _, err := openTable(own+"x", log); err == nil {
		t.Error("a table that is not there was read")
	}
}
