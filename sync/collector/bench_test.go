package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

const (
	benchBundles = 200
	benchEvents  = 1000
)

// longLog seals a log of 200,000 answers as 200 bundles.
func longLog(b *testing.B, h *hall) [][]byte {
	b.Helper()
	kiosk, run := h.kiosk(), record.Run(7)
	chain := record.ChainStart(kiosk)
	var out [][]byte
	for n := range benchBundles {
		before := chain
		var stamps []record.Stamp
		var events [][]byte
		for i := range benchEvents {
			stamp := record.Stamp{Kiosk: kiosk, Run: run, Seq: record.Seq(n*benchEvents + i + 1)}
			var fact record.Fact = record.ItemAnswered{Session: record.SessionID{ID: record.ID{1, byte(n)}}, Learners: []record.LearnerID{h.learner(byte(i))}, Lesson: "L04", Item: content.ItemID("L04.Q1"), Rev: 1, Try: 1, Choice: i % 3, Words: "Không đọc mã OTP cho ai", Right: i%3 == 1, Skill: "4.2", Rule: record.MasteryRule{Right: 2, Of: 3}}
			if stamp.Seq == 1 {
				fact = record.RunStarted{Program: "0.1.0"}
			}
			event, err := record.Encode(record.Event{Stamp: stamp, At: testNow.Unix() + int64(i), Fact: fact})
			if err != nil {
				b.Fatal(err)
			}
			chain = record.Chain(chain, kiosk, run, stamp.Seq, event)
			stamps, events = append(stamps, stamp), append(events, event)
		}
		slice, err := bundle.NewSlice(before, stamps, events)
		if err != nil {
			b.Fatal(err)
		}
		sealed, err := bundle.Seal(slice, h.key, 1, h.to)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, sealed)
	}
	return out
}

// BenchmarkImport takes 200 bundles of 1,000 events in from a folder, as dendau-center import does, and reads and inserts the same rows
// plainly: the bound. "ratio" is how many times longer the import takes, both in one run, so that a busy machine slows both.
func BenchmarkImport(b *testing.B) {
	root := openCentre(b)
	h := newHall(b, root, 1)
	folder, rows := b.TempDir(), b.TempDir()
	for n, sealed := range longLog(b, h) {
		contents, err := bundle.Open(sealed, h.key.Public().(ed25519.PublicKey), root.keys.identity)
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, contents.Kiosk.Short()+fmt.Sprintf("-%03d.ddb", n)), sealed, private); err != nil {
			b.Fatal(err)
		}
		writeRows(b, filepath.Join(rows, fmt.Sprintf("%03d", n)), contents)
	}
	var imported, plain time.Duration
	for b.Loop() {
		b.StopTimer()
		c := twin(b, root)
		if _, err := c.Enrol(b.Context(), h.enrolment(), true); err != nil {
			b.Fatal(err)
		}
		write, read, err := openDB(b.Context(), filepath.Join(b.TempDir(), "plain.db"))
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		insertRows(b, write, rows)
		plain += time.Since(began)
		read.Close()
		write.Close()
		began = time.Now()
		b.StartTimer()
		importFolder(b, c, folder)
		imported += time.Since(began)
	}
	b.ReportMetric(imported.Seconds()/float64(b.N), "s/import")
	b.ReportMetric(plain.Seconds()/float64(b.N), "s/plain")
	b.ReportMetric(imported.Seconds()/plain.Seconds(), "ratio")
}

func importFolder(b *testing.B, c *Centre, folder string) {
	b.Helper()
	d, err := ReadDelivery(folder)
	if err != nil {
		b.Fatal(err)
	}
	total := 0
	err = c.IngestAll(b.Context(), d.Bundles, "usb", func(_ int, out Outcome, err error) {
		if err != nil {
			b.Fatal(err)
		}
		total += out.New
	})
	if err != nil || total != benchBundles*benchEvents {
		b.Fatalf("%d events taken in, %v", total, err)
	}
}

// writeRows writes the rows of one bundle as plainly as rows can be: numbers and lengths, then bytes.
func writeRows(b *testing.B, name string, contents *bundle.Contents) {
	b.Helper()
	var out []byte
	chain := contents.Before
	for i, event := range contents.Events {
		seq := contents.First() + record.Seq(i)
		chain = record.Chain(chain, contents.Kiosk, contents.Runs[0].Run, seq, event)
		out = append(out, contents.Kiosk.ID[:]...)
		out = binary.BigEndian.AppendUint32(out, uint32(contents.Runs[0].Run))
		out = binary.BigEndian.AppendUint32(out, uint32(seq))
		out = append(out, chain[:]...)
		out = append(binary.BigEndian.AppendUint32(out, uint32(len(event))), event...)
	}
	if err := os.WriteFile(name, out, private); err != nil {
		b.Fatal(err)
	}
}

// insertRows reads them and puts them into the same table, a commit for every group of files, without looking at any of them.
func insertRows(b *testing.B, db *sql.DB, folder string) {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		b.Fatal(err)
	}
	for group := range slices.Chunk(names, groupBundles) {
		err := inTx(context.Background(), db, "insert", func(tx *sql.Tx) error {
			stmt, err := tx.Prepare("INSERT INTO events (kiosk, run, seq, event, chain) VALUES (?, ?, ?, ?, ?)")
			if err != nil {
				return err
			}
			defer stmt.Close()
			for _, name := range group {
				if err := insertFile(stmt, name); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func insertFile(stmt *sql.Stmt, name string) error {
	rows, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	for len(rows) > 0 {
		size := binary.BigEndian.Uint32(rows[48:])
		if _, err := stmt.Exec(rows[:8], binary.BigEndian.Uint32(rows[8:]), binary.BigEndian.Uint32(rows[12:]), rows[52:52+size], rows[16:48]); err != nil {
			return err
		}
		rows = rows[52+size:]
	}
	return nil
}

// BenchmarkAgain sends a known bundle: what a courier's second visit costs.
func BenchmarkAgain(b *testing.B) {
	c := openCentre(b)
	h := newHall(b, c, 1)
	if _, err := c.Enrol(b.Context(), h.enrolment(), true); err != nil {
		b.Fatal(err)
	}
	h.evening("L04")
	sealed := h.sealed(1, 0)
	for b.Loop() {
		if _, err := c.Ingest(b.Context(), sealed, "usb"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstReport folds 200,000 events that no report has seen.
func BenchmarkFirstReport(b *testing.B) {
	c := openCentre(b)
	h := newHall(b, c, 1)
	if _, err := c.Enrol(b.Context(), h.enrolment(), true); err != nil {
		b.Fatal(err)
	}
	for _, sealed := range longLog(b, h) {
		if _, err := c.Ingest(b.Context(), sealed, "usb"); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := c.Book(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*benchBundles*benchEvents)/b.Elapsed().Seconds(), "events/s")
}
