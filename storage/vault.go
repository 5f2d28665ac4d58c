package storage

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"

	"dendau/storage/record"
)

// The vault's shape; FORMAT.md is the authority.
const (
	vaultMagic = "DDV1"
	// vaultHead: magic 4, generation 8, length 4. The content and a CRC-32C (4) follow.
	vaultHead = 16
	// maxVault bounds what is read: keys of 20,000 people and a trust list fit ten times over.
	maxVault = 16 << 20
	// maxValue and maxValueName bound one value.
	maxValue     = 1 << 20
	maxValueName = 64
)

// vaultNames are the two copies. They are written one after the other, so a power cut leaves one of them whole.
var vaultNames = [2]string{"vault-a.ddv", "vault-b.ddv"}

var (
	// ErrVault: neither copy of the vault can be read. The files are left as they are; a technician decides.
	ErrVault = errors.New("the vault cannot be read")
	// ErrNoKey: the vault has no key for this person: there never was one, or it was destroyed.
	ErrNoKey = errors.New("there is no key for this person")
)

// Vault keeps what must never leave the kiosk nor enter an event: the signing key, a key per person for their name, PIN verifiers, and
// bytes that others ask it to keep, such as whom to trust. It protects against nobody who can read the disk. Its methods may be called
// from any goroutine.
type Vault struct {
	log *Log

	mu         sync.Mutex // guards what follows
	generation uint64
	content    vaultContent
	// behind: the second copy could not be written and is older than the first.
	behind bool
	// waits says until which running time no PIN of a facilitator is looked at.
	waits map[record.FacilitatorID]time.Duration
}

// vaultContent is what is written, in CBOR. Lists are in the order of their keys, and fields are only ever added at the end.
type vaultContent struct {
	_         struct{} `cbor:",toarray"`
	KeyNumber byte
	Seed      []byte
	Persons   []personKey
	PINs      []pinRow
	Values    []valueRow
}

type personKey struct {
	_      struct{} `cbor:",toarray"`
	Person record.ID
	Key    []byte
}

type valueRow struct {
	_     struct{} `cbor:",toarray"`
	Name  string
	Value []byte
}

var vaultDecoder = newVaultDecoder()

func newVaultDecoder() cbor.DecMode {
	mode, err := cbor.DecOptions{
		MaxArrayElements: 1 << 17, MaxNestedLevels: 4, IndefLength: cbor.IndefLengthForbidden, TagsMd: cbor.TagsForbidden,
	}.DecMode()
	if err != nil {
		panic("storage: " + err.Error())
	}
	return mode
}

// Vault opens the vault beside the log, or makes it with a new signing key of number 1. The log's lock is also the vault's.
func (l *Log) Vault() (*Vault, error) {
	l.vaultMu.Lock()
	defer l.vaultMu.Unlock()
	if l.vault != nil {
		return l.vault, nil
	}
	v := &Vault{log: l}
	if err := v.open(); err != nil {
		return nil, fmt.Errorf("open the vault: %w", err)
	}
	l.vault = v
	return v, nil
}

// open takes the newer of the copies that can be read, and writes the other anew where it differs.
func (v *Vault) open() error {
	var found [2][]byte
	var wrong [2]error
	for i, name := range vaultNames {
		found[i], wrong[i] = v.readCopy(name)
	}
	missing := func(i int) bool { return errors.Is(wrong[i], fs.ErrNotExist) }
	switch {
	case errors.Is(wrong[0], ErrNewer) || errors.Is(wrong[1], ErrNewer):
		return errors.Join(wrong[:]...)
	case missing(0) && missing(1):
		return v.create()
	case wrong[0] != nil && wrong[1] != nil:
		return fmt.Errorf("%w: %w; %w", ErrVault, wrong[0], wrong[1])
	case wrong[0] == nil && wrong[1] == nil && bytes.Equal(found[0], found[1]):
		return nil
	}
	for i := range wrong {
		if wrong[i] == nil || missing(i) {
			continue
		}
		v.log.logger().Error("a copy of the vault is damaged", "file", vaultNames[i], "error", wrong[i])
		if _, err := quarantine(v.log.o.FS, v.log.path(vaultNames[i]), v.log.now()); err != nil {
			return err
		}
	}
	return v.save(v.content, bothCopies)
}

