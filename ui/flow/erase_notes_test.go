package flow

import (
	"testing"

	"dendau/storage/record"
)

func TestANoteWithoutSomebody(t *testing.T) {
	bui := record.Name{Full: "Nguyễn Thị Bưởi", Nickname: "Năm Bưởi"}
	for _, test := range []struct {
		text  string
		alone bool // nobody else is called Bưởi
		want  string
	}{
		{"Nguyễn Thị Bưởi ốm, ông Cam vắng.", true, "… ốm, ông Cam vắng."},
		{"nguyen thi buoi om", true, "… om"},
		{"Hỏi thăm Thị Bưởi.", false, "Hỏi thăm …."},
		{"năm bưởi hay quên mã", false, "… hay quên mã"},
		{"bà Bưởi hay quên, Bưởi nên ngồi gần.", true, "… hay quên, … nên ngồi gần."},
		{"bà Bưởi hay quên", false, "bà Bưởi hay quên"}, // another is called so too: nobody can tell whose note it is
		{"mang bưởi cho lớp", true, "mang bưởi cho lớp"},
		{"buổi sau học tiếp", true, "buổi sau học tiếp"},
		{"(bà Bưởi) khen", true, "…) khen"},
		{"", true, ""},
	} {
		if got := withoutName(test.text, bui, test.alone); got != test.want {
			t.Errorf("%q reads %q, want %q", test.text, got, test.want)
		}
	}
}
