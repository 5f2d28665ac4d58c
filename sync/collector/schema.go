package collector

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// schemaVersion is written into the database; a newer one is refused, since an older program could not keep its promises.
const schemaVersion = 2

// Every key begins with the kiosk's immutable random id; there are no serial ids, no triggers: other databases can hold the same tables.
const schema = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS kiosks (
	kiosk BLOB NOT NULL, key BLOB NOT NULL, key_no INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'enrolled', 'revoked', 'rejected')),
	hall BLOB NOT NULL, hall_name TEXT NOT NULL, commune TEXT NOT NULL, program TEXT NOT NULL,
	code_key BLOB NOT NULL, asked_at INTEGER NOT NULL, decided_at INTEGER NOT NULL, up_to INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (kiosk, key)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS bundles (
	id BLOB PRIMARY KEY, kiosk BLOB NOT NULL, run INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
	key_no INTEGER NOT NULL, bytes INTEGER NOT NULL, received_at INTEGER NOT NULL, way TEXT NOT NULL, turn INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bundles_of_kiosk ON bundles (kiosk, turn);
CREATE UNIQUE INDEX IF NOT EXISTS bundles_by_turn ON bundles (turn);

CREATE TABLE IF NOT EXISTS parts (
	turn INTEGER NOT NULL, kiosk BLOB NOT NULL, run INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
	PRIMARY KEY (turn, run, first)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS events (
	kiosk BLOB NOT NULL, run INTEGER NOT NULL, seq INTEGER NOT NULL, event BLOB NOT NULL, chain BLOB NOT NULL,
	PRIMARY KEY (kiosk, run, seq)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS held (
	kiosk BLOB NOT NULL, run INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
	PRIMARY KEY (kiosk, run, first)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS runs (
	kiosk BLOB NOT NULL, run INTEGER NOT NULL, heard INTEGER NOT NULL,
	PRIMARY KEY (kiosk, run)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS links (
	kiosk BLOB NOT NULL, run INTEGER NOT NULL, prev_run INTEGER NOT NULL, prev_seq INTEGER NOT NULL, prev_chain BLOB NOT NULL,
	PRIMARY KEY (kiosk, run, prev_run, prev_seq, prev_chain)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS alarms (
	kiosk BLOB NOT NULL, kind TEXT NOT NULL, run INTEGER NOT NULL, seq INTEGER NOT NULL, detail TEXT NOT NULL, found_at INTEGER NOT NULL,
	seen_at INTEGER NOT NULL DEFAULT 0, seen_turn INTEGER NOT NULL DEFAULT 0, seen_run INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (kiosk, kind, run, seq)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS waiting (
	id BLOB PRIMARY KEY, kiosk BLOB NOT NULL, bytes INTEGER NOT NULL, received_at INTEGER NOT NULL, way TEXT NOT NULL, refused TEXT NOT NULL,
	key_no INTEGER NOT NULL DEFAULT 0, first INTEGER NOT NULL DEFAULT 0, count INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting_of_kiosk ON waiting (kiosk);

CREATE TABLE IF NOT EXISTS roots (n INTEGER PRIMARY KEY, root BLOB NOT NULL);

CREATE TABLE IF NOT EXISTS halls (
	hall BLOB PRIMARY KEY, name TEXT NOT NULL, commune TEXT NOT NULL, district TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS requests (
	id BLOB PRIMARY KEY, kiosk BLOB NOT NULL, key BLOB NOT NULL, received_at INTEGER NOT NULL, way TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS brought (
	id BLOB NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, way TEXT NOT NULL, PRIMARY KEY (id, who, way)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS receipts (
	kiosk BLOB NOT NULL, run INTEGER NOT NULL, up_to INTEGER NOT NULL, way TEXT NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
	PRIMARY KEY (kiosk, run, up_to, way)) WITHOUT ROWID;
`

// fromOne brings a database of version 1 to this one: states of kiosks were fewer, and alarms were never seen.
const fromOne = `
ALTER TABLE kiosks RENAME TO kiosks_1;
ALTER TABLE alarms ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alarms ADD COLUMN seen_turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alarms ADD COLUMN seen_run INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting ADD COLUMN key_no INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting ADD COLUMN count INTEGER NOT NULL DEFAULT 0;
` + schema + `
INSERT INTO kiosks (kiosk, key, key_no, state, hall, hall_name, commune, program, code_key, asked_at, decided_at, up_to)
	SELECT kiosk, key, key_no, state, hall, hall_name, commune, program, code_key, asked_at, decided_at,
		CASE state WHEN 'revoked' THEN (SELECT COALESCE(MAX(last), 0) FROM held h WHERE h.kiosk = kiosks_1.kiosk) ELSE 0 END FROM kiosks_1;
DROP TABLE kiosks_1;
`

// Commits wait for the disk (synchronous FULL): a receipt is a promise. Writers queue for ten seconds before they give up.
const pragmas = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"

// openDB opens the database for one writer, whose transactions begin at once with the lock, and for readers beside it.
func openDB(ctx context.Context, path string) (write, read *sql.DB, err error) {
	name := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + pragmas
	write, err = sql.Open("sqlite", name+"&_txlock=immediate")
	if err != nil {
		return nil, nil, fmt.Errorf("open database: %w", err)
	}
	write.SetMaxOpenConns(1)
	if err := makeTables(ctx, write); err != nil {
		return nil, nil, fmt.Errorf("%w (%w)", err, write.Close())
	}
	read, err = sql.Open("sqlite", name)
	if err != nil {
		return nil, nil, fmt.Errorf("open database: %w", err)
	}
	return write, read, nil
}

func makeTables(ctx context.Context, db *sql.DB) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return tried("read the database's version", err)
	}
	switch {
	case version == schemaVersion:
		return nil
	case version > schemaVersion:
		return fmt.Errorf("the database is of version %d, this program knows %d: use a newer one", version, schemaVersion)
	}
	steps := schema
	if version == 1 {
		steps = fromOne
	}
	return inTx(ctx, db, "make tables", func(tx *sql.Tx) error {
		// Another process may have been faster.
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version == schemaVersion {
			return err
		}
		_, err := tx.ExecContext(ctx, steps+fmt.Sprintf("PRAGMA user_version = %d;", schemaVersion))
		return err
	})
}

// inTx runs work in one transaction; it is all done or nothing.
func inTx(ctx context.Context, db *sql.DB, what string, work func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return tried(what, err)
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := work(tx); err != nil {
		return tried(what, err)
	}
	return tried(what, tx.Commit())
}
