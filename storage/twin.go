package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"dendau/storage/record"
)

const (
	twinName = "log.db"
	// twinFormat is the version of the buckets' shape.
	twinFormat = "ddl1"
	// rowHead: run 4, chain 32. The event follows.
	rowHead = 4 + chainSize
	// lockWait is short: our own lock was taken before, so nobody else should have the database.
	lockWait = time.Second
	// rebuildBatch bounds the memory of a transaction while a twin is rebuilt.
	rebuildBatch = 20000
)

var (
	eventsBucket = []byte("events")
	metaBucket   = []byte("meta")
	kioskKey     = []byte("kiosk")
	formatKey    = []byte("format")
)

// twin is the log in bbolt: it finds an event by number, and holds what the journal holds.
type twin struct {
	db    *bbolt.DB
	kiosk record.KioskID
}

// guard runs f and turns bbolt's panics on damaged pages, and faults in its mapped memory, into errors.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the database is damaged: %v", p)
		}
	}()
	return f()
}

// openTwin opens an existing database. An empty file is refused, because bbolt would take it for a new one.
func openTwin(path string) (*twin, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, errors.New("the database is an empty file")
	}
	t := &twin{}
	var file *os.File
	open := func(name string, flag int, mode os.FileMode) (_ *os.File, err error) {
		file, err = os.OpenFile(name, flag, mode)
		return file, err
	}
	err = guard(func() error {
		t.db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, OpenFile: open})
		if err != nil {
			return err
		}
		return t.db.View(t.readMeta)
	})
	if t.db == nil && file != nil {
		_ = file.Close() // of a damaged one that made bbolt panic: Windows moves no open file aside
	}
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrRunning
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *twin) readMeta(tx *bbolt.Tx) error {
	meta := tx.Bucket(metaBucket)
	if meta == nil || tx.Bucket(eventsBucket) == nil {
		return errors.New("the database has no log in it")
	}
	if format := meta.Get(formatKey); string(format) != twinFormat {
		return fmt.Errorf("the database has format %q, not %q", format, twinFormat)
	}
	if copy(t.kiosk.ID[:], meta.Get(kioskKey)) != len(t.kiosk.ID) {
		return errors.New("the database does not name its kiosk")
	}
	return nil
}

func (t *twin) close() {
	if t == nil || t.db == nil {
		return
	}
	_ = guard(t.db.Close) // every commit was synced: closing adds nothing that could be lost
}

// rowOf and entryOf are the two ends of a row.
func rowOf(e entry) []byte {
	row := make([]byte, 0, rowHead+len(e.event))
	row = binary.BigEndian.AppendUint32(row, uint32(e.run))
	row = append(row, e.chain[:]...)
	return append(row, e.event...)
}

func entryOf(key, row []byte) (entry, error) {
	// The lengths come from pages without sums: they may be anything, and are judged before the bytes are touched.
	if len(key) != 4 || len(row) < rowHead || len(row) > rowHead+record.MaxBytes {
		return entry{}, fmt.Errorf("a row of the database has %d and %d bytes", len(key), len(row))
	}
	e := entry{
		run:   record.Run(binary.BigEndian.Uint32(row)),
		seq:   record.Seq(binary.BigEndian.Uint32(key)),
		event: row[rowHead:],
	}
	copy(e.chain[:], row[4:])
	return e, nil
}

func rowKey(seq record.Seq) []byte { return binary.BigEndian.AppendUint32(nil, uint32(seq)) }

// put adds entries in one transaction.
func (t *twin) put(entries []entry) error {
	return guard(func() error {
		return t.db.Update(func(tx *bbolt.Tx) error {
			events := tx.Bucket(eventsBucket)
			events.FillPercent = 0.95 // rows only ever come at the end
			for _, e := range entries {
				if err := events.Put(rowKey(e.seq), rowOf(e)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// walk gives every entry from seq on, until visit wants no more. An entry's event is valid during the visit only.
func (t *twin) walk(from record.Seq, visit func(entry) (bool, error)) error {
	return guard(func() error {
		return t.db.View(func(tx *bbolt.Tx) error {
			cursor := tx.Bucket(eventsBucket).Cursor()
			for key, row := cursor.Seek(rowKey(from)); key != nil; key, row = cursor.Next() {
				e, err := entryOf(key, row)
				if err != nil {
					return err
				}
				if more, err := visit(e); err != nil || !more {
					return err
				}
			}
			return nil
		})
	})
}

// buildTwin makes a whole database of entries under a temporary name and opens it under its own.
func buildTwin(disk FS, path string, kiosk record.KioskID, entries func(func(entry) error) error) (*twin, error) {
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, diskError("begin the database again", err)
	}
	if err := guard(func() error { return fillTwin(part, kiosk, entries) }); err != nil {
		return nil, diskError("build the database", err)
	}
	if err := disk.Rename(part, path); err != nil {
		return nil, diskError("rename the database", err)
	}
	if err := disk.SyncDir(filepath.Dir(path)); err != nil {
		return nil, diskError("sync the directory", err)
	}
	return openTwin(path)
}

func fillTwin(path string, kiosk record.KioskID, entries func(func(entry) error) error) error {
	// It is synced once at its end: until the rename nobody relies on it.
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, NoSync: true})
	if err != nil {
		return err
	}
	t := &twin{db: db}
	err = db.Update(func(tx *bbolt.Tx) error { return initTwin(tx, kiosk) })
	var batch []entry
	flush := func() error {
		defer func() { batch = batch[:0] }()
		return t.put(batch)
	}
	if err == nil {
		err = entries(func(e entry) error {
			e.event = append([]byte(nil), e.event...)
			batch = append(batch, e)
			if len(batch) < rebuildBatch {
				return nil
			}
			return flush()
		})
	}
	if err == nil {
		err = flush()
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func initTwin(tx *bbolt.Tx, kiosk record.KioskID) error {
	if _, err := tx.CreateBucket(eventsBucket); err != nil {
		return err
	}
	meta, err := tx.CreateBucket(metaBucket)
	if err != nil {
		return err
	}
	return errors.Join(meta.Put(formatKey, []byte(twinFormat)), meta.Put(kioskKey, kiosk.ID[:]))
}
