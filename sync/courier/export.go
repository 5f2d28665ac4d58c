package courier

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// Log is what an export reads of the kiosk's log: storage.Log is one.
type Log interface {
	Head() storage.Head
	Slice(first, last record.Seq) (storage.Slice, error)
	ChainAt(seq record.Seq) ([32]byte, error)
}

// Outgoing is what a kiosk hands over.
type Outgoing struct {
	Log Log
	// Confirmed is the last event that a receipt confirmed; 0 for none. Everything after it goes out.
	Confirmed record.Seq
	// Root is the centre to seal to.
	Root bundle.Root
	// Key signs the bundles, as the kiosk's key number KeyNo.
	Key   ed25519.PrivateKey
	KeyNo byte
	// Enrolment is what bundle.NewEnrolment made, to be left on every stick; nil leaves none.
	Enrolment []byte
	// Backup is what SealBackup made, for the kiosk that may have to take this one's place; nil leaves none.
	Backup []byte
	// Hall is this hall's line of the round sheet; one without a name leaves the sheet alone.
	Hall HallLine
	// Tell hears how many bytes are written; nil for nobody.
	Tell func(done, of int64)
}

// Sent is what stands on the stick now, read back.
type Sent struct {
	// First and Last are the range; both 0 when the centre has everything already.
	First, Last record.Seq
	Bundles     []Written
}

// Written is one bundle on the stick.
type Written struct {
	Name        string
	ID          bundle.ID
	First, Last record.Seq
	// Bytes is its length.
	Bytes int
}

// IDs are the first 8 bytes of each bundle's id, as record.Exported keeps them.
func (s Sent) IDs() []record.ID {
	var out []record.ID
	for _, w := range s.Bundles {
		out = append(out, w.ID.Short())
	}
	return out
}

// sealed is a bundle that is ready to be carried.
type sealed struct {
	header bundle.Header
	data   []byte
}

// Export writes everything after the last receipt to the stick, oldest first, and the enrolment. When it returns without an error all
// of it is on the drive and the stick may be pulled out. When it returns an error, Sent tells what is whole on the stick nevertheless.
func Export(ctx context.Context, stick *Stick, out Outgoing) (Sent, error) {
	bundles, err := out.seal(bundle.MaxFile)
	if err != nil {
		return Sent{}, fmt.Errorf("export: %w", err)
	}
	sent, err := stick.lay(ctx, out, bundles)
	if err != nil {
		return sent, fmt.Errorf("export: %w", err)
	}
	return sent, nil
}

// lay writes sealed bundles and the enrolment.
func (s *Stick) lay(ctx context.Context, out Outgoing, bundles []sealed) (Sent, error) {
	sizes := []int{len(out.Enrolment), len(out.Backup)}
	for _, b := range bundles {
		sizes = append(sizes, len(b.data))
	}
	if err := s.reserve(sizes...); err != nil {
		return Sent{}, err
	}
	s.sweep(out.Log.Head().Kiosk)
	s.tellOf(out.Tell, sizes)
	defer s.tellOf(nil, nil)
	sent := Sent{}
	for _, b := range bundles {
		written, err := s.writeBundle(ctx, b)
		if err != nil {
			return sent, err
		}
		if len(sent.Bundles) == 0 {
			sent.First = written.First
		}
		sent.Last = written.Last
		sent.Bundles = append(sent.Bundles, written)
	}
	if err := s.enrol(ctx, out.Enrolment); err != nil {
		return sent, err
	}
	if len(out.Backup) > 0 {
		if err := s.putBackup(ctx, out.Log, out.Backup); err != nil {
			return sent, err
		}
	}
	if err := s.round(ctx, out, sent); err != nil && !errors.Is(err, ErrOccupied) { // what stands in its place is not ours to remove
		return sent, err
	}
	return sent, s.Flush()
}

// tellOf makes the writes that follow tell how far they are of all these sizes.
func (s *Stick) tellOf(tell func(done, of int64), sizes []int) {
	s.wrote = nil
	if tell == nil {
		return
	}
	var done, of int64
	for _, size := range sizes {
		of += int64(size)
	}
	s.wrote = func(n int) {
		done = min(done+int64(n), of) // the round sheet is not counted beforehand
		tell(done, of)
	}
}

