package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// What one plug writes: bundles, the backup under the recovery code, and the hall's line.

// export writes everything since the last receipt, with the backup and the hall's line of the round sheet.
func (r *road) export(ctx context.Context, stick *courier.Stick, root bundle.Root, tell func(done, of int64)) (courier.Sent, error) {
	out, err := r.outgoing(root)
	if err != nil {
		return courier.Sent{}, err
	}
	out.Tell, out.Hall = tell, r.hallLine()
	if out.Backup, err = r.backup(); err != nil {
		// Bundles are what a stick is for; a backup that cannot be made must not keep them here.
		r.logger.Error("no backup made", "error", err)
	}
	return courier.Export(ctx, stick, out)
}

// hallLine is this hall on the round sheet, today.
func (r *road) hallLine() courier.HallLine {
	hall, ok := r.hall()
	if !ok {
		return courier.HallLine{}
	}
	line := courier.HallLine{Hall: hall.Hall, Name: hall.Name, Commune: hall.Commune, Date: record.DayOf(time.Now())}
	for _, u := range assets.Communes() {
		if u.Code == hall.Commune {
			line.Commune = u.Kind + " " + u.Name
		}
	}
	line.Sure = r.keeper.log.Trust() == record.ClockConfirmed
	return line
}

// recoveryKept is the vault's name for the recovery code.
const recoveryKept = "recovery code"

// recovery is the hall's recovery code; it is drawn when it is first asked for.
func recovery(vault interface {
	Get(name string) ([]byte, bool)
	Set(name string, value []byte) error
}) (courier.Recovery, error) {
	if b, ok := vault.Get(recoveryKept); ok {
		return courier.ParseRecovery(string(b))
	}
	code, err := courier.NewRecovery(rand.Reader)
	if err != nil {
		return "", err
	}
	if err := vault.Set(recoveryKept, []byte(code)); err != nil {
		return "", fmt.Errorf("keep the recovery code: %w", err)
	}
	return code, nil
}

func (r *road) backup() ([]byte, error) {
	code, err := recovery(r.keeper.vault)
	if err != nil {
		return nil, err
	}
	b, err := r.keeper.log.Backup()
	if err != nil {
		return nil, err
	}
	return courier.SealBackup(b, code)
}
