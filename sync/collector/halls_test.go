package collector

import (
	"dendau/sync/bundle"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Communes were merged, so one may have two halls of a name. Each keeps its id however often the list is kept, in whatever order; one whose
// district was mended is still that hall.
func TestHallsOfOneName(t *testing.T) {
	c := openCentre(t)
	keep := func(list string) map[string]string {
		t.Helper()
		halls, err := ParseHallList(strings.NewReader(list))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.SetHalls(t.Context(), halls); err != nil {
			t.Fatal(err)
		}
		kept, err := c.Halls(t.Context())
		if err != nil || len(kept) != len(halls) {
			t.Fatalf("%d halls of %d are kept: %v", len(kept), len(halls), err)
		}
		ids := map[string]string{}
		for _, h := range kept {
			ids[h.District] = h.ID.String()
		}
		return ids
	}
	const north, south = "Nhà văn hóa thôn 1; xã Hải Ninh; Bắc Bình\n", "Nhà văn hóa thôn 1; xã Hải Ninh; Tuy Phong\n"
	first := keep(north + south)
	again := keep(south + north)
	if first["Bắc Bình"] != again["Bắc Bình"] || first["Tuy Phong"] != again["Tuy Phong"] || len(again) != 2 {
		t.Errorf("kept as %v, then as %v", first, again)
	}
	mended := keep("Nhà văn hóa thôn 1; xã Hải Ninh; Hàm Tân\n" + south)
	if mended["Hàm Tân"] != first["Bắc Bình"] || mended["Tuy Phong"] != first["Tuy Phong"] {
		t.Errorf("a district was mended: %v, before %v", mended, first)
	}
}

// A whole province's list can be pasted.
func TestLongListOfHallsByForm(t *testing.T) {
	c := openCentre(t)
	o := newOfficer(t, c)
	o.signIn(c)
	var list strings.Builder
	for i := range bundle.MaxHalls {
		fmt.Fprintf(&list, "Nhà văn hóa khu phố Đèn Dầu số %d; xã Hải Ninh; Bắc Bình\n", i+1)
	}
	if status, body := o.send("/stick/halls", url.Values{"halls": {list.String()}}); status != http.StatusSeeOther {
		t.Fatalf("status %d: %.200s", status, body)
	}
	if kept, err := c.Halls(t.Context()); err != nil || len(kept) != bundle.MaxHalls {
		t.Errorf("%d halls are kept: %v", len(kept), err)
	}
}

// Why no stick can be prepared is said in the officer's words, with the pack's name.
func TestStickPageSaysWhatIsWrongWithAPack(t *testing.T) {
	c := openCentre(t)
	dir := filepath.Join(c.dir, ownPacks)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bai-hoc.ddp"), []byte("no pack"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := newOfficer(t, c)
	o.signIn(c)
	if _, body := o.get("/stick"); !strings.Contains(body, "bai-hoc.ddp: Tệp này không phải gói bài học.") {
		t.Errorf("the page does not say it: %s", body)
	}
}

// A list that cannot be read names the line and what is wrong there.
func TestStickPageSaysWhatIsWrongWithAList(t *testing.T) {
	c := openCentre(t)
	o := newOfficer(t, c)
	o.signIn(c)
	for list, want := range map[string]string{
		"Nhà thôn 1; xã Hải Ninh\nNhà thôn 2; xã Không Có": "dòng 2: không có xã, phường nào tên là “xã Không Có”.",
		"Nhà thôn 1": "dòng 1: cần tên điểm học rồi đến xã, phường.",
		"\xff":       "cần một bảng chữ thường, nhiều nhất 2000 dòng.",
	} {
		if status, body := o.send("/stick/halls", url.Values{"halls": {list}}); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%q: status %d, the page does not say %q", list, status, want)
		}
	}
}
