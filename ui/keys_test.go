package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// pressed are what keys do, and where the ring stands at last.
func pressed(v flow.View, keys ...string) string {
	k := newKeyboard(v)
	defer k.main.window.Close()
	for _, key := range keys {
		k.press(key)
	}
	var did []string
	for _, a := range k.did {
		did = append(did, strings.TrimPrefix(fmt.Sprintf("%T%v", a, a), "flow."))
	}
	if k.ring != "" {
		did = append(did, "("+k.ring+")")
	}
	return strings.Join(did, " ")
}

// TestKeysOfEachScreen is the table of what keys do.
func TestKeysOfEachScreen(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	on := func(s flow.Screen) flow.View { return flow.View{Main: s} }
	asked := func(name string, change func(*flow.Question)) flow.View {
		for _, a := range answerItems {
			if a.name == name {
				s := flow.Question{Frame: frame(8, 2, 5, lan), Item: a.item, Left: -1}
				if change != nil {
					change(&s)
				}
				return on(s)
			}
		}
		panic(name)
	}
	ready := func(s *flow.Question) {
		s.Ready, s.CanUndo, s.Answer = true, true, content.Answer{Chosen: []int{0}, Typed: "1"}
	}
	page := on(flow.Page{Frame: frame(4, 2, 6, lan), Page: otpPage})
	names, find := namesView()(""), on(flow.FindName{Text: "La", Matches: []flow.Person{lan}})
	vni := on(flow.FindName{Text: "La", Keys: flow.KeyMode{VNI: true}})
	idle := page
	idle.Idle = &flow.Idle{Who: lan, Left: time.Minute}
	single := on(question(otpItem, 4, flow.Asking))
	for _, tt := range []struct {
		name string
		view flow.View
		keys string
		want string
	}{
		{"a page goes on", page, "Return", "Next{}"},
		{"a page goes back", page, "BackSpace", "Back{}"},
		{"a page is heard", page, "Space", "HearAgain{}"},
		{"a remote turns pages", page, "Next Prior", "Next{} Back{}"},
		{"the ring begins where reading does", page, "3", "(next)"},
		{"and goes on to the frame", page, "3 3", "(rail.back)"},
		{"backwards", page, "1", "(rail.hand)"},
		{"the ring is pressed by 2", page, "1 2", "RaiseHand{} (rail.hand)"},
		{"and by Enter", page, "1 1 Return", "TextSize{} (rail.size)"},
		{"arrows", page, "Down Up Up", "(rail.size)"},
		{"Tab", page, "Tab Tab", "(rail.back)"},
		{"letters of a page are nothing", page, "a", ""},
		{"an option by its number", single, "2", "Key{50}"},
		{"an option by its letter", single, "b", "Key{98}"},
		{"nothing to go on to: the ring", single, "Return", "(option.1)"},
		{"then 3 moves and 2 presses", single, "Return 3 2", "Choose{1} (option.2)"},
		{"the second try chooses at once", on(question(otpItem, 4, flow.NotYet, 0)), "2", "Key{50}"},
		{"what was chosen before stands in nobody's way", on(question(otpItem, 4, flow.Asking, 0)), "1 2", "Key{49} Key{50}"},
		{"what was chosen just now: the ring, at trying again", on(question(otpItem, 4, flow.NotYet, 0)), "1 2", "TryAgain{} (again)"},
		{"nor does an option that is not there", asked("truefalse", nil), "3 1", "Key{51} Key{49}"},
		{"partners that are free", asked("match", nil), "3 1", "Key{51} Key{49}"},
		{"feedback goes on", on(question(otpItem, 4, flow.Right, 1)), "Return", "Next{}"},
		{"several: numbers", asked("multi", nil), "1 3", "Key{49} Key{51}"},
		{"several: done", asked("multi", ready), "Return", "Next{}"},
		{"in turn: taken back before going back", asked("order", ready), "BackSpace", "Erase{}"},
		{"in turn: nothing to take back", asked("order", nil), "BackSpace", "Back{}"},
		{"in turn: the ring begins where one is missing", asked("order", func(s *flow.Question) { s.Answer.Chosen = []int{1, 0} }), "Return Return", "Choose{2} (option.3)"},
		{"in turn: whole, and Enter gives it", asked("order", ready), "Tab Return", "Next{} (option.2)"},
		{"several: Enter still chooses while nothing is chosen", asked("multi", nil), "Return Return", "Choose{0} (option.1)"},
		{"a number: the same digit twice", asked("number", nil), "1 1 2", "Key{49} Key{49} Key{50}"},
		{"a number: the last digit goes", asked("number", ready), "BackSpace", "Erase{}"},
		{"a number with four keys", asked("number", nil), "Return 3 3 3 2", "Digit{4} (digit.4)"},
		{"a text: letters and digits", asked("short", nil), "h 1 Space", "Type{104 false} Type{49 false} Type{32 false}"},
		{"a text: empty goes back", asked("short", nil), "BackSpace", "Back{}"},
		{"a text: the last letter goes", asked("short", ready), "BackSpace", "Erase{}"},
		{"a text with four keys", asked("short", nil), "Return", "(key.method)"},
		{"names are not numbered", names, "2", "(group.0)"},
		{"names by the ring", names, "3 3 2", "GroupChosen{1} (group.1)"},
		{"a name is typed", find, "l", "Type{108 false}"},
		{"digits are in no name", find, "1", "(rail.hand)"},
		{"done", find, "Return", "Next{}"},
		{"digits are marks in VNI", vni, "1", "Type{49 false}"},
		{"composed letters say so", find, "ễ", "Type{7877 true}"},
		{"digits of a PIN", on(flow.PIN{}), "1 2 2", "Digit{1} Digit{2} Digit{2}"},
		{"any key answers who is there", idle, "1", "Key{49}"},
		{"and Enter", idle, "Return", "Next{}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			keys := strings.Fields(tt.keys)
			for i, key := range keys {
				if key == "Space" {
					keys[i] = " "
				}
			}
			if got := pressed(tt.view, keys...); got != tt.want {
				t.Errorf("%s: got %s, want %s", tt.keys, got, tt.want)
			}
		})
	}
}

