package ui

import (
	"image"

	"fyne.io/fyne/v2/driver/software"
)

// Picture draws what a window shows once more, without the window: for a technician's eyes. The toolkit's own Capture reads the front
// buffer, which Mesa's software driver leaves black. A film stands at its poster: its frames have one reader, and that is the window.
// It is nil while nothing is shown.
func (w *Windows) Picture(tv bool) image.Image {
	p := &w.main
	if tv {
		p = &w.tv
	}
	if p.window == nil || p.screen == nil {
		return nil
	}
	painter := &painter{style: p.style, lang: w.shown.Style.Lang, do: w.do, pictures: w.options.Pictures, cues: w.options.Subtitles, tv: tv}
	canvas := software.NewCanvas()
	canvas.SetPadded(false)
	canvas.SetContent(painter.draw(w.shown, p.screen).stage)
	canvas.Resize(p.window.Canvas().Size())
	return canvas.Capture()
}
