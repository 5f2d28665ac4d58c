package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dendau/assets"
	"dendau/storage/record"
	tables "dendau/storage/report"
	"dendau/storage/report/sheet"
	"dendau/sync/collector"
)

type report struct {
	folder
	From   record.Day `required:"" placeholder:"DATE" help:"First day, as 2026-11-01."`
	To     record.Day `required:"" placeholder:"DATE" help:"Last day, as 2026-11-30."`
	By     string     `enum:"hall,commune" default:"hall" help:"What a row stands for: hall or commune."`
	Format string     `enum:"csv,json,xlsx" default:"csv" help:"csv, json or xlsx."`
	Lang   string     `enum:"vi,en" default:"vi" help:"Language of the heads: vi or en."`
	Out    string     `placeholder:"FILE" type:"path" help:"Where to write; standard output without it."`
}

// Run counts and writes.
func (r report) Run(o outside) error {
	if r.To < r.From {
		return fmt.Errorf("%w: the last day %s is before the first %s", errMisused, r.To, r.From)
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
