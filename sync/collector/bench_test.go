package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"path/filepath"
	"testing"

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

// BenchmarkIngest takes 200 bundles of 1,000 events in; compare its events/s with BenchmarkPlainInsert's, the bound.
func BenchmarkIngest(b *testing.B) {
	root := openCentre(b)
	h := newHall(b, root, 1)
	bundles := longLog(b, h)
	for b.Loop() {
		b.StopTimer()
		c := twin(b, root)
		if _, err := c.Enrol(b.Context(), h.enrolment(), true); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		for _, sealed := range bundles {
			if _, err := c.Ingest(b.Context(), sealed, "usb"); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*benchBundles*benchEvents)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkPlainInsert puts the same rows into the same table, a transaction for every 1,000, without looking at any of them.
func BenchmarkPlainInsert(b *testing.B) {
	c := openCentre(b)
	h := newHall(b, c, 1)
	if _, err := c.Enrol(b.Context(), h.enrolment(), true); err != nil {
		b.Fatal(err)
	}
	var opened []*bundle.Contents
	for _, sealed := range longLog(b, h) {
		contents, err := bundle.Open(sealed, h.key.Public().(ed25519.PublicKey), c.keys.identity)
		if err != nil {
			b.Fatal(err)
		}
		opened = append(opened, contents)
	}
	for b.Loop() {
		b.StopTimer()
		write, read, err := openDB(b.Context(), filepath.Join(b.TempDir(), "plain.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		for _, contents := range opened {
			insertPlain(b, write, contents)
		}
		b.StopTimer()
		read.Close()
		write.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(b.N*benchBundles*benchEvents)/b.Elapsed().Seconds(), "events/s")
}

func insertPlain(b *testing.B, db *sql.DB, contents *bundle.Contents) {
	b.Helper()
	err := inTx(context.Background(), db, "insert", func(tx *sql.Tx) error {
		stmt, err := tx.Prepare("INSERT INTO events (kiosk, run, seq, event, chain) VALUES (?, ?, ?, ?, ?)")
		if err != nil {
			return err
		}
		defer stmt.Close()
		for i, event := range contents.Events {
			if _, err := stmt.Exec(contents.Kiosk.ID[:], contents.Runs[0].Run, contents.First()+record.Seq(i), event, contents.After[:]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
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