// Seal makes the bundles of everything after the last receipt without writing them anywhere, none longer than limit: for QR codes
// (bundle.MaxQR), or to carry by another way. There are none when the centre has everything.
func (out Outgoing) Seal(limit int) ([][]byte, error) {
	bundles, err := out.seal(limit)
	var all [][]byte
	for _, b := range bundles {
		all = append(all, b.data)
	}
	return all, err
}

func (out Outgoing) seal(limit int) ([]sealed, error) {
	head := out.Log.Head()
	if head.Seq <= out.Confirmed {
		return nil, nil
	}
	recipients, err := out.Root.AgeRecipients()
	if err != nil {
		return nil, err
	}
	part, err := out.Log.Slice(out.Confirmed+1, head.Seq)
	if err != nil {
		return nil, fmt.Errorf("read the log from event %d: %w", out.Confirmed+1, err)
	}
	stamps := make([]record.Stamp, len(part.Events))
	for i, event := range part.Events {
		stamps[i] = event.Stamp
	}
	slice, err := bundle.NewSlice(part.Before, stamps, part.Bytes)
	if err != nil {
		return nil, err
	}
	parts, err := bundle.Plan(slice, len(recipients), limit)
	if err != nil {
		return nil, err
	}
	var bundles []sealed
	for _, part := range parts {
		data, err := bundle.Seal(part, out.Key, out.KeyNo, recipients)
		if err != nil {
			return nil, err
		}
		header, err := bundle.ReadHeader(data)
		if err != nil {
			return nil, err
		}
		bundles = append(bundles, sealed{header, data})
	}
	return bundles, nil
}

// writeBundle puts a bundle into the outbox.
func (s *Stick) writeBundle(ctx context.Context, b sealed) (Written, error) {
	name, err := s.nameFor(b.header)
	if err != nil {
		return Written{}, err
	}
	if err := s.write(ctx, bundle.OutboxFolder, name, b.data); err != nil {
		return Written{}, err
	}
	return Written{Name: name, ID: bundle.IDOf(b.data), First: b.header.First, Last: b.header.Last(), Bytes: len(b.data)}, nil
}

// sweep takes away what earlier exports of this kiosk left when the stick was pulled out: halves under names that nobody reads.
func (s *Stick) sweep(kiosk record.KioskID) {
	halves, err := s.list(bundle.OutboxFolder, func(name string) bool {
		return strings.HasPrefix(name, kiosk.Short()+"-") && strings.HasSuffix(name, partSuffix)
	})
	if err != nil {
		return // the export will meet the same fault and tell it
	}
	for _, name := range halves {
		_ = s.disk.Remove(path.Join(bundle.OutboxFolder, name))
	}
}

// maxNamesakes is how many kiosks with one short code and one range a stick can carry. Two are a chance of one in 16 million.
const maxNamesakes = 9

// nameFor gives the bundle's file name. Where another kiosk of the same short code, or another run of this one after a restored
// backup, has the same range on the stick, a number is added and theirs stays. The same range of the same run is the same events.
func (s *Stick) nameFor(h bundle.Header) (string, error) {
	stem := strings.TrimSuffix(h.Name(), ".ddb")
	for n := 1; n <= maxNamesakes; n++ {
		name := stem + ".ddb"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.ddb", stem, n)
		}
		old, err := s.read(path.Join(bundle.OutboxFolder, name), bundle.MaxFile)
		if errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		if err != nil && faultOf(err) != nil {
			return "", faulty("look at "+name, err)
		}
		if err != nil {
			continue // no plain file, or too large: it stays as it is
		}
		if there, err := bundle.ReadHeader(old); err != nil || there.Kiosk == h.Kiosk && there.Run == h.Run {
			return name, nil
		}
	}
	return "", fmt.Errorf("name for %s: %w", h.Name(), ErrOccupied)
}

// enrol leaves the enrolment on the stick.
func (s *Stick) enrol(ctx context.Context, enrolment []byte) error {
	if len(enrolment) == 0 {
		return nil
	}
	e, err := bundle.ParseEnrolment(enrolment)
	if err != nil {
		return err
	}
	return s.write(ctx, bundle.EnrolFolder, e.Name(), enrolment)
}
