package qr

import (
	"bytes"
	"fmt"
	"testing"
)

// Whatever fits paper comes back with any one of its sheets lost; a single sheet may lose any one code.
func TestSheets(t *testing.T) {
	for _, test := range []struct{ size, sheets int }{
		{1, 1}, {848, 1}, {8 * SymbolSize, 1}, {9*SymbolSize + 1, 3}, {5 << 10, 3}, {20 << 10, 7}, {MaxOnPaper * SymbolSize, 9},
	} {
		t.Run(fmt.Sprint(test.size), func(t *testing.T) {
			data := noise(test.size)
			sheets, err := Sheets(data)
			if err != nil {
				t.Fatal(err)
			}
			if len(sheets) != test.sheets {
				t.Errorf("%d sheets, want %d", len(sheets), test.sheets)
			}
			parts := sheets
			if len(sheets) == 1 { // what can be lost of it is a code
				parts = apart(sheets[0])
			}
			for lost := range parts {
				var r Receiver
				var got []byte
				for i := range parts {
					for _, f := range parts[len(parts)-1-i] { // from the last to the first: any order does
						if len(parts)-1-i != lost {
							_, got = r.Add(f.Text())
						}
					}
				}
				if !bytes.Equal(got, data) {
					t.Errorf("without part %d of %d: %d bytes of %d", lost+1, len(parts), len(got), len(data))
				}
			}
		})
	}
	if _, err := Sheets(noise(MaxOnPaper*SymbolSize + 1)); err == nil {
		t.Error("more than a dozen sheets")
	}
	if _, err := Sheets(nil); err == nil {
		t.Error("nothing on paper")
	}
}

// Two sheets lost are two sheets too many, and the reader says how much is missing.
func TestTwoSheetsLost(t *testing.T) {
	sheets, err := Sheets(noise(20 << 10))
	if err != nil {
		t.Fatal(err)
	}
	var r Receiver
	var p Progress
	for _, sheet := range sheets[2:] {
		for _, f := range sheet {
			var data []byte
			if p, data = r.Add(f.Text()); data != nil {
				t.Fatal("whole out of too little")
			}
		}
	}
	if p.Rank >= p.Symbols || p.Rank < p.Symbols/2 {
		t.Errorf("%d of %d", p.Rank, p.Symbols)
	}
}
