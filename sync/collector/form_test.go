package collector

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/storage/report"
)

// twoHalls have two evenings each, in communes of their own.
func twoHalls(t *testing.T) (*Centre, []string) {
	t.Helper()
	c := openCentre(t)
	var communes []string
	for i := range 2 {
		communes = append(communes, assets.Communes()[10+i].Code)
		h := newHallIn(t, c, byte(1+i), communes[i], fmt.Sprintf("thôn Mẫu %d", i+1))
		h.day = record.DayAt(2026, 10, 27)
		if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
			t.Fatal(err)
		}
		h.evening("L01")
		h.evening("L02")
		ingest(t, c, h.sealed(1, 0))
	}
	return c, communes
}

// The form's sum is the table's, of all communes and of one, and the province's own table is taken from the centre's folder.
func TestFillForm(t *testing.T) {
	c, communes := twoHalls(t)
	form, err := c.Form()
	if err != nil {
		t.Fatal(err)
	}
	from, to, err := ParsePeriod("2026-q4")
	if err != nil || from != record.DayAt(2026, 10, 1) || to != record.DayAt(2026, 12, 31) {
		t.Fatal(from, to, err)
	}
	table, err := c.Report(t.Context(), from, to, report.ByCommune)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]report.Row{"": table.Total}
	for _, r := range table.Rows {
		sums[r.Commune] = r
	}
	for _, commune := range append(communes, "") {
		f, err := c.FillForm(t.Context(), form, Asked{From: from, To: to, Commune: commune, Lang: assets.Vietnamese})
		if err != nil {
			t.Fatal(err)
		}
		total, want := f.Numbers[len(f.Numbers)-1].Counts, sums[commune]
		if total[2] != want.People || total[5] != want.Attendances-want.Guests || f.Sum.Held != want.Held || want.Held == 0 {
			t.Errorf("%q: the form sums up to %v, the table to %+v", commune, total, want)
		}
		months := 0
		for _, m := range f.Months {
			months += m.Attendances
		}
		if len(f.Months) != 3 || months != want.Attendances {
			t.Errorf("%q: the months %+v sum up to %d, not to %d", commune, f.Months, months, want.Attendances)
		}
	}
	own := bytes.Replace(assets.Form, []byte(`"version": 1`), []byte(`"version": 7`), 1)
	if err := os.WriteFile(filepath.Join(c.dir, formName), own, 0o600); err != nil {
		t.Fatal(err)
	}
	if form, err := c.Form(); err != nil || form.Version != 7 {
		t.Errorf("the province's table: version %d, %v", form.Version, err)
	}
	if err := os.WriteFile(filepath.Join(c.dir, formName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Form(); err == nil {
		t.Error("a broken table was filled in as another")
	}
}

// The page, the CSV, the workbook and the PDF are one table.
func TestFormPage(t *testing.T) {
	c, communes := twoHalls(t)
	o := newOfficer(t, c)
	o.signIn(c)
	status, page := o.get("/report/form?p=2026-h2&commune=" + communes[0])
	if status != http.StatusOK {
		t.Fatal(status, page)
	}
	for _, want := range []string{"nửa năm II/2026", "mẫu chung, bản 1", "70–79", "Số người học", `value="` + communes[1] + `"`, "/report/form/pdf?by=form&amp;p=2026-h2&amp;commune=" + communes[0]} {
		if !strings.Contains(page, want) {
			t.Errorf("%q does not stand on the page", want)
		}
	}
	_, list := o.get("/report/form/csv?p=2026-h2")
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(list, "\ufeff"))).ReadAll()
	if err != nil || lines[0][1] != "Số người học: Nữ" {
		t.Fatal(lines, err)
	}
	_, book := o.get("/report/form/xlsx?p=2026-h2")
	x, err := excelize.OpenReader(strings.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := x.GetRows(x.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines[1:] {
		if got := rows[5+i]; strings.Join(got, "|") != strings.Join(line, "|") {
			t.Errorf("row %d is %v in the workbook, %v in the CSV", i, got, line)
		}
	}
	if _, pdf := o.get("/report/form/pdf?p=2026-h2&lang=en"); !strings.HasPrefix(pdf, "%PDF-") {
		t.Error("no PDF")
	}
	for _, bad := range []string{"/report/form?p=2026-h3", "/report/form?commune=zz", "/report/form/doc?p=2026"} {
		if status, _ := o.get(bad); status != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, status)
		}
	}
	if _, page := o.get("/report/form?p=2026-h2&lang=en"); !strings.Contains(page, "half II of 2026") || !strings.Contains(page, "common form") {
		t.Error("not in English")
	}
}

// A form is filled in for its own periods only.
func TestFormsPeriods(t *testing.T) {
	c, _ := twoHalls(t)
	own := bytes.Replace(assets.Form, []byte(`["month", "quarter", "half", "year"]`), []byte(`["quarter"]`), 1)
	if err := os.WriteFile(filepath.Join(c.dir, formName), own, 0o600); err != nil {
		t.Fatal(err)
	}
	o := newOfficer(t, c)
	o.signIn(c)
	if _, page := o.get("/report/form"); !strings.Contains(page, `value="2026-q4"`) || strings.Contains(page, `value="2026-h2"`) || strings.Contains(page, `value="2026-11"`) {
		t.Error("the periods are not the form's")
	}
	for value, kind := range map[string]report.Period{"2026": report.Year, "2026-h1": report.Half, "2026-q2": report.Quarter, "2026-02": report.Month} {
		if p, err := parsePeriod(value); err != nil || p.kind() != kind || p.To.Time().Month()-p.From.Time().Month()+1 != time.Month(kind.Months()) {
			t.Errorf("%s: %+v %v", value, p, err)
		}
	}
}
