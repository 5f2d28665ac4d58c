// Package qr carries bytes through QR codes: one still code when they fit, otherwise an animated stream from
// which a reader restores the bytes no matter which frames it missed.
//
// Vocabulary: the data is cut into k source symbols of 232 bytes; the Sender shows frames of n symbols each,
// first the sources, then for ever XOR mixtures of them (a fountain); the Receiver collects frames in any order
// until k independent symbols are there. A frame's bytes are written in base41, an alphabet that QR's
// alphanumeric mode, URLs and phone cameras all leave alone; Draw turns the text into black and white modules.
//
// The package knows nothing of bundles or receipts, keeps no time and opens no file. FORMAT.md beside it is the
// authority on every byte; testdata/vectors.json proves it and is shared with the browser's reader.
package qr

// SymbolSize is the number of bytes of one symbol: small enough that one fits a coarse code (version 10), large
// enough that a header of 13 bytes a frame stays cheap.
const SymbolSize = 232

// MaxSymbols bounds k: 128 KiB, the most a person will wait for at a screen (75 s at the default speed).
const MaxSymbols = 565

// MaxLength is the longest data one stream carries, in bytes; a little over 128 KiB.
const MaxLength = MaxSymbols * SymbolSize

// MaxPerFrame is the most symbols one frame holds, and so the largest k shown as one still code: beyond
// version 30 the modules get too small for a phone held by hand.
const MaxPerFrame = 7

// symbolCount is k, the number of source symbols for data of that length in bytes.
func symbolCount(length int) int {
	return (length + SymbolSize - 1) / SymbolSize
}
