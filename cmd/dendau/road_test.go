package main

import (
	"testing"

	"dendau/sync/qr"
)

// The panel draws the quiet zone; with a second one a code of version 19 had five pixels a module where six fit.
func TestACodeIsShownWithoutItsQuietZone(t *testing.T) {
	sender, err := qr.NewSender([]byte("one evening"), qr.Default)
	if err != nil {
		t.Fatal(err)
	}
	m, err := sender.Next().Draw(qr.L)
	if err != nil {
		t.Fatal(err)
	}
	b := bare(m)
	if b.Size != m.Size-8 || len(b.Modules) != b.Size*b.Size {
		t.Fatalf("%d modules a side of %d, %d in all", b.Size, m.Size, len(b.Modules))
	}
	for y := range b.Size {
		for x := range b.Size {
			if b.Modules[y*b.Size+x] != m.Black(x+qr.QuietZone, y+qr.QuietZone) {
				t.Fatalf("module %d,%d differs", x, y)
			}
		}
	}
}
