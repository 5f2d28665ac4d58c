//go:build libmpv

package mpv

import (
	"fmt"
	"runtime"
	"sync"
	"unsafe"

	libmpv "github.com/gen2brain/go-mpv"

	"dendau/ui/media"
)

// screen draws libmpv's pictures in software and sends them off. Its thread
// is its own: libmpv forbids drawing from where its other functions are called,
// and its callbacks may only wake.
type screen struct {
	rc    *libmpv.RenderContext
	mouth *mouth
	shown func()        // called after the first frame of a playing was sent
	wake  chan struct{} // one token, however many pictures are due
	quit  chan struct{}
	gone  chan struct{}

	mu           sync.Mutex // guards the rest
	play         uint64     // frames are sent as its; 0 sends none
	drawn        bool       // libmpv has given a picture of this playing
	sent         bool       // and one was sent
	redraw       bool       // the size changed: send the same picture anew
	boxW, boxH   int
	filmW, filmH int

	buf, packed []byte // touched only by the drawing thread
}

func newScreen(core *libmpv.Mpv, mouth *mouth) (*screen, error) {
	rc, err := core.NewRenderContextSW()
	if err != nil {
		return nil, err
	}
	s := &screen{
		rc: rc, mouth: mouth, shown: core.Wakeup,
		wake: make(chan struct{}, 1), quit: make(chan struct{}), gone: make(chan struct{}),
	}
	rc.SetUpdateCallback(s.nudge)
	go s.run()
	return s, nil
}

func (s *screen) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// open begins a playing: pictures from now on are its.
func (s *screen) open(play uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.play, s.drawn, s.sent, s.filmW, s.filmH = play, false, false, 0, 0
}

// box sets the room to draw into, film the shape of what is drawn.
func (s *screen) box(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.boxW, s.boxH, s.redraw = w, h, true
	s.nudge()
}

func (s *screen) film(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w > 0 && h > 0 && (w != s.filmW || h != s.filmH) {
		s.filmW, s.filmH, s.redraw = w, h, true
		s.nudge()
	}
}

// waiting tells whether a picture of the present playing is still to be sent.
func (s *screen) waiting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.sent && s.boxW > 0 && s.boxH > 0
}

func (s *screen) run() {
	runtime.LockOSThread()
	defer close(s.gone)
	for {
		select {
		case <-s.quit:
			return
		case <-s.wake:
			due := s.rc.Update()&libmpv.RenderUpdateFrame != 0
			if play, w, h, ok := s.next(due); ok {
				s.draw(play, w, h)
			}
		}
	}
}

// next says what is to be drawn now and for which playing; 0 when the picture
// must be taken from libmpv but nobody wants to see it.
func (s *screen) next(due bool) (play uint64, w, h int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn = s.drawn || (due && s.play != 0)
	if !due && (!s.redraw || !s.drawn) {
		return 0, 0, 0, false
	}
	if s.play == 0 || s.boxW <= 0 || s.boxH <= 0 {
		return 0, 0, 0, due
	}
	if s.filmW <= 0 || s.filmH <= 0 {
		return 0, 0, 0, false // its shape comes in a moment, with a redraw; libmpv waits 0.2 s
	}
	s.redraw = false
	w, h = media.Fit(s.boxW, s.boxH, s.filmW, s.filmH)
	return s.play, w, h, true
}

// draw lets libmpv draw at the picture's time and sends what it drew.
func (s *screen) draw(play uint64, w, h int) {
	unwanted := play == 0
	if unwanted {
		w, h = 16, 16
	}
	stride := (w*4 + 63) &^ 63 // libmpv copies once more when rows are not aligned
	if need := stride*h + 64; cap(s.buf) < need {
		s.buf = make([]byte, need)
	}
	start := int(-uintptr(unsafe.Pointer(unsafe.SliceData(s.buf))) & 63)
	buf := s.buf[start : start+stride*h]
	if err := s.rc.RenderSW(w, h, stride, "rgb0", buf); err != nil || unwanted {
		return
	}
	if cap(s.packed) < w*h*4 {
		s.packed = make([]byte, w*h*4)
	}
	s.packed = s.packed[:w*h*4]
	pack(s.packed, buf, w, h, stride)
	s.mouth.sayFrame(Report{Is: isFrame, Play: play, W: w, H: h}, s.packed)
	s.mu.Lock()
	first := !s.sent && s.play == play
	s.sent = s.sent || first
	s.mu.Unlock()
	if first {
		s.shown()
	}
}

// pack copies rows of a stride into rows without gaps and makes every pixel
// opaque: libmpv leaves the fourth byte of rgb0 undefined.
func pack(to, from []byte, w, h, stride int) {
	if len(to) < w*h*4 || len(from) < stride*h || stride < w*4 {
		panic(fmt.Sprintf("mpv: pack %d by %d, stride %d, from %d to %d bytes", w, h, stride, len(from), len(to)))
	}
	opaque := *(*uint32)(unsafe.Pointer(&[4]byte{3: 0xff}))
	for y := range h {
		src := unsafe.Slice((*uint32)(unsafe.Pointer(&from[y*stride])), w)
		dst := unsafe.Slice((*uint32)(unsafe.Pointer(&to[y*w*4])), w)
		for x, c := range src {
			dst[x] = c | opaque
		}
	}
}

// close ends the drawing in the order libmpv wants: no more callbacks, no more
// drawing, then the context; the core goes after it.
func (s *screen) close() {
	s.rc.SetUpdateCallback(nil)
	close(s.quit)
	<-s.gone
	s.rc.Free()
}
