package sheet_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/sheet"
)

var update = flag.Bool("update", false, "write the goldens anew")

// november is a month of two halls, one of which has a name that a spreadsheet would run.
func november() report.Table {
	north := report.Row{Hall: record.HallID{ID: record.ID{1}}, Name: "Nhà văn hóa thôn Mẫu", Commune: "23020", Halls: 1, Held: 4, Cancelled: 1, Attendances: 61, Guests: 2, People: 20,
		Lessons: []report.LessonCount{{Lesson: "L04", Times: 3}, {Lesson: "L08", Times: 1}}, Skills: []report.SkillResult{{Skill: "4.2", Answers: 12, Right: 9, Hands: 40, HandsRight: 31}}}
	north.Ages[record.Female][report.Age60to69], north.Ages[record.Female][report.Age80up], north.Ages[record.Male][report.Age35to59] = 11, 3, 6
	south := report.Row{Hall: record.HallID{ID: record.ID{2}}, Name: `=HYPERLINK("x";"bấm")`, Commune: "99999", Halls: 1, Held: 1, Attendances: 5, People: 5,
		Lessons: []report.LessonCount{{Lesson: "thử-1", Times: 1}}, Skills: []report.SkillResult{{Skill: "", Answers: 1, Right: 0}}}
	south.Ages[record.Male][report.AgeUnknown], south.Ages[record.SexUnknown][report.Age70to79] = 4, 1
	total := report.Row{Halls: 2, Held: 5, Cancelled: 1, Attendances: 66, Guests: 2, People: 25,
		Lessons: []report.LessonCount{{Lesson: "L04", Times: 3}, {Lesson: "L08", Times: 1}, {Lesson: "thử-1", Times: 1}}, Skills: []report.SkillResult{{Skill: "", Answers: 1}, {Skill: "4.2", Answers: 12, Right: 9, Hands: 40, HandsRight: 31}}}
	for sex := range total.Ages {
		for band := range total.Ages[sex] {
			total.Ages[sex][band] = north.Ages[sex][band] + south.Ages[sex][band]
		}
	}
	return report.Table{From: record.DayAt(2026, 11, 1), To: record.DayAt(2026, 11, 30), By: report.ByHall, Rows: []report.Row{north, south}, Total: total}
}

func vietnamese() *assets.Messages { return assets.NewMessages(assets.Vietnamese) }

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", name, got)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.New(november(), vietnamese()).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "november.csv", b.Bytes())
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 4 || lines[3][0] != "Cộng" || lines[1][len(lines[1])-1] != report.Confirmed {
		t.Errorf("got %v", lines)
	}
	for _, line := range lines {
		for _, cell := range line {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.WriteJSON(&b, november()); err != nil {
		t.Fatal(err)
	}
	golden(t, "november.json", b.Bytes())
	var got struct {
		Total struct {
			Attendances int
			Confirmed   *int
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.Total.Attendances != 66 || got.Total.Confirmed != nil {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Every cell of the workbook reads back as the sheet has it, numbers as numbers, and none is a formula.
func TestXLSXReadsBack(t *testing.T) {
	for _, by := range []report.By{report.ByHall, report.ByCommune} {
		table := november()
		table.By = by
		s := sheet.New(table, vietnamese())
		var b bytes.Buffer
		if err := s.WriteXLSX(&b); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		page := f.GetSheetName(0)
		if title, _ := f.GetCellValue(page, "A1"); title != s.Title {
			t.Errorf("title %q", title)
		}
		for r, row := range s.Rows {
			for c, want := range row {
				at, _ := excelize.CoordinatesToCellName(c+1, r+6)
				got, err := f.GetCellValue(page, at)
				if err != nil || got != want.String() {
					t.Errorf("%s: got %q, want %q (%v)", at, got, want, err)
				}
				if formula, _ := f.GetCellFormula(page, at); formula != "" {
					t.Errorf("%s holds the formula %q", at, formula)
				}
				if kind, _ := f.GetCellType(page, at); want.IsNumber == (kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString) {
					t.Errorf("%s: %q is of type %v", at, got, kind)
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// The sums of a row's columns are the row's own numbers, whatever the sexes and ages: nobody falls between two columns.
func TestNobodyFallsBetweenColumns(t *testing.T) {
	for name, lang := range map[string]string{"vi": assets.Vietnamese, "en": assets.English} {
		s := sheet.New(november(), assets.NewMessages(lang))
		ages := 0
		last := len(s.Rows) - 1
		for i, c := range s.Columns {
			if strings.Contains(c.Group, ",") && strings.HasPrefix(c.Group, assets.NewMessages(lang).T("sheet.people")) {
				ages += s.Rows[last][i].Number
			}
			if strings.HasPrefix(c.Title, "sheet.") || strings.HasPrefix(c.Group, "sheet.") {
				t.Errorf("%s: no sentence for %s %s", name, c.Group, c.Title)
			}
		}
		if ages != 25 {
			t.Errorf("%s: %d people in the columns of ages, want 25", name, ages)
		}
	}
}

func TestLessonName(t *testing.T) {
	for id, want := range map[string]string{"L01": "Bài 1", "L12": "Bài 12", "L0": "L0", "bai-tap": "bai-tap", "": ""} {
		if got := sheet.LessonName(id, vietnamese()); got != want {
			t.Errorf("%q: got %q, want %q", id, got, want)
		}
	}
}

// A form says which of its rows are sums, wherever they stand; no other row is bold.
func TestSumsOfAForm(t *testing.T) {
	form, err := report.ParseForm([]byte(`{"format":"dendau-form-1","name":{"vi":"Thử"},"version":1,"periods":["month"],"corner":{"vi":"Tuổi"},
		"rows":[{"title":{"vi":"Cộng"},"sum":true},{"title":{"vi":"từ 60"},"from":60}],"columns":[{"title":{"vi":"Nữ"},"count":"people","sex":"female"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := sheet.OfForm(form.Fill(nil), vietnamese(), assets.Vietnamese, "tháng 5").WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]bool{"A6": true, "A7": false} {
		id, err := f.GetCellStyle(f.GetSheetName(0), cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if bold := style.Font != nil && style.Font.Bold; bold != want {
			t.Errorf("%s: bold %v, want %v", cell, bold, want)
		}
	}
}
