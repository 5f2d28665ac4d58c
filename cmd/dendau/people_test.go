package main

import (
	"errors"
	"os"
	"path/filepath"
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
	for name, want := range map[string]string{"Nguyễn Thị Mẫu": "ban-sao-mau-2026-05-19.json", "K' Brối": "ban-sao-broi-2026-05-19.json", "../x": "ban-sao-x-2026-05-19.json"} {
		if got := copyName(flow.PersonCopy{Name: name, Made: "2026-05-19"}); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
