package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// State is whether a kiosk's key is believed here.
type State string

// The states.
const (
	Waiting  State = "waiting"
	Enrolled State = "enrolled"
	Revoked  State = "revoked"
)

// Kiosk is one key of one kiosk. A kiosk has several only after its key was lost or changed.
type Kiosk struct {
	ID    record.KioskID
	Key   bundle.Key
	KeyNo byte
	State State
	// Hall, HallName and Commune are what the kiosk said when it asked; what its log says counts where it is held.
	Hall     record.HallID
	HallName string
	Commune  string
	Program  string
	// Asked and Decided are the centre's clock in Unix seconds; Decided is 0 while the kiosk waits.
	Asked, Decided int64
	// Bundles wait until the kiosk is enrolled.
	Bundles int
}

// signers are the keys that a kiosk has under one number.
type signers struct {
	enrolled, waiting []ed25519.PublicKey
	revoked           bool
}

func (c *Centre) signersOf(ctx context.Context, h bundle.Header) (signers, error) {
	var s signers
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var key []byte
		var state State
		if err := rows.Scan(&key, &state); err != nil {
			return err
		}
		switch state {
		case Enrolled:
			s.enrolled = append(s.enrolled, key)
		case Waiting:
			s.waiting = append(s.waiting, key)
		default:
			s.revoked = true
		}
		return nil
	}, "SELECT key, state FROM kiosks WHERE kiosk = ? AND key_no = ? ORDER BY key", h.Kiosk.ID[:], h.KeyNo)
	return s, tried("look a kiosk up", err)
}

// Enrol takes a kiosk's request. It waits for an officer's word, unless approve says that the officer has given it; even then a key
// beside one that is enrolled waits, since it may be somebody else's, and a revoked one stays revoked. Asking again renews what the
// kiosk says of itself.
func (c *Centre) Enrol(ctx context.Context, enrolment []byte, approve bool) (Kiosk, error) {
	e, err := bundle.ParseEnrolment(enrolment)
	if err != nil {
		return Kiosk{}, err
	}
	if err := inTx(ctx, c.write, "enrol", func(tx *sql.Tx) error { return c.ask(ctx, tx, e, approve) }); err != nil {
		return Kiosk{}, fmt.Errorf("enrol %s: %w", e.Kiosk.Short(), err)
	}
	kiosks, err := c.kiosks(ctx, "WHERE k.kiosk = ? AND k.key = ?", e.Kiosk.ID[:], e.Key[:])
	if err != nil || len(kiosks) != 1 {
		return Kiosk{}, fmt.Errorf("enrol %s: look it up: %w", e.Kiosk.Short(), errors.Join(err, ErrUnknownKiosk))
	}
	if kiosks[0].State == Enrolled {
		return kiosks[0], c.takeWaiting(ctx, e.Kiosk)
	}
	return kiosks[0], nil
}

