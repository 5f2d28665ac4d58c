package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"

	"dendau/assets"
	"dendau/storage/report"
)

// tableFile is the province's own table where it lies beside the program.
const tableFile = "table.json"

// openTable reads the table that a hall's report fills in: the one that was named, else the province's beside the program, else the common one. A
// table that was named and cannot be read is an error; one beside the program must not keep a hall from its class.
func openTable(named string, log *slog.Logger) (report.Form, error) {
	path := named
	if path == "" {
		path = beside(tableFile)
	}
	file, err := os.ReadFile(path)
	var form report.Form
	if err == nil {
		form, err = report.ParseForm(file)
	}
	switch {
	case err == nil:
		return form, nil
	case named != "":
		return report.Form{}, fmt.Errorf("--table %s: %w", named, err)
	case !errors.Is(err, os.ErrNotExist):
		log.Error("the province's table is not used", "file", path, "error", err)
	}
	return report.ParseForm(assets.Form)
}
