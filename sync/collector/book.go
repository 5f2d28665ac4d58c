package collector

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"dendau/storage/record"
	"dendau/storage/report"
)

// fold is the book of everything held, kept up to date: a book takes events in any order, so only what came since is added.
type fold struct {
	mu   sync.Mutex // guards what follows, and the book's readers
	book *report.Book
	// turn is the last bundle that is in the book.
	turn int64
}

// withBook shows the up-to-date book to look. The book must not leave it.
func (c *Centre) withBook(ctx context.Context, look func(*report.Book) error) error {
	c.fold.mu.Lock()
	defer c.fold.mu.Unlock()
	if c.fold.book == nil {
		c.fold.book = &report.Book{}
	}
	turn, err := c.addSince(ctx, c.fold.book, c.fold.turn)
	if err != nil {
		c.fold.book, c.fold.turn = nil, 0
		return fmt.Errorf("read the events: %w", err)
	}
	c.fold.turn = turn
	return look(c.fold.book)
}

// Book folds every event that is held. It reads all of them; pages and reports share a book that is kept.
func (c *Centre) Book(ctx context.Context) (*report.Book, error) {
	book := &report.Book{}
	if _, err := c.addSince(ctx, book, 0); err != nil {
		return nil, fmt.Errorf("read the events: %w", err)
	}
	return book, nil
}

// Report is the table of a period, both days included.
func (c *Centre) Report(ctx context.Context, from, to record.Day, by report.By) (report.Table, error) {
	var table report.Table
	err := c.withBook(ctx, func(b *report.Book) error {
		table = b.Table(from, to, by)
		return nil
	})
	return table, err
}

// addSince adds the events of all bundles after a turn and gives the last one.
func (c *Centre) addSince(ctx context.Context, book *report.Book, turn int64) (int64, error) {
	tx, err := c.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return 0, tried("begin", err)
	}
	defer tx.Rollback() // it only reads
	last := turn
	if err := tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(turn), 0) FROM bundles").Scan(&last); err != nil || last == turn {
		return turn, tried("ask for the last bundle", err)
	}
	// Read from the beginning, every event once is faster than part by part.
	query, args := "SELECT kiosk, run, seq, event FROM events", []any{}
	if turn > 0 {
		query = `SELECT DISTINCT e.kiosk, e.run, e.seq, e.event FROM parts p
			JOIN events e ON e.kiosk = p.kiosk AND e.run = p.run AND e.seq BETWEEN p.first AND p.last WHERE p.turn > ?`
		args = append(args, turn)
	}
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var stamp record.Stamp
		var id, b sql.RawBytes
		if err := rows.Scan(&id, &stamp.Run, &stamp.Seq, &b); err != nil {
			return err
		}
		copy(stamp.Kiosk.ID[:], id)
		event, err := record.Decode(stamp, append([]byte(nil), b...))
		if err != nil {
			return fmt.Errorf("event %d of %s: %w", stamp.Seq, stamp.Kiosk.Short(), err)
		}
		book.Add(event)
		return nil
	}, query, args...)
	return last, tried("read", err)
}
