package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// WayHTTP is how a bundle comes that nobody vouches for: by its signature alone.
const WayHTTP = "http"

// maxWaiting bounds in bytes what strangers on the network can leave here; what an officer brings has no bound.
const maxWaiting = 512 << 20

// keepAside keeps a bundle whose kiosk is not believed yet, so that nothing is lost, and answers why it was not taken in.
func (c *Centre) keepAside(ctx context.Context, out Outcome, b []byte, way string, s signers) error {
	reason := ErrNotEnrolled
	if s.revoked {
		reason = ErrRevoked
	}
	if err := signedByAny(b, s.waiting); err != nil {
		return err
	}
	if out.Header.Kiosk.IsZero() {
		return fmt.Errorf("no kiosk id: %w", bundle.ErrImplausible)
	}
	if way == WayHTTP || way == WayPhone {
		var held int64
		if err := c.read.QueryRowContext(ctx, "SELECT COALESCE(SUM(bytes), 0) FROM waiting").Scan(&held); err != nil {
			return tried("count waiting bundles", err)
		}
		if held+int64(len(b)) > maxWaiting {
			return ErrWaitingFull
		}
	}
	if err := putFile(filepath.Join(c.dir, waitingFolder), out.ID.String()+".ddb", b, private); err != nil {
		return err
	}
	err := inTx(ctx, c.write, "keep a bundle aside", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO waiting (id, kiosk, bytes, received_at, way, refused) VALUES (?, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING",
			out.ID[:], out.Header.Kiosk.ID[:], len(b), c.o.Now().Unix(), way)
		return err
	})
	if err != nil {
		return err
	}
	c.o.Logger.Info("bundle kept aside", "kiosk", out.Header.Kiosk.Short(), "reason", reason, "way", way)
	return reason
}

// signedByAny refuses what none of the known keys signed. Where none is known it can say nothing.
func signedByAny(b []byte, keys []ed25519.PublicKey) (err error) {
	for _, key := range keys {
		if _, err = bundle.Verify(b, key); err == nil {
			return nil
		}
	}
	return err
}

// takeWaiting takes in the bundles that waited for a kiosk. One that is refused stays where it is, with the reason.
func (c *Centre) takeWaiting(ctx context.Context, kiosk record.KioskID) error {
	type kept struct {
		id  bundle.ID
		way string
	}
	var todo []kept
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var id []byte
		var k kept
		err := rows.Scan(&id, &k.way)
		copy(k.id[:], id)
		todo = append(todo, k)
		return err
	}, "SELECT id, way FROM waiting WHERE kiosk = ? AND refused = '' ORDER BY received_at, id", kiosk.ID[:])
	if err != nil {
		return tried("list waiting bundles", err)
	}
	for _, k := range todo {
		if err := c.takeOne(ctx, k.id, k.way); err != nil {
			return fmt.Errorf("take in waiting bundle %.8s: %w", k.id, err)
		}
	}
	return nil
}

func (c *Centre) takeOne(ctx context.Context, id bundle.ID, way string) error {
	path := filepath.Join(c.dir, waitingFolder, id.String()+".ddb")
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, err = c.Ingest(ctx, b, way)
	switch {
	case err == nil:
	case errors.Is(err, ErrNotEnrolled), errors.Is(err, ErrRevoked):
		return nil // signed with a key that still waits
	case CodeOf(err) != "" && !errors.Is(err, ErrBusy):
		c.o.Logger.Error("waiting bundle refused", "bundle", id.String()[:8], "error", err)
		return c.settleWaiting(ctx, "UPDATE waiting SET refused = ? WHERE id = ?", CodeOf(err), id[:])
	default:
		return err
	}
	// It stands in bundles now, flushed and committed: only the second copy goes.
	if err := c.settleWaiting(ctx, "DELETE FROM waiting WHERE id = ?", id[:]); err != nil {
		return err
	}
	return os.Remove(path)
}

func (c *Centre) settleWaiting(ctx context.Context, query string, args ...any) error {
	return inTx(ctx, c.write, "settle a waiting bundle", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}
