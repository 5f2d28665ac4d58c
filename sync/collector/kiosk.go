package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"slices"
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
	// Rejected asked and was never welcome; what it sent is kept aside.
	Rejected State = "rejected"
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
	// UpTo is the last event of a revoked key that still counts.
	UpTo record.Seq
	// Bundles wait until the kiosk is enrolled.
	Bundles int
}

// signers are the keys that a kiosk has under one number. A revoked key is still believed for what came before its end: late bundles from
// before the loss fill their gaps, and the chain of what is held says what they may be.
type signers struct {
	enrolled, waiting, shut []ed25519.PublicKey
	revoked, rejected       bool
}

// apart tells whether a bundle that is not believed is to be kept: one of the known keys signed it, or none is known that could have. It leaves
// of the signers what concerns that bundle.
func (s signers) apart(b []byte) (signers, error) {
	if len(s.waiting) > 0 && signedByAny(b, s.waiting) == nil {
		return signers{waiting: s.waiting}, nil
	}
	return s, signedByAny(b, slices.Concat(s.shut, s.waiting))
}

// reason is why nothing is taken in.
func (s signers) reason() error {
	switch {
	case s.revoked:
		return ErrRevoked
	case s.rejected:
		return ErrRejected
	}
	return ErrNotEnrolled
}

func (c *Centre) signersOf(ctx context.Context, h bundle.Header) (signers, error) {
	var s signers
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var key []byte
		var state State
		var upTo record.Seq
		if err := rows.Scan(&key, &state, &upTo); err != nil {
			return err
		}
		switch {
		case state == Enrolled, state == Revoked && h.Last() <= upTo:
			s.enrolled = append(s.enrolled, key)
		case state == Revoked:
			s.shut, s.revoked = append(s.shut, key), true
		case state == Rejected:
			s.shut, s.rejected = append(s.shut, key), true
		default:
			s.waiting = append(s.waiting, key)
		}
		return nil
	}, "SELECT key, state, up_to FROM kiosks WHERE kiosk = ? AND key_no = ? ORDER BY key", h.Kiosk.ID[:], h.KeyNo)
	return s, tried("look a kiosk up", err)
}

// Enrol takes a kiosk's request. It waits for an officer's word, unless approve says that the officer has given it; even then a key
// beside one that is enrolled waits, since it may be somebody else's, unless the enrolled one signed the request too: then the kiosk has
// changed its key. A revoked or rejected key stays so. Asking again renews what the kiosk says of itself.
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
	var others, decided int // keys that were let in once; whether this one was decided on
	err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FILTER (WHERE key <> ? AND state <> 'rejected'), COUNT(*) FILTER (WHERE key = ?) FROM kiosks WHERE kiosk = ? AND state <> 'waiting'",
		e.Key[:], e.Key[:], e.Kiosk.ID[:]).Scan(&others, &decided)
	if err != nil {
		return err
	}
	now := c.o.Now().Unix()
	renewed, err := c.renews(ctx, tx, e)
	if err != nil {
		return err
	}
	if renewed {
		others, approve = 0, true
	}
	if others > 0 && decided == 0 { // an old stick with the request of a key that is known is no news
		if err := raise(ctx, tx, e.Kiosk, Alarm{Kind: AlarmKey, Detail: "asks with key " + hexOf(e.Key[:4]), Found: now}); err != nil {
			return err
		}
	}
	// The secret of typed receipts is sealed to some centre; to which, shows when it is opened.
	codeKey := []byte{}
	if key, err := e.OpenCodeKey(c.identities(ctx, tx)...); err == nil {
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
	if _, err := tx.ExecContext(ctx, "UPDATE kiosks SET state = 'enrolled', decided_at = ? WHERE kiosk = ? AND key = ? AND state = 'waiting'", now, e.Kiosk.ID[:], e.Key[:]); err != nil {
		return err
	}
	return reconsider(ctx, tx, e.Kiosk)
}

// renews tells whether a key that is enrolled here introduces the one of the request.
func (c *Centre) renews(ctx context.Context, tx *sql.Tx, e bundle.Enrolment) (bool, error) {
	if e.Before == nil {
		return false, nil
	}
	var n int
	err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM kiosks WHERE kiosk = ? AND key = ? AND state = 'enrolled'", e.Kiosk.ID[:], e.Before[:]).Scan(&n)
	return n > 0, err
}

