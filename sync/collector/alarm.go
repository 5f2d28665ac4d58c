package collector

import (
	"context"
	"database/sql"

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
	// Found is the centre's clock in Unix seconds.
	Found int64
}

// raise writes an alarm once.
func raise(ctx context.Context, tx *sql.Tx, kiosk record.KioskID, a Alarm) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO alarms (kiosk, kind, run, seq, detail, found_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		kiosk.ID[:], a.Kind, a.Run, a.Seq, a.Detail, a.Found)
	return err
}

// Alarms lists the alarms of a kiosk, newest first.
func (c *Centre) Alarms(ctx context.Context, kiosk record.KioskID) ([]Alarm, error) {
	var out []Alarm
	err := each(ctx, c.read, func(rows *sql.Rows) error {
		var a Alarm
		err := rows.Scan(&a.Kind, &a.Run, &a.Seq, &a.Detail, &a.Found)
		out = append(out, a)
		return err
	}, "SELECT kind, run, seq, detail, found_at FROM alarms WHERE kiosk = ? ORDER BY found_at DESC, kind, run, seq", kiosk.ID[:])
	return out, tried("read alarms", err)
}
