package cmd_test

import (
	"image"
	"slices"
	"strings"
	"testing"
)

// TestTVOnASecondDisplay teaches with a real second display: the presenter's window on the computer, the lesson on the TV. The TV's cable
// is pulled in the middle of the lesson and put back; the class goes on at the same page in either case.
func TestTVOnASecondDisplay(t *testing.T) {
	h := newTVHall(t)
	h.step("first start with the TV on, and the pointer on it")
	h.plugTV()
	h.xdotool("mousemove", "2300", "500")
	h.start()
	h.see("setup.next")
	h.await("a window on the TV", func() bool { return len(h.words("tv")) > 0 })
	h.setUp()
	h.signIn()
	h.stands("tv-rests", "tv", tvDisplay)
	h.tap("tonight.lesson")
	h.tap("lesson.L03") // it has a film
	h.tap("tonight.open")
	h.walkIns()
	h.tap("att.done")

	h.step("a page")
	h.see("teach.cover")
	h.await("the TV shows the lesson", func() bool { return len(h.words("tv")) > 2 })
	h.stands("tv-page", "tv", tvDisplay)
	h.stands("presenter", "main", ownDisplay)
	h.legible()

	h.coverTV()
	h.keysOnTV()
	h.closeAsksPIN()
	h.pullCable()
	h.filmOnTV()
	h.handsOnTV()
	h.endOnTV()
}

// legible measures the letters of the bar, the smallest on the TV: capitals are 0.71 of a letter's size, which is to be a sixteenth of the height.
func (h *hall) legible() {
	h.t.Helper()
	bar := image.Rect(tvDisplay.Min.X+200, 4, tvDisplay.Min.X+900, 150)
	img := h.screen("tv-bar", bar)
	first, last := -1, -1
	for y := range bar.Dy() {
		for x := range bar.Dx() {
			if r, g, b := rgb(img, x, y); min(r, g, b) > 200 {
				if first < 0 {
					first = y
				}
				last = y
				break
			}
		}
	}
	if high := last - first + 1; first < 0 || high < 1080/16*7/10 {
		h.t.Errorf("the letters in the TV's bar are %d px high; want at least %d", high, 1080/16*7/10)
	}
}

func (h *hall) coverTV() {
	h.t.Helper()
	h.step("the TV is covered and uncovered")
	page := h.words("tv")
	h.tap("teach.cover")
	h.await("the TV is black", func() bool { return isBlack(h.glance(tvDisplay)) })
	h.see("teach.next")
	h.shot("presenter-covered")
	h.tap("teach.cover")
	h.await("the page is back", func() bool { return slices.Equal(h.words("tv"), page) })
	h.stands("tv-uncovered", "tv", tvDisplay)
}

// look gives a window the focus, by a press where nothing stands.
func (h *hall) look(window string) {
	h.t.Helper()
	x, y := "1002", "400"
	if window == "tv" {
		x, y = "1380", "1070"
	}
	h.xdotool("mousemove", x, y, "sleep", "0.04", "mousedown", "1", "sleep", "0.04", "mouseup", "1")
}

func (h *hall) keysOnTV() {
	h.t.Helper()
	h.step("keys while the TV's window has the focus")
	h.look("tv")
	first := h.words("tv")
	h.key("Next")
	h.await("the key turned the page", func() bool { return !slices.Equal(h.words("tv"), first) })
	h.key("Prior")
	h.await("the key turned it back", func() bool { return slices.Equal(h.words("tv"), first) })
}

func (h *hall) closeAsksPIN() {
	h.t.Helper()
	for _, window := range []string{"tv", "main"} {
		h.step("closing the window " + window + " asks for the PIN")
		page := h.words("tv")
		h.look(window)
		h.key("alt+F4")
		h.see("pin.1")
		if now := h.words("tv"); !slices.Equal(now, page) {
			h.t.Errorf("behind the PIN the TV shows %q instead of %q", now, page)
		}
		h.stands("pin-over-"+window, "main", ownDisplay)
		h.tap("pin.home")
		h.see("teach.cover")
		if now := h.words("tv"); !slices.Equal(now, page) {
			h.t.Errorf("after the PIN the TV shows %q instead of %q", now, page)
		}
	}
}

