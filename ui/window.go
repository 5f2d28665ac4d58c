package ui

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
	"dendau/ui/media"
)

// Options are what the windows need to be drawn.
type Options struct {
	Pictures Pictures
	Film     media.Player
	// Subtitles gives a film's lines in a language; nil where nobody reads them.
	Subtitles func(content.Film, content.Lang) []media.Cue
	Now       func() time.Time
	// Theme is called when the whole look changes, with the new theme.
	Theme func(fyne.Theme)
}

// Windows draws one state in one or two windows: the facilitator's or learner's own, and the TV's. It belongs to the window's goroutine.
type Windows struct {
	do      func(flow.Action)
	options Options
	input   *kit.Input
	main    pane
	tv      pane
	pointer tvPointer
	shown   flow.View
	dark    *bool
	keys    held
	ring    string    // the id of the piece with the ring, empty without one
	scanned time.Time // when a scanner typed last
}

// pane is one window and what stands in it.
type pane struct {
	window fyne.Window
	screen flow.Screen
	style  kit.Style
	scene  scene
}

// NewWindows draws into main; the TV's window comes and goes by SetTV.
func NewWindows(main fyne.Window, do func(flow.Action), o Options) *Windows {
	w := &Windows{do: do, options: o, input: kit.NewInput(o.Now)}
	w.main.window = main
	main.SetPadded(false)
	w.input.OnTouch = func() { w.setRing("") }
	w.listen(main.Canvas())
	main.SetCloseIntercept(func() { do(flow.WantOut{}) })
	return w
}

// SetTV gives the second window, or nil when the second display is gone.
func (w *Windows) SetTV(tv fyne.Window) {
	w.tv = pane{window: tv}
	if tv == nil {
		return
	}
	tv.SetPadded(false)
	// Keys pressed while the TV's window has the focus mean the same: a remote works wherever the focus is.
	w.listen(tv.Canvas())
	tv.SetCloseIntercept(func() { w.do(flow.WantOut{}) })
	w.Show(w.shown)
}

// Show draws a view: what did not change is left alone.
func (w *Windows) Show(v flow.View) {
	if w.dark == nil || *w.dark != v.Style.Dark {
		w.dark = &v.Style.Dark
		if w.options.Theme != nil {
			w.options.Theme(kit.NewTheme(kit.Style{Dark: v.Style.Dark}))
		}
	}
	before := w.shown
	w.shown = v
	w.draw(&w.main, before, v, v.Main, false)
	if w.tv.window != nil {
		tv := v.TV
		if tv == nil {
			tv = flow.TVRest{}
		}
		w.draw(&w.tv, before, v, tv, true)
		w.pointer.move(v.Pointer)
	}
}

func (w *Windows) draw(p *pane, before, v flow.View, s flow.Screen, tv bool) {
	if s == nil {
		return
	}
	style := kit.Style{Dark: v.Style.Dark, Scale: v.Style.Size, Lang: string(v.Style.Lang), Input: w.input}
	same := p.screen != nil && p.style == style && reflect.DeepEqual(p.screen, s)
	if same && (tv || sameAround(before, v)) {
		return
	}
	kind := reflect.TypeOf(p.screen) == reflect.TypeOf(s)
	if kind && p.style == style && p.scene.update != nil && p.scene.update(v) {
		p.screen = s
		return
	}
	painter := &painter{style: style, lang: v.Style.Lang, do: w.do, pictures: w.options.Pictures, film: w.options.Film, cues: w.options.Subtitles, tv: tv}
	old := p.scene.stage
	if !tv && !samePlace(p.screen, s) {
		w.ring = ""
	}
	p.scene, p.screen, p.style = painter.draw(v, s), s, style
	if tv {
		w.pointer.over(p.scene.stage, style)
	}
	p.window.SetContent(p.scene.stage)
	if !tv {
		w.showRing()
	}
	if old != nil {
		canvas.Refresh(old) // gives its textures back; the toolkit alone keeps those of the last minute, some 5 MB a screen
	}
}

// Step shows the newest frames of films; it returns false while no scene has any.
func (w *Windows) Step() bool {
	moving := false
	for _, p := range []*pane{&w.main, &w.tv} {
		if p.scene.step != nil {
			p.scene.step()
			moving = true
		}
	}
	return moving
}

// sameAround tells whether what lies around a screen is the same: the clock's minute, the idle notice, a message, a wait.
func sameAround(a, b flow.View) bool {
	return a.Now.Truncate(time.Minute).Equal(b.Now.Truncate(time.Minute)) &&
		reflect.DeepEqual(a.Idle, b.Idle) && reflect.DeepEqual(a.Notice, b.Notice) && a.Raised == b.Raised && a.Busy == b.Busy &&
		a.Voice == b.Voice && a.Style.Voice == b.Style.Voice
}
