package bundle_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

var update = flag.Bool("update", false, "write the goldens that do not exist yet")

// dictionarySum pins dictionary.bin: bundles that were sealed with it must open for ever.
const dictionarySum = "5b4cb95313e059a0802c20a5c5e0cb77674b9a435ce8b63e316d7c0b1924c47c"

// dictionaryHall is what the dictionary was made from: learners alone and one evening. Later changes of this recipe do not change the file.
func dictionaryHall(t *testing.T) []byte {
	var out []byte
	for _, make := range []func(*hall){
		func(h *hall) { h.start(); h.alone(2) },
		func(h *hall) {
			h.evening(4, 9, 4, 1)
			h.add(30, record.Exported{Way: "usb", First: 3, Last: h.next() - 1, Bundles: []record.ID{h.id()}, Stick: "USB"})
			h.add(30, record.ReceiptTaken{Run: h.run, UpTo: 2, Chain: h.id(), Issued: h.at, Way: "usb"})
		},
	} {
		h := registered(24)
		make(h)
		columns, _, err := bundle.Weave(h.before, h.events)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, columns...)
	}
	return out
}

func TestDictionary(t *testing.T) {
	if *update && len(bundle.Dictionary) == 0 {
		if err := os.WriteFile("dictionary.bin", dictionaryHall(t), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Fatal("written; run again")
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(bundle.Dictionary)); got != dictionarySum {
		t.Errorf("dictionary of %d bytes has changed: %s, want %s", len(bundle.Dictionary), got, dictionarySum)
	}
	if !bytes.Contains(bundle.Dictionary, []byte("dendau.co-ban")) {
		t.Error("the dictionary does not know the pack that every hall has")
	}
}
