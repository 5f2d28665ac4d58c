package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dendau/assets"
	"dendau/storage/record"
	tables "dendau/storage/report"
	"dendau/storage/report/sheet"
	"dendau/sync/collector"
)

type report struct {
	folder
	Period  string     `placeholder:"PERIOD" help:"A month (2026-11), a quarter (2026-q4), half a year (2026-h2) or a year (2026)."`
	From    record.Day `placeholder:"DATE" help:"First day, as 2026-11-01, where no period is named."`
	To      record.Day `placeholder:"DATE" help:"Last day, as 2026-11-30."`
	By      string     `enum:"hall,commune,form" default:"hall" help:"A row for every hall, for every commune, or the province's own form."`
	Commune string     `placeholder:"CODE" help:"Count one commune only (with --by form)."`
	Table   string     `placeholder:"FILE" type:"path" help:"The province's form (see storage/report/FORM.md); table.json in the centre's folder without it, else the common one."`
	Format  string     `enum:"csv,json,xlsx,pdf" default:"csv" help:"csv, json, xlsx, or pdf (of the form)."`
	Lang    string     `enum:"vi,en" default:"vi" help:"Language of the heads: vi or en."`
	Out     string     `placeholder:"FILE" type:"path" help:"Where to write; standard output without it."`
}

// days settles which days are counted.
func (r *report) days() error {
	switch {
	case r.Period != "" && (r.From != 0 || r.To != 0):
		return fmt.Errorf("%w: a period or two days, not both", errMisused)
	case r.Period != "":
		var err error
		if r.From, r.To, err = collector.ParsePeriod(r.Period); err != nil {
			return fmt.Errorf("%w: period %q, want 2026-11, 2026-q4, 2026-h2 or 2026", errMisused, r.Period)
		}
	case r.From == 0 || r.To == 0:
		return fmt.Errorf("%w: name a period, or the first day and the last", errMisused)
	case r.To < r.From:
		return fmt.Errorf("%w: the last day %s is before the first %s", errMisused, r.To, r.From)
	}
	return nil
}

// Run counts and writes.
func (r report) Run(o outside) error {
	if err := r.days(); err != nil {
		return err
	}
	if r.By == "form" {
		return r.form(o)
	}
	if r.Format == "pdf" || r.Commune != "" || r.Table != "" {
		return fmt.Errorf("%w: pdf, a commune and a table go with --by form", errMisused)
	}
	by := map[string]tables.By{"hall": tables.ByHall, "commune": tables.ByCommune}[r.By]
	return r.with(o, func(c *collector.Centre) error {
		table, err := c.Report(o.ctx, r.From, r.To, by)
		if err != nil {
			return err
		}
		return r.output(o, func(w io.Writer) error {
			s := sheet.New(table, assets.NewMessages(r.Lang))
			switch r.Format {
			case "json":
				return sheet.WriteJSON(w, table)
			case "xlsx":
				return s.WriteXLSX(w)
			}
			return s.WriteCSV(w)
		})
	})
}

// form fills the province's form in.
func (r report) form(o outside) error {
	if r.Format == "json" {
		return fmt.Errorf("%w: a form is csv, xlsx or pdf", errMisused)
	}
	if r.Commune != "" && !knownCommune(r.Commune) {
		return fmt.Errorf("%w: no commune has the code %q", errMisused, r.Commune)
	}
	return r.with(o, func(c *collector.Centre) error {
		form, err := r.table(c)
		if err != nil {
			return err
		}
		filled, err := c.FillForm(o.ctx, form, collector.Asked{From: r.From, To: r.To, Commune: r.Commune, Lang: r.Lang})
		if err != nil {
			return err
		}
		return r.output(o, func(w io.Writer) error {
			switch r.Format {
			case "pdf":
				return filled.WritePDF(w, record.DayOf(time.Now()))
			case "xlsx":
				return filled.WriteXLSX(w)
			}
			return filled.WriteCSV(w)
		})
	})
}

// table is the form that was named, or the centre's.
func (r report) table(c *collector.Centre) (tables.Form, error) {
	if r.Table == "" {
		return c.Form()
	}
	file, err := os.ReadFile(r.Table)
	if err != nil {
		return tables.Form{}, fmt.Errorf("read the form: %w", err)
	}
	form, err := tables.ParseForm(file)
	if err != nil {
		return form, fmt.Errorf("%s: %w", r.Table, err)
	}
	return form, nil
}

func knownCommune(code string) bool {
	for _, c := range assets.Communes() {
		if c.Code == code {
			return true
		}
	}
	return false
}

// output writes a file whole or not at all.
func (r report) output(o outside, write func(io.Writer) error) error {
	if r.Out == "" || r.Out == "-" {
		return write(o.out)
	}
	f, err := os.CreateTemp(filepath.Dir(r.Out), ".report-*.part")
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	defer os.Remove(f.Name()) // after the rename there is nothing
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), r.Out)
	}
	if err != nil {
		return fmt.Errorf("write report %s: %w", r.Out, err)
	}
	return nil
}
