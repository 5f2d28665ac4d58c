package bundle

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"math"

	"dendau/storage/record"
)

const (
	receiptMagic   = "DDR1"
	receiptContext = "ddr1-sign\x00"
	receiptFixed   = 4 + 8 + 4 + 4 + 8 + 4 + 1
	rangeSize      = 4 + 2
	// MaxRanges is how many islands beyond a gap one receipt can name.
	MaxRanges = 4
	// MaxReceipt is the longest receipt in bytes.
	MaxReceipt = receiptFixed + MaxRanges*rangeSize + ed25519.SignatureSize
)

// Range is a stretch of events that the centre holds beyond a gap.
type Range struct {
	Start  record.Seq
	Length uint16
}

// Receipt is the centre's word on how far it holds a kiosk's log. It is also trusted time.
type Receipt struct {
	Kiosk record.KioskID
	// Run is the run of the event UpTo; UpTo is the last event that the centre holds with all that leads to it.
	Run  record.Run
	UpTo record.Seq
	// Chain is the first 8 bytes of the chain value at UpTo.
	Chain record.ID
	// Issued is the centre's clock in Unix seconds, good until 2106.
	Issued int64
	// Held lists what the centre holds beyond the first gap, rising and apart.
	Held []Range
	// Signature is the centre's; Sign fills it.
	Signature [ed25519.SignatureSize]byte
}

// Name is the receipt's file name on a stick.
func (r Receipt) Name() string { return r.Kiosk.Short() + ".ddr" }

// Marshal writes the receipt's bytes, signature included.
func (r Receipt) Marshal() ([]byte, error) {
	if err := r.plausible(); err != nil {
		return nil, fmt.Errorf("write receipt for %s: %w", r.Kiosk.Short(), err)
	}
	return append(r.signed(), r.Signature[:]...), nil
}

// signed is everything before the signature.
func (r Receipt) signed() []byte {
	b := make([]byte, 0, MaxReceipt)
	b = append(b, receiptMagic...)
	b = append(b, r.Kiosk.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(r.Run))
	b = binary.BigEndian.AppendUint32(b, uint32(r.UpTo))
	b = append(b, r.Chain[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(r.Issued))
	b = append(b, byte(len(r.Held)))
	for _, h := range r.Held {
		b = binary.BigEndian.AppendUint32(b, uint32(h.Start))
		b = binary.BigEndian.AppendUint16(b, h.Length)
	}
	return b
}

// ParseReceipt reads a receipt. What it says is a claim until Verify has agreed.
func ParseReceipt(b []byte) (Receipt, error) {
	if len(b) < receiptFixed {
		return Receipt{}, fmt.Errorf("read receipt of %d bytes: %w", len(b), ErrShort)
	}
	if err := checkMagic(b, receiptMagic); err != nil {
		return Receipt{}, fmt.Errorf("read receipt: %w", err)
	}
	count := int(b[receiptFixed-1])
	if count > MaxRanges {
		return Receipt{}, fmt.Errorf("read receipt: %d ranges: %w", count, ErrImplausible)
	}
	switch want := receiptFixed + count*rangeSize + ed25519.SignatureSize; {
	case len(b) < want:
		return Receipt{}, fmt.Errorf("read receipt of %d bytes, %d announced: %w", len(b), want, ErrShort)
	case len(b) > want:
		return Receipt{}, fmt.Errorf("read receipt of %d bytes, %d announced: %w", len(b), want, ErrLong)
	}
	r := readReceipt(b, count)
	if err := r.plausible(); err != nil {
		return Receipt{}, fmt.Errorf("read receipt for %s: %w", r.Kiosk.Short(), err)
	}
	return r, nil
}

// readReceipt takes the fields out of bytes whose length has been checked.
func readReceipt(b []byte, count int) Receipt {
	r := Receipt{
		Run:    record.Run(binary.BigEndian.Uint32(b[12:])),
		UpTo:   record.Seq(binary.BigEndian.Uint32(b[16:])),
		Issued: int64(binary.BigEndian.Uint32(b[28:])),
	}
	copy(r.Kiosk.ID[:], b[4:])
	copy(r.Chain[:], b[20:])
	rest := b[receiptFixed:]
	for range count {
		r.Held = append(r.Held, Range{record.Seq(binary.BigEndian.Uint32(rest)), binary.BigEndian.Uint16(rest[4:])})
		rest = rest[rangeSize:]
	}
	copy(r.Signature[:], rest)
	return r
}

// plausible tells what in a receipt cannot be true or cannot be written.
func (r Receipt) plausible() error {
	switch {
	case r.Kiosk.IsZero():
		return fmt.Errorf("no kiosk id: %w", ErrImplausible)
	case r.Issued < 0 || r.Issued > math.MaxUint32:
		return fmt.Errorf("issued at %d: %w", r.Issued, ErrImplausible)
	case len(r.Held) > MaxRanges:
		return fmt.Errorf("%d ranges: %w", len(r.Held), ErrImplausible)
	}
	// Between two stretches, and before the first, at least one event is missing; otherwise they would be one.
	end := uint64(r.UpTo)
	for _, h := range r.Held {
		if uint64(h.Start) <= end+1 || h.Length == 0 {
			return fmt.Errorf("range of %d from %d: %w", h.Length, h.Start, ErrImplausible)
		}
		end = uint64(h.Start) + uint64(h.Length) - 1
		if end > math.MaxUint32 {
			return fmt.Errorf("range of %d from %d: %w", h.Length, h.Start, ErrImplausible)
		}
	}
	return nil
}

// Sign fills the signature with the centre's key.
func (r *Receipt) Sign(key ed25519.PrivateKey) {
	copy(r.Signature[:], signWith(key, receiptContext, r.signed()))
}

// Verify tells whether one of the centre's keys signed the receipt for that kiosk. A receipt for another kiosk is ErrOtherKiosk,
// which is no alarm: a stick visits many halls.
func (r Receipt) Verify(kiosk record.KioskID, keys ...ed25519.PublicKey) error {
	if r.Kiosk != kiosk {
		return fmt.Errorf("verify receipt for %s at %s: %w", r.Kiosk.Short(), kiosk.Short(), ErrOtherKiosk)
	}
	signed := r.signed()
	for _, pub := range keys {
		if verifySigned(pub, receiptContext, signed, r.Signature[:]) {
			return nil
		}
	}
	return fmt.Errorf("verify receipt for %s: %w", r.Kiosk.Short(), ErrForged)
}
