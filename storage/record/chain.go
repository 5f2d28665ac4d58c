package record

import (
	"crypto/sha256"
	"encoding/binary"
)

// chainDomain and startDomain keep these hashes from being anything else's.
const (
	chainDomain = "dendau-chain-1\x00"
	startDomain = "dendau-chain-start-1\x00"
)

// ChainStart is the chain value before a kiosk's first event.
func ChainStart(kiosk KioskID) [32]byte {
	return sha256.Sum256(append([]byte(startDomain), kiosk.ID[:]...))
}

// Chain is the chain value at an event: SHA-256 over a domain, the value before it, its stamp and its bytes as Encode writes them.
// Whoever holds one chain value can convict any change before it.
func Chain(prev [32]byte, kiosk KioskID, run Run, seq Seq, event []byte) [32]byte {
	b := make([]byte, 0, len(chainDomain)+32+8+4+4+len(event))
	b = append(b, chainDomain...)
	b = append(b, prev[:]...)
	b = append(b, kiosk.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(run))
	b = binary.BigEndian.AppendUint32(b, uint32(seq))
	b = append(b, event...)
	return sha256.Sum256(b)
}
