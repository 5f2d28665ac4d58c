package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

const (
	bundleFolder  = "bundles"
	waitingFolder = "waiting"
)

// Outcome is what became of one bundle.
type Outcome struct {
	ID     bundle.ID
	Header bundle.Header
	// New events were not held before, Known ones were.
	New, Known int
	// Gaps are what is missing of the kiosk's log now, between its beginning and the last event held.
	Gaps []Span
	// Receipt is the answer; it has a signature only when the bundle was taken in.
	Receipt bundle.Receipt
}

// Span is a stretch of sequence numbers, both ends included.
type Span struct{ First, Last record.Seq }

// Ingest takes a bundle in, whichever way it came ("usb", "page", "http"): the same bundle twice, late or out of order changes nothing.
// Everything is verified before anything is kept: length and limits, signature, header, seal, content, chain; the first that fails is
// the error and nothing has changed. ErrNotEnrolled and ErrRevoked: the bundle was kept aside. Without an error the events are on the
// disk, and only then there is a receipt.
func (c *Centre) Ingest(ctx context.Context, b []byte, way string) (Outcome, error) {
	out := Outcome{ID: bundle.IDOf(b)}
	var err error
	if out.Header, err = bundle.ReadHeader(b); err != nil {
		return out, err
	}
	signers, err := c.signersOf(ctx, out.Header)
	if err != nil {
		return out, err
	}
	if len(signers.enrolled) == 0 {
		return out, c.keepAside(ctx, out, b, way, signers)
	}
	known, err := c.holds(ctx, out.ID)
	if err != nil {
		return out, err
	}
	if known { // the very bytes that were verified when they first came
		out.Known = out.Header.Count
		return out, c.answer(ctx, &out)
	}
	contents, err := c.open(b, signers.enrolled)
	if errors.Is(err, bundle.ErrForged) && len(signers.waiting) > 0 && signedByAny(b, signers.waiting) == nil {
		return out, c.keepAside(ctx, out, b, way, signers)
	}
	if err != nil {
		return out, err
	}
	if err := c.keep(ctx, &out, contents, b, way); err != nil {
		return out, fmt.Errorf("take in %s: %w", out.Header.Name(), err)
	}
	return out, c.answer(ctx, &out)
}

// answer adds what is missing now, and the receipt.
func (c *Centre) answer(ctx context.Context, out *Outcome) (err error) {
	if out.Gaps, err = c.Gaps(ctx, out.Header.Kiosk); err != nil {
		return err
	}
	out.Receipt, err = c.Receipt(ctx, out.Header.Kiosk)
	return err
}

// open tries the kiosk's keys of that number; there is more than one only after a kiosk's key was lost.
func (c *Centre) open(b []byte, signers []ed25519.PublicKey) (contents *bundle.Contents, err error) {
	for _, key := range signers {
		contents, err = bundle.Open(b, key, c.keys.identity)
		if !errors.Is(err, bundle.ErrForged) {
			break
		}
	}
	return contents, err
}

// keep puts the sealed bytes beside the database and then everything that they say into it, in one transaction.
func (c *Centre) keep(ctx context.Context, out *Outcome, contents *bundle.Contents, b []byte, way string) error {
	if err := c.keepFile(out.ID, b); err != nil {
		return err
	}
	if err := c.o.beforeCommit(); err != nil {
		return err
	}
	err := inTx(ctx, c.write, "write events", func(tx *sql.Tx) error {
		in := intake{ctx: ctx, tx: tx, contents: contents, now: c.o.Now().Unix()}
		fresh, err := in.note(*out, len(b), way)
		if err != nil || !fresh {
			out.Known = len(contents.Events)
			return err
		}
		err = in.store()
		out.New, out.Known = in.fresh, in.known
		return err
	})
	if err != nil {
		return err
	}
	c.o.Logger.Info("bundle taken in", "kiosk", out.Header.Kiosk.Short(), "first", out.Header.First, "last", out.Header.Last(), "new", out.New, "way", way)
	return nil
}

// holds tells whether the bundle was taken in before.
func (c *Centre) holds(ctx context.Context, id bundle.ID) (bool, error) {
	var n int
	err := c.read.QueryRowContext(ctx, "SELECT COUNT(*) FROM bundles WHERE id = ?", id[:]).Scan(&n)
	return n > 0, tried("look a bundle up", err)
}

// keepFile keeps the sealed bytes under their id. A file that is there already was written whole.
func (c *Centre) keepFile(id bundle.ID, b []byte) error {
	name := id.String()
	dir, err := makeDirs(filepath.Join(c.dir, bundleFolder), name[:2])
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(filepath.Join(dir, name+".ddb")); err == nil && bundle.IDOf(old) == id {
		return nil
	}
	return putFile(dir, name+".ddb", b, private)
}

// intake is one transaction that takes one bundle's contents in.
type intake struct {
	ctx          context.Context
	tx           *sql.Tx
	contents     *bundle.Contents
	now          int64
	turn         int64
	fresh, known int
}

// note writes the bundle's row; false when another process was faster.
func (in *intake) note(out Outcome, size int, way string) (bool, error) {
	if err := in.tx.QueryRowContext(in.ctx, "SELECT COALESCE(MAX(turn), 0) + 1 FROM bundles").Scan(&in.turn); err != nil {
		return false, err
	}
	h := out.Header
	res, err := in.exec(`INSERT INTO bundles (id, kiosk, run, first, count, key_no, bytes, received_at, way, turn)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		out.ID[:], h.Kiosk.ID[:], h.Run, h.First, h.Count, h.KeyNo, size, in.now, way, in.turn)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

func (in *intake) exec(query string, args ...any) (sql.Result, error) {
	return in.tx.ExecContext(in.ctx, query, args...)
}

// store writes all parts, then looks for forks.
func (in *intake) store() error {
	for i, part := range in.contents.Runs {
		if err := in.storePart(i, part); err != nil {
			return fmt.Errorf("events %d to %d of run %08x: %w", part.First, part.Last, uint32(part.Run), err)
		}
	}
	return in.findForks()
}

// hexOf writes a key for people who compare keys.
func hexOf(key []byte) string { return hex.EncodeToString(key) }
