package main

import (
	"context"
	"fmt"
	"image"
	"log/slog"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	crand "crypto/rand"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui"
	"dendau/ui/flow"
	"dendau/ui/kit"
	"dendau/ui/media"
	"dendau/ui/media/mpv"
)

// garbageShare lets garbage be at most this many hundredths of what is in use before it is swept. Pictures are large and short-lived, and
// a hall's PC has 2 GB.
const garbageShare = 40

// Run opens the window and stays until the program is left with the PIN, or has to begin anew as another kiosk.
func (c *openCmd) Run(ctx context.Context, logger *slog.Logger) error {
	again, err := c.open(ctx, logger)
	if err == nil && again {
		err = startAgain()
	}
	return err
}

// open holds the log for as long as the window is open; again tells that the program is to begin anew.
func (c *openCmd) open(ctx context.Context, logger *slog.Logger) (again bool, err error) {
	var w, h int
	if n, err := fmt.Sscanf(c.Window, "%dx%d", &w, &h); n != 2 || err != nil || w < 320 || h < 240 {
		return false, fmt.Errorf("--window %s: want a size such as 1366x768", c.Window)
	}
	debug.SetGCPercent(garbageShare)
	if err := canDraw(content.Lang(c.Lang)); err != nil {
		return false, err
	}
	k, err := openKiosk(c.Data, c.Trust, logger)
	if err != nil {
		sorry(err, content.Lang(c.Lang))
		return false, err
	}
	defer k.close()
	form, err := openTable(c.Table, logger)
	if err != nil {
		return false, err
	}
	e := newEvening(k, c, form)
	err = e.run(ctx, float32(w), float32(h), c.Fullscreen)
	// Not deferred: a window that panicked answers nobody, and waiting for those who ask it would hang the program, which no supervisor starts again.
	e.end()
	return e.again.Load(), err
}

// evening is the program with its windows: everything that is wired together once and lives until the end.
type evening struct {
	kiosk   *kiosk
	flow    *flow.Kiosk
	pack    *content.Pack
	form    report.Form
	course  opened    // where the pack lies
	late    lateAlbum // the pictures, where the pack came after the start
	spoken  interfaceVoices
	film    media.Player
	voice   media.Player
	app     fyne.App
	main    fyne.Window
	tv      fyne.Window
	ownAt   image.Rectangle // the computer's own display
	wasOff  bool            // it was off
	refit   int             // ticks in which the window is placed once more
	tvAt    image.Rectangle // the display on which the TV's window stands
	full    bool            // the main window fills its display
	windows *ui.Windows
	loop    *ui.Loop
	changed chan struct{}
	gone    atomic.Bool // the windows are closed
	again   atomic.Bool // the program begins anew when they are
	lang    content.Lang
}

func newEvening(k *kiosk, c *openCmd, form report.Form) *evening {
	e := &evening{kiosk: k, form: form, lang: content.Lang(c.Lang), changed: make(chan struct{}, 1)}
	packs := k.packs(c.Pack)
	e.take(packs)
	e.spoken = openVoices(c.Voice, k.logger)
	e.flow = flow.New(e.config(packs))
	// The player's process starts with the first clip that is played; a kiosk without it teaches in silence.
	e.film, e.voice = mpv.Film(mpv.Options{}), mpv.Voice(mpv.Options{})
	e.app = app.New() // no id: the toolkit then keeps no preferences of its own; ours are events
	e.app.SetIcon(fyne.NewStaticResource("dendau.png", assets.Sign()))
	e.main = e.app.NewWindow("Đèn Dầu")
	e.windows = ui.NewWindows(e.main, func(a flow.Action) { e.loop.Do(a) }, ui.Options{
		Pictures: e.pictures(), Film: e.film, Subtitles: e.subtitles, Now: time.Now, Theme: e.app.Settings().SetTheme,
	})
	w := &works{keeper: k.keeper, quit: func() { fyne.Do(e.app.Quit) }}
	w.sound = newSpeaker(e.voice, e.source, k.logger)
	w.film = &projector{player: e.film, find: e.source, log: k.logger}
	e.loop = ui.NewLoop(e.flow, w, time.Now, e.post, e.show, k.logger)
	w.road = k.newRoad(sticks(c.Stick), e.loop.Start)
	w.prints = k.newPrinter(c.Data, w.road.sticks.List)
	w.people = &registry{vault: k.keeper.vault, names: k.keeper.names, sticks: w.road.sticks.List, log: k.logger}
	w.road.playing = signersOf(packs)
	w.road.reopen = func() { e.reopen(k.packs(c.Pack)) }
	w.road.again = func() { e.again.Store(true); w.quit() }
	e.loop.Start(func(ctx context.Context) { w.road.meetCentre(ctx, e.loop.Home) })
	e.loop.Start(follow(e.voice, w.sound.heard))
	e.loop.Start(follow(e.film, w.film.seen))
	return e
}

func sticks(dir string) []string {
	if dir == "" {
		return nil
	}
	return []string{dir}
}

