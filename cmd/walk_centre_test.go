package cmd_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
	"dendau/sync/collector"
)

// centre is the collector over its real database, with what an officer does by hand.
type centre struct {
	*collector.Centre
	t      *testing.T
	dir    string
	papers [][]byte // by which kiosks introduced themselves
}

// noon is when the officer comes to the office.
var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

func newCentre(t *testing.T) *centre {
	t.Helper()
	return openCentre(t, t.TempDir(), "")
}

// openCentre founds a centre, with keys of its own or with those of another one.
func openCentre(t *testing.T, dir, keysOf string) *centre {
	t.Helper()
	if keysOf != "" {
		must(t, os.CopyFS(filepath.Join(dir, "keys"), os.DirFS(filepath.Join(keysOf, "keys"))))
	}
	c, err := collector.Open(dir, collector.Options{Now: func() time.Time { return noon }})
	must(t, err)
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return &centre{Centre: c, t: t, dir: dir}
}

// stick is a new one on which the centre has put its keys.
func (c *centre) stick() string {
	c.t.Helper()
	dir := c.t.TempDir()
	_, err := c.WriteTrust(c.t.Context(), dir, "Trung tâm mẫu", nil)
	must(c.t, err)
	return dir
}

// take enrols and imports what a stick brought.
func (c *centre) take(stick string) {
	c.t.Helper()
	c.introduce(stick)
	for _, f := range c.delivery(stick).Bundles {
		c.ingest(c.load(f))
	}
}

// introduce lets the centre know the kiosks that left their papers on a stick, and nothing more.
func (c *centre) introduce(stick string) {
	c.t.Helper()
	for _, f := range c.delivery(stick).Enrolments {
		paper := c.load(f)
		c.papers = append(c.papers, paper)
		c.enrol(paper)
	}
}

// load reads one file of a stick.
func (c *centre) load(f collector.Found) []byte {
	c.t.Helper()
	b, err := f.Load()
	must(c.t, err)
	return b
}

// delivery is what a stick brings; there is always something.
func (c *centre) delivery(stick string) collector.Delivery {
	c.t.Helper()
	d, err := collector.ReadDelivery(stick)
	must(c.t, err)
	for _, f := range append(d.Enrolments, d.Bundles...) {
		c.load(f)
	}
	if len(d.Enrolments) == 0 || len(d.Bundles) == 0 {
		c.t.Fatalf("the stick brings %d papers and %d bundles", len(d.Enrolments), len(d.Bundles))
	}
	return d
}

// twin is a centre of the same keys that knows the same kiosks and none of their events.
func (c *centre) twin() *centre {
	c.t.Helper()
	other := openCentre(c.t, c.t.TempDir(), c.dir)
	for _, paper := range c.papers {
		other.enrol(paper)
	}
	return other
}

func (c *centre) enrol(paper []byte) {
	c.t.Helper()
	if k, err := c.Enrol(c.t.Context(), paper, true); err != nil || k.State != collector.Enrolled {
		c.t.Fatalf("%s is %s: %v", k.HallName, k.State, err)
	}
}

func (c *centre) ingest(b []byte) collector.Outcome {
	c.t.Helper()
	out, err := c.Ingest(c.t.Context(), b, "usb")
	must(c.t, err)
	return out
}

// answer lays the receipts of all kiosks on a stick.
func (c *centre) answer(stick string) {
	c.t.Helper()
	_, err := c.WriteReceipts(c.t.Context(), stick)
	must(c.t, err)
}

func (c *centre) receipts() []bundle.Receipt {
	c.t.Helper()
	all, err := c.Receipts(c.t.Context())
	must(c.t, err)
	return all
}

func (c *centre) alarms(k *kiosk) []collector.Alarm {
	c.t.Helper()
	all, err := c.Alarms(c.t.Context(), k.id())
	must(c.t, err)
	return all
}

// The period of every report here.
var from, to = record.DayAt(2026, 1, 1), record.DayAt(2027, 12, 31)

// tablesOf folds events as a kiosk does: by hall and by commune.
func tablesOf(events ...[]record.Event) []report.Table {
	var b report.Book
	for _, log := range events {
		for _, e := range log {
			b.Add(e)
		}
	}
	return []report.Table{b.Table(from, to, report.ByHall), b.Table(from, to, report.ByCommune)}
}

func (c *centre) tables() (all []report.Table) {
	c.t.Helper()
	for _, by := range []report.By{report.ByHall, report.ByCommune} {
		table, err := c.Report(c.t.Context(), from, to, by)
		must(c.t, err)
		all = append(all, table)
	}
	return all
}

// sameAnswers compares the centre's report with the kiosks' own fold of what they handed over, and gives the one by hall.
func (c *centre) sameAnswers(kiosks ...*kiosk) report.Table {
	c.t.Helper()
	var logs [][]record.Event
	for _, k := range kiosks {
		logs = append(logs, k.carried())
	}
	got, want := c.tables(), tablesOf(logs...)
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			c.t.Errorf("centre and kiosk do not agree:\ncentre %s\nkiosk  %s", written(c.t, got[i]), written(c.t, want[i]))
		}
	}
	return got[0]
}

// carried are the events that were handed over, by whatever way.
func (k *kiosk) carried() []record.Event {
	k.t.Helper()
	var upTo record.Seq
	for _, f := range factsOf[record.Exported](k) {
		upTo = max(upTo, f.Last)
	}
	return k.events()[:upTo]
}

func written(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	must(t, err)
	return string(b)
}

// state is what the centre knows of the world, as text: everything but when and in which order it came to know it.
func (c *centre) state() string {
	c.t.Helper()
	var s strings.Builder
	c.dump(&s,
		"SELECT 'event', hex(kiosk), run, seq, hex(event), hex(chain) FROM events ORDER BY 2, 3, 4",
		"SELECT 'held', hex(kiosk), run, first, last FROM held ORDER BY 2, 3, 4",
		"SELECT 'link', hex(kiosk), run, prev_run, prev_seq, hex(prev_chain) FROM links ORDER BY 2, 3, 4",
		"SELECT 'alarm', hex(kiosk), kind, run, seq FROM alarms ORDER BY 2, 3, 4, 5",
	)
	for _, r := range c.receipts() {
		fmt.Fprintln(&s, "receipt", r.Kiosk, r.Run, r.UpTo, r.Chain, r.Held)
	}
	s.WriteString(written(c.t, c.tables()))
	return s.String()
}

// everything is the whole database, row by row.
func (c *centre) everything() string {
	c.t.Helper()
	var s strings.Builder
	for _, table := range []string{"settings", "kiosks", "bundles", "parts", "events", "held", "runs", "links", "alarms", "waiting", "roots"} {
		c.dump(&s, "SELECT * FROM "+table+" ORDER BY 1, 2")
	}
	return s.String()
}

// dump writes the rows of some queries, read past the collector.
func (c *centre) dump(w *strings.Builder, queries ...string) {
	c.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(c.dir, "centre.db")+"?mode=ro")
	must(c.t, err)
	defer db.Close()
	for _, query := range queries {
		rows, err := db.QueryContext(c.t.Context(), query)
		must(c.t, err)
		columns, err := rows.Columns()
		must(c.t, err)
		row := make([]any, len(columns))
		for i := range row {
			row[i] = new(any)
		}
		for rows.Next() {
			must(c.t, rows.Scan(row...))
			for _, v := range row {
				fmt.Fprintf(w, "%v ", *v.(*any))
			}
			w.WriteString("\n")
		}
		must(c.t, rows.Err())
	}
}
