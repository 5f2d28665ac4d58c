package report_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
)

// The order that Vietnamese registers have, from those who read them.
var inOrder = []string{
	"Nguyễn Thị An", "Nguyễn Văn An", "Trần Văn An", "Lê Thị Anh", "Võ Thị Anh", "Lê Thị Ảnh", "Nguyễn Thị Ánh",
	"Nguyễn Thị Ngọc Ánh", "Thông Thị Ăn", "Đỗ Thị Ân", "Nguyễn Ân", "Bùi Dũng", "Phạm Đức",
}

func TestVietnameseOrder(t *testing.T) {
	order := report.NewOrder()
	got := slices.Clone(inOrder)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	if slices.Equal(got, inOrder) {
		t.Fatal("the shuffle did nothing: the test cannot fail")
	}
	slices.SortFunc(got, order.Compare)
	if !slices.Equal(got, inOrder) {
		t.Errorf("got %q\nwant %q", got, inOrder)
	}
}

func TestCalled(t *testing.T) {
	for full, want := range map[string]string{
		"Nguyễn Thị Mẫu": "Thị Mẫu",
		"Nguyễn Ân":      "Ân",
		"K' Brối":        "K' Brối",
		"Ka Hồng":        "Ka Hồng",
		"Mẫu":            "Mẫu",
		"":               "",
		"Lê Thị Ảnh":     "Thị Ảnh", // NFD comes out NFC
	} {
		if got := report.Called(full); got != want {
			t.Errorf("%q: got %q, want %q", full, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"Đỗ Thị Ân":  "do thi an",
		"ĐƯỜNG":      "duong",
		"Lành":       "lanh",
		"La\u0300nh": "lanh",
	} {
		if got := report.Fold(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	tests := []struct {
		name string
		l    report.Learner
		want string
	}{
		{"an old woman", report.Learner{Year: 1955, Sex: record.Female}, "bà"},
		{"an old man", report.Learner{Year: 1966, Sex: record.Male}, "ông"},
		{"a woman of 59", report.Learner{Year: 1967, Sex: record.Female}, "cô"},
		{"a man of 40", report.Learner{Year: 1986, Sex: record.Male}, "bác"},
		{"a young woman", report.Learner{Year: 2000, Sex: record.Female}, "chị"},
		{"a young man", report.Learner{Year: 1987, Sex: record.Male}, "anh"},
		{"of unknown age", report.Learner{Sex: record.Female}, "bà"},
		{"of unknown sex", report.Learner{Year: 1955}, ""},
		{"who chose it", report.Learner{Year: 1955, Sex: record.Female, Name: record.Name{Address: "cô"}}, "cô"},
	}
	for _, test := range tests {
		if got := report.Address(test.l, 2026); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
