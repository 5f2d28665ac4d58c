// Command bare is the least that this toolkit can show, a window with one label: the measure of the kiosk's cold start.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("vn.dendau.bare").NewWindow("bare")
	w.SetContent(widget.NewLabel("Đèn Dầu"))
	w.Resize(fyne.NewSize(1366, 768))
	w.SetFullScreen(true)
	w.ShowAndRun()
}