// TestTheRingKeepsItsPiece: while the same screen is drawn anew the ring stays; another screen, another phase or a tap takes it away.
func TestTheRingKeepsItsPiece(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	find := func(text string) flow.View {
		return flow.View{Main: flow.FindName{Text: text}, Style: flow.Style{Lang: "vi"}}
	}
	k := newKeyboard(find(""))
	for range 16 {
		k.press("3")
	}
	at := k.ring
	if !strings.HasPrefix(at, "key.") {
		t.Fatalf("the ring is on %q", at)
	}
	k.press("2")
	k.Show(find("q"))
	if k.ring != at || k.ringed() == nil {
		t.Errorf("after a letter the ring is on %q, was on %q", k.ring, at)
	}
	k.input.OnTouch()
	if k.ring != "" {
		t.Errorf("a finger leaves the ring on %q", k.ring)
	}
	k.press("3")
	k.Show(home(3, false)("vi"))
	if k.ring != "" {
		t.Errorf("on another screen the ring is on %q", k.ring)
	}
}

// TestAKeyHeldMovesTheRingOnce: the keyboard's own repeating is no pressing, however late it begins; quick presses are.
func TestAKeyHeldMovesTheRingOnce(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	k := newKeyboard(namesView()("vi"))
	three := &fyne.KeyEvent{Name: "3"}
	k.keyDown(three)
	for i := range 12 { // half a second until it repeats, then 25 a second
		k.typedKey(three)
		k.typedRune('3')
		k.now = k.now.Add(map[bool]time.Duration{true: 500 * time.Millisecond, false: 40 * time.Millisecond}[i == 0])
	}
	k.keyUp(three)
	if k.ring != "group.0" {
		t.Errorf("held: the ring is on %q", k.ring)
	}
	for range 3 {
		k.now = k.now.Add(150 * time.Millisecond)
		k.keyDown(three)
		k.typedKey(three)
		k.typedRune('3')
		k.keyUp(three)
	}
	if k.ring != "group.3" {
		t.Errorf("pressed three times quickly: the ring is on %q", k.ring)
	}
}

// TestEnterAfterAFastWord: the second Enter is no trembling where something was written between the two, however fast the hand is.
func TestEnterAfterAFastWord(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for _, tt := range []struct {
		on    flow.Screen
		wrote func(rune) flow.Action
	}{
		{flow.WalkIn{}, func(r rune) flow.Action { return flow.Type{Rune: r} }},
		{flow.Reentry{}, func(r rune) flow.Action { return flow.Key{Rune: r} }}, // the rows of a signed sheet
	} {
		k := newKeyboard(flow.View{Main: tt.on})
		fast := func(key string) {
			k.press(key)
			k.now = k.now.Add(-400 * time.Millisecond) // 50 ms after the key before
		}
		k.did = nil
		for _, key := range []string{"Return", "1", "9", "Return", "Return"} {
			fast(key)
		}
		want := []flow.Action{flow.Next{}, tt.wrote('1'), tt.wrote('9'), flow.Next{}}
		if !slices.Equal(k.did, want) {
			t.Errorf("%T: %v, want %v", tt.on, k.did, want)
		}
	}
}

// TestKeysWhereTheyAreDrawn: a screen that draws a keyboard takes what a real one types, and one that draws a pad takes digits.
func TestKeysWhereTheyAreDrawn(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	pictures := &coursePictures{}
	for _, c := range gallery() {
		if !c.desk {
			continue
		}
		l := look{lang: content.Vietnamese}
		v := c.see(l)
		scene := painted(c, l, pictures)
		class := keysOf(v.Main)
		if kit.Find(scene.stage, "key.q") != nil && class != keysWrite && class != keysName {
			t.Errorf("%s: %T draws letters and takes none from a keyboard", c.name, v.Main)
		}
		if kit.Find(scene.stage, "pin.1") != nil && class != keysPIN && class != keysWrite {
			t.Errorf("%s: %T draws a pad and takes no digits from a keyboard", c.name, v.Main)
		}
	}
}
