package qr

import "fmt"

// Codes on a sheet of A4: a dozen small ones where that is all, else six of three symbols each.
const (
	smallSheet, smallSymbols = 12, 1
	largeSheet, largeSymbols = 6, 3
	// spareCodes are how many more than needed there are at least: paper gets creased.
	spareCodes = 3
	// MaxOnPaper bounds the symbols that are laid out on paper: nobody scans more than a dozen sheets.
	MaxOnPaper = 120
)

// Sheets lays data out on paper: the frames of each sheet, in their order. Where there are several, any one of them may be lost, and of a single
// one any one code; that is tried here, not hoped for.
func Sheets(data []byte) ([][]Frame, error) {
	sender, err := NewSender(data, Default)
	if err != nil {
		return nil, fmt.Errorf("lay out on paper: %w", err)
	}
	k := sender.Symbols()
	if k > MaxOnPaper {
		return nil, fmt.Errorf("lay out on paper: %d symbols, at most %d", k, MaxOnPaper)
	}
	for count := k + spareCodes; count <= smallSheet; count++ {
		if sheet := sender.sheet(0, count, smallSymbols); wholeWithoutAny(apart(sheet)) {
			return [][]Frame{sheet}, nil
		}
	}
	least := (k+largeSymbols-1)/largeSymbols + largeSheet + spareCodes
	for count := least; ; count++ {
		var sheets [][]Frame
		for at := 0; at < count; at += largeSheet {
			sheets = append(sheets, sender.sheet(at, min(largeSheet, count-at), largeSymbols))
		}
		if wholeWithoutAny(sheets) {
			return sheets, nil
		}
	}
}

// sheet is so many frames of n symbols each, from the frame number first on.
func (s *Sender) sheet(first, count, n int) []Frame {
	var out []Frame
	for i := first; i < first+count; i++ {
		out = append(out, s.frame(uint16(i*n), n))
	}
	return out
}

// apart makes a part of each frame.
func apart(sheet []Frame) (parts [][]Frame) {
	for i := range sheet {
		parts = append(parts, sheet[i:i+1])
	}
	return parts
}

// wholeWithoutAny tells whether the data comes back from all sheets but one, whichever that is.
func wholeWithoutAny(sheets [][]Frame) bool {
	for lost := range sheets {
		var r Receiver
		var data []byte
		for i, sheet := range sheets {
			for _, f := range sheet {
				if i != lost && data == nil {
					_, data = r.Add(f.Text())
				}
			}
		}
		if data == nil {
			return false
		}
	}
	return true
}
