package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

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
	// Claimed is how far the kiosk's log goes by what the bundle says; 0 where it was not opened.
	Claimed record.Seq
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
	out, err := c.ingest(ctx, b, way)
	if err == nil && (way == WayHTTP || way == WayPhone) { // the answer carries the receipt
		if err := c.noteReceipts(ctx, way, out.Receipt); err != nil {
			c.o.Logger.Warn("receipt not noted", "error", err)
		}
	}
	return out, err
}

// ingest is Ingest where nobody waits for the answer.
func (c *Centre) ingest(ctx context.Context, b []byte, way string) (Outcome, error) {
	j := c.judge(ctx, b, way)
	c.settle(ctx, []*judged{j})
	return j.out, j.err
}

// judged is one bundle after it was looked at and before anything is kept.
type judged struct {
	out   Outcome
	bytes []byte
	way   string
	// contents are to be kept; nil when the bundle is refused, known, or to be kept aside.
	contents *bundle.Contents
	// aside says why the kiosk is not believed; nil when it is.
	aside *signers
	// request says that it is no bundle but a kiosk's request to be enrolled.
	request bool
	err     error
}

// judge verifies a bundle and changes nothing. Several are judged at a time.
func (c *Centre) judge(ctx context.Context, b []byte, way string) *judged {
	j := &judged{out: Outcome{ID: bundle.IDOf(b)}, bytes: b, way: way, request: bundle.IsEnrolment(b)}
	if j.request {
		return j
	}
	if j.out.Header, j.err = bundle.ReadHeader(b); j.err != nil {
		return j
	}
	signers, err := c.signersOf(ctx, j.out.Header)
	if err != nil || len(signers.enrolled) == 0 {
		j.aside, j.err = &signers, err
		return j
	}
	known, err := c.holds(ctx, j.out.ID)
	if err != nil || known { // the very bytes that were verified when they first came
		j.out.Known, j.err = j.out.Header.Count, err
		return j
	}
	if j.contents, j.err = c.open(ctx, b, signers.enrolled); j.err == nil {
		j.out.Claimed = claimedBy(j.contents)
	}
	if errors.Is(j.err, bundle.ErrForged) && len(signers.waiting)+len(signers.shut) > 0 {
		if _, err := signers.apart(b); err == nil {
			j.aside, j.err = &signers, nil
		}
	}
	return j
}

// settle keeps what was judged good, all of it in one commit, and answers after the commit. Where the commit fails nothing of it is kept.
func (c *Centre) settle(ctx context.Context, group []*judged) {
	var good []*judged
	for _, j := range group {
		switch {
		case j.err != nil:
		case j.request:
			j.out, j.err = c.takeRequest(ctx, j.bytes, j.way)
		case j.aside != nil:
			j.err = c.keepAside(ctx, j.out, j.bytes, j.way, *j.aside)
		case j.contents != nil:
			good = append(good, j)
		}
	}
	if err := c.keep(ctx, good); err != nil {
		for _, j := range good {
			j.err = fmt.Errorf("take in %s: %w", j.out.Header.Name(), err)
		}
	}
	c.answer(ctx, group)
}

// answer adds what is missing now and the receipt to all that stand on the disk, one look for each kiosk.
func (c *Centre) answer(ctx context.Context, group []*judged) {
	type told struct {
		gaps    []Span
		receipt bundle.Receipt
		err     error
	}
	answers := map[record.KioskID]told{}
	for _, j := range group {
		if j.err != nil || j.request {
			continue
		}
		kiosk := j.out.Header.Kiosk
		a, ok := answers[kiosk]
		if !ok {
			if a.gaps, a.err = c.Gaps(ctx, kiosk); a.err == nil {
				a.receipt, a.err = c.Receipt(ctx, kiosk)
			}
			answers[kiosk] = a
		}
		j.out.Gaps, j.out.Receipt, j.err = a.gaps, a.receipt, a.err
	}
}

// open tries the kiosk's keys of that number; there is more than one only after a kiosk's key was lost.
func (c *Centre) open(ctx context.Context, b []byte, signers []ed25519.PublicKey) (contents *bundle.Contents, err error) {
	k, err := c.keysNow(ctx, c.read)
	if err != nil {
		return nil, err
	}
	for _, key := range signers {
		contents, err = bundle.Open(b, key, k.all()...)
		if !errors.Is(err, bundle.ErrForged) {
			break
		}
	}
	return contents, err
}

// keep puts the sealed bytes beside the database and then everything that they say into it, in one transaction.
func (c *Centre) keep(ctx context.Context, good []*judged) error {
	if len(good) == 0 {
		return nil
	}
	if err := c.keepFiles(good); err != nil {
		return err
	}
	if err := c.o.beforeCommit(); err != nil {
		return err
	}
	err := inTx(ctx, c.write, "write events", func(tx *sql.Tx) error {
		rows, err := prepareRows(ctx, tx)
		if err != nil {
			return err
		}
		defer rows.close()
		for _, j := range good {
			if err := c.writeOne(ctx, tx, rows, j); err != nil {
				return fmt.Errorf("%s: %w", j.out.Header.Name(), err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, j := range good {
		h := j.out.Header
		c.o.Logger.Info("bundle taken in", "kiosk", h.Kiosk.Short(), "first", h.First, "last", h.Last(), "new", j.out.New, "way", j.way)
	}
	return nil
}

// writeOne writes one bundle within a transaction.
func (c *Centre) writeOne(ctx context.Context, tx *sql.Tx, rows eventRows, j *judged) error {
	in := intake{ctx: ctx, tx: tx, rows: rows, contents: j.contents, now: c.o.Now().Unix()}
	fresh, err := in.note(j.out, len(j.bytes), j.way)
	if err != nil || !fresh {
		j.out.Known = len(j.contents.Events)
		return err
	}
	err = in.store()
	j.out.New, j.out.Known = in.fresh, in.known
	return err
}

// holds tells whether the bundle was taken in before.
func (c *Centre) holds(ctx context.Context, id bundle.ID) (bool, error) {
	var n int
	err := c.read.QueryRowContext(ctx, "SELECT COUNT(*) FROM bundles WHERE id = ?", id[:]).Scan(&n)
	return n > 0, tried("look a bundle up", err)
}

// intake takes one bundle's contents in, within a transaction.
type intake struct {
	ctx          context.Context
	tx           *sql.Tx
	rows         eventRows
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
