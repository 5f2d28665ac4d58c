package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// trial is a screen with a finger and a clock.
type trial struct {
	scene scene
	now   time.Time
	did   int
}

// trialOf builds a case whose presses are counted. Without protection the pieces share no Input: a deliberately broken window.
func trialOf(c galleryCase, l look, protected bool) *trial {
	tr := &trial{now: time.Date(2026, 5, 12, 19, 0, 0, 0, time.UTC)}
	style := kit.Style{Dark: l.dark, Scale: l.size, Lang: string(l.lang)}
	if protected {
		style.Input = kit.NewInput(func() time.Time { return tr.now })
	}
	v := c.see(l)
	p := &painter{style: style, lang: l.lang, do: func(flow.Action) { tr.did++ }, pictures: &coursePictures{}, cues: galleryCues}
	tr.scene = p.draw(v, v.Main)
	return tr
}

// press is what the window does with a finger: down, off the piece and on again, up.
func (tr *trial) press(p *kit.Press, at fyne.Position, slide bool) int {
	tr.did = 0
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{AbsolutePosition: at}}
	p.MouseDown(ev)
	if slide {
		p.MouseOut()
		p.MouseIn(ev)
	}
	p.MouseUp(ev)
	p.Tapped(&ev.PointEvent)
	return tr.did
}

// trembling are the faults of a trial's pieces: each press that slides off and on counts once, and a second one within 400 ms does not count,
// except of keys that are pressed many times on purpose.
func (tr *trial) trembling() (pressed int, out broke) {
	w := test.NewWindow(tr.scene.stage)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(kit.StageW, kit.StageH))
	for _, n := range kit.Nodes(w.Content()) {
		if !n.CanPress {
			continue
		}
		pressed++
		p := n.Object.(*kit.Press)
		middle := n.At.AddXY(n.Size.Width/2, n.Size.Height/2)
		tr.now = tr.now.Add(time.Second)
		if got := tr.press(p, middle, true); got != 1 {
			out.say(trembles, "%q: sliding off and on does %d things, not one", n.ID, got)
		}
		tr.now = tr.now.Add(90 * time.Millisecond)
		if got := tr.press(p, middle, false); got != 0 && !p.Counts() {
			out.say(trembles, "%q: a second press after 90 ms does %d things", n.ID, got)
		}
		tr.now = tr.now.Add(300 * time.Millisecond)
		if got := tr.press(p, middle.AddXY(5, 5), false); got != 0 && !p.Counts() {
			out.say(trembles, "%q: a third press after 390 ms does %d things", n.ID, got)
		}
		tr.now = tr.now.Add(time.Second)
		if got := tr.press(p, middle, false); got != 1 {
			out.say(trembles, "%q: a later press does %d things, not one", n.ID, got)
		}
	}
	return pressed, out
}

// TestEveryPressIsOnePress presses every piece of every learner's screen as a trembling finger does.
func TestEveryPressIsOnePress(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	pieces := 0
	for i, c := range elderCases() {
		if c.tv {
			continue
		}
		l := look{i % 3, i%2 == 1, content.Vietnamese}
		n, faults := trialOf(c, l, true).trembling()
		pieces += n
		for _, f := range faults {
			t.Errorf("%s %v: %v", c.name, l, f)
		}
	}
	t.Logf("%d pieces pressed four times each", pieces)
}

// TestADoublePressIsCaught: pieces that share no Input take every press, and are found.
func TestADoublePressIsCaught(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	for _, c := range elderCases() {
		if c.name != "l04-page" {
			continue
		}
		if _, faults := trialOf(c, look{0, false, content.Vietnamese}, false).trembling(); len(faults) == 0 {
			t.Error("not caught")
		}
		return
	}
	t.Fatal("no such screen")
}
