package courier

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"path"
	"regexp"
	"strings"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// The shape of a backup on a stick; FORMAT.md is the authority.
const (
	backupMagic = "DDS1"
	// backupHead: magic 4, kiosk 8, run 4, last event 4, chain value there 8, body length 4.
	backupHead = 32
	// MaxBackup bounds a backup file, MaxBackupPlain what comes out of it: twenty years of evenings.
	MaxBackup      = 32 << 20
	MaxBackupPlain = 128 << 20
	// sealWork is age's scrypt work: 32 MiB and a tenth of a second. The code is drawn, not thought up, so more would protect nothing.
	sealWork, maxSealWork = 15, 18
)

var (
	// ErrBackup: the file is no whole backup.
	ErrBackup = &Fault{KeyBackup, "the backup is not whole"}
	// ErrBackupNewer: a newer program wrote the backup.
	ErrBackupNewer = &Fault{KeyBackupNewer, "a newer program wrote the backup"}
	// ErrRecovery: the recovery code is not the one that it was sealed with.
	ErrRecovery = &Fault{KeyRecovery, "the recovery code does not open the backup"}
)

// Recovery is the code that opens a hall's backups: 24 digits that the kiosk drew and the facilitator keeps on paper. Whoever carries
// the stick cannot open it, and the centre cannot either: the names of learners are in it.
type Recovery string

const recoveryDigits = 24

// NewRecovery draws a code.
func NewRecovery(random io.Reader) (Recovery, error) {
	n, err := rand.Int(random, new(big.Int).Exp(big.NewInt(10), big.NewInt(recoveryDigits), nil))
	if err != nil {
		return "", fmt.Errorf("draw a recovery code: %w", err)
	}
	return Recovery(fmt.Sprintf("%0*d", recoveryDigits, n)), nil
}

// ParseRecovery reads a code as a person types it: blanks and signs between the digits do not count.
func ParseRecovery(typed string) (Recovery, error) {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case strings.ContainsRune(" \t\n.-–·\u00a0", r):
			return -1
		}
		return 'x'
	}, typed)
	if len(digits) != recoveryDigits || strings.Contains(digits, "x") {
		return "", fmt.Errorf("a recovery code has %d digits: %w", recoveryDigits, ErrRecovery)
	}
	return Recovery(digits), nil
}

// String is the code in groups of four, as it is shown and written down.
func (r Recovery) String() string {
	var groups []string
	for i := 0; i < len(r); i += 4 {
		groups = append(groups, string(r[i:min(i+4, len(r))]))
	}
	return strings.Join(groups, " ")
}

// BackupHead is what a backup says of itself without being opened.
type BackupHead struct {
	// Name is its file's on the stick.
	Name  string
	Kiosk record.KioskID
	Run   record.Run
	UpTo  record.Seq
	Chain record.ID
	// Bytes is the file's length.
	Bytes int
}

// SealBackup makes the file of a backup.
func SealBackup(b storage.Backup, code Recovery) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(string(code))
	if err != nil {
		return nil, fmt.Errorf("seal backup: %w", err)
	}
	recipient.SetWorkFactor(sealWork)
	var body bytes.Buffer
	sealed, err := age.Encrypt(&body, recipient)
	if err != nil {
		return nil, fmt.Errorf("seal backup: %w", err)
	}
	packed, err := zstd.NewWriter(sealed, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, fmt.Errorf("seal backup: %w", err)
	}
	plain := binary.BigEndian.AppendUint32(nil, uint32(len(b.Journal)))
	for _, part := range [][]byte{plain, b.Journal, b.Vault} {
		if _, err := packed.Write(part); err != nil {
			return nil, fmt.Errorf("seal backup: %w", err)
		}
	}
	if err := errors.Join(packed.Close(), sealed.Close()); err != nil {
		return nil, fmt.Errorf("seal backup: %w", err)
	}
	out := append([]byte(backupMagic), b.Head.Kiosk.ID[:]...)
	out = binary.BigEndian.AppendUint32(out, uint32(b.Head.Run))
	out = binary.BigEndian.AppendUint32(out, uint32(b.Head.Seq))
	out = append(out, b.Head.Chain[:8]...)
	out = binary.BigEndian.AppendUint32(out, uint32(body.Len()))
	out = append(out, body.Bytes()...)
	if len(out) > MaxBackup {
		return nil, fmt.Errorf("seal backup: %d bytes: %w", len(out), bundle.ErrTooBig)
	}
	return out, nil
}

// OpenBackup unseals a backup and reads it from end to end.
func OpenBackup(file []byte, code Recovery) (storage.Backup, error) {
	head, err := parseBackupHead(file)
	if err != nil {
		return storage.Backup{}, err
	}
	plain, err := unsealBackup(file[backupHead:], code)
	if err != nil {
		return storage.Backup{}, err
	}
	if len(plain) < 4 {
		return storage.Backup{}, fmt.Errorf("open backup: nothing is in it: %w", ErrBackup)
	}
	journal := uint64(binary.BigEndian.Uint32(plain))
	if journal > uint64(len(plain)-4) {
		return storage.Backup{}, fmt.Errorf("open backup: a log of %d bytes: %w", journal, ErrBackup)
	}
	b, err := storage.ParseBackup(plain[4:4+journal], plain[4+journal:])
	if errors.Is(err, storage.ErrNewer) {
		return storage.Backup{}, fmt.Errorf("open backup: %w: %w", ErrBackupNewer, err)
	}
	if err != nil {
		return storage.Backup{}, fmt.Errorf("open backup: %w: %w", ErrBackup, err)
	}
	if b.Head.Kiosk != head.Kiosk || b.Head.Seq != head.UpTo || b.Head.Run != head.Run || record.ID(b.Head.Chain[:8]) != head.Chain {
		return storage.Backup{}, fmt.Errorf("open backup: it says that it is another: %w", ErrBackup)
	}
	return b, nil
}

