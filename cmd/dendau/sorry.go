package main

import (
	"errors"
	"io/fs"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"dendau/assets"
	"dendau/content"
	"dendau/storage"
	"dendau/ui/kit"
)

// sorry shows why the kiosk did not open to whoever pressed its icon and sees no terminal: one sentence in both languages, one button.
func sorry(err error, first content.Lang) {
	if !hasDisplay() {
		return
	}
	a := app.New()
	a.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	w := a.NewWindow("Đèn Dầu")
	w.SetContent(sorryStage(sorryKey(err), first, a.Quit))
	w.Resize(fyne.NewSize(sorryW, sorryH))
	w.SetFixedSize(true)
	w.CenterOnScreen()
	if w, ok := w.(desktop.Window); ok {
		w.RequestAlwaysOnTop() // the kiosk that is open fills the display, and on Windows nothing else gets above it
	}
	w.ShowAndRun()
}

// hasDisplay tells whether a window can be shown at all: a technician's terminal may have none.
func hasDisplay() bool {
	return runtime.GOOS == "windows" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// sorryKey is the message for what kept the kiosk from opening.
func sorryKey(err error) string {
	switch {
	case errors.Is(err, storage.ErrRunning):
		return "errors.running"
	case errors.Is(err, storage.ErrDiskFull):
		return "errors.diskFull"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, storage.ErrDisk), errors.Is(err, storage.ErrDamaged):
		return "errors.folder"
	}
	return "errors.start"
}

// The small window, in design px.
const (
	sorryW = 760
	sorryH = 420
)

// sorryStage is the window's content; the language that the hall chose stands first.
func sorryStage(key string, first content.Lang, leave func()) *kit.Stage {
	second := content.English
	if first == content.English {
		second = content.Vietnamese
	}
	style := kit.Style{Lang: string(first)}
	stage := kit.NewStageOf(sorryW, sorryH, kit.StageOptions{})
	stage.Put(0, 0, sorryW, sorryH, kit.NewPlate(style, kit.Shape{Fill: kit.Ground}))
	stage.Put(40, 44, 64, 64, kit.NewIcon(style, "bulb", kit.AmberEdge))
	stage.Put(128, 32, sorryW-168, 130, kit.NewText(style, kit.Words{Text: assets.NewMessages(string(first)).T(key), Font: kit.Font{Size: 26, Bold: true, Line: 1.35}, Color: kit.Ink}))
	stage.Put(128, 180, sorryW-168, 110, kit.NewText(style, kit.Words{Text: assets.NewMessages(string(second)).T(key), Font: kit.Font{Size: 20, Line: 1.4}, Color: kit.Ink2}))
	closing := kit.ButtonSpec{Text: assets.NewMessages(string(first)).T("errors.close"), Icon: "check", IconSize: 30, Font: kit.Font{Size: 24, Bold: true}}
	w := kit.ButtonWidth(closing, 40)
	stage.Put(sorryW-40-w, sorryH-118, w, 78, kit.NewButton(style, closing, leave).Named("sorry.close"))
	return stage
}
