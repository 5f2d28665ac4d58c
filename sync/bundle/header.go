package bundle

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"

	"dendau/storage/record"
)

// Sizes in bytes. The layout is FORMAT.md's.
const (
	headerSize = 28
	// Overhead is what a bundle adds to its sealed body: header and signature.
	Overhead = headerSize + ed25519.SignatureSize
	// MaxFile is the longest bundle in a file: a stick in a slow port takes it in a few seconds.
	MaxFile = 8 << 20
	// MaxQR is the longest bundle shown as QR codes: longer than this nobody holds a phone up.
	MaxQR = 128 << 10
	// MaxPlain is the largest content, unsealed and decompressed.
	MaxPlain = 16 << 20
	// MaxEvents is how many events one bundle counts.
	MaxEvents = math.MaxUint16
)

const (
	magic        = "DDB1"
	signContext  = "ddb1-sign\x00"
	flagCodec    = 0b011
	flagSealed   = 0b100
	knownFlags   = flagCodec | flagSealed
	codecRaw     = 0
	codecZstd    = 1
	bodyLengthAt = 24
)

// Header is what anyone may read of a bundle: which kiosk, which range, how much; never who.
type Header struct {
	// Flags hold the codec (bits 0–1: 0 raw, 1 zstd) and the seal (bit 2).
	Flags byte
	// KeyNo is the number of the kiosk's signing key.
	KeyNo byte
	Kiosk record.KioskID
	// Run is the run of the first event.
	Run record.Run
	// First is the first sequence number, Count how many follow each other from there.
	First record.Seq
	Count int
	// Body is the length of the sealed body in bytes.
	Body int
}

// Last is the last sequence number.
func (h Header) Last() record.Seq { return h.First + record.Seq(h.Count) - 1 }

// Name is the bundle's file name on a stick: the kiosk's short code and the range. It is safe on FAT32 and exFAT.
func (h Header) Name() string {
	return fmt.Sprintf("%s-%d-%d.ddb", h.Kiosk.Short(), h.First, h.Last())
}

// size is the length of the whole bundle in bytes.
func (h Header) size() int { return Overhead + h.Body }

func (h Header) append(b []byte) []byte {
	b = append(b, magic...)
	b = append(b, h.Flags, h.KeyNo)
	b = append(b, h.Kiosk.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(h.Run))
	b = binary.BigEndian.AppendUint32(b, uint32(h.First))
	b = binary.BigEndian.AppendUint16(b, uint16(h.Count))
	return binary.BigEndian.AppendUint32(b, uint32(h.Body))
}

// ReadHeader reads the public part of a bundle. It checks lengths and the form, and nothing that needs a key: what it says is a claim
// until Verify has agreed. It needs the whole bundle, so that a cut-off copy is told at once; with ErrShort or ErrLong it gives what the
// header said, if there was one, so that somebody can be told whose copy that is.
func ReadHeader(b []byte) (Header, error) {
	h, err := parseHeader(b)
	if err != nil {
		return Header{}, err
	}
	switch {
	case len(b) < h.size():
		return h, fmt.Errorf("read bundle of %d bytes, %d announced: %w", len(b), h.size(), ErrShort)
	case len(b) > h.size():
		return h, fmt.Errorf("read bundle of %d bytes, %d announced: %w", len(b), h.size(), ErrLong)
	}
	return h, nil
}

// parseHeader reads the first 28 bytes; what follows them may be missing.
func parseHeader(b []byte) (Header, error) {
	if len(b) < headerSize {
		return Header{}, fmt.Errorf("read bundle header from %d bytes: %w", len(b), ErrShort)
	}
	if err := checkMagic(b, magic); err != nil {
		return Header{}, fmt.Errorf("read bundle header: %w", err)
	}
	h := Header{
		Flags: b[4],
		KeyNo: b[5],
		Run:   record.Run(binary.BigEndian.Uint32(b[14:])),
		First: record.Seq(binary.BigEndian.Uint32(b[18:])),
		Count: int(binary.BigEndian.Uint16(b[22:])),
	}
	copy(h.Kiosk.ID[:], b[6:14])
	body := binary.BigEndian.Uint32(b[bodyLengthAt:])
	if body > MaxFile-Overhead {
		return Header{}, fmt.Errorf("read bundle header: a body of %d bytes: %w", body, ErrLong)
	}
	h.Body = int(body)
	return h, nil
}

// checkMagic compares three letters and a version digit: other letters are foreign, a higher digit is a newer version of ours.
func checkMagic(b []byte, want string) error {
	switch {
	case string(b[:4]) == want:
		return nil
	case string(b[:3]) == want[:3] && b[3] > want[3] && b[3] <= '9':
		return fmt.Errorf("magic %q: %w", b[:4], ErrTooNew)
	default:
		return fmt.Errorf("magic %q: %w", b[:4], ErrForeign)
	}
}

// plausible tells what in a signed header cannot be true.
func (h Header) plausible() error {
	switch {
	case h.Flags&^knownFlags != 0 || h.Flags&flagCodec > codecZstd:
		return fmt.Errorf("flags %#02x: %w", h.Flags, ErrTooNew)
	case h.Kiosk.IsZero():
		return fmt.Errorf("no kiosk id: %w", ErrImplausible)
	case h.Run == 0:
		return fmt.Errorf("no run: %w", ErrImplausible)
	case h.First == 0 || h.Count == 0 || uint64(h.First)+uint64(h.Count)-1 > math.MaxUint32:
		return fmt.Errorf("%d events from %d: %w", h.Count, h.First, ErrImplausible)
	case h.Flags&flagSealed == 0:
		return fmt.Errorf("not sealed: %w", ErrImplausible)
	}
	return nil
}

// ID names a bundle for ever: the SHA-256 of all its bytes.
type ID [sha256.Size]byte

// IDOf computes a bundle's id.
func IDOf(b []byte) ID { return sha256.Sum256(b) }

// Short is the first 8 bytes, which record.Exported keeps.
func (id ID) Short() record.ID { return record.ID(id[:8]) }

// String writes the id in hexadecimal digits.
func (id ID) String() string { return fmt.Sprintf("%x", id[:]) }

// Verify checks length, limits and the kiosk's signature, and then whether the header can be true. It opens nothing.
func Verify(b []byte, pub ed25519.PublicKey) (Header, error) {
	h, err := ReadHeader(b)
	if err != nil {
		return Header{}, err
	}
	signed, signature := b[:len(b)-ed25519.SignatureSize], b[len(b)-ed25519.SignatureSize:]
	if !verifySigned(pub, signContext, signed, signature) {
		return Header{}, fmt.Errorf("verify bundle of kiosk %s: %w", h.Kiosk.Short(), ErrForged)
	}
	if err := h.plausible(); err != nil {
		return Header{}, fmt.Errorf("verify bundle of kiosk %s: %w", h.Kiosk.Short(), err)
	}
	return h, nil
}

// signWith signs context and message together, so that a signature for one purpose is worth nothing for another.
func signWith(key ed25519.PrivateKey, context string, message []byte) []byte {
	return ed25519.Sign(key, append([]byte(context), message...))
}

// verifySigned checks what signWith made. A key of a wrong length is never right: it came from outside.
func verifySigned(pub ed25519.PublicKey, context string, message, signature []byte) bool {
	if len(pub) != ed25519.PublicKeySize || len(signature) != ed25519.SignatureSize {
		return false
	}
	return ed25519.Verify(pub, append([]byte(context), message...), signature)
}
