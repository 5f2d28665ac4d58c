package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestBrokenScreensAreCaught breaks every rule on purpose on a screen that is otherwise sound: a measure that lets a broken screen pass
// is none.
func TestBrokenScreensAreCaught(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	vi, en := look{0, false, content.Vietnamese}, look{1, true, content.English}
	say := func(b *board, text string, size float32, role kit.Role) *kit.Text {
		return kit.NewText(b.style, kit.Words{Text: text, Font: kit.Font{Size: size, Line: 1.4, Role: role}, Color: kit.Ink})
	}
	press := func(b *board, id string) *kit.Press {
		return kit.NewButton(b.style, kit.ButtonSpec{Kind: kit.Second, Text: "Bài"}, func() {}).Named(id)
	}
	tests := []struct {
		name string
		look look
		want rule // "" for a sound screen
		put  func(b *board)
	}{
		{"a sound screen", vi, "", func(b *board) {
			b.put(200, 200, 600, 60, say(b, "Ữ Ế Ộ Ẳ Bài 4", 28, kit.Body))
			b.put(200, 300, 200, 104, press(b, "one"))
			b.put(412, 300, 200, 104, press(b, "two"))
		}},
		{"a body text of 27", vi, tooSmall, func(b *board) { b.put(200, 200, 600, 60, say(b, "Bài", 27, kit.Body)) }},
		{"a question of 43 at 1.3", en, tooSmall, func(b *board) { b.put(200, 200, 600, 60, say(b, "Page", 43, kit.Question)) }},
		{"a note of 21", vi, tooSmall, func(b *board) { b.put(200, 200, 600, 60, say(b, "Bài", 21, kit.NoRole)) }},
		{"edge grey for text", vi, tooPale, func(b *board) {
			b.put(200, 200, 600, 60, kit.NewText(b.style, kit.Words{Text: "Bài", Font: b.style.Font(kit.Body), Color: kit.Edge}))
		}},
		{"ink on a dark plate", vi, tooPale, func(b *board) {
			b.put(190, 190, 300, 80, kit.NewPlate(b.style, kit.Shape{Fill: kit.Action}))
			b.put(200, 200, 280, 60, say(b, "Bài", 28, kit.Body))
		}},
		{"a button with a hair for an edge", vi, noEdge, func(b *board) {
			b.put(200, 300, 200, 104, kit.NewPress(b.style, "button", "", func() {}, func(p *kit.Pen) {
				p.Rect(p.Box(), kit.Shape{Fill: kit.Ground, Edge: kit.Hair, EdgeWidth: 2, Radius: 20})
			}).Named("one"))
		}},
		{"a button 75 high", vi, smallTarget, func(b *board) { b.put(200, 300, 200, 75, press(b, "one")) }},
		{"a second-rank button 37 high", vi, smallTarget, func(b *board) { b.put(200, 300, 200, 37, press(b, "group.1")) }},
		{"11 px between buttons", vi, nearTarget, func(b *board) {
			b.put(200, 300, 200, 104, press(b, "one"))
			b.put(411, 300, 200, 104, press(b, "two"))
		}},
		{"a text wider than its piece", vi, cutOff, func(b *board) { b.put(200, 200, 60, 60, say(b, "Nghiêng", 28, kit.Body)) }},
		{"a text higher than its piece", vi, cutOff, func(b *board) { b.put(200, 200, 90, 60, say(b, "Bài bài bài bài bài", 28, kit.Body)) }},
		{"a plate over half of a text", vi, covered, func(b *board) {
			b.put(200, 200, 600, 60, say(b, "Bài bài bài", 28, kit.Body))
			b.put(240, 200, 100, 60, kit.NewPlate(b.style, kit.Shape{Fill: kit.Surface}))
		}},
		{"a plate over the marks", vi, covered, func(b *board) {
			b.put(200, 200, 600, 60, say(b, "Ữ Ế Ộ", 45, kit.Body))
			b.put(190, 190, 620, 22, kit.NewPlate(b.style, kit.Shape{Fill: kit.Ground}))
		}},
		{"two texts in one place", vi, overlapping, func(b *board) {
			b.put(200, 200, 600, 60, say(b, "Bài bài bài", 28, kit.Body))
			b.put(210, 212, 600, 60, say(b, "Bài bài", 28, kit.Body))
		}},
		{"a button beyond the window", vi, leaves, func(b *board) { b.put(1200, 300, 200, 104, press(b, "one")) }},
		{"a text beyond the window", vi, leaves, func(b *board) { b.put(1300, 300, 200, 60, say(b, "Bài bài bài", 28, kit.Body)) }},
		{"English in a Vietnamese window", vi, foreign, func(b *board) { b.put(200, 200, 600, 60, say(b, "Press the button", 28, kit.Body)) }},
		{"Vietnamese in an English window", en, foreign, func(b *board) { b.put(200, 200, 600, 60, say(b, "Bấm nút này", 36, kit.Body)) }},
		{"a key nobody translated", vi, noSentence, func(b *board) { b.put(200, 200, 900, 60, say(b, "learner.noSuchSentence", 28, kit.Body)) }},
		{"a button without an id", vi, nameless, func(b *board) { b.put(200, 300, 200, 104, press(b, "")) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := map[rule]bool{}
			for _, f := range shootBoard(t, tt.look, tt.put).faults() {
				found[f.rule] = true
				if tt.want == "" {
					t.Errorf("a sound screen is blamed: %v", f)
				}
			}
			if tt.want != "" && !found[tt.want] {
				t.Errorf("not caught; found only %v", found)
			}
		})
	}
}

