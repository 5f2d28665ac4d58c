package roster_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"dendau/storage/report/roster"
)

const thisYear = 2026

func read(t *testing.T, text string) []roster.Row {
	t.Helper()
	rows, err := roster.Read(strings.NewReader(text), thisYear)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestAListAsCommunesKeepThem: words above the heads, two columns of names, dates, odd rows: each is taken or refused with its reason and line.
func TestAListAsCommunesKeepThem(t *testing.T) {
	rows := read(t, "UBND XÃ MẪU;;;;\nDANH SÁCH LỚP;;;;\n\nTT;Họ đệm;Tên;Ngày sinh;Nam/Nữ;Thôn\n"+
		"1;Nguyễn Thị;Mẫu;05/03/1955;Nữ;thôn 2\n"+
		"2;Trần Văn;Thử;1948;nam;thôn 1\n"+
		"3;K';Mẫu;;;\n"+
		";;;;;\n"+
		"4;;;1950;Nữ;thôn 1\n"+
		"5;Lê Thị;Ví Dụ 2;1950;Nữ;thôn 1\n"+
		"6;Lê Thị;Dụ;31/02/1950;Nữ;thôn 1\n"+
		"7;Lê Thị;Dụ;1950;x;thôn 1\n"+
		"8;nguyen thi;mau;1955;Nữ;thôn 2\n")
	want := []roster.Row{
		{Line: 5, Person: roster.Person{Name: "Nguyễn Thị Mẫu", Year: 1955, Sex: roster.Female, Hamlet: "thôn 2"}},
		{Line: 6, Person: roster.Person{Name: "Trần Văn Thử", Year: 1948, Sex: roster.Male, Hamlet: "thôn 1"}},
		{Line: 7, Person: roster.Person{Name: "K' Mẫu"}},
		{Line: 9, Reason: roster.NoName},
		{Line: 10, Reason: roster.OddName, Says: "Lê Thị Ví Dụ 2"},
		{Line: 11, Reason: roster.OddYear, Says: "31/02/1950"},
		{Line: 12, Reason: roster.OddSex, Says: "x"},
		{Line: 13, Reason: roster.Twice, Says: "nguyen thi mau"},
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d: %+v", len(rows), len(want), rows)
	}
	for i, w := range want {
		got := rows[i]
		if got.Line != w.Line || got.Reason != w.Reason || got.Says != w.Says || w.Reason == "" && got.Person != w.Person {
			t.Errorf("got %+v, want %+v", got, w)
		}
	}
}

func TestWrittenListsAreReadBack(t *testing.T) {
	people := []roster.Person{
		{ID: "0123456789abcdef", Name: "Nguyễn Thị Ngọc Ánh", Nickname: "bà Ánh", Year: 1951, Sex: roster.Female, Hamlet: "thôn 2", Class: "Lớp Ánh Sáng"},
		{ID: "0123456789abcde0", Name: "Ân"},
		{ID: "0123456789abcde1", Name: "K' Brối", Year: 1948, Sex: roster.Male, Hamlet: "Tổ 3, \"xóm Bàu\""},
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"csv":  func(b *bytes.Buffer) error { return roster.WriteCSV(b, people) },
		"xlsx": func(b *bytes.Buffer) error { return roster.WriteXLSX(b, people) },
		"unicode text": func(b *bytes.Buffer) error {
			var plain bytes.Buffer
			if err := roster.WriteCSV(&plain, people); err != nil {
				return err
			}
			out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(bytes.TrimPrefix(plain.Bytes(), []byte("\ufeff")))
			b.Write(out)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			rows, err := roster.Read(&b, thisYear)
			if err != nil || len(rows) != len(people) {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			for i, p := range people {
				if rows[i].Person != p || rows[i].Reason != "" {
					t.Errorf("got %+v, want %+v", rows[i], p)
				}
			}
		})
	}
}

func TestWholeFilesRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		want error
	}{
		"empty":           {"", roster.ErrNoList},
		"no names":        {"TT,Ghi chú\n1,x\n", roster.ErrNoList},
		"an old code":     {"H\xf4 v\xe0 t\xean,x\n", roster.ErrLetters},
		"half a workbook": {"PK\x03\x04half", roster.ErrUnsound},
		"too many rows":   {"Họ và tên\n" + strings.Repeat("Lê Thử\n", roster.MaxRows+5), roster.ErrTooBig},
		"too many bytes":  {strings.Repeat("x", roster.MaxBytes+1), roster.ErrTooBig},
	} {
		if _, err := roster.Read(strings.NewReader(tt.data), thisYear); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Họ và tên,Năm sinh\nLê Thử,1950\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{0xff, 0xfe, 'a', 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := roster.Read(bytes.NewReader(data), thisYear)
		if err != nil {
			return
		}
		for _, r := range rows {
			if r.Reason == "" && (r.Name == "" || r.Year < 0 || r.Year > thisYear) {
				t.Errorf("taken: %+v", r)
			}
		}
	})
}