func unsealBackup(body []byte, code Recovery) ([]byte, error) {
	identity, err := age.NewScryptIdentity(string(code))
	if err != nil {
		return nil, fmt.Errorf("open backup: %w: %w", ErrRecovery, err)
	}
	identity.SetMaxWorkFactor(maxSealWork)
	unsealed, err := age.Decrypt(bytes.NewReader(body), identity)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, fmt.Errorf("open backup: %w", ErrRecovery)
	}
	if err != nil {
		return nil, fmt.Errorf("open backup: %w: %w", ErrBackup, err)
	}
	packed, err := zstd.NewReader(unsealed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderMaxMemory(MaxBackupPlain))
	if err != nil {
		return nil, fmt.Errorf("open backup: %w", err)
	}
	defer packed.Close()
	plain, err := io.ReadAll(io.LimitReader(packed, MaxBackupPlain+1))
	if err == nil && len(plain) > MaxBackupPlain {
		err = errSize
	}
	if err != nil {
		return nil, fmt.Errorf("open backup: %w: %w", ErrBackup, err)
	}
	return plain, nil
}

func parseBackupHead(file []byte) (BackupHead, error) { return parseBackupBegin(file, len(file)) }

// parseBackupBegin reads the head of a file of that length.
func parseBackupBegin(file []byte, length int) (BackupHead, error) {
	switch {
	case len(file) >= 4 && string(file[:3]) == backupMagic[:3] && file[3] > backupMagic[3] && file[3] <= '9':
		return BackupHead{}, fmt.Errorf("a backup %q: %w", file[:4], ErrBackupNewer)
	case len(file) < backupHead || string(file[:4]) != backupMagic:
		return BackupHead{}, fmt.Errorf("it does not begin as a backup: %w", ErrBackup)
	}
	h := BackupHead{Bytes: length}
	copy(h.Kiosk.ID[:], file[4:])
	h.Run = record.Run(binary.BigEndian.Uint32(file[12:]))
	h.UpTo = record.Seq(binary.BigEndian.Uint32(file[16:]))
	copy(h.Chain[:], file[20:])
	if n := binary.BigEndian.Uint32(file[28:]); int64(n) != int64(length-backupHead) {
		return BackupHead{}, fmt.Errorf("a body of %d bytes, %d are there: %w", n, length-backupHead, ErrBackup)
	}
	return h, nil
}

var backupName = regexp.MustCompile(`^[0-9A-F]{6}(-[2-9])?\.dds$`)

// Backups tells what backups lie on a stick, in order of their names; those that are none are told too.
func Backups(stick *Stick) ([]BackupHead, []Ignored, error) {
	names, err := stick.list(folderBackup, backupName.MatchString)
	if err != nil {
		return nil, nil, fmt.Errorf("look for backups: %w", err)
	}
	var heads []BackupHead
	var ignored []Ignored
	for _, name := range names {
		h, err := stick.backupHead(name)
		if err != nil {
			ignored = append(ignored, Ignored{name, err})
			continue
		}
		heads = append(heads, h)
	}
	return heads, ignored, nil
}

// backupHead reads no more of a backup than its head: a stick holds those of many halls.
func (s *Stick) backupHead(name string) (BackupHead, error) {
	begin, length, err := s.begin(path.Join(folderBackup, name), backupHead, MaxBackup)
	if err != nil {
		return BackupHead{}, err
	}
	h, err := parseBackupBegin(begin, length)
	h.Name = name
	return h, err
}

// ReadBackup reads and opens one of the backups that Backups told of.
func ReadBackup(stick *Stick, name string, code Recovery) (storage.Backup, error) {
	if !backupName.MatchString(name) {
		return storage.Backup{}, fmt.Errorf("read backup %.20q: %w", name, ErrBackup)
	}
	file, err := stick.read(path.Join(folderBackup, name), MaxBackup)
	if err != nil {
		return storage.Backup{}, faulty("read backup", err)
	}
	return OpenBackup(file, code)
}

// putBackup lays a sealed backup on the stick in the place of an older one of the same log. One that knows something which this log does
// not, as after a kiosk was set back, stays.
func (s *Stick) putBackup(ctx context.Context, log Log, sealed []byte) error {
	h, err := parseBackupHead(sealed)
	if err != nil {
		return err
	}
	for n := 1; n <= maxNamesakes; n++ {
		name := h.Kiosk.Short() + ".dds"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.dds", h.Kiosk.Short(), n)
		}
		old, err := s.backupHead(name)
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, ErrBackup), err == nil && old.Kiosk == h.Kiosk && holds(log, old):
			return s.write(ctx, folderBackup, name, sealed)
		case err != nil && faultOf(err) != nil:
			return faulty("look at "+name, err)
		}
	}
	return fmt.Errorf("name for the backup of %s: %w", h.Kiosk.Short(), ErrOccupied)
}

// holds tells whether all that is in a backup is in the log too.
func holds(log Log, old BackupHead) bool {
	chain, err := log.ChainAt(old.UpTo)
	return err == nil && record.ID(chain[:8]) == old.Chain
}
