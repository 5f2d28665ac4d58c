package ui

import (
	"reflect"
	"time"
	"unicode"

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
	w.input.OnKey, w.input.OnRune = w.typedKey, w.typedRune
	main.SetPadded(false)
	main.Canvas().SetOnTypedKey(w.typedKey)
	main.Canvas().SetOnTypedRune(w.typedRune)
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
	tv.Canvas().SetOnTypedKey(w.typedKey)
	tv.Canvas().SetOnTypedRune(w.typedRune)
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
	p.scene, p.screen, p.style = painter.draw(v, s), s, style
	if tv {
		w.pointer.over(p.scene.stage, style)
	}
	p.window.SetContent(p.scene.stage)
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

// typedKey and typedRune make a four-key pad, a remote or a keyboard serve on every screen.
func (w *Windows) typedKey(ev *fyne.KeyEvent) {
	typing := isTyping(w.shown.Main)
	var a flow.Action
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		a = flow.Next{}
	case fyne.KeyBackspace:
		if typing {
			w.do(flow.Erase{})
			return
		}
		a = flow.Back{}
	case fyne.KeyEscape:
		a = flow.Back{}
	case fyne.KeyPageDown, fyne.KeyRight:
		if !typing {
			a = flow.Next{}
		}
	case fyne.KeyPageUp, fyne.KeyLeft:
		if !typing {
			a = flow.Back{}
		}
	}
	// A key that writes comes here too, before its letter, and is no press of its own.
	if a == nil || !typing && !isPIN(w.shown.Main) && w.input.Again(keyName(ev.Name)) {
		return
	}
	w.do(a)
}

// keyName is one name for the two keys of a keyboard that go on.
func keyName(k fyne.KeyName) string {
	if k == fyne.KeyEnter {
		k = fyne.KeyReturn
	}
	return string(k)
}

func (w *Windows) typedRune(r rune) {
	switch {
	case isPIN(w.shown.Main):
		if r >= '0' && r <= '9' {
			w.do(flow.Digit{D: int(r - '0')})
		}
	case isTyping(w.shown.Main):
		w.do(flow.Type{Rune: r, Composed: r > unicode.MaxASCII}) // a keyboard types ASCII; the rest was composed on the way
	case w.input.Again(string(r)):
	case r == ' ':
		w.do(flow.HearAgain{})
	default:
		w.do(flow.Key{Rune: r})
	}
}

// isPIN tells whether digits are those of a PIN on this screen.
func isPIN(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.PIN:
		return true
	case flow.Setup:
		return s.Step == flow.SetupPIN || s.Step == flow.SetupPINAgain
	}
	return false
}

// isTyping tells whether letters are text on this screen.
func isTyping(s flow.Screen) bool {
	switch s.(type) {
	case flow.FindName, flow.WalkIn, flow.Setup:
		return true
	}
	return false
}
