package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// keyboard is a window with a clock, and somebody who presses keys like a person: not faster than four a second.
type keyboard struct {
	*Windows
	now time.Time
	did []flow.Action
}

func newKeyboard(v flow.View) *keyboard {
	k := &keyboard{now: time.Date(2026, 5, 12, 19, 0, 0, 0, time.UTC)}
	k.Windows = NewWindows(test.NewWindow(nil), func(a flow.Action) { k.did = append(k.did, a) }, Options{Now: func() time.Time { return k.now }, Pictures: &coursePictures{}})
	if v.Style.Lang == "" {
		v.Style.Lang = content.Vietnamese
	}
	if v.Now.IsZero() {
		v.Now = k.now
	}
	k.Show(v)
	return k
}

// press presses one key and lets go of it; a name longer than a letter is the toolkit's.
func (k *keyboard) press(key string) {
	k.now = k.now.Add(450 * time.Millisecond)
	k.keyDown(&fyne.KeyEvent{Name: fyne.KeyName(key)})
	k.typedKey(&fyne.KeyEvent{Name: fyne.KeyName(key)})
	if runes := []rune(key); len(runes) == 1 {
		k.typedRune(runes[0])
	}
	k.keyUp(&fyne.KeyEvent{Name: fyne.KeyName(key)})
}

// reachable are the ids of what a pad of four keys and the two beside it can press on a screen: 1, 2, 3, Enter, Backspace, Space.
// It is played, not read off: keys are pressed in a window and what they do is watched.
func reachable(v flow.View) map[string]bool {
	reached := map[string]bool{}
	k := newKeyboard(v)
	defer k.main.window.Close()
	for id, key := range map[string]string{"rail.back": "BackSpace", "rail.hear": " "} {
		if k.press(key); len(k.did) > 0 {
			reached[id] = true
		}
		k.did = nil
	}
	all := stops(k.main.root())
	for _, key := range []string{"1", "2", "3"} {
		k.press(key)
		for _, a := range k.did {
			if chosen, ok := a.(flow.Key); ok {
				reached["option."+string(chosen.Rune)] = true
				reached["spot."+string(chosen.Rune)] = true
			}
		}
		k.did = nil
		k.setRing("")
	}
	k.press("Return")
	for _, a := range k.did {
		if _, on := a.(flow.Next); on {
			for _, n := range all {
				if n.Primary {
					reached[n.ID] = true
				}
			}
		}
	}
	for _, key := range []string{"3", "1", "2"} { // Enter went on: the ring comes by another key
		if k.ring == "" {
			k.press(key)
		}
	}
	for range all {
		if k.ring != "" {
			reached[k.ring] = true
			k.press("3")
		}
	}
	return reached
}

// TestFourKeysServeEverywhere: on every learner's screen all that a finger can press a pad of four keys can press too.
func TestFourKeysServeEverywhere(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	screens, pieces := 0, 0
	for _, c := range gallery() {
		if c.tv || c.desk || strings.Contains(c.name, "-half") || strings.Contains(c.name, "-full") || c.name == "l09-write-shown" { // an answer under way began with nothing
			continue
		}
		v := c.see(look{0, false, content.Vietnamese})
		if v.Idle != nil || v.Notice != nil { // any key answers
			continue
		}
		screens++
		got := reachable(v)
		w := newKeyboard(v)
		for _, n := range stops(w.main.root()) {
			pieces++
			if !got[n.ID] {
				t.Errorf("%s: %q cannot be reached", c.name, n.ID)
			}
		}
		w.main.window.Close()
	}
	t.Logf("%d pieces on %d screens", pieces, screens)
}

// TestEveryPieceShowsTheRing: wherever the ring stands it is seen.
func TestEveryPieceShowsTheRing(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for _, c := range gallery() {
		l := look{0, false, content.Vietnamese}
		w := window(t, painted(c, l, &coursePictures{}), l)
		for _, n := range stops(w.Content()) {
			p := n.Object.(*kit.Press)
			before := len(test.WidgetRenderer(p).Objects())
			p.Ring(true)
			if after := len(test.WidgetRenderer(p).Objects()); after <= before {
				t.Errorf("%s: %q shows no ring", c.name, n.ID)
			}
			p.Ring(false)
		}
		w.Close()
	}
}