func (c *Centre) ask(ctx context.Context, tx *sql.Tx, e bundle.Enrolment, approve bool) error {
	var others int
	err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM kiosks WHERE kiosk = ? AND key <> ? AND state <> 'waiting'", e.Kiosk.ID[:], e.Key[:]).Scan(&others)
	if err != nil {
		return err
	}
	now := c.o.Now().Unix()
	if others > 0 {
		if err := raise(ctx, tx, e.Kiosk, Alarm{Kind: AlarmKey, Detail: "asks with key " + hexOf(e.Key[:4]), Found: now}); err != nil {
			return err
		}
	}
	// The secret of typed receipts is sealed to some centre; to which, shows when it is opened.
	codeKey := []byte{}
	if key, err := e.OpenCodeKey(c.keys.identity); err == nil {
		codeKey = key[:]
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO kiosks (kiosk, key, key_no, state, hall, hall_name, commune, program, code_key, asked_at, decided_at)
		VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, 0)
		ON CONFLICT (kiosk, key) DO UPDATE SET hall = excluded.hall, hall_name = excluded.hall_name, commune = excluded.commune,
			program = excluded.program, code_key = CASE WHEN length(excluded.code_key) > 0 THEN excluded.code_key ELSE code_key END`,
		e.Kiosk.ID[:], e.Key[:], e.KeyNo, e.Hall.ID[:], e.HallName, e.Commune, e.Program, codeKey, now)
	if err != nil || !approve || others > 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE kiosks SET state = 'enrolled', decided_at = ? WHERE kiosk = ? AND key = ? AND state = 'waiting'", now, e.Kiosk.ID[:], e.Key[:])
	return err
}

// Approve is an officer's word that a kiosk is welcome, with every key it asked with; its waiting bundles are taken in.
func (c *Centre) Approve(ctx context.Context, kiosk record.KioskID) error {
	if err := c.decide(ctx, kiosk, Enrolled); err != nil {
		return fmt.Errorf("approve %s: %w", kiosk.Short(), err)
	}
	c.o.Logger.Info("kiosk enrolled", "kiosk", kiosk.Short())
	return c.takeWaiting(ctx, kiosk)
}

// Revoke shuts a kiosk out: what it sent stays and counts, what it sends from now on is kept aside. Approve takes it back.
func (c *Centre) Revoke(ctx context.Context, kiosk record.KioskID) error {
	if err := c.decide(ctx, kiosk, Revoked); err != nil {
		return fmt.Errorf("revoke %s: %w", kiosk.Short(), err)
	}
	c.o.Logger.Info("kiosk revoked", "kiosk", kiosk.Short())
	return nil
}

func (c *Centre) decide(ctx context.Context, kiosk record.KioskID, to State) error {
	return inTx(ctx, c.write, "decide", func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM kiosks WHERE kiosk = ?", kiosk.ID[:]).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			return ErrUnknownKiosk
		}
		_, err := tx.ExecContext(ctx, "UPDATE kiosks SET state = ?, decided_at = ? WHERE kiosk = ? AND state <> ?", to, c.o.Now().Unix(), kiosk.ID[:], to)
		return err
	})
}

// Kiosks lists every kiosk that ever asked: those who wait first, then by commune and hall.
func (c *Centre) Kiosks(ctx context.Context) ([]Kiosk, error) { return c.kiosks(ctx, "") }

func (c *Centre) kiosks(ctx context.Context, where string, args ...any) ([]Kiosk, error) {
	var out []Kiosk
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var k Kiosk
		var id, key, hall []byte
		err := rows.Scan(&id, &key, &k.KeyNo, &k.State, &hall, &k.HallName, &k.Commune, &k.Program, &k.Asked, &k.Decided, &k.Bundles)
		copy(k.ID.ID[:], id)
		copy(k.Key[:], key)
		copy(k.Hall.ID[:], hall)
		out = append(out, k)
		return err
	}, `SELECT k.kiosk, k.key, k.key_no, k.state, k.hall, k.hall_name, k.commune, k.program, k.asked_at, k.decided_at,
			(SELECT COUNT(*) FROM waiting w WHERE w.kiosk = k.kiosk AND w.refused = '')
		FROM kiosks k `+where+` ORDER BY k.state <> 'waiting', k.commune, k.hall_name, k.kiosk, k.key`, args...)
	return out, tried("list kiosks", err)
}

// Named finds the kiosk that a person means by its short code or its whole id. ErrUnknownKiosk: none or several go by that name.
func (c *Centre) Named(ctx context.Context, name string) (record.KioskID, error) {
	all, err := c.Kiosks(ctx)
	if err != nil {
		return record.KioskID{}, err
	}
	found := map[record.KioskID]bool{}
	for _, k := range all {
		if strings.EqualFold(k.ID.Short(), name) || strings.EqualFold(k.ID.String(), name) {
			found[k.ID] = true
		}
	}
	if len(found) != 1 {
		return record.KioskID{}, fmt.Errorf("%q fits %d kiosks: %w", name, len(found), ErrUnknownKiosk)
	}
	for id := range found {
		return id, nil
	}
	panic("collector: a map of one has none")
}
