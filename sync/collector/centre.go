package collector

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"
)

// Options are what Open takes from outside; every field may be left empty.
type Options struct {
	// Now is the clock, Rand the randomness: the machine's own when nil.
	Now  func() time.Time
	Rand io.Reader
	// Logger hears what a technician would write in a diary: nobody when nil.
	Logger *slog.Logger
	// Places gives the drives of this computer on which the officers' page may write a stick; it offers none when nil.
	Places func() []Place
	// beforeCommit lets tests end an ingest after the file is kept and before the database has it.
	beforeCommit func() error
}

// Centre is the union of the logs of all kiosks that are enrolled in it. It is safe for use by several goroutines.
type Centre struct {
	dir   string
	o     Options
	keys  keys // those in use when the centre was opened
	ring  keyring
	write *sql.DB // one connection; its transactions begin with the lock
	read  *sql.DB
	fold  fold
}

// Open opens the centre in dir, or founds one: its keys are made at the first start and never again.
func Open(dir string, o Options) (*Centre, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.beforeCommit == nil {
		o.beforeCommit = func() error { return nil }
	}
	for _, folder := range []string{"", bundleFolder, waitingFolder} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			return nil, fmt.Errorf("open centre: %w", err)
		}
	}
	ctx, name := context.Background(), filepath.Join(dir, "centre.db")
	if err := claim(name); err != nil {
		return nil, fmt.Errorf("open centre in %s: %w", dir, err)
	}
	write, read, err := openDB(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("open centre in %s: %w", dir, err)
	}
	c := &Centre{dir: dir, o: o, write: write, read: read}
	err = c.takeKeys(ctx)
	if err == nil {
		c.ring.now = c.keys
		c.keys, err = c.keysNow(ctx, c.read)
	}
	if err != nil {
		return nil, fmt.Errorf("open centre in %s: %w", dir, errors.Join(err, c.Close()))
	}
	return c, nil
}

// claim makes the database's file before SQLite does, so that nobody else can read it: it holds the kiosks' secrets of typed receipts.
func claim(name string) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, secret)
	if err != nil {
		return err
	}
	return f.Close()
}

// Close lets go of the database.
func (c *Centre) Close() error { return errors.Join(c.read.Close(), c.write.Close()) }

// takeKeys loads or makes the keys. The database's lock keeps two first starts from making two pairs.
func (c *Centre) takeKeys(ctx context.Context) error {
	return inTx(ctx, c.write, "take the keys", func(tx *sql.Tx) error {
		_, founded, err := setting(ctx, tx, "founded")
		if err != nil {
			return err
		}
		if c.keys, err = loadOrMakeKeys(filepath.Join(c.dir, keyFolder), c.o.Rand, !founded); err != nil || founded {
			return err
		}
		return setSetting(ctx, tx, "founded", []byte(c.o.Now().UTC().Format(time.RFC3339)))
	})
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func setting(ctx context.Context, q querier, name string) (value []byte, ok bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return value, err == nil, err
}

func setSetting(ctx context.Context, tx *sql.Tx, name string, value []byte) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return err
}

// each calls scan for every row of a query.
func each(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
