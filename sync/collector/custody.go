package collector

import (
	"context"
	"database/sql"
	"slices"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// Carry is one bundle, or one handing over whose bundle has not come, from the hall to the centre and the receipt back.
type Carry struct {
	First, Last record.Seq
	// Given is what the kiosk says of handing it over; nil where its word has not come: that travels in the next bundle.
	Given *Given
	// Received is when it arrived, in Unix seconds, 0 where it has not; Way is how, Who brought it, if somebody noted that; the first of several.
	ID       bundle.ID
	Received int64
	Way      string
	Who      Bringer
	// Receipt is when a receipt that confirms all of it was first given out, and by which way; 0 for none.
	Receipt    int64
	ReceiptWay string
	// Seen is the receipt that the kiosk took; nil where its word has not come.
	Seen *SeenReceipt
}

// Given is what a kiosk says of one handing over.
type Given struct {
	record.Stamp
	// At is the kiosk's wall clock in Unix seconds, however wrong; Trust grades it.
	At         int64
	Trust      record.Grade
	Way, Stick string
	// Courier is the random id of whoever took it, zero for nobody said so. The name never comes here.
	Courier record.ID
}

// SeenReceipt is what a kiosk says of a receipt that came home.
type SeenReceipt struct {
	record.Stamp
	At    int64
	Trust record.Grade
	Way   string
}

// Missing tells that it was handed over and has not come.
func (c Carry) Missing() bool { return c.Received == 0 }

// Custody follows everything that a kiosk handed over, the newest first: exported when and to what, arrived when and by which way, answered
// when, and seen again at the kiosk.
func (c *Centre) Custody(ctx context.Context, kiosk record.KioskID) ([]Carry, error) {
	tx, err := c.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, tried("follow a kiosk's bundles", err)
	}
	defer tx.Rollback() // it only reads
	arrived, err := arrivals(ctx, tx, kiosk)
	if err != nil {
		return nil, tried("follow a kiosk's bundles", err)
	}
	said, err := wordsOf(ctx, tx, kiosk)
	if err != nil {
		return nil, tried("follow a kiosk's bundles", err)
	}
	out := said.join(arrived)
	if err := answered(ctx, tx, kiosk, out); err != nil {
		return nil, tried("follow a kiosk's bundles", err)
	}
	for i := range out {
		out[i].Seen = said.seen(out[i].Last)
	}
	slices.SortStableFunc(out, func(a, b Carry) int { return int(int64(b.Last) - int64(a.Last)) })
	return out, nil
}

func arrivals(ctx context.Context, q querier, kiosk record.KioskID) ([]Carry, error) {
	var out []Carry
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id []byte
		var count record.Seq
		var c Carry
		err := rows.Scan(&id, &c.First, &count, &c.Received, &c.Way, &c.Who)
		copy(c.ID[:], id)
		c.Last = c.First + count - 1
		out = append(out, c)
		return err
	}, `SELECT b.id, b.first, b.count, b.received_at, b.way, COALESCE((SELECT who FROM brought w WHERE w.id = b.id ORDER BY at LIMIT 1), '')
		FROM bundles b WHERE b.kiosk = ? ORDER BY b.turn`, kiosk.ID[:])
	return out, err
}

// words are what a kiosk's log says of its own road.
type words struct {
	exports  []export
	receipts []receipt
}

type export struct {
	Given
	first, last record.Seq
	bundles     []record.ID
}

type receipt struct {
	SeenReceipt
	upTo record.Seq
}

// wordsOf reads what is held of a kiosk for what it says of handing over.
func wordsOf(ctx context.Context, q querier, kiosk record.KioskID) (words, error) {
	var w words
	couriers := map[record.Stamp]record.ID{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		stamp := record.Stamp{Kiosk: kiosk}
		var b []byte
		if err := rows.Scan(&stamp.Run, &stamp.Seq, &b); err != nil {
			return err
		}
		e, err := record.Decode(stamp, b)
		if err != nil {
			return err
		}
		switch f := e.Fact.(type) {
		case record.Exported:
			w.exports = append(w.exports, export{Given{Stamp: stamp, At: e.At, Trust: e.Trust, Way: f.Way, Stick: f.Stick}, f.First, f.Last, f.Bundles})
		case record.ReceiptTaken:
			w.receipts = append(w.receipts, receipt{SeenReceipt{stamp, e.At, e.Trust, f.Way}, f.UpTo})
		case record.CarriedBy:
			couriers[record.Stamp{Kiosk: kiosk, Run: f.Run, Seq: f.Export}] = f.Courier
		}
		return nil
	}, "SELECT run, seq, event FROM events WHERE kiosk = ? ORDER BY seq, run", kiosk.ID[:])
	for i := range w.exports {
		w.exports[i].Courier = couriers[w.exports[i].Stamp]
	}
	return w, err
}

// join finds for each bundle the handing over that made it, the first that names it, and adds those of which no bundle has come.
func (w words) join(arrived []Carry) []Carry {
	by := map[record.ID]*export{}
	for i, e := range w.exports {
		for _, id := range e.bundles {
			if by[id] == nil {
				by[id] = &w.exports[i]
			}
		}
	}
	came := map[record.Stamp]bool{}
	for i, c := range arrived {
		if e := by[c.ID.Short()]; e != nil {
			arrived[i].Given = &e.Given
			came[e.Stamp] = true
		}
	}
	for i, e := range w.exports {
		if !came[e.Stamp] && len(e.bundles) > 0 {
			arrived = append(arrived, Carry{First: e.first, Last: e.last, Given: &w.exports[i].Given})
		}
	}
	return arrived
}

// seen is the first receipt that the kiosk took for everything up to an event.
func (w words) seen(last record.Seq) *SeenReceipt {
	for i, r := range w.receipts {
		if r.upTo >= last {
			return &w.receipts[i].SeenReceipt
		}
	}
	return nil
}

// answered fills in when a receipt that reaches a bundle's end was first given out after it had come.
func answered(ctx context.Context, q querier, kiosk record.KioskID, all []Carry) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var upTo record.Seq
		var at, last int64
		var way string
		if err := rows.Scan(&upTo, &way, &at, &last); err != nil {
			return err
		}
		for i, c := range all {
			if c.Received != 0 && c.Receipt == 0 && upTo >= c.Last && last >= c.Received {
				all[i].Receipt, all[i].ReceiptWay = max(at, c.Received), way
			}
		}
		return nil
	}, "SELECT up_to, way, first_at, last_at FROM receipts WHERE kiosk = ? ORDER BY first_at, up_to", kiosk.ID[:])
}

// noteReceipts keeps that receipts were given out; once for each reach and way, with the first and the last time.
func (c *Centre) noteReceipts(ctx context.Context, way string, all ...bundle.Receipt) error {
	return inTx(ctx, c.write, "note receipts", func(tx *sql.Tx) error {
		for _, r := range all {
			if r.UpTo == 0 {
				continue
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO receipts (kiosk, run, up_to, way, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET last_at = MAX(last_at, excluded.last_at)`, r.Kiosk.ID[:], r.Run, r.UpTo, way, r.Issued, r.Issued); err != nil {
				return err
			}
		}
		return nil
	})
}
