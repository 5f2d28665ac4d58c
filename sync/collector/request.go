package collector

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// maxRequests is how many kiosks may wait for an officer's word that asked over the network, where anybody can ask.
const maxRequests = 500

// takeRequest takes an enrolment that came as bundles come: by a phone, which cannot tell what it carries. The answer is that of a bundle of
// that kiosk: a receipt where it is enrolled, ErrNotEnrolled while it waits.
func (c *Centre) takeRequest(ctx context.Context, b []byte, way string) (Outcome, error) {
	out := Outcome{ID: bundle.IDOf(b)}
	e, err := bundle.ParseEnrolment(b)
	if err != nil {
		return out, err
	}
	out.Header.Kiosk, out.Header.KeyNo = e.Kiosk, e.KeyNo
	var waiting int
	if err := c.read.QueryRowContext(ctx, "SELECT COUNT(*) FROM kiosks WHERE state = 'waiting' AND NOT (kiosk = ? AND key = ?)", e.Kiosk.ID[:], e.Key[:]).Scan(&waiting); err != nil {
		return out, tried("count requests", err)
	}
	if waiting >= maxRequests && (way == WayHTTP || way == WayPhone) {
		return out, ErrWaitingFull
	}
	k, err := c.Enrol(ctx, b, false)
	if err != nil {
		return out, err
	}
	err = inTx(ctx, c.write, "note a request", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO requests (id, kiosk, key, received_at, way) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
			out.ID[:], e.Kiosk.ID[:], e.Key[:], c.o.Now().Unix(), way)
		return err
	})
	if err != nil {
		return out, err
	}
	err = c.answerRequest(ctx, &out, k)
	return out, err
}

// answerRequest is the receipt, or why there is none.
func (c *Centre) answerRequest(ctx context.Context, out *Outcome, k Kiosk) error {
	switch k.State {
	case Waiting:
		return ErrNotEnrolled
	case Rejected:
		return ErrRejected
	case Revoked:
		return ErrRevoked
	}
	var err error
	if out.Gaps, err = c.Gaps(ctx, k.ID); err == nil {
		out.Receipt, err = c.Receipt(ctx, k.ID)
	}
	return err
}

// toldRequest is Told for an enrolment; ErrUnknownBundle when none of that id came.
func (c *Centre) toldRequest(ctx context.Context, id bundle.ID) (Outcome, error) {
	out := Outcome{ID: id}
	var kiosk, key []byte
	err := c.read.QueryRowContext(ctx, "SELECT kiosk, key FROM requests WHERE id = ?", id[:]).Scan(&kiosk, &key)
	if errors.Is(err, sql.ErrNoRows) {
		return out, ErrUnknownBundle
	}
	if err != nil {
		return out, tried("look a request up", err)
	}
	out.Header.Kiosk = record.KioskID{ID: record.ID(kiosk)}
	found, err := c.kiosks(ctx, "WHERE k.kiosk = ? AND k.key = ?", kiosk, key)
	if err != nil || len(found) != 1 {
		return out, fmt.Errorf("look a request up: %w", errors.Join(err, ErrUnknownBundle))
	}
	if err = c.answerRequest(ctx, &out, found[0]); err == nil {
		err = c.noteReceipts(ctx, WayPhone, out.Receipt)
	}
	return out, err
}