// shootBoard draws a learner's screen on which something was put.
func shootBoard(t *testing.T, l look, put func(b *board)) screenshot {
	t.Helper()
	p := &painter{style: kit.Style{Dark: l.dark, Scale: l.size, Lang: string(l.lang)}, lang: l.lang, do: func(flow.Action) {}}
	b := p.learner(flow.View{}, railSpec{})
	put(b)
	return shoot(t, scene{stage: b.stage}, flow.View{}, l, false)
}

// TestClippedMarksAreCaught draws with a face that says of itself what the shipped one does: the toolkit then cuts Ữ, Ế and Ộ at the line.
func TestClippedMarksAreCaught(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	for name, tt := range map[string]struct {
		theme fyne.Theme
		want  bool
	}{
		"kit's face with room for marks": {kit.NewTheme(kit.Style{}), false},
		"the face as shipped":            {lowTheme{kit.NewTheme(kit.Style{})}, true},
	} {
		app.Settings().SetTheme(tt.theme)
		stencils.Clear()
		s := kit.Style{}
		stage := kit.NewStage()
		stage.Put(200, 200, 600, 100, kit.NewText(s, kit.Words{Text: "Ữ Ế Ộ Ẳ", Font: s.Font(kit.Question), Color: kit.Ink}))
		w := test.NewWindow(stage)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(kit.StageW, kit.StageH))
		shot := shootIn(w, flow.View{}, look{0, false, content.Vietnamese}, false)
		got := false
		for _, f := range shot.faults() {
			got = got || f.rule == clipped
		}
		if got != tt.want {
			t.Errorf("%s: clipped marks found: %v, want %v", name, got, tt.want)
		}
	}
	stencils.Clear()
}

// lowTheme has the face as it was shipped, whose letters are higher than it says.
type lowTheme struct{ *kit.Theme }

func (lowTheme) Font(style fyne.TextStyle) fyne.Resource {
	return fyne.NewStaticResource("shipped.ttf", assets.Font(style.Bold))
}

// TestAMovedRailIsCaught: "hear again" one pixel lower, or not there at all, is noticed.
func TestAMovedRailIsCaught(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	l := look{0, false, content.Vietnamese}
	for name, tt := range map[string]struct {
		breakIt func(*screenshot)
		want    bool
	}{
		"as it is": {func(*screenshot) {}, false},
		"moved":    {func(s *screenshot) { s.nodes[indexOf(s.nodes, "rail.hear")].At.Y++ }, true},
		"gone":     {func(s *screenshot) { s.nodes[indexOf(s.nodes, "rail.size")].ID = "" }, true},
	} {
		rail := railPlaces{}
		var out broke
		shot := shootBoard(t, l, func(*board) {})
		rail.keep(shot, &out)
		tt.breakIt(&shot)
		rail.keep(shot, &out)
		if got := len(out) > 0; got != tt.want {
			t.Errorf("%s: found %v, want %v", name, out, tt.want)
		}
	}
}

func indexOf(nodes []kit.Node, id string) int {
	for i, n := range nodes {
		if n.ID == id {
			return i
		}
	}
	return -1
}

// TestWhatTheTVMustNot: small words and buttons on the TV are caught.
func TestWhatTheTVMustNot(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	l := look{0, false, content.Vietnamese}
	s := kit.Style{}
	stage := kit.NewStage()
	stage.Put(200, 200, 600, 100, kit.NewText(s, kit.Words{Text: "Bài", Font: s.Font(kit.TVSentence).Sized(47), Color: kit.Ink}))
	stage.Put(200, 400, 300, 104, kit.NewButton(s, kit.ButtonSpec{Text: "Bài"}, func() {}).Named("one"))
	found := map[rule]bool{}
	for _, f := range shoot(t, scene{stage: stage}, flow.View{}, l, true).faults() {
		found[f.rule] = true
	}
	for _, want := range []rule{tooSmall, onTheTV} {
		if !found[want] {
			t.Errorf("%q is not caught", want)
		}
	}
}
