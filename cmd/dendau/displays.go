package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"

	"dendau/ui/flow"
)

// displays are where this machine's displays stand on the desktop, in pixels, the computer's own first; none while all are off. The
// toolkit knows them too, but tells neither their places nor survives that there is none, and takes two TVs of one make for one.
func displays() (all []image.Rectangle) {
	// GLFW panics where it could not start, as without any display server; the toolkit then says so itself.
	defer func() { _ = recover() }()
	for _, m := range glfw.GetMonitors() {
		mode := m.GetVideoMode()
		if mode == nil { // pulled this moment
			continue
		}
		x, y := m.GetPos()
		all = append(all, image.Rect(x, y, x+mode.Width, y+mode.Height))
	}
	return all
}

// tvDisplay is the first that shows something else than the computer's own; a mirrored TV shows the same.
func tvDisplay(all []image.Rectangle) (tv image.Rectangle, ok bool) {
	for _, d := range all {
		if d.Min != all[0].Min {
			return d, true
		}
	}
	return tv, false
}

// placeOn makes a window stand on a display once it is shown, also when it then fills the display: a window manager fills the one on
// which the window stands. It leaves a corner free because the toolkit takes (0, 0) for no wish at all.
func placeOn(w fyne.Window, at image.Rectangle) {
	if w, ok := w.(desktop.Window); ok {
		w.RequestPosition(at.Min.X+8, at.Min.Y+8)
	}
}

// refits is in how many ticks after a change the window is placed once more: a window manager that has not heard yet of a display that came
// back puts it anywhere.
const refits = 2

// fillOwn makes the main window fill the computer's own display, again when that was off, as under a shut lid, or has another size.
func (e *evening) fillOwn(all []image.Rectangle) {
	var own image.Rectangle
	if len(all) > 0 {
		own = all[0]
	}
	switch {
	case own != e.ownAt:
		e.refit = 0
		if e.ownAt != (image.Rectangle{}) || e.wasOff {
			e.refit = refits
		}
		e.ownAt, e.wasOff = own, own.Empty()
	case e.refit > 0:
		e.refit--
	default:
		return
	}
	if e.full && !own.Empty() {
		placeOn(e.main, own)
		e.main.SetFullScreen(true)
	}
}

// watchDisplays opens the TV's window when a second display comes and closes it when it goes; the class goes on in either case.
func (e *evening) watchDisplays() {
	all := displays()
	e.fillOwn(all)
	at, there := tvDisplay(all)
	if e.tv != nil && (!there || at != e.tvAt) {
		tv := e.tv
		e.tv = nil
		e.windows.SetTV(nil)
		tv.Close()
		e.loop.Do(flow.Screens{N: 1})
		return // a display that only changed gets its window with the next tick
	}
	if e.tv == nil && there {
		e.tv, e.tvAt = e.app.NewWindow("Đèn Dầu TV"), at
		placeOn(e.tv, at)
		e.tv.Resize(fyne.NewSize(320, 180)) // the toolkit draws once before the display gives its room
		e.windows.SetTV(e.tv)
		e.tv.SetFullScreen(true)
		e.tv.Show()
		e.loop.Do(flow.Screens{N: 2})
	}
}
