package collector

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

const (
	// rowsAtOnce is how many events one statement writes: SQLite takes half as long for them as one by one, and more win nothing.
	rowsAtOnce = 25
	// rowValues is how many values an event's row has.
	rowValues = 5
)

// eventRows writes events, many at a time or one by one.
type eventRows struct{ many, one *sql.Stmt }

func prepareRows(ctx context.Context, tx *sql.Tx) (rows eventRows, err error) {
	const insert, row = "INSERT INTO events (kiosk, run, seq, event, chain) VALUES (?, ?, ?, ?, ?)", ", (?, ?, ?, ?, ?)"
	if rows.one, err = tx.PrepareContext(ctx, insert); err != nil {
		return rows, err
	}
	if rows.many, err = tx.PrepareContext(ctx, insert+strings.Repeat(row, rowsAtOnce-1)); err != nil {
		rows.one.Close()
	}
	return rows, err
}

// close lets go of the statements; the transaction's end would too.
func (r eventRows) close() {
	r.one.Close()
	r.many.Close()
}

// write takes the values of any number of events.
func (r eventRows) write(ctx context.Context, values []any) error {
	for len(values) >= rowValues*rowsAtOnce {
		if _, err := r.many.ExecContext(ctx, values[:rowValues*rowsAtOnce]...); err != nil {
			return err
		}
		values = values[rowValues*rowsAtOnce:]
	}
	for row := range slices.Chunk(values, rowValues) {
		if _, err := r.one.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	return nil
}
