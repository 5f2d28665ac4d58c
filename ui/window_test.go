package ui

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
)

// TestAHeldKeyIsOnePress: a finger that rests on a key or trembles on it goes on by one page, not by ten; who writes may write quickly.
func TestAHeldKeyIsOnePress(t *testing.T) {
	const repeat = 40 * time.Millisecond // what a keyboard does while a key is held
	page := flow.View{Main: flow.Page{Frame: frame(4, 2, 6, lan), Page: otpPage}}
	asked := flow.View{Main: question(otpItem, 4, flow.Asking)}
	typing := flow.View{Main: flow.FindName{Text: "La"}}
	pin := flow.View{Main: flow.PIN{}}
	enter, erase := fyne.KeyReturn, fyne.KeyBackspace
	for _, tt := range []struct {
		name   string
		view   flow.View
		key    fyne.KeyName
		letter rune
		pause  time.Duration
		want   []flow.Action
	}{
		{"Enter held", page, enter, 0, repeat, []flow.Action{flow.Next{}}},
		{"Enter pressed twice at a walk", page, enter, 0, 2 * time.Second, []flow.Action{flow.Next{}, flow.Next{}, flow.Next{}}},
		{"Backspace held", page, erase, 0, repeat, []flow.Action{flow.Back{}}},
		{"a number held", asked, "", '2', repeat, []flow.Action{flow.Key{Rune: '2'}}},
		{"Space held", page, "", ' ', repeat, []flow.Action{flow.HearAgain{}}},
		{"a letter twice in a name", typing, "", 'n', repeat, []flow.Action{flow.Type{Rune: 'n'}, flow.Type{Rune: 'n'}, flow.Type{Rune: 'n'}}},
		{"letters taken away", typing, erase, 0, repeat, []flow.Action{flow.Erase{}, flow.Erase{}, flow.Erase{}}},
		{"a digit twice in a PIN", pin, "", '1', repeat, []flow.Action{flow.Digit{D: 1}, flow.Digit{D: 1}, flow.Digit{D: 1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			app := test.NewApp()
			t.Cleanup(app.Quit)
			now := time.Date(2026, 5, 12, 19, 0, 0, 0, time.UTC)
			var did []flow.Action
			w := NewWindows(app.NewWindow(""), func(a flow.Action) { did = append(did, a) }, Options{Now: func() time.Time { return now }})
			tt.view.Style.Lang = "vi"
			w.Show(tt.view)
			for range 3 {
				if tt.letter != 0 { // the toolkit tells the key first, then what it writes
					w.typedKey(&fyne.KeyEvent{Name: fyne.KeyName(tt.letter)})
					w.typedRune(tt.letter)
				} else {
					w.typedKey(&fyne.KeyEvent{Name: tt.key})
				}
				now = now.Add(tt.pause)
			}
			if !reflect.DeepEqual(did, tt.want) {
				t.Errorf("got %v, want %v", did, tt.want)
			}
		})
	}
}
