package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report/roster"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// A list is found by its name on whichever stick has it, and its rows come with their reasons.
func TestNewestRoster(t *testing.T) {
	empty, full := t.TempDir(), t.TempDir()
	drives := []courier.Drive{{Path: filepath.Join(empty, "gone")}, {Path: empty}, {Path: full}}
	if _, _, err := newestRoster(drives, 2026); !errors.Is(err, errNoRoster) {
		t.Fatalf("without a list: %v", err)
	}
	for name, text := range map[string]string{
		"ghi-chu.csv":       "Họ và tên\nKhông Phải\n",
		"Danh sách lớp.csv": "Họ và tên,Năm sinh,Giới tính,Thôn\nNguyễn Thị Mẫu,1955,Nữ,thôn Thử\nLê Văn Hai,năm Dần,Nam,\n",
	} {
		if err := os.WriteFile(filepath.Join(full, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, rows, err := newestRoster(drives, 2026)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if r := rows[0]; r.Name.Full != "Nguyễn Thị Mẫu" || r.Year != 1955 || r.Sex != record.Female || r.Name.Hamlet != "thôn Thử" || r.Reason != "" {
		t.Errorf("the first row: %+v", r)
	}
	if r := rows[1]; r.Reason != roster.OddYear || r.Line != 3 {
		t.Errorf("the second row: %+v", r)
	}
}

func TestCopyName(t *testing.T) {
	for name, want := range map[string]string{"Nguyễn Thị Mẫu": "ban-sao-mau-2026-05-19", "K' Brối": "ban-sao-broi-2026-05-19", "../x": "ban-sao-x-2026-05-19"} {
		if got := copyName(flow.PersonCopy{Name: name, Made: "2026-05-19"}); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// aCopy is one of everything.
var aCopy = flow.PersonCopy{
	Format: "dendau-person/1", Made: "2026-11-22", Hall: "Nhà văn hóa thôn 2", Commune: "xã Hải Ninh", ID: "0102030405060708", Name: "Nguyễn Thị Mẫu", Nickname: "Mẫu lớn",
	Year: 1955, Sex: "female", Hamlet: "thôn Thử", Class: "Tối thứ Ba, thứ Năm",
	Consent:  []flow.CopyConsent{{Day: "2026-05-12", Granted: true, Method: "heard", Wording: "2", By: "Lê Văn Mẫu"}, {Day: "2026-06-02", Method: "spoken", Wording: "2", By: "Lê Văn Mẫu"}},
	Evenings: []flow.CopyEvening{{Day: "2026-11-10", Class: "Tối thứ Ba", Lesson: "Lừa đảo", Presence: "left_early"}, {Day: "2026-11-17", Class: "Tối thứ Ba", Presence: "not_held"}},
	Lessons:  []flow.CopyLesson{{Number: 1, Title: "Điện thoại", Done: true}, {Number: 2, Title: "Wi-Fi và 4G"}},
	Came:     14, Held: 17, NumbersTo: "2026-08-12", FirstTry: 28, SecondTry: 5, Mastered: 9, Practised: 12,
}

// A person takes their copy home on a stick, as data and as a sheet to read, or on paper; where there is no printer it goes to the stick.
func TestACopyForAPerson(t *testing.T) {
	for _, test := range []struct {
		name    string
		paper   bool
		printer bool
		stick   bool
		came    flow.Action
		files   int // on the stick
	}{
		{"to the stick", false, true, true, flow.CopyDone{Stick: "HAI-NINH-02"}, 2},
		{"no stick", false, true, false, flow.CopyFailed{Key: "people.noStick"}, 0},
		{"to paper", true, true, true, flow.CopyDone{Printer: "may-in-xa"}, 0},
		{"no printer", true, false, true, flow.CopyDone{Stick: "HAI-NINH-02"}, 2},
		{"neither", true, false, false, flow.CopyFailed{Key: "people.noPrinter"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			var scripts map[string]string
			if test.printer {
				scripts = map[string]string{"lpstat": `echo "system default destination: may-in-xa"`, "lp": "/bin/cat > /dev/null"}
			}
			programs(t, scripts)
			stick, place := t.TempDir(), ""
			if test.stick {
				place = stick
			}
			p := newTestPrinter(t, place)
			r := &registry{sticks: p.sticks, log: p.log}
			var came flow.Action
			r.copyTo(t.Context(), flow.CopyPerson{Copy: aCopy, Lang: "vi", Paper: test.paper}, p, func(a flow.Action) { came = a })
			if came != test.came {
				t.Errorf("home came %+v, want %+v", came, test.came)
			}
			files, _ := filepath.Glob(filepath.Join(stick, copyFolder, "ban-sao-mau-2026-11-22.*"))
			if len(files) != test.files {
				t.Errorf("on the stick: %v", files)
			}
			if left, _ := os.ReadDir(p.data); len(left) != 0 {
				t.Errorf("in the kiosk's folder: %v", left)
			}
		})
	}
}

// Everything that the data says is on the sheet too.
func TestACopyReads(t *testing.T) {
	var pdf bytes.Buffer
	if err := layCopy(&pdf, aCopy, "vi"); err != nil {
		t.Fatal(err)
	}
	plain := pdfText(t, "copy", pdf.Bytes())
	for _, want := range []string{
		"Nguyễn Thị Mẫu", "Mẫu lớn", "1955", "Nữ", "thôn Thử", "0102030405060708", "Đồng ý cho ghi", "máy đọc lời mời", "Không đồng ý", "12/05/2026", "Lê Văn Mẫu",
		"10/11/2026", "về sớm", "không học", "Bài 1. Điện thoại", "đã học", "Bài 2. Wi-Fi và 4G", "14 trên 17", "12/08/2026", "28 câu", "9 trên 12", "xóa bất cứ lúc nào",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q does not stand on the sheet", want)
		}
	}
}
