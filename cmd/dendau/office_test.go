package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dendau/ui/flow"
)

// TestOfficeReadsOurTables opens every table in LibreOffice and reads back what it shows. `make office` runs it: the program is large, and the tests of
// every day read the workbooks with another library.
func TestOfficeReadsOurTables(t *testing.T) {
	if os.Getenv("DENDAU_OFFICE") == "" {
		t.Skip("opens the tables in LibreOffice: make office")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is missing: .ci/deps office installs libreoffice-calc")
	}
	dir := t.TempDir()
	for kind := range tables {
		t.Run(kind.Name(), func(t *testing.T) {
			began := time.Now()
			var out bytes.Buffer
			if _, err := layOut(&out, asked(kind, flow.AsXLSX), nil); err != nil {
				t.Fatal(err)
			}
			book := filepath.Join(dir, kind.Name()+".xlsx")
			if err := os.WriteFile(book, out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
			defer cancel()
			convert := exec.CommandContext(ctx, office, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
				"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", dir, book) // comma, quotes, UTF-8, as shown
			if said, err := convert.CombinedOutput(); err != nil {
				t.Fatalf("soffice: %v\n%s", err, said)
			}
			text, err := os.ReadFile(filepath.Join(dir, kind.Name()+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			r := csv.NewReader(bytes.NewReader(text))
			r.FieldsPerRecord = -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			sameTable(t, kind, rows)
			t.Logf("%s: %d rows as they were written, %.1f s", kind.Name(), len(rows), time.Since(began).Seconds())
		})
	}
}
