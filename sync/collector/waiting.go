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

// room is how much may wait of kiosks that are not believed.
type waitingRoom struct {
	bundles int
	bytes   int64
}

// What strangers on the network can leave here, of one kiosk and in all. What an officer brings has officersRoom times as much: a courier's
// stick may have been filled by somebody else.
var (
	roomOfKiosk = waitingRoom{400, 64 << 20}
	roomInAll   = waitingRoom{5000, 512 << 20}
)

const officersRoom = 8

// fits tells whether one more of that size does.
func (r waitingRoom) fits(held waitingRoom, size, times int) bool {
	return held.bundles < r.bundles*times && held.bytes+int64(size) <= r.bytes*int64(times)
}

// waits counts what waits of a kiosk, or in all.
func (c *Centre) waits(ctx context.Context, where string, args ...any) (waitingRoom, error) {
	var r waitingRoom
	err := c.read.QueryRowContext(ctx, "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM waiting "+where, args...).Scan(&r.bundles, &r.bytes)
	return r, tried("count waiting bundles", err)
}

// hasRoom refuses what does not fit: what came first stays.
func (c *Centre) hasRoom(ctx context.Context, kiosk record.KioskID, size int, way string) error {
	times := officersRoom
	if way == WayHTTP || way == WayPhone {
		times = 1
	}
	ofKiosk, err := c.waits(ctx, "WHERE kiosk = ?", kiosk.ID[:])
	if err != nil {
		return err
	}
	all, err := c.waits(ctx, "")
	if err != nil {
		return err
	}
	switch {
	case !roomOfKiosk.fits(ofKiosk, size, times):
		return ErrKioskFull
	case !roomInAll.fits(all, size, times):
		return ErrWaitingFull
	}
	return nil
}

// keepAside keeps a bundle whose kiosk is not believed yet, as it came, so that nothing is lost, and answers why it was not taken in.
func (c *Centre) keepAside(ctx context.Context, out Outcome, b []byte, way string, s signers) error {
	s, err := s.apart(b)
	if err != nil {
		return err
	}
	h := out.Header
	if h.Kiosk.IsZero() {
		return fmt.Errorf("no kiosk id: %w", bundle.ErrImplausible)
	}
	known, err := c.waits(ctx, "WHERE id = ?", out.ID[:])
	if err != nil || known.bundles > 0 {
		return errors.Join(err, s.reason())
	}
	if err := c.hasRoom(ctx, h.Kiosk, len(b), way); err != nil {
		return err
	}
	if err := putFile(filepath.Join(c.dir, waitingFolder), out.ID.String()+".ddb", b, private); err != nil {
		return err
	}
	err = inTx(ctx, c.write, "keep a bundle aside", func(tx *sql.Tx) error {
		now := c.o.Now().Unix()
		if s.revoked {
			if err := raise(ctx, tx, h.Kiosk, Alarm{Kind: AlarmRevoked, Run: h.Run, Seq: h.First, Found: now}); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO waiting (id, kiosk, bytes, received_at, way, refused, key_no, first, count)
			VALUES (?, ?, ?, ?, ?, '', ?, ?, ?) ON CONFLICT DO NOTHING`, out.ID[:], h.Kiosk.ID[:], len(b), now, way, h.KeyNo, h.First, h.Count)
		return err
	})
	if err != nil {
		return err
	}
	c.o.Logger.Info("bundle kept aside", "kiosk", h.Kiosk.Short(), "reason", s.reason(), "way", way)
	return s.reason()
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

// takeWaiting takes in the bundles that waited for a kiosk, in the order of its log. One that is refused stays where it is, with the reason.
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
	}, "SELECT id, way FROM waiting WHERE kiosk = ? AND refused = '' ORDER BY first, received_at, id", kiosk.ID[:])
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

// reconsider lets bundles wait again that fitted none of a kiosk's keys: a key was let in, and it may be theirs.
func reconsider(ctx context.Context, tx *sql.Tx, kiosk record.KioskID) error {
	_, err := tx.ExecContext(ctx, "UPDATE waiting SET refused = '' WHERE kiosk = ? AND refused = ?", kiosk.ID[:], bundle.ErrForged.Code)
	return err
}

func (c *Centre) takeOne(ctx context.Context, id bundle.ID, way string) error {
	path := filepath.Join(c.dir, waitingFolder, id.String()+".ddb")
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, err = c.ingest(ctx, b, way) // whoever sent it is long gone: no receipt is given out
	switch {
	case err == nil:
	case keptAside(err):
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

// keptAside tells whether the bundle was kept, though nothing of it counts.
func keptAside(err error) bool {
	return errors.Is(err, ErrNotEnrolled) || errors.Is(err, ErrRevoked) || errors.Is(err, ErrRejected)
}

// Aside is a bundle that was kept and does not count.
type Aside struct {
	ID          bundle.ID
	KeyNo       byte
	First, Last record.Seq
	Bytes       int
	// Received is the centre's clock in Unix seconds.
	Received int64
	Way      string
	// Refused is the code of why it will not count though its kiosk is enrolled; "" while it waits for somebody's word.
	Refused string
}

// Aside lists what was kept of a kiosk and does not count, in the order of its log.
func (c *Centre) Aside(ctx context.Context, kiosk record.KioskID) ([]Aside, error) {
	var out []Aside
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var id []byte
		var a Aside
		var count record.Seq
		err := rows.Scan(&id, &a.KeyNo, &a.First, &count, &a.Bytes, &a.Received, &a.Way, &a.Refused)
		copy(a.ID[:], id)
		a.Last = a.First + max(count, 1) - 1
		out = append(out, a)
		return err
	}, "SELECT id, key_no, first, count, bytes, received_at, way, refused FROM waiting WHERE kiosk = ? ORDER BY first, received_at, id", kiosk.ID[:])
	return out, tried("list bundles kept aside", err)
}

func (c *Centre) settleWaiting(ctx context.Context, query string, args ...any) error {
	return inTx(ctx, c.write, "settle a waiting bundle", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}
