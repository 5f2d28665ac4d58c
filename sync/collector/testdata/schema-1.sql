-- A database as version 1 left it: one kiosk waits, one is revoked and has an alarm.

CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS kiosks (
	kiosk BLOB NOT NULL, key BLOB NOT NULL, key_no INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'enrolled', 'revoked')),
	hall BLOB NOT NULL, hall_name TEXT NOT NULL, commune TEXT NOT NULL, program TEXT NOT NULL,
	code_key BLOB NOT NULL, asked_at INTEGER NOT NULL, decided_at INTEGER NOT NULL,
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
	PRIMARY KEY (kiosk, kind, run, seq)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS waiting (
	id BLOB PRIMARY KEY, kiosk BLOB NOT NULL, bytes INTEGER NOT NULL, received_at INTEGER NOT NULL, way TEXT NOT NULL, refused TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting_of_kiosk ON waiting (kiosk);

CREATE TABLE IF NOT EXISTS roots (n INTEGER PRIMARY KEY, root BLOB NOT NULL);

INSERT INTO kiosks VALUES (x'0101010101010101', x'AA', 1, 'waiting', x'03', 'Nhà văn hóa thôn Một', '22918', '0.1.0', x'', 1, 0);
INSERT INTO kiosks VALUES (x'0202020202020202', x'BB', 1, 'revoked', x'03', 'Nhà văn hóa thôn Hai', '22918', '0.1.0', x'', 1, 2);
INSERT INTO held VALUES (x'0202020202020202', 7, 1, 12);
INSERT INTO alarms VALUES (x'0202020202020202', 'fork', 0, 0, '', 5);
INSERT INTO waiting VALUES (x'77', x'0202020202020202', 10, 3, 'usb', '');
PRAGMA user_version = 1;
