package courier

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

func (h *hall) line(name string, date record.Day) HallLine {
	return HallLine{Hall: record.HallID{ID: record.ID{9}}, Name: name, Commune: "xã Thử", Date: date, Sure: true}
}

// A stick goes round three halls of the four that the centre expects; at the last it tells what was collected, when, and what is missing.
func TestRoundSheet(t *testing.T) {
	dir := t.TempDir()
	stick := stickAt(t, dir)
	one, two, three := newHall(t), newHall(t), newHall(t)
	expected := bundle.Halls{Centre: "Trung tâm xã Thử"}
	for i, h := range []*hall{one, two, three} {
		expected.Halls = append(expected.Halls, bundle.ExpectedHall{Hall: record.HallID{ID: record.ID{byte(i + 1)}}, Name: fmt.Sprintf("Nhà văn hóa thôn %d", i+1), Kiosk: h.log.Head().Kiosk.Short()})
	}
	expected.Halls = append(expected.Halls, bundle.ExpectedHall{Hall: record.HallID{ID: record.ID{7}}, Name: "Nhà văn hóa thôn Xa", Commune: "xã Thử"})
	b, err := expected.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "DENDAU/halls.json", b)

	visit := func(h *hall, i int, date record.Day, sure bool) {
		out := h.outgoing(t)
		out.Hall = HallLine{Hall: record.HallID{ID: record.ID{byte(i)}}, Name: fmt.Sprintf("Nhà văn hóa thôn %d", i), Commune: "xã Thử", Date: date, Sure: sure}
		if _, err := Export(t.Context(), stick, out); err != nil {
			t.Fatal(err)
		}
	}
	visit(one, 1, record.DayAt(2026, time.November, 20), true)
	visit(two, 2, record.DayAt(2026, time.November, 21), false)
	one.evening(t)
	visit(one, 1, record.DayAt(2026, time.November, 22), true)
	page := readFile(t, dir, "DENDAU/vong-di.html")
	for _, want := range []string{
		"Trung tâm xã Thử", "Đã lấy 2 nhà văn hóa, còn thiếu 2", "Nhà văn hóa thôn Xa", "Nhà văn hóa thôn 3", "20/11/2026", "22/11/2026", "mục 1–9", "mục 1–5", "chưa ai xác nhận",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if strings.Contains(page, "Thiếu mục") {
		t.Error("the sheet misses what is there")
	}

	// Somebody deleted a bundle: the next hall's export finds that it is missing.
	if err := os.Remove(filepath.Join(dir, "DENDAU/outbox", two.log.Head().Kiosk.Short()+"-1-5.ddb")); err != nil {
		t.Fatal(err)
	}
	visit(three, 3, record.DayAt(2026, time.November, 22), true)
	if page = readFile(t, dir, "DENDAU/vong-di.html"); !strings.Contains(page, "Thiếu mục 1–5") || !strings.Contains(page, "còn thiếu 1 ") {
		t.Error("the missing bundle is not told")
	}
}

func readFile(t testing.TB, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		upTo, last record.Seq
		there      []span
		want       string
	}{
		{0, 5, []span{{1, 5}}, "[]"},
		{40, 90, []span{{58, 90}}, "[{41 57}]"},
		{40, 90, []span{{20, 60}, {50, 70}}, "[{71 90}]"},
		{0, 9, nil, "[{1 9}]"},
		{9, 9, nil, "[]"},
		{4, 0, []span{{1, 2}}, "[]"},
	} {
		if got := fmt.Sprint(gaps(c.upTo, c.last, c.there)); got != c.want {
			t.Errorf("up to %d of %d with %v: got %s, want %s", c.upTo, c.last, c.there, got, c.want)
		}
	}
}

