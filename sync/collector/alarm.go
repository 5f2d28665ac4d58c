package collector

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dendau/storage/record"
)

// Alarm is something about a kiosk's log that somebody must look at.
type Alarm struct {
	Kind string
	// Run and Seq say where; for a fork Run is the run that has two successors, 0 when two logs begin.
	Run record.Run
	Seq record.Seq
	// Detail is for the technician, in English.
	Detail string
	// Found is the centre's clock in Unix seconds; Seen is when an officer said that it is dealt with, 0 while it is open.
	Found, Seen int64
	// Kept is the branch that the officer says is used, 0 for none or where there are no branches.
	Kept record.Run
}

// raise writes an alarm once. One that was dealt with stays so.
func raise(ctx context.Context, tx *sql.Tx, kiosk record.KioskID, a Alarm) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO alarms (kiosk, kind, run, seq, detail, found_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		kiosk.ID[:], a.Kind, a.Run, a.Seq, a.Detail, a.Found)
	return err
}

// Alarms lists the alarms of a kiosk, those that are open first, newest first.
func (c *Centre) Alarms(ctx context.Context, kiosk record.KioskID) ([]Alarm, error) {
	var out []Alarm
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var a Alarm
		err := rows.Scan(&a.Kind, &a.Run, &a.Seq, &a.Detail, &a.Found, &a.Seen, &a.Kept)
		out = append(out, a)
		return err
	}, "SELECT kind, run, seq, detail, found_at, seen_at, seen_run FROM alarms WHERE kiosk = ? ORDER BY seen_at <> 0, found_at DESC, kind, run, seq", kiosk.ID[:])
	return out, tried("read alarms", err)
}

// Seen is an officer's word that all open alarms of one kind are dealt with. They stay in the list. For a fork, kept is the branch whose
// computer is used from now on (0: nobody said): receipts follow it. A fork on which two computers go on writing is raised anew.
func (c *Centre) Seen(ctx context.Context, kiosk record.KioskID, kind string, kept record.Run) error {
	err := inTx(ctx, c.write, "mark alarms as seen", func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE alarms SET seen_at = ?, seen_run = ?, seen_turn = (SELECT COALESCE(MAX(turn), 0) FROM bundles)
			WHERE kiosk = ? AND kind = ? AND seen_at = 0`, c.o.Now().Unix(), kept, kiosk.ID[:], kind)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNoAlarm)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("mark %s of %s as seen: %w", kind, kiosk.Short(), err)
	}
	c.o.Logger.Info("alarm seen", "kiosk", kiosk.Short(), "kind", kind)
	return nil
}