// pullCable takes the TV away in the middle of a page.
func (h *hall) pullCable() {
	h.t.Helper()
	h.step("the TV's cable is pulled")
	h.tap("teach.next")
	page := h.words("tv")
	h.unplugTV()
	h.await("no window on a TV", func() bool { return len(h.words("tv")) == 0 })
	h.see("teach.next")
	shown := strings.Join(h.words("main"), "\n")
	for _, words := range page {
		if !strings.Contains(shown, words) {
			h.t.Errorf("one window shows no %q", words)
		}
	}
	h.stands("alone", "main", ownDisplay)

	h.step("and put back")
	h.plugTV()
	h.await("the same page is on the TV", func() bool { return slices.Equal(h.words("tv"), page) })
	h.see("teach.cover")
	h.stands("tv-again", "tv", tvDisplay)
	h.stands("presenter-again", "main", ownDisplay)
}

// Where a film's picture stands on the TV, in the presenter's small picture of the TV, and in one window alone.
var (
	filmOnTV      = image.Rect(1366+400, 200, 1366+1500, 800)
	filmInPreview = image.Rect(140, 180, 500, 370)
	filmAlone     = image.Rect(300, 20, 1060, 480)
)

// moves waits until a part of the screen has changed by itself.
func (h *hall) moves(name string, at image.Rectangle) {
	h.t.Helper()
	first := h.glance(at)
	h.await(name+" moves", func() bool { return unlike(first, h.glance(at)) > 0.01 })
	h.screen(name, at)
}

func (h *hall) filmOnTV() {
	h.t.Helper()
	h.step("the film moves on the TV and stands still before the facilitator")
	for pages := 0; !h.has("film.play"); pages++ {
		if pages > 10 {
			h.fail("the lesson has no film")
		}
		before := h.words("tv")
		h.tap("teach.next")
		h.await("the page after", func() bool { return !slices.Equal(h.words("tv"), before) })
	}
	still := h.glance(filmInPreview)
	h.tap("film.play")
	h.moves("film-on-tv", filmOnTV)
	h.screen("film", ownDisplay.Union(tvDisplay))
	if unlike(still, h.glance(filmInPreview)) > 0.01 {
		h.t.Error("the presenter's picture of the TV moves too")
	}
	h.step("the cable is pulled while the film runs")
	h.unplugTV()
	h.await("no window on a TV", func() bool { return len(h.words("tv")) == 0 })
	h.see("film.play")
	h.moves("film-alone", filmAlone)
	h.plugTV()
	h.await("the film's window is back", func() bool { return len(h.words("tv")) > 0 })
	h.see("teach.cover")
	h.moves("film-on-tv-again", filmOnTV)
}

func (h *hall) handsOnTV() {
	h.t.Helper()
	h.step("hands are counted on the TV")
	for pages := 0; !h.has("hand.1.plus"); pages++ {
		if pages > 10 {
			h.fail("the lesson has no question")
		}
		before := h.words("tv")
		h.tap("teach.next")
		h.await("the page after", func() bool { return !slices.Equal(h.words("tv"), before) })
	}
	h.see("tv.option.A")
	asked := h.stands("tv-question", "tv", tvDisplay)
	for _, id := range []string{"hand.0.plus", "hand.1.plus", "hand.1.plus"} {
		h.tap(id)
	}
	h.await("the TV shows the hands", func() bool { return unlike(asked, h.glance(tvDisplay)) > 0.01 })
	counted := h.stands("tv-hands", "tv", tvDisplay)
	h.stands("presenter-hands", "main", ownDisplay)
	h.tap("teach.reveal")
	h.await("the TV shows the answer", func() bool { return unlike(counted, h.glance(tvDisplay)) > 0.01 })
	h.stands("tv-answer", "tv", tvDisplay)
}

// endOnTV ends the lesson: the evening is summed up on the computer while the TV rests.
func (h *hall) endOnTV() {
	h.t.Helper()
	h.step("the end")
	h.tap("teach.end")
	h.see("close.handover")
	h.stands("closing", "main", ownDisplay)
	h.stands("tv-at-the-end", "tv", tvDisplay)
}

// TestAllDisplaysGo turns every display off, as a lid that is shut does, and on again.
func TestAllDisplaysGo(t *testing.T) {
	h := newTVHall(t)
	h.plugTV()
	h.start()
	h.await("a window on the TV", func() bool { return len(h.words("tv")) > 0 })
	h.xrandr("--output", "DUMMY0", "--off", "--output", "DUMMY1", "--off")
	h.await("no window on a TV", func() bool { return len(h.words("tv")) == 0 })
	h.xrandr("--output", "DUMMY0", "--mode", "1366x768", "--pos", "0x0", "--primary")
	h.plugTV()
	h.await("a window on the TV again", func() bool { return len(h.words("tv")) > 0 })
	h.stands("all-on-again-tv", "tv", tvDisplay)
	h.stands("all-on-again", "main", ownDisplay)
}
