package ui

import (
	"cmp"
	"fmt"
	"image"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The elder mode, measured: every learner's screen and every picture of the TV, in every look, in the real layout and in the drawn
// pixels. The rules are ELDERS.md of the design; elders_broken_test.go proves that each of them bites.

// rule is a kind of thing that must not be.
type rule string

// The rules.
const (
	tooSmall    rule = "text under its size"
	tooPale     rule = "contrast of text under 7:1"
	noEdge      rule = "edge of a button under 3:1"
	smallTarget rule = "target under its size"
	nearTarget  rule = "targets nearer than 12 px"
	cutOff      rule = "text runs out of its piece"
	covered     rule = "text is not whole: something lies over it"
	clipped     rule = "marks are clipped"
	overlapping rule = "texts lie over each other"
	leaves      rule = "leaves the window"
	foreign     rule = "a word of the other language"
	noSentence  rule = "a key without a sentence"
	moved       rule = "does not stand in its place"
	noKeys      rule = "cannot be reached by keys"
	trembles    rule = "a press is not one press"
	nameless    rule = "a button without an id"
	onTheTV     rule = "can be pressed on the TV"
)

// fault is one broken rule.
type fault struct {
	rule rule
	what string
}

func (f fault) String() string { return string(f.rule) + ": " + f.what }

// broke collects faults.
type broke []fault

func (b *broke) say(r rule, format string, args ...any) {
	*b = append(*b, fault{r, fmt.Sprintf(format, args...)})
}

// screenshot is one case in one look: its pieces, its words and its pixels.
type screenshot struct {
	look  look
	tv    bool
	desk  bool
	view  flow.View
	nodes []kit.Node
	words []words
	img   *image.NRGBA
}

// words are one stretch of text where it stands in the window.
type words struct {
	kit.Writing
	node kit.Node
	x, y float32 // of the toolkit's own box
}

func (w words) String() string {
	return fmt.Sprintf("%q of %s %q", w.Text.Text, w.node.Role, cmp.Or(w.node.ID, short(w.node.Label)))
}

func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// shoot builds a scene in a window without a display and draws it.
func shoot(t *testing.T, s scene, v flow.View, l look, tv bool) screenshot {
	t.Helper()
	return shootIn(window(t, s, l), v, l, tv)
}

// shootIn draws what a window shows, and closes it.
func shootIn(w fyne.Window, v flow.View, l look, tv bool) screenshot {
	defer w.Close()
	shot := screenshot{look: l, tv: tv, view: v, nodes: kit.Nodes(w.Content())}
	for _, n := range shot.nodes {
		piece, ok := n.Object.(interface{ Writings() []kit.Writing })
		if !ok || outside(n) {
			continue
		}
		for _, one := range piece.Writings() {
			shot.words = append(shot.words, words{one, n, n.At.X + one.Text.Position().X, n.At.Y + one.Text.Position().Y})
		}
	}
	shot.img = asNRGBA(w.Canvas().Capture())
	return shot
}

// faults are everything that is wrong in a screenshot.
func (s screenshot) faults() broke {
	var out broke
	s.targets(&out)
	s.sizes(&out)
	s.places(&out)
	s.language(&out)
	s.pixels(&out)
	return out
}

// elderCases are the learners' screens and the TV's.
func elderCases() (out []galleryCase) {
	for _, c := range gallery() {
		if !c.desk {
			out = append(out, c)
		}
	}
	return out
}

// TestElderMode measures every learner's screen in every look. What it counted is printed with -v.
func TestElderMode(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	pictures := &coursePictures{}
	seen, rail := map[string]int{}, railPlaces{}
	for _, c := range elderCases() {
		t.Run(c.name, func(t *testing.T) {
			for _, l := range c.looks() {
				shot := shoot(t, painted(c, l, pictures), c.see(l), l, c.tv)
				seen["screens × looks"]++
				seen["texts"] += len(shot.words)
				out := shot.faults()
				rail.keep(shot, &out)
				for _, n := range shot.nodes {
					if n.CanPress {
						seen["targets"]++
					}
				}
				for _, f := range out {
					t.Errorf("%v: %v", l, f)
				}
			}
		})
	}
	for _, what := range slices.Sorted(maps.Keys(seen)) {
		t.Logf("%s measured: %d", what, seen[what])
	}
	t.Logf("screens: %d", len(elderCases()))
}

// railIDs are what stands in the same place on every learner's screen. On home the lamp's sign stands for the way back.
var railIDs = []string{"rail.back", "rail.hear", "rail.size", "rail.hand"}

// railPlaces remembers where the first screen had them.
type railPlaces map[string]kit.Box

func (places railPlaces) keep(s screenshot, out *broke) {
	if s.tv {
		return
	}
	at := map[string]kit.Box{}
	for _, n := range s.nodes {
		box := kit.Box{X: n.At.X, Y: n.At.Y, W: n.Size.Width, H: n.Size.Height}
		if n.ID == "sign" {
			box.H = 104
			n.ID = "rail.back"
		}
		at[n.ID] = box
	}
	for _, id := range railIDs {
		box, ok := at[id]
		if !ok {
			out.say(moved, "%s is missing", id)
			continue
		}
		if first, ok := places[id]; ok && first != box {
			out.say(moved, "%s stands at %v, elsewhere at %v", id, box, first)
		} else if !ok {
			places[id] = box
		}
	}
}

// asNRGBA is a drawn window in the form that is quick to look at.
func asNRGBA(img image.Image) *image.NRGBA {
	if n, ok := img.(*image.NRGBA); ok {
		return n
	}
	out := image.NewNRGBA(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

// secondary tells whether a piece may be smaller than what a screen is for, by its id.
func secondary(id string) bool {
	for prefix := range secondaryIDs {
		if id == prefix || strings.HasSuffix(prefix, ".") && strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// TestDeskIsMeasuredToo: the facilitator's screens are used by younger eyes; what is drawn there must be whole, apart and in one language.
func TestDeskIsMeasuredToo(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	pictures := &coursePictures{}
	for _, c := range gallery() {
		if !c.desk {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			for _, l := range c.looks() {
				if l.dark {
					continue
				}
				shot := shoot(t, painted(c, l, pictures), c.see(l), l, false)
				shot.desk = true
				shot.words = slices.DeleteFunc(shot.words, func(w words) bool { return shot.putUp(w.node) && w.y < 0 })
				for _, f := range shot.faults() {
					t.Errorf("%v: %v", l, f)
				}
			}
		})
	}
}