// Approve is an officer's word that a kiosk is welcome, with every key it asked with; its waiting bundles are taken in.
func (c *Centre) Approve(ctx context.Context, kiosk record.KioskID) error {
	if err := c.decide(ctx, kiosk, Enrolled); err != nil {
		return fmt.Errorf("approve %s: %w", kiosk.Short(), err)
	}
	c.o.Logger.Info("kiosk enrolled", "kiosk", kiosk.Short())
	return c.takeWaiting(ctx, kiosk)
}

// Reject is an officer's word that a kiosk that waits is not welcome. What it sent is kept aside all the same, and Approve takes it back.
func (c *Centre) Reject(ctx context.Context, kiosk record.KioskID) error {
	if err := c.decide(ctx, kiosk, Rejected); err != nil {
		return fmt.Errorf("reject %s: %w", kiosk.Short(), err)
	}
	c.o.Logger.Info("kiosk rejected", "kiosk", kiosk.Short())
	return nil
}

// Revoke shuts a kiosk out: what it wrote up to the last event that is held counts, whenever it comes; what it sends beyond that is kept
// aside. The next root of trust tells the kiosk. Approve takes it back.
func (c *Centre) Revoke(ctx context.Context, kiosk record.KioskID) error {
	return c.RevokeKey(ctx, kiosk, 0)
}

// RevokeKey is Revoke for one of a kiosk's keys, by its number; 0 means all of them.
func (c *Centre) RevokeKey(ctx context.Context, kiosk record.KioskID, keyNo byte) error {
	err := c.decideWhere(ctx, kiosk, Revoked, "state <> 'rejected' AND (? = 0 OR key_no = ?)", keyNo, keyNo)
	if err != nil {
		return fmt.Errorf("revoke %s: %w", kiosk.Short(), err)
	}
	c.o.Logger.Info("kiosk revoked", "kiosk", kiosk.Short(), "key", keyNo)
	return nil
}

func (c *Centre) decide(ctx context.Context, kiosk record.KioskID, to State) error {
	// Whoever was let in is revoked, not rejected; and accepting a new key says nothing about an old one that was shut out.
	err := c.decideWhere(ctx, kiosk, to, "state = 'waiting'")
	if to == Enrolled && errors.Is(err, ErrUnknownKiosk) {
		return c.decideWhere(ctx, kiosk, to, "1")
	}
	return err
}

func (c *Centre) decideWhere(ctx context.Context, kiosk record.KioskID, to State, which string, args ...any) error {
	return inTx(ctx, c.write, "decide", func(tx *sql.Tx) error {
		var n int
		args := append([]any{kiosk.ID[:]}, args...)
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM kiosks WHERE kiosk = ? AND "+which, args...).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			return ErrUnknownKiosk
		}
		_, err := tx.ExecContext(ctx, `UPDATE kiosks SET state = ?, decided_at = ?,
			up_to = CASE ? WHEN 'revoked' THEN (SELECT COALESCE(MAX(last), 0) FROM held h WHERE h.kiosk = kiosks.kiosk) ELSE 0 END
			WHERE state <> ? AND kiosk = ? AND `+which, append([]any{to, c.o.Now().Unix(), to, to}, args...)...)
		if err != nil || to != Enrolled {
			return err
		}
		return reconsider(ctx, tx, kiosk)
	})
}

// Kiosks lists every kiosk that ever asked: those who wait first, then by commune and hall.
func (c *Centre) Kiosks(ctx context.Context) ([]Kiosk, error) { return c.kiosks(ctx, "") }

func (c *Centre) kiosks(ctx context.Context, where string, args ...any) ([]Kiosk, error) {
	var out []Kiosk
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var k Kiosk
		var id, key, hall []byte
		err := rows.Scan(&id, &key, &k.KeyNo, &k.State, &hall, &k.HallName, &k.Commune, &k.Program, &k.Asked, &k.Decided, &k.UpTo, &k.Bundles)
		copy(k.ID.ID[:], id)
		copy(k.Key[:], key)
		copy(k.Hall.ID[:], hall)
		out = append(out, k)
		return err
	}, `SELECT k.kiosk, k.key, k.key_no, k.state, k.hall, k.hall_name, k.commune, k.program, k.asked_at, k.decided_at, k.up_to,
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
