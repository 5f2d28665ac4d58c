package collector

import (
	"context"
	"os"
	"path/filepath"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// faults are what a centre that breaks its promises does: the negative controls.
type faults struct {
	receiptBeforeCommit, dropsTails, forkBlind, believesTheLost, losesWhatWaits bool
}

// breakPromises is what a bad centre does after a delivery.
func (w *world) breakPromises(d Delivery, failed bool, s *usb) {
	ctx := context.Background()
	if w.faults.forkBlind {
		_, err := w.centre.write.ExecContext(ctx, "DELETE FROM alarms WHERE kind = ?", AlarmFork)
		w.must(err)
	}
	if w.faults.receiptBeforeCommit && failed {
		for _, f := range d.Bundles {
			b, err := f.Load()
			w.must(err)
			h, err := bundle.ReadHeader(b)
			last, ok := w.judge.lastOf(bundle.IDOf(b))
			if err != nil || !ok {
				continue
			}
			k, err := w.centre.keysNow(ctx, w.centre.read)
			w.must(err)
			r := bundle.Receipt{Kiosk: h.Kiosk, Run: last.run, UpTo: last.seq, Chain: last.chain, Issued: w.now.Unix()}
			r.Sign(k.receipt)
			out, err := r.Marshal()
			w.must(err)
			dir, err := makeDirs(s.dir, bundle.ReceiptsFolder)
			w.must(err)
			w.must(os.WriteFile(filepath.Join(dir, r.Name()), out, 0o644))
			w.confirms(r)
		}
	}
	if w.faults.losesWhatWaits {
		_, err := w.centre.write.ExecContext(ctx, "DELETE FROM waiting")
		w.must(err)
	}
	if w.faults.dropsTails && w.chance(30) {
		_, err := w.centre.write.ExecContext(ctx, `DELETE FROM events WHERE (kiosk, run, seq) IN (SELECT kiosk, run, last FROM parts WHERE turn = (SELECT MAX(turn) FROM bundles))`)
		w.must(err)
	}
}

// breakWord is what a bad centre does after an officer's no.
func (w *world) breakWord(kiosk record.KioskID) {
	if w.faults.believesTheLost {
		_, err := w.centre.write.ExecContext(context.Background(), "UPDATE kiosks SET state = 'enrolled', up_to = 0 WHERE state = 'revoked' AND kiosk = ?", kiosk.ID[:])
		w.must(err)
	}
}