// What others wrote on the stick is text on the sheet: it runs nothing, leads nowhere and takes no room.
func TestHostileRound(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	evil := `<script>alert(1)</script><img src=//example.org/x onerror=alert(1)>{{.}}"'` + "\u202egnp" + strings.Repeat("x", 5000)
	b, err := bundle.Halls{Centre: evil, Halls: []bundle.ExpectedHall{{Hall: record.HallID{ID: record.ID{1}}, Name: evil, Commune: evil, Kiosk: evil}}}.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "DENDAU/halls.json", b)
	line := func(kiosk string) []byte {
		return []byte(`{"format":"dendau-hall-1","kiosk":"` + kiosk + `","hall":"0000000000000001","name":` + jsonText(evil) + `,"commune":"x","visits":[{"date":"0001-01-01","first":1,"last":4294967295}]}`)
	}
	put(t, dir, "DENDAU/halls/ABCDEF.json", line("abcdef0000000001"))
	put(t, dir, "DENDAU/halls/ABCDE0.json", line("abcdef0000000001")) // another's name
	put(t, dir, "DENDAU/halls/ABCDE1.json", []byte(strings.Repeat("[", 16<<10)))
	put(t, dir, "DENDAU/halls/ABCDE2.json", make([]byte, maxHallFile+1))
	put(t, dir, "DENDAU/halls/ABCDEF.json.lnk", []byte("a shortcut"))
	put(t, dir, "DENDAU/outbox/ABCDEF-1-4294967295.ddb", nil)
	put(t, dir, "DENDAU/outbox/ABCDEF-9-99999999999999999999.ddb", nil)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "DENDAU/halls/ABCDE3.json")); err != nil {
		t.Fatal(err)
	}
	out := h.outgoing(t)
	out.Hall = h.line("Nhà văn hóa thôn Thử", 20779)
	if _, err := Export(t.Context(), stickAt(t, dir), out); err != nil {
		t.Fatal(err)
	}
	page := readFile(t, dir, "DENDAU/vong-di.html")
	for _, bad := range []string{"<script", "<img", "\u202e", "root:", "ABCDE0"} {
		if strings.Contains(page, bad) {
			t.Errorf("the sheet has %q", bad)
		}
	}
	if len(page) > 16<<10 || !strings.Contains(page, "Nhà văn hóa thôn Thử") {
		t.Errorf("%d bytes", len(page))
	}
}

func jsonText(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// A hall's line holds the newest dozen of visits, one a day.
func TestVisitsAreFew(t *testing.T) {
	h, dir := newHall(t), t.TempDir()
	stick, out := stickAt(t, dir), h.outgoing(t)
	for day := range 20 {
		for range 2 {
			out.Hall = h.line("Nhà văn hóa thôn Thử", record.Day(20779+day))
			if _, err := Export(t.Context(), stick, out); err != nil {
				t.Fatal(err)
			}
		}
	}
	line, err := stick.hallFile(h.log.Head().Kiosk.Short() + ".json")
	if err != nil || len(line.Visits) != maxVisits || line.Visits[0].Date != 20798 {
		t.Errorf("got %+v, %v", line, err)
	}
	if !slices.IsSortedFunc(line.Visits, func(a, b visit) int { return int(b.Date - a.Date) }) {
		t.Errorf("visits: %v", line.Visits)
	}
}

func FuzzParseHalls(f *testing.F) {
	f.Add([]byte(`{"format":"dendau-halls-1","halls":[{"name":"x"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := bundle.ParseHalls(b)
		if err != nil {
			return
		}
		if _, err := layRound(sheetOf(nil, h, nil)); err != nil {
			t.Error(err)
		}
	})
}

// TestRoundSheetToLookAt lays a sheet of a whole round into DENDAU_OUT, for eyes.
func TestRoundSheetToLookAt(t *testing.T) {
	dir := os.Getenv("DENDAU_OUT")
	if dir == "" {
		t.Skip("nobody wants to look: DENDAU_OUT is not set")
	}
	page, err := layRound(roundPage{
		Centre: "Trung tâm học tập cộng đồng xã Hải Ninh", Listed: true, Of: 5,
		Missing: []roundHall{{Name: "Nhà văn hóa thôn Hồ Xa Tít Trên Núi Cao", Commune: "xã Hải Ninh", Kiosk: "0BADA5"}, {Name: "Nhà sinh hoạt cộng đồng thôn 7", Commune: "xã Hàm Kiệm"}},
		Collected: []roundHall{
			{Name: "Điểm học thôn Thử", Commune: "xã Hải Ninh", Kiosk: "A7F301", Visits: []roundVisit{{"22/11/2026", true, 58, 90}, {"15/11/2026", true, 41, 57}}},
			{Name: "Nhà văn hóa thôn Mẫu", Commune: "xã Hải Ninh", Kiosk: "B00B1E", Visits: []roundVisit{{"03/01/2001", false, 1, 412}}, Gaps: []span{{41, 57}}},
			{Name: "Nhà văn hóa thôn Ví Dụ", Commune: "xã Hàm Liêm", Kiosk: "C0FFEE", Visits: []roundVisit{{"22/11/2026", true, 0, 0}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, roundName), page, 0o666); err != nil {
		t.Fatal(err)
	}
}
