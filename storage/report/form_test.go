package report_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// commonForm is the one that ships.
func commonForm(t testing.TB) report.Form {
	t.Helper()
	file, err := os.ReadFile("../../assets/units/form.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := report.ParseForm(file)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFormCounts(t *testing.T) {
	people := []report.Attendee{
		{Sex: record.Female, Born: 1956, Year: 2026, Times: 3}, // 70
		{Sex: record.Female, Born: 1957, Year: 2026, Times: 1}, // 69
		{Sex: record.Male, Born: 1946, Year: 2026, Times: 5},   // 80
		{Sex: 0, Born: 0, Year: 2026, Times: 2},
	}
	filled := commonForm(t).Fill(people)
	got := map[string]string{}
	for _, row := range filled.Numbers {
		got[row.Title[content.Vietnamese]] = fmt.Sprint(row.Counts)
	}
	for title, want := range map[string]string{
		"15–34": "[0 0 0 0 0 0]", "60–69": "[1 0 1 1 0 1]", "70–79": "[1 0 1 3 0 3]", "80 trở lên": "[0 1 1 0 5 5]",
		"chưa rõ năm sinh": "[0 0 1 0 0 2]", "Cộng": "[2 1 4 4 5 11]",
	} {
		if got[title] != want {
			t.Errorf("%s: %s, want %s", title, got[title], want)
		}
	}
	if _, there := got["dưới 15"]; there {
		t.Error("a rare row that counts nobody stands there")
	}
}

// Thresholds of a province: who came at least three times, and men of sixty and more.
func TestFormThresholds(t *testing.T) {
	f, err := report.ParseForm([]byte(`{"format":"dendau-form-1","name":{"vi":"Thử"},"version":2,"periods":["quarter"],
		"rows":[{"title":{"vi":"từ 60"},"from":60}],
		"columns":[{"title":{"vi":"từ ba buổi"},"count":"people","least":3},{"title":{"vi":"Nam"},"count":"attendances","sex":"male"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := f.Fill([]report.Attendee{{Sex: record.Male, Born: 1950, Year: 2026, Times: 2}, {Sex: record.Female, Born: 1950, Year: 2026, Times: 3}, {Born: 1990, Year: 2026, Times: 9}})
	if counts := fmt.Sprint(got.Numbers[0].Counts); counts != "[1 2]" {
		t.Errorf("counted %s, want [1 2]", counts)
	}
}

func TestFormRefused(t *testing.T) {
	good := `{"format":"dendau-form-1","name":{"vi":"Thử"},"version":1,"periods":["month"],"rows":[{"title":{"vi":"Cộng"}}],"columns":[{"title":{"vi":"Nữ"},"count":"people"}]}`
	if _, err := report.ParseForm([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ old, new string }{
		{"form-1", "form-2"}, {`"people"`, `"heads"`}, {`"month"`, `"week"`}, {`"month"`, `"month","month"`}, {`"Cộng"}`, `"Cộng"},"form":60`},
		{`"Cộng"}`, `"Cộng"},"from":70,"to":60`}, {`"Nữ"}`, `"Nữ"},"sex":"f"`}, {`"Thử"`, `""`}, {`"rows":[{"title":{"vi":"Cộng"}}]`, `"rows":[]`},
	} {
		if _, err := report.ParseForm([]byte(strings.Replace(good, change.old, change.new, 1))); !errors.Is(err, report.ErrForm) {
			t.Errorf("%s made %s: %v", change.old, change.new, err)
		}
	}
}

func FuzzParseForm(f *testing.F) {
	file, err := os.ReadFile("../../assets/units/form.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		form, err := report.ParseForm(file)
		if err != nil {
			return
		}
		for _, row := range form.Fill([]report.Attendee{{Born: 1950, Year: 2026, Times: 1}}).Numbers {
			if len(row.Counts) != len(form.Columns) {
				t.Errorf("%d numbers in %d columns", len(row.Counts), len(form.Columns))
			}
		}
	})
}

// The form counts whom the table counts, whatever happened: merges, mended marks, void sessions.
func TestFormAgreesWithTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b report.Book
		at := record.Stamp{Kiosk: record.KioskID{ID: record.ID{1}}, Run: 1}
		for range rapid.IntRange(0, 60).Draw(t, "events") {
			at.Seq++
			b.Add(record.Event{Stamp: at, At: rand.Int64N(1 << 20), Fact: someFact(t)})
		}
		from, to := record.Day(rapid.IntRange(0, 30).Draw(t, "from")), record.Day(rapid.IntRange(20, 60).Draw(t, "to"))
		total := b.Table(from, to, report.ByHall).Total
		people, times := b.Census(from, to), 0
		for _, a := range people {
			times += a.Times
		}
		if len(people) != total.People || times != total.Attendances-total.Guests {
			t.Fatalf("%d people %d times, the table has %d people and %d times with %d guests", len(people), times, total.People, total.Attendances, total.Guests)
		}
	})
}
