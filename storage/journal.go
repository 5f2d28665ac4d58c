package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"dendau/storage/record"
)

// The journal's shape; FORMAT.md is the authority.
const (
	journalName  = "journal.ddj"
	journalMagic = "DDJ1"
	// headerSize: magic 4, kiosk 8, CRC-32C 4.
	headerSize = 16
	// frameHead: length 4, CRC-32C 4, run 4, sequence 4, flags 1. The event and its chain value (32) follow.
	frameHead = 17
	chainSize = 32
	// flagMore says that the next record belongs to the same Append: they count together or not at all.
	flagMore = 1
)

// castagnoli is CRC-32C, which processors compute by themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// entry is one event as both copies keep it.
type entry struct {
	run   record.Run
	seq   record.Seq
	more  bool
	event []byte
	chain [32]byte
}

// place is how far a log has come: its last event and the chain value there.
type place struct {
	run   record.Run
	seq   record.Seq
	chain [32]byte
}

func (e entry) place() place { return place{run: e.run, seq: e.seq, chain: e.chain} }

func journalHeader(kiosk record.KioskID) []byte {
	b := append([]byte(journalMagic), kiosk.ID[:]...)
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func parseHeader(b []byte) (record.KioskID, error) {
	var kiosk record.KioskID
	if len(b) < headerSize || string(b[:3]) != journalMagic[:3] {
		return kiosk, errors.New("it does not begin as a journal")
	}
	if crc32.Checksum(b[:12], castagnoli) != binary.BigEndian.Uint32(b[12:]) {
		return kiosk, errors.New("its head is damaged")
	}
	if string(b[:4]) != journalMagic {
		return kiosk, fmt.Errorf("journal %q: %w", b[:4], ErrNewer)
	}
	copy(kiosk.ID[:], b[4:12])
	return kiosk, nil
}

// appendFrame writes the entry as a record of the journal.
func appendFrame(b []byte, e entry) []byte {
	start := len(b)
	b = binary.BigEndian.AppendUint32(b, uint32(len(e.event)))
	b = append(b, 0, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(e.run))
	b = binary.BigEndian.AppendUint32(b, uint32(e.seq))
	b = append(b, flags(e))
	b = append(b, e.event...)
	b = append(b, e.chain[:]...)
	binary.BigEndian.PutUint32(b[start+4:], frameSum(b[start:]))
	return b
}

func flags(e entry) byte {
	if e.more {
		return flagMore
	}
	return 0
}

// frameSum covers all of a record but the sum itself.
func frameSum(frame []byte) uint32 {
	return crc32.Update(crc32.Checksum(frame[:4], castagnoli), castagnoli, frame[8:])
}

// journal is the file open for appending. The writer's goroutine owns it.
type journal struct {
	disk FS
	path string
	file File
	// end is where the next record goes: everything before it is durable.
	end  int64
	last place
	// failed is set when a write or a sync went wrong, until the file was opened again and found whole.
	failed bool
}

// append returns when the disk has the records. After an error nothing of them stays, and the next append tries the disk anew.
func (j *journal) append(frames []byte, last place) error {
	if j.failed {
		if err := j.reopen(); err != nil {
			return diskError("open the journal again", err)
		}
	}
	_, err := j.file.WriteAt(frames, j.end)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		// After a failed sync the system may believe that lost pages are clean: only a new handle and a look at the end tell.
		j.failed = true
		_ = j.reopen() // if this fails too, the next append tries again
		return diskError("write the journal", err)
	}
	j.end += int64(len(frames))
	j.last = last
	return nil
}

// reopen takes a new handle, makes sure that what was acknowledged is there, and cuts what was not.
func (j *journal) reopen() error {
	if j.file != nil {
		_ = j.file.Close() // it failed already
		j.file = nil
	}
	f, err := j.disk.OpenFile(j.path, os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := j.settle(f); err != nil {
		return errors.Join(err, f.Close())
	}
	j.file, j.failed = f, false
	return nil
}

func (j *journal) settle(f File) error {
	if j.last.seq > 0 {
		var chain [chainSize]byte
		if _, err := f.ReadAt(chain[:], j.end-chainSize); err != nil {
			return fmt.Errorf("read the last record: %w", err)
		}
		if chain != j.last.chain {
			return fmt.Errorf("%w: the journal's last record is another", ErrDisk)
		}
	}
	if err := f.Truncate(j.end); err != nil {
		return err
	}
	return f.Sync()
}

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	return j.file.Close()
}

// writeJournal makes a whole journal of entries, as when it is new or rebuilt.
func writeJournal(disk FS, path string, kiosk record.KioskID, entries func(func(entry) error) error) error {
	return writeWhole(disk, path, 0o600, func(w io.Writer) error {
		if _, err := w.Write(journalHeader(kiosk)); err != nil {
			return err
		}
		var frame []byte
		return entries(func(e entry) error {
			frame = appendFrame(frame[:0], e)
			_, err := w.Write(frame)
			return err
		})
	})
}
