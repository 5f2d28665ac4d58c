package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What fingers and eyes of eighty years need, in design px (see ELDERS.md of the design: 20×20 mm, 16×10 mm, 12 px apart).
const (
	leastPrimary         = 76
	leastWide, leastHigh = 60, 38
	leastApart           = 12
)

// TestEveryScreenKeepsTheRules builds every case in every look and measures what stands there.
func TestEveryScreenKeepsTheRules(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	pictures := &coursePictures{}
	for _, c := range gallery() {
		t.Run(c.name, func(t *testing.T) {
			for _, l := range c.looks() {
				if l.dark { // the same places
					continue
				}
				w := window(t, painted(c, l, pictures), l)
				nodes := kit.Nodes(w.Content())
				for _, fault := range faults(nodes, c.tv) {
					t.Errorf("%v: %s", l, fault)
				}
				w.Close()
			}
		})
	}
}

// faults are what breaks a rule among the pieces of a window.
func faults(nodes []kit.Node, tv bool) (out []string) {
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	keys := assets.NewMessages(assets.Vietnamese)
	var targets []kit.Node
	for _, n := range nodes {
		if isArea(n.Label) && !keys.Has(n.Label) {
			say("%s %q is a key without a sentence", n.Role, n.Label)
		}
		if n.CanPress {
			targets = append(targets, n)
		}
		for _, fault := range overflowing(n, tv) {
			say("%s %q: %s", n.Role, n.Label, fault)
		}
	}
	for i, n := range targets {
		if n.ID == "" {
			say("%s %q has no id", n.Role, n.Label)
		}
		if tv {
			say("%q can be pressed on the TV", n.ID)
		}
		if w, h := n.Size.Width, n.Size.Height; w < leastWide || h < leastHigh {
			say("%q is %v×%v, at least %v×%v wanted", n.ID, w, h, leastWide, leastHigh)
		}
		if x, y := n.At.X, n.At.Y; x < 0 || y < 0 || x+n.Size.Width > kit.StageW || y+n.Size.Height > kit.StageH {
			say("%q at %v,%v leaves the window", n.ID, x, y)
		}
		for _, other := range targets[:i] {
			if d := apart(n, other); d < leastApart-0.6 { // rounding of a pitch
				say("%q and %q are %v apart", n.ID, other.ID, d)
			}
		}
	}
	return out
}

func isArea(key string) bool {
	switch area, _, _ := strings.Cut(key, "."); area {
	case "learner", "kit", "facilitator", "handover", "setup", "report", "errors":
		return true
	}
	return false
}

// apart is how far two targets lie from each other, negative where they overlap.
func apart(a, b kit.Node) float32 {
	gap := func(a, wa, b, wb float32) float32 { return max(b-a-wa, a-b-wb) }
	return max(gap(a.At.X, a.Size.Width, b.At.X, b.Size.Width), gap(a.At.Y, a.Size.Height, b.At.Y, b.Size.Height))
}

// overflowing finds texts that run out of their piece, and on the TV those too small to read from the back row.
func overflowing(n kit.Node, tv bool) (out []string) {
	widget, ok := n.Object.(fyne.Widget)
	if !ok {
		return nil
	}
	for _, o := range test.WidgetRenderer(widget).Objects() {
		text, ok := o.(*canvas.Text)
		if !ok {
			continue
		}
		if tv && text.TextSize < leastOnTV-0.5 {
			out = append(out, fmt.Sprintf("%q is %v high on the TV, at least %v wanted", text.Text, text.TextSize, leastOnTV))
		}
		// Letters reach from about 0.75 em above the line's foot to 0.2 em below it; the toolkit's own box is higher.
		left, right := text.Position().X, text.Position().X+text.MinSize().Width
		foot := text.Position().Y + 1.25*text.TextSize
		if left < -1 || right > n.Size.Width+1.5 {
			out = append(out, fmt.Sprintf("%q reaches from %v to %v of %v", text.Text, left, right, n.Size.Width))
		}
		if top, bottom := foot-0.75*text.TextSize, foot+0.2*text.TextSize; top < -1 || bottom > n.Size.Height+1 {
			out = append(out, fmt.Sprintf("%q stands from %v down to %v of %v", text.Text, top, bottom, n.Size.Height))
		}
	}
	return out
}

// TestPrimariesAreLarge: what a screen is for can be hit by a trembling finger.
func TestPrimariesAreLarge(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	primary := map[string]bool{"home.find": true, "next": true, "again": true, "continue": true, "finished": true, "idle.here": true, "notice.dismiss": true, "film.play": true}
	for _, c := range learnerCases {
		l := look{0, false, content.Vietnamese}
		w := window(t, painted(c, l, &coursePictures{}), l)
		for _, n := range kit.Nodes(w.Content()) {
			option := strings.HasPrefix(n.ID, "option.") || strings.HasPrefix(n.ID, "name.") || strings.HasPrefix(n.ID, "lesson.")
			if n.CanPress && (primary[n.ID] || option) && (n.Size.Width < leastPrimary || n.Size.Height < leastPrimary) {
				t.Errorf("%s: %q is %v", c.name, n.ID, n.Size)
			}
		}
		w.Close()
	}
}

// TestUpdatesInPlace: a sentence moving on, a film's second, the idle bar change the drawn screen; another page does not pass for the same.
func TestUpdatesInPlace(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	page := func(n, part int) flow.View {
		return flow.View{Main: flow.Page{Frame: read(frame(4, n, 6, lan), part), Page: otpPage}}
	}
	playing := func(at int) flow.View {
		f := film(flow.Film{Playing: true, Subtitles: true})
		f.Pos = time.Duration(at) * time.Second
		return flow.View{Main: f}
	}
	waiting := func(left int) flow.View {
		v := page(4, 0)
		v.Idle = &flow.Idle{Who: lan, Left: time.Duration(left) * time.Second}
		return v
	}
	asked := func(phase flow.Phase, voice bool) flow.View {
		q := question(otpItem, 4, phase)
		q.Voice = voice
		return flow.View{Main: q}
	}
	raised := func(v flow.View) flow.View { v.Raised = true; return v }
	for _, tt := range []struct {
		name     string
		from, to flow.View
		want     bool
	}{
		{"the next sentence is read", page(4, 1), page(4, 2), true},
		{"another page", page(4, 1), page(5, 1), false},
		{"the film goes on", playing(1), playing(2), true},
		{"a second passes", waiting(50), waiting(49), true},
		{"somebody is asked for", page(4, 0), waiting(60), false},
		{"the voice ends", asked(flow.Asking, true), asked(flow.Asking, false), true},
		{"a hand is raised", home(3, false)("vi"), raised(home(3, false)("vi")), false},
		{"an answer", asked(flow.Asking, true), asked(flow.Right, true), false},
		{"the clock alone", home(3, false)("vi"), home(3, false)("vi"), true},
		{"a class begins", home(3, false)("vi"), home(3, true)("vi"), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &painter{style: kit.Style{}, lang: "vi", do: func(flow.Action) {}}
			s := p.draw(tt.from, tt.from.Main)
			w := test.NewWindow(s.stage)
			defer w.Close()
			if got := s.update(tt.to); got != tt.want {
				t.Errorf("updated in place: %v, want %v", got, tt.want)
			}
		})
	}
}