// readCopy reads one copy and adopts it if it is the newest so far.
func (v *Vault) readCopy(name string) ([]byte, error) {
	f, err := v.log.o.FS.OpenFile(v.log.path(name), os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing can be lost
	b, err := io.ReadAll(io.NewSectionReader(f, 0, maxVault+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	generation, content, err := parseVault(b)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if generation > v.generation {
		v.generation, v.content = generation, content
	}
	return b, nil
}

func parseVault(b []byte) (uint64, vaultContent, error) {
	var content vaultContent
	if len(b) < vaultHead+4 || string(b[:3]) != vaultMagic[:3] || len(b) > maxVault {
		return 0, content, errors.New("it is not a vault")
	}
	body, sum := b[:len(b)-4], binary.BigEndian.Uint32(b[len(b)-4:])
	if int(binary.BigEndian.Uint32(b[12:])) != len(body)-vaultHead || crc32.Checksum(body, castagnoli) != sum {
		return 0, content, errors.New("its sum is wrong")
	}
	if string(b[:4]) != vaultMagic {
		return 0, content, fmt.Errorf("vault %q: %w", b[:4], ErrNewer)
	}
	if err := vaultDecoder.Unmarshal(body[vaultHead:], &content); err != nil {
		return 0, content, err
	}
	if len(content.Seed) != ed25519.SeedSize {
		return 0, content, errors.New("its signing key is not whole")
	}
	return binary.BigEndian.Uint64(b[4:]), content, nil
}

func marshalVault(generation uint64, content vaultContent) ([]byte, error) {
	body, err := cbor.Marshal(content)
	if err != nil {
		return nil, err
	}
	b := append([]byte(vaultMagic), make([]byte, 0, len(body)+16)...)
	b = binary.BigEndian.AppendUint64(b, generation)
	b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
	b = append(b, body...)
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli)), nil
}

func (v *Vault) create() error {
	content := vaultContent{KeyNumber: 1, Seed: make([]byte, ed25519.SeedSize)}
	if _, err := io.ReadFull(v.log.o.Rand, content.Seed); err != nil {
		return fmt.Errorf("draw the signing key: %w", err)
	}
	return v.save(content, bothCopies)
}

// howMany says when a change counts as kept.
type howMany bool

const (
	// oneCopy: the change is durable and the second copy may follow later.
	oneCopy howMany = false
	// bothCopies: as where something must be gone from both.
	bothCopies howMany = true
)

// save makes the content durable and then the vault's own. The caller holds mu, or is alone.
func (v *Vault) save(content vaultContent, need howMany) error {
	select {
	case <-v.log.closing: // the lock is gone: another program may have the vault
		return ErrClosed
	default:
	}
	b, err := marshalVault(v.generation+1, content)
	if err != nil {
		return fmt.Errorf("write the vault: %w", err)
	}
	put := func(name string) error {
		return writeWhole(v.log.o.FS, v.log.path(name), 0o600, func(w io.Writer) error {
			_, err := w.Write(b)
			return err
		})
	}
	if err := put(vaultNames[0]); err != nil {
		return err
	}
	v.generation++
	v.content = content
	err = put(vaultNames[1])
	v.behind = err != nil
	if err != nil && need == oneCopy {
		v.log.logger().Error("the vault's second copy is behind", "error", err)
		return nil
	}
	return err
}

// Signer gives the kiosk's signing key and its number, by which the centre knows it.
func (v *Vault) Signer() (number byte, key ed25519.PrivateKey) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.content.KeyNumber, ed25519.NewKeyFromSeed(v.content.Seed)
}

// Get gives the bytes that were kept under a name; false if there are none.
func (v *Vault) Get(name string) ([]byte, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	i, ok := v.content.value(name)
	if !ok {
		return nil, false
	}
	return bytes.Clone(v.content.Values[i].Value), true
}

// Set keeps bytes under a name, at most 1 MiB under 64 letters.
func (v *Vault) Set(name string, value []byte) error {
	if len(name) == 0 || len(name) > maxValueName || len(value) > maxValue {
		return fmt.Errorf("keep %q in the vault: %d bytes are too many", name, len(value))
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	content := v.content
	content.Values = slices.Clone(content.Values)
	row := valueRow{Name: name, Value: bytes.Clone(value)}
	if i, ok := content.value(name); ok {
		content.Values[i] = row
	} else {
		content.Values = slices.Insert(content.Values, i, row)
	}
	return v.save(content, oneCopy)
}

func (c vaultContent) value(name string) (int, bool) {
	return slices.BinarySearchFunc(c.Values, name, func(row valueRow, name string) int {
		return bytes.Compare([]byte(row.Name), []byte(name))
	})
}