// config is what the flow is made of.
func (e *evening) config(packs []opened) flow.Config {
	book := flow.NewBook(e.kiosk.keeper.names)
	for _, event := range e.kiosk.events {
		book.Add(event)
	}
	e.kiosk.events = nil // the book holds what matters of them
	conf := flow.Config{
		Book: book, Lang: e.lang, NewID: newID, Now: time.Now(), Build: built(), Program: version,
		Kiosk: e.kiosk.name(), Units: assets.UnitsVersion, Form: e.form,
		Mended: len(e.kiosk.log.Repaired()) > 0, TakenOver: e.kiosk.log.TakenOver(), OpenNote: e.kiosk.keeper.vault.OpenNote, ReceiptCode: e.kiosk.receiptCode,
	}
	if code, err := recovery(e.kiosk.keeper.vault); err == nil {
		conf.Recovery = code.String()
	} else {
		e.kiosk.logger.Error("no recovery code", "error", err)
	}
	if e.pack != nil {
		conf.Course = flow.CourseOf(e.pack)
	}
	for _, u := range assets.Communes() {
		conf.Communes = append(conf.Communes, flow.Commune{Code: u.Code, Kind: u.Kind, Name: u.Name})
	}
	if root, ok := e.kiosk.trust.root(); ok {
		conf.Centre, conf.Revoked = root.Centre, e.kiosk.keeper.revokedBy(root)
	}
	conf.Packs = refsOf(packs)
	return conf
}

// newID draws 8 bytes; the operating system's randomness never fails on the systems we run on.
func newID() (id record.ID) {
	if _, err := crand.Read(id[:]); err != nil {
		for i := range id {
			id[i] = byte(rand.Uint32())
		}
	}
	return id
}

func (e *evening) pictures() ui.Pictures {
	if e.pack == nil {
		return &e.late
	}
	return newAlbum(e.pack, e.closeUp, e.kiosk.logger)
}

// closeUp tells whether a window is larger than the design, so that pictures are seen whole. The TV's usually is.
func (e *evening) closeUp() bool {
	size := e.main.Canvas().Size()
	return e.tv != nil || size.Width > kit.StageW+1 && size.Height > kit.StageH+1
}

// source finds a file of the pack or a clip of the interface, to be played in place.
func (e *evening) source(p content.Path) (media.Source, error) {
	if p.OfInterface() {
		return e.spoken.source(p)
	}
	if e.pack == nil {
		return media.Source{}, os.ErrNotExist
	}
	return e.course.source(p)
}

// subtitles are read when a film comes on the stage; unreadable ones are told to the log, and the film goes without.
func (e *evening) subtitles(f content.Film, lang content.Lang) []media.Cue {
	if e.pack == nil {
		return nil
	}
	cues, err := readSubtitles(e.pack, f, lang)
	if err != nil {
		e.kiosk.logger.Error("subtitles not read", "film", f.ID, "error", err)
	}
	return cues
}

// post runs f on the window's goroutine. Once the windows are gone nothing is drawn any more: the toolkit would run f at once, and on
// whatever goroutine asks.
func (e *evening) post(f func()) {
	if e.gone.Load() {
		return
	}
	fyne.Do(func() {
		if !e.gone.Load() {
			f()
		}
	})
}

// show draws a view, on the window's goroutine.
func (e *evening) show(v flow.View) {
	e.windows.Show(v)
	select {
	case e.changed <- struct{}{}:
	default: // a message is waiting already
	}
}

func (e *evening) run(ctx context.Context, w, h float32, full bool) error {
	e.main.Resize(fyne.NewSize(w, h))
	e.full = full
	e.fillOwn(displays())
	e.windows.Show(e.flow.View())
	e.app.Lifecycle().SetOnStarted(func() {
		e.loop.Do(flow.Tick{})
		e.loop.Ticking(e.watchDisplays)
		e.loop.Stepping(func() { e.windows.Step() })
		e.listen()
	})
	e.app.Lifecycle().SetOnStopped(func() { e.gone.Store(true) })
	stop := context.AfterFunc(ctx, func() { fyne.Do(e.app.Quit) })
	defer stop()
	e.main.ShowAndRun()
	e.gone.Store(true)
	return nil
}

// listen opens the control socket where the environment asks for it.
func (e *evening) listen() {
	path := os.Getenv("DENDAU_CONTROL")
	if path == "" {
		return
	}
	c := &control{windows: e.open, picture: e.windows.Picture, onWindow: fyne.DoAndWait, changed: e.changed}
	e.loop.Start(func(ctx context.Context) {
		if err := c.listen(ctx, path); err != nil {
			e.kiosk.logger.Error("no control socket", "error", err)
		}
	})
}

func (e *evening) open() map[string]fyne.Window {
	all := map[string]fyne.Window{"main": e.main}
	if e.tv != nil {
		all["tv"] = e.tv
	}
	return all
}

// end stops what still runs, in the order in which it was needed.
func (e *evening) end() {
	e.loop.Close()
	for _, p := range []media.Player{e.voice, e.film} {
		if err := p.Close(); err != nil {
			e.kiosk.logger.Warn("player not closed", "error", err)
		}
	}
}
