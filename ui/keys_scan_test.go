package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
)

// On the desk's quiet screens 1, 2 and 3 are a pad's, and yet a scanner's digits all go to the flow: what it reads off a phone begins with a nought.
func TestAScannerOnQuietScreens(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for name, s := range map[string]flow.Screen{"tonight": tonight, "the road": onTheRoad, "the book": custody, "a stick": stick, "codes": phone} {
		t.Run(name, func(t *testing.T) {
			k := newKeyboard(flow.View{Main: s})
			defer k.main.window.Close()
			k.press("3")
			ring := k.ring
			if len(k.did) != 0 || ring == "" {
				t.Fatalf("3 moves the ring: did %v, ring %q", k.did, ring)
			}
			for i, r := range "0447312321" {
				k.now = k.now.Add(120 * time.Millisecond)
				k.typedRune(r)
				if len(k.did) != i+1 || k.did[i] != (flow.Key{Rune: r}) {
					t.Fatalf("digit %d did %v", i, k.did)
				}
			}
			k.now = k.now.Add(120 * time.Millisecond)
			k.keyDown(&fyne.KeyEvent{Name: fyne.KeyReturn})
			k.typedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if last := k.did[len(k.did)-1]; last != (flow.Next{}) {
				t.Errorf("the Enter of the scan did %v", last)
			}
			k.did = nil
			k.press("3")
			if len(k.did) != 0 || k.ring == ring {
				t.Errorf("a second later 3 moves the ring again: did %v, ring %q", k.did, k.ring)
			}
		})
	}
}
