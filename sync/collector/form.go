package collector

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/paper"
	"dendau/storage/report/sheet"
)

// formName is the province's own table where it lies in the centre's folder.
const formName = "table.json"

// Form is the table that the province asks for: the one in the centre's folder, else the common one. One that cannot be read is an error: numbers in
// another table than was asked for would be taken for the right ones.
func (c *Centre) Form() (report.Form, error) {
	path := filepath.Join(c.dir, formName)
	file, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return report.ParseForm(assets.Form)
	}
	if err != nil {
		return report.Form{}, fmt.Errorf("read the province's table: %w", err)
	}
	form, err := report.ParseForm(file)
	if err != nil {
		return report.Form{}, fmt.Errorf("%s: %w", path, err)
	}
	return form, nil
}

// Asked is what a filled form is about.
type Asked struct {
	From, To record.Day
	// Commune is the code of the one that is counted, empty for all.
	Commune string
	Lang    string
	// Period is its name, as people say it; empty for its two days.
	Period string
}

// FilledForm is the province's table with its numbers.
type FilledForm struct {
	Asked
	report.Filled
	// Sum is what no column of a form says: sessions, guests, halls.
	Sum report.Row
	// Months are the attendances, month by month, of a period of several.
	Months []MonthSum
	m      *assets.Messages
}

// MonthSum is how many took part in one month.
type MonthSum struct {
	First       record.Day
	Attendances int
}

// FillForm counts a period into a form.
func (c *Centre) FillForm(ctx context.Context, form report.Form, a Asked) (FilledForm, error) {
	f := FilledForm{Asked: a, m: assets.NewMessages(a.Lang)}
	if f.Period == "" {
		f.Period = f.m.T("sheet.period", "from", date(a.From), "to", date(a.To))
	}
	err := c.withBook(ctx, func(b *report.Book) error {
		f.Filled = form.Fill(b.CensusOf(a.From, a.To, func(h record.HallSet) bool { return a.Commune == "" || h.Commune == a.Commune }))
		f.Sum = sumOf(b, a.From, a.To, a.Commune)
		f.Months = months(b, a)
		return nil
	})
	return f, err
}

// sumOf is the row of a commune, or the sum of all.
func sumOf(b *report.Book, from, to record.Day, commune string) report.Row {
	table := b.Table(from, to, report.ByCommune)
	if commune == "" {
		return table.Total
	}
	for _, r := range table.Rows {
		if r.Commune == commune {
			return r
		}
	}
	return report.Row{Commune: commune}
}

// mostMonths is how many bars a sheet of paper has room for.
const mostMonths = 12

// months are the parts of a period; a single month has none.
func months(b *report.Book, a Asked) (all []MonthSum) {
	for day := report.Month.Start(a.From.Time()); record.DayOf(day) <= a.To; day = day.AddDate(0, 1, 0) {
		first, last := record.DayOf(day), record.DayOf(day.AddDate(0, 1, -1))
		all = append(all, MonthSum{First: first, Attendances: sumOf(b, max(first, a.From), min(last, a.To), a.Commune).Attendances})
		if len(all) > mostMonths {
			return nil
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// place says of where the numbers are.
func (f FilledForm) place() string {
	if f.Commune == "" {
		return f.m.T("centre.formAll")
	}
	for _, c := range assets.Communes() {
		if c.Code == f.Commune {
			return c.Kind + " " + c.Name
		}
	}
	return f.Commune
}

// title names the period and whose table it is.
func (f FilledForm) title() string {
	lang := content.Lang(f.m.Lang())
	return strings.Join([]string{f.Period, f.m.T("report.form", "name", f.Form.Name.In(lang), "version", f.Form.Version)}, " · ")
}

func (f FilledForm) sheet() sheet.Sheet {
	s := f.Sum
	return sheet.OfForm(f.Filled, f.m, content.Lang(f.m.Lang()), f.title(),
		fmt.Sprintf("%s: %d", f.m.T("sheet.held"), s.Held), fmt.Sprintf("%s: %d", f.m.T("sheet.cancelled"), s.Cancelled),
		fmt.Sprintf("%s: %d", f.m.T("sheet.attendances"), s.Attendances), fmt.Sprintf("%s: %d", f.m.T("sheet.guests"), s.Guests),
		f.place()+" · "+f.m.T("centre.countHalls", "n", s.Halls))
}

// WriteCSV, WriteXLSX and WritePDF write the form for an office.
func (f FilledForm) WriteCSV(w io.Writer) error { return f.sheet().WriteCSV(w) }

// WriteXLSX writes a workbook.
func (f FilledForm) WriteXLSX(w io.Writer) error { return f.sheet().WriteXLSX(w) }

// WritePDF writes a sheet of A4 that was printed on a day.
func (f FilledForm) WritePDF(w io.Writer, printed record.Day) error {
	head := paper.Head{Hall: f.place(), Commune: f.m.T("centre.countHalls", "n", f.Sum.Halls), Title: f.m.T("sheet.title"), Line: f.title(), Printed: printed.Time()}
	r := paper.Report{
		Figures: []paper.Figure{
			{N: assets.Number(int64(f.Sum.Held)), Word: f.m.T("report.held", "n", f.Sum.Held)}, {N: assets.Number(int64(f.Sum.Attendances)), Word: f.m.T("report.attendances")},
			{N: assets.Number(int64(f.Sum.People)), Word: f.m.T("report.people", "n", f.Sum.People)}, {N: report.Confirmed, Word: f.m.T("report.confirmed")},
		},
		ChartTitle: f.m.T("centre.formMonths"), Notes: f.notes(),
	}
	for _, month := range f.Months {
		r.Chart = append(r.Chart, paper.Bar{Label: assets.MonthYear(month.First.Time()), N: month.Attendances})
	}
	s := f.sheet()
	r.Sums = s.Sums
	for i, c := range s.Columns {
		r.Columns = append(r.Columns, paper.ReportColumn{Title: c.Title, Group: c.Group, Words: i == 0})
	}
	for _, row := range s.Rows {
		var cells []string
		for _, c := range row {
			if c.IsNumber {
				cells = append(cells, assets.Number(int64(c.Number)))
			} else {
				cells = append(cells, c.Text)
			}
		}
		r.Rows = append(r.Rows, cells)
	}
	return paper.Period(w, f.m, head, r)
}

// notes say what no column does.
func (f FilledForm) notes() []string {
	notes := []string{f.m.T("report.cancelled", "n", f.Sum.Cancelled) + "."}
	if f.Sum.Guests > 0 {
		notes = append(notes, capital(f.m.T("report.withGuests", "n", f.Sum.Guests))+".")
	}
	return append(notes, f.m.T("sheet.noteConfirmed"))
}
